"""How far numbers lie apart: var, std, ptp.

Of arrays in C order they have NumPy's bits, of others its values to the last places.
"""

import numpy as np
from capsulec.internal import not_yet


def _count(a, axis):
    """How many elements are reduced to one."""
    if axis is None:
        return a.size
    if isinstance(axis, tuple):
        n = 1
        for k in axis:
            n *= a.shape[k]
        return n
    return a.shape[axis]


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
    if where is not None or mean is not None or correction is not None:
        not_yet("numpy.var(where=…, mean=…, correction=…)")
    x = np.asarray(a)
    left = max(_count(x, axis) - ddof, 0)
    if axis is None:
        made = np.sum(_squares(x - np.mean(x, dtype=dtype)), keepdims=keepdims) / left
    else:
        deviation = x - np.mean(x, axis, dtype, keepdims=True)
        made = np.sum(_squares(deviation), axis, keepdims=keepdims) / left
    if out is not None:
        out[...] = made
        return out
    return made


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
