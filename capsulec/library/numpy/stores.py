"""A value as an element of an array: conversion to a dtype as NumPy converts."""

from __future__ import annotations

from capsulec.ir.build import apply, cast
from capsulec.ir.nodes import Const, Expr, Map
from capsulec.ir.types import INT, Array, Scalar, Static, Type
from capsulec.library import numpy_operators
from capsulec.library.arrays import together
from capsulec.library.numpy.reductions import elements_as


def type_with_value(value: Expr) -> Type:
    """The type of an expression, with its value where that is a constant number."""
    if isinstance(value, Const) and isinstance(value.value, bool | int | float | complex):
        return Static(value.value)
    return value.type


def as_dtype(value: Expr, dtype: str) -> Expr:
    """A number or an array with its elements converted to a dtype, as `astype` does; a Python int has to fit."""
    if isinstance(value.type, Array):
        return _array_as(value, dtype)
    type_ = type_with_value(value)
    if isinstance(value.type, Scalar) and value.type.weak and value.type != INT:
        type_ = Scalar(value.type.dtype)  # a float or complex number becomes an array first
        value = cast(value, type_)
    loop = numpy_operators.store(type_, Scalar(dtype))
    return cast(value, Scalar(dtype)) if loop is None else apply(loop, value, span=value.span)


def _array_as(array: Expr, dtype: str) -> Expr:
    assert isinstance(array.type, Array)
    loop = numpy_operators.store(Scalar(array.type.dtype), Scalar(dtype))
    if loop is None:
        return elements_as(array, dtype)
    source = loop.operands[0]
    assert isinstance(source, Scalar)
    return Map(
        loop, (elements_as(array, source.dtype),), Array(dtype, array.type.ndim, together([array.type])), array.span
    )
