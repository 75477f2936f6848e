"""Reductions over axes: values, dtypes, shapes and exceptions are NumPy's; sums have its bits."""

import numpy as np


#pythran export sums(float64[:,:])
#pythran export sums(float32[:,:])
#pythran export sums(int32[:,:])
#pythran export sums(uint8[:,:])
#pythran export sums(bool[:,:])
#pythran export sums(complex128[:,:])
def sums(a):
    return a.sum(), a.sum(axis=0), np.sum(a, axis=1), a.sum(-1), a.sum(axis=(0, 1)), a.sum((1,))


#pythran export sums_three(float64[:,:,:])
def sums_three(a):
    return a.sum(0), a.sum(1), a.sum(2), a.sum((0, 1)), a.sum((1, 2)), a.sum((0, 2)), a.sum((2, 1, 0)), np.sum(a, ())


#pythran export kept(float64[:,:])
def kept(a):
    return a.sum(axis=0, keepdims=True), a.sum(axis=1, keepdims=True), a.sum(keepdims=True), np.sum(a, 1, keepdims=False)


#pythran export normalised(float64[:,:])
def normalised(a):
    # within 0 ulps: of zeros, NumPy's vector code takes either
    return (a - np.max(a, axis=1, keepdims=True, initial=0)) / (1 + np.sum(a, axis=1, keepdims=True))


#pythran export fused(float64[:,:], float64[:,:])
def fused(a, b):
    return (a * b).sum(axis=0), np.sum(a - b, axis=1), (a + b * 2).sum()


#pythran export fused_column(float64[:,:], float64[:])
def fused_column(a, b):
    return (a * b).sum(), (a + b).sum(axis=1), (a - b).sum(axis=0)


#pythran export dtypes(float32[:,:])
#pythran export dtypes(int16[:,:])
def dtypes(a):
    return a.sum(dtype=np.float64), a.sum(0, dtype="f8"), a.prod(axis=1, dtype=float), np.mean(a, 1, np.float32)


#pythran export initial(int32[:,:], int)
def initial(a, k):
    return (
        a.sum(initial=3), a.sum(axis=0, initial=k), a.max(axis=1, initial=-5), np.min(a, axis=0, initial=100),
        a.prod(initial=2), a.prod(axis=1, initial=3),
    )  # fmt: skip


#pythran export extremes(float64[:,:])
#pythran export extremes(int8[:,:])
#pythran export extremes(uint64[:,:])
#pythran export extremes(bool[:,:])
#pythran export extremes(complex64[:,:])
def extremes(a):
    # within 0 ulps: of zeros, NumPy's vector code takes either
    return a.min(), a.max(), np.amin(a, axis=0), np.amax(a, axis=1), a.min(axis=1, keepdims=True), a.max((0, 1))


#pythran export extremes_of_rows(float64[:,:])
def extremes_of_rows(a):
    # within 0 ulps: of zeros, NumPy's vector code takes either
    return a.max(axis=1)


#pythran export extremes_of_columns(float64[:,:])
def extremes_of_columns(a):
    # within 0 ulps: of zeros, NumPy's vector code takes either
    return a.min(axis=0)


#pythran export positions(float64[:,:])
#pythran export positions(int32[:,:])
#pythran export positions(bool[:,:])
#pythran export positions(complex128[:,:])
def positions(a):
    return (
        a.argmin(), a.argmax(), np.argmin(a, axis=0), np.argmax(a, axis=1), a.argmax(axis=-1, keepdims=True),
        np.argmin(a, keepdims=True),
    )  # fmt: skip


#pythran export positions_empty(float64[:,:])
def positions_empty(a):
    return a[:, :0].argmax(axis=1)


#pythran export truths(float64[:,:])
#pythran export truths(int64[:,:])
#pythran export truths(bool[:,:])
#pythran export truths(complex64[:,:])
def truths(a):
    return (
        a.any(), a.all(), np.any(a, axis=0), np.all(a, axis=1), a.any(axis=1, keepdims=True), np.count_nonzero(a),
        np.count_nonzero(a, axis=0), np.count_nonzero(a, 1, keepdims=True),
    )  # fmt: skip


#pythran export truths_of_tests(float64[:,:])
def truths_of_tests(a):
    return (a > 0).any(axis=1), (a > 0).all(axis=0), np.sum(a > 0), np.count_nonzero(a > 1, axis=0), (a > 0).sum(1)


#pythran export products(float64[:,:])
#pythran export products(int8[:,:])
def products(a):
    return a.prod(), np.prod(a, axis=0), a.prod(axis=1), a.prod((0, 1), keepdims=True)


