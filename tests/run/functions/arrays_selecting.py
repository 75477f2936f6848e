"""select, choose, and clip with all of its arguments."""

import numpy as np


#pythran export selected(float64[:])
#pythran export selected(int32[:,:])
#pythran export selected(float32[:])
def selected(x):
    return np.select([x < 0, x > 3], [x * 2, x + 10], default=-1), np.select([x == 0], [1.5]), np.select((x > 1, x > 2), (1, 2))


#pythran export selected_shapes(bool[:], float64[:,:], int64[:])
# args: np.array([True, False, False]), np.array([[1.0, 2.0, -3.0], [-1.0, -2.0, -0.0]]), np.array([7, 8, 9])
# args: np.array([True]), np.array([[1.0, 2.0, -3.0], [-1.0, -2.0, -0.0]]), np.array([7])
def selected_shapes(mask, a, b):
    return np.select([mask, b > 0], [a, b], np.nan)


#pythran export chosen(int64[:], float64[:], int32[:])
# args: np.array([0, 1, 1, 0]), np.array([1.0, 2.0, 3.0, 4.0]), np.array([5, 6, 7, 8], np.int32)
# args: np.array([0, 2, 1, 0]), np.array([1.0, 2.0, 3.0, 4.0]), np.array([5, 6, 7, 8], np.int32)
# args: np.array([-1]), np.array([1.0, 2.0, 3.0, 4.0]), np.array([5, 6, 7, 8], np.int32)
def chosen(i, a, b):
    return np.choose(i, [a, b])


#pythran export chosen_modes(int64[:])
# args: np.array([0, 5, -3, 2, 1])
def chosen_modes(i):
    return np.choose(i, (10, 20, 30), mode="wrap"), np.choose(i, [1, 2.5], mode="clip"), np.choose([0, 1], [[1, 2], [3, 4]])


#pythran export clipped(float64[:], float64[:])
def clipped(a, b):
    np.clip(a, 0, 1, out=b)
    return b, np.clip(a, [0.5], None), np.clip([1, 5, 9], 2, 6), a.clip(-1, 1)


#pythran export clipped_in_place(int16[:,:])
def clipped_in_place(a):
    return np.clip(a, -3, 100, a)
