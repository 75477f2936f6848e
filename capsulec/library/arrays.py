"""How operations on scalars extend to arrays, and what an index of an array means."""

from __future__ import annotations

from collections.abc import Sequence as AnySequence

from capsulec.ir.build import Builder, apply, cast, index
from capsulec.ir.nodes import At, Const, Expr, Extent, Load, Loop, Slice, Transpose, View
from capsulec.ir.types import (
    INT,
    Array,
    List,
    NoneType,
    Scalar,
    Sequence,
    Static,
    Tuple,
    Type,
    kind,
    widened,
)
from capsulec.ir.types import Slice as SliceType
from capsulec.library.table import RuleError
from capsulec.records import record


@record
class SliceIndex(Type):
    """`lower:upper:step` between brackets; a part that is left out is NoneType."""

    lower: Type
    upper: Type
    step: Type

    def __str__(self) -> str:
        return "slice"

    @property
    def full(self) -> bool:
        """Whether this is `:`."""
        return isinstance(self.lower, NoneType) and isinstance(self.upper, NoneType) and self.unit

    @property
    def unit(self) -> bool:
        return isinstance(self.step, NoneType) or self.step == Static(1)


@record
class EllipsisIndex(Type):
    """`...` between the brackets of an array."""

    def __str__(self) -> str:
        return "ellipsis"


@record
class ArrayIndex:
    """An index with one entry for each axis of the array (and None for each new axis); `type` is the result's."""

    type: Type
    axes: tuple[Type, ...]
    positions: tuple[int | None, ...]  # which item of the written index an axis comes from, None: a full slice put in
    advanced: bool = False  # whether some of `axes` are index arrays; a mask stands for all axes that it has


FULL = SliceIndex(NoneType(), NoneType(), NoneType())


def scalar_of(type_: Type) -> Type:
    """What elementwise rules see of a type: an array is its elements, NumPy scalars all."""
    return Scalar(type_.dtype) if isinstance(type_, Array) else type_


def has_arrays(types: AnySequence[Type]) -> bool:
    """Whether one of the types is an array."""
    return any(isinstance(t, Array) for t in types)


def elementwise_type(loop: Loop, types: AnySequence[Type]) -> Type:
    """The type of `loop` over operands of these types: an array when one of them is."""
    ranks = [t.ndim for t in types if isinstance(t, Array)]
    if not ranks:
        return loop.result
    if not isinstance(loop.result, Scalar):
        raise RuleError(f"{loop.name} of arrays is not supported yet", code="not-supported-yet")
    return Array(loop.result.dtype, max(ranks), together(types))


def together(types: AnySequence[Type]) -> str:
    """The order of a new array that is computed from operands element by element: NumPy's 'K', as far as the types of
    the operands say it."""
    orders = {t.axes for t in types if isinstance(t, Array) and t.ndim > 1}
    return "C" if not orders else orders.pop() if len(orders) == 1 else ""


def order_of_view(array: Array, order: str) -> str:
    """The order of a view of an array that would otherwise have an order: what may not be written to stays so."""
    return "r" if array.order == "r" else order


def array_index(array: Array, written: Type) -> ArrayIndex:
    """What `array[written]` means. Raises RuleError."""
    items = list(written.items) if isinstance(written, Tuple) else [written]
    used = sum(_axes_used(item) for item in items)
    if used > array.ndim:
        raise RuleError(
            f"too many indices for array: array is {array.ndim}-dimensional, but {used} were indexed",
            hint="NumPy would raise IndexError here too",
            code="index-range",
        )
    if sum(isinstance(item, EllipsisIndex) for item in items) > 1:
        raise RuleError("an index can only have a single ellipsis ('...')")
    axes: list[Type] = []
    positions: list[int | None] = []
    missing = array.ndim - used  # axes that are left for `...`
    for position, item in enumerate(items):
        if isinstance(item, EllipsisIndex):
            axes += [FULL] * missing
            positions += [None] * missing
            missing = 0
        else:
            axes.append(_checked(item))
            positions.append(position)
    axes += [FULL] * missing
    positions += [None] * missing
    if any(map(_is_array, axes)):
        from capsulec.library.indexing import gathered_type

        return ArrayIndex(gathered_type(array, axes), tuple(axes), tuple(positions), advanced=True)
    ndim = sum(isinstance(axis, SliceIndex | NoneType) for axis in axes)
    if ndim == 0 and not any(isinstance(item, EllipsisIndex) for item in items):
        return ArrayIndex(Scalar(array.dtype), tuple(axes), tuple(positions))
    order = _order(array, axes) if ndim else order_of_view(array, "C")
    return ArrayIndex(Array(array.dtype, ndim, order), tuple(axes), tuple(positions))