#pythran export means(float64[:,:])
#pythran export means(float32[:,:])
#pythran export means(int32[:,:])
#pythran export means(bool[:,:])
#pythran export means(complex64[:,:])
def means(a):
    return a.mean(), np.mean(a, axis=0), a.mean(axis=1), a.mean((0, 1), keepdims=True), np.mean(a, 0, np.float64)


#pythran export where_sums(int32[:,:], bool[:])
def where_sums(a, mask):
    return np.sum(a, where=mask), np.sum(a, axis=0, where=mask), a.prod(axis=1, where=mask), a.any(where=mask)


#pythran export where_extremes(float64[:,:], bool[:])
def where_extremes(a, mask):
    return np.max(a, axis=0, where=mask, initial=-9.5), a.min(where=mask, initial=3.0), a.all(axis=1, where=mask)


#pythran export into(float64[:,:])
def into(a):
    r, m, k = np.empty(a.shape[1]), np.zeros(a.shape[0], np.float32), np.empty((1, 1), np.int64)
    s = np.sum(a, axis=0, out=r)
    np.max(a, axis=1, initial=0.5, out=m)
    np.any(a, keepdims=True, out=k)
    return s + 1, r, m, k


#pythran export into_of_one(float64[:,:], float64[:])
def into_of_one(a, r):
    if a.shape[1] == 1 or a.shape[1] == r.shape[0] or r.shape[0] != 1:
        return r
    return np.sum(a, axis=0, out=r)


#pythran export of_numbers(float, int, bool)
def of_numbers(x, n, b):
    return np.sum(x), np.prod(n), np.max(x), np.min(n), np.any(x), np.all(n), np.mean(n), np.sum(b), np.argmax(x)


#pythran export in_loop(float64[:,:])
def in_loop(a):
    total = 0.0
    for i in range(3):
        r = a.sum(axis=0)
        r += i
        total += r.sum()
    return total


#pythran export one_axis(float64[:])
#pythran export one_axis(int8[:])
def one_axis(a):
    return a.sum(), a.sum(0), a.sum(-1), a.sum(0, keepdims=True), a.prod(axis=0), a.any(0), a.mean(), a.mean(0)


#pythran export four_axes(float64[:,:,:,:])
def four_axes(a):
    return a.sum(), a.sum((0, 2)), a.sum((1, 3)), a.max(axis=(0, 1), initial=0.5), a.mean(axis=(2, 3)), (a + 1).sum()


#pythran export long_rows(int, int)
def long_rows(n, m):
    """Rows of several vectors, with and without NaN and infinities of both signs."""
    a = (np.arange(3.0 * (n % 70 + 1)) * 37 % 101 - 50).reshape(3, n % 70 + 1)
    a[1, m % a.shape[1]] = np.nan
    a[2, n % a.shape[1]] = np.inf
    a[2, m % a.shape[1]] = -np.inf
    b = a.astype(np.float32)
    return a.max(1), a.min(1), b.max(1), b.min(1), a[0].max(), (a[0] * 2).min(), a.T.max(0), b[2].max(), np.nanmax(a)


#pythran export turned(float64[:,:])
#pythran export turned(float32[:,:])
#pythran export turned(int16[:,:])
def turned(a):
    t = a.T
    return t.sum(axis=1), t.sum(axis=0), t.mean(1), np.sum(t, axis=1, keepdims=True), t.argmin(0) if t.size else None


#pythran export turned_around(float64[:,:,:])
def turned_around(a):
    t = np.transpose(a, (2, 0, 1))
    return t.sum(axis=(0, 1)), t.sum(axis=(0, 2)), a.T.sum(axis=(0, 2)), a.T.prod(axis=(1, 2)), t.any((1, 2))


#pythran export of_narrow(uint8[:,:], bool[:,:])
#pythran export of_narrow(int16[:,:], bool[:,:])
def of_narrow(a, w):
    # C++ makes an int of `a ^ 3`, NumPy does not
    chosen = np.where(w[:1, :1], a ^ 3, a)
    return (
        (a ^ 3).sum(), np.prod(a & 3, axis=0), np.max(a[::-1] ^ 3, axis=(0, 1), initial=0), np.max(chosen, initial=1),
        np.min(a | 5, axis=0, initial=9), np.max(w & w[::-1], initial=False), np.min(w | w[::-1], axis=1, initial=True),
        np.bitwise_or.reduce(a ^ 3), np.argmin(a ^ 3),
    )
