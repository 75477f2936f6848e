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
        return _along(np.int64(given), shape, size, order)
    if given.size > 0 and (np.min(given) < 0 or np.max(given) >= size):
        for place in given.flat:
            _check_place(place, size)
    return _along(given.astype(np.int64, copy=False), shape, size, order)


def _along(places, shape, size, order):
    if order == "F":
        return _along_columns(places, shape)
    return _along_rows(places, shape, size)


def _check_place(place, size):
    if not 0 <= place < size:
        raise ValueError(f"index {place} is out of bounds for array with size {size}")


def _along_rows(places, shape, size):
    if len(shape) == 0:
        return ()
    if len(shape) == 1:
        return (_own(places),)
    inner = size // shape[0] if size > 0 else 1
    rows = places // inner
    return (rows, *_along_rows(places - rows * inner, shape[1:], inner))


def _along_columns(places, shape):
    if len(shape) == 0:
        return ()
    if len(shape) == 1:
        return (_own(places),)
    length = max(shape[0], 1)
    columns = places // length
    return (places - columns * length, *_along_columns(columns, shape[1:]))


def _own(places):
    """What is left for the last axis, never the array that was given."""
    return places if np.ndim(places) == 0 else places.copy(order="K")
