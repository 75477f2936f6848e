"""Numbers, tuples, lists and ranges as arrays: what every function of NumPy makes of an argument that is no array.

`array_like` gives the type, `as_array` the IR. A number stays a number: an array without axes is NumPy's scalar here.
A list that is written in the call itself comes as a tuple (`frontend.infer.displays`), so that its shape is known while
compiling; one of run-time length is copied by numpy/from_list.hpp.
"""

from __future__ import annotations

from typing import Any

from capsulec.ir.build import Builder, apply, cast, index
from capsulec.ir.nodes import (
    Allocate,
    At,
    Const,
    Expr,
    Extent,
    Generate,
    Load,
    Local,
    Loop,
    Map,
    Slice,
    Store,
    View,
    Wrap,
)
from capsulec.ir.types import (
    BOOL,
    FLOAT,
    INT,
    Array,
    List,
    Pointer,
    Range,
    Scalar,
    Sequence,
    Static,
    Tuple,
    Type,
    Unknown,
    kind,
    widened,
)
from capsulec.library import cells, numpy_operators
from capsulec.library.arrays import together
from capsulec.library.numpy.choosing import common
from capsulec.library.numpy.maps import asked_shape
from capsulec.library.numpy.shapes import VALUE_ERROR, extents_of, items_of
from capsulec.library.numpy.stores import as_dtype, type_with_value
from capsulec.library.table import RuleError
from capsulec.records import record, replace

INHOMOGENEOUS = (
    "setting an array element with a sequence. The requested array has an inhomogeneous shape after {} dimensions. "
    "The detected shape was {} + inhomogeneous part."
)
HEADER = "numpy/from_list.hpp"
LONGEST_TABLE = 4096  # of constants that are one table in the compiled module


@record
class Nested:
    """What a value is as an array: the types of its numbers, and its number of axes."""

    leaves: tuple[Scalar, ...]
    ndim: int

    @property
    def dtype(self) -> str:
        """NumPy's dtype for the numbers together; Python's own count as their default dtypes."""
        return common(tuple(Scalar(leaf.dtype) for leaf in self.leaves)) if self.leaves else "float64"


def nested(type_: Type) -> Nested | None:
    """What a value of a type is as an array; None for what NumPy makes an array of objects of."""
    match type_:
        case Scalar() | Static() if isinstance(wide := widened(type_), Scalar):
            return Nested((wide,), 0)
        case Array(dtype, ndim):
            return Nested((Scalar(dtype),), ndim)
        case Range():
            return Nested((INT,), 1)
        case List(element) | Sequence(element):
            if isinstance(element, Unknown):
                return Nested((), 1)
            inner = nested(cells.content(element))
            return inner and Nested(inner.leaves, inner.ndim + 1)
        case Tuple(items):
            return _of_tuple(items)
        case _:
            return None


def _of_tuple(items: tuple[Type, ...]) -> Nested | None:
    found = [nested(item) for item in items]
    if None in found:
        return None
    inner = [one for one in found if one is not None]
    if len({one.ndim for one in inner}) > 1:
        raise RuleError(INHOMOGENEOUS.format(1, f"({len(items)},)"), VALUE_ERROR)
    return Nested(tuple(leaf for one in inner for leaf in one.leaves), 1 + max((one.ndim for one in inner), default=0))


def array_like(value: Type, name: str, dtype: str | None = None) -> Array | Scalar:
    """The type of an argument as an array, of its own dtype or a given one; of a number, NumPy's scalar.

    Raises RuleError for what is none.
    """
    found = nested(value)
    if found is None:
        raise RuleError(f"{name} of {widened(value)} is not supported yet", code="not-supported-yet")
    _known_shape(value)
    own = dtype or found.dtype
    for leaf in found.leaves:
        if leaf.weak and kind(leaf.dtype) == "c" and kind(own) != "c":
            text = "float() argument must be a string or a real number, not 'complex'"
            raise RuleError(text, "NumPy would raise TypeError here too")
    if found.ndim == 0 and not isinstance(value, Array):
        return Scalar(own)
    order = "C"
    if isinstance(value, Array):
        order = value.order if own == value.dtype else together([value])
    return Array(own, found.ndim, order)


