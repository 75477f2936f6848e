"""numpy.average with weights along several axes, weighted quantiles: NumPy's own is asked, once for a whole array."""

from __future__ import annotations

from typing import Any

from capsulec.ir.types import Array, NoneType, Scalar, Tuple, Type
from capsulec.library.numpy.asking import array, asked, given, inexact, made, static
from capsulec.library.numpy.choosing import common
from capsulec.library.table import INTERNAL, RuleError


def _left(name: str, ndim: int, axis: Any, keepdims: Any) -> int:
    """How many axes a result has that goes over `axis`."""
    if given(keepdims) and static(keepdims, f"numpy.{name}", "keepdims"):
        return ndim
    if not isinstance(axis, Type) or isinstance(axis, NoneType):
        return 0
    gone = len(axis.items) if isinstance(axis, Tuple) else 1
    if gone > ndim:
        hint = "NumPy would raise AxisError here too"
        raise RuleError(f"axis {ndim} is out of bounds for array of dimension {ndim}", hint=hint)
    return ndim - gone


def _average(a: Any, axis: Any, weights: Any, returned: Any, keepdims: Any) -> Type:
    found = array(a, "numpy.average")
    dtype = inexact(found.dtype)
    if given(weights):
        dtype = common((Scalar(dtype), Scalar(inexact(array(weights, "numpy.average").dtype))))
    result = made(dtype, _left("average", found.ndim, axis, keepdims))
    if given(returned) and static(returned, "numpy.average", "returned"):
        return Tuple((result, result))
    return result


def _weighted(name: str) -> Any:
    def rule(a: Any, q: Any, axis: Any, method: Any, keepdims: Any, weights: Any) -> Type:
        found, places = array(a, f"numpy.{name}"), array(q, f"numpy.{name}").ndim
        return Array(found.dtype, places + _left(name, found.ndim, axis, keepdims))

    return rule


KEPT = "keepdims=..."
asked(f"{INTERNAL}.asked_average", f"a, axis, weights, returned, *, {KEPT}", _average, like="numpy.average")
for _name in ("quantile", "percentile", "nanquantile", "nanpercentile"):
    asked(
        f"{INTERNAL}.asked_{_name}",
        "a, q, axis, method, keepdims, weights",
        _weighted(_name),
        like=f"numpy.{_name}",
        after="__import__('numpy').asarray(r)",
    )
