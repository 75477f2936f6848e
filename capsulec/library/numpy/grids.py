"""Arrays whose elements are functions of their place: eye, tri, indices, and the grids of meshgrid."""

from __future__ import annotations

from typing import Any

from capsulec.ir.build import Builder, apply, cast, index
from capsulec.ir.nodes import Expr, Extent, Generate, Load, Local, Loop, MakeTuple, Select, Slice, View
from capsulec.ir.types import BOOL, INT, Array, LibraryFunction, Scalar, Tuple, Type, kind, widened
from capsulec.library.numpy.arrays import known_flag
from capsulec.library.numpy.conversion import array_like, as_array, copied
from capsulec.library.numpy.dtypes import dtype_or
from capsulec.library.numpy.layouts import in_order, letter_of, with_order
from capsulec.library.numpy.shapes import (
    TYPE_ERROR,
    VALUE_ERROR,
    given,
    known_text,
    lengths,
    rank,
    refuse,
)
from capsulec.library.table import Intrinsic, Parameter, RuleError, register

ADD = Loop("index.add", (INT, INT), INT, "{0} + {1}")
EQUAL = Loop("index.equal", (INT, INT), BOOL, "{0} == {1}")
AT_MOST = Loop("index.at_most", (INT, INT), BOOL, "{0} <= {1}")
LESS = Loop("extent.less", (INT, INT), BOOL, "{0} < {1}")


def _require_integer(value: Any) -> None:
    if isinstance(value, Type):
        wide = widened(value)
        if not (isinstance(wide, Scalar) and kind(wide.dtype) in "iu"):
            raise RuleError(f"'{wide}' object cannot be interpreted as an integer", TYPE_ERROR)


def _matrix_type(dtype: Any, *numbers: Any) -> Type:
    for number in numbers:
        if given(number):
            _require_integer(number)
    return Array(dtype_or(dtype, "float64"), 2, "C")


def _lengths(builder: Builder, rows: Expr, columns: Any) -> tuple[Expr, Expr]:
    (first,) = lengths(builder, rows)
    return first, lengths(builder, columns)[0] if given(columns) else first


def _offset(builder: Builder, k: Any) -> Expr:
    return builder.once(cast(k, INT), "k") if isinstance(k, Expr) else index(k)


def _matrix(builder: Builder, extents: tuple[Expr, Expr], test: Loop, k: Expr, dtype: str) -> Expr:
    """1 where `test` holds of the column and the row `k` further, else 0."""
    row, column = Local(builder.fresh("i"), INT), Local(builder.fresh("j"), INT)
    diagonal = row if k == index(0) else apply(ADD, row, k)
    body = cast(apply(test, column, diagonal), Scalar(dtype))
    return Generate(extents, (row.name, column.name), body, Array(dtype, 2, "C"), builder.span)


def _eye_type(n: Type, m: Any, k: Any, dtype: Any, order: Any, device: Any, like: Any) -> Type:
    refuse("eye", device=device, like=like)
    return with_order(_matrix_type(dtype, n, m, k), letter_of(order, "C"))


def _eye(builder: Builder, n: Expr, m: Any, k: Any, dtype: Any, order: Any = None, *_: Any) -> Expr:
    extents = _lengths(builder, n, m)
    made = _matrix(builder, extents, EQUAL, _offset(builder, k), dtype_or(dtype, "float64"))
    return in_order(builder, made, letter_of(order, "C"), computed=True)


def _identity_type(n: Type, dtype: Any, like: Any) -> Type:
    refuse("identity", like=like)
    return _matrix_type(dtype, n)


def _identity(builder: Builder, n: Expr, dtype: Any, like: Any) -> Expr:
    return _eye(builder, n, None, 0, dtype)


def _tri_type(n: Type, m: Any, k: Any, dtype: Any, like: Any) -> Type:
    refuse("tri", like=like)
    return _matrix_type(dtype, n, m, k)


def _not_negative(builder: Builder, length: Expr) -> Expr:
    """A length, 0 where it is negative."""
    value = builder.once(cast(length, INT), "n")
    return builder.once(Select(apply(LESS, value, index(0)), index(0), value, INT), "n")


def _tri(builder: Builder, n: Expr, m: Any, k: Any, dtype: Any, like: Any) -> Expr:
    rows = _not_negative(builder, n)
    extents = rows, _not_negative(builder, m) if given(m) else rows
    return _matrix(builder, extents, AT_MOST, _offset(builder, k), dtype_or(dtype, "float64"))


# indices: one array of all indices, or one with axes of length 1 for each


def _indices_type(dimensions: Type, dtype: Any, sparse: Any) -> Type:
    axes, name = rank(dimensions), dtype_or(dtype, "int64")
    if known_flag(sparse, "sparse"):
        return Tuple((Array(name, axes, "C"),) * axes)
    return Array(name, axes + 1, "C")


