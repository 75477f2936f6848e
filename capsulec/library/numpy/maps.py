"""Elementwise loops over whole arguments, for entries that build IR: arrays, scalars, and what is used twice."""

from __future__ import annotations

from collections.abc import Sequence

from capsulec.diagnostics import Span
from capsulec.ir.build import Builder, cast
from capsulec.ir.nodes import Allocate, Call, Cast, Const, Expr, Item, Local, Loop, Map, View
from capsulec.ir.types import Array, Scalar, Static, Type
from capsulec.ir.walk import subexpressions
from capsulec.library.arrays import elementwise_type
from capsulec.library.numpy.reductions import elements_as
from capsulec.library.numpy_operators import store


def mapped(loop: Loop, values: Sequence[Expr], span: Span | None = None) -> Expr:
    """`loop` of scalars, or of arrays that broadcast, each operand converted to the loop's type."""
    parts: list[Expr] = []
    for value, type_ in zip(values, loop.operands, strict=True):
        assert isinstance(type_, Scalar)
        parts.append(elements_as(value, type_.dtype) if isinstance(value.type, Array) else cast(value, type_))
    return Map(loop, tuple(parts), elementwise_type(loop, [value.type for value in values]), span)


def repeatable(builder: Builder, value: Expr, base: str) -> Expr:
    """`value` in a form that may be used several times; an array in memory, or a part of one, stays what it is."""
    inner = value
    while isinstance(inner, View | Cast):
        inner = inner.array if isinstance(inner, View) else inner.value
    return value if isinstance(inner, Local | Const) else builder.once(value, base)


def asked_shape(builder: Builder, value: Expr, base: str) -> Expr:
    """`value` in a form whose extents may be asked for besides: what is called for it is called once."""
    again = (Call, Allocate, Item)
    for part in subexpressions(value):
        if isinstance(part, again) or (isinstance(part, Map) and (part.loop.whole or part.loop.effects)):
            return builder.once(value, base)
    return value


def converted(value: Expr, dtype: str) -> Expr:
    """A scalar or an array with its elements as NumPy converts them to another dtype."""
    assert isinstance(value.type, Scalar | Array)
    element = Scalar(dtype)
    loop = store(Scalar(value.type.dtype), element)
    if loop is not None:
        return mapped(loop, [value], value.span)
    return elements_as(value, dtype) if isinstance(value.type, Array) else cast(value, element)


def known(value: Expr) -> Type:
    """The type of an argument, with its value where that is a Python constant."""
    type_ = value.type
    if isinstance(value, Const) and isinstance(value.value, str):
        return Static(value.value)
    if isinstance(value, Const) and isinstance(value.value, bool | int | float | complex):
        return Static(value.value) if isinstance(type_, Scalar) and type_.weak else type_
    return type_