def _known_shape(value: Type) -> tuple[int, ...]:
    """The leading lengths that a type says. Raises RuleError where they differ among the items of a tuple."""
    if not isinstance(value, Tuple):
        return ()
    inner = [_known_shape(item) for item in value.items]
    if not inner:
        return (0,)
    shared: list[int] = []
    for lengths in zip(*inner, strict=False):
        if len(set(lengths)) > 1:
            shape = (len(inner), *shared)
            text = f"({', '.join(map(str, shape))}{',' if len(shape) == 1 else ''})"
            raise RuleError(INHOMOGENEOUS.format(len(shape), text), VALUE_ERROR)
        shared.append(lengths[0])
    return (len(inner), *shared)


def as_array(builder: Builder, value: Expr, dtype: str | None = None) -> Expr:
    """A value as an array of its own dtype or a given one; an array of that dtype is itself, a number stays one."""
    found = nested(value.type)
    assert found is not None
    wanted = dtype or found.dtype
    match value.type:
        case Array():
            return as_dtype(value, wanted)
        case Range():
            return as_dtype(_range(builder, value), wanted)
        case List(element):
            if isinstance(element, Unknown):
                return _empty(wanted, builder)
            return _converted(_copied(builder, value, found), found, wanted)
        case Sequence():
            return _converted(_copied(builder, value, found), found, wanted)
        case Tuple():
            return _tuple(builder, value, found, wanted)
        case _:
            return element_of(value, wanted)


def element_of(value: Expr, dtype: str) -> Expr:
    """A number as an element of a dtype, as NumPy converts it when it makes an array: a Python number has to fit."""
    if isinstance(value.type, Array):  # without axes
        value = Load(value, (), Scalar(value.type.dtype), value.span)
    given = value.type
    if isinstance(given, Scalar) and dtype != given.dtype and kind(dtype) in "iu" and kind(given.dtype) in "iuf":
        value = cast(value, FLOAT if kind(given.dtype) == "f" else INT)  # numpy.int64(300) is no int8, either
    loop = numpy_operators.store(type_with_value(value), Scalar(dtype))
    return cast(value, Scalar(dtype)) if loop is None else apply(loop, value, span=value.span)


def _empty(dtype: str, builder: Builder) -> Expr:
    return Allocate((index(0),), Array(dtype, 1, "C"), builder.span)


def _range(builder: Builder, value: Expr) -> Expr:
    """The numbers of a range."""
    from capsulec.library.sequences import iteration

    whole = iteration(builder, value)
    at = Local(builder.fresh("i"), INT)
    element, length = cast(whole.element(at), Scalar("int64")), builder.once(whole.length, "n")
    return Generate((length,), (at.name,), element, Array("int64", 1, "C"), value.span)


def _copied(builder: Builder, value: Expr, found: Nested) -> Expr:
    """A list of run-time length as an array; raises ValueError where what it holds is of several lengths."""
    types = set(found.leaves)
    if len(types) > 1 and any(kind(leaf.dtype) == "c" for leaf in types):
        raise RuleError("an array of complex and real numbers in tuples is not supported yet", code="not-supported-yet")
    made = Array(found.dtype, found.ndim, "C")
    loop = Loop("array", (value.type,), made, "np::from_list<{result}>({0})", HEADER, raises=True)
    return builder.variable(Map(loop, (value,), made, value.span), "a")


def _converted(array: Expr, found: Nested, dtype: str) -> Expr:
    """An array of numbers that were Python's own, as another dtype: they have to fit."""
    assert isinstance(array.type, Array)
    weak = [leaf for leaf in found.leaves if leaf.weak]
    if dtype == array.type.dtype or len(weak) < len(found.leaves):
        return as_dtype(array, dtype)
    loop = numpy_operators.store(Scalar(array.type.dtype, weak=True), Scalar(dtype))
    if loop is None:
        return as_dtype(array, dtype)
    operand = loop.operands[0]
    assert isinstance(operand, Scalar)
    return Map(loop, (as_dtype(array, operand.dtype),), Array(dtype, array.type.ndim, "C"), array.span)


