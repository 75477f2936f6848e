"""The table as a page of the documentation, with when and where it was measured."""

from __future__ import annotations

import importlib.metadata
import os
import platform
import subprocess
import time
from collections.abc import Sequence
from pathlib import Path

from harness.measure import Measurement
from harness.table import Row
from harness.toolchain import C, Missing

HEAD = """\
# Speed of functions

This page is written by `python benchmarks/run.py functions --markdown docs/speed.md`. Each program of
`benchmarks/programs` stands there once in Python, for all that read Python, and once in plain C++. Pythran and capsulec
were given `-O2`, C++ is `g++ -O2`; Numba's times are without its compiling.

"""
TAIL = """
A round runs each competitor in turn, in an order shuffled anew; of its runs in a round the shortest counts. Figures are
medians over the rounds, × is the median of the ratios to C++, or to Pythran where C++ has no figure.
"""


def page(rows: Sequence[Row]) -> str:
    """The whole page."""
    columns = dict.fromkeys(name for row in rows for name in row.columns)
    used = [name for name in columns if any(name in row.cells for row in rows)]
    titles = ["C++" if name == C else name for name in used]
    lines = [f"| | {' | '.join(titles)} | goal |", f"|---{'|---' * len(titles)}|---|"]
    for row in rows:
        cells = " | ".join(_cell(row, name) for name in used)
        goals = ", ".join(map(str, row.goals)).replace("× C", "× C++")
        unit = f", {row.unit}" if row.unit else ""
        lines.append(f"| {row.title}{unit} | {cells} | {goals} {row.verdict()} |")
    reasons = {cell.reason for row in rows for cell in row.cells.values() if isinstance(cell, Missing)}
    missing = "".join(f"\n- {reason}" for reason in sorted(reasons))
    return HEAD + _where() + "\n\n" + "\n".join(lines) + "\n" + TAIL + (f"\nMissing:\n{missing}\n" if missing else "")


def _cell(row: Row, name: str) -> str:
    cell = row.cells.get(name)
    if cell is None:
        return ""
    if isinstance(cell, Missing):
        return cell.word
    baseline = row.cells.get(row.baseline)
    figure = f"{cell.median:.{min(row.decimals, 2)}f}"
    if name == row.baseline or not isinstance(baseline, Measurement) or not row.unit:
        return figure
    return f"{figure} (×{cell.ratio(baseline):.2f})"


def _where() -> str:
    """When, on which machine, with what, and how busy it was."""
    lines = Path("/proc/cpuinfo").read_text().splitlines() if Path("/proc/cpuinfo").exists() else []
    model = next((line.partition(": ")[2] for line in lines if line.startswith("model name")), platform.machine())
    compiler = subprocess.run(["g++", "-dumpfullversion"], capture_output=True, text=True, check=True).stdout.strip()
    versions = [f"g++ {compiler}", f"Python {platform.python_version()}"]
    versions += [f"{name.title()} {importlib.metadata.version(name)}" for name in ("pythran", "numba")]
    load = os.getloadavg()[1]
    return (
        f"Measured on {time.strftime('%Y-%m-%d')}: {model}, {os.cpu_count()} cores, on which {load:.1f} processes "
        f"ran at a time (read the ratios); {', '.join(versions)}."
    )
