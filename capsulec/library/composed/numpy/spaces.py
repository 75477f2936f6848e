"""Numbers at equal distances, or in equal ratios: linspace, logspace, geomspace."""

import operator

import numpy as np


def linspace(start, stop, num=50, endpoint=True, retstep=False, dtype=None, axis=0, *, device=None):
    num = operator.index(num)
    if num < 0:
        raise ValueError(f"Number of samples, {num}, must be non-negative.")
    intervals = num - 1 if endpoint else num
    first, last = _inexact(start), _inexact(stop)
    distance = last - first
    common = np.result_type(first, last, 1.0)
    places = _places(num, distance, common)
    if intervals > 0:
        step = distance / intervals
        if _has_zero(step):  # too small for a float
            made = places / intervals * distance + first
        else:
            made = places * step + first
    else:
        step = distance * np.nan
        made = places * distance + first
    if endpoint and num > 1:
        made[-1] = last
    if axis != 0:
        made = np.moveaxis(made, 0, axis)
    found = _as_dtype(made, dtype)
    if retstep:
        return found, (common.type(step) if np.ndim(step) == 0 else step)
    return found


def _inexact(value):
    """A number or array that is no integer; Python's own numbers stay such."""
    if np.ndim(value) == 0:
        return value * 1.0
    return np.asarray(value) * 1.0


def _places(num, distance, dtype):
    """0, 1, 2, … along the first of one axis more than the distance has."""
    if np.ndim(distance) == 0:
        return np.arange(num, dtype=dtype)
    return np.arange(num, dtype=dtype).reshape((num,) + (1,) * np.ndim(distance))


def _has_zero(values):
    if np.ndim(values) == 0:
        return values == 0
    return np.any(values == 0)


def _as_dtype(made, dtype):
    if dtype is None:
        return made
    if np.issubdtype(dtype, np.integer):
        return np.floor(made).astype(dtype)
    return made.astype(dtype, copy=False)


def logspace(start, stop, num=50, endpoint=True, base=10.0, dtype=None, axis=0):
    if np.ndim(base):
        return _of_several_bases(start, stop, num, endpoint, base, dtype, axis)
    exponents = linspace(start, stop, num, endpoint, axis=axis)
    if dtype is None:
        return np.power(base, exponents)
    return np.power(base, exponents).astype(dtype, copy=False)


def _of_several_bases(start, stop, num, endpoint, base, dtype, axis):
    """The bases, the first and the last exponents are broadcast together; then the axis of the samples is put in."""
    zeros = np.zeros(np.shape(base))
    exponents = linspace(start + zeros, stop + zeros, num, endpoint, axis=axis)
    bases = base + np.zeros(np.broadcast_shapes(np.shape(start), np.shape(stop)))
    made = np.power(np.expand_dims(bases, axis), exponents)
    if dtype is None:
        return made
    return made.astype(dtype, copy=False)


def geomspace(start, stop, num=50, endpoint=True, dtype=None, axis=0):
    if _has_zero(np.asarray(start)) or _has_zero(np.asarray(stop)):
        raise ValueError("Geometric sequence cannot include zero")
    if dtype is None:
        kind = np.result_type(start, stop, 1.0)
    else:
        kind = np.result_type(start, stop, 1.0, np.dtype(dtype))
    first, last = _converted(start, kind), _converted(stop, kind)
    sign = np.sign(first)
    first, last = first / sign, last / sign
    made = logspace(np.log10(first), np.log10(last), num, endpoint, 10.0, kind)
    if num > 0:
        made[0] = first
        if num > 1 and endpoint:
            made[-1] = last
    made *= sign
    if axis != 0:
        made = np.moveaxis(made, 0, axis)
    if dtype is None:
        return made
    return made.astype(dtype, copy=False)


def _converted(value, dtype):
    if np.ndim(value) == 0:
        return dtype.type(value)
    return np.asarray(value, dtype)
