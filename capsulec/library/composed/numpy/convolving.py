"""Convolutions and correlations of two lines, and how often numbers occur."""

import numpy as np
from capsulec.internal import asked_bincount, asked_convolve, asked_correlate

_MOST = 20000  # products that are added up here; NumPy is asked for more


def _line(values):
    given = np.asarray(values)
    if np.ndim(given) == 0:
        return np.full(1, given)
    return given


def _full(a, v):
    """All sums, of a line and one that is not longer, in the order in which NumPy adds up."""
    made = np.zeros(len(a) + len(v) - 1, a.dtype)
    for j in range(len(v) - 1, -1, -1):
        made[j : j + len(a)] += a * v[j]
    return made


def _of_mode(full, longer, shorter, mode, backwards):
    if mode in ("full", "f", "F"):
        return full
    if mode in ("valid", "v", "V"):
        return full[shorter - 1 : longer].copy()
    if mode not in ("same", "s", "S"):
        raise ValueError(f"mode must be one of 'valid', 'same', or 'full' (got '{mode}')")
    start = shorter // 2 if backwards else (shorter - 1) // 2
    return full[start : start + longer].copy()


def convolve(a, v, mode="full"):
    left, right = _line(a), _line(v)
    if len(left) == 0:
        raise ValueError("a cannot be empty")
    if len(right) == 0:
        raise ValueError("v cannot be empty")
    if len(left) * len(right) > _MOST:
        return asked_convolve(left, right, mode)
    common = np.result_type(left, right)
    x, y = left.astype(common, copy=False), right.astype(common, copy=False)
    if len(x) >= len(y):
        return _of_mode(_full(x, y), len(x), len(y), mode, False)
    return _of_mode(_full(y, x), len(y), len(x), mode, False)


def correlate(a, v, mode="valid"):
    left, right = _line(a), _line(v)
    if len(left) == 0:
        raise ValueError("first array argument cannot be empty")
    if len(right) == 0:
        raise ValueError("second array argument cannot be empty")
    if len(left) * len(right) > _MOST:
        return asked_correlate(left, right, mode)
    common = np.result_type(left, right)
    x, y = left.astype(common, copy=False), right.astype(common, copy=False)
    if np.iscomplexobj(y):
        y = np.conjugate(y)
    if len(x) >= len(y):
        return _of_mode(_full(x, y[::-1]), len(x), len(y), mode, False)
    return _of_mode(_full(y[::-1], x), len(y), len(x), mode, True)


def bincount(x, /, weights=None, minlength=0):
    given = np.asarray(x)
    if np.ndim(given) != 1 or np.issubdtype(given.dtype, np.inexact):
        return asked_bincount(x, weights, minlength)
    if minlength < 0:
        raise ValueError("'minlength' must not be negative")
    most = -1
    for value in given:
        if value < 0:
            raise ValueError("'list' argument must have no negative elements")
        most = max(most, int(value))
    if weights is None:
        made = np.zeros(max(minlength, most + 1), np.int64)
        for value in given:
            made[int(value)] += 1
        return made
    weighing = np.asarray(weights)
    if np.shape(weighing) != given.shape:
        raise ValueError("The weights and list don't have the same length.")
    sums = np.zeros(max(minlength, most + 1))
    for i in range(len(given)):
        sums[int(given[i])] += weighing[i]
    return sums
