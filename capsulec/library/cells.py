"""Cells: what a container holds, found out by inference.

An empty list has a cell without content; `append` fills it, and because all aliases of the list share the cell, all of
them learn. A rule of the library fills the cells of its arguments and asks for new ones for what it makes: those
belong to the expression that is being typed (`at`), so that typing it again finds them again.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from capsulec.ir.cells import Cell
from capsulec.ir.type_parts import has_cells, parts, with_parts
from capsulec.ir.types import INT, Deque, Dict, List, NoneType, Scalar, Set, Static, Str, Type, Unknown

Table = dict[tuple[Any, str], Cell]


class NotYet(Exception):
    """A rule needs to know what a container holds, and nothing has been put into it yet."""


class EndlessTypeError(Exception):
    """A container would hold itself, so that there is no end to its type; `node` is the expression that asks for it."""

    def __init__(self, node: Any) -> None:
        super().__init__("a container would hold itself")
        self.node = node


class _State:
    """The expression that is being typed, and a count of all that cells have learnt."""

    def __init__(self) -> None:
        self.table: Table = {}
        self.node: Any = None
        self.moves = 0


STATE = _State()


@contextmanager
def at(table: Table, node: Any) -> Iterator[None]:
    """New cells that rules ask for belong to this node of this specialisation."""
    before = STATE.table, STATE.node
    STATE.table, STATE.node = table, node
    try:
        yield
    finally:
        STATE.table, STATE.node = before


def fresh(content: Type | None = None, tag: str = "") -> Cell:
    """The cell of a container that the current expression makes; `tag` tells several apart."""
    key = (STATE.node, tag)
    if key not in STATE.table:
        STATE.table[key] = Cell()
    cell = STATE.table[key]
    if content is not None:
        fill(cell, content)
    return cell


def new_list(content: Type | None = None, tag: str = "") -> List:
    """The type of a list that the current expression makes."""
    return List(fresh(content, tag))


def content(element: Type) -> Type:
    """What a container holds. Raises NotYet while nothing is known."""
    if isinstance(element, Cell):
        if element.content is None:
            raise NotYet
        return element.content
    if isinstance(element, Unknown):
        raise NotYet
    return element


def fill(element: Type, type_: Type) -> None:
    """Put a value of a type into a container. Raises JoinError when the container cannot hold both."""
    from capsulec.library.joins import join, stored

    if not isinstance(element, Cell):
        return
    if isinstance(type_, Cell):
        unite(element, type_)
        return
    known = element.content
    new = join([known, stored(type_)])
    assert new is not None
    if new != known:
        _learn(element, new)
        STATE.moves += 1


def unite(left: Type, right: Type) -> None:
    """Two containers turn out to be one, or to be held in one place: they hold the same. Raises JoinError."""
    if isinstance(left, Cell) and isinstance(right, Cell):
        if left == right:
            return
        mine, others = left.content, right.content
        left.unite(right)
        STATE.moves += 1
        known = others if mine is None else mine
        if known is not None:
            _learn(left, known)
        if mine is not None and others is not None:
            fill(left, others)
    elif isinstance(left, Cell):
        fill(left, right)
    elif isinstance(right, Cell):
        fill(right, left)


def _learn(cell: Cell, content: Type) -> None:
    """Let a cell have a content. Raises EndlessTypeError when the cell is a part of it."""
    if has_cells(content) and _holds(content, cell):
        raise EndlessTypeError(STATE.node)
    cell.refine(content)


def _holds(type_: Type, cell: Cell) -> bool:
    """Whether a cell is a part of a type."""
    if isinstance(type_, Cell):
        return type_ == cell or (type_.content is not None and _holds(type_.content, cell))
    return any(_holds(part, cell) for part in parts(type_))


def solid(type_: Type) -> Type:
    """The type without cells, as it is known now; unfilled cells become Unknown."""
    if isinstance(type_, Cell):
        return Unknown() if type_.content is None else solid(type_.content)
    return with_parts(type_, solid) if has_cells(type_) else type_


def settled(type_: Type) -> Type:
    """The type when inference is done: what nothing was ever put into might as well hold integers."""
    if isinstance(type_, Cell):
        return INT if type_.content is None else settled(type_.content)
    if isinstance(type_, Unknown):
        return INT
    if isinstance(type_, Scalar | Static | NoneType | Str):
        return type_
    return with_parts(type_, settled)


def owned(type_: Type) -> Type:
    """The same type with cells of its own, for the parameter of a specialisation."""
    match type_:
        case List(element):
            return List(_own(element))
        case Set(element):
            return Set(_own(element))
        case Deque(element):
            return Deque(_own(element))
        case Dict(key, value, kind):
            return Dict(_own(key), _own(value), kind)
        case Scalar() | Static() | NoneType() | Str():
            return type_
        case _:
            return with_parts(type_, owned)


def _own(element: Type) -> Cell:
    known = element.content if isinstance(element, Cell) else None if isinstance(element, Unknown) else element
    return Cell(None if known is None else owned(known))
