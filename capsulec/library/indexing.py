"""Index arrays: `a[rows]`, `a[mask]`, and both among slices and integers.

A mask of the first axes becomes a Compress, which `fuse` turns into one loop. Everything else becomes a Generate: the
element at an index is an element of the array, at places that the index arrays name. They are checked before, so that
the loop has no checks, and masks among them become the positions at which they are true.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

from capsulec.ir.build import Builder, apply, both, cast, constant, index
from capsulec.ir.nodes import (
    At,
    Compress,
    Const,
    Eval,
    Expr,
    Extent,
    Generate,
    If,
    Load,
    Local,
    Loop,
    MakeTuple,
    Map,
    Slice,
    Store,
    Transpose,
    View,
)
from capsulec.ir.types import BOOL, INT, NONE, Array, List, NoneType, Scalar, Tuple, Type, Unknown, kind, widened
from capsulec.ir.types import Sequence as SequenceType
from capsulec.library.arrays import ArrayIndex, SliceIndex, SlicePart, checked_index, extent_of, slice_of, together
from capsulec.library.boundary import dtype_name
from capsulec.library.cells import content
from capsulec.library.sequences import PLAIN_ADD, PLAIN_MUL, iteration
from capsulec.library.table import RuleError
from capsulec.records import record

STRETCHED = Loop("broadcast", (INT, INT), INT, "np::broadcast({0}, {1})", "numpy/broadcast.hpp")
JOINED = Loop("extent.joined", (INT, INT), INT, "np::broadcast_extent({0}, {1})", "numpy/broadcast.hpp")
UNEQUAL = Loop("extent.unequal", (INT, INT), BOOL, "{0} != {1}")
WRAPPED = Loop("index.wrapped", (INT, INT), INT, "np::wrapped({0}, {1})", "numpy/index.hpp")
NOT_INTEGERS = "arrays used as indices must be of integer (or boolean) type"


def index_array(item: Type) -> Array | None:
    """What an index is that names several places: an array of integers or of booleans; None for all others."""
    match widened(item):
        case Array(dtype, ndim):
            return Array(dtype, ndim, "C")
        case Scalar("bool"):
            return Array("bool", 0, "C")
        case List(element) | SequenceType(element):
            inner = content(element)
            return _listed([INT if isinstance(inner, Unknown) else inner])
        case Tuple(items):
            return _listed(list(items))
        case _:
            return None


def _listed(items: list[Type]) -> Array:
    """The index array that a list or tuple of numbers is."""
    found = [widened(item) for item in items] or [INT]
    if any(isinstance(item, List | Tuple | SequenceType | Array) for item in found):
        raise RuleError("a list of lists as an index is not supported yet", "make an array of it", "not-supported-yet")
    kinds = {kind(item.dtype) if isinstance(item, Scalar) else "?" for item in found}
    if kinds == {"b"}:
        return Array("bool", 1, "C")
    if kinds <= set("biu"):
        return Array("int64", 1, "C")
    raise RuleError(NOT_INTEGERS, "NumPy would raise IndexError here too")


def is_index_array(item: Type) -> bool:
    """Whether an index chooses elements one by one: an array, a list or tuple, a bool."""
    return (
        isinstance(widened(item), Array | List | Tuple | SequenceType)
        or widened(item) == Scalar("bool")
        or (widened(item) == BOOL)
    )


def checked_array(item: Type) -> Array:
    """An index array, refused when it is none."""
    found = index_array(item)
    if found is None or kind(found.dtype) not in "biu":
        raise RuleError(NOT_INTEGERS, "NumPy would raise IndexError here too")
    return found


def axes_used(item: Type) -> int:
    """How many axes of an array an index takes: a mask as many as it has."""
    wide = widened(item)
    if isinstance(wide, NoneType):
        return 0
    found = index_array(item)
    return found.ndim if found is not None and found.dtype == "bool" else 1


def gathered_type(array: Array, axes: Sequence[Type]) -> Array:
    """The type of `array[axes]` when some of them are index arrays."""
    places = _memory_axes(axes)
    order = "C" if places == tuple(range(len(places))) else "F" if places == tuple(range(len(places)))[::-1] else ""
    open_ = _inner_order_is_open(array, axes) or _outer_order_is_open(axes)
    return Array(array.dtype, len(places), "" if open_ else order)


def _inner_order_is_open(array: Array, axes: Sequence[Type]) -> bool:
    """Whether several axes of the array are left, whose order in memory shows at run time."""
    return array.axes != "C" and sum(isinstance(axis, SliceIndex) for axis in axes) > 1


def _outer_order_is_open(axes: Sequence[Type]) -> bool:
    """Whether all axes of the result are those of index arrays whose order in memory shows at run time."""
    arrays = [axis for axis in axes if isinstance(axis, Array)]
    return not any(isinstance(axis, SliceIndex | NoneType) for axis in axes) and together(arrays) != "C"


def _memory_axes(axes: Sequence[Type]) -> tuple[int, ...]:
    """Which axis in memory each axis of `array[axes]` is: those that index arrays make come first there."""
    dims = max(_dims(axis) for axis in axes)
    kept = [isinstance(axis, SliceIndex | NoneType) for axis in axes]
    advanced = [n for n, slice_ in enumerate(kept) if not slice_]
    together = advanced == list(range(advanced[0], advanced[-1] + 1))
    first = sum(kept[: advanced[0]]) if together else 0
    ndim = dims + sum(kept)
    return (*range(dims, dims + first), *range(dims), *range(dims + first, ndim))


def _dims(axis: Type) -> int:
    """How many axes of the result an index array makes."""
    found = index_array(axis) if is_index_array(axis) else None
    if found is None:
        return 0
    return 1 if found.dtype == "bool" else found.ndim


@record
class _Places:
    """What an index array says of one axis of the array: positions for the indices that it has itself."""

    axis: int | None  # None: of no axis, a bool
    extents: tuple[Expr, ...]
    position: Callable[[tuple[Expr, ...]], Expr] | None


def lower_gathered(
    builder: Builder, array: Expr, found: ArrayIndex, parts: list[Expr | SlicePart | None], *, stores: bool, flat: bool
) -> Expr:
    """`array[parts]` with index arrays; with `stores` it is the target of an assignment, with `flat` that of `a.flat`,
    of which messages name no axis."""
    leading = _leading_mask(found.axes)
    if leading is not None:
        return _compressed(builder, array, found, parts, leading)
    array = array if flat else builder.once(array, "a")  # a.flat of any strides is a rule for where elements are
    return _Gathering(builder, array, found, parts, stores, flat).build()


# A mask of the first axes.


def _leading_mask(axes: tuple[Type, ...]) -> int | None:
    """The position of a mask that is the one index array, and that only integers stand in front of."""
    arrays = [n for n, axis in enumerate(axes) if is_index_array(axis)]
    if len(arrays) != 1 or any(isinstance(axis, NoneType) for axis in axes):
        return None
    (place,) = arrays
    mask = index_array(axes[place])
    assert mask is not None
    plain = not any(isinstance(axis, SliceIndex) for axis in axes[:place])
    return place if mask.dtype == "bool" and mask.ndim > 0 and plain and isinstance(axes[place], Array) else None


def _compressed(
    builder: Builder, array: Expr, found: ArrayIndex, parts: list[Expr | SlicePart | None], place: int
) -> Expr:
    mask = parts[place]
    assert isinstance(mask, Expr)
    assert isinstance(mask.type, Array)
    axes: list[At | Slice | None] = []
    whole = True
    for axis, part in zip(found.axes, parts, strict=True):
        if axis is found.axes[place] and part is mask:
            axes += [Slice(index(0), index(1), extent_of(array, len(axes) + n)) for n in range(mask.type.ndim)]
            continue
        extent = extent_of(array, len(axes))
        if isinstance(axis, SliceIndex):
            axes.append(slice_of(builder, extent, part or (None, None, None)))
            whole = whole and axis.full
        else:
            assert isinstance(part, Expr)
            axes.append(At(builder.once(checked_index(builder, part, extent, len(axes)), "i")))
            whole = False
    if not whole:
        assert isinstance(array.type, Array)
        ndim = sum(isinstance(axis, Slice) for axis in axes)
        array = View(array, tuple(axes), Array(array.type.dtype, ndim), array.span)
    return Compress(array, mask, found.type, array.span)


# Everything else.


class _Gathering:
    """The element of the result as an element of the array."""

    def __init__(
        self,
        builder: Builder,
        array: Expr,
        found: ArrayIndex,
        parts: list[Expr | SlicePart | None],
        stores: bool,
        flat: bool,
    ) -> None:
        self.flat = flat
        self.builder, self.array, self.found, self.parts, self.stores = builder, array, found, parts, stores
        self.places: dict[int, list[_Places]] = {}  # by the index array's place between the brackets
        self.slices: dict[int, Slice | None] = {}
        self.integers: dict[int, Expr] = {}  # positions of axes that are indexed by integers
        self.source: list[tuple[int, int]] = []  # for each axis of the array: its item, and which of the item's

    def build(self) -> Expr:
        self.prepare()
        arrays = [place for places in self.places.values() for place in places]
        broadcast = self.broadcast([place.extents for place in arrays])
        self.check(arrays, broadcast)
        advanced = [n for n, axis in enumerate(self.found.axes) if n in self.places or n in self.integers]
        together = advanced == list(range(advanced[0], advanced[-1] + 1))
        extents: list[Expr] = []
        names: list[str] = []
        own: dict[int, Local] = {}  # the counter of each slice

        def counter(length: Expr) -> Local:
            local = Local(self.builder.fresh("i"), INT)
            extents.append(length)
            names.append(local.name)
            return local

        at: tuple[Local, ...] = ()
        if not together:
            at = tuple(counter(length) for length in broadcast)
        for n in range(len(self.found.axes)):
            if together and n == advanced[0]:
                at = tuple(counter(length) for length in broadcast)
            if n in self.slices:
                part = self.slices[n]
                own[n] = counter(index(1) if part is None else part.length)
        positions = [self.position(item, which, at, broadcast, own) for item, which in self.source]
        type_ = self.found.type
        assert isinstance(type_, Array)
        element = Load(self.array, tuple(positions), Scalar(type_.dtype))
        made = Generate(tuple(extents), tuple(names), element, type_, self.array.span)
        assert isinstance(self.array.type, Array)
        places = _memory_axes(self.found.axes)
        if self.stores:
            return made
        if _outer_order_is_open(self.found.axes):
            return self.as_indices(made)
        if _inner_order_is_open(self.array.type, self.found.axes):
            return self.in_memory(made, len(broadcast))
        if places == tuple(range(len(places))):
            return made
        inverse = [places.index(axis) for axis in range(len(places))]
        memory = Array(type_.dtype, type_.ndim, "C")
        lengths, counters = tuple(extents[axis] for axis in inverse), tuple(names[axis] for axis in inverse)
        return Transpose(Generate(lengths, counters, element, memory), places, type_, self.array.span)

    def as_indices(self, result: Generate) -> Expr:
        """The result in memory, in the order of the index arrays."""
        from capsulec.library.numpy.layouts import memory

        arrays = [part for part in self.parts if isinstance(part, Expr) and isinstance(part.type, Array)]
        type_ = result.type
        assert isinstance(type_, Array)
        like = [array for array in arrays if array.type.ndim == type_.ndim]  # type: ignore[attr-defined]
        made = self.builder.variable(memory(self.builder, result.extents, type_.dtype, "K", like), "taken")
        self.builder.emit(Store(made, (), result, self.builder.span, apart=True))
        return made

    def in_memory(self, result: Generate, outer: int) -> Expr:
        """The result in memory: what index arrays make, and inside of that what is left, in the array's order."""
        assert isinstance(result.type, Array)
        ndim = result.type.ndim
        own = [n for n, part in self.slices.items()]
        advanced = [n for n in range(len(self.found.axes)) if n not in self.slices]
        together = advanced == list(range(advanced[0], advanced[-1] + 1))
        first = sum(n < advanced[0] for n in own) if together else 0
        axes = {item: axis for axis, (item, _) in enumerate(self.source)}
        sources = ", ".join(str(axes[n]) if n in axes else "-1" for n in own)
        kept = [*result.extents[:first], *result.extents[first + outer :]] if together else result.extents[outer:]
        rank = self.array.type.ndim  # type: ignore[attr-defined]
        places = [f"{{{n + 1}}}" for n in range(len(kept) + ndim)]
        inner, whole = ", ".join(places[: len(kept)]), ", ".join(places[len(kept) :])
        text = f"np::axes_of<{sources}>(np::layout_of<{rank}>({{0}}), np::shape<{len(own)}>{{{{{inner}}}}})"
        order = f"np::gathered<{outer}, {first}>({text})"
        cxx = f"np::allocate_in<{dtype_name(result.type.dtype)}>({order}, np::shape<{ndim}>{{{{{whole}}}}})"
        operands = (self.array, *kept, *result.extents)
        loop = Loop("allocate", tuple(o.type for o in operands), result.type, cxx, "numpy/layout.hpp")
        made = self.builder.variable(Map(loop, operands, result.type, result.span), "taken")
        self.builder.emit(Store(made, (), result, self.builder.span, apart=True))
        return made

    def prepare(self) -> None:
        """Evaluate what stands between the brackets, once."""
        dimension = 0
        for n, (axis, part) in enumerate(zip(self.found.axes, self.parts, strict=True)):
            if isinstance(axis, NoneType):
                self.slices[n] = None
                continue
            if is_index_array(axis):
                self.places[n] = self.index_array(axis, part, dimension)
                count = sum(place.axis is not None for place in self.places[n])
                self.source += [(n, which) for which in range(count)]
                dimension += count
                continue
            extent = extent_of(self.array, dimension)
            if isinstance(axis, SliceIndex):
                self.slices[n] = slice_of(self.builder, extent, part or (None, None, None))
            else:
                assert isinstance(part, Expr)
                checked = checked_index(self.builder, cast(part, INT), extent, dimension)
                self.integers[n] = self.builder.once(checked, "i")
            self.source.append((n, 0))
            dimension += 1

    def index_array(self, axis: Type, part: Expr | SlicePart | None, dimension: int) -> list[_Places]:
        assert isinstance(part, Expr)
        type_ = checked_array(axis)
        if type_.ndim == 0:  # a bool: an axis of length 0 or 1
            return [_Places(None, (cast(part, INT),), None)]
        values = part if isinstance(part.type, Array) else array_of_items(self.builder, part, type_)
        if self.stores and type_.dtype == self.found.type.dtype:  # type: ignore[attr-defined]
            values = _copy(values)  # it may be what is stored to
        values = self.builder.once(values, "at")
        own = tuple(extent_of(values, n) for n in range(type_.ndim))
        if type_.dtype != "bool":
            return [_Places(dimension, own, lambda at: cast(Load(values, at, Scalar(type_.dtype)), INT))]
        for n, length in enumerate(own):
            mask_fits(self.builder, extent_of(self.array, dimension + n), length, dimension + n)
        true = self.builder.variable(positions_of(values), "true")
        count = Extent(true, 1, INT)

        def along(number: int) -> Callable[[tuple[Expr, ...]], Expr]:
            return lambda at: cast(Load(true, (index(number), *at), Scalar("int64")), INT)

        return [_Places(dimension + n, (count,), along(n)) for n in range(type_.ndim)]

    def broadcast(self, shapes: list[tuple[Expr, ...]]) -> tuple[Expr, ...]:
        """The shape of all index arrays together; raises IndexError where they have none."""
        ndim = max(map(len, shapes))
        distinct = list(dict.fromkeys(shapes))
        result: list[Expr] = []
        wrong: list[Expr] = []
        for axis in range(1, ndim + 1):
            lengths = [shape[-axis] for shape in distinct if len(shape) >= axis]
            joined = lengths[0]
            for length in lengths[1:]:
                if length in (joined, index(1)):
                    continue
                if joined != index(1):
                    unlike = both(apply(UNEQUAL, joined, index(1)), apply(UNEQUAL, length, index(1)))
                    wrong.append(both(apply(UNEQUAL, joined, length), unlike))
                    joined = self.builder.once(apply(JOINED, joined, length), "n")
                else:
                    joined = length
            result.insert(0, joined)
        text = " ".join("({},)" if len(shape) == 1 else f"({','.join(['{}'] * len(shape))})" for shape in shapes)
        lengths = [length for shape in shapes for length in shape]
        for test in wrong:
            message = f"shape mismatch: indexing arrays could not be broadcast together with shapes {text} "
            self.builder.check(test, "IndexError", message, *lengths)
        return tuple(result)

    def check(self, arrays: list[_Places], broadcast: tuple[Expr, ...]) -> None:
        """Raise IndexError where an index array names no place; for an empty result none is looked at."""
        with self.builder.block() as checks:
            for n, axis in enumerate(self.found.axes):
                for place in self.places.get(n, ()):
                    if place.axis is not None and checked_array(axis).dtype != "bool":
                        self.check_one(place)
        if len(arrays) == 1:
            for each in checks:
                self.builder.emit(each)
            return
        some: Expr = constant(True)
        for length in broadcast:
            some = (
                both(apply(UNEQUAL, length, index(0)), some)
                if some != constant(True)
                else apply(UNEQUAL, length, index(0))
            )
        self.builder.emit(If(some, tuple(checks), (), self.builder.span))

    def check_one(self, place: _Places) -> None:
        assert place.axis is not None
        assert place.position is not None
        load = place.position(tuple(index(0) for _ in place.extents))
        while not isinstance(load, Load):
            load = load.value  # type: ignore[attr-defined]
        values = load.base
        extent = extent_of(self.array, place.axis)
        cxx = "np::check_indices({0}, {1}, {2})"
        loop = Loop("np.check_indices", (values.type, INT, INT), NONE, cxx, "numpy/check_indices.hpp", True, True)
        self.builder.emit(
            Eval(Map(loop, (values, extent, index(-1 if self.flat else place.axis)), NONE), self.builder.span)
        )

    def position(
        self, item: int, which: int, at: tuple[Local, ...], broadcast: tuple[Expr, ...], own: dict[int, Local]
    ) -> Expr:
        """The index into one axis of the array."""
        if item in self.integers:
            return self.integers[item]
        if item in self.slices:
            part = self.slices[item]
            assert part is not None
            scaled = own[item] if part.step == index(1) else apply(PLAIN_MUL, own[item], part.step)
            return scaled if part.start == index(0) else apply(PLAIN_ADD, part.start, scaled)
        place = [place for place in self.places[item] if place.axis is not None][which]
        assert place.position is not None
        assert place.axis is not None
        behind = len(at) - len(place.extents)
        mine = tuple(
            counter if length == whole else index(0) if length == index(1) else apply(STRETCHED, counter, length)
            for counter, whole, length in zip(at[behind:], broadcast[behind:], place.extents, strict=True)
        )
        found = place.position(mine)
        if checked_array(self.found.axes[item]).dtype == "bool":
            return found
        return apply(WRAPPED, found, extent_of(self.array, place.axis))


