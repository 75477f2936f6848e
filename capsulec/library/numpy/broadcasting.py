"""broadcast_shapes and broadcast_arrays: the one shape that several shapes are stretched to."""

from __future__ import annotations

from typing import Any

from capsulec.ir.build import Builder, apply, both, index
from capsulec.ir.nodes import Expr, Loop, MakeTuple
from capsulec.ir.types import BOOL, INT, Array, Scalar, Tuple, Type
from capsulec.library.numpy.conversion import array_like, as_array
from capsulec.library.numpy.creation import constant_array
from capsulec.library.numpy.maps import asked_shape
from capsulec.library.numpy.reshaping import broadcast
from capsulec.library.numpy.shapes import extents_of, lengths, rank
from capsulec.library.table import Intrinsic, Parameter, register

JOINED = Loop("extent.joined", (INT, INT), INT, "np::broadcast_extent({0}, {1})", "numpy/broadcast.hpp")
UNEQUAL = Loop("extent.unequal", (INT, INT), BOOL, "{0} != {1}")
MISMATCH = "shape mismatch: objects cannot be broadcast to a single shape.  Mismatch is between arg "


def _text(shape: tuple[Expr, ...]) -> str:
    return f"({', '.join(['{}'] * len(shape))}{',' if len(shape) == 1 else ''})"


def _joined(builder: Builder, shapes: list[tuple[Expr, ...]]) -> tuple[Expr, ...]:
    """The shape of all together; raises NumPy's ValueError where two do not go together."""
    for second, shape in enumerate(shapes):
        for first, other in enumerate(shapes[:second]):
            for a, b in zip(reversed(other), reversed(shape), strict=False):
                if a == b or index(1) in (a, b):
                    continue
                wrong = both(apply(UNEQUAL, a, b), both(apply(UNEQUAL, a, index(1)), apply(UNEQUAL, b, index(1))))
                message = f"{MISMATCH}{first} with shape {_text(other)} and arg {second} with shape {_text(shape)}."
                builder.check(wrong, "ValueError", message, *other, *shape)
    found: list[Expr] = []
    for axis in range(1, max(map(len, shapes), default=0) + 1):
        length: Expr = index(1)
        for shape in shapes:
            if axis <= len(shape) and shape[-axis] != index(1):
                length = shape[-axis] if length == index(1) else apply(JOINED, length, shape[-axis])
        found.insert(0, builder.once(length, "n"))
    return tuple(found)


def _shapes_type(args: tuple[Type, ...]) -> Type:
    ranks = [0 if argument == Tuple(()) else rank(argument) for argument in args]
    return Tuple((INT,) * max(ranks, default=0))


def _shapes(builder: Builder, args: tuple[Expr, ...]) -> Expr:
    shapes = [() if argument.type == Tuple(()) else lengths(builder, argument) for argument in args]
    shape = _joined(builder, shapes)
    return MakeTuple(shape, Tuple((INT,) * len(shape)))


def _arrays_type(args: tuple[Type, ...], subok: Any) -> Type:
    parts = [array_like(argument, "numpy.broadcast_arrays") for argument in args]
    ndim = max((part.ndim for part in parts if isinstance(part, Array)), default=0)
    return Tuple(tuple(Array(part.dtype, ndim) if ndim else Scalar(part.dtype) for part in parts))


def _arrays(builder: Builder, args: tuple[Expr, ...], subok: Any) -> Expr:
    arrays = [as_array(builder, argument) for argument in args]
    arrays = [asked_shape(builder, a, "a") if isinstance(a.type, Array) else a for a in arrays]
    if not any(isinstance(a.type, Array) for a in arrays):
        return MakeTuple(tuple(arrays), Tuple(tuple(a.type for a in arrays)))
    shape = _joined(builder, [extents_of(a) if isinstance(a.type, Array) else () for a in arrays])
    items = tuple(
        broadcast(a if isinstance(a.type, Array) else constant_array((index(1),), a, builder), shape) for a in arrays
    )
    return MakeTuple(items, Tuple(tuple(item.type for item in items)))


register(Intrinsic("numpy.broadcast_shapes", (Parameter("args", variadic=True),), _shapes_type, _shapes))
register(
    Intrinsic(
        "numpy.broadcast_arrays",
        (Parameter("args", variadic=True), Parameter("subok", False, keyword_only=True)),
        _arrays_type,
        _arrays,
    )
)
