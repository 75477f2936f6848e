"""Elementwise code over arrays whose axes are in memory in any order: values, types, order of results, in place too."""

import numpy as np


#pythran export plain(float64[:,:], float64[:,:])
# args: np.arange(600.0).reshape(20, 30).T, np.cos(np.arange(600.0)).reshape(20, 30).T
# args: np.arange(600.0).reshape(20, 30).T, np.cos(np.arange(600.0)).reshape(30, 20)
# args: np.arange(600.0).reshape(20, 30)[:, ::-1], np.cos(np.arange(600.0)).reshape(20, 30)[:, ::-1]
# args: np.arange(600.0).reshape(20, 30)[::2, 1::3].T, np.arange(100.0).reshape(10, 10).T
# args: np.arange(30.0).reshape(1, 30).T, np.arange(20.0).reshape(20, 1).T
# args: np.arange(30.0).reshape(1, 30), np.arange(20.0).reshape(20, 1)
# args: np.ones((1, 1)).T, np.ones((5, 4)).T
# args: np.zeros((0, 4)).T, np.ones((0, 4)).T
# args: np.zeros((3, 4)).T, np.ones((3, 4))
def plain(a, b):
    return a + b * 2, np.where(a > b, a, b), (a < b) | (a == 3), -a, a.astype(np.float32)


#pythran export alike(float64[:,:], float64[:,:], int)
# args: np.arange(600.0).reshape(20, 30).T, np.cos(np.arange(600.0)).reshape(20, 30).T, 3
# args: np.arange(600.0).reshape(20, 30).T, np.cos(np.arange(600.0)).reshape(30, 20), 3
# args: np.arange(600.0).reshape(20, 30).T, np.ones((1, 20)), 3
# args: np.arange(30.0).reshape(30, 1).T, np.ones((30, 1)).T, 3
# args: np.arange(600.0).reshape(20, 30).T, np.ones((5, 7)).T, 3
# args: np.broadcast_to(np.arange(4.0), (3, 4)), np.broadcast_to(np.arange(4.0), (3, 4)), 3
def alike(a, b, n):
    c = a * n + b
    return np.where(c > 4, c, -b)


#pythran export three(float32[:,:,:])
# args: np.arange(120, dtype=np.float32).reshape(4, 5, 6).T
# args: np.arange(120, dtype=np.float32).reshape(4, 5, 6).transpose(1, 2, 0)
# args: np.arange(120, dtype=np.float32).reshape(4, 5, 6)[:, :, ::2].T
# args: np.arange(120, dtype=np.float32).reshape(4, 5, 6).transpose(2, 0, 1)[:, ::-1]
# args: np.zeros((4, 0, 6), np.float32).T
def three(a):
    return np.floor(a / 7) == np.ceil(a / 7)


#pythran export added(float64[:,:], float64[:,:])
# args: np.cos(np.arange(6000.0)).reshape(20, 300).T, np.sin(np.arange(6000.0)).reshape(20, 300).T
# args: np.cos(np.arange(6000.0)).reshape(20, 300).T, np.sin(np.arange(6000.0)).reshape(300, 20)
# args: np.cos(np.arange(6000.0)).reshape(20, 300)[::2, ::-3], np.sin(np.arange(6000.0)).reshape(20, 300)[1::2, ::-3]
# args: np.cos(np.arange(300.0)).reshape(1, 300).T, np.sin(np.arange(20.0)).reshape(20, 1).T
# args: np.zeros((0, 4)).T, np.ones((0, 4)).T
def added(a, b):
    whole = np.sum(a * b), np.mean((a - b) ** 2), np.prod(a * 0.5 + b), (a + b).min(initial=5)
    return whole, np.sum(a + b, axis=0), np.sum(a - b, 1), (a * b).mean(axis=1), (a < b).sum(), np.max((a - b).T, 0, initial=0)


