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
    # within 16 ulps: sums of arrays in other orders than C's are in another order
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


#pythran export every_method(float64[:], float)
#pythran export every_method(float32[:], float)
#pythran export every_method(int64[:], float)
# args: np.array([3, 1, 2, 7, 5]), 0.3
# args: np.array([3, 1, 2, 7, 5]), 0.5
# args: np.array([3, 1, 2, 7]), 0.25
# args: np.array([3, 1]), 1.0
# args: np.array([3, 1]), 0.0
# args: np.array([3, 1]), 1.5
# args: np.array([3.5, 1.25, np.inf, 7.0, 5.0]), 0.9
# args: np.array([3.5, np.nan, 7.0, 5.0]), 0.9
# args: np.arange(40.0)[::-1] % 7, 0.37
# args: np.array([3.5, 1.25, 9, 7.0, 5.0], np.float32), 0.3
def every_method(a, q):
    return (
        np.quantile(a, q, method="inverted_cdf"), np.quantile(a, q, method="averaged_inverted_cdf"),
        np.quantile(a, q, method="closest_observation"), np.quantile(a, q, method="interpolated_inverted_cdf"),
        np.quantile(a, q, method="hazen"), np.quantile(a, q, method="weibull"), np.quantile(a, q),
        np.quantile(a, q, method="median_unbiased"), np.quantile(a, q, method="normal_unbiased"),
        np.quantile(a, q, method="lower"), np.quantile(a, q, method="higher"),
        np.quantile(a, q, method="midpoint"), np.quantile(a, q, method="nearest"), np.nanquantile(a, q),
    )


#pythran export along_axes(float64[:,:,:], float64[:])
# args: (np.arange(60.0) * 37 % 61).reshape(3, 4, 5), np.array([0.0, 0.25, 1.0])
# args: np.zeros((2, 0, 3)), np.array([])
# args: (np.arange(60.0) * 37 % 61).reshape(3, 4, 5)[:, ::-2], np.array([0.5, np.nan])
def along_axes(a, q):
    return (
        np.quantile(a, q), np.quantile(a, q, axis=1), np.quantile(a, q, axis=(0, 2)), np.quantile(a, 0.3, axis=-1),
        np.quantile(a, q, axis=0, keepdims=True), np.percentile(a, q * 10, axis=(1, 2), keepdims=True),
        np.percentile(a, [10, 20], axis=2), np.quantile(a, 0.3, keepdims=True), np.median(a, axis=(0, 1, 2)),
        np.median(a, axis=(2, 0), keepdims=True),
    )


#pythran export median_by(float64[:,:], int)
# args: np.arange(12.0).reshape(3, 4), 1
# args: np.arange(12.0).reshape(3, 4), -2
# args: np.arange(12.0).reshape(3, 4), 2
# args: np.zeros((0, 2)), 0
# args: np.zeros((0, 2)), 1
def median_by(a, axis):
    return np.median(a, axis), np.nanmedian(a, axis)


#pythran export of_small_integers(int8[:], bool[:])
# args: np.array([-128, 127, 5], np.int8), np.array([True, False, True])
# args: np.array([-128, 127], np.int8), np.array([True, False])
def of_small_integers(a, b):
    return np.percentile(a, 30), np.median(b), np.quantile(a, [0.3], method="lower"), np.quantile(b, 0.3, method="higher")
