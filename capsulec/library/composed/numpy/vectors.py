"""numpy.cross: products of vectors that stand upright on both."""

import numpy as np


def cross(a, b, axisa=-1, axisb=-1, axisc=-1, axis=None):
    if axis is not None:
        return cross(a, b, axis, axis, axis)
    left, right = np.asarray(a), np.asarray(b)
    if np.ndim(left) == 0 or np.ndim(right) == 0:
        raise ValueError("At least one array has zero dimension")
    x, y = np.moveaxis(left, axisa, -1), np.moveaxis(right, axisb, -1)
    n, m = x.shape[-1], y.shape[-1]
    if not (n == 2 or n == 3) or not (m == 2 or m == 3):
        raise ValueError("incompatible dimensions for cross product\n(dimension must be 2 or 3)")
    if n == 2 and m == 2:
        raise TypeError("numpy.cross of vectors of length 2 has one axis less than this program was compiled for")
    return np.moveaxis(_crossed(x, y, n, m), -1, axisc)


def _crossed(x, y, n, m):
    x0, x1, y0, y1 = x[..., 0], x[..., 1], y[..., 0], y[..., 1]
    shape = np.broadcast_shapes(np.shape(x0), np.shape(y0))
    made = np.empty((*shape, 3), np.result_type(x.dtype, y.dtype))
    if n == 2:
        made[..., 0] = x1 * y[..., 2]
        made[..., 1] = -(x0 * y[..., 2])
    elif m == 2:
        made[..., 0] = -(x[..., 2] * y1)
        made[..., 1] = x[..., 2] * y0
    else:
        made[..., 0] = x1 * y[..., 2] - x[..., 2] * y1
        made[..., 1] = x[..., 2] * y0 - x0 * y[..., 2]
    made[..., 2] = x0 * y1 - x1 * y0
    return made
