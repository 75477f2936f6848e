"""Ufuncs as objects: their methods, their attributes, and ufuncs as values."""

import functools

import numpy as np


#pythran export reduced(float64[:])
#pythran export reduced(int32[:])
# args: np.array([3.0, 1.0, 2.5])
# args: np.array([4, 9, 2], np.int32)
# args: np.array([4], np.int32)
def reduced(a):
    return np.add.reduce(a), np.multiply.reduce(a), np.maximum.reduce(a), np.subtract.reduce(a), np.logical_and.reduce(a)


#pythran export reduced_axes(float64[:,:])
# args: np.array([[3.0, 1.0, 2.5], [1.0, 2.0, 4.0]])
# args: np.array([[3.0, 1.0, 2.5], [1.0, 2.0, 4.0]]).T
def reduced_axes(a):
    return (
        np.add.reduce(a),
        np.add.reduce(a, axis=1),
        np.subtract.reduce(a, 1),
        np.hypot.reduce(a, axis=None),
        np.minimum.reduce(a, axis=-1, keepdims=True),
        np.multiply.reduce(a, axis=(0, 1), initial=2.0),
    )


#pythran export reduced_bits(uint8[:])
# args: np.array([3, 1, 2], np.uint8)
def reduced_bits(a):
    return np.bitwise_or.reduce(a), np.bitwise_xor.reduce(a), np.add.reduce(a), np.gcd.reduce(a), np.divide.reduce(a)


#pythran export reduced_to(float64[:,:], float64[:])
# args: np.array([[3.0, 1.0, 2.5], [1.0, 2.0, 4.0]]), np.zeros(3)
# args: np.array([[3.0, 1.0, 2.5], [1.0, 2.0, 4.0]]), np.zeros(2)
def reduced_to(a, out):
    return np.add.reduce(a, 0, None, out)


#pythran export accumulated(int64[:,:])
#pythran export accumulated(float32[:,:])
def accumulated(a):
    return np.add.accumulate(a), np.multiply.accumulate(a, axis=1), np.maximum.accumulate(a, 1), np.subtract.accumulate(a)


#pythran export at_places(float64[:])
# args: np.array([3.0, 1.0, 2.5])
# args: np.array([3.0])
def at_places(a):
    np.add.at(a, [0, 0, 2], 1.5)
    np.negative.at(a, [1])
    np.multiply.at(a, [0, 2], [2.0, 3.0])
    return a


#pythran export histogram_of(int64[:], int)
# args: np.array([0, 1, 1, 3, 0, -1]), 4
# args: np.array([0, 7]), 4
def histogram_of(a, n):
    h = np.zeros(n, np.int64)
    np.add.at(h, a, 1)
    return h


#pythran export at_pairs(float64[:,:], int64[:], int64[:])
# args: np.zeros((3, 4)), np.array([0, 0, 2]), np.array([1, 1, 3])
def at_pairs(a, i, j):
    np.add.at(a, (i, j), 1.0)
    np.maximum.at(a, i, 0.5)
    return a


#pythran export pieces(float64[:], int64[:])
# args: np.array([3.0, 1.0, 2.5, 4.0]), np.array([0, 2])
# args: np.array([3.0, 1.0, 2.5, 4.0]), np.array([0, 3, 1])
# args: np.array([3.0, 1.0]), np.array([0, 3, 1])
def pieces(a, indices):
    return np.add.reduceat(a, indices), np.maximum.reduceat(a, indices)


#pythran export products(float64[:], int32[:,:])
#pythran export products(int8[:], int8[:])
#pythran export products(complex128[:], float)
def products(a, b):
    return np.multiply.outer(a, b), np.subtract.outer(a, b)


#pythran export less_outer(int64[:])
def less_outer(a):
    return np.less.outer(a, a).sum(), np.add.outer([1, 2], [10, 20, 30]), np.power.outer(2, 3)


#pythran export attributes()
def attributes():
    return np.add.nin, np.add.nout, np.add.nargs, np.sin.nin, np.add.identity, np.add.__name__, np.multiply.identity, np.subtract.identity, np.modf.nout, np.logical_and.identity


#pythran export folded(float list)
# args: [1.0, 2.0, 3.5]
def folded(values):
    return functools.reduce(np.add, values), list(map(np.square, values)), functools.reduce(np.maximum, values)


def _twice(f, x):
    return f(f(x))


#pythran export passed(float64[:])
def passed(a):
    f = np.square
    g = np.add
    return _twice(np.negative, a), _twice(f, a), g(a, 1)
