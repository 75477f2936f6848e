"""Views of another dtype, whose memory is that of the array; require and byteswap."""

import numpy as np


#pythran export integers_of_floats(float64[:])
# args: np.arange(5.0)
# args: np.arange(9.0)[::-2]
def integers_of_floats(a):
    b = a.view(np.int64)
    s = 0.0
    for i in range(len(a)):
        b[i] ^= 1 << 62
        s += a[i]
        a[i] = 3.0
        s += b[i]
    a[:] = b + 1
    b[:] = a
    b[1:] = a[:-1]
    return a, b, s


#pythran export other_sizes(float64[:,:])
def other_sizes(a):
    c = a.view('f4')
    d = a.view(np.uint8)
    e = a.view()
    f = a.view(np.int64)
    return c, d, e, f


#pythran export parts_of_complex(complex128[:,:])
def parts_of_complex(a):
    c = a.view(np.float64)
    d = c.view(complex)
    c[0] += 1
    return c, d, a.getfield(np.float64, 8), a.view(dtype='i8')


#pythran export wider(uint8[:])
# args: np.arange(8, dtype=np.uint8)
# args: np.arange(9, dtype=np.uint8)
# args: np.arange(16, dtype=np.uint8)[::2]
# args: np.arange(16, dtype=np.uint8)[4:12]
def wider(a):
    return a.view('u4')


#pythran export bits(float32[:,:])
def bits(a):
    m = a.copy()
    m.view(np.int32)[...] &= 0x7fffffff
    m.view(np.uint32)[m > 1] = 0
    a.setfield(7, np.int16, 2)
    k = m.view('i4').byteswap()
    m.view('i4').byteswap(inplace=True)
    return m, a, k, a.byteswap(), np.require(a, requirements='C'), np.require(a, np.float64, ['F', 'W']), np.require(3.5), a.T.byteswap()


#pythran export overlapping(float64[:], int64[:])
# args: np.arange(5.0), np.array([0, 2])
def overlapping(a, i):
    b = a.view(np.int64)
    a[i] = b[:len(i)]
    b[a > 3] = a[a > 3]
    a[:] = np.cumsum(b)
    return a


#pythran export small_ones(bool[:], int64)
def small_ones(a, k):
    b = a.view(np.int8)
    return a.view('i1').sum(), b * 3, np.arange(4).view(np.float64), np.zeros((), dtype=float).view('i8'), np.int64(k)
