"""`+=`, `|=` and their kind where they change a container itself."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress

from capsulec.ir.nodes import Loop
from capsulec.ir.types import INT, NONE, Deque, Dict, List, Set, Type, TypedArray, widened
from capsulec.library import cells
from capsulec.library.containers.kinds import TYPE_ERROR, known_or_none, require_integer, shown
from capsulec.library.table import RuleError

Method = Callable[[Type, Type], Loop]
SET_METHODS = {
    "|": "update",
    "&": "intersection_update",
    "-": "difference_update",
    "^": "symmetric_difference_update",
}


def method(op: str, left: Type) -> Method | None:
    """What `left op= right` does to a container; None when it makes a new value instead."""
    match widened(left), op:
        case List(), "+":
            return _extend
        case List(), "*":
            return _multiply
        case Set(), _ if op in SET_METHODS:
            return lambda a, b: _update_set(SET_METHODS[op], a, b)
        case TypedArray("y"), "+":
            from capsulec.library import bytearrays

            return bytearrays.extended
        case TypedArray(), "+" | "*":
            from capsulec.library import array

            return array.added_in_place if op == "+" else array.repeated_in_place
        case Deque(), "+":
            from capsulec.library.deque import extended

            return extended
        case Dict(kind="Counter"), _:
            return lambda a, b: _change_counter(op, a, b)
        case Dict(), "|":
            return _update_dict
        case _:
            return None


def _change_counter(op: str, left: Type, right: Type) -> Loop:
    from capsulec.library import collections

    assert isinstance(left, Dict)
    loop = collections.combined(op, left, right) if isinstance(right, Dict) else None
    if loop is None:
        raise RuleError(f"unsupported operand types for {op}=: {shown(left)} and {shown(right)}", hint=TYPE_ERROR)
    if isinstance(right, Dict) and (key := known_or_none(right.key)) is not None:
        cells.fill(left.key, key)
    return Loop(f"Counter.{op}=", (left, left), NONE, f"py::counter_become({{0}}, {loop.cxx})", loop.header, True, True)


def _extend(left: Type, right: Type) -> Loop:
    from capsulec.library.sequences import element_type

    assert isinstance(left, List)
    with suppress(cells.NotYet):
        cells.fill(left.element, widened(element_type(right)))
    return Loop("list.extend", (left, left), NONE, "{0}.extend({1})", "python/list.hpp", True, True)


def _multiply(left: Type, right: Type) -> Loop:
    require_integer(right, "a list is repeated an integer number of times")
    return Loop("list.multiply", (left, INT), NONE, "{0}.multiply({1})", "python/list.hpp", True, True)


def _update_set(name: str, left: Type, right: Type) -> Loop:
    assert isinstance(left, Set)
    if not isinstance(right, Set):
        raise RuleError(f"unsupported operand types: {shown(left)} and {shown(right)}", hint=TYPE_ERROR)
    with suppress(cells.NotYet):
        cells.fill(left.element, cells.content(right.element))
    return Loop(f"set.{name}", (left, left), NONE, f"{{0}}.{name}({{1}})", "python/set.hpp", True, True)


def _update_dict(left: Type, right: Type) -> Loop:
    from capsulec.library.containers.conversions import fill_pairs

    assert isinstance(left, Dict)
    with suppress(cells.NotYet):
        fill_pairs(left, right)
    return Loop("dict.update", (left, left), NONE, "{0}.update({1})", "python/dict.hpp", True, True)
