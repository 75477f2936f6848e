"""The products of all elements of one array with all of another."""

import numpy as np


def _flat(values):
    given = np.asarray(values)
    if np.ndim(given) == 0:
        return np.full(1, given)
    return given.ravel()


def outer(a, b, out=None):
    if out is None:
        return _flat(a)[:, None] * _flat(b)[None, :]
    out[...] = _flat(a)[:, None] * _flat(b)[None, :]
    return out
