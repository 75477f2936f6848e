"""collections.deque and its methods."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from capsulec.ir.build import Builder, apply
from capsulec.ir.nodes import Expr, Loop
from capsulec.ir.types import INT, NONE, Deque, NoneType, Optional, Scalar, Tuple, Type, kind, widened
from capsulec.library import cells, table
from capsulec.library.attributes import Attribute
from capsulec.library.containers.kinds import TYPE_ERROR, known_or_none, require_integer, shown
from capsulec.library.sequences import element_type
from capsulec.library.table import Composed, Parameter, RuleError, Runtime, positional, register

HEADER = "python/deque.hpp"


def _deque_of(type_: Type) -> Deque:
    wide = widened(type_)
    assert isinstance(wide, Deque)
    return wide


def _effect(name: str, operands: tuple[Type, ...], cxx: str, result: Type = NONE) -> Loop:
    return Loop(f"deque.{name}", operands, result, cxx, HEADER, raises=True, effects=True)


def _fill(element: Type, iterable: Type) -> None:
    """Let the deque hold what is gone through."""
    wide = widened(iterable)
    if isinstance(wide, Tuple) and not wide.items:
        return
    held = getattr(wide, "element", None)
    if held is not None and known_or_none(held) is None:
        return
    cells.fill(element, widened(element_type(iterable)))


def _deque(iterable: Any, maxlen: Any) -> Loop:
    made = Deque(cells.fresh())
    operands: list[Type] = []
    texts: list[str] = []
    if isinstance(iterable, Type):
        _fill(made.element, iterable)
        operands.append(cells.new_list(tag="values"))
        if (known := known_or_none(made.element)) is not None:
            cells.fill(operands[0].element, known)  # type: ignore[attr-defined]
        texts.append("{0}")
    limited = isinstance(maxlen, Type) and not isinstance(widened(maxlen), NoneType)
    if isinstance(maxlen, Type):
        wide = widened(maxlen)
        if limited and not (isinstance(wide, Scalar) and kind(wide.dtype) in "iub"):
            raise RuleError(f"the maxlen of a deque is an int or None, not {shown(maxlen)}", hint=TYPE_ERROR)
        operands.append(INT if limited else NONE)
        if limited:
            texts.append(f"{{{len(operands) - 1}}}")
    function = ("::of" if isinstance(iterable, Type) else "::limited") if texts else ""
    return Loop("deque", tuple(operands), made, f"{{result}}{function}({', '.join(texts)})", HEADER, raises=True)


def _one(name: str) -> Callable[..., Loop]:
    """A method that puts a value in."""

    def rule(self: Type, value: Type) -> Loop:
        whole = _deque_of(self)
        cells.fill(whole.element, widened(value))
        return _effect(name, (whole, cells.content(whole.element)), f"{{0}}.{name}({{1}})")

    return rule


def extended(self: Type, iterable: Type, name: str = "extend") -> Loop:
    """`self.extend(iterable)`, which is also `self += iterable`."""
    whole = _deque_of(self)
    _fill(whole.element, iterable)
    values = cells.new_list(known_or_none(whole.element), "values")
    return _effect(name, (whole, values), f"{{0}}.{name}({{1}})")


def _taken(name: str) -> Callable[[Type], Loop]:
    def rule(self: Type) -> Loop:
        whole = _deque_of(self)
        return _effect(name, (whole,), f"{{0}}.{name}()", cells.content(whole.element))

    return rule


def _plain(name: str) -> Callable[[Type], Loop]:
    return lambda self: _effect(name, (_deque_of(self),), f"{{0}}.{name}()")


def _rotate(self: Type, n: Any) -> Loop:
    if not isinstance(n, Type):
        return _plain("rotate")(self)
    require_integer(n, "deque.rotate takes an integer")
    return _effect("rotate", (_deque_of(self), INT), "{0}.rotate({1})")


def _insert(self: Type, index: Type, value: Type) -> Loop:
    whole = _deque_of(self)
    require_integer(index, "deque.insert takes an integer index")
    cells.fill(whole.element, widened(value))
    return _effect("insert", (whole, INT, cells.content(whole.element)), "{0}.insert({1}, {2})")


def _searching(name: str, result: Type) -> Callable[..., Loop]:
    def rule(self: Type, value: Type, *bounds: Type) -> Loop:
        whole = _deque_of(self)
        if known_or_none(whole.element) is None:
            cells.fill(whole.element, widened(value))
        for bound in bounds:
            require_integer(bound, "deque.index takes integers")
        places = ", ".join(f"{{{n + 1}}}" for n in range(1 + len(bounds)))
        operands = (whole, cells.content(whole.element), *(INT for _ in bounds))
        return Loop(f"deque.{name}", operands, result, f"{{0}}.{name}({places})", HEADER, True)

    return rule


def _copy(self: Type) -> Loop:
    made = Deque(cells.fresh(known_or_none(_deque_of(self).element)))
    return Loop("deque.copy", (made,), made, "{0}.copy()", HEADER)


INDEX = """
from capsulec.internal import deque_find

def index(self, value, start, stop):
    place = deque_find(self, value, start, stop)
    if place < 0:
        raise ValueError(f"{value!r} is not in deque")
    return place
"""

REMOVE = """
from capsulec.internal import deque_find

def remove(self, value):
    place = deque_find(self, value, 0, len(self))
    if place < 0:
        raise ValueError(f"{value!r} is not in deque")
    del self[place]
"""

SELF = positional("self")
METHODS: dict[str, tuple[tuple[Parameter, ...], Callable[..., Loop]]] = {
    "append": (positional("self", "item"), _one("append")),
    "appendleft": (positional("self", "item"), _one("appendleft")),
    "clear": (SELF, _plain("clear")),
    "copy": (SELF, _copy),
    "count": (positional("self", "value"), _searching("count", INT)),
    "extend": (positional("self", "iterable"), extended),
    "extendleft": (positional("self", "iterable"), lambda self, values: extended(self, values, "extendleft")),
    "insert": (positional("self", "index", "value"), _insert),
    "pop": (SELF, _taken("pop")),
    "popleft": (SELF, _taken("popleft")),
    "reverse": (SELF, _plain("reverse")),
    "rotate": ((*SELF, Parameter("n", 1, positional_only=True)), _rotate),
}
for _name, (_parameters, _rule) in METHODS.items():
    register(Runtime(f"collections.deque.{_name}", _parameters, _rule))
BOUNDS = (Parameter("start", 0, positional_only=True), Parameter("stop", 2**63 - 1, positional_only=True))
register(Composed("collections.deque.index", (*positional("self", "value"), *BOUNDS), INDEX))
register(Composed("collections.deque.remove", positional("self", "value"), REMOVE))
FIND = positional("self", "value", "start", "stop")
register(Runtime(f"{table.INTERNAL}.deque_find", FIND, _searching("find", INT)))
register(
    Runtime("collections.deque", (Parameter("iterable", table.MISSING), Parameter("maxlen", table.MISSING)), _deque)
)


def _maxlen(builder: Builder, value: Expr) -> Expr:
    return apply(Loop("deque.maxlen", (value.type,), Optional(INT), "{0}.most()", HEADER), value)


def find(name: str) -> Attribute | str | None:
    """What `value.name` is."""
    if name == "maxlen":
        return Attribute(lambda value: Optional(INT), _maxlen)
    full = f"collections.deque.{name}"
    return full if table.find(full) is not None else None