#pythran export four(int32[:,:,:,:], float32[:,:])
# args: np.arange(120, dtype=np.int32).reshape(2, 3, 4, 5).T, np.ones((3, 2), np.float32)
# args: np.arange(120, dtype=np.int32).reshape(2, 3, 4, 5).transpose(2, 0, 3, 1), np.arange(6, dtype=np.float32).reshape(2, 3).T
# args: np.arange(120, dtype=np.int32).reshape(2, 3, 4, 5).transpose(0, 1, 3, 2), np.ones((5, 4), np.float32).T[:, :1].T
# args: np.arange(120, dtype=np.int32).reshape(2, 3, 4, 5)[:, :, 1:3, ::-2], np.ones((1, 1), np.float32)
# args: np.arange(24, dtype=np.int32).reshape(2, 3, 1, 4).transpose(3, 2, 1, 0), np.ones((1, 2), np.float32)
# args: np.broadcast_to(np.arange(3, dtype=np.int32)[:, None, None], (2, 3, 1, 4)), np.ones((4, 4), np.float32)
def four(a, b):
    return a * b, a[1:] - a[:-1], a.T + 1, a[:, None] * a[0, 0, 0, 0]


#pythran export into(float64[:,:], float64[:,:], float64[:])
# args: np.arange(12.0).reshape(3, 4).T, np.arange(12.0).reshape(3, 4).T, np.arange(3.0)
# args: np.arange(12.0).reshape(3, 4).T, np.arange(12.0).reshape(4, 3), np.arange(1.0)
# args: np.arange(12.0).reshape(3, 4)[::-1, ::-1], np.ones((1, 4)).T.T, np.arange(8.0)[::-2]
# args: np.arange(12.0).reshape(3, 4).T, np.ones((5, 3)), np.arange(3.0)
# args: np.arange(12.0).reshape(3, 4).T, np.ones((4, 3)).T.copy().T, np.arange(4.0)
def into(a, b, c):
    a += b
    a[...] = a * c
    a[1:] = a[:-1]
    a[:, :-1] -= a[:, 1:]
    a[::-1] = a * 2
    a.T[...] = a.T + 1
    d = np.empty((len(a), a.shape[1]))
    d[...] = a - b
    return d


#pythran export shared(int)
# args: 4
def shared(n):
    a = np.arange(float(n * n)).reshape(n, n)
    return over(a.T, a), over(a[::-1], a.T[::-1]), over(a, a), over(a[1:].T, a[:-1].T)


def over(a, b):
    a[...] = b + a
    return a.copy()


#pythran export functions(float64[:,:], float32[:])
# args: np.linspace(0.1, 3, 900).reshape(3, 300).T, np.linspace(1, 2, 6, dtype=np.float32)[::-2]
# args: np.linspace(0.1, 3, 900).reshape(300, 3).T, np.linspace(1, 2, 900, dtype=np.float32)[::3]
# args: np.linspace(0.1, 3, 9000).reshape(300, 30)[::2, ::-3], np.linspace(1, 2, 30, dtype=np.float32)[::-3]
# args: np.zeros((0, 3)).T, np.ones(0, np.float32)
# args: np.linspace(0.1, 3, 900).reshape(30, 30).T, np.ones(7, np.float32)
def functions(a, b):
    # within 20 ulps: functions of functions of several elements at once
    c = np.exp(-a) * np.sin(a)
    d = np.log(b) + b ** np.float32(0.3)
    e = np.arctan2(a, b) if a.shape[1] == len(b) else a
    f = np.where(a > 1, np.log(a), np.sqrt(a))
    return c, d, e, f, np.tanh(a[::2]), np.cosh(a[:, ::-1]), np.exp(np.log1p(a.T)).sum() > 0


#pythran export chain(int)
# args: 3
# args: 256
# args: 1000
def chain(n):
    # within 20 ulps: functions of functions of several elements at once
    a = np.arange(n) / n
    b = np.exp(a)
    c = np.sqrt(np.log(b) + 1)
    return a, b, c, np.expm1(c) ** 1.5
