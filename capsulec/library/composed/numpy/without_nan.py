"""Reductions that leave NaN out."""

import numpy as np


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
