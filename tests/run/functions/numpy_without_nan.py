"""Statistics that leave NaN out, with all of their arguments, running sums and unwrap, against NumPy's."""

import numpy as np


#pythran export extremes(float64[:,:])
#pythran export extremes(float32[:,:])
#pythran export extremes(int16[:,:])
def extremes(a):
    return np.nanmax(a), np.nanmin(a, axis=0), np.nanmax(a, 1, keepdims=True), np.nanmin(a, axis=(0, 1))


#pythran export extremes_of_some(float64[:,:])
#pythran export extremes_of_some(int8[:,:])
def extremes_of_some(a):
    made = np.empty(a.shape[1])
    np.nanmax(a, axis=0, out=made, initial=1)
    return np.nanmax(a, initial=5, where=a > 0), np.nanmin(a, 0, initial=2, where=a > 1), made


#pythran export extremes_of_complex(complex128[:])
def extremes_of_complex(a):
    return np.nanmax(a), np.nanmin(a)


#pythran export places(float64[:,:])
#pythran export places(uint8[:,:])
def places(a):
    return np.nanargmax(a), np.nanargmin(a, axis=0), np.nanargmax(a, 1, keepdims=True)


#pythran export spread(float64[:,:] order(C))
#pythran export spread(float32[:,:] order(C))
#pythran export spread(complex128[:,:] order(C))
def spread(a):
    # within 64 ulps: sums over other axes are in another order
    return np.nanvar(a), np.nanstd(a, axis=0), np.nanvar(a, 1, ddof=1, keepdims=True), np.nanstd(a, correction=2)


#pythran export spread_of_some(float64[:,:] order(C))
# args: np.array([[1.0, np.nan, 2.5], [4.0, -1.0, 3.0]])
# args: np.array([[np.nan, np.nan], [4.0, -1.0], [7.0, 2.0]])
def spread_of_some(a):
    # within 64 ulps: with `where` sums are in another order
    made = np.empty(a.shape[1])
    np.nanstd(a, axis=0, out=made)
    return np.nanvar(a, where=a > 0), np.nanstd(a, 1, mean=np.nanmean(a, 1, keepdims=True)), np.nanvar(a, dtype="f8"), made


#pythran export spread_of_integers(int32[:,:] order(C))
def spread_of_integers(a):
    return np.nanvar(a), np.nanstd(a, axis=0), np.nanstd(a, axis=1, ddof=1)


#pythran export running(float64[:,:] order(C))
#pythran export running(uint8[:,:] order(C))
#pythran export running(bool[:,:] order(C))
def running(a):
    made = np.empty((a.shape[0], a.shape[1]))
    np.cumulative_sum(a, axis=0, out=made)
    return (
        np.cumulative_sum(a, axis=0),
        np.cumulative_prod(a, axis=-1, include_initial=True),
        np.cumulative_sum(a, axis=1, dtype=np.float32, include_initial=True),
        np.cumulative_sum(a[:, 0]),
        made,
    )


#pythran export running_of_two(float64[:,:])
def running_of_two(a):
    return np.cumulative_sum(a.ravel()), np.cumulative_sum([1, 2, 3], include_initial=True)


#pythran export unwrapped(float64[:,:])
# args: np.array([[0.0, 3.0, 6.5], [1.0, -4.0, 9.0]])
# args: np.zeros((0, 3))
# args: np.linspace(-20, 20, 24).reshape(6, 4) ** 3
def unwrapped(a):
    return np.unwrap(a), np.unwrap(a, axis=0, period=4.0), np.unwrap(a, 5.0), np.unwrap(a, discont=1, period=3)


#pythran export unwrapped_integers(int32[:])
#pythran export unwrapped_integers(int64[:])
# args: np.array([0, 3, 6, -2, 100], np.int32)
# args: np.arange(0, 70, 7)
def unwrapped_integers(a):
    return np.unwrap(a, period=5), np.unwrap(a, period=6), np.unwrap(a)


#pythran export binned(int32[:])
def binned(a):
    return np.histogram(a, bins=[0, 1, 5]), np.histogram_bin_edges(a, (0, 2, 3.5))
