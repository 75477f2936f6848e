"""Elements that are among few and among many others, and indices at the ends of what is allowed."""

import numpy as np


#pythran export members(float64[:,:], float64[:])
#pythran export members(int32[:,:], int64[:])
# args: np.arange(60.0).reshape(6, 10) % 7, np.array([3.0, np.nan, 6.0, 3.0])
# args: np.full((3, 4), np.nan), np.array([np.nan])
# args: np.arange(60.0).reshape(6, 10), np.arange(0.0, 60.0, 2.0)
# args: np.arange(60.0).reshape(6, 10), np.zeros(0)
# args: np.zeros((0, 3)), np.ones(2)
# args: np.arange(12, dtype=np.int32).reshape(3, 4), np.array([3, 2**40, -1])
def members(a, b):
    return np.isin(a, b), np.isin(a, b, invert=True), np.isin(a, [1, 4])


#pythran export placed(float64[:], int64[:])
#pythran export placed(float64[:], int8[:])
#pythran export placed(float64[:], uint64[:])
#pythran export placed(float64[:], uint8[:])
# args: np.arange(20.0), np.r_[np.arange(20), np.arange(-20, 0)]
# args: np.arange(20.0), np.r_[np.arange(20), 20]
# args: np.arange(20.0), np.r_[np.arange(20), -21]
# args: np.arange(20.0), np.r_[np.arange(20), -(2**63)]
# args: np.arange(20.0), np.r_[np.arange(20), 2**63 - 1]
# args: np.zeros(0), np.zeros(0, int)
# args: np.zeros(0), np.zeros(17, int)
# args: np.arange(20.0), np.r_[np.arange(20), np.arange(-20, 0)].astype(np.int8)
# args: np.arange(20.0), np.r_[np.arange(20), -21].astype(np.int8)
# args: np.arange(20.0), np.arange(20, dtype=np.uint64)
# args: np.arange(200.0), np.arange(200, dtype=np.uint8)
# args: np.arange(20.0), np.arange(21, dtype=np.uint8)
def placed(a, i):
    return a[i], a[i[::2]]


#pythran export whole(float64[:], float32[:])
# args: np.array([1.5, -1.5, 2**31 - 0.5, 7.0]), np.array([1.5, -1.5, 2.0**30]).astype(np.float32)
def whole(a, b):
    return a.astype(np.int32), a.astype(np.int64), a.astype(np.int8), b.astype(np.int32), b.astype(np.int64)
