"""Medians, quantiles, averages, and statistics that leave NaN out."""

import numpy as np


#pythran export medians(float64[:,:])
#pythran export medians(int32[:,:])
#pythran export medians(float32[:,:])
def medians(a):
    return np.median(a, axis=0), np.median(a), np.median(a, axis=1, keepdims=True), np.nanmedian(a, axis=(0, 1))


#pythran export quantiles(float64[:])
# args: np.array([3.0, 1.0, 2.0, 10.0])
# args: np.arange(20.0)[::-3]
# args: np.array([1.5])
# args: np.zeros(0)
def quantiles(a):
    q = np.array([0.1, 0.5])
    return np.percentile(a, 30), np.percentile(a, [10, 50.5, 90]), np.quantile(a, q, axis=0), np.nanquantile(a, 0.25, method="lower")


#pythran export averages(float64[:,:], float64[:,:])
# args: np.arange(6.0).reshape(2, 3), np.ones((2, 3))
# args: np.arange(6.0).reshape(3, 2).T, np.arange(6.0).reshape(2, 3)
# args: np.arange(6.0).reshape(3, 2), np.ones((2, 3))
# args: np.ones((1, 1)), np.zeros((1, 1))
def averages(a, w):
    return np.average(a), np.average(a, axis=1, weights=w), np.average(a, axis=0, weights=w, returned=True)


#pythran export without_nan(float64[:,:])
def without_nan(a):
    return np.nanmin(a, axis=0), np.nanmax(a), np.nanstd(a, axis=1), np.nanvar(a, ddof=1)


#pythran export places(float32[:,:])
def places(a):
    return np.nanargmin(a), np.nanargmax(a, axis=1)


#pythran export running(int16[:])
#pythran export running(float64[:])
def running(a):
    return np.cumulative_sum(a, axis=0, include_initial=True), np.cumulative_prod(a)


#pythran export unwrapped(float64[:])
def unwrapped(a):
    return np.unwrap(a), np.unwrap(a, period=4.0)
