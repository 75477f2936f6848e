"""Functions over an axis that a variable says; `i` is now and then none of the array's."""

import numpy as np


#pythran export sums(float64[:,:,:], int)
def sums(a, i):
    return np.sum(a, i), a.sum(axis=i), np.prod(a, axis=i, keepdims=True), a.any(i), np.count_nonzero(a, axis=i)


#pythran export extremes(int32[:,:], int)
def extremes(a, i):
    return a.max(i), np.argmin(a, axis=i), np.ptp(a, i), np.amin(a, axis=i)


#pythran export means(float64[:,:], int)
def means(a, i):
    # within 4 ulps: sums of squares in another order
    return np.mean(a, axis=i), a.std(i), np.var(a, axis=i, ddof=1), np.median(a, i)


#pythran export scans(int64[:,:], int)
def scans(a, i):
    return np.cumsum(a, i), a.cumprod(axis=i), np.diff(a, axis=i), np.flip(a, i)


#pythran export moved(int64[:,:], int, int)
def moved(a, n, i):
    return np.roll(a, n, axis=i), np.repeat(a, 2, axis=i), np.concatenate((a, a), axis=i), np.stack((a, a + 1), i)


#pythran export taken(float32[:,:,:], int)
# args: np.arange(24, dtype=np.float32).reshape(2, 3, 4), 0
# args: np.arange(24, dtype=np.float32).reshape(2, 3, 4), -1
# args: np.arange(24, dtype=np.float32).reshape(2, 3, 4), 1
# args: np.arange(24, dtype=np.float32).reshape(2, 3, 4), 3
def taken(a, i):
    return np.take(a, [1, 0], axis=i), a.take(1, i), np.delete(a, 0, i), np.insert(a, 1, 7, axis=i)


#pythran export of_vector(float64[:], int)
def of_vector(a, i):
    return a.sum(i), np.cumsum(a, i), np.flip(a, i)


#pythran export each(int64[:,:])
def each(a):
    found = 0
    for axis in range(a.ndim):
        found += int(np.sum(a, axis=axis).max(initial=0))
    return found


#pythran export swapped(float64[:,:,:], int, int)
def swapped(a, i, j):
    b = np.swapaxes(a, i % 4, -(j % 4))
    b[:1] = 3
    return b, a.swapaxes(0, j % 3), b.copy(), b.sum(axis=0)


#pythran export moved(float64[:,:,:], int, int)
def moved(a, i, j):
    c = np.moveaxis(a, i % 4, -(j % 5))
    return c, np.moveaxis(a, i, 0), c * 2


#pythran export moved_beyond(float64[:,:], int)
# args: np.ones((2, 3)), 2
# args: np.ones((2, 3)), -3
def moved_beyond(a, i):
    return np.moveaxis(a, i, 0)


MODES = ("reflect", "wrap")


def padded(a, mode):
    if mode in MODES:
        return np.pad(a, 1, mode=mode)
    if mode not in ("x", "no"):
        return a[None]
    return a.sum()


#pythran export modes(float64[:])
# args: np.arange(4.0)
def modes(a):
    return padded(a, "reflect"), padded(a, "y"), padded(a, "no"), padded(a, mode="wrap"), 3 in (1, 2), True in (1, 2)


#pythran export taken_into(float64[:,:], int, float64[:,:])
# args: np.arange(9.0).reshape(3, 3), 1, np.zeros((3, 3))
def taken_into(a, i, o):
    np.take(a, [2, 1, 0], axis=i, out=o)
    return o, a.take([0, 0], i)
