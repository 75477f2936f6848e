"""arange, eye, tri, indices and meshgrid."""

import numpy as np


#pythran export arange_ints(int, int, int)
# args: 0, 10, 3
# args: 10, 0, -3
# args: -5, 5, 7
# args: 3, 3, 1
# args: 5, 0, 1
# args: 0, 5, 0
def arange_ints(start, stop, step):
    return np.arange(start, stop, step), np.arange(stop), np.arange(start, stop), np.arange(stop, step=2)


#pythran export arange_floats(float, float, float)
# args: 0.0, 1.0, 0.1
# args: 1.0, -1.0, -0.3
# args: 0.5, 7.25, 2.0
# args: -0.0, 3.0, 1.0
# args: 3.0, 0.0, -2.9999999
# args: 0.0, 1.0, 0.0
# args: 0.0, float("nan"), 1.0
# args: 0.0, 1.0, float("inf")
# args: 0.0, 1e30, 1.0
# args: 1e-20, 5.0, 1.0
def arange_floats(start, stop, step):
    return np.arange(start, stop, step), np.arange(start, stop, step, dtype=np.float32)


#pythran export arange_literals(int)
# args: 5
def arange_literals(n):
    return (
        np.arange(5.0), np.arange(0.5, 3), np.arange(1, 2, 0.25), np.arange(0, n, 0.5), np.arange(n, dtype=float),
        np.arange(n, dtype=np.float32), np.arange(-0.0, n), np.arange(n, dtype=np.int16), np.arange(n, dtype=complex),
        np.arange(5), np.arange(2, 9, 3), np.arange(0.5, 5, dtype=int), np.arange(n, 0, -1, dtype=np.uint8),
        np.arange(1, n, 0.5, dtype=int),
    )  # fmt: skip


#pythran export arange_small(int, int)
# args: 100, 28
# args: 200, 10
# args: 127, 5
def arange_small(start, n):
    return np.arange(start, start + n, dtype=np.int8)


#pythran export arange_strong(int32, float32, uint8)
# args: np.int32(4), np.float32(2.5), np.uint8(3)
def arange_strong(i, x, u):
    return np.arange(i), np.arange(x), np.arange(u), np.arange(x, 10, np.float32(0.1)), np.arange(np.uint64(3))


#pythran export arange_strong_zero(int64)
# args: np.int64(0)
def arange_strong_zero(step):
    return np.arange(0, 10, step)


#pythran export arange_fused(int)
# args: 7
# args: 0
def arange_fused(n):
    x = np.arange(n) * 0.5 + 1
    return x, (np.arange(n) ** 2).sum(), np.sqrt(np.arange(1, n + 1)), np.arange(n)[::-1], np.arange(n)[2:4]


#pythran export eyes(int, int, int)
# args: 3, 4, 0
# args: 3, 4, 1
# args: 4, 2, -2
# args: 0, 3, 0
# args: -1, 3, 0
# args: 2, 2, 100
def eyes(n, m, k):
    return np.eye(n), np.eye(n, m), np.eye(n, m, k), np.eye(n, k=k, dtype=int), np.identity(n, dtype=np.float32)


#pythran export tris(int, int, int)
# args: 3, 4, 0
# args: 3, 2, 1
# args: 4, 4, -2
# args: -1, 3, 0
def tris(n, m, k):
    return np.tri(n), np.tri(n, m), np.tri(n, m, k), np.tri(n, k=k, dtype=bool)


#pythran export grids(int, int)
# args: 3, 2
# args: 1, 0
def grids(n, m):
    x, y = np.indices((n, m))
    sparse = np.indices((n, m), sparse=True)
    return x, y, np.indices((n,)), np.indices((m, n), dtype=float), sparse[0], sparse[1]


#pythran export meshgrids(float[:], int[:])
def meshgrids(a, b):
    x, y = np.meshgrid(a, b)
    u, v = np.meshgrid(a, b, indexing="ij")
    s, t = np.meshgrid(a, b, sparse=True)
    p, q, r = np.meshgrid(a, b, [1, 2])
    return x, y, u, v, s, t, p, q, r, np.meshgrid(a)[0], np.meshgrid(a, 3)[1]


#pythran export grids_by_brackets(int, int)
# args: 3, 2
# args: 5, 1
def grids_by_brackets(n, m):
    x, y = np.mgrid[0:n, 0:m]
    u, v = np.ogrid[1:n, 0:m]
    return x, y, u, v, np.mgrid[0:n], np.mgrid[0:n:2, 1 : m + 1], np.mgrid[-1:1:5j], np.mgrid[0:1:3j, 0:n], np.mgrid[:n, 0:m:0.5]
