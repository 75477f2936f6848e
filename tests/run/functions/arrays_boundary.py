"""Arrays as arguments and results: every dtype, layout, rank; views, aliases, and arrays in containers."""

import numpy as np


#pythran export total(float64[:,:])
def total(a):
    s = np.float64(0.0)
    for i in range(a.shape[0]):
        for j in range(a.shape[1]):
            s += a[i, j]
    return s


#pythran export twice(float64[:])
#pythran export twice(float32[:,:])
#pythran export twice(int8[:,:,:])
#pythran export twice(uint64[:])
#pythran export twice(complex64[:])
#pythran export twice(complex128[:,:])
#pythran export twice(float128[:])
#pythran export twice(bool[:])
#pythran export twice(int16[:,:,:,:])
def twice(a):
    return a + a


#pythran export extents(int32[:,:,:])
def extents(a):
    return a.shape, a.ndim, a.size, len(a)


#pythran export tail(float64[:])
def tail(a):
    return a[1:]


#pythran export reversed_rows(int64[:,:])
def reversed_rows(a):
    return a[::-1], a[:, ::-2], a[1:, 1:]


#pythran export same(int[:,:])
def same(a):
    return a


#pythran export fill(float32[:], float)
def fill(a, x):
    a[:] = x


#pythran export fill_through_view(float64[:,:])
def fill_through_view(a):
    row = a[0]
    row[:] = 5.0
    a[1:, 0] = 7.0


def _store(a, n):
    a[n] = n


#pythran export fill_in_callee(int64[:])
def fill_in_callee(a):
    for i in range(len(a)):
        _store(a, i)
    return a


#pythran export fresh(float64[:], float64[:])
def fresh(a, b):
    c = a + b
    d = c[::2]
    d[:] = 1.0
    return d, c, a


#pythran export fixed(int64[:,3])
def fixed(a):
    return a.sum(), a[:, 2]


#pythran export ordered(float64[:,:] order(C))
#pythran export ordered(float64[:,:] order(F))
def ordered(a):
    return a[0], a.max(), a[:, 0]


#pythran export optional(float64[:] or None, int?)
def optional(a, n=2):
    if a is None:
        return -1.0
    return a.sum() * n


#pythran export in_list(float64[:] list)
def in_list(arrays):
    s = np.float64(0.0)
    for a in arrays:
        s += a.sum()
    return s, arrays[:1], len(arrays)


#pythran export in_tuple((int64[:], float64[:,:]), int:float64[:] dict)
def in_tuple(pair, table):
    first, second = pair
    for key in table:
        table[key][:] = 3.0
    return first, second[:1], pair, table


#pythran export without_axes(float64[()])
# args: np.array(2.0)
# args: np.broadcast_to(np.array(2.0), ())
def without_axes(a):
    return a + 1, a.copy()


#pythran export huge_strides(float64[:,:])
# args: np.broadcast_to(np.arange(4.0), (5, 4))
# args: np.broadcast_to(2.0, (3, 4))
def huge_strides(a):
    return a.sum(), a + 1, a[::-1].copy(), a.max(initial=0), a.reshape(-1), a.T.copy()
