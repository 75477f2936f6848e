"""What a call does to containers that its arguments share with the callee.

A specialisation knows its parameters by cells of its own. What its body finds out about them holds for the arguments
too: what was put into them, which of them turned out to be one container, and which are in the result. `connect`
carries that over to the caller's cells.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from capsulec.frontend.infer.engine import Specialisation
from capsulec.ir.cells import Cell
from capsulec.ir.type_parts import has_cells, parts, with_parts
from capsulec.ir.types import Optional, Reference, Static, Type
from capsulec.library.cells import Table, fill, unite


class _Image:
    """The caller's cells for those of the callee."""

    def __init__(self, table: Table, node: Any) -> None:
        self.table, self.node = table, node
        self.known: dict[int, Cell] = {}

    def match(self, own: Type, given: Type) -> None:
        """What the callee calls `own` is `given` to the caller."""
        if isinstance(own, Cell):
            if isinstance(given, Cell):
                self._match_cells(own.root(), given)
            return
        if isinstance(own, Reference | Static):
            return
        if isinstance(own, Optional) and not isinstance(given, Optional):
            given = Optional(given)
        if type(own) is not type(given):
            return
        for mine, others in zip(parts(own), parts(given), strict=False):
            self.match(mine, others)

    def _match_cells(self, own: Cell, given: Cell) -> None:
        if id(own) in self.known:
            unite(self.known[id(own)], given)
        else:
            self.known[id(own)] = given
        if own.content is None:
            return
        if given.content is not None:
            self.match(own.content, given.content)
        fill(given, self.of(own.content))

    def of(self, type_: Type) -> Type:
        """The type as the caller sees it; containers that the callee made are the call's."""
        if isinstance(type_, Cell):
            return self._cell(type_.root())
        return with_parts(type_, self.of) if has_cells(type_) and not isinstance(type_, Reference) else type_

    def _cell(self, own: Cell) -> Cell:
        if id(own) not in self.known:
            cell = self.table.setdefault((self.node, f"{id(own)}"), Cell())
            self.known[id(own)] = cell
            if own.content is not None:
                fill(cell, self.of(own.content))
        return self.known[id(own)]


def connect(
    caller: Specialisation, node: Any, target: Specialisation, arguments: Sequence[Type], captures: Sequence[Type]
) -> Type | None:
    """The result of a call as the caller sees it. Raises JoinError where the caller's containers cannot follow."""
    image = _Image(caller.cells, node)
    owned = [*target.arguments, *target.captures]
    for own, given in zip(owned, [*arguments, *captures], strict=True):
        if has_cells(own):
            image.match(own, given)
    return None if target.result is None else image.of(target.result)
