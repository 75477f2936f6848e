"""Fusion: the scalar that is one element of an array expression.

`element(expr, indices)` pushes the indices down to the arrays in memory. Views change the indices and move nothing,
elementwise operations apply to the elements of their operands, and what is left is scalar arithmetic on loads.
"""

from __future__ import annotations

from capsulec.ir.build import apply, cast, index
from capsulec.ir.nodes import (
    Allocate,
    At,
    Cast,
    Const,
    Expr,
    Generate,
    Load,
    Local,
    Loop,
    Map,
    Slice,
    Transpose,
    View,
    Wrap,
)
from capsulec.ir.types import INT, Array, Pointer, Scalar
from capsulec.ir.walk import rewrite
from capsulec.passes.shapes import extents, stretched

ADD = Loop("index.add", (INT, INT), INT, "{0} + {1}")
SUBTRACT = Loop("index.subtract", (INT, INT), INT, "{0} - {1}")
MULTIPLY = Loop("index.multiply", (INT, INT), INT, "{0} * {1}")


def plus(left: Expr, right: Expr) -> Expr:
    """A sum of index expressions, none of which overflow: they lie within an array."""
    if left == index(0):
        return right
    if isinstance(left, Const) and isinstance(right, Const):
        return index(int(left.value) + int(right.value))  # type: ignore[arg-type]
    return left if right == index(0) else apply(ADD, left, right)


def times(left: Expr, right: Expr) -> Expr:
    """A product of index expressions."""
    if left == index(1):
        return right
    if index(0) in (left, right):
        return index(0)
    if isinstance(left, Const) and isinstance(right, Const):
        return index(int(left.value) * int(right.value))  # type: ignore[arg-type]
    return left if right == index(1) else apply(MULTIPLY, left, right)


def element(expr: Expr, indices: tuple[Expr, ...], *, equal: bool) -> Expr:
    """The element of an array expression at `indices`, one for each of its axes.

    With `equal` all operands of elementwise operations are known to have the shape of the result; else axes of length 1
    are stretched at run time.
    """
    match expr:
        case Local(type=Array(dtype)) | Allocate(type=Array(dtype)):
            return Load(expr, indices, Scalar(dtype), expr.span)
        case Wrap(pointer, lengths):
            assert isinstance(pointer.type, Pointer)
            assert pointer.type.target is not None
            load = Load(pointer, (flat_position(indices, lengths),), pointer.type.target, expr.span)
            # The elements of an array are NumPy's scalars, whatever the pointer points to.
            return cast(load, Scalar(pointer.type.target.dtype))
        case View(array, axes):
            return element(array, base_indices(axes, indices), equal=equal)
        case Transpose(array, axes):
            return element(array, tuple(indices[axes.index(axis)] for axis in range(len(axes))), equal=equal)
        case Cast(value, type_):
            assert isinstance(type_, Array)
            return cast(operand(value, indices, equal=equal), Scalar(type_.dtype))
        case Generate(_, names, body):
            places = dict(zip(names, indices, strict=True))
            return rewrite(body, lambda e: places.get(e.name, e) if isinstance(e, Local) else e)
        case Map(loop, args):
            parts = tuple(operand(arg, indices, equal=equal) for arg in args)
            return Map(loop, parts, loop.result, expr.span)
    raise AssertionError(type(expr))


def operand(arg: Expr, indices: tuple[Expr, ...], *, equal: bool) -> Expr:
    """The element of an operand that goes with the element at `indices` of the whole."""
    if not isinstance(arg.type, Array):
        return arg
    own = indices[len(indices) - arg.type.ndim :]
    if isinstance(arg, Map | Cast):  # axes are stretched where there is memory
        return element(arg, own, equal=equal)
    lengths = extents(arg)
    if not equal:
        own = tuple(stretched(at, length) for at, length in zip(own, lengths, strict=True))
    else:
        own = tuple(index(0) if length == index(1) else at for at, length in zip(own, lengths, strict=True))
    return element(arg, own, equal=equal)


def base_indices(axes: tuple[At | Slice | None, ...], indices: tuple[Expr, ...]) -> tuple[Expr, ...]:
    """The indices into the viewed array for indices into the view."""
    left = list(indices)
    found: list[Expr] = []
    for axis in axes:
        match axis:
            case At(position):
                found.append(position)
            case Slice(start, step, _):
                at = left.pop(0)
                found.append(apply(SUBTRACT, start, at) if step == index(-1) else plus(start, times(at, step)))
            case None:
                left.pop(0)
    return tuple(found)


def flat_position(indices: tuple[Expr, ...], lengths: tuple[Expr, ...]) -> Expr:
    """The position of an element in memory of C order: ((i * m) + j) * k + …"""
    if not indices:
        return index(0)
    position = indices[0]
    for at, length in zip(indices[1:], lengths[1:], strict=True):
        position = plus(times(position, length), at)
    return position


def resolve_place(load: Load) -> Load:
    """The element in memory that a Load reads, to be stored to."""
    found = resolve_load(load)
    while isinstance(found, Cast):
        found = found.value
    assert isinstance(found, Load)
    return found


def resolve_load(load: Load) -> Expr:
    """A Load of a view, a wrapped pointer or a computed array as a load from memory."""
    match load.base:
        case View() | Transpose() | Wrap() | Map() | Cast() | Generate() if isinstance(load.base.type, Array):
            return element(load.base, load.indices, equal=False)
        case _:
            return load