def _is_array(item: Type) -> bool:
    """Whether an index names several places: an array, a list, a tuple between others, a bool."""
    wide = widened(item)
    return isinstance(wide, Array | List | Tuple | Sequence) or (isinstance(wide, Scalar) and wide.dtype == "bool")


def _axes_used(item: Type) -> int:
    if isinstance(widened(item), EllipsisIndex | NoneType):
        return 0
    if _is_array(item):
        from capsulec.library.indexing import axes_used

        return axes_used(item)
    return 1


def _checked(item: Type) -> Type:
    match widened(item):
        case Scalar(dtype) if kind(dtype) in "iu":
            return item
        case SliceIndex() | NoneType():
            return item
        case SliceType():  # in a variable: its parts are found at run time
            return SliceIndex(INT, INT, INT)
        case _ if _is_array(item):
            from capsulec.library.indexing import checked_array

            checked_array(item)
            return item
        case other:
            raise RuleError(
                f"an array cannot be indexed with {other}",
                hint="only integers, slices (`:`), ellipsis (`...`), None and arrays are valid indices",
            )


def _order(array: Array, axes: list[Type]) -> str:
    """The order of a part: as that of the array, with gaps where it is not certainly contiguous. New axes in F order
    leave nothing known."""
    ndim = sum(isinstance(axis, SliceIndex | NoneType) for axis in axes)
    if array.order == "r":
        return "r"
    if array.order == "F":
        if not any(isinstance(axis, NoneType) for axis in axes) and _is_piece(axes[::-1]):
            return "C" if ndim == 1 else "F"
    elif array.order == "C" and _is_piece(axes):
        return "C"
    if ndim == 1 or array.ndim == 1:
        return ""
    return "" if array.axes == "F" and any(isinstance(axis, NoneType) for axis in axes) else array.order.lower()


def _is_piece(axes: list[Type]) -> bool:
    """Whether a part of an array in C order is contiguous: integers, then one slice of step 1, then full axes."""
    rest = [axis for axis in axes if not isinstance(axis, NoneType)]
    while rest and not isinstance(rest[0], SliceIndex):
        rest.pop(0)
    if not rest:
        return True
    first, *others = rest
    contiguous = isinstance(first, SliceIndex) and first.unit
    return contiguous and all(isinstance(o, SliceIndex) and o.full for o in others)


AXIS_HEADER = "numpy/index.hpp"
UNSIGNED = Scalar("uint64")  # whose upper half no signed position says
UNSIGNED_INDEX = Loop("index.of_unsigned", (UNSIGNED,), INT, "np::index_of({0})", AXIS_HEADER, raises=True)
UNSIGNED_BOUND = Loop("bound.of_unsigned", (UNSIGNED,), INT, "np::bound_of({0})", AXIS_HEADER)
INDEX = Loop("index", (INT, INT, INT), INT, "np::index({0}, {1}, {2})", AXIS_HEADER, raises=True)
CLAMP = Loop("slice.clamp", (INT, INT), INT, "np::clamp({0}, {1})", AXIS_HEADER)
LENGTH = Loop("slice.length", (INT, INT), INT, "np::length({0}, {1})", AXIS_HEADER)
REST = Loop("slice.rest", (INT, INT), INT, "np::rest({0}, {1})", AXIS_HEADER)
START = Loop("slice.start", (INT, INT, INT), INT, "np::slice_start({0}, {1}, {2})", AXIS_HEADER)
STOP = Loop("slice.stop", (INT, INT, INT), INT, "np::slice_stop({0}, {1}, {2})", AXIS_HEADER)
WRITTEN = Loop("slice.written", (INT,), INT, "np::written({0})", AXIS_HEADER)
COUNT = Loop("slice.count", (INT, INT, INT), INT, "np::slice_count({0}, {1}, {2})", AXIS_HEADER)
STEP = Loop("slice.step", (INT,), INT, "np::slice_step({0})", AXIS_HEADER, raises=True)
MINUS = Loop("index.subtract", (INT, INT), INT, "{0} - {1}")
LEFT_OUT = index(-(2**63))  # a bound that is not written: the end that the step's sign makes it

SlicePart = tuple[Expr | None, Expr | None, Expr | None]


def extent_of(array: Expr, axis: int) -> Expr:
    """The length of an axis; of a view, what it is made with."""
    match array:
        case View(axes=axes):
            kept = [part for part in axes if not isinstance(part, At)]
            part = kept[axis]
            return part.length if isinstance(part, Slice) else index(1)
        case Transpose(inner, order):
            return extent_of(inner, order[axis])
        case _:
            return Extent(array, axis, INT)


