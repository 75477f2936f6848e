"""The methods of set and frozenset. Other operands than sets are collected into one first."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress
from typing import Any

from capsulec.ir.nodes import Loop
from capsulec.ir.types import BOOL, NONE, FrozenSet, Set, Type, widened
from capsulec.library import cells
from capsulec.library.containers.kinds import known_or_none, require_hashable
from capsulec.library.sequences import element_type
from capsulec.library.table import Parameter, Runtime, positional, register

HEADER = "python/set.hpp"
OTHERS = (*positional("self"), Parameter("others", variadic=True))
COMBINING = ("union", "intersection", "difference", "symmetric_difference")
UPDATING = ("update", "intersection_update", "difference_update", "symmetric_difference_update")
COMPARING = {
    "issubset": "py::subset({0}, {1})",
    "issuperset": "py::subset({1}, {0})",
    "isdisjoint": "py::disjoint({0}, {1})",
}


def _element(self: Type) -> Type:
    wide = widened(self)
    assert isinstance(wide, Set | FrozenSet)
    return wide.element


def _elements(iterable: Type) -> Type | None:
    wide = widened(iterable)
    found = known_or_none(wide.element) if isinstance(wide, Set) else widened(element_type(wide))
    if found is not None:
        require_hashable(found)
    return found


def _combining(name: str) -> Callable[..., Loop]:
    """`a.union(b, c)`: a new set of the first one's class."""

    def rule(self: Type, others: tuple[Type, ...]) -> Loop:
        element = cells.fresh()
        for side in (self, *others):
            known = _elements(side)
            if known is not None:
                cells.fill(element, known)
        frozen = isinstance(widened(self), FrozenSet)
        result: Type = FrozenSet(cells.content(element)) if frozen else Set(element)
        cxx = "{0}"
        for position in range(len(others)):
            cxx = f"py::set_{name}({cxx}, {{{position + 1}}})"
        operands = (result, *[Set(element)] * len(others))
        return Loop(f"set.{name}", operands, result, cxx if others else "{0}.copy()", HEADER)

    return rule


def _updating(name: str) -> Callable[..., Loop]:
    """`a.update(b, c)`: changes the set."""

    def rule(self: Type, others: tuple[Type, ...]) -> Loop:
        element = _element(self)
        for other in others:
            with suppress(cells.NotYet):
                known = _elements(other)
                if known is not None:
                    cells.fill(element, known)
        whole = Set(element)
        places = ", ".join(f"{{{n}}}" for n in range(len(others) + 1))
        cxx = f"py::set_{name}_all({places})"
        return Loop(f"set.{name}", (whole,) * (len(others) + 1), NONE, cxx, HEADER, True, True)

    return rule


def _comparing(cxx: str) -> Callable[..., Loop]:
    def rule(self: Type, other: Type) -> Loop:
        element = cells.fresh()
        for side in (self, other):
            known = _elements(side)
            if known is not None:
                cells.fill(element, known)
        cells.content(element)
        mine = FrozenSet(cells.content(element)) if isinstance(widened(self), FrozenSet) else Set(element)
        return Loop("set.compare", (mine, Set(element)), BOOL, cxx, HEADER)

    return rule


def _changing(name: str) -> Callable[..., Loop]:
    """`a.add(value)` and its kind."""

    def rule(self: Type, value: Type) -> Loop:
        element = _element(self)
        require_hashable(value)
        cells.fill(element, widened(value))
        held = cells.content(element)
        return Loop(f"set.{name}", (widened(self), held), NONE, f"{{0}}.{name}({{1}})", HEADER, True, True)

    return rule


def _pop(self: Type) -> Loop:
    held = cells.content(_element(self))
    return Loop("set.pop", (widened(self),), held, "{0}.pop()", HEADER, True, True)


def _clear(self: Type) -> Loop:
    return Loop("set.clear", (widened(self),), NONE, "{0}.clear()", HEADER, True, True)


def _copy(self: Type) -> Loop:
    return _combining("union")(self, ())


def _register(class_: str, name: str, parameters: tuple[Parameter, ...], rule: Any) -> None:
    register(Runtime(f"builtins.{class_}.{name}", parameters, rule))


for _class in ("set", "frozenset"):
    for _name in COMBINING[:3]:
        _register(_class, _name, OTHERS, _combining(_name))
    _one = _combining(COMBINING[3])
    _register(_class, COMBINING[3], positional("self", "other"), lambda self, other, rule=_one: rule(self, (other,)))
    for _name, _cxx in COMPARING.items():
        _register(_class, _name, positional("self", "other"), _comparing(_cxx))
    _register(_class, "copy", positional("self"), _copy)
for _name in UPDATING[:3]:
    _register("set", _name, OTHERS, _updating(_name))
_register("set", UPDATING[3], positional("self", "other"), lambda self, other: _updating(UPDATING[3])(self, (other,)))
for _name in ("add", "discard", "remove"):
    _register("set", _name, positional("self", "element"), _changing(_name))
_register("set", "pop", positional("self"), _pop)
_register("set", "clear", positional("self"), _clear)
