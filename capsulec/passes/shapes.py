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
    Select,
    Slice,
    Transpose,
    View,
    Wrap,
)
from capsulec.ir.types import BOOL, INT, Array
from capsulec.records import fresh, mutable

USUALLY = Loop("usually", (BOOL,), BOOL, "CAPSULEC_USUALLY({0})")
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
        case Map(loop, args) if not loop.whole:
            shapes = [extents(arg) for arg in args if isinstance(arg.type, Array)]
            return joined(shapes)
        case _:
            assert isinstance(expr.type, Array), expr
            return tuple(Extent(expr, axis, INT) for axis in range(expr.type.ndim))


def joined(shapes: list[tuple[Expr, ...]]) -> tuple[Expr, ...]:
    """The shape of arrays of several shapes together."""
    ndim = max(map(len, shapes))
    result: list[Expr] = []
    for axis in range(ndim):
        lengths = [shape[axis - ndim + len(shape)] for shape in shapes if axis - ndim + len(shape) >= 0]
        whole = lengths[0]
        for length in lengths[1:]:
            if whole == index(1):
                whole = length
            elif length not in (whole, index(1)):
                whole = apply(JOINED, whole, length)
        result.append(whole)
    return tuple(result)


@mutable
class Broadcasts:
    """Pairs of extents in an elementwise expression that are equal, or else one is 1."""

    pairs: list[tuple[Expr, Expr]] = fresh(factory=list)

    def add(self, left: tuple[Expr, ...], right: tuple[Expr, ...]) -> None:
        """Demand that two shapes broadcast together."""
        for a, b in zip(reversed(left), reversed(right), strict=False):
            if a != b and index(1) not in (a, b) and (a, b) not in self.pairs:
                self.pairs.append((a, b))

    @property
    def equal(self) -> Expr:
        """All demanded extents are equal: nothing has to be stretched. The constant True when nothing is demanded."""
        result: Expr | None = None
        for a, b in self.pairs:
            test = apply(EQUAL, a, b)
            result = test if result is None else both(result, test)
        return result or Const(True, BOOL)


@mutable
class Joins:
    """Lengths that are known to broadcast together, because that has been checked before.

    `parts` has what a joined length, a local, is made of; `lengths` the joined length of several.
    """

    parts: dict[str, frozenset[Expr]] = fresh(factory=dict)
    lengths: dict[frozenset[Expr], Expr] = fresh(factory=dict)

    def parts_of(self, length: Expr) -> frozenset[Expr]:
        known = self.parts.get(length.name) if isinstance(length, Local) else None
        return known or frozenset((length,))

    def within(self, length: Expr, whole: Expr) -> bool:
        """Whether a length is one of those that another is made of: it is that one, or 1."""
        return self.parts_of(length) <= self.parts_of(whole)

    def of(self, left: Expr, right: Expr) -> Expr | None:
        """The length of two axes together, where they are known to fit."""
        if self.within(right, left):
            return left
        return right if self.within(left, right) else self.lengths.get(self.parts_of(left) | self.parts_of(right))

    def add(self, left: Expr, right: Expr, whole: Local) -> None:
        parts = self.parts_of(left) | self.parts_of(right)
        self.parts[whole.name] = parts
        self.lengths[parts] = whole

    def unknown(self, left: tuple[Expr, ...], right: tuple[Expr, ...]) -> tuple[Expr, ...]:
        """The second of two shapes, of which each length that fits for certain is that of the first."""
        start = len(right) - min(len(left), len(right))
        pairs = zip(left[len(left) - len(right) + start :], right[start:], strict=True)
        return (*right[:start], *(b if self.of(a, b) is None else a for a, b in pairs))


def demands(expr: Expr, found: Broadcasts) -> tuple[Expr, ...]:
    """Collect what an array expression demands of the arrays in it. Gives its shape if nothing is stretched."""
    arrays = leaves(expr)
    for leaf in arrays:
        if isinstance(leaf, View | Transpose):  # of a computed array
            demands(leaf.array, found)
    shapes = sorted((extents(leaf) for leaf in arrays), key=len, reverse=True)
    behind = [[shape[-axis] for shape in shapes if axis <= len(shape)] for axis in range(len(shapes[0]), 0, -1)]
    whole = tuple(next((length for length in lengths if length != index(1)), index(1)) for lengths in behind)
    for shape in shapes:
        found.add(whole, shape)
    return whole


def misfit(left: tuple[Expr, ...], right: tuple[Expr, ...]) -> Expr:
    """Whether two shapes do not broadcast together."""
    wrong: Expr = Const(False, BOOL)
    for a, b in zip(reversed(left), reversed(right), strict=False):
        if a != b and index(1) not in (a, b):
            differ = both(apply(UNEQUAL, a, b), both(apply(UNEQUAL, a, index(1)), apply(UNEQUAL, b, index(1))))
            wrong = differ if wrong == Const(False, BOOL) else Select(wrong, Const(True, BOOL), differ, BOOL)
    return wrong


def leaves(expr: Expr) -> list[Expr]:
    """The arrays that an elementwise expression is made of."""
    match expr:
        case Map(loop, args) if not loop.whole:
            return [leaf for arg in args if isinstance(arg.type, Array) for leaf in leaves(arg)]
        case Cast(value):
            return leaves(value)
        case _:
            return [expr]


def stretched(position: Expr, extent: Expr) -> Expr:
    """The position in an axis of length `extent` that goes with `position` of an axis that it is stretched to."""
    if extent == index(1):
        return index(0)
    return position if position == index(0) else apply(BROADCAST, position, extent)


def shape_text(lengths: tuple[Expr, ...]) -> str:
    """A shape as NumPy shows it, with `{}` for each length that is found at run time."""
    parts = [str(length.value) if isinstance(length, Const) else "{}" for length in lengths]
    return f"({parts[0]},)" if len(parts) == 1 else f"({','.join(parts)})"


def right_operand(value: Expr) -> Expr | None:
    """What an operation in place takes besides its target, where that is an array."""
    while isinstance(value, Cast):
        value = value.value
    if isinstance(value, Map) and len(value.args) == 2 and isinstance(value.args[1].type, Array):
        return value.args[1]
    return None
