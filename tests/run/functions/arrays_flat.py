"""a.flat: kept in a variable, indexed, sliced, assigned and gone through."""

import numpy as np


def fill(f, v):
    for i in range(len(f)):
        f[i] += v


#pythran export kept(float64[:,:], int)
# args: np.arange(6.0).reshape(2, 3), 2
# args: np.arange(6.0).reshape(3, 2).T, 6
# args: np.arange(24.0).reshape(4, 6)[::2, ::-2], -1
def kept(a, k):
    f = a.flat
    f[k] = 7
    f[1:3] = 5
    f[-1] *= 2
    g = a.T.flat
    g[0:4] = [1, 2]
    s = f[1:4]
    s[0] = 100
    t = a.flat[1:3]
    t[:] = -1
    fill(f, 3.0)
    fill(a[:, ::-1].flat, 3.0)
    d = {1: f}
    d[1][0] = 99
    q = a.T.flat
    r = [x for x in q]
    return f[k], s, t, len(f), r, sum(a.flat), np.sum(f), f[[0, 1]], f == 99, 99 in a.flat, max(a.flat), list(a.T.flat), f[...], sorted(a.flat), f[::-1], g[::2]


#pythran export assigned(float64[:,:], float64[:])
# args: np.arange(6.0).reshape(2, 3), np.arange(3.0)
# args: np.arange(6.0).reshape(3, 2).T, np.arange(8.0)
# args: np.arange(6.0).reshape(3, 2).T, np.arange(0.0)
def assigned(a, v):
    a.flat = v
    b = a.T.copy()
    b.flat = [1, 2, 3]
    b.T.flat = a
    c = b.copy()
    c.flat[2:] = v
    c.flat[[0, 1]] = v
    f = c.flat
    f[:] = v
    m = 0.0
    for i, x in enumerate(f):
        m += i * x
    for x, y in zip(c.flat, a.flat):
        m += x * y
    return a, b, c, m, f[0]


#pythran export places_and_masks(float64[:,:], int64[:], bool[:])
# args: np.arange(6.0).reshape(2, 3), np.array([0, 2, 5]), np.array([1, 0, 0, 1, 1, 0], bool)
# args: np.arange(6.0).reshape(3, 2).T, np.array([1, -1]), np.array([1, 0, 0, 1, 1, 0], bool)
def places_and_masks(a, k, m):
    b = a.T
    b.flat[k] = 7
    b.flat[k] += 1
    g = b.flat
    g[k] *= 2
    g[[0, -1]] = [1, 2, 3]
    b.flat[m] = 5
    b.flat[m] -= 1
    g[m] = g[m] * 3
    g[::-1] *= 3
    g[:-1:-1] *= 3
    g[1:4] += g[0:3]
    g[1:] = g[:-1]
    g[:] += 1
    h = a[:, ::-1].flat
    h[2:] += a.T.flat[:-2]
    return a, g[m], g[k], b.flat[m]