def mask_fits(builder: Builder, extent: Expr, length: Expr, axis: int) -> None:
    """Raise IndexError where a mask is longer or shorter than its axis; NumPy lets an empty one be."""
    if extent == length:
        return
    text = (
        f"boolean index did not match indexed array along axis {axis}; size of axis is {{}} but size of corresponding"
    )
    wrong = both(apply(UNEQUAL, length, index(0)), apply(UNEQUAL, extent, length))
    builder.check(wrong, "IndexError", f"{text} boolean axis is {{}}", extent, length)


def positions_of(mask: Expr) -> Expr:
    """The indices at which a mask is true, a row for each of its axes."""
    result = Array("int64", 2, "C")
    return Map(Loop("np.nonzero", (mask.type,), result, "np::nonzero({0})", "numpy/nonzero.hpp"), (mask,), result)


def _copy(values: Expr) -> Expr:
    assert isinstance(values.type, Array)
    element = Scalar(values.type.dtype)
    loop = Loop("copy", (element,), element, "{0}")
    return Map(loop, (values,), Array(values.type.dtype, values.type.ndim, "C"), values.span)


def array_of_items(builder: Builder, items: Expr, type_: Array) -> Expr:
    """A list or tuple of numbers as an array of one axis."""
    counter = builder.fresh("k")
    if isinstance(items, MakeTuple) and not items.items:
        return Generate((index(0),), (counter,), Const(0, Scalar(type_.dtype)), type_)
    over = iteration(builder, items)
    element = cast(over.element(Local(counter, INT)), Scalar(type_.dtype))
    return Generate((over.length,), (counter,), element, type_, items.span)
