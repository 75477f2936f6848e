"""Reductions that leave NaN out."""

import numpy as np
from capsulec.internal import count_along, largest_number, least_number


def _filled(a, value):
    """The array with `value` in place of each NaN."""
    x = np.asarray(a)
    if np.issubdtype(x.dtype, np.inexact):
        return np.where(np.isnan(x), x.dtype.type(value), x)
    return x


def nansum(a, axis=None, dtype=None, out=None, keepdims=np._NoValue, initial=np._NoValue, where=np._NoValue):
    return np.sum(_filled(a, 0), axis, dtype, out, keepdims, initial, where)


def nanprod(a, axis=None, dtype=None, out=None, keepdims=np._NoValue, initial=np._NoValue, where=np._NoValue):
    return np.prod(_filled(a, 1), axis, dtype, out, keepdims, initial, where)


def nancumsum(a, axis=None, dtype=None, out=None):
    return np.cumsum(_filled(a, 0), axis, dtype, out)


def nancumprod(a, axis=None, dtype=None, out=None):
    return np.cumprod(_filled(a, 1), axis, dtype, out)


def nanmean(a, axis=None, dtype=None, out=None, keepdims=np._NoValue, *, where=np._NoValue):
    x = np.asarray(a)
    if not np.issubdtype(x.dtype, np.inexact):
        return np.mean(x, axis, dtype, out, keepdims, where=where)
    if dtype is not None and not np.issubdtype(dtype, np.inexact):
        raise TypeError("If a is inexact, then dtype must be inexact")
    count = np.sum(~np.isnan(x), axis, np.intp, None, keepdims, where=where)
    if out is not None:
        np.sum(_filled(x, 0), axis, dtype, out, keepdims, where=where)
        out[...] = out / count
        return out
    total = np.sum(_filled(x, 0), axis, dtype, None, keepdims, where=where)
    made = total / count
    if np.ndim(made) == 0:
        return total.dtype.type(made)
    return made.astype(total.dtype)


def nanmax(a, axis=None, out=None, keepdims=np._NoValue, initial=np._NoValue, where=np._NoValue):
    x = np.asarray(a)
    _check_extreme(x, axis, initial, where, "fmax")
    if not np.issubdtype(x.dtype, np.inexact):
        return np.max(x, axis, out, keepdims, initial, where)
    if where is not None:
        return largest_number(np.where(where, x, x.dtype.type(np.nan)), axis, out, keepdims, initial)
    return largest_number(x, axis, out, keepdims, initial)


def nanmin(a, axis=None, out=None, keepdims=np._NoValue, initial=np._NoValue, where=np._NoValue):
    x = np.asarray(a)
    _check_extreme(x, axis, initial, where, "fmin")
    if not np.issubdtype(x.dtype, np.inexact):
        return np.min(x, axis, out, keepdims, initial, where)
    if where is not None:
        return least_number(np.where(where, x, x.dtype.type(np.nan)), axis, out, keepdims, initial)
    return least_number(x, axis, out, keepdims, initial)


def _least(x):
    return complex(-np.inf, -np.inf) if np.iscomplexobj(x) else -np.inf


def _is_mask(where):
    """Whether some elements may be left out."""
    if where is None:
        return False
    if np.ndim(where) == 0:
        return not where
    return True


def _check_extreme(x, axis, initial, where, name):
    if initial is None:
        if _is_mask(where):
            text = "does not have an identity, so to use a where mask one has to specify 'initial'"
            raise ValueError(f"reduction operation '{name}' {text}")
        if count_along(x, axis) == 0:
            raise ValueError(f"zero-size array to reduction operation {name} which has no identity")


def _stored(made, out):
    if out is not None:
        out[...] = made
        return out
    return made


def nanvar(
    a,
    axis=None,
    dtype=None,
    out=None,
    ddof=0,
    keepdims=np._NoValue,
    *,
    where=np._NoValue,
    mean=np._NoValue,
    correction=np._NoValue,
):
    x = np.asarray(a)
    if not np.issubdtype(x.dtype, np.inexact):
        return np.var(x, axis, dtype, out, ddof, keepdims, where=where, mean=mean, correction=correction)
    if dtype is not None and not np.issubdtype(dtype, np.inexact):
        raise TypeError("If a is inexact, then dtype must be inexact")
    if correction is not None and ddof != 0:
        raise ValueError("ddof and correction can't be provided simultaneously.")
    degrees = ddof if correction is None else correction
    there = ~np.isnan(x)
    filled = _filled(x, 0)
    count = np.sum(there, axis, np.intp, None, True, where=where)
    squares = _squares(np.where(there, filled - _mean_of(filled, axis, dtype, where, mean, count), x.dtype.type(0)))
    total = np.sum(squares, axis, squares.dtype if dtype is None else dtype, None, keepdims, where=where)
    left = np.sum(there, axis, np.intp, None, keepdims, where=where) - degrees
    if np.ndim(total) == 0:
        return total.dtype.type(total / left if left > 0 else np.nan)
    made = np.where(left > 0, total / left, np.nan)
    return _stored(made.astype(total.dtype), out)


def _squares(x):
    if np.iscomplexobj(x):
        return x.real * x.real + x.imag * x.imag
    return x * x


def _mean_of(filled, axis, dtype, where, mean, count):
    if mean is not None:
        return mean
    total = np.sum(filled, axis, dtype, None, True, where=where)
    return (total / count).astype(total.dtype)


def nanstd(
    a,
    axis=None,
    dtype=None,
    out=None,
    ddof=0,
    keepdims=np._NoValue,
    *,
    where=np._NoValue,
    mean=np._NoValue,
    correction=np._NoValue,
):
    found = nanvar(a, axis, dtype, None, ddof, keepdims, where=where, mean=mean, correction=correction)
    return _stored(np.sqrt(found), out)


def nanargmax(a, axis=None, out=None, *, keepdims=np._NoValue):
    x = np.asarray(a)
    if not np.issubdtype(x.dtype, np.inexact):
        return np.argmax(x, axis, out, keepdims=keepdims)
    found = np.argmax(_filled(x, _least(x)), axis, out, keepdims=keepdims)
    _check_places(x, axis)
    return found


def nanargmin(a, axis=None, out=None, *, keepdims=np._NoValue):
    x = np.asarray(a)
    if not np.issubdtype(x.dtype, np.inexact):
        return np.argmin(x, axis, out, keepdims=keepdims)
    found = np.argmin(_filled(x, -_least(x)), axis, out, keepdims=keepdims)
    _check_places(x, axis)
    return found


def _check_places(x, axis):
    if np.any(np.all(np.isnan(x), axis)):
        raise ValueError("All-NaN slice encountered")