def lower_index(
    builder: Builder, array: Expr, found: ArrayIndex, parts: list[Expr | SlicePart | None], flat: bool = False
) -> Expr:
    """`array[parts]`: `parts` has for each axis of `found` its index, or lower, upper and step of a slice.

    With `flat` this is `whole.flat[parts]`, of which messages name no axis.
    """
    axes: list[At | Slice | None] = []
    dimension = 0
    for axis, part in zip(found.axes, parts, strict=True):
        if isinstance(axis, NoneType):
            axes.append(None)
            continue
        extent = extent_of(array, dimension)
        if isinstance(axis, SliceIndex):
            axes.append(slice_of(builder, extent, part or (None, None, None)))
        else:
            assert isinstance(part, Expr)
            checked = checked_index(builder, part, extent, -1 if flat else dimension)
            # A view is used many times, its index is checked once.
            axes.append(At(checked if isinstance(found.type, Scalar) else builder.once(checked, "i")))
        dimension += 1
    if isinstance(found.type, Scalar):
        indices = tuple(axis.index for axis in axes if isinstance(axis, At))
        return Load(array, indices, found.type)
    if all(isinstance(a, Slice) and a == Slice(index(0), index(1), extent_of(array, d)) for d, a in enumerate(axes)):
        return array
    return View(array, tuple(axes), found.type)


def checked_index(builder: Builder, position: Expr, extent: Expr, axis: int) -> Expr:
    """A valid, non-negative index from one that may count from the end; raises IndexError where it is out of range."""
    return apply(INDEX, builder.once(position, "i"), extent, index(axis), span=position.span)


def slice_of(builder: Builder, extent: Expr, part: SlicePart | Expr) -> Slice:
    """The elements of an axis that a slice takes; an expression is a slice in a variable."""
    if isinstance(part, Expr):
        from capsulec.library.slices import ends

        first, last, by = ends(builder, part, extent)
        return Slice(first, by, builder.once(apply(COUNT, first, last, by), "n"))
    lower, upper, step = part
    if step is None or step == index(1):
        if lower is None and upper is None:
            return Slice(index(0), index(1), extent)
        left_out = _left_out(lower, upper)
        if left_out is not None:
            return Slice(lower or index(0), index(1), builder.once(apply(REST, extent, index(left_out)), "n"))
        start = index(0) if lower is None else _clamped(builder, lower, extent)
        if upper is None:
            return Slice(start, index(1), builder.once(apply(LENGTH, start, extent), "n"))
        stop = _clamped(builder, upper, extent)
        return Slice(start, index(1), builder.once(apply(LENGTH, start, stop), "n"))
    if not isinstance(step, Const):
        step = builder.once(apply(STEP, step), "step")
    elif step.value == 0:
        raise RuleError("slice step cannot be zero", hint="NumPy would raise ValueError here too", code="index-range")
    if step == index(-1) and lower is None and upper is None:
        return Slice(apply(MINUS, extent, index(1)), step, extent)
    forwards = isinstance(step, Const) and isinstance(step.value, int) and step.value > 0
    if forwards and lower is None:
        start = index(0)
    else:
        start = builder.once(apply(START, _written(lower), step, extent), "start")
    if forwards and upper is None:
        stop = extent
    else:
        stop = builder.once(apply(STOP, _written(upper), step, extent), "stop")
    return Slice(start, step, builder.once(apply(COUNT, start, stop, step), "n"))


def _written(bound: Expr | None) -> Expr:
    """A bound of a slice as the functions of numpy/index.hpp take it."""
    if bound is None:
        return LEFT_OUT
    if isinstance(bound, Const) and bound.value != LEFT_OUT.value:
        return bound
    return apply(WRITTEN, bound)


def _left_out(lower: Expr | None, upper: Expr | None) -> int | None:
    """How many elements `lower:upper` leaves out at the two ends together, where constants tell: `1:-1` leaves out 2.

    The start of such a slice is `lower` itself: where that is beyond the end nothing is left.
    """
    ends = [0, 0]
    for place, bound in enumerate((lower, upper)):
        if bound is None:
            continue
        if not isinstance(bound, Const) or not isinstance(bound.value, int) or abs(bound.value) >= 2**31:
            return None
        ends[place] = -bound.value if place else bound.value
    return sum(ends) if ends[0] >= 0 and (upper is None or ends[1] > 0) else None


def _clamped(builder: Builder, bound: Expr, extent: Expr) -> Expr:
    if bound == index(0):
        return bound
    return builder.once(apply(CLAMP, cast(bound, INT), extent), "start")
