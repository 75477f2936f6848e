"""numpy.vectorize, as a function and as a decorator."""

import numpy as np


def _step(x):
    if x > 1:
        return x * x
    return -x


def _larger(a, b):
    return a if a > b else b


@np.vectorize
def _decorated(x, y):
    if x < y:
        return x + 0.5
    return y - 0.5


#pythran export one(float64[:,:])
# args: np.array([[0.5, 2.0, -1.0], [3.0, 1.0, 4.0]])
# args: np.array([[0.5, 2.0, -1.0], [3.0, 1.0, 4.0]]).T
# args: np.zeros((0, 2))
def one(a):
    return np.vectorize(_step)(a)


#pythran export two(int64[:,:], int32[:])
# args: np.array([[5, 2, 1], [3, 1, 4]]), np.array([2, 3, 4], np.int32)
# args: np.array([[5, 2, 1], [3, 1, 4]]), np.array([2], np.int32)
# args: np.array([[5, 2, 1], [3, 1, 4]]), np.array([2, 3], np.int32)
def two(a, b):
    f = np.vectorize(_larger)
    return f(a, b), f(a, 3)


#pythran export decorated(float64[:], float64[:])
# args: np.array([0.5, 2.0, -1.0]), np.array([1.0, 1.0, 1.0])
def decorated(a, b):
    return _decorated(a, b), _decorated([1, 2], 1.5)


#pythran export types_given(float64[:])
# args: np.array([0.5, 2.0, -1.0])
# args: np.array([])
def types_given(a):
    return np.vectorize(lambda x: x > 0, otypes=[bool])(a), np.vectorize(_step, otypes="f")(a)
