"""Places in a shape, counted through it or along each axis."""

import numpy as np
from capsulec.internal import asked_unravel_index


def unravel_index(indices, shape, order="C"):
    if np.ndim(shape) == 0:
        return unravel_index(indices, (shape,), order)
    if not isinstance(shape, tuple):
        return asked_unravel_index(indices, shape, order)
    given = np.asarray(indices)
    if np.issubdtype(given.dtype, np.inexact):
        raise TypeError("only int indices permitted")
    size = 1
    for length in shape:
        size *= length
    if np.ndim(given) == 0:
        _check_place(given, size)
    else:
        for place in given.flat:
            _check_place(place, size)
    if order == "F":
        return _along_columns(given, shape)
    return _along_rows(given, shape, size)


def _check_place(place, size):
    if not 0 <= place < size:
        raise ValueError(f"index {place} is out of bounds for array with size {size}")


def _along_rows(places, shape, size):
    if len(shape) == 0:
        return ()
    inner = size // shape[0] if size > 0 else 1
    return (_counted(places // inner), *_along_rows(places % inner, shape[1:], inner))


def _along_columns(places, shape):
    if len(shape) == 0:
        return ()
    length = max(shape[0], 1)
    return (_counted(places % length), *_along_columns(places // length, shape[1:]))


def _counted(places):
    if np.ndim(places) == 0:
        return np.int64(places)
    return places.astype(np.int64, copy=False)
