"""Differences of neighbours, and areas under what is sampled."""

import numpy as np
from capsulec.internal import not_yet


def diff(a, n=1, axis=-1, prepend=None, append=None):
    if prepend is not None or append is not None:
        not_yet("numpy.diff(prepend=…, append=…)")
    if n < 0:
        raise ValueError(f"order must be non-negative but got {n}")
    moved = np.swapaxes(np.asarray(a), axis, -1)
    made = moved.copy()
    for _ in range(n):
        made = _differences(made)
    return np.ascontiguousarray(np.swapaxes(made, axis, -1))


def _differences(a):
    if a.dtype == np.bool_:
        return a[..., 1:] != a[..., :-1]
    return a[..., 1:] - a[..., :-1]


def ediff1d(ary, to_end=None, to_begin=None):
    if to_end is not None or to_begin is not None:
        not_yet("numpy.ediff1d(to_end=…, to_begin=…)")
    flat = np.ravel(np.asarray(ary))
    return flat[1:] - flat[:-1]


def trapezoid(y, x=None, dx=1.0, axis=-1):
    values = np.swapaxes(np.asarray(y), axis, -1)
    if x is None:
        return np.sum(dx * (values[..., 1:] + values[..., :-1]) / 2.0, axis=-1)
    places = np.asarray(x)
    if places.ndim == 1:
        return np.sum((places[1:] - places[:-1]) * (values[..., 1:] + values[..., :-1]) / 2.0, axis=-1)
    steps = np.swapaxes(places, axis, -1)
    return np.sum((steps[..., 1:] - steps[..., :-1]) * (values[..., 1:] + values[..., :-1]) / 2.0, axis=-1)
