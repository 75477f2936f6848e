"""What ranges have: start, stop and step, index and count."""

from __future__ import annotations

from typing import Any

from capsulec.ir.build import Builder, index
from capsulec.ir.nodes import Expr, Loop
from capsulec.ir.types import BOOL, INT, SLICE, Range, Slice, Static, Type
from capsulec.library.arrays import SliceIndex
from capsulec.library.attributes import Attribute
from capsulec.library.containers.kinds import TYPE_ERROR, require_integer
from capsulec.library.sequences import item
from capsulec.library.table import RuleError, Runtime, positional, register

HEADER = "python/range_value.hpp"


def _part(position: int) -> Attribute:
    def rule(type_: Type) -> Type:
        known = type_.step if isinstance(type_, Range) and position == 2 else None
        return INT if known is None else Static(known)

    def lower(builder: Builder, value: Expr) -> Expr:
        if position == 2 and isinstance(value.type, Range) and value.type.step is not None:
            return index(value.type.step)
        return item(value, position, INT)

    return Attribute(rule, lower)


def _search(name: str) -> Any:
    def rule(self: Type, value: Type) -> Loop:
        require_integer(value, f"range.{name} looks for an integer")
        return Loop(f"range.{name}", (self, INT), INT, f"py::range_{name}({{0}}, {{1}})", HEADER, raises=True)

    return rule


def item_of(whole: Range, index_: Type) -> Loop:
    """`range[index]`, a number or for a slice another range."""
    if isinstance(index_, SliceIndex | Slice):
        return Loop("range.slice", (whole, SLICE), Range(), "py::range_slice({0}, {1})", HEADER, raises=True)
    require_integer(index_, "range indices must be integers or slices")
    return Loop("range.item", (whole, INT), INT, "py::range_item({0}, {1})", "python/range.hpp", raises=True)


def compared(symbol: str, left: Range, right: Range) -> Loop:
    """`==` and `!=` of ranges. Raises RuleError for what is no order."""
    if symbol not in ("==", "!="):
        raise RuleError(f"'{symbol}' not supported between instances of 'range' and 'range'", hint=TYPE_ERROR)
    cxx = "py::range_equal({0}, {1})" if symbol == "==" else "!py::range_equal({0}, {1})"
    return Loop(f"range.{symbol}", (left, right), BOOL, cxx, HEADER)


ATTRIBUTES: dict[str, Attribute | str] = {"start": _part(0), "stop": _part(1), "step": _part(2)}
for _name in ("index", "count"):
    register(Runtime(f"builtins.range.{_name}", positional("self", "value"), _search(_name)))
    ATTRIBUTES[_name] = f"builtins.range.{_name}"
