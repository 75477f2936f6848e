"""The memory that loops touch: which arrays are apart, and which elements of one.

A name stands for the memory of an array: one that the function has made, a parameter, or the pointer of one. New arrays
share memory with nothing that the function has been given, and not with one another.
"""

from __future__ import annotations

from collections.abc import Iterator

from capsulec.ir.nodes import (
    Address,
    Allocate,
    Assign,
    Const,
    Expr,
    Extent,
    Fold,
    Function,
    Load,
    Local,
    Loop,
    Map,
    Stmt,
    Store,
)
from capsulec.ir.types import Array, Pointer
from capsulec.ir.walk import (
    assigned_once,
    calls,
    children,
    expressions,
    is_mutable,
    locals_of,
    may_raise,
    statements,
    subexpressions,
)
from capsulec.records import record

UNKNOWN = "?"  # memory of which nothing is known


@record
class Access:
    """An element of the memory called `array`, at `place`; `stored` or loaded."""

    array: str
    place: tuple[Expr, ...]
    stored: bool


class Memory:
    """What is known of the arrays of one function: `new` are those that it makes, with their lengths."""

    def __init__(self, function: Function) -> None:
        self.once = assigned_once(function)
        self.new = {
            s.target.name: s.value.extents
            for s in statements(function.body)
            if isinstance(s, Assign) and isinstance(s.value, Allocate) and s.target.name in self.once
        }
        given = {p.name for p in function.parameters if isinstance(p.type, Array | Pointer)}
        self.known = self.new.keys() | (given & self.once)

    def distinct(self, one: str, other: str) -> bool:
        """Whether two names certainly mean memory apart."""
        if one == other or UNKNOWN in (one, other):
            return False
        return one in self.known and other in self.known and (one in self.new or other in self.new)

    def indices(self, access: Access) -> tuple[Expr, ...] | None:
        """One index for each axis of a new array; None where they do not show."""
        if len(access.place) > 1:
            return access.place
        lengths = self.new.get(access.array)
        return None if lengths is None else _indices(access.place[0], lengths)

    def goes_once(self, access: Access, counters: tuple[str, ...]) -> bool:
        """Whether each round of some loops has an element of its own: each counter is in one index, by itself."""
        if access.array not in self.new:
            return False
        indices = self.indices(access)
        if indices is None:
            return False
        found = [name for index in indices for name in counters if name in locals_of(index)]
        return sorted(found) == sorted(counters) and all(_is_shifted(index, counters) for index in indices)

    def meets_later(self, stored: Access, other: Access, counter: str) -> bool:
        """Whether an element that a round of a loop stores may be one that another round touches."""
        if self.distinct(stored.array, other.array):
            return False
        if stored.array != other.array or not self.goes_once(stored, (counter,)):
            return True
        mine, others = self.indices(stored), self.indices(other)
        assert mine is not None
        if others is None or len(mine) != len(others):
            return True
        moving = [(a, b) for a, b in zip(mine, others, strict=True) if counter in locals_of(a) | locals_of(b)]
        return any(a != b for a, b in moving)


def accesses_of(block: tuple[Stmt, ...]) -> Iterator[Access]:
    """The elements that stores and assignments touch, in their order."""
    for statement in block:
        if isinstance(statement, Store):
            for part in (*statement.indices, statement.value):
                yield from loads_of(part)
            yield Access(memory_of(statement.base), statement.indices, stored=True)
        else:
            for part in expressions(statement):
                yield from loads_of(part)


def loads_of(expr: Expr) -> Iterator[Access]:
    """The elements that an expression reads."""
    for e in subexpressions(expr):
        if isinstance(e, Load):
            yield Access(memory_of(e.base), e.indices, stored=False)


def memory_of(base: Expr) -> str:
    """The name of the array, or the pointer, that an element belongs to."""
    match base:
        case Local(name):
            return name
        case Map(Loop("array.data"), (Local(name),)):
            return name
        case _:
            return UNKNOWN


def is_plain(value: Expr) -> bool:
    """Whether evaluating gives a number and does nothing else, whenever it is done."""
    return not (may_raise(value) or calls(value) or reads(value))


def reads(value: Expr) -> bool:
    """Whether a value depends on what memory holds. The lengths of an array do not."""
    if isinstance(value, Extent) and isinstance(value.array, Local):
        return False
    if isinstance(value, Load | Fold | Address) or isinstance(value.type, Array | Pointer):
        return True
    return is_mutable(value.type) or any(map(reads, children(value)))


def _indices(position: Expr, lengths: tuple[Expr, ...]) -> tuple[Expr, ...] | None:
    """The indices that a position in memory of C order is made of, as `elements.flat_position` writes it."""
    if len(lengths) == 1:
        return (position,)
    match position:
        case Map(Loop("index.add"), (Map(Loop("index.multiply"), (rows, length)), last)) if length == lengths[-1]:
            before = _indices(rows, lengths[:-1])
            return None if before is None else (*before, last)
        case _:
            return None


def _is_shifted(index: Expr, counters: tuple[str, ...]) -> bool:
    """Whether an index is a number that the loops do not change, or one counter and such numbers added."""
    match index:
        case Map(Loop("index.add" | "index.subtract" | "int.add.plain" | "int.sub.plain"), (left, right)):
            return all(_is_shifted(part, counters) for part in (left, right))
        case Const() | Local():
            return True
        case _:
            return not locals_of(index) & set(counters) and is_plain(index)
