"""Differences of neighbours, trapezoids, and reductions that leave NaN out, against NumPy's."""

import numpy as np


#pythran export differences(int32[:,:])
#pythran export differences(float64[:,:])
def differences(a):
    return np.diff(a), np.diff(a, axis=0), np.diff(a, 2), np.ediff1d(a)


#pythran export areas(float64[:,:] order(C), float64[:] order(C))
def areas(a, x):
    if x.shape[0] != a.shape[1]:
        return np.trapezoid(a)
    return np.trapezoid(a, x, axis=1)


#pythran export without_nan(float64[:,:] order(C))
#pythran export without_nan(float32[:,:] order(C))
#pythran export without_nan(int32[:,:] order(C))
def without_nan(a):
    return (
        np.nansum(a), np.nansum(a, axis=0), np.nanprod(a, 1, keepdims=True), np.nancumsum(a, axis=1),
        np.nancumprod(a, 0), np.nanmean(a, axis=0),
    )  # fmt: skip


#pythran export mean_without_nan(float64[:])
def mean_without_nan(a):
    return np.nanmean(a)
