"""Ufuncs and other element-wise functions over arrays of all layouts."""

import numpy as np


#pythran export rounded(float64[:])
#pythran export rounded(float32[:,:])
#pythran export rounded(complex128[:])
#pythran export rounded(float64)
#pythran export rounded(int)
def rounded(a):
    return np.round(a), np.around(a, 2), np.round(a, decimals=-1)


#pythran export rounded_integers(int32[:])
# args: np.array([15, 25, -15, 4, 5, 6, 0, 99999], np.int32)
def rounded_integers(a):
    return np.round(a), np.round(a, 3), np.round(a, -1), np.round(a, -2)


#pythran export round_method(float64[:], int)
def round_method(a, n):
    return a.round(n % 5), a.round()


#pythran export round_out(float64[:], float64[:])
def round_out(a, b):
    return np.round(a, 1, out=b)


#pythran export fixed(float64[:,:])
#pythran export fixed(int16[:])
#pythran export fixed(float32)
def fixed(a):
    return np.fix(a)


#pythran export close(float64[:], float64[:])
#pythran export close(float32[:], float64)
#pythran export close(int8[:], int8[:])
#pythran export close(complex128[:], complex128[:])
#pythran export close(float, float)
def close(a, b):
    return np.isclose(a, b), np.isclose(a, b, equal_nan=True), np.isclose(a, b, 0.5, atol=1.0)


#pythran export all_close(float64[:], float64[:])
#pythran export all_close(float64[:,:], float)
def all_close(a, b):
    return np.allclose(a, b), np.allclose(a, a), np.allclose(a, a, equal_nan=True)


#pythran export equal_arrays(float64[:], float64[:])
#pythran export equal_arrays(float64[:,:], float64[:])
#pythran export equal_arrays(int64[:], int8[:])
def equal_arrays(a, b):
    return np.array_equal(a, b), np.array_equal(a, a), np.array_equal(a, a, equal_nan=True)


#pythran export equivalent(int64[:], int64[:])
#pythran export equivalent(int64[:,:], int64[:])
def equivalent(a, b):
    return np.array_equiv(a, b), np.array_equiv(a, a)


#pythran export of_types(float64[:,:], complex64[:])
def of_types(a, b):
    return np.iscomplexobj(a), np.iscomplexobj(b), np.isrealobj(a), np.isrealobj(1j), np.ndim(a), np.ndim(3), np.shape(b)


#pythran export sizes(float64[:,:])
def sizes(a):
    return np.size(a), np.size(a, 0), np.size(a, -1), np.shape(1.0)


#pythran export divided(int64[:,:], int64[:])
#pythran export divided(float32[:], float32[:])
#pythran export divided(uint8[:], uint8)
def divided(a, b):
    return np.divmod(a, b), divmod(a, b)


#pythran export parts(float64[:,:])
#pythran export parts(float32[:])
#pythran export parts(int64[:])
def parts(a):
    return np.modf(a), np.frexp(a)


#pythran export in_place(float64[:,:], float64[:])
def in_place(a, b):
    np.add(a, b, out=a)
    np.multiply(a[::-1], 2, out=a)
    np.maximum(a, 0, a)
    return a


#pythran export masked_divide(float64[:], float64[:], float64[:])
def masked_divide(a, b, c):
    return np.divide(a, b, out=c, where=b != 0)


#pythran export masked_rows(float64[:,:], bool[:], float64[:,:])
def masked_rows(a, mask, b):
    return np.negative(a, where=mask, out=b)


#pythran export absolute_out(float32[:], float64[:])
def absolute_out(a, b):
    np.absolute(a, b)
    return np.abs(a, out=(b,))


#pythran export of_dtype(int32[:], float64[:])
def of_dtype(a, b):
    return np.add(a, 1, dtype=np.float32), np.sqrt(a, dtype="f4"), np.multiply(a, a, dtype=np.int64), np.add(b, 1, dtype=float)


#pythran export misfits(float64[:,:,:], float64[:,:,:], float64[:,:,:])
def misfits(a, b, c):
    return np.subtract(a, b, out=c)


#pythran export stretched_out(float64[:,:], float64[:,:], bool[:])
# args: np.ones((1, 3)), np.ones((2, 1)), np.ones(1, bool)
# args: np.ones((1, 1)), np.ones((2, 1)), np.ones(3, bool)
# args: np.ones((3, 1)), np.ones((1, 0)), np.ones(1, bool)
def stretched_out(a, b, mask):
    return np.negative(a, where=mask, out=b)


#pythran export close_infinities(complex128[:], complex128[:])
# args: np.array([complex(np.inf, -0.0), complex(0, np.inf)]), np.array([complex(np.inf, 0.0), complex(1, np.inf)])
def close_infinities(a, b):
    return np.isclose(a, b), np.isclose(b, a, equal_nan=True), np.allclose(a, a)


