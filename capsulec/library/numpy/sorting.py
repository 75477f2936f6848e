"""Sorting, searching, sets and histograms: NumPy's own algorithms are asked, once for a whole array."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from capsulec.ir.types import NONE, Array, List, NoneType, Scalar, Tuple, Type, kind, widened
from capsulec.library.numpy.asking import array, asked, given, static
from capsulec.library.numpy.choosing import common
from capsulec.library.table import INTERNAL, RuleError

AXIS_ERROR = "NumPy would raise AxisError here too"
INDICES = "int64"


def _is_none(value: Any) -> bool:
    return value is None or isinstance(value, NoneType)


def _along(name: str, dtype: str = "") -> Callable[..., Type]:
    """An array of the same shape, worked on along an axis; axis None makes it flat. The axis is the second parameter,
    or the third where the second is a place."""

    def rule(a: Any, *rest: Any) -> Type:
        found = array(a, f"numpy.{name}")
        axis = rest[1] if name in ("partition", "argpartition", "take_along_axis") else rest[0]
        if found.ndim == 0:
            raise RuleError("axis -1 is out of bounds for array of dimension 0", hint=AXIS_ERROR)
        return Array(dtype or found.dtype, 1 if _is_none(axis) else found.ndim)

    return rule


def _in_place(self: Any, *_: Any) -> Type:
    array(self, "this method")
    return NONE


def _changed(a: Any, *_: Any) -> Type:
    """The first argument is changed, so it must be an array."""
    if not isinstance(widened(a), Array):
        raise RuleError("the first argument is changed in place: it must be an array")
    return NONE


def _flat(dtype: str = "") -> Callable[..., Type]:
    """A flat array of the elements of the first argument, or of a dtype."""
    return lambda a, *_: Array(dtype or array(a, "this function").dtype, 1)


def _unique(ar: Any, index: Any, inverse: Any, counts: Any, axis: Any, *_: Any) -> Type:
    found = array(ar, "numpy.unique")
    flat = _is_none(axis)
    values = Array(found.dtype, 1 if flat else found.ndim)
    wanted = [static(each, "numpy.unique", "what is returned") for each in (index, inverse, counts)]
    places = Array(INDICES, 1)
    shapes = (places, Array(INDICES, max(found.ndim, 1)) if flat else places, places)
    more = tuple(shape for shape, is_wanted in zip(shapes, wanted, strict=True) if is_wanted)
    return Tuple((values, *more)) if more else values


def _together(a: Any, b: Any, *_: Any) -> Type:
    return Array(common((Scalar(array(a, "a set").dtype), Scalar(array(b, "a set").dtype))), 1)


def _intersection(a: Any, b: Any, assume_unique: Any, return_indices: Any) -> Type:
    values = _together(a, b)
    if static(return_indices, "numpy.intersect1d", "return_indices"):
        return Tuple((values, Array(INDICES, 1), Array(INDICES, 1)))
    return values


def _bincount(x: Any, weights: Any, minlength: Any) -> Type:
    if array(x, "numpy.bincount").ndim != 1:
        raise RuleError("object of too small depth for desired array", hint="NumPy would raise ValueError here too")
    if kind(array(x).dtype) in "fc":
        text = f"Cannot cast array data from dtype('{array(x).dtype}') to dtype('int64') according to the rule 'safe'"
        raise RuleError(text, hint="NumPy would raise TypeError here too")
    return Array("float64" if given(weights) else INDICES, 1)


def _edges(a: Any, bins: Any) -> Array:
    """The edges of bins: those that are given, or floats of the precision of the values."""
    found = array(a, "numpy.histogram")
    if isinstance(widened(bins) if isinstance(bins, Type) else None, Array | List | Tuple):
        return Array(array(bins, "numpy.histogram").dtype, 1)
    return Array(found.dtype if kind(found.dtype) == "f" else "float64", 1)


def _histogram(a: Any, bins: Any, range_: Any, density: Any, weights: Any) -> Type:
    dense = static(density, "numpy.histogram", "density")
    dtype = "float64" if dense else array(weights, "numpy.histogram").dtype if given(weights) else INDICES
    return Tuple((Array(dtype, 1), _edges(a, bins)))


def _histogram2d(x: Any, y: Any, bins: Any, *_: Any) -> Type:
    both = Array(common((Scalar(array(x, "numpy.histogram2d").dtype), Scalar(array(y, "numpy.histogram2d").dtype))), 1)
    wide = widened(bins) if isinstance(bins, Type) else None
    if isinstance(wide, Tuple):
        first, second = (_edges(both, item) for item in wide.items)
    else:
        first = second = _edges(both, bins)
    return Tuple((Array("float64", 2), first, second))


FUNCTIONS: dict[str, tuple[str, Callable[..., Type]]] = {
    "histogram2d": ("x, y, bins=10, range=None, density=None, weights=None", _histogram2d),
    "take_along_axis": ("arr, indices, axis=-1", _along("take_along_axis")),
}
CHANGING = {
    "place": "arr, mask, vals",
    "put": "a, ind, v, mode='raise'",
    "putmask": "a, /, mask, values",
    "copyto": "dst, src, casting='same_kind', where=True",
    "put_along_axis": "arr, indices, values, axis",
}
for _name, (_text, _rule) in FUNCTIONS.items():
    asked(f"numpy.{_name}", _text, _rule)
# Of rules for the number of bins, and of weights that are complex numbers.
asked(f"{INTERNAL}.asked_histogram", "a, bins, range, density, weights", _histogram, like="numpy.histogram")
asked(
    f"{INTERNAL}.asked_histogram_bin_edges", "a, bins, range, weights", lambda a, bins, *_: _edges(a, bins),
    like="numpy.histogram_bin_edges",
)  # fmt: skip
# Rows that are distinct, and where common elements are: functions written in Python ask for them.
asked(
    f"{INTERNAL}.asked_unique",
    "ar, return_index, return_inverse, return_counts, axis, *, equal_nan=True",
    _unique,
    like="numpy.unique",
)
asked(
    f"{INTERNAL}.asked_intersect1d",
    "ar1, ar2, assume_unique, return_indices",
    _intersection,
    like="numpy.intersect1d",
)
asked(
    f"{INTERNAL}.asked_bincount", "x, /, weights, minlength", _bincount, like="numpy.bincount",
    after="r.astype('{dtype}', copy=False)",  # NumPy has integers for an empty array whatever its weights are
)  # fmt: skip
for _name, _text in CHANGING.items():
    asked(f"numpy.{_name}", _text, _changed, effects=True)
asked("numpy.ndarray.put", "self, indices, values, /, mode='raise'", _in_place, effects=True)
