"""What is left of NumPy's main namespace: differences, gradients, functions over parts of arrays, against NumPy's."""

import numpy as np


#pythran export diffs(float64[:,:])
#pythran export diffs(uint8[:,:])
def diffs(a):
    return np.diff(a, prepend=0), np.diff(a, axis=0, append=a), np.diff(a, 2, 0, prepend=1, append=2), np.diff(a, 0)


#pythran export ediffs(float64[:])
#pythran export ediffs(int32[:])
#pythran export ediffs(uint8[:])
def ediffs(a):
    return np.ediff1d(a, 5, [1, 2]), np.ediff1d(a, to_begin=a), np.ediff1d(a), np.ediff1d(a, a)


#pythran export gradients(float64[:,:])
#pythran export gradients(float32[:,:])
#pythran export gradients(int32[:,:])
def gradients(a):
    return (
        np.gradient(a),
        np.gradient(a, 2.0, axis=0),
        np.gradient(a, 0.5, 3),
        np.gradient(a, a[:, 0], a[0], axis=(0, 1)),
    )


#pythran export gradients_of_second_order(float64[:,:])
#pythran export gradients_of_second_order(int32[:,:])
def gradients_of_second_order(a):
    return np.gradient(a, edge_order=2), np.gradient(a, a[0], axis=1, edge_order=2)


#pythran export gradient_of_one(complex128[:])
#pythran export gradient_of_one(float64[:])
def gradient_of_one(a):
    return np.gradient(a), np.gradient(a, 2), np.gradient(a[:5], [0, 1, 3, 4, 7])


#pythran export along_axis(float64[:,:])
# args: np.arange(12.0).reshape(3, 4)
# args: np.arange(12.0).reshape(4, 3).T
# args: np.array([[2.5]])
def along_axis(a):
    return (
        np.apply_along_axis(lambda r: r.sum(), 0, a),
        np.apply_along_axis(lambda r, k: r[::-1] * k, 1, a, 3),
        np.apply_along_axis(lambda r: np.outer(r, r), 0, a),
        np.apply_along_axis(np.mean, 1, a),
    )


#pythran export over_axes(float64[:,:])
def over_axes(a):
    return np.apply_over_axes(np.sum, a, [0, 1]), np.apply_over_axes(np.max, a, 0)


#pythran export by_pieces(float64[:])
def by_pieces(a):
    return (
        np.piecewise(a, [a < 0, a >= 1], [-1, 1]),
        np.piecewise(a, [a < 0, a >= 1], [lambda x: -x, lambda x: x * 2, 0.5]),
        np.piecewise(a, a > 0, [lambda x: x, 3]),
        np.piecewise(a, [a > 2], [lambda x, k: x + k, lambda x, k: x - k], 4),
    )


#pythran export left_out(float64[:,:] order(C))
def left_out(a):
    return (
        np.max(a, 1, keepdims=True),
        a.max(initial=3.0, where=a > 0),
        np.clip(a, None, 3),
        a.clip(0, 1),
        np.clip(a, min=1),
        np.ptp(a),
        np.var(a, axis=1),
        np.nansum(a, axis=0),
    )


#pythran export infinities(float64[:])
def infinities(a):
    made = np.empty(len(a), bool)
    np.isposinf(a, out=made)
    return np.isneginf(a), made
