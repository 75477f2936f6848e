"""Medians and quantiles, of all elements or along axes, and those that leave NaN out."""

import numpy as np
from capsulec.internal import (
    asked_nanpercentile,
    asked_nanquantile,
    asked_percentile,
    asked_quantile,
    median_of,
    not_yet,
    quantile_of,
    with_kept_axes,
)


def _lines(x, axis):
    """An array whose last axis is made of several of its axes."""
    if len(axis) == 1:
        return np.moveaxis(x, axis[0], -1)
    if len(axis) == 2:
        moved = np.moveaxis(x, axis, (-2, -1))
        count = moved.shape[-2] * moved.shape[-1]
    elif len(axis) == 3:
        moved = np.moveaxis(x, axis, (-3, -2, -1))
        count = moved.shape[-3] * moved.shape[-2] * moved.shape[-1]
    else:
        return not_yet("a median or quantile over more than three, but not all, axes")
    return np.ascontiguousarray(moved).reshape((*moved.shape[: x.ndim - len(axis)], count))


def _median(a, axis, out, keepdims, without_nan):
    x = np.asarray(a)
    if out is not None:
        not_yet("numpy.median(out=…)")
    if np.ndim(x) == 0:
        made = median_of(np.full(1, x), without_nan, None)
    elif axis is None:
        made = median_of(x, without_nan, None)
    elif isinstance(axis, tuple):
        if len(axis) == x.ndim:
            made = median_of(x, without_nan, None)
        else:
            made = median_of(_lines(x, axis), without_nan, -1)
    else:
        made = median_of(x, without_nan, axis)
    if keepdims and np.ndim(x) > 0:
        return with_kept_axes(made, axis, x.ndim, 0)
    return made


def median(a, axis=None, out=None, overwrite_input=False, keepdims=False):
    return _median(a, axis, out, keepdims, False)


def nanmedian(a, axis=None, out=None, overwrite_input=False, keepdims=np._NoValue):
    return _median(a, axis, out, keepdims is True, True)


def _quantile(a, q, axis, out, method, keepdims, weights, percent, without_nan):
    x = np.asarray(a)
    if out is not None:
        not_yet("numpy.quantile(out=…)")
    if weights is not None:
        return _weighted(x, q, axis, method, keepdims, weights, percent, without_nan)
    if np.ndim(x) == 0:
        return _whole(np.full(1, x), q, method, percent, without_nan)
    if axis is None:
        made = _whole(x, q, method, percent, without_nan)
    elif isinstance(axis, tuple):
        if len(axis) == x.ndim:
            made = _whole(x, q, method, percent, without_nan)
        else:
            made = _along(_lines(x, axis), q, method, percent, without_nan, -1)
    else:
        made = _along(x, q, method, percent, without_nan, axis)
    if keepdims:
        return with_kept_axes(made, axis, x.ndim, np.ndim(q))
    return made


def _weighted(x, q, axis, method, keepdims, weights, percent, without_nan):
    places, weighing = np.asarray(q), np.asarray(weights)
    if percent:
        if without_nan:
            return asked_nanpercentile(x, places, axis, method, keepdims, weighing)
        return asked_percentile(x, places, axis, method, keepdims, weighing)
    if without_nan:
        return asked_nanquantile(x, places, axis, method, keepdims, weighing)
    return asked_quantile(x, places, axis, method, keepdims, weighing)


def _whole(x, q, method, percent, without_nan):
    """Of all elements: a number, or a flat array."""
    if np.ndim(q) == 0:
        return quantile_of(x, q, percent, without_nan, method, None)
    return _along(x.ravel(), q, method, percent, without_nan, 0)


def _along(x, q, method, percent, without_nan, axis):
    if np.ndim(q) == 0:
        if x.ndim == 1 and isinstance(axis, int) and -1 <= axis <= 0:
            return quantile_of(x, q, percent, without_nan, method, None)
        return quantile_of(x, np.full(1, q * 1.0), percent, without_nan, method, axis)[0]
    places = np.asarray(q)
    if places.ndim > 2:
        raise ValueError("q must be a scalar or 1d")
    if places.ndim == 1:
        return quantile_of(x, places, percent, without_nan, method, axis)
    made = quantile_of(x, places.ravel(), percent, without_nan, method, axis)
    return made.reshape((*places.shape, *made.shape[1:]))


def percentile(a, q, axis=None, out=None, overwrite_input=False, method="linear", keepdims=False, *, weights=None):
    return _quantile(a, q, axis, out, method, keepdims, weights, True, False)


def quantile(a, q, axis=None, out=None, overwrite_input=False, method="linear", keepdims=False, *, weights=None):
    return _quantile(a, q, axis, out, method, keepdims, weights, False, False)


def nanpercentile(
    a, q, axis=None, out=None, overwrite_input=False, method="linear", keepdims=np._NoValue, *, weights=None
):
    return _quantile(a, q, axis, out, method, keepdims is True, weights, True, True)


def nanquantile(
    a, q, axis=None, out=None, overwrite_input=False, method="linear", keepdims=np._NoValue, *, weights=None
):
    return _quantile(a, q, axis, out, method, keepdims is True, weights, False, True)