#pythran export three_shapes(bool[:], float64[:,:], float64[:,:])
#pythran export three_shapes(bool[:], float64[:], float64[:,:])
def three_shapes(mask, a, b):
    return np.where(mask, a, b)


#pythran export clip_shapes(float64[:], float64[:,:], float64[:,:])
def clip_shapes(a, low, high):
    return np.clip(a, low, high)


#pythran export small_in_tuple(bool[:], int8, bool)
def small_in_tuple(a, b, c):
    return np.isnan(1.0) | True, b & b, b ^ np.int8(3), a & True


#pythran export interpolated(float64[:], float64[:], float64[:])
# args: np.array([-1.0, 0.0, 0.3, 1.0, 2.5, 4.0, 9.0, np.nan]), np.array([0.0, 1.0, 2.0, 4.0]), np.array([3.0, -1.0, np.inf, 5.0])
# args: np.array([]), np.array([0.0, 1.0, 2.0, 4.0]), np.array([3.0, -1.0, np.inf, 5.0])
# args: np.array([2.0]), np.array([0.0, 1.0, 2.0, 4.0]), np.array([3.0, -1.0, np.inf, 5.0, 3.0])
# args: np.array([2.0]), np.array([]), np.array([])
def interpolated(x, xp, fp):
    return np.interp(x, xp, fp), np.interp(x, xp, fp, left=-7, right=0.5), np.interp(1.5, xp, fp)


#pythran export interpolated_rows(float32[:,:], int64[:], float32[:])
# args: np.array([[-1.0, 0.0, 0.3], [1.0, 2.5, 4.0]], np.float32), np.array([0, 2, 3]), np.array([1, 5, 7], np.float32)
def interpolated_rows(x, xp, fp):
    return np.interp(x, xp, fp)


#pythran export digitized(float64[:], float64[:], bool)
# args: np.array([0.5, 1.0, 2.0, -3.0, np.nan, 8.0]), np.array([0.0, 1.0, 2.0]), False
# args: np.array([0.5, 1.0, 2.0, -3.0, np.nan, 8.0]), np.array([0.0, 1.0, 2.0]), True
# args: np.array([0.5, 1.0, 2.0, -3.0, np.nan, 8.0]), np.array([2.0, 1.0, 0.0]), False
# args: np.array([0.5, 1.0, 2.0, -3.0, np.nan, 8.0]), np.array([2.0, 1.0, 0.0]), True
# args: np.array([0.5, 1.0]), np.array([2.0, 1.0, 3.0]), True
def digitized(x, bins, right):
    return np.digitize(x, bins, right), np.digitize(x, bins)


#pythran export digitized_integers(int32[:,:], int64[:])
# args: np.array([[0, 1], [2, 3], [5, 9]], np.int32), np.array([1, 3, 5])
def digitized_integers(x, bins):
    return np.digitize(x, bins), np.digitize(x[0, 0], bins)


#pythran export special_powers(float64[:], float32[:,:], int32[:], float64)
# args: np.array([-0.0, -np.inf, 2.0, np.nan, 0.0, 3.7]), np.arange(-2, 4, dtype=np.float32).reshape(2, 3).T, np.arange(4, dtype=np.int32), -np.inf
def special_powers(a, b, i, x):
    return a**0.5, a**-1, a**-1.0, a**1.0, np.power(a, 0.5), b**0.5, b**-1, i**0.5, np.float64(x) ** 0.5, np.float64(x) ** -1.0, a**2


#pythran export sizes(complex128[:])
#pythran export sizes(complex64[:])
# args: np.array([0, -0.0, 3 + 4j, np.inf, complex(np.nan, np.inf), complex(np.inf, np.nan), complex(np.nan, 1)])
# args: np.array([1e308 + 1e308j, 1e-320 + 1e-320j, 1e200 + 1j, 1e-200j, 5e-324, 1.7e308j, 1e154 + 1e154j, 1e-170 + 1e-160j])
# args: np.array([3e38 + 1j, 1e-44 + 1e-45j, 1e25 + 1e25j, 1e-25 - 1e-25j]).astype(np.complex64)
def sizes(z):
    # within 4 ulps: NumPy's vector code differs by the processor
    return np.abs(z), np.abs(z).sum()


#pythran export counted_up(int, float64[:])
# args: 70, np.ones(70)
# args: 0, np.ones(0)
def counted_up(n, a):
    b = a.copy()
    for i in range(len(a)):
        b[i] = (i - 3) * 0.5 + float(i + 1)
    return np.arange(1, n + 1) / 7, np.arange(n) * 0.25, np.cumsum(a) / np.arange(1, n + 1), b, np.arange(-n, n) / 2.0
