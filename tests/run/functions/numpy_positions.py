"""Where elements are not zero, and elements taken by positions and conditions."""

import numpy as np


#pythran export positions(float64[:,:], bool[:], int64[:,:,:])
# args: np.array([[1.0, 0, 2], [0, 0, np.nan]]), np.array([True, False, True]), np.arange(8).reshape(2, 2, 2) % 3
# args: np.array([[1.0, 0, 2], [0, -0.0, 3]]).T, np.array([True, False, True, False])[::-2], np.arange(8).reshape(2, 2, 2).T % 3
# args: np.zeros((0, 3)), np.zeros(0, bool), np.zeros((2, 0, 1), dtype=np.int64)
def positions(a, m, t):
    return (
        np.nonzero(a), np.nonzero(m), np.nonzero(t), a.nonzero(), np.flatnonzero(t), np.argwhere(a), np.argwhere(m),
        np.argwhere(t), np.where(a > 0), np.nonzero([0, 1, 2]), np.flatnonzero(m), np.extract(a > 0, a), np.nonzero(a + 1j),
    )


#pythran export taking(float64[:,:], int64[:], int32[:,:], float64[:], int)
# args: np.arange(6.0).reshape(2, 3), np.array([1, 0, -1]), np.array([[1, 0], [0, 0]], dtype=np.int32), np.arange(4.0), 1
# args: np.arange(6.0).reshape(3, 2).T, np.array([1, 0, -2])[::-1], np.array([[1, 0]], dtype=np.int32).T, np.arange(8.0)[::2], -1
# args: np.arange(6.0).reshape(2, 3), np.array([1, 2]), np.array([[1, 0]], dtype=np.int32), np.arange(4.0), 1
# args: np.arange(6.0).reshape(2, 3), np.array([1, 0]), np.array([[1, 0]], dtype=np.int32), np.arange(4.0), 4
# args: np.zeros((0, 3)), np.array([1]), np.array([[1, 0]], dtype=np.int32), np.arange(4.0), 0
# args: np.zeros((2, 0)), np.zeros(0, int), np.zeros((0, 2), dtype=np.int32), np.arange(4.0), 0
def taking(a, i, k, v, n):
    return (
        np.take(v, i), np.take(v, k), np.take(v, n), np.take(a, i, axis=0), np.take(a, k, 1), a.take(k % 2, axis=-1),
        np.take(a, n, axis=0), np.take(a, i), np.take(a, i + 5, mode="wrap"), np.take(a, i + 5, axis=1, mode="clip"),
        v.take([0, 1]), np.take([1, 2, 3], i), np.take(a, True), np.take(v, np.array([True, False])),
    )


#pythran export compressing(float64[:,:], bool[:], float64[:,:,:])
# args: np.arange(6.0).reshape(2, 3), np.array([True, False]), np.arange(12.0).reshape(2, 2, 3)
# args: np.arange(6.0).reshape(3, 2).T, np.array([True]), np.arange(12.0).reshape(3, 2, 2).T
# args: np.arange(6.0).reshape(3, 2).T, np.array([False, False, False, True]), np.arange(12.0).reshape(3, 2, 2).T
def compressing(a, m, t):
    return (
        np.compress(m, a), np.compress(m, a, axis=0), a.compress(m, axis=1), np.compress([1, 0, 2], a[0]),
        np.trace(a), np.trace(a, 1), np.trace(t), np.trace(t, 0, 1, 2), a.trace(-1), np.trace(a > 2), np.trace(a.astype(np.int8)),
        np.trace(a, dtype=np.float32),
    )
