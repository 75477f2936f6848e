"""Arrays in Fortran's order and of other strides: values, and the order of results, are NumPy's."""

import numpy as np


#pythran export columns(float64[:,:], float64[:,:])
# args: np.arange(12.0).reshape(3, 4).T, np.arange(12.0).reshape(3, 4).T
# args: np.arange(12.0).reshape(3, 4).T, np.arange(12.0).reshape(4, 3)
# args: np.arange(48.0).reshape(6, 8)[::2, ::-2], np.arange(12.0).reshape(4, 3).T
# args: np.arange(12.0).reshape(3, 4).T, np.ones((1, 3))
# args: np.zeros((0, 3)).T, np.zeros((3, 0))
def columns(a, b):
    c = a * 2 + b
    return c, c.flags.f_contiguous, c.flags.c_contiguous


#pythran export three(float64[:,:,:])
# args: np.arange(24.0).reshape(2, 3, 4).T
# args: np.arange(24.0).reshape(2, 3, 4).transpose(1, 0, 2)
# args: np.arange(24.0).reshape(2, 3, 4)[:, ::-1]
def three(a):
    return np.sqrt(a) + 1


#pythran export into(float64[:,:], float64[:,:])
# args: np.zeros((4, 3)).T, np.arange(12.0).reshape(3, 4)
# args: np.zeros((4, 3)).T, np.arange(12.0).reshape(4, 3).T
def into(a, b):
    a[:] = b * b - 1
    a[1:] += b[:-1]


#pythran export over_columns(float64[:,:])
#pythran export over_columns(int32[:,:])
# args: np.cos(np.arange(600.0)).reshape(6, 100).T
# args: np.cos(np.arange(600.0)).reshape(100, 6).T
# args: (np.arange(600, dtype=np.int32) * 7919 % 601).reshape(6, 100).T
def over_columns(a):
    return a.sum(axis=0), a.sum(axis=1), a.min(axis=0), a.min(axis=1), a.max(axis=1), a.prod(axis=1), a.mean(axis=1)


#pythran export truths(float64[:,:])
#pythran export truths(bool[:,:])
#pythran export truths(uint8[:,:])
# args: np.zeros((100, 3)).T
# args: (np.arange(600.0) % 100).reshape(6, 100).T
# args: np.where(np.arange(200) == 150, np.nan, 0.0).reshape(2, 100).T
# args: (np.arange(600.0) % 97).reshape(60, 10)[::2, ::-3]
# args: np.zeros((0, 3)).T
# args: (np.arange(200) > 120).reshape(2, 100).T
# args: (np.arange(200) % 7).astype(np.uint8).reshape(2, 100).T
def truths(a):
    return a.any(), a.all(), a.any(axis=0), a.all(axis=0), a.any(axis=1), a.all(axis=1), (a != 0).sum(axis=0)


#pythran export parts(complex128[:,:])
#pythran export parts(complex64[:,:])
# args: (np.arange(12.0) + 1j).reshape(3, 4) * (2 - 1j)
# args: ((np.arange(12.0) + 1j).reshape(3, 4) * (2 - 1j)).T
# args: np.zeros((3, 0), complex)
# args: ((np.arange(12.0) + 1j).reshape(3, 4) * (2 - 1j)).astype(np.complex64)
def parts(z):
    z.real += z.imag * 2
    w = z[:, ::2]
    return z.real**2 + z.imag**2, np.sum(z.real**2, axis=1), w.imag - w.real, (z * z).real.sum(axis=0), z.real.T + 1


#pythran export large(int)
# args: 700000
def large(n):
    a = np.arange(n) * 1.5
    return a[::70000], a.sum(), np.ones((n, 2))[-1], np.cumsum(a)[-1]
