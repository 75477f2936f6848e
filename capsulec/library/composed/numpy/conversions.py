"""Arrays from what is gone through, from functions of indices, and from bytes."""

import numpy as np
from capsulec.internal import not_yet


def fromiter(iter, dtype, count=-1, *, like=None):
    values = list(iter)
    if count >= 0:
        if len(values) < count:
            raise ValueError(f"iterator too short: Expected {count} but iterator had only {len(values)} items.")
        return np.array(values[:count], dtype)
    return np.array(values, dtype)


def fromfunction(function, shape, *, dtype=float, like=None):
    places = np.indices(shape, dtype=float if dtype is None else dtype)
    if len(shape) == 1:
        return function(places[0])
    if len(shape) == 2:
        return function(places[0], places[1])
    if len(shape) == 3:
        return function(places[0], places[1], places[2])
    return not_yet("numpy.fromfunction of more than three axes")


def asarray_chkfinite(a, dtype=None, order=None):
    made = np.asarray(a, dtype, order)
    if np.issubdtype(made.dtype, np.inexact):
        if np.ndim(made) == 0:
            if not np.isfinite(made):
                raise ValueError("array must not contain infs or NaNs")
        elif not np.isfinite(made).all():
            raise ValueError("array must not contain infs or NaNs")
    return made
