"""Nests over whole arrays in C order, which are one loop: short rows, no rows, rows of nothing, and nests that stay."""

import numpy as np


#pythran export short_rows(float64[:, :], float64[:, :])
def short_rows(a, b):
    # within 4 ulps: exp of many numbers at once
    return np.exp(-np.abs(a)) + 2 * b


#pythran export three_axes(float64[:, :, :])
def three_axes(a):
    b = np.sqrt(np.abs(a)) + a
    b *= 2
    return b


#pythran export own_loops(float64[:, :])
def own_loops(a):
    made = np.zeros(a.shape)
    for i in range(a.shape[0]):
        for j in range(a.shape[1]):
            made[i, j] = a[i, j] * 2 if a[i, j] > 0 else -a[i, j]
    return made


#pythran export partly(int64[:, :])
# args: np.array([[1, 2, -1, 4], [5, 6, 7, 8], [-9, 1, 1, 1]])
# args: np.zeros((0, 3), int)
# args: np.zeros((3, 0), int)
def partly(a):
    for i in range(a.shape[0]):
        for j in range(a.shape[1]):
            if a[i, j] < 0:
                break
            a[i, j] = 2 * a[i, j]
    return a.sum()


#pythran export skipping(int64[:, :])
def skipping(a):
    for i in range(a.shape[0]):
        for j in range(a.shape[1]):
            if a[i, j] < 0:
                continue
            a[i, j] = 2 * a[i, j]
    return a.sum()


#pythran export lengths(int, int)
# args: -2, -3
# args: 2, -3
# args: -2, 3
# args: 2, 3
def lengths(n, m):
    a = np.ones(6)
    for i in range(n):
        for j in range(m):
            a[i * m + j] = 0
    return a


#pythran export part_of_rows(float64[:, :])
# args: np.arange(12.0).reshape(4, 3)
# args: np.arange(12.0).reshape(3, 4).T
# args: np.ones((1, 1))
def part_of_rows(a):
    for i in range(a.shape[0]):
        for j in range(a.shape[1] - 1):
            a[i, j] = a[i, j] + 1
    return a[:-1] * 2


#pythran export square(float64[:, :])
# args: np.arange(12.0).reshape(4, 3)
# args: np.arange(9.0).reshape(3, 3)
def square(a):
    n = min(a.shape[0], a.shape[1])
    for i in range(n):
        for j in range(n):
            a[i, j] = a[i, j] + 1
    return a


#pythran export transposed_product(float64[:, :])
# args: np.arange(12.0).reshape(4, 3)
# args: np.arange(9.0).reshape(3, 3)
def transposed_product(a):
    made = np.zeros((a.shape[1], a.shape[0]))
    for i in range(a.shape[1]):
        for j in range(a.shape[0]):
            made[i, j] += 1
    return made


#pythran export same_twice(float64[:, :])
def same_twice(a):
    b = np.empty(a.shape)
    for i in range(b.shape[0]):
        for j in range(b.shape[1]):
            t = a[i, j] * 3
            b[i, j] = t + t
    return b, a
