"""Orders in which arrays are flattened, and other options of functions."""

import numpy as np


#pythran export orders(float64[:,:], float64[:,:,:])
# args: np.arange(6.0).reshape(2, 3), np.arange(24.0).reshape(2, 3, 4)
# args: np.arange(6.0).reshape(3, 2).T, np.arange(24.0).reshape(2, 3, 4).transpose(1, 2, 0)
# args: np.arange(6.0).reshape(2, 3)[::-1], np.arange(48.0).reshape(2, 6, 4)[:, ::2, ::-1]
# args: np.arange(24.0).reshape(4, 6)[::2, ::2].T, np.arange(24.0).reshape(2, 3, 4).transpose(1, 0, 2)
# args: np.arange(3.0).reshape(1, 3).T, np.zeros((2, 0, 4)).T
def orders(a, t):
    r = a.ravel(order="K")
    r2 = np.ravel(t, order="A")
    f = a.flatten("K")
    f += 1
    return r, np.ravel(a, "A"), r2, f, t.ravel("K"), t.flatten(order="A"), np.ravel(t, order="K")


#pythran export replacing(float64[:])
# args: np.array([1.0, np.nan, np.inf, -np.inf])
def replacing(x):
    y = np.nan_to_num(x, copy=True, nan=3.0)
    z = np.nan_to_num(x, True, 1.0, 2.0, -2.0)
    w = np.nan_to_num(x[1:], copy=False, posinf=7.0)
    w[0] += 1
    return y, z, x


#pythran export full_fits(float64[:], float64[:])
# args: np.arange(6.0), np.arange(6.0) ** 2 + np.array([0.1, -0.1, 0, 0.2, 0, 0.1])
def full_fits(x, y):
    # within 64 ulps: LAPACK
    p, res, rank, sv, rcond = np.polyfit(x, y, 1, full=True)
    return p, res, rank, sv, rcond, np.cumulative_sum(x, axis=(0,))


#pythran export not_replaced(float)
# args: np.inf
def not_replaced(x):
    return np.nan_to_num(x, copy=False)
