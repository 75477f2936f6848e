"""Functions of NumPy that are composed of others and compiled: averages, histograms, cross products, places in shapes."""

import numpy as np


#pythran export averages(float64[:,:])
#pythran export averages(float32[:,:])
#pythran export averages(bool[:,:])
def averages(a):
    # within 8 ulps: sums of matrices that do not lie in C's order
    return (
        np.average(a), np.average(a, axis=0), np.average(a, axis=1, returned=True), np.average(a, 0, keepdims=True),
        np.average([[1, 2], [3, 4]], axis=0, weights=[0.25, 0.75]),
    )


#pythran export weighed_averages(float64[:,:], float64[:])
#pythran export weighed_averages(int32[:,:], float32[:])
#pythran export weighed_averages(complex64[:,:], int64[:])
# args: np.arange(6.0).reshape(2, 3), np.array([1.0, 2.0, 0.5])
# args: np.arange(6.0).reshape(2, 3), np.array([1.0, 2.0])
# args: np.arange(6.0).reshape(2, 3), np.array([1.0, -2.0, 1.0])
# args: np.arange(6, dtype=np.int32).reshape(3, 2).T, np.array([1, 2, 0.5], np.float32)
# args: np.array([[1j, 2, 3]], np.complex64), np.array([1, 2, 4])
def weighed_averages(a, w):
    return (
        np.average(a, axis=1, weights=w), np.average(a, axis=-1, weights=w, returned=True),
        np.average(a, axis=1, weights=w, keepdims=True), np.average(a[0], weights=w), np.average(a, weights=a.real + 1),
    )


#pythran export weights_of_another_rank(float64[:,:], float64[:])
# args: np.ones((2, 3)), np.ones(3)
def weights_of_another_rank(a, w):
    return np.average(a, weights=w)


#pythran export counted(float64[:])
#pythran export counted(float32[:])
#pythran export counted(int64[:])
#pythran export counted(uint8[:])
def counted(a):
    return (
        np.histogram(a, 4, (-2.0, 3.0)), np.histogram(a, bins=[0, 1, 2, 5]), np.histogram(a, [0, 1, 1, 2.5, 2.5]),
        np.histogram(a, 4, (1, 1)), np.histogram(a, 7, range=(-10, 10), density=True), np.histogram_bin_edges(a, 3, (0, 1)),
    )


#pythran export counted_between_extremes(float64[:], int)
#pythran export counted_between_extremes(int32[:], int)
#pythran export counted_between_extremes(bool[:], int)
# args: np.array([1.0, 2.5, 2.5, 4.0, 1.25]), 3
# args: np.array([0.1, 0.2, 0.3]), 10
# args: np.array([1.0, np.inf]), 3
# args: np.array([np.nan, 1.0]), 3
# args: np.zeros(0), 3
# args: np.array([7, 7], np.int32), 2
# args: np.array([-(2**31), 2**31 - 1, 0], np.int32), 5
# args: np.array([True, False, True]), 2
# args: np.array([1.0]), 0
def counted_between_extremes(a, n):
    return np.histogram(a, n), np.histogram(a), np.histogram(a, n, density=True), np.histogram_bin_edges(a, n)


#pythran export counted_weights(float64[:], float64[:])
#pythran export counted_weights(float32[:], int64[:])
# args: np.array([0.5, 1.5, 2.5, 0.25]), np.array([0.5, 1.0, 0.25, 0.1])
# args: np.array([0.5, 1.5], np.float32), np.array([2, 3])
# args: np.array([0.5, 1.5]), np.array([0.5])
def counted_weights(a, w):
    return (
        np.histogram(a, 4, (0, 3), weights=w), np.histogram(a, 4, (0, 3), weights=w.astype(np.float32)),
        np.histogram(a, 4, (0, 3), weights=w, density=True), np.histogram(a, [0, 1, 2], weights=w),
    )


#pythran export refused_ranges(float64[:], float)
# args: np.ones(2), 3.0
# args: np.ones(2), np.nan
# args: np.ones(2), np.inf
def refused_ranges(a, low):
    return np.histogram(a, 2, (low, 2.0))


