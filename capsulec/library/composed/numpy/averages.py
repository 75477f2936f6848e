"""numpy.average: a mean whose elements may weigh differently."""

import numpy as np
from capsulec.internal import asked_average


def average(a, axis=None, weights=None, returned=False, *, keepdims=np._NoValue):
    given = np.asarray(a)
    if weights is None:
        middle = np.mean(given, axis, keepdims=keepdims)
        if np.size(middle) == 0:
            raise ZeroDivisionError("division by zero")
        if returned:
            return middle, _like(given.size / np.size(middle), middle)
        return middle
    weighing = np.asarray(weights)
    if axis is None and np.ndim(weighing) != np.ndim(given):
        raise TypeError("Axis must be specified when shapes of a and weights differ.")
    if np.ndim(weighing) != np.ndim(given) and (np.ndim(weighing) != 1 or isinstance(axis, tuple)):
        return asked_average(given, axis, weighing, returned, keepdims=keepdims)
    weighing = _along(given, weighing, axis)
    dtype = _dtype(given, weighing)
    total = np.sum(weighing, axis, dtype, keepdims=keepdims)
    if np.any(total == 0):
        raise ZeroDivisionError("Weights sum to zero, can't be normalized")
    made = np.sum(np.multiply(given, weighing, dtype=dtype), axis, keepdims=keepdims) / total
    if returned:
        return made, _like(total, made)
    return made


def _dtype(given, weighing):
    if np.issubdtype(given.dtype, np.inexact):
        return np.result_type(given.dtype, weighing.dtype)
    return np.result_type(given.dtype, weighing.dtype, np.float64)


def _like(value, made):
    """The sum of the weights, for each element of an average."""
    if np.ndim(made) == 0:
        return made.dtype.type(value)
    return np.full(np.shape(made), value, made.dtype)


def _along(given, weighing, axis):
    """Weights of the shape of the elements, or of the one axis that is gone through, as what broadcasts to them."""
    if np.ndim(given) == np.ndim(weighing) and np.shape(given) == np.shape(weighing):
        return weighing
    if axis is None:
        raise TypeError("Axis must be specified when shapes of a and weights differ.")
    if np.ndim(given) == np.ndim(weighing):
        raise ValueError("Shape of weights must be consistent with shape of a along specified axis.")
    if len(weighing) != given.shape[axis]:
        raise ValueError("Shape of weights must be consistent with shape of a along specified axis.")
    return np.moveaxis(weighing[(np.newaxis,) * (given.ndim - 1)], -1, axis)
