"""numpy.gradient: central differences of second order inside, one-sided ones of first or second order at the ends."""

import numpy as np


def gradient(f, *varargs, axis=None, edge_order=1):
    given = np.asarray(f)
    values = given if np.issubdtype(given.dtype, np.inexact) else given.astype(np.float64)
    if edge_order > 2:
        raise ValueError("'edge_order' greater than 2 not supported")
    count = values.ndim if axis is None else len(axis) if isinstance(axis, tuple) else 1
    if len(varargs) != 0 and len(varargs) != count and not (len(varargs) == 1 and np.ndim(varargs[0]) == 0):
        raise TypeError("invalid number of arguments")
    if axis is None:
        if values.ndim == 1:
            return _gradient(values, _spacing(varargs, 0), 0, edge_order)
        return _all_gradients(values, varargs, edge_order, 0)
    if isinstance(axis, tuple):
        if len(axis) == 1:
            return _gradient(values, _spacing(varargs, 0), axis[0], edge_order)
        return _gradients(values, varargs, axis, edge_order, 0)
    return _gradient(values, _spacing(varargs, 0), axis, edge_order)


def _spacing(varargs, k):
    if len(varargs) == 0:
        return 1.0
    return varargs[0] if len(varargs) == 1 else varargs[k]


def _all_gradients(values, varargs, edge_order, k):
    if k == values.ndim:
        return ()
    first = _gradient(values, _spacing(varargs, k), k, edge_order)
    return (first, *_all_gradients(values, varargs, edge_order, k + 1))


def _gradients(values, varargs, axes, edge_order, k):
    if k == len(axes):
        return ()
    first = _gradient(values, _spacing(varargs, k), axes[k], edge_order)
    return (first, *_gradients(values, varargs, axes, edge_order, k + 1))


def _gradient(values, spacing, axis, edge_order):
    """The derivative along one axis, whose points are `spacing` apart or stand at the places in it."""
    made = np.empty_like(values)
    moved, target = np.moveaxis(values, axis, 0), np.moveaxis(made, axis, 0)
    if np.ndim(spacing) > 1:
        raise ValueError("distances must be either scalars or 1d")
    if np.ndim(spacing) == 1 and len(spacing) != moved.shape[0]:
        raise ValueError("when 1d, distances must match the length of the corresponding dimension")
    if moved.shape[0] < edge_order + 1:
        raise ValueError(
            "Shape of array too small to calculate a numerical gradient, "
            "at least (edge_order + 1) elements are required."
        )
    if np.ndim(spacing) == 0:
        _evenly(target, moved, spacing, edge_order)
    else:
        steps = np.diff(_as_places(spacing))
        if np.all(steps == steps[0]):
            _evenly(target, moved, steps[0], edge_order)
        else:
            _unevenly(target, moved, steps, edge_order)
    return made


def _as_places(spacing):
    places = np.asarray(spacing)
    return places.astype(np.float64) if np.issubdtype(places.dtype, np.integer) else places


def _evenly(made, f, step, edge_order):
    made[1:-1] = (f[2:] - f[:-2]) / (2.0 * step)
    if edge_order == 1:
        made[0] = (f[1] - f[0]) / step
        made[-1] = (f[-1] - f[-2]) / step
    else:
        made[0] = -1.5 / step * f[0] + 2.0 / step * f[1] + -0.5 / step * f[2]
        made[-1] = 0.5 / step * f[-3] + -2.0 / step * f[-2] + 1.5 / step * f[-1]


def _unevenly(made, f, steps, edge_order):
    for i in range(1, f.shape[0] - 1):
        low, high = steps[i - 1], steps[i]
        a, b, c = -high / (low * (low + high)), (high - low) / (low * high), low / (high * (low + high))
        made[i] = a * f[i - 1] + b * f[i] + c * f[i + 1]
    if edge_order == 1:
        made[0] = (f[1] - f[0]) / steps[0]
        made[-1] = (f[-1] - f[-2]) / steps[-1]
    else:
        low, high = steps[0], steps[1]
        a = -(2.0 * low + high) / (low * (low + high))
        made[0] = a * f[0] + (low + high) / (low * high) * f[1] + -low / (high * (low + high)) * f[2]
        low, high = steps[-2], steps[-1]
        a, b = high / (low * (low + high)), -(high + low) / (low * high)
        made[-1] = a * f[-3] + b * f[-2] + (2.0 * high + low) / (high * (low + high)) * f[-1]
