"""New arrays of a shape: empty, zeros, ones and full, and their like.

All but `empty` are a Generate, the element as a function of its index, so that they are fused into what uses them:
`numpy.zeros(n) + a` allocates once.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from capsulec.ir.build import Builder
from capsulec.ir.nodes import Const, Expr, Generate, Store
from capsulec.ir.types import Array, Scalar, Type, widened
from capsulec.library.numpy.dtypes import dtype_or
from capsulec.library.numpy.layouts import letter_of, memory, order_for, turned
from capsulec.library.numpy.shapes import (
    extents_of,
    given,
    lengths,
    rank,
    refuse,
)
from capsulec.library.numpy.stores import as_dtype
from capsulec.library.table import Intrinsic, Parameter, RuleError, register

Rule = Callable[..., Type]

DEVICE, LIKE = Parameter("device", None, keyword_only=True), Parameter("like", None, keyword_only=True)
ORDERED = (Parameter("dtype", None), Parameter("order", "C"), DEVICE, LIKE)
SHAPE, FILL = Parameter("shape"), Parameter("fill_value")
OF_ANOTHER = (
    Parameter("dtype", None),
    Parameter("order", "K"),
    Parameter("subok", True),
    Parameter("shape", None),
    DEVICE,
)
CONSTANTS = {"zeros": 0, "ones": 1}


def constant_array(extents: tuple[Expr, ...], value: Expr, builder: Builder) -> Expr:
    """An array all of whose elements are one number, which has the dtype already."""
    assert isinstance(value.type, Scalar)
    dtype = value.type.dtype
    names = tuple(builder.fresh("i") for _ in extents)
    return Generate(extents, names, builder.once(value, "value"), Array(dtype, len(extents), "C"), builder.span)


def _new_type(name: str) -> Rule:
    def rule(shape: Type, dtype: Any, order: Any, device: Any, like: Any) -> Type:
        refuse(name, device=device, like=like)
        ndim = rank(shape)
        return Array(dtype_or(dtype, "float64"), ndim, order_for(letter_of(order, "C"), ndim))

    return rule


def _new(name: str) -> Any:
    def lower(builder: Builder, shape: Expr, dtype: Any, order: Any, *_: Any) -> Expr:
        extents = lengths(builder, shape)
        return _of_kind(builder, name, extents, dtype_or(dtype, "float64"), letter_of(order, "C"))

    return lower


def _of_kind(
    builder: Builder, name: str, extents: tuple[Expr, ...], dtype: str, letter: str = "C", like: Expr | None = None
) -> Expr:
    if name == "empty":
        return memory(builder, extents, dtype, letter, [] if like is None else [like])
    value = as_dtype(Const(CONSTANTS[name], Scalar("int64")), dtype)
    return _constant_in(builder, extents, value, letter, like)


def _constant_in(
    builder: Builder, extents: tuple[Expr, ...], value: Expr, letter: str, like: Expr | None = None
) -> Expr:
    """A constant array in an order."""
    order = order_for(letter, len(extents), None if like is None else like.type)
    if order == "C":
        return constant_array(extents, value, builder)
    if order == "F":
        return turned(constant_array(extents[::-1], value, builder))
    assert isinstance(value.type, Scalar)
    assert like is not None
    array = builder.variable(memory(builder, extents, value.type.dtype, letter, [like]), "a")
    builder.emit(Store(array, (), value, builder.span))
    return array


def _prototype(name: str, prototype: Type) -> Array:
    wide = widened(prototype)
    if isinstance(wide, Scalar):
        return Array(wide.dtype, 0, "C")
    if not isinstance(prototype, Array):
        raise RuleError(f"numpy.{name} of {widened(prototype)} is not supported yet", code="not-supported-yet")
    return prototype


def _like_type(name: str) -> Rule:
    def rule(a: Type, dtype: Any, order: Any, subok: Any, shape: Any, device: Any) -> Type:
        array = _prototype(name, a)
        refuse(name, device=device)
        ndim = rank(shape) if given(shape) else array.ndim
        return Array(dtype_or(dtype, array.dtype), ndim, order_for(letter_of(order, "K"), ndim, array))

    return rule


def _like_extents(builder: Builder, a: Expr, shape: Any) -> tuple[Expr, ...]:
    if given(shape):
        return lengths(builder, shape)
    return extents_of(a) if isinstance(a.type, Array) else ()


def _like(name: str) -> Any:
    def lower(builder: Builder, a: Expr, dtype: Any, order: Any, subok: Any, shape: Any, device: Any) -> Expr:
        extents = _like_extents(builder, a, shape)
        like = a if isinstance(a.type, Array) else None
        dtype = dtype_or(dtype, _prototype(name, a.type).dtype)
        return _of_kind(builder, name, extents, dtype, letter_of(order, "K"), like)

    return lower


# full: without a dtype that of the value, which may be an array that is stretched.


def _value_dtype(fill_value: Type, dtype: Any) -> str:
    from capsulec.library.numpy.operands import operand_type

    match widened(operand_type(fill_value, "numpy.full")):
        case Scalar(own) | Array(own):
            return dtype_or(dtype, own)
        case other:
            raise RuleError(f"numpy.full with {other} is not supported yet", code="not-supported-yet")


def _full_type(shape: Type, fill_value: Type, dtype: Any, order: Any, device: Any, like: Any) -> Type:
    refuse("full", device=device, like=like)
    ndim = rank(shape)
    return Array(_value_dtype(fill_value, dtype), ndim, order_for(letter_of(order, "C"), ndim))


def _full(builder: Builder, shape: Expr, fill_value: Expr, dtype: Any, order: Any, *_: Any) -> Expr:
    found = _value_dtype(fill_value.type, dtype)
    return filled(builder, lengths(builder, shape), fill_value, found, letter_of(order, "C"))


def filled(
    builder: Builder,
    extents: tuple[Expr, ...],
    value: Expr,
    dtype: str,
    letter: str = "C",
    like: Expr | None = None,
) -> Expr:
    """An array of a value, which may be an array that broadcasts to it."""
    from capsulec.library.numpy.operands import as_operand

    value = as_operand(builder, value)
    converted = as_dtype(value, dtype)
    if not isinstance(value.type, Array):
        return _constant_in(builder, extents, converted, letter, like)
    array = builder.variable(memory(builder, extents, dtype, letter, [] if like is None else [like]), "a")
    builder.emit(Store(array, (), converted, builder.span, apart=True))
    return array


def _full_like_type(a: Type, fill_value: Type, dtype: Any, order: Any, subok: Any, shape: Any, device: Any) -> Type:
    array = _prototype("full_like", a)
    refuse("full_like", device=device)
    _value_dtype(fill_value, None)
    ndim = rank(shape) if given(shape) else array.ndim
    return Array(dtype_or(dtype, array.dtype), ndim, order_for(letter_of(order, "K"), ndim, array))


def _full_like(
    builder: Builder, a: Expr, fill_value: Expr, dtype: Any, order: Any, subok: Any, shape: Any, device: Any
) -> Expr:
    extents = _like_extents(builder, a, shape)
    like = a if isinstance(a.type, Array) else None
    own = _prototype("full_like", a.type).dtype
    return filled(builder, extents, fill_value, dtype_or(dtype, own), letter_of(order, "K"), like)


def _ndarray_type(shape: Type, dtype: Any, buffer: Any, offset: Any, strides: Any, order: Any) -> Type:
    refuse("ndarray", buffer=buffer, strides=strides)
    ndim = rank(shape)
    return Array(dtype_or(dtype, "float64"), ndim, order_for(letter_of(order, "C"), ndim))


def _ndarray(builder: Builder, shape: Expr, dtype: Any, buffer: Any, offset: Any, strides: Any, order: Any) -> Expr:
    extents = lengths(builder, shape)
    return _of_kind(builder, "empty", extents, dtype_or(dtype, "float64"), letter_of(order, "C"))


def _register() -> None:
    buffer = (Parameter("buffer", None), Parameter("offset", 0), Parameter("strides", None), Parameter("order", None))
    register(Intrinsic("numpy.ndarray", (SHAPE, Parameter("dtype", None), *buffer), _ndarray_type, _ndarray))
    for name in ("empty", "zeros", "ones"):
        register(Intrinsic(f"numpy.{name}", (SHAPE, *ORDERED), _new_type(name), _new(name)))
        first = Parameter("prototype" if name == "empty" else "a")
        like = f"{name}_like"
        register(Intrinsic(f"numpy.{like}", (first, *OF_ANOTHER), _like_type(like), _like(name)))
    register(Intrinsic("numpy.full", (SHAPE, FILL, *ORDERED), _full_type, _full))
    register(Intrinsic("numpy.full_like", (Parameter("a"), FILL, *OF_ANOTHER), _full_like_type, _full_like))


_register()
