"""What is known while compiling is still evaluated where Python would raise on the way to it."""

import numpy as np


# pythran export made_like(float32[:, :], int)
def made_like(a, i):
    kind = type(a[i, 0])
    return np.zeros(2, dtype=kind)


# pythran export made_of_list(float list, int)
def made_of_list(row, i):
    return np.ones(2, dtype=type(row[i]))


# pythran export made_of_dtype(int32[:, :], int)
def made_of_dtype(a, i):
    kind = a[i, 1].dtype
    return np.full(3, 7, kind)


# pythran export axes(float64[:, :], int)
def axes(a, i):
    return a[i].ndim


# pythran export tested(float64[:, :], int)
def tested(a, i):
    if isinstance(a[i], np.ndarray):
        return 1
    return 2


# pythran export compared(float64[:, :], int, bool)
def compared(a, i, b):
    return b and a[i] is None


# pythran export named(int, int64[:])
def named(i, a):
    cast = type(a[i])
    return cast(3), type(i) is int


# pythran export caught(float64[:, :], int)
def caught(a, i):
    try:
        count = a[i].ndim + len(a[i].shape)
    except IndexError:
        count = -1
    return count


# pythran export repeated(complex64[:], int)
def repeated(a, n):
    total = 0
    for i in range(n):
        total += a[i].dtype.itemsize
    return total
