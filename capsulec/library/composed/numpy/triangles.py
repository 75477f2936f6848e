"""Triangles and diagonals of matrices, and the indices of their elements."""

import numpy as np


def tril(m, k=0):
    a = np.asanyarray(m)
    return np.where(_below(a, k), a, np.zeros(1, a.dtype))


def triu(m, k=0):
    a = np.asanyarray(m)
    return np.where(_below(a, k - 1), np.zeros(1, a.dtype), a)


def _below(a, k):
    """True where an element of a matrix is not above a diagonal; a vector is every row of one."""
    if a.ndim == 1:
        return np.tri(a.shape[0], k=k, dtype=bool)
    return np.tri(a.shape[-2], a.shape[-1], k=k, dtype=bool)


def diag(v, k=0):
    a = np.asanyarray(v)
    if a.ndim == 1:
        made = np.zeros((a.shape[0] + abs(k), a.shape[0] + abs(k)), a.dtype)
        down, right = max(-k, 0), max(k, 0)
        for i in range(a.shape[0]):
            made[i + down, i + right] = a[i]
        return made
    if a.ndim == 2:
        return np.diagonal(a, k)
    raise ValueError("Input must be 1- or 2-d.")


def diagflat(v, k=0):
    a = np.asarray(v)
    if np.ndim(a) == 0:
        return diag(np.full(1, a), k)
    return diag(a.ravel(), k)


def vander(x, N=None, increasing=False):
    a = np.asarray(x)
    if a.ndim != 1:
        raise ValueError("x must be a one-dimensional array or sequence.")
    columns = a.shape[0] if N is None else N
    made = np.empty((a.shape[0], columns), np.promote_types(a.dtype, int))
    for i in range(a.shape[0]):
        power = made.dtype.type(1)
        for j in range(columns):
            if increasing:
                made[i, j] = power
            else:
                made[i, columns - 1 - j] = power
            power = power * made.dtype.type(a[i])
    return made


def diag_indices(n, ndim=2):
    places = np.arange(n)
    return (places,) * ndim


def diag_indices_from(arr):
    a = np.asarray(arr)
    if a.ndim < 2:
        raise ValueError("input array must be at least 2-d")
    for n in a.shape:
        if n != a.shape[0]:
            raise ValueError("All dimensions of input must be of equal length")
    return diag_indices(a.shape[0], a.ndim)


def tril_indices(n, k=0, m=None):
    return _indices(n, k, n if m is None else m, True)


def triu_indices(n, k=0, m=None):
    return _indices(n, k - 1, n if m is None else m, False)


def tril_indices_from(arr, k=0):
    a = np.asarray(arr)
    if a.ndim != 2:
        raise ValueError("input array must be 2-d")
    return _indices(a.shape[0], k, a.shape[1], True)


def triu_indices_from(arr, k=0):
    a = np.asarray(arr)
    if a.ndim != 2:
        raise ValueError("input array must be 2-d")
    return _indices(a.shape[0], k - 1, a.shape[1], False)


def _indices(n, k, m, lower):
    """Row and column of the elements that are not above a diagonal, or of those that are."""
    total = 0
    for i in range(n):
        below = min(max(i + k + 1, 0), max(m, 0))
        total += below if lower else m - below
    rows, columns = np.empty(total, np.int64), np.empty(total, np.int64)
    place = 0
    for i in range(n):
        below = min(max(i + k + 1, 0), max(m, 0))
        for j in range(0 if lower else below, below if lower else m):
            rows[place] = i
            columns[place] = j
            place += 1
    return rows, columns
