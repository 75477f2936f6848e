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
        counted = np.sum(np.broadcast_to(where, x.shape), axis, np.intp, keepdims=keepdims)
        made = _as_before(total / np.maximum(counted - degrees, 0), total)
    if out is not None:
        out[...] = made
        return out
    return made


def _as_before(quotient, total):
    if np.ndim(quotient) == 0:
        return total.dtype.type(quotient)
    return quotient.astype(total.dtype)


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
    if out is not None:
        out[...] = made
        return out
    return made


def ptp(a, axis=None, out=None, keepdims=np._NoValue):
    x = np.asarray(a)
    made = np.max(x, axis, keepdims=keepdims) - np.min(x, axis, keepdims=keepdims)
    if out is not None:
        out[...] = made
        return out
    return made
