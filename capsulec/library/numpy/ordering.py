"""What NumPy's functions that sort, search and rank are made of: the algorithms of the runtime, on whole arrays.

The functions themselves are Python, in `library/composed/numpy`: they make arrays of what they are given, and find out
what axes, kinds and methods mean. Everything here takes arrays, and axes that may be known only at run time.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from capsulec.ir.build import Builder
from capsulec.ir.nodes import Expr, Loop
from capsulec.ir.types import BOOL, INT, NONE, Array, NoneType, Scalar, Static, Type, kind, widened
from capsulec.library.numpy.asking import inexact, made
from capsulec.library.numpy.choosing import common
from capsulec.library.numpy.reduced_axes import Axes, axes_of, known, with_kept
from capsulec.library.numpy_operators import cxx_name
from capsulec.library.table import INTERNAL, Intrinsic, RuleError, Runtime, positional, register

PLACES = "int64"
METHODS = (
    "inverted_cdf", "averaged_inverted_cdf", "closest_observation", "interpolated_inverted_cdf", "hazen", "weibull",
    "linear", "median_unbiased", "normal_unbiased", "lower", "higher", "midpoint", "nearest",
)  # fmt: skip
DISCRETE = ("inverted_cdf", "closest_observation", "lower", "higher", "nearest")
NO_DIFFERENCE = (
    "numpy boolean subtract, the `-` operator, is not supported, use the bitwise_xor, the `^` operator, or the "
    "logical_xor function instead."
)


def cxx(dtype: str) -> str:
    """The C++ type of a dtype."""
    return dtype if kind(dtype) == "c" else cxx_name(dtype)


def array_type(value: Any) -> Array:
    """The type of what is known to be an array."""
    wide = widened(value)
    if not isinstance(wide, Array):
        raise RuleError("axis -1 is out of bounds for array of dimension 0", "NumPy would raise AxisError here too")
    return wide


def _axis_of(array: Array, axis: Any) -> None:
    """Refuses an axis that is known to be none."""
    if isinstance(axis, Static) and isinstance(axis.value, int) and not -array.ndim <= axis.value < array.ndim:
        text = f"axis {axis.value} is out of bounds for array of dimension {array.ndim}"
        raise RuleError(text, hint="NumPy would raise AxisError here too", code="index-range")


def _along(name: str, header: str, dtype: str = "", flags: int = 0, places: bool = False) -> Callable[..., Loop]:
    """A function that gives an array of the same shape; with `places`, for a flat array of places."""
    given = places + 1 + flags

    def rule(*arguments: Any) -> Loop:
        array = array_type(arguments[0])
        _axis_of(array, arguments[1 + places])
        operands = (array, *(Array(PLACES, 1),) * places, INT, *(BOOL,) * flags)
        result = Array(dtype or array.dtype, array.ndim, "C")
        text = f"np::{name}({', '.join(f'{{{n}}}' for n in range(given + 1))})"
        return Loop(f"np.{name}", operands, result, text, header, raises=True)

    return rule


def _in_place(name: str, header: str, flags: int = 0, places: bool = False) -> Callable[..., Loop]:
    def rule(*arguments: Any) -> Loop:
        array = array_type(arguments[0])
        _axis_of(array, arguments[1 + places])
        operands = (array, *(Array(PLACES, 1),) * places, INT, *(BOOL,) * flags)
        text = f"np::{name}({', '.join(f'{{{n}}}' for n in range(len(operands)))})"
        return Loop(f"np.{name}", operands, NONE, text, header, raises=True, effects=True)

    return rule


def _searchsorted(sorted_: Any, values: Any, right: Any) -> Loop:
    array, wanted = array_type(sorted_), widened(values)
    assert isinstance(wanted, Array | Scalar)
    ndim = wanted.ndim if isinstance(wanted, Array) else 0
    operand = Array(array.dtype, ndim, getattr(wanted, "order", "")) if ndim else Scalar(array.dtype)
    cast = "{1}" if ndim else f"static_cast<{cxx(array.dtype)}>({{1}})" if kind(array.dtype) != "c" else "{1}"
    text = f"np::searchsorted({{0}}, {cast}, {{2}})"
    result: Type = Array(PLACES, ndim, "C") if ndim else Scalar(PLACES)
    return Loop("np.searchsorted", (array, operand, BOOL), result, text, "numpy/searchsorted.hpp", raises=True)


def _in_order(values: Any, sorter: Any) -> Loop:
    array = array_type(values)
    operands = (array, array_type(sorter))
    result = Array(array.dtype, 1, "C")
    return Loop("np.in_order", operands, result, "np::in_order({0}, {1})", "numpy/searchsorted.hpp", raises=True)


def _median(a: Any, without_nan: Any, axis: Any) -> Loop:
    """Of all elements where the axis is None."""
    array = array_type(a)
    dtype = inexact(array.dtype)
    header, text = "numpy/median.hpp", f"np::median<{cxx(dtype)}>"
    if isinstance(axis, NoneType) or axis is None:
        return Loop("np.median", (array, BOOL, NONE), Scalar(dtype), f"{text}({{0}}, {{1}})", header, raises=True)
    _axis_of(array, axis)
    result = made(dtype, array.ndim - 1, "C")
    return Loop("np.median", (array, BOOL, INT), result, f"{text}({{0}}, {{1}}, {{2}})", header, raises=True)


def _quantile(a: Any, q: Any, percent: Any, without_nan: Any, method: Any, axis: Any) -> Loop:
    """A number q: of all elements. An array of them: along an axis."""
    array, wanted = array_type(a), widened(q)
    assert isinstance(wanted, Array | Scalar)
    name = method.value if isinstance(method, Static) else method
    if not isinstance(name, str):
        raise RuleError("the method of a quantile must be known while compiling", hint="write it as a constant")
    if kind(array.dtype) == "c":
        raise RuleError("a must be an array of real numbers", hint="NumPy would raise TypeError here too")
    if name not in METHODS:
        text = f"'{name}' is not a valid method. Use one of: dict_keys([{', '.join(map(repr, METHODS))}])"
        raise RuleError(text, hint="NumPy would raise ValueError here too")
    if array.dtype == "bool" and name not in DISCRETE:
        raise RuleError(NO_DIFFERENCE, hint="NumPy would raise TypeError here too")
    weak = isinstance(wanted, Scalar) and wanted.weak
    number = inexact(wanted.dtype)
    dtype = inexact(array.dtype) if weak else common((Scalar(array.dtype), Scalar(number)))
    if name in DISCRETE or (name == "linear" and kind(wanted.dtype) in "iu" and not percent_of(percent)):
        dtype = array.dtype
    text = f"<np::quantile_method::{name}, {cxx(dtype)}>({{0}}, "
    flags = ", {2}, {3}"
    header = "numpy/quantile.hpp"
    operands: tuple[Type, ...] = (array, Scalar(number), BOOL, BOOL)
    if isinstance(wanted, Scalar):
        text = f"np::quantile{text}static_cast<{cxx(number)}>({{1}}){flags})"
        return Loop("np.quantile", (*operands, *_rest(method, axis)), Scalar(dtype), text, header, raises=True)
    _axis_of(array, axis)
    operands = (array, Array(number, 1, wanted.order), BOOL, BOOL)
    text = f"np::quantiles{text}{{1}}{flags}, {{5}})"
    result = Array(dtype, array.ndim, "C")
    return Loop("np.quantile", (*operands, *_rest(method, axis)), result, text, header, raises=True)


def percent_of(percent: Any) -> bool:
    """Whether quantiles are given in percent, which is known while compiling."""
    return bool(known(percent))


def _rest(*values: Any) -> tuple[Type, ...]:
    return tuple(widened(value) for value in values if isinstance(value, Type))


def _after(keys: Any, order: Any, axis: Any) -> Loop:
    array = array_type(keys)
    _axis_of(array, axis)
    places = Array(PLACES, array.ndim, "C")
    text = "np::argsorted_after({0}, {1}, {2})"
    return Loop("np.argsorted_after", (array, places, INT), places, text, "numpy/argsort.hpp", raises=True)


def _axes_behind(made: Any, axis: Any, ndim: Any, more: Any) -> Axes:
    count, first = (known(value) for value in (ndim, more))
    gone = axes_of("median", count, None if isinstance(getattr(axis, "type", axis), NoneType) else axis)
    return Axes(count + first, tuple(place + first for place in gone.reduced), keepdims=True)


def _kept_type(made: Any, axis: Any, ndim: Any, more: Any) -> Type:
    return _axes_behind(made, axis, ndim, more).result((widened(made)).dtype)  # type: ignore[attr-defined]


def _kept(builder: Builder, made: Expr, axis: Any, ndim: Any, more: Any) -> Expr:
    """What is made with an axis of length 1 for each that it goes over, behind the first `more` of its own."""
    return with_kept(builder, made, _axes_behind(made, axis, ndim, more))


ALONG = ("a", "axis")
ENTRIES: dict[str, tuple[tuple[str, ...], Callable[..., Loop]]] = {
    "sorted_along": ((*ALONG, "stable"), _along("sorted", "numpy/sort.hpp", flags=1)),
    "sort_along": ((*ALONG, "stable"), _in_place("sort_in_place", "numpy/sort.hpp", flags=1)),
    "argsorted_along": (ALONG, _along("argsorted", "numpy/argsort.hpp", PLACES)),
    "argsorted_after": (("keys", "order", "axis"), _after),
    "partitioned_along": (("a", "kth", "axis"), _along("partitioned", "numpy/partition.hpp", places=True)),
    "partition_along": (("a", "kth", "axis"), _in_place("partition_in_place", "numpy/partition.hpp", places=True)),
    "argpartitioned_along": (
        ("a", "kth", "axis"),
        _along("argpartitioned", "numpy/partition.hpp", PLACES, places=True),
    ),
    "places_among": (("sorted", "values", "right"), _searchsorted),
    "in_order": (("values", "sorter"), _in_order),
    "median_of": (("a", "without_nan", "axis"), _median),
    "quantile_of": (("a", "q", "percent", "without_nan", "method", "axis"), _quantile),
}
for _name, (_parameters, _rule) in ENTRIES.items():
    register(Runtime(f"{INTERNAL}.{_name}", positional(*_parameters), _rule))
register(Intrinsic(f"{INTERNAL}.with_kept_axes", positional("made", "axis", "ndim", "more"), _kept_type, _kept))