def _indices(builder: Builder, dimensions: Expr, dtype: Any, sparse: Any) -> Expr:
    extents, name = lengths(builder, dimensions), dtype_or(dtype, "int64")
    if known_flag(sparse, "sparse"):
        items = tuple(_along(builder, extents, axis, name) for axis in range(len(extents)))
        return MakeTuple(items, Tuple(tuple(item.type for item in items)))
    which = Local(builder.fresh("i"), INT)
    places = [Local(builder.fresh("j"), INT) for _ in extents]
    body: Expr = places[-1]
    for axis in reversed(range(len(places) - 1)):
        body = Select(apply(EQUAL, which, index(axis)), places[axis], body, INT)
    names = (which.name, *(place.name for place in places))
    made = Array(name, len(extents) + 1, "C")
    return Generate((index(len(extents)), *extents), names, cast(body, Scalar(name)), made, builder.span)


def _along(builder: Builder, extents: tuple[Expr, ...], axis: int, dtype: str) -> Expr:
    """The indices of one axis; the others are of length 1."""
    places = [Local(builder.fresh("i"), INT) for _ in extents]
    shape = tuple(length if n == axis else index(1) for n, length in enumerate(extents))
    names = tuple(place.name for place in places)
    return Generate(shape, names, cast(places[axis], Scalar(dtype)), Array(dtype, len(extents), "C"), builder.span)


# meshgrid


def _indexing(indexing: Any) -> str:
    text = known_text(indexing)
    if text not in ("xy", "ij"):
        raise RuleError("Valid values for `indexing` are 'xy' and 'ij'.", VALUE_ERROR)
    return text


def _meshgrid_type(xi: tuple[Type, ...], copy: Any, sparse: Any, indexing: Any) -> Type:
    _indexing(indexing)
    known_flag(sparse, "sparse"), known_flag(copy, "copy")
    found = [array_like(x, "numpy.meshgrid") for x in xi]
    if any(isinstance(x, Array) and x.ndim != 1 for x in found):
        raise RuleError("numpy.meshgrid of arrays of several axes is not supported yet", code="not-supported-yet")
    return Tuple(tuple(Array(x.dtype, len(xi), "C") for x in found))


def _meshgrid(builder: Builder, xi: tuple[Expr, ...], copy: Any, sparse: Any, indexing: Any) -> Expr:
    places = list(range(len(xi)))
    if _indexing(indexing) == "xy" and len(xi) > 1:
        places[:2] = [1, 0]
    arrays = [as_array(builder, x) for x in xi]
    arrays = [a if isinstance(a, Local) else builder.variable(a, "x") for a in arrays]
    shape: list[Expr] = [index(1)] * len(xi)
    for array, place in zip(arrays, places, strict=True):
        shape[place] = Extent(array, 0, INT) if isinstance(array.type, Array) else index(1)
    items = tuple(
        _thin(array, place, len(xi)) if known_flag(sparse, "sparse") else _spread(builder, array, place, tuple(shape))
        for array, place in zip(arrays, places, strict=True)
    )
    return MakeTuple(items, Tuple(tuple(item.type for item in items)))


def _spread(builder: Builder, array: Expr, place: int, shape: tuple[Expr, ...]) -> Expr:
    """An array along one axis of a grid, repeated along the others."""
    indices = [Local(builder.fresh("i"), INT) for _ in shape]
    dtype = array.type.dtype  # type: ignore[attr-defined]
    body = Load(array, (indices[place],), Scalar(dtype)) if isinstance(array.type, Array) else array
    return Generate(shape, tuple(i.name for i in indices), body, Array(dtype, len(shape), "C"), builder.span)


def _thin(array: Expr, place: int, ndim: int) -> Expr:
    """An array along one axis of a grid, with axes of length 1 for the others."""
    if not isinstance(array.type, Array):
        raise RuleError("numpy.meshgrid(sparse=True) of numbers is not supported yet", code="not-supported-yet")
    axes: list[Any] = [None] * ndim
    axes[place] = Slice(index(0), index(1), Extent(array, 0, INT))
    return copied(View(array, tuple(axes), Array(array.type.dtype, ndim, "")))


def _register() -> None:
    like, device = Parameter("like", None, keyword_only=True), Parameter("device", None, keyword_only=True)
    float_dtype = Parameter("dtype", LibraryFunction("builtins.float"))
    columns, diagonal = Parameter("M", None), Parameter("k", 0)
    rows = (Parameter("N"), columns, diagonal, float_dtype)
    register(Intrinsic("numpy.eye", (*rows, Parameter("order", "C"), device, like), _eye_type, _eye))
    register(Intrinsic("numpy.identity", (Parameter("n"), Parameter("dtype", None), like), _identity_type, _identity))
    register(Intrinsic("numpy.tri", (*rows, like), _tri_type, _tri))
    int_dtype = Parameter("dtype", LibraryFunction("builtins.int"))
    register(
        Intrinsic(
            "numpy.indices", (Parameter("dimensions"), int_dtype, Parameter("sparse", False)), _indices_type, _indices
        )
    )
    options = (("copy", True), ("sparse", False), ("indexing", "xy"))
    parameters = tuple(Parameter(name, default, keyword_only=True) for name, default in options)
    register(Intrinsic("numpy.meshgrid", (Parameter("xi", variadic=True), *parameters), _meshgrid_type, _meshgrid))


_register()
