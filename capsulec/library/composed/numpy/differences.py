"""Differences of neighbours, and areas under what is sampled."""

import numpy as np
from capsulec.internal import laid_out


def diff(a, n=1, axis=-1, prepend=np._NoValue, append=np._NoValue):
    if n == 0:
        return np.asarray(a)
    if n < 0:
        raise ValueError(f"order must be non-negative but got {n}")
    given = np.asarray(a)
    made = _with_edges(np.swapaxes(given, axis, -1), prepend, append, axis)
    for _ in range(n):
        made = _differences(made)
    return laid_out(np.swapaxes(made, axis, -1), given, "computed")


def _with_edges(a, prepend, append, axis):
    """A copy of an array, with what is put before and behind its last axis."""
    if prepend is not None and append is not None:
        return np.concatenate((_edge(a, prepend, axis), a, _edge(a, append, axis)), axis=-1)
    if prepend is not None:
        return np.concatenate((_edge(a, prepend, axis), a), axis=-1)
    if append is not None:
        return np.concatenate((a, _edge(a, append, axis)), axis=-1)
    return a


def _edge(a, value, axis):
    """What is put before or behind the last axis of `a`, which is `axis` of the value; a number stands on each line."""
    made = np.asarray(value)
    if np.ndim(made) == 0:
        return np.full((*a.shape[:-1], 1), made)
    return np.swapaxes(made, axis, -1)


def _differences(a):
    if a.dtype == np.bool_:
        return a[..., 1:] != a[..., :-1]
    return a[..., 1:] - a[..., :-1]


def ediff1d(ary, to_end=None, to_begin=None):
    flat = np.ravel(np.asarray(ary))
    if to_begin is not None:
        before = _line(np.asarray(to_begin))
        if not np.can_cast(before.dtype, flat.dtype, "same_kind"):
            raise TypeError("dtype of `to_begin` must be compatible with input `ary` under the `same_kind` rule.")
        if to_end is None:
            return np.concatenate((before.astype(flat.dtype), flat[1:] - flat[:-1]))
    if to_end is not None:
        behind = _line(np.asarray(to_end))
        if not np.can_cast(behind.dtype, flat.dtype, "same_kind"):
            raise TypeError("dtype of `to_end` must be compatible with input `ary` under the `same_kind` rule.")
        if to_begin is None:
            return np.concatenate((flat[1:] - flat[:-1], behind.astype(flat.dtype)))
        return np.concatenate((before.astype(flat.dtype), flat[1:] - flat[:-1], behind.astype(flat.dtype)))
    return flat[1:] - flat[:-1]


def _line(value):
    return np.full(1, value) if np.ndim(value) == 0 else np.ravel(value)


def trapezoid(y, x=None, dx=1.0, axis=-1):
    values = np.swapaxes(np.asarray(y), axis, -1)
    if x is None:
        return np.sum(dx * (values[..., 1:] + values[..., :-1]) / 2.0, axis=-1)
    places = np.asarray(x)
    if places.ndim == 1:
        return np.sum((places[1:] - places[:-1]) * (values[..., 1:] + values[..., :-1]) / 2.0, axis=-1)
    steps = np.swapaxes(places, axis, -1)
    return np.sum((steps[..., 1:] - steps[..., :-1]) * (values[..., 1:] + values[..., :-1]) / 2.0, axis=-1)