#pythran export crossed(float64[:,:], float64[:,:])
#pythran export crossed(int32[:,:], float32[:,:])
# args: np.arange(6.0).reshape(2, 3), np.array([[1.0, -2.0, 0.5]])
# args: np.arange(6.0).reshape(2, 3)[:, ::-1], np.array([[1.0, -2.0], [3.0, 4.0]])
# args: np.arange(6, dtype=np.int32).reshape(3, 2)[:, :2], np.ones((3, 3), np.float32)
# args: np.ones((2, 3)), np.ones((4, 3))
# args: np.ones((2, 4)), np.ones((2, 3))
def crossed(a, b):
    return np.cross(a, b), np.cross(a, b, axisc=0), np.cross([1, 2, 3], b), np.cross((1, 0, 0), (0, 1, 0))


#pythran export crossed_columns(float64[:,:], float64[:,:])
# args: np.arange(6.0).reshape(3, 2), np.ones((3, 2))
def crossed_columns(a, b):
    return np.cross(a, b, axis=0), np.cross(a, b, axisa=0, axisb=0)


#pythran export unraveled(int64[:])
#pythran export unraveled(uint8[:])
# args: np.array([0, 29, 7])
# args: np.array([0, 30])
# args: np.array([-1])
# args: np.zeros(0, int)
# args: np.array([3, 4], np.uint8)
def unraveled(i):
    return np.unravel_index(i, (5, 6)), np.unravel_index(i, (5, 3, 2), order="F"), np.unravel_index(i, 30)


#pythran export unraveled_extreme(float64[:,:])
def unraveled_extreme(a):
    return np.unravel_index(a.argmax(), a.shape), a[np.unravel_index(np.argmin(a), a.shape)]


#pythran export windows_of_floats(float)
# args: 5.0
# args: 0.5
# args: 1.0
# args: 6.5
def windows_of_floats(m):
    # within 16 ulps: of cosines and Bessel functions; where a window is nearly 0 nothing is left of them
    return np.bartlett(m), np.blackman(m) + 1, np.hamming(m), np.hanning(m) + 1, np.kaiser(m, 3)


#pythran export values_of_polynomials(float64[:], float64[:,:])
#pythran export values_of_polynomials(complex64[:], int64[:,:])
# args: np.array([1.0, 0.5, 2.0]), np.array([[1.0, np.inf], [0.0, -2.5]])
# args: np.array([1.0]), np.array([[1.0, np.inf], [0.0, -2.5]]).T
# args: np.array([1j, 2], np.complex64), np.array([[1, 2]])
def values_of_polynomials(p, x):
    return (
        np.polyval(p, x), np.polyval(p, x[0]), np.polyval(p, 2.5), np.polyval([1, 2, 3], x), np.polyadd(p, [1, 2]),
        np.polysub([1.5], p), np.polyadd(1, p), np.polyder(p), np.polyder(p, 2), np.polyder(p, 0),
    )


#pythran export in_digits(int, int)
# args: 0, 3
# args: 5, 3
# args: 10, 2
# args: -5, 4
# args: -8, 4
# args: -9, 4
# args: 255, 16
# args: -255, 37
def in_digits(n, m):
    return np.binary_repr(n), np.binary_repr(n, 9), np.base_repr(n, m), np.base_repr(n, 3, padding=2), np.binary_repr(n, m)


#pythran export running_over_stretched(float64[:])
def running_over_stretched(a):
    wide = np.broadcast_to(a, (3, a.size))
    return np.cumsum(wide, axis=1), np.cumprod(wide, axis=0), np.diff(wide, axis=0), np.diff(wide)


#pythran export left_out_of_nothing(float64[:], int)
# args: np.arange(3.0), 2
# args: np.arange(3.0), 0
def left_out_of_nothing(a, n):
    return np.delete(a, []), np.linalg.matrix_power(np.array([[1, 1], [1, 0]]), n)


#pythran export many_between_edges(float64[:], int)
#pythran export many_between_edges(int32[:], int)
def many_between_edges(a, n):
    many = np.tile(a, 30)
    return (
        np.histogram(many, [0.0, 1.0, 5.0]), np.histogram(many, [-5, 0, 0, 2, 3.5]), np.histogram(many, [-3, 1e3, 1e30]),
        np.histogram(many, np.arange(n + 9)), np.histogram(many, [-1, *range(20), 100000]),
    )


#pythran export unraveled_matrix(int32[:,:])
def unraveled_matrix(i):
    return np.unravel_index(i % 30, (5, 6)), np.unravel_index(i % 30, (5, 2, 3), order="F")
