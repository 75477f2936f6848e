"""The least and the largest of the same numbers, which are found together, against NumPy's."""

import numpy as np


#pythran export spread(float64[:])
#pythran export spread(float32[:])
#pythran export spread(int64[:])
#pythran export spread(uint8[:])
# args: np.array([2.0, 1.0, 3.0])
# args: np.array([np.nan])
# args: np.array([1.0, np.nan, 3.0, 4.0, 5.0])
# args: np.array([1.0, 2.0, 3.0, 4.0, np.nan])
# args: np.array([np.inf, -np.inf, 3.0])
# args: np.array([np.inf, -np.inf, np.nan])
# args: np.array([])
# args: np.arange(100.0)[::-1]
# args: np.append(np.arange(5000.0) % 977, [-1.0, 3.0])
# args: np.append(np.arange(5000.0), np.nan)
# args: np.append(np.nan, np.arange(1023.0))
# args: np.arange(40.0)[::3]
# args: np.arange(3000, dtype=np.float32) % 711
# args: np.array([np.nan, 1, 2], np.float32)
# args: np.arange(2000) % 977 - 300
# args: np.array([7])
# args: np.arange(300).astype(np.uint8)
def spread(a):
    return a.max() - a.min()


#pythran export scaled(float64[:])
def scaled(a):
    if len(a) == 0:
        return a.copy()
    low = a.min()
    high = a.max()
    return (a - low) / (high - low + 1.0)


#pythran export of_expressions(float64[:], float64[:])
# args: np.arange(5.0), np.arange(5.0) * 2
# args: np.arange(5.0), np.array([2.0])
# args: np.arange(70.0), np.arange(70.0) % 3
# args: np.arange(5.0), np.arange(4.0)
# args: np.array([]), np.array([])
def of_expressions(a, b):
    return (a * b).max() + (a * b).min(), np.max(a - b) * np.min(a - b), np.ptp(a + b)


#pythran export written_between(float64[:])
# args: np.array([3.0, 1.0, 2.0])
# args: np.arange(50.0)
def written_between(a):
    high = a.max()
    a[0] = -5.0
    return high, a.min(), a.max()


#pythran export of_other_lengths(float64[:], int)
# args: np.array([3.0, 1.0, 2.0, 9.0, -4.0]), 3
# args: np.array([3.0, 1.0, 2.0, 9.0, -4.0]), 0
# args: np.array([3.0, 1.0, 2.0, 9.0, -4.0]), 5
def of_other_lengths(a, n):
    high = a[:n].max()
    n = len(a)
    return high, a[:n].min()


#pythran export only_sometimes(float64[:])
# args: np.array([3.0, 1.0, 2.0])
# args: np.array([])
def only_sometimes(a):
    return a.max() - a.min() if len(a) > 0 else np.float64(0.0)


#pythran export while_it_shrinks(float64[:])
# args: np.array([8.0, 1.0, 2.0])
# args: np.array([0.5, 0.25])
def while_it_shrinks(a):
    rounds = 0
    top = a.max()
    while a.min() > -10.0:
        a -= top
        rounds += 1
    return rounds, top


#pythran export rows(float64[:,:])
#pythran export rows(int16[:,:])
def rows(a):
    return a.max(axis=1) - a.min(axis=1), np.ptp(a, axis=0)


#pythran export reduced(float64[:,:])
# args: np.arange(30.0).reshape(2, 15) * 0.1
# args: np.arange(48.0).reshape(3, 16) * 0.1
# args: np.arange(93.0).reshape(3, 31) * 0.1
# args: np.arange(96.0).reshape(3, 32) * 0.1
# args: np.array([[1.0, np.nan, 2.0, 3.0, 4.0, 5.0, 6.0, 7.0, 8.0, 9.0]])
# args: -np.zeros((2, 9))
def reduced(a):
    return a.max(axis=1), a.min(axis=1), a.sum(axis=1)


#pythran export in_order(float64[:])
#pythran export in_order(int32[:])
#pythran export in_order(float32[:])
# args: np.array([3.0, 1.0, 2.0])
# args: np.arange(40.0) * 7 % 31
# args: np.arange(31.0) * 11 % 32
# args: np.arange(100.0) * 7 % 97
# args: np.arange(50.0)[::-1]
# args: np.ones(33)
# args: np.array([5.0, np.nan, 2.0, 1.0, 0.0])
# args: np.array([np.inf, -np.inf, 0.0, -0.0, 2.0])
# args: (np.arange(64) * 29 % 61).astype(np.int32)
# args: (np.arange(25) * 7 % 23).astype(np.float32)
# args: np.array([], np.int32)
def in_order(a):
    return np.sort(a), np.sort(a)[::-1]


#pythran export middles(float64[:])
#pythran export middles(int32[:])
# args: np.arange(31.0) * 11 % 32
# args: np.arange(9.0) * 5 % 7
# args: np.arange(25.0) * 7 % 23
# args: np.arange(24.0) * 7 % 23
# args: np.arange(100.0) * 7 % 97
# args: (np.arange(64) * 29 % 61).astype(np.int32)
# args: np.array([5.0, np.nan, 2.0, 1.0, 0.0])
# args: np.array([np.inf, -np.inf, 0.0, 3.0])
def middles(a):
    return np.median(a), np.percentile(a, 75), np.quantile(a, 0.3)
