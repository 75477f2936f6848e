"""Averages, and statistics that leave NaN out: NumPy's own, asked once for a whole array."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from capsulec.ir.types import FLOATS, REAL_OF, Array, NoneType, Scalar, Tuple, Type, kind, widened
from capsulec.library.numpy.asking import array, asked, given, inexact, made, static
from capsulec.library.numpy.choosing import common
from capsulec.library.table import RuleError


def _refuse(name: str, **arguments: Any) -> None:
    for argument, value in arguments.items():
        if given(value):
            raise RuleError(f"numpy.{name}({argument}=…) is not supported yet", code="not-supported-yet")


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


def _spread(name: str) -> Callable[..., Type]:
    def rule(a: Any, axis: Any, dtype: Any, out: Any, ddof: Any, keepdims: Any, *rest: Any) -> Type:
        _refuse(name, dtype=dtype, out=out, **dict(zip(("where", "mean", "correction"), rest, strict=True)))
        found = array(a, f"numpy.{name}")
        plain = inexact(found.dtype)
        return made(REAL_OF.get(plain, plain), _left(name, found.ndim, axis, keepdims))

    return rule


def _extreme(name: str) -> Callable[..., Type]:
    def rule(a: Any, axis: Any, out: Any, keepdims: Any, initial: Any, where: Any) -> Type:
        _refuse(name, out=out, initial=initial, where=where)
        found = array(a, f"numpy.{name}")
        return made(found.dtype, _left(name, found.ndim, axis, keepdims))

    return rule


def _position(name: str) -> Callable[..., Type]:
    def rule(a: Any, axis: Any, out: Any, keepdims: Any) -> Type:
        _refuse(name, out=out)
        return made("int64", _left(name, array(a, f"numpy.{name}").ndim, axis, keepdims))

    return rule


def _cumulative(name: str) -> Callable[..., Type]:
    def rule(x: Any, axis: Any, dtype: Any, out: Any, include_initial: Any) -> Type:
        _refuse(name, dtype=dtype, out=out)
        found = array(x, f"numpy.{name}")
        wide = {"b": "int64", "i": "int64", "u": "uint64"}.get(kind(found.dtype), found.dtype)
        return Array(wide, found.ndim)

    return rule


def _unwrap(p: Any, discont: Any, axis: Any, period: Any) -> Type:
    found = array(p, "numpy.unwrap")
    weak = not isinstance(period, Type) or isinstance(widened(period), Scalar)
    if not weak or found.dtype not in FLOATS:
        raise RuleError("numpy.unwrap of what are no floats is not supported yet", code="not-supported-yet")
    return Array(found.dtype, found.ndim)


KEPT = "keepdims=..."
asked("numpy.average", f"a, axis=None, weights=None, returned=False, *, {KEPT}", _average)
for _name in ("nanstd", "nanvar"):
    _text = f"a, axis=None, dtype=None, out=None, ddof=0, {KEPT}, *, where=..., mean=..., correction=..."
    asked(f"numpy.{_name}", _text, _spread(_name))
for _name in ("nanmin", "nanmax"):
    asked(f"numpy.{_name}", f"a, axis=None, out=None, {KEPT}, initial=..., where=...", _extreme(_name))
for _name in ("nanargmin", "nanargmax"):
    asked(f"numpy.{_name}", f"a, axis=None, out=None, *, {KEPT}", _position(_name))
for _name in ("cumulative_sum", "cumulative_prod"):
    _text = "x, /, *, axis=None, dtype=None, out=None, include_initial=False"
    asked(f"numpy.{_name}", _text, _cumulative(_name))
asked("numpy.unwrap", "p, discont=None, axis=-1, *, period=6.283185307179586", _unwrap)
