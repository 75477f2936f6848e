"""Lists of parts of an array, which are views of it."""

import numpy as np


def array_split(ary, indices_or_sections, axis=0):
    a = np.asarray(ary)
    n = (
        a.shape[axis] if isinstance(ary, np.ndarray) else len(ary)
    )  # of a list NumPy takes its length, whatever the axis
    parts = []
    if isinstance(indices_or_sections, (int, np.integer)):
        if indices_or_sections <= 0:
            raise ValueError("number sections must be larger than 0.")
        each, more = n // indices_or_sections, n % indices_or_sections
        start = 0
        for i in range(indices_or_sections):
            stop = start + each + (1 if i < more else 0)
            parts.append(_part(a, start, stop, axis))
            start = stop
    else:
        start = 0
        for stop in indices_or_sections:
            parts.append(_part(a, start, stop, axis))
            start = int(stop)
        parts.append(_part(a, start, n, axis))
    return parts


def _part(a, start, stop, axis):
    if axis == 0:
        return a[start:stop]
    return np.swapaxes(np.swapaxes(a, axis, 0)[start:stop], axis, 0)


def split(ary, indices_or_sections, axis=0):
    a = np.asarray(ary)
    if isinstance(indices_or_sections, (int, np.integer)):
        if indices_or_sections == 0:
            raise ZeroDivisionError("integer modulo by zero")
        if a.shape[axis] % indices_or_sections != 0:
            raise ValueError("array split does not result in an equal division")
    return array_split(a, indices_or_sections, axis)


def hsplit(ary, indices_or_sections):
    a = np.asarray(ary)
    return split(a, indices_or_sections, 1 if a.ndim > 1 else 0)


def vsplit(ary, indices_or_sections):
    a = np.asarray(ary)
    if a.ndim < 2:
        raise ValueError("vsplit only works on arrays of 2 or more dimensions")
    return split(a, indices_or_sections, 0)


def dsplit(ary, indices_or_sections):
    a = np.asarray(ary)
    if a.ndim < 3:
        raise ValueError("dsplit only works on arrays of 3 or more dimensions")
    return split(a, indices_or_sections, 2)


def unstack(x, /, *, axis=0):
    a = np.moveaxis(x, axis, 0)
    parts = []
    for i in range(a.shape[0]):
        parts.append(a[i])
    return tuple(parts)
