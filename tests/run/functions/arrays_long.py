"""Arrays long enough for code that takes many elements at once: blocks, their ends, NaN and equal elements in them."""

import numpy as np


#pythran export extremes(float64[:])
#pythran export extremes(float32[:])
#pythran export extremes(int64[:])
#pythran export extremes(uint64[:])
#pythran export extremes(int8[:])
#pythran export extremes(bool[:])
# args: np.arange(1.0, 2100.0)
# args: np.arange(2100.0, 1.0, -1.0)
# args: np.arange(3000.0) % 1031.0
# args: np.r_[np.ones(1500), np.nan, np.arange(900.0), np.nan]
# args: np.r_[np.nan, np.zeros(40)]
# args: np.r_[np.zeros(33), np.nan]
# args: np.r_[-np.inf, np.zeros(70), np.inf, -np.inf, np.zeros(5)]
# args: np.full(130, -np.inf)
# args: np.full(1030, np.inf)
# args: np.sin(np.arange(1027.0)).astype(np.float32)
# args: np.r_[np.zeros(1500), np.nan, 5.0, np.nan].astype(np.float32)
# args: np.arange(-2000, 2000) ** 3
# args: np.r_[np.zeros(77, int), -(2**63), 2**63 - 1, np.zeros(1100, int), 2**63 - 1]
# args: (np.arange(3000) * 2654435761 % 4096).astype(np.uint64)
# args: np.r_[np.zeros(45, np.uint64), np.uint64(2**64 - 1), np.uint64(2**63), np.zeros(20, np.uint64)]
# args: (np.arange(1000) * 37 % 251 - 128).astype(np.int8)
# args: np.arange(2000) == 1999
# args: np.arange(2000) != 1999
# args: np.arange(129) < 64
# args: np.zeros(64, bool)
# args: np.ones(65, bool)
def extremes(a):
    return a.min(), a.max(), a.argmin(), a.argmax(), a.any(), a.all(), np.count_nonzero(a)


#pythran export rows(float64[:,:])
#pythran export rows(int64[:,:])
#pythran export rows(bool[:,:])
# args: np.cos(np.arange(5200.0)).reshape(4, 1300)
# args: np.cos(np.arange(5200.0)).reshape(1300, 4)
# args: np.where(np.arange(3000) % 991 == 5, np.nan, np.arange(3000.0)).reshape(3, 1000)
# args: (np.arange(4000) * 7919 % 4001).reshape(2, 2000)
# args: (np.arange(4000) % 3 == 0).reshape(4, 1000)
# args: (np.arange(4000) > 3990).reshape(1000, 4)
def rows(a):
    return (
        a.min(axis=1), a.max(axis=1), a.argmin(axis=1), a.argmax(axis=1), a.any(axis=1), a.all(axis=1),
        a.min(axis=0), a.max(axis=0), a.argmin(axis=0), a.argmax(axis=0), a.any(axis=0), a.all(axis=0), a.sum(axis=1),
    )


#pythran export counted(bool[:], bool[:,:])
# args: np.arange(5000) % 7 < 3, np.arange(4000).reshape(40, 100) % 5 == 1
# args: np.ones(1000, bool), np.ones((300, 3), bool)
# args: np.zeros(0, bool), np.zeros((0, 3), bool)
def counted(m, n):
    return m.sum(), n.sum(), n.sum(axis=0), n.sum(axis=1), np.sum(~m), np.sum(m, dtype=np.int8), n.mean(axis=1)


#pythran export of_computed(float64[:], float64[:])
# args: np.arange(1500.0), np.arange(1500.0)[::-1]
# args: np.where(np.arange(1100) == 900, np.nan, 2.0), np.ones(1100)
def of_computed(a, b):
    return np.abs(a - b).max(), np.argmin(np.abs(a - b)), (a < b).any(), (a + b > 0).all(), (a > b).sum(), (a * b).min()


#pythran export of_numbers(float64[:,:])
#pythran export of_numbers(float32[:,:])
# args: np.where(np.arange(3000) % 7 == 0, np.nan, np.sin(np.arange(3000.0))).reshape(3, 1000)
# args: np.where(np.arange(3000) % 7 == 0, np.nan, np.sin(np.arange(3000.0))).reshape(3, 1000).T
# args: np.full((2, 70), np.inf)
# args: np.full((70, 2), -np.inf, np.float32)
# args: np.where(np.arange(140) % 2 == 0, np.nan, -np.inf).reshape(2, 70).astype(np.float32)
# args: np.zeros((1, 1))
def of_numbers(a):
    return np.nanmin(a), np.nanmax(a), np.nanmin(a, axis=0), np.nanmax(a, axis=1), np.nanmax(a, axis=1, initial=0.5)


#pythran export of_nothing(float64[:])
# args: np.full(5, np.nan)
# args: np.full(100, np.nan)
def of_nothing(a):
    return np.nanmin(a), np.nanmax(a), np.nanmax(a, initial=-np.inf)


#pythran export repeated(int64[:], bool[:], float64[:,:], int)
# args: np.arange(5), np.arange(5) > 2, np.arange(6.0).reshape(2, 3), 3
# args: np.arange(5), np.arange(5) > 2, np.arange(6.0).reshape(2, 3).T, 0
# args: np.arange(0), np.zeros(0, bool), np.zeros((0, 3)), 2
def repeated(a, b, c, n):
    return np.repeat(a, n), np.repeat(c, n, axis=1), np.roll(c, n, axis=1), np.roll(c, -n, -1), np.cumsum(a), np.cumprod(b)
