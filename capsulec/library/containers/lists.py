"""The methods of list. An example for families of methods: a rule gives the Loop, the C++ is the runtime's method.

A rule takes the types of all parameters; one that is left out is its default, a Python constant. It fills the cells of
the container with what is put in. The Loop's operands are for the arguments that are given, in order.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from capsulec.ir.nodes import Loop
from capsulec.ir.types import BOOL, INT, NONE, List, Type, widened
from capsulec.library import cells
from capsulec.library.containers.kinds import known_or_none, require_integer
from capsulec.library.table import REDIRECTS, Composed, Parameter, Runtime, positional, register

HEADER = "python/list.hpp"


def _list(type_: Type) -> List:
    wide = widened(type_)
    assert isinstance(wide, List)
    return wide


def effect(name: str, operands: tuple[Type, ...], cxx: str, result: Type = NONE) -> Loop:
    """A method that changes its container."""
    return Loop(name, operands, result, cxx, HEADER, raises=True, effects=True)


def _append(self: Type, item: Type) -> Loop:
    container = _list(self)
    cells.fill(container.element, widened(item))
    return effect("list.append", (container, cells.content(container.element)), "{0}.append({1})")


def _extend(self: Type, iterable: Type) -> Loop:
    from capsulec.library.sequences import element_type

    container = _list(self)
    cells.fill(container.element, widened(element_type(iterable)))
    return effect("list.extend", (container, container), "{0}.extend({1})")


def _insert(self: Type, index: Type, item: Type) -> Loop:
    container = _list(self)
    require_integer(index, "list.insert takes an integer index")
    cells.fill(container.element, widened(item))
    return effect("list.insert", (container, INT, cells.content(container.element)), "{0}.insert({1}, {2})")


def _pop(self: Type, index: Any) -> Loop:
    container = _list(self)
    element = cells.content(container.element)
    if not isinstance(index, Type):
        return effect("list.pop", (container,), "{0}.pop()", element)
    require_integer(index, "list.pop takes an integer index")
    return effect("list.pop", (container, INT), "{0}.pop({1})", element)


def _searching(name: str, result: Type, *, effects: bool = False) -> Callable[..., Loop]:
    """A method that looks for a value."""

    def rule(self: Type, value: Type, *bounds: Any) -> Loop:
        container = _list(self)
        element = known_or_none(container.element)
        if element is None:  # so that the list may learn what is looked for: it is empty
            cells.fill(container.element, widened(value))
            element = cells.content(container.element)
        given = [b for b in bounds if isinstance(b, Type)]
        for bound in given:
            require_integer(bound, "slice bounds are integers")
        places = ", ".join(f"{{{n + 1}}}" for n in range(1 + len(given)))
        operands = (container, element, *[INT] * len(given))
        return Loop(f"list.{name}", operands, result, f"{{0}}.{name}({places})", HEADER, True, effects)

    return rule


def _plain(name: str) -> Callable[[Type], Loop]:
    """A method without arguments that changes the list."""
    return lambda self: effect(f"list.{name}", (_list(self),), f"{{0}}.{name}()")


def _sort(self: Type, reverse: Any) -> Loop:
    from capsulec.library.containers.conversions import refuse_unordered

    container = _list(self)
    refuse_unordered(container.element)
    flag = (BOOL,) if isinstance(reverse, Type) else ()
    cxx = "py::sort({0}, {1})" if flag else "py::sort({0})"
    return Loop("list.sort", (container, *flag), NONE, cxx, "python/sort.hpp", raises=True, effects=True)


def _copy(self: Type) -> Loop:
    made = cells.new_list(known_or_none(_list(self).element))
    return Loop("list.copy", (made,), made, "{0}.copy()", HEADER)


SELF = positional("self")
BOUNDS = (Parameter("start", 0, positional_only=True), Parameter("stop", 2**63 - 1, positional_only=True))

METHODS: dict[str, tuple[tuple[Parameter, ...], Callable[..., Loop]]] = {
    "append": (positional("self", "object"), _append),
    "extend": (positional("self", "iterable"), _extend),
    "insert": (positional("self", "index", "object"), _insert),
    "pop": ((*SELF, Parameter("index", -1, positional_only=True)), _pop),
    "remove": (positional("self", "value"), _searching("remove", NONE, effects=True)),
    "index": ((*positional("self", "value"), *BOUNDS), _searching("index", INT)),
    "count": (positional("self", "value"), _searching("count", INT)),
    "reverse": (SELF, _plain("reverse")),
    "clear": (SELF, _plain("clear")),
    "copy": (SELF, _copy),
    "sort": ((*SELF, Parameter("reverse", False, keyword_only=True)), _sort),
}

for _name, (_parameters, _rule) in METHODS.items():
    register(Runtime(f"builtins.list.{_name}", _parameters, _rule))


SORT_BY = """
from capsulec.internal import sorted_by

def sort_by(self, key, reverse=False):
    self[:] = sorted_by(self, key=key, reverse=reverse)
"""
KEY = (Parameter("key", keyword_only=True), Parameter("reverse", False, keyword_only=True))
register(Composed("capsulec.internal.sort_by", (*SELF, *KEY), SORT_BY))


def _sort_or_sort_by(positional_: list[Any], keywords: dict[str, Any]) -> str:
    from capsulec.library.functional import is_comparison

    if is_comparison(keywords.get("key")):
        return "capsulec.internal.sort_comparing"
    return "capsulec.internal.sort_by" if "key" in keywords else "builtins.list.sort"


REDIRECTS["builtins.list.sort"] = _sort_or_sort_by
