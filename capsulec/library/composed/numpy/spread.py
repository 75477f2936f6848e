"""How far numbers lie apart: var, std, ptp.

Of arrays in C order they have NumPy's bits, of others its values to the last places.
"""

import numpy as np
from capsulec.internal import count_along


def _squares(x):
    """The square of each element's size."""
    if np.iscomplexobj(x):
        return x.real * x.real + x.imag * x.imag
    return x * x


def var(
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
    if correction is not None and ddof != 0:
        raise ValueError("ddof and correction can't be provided simultaneously.")
    degrees = ddof if correction is None else correction
    if dtype is not None and np.issubdtype(np.dtype(dtype), np.integer):
        made = _in_integers(x, axis, dtype, degrees, keepdims, where, mean)
        if out is not None:
            out[...] = made
            return out
        return made
    if mean is not None:
        middle = mean
    elif axis is None:
        middle = np.mean(x, dtype=dtype, where=where)
    else:
        middle = np.mean(x, axis, dtype, keepdims=True, where=where)
    if np.iscomplexobj(x):
        total = np.sum(_squares(x - middle), axis, dtype, keepdims=keepdims, where=where)
    else:  # computed twice, stored nowhere
        total = np.sum((x - middle) * (x - middle), axis, dtype, keepdims=keepdims, where=where)
    if where is None:
        made = total / max(count_along(x, axis) - degrees, 0)
    else:
        made = _as_before(total / np.maximum(_counted(x, axis, keepdims, where) - degrees, 0), total)
    if out is not None:
        out[...] = made
        return out
    return made


def _as_before(quotient, total):
    if np.ndim(quotient) == 0:
        return total.dtype.type(quotient)
    return quotient.astype(total.dtype)


def _in_integers(x, axis, dtype, degrees, keepdims, where, mean):
    """Every step is cut to the integers that are asked for."""
    if mean is not None:
        middle = mean
    else:
        middle = (np.sum(x, axis, dtype, keepdims=True, where=where) / _counted(x, axis, True, where)).astype(dtype)
    total = np.sum((x - middle) * (x - middle), axis, dtype, keepdims=keepdims, where=where)
    return (total / np.maximum(_counted(x, axis, keepdims, where) - degrees, 0)).astype(dtype)


def _counted(x, axis, keepdims, where):
    """How many elements each result is made of."""
    if where is None:
        return count_along(x, axis)
    if np.ndim(where) == 0:
        return np.sum(np.full(x.shape, where), axis, np.intp, keepdims=keepdims)
    return np.sum(np.broadcast_to(where, x.shape), axis, np.intp, keepdims=keepdims)


def std(
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
    made = np.sqrt(var(a, axis, dtype, None, ddof, keepdims, where=where, mean=mean, correction=correction))
    if dtype is not None and np.issubdtype(np.dtype(dtype), np.integer):
        return _root_in_integers(made, np.dtype(dtype))
    if out is not None:
        out[...] = made
        return out
    return made


def _root_in_integers(made, dtype):
    if np.ndim(made) > 0:
        name = f"float{min(16 * dtype.itemsize, 64)}"
        raise TypeError(
            f"Cannot cast ufunc 'sqrt' output from dtype('{name}') to dtype('{dtype.name}') "
            "with casting rule 'same_kind'"
        )
    return made.astype(dtype)


def ptp(a, axis=None, out=None, keepdims=np._NoValue):
    x = np.asarray(a)
    made = np.max(x, axis, keepdims=keepdims) - np.min(x, axis, keepdims=keepdims)
    if out is not None:
        out[...] = made
        return out
    return made
