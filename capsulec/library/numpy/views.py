"""Views of arrays with other axes: transposed, reversed, with new axes, their diagonals. None moves an element."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from capsulec.ir.build import Builder, apply, cast, index
from capsulec.ir.nodes import At, Const, Expr, Loop, MakeTuple, Map, Slice, Transpose, View
from capsulec.ir.types import BOOL, INT, Array, Scalar, Tuple, Type, kind, widened
from capsulec.library.arrays import MINUS, extent_of, order_of_view
from capsulec.library.numpy.axes import (
    VALUE_ERROR,
    array_of,
    known_integers,
    left_out,
    normal_axis,
    one_axis,
    several_axes,
)
from capsulec.library.table import Intrinsic, Parameter, RuleError, register

VIEWS, MOVED = "numpy/views.hpp", "numpy/moved_axes.hpp"
UNEQUAL = Loop("extent.unequal", (INT, INT), BOOL, "{0} != {1}")
A = Parameter("a")


def transposed(array: Expr, order: tuple[int, ...]) -> Expr:
    """The array with its axes in another order."""
    if order == tuple(range(len(order))):
        return array
    assert isinstance(array.type, Array)
    return Transpose(array, order, transposed_type(array.type, order), array.span)


def transposed_type(array: Array, order: tuple[int, ...]) -> Array:
    """The type of an array with its axes in another order."""
    if order == tuple(range(array.ndim)):
        return array
    turned = array.turned if order == tuple(reversed(range(array.ndim))) else ""
    return Array(array.dtype, array.ndim, order_of_view(array, turned))


def full_axis(array: Expr, axis: int) -> Slice:
    """All of an axis."""
    return Slice(index(0), index(1), extent_of(array, axis))


def view(array: Expr, axes: list[At | Slice | None]) -> Expr:
    """A view; with full axes in C order, new axes of length 1 leave it so."""
    assert isinstance(array.type, Array)
    full = [axis for axis in axes if axis is not None]
    whole = all(axis == full_axis(array, n) for n, axis in enumerate(full))
    if whole and len(full) == len(axes):
        return array
    ndim = sum(not isinstance(axis, At) for axis in axes)
    order = array.type.order
    if None in axes:
        order = array.type.order_with_axes(ndim)
    if not whole:
        order = order_of_view(array.type, order.lower() if ndim > 1 else "")
    return View(array, tuple(axes), Array(array.type.dtype, ndim, order), array.span)


# Orders of the axes: what each function makes of the rank and its arguments.


def _transpose_order(ndim: int, axes: Any) -> tuple[int, ...]:
    if left_out(axes):
        return tuple(reversed(range(ndim)))
    given = known_integers(axes, "axes")
    if len(given) != ndim:
        raise RuleError("axes don't match array", VALUE_ERROR)
    order = tuple(normal_axis(axis, ndim) for axis in given)
    if len(set(order)) != ndim:
        raise RuleError("repeated axis in transpose", VALUE_ERROR)
    return order


def _method_order(ndim: int, axes: Any) -> tuple[int, ...]:
    """`a.transpose()`, `a.transpose(1, 0)` and `a.transpose((1, 0))`."""
    if len(axes) == 1 and not isinstance(widened(getattr(axes[0], "type", axes[0])), Scalar):
        return _transpose_order(ndim, axes[0])
    return _transpose_order(ndim, axes or None)


def _swapped_order(ndim: int, axis1: Any, axis2: Any) -> tuple[int, ...]:
    first, second = one_axis(axis1, ndim, "axis1", "axis1: "), one_axis(axis2, ndim, "axis2", "axis2: ")
    order = list(range(ndim))
    order[first], order[second] = second, first
    return tuple(order)


def _moved_order(ndim: int, source: Any, destination: Any) -> tuple[int, ...]:
    start, end = several_axes(source, ndim, "source"), several_axes(destination, ndim, "destination")
    if len(start) != len(end):
        raise RuleError("`source` and `destination` arguments must have the same number of elements", VALUE_ERROR)
    order = [axis for axis in range(ndim) if axis not in start]
    for place, axis in sorted(zip(end, start, strict=True)):
        order.insert(place, axis)
    return tuple(order)


def _rolled_order(ndim: int, axis: Any, start: Any) -> tuple[int, ...]:
    moved = one_axis(axis, ndim)
    (place,) = known_integers(start, "start")
    if not -ndim <= place <= ndim:
        text = f"'start' arg requires {-ndim} <= start < {ndim + 1}, but {place} was passed in"
        raise RuleError(text, "NumPy would raise AxisError here too", "index-range")
    place += ndim if place < 0 else 0
    order = [other for other in range(ndim) if other != moved]
    order.insert(place - (moved < place), moved)
    return tuple(order)


def _matrix_order(ndim: int) -> tuple[int, ...]:
    if ndim < 2:
        raise RuleError("matrix transpose with ndim < 2 is undefined", VALUE_ERROR)
    return (*range(ndim - 2), ndim - 1, ndim - 2)


def matrix_transposed(array: Expr) -> Expr:
    """An array with its last two axes swapped."""
    assert isinstance(array.type, Array)
    return transposed(array, _matrix_order(array.type.ndim))


def matrix_transposed_type(array: Type) -> Type:
    """The type of an array with its last two axes swapped."""
    assert isinstance(array, Array)
    return transposed_type(array, _matrix_order(array.ndim))


def _is_open(axis: Any) -> bool:
    """Whether an axis is an integer that is found at run time."""
    type_ = axis.type if isinstance(axis, Expr) and not isinstance(axis, Const) else axis
    return isinstance(type_, Scalar) and kind(type_.dtype) in "iu"


def _moving(name: str, parameters: tuple[Parameter, ...], order: Callable[..., tuple[int, ...]], cxx: str) -> None:
    """swapaxes and moveaxis, whose two axes may be found at run time."""

    def rule(a: Type, first: Any, second: Any) -> Type:
        array = array_of(a, name)
        if _is_open(first) or _is_open(second):
            return Array(array.dtype, array.ndim, order_of_view(array, ""))
        return transposed_type(array, order(array.ndim, first, second))

    def lower(builder: Builder, a: Expr, first: Any, second: Any) -> Expr:
        assert isinstance(a.type, Array)
        if not (_is_open(first) or _is_open(second)):
            return transposed(a, order(a.type.ndim, first, second))
        result = Array(a.type.dtype, a.type.ndim, order_of_view(a.type, ""))
        loop = Loop(f"np.{cxx}", (a.type, INT, INT), result, f"np::{cxx}({{0}}, {{1}}, {{2}})", MOVED, raises=True)
        return Map(loop, (a, cast(first, INT), cast(second, INT)), result, a.span)

    register(Intrinsic(f"numpy.{name}", parameters, rule, lower))


def _reordering(name: str, parameters: tuple[Parameter, ...], order: Callable[..., tuple[int, ...]]) -> None:
    def rule(a: Type, *rest: Any) -> Type:
        array = array_of(a, name.rpartition(".")[2])
        return transposed_type(array, order(array.ndim, *rest))

    def lower(builder: Builder, a: Expr, *rest: Any) -> Expr:
        assert isinstance(a.type, Array)
        return transposed(a, order(a.type.ndim, *rest))

    register(Intrinsic(f"numpy.{name}", parameters, rule, lower))


# Reversed axes.


def _reversed_axes(array: Expr, axes: tuple[int, ...]) -> Expr:
    assert isinstance(array.type, Array)
    parts: list[At | Slice | None] = []
    for axis in range(array.type.ndim):
        extent = extent_of(array, axis)
        part = Slice(apply(MINUS, extent, index(1)), index(-1), extent)
        parts.append(part if axis in axes else full_axis(array, axis))
    return view(array, parts)


def _flip_axes(ndim: int, axis: Any) -> tuple[int, ...]:
    return tuple(range(ndim)) if left_out(axis) else several_axes(axis, ndim)


def _flip_type(m: Type, axis: Any) -> Type:
    array = array_of(m, "flip")
    return Array(array.dtype, array.ndim, order_of_view(array, "")) if _flip_axes(array.ndim, axis) else array


def _flip(builder: Builder, m: Expr, axis: Any) -> Expr:
    assert isinstance(m.type, Array)
    return _reversed_axes(m, _flip_axes(m.type.ndim, axis))


def _flipping(name: str, axis: int) -> None:
    def rule(m: Type) -> Type:
        array = array_of(m, name)
        if array.ndim <= axis:
            raise RuleError(f"Input must be >= {axis + 1}-d.", VALUE_ERROR)
        return Array(array.dtype, array.ndim, order_of_view(array, ""))

    register(Intrinsic(f"numpy.{name}", (Parameter("m"),), rule, lambda builder, m: _reversed_axes(m, (axis,))))


def _quarter_turns(ndim: int, k: Any, axes: Any) -> tuple[int, int, int]:
    """How often rot90 turns, and which two axes."""
    first, *others = known_integers(axes, "axes")
    if len(others) != 1:
        raise RuleError("len(axes) must be 2.", VALUE_ERROR)
    if first == others[0] or abs(first - others[0]) == ndim:
        raise RuleError("Axes must be different.", VALUE_ERROR)
    if not (-ndim <= first < ndim and -ndim <= others[0] < ndim):
        raise RuleError(f"Axes=({first}, {others[0]}) out of range for array of ndim={ndim}.", VALUE_ERROR)
    return known_integers(k, "k")[0] % 4, first % ndim, others[0] % ndim


def _rot90_type(m: Type, k: Any, axes: Any) -> Type:
    array = array_of(m, "rot90")
    _quarter_turns(array.ndim, k, axes)
    return Array(array.dtype, array.ndim, order_of_view(array, ""))


def _rot90(builder: Builder, m: Expr, k: Any, axes: Any) -> Expr:
    assert isinstance(m.type, Array)
    turns, first, second = _quarter_turns(m.type.ndim, k, axes)
    if turns == 0:
        return m
    if turns == 2:
        return _reversed_axes(m, (first, second))
    order = list(range(m.type.ndim))
    order[first], order[second] = second, first
    if turns == 1:
        return transposed(_reversed_axes(m, (second,)), tuple(order))
    return _reversed_axes(transposed(m, tuple(order)), (second,))


# New axes, and axes taken away.


def _new_axes(ndim: int, axis: Any) -> tuple[int, ...]:
    count = len(known_integers(axis, "axis"))
    return several_axes(axis, ndim + count)


def _expand_type(a: Type, axis: Any) -> Type:
    array = array_of(a, "expand_dims")
    ndim = array.ndim + len(_new_axes(array.ndim, axis))
    return Array(array.dtype, ndim, array.order_with_axes(ndim))


def _expand(builder: Builder, a: Expr, axis: Any) -> Expr:
    assert isinstance(a.type, Array)
    new = _new_axes(a.type.ndim, axis)
    old = iter(range(a.type.ndim))
    return view(a, [None if n in new else full_axis(a, next(old)) for n in range(a.type.ndim + len(new))])


def _squeezed(array: Array, axis: Any) -> tuple[int, ...]:
    if left_out(axis) and array.ndim == 0:
        return ()
    if left_out(axis):
        raise RuleError(
            "numpy.squeeze of all axes of length 1: how many there are is not known while compiling",
            hint="say which: squeeze(axis=0)",
            code="not-supported-yet",
        )
    return several_axes(axis, array.ndim)


def _squeeze_type(a: Type, axis: Any) -> Type:
    array = array_of(a, "squeeze")
    ndim = array.ndim - len(_squeezed(array, axis))
    return Array(array.dtype, ndim, array.order_with_axes(ndim))


def _squeeze(builder: Builder, a: Expr, axis: Any) -> Expr:
    assert isinstance(a.type, Array)
    gone = _squeezed(a.type, axis)
    for n in gone:
        text = "cannot select an axis to squeeze out which has size not equal to one"
        builder.check(apply(UNEQUAL, extent_of(a, n), index(1)), "ValueError", text)
    ndim = a.type.ndim - len(gone)
    parts: list[At | Slice | None] = [At(index(0)) if n in gone else full_axis(a, n) for n in range(a.type.ndim)]
    found = View(a, tuple(parts), Array(a.type.dtype, ndim, a.type.order_with_axes(ndim)), a.span)
    return found if gone else a


def _at_least(ndim: int) -> None:
    """atleast_1d and its company. A matrix of two axes is in front of the third, a vector in the middle."""

    def one_type(value: Type) -> Type:
        wide = widened(value)
        if isinstance(wide, Scalar):
            return Array(wide.dtype, ndim, "C")
        array = array_of(wide, f"atleast_{ndim}d")
        if array.ndim >= ndim:
            return array
        return Array(array.dtype, ndim, array.order_with_axes(ndim))

    def one(builder: Builder, value: Expr) -> Expr:
        if isinstance(value.type, Scalar):
            from capsulec.ir.nodes import Generate

            names = tuple(builder.fresh("i") for _ in range(ndim))
            scalar = Scalar(value.type.dtype)
            return Generate(
                (index(1),) * ndim, names, cast(builder.once(value), scalar), Array(scalar.dtype, ndim, "C")
            )
        assert isinstance(value.type, Array)
        full: list[At | Slice | None] = [full_axis(value, n) for n in range(value.type.ndim)]
        forms: dict[tuple[int, int], list[At | Slice | None]] = {
            **{(number, 0): [None] * number for number in (1, 2, 3)},
            (2, 1): [None, *full],
            (3, 1): [None, *full, None],
            (3, 2): [*full, None],
        }
        return view(value, forms.get((ndim, value.type.ndim), full))

    def rule(arys: tuple[Type, ...]) -> Type:
        types = tuple(map(one_type, arys))
        return types[0] if len(types) == 1 else Tuple(types)

    def lower(builder: Builder, arys: tuple[Expr, ...]) -> Expr:
        values = tuple(one(builder, value) for value in arys)
        return values[0] if len(values) == 1 else MakeTuple(values, Tuple(tuple(v.type for v in values)))

    register(Intrinsic(f"numpy.atleast_{ndim}d", (Parameter("arys", variadic=True),), rule, lower))


# Diagonals.


def _diagonal_axes(array: Array, axis1: Any, axis2: Any) -> tuple[int, int]:
    if array.ndim < 2:
        raise RuleError("diag requires an array of at least two dimensions", VALUE_ERROR)
    first, second = one_axis(axis1, array.ndim, "axis1", "axis1: "), one_axis(axis2, array.ndim, "axis2", "axis2: ")
    if first == second:
        raise RuleError("axis1 and axis2 cannot be the same", VALUE_ERROR)
    return first, second


def _diagonal_type(a: Type, offset: Any, axis1: Any, axis2: Any) -> Type:
    array = array_of(a, "diagonal")
    _diagonal_axes(array, axis1, axis2)
    return Array(array.dtype, array.ndim - 1)


def _diagonal(builder: Builder, a: Expr, offset: Any, axis1: Any, axis2: Any) -> Expr:
    assert isinstance(a.type, Array)
    first, second = _diagonal_axes(a.type, axis1, axis2)
    result = Array(a.type.dtype, a.type.ndim - 1)
    loop = Loop("np.diagonal", (a.type, INT), result, f"np::diagonal<{first}, {second}>({{0}}, {{1}})", VIEWS)
    at = offset if isinstance(offset, Expr) else Const(offset, INT)
    return Map(loop, (a, cast(at, INT)), result, a.span)


def _register() -> None:
    axes = Parameter("axes", None)
    _reordering("transpose", (A, axes), _transpose_order)
    _reordering("permute_dims", (A, axes), _transpose_order)
    _reordering(
        "ndarray.transpose", (Parameter("self", positional_only=True), Parameter("axes", variadic=True)), _method_order
    )
    two = (Parameter("axis1"), Parameter("axis2"))
    _moving("swapaxes", (A, *two), _swapped_order, "swap_axes")
    _moving("moveaxis", (A, Parameter("source"), Parameter("destination")), _moved_order, "move_axis")
    _reordering("rollaxis", (A, Parameter("axis"), Parameter("start", 0)), _rolled_order)
    _reordering("matrix_transpose", (Parameter("x", positional_only=True),), _matrix_order)
    m = Parameter("m")
    register(Intrinsic("numpy.flip", (m, Parameter("axis", None)), _flip_type, _flip))
    _flipping("fliplr", 1)
    _flipping("flipud", 0)
    register(Intrinsic("numpy.rot90", (m, Parameter("k", 1), Parameter("axes", (0, 1))), _rot90_type, _rot90))
    register(Intrinsic("numpy.expand_dims", (A, Parameter("axis")), _expand_type, _expand))
    register(Intrinsic("numpy.squeeze", (A, Parameter("axis", None)), _squeeze_type, _squeeze))
    for ndim in (1, 2, 3):
        _at_least(ndim)
    places = (Parameter("offset", 0), Parameter("axis1", 0), Parameter("axis2", 1))
    register(Intrinsic("numpy.diagonal", (A, *places), _diagonal_type, _diagonal))


_register()
