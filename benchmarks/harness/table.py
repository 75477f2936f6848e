"""Rows of figures, the goals that they are held to, and how both are printed."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from harness.measure import Measurement
from harness.toolchain import CAPSULEC, COMPETITORS, CPYTHON, C, Missing

TITLE_WIDTH, UNIT_WIDTH, CELL_WIDTH = 42, 4, 19
PASS, MISS, UNKNOWN = "PASS", "MISS", "no figure"
COLUMNS = (*COMPETITORS, CPYTHON)


@dataclass(frozen=True)
class Goal:
    """An upper limit of capsulec's figure: absolute, or times the figure of the competitor `over`."""

    at_most: float
    over: str | None = None

    def __str__(self) -> str:
        return f"≤ {self.at_most:g}" + (f" × {self.over}" if self.over else "")

    def verdict(self, cells: Mapping[str, Measurement | Missing]) -> str:
        mine = cells.get(CAPSULEC)
        if not isinstance(mine, Measurement):
            return UNKNOWN
        if self.over is None:
            return PASS if mine.median <= self.at_most else MISS
        theirs = cells.get(self.over)
        if not isinstance(theirs, Measurement):
            return UNKNOWN
        return PASS if mine.ratio(theirs) <= self.at_most else MISS


@dataclass(frozen=True)
class Row:
    """One line of the table: what was measured, in which unit, for whom; ratios are over `baseline`."""

    title: str
    unit: str
    cells: Mapping[str, Measurement | Missing]
    goals: tuple[Goal, ...] = ()
    baseline: str = C
    decimals: int = 3
    columns: tuple[str, ...] = COLUMNS

    def verdict(self) -> str:
        """The worst verdict of the row's goals, empty when it has none."""
        verdicts = {goal.verdict(self.cells) for goal in self.goals}
        return next((word for word in (MISS, UNKNOWN, PASS) if word in verdicts), "")


@dataclass
class Table:
    """Prints rows as they come, gathers the reasons for missing figures to print them once, at the end."""

    rows: list[Row] = field(default_factory=list)

    def header(self, columns: tuple[str, ...]) -> None:
        names = "".join(name.rjust(CELL_WIDTH) for name in columns)
        print("benchmark".ljust(TITLE_WIDTH) + "unit".ljust(UNIT_WIDTH) + names + "  goal")
        print("-" * (TITLE_WIDTH + UNIT_WIDTH + CELL_WIDTH * len(columns) + 24))

    def add(self, row: Row) -> None:
        if not self.rows or self.rows[-1].columns != row.columns:
            self.header(row.columns)
        self.rows.append(row)
        cells = "".join(cell_text(row, name).rjust(CELL_WIDTH) for name in row.columns)
        goals = ", ".join(map(str, row.goals))
        ending = f"  {goals}  {row.verdict()}" if goals else ""
        print(row.title.ljust(TITLE_WIDTH) + row.unit.ljust(UNIT_WIDTH) + cells + ending, flush=True)

    def footer(self) -> None:
        verdicts = [row.verdict() for row in self.rows if row.goals]
        counts = ", ".join(f"{verdicts.count(word)} {word}" for word in (PASS, MISS, UNKNOWN))
        print(f"\n{len(self.rows)} rows; goals: {counts}")
        print("(×: the median ratio to C, for builds and sizes to Pythran, ± half its quartile distance)")
        missing = {cell.reason for row in self.rows for cell in row.cells.values() if isinstance(cell, Missing)}
        for reason in sorted(reason for reason in missing if reason):
            print(f"missing: {reason}")

    def as_json(self) -> list[dict[str, Any]]:
        """The rows with all their samples, for a file."""
        return [
            {
                "title": row.title,
                "unit": row.unit,
                "goals": [str(goal) for goal in row.goals],
                "verdict": row.verdict(),
                "cells": {name: cell_data(row, name) for name in row.cells},
            }
            for row in self.rows
        ]


def cell_text(row: Row, competitor: str) -> str:
    """A figure and its ratio to the row's baseline: `1.021 ×1.01±.02`."""
    cell = row.cells.get(competitor)
    if cell is None:
        return "-"
    if isinstance(cell, Missing):
        return cell.word
    baseline = row.cells.get(row.baseline)
    text = f"{cell.median:.{row.decimals}f}"
    if competitor == row.baseline or not isinstance(baseline, Measurement):
        return text
    spread = cell.spread(baseline)
    return f"{text} ×{cell.ratio(baseline):.2f}" + (f"±{spread:.2f}" if spread else "")


def cell_data(row: Row, competitor: str) -> dict[str, Any]:
    cell = row.cells[competitor]
    if isinstance(cell, Missing):
        return {"missing": cell.reason}
    baseline = row.cells.get(row.baseline)
    data: dict[str, Any] = {"median": cell.median, "samples": list(cell.samples)}
    if isinstance(baseline, Measurement):
        data |= {"over": row.baseline, "ratio": cell.ratio(baseline), "spread": cell.spread(baseline)}
    return data
