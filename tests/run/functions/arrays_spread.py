"""Variance, standard deviation, range of values, and running sums and products, against NumPy's."""

import numpy as np


#pythran export spread(int32[:,:] order(C))
#pythran export spread(bool[:,:] order(C))
def spread(a):
    return a.var(axis=0), np.std(a, axis=1), np.var(a, 1, ddof=1, keepdims=True), a.std()


#pythran export spread_of_floats(float64[:])
#pythran export spread_of_floats(float32[:])
#pythran export spread_of_floats(complex128[:])
def spread_of_floats(a):
    return a.std(ddof=1)


#pythran export ranges(int16[:,:])
#pythran export ranges(float64[:,:])
def ranges(a):
    return np.ptp(a), np.ptp(a, axis=0), np.ptp(a, 1, keepdims=True)


#pythran export running(float64[:,:])
#pythran export running(int8[:,:])
#pythran export running(uint16[:,:])
#pythran export running(bool[:,:])
def running(a):
    return a.cumsum(), a.cumsum(axis=0), np.cumsum(a, axis=1), np.cumprod(a, axis=-1), np.cumsum(a, 0, np.float64)


#pythran export running_of_one(float32[:])
#pythran export running_of_one(complex128[:])
def running_of_one(a):
    return np.cumsum(a), np.cumsum(a[::-1], axis=0), np.cumsum(a[1:])
