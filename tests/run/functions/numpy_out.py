"""`out=` of functions over whole arrays."""

import numpy as np


#pythran export products_into(float64[:,:], float64[:,:], float64[:,:], float64[:,:])
# args: np.arange(6.0).reshape(2, 3), np.arange(12.0).reshape(3, 4), np.zeros((2, 4)), np.zeros((2, 4))
# args: np.arange(6.0).reshape(2, 3), np.arange(12.0).reshape(3, 4), np.zeros((2, 3)), np.zeros((2, 4))
# args: np.arange(6.0).reshape(2, 3)[::-1], np.arange(12.0).reshape(4, 3).T, np.zeros((2, 4)), np.zeros((4, 2)).T
def products_into(a, b, c, d):
    # within 8 ulps: BLAS
    r = np.dot(a, b, out=c)
    r += 1
    s = np.matmul(a, b, out=d)
    np.linalg.multi_dot([a, b], out=c)
    np.dot(a[:, :2].copy(), a[:, 1:].copy(), out=np.zeros((2, 2)))
    a.dot(b, c)
    e = np.zeros((2, 4))
    np.einsum('ij,jk->ik', a, b, out=e)
    return c, r, s, e


#pythran export taken_into(float64[:,:], int64[:], bool[:], float64[:], float64[:,:])
# args: np.arange(6.0).reshape(2, 3), np.array([1, 0]), np.array([True, True]), np.zeros(2), np.zeros((2, 3))
# args: np.arange(6.0).reshape(3, 2).T, np.array([1, 0]), np.array([True, True]), np.zeros(4)[::2], np.zeros((3, 2)).T
# args: np.arange(6.0).reshape(2, 3), np.array([1, 0]), np.array([True, True]), np.zeros(2), np.zeros((2, 2))
def taken_into(a, i, m, w, o):
    np.take(a, i, axis=0, out=o)
    x = o.copy()
    np.compress(m, a, axis=0, out=o)
    y = o.copy()
    np.choose(i, [w + 1, w + 2], out=w)
    z = w.copy()
    np.concatenate((a[:1], a[1:]), axis=0, out=o)
    np.stack((a[0], a[1]), out=o)
    a.take(i, 0, o)
    f = np.zeros((2, 3), np.float32)
    np.take(a, [0, 1], axis=0, out=f)
    np.concatenate((a[:1], a[1:]), out=f)
    return x, y, z, o, f


#pythran export middles_into(float64[:,:], float64[:])
# args: np.arange(6.0).reshape(2, 3), np.zeros(3)
def middles_into(a, w):
    np.median(a, axis=0, out=w)
    x = w.copy()
    np.percentile(a, 30, axis=0, out=w)
    y = w.copy()
    np.nanquantile(a, 0.7, axis=0, out=w)
    z = w.copy()
    np.trace(np.stack((a[:, :2], a[:, 1:]), axis=2), out=w[:2])
    return x, y, z, w


#pythran export others_into(complex128[:], float64[:])
# args: np.arange(6.0) * 1j, np.zeros(6)
# args: np.arange(4.0) * 1j, np.zeros(6)
def others_into(z, w):
    # within 64 ulps: FFT
    np.fft.fft(z, out=z)
    np.fft.ifft(z, out=z)
    rng = np.random.default_rng(3)
    rng.random(out=w)
    x = w.copy()
    rng.standard_normal(out=w)
    y = np.zeros(2, np.float32)
    rng.standard_exponential(out=y, dtype=np.float32)
    np.vecdot(np.ones((6, 3)), np.ones(3), out=w)
    u = np.fft.rfft(w, out=np.zeros(4, complex))
    return z, x, w, y, u
