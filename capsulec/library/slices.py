"""Slices as values: `slice(start, stop, step)`, what they are made of, and `slice.indices`."""

from __future__ import annotations

from capsulec.ir.build import Builder, apply
from capsulec.ir.nodes import Expr, Item, Loop, Map
from capsulec.ir.types import INT, SLICE, NoneType, Optional, Scalar, Tuple, Type, kind, widened
from capsulec.library.attributes import Attribute
from capsulec.library.containers.kinds import TYPE_ERROR, require_integer
from capsulec.library.table import Intrinsic, Parameter, RuleError, Runtime, positional, register

HEADER = "python/slice_value.hpp"


def bound(type_: Type) -> Type | None:
    """The type that one part of a slice is converted to; None when it cannot be one."""
    match widened(type_):
        case NoneType():
            return type_
        case Optional(value):
            return Optional(INT) if bound(value) == INT else None
        case Scalar(dtype) if kind(dtype) in "iub":
            return INT
        case _:
            return None


def make(types: tuple[Type, ...]) -> Loop:
    """What makes a slice of its three parts, of which those that are None are no operands."""
    operands: list[Type] = []
    texts: list[str] = []
    for type_ in types:
        if isinstance(type_, NoneType):
            texts.append("py::none()")
            continue
        texts.append(f"{{{len(operands)}}}")
        operands.append(type_)
    return Loop("slice.make", tuple(operands), SLICE, f"py::make_slice({', '.join(texts)})", HEADER)


def _slice_type(parts: tuple[Type, ...]) -> Type:
    if not 1 <= len(parts) <= 3:
        count = len(parts)
        limit = "at most 3 arguments" if count else "at least 1 argument"
        raise RuleError(f"slice expected {limit}, got {count}", code="arguments")
    for part in parts:
        if bound(part) is None:
            raise RuleError(f"a slice is made of integers and None, not {widened(part)}", hint=TYPE_ERROR)
    return SLICE


def _slice(builder: Builder, parts: tuple[Expr, ...]) -> Expr:
    from capsulec.ir.build import cast

    whole: list[Expr | None] = list(parts) if len(parts) > 1 else [None, *parts]
    whole += [None] * (3 - len(whole))
    given = [None if part is None or isinstance(part.type, NoneType) else part for part in whole]
    values = tuple(p if isinstance(p.type, Optional) else cast(p, INT) for p in given if p is not None)
    types = tuple(NoneType() if p is None else bound(p.type) or INT for p in given)
    return Map(make(types), values, SLICE)


def _part(name: str) -> Attribute:
    loop = Loop(f"slice.{name}", (SLICE,), Optional(INT), f"py::slice_{name}({{0}})", HEADER)
    return Attribute(lambda _: Optional(INT), lambda builder, value: apply(loop, value))


INDICES = Loop("slice.indices", (SLICE, INT), Tuple((INT,) * 3), "py::slice_indices({0}, {1})", HEADER, raises=True)


def _indices(self: Type, length: Type) -> Loop:
    require_integer(length, "slice.indices takes an integer")
    return INDICES


def ends(builder: Builder, value: Expr, extent: Expr) -> tuple[Expr, Expr, Expr]:
    """Start, stop and step of a slice of an axis."""
    found = builder.once(apply(INDICES, value, extent), "ends")
    start, stop, step = (builder.once(Item(found, n, INT), name) for n, name in enumerate(("start", "stop", "step")))
    return start, stop, step


register(Intrinsic("builtins.slice", (Parameter("args", variadic=True),), _slice_type, _slice))
register(Runtime("builtins.slice.indices", positional("self", "length"), _indices))
ATTRIBUTES: dict[str, Attribute | str] = {name: _part(name) for name in ("start", "stop", "step")}
ATTRIBUTES["indices"] = "builtins.slice.indices"
