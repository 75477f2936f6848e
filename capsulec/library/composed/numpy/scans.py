"""Running sums and products, along one axis: each element of the result is computed from the one before."""

import numpy as np
from capsulec.internal import laid_out


def _accumulated(x, dtype):
    """The array as the dtype that running sums of it have."""
    if dtype is not None:
        return x.astype(dtype)
    if np.issubdtype(x.dtype, np.unsignedinteger):
        return np.ascontiguousarray(x.astype(np.uint64, copy=False))
    if np.issubdtype(x.dtype, np.inexact):
        return np.ascontiguousarray(x)
    return np.ascontiguousarray(x.astype(np.int64, copy=False))


def _scan(x, axis, product):
    """Running sums, or products, along an axis of a contiguous array."""
    place = axis + x.ndim if axis < 0 else axis
    if not 0 <= place < x.ndim:
        raise np.exceptions.AxisError(f"axis {axis} is out of bounds for array of dimension {x.ndim}")
    n = x.shape[place]
    inner = 1
    for k in range(place + 1, x.ndim):
        inner *= x.shape[k]
    made = np.empty(x.shape, x.dtype)
    if x.size == 0:
        return made
    if x.ndim == 1:
        total = x[0]
        made[0] = total
        for i in range(1, len(x)):
            if product:
                total = total * x[i]
            else:
                total = total + x[i]
            made[i] = total
        return made
    outer = x.size // (n * inner)
    given, scanned = x.reshape(outer, n, inner), made.reshape(outer, n, inner)
    for o in range(outer):
        if inner == 1:
            total = given[o, 0, 0]
            scanned[o, 0, 0] = total
            for i in range(1, n):
                if product:
                    total = total * given[o, i, 0]
                else:
                    total = total + given[o, i, 0]
                scanned[o, i, 0] = total
        else:
            for k in range(inner):
                scanned[o, 0, k] = given[o, 0, k]
            for i in range(1, n):
                for k in range(inner):
                    if product:
                        scanned[o, i, k] = scanned[o, i - 1, k] * given[o, i, k]
                    else:
                        scanned[o, i, k] = scanned[o, i - 1, k] + given[o, i, k]
    return made


def _along(a, axis, dtype, out, product):
    x = np.asarray(a)
    if np.ndim(x) == 0:
        return _along(np.ravel(x), axis, dtype, out, product)
    if axis is None:
        made = _scan(_accumulated(np.ravel(x), dtype), 0, product)
    else:
        made = laid_out(_scan(_accumulated(x, dtype), axis, product), x, "computed")
    if out is not None:
        out[...] = made
        return out
    return made


def cumsum(a, axis=None, dtype=None, out=None):
    return _along(a, axis, dtype, out, False)


def cumprod(a, axis=None, dtype=None, out=None):
    return _along(a, axis, dtype, out, True)


def cumulative_sum(x, /, *, axis=None, dtype=None, out=None, include_initial=False):
    given = np.atleast_1d(np.asarray(x))
    if axis is None and given.ndim > 1:
        raise ValueError("For arrays which have more than one dimension ``axis`` argument is required.")
    k = 0 if axis is None else axis[0] if isinstance(axis, tuple) else axis
    return _stored(_with_first(cumsum(given, k, dtype), k, 0, include_initial), out)


def cumulative_prod(x, /, *, axis=None, dtype=None, out=None, include_initial=False):
    given = np.atleast_1d(np.asarray(x))
    if axis is None and given.ndim > 1:
        raise ValueError("For arrays which have more than one dimension ``axis`` argument is required.")
    k = 0 if axis is None else axis[0] if isinstance(axis, tuple) else axis
    return _stored(_with_first(cumprod(given, k, dtype), k, 1, include_initial), out)


def _with_first(made, axis, first, included):
    """Running results, behind that of no elements where it is asked for."""
    if not included:
        return made
    moved = np.moveaxis(made, axis, 0)
    longer = np.concatenate((np.full((1, *moved.shape[1:]), first, made.dtype), moved))
    return np.ascontiguousarray(np.moveaxis(longer, 0, axis))


def _stored(made, out):
    if out is None:
        return made
    out[...] = made
    return out