def _tuple(builder: Builder, value: Expr, found: Nested, dtype: str) -> Expr:
    """A tuple of numbers, or of what are arrays of one shape."""
    items = items_of(builder, value)
    if not items:
        return _empty(dtype, builder)
    leaves, shape = _flattened(builder, items)
    made = Array(dtype, found.ndim, "C")
    if len(shape) < found.ndim:
        return _stacked(builder, items, made)
    numbers = [element_of(leaf, dtype) for leaf in leaves]
    extents = tuple(map(index, shape))
    if 0 < len(numbers) <= LONGEST_TABLE and all(isinstance(number, Const) for number in numbers):
        return _table(builder, [n for n in numbers if isinstance(n, Const)], extents, made)
    array = builder.variable(Allocate(extents, made, value.span), "a")
    for position, number in enumerate(numbers):
        builder.emit(Store(array, _place(position, shape), number, builder.span))
    return array


def _flattened(builder: Builder, items: list[Expr]) -> tuple[list[Expr], tuple[int, ...]]:
    """The numbers in tuples in tuples, and the lengths of the tuples that are of one shape."""
    if not items or not all(isinstance(item.type, Tuple) for item in items):
        return items, (len(items),)
    inner = [_flattened(builder, items_of(builder, item)) for item in items]
    return [leaf for leaves, _ in inner for leaf in leaves], (len(items), *inner[0][1])


def _place(position: int, shape: tuple[int, ...]) -> tuple[Expr, ...]:
    found: list[Expr] = []
    for length in reversed(shape):
        found.insert(0, index(position % length))
        position //= length
    return tuple(found)


def _table(builder: Builder, numbers: list[Const], extents: tuple[Expr, ...], made: Array) -> Expr:
    """Numbers known while compiling stand in the module; this is a copy of them, or what is read from there."""
    element = Scalar(made.dtype)
    values = ", ".join(f"{{{n}}}" for n in range(len(numbers)))
    name = made.dtype if kind(made.dtype) == "c" else numpy_operators.cxx_name(made.dtype)
    cxx = f"[] {{{{ static {name} values[] = {{{{{values}}}}}; return values; }}}}()"
    loop = Loop("table", (element,) * len(numbers), Pointer(element), cxx)
    pointer = builder.variable(Map(loop, tuple(numbers), Pointer(element)), "table")
    return copied(Wrap(pointer, extents, made))


def copied(array: Expr) -> Expr:
    """An array of the elements of another one, in memory of its own where it needs any."""
    assert isinstance(array.type, Array)
    element = Scalar(array.type.dtype)
    return Map(Loop("copy", (element,), element, "{0}"), (array,), replace(array.type, order="C"), array.span)


def _stacked(builder: Builder, items: list[Expr], made: Array) -> Expr:
    """Arrays of one shape along a new first axis."""
    parts = [as_array(builder, item) for item in items]
    parts = [asked_shape(builder, part, "a") for part in parts]
    inner = extents_of(parts[0])
    for axis, length in enumerate(inner):
        shape = (index(len(parts)), *inner[:axis])
        text = INHOMOGENEOUS.format(len(shape), f"({', '.join(['{}'] * len(shape))}{',' if len(shape) == 1 else ''})")
        for part in parts[1:]:
            unequal = Loop("extent.unequal", (INT, INT), BOOL, "{0} != {1}")
            builder.check(apply(unequal, Extent(part, axis, INT), length), "ValueError", text, *shape)
    array = builder.variable(Allocate((index(len(parts)), *inner), made, builder.span), "a")
    for position, part in enumerate(parts):
        rest = tuple(Slice(index(0), index(1), length) for length in extents_of(part))
        view = View(array, (At(index(position)), *rest), Array(made.dtype, len(inner), "C"))
        builder.emit(Store(view, (), as_dtype(part, made.dtype), builder.span, apart=True))
    return array


def given_type(value: Any) -> Any:
    """The type of an argument, or what stands for one that is left out."""
    return value.type if isinstance(value, Expr) else value
