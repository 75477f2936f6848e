"""Extents of array expressions, and the checks that broadcasting needs."""

from __future__ import annotations

from capsulec.ir.build import apply, both, index
from capsulec.ir.nodes import (
    Allocate,
    Cast,
    Const,
    Expr,
    Extent,
    Generate,
    Local,
    Loop,
    Map,
    Slice,
    Transpose,
    View,
    Wrap,
)
from capsulec.ir.types import BOOL, INT, Array
from capsulec.ir.walk import children
from capsulec.records import fresh, mutable

EQUAL = Loop("extent.equal", (INT, INT), BOOL, "{0} == {1}")
UNEQUAL = Loop("extent.unequal", (INT, INT), BOOL, "{0} != {1}")
BROADCAST = Loop("broadcast", (INT, INT), INT, "np::broadcast({0}, {1})", "numpy/broadcast.hpp")
JOINED = Loop("extent.joined", (INT, INT), INT, "np::broadcast_extent({0}, {1})", "numpy/broadcast.hpp")


def extents(expr: Expr) -> tuple[Expr, ...]:
    """The length of each axis of an array expression, where all operands that are not equal have length 1."""
    match expr:
        case Local(type=Array(ndim=ndim)):
            return tuple(Extent(expr, axis, INT) for axis in range(ndim))
        case Wrap(extents=lengths) | Allocate(extents=lengths) | Generate(extents=lengths):
            return lengths
        case View(axes=axes):
            return tuple(
                index(1) if axis is None else axis.length for axis in axes if axis is None or isinstance(axis, Slice)
            )
        case Transpose(array, axes):
            lengths = extents(array)
            return tuple(lengths[axis] for axis in axes)
        case Cast(value):
            return extents(value)
        case Map(args=args):
            shapes = [extents(arg) for arg in args if isinstance(arg.type, Array)]
            return _joined(shapes)
        case _:
            assert isinstance(expr.type, Array), expr
            return tuple(Extent(expr, axis, INT) for axis in range(expr.type.ndim))


def _joined(shapes: list[tuple[Expr, ...]]) -> tuple[Expr, ...]:
    ndim = max(map(len, shapes))
    result: list[Expr] = []
    for axis in range(ndim):
        lengths = [shape[axis - ndim + len(shape)] for shape in shapes if axis - ndim + len(shape) >= 0]
        joined = lengths[0]
        for length in lengths[1:]:
            if joined == index(1):
                joined = length
            elif length not in (joined, index(1)):
                joined = apply(JOINED, joined, length)
        result.append(joined)
    return tuple(result)


@mutable
class Broadcasts:
    """What an elementwise expression demands of its operands' shapes: pairs of extents that are equal, or one is 1."""

    pairs: list[tuple[Expr, Expr]] = fresh(factory=list)
    conflicts: list[tuple[tuple[Expr, ...], tuple[Expr, ...]]] = fresh(factory=list)

    def add(self, left: tuple[Expr, ...], right: tuple[Expr, ...]) -> None:
        """Demand that two shapes broadcast together."""
        new = False
        for a, b in zip(reversed(left), reversed(right), strict=False):
            if a != b and index(1) not in (a, b):
                new = True
                if (a, b) not in self.pairs:
                    self.pairs.append((a, b))
        if new:
            self.conflicts.append((left, right))

    @property
    def equal(self) -> Expr:
        """All demanded extents are equal: nothing has to be stretched. The constant True when nothing is demanded."""
        result: Expr | None = None
        for a, b in self.pairs:
            test = apply(EQUAL, a, b)
            result = test if result is None else both(result, test)
        return result or Const(True, BOOL)


def demands(expr: Expr, found: Broadcasts) -> None:
    """Collect what all elementwise operations inside an array expression demand."""
    if isinstance(expr, Map):
        shapes = [extents(arg) for arg in expr.args if isinstance(arg.type, Array)]
        for arg in expr.args:
            if isinstance(arg.type, Array):
                demands(arg, found)
        for other in shapes[1:]:
            found.add(_joined(shapes[:1]), other)
    elif isinstance(expr, Cast):
        demands(expr.value, found)
    elif isinstance(expr, View | Transpose):
        demands(expr.array, found)
    elif isinstance(expr, Wrap | Local):
        return
    else:
        for child in children(expr):
            if isinstance(child.type, Array):
                demands(child, found)


def stretched(position: Expr, extent: Expr, whole: Expr) -> Expr:
    """The position in an axis of length `extent` that goes with `position` of an axis of length `whole`."""
    if extent == whole:
        return position
    if extent == index(1):
        return index(0)
    return apply(BROADCAST, position, extent)
