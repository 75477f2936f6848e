"""Lists, tuples and ranges as operands of ufuncs, and of operators beside arrays."""

import numpy as np


#pythran export of_lists()
def of_lists():
    return np.square([1.0, 2.0]), np.add([1, 2, 3], 5), np.add((1, 2), [0.5, 1]), np.negative([[1, 2], [3, 4]])


#pythran export of_list(float list)
def of_list(values):
    return np.square(values), np.add(values, values), np.maximum(values, 0)


#pythran export of_nested(int list list)
# args: [[1, 2], [3, 4]]
# args: [[1], [2], [3]]
def of_nested(rows):
    return np.multiply(rows, 2), np.add(rows, [1])


#pythran export beside(float64[:])
# args: np.array([1.0, 2.0, 3.0])
# args: np.array([1.0])
# args: np.array([1.0, 2.0])
def beside(a):
    return a + [1, 2, 3], [1, 2, 3] - a, a * (2, 2, 2), (1, 2, 4) / a, a ** [2, 2, 2]


#pythran export beside_integers(int8[:,:])
# args: np.array([[1, 2], [3, 4]], np.int8)
def beside_integers(a):
    return a + [1, 2], a == [1, 4], [2, 2] < a, a & (1, 3), a // [[1], [2]]


#pythran export beside_list(float32[:], int list)
# args: np.array([1, 2, 3], np.float32), [1, 2, 3]
# args: np.array([1, 2, 3], np.float32), [4]
# args: np.array([1, 2, 3], np.float32), []
def beside_list(a, values):
    return a + values, values * a, a >= values


#pythran export beside_range(int64[:])
# args: np.array([1, 5, 9])
def beside_range(a):
    return a - range(3), a % range(1, 4)


#pythran export in_place(float64[:], float list)
# args: np.array([1.0, 2.0]), [1.0, 2.0]
# args: np.array([1.0, 2.0]), [1.0, 2.0, 3.0]
def in_place(a, values):
    a += values
    a *= [2, 3]
    return a


#pythran export with_out(float64[:])
# args: np.array([1.0, 2.0])
def with_out(a):
    np.add([1, 2], [3, 4], out=a)
    return np.round([1.25, 2.675], 1), np.divmod([7, 8], 3), np.modf([1.5, 2.5]), np.where([True, False], [1, 2], [3.0, 4])


#pythran export comparing(float64[:])
# args: np.array([1.0, 2.0])
def comparing(a):
    return np.isclose(a, [1.0, 2.1]), np.array_equal(a, [1, 2]), np.allclose([1, 2], [1, 2]), np.array_equiv([1, 1], 1)


#pythran export placing()
def placing():
    return np.interp([0.5, 1.5], [0, 1, 2], [1.0, 3.0, 2.0]), np.digitize([1, 5], [0, 2, 4]), np.interp(0.5, (0, 1), (3, 4))


#pythran export complex_by_real(complex128[:,:], float64[:,:], complex64[:], float32[:])
def complex_by_real(a, b, c, d):
    """Divided as complex numbers are, to the signs of zeros and what infinities and NaN leave of the other part."""
    return a / b, c / d, a / 0.0, c / np.float32(-0.0), a / np.inf
