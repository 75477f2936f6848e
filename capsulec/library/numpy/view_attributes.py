"""Attributes of arrays that are views: T, mT, real, imag, flat."""

from __future__ import annotations

from collections.abc import Callable

from capsulec.ir.build import Builder, apply, constant, index
from capsulec.ir.nodes import Cast, Expr, Generate, Load, Local, Loop, Map
from capsulec.ir.types import INT, REAL_OF, Array, Method, Scalar, Type, kind
from capsulec.library.arrays import extent_of, order_of_view
from capsulec.library.numpy import reshaping, views
from capsulec.library.sequences import PLAIN_MUL

QUOTIENT = Loop("index.quotient", (INT, INT), INT, "{0} / {1}")
REMAINDER = Loop("index.remainder", (INT, INT), INT, "{0} % {1}")


def _array(type_: Type) -> Array:
    assert isinstance(type_, Array)
    return type_


def _turned(builder: Builder, array: Expr) -> Expr:
    return views.transposed(array, tuple(reversed(range(_array(array.type).ndim))))


def _turned_type(type_: Type) -> Type:
    array = _array(type_)
    return views.transposed_type(array, tuple(reversed(range(array.ndim))))


def _part_type(type_: Type) -> Type:
    array = _array(type_)
    return Array(REAL_OF[array.dtype], array.ndim, order_of_view(array, "")) if array.dtype in REAL_OF else array


def _part(number: int) -> Callable[[Builder, Expr], Expr]:
    def lower(builder: Builder, array: Expr) -> Expr:
        type_ = _array(array.type)
        result = _part_type(type_)
        if kind(type_.dtype) == "c":
            loop = Loop("np.parts", (type_,), result, f"np::parts<{{part}}, {number}>({{0}})", views.VIEWS)
            from capsulec.library.numpy_operators import cxx_name

            return Map(_spelled(loop, cxx_name(REAL_OF[type_.dtype])), (array,), result, array.span)
        if number == 0:
            return array
        names = tuple(builder.fresh("i") for _ in range(type_.ndim))
        zero = Cast(constant(0), Scalar(type_.dtype))
        return Generate(tuple(extent_of(array, n) for n in range(type_.ndim)), names, zero, result, array.span)

    return lower


def _spelled(loop: Loop, part: str) -> Loop:
    return Loop(loop.name, loop.operands, loop.result, loop.cxx.replace("{part}", part), loop.header)


def flat_type(type_: Type) -> Array:
    """The type of the elements of an array as one axis."""
    array = _array(type_)
    return Array(array.dtype, 1, order_of_view(array, "C" if array.order == "C" else ""))


def flat(builder: Builder, array: Expr) -> Expr:
    """All elements as one axis. Of an array of any strides each is found from its number."""
    type_ = _array(array.type)
    if type_.ndim == 1:
        return array
    if type_.order == "C":
        return reshaping.flat(array, "ravel")
    array = builder.once(array, "a")
    lengths = [extent_of(array, n) for n in range(type_.ndim)]
    size = lengths[0]
    for length in lengths[1:]:
        size = apply(PLAIN_MUL, size, length)
    counter = Local(builder.fresh("k"), INT)
    rest: Expr = counter
    indices: list[Expr] = []
    for length in reversed(lengths[1:]):
        indices.insert(0, apply(REMAINDER, rest, length))
        rest = apply(QUOTIENT, rest, length)
    element = Load(array, (rest, *indices), Scalar(type_.dtype))
    return Generate((size,), (counter.name,), element, flat_type(type_), array.span)


TYPES: dict[str, Callable[[Type], Type]] = {
    "T": _turned_type,
    "mT": views.matrix_transposed_type,
    "real": _part_type,
    "imag": _part_type,
    "flat": lambda type_: Method("numpy.ndarray.flat", type_),
}
VALUES: dict[str, Callable[[Builder, Expr], Expr]] = {
    "T": _turned,
    "mT": lambda builder, array: views.matrix_transposed(array),
    "real": _part(0),
    "imag": _part(1),
    "flat": flat,
}

__all__ = ["TYPES", "VALUES", "index"]
