"""Where elements are not zero, and elements that are taken by their positions."""

import numpy as np
from capsulec.internal import not_yet, positions_of

TOO_FEW_AXES = (
    "Calling nonzero on 0d arrays is not allowed. Use np.atleast_1d(scalar).nonzero() instead. If the context of this "
    "error is of the form `arr[nonzero(cond)]`, just use `arr[cond]`."
)


def _flat_positions(x):
    """The numbers of the elements that are not zero, counted in C order."""
    return positions_of(_mask(x.ravel()))[0]


def _mask(x):
    if x.dtype == np.bool_:
        return x
    return x != 0


def nonzero(a):
    x = np.asarray(a)
    if x.ndim == 0:
        raise ValueError(TOO_FEW_AXES)
    rows = positions_of(_mask(x))
    if x.ndim == 1:
        return (rows[0],)
    if x.ndim == 2:
        return rows[0], rows[1]
    if x.ndim == 3:
        return rows[0], rows[1], rows[2]
    if x.ndim == 4:
        return rows[0], rows[1], rows[2], rows[3]
    if x.ndim == 5:
        return rows[0], rows[1], rows[2], rows[3], rows[4]
    return not_yet("numpy.nonzero of more than five axes")


def flatnonzero(a):
    x = np.asarray(a)
    if x.ndim == 0:
        return _flat_positions(np.full(1, x))
    return _flat_positions(x)


def argwhere(a):
    x = np.asarray(a)
    if x.ndim == 0:
        return np.zeros((np.count_nonzero(np.full(1, x)), 0), np.int64)
    return positions_of(_mask(x)).T


def extract(condition, arr):
    return np.ravel(arr)[flatnonzero(condition)]


def _index(i, n, axis, mode):
    """A position counted from the front, in the way that `mode` says."""
    if mode == "raise":
        if i < -n or i >= n:
            raise IndexError(f"index {i} is out of bounds for axis {axis} with size {n}")
        return i + n if i < 0 else i
    if mode == "wrap":
        return i % n
    return 0 if i < 0 else min(i, n - 1)


def _positions(indices):
    given = np.asarray(indices)
    if not np.can_cast(given.dtype, np.int64, "same_kind") or np.issubdtype(given.dtype, np.inexact):
        raise TypeError(
            f"Cannot cast array data from dtype('{given.dtype.name}') to dtype('int64') according to the rule 'safe'"
        )
    if given.ndim == 0:
        return np.full(1, np.int64(given))
    return given.astype(np.int64, copy=False).ravel()


def _checked(places, n, axis, mode):
    """Positions counted from the front."""
    made = np.empty_like(places)
    for k in range(len(places)):
        made[k] = _index(places[k], n, axis, mode)
    return made


def _line(x, places, mode):
    """Of a line the elements at positions."""
    if len(x) == 0 and len(places) > 0:
        raise IndexError("cannot do a non-empty take from an empty axes.")
    if mode == "raise":
        return x[places]
    return x[_checked(places, len(x), 0, mode)]


def _taken(x, indices, axis, mode):
    """Of an array of three axes the elements at positions of the middle one."""
    outer, n, inner = x.shape
    made = np.empty((outer, len(indices), inner), x.dtype)
    if n == 0 and made.size > 0:
        raise IndexError("cannot do a non-empty take from an empty axes.")
    if outer == 0:  # no position is looked at
        return made
    places = _checked(indices, n, axis, mode)
    if inner == 1:
        for o in range(outer):
            row = x[o, :, 0]
            for k in range(len(places)):
                made[o, k, 0] = row[places[k]]
        return made
    for o in range(outer):
        for k in range(len(places)):
            made[o, k] = x[o, places[k]]
    return made


def _product(lengths):
    total = 1
    for length in lengths:
        total *= length
    return total


def take(a, indices, axis=None, out=None, mode="raise"):
    x = np.asarray(a)
    if mode not in ("raise", "wrap", "clip"):
        raise ValueError(f"clipmode must be one of 'clip', 'raise', or 'wrap' (got '{mode}')")
    places = _positions(indices)
    if x.ndim == 0 or axis is None or x.ndim == 1:
        if axis is not None and (axis < -1 or axis > 0):
            raise np.exceptions.AxisError(f"axis {axis} is out of bounds for array of dimension {x.ndim}")
        made = _line(np.full(1, x) if x.ndim == 0 else x.ravel(), places, mode)
        return made.reshape(np.shape(indices)) if np.ndim(indices) > 0 else made[0]
    k = axis + x.ndim if axis < 0 else axis
    if k < 0 or k >= x.ndim:
        raise np.exceptions.AxisError(f"axis {axis} is out of bounds for array of dimension {x.ndim}")
    before, after = x.shape[:k], x.shape[k + 1 :]
    made = _taken(np.ascontiguousarray(x).reshape(_product(before), x.shape[k], _product(after)), places, k, mode)
    return made.reshape((*before, *np.shape(indices), *after))


def compress(condition, a, axis=None, out=None):
    test = np.asarray(condition)
    if test.ndim != 1:
        raise ValueError("condition must be a 1-d array")
    return take(a, _flat_positions(test), axis)


def trace(a, offset=0, axis1=0, axis2=1, dtype=None, out=None):
    return np.diagonal(a, offset, axis1, axis2).sum(axis=-1, dtype=dtype)
