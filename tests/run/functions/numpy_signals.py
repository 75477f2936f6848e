"""Windows, polynomials, convolutions, covariances, positions in shapes, and arrays as text."""

import numpy as np


#pythran export windows(int)
# args: 0
# args: 1
# args: 7
def windows(n):
    # within 16 ulps: of cosines and Bessel functions; where a window is nearly 0 nothing is left of them
    return np.bartlett(n), np.blackman(n) + 1, np.hamming(n), np.hanning(n), np.kaiser(n, 2.5)


#pythran export polynomials(float64[:], float64[:])
#pythran export polynomials(int64[:], int64[:])
#pythran export polynomials(float32[:], int64[:])
# args: np.array([1.0, -3.0, 2.0]), np.array([2.0, 1.0])
# args: np.array([1, -3, 2]), np.array([2, 1])
# args: np.array([1, -3, 2], np.float32), np.array([2, 1])
def polynomials(p, q):
    quotient, rest = np.polydiv(p, q)
    return (
        np.polyval(p, 2.5), np.polyval(p, q), np.polyadd(p, q), np.polysub(p, q), np.polymul(p, q), quotient, rest,
        np.polyder(p), np.polyder(p, 2), np.polyint(p), np.polyint(p, m=2), np.poly(p), np.abs(np.roots(p)),
    )


#pythran export fits(float64[:], float64[:])
# args: np.array([0.0, 1.0, 2.0, 3.0]), np.array([1.0, 2.0, 2.5, 5.0])
# args: np.array([0.0, 1.0, 2.0, 3.0]), np.array([1.0, 2.0])
def fits(x, y):
    p, c = np.polyfit(x, y, 1, cov=True)
    return np.polyfit(x, y, 2), np.polyfit(x, y, 1, w=y), p, c, np.vander(x, 3)


#pythran export convolutions(float64[:], float64[:])
#pythran export convolutions(int32[:], float32[:])
# args: np.array([1.5, -2.0, 4.0, 3.0, np.inf]), np.array([2.0, 0.5, 1.0])
# args: np.array([2.0, 0.5, 1.0])[::-1], np.arange(30.0)[::-3]
# args: np.array([1, -2, 4], np.int32), np.array([0.5, 0.25, 3.0, 1.0], np.float32)
# args: np.zeros(0), np.array([2.0, 0.5, 1.0])
def convolutions(a, b):
    return np.convolve(a, b), np.convolve(a, b, "same"), np.correlate(a, b), np.correlate(a, b, mode="full")


#pythran export complex_convolutions(complex64[:], complex64[:])
# args: np.array([1 + 2j, 3, -1j], np.complex64), np.array([2j, 1], np.complex64)
def complex_convolutions(a, b):
    return np.convolve(a, b), np.convolve(a, b, "valid"), np.correlate(a, b), np.correlate(a, b, mode="full")


#pythran export covariances(float64[:,:], float64[:])
# args: np.array([[1.0, 2.0, 4.0], [1.0, 0.0, 5.0]]), np.array([3.0, 1.0, 2.0])
def covariances(a, b):
    return np.cov(a), np.corrcoef(a), np.cov(b, b * b), np.cov(a, rowvar=False, ddof=0), np.corrcoef(b, b)


#pythran export positions(int64[:], int)
# args: np.array([0, 5, 3]), 2
# args: np.array([0, 6]), 2
# args: np.array([0, 5]), 9
def positions(i, n):
    rows, columns = np.unravel_index(i, (2, 3))
    return rows, columns, np.unravel_index(n, (2, 3)), np.ravel_multi_index((rows, columns), (3, 4)), np.unravel_index(i, (6,))


#pythran export digits(int)
# args: 10
# args: -7
# args: 0
def digits(n):
    return np.base_repr(n), np.base_repr(n, 16), np.base_repr(n, base=3, padding=2), np.binary_repr(n), np.binary_repr(n, 8)


#pythran export texts(float64[:,:])
#pythran export texts(int64[:])
#pythran export texts(bool[:])
#pythran export texts(complex64[:])
def texts(a):
    return np.array_str(a), np.array_repr(a), np.array2string(a, precision=2, separator=", "), np.array2string(a)


#pythran export sliding(float64[:], float64[:], str)
#pythran export sliding(int8[:], int64[:], str)
# args: np.arange(5.0), np.array([1.0, 2.0]), "same"
# args: np.arange(2.0), np.array([1.0, 2.0, 4.0, 3.0, 7.0]), "same"
# args: np.arange(2.0), np.array([1.0, 2.0, 4.0, 3.0]), "valid"
# args: np.arange(3.0), np.array([1.0, 2.0, 4.0, 3.0]), "full"
# args: np.arange(4.0), np.array([1.0, 2.0, 4.0, 3.0, 5.0]), "same"
# args: np.arange(300.0), np.arange(200.0), "same"
# args: np.zeros(0), np.arange(2.0), "same"
# args: np.arange(2.0), np.zeros(0), "full"
# args: np.arange(2.0), np.arange(2.0), "other"
# args: np.arange(6, dtype=np.int8), np.array([3, 4, 5])[::-1], "same"
def sliding(a, b, mode):
    return np.convolve(a, b, mode), np.correlate(a, b, mode), np.correlate(b, a, mode)


#pythran export sliding_empty(float64[:], float64[:])
# args: np.zeros(0), np.arange(2.0)
# args: np.arange(2.0), np.zeros(0)
def sliding_empty(a, b):
    return np.correlate(a, b)
