"""Parameters of NumPy's functions that are seldom given, and methods whose parameters are not those of the function."""

import numpy as np


#pythran export masked_reductions(float64[:,:])
#pythran export masked_reductions(int32[:,:])
#pythran export masked_reductions(bool[:,:])
# args: np.array([[1.5, -2.0, 0.0], [3.0, 0.5, 0.25]])
# args: np.array([[0.0], [3.0]])
# args: np.asfortranarray([[1, 0, 2, -3], [4, 5, 0, 0]], np.int32)
# args: np.array([[True, False, True], [False, False, True]])
# args: np.zeros((0, 3), bool)
def masked_reductions(a):
    return (
        np.prod(a, axis=1, where=a != 0, initial=2), np.sum(a, where=a > 0, initial=5), np.sum(a, where=[True]),
        np.max(a, initial=3, where=a > 1), np.min(a, axis=0, initial=2, where=a < 2), a.sum(where=[[True]], axis=0),
    )


#pythran export extremes_of_nothing(float64[:,:,:])
#pythran export extremes_of_nothing(int64[:,:,:])
# args: np.zeros((1, 2, 0))
# args: np.zeros((5, 2, 0)).transpose(1, 0, 2)
# args: np.zeros((0, 2, 3))
# args: np.arange(24).reshape(2, 3, 4)
# args: np.zeros((3, 0, 2), np.int64)
def extremes_of_nothing(a):
    return (
        np.max(a, axis=(0, 2), initial=-9), np.min(a, axis=1, initial=2), np.min(a, axis=(1, 2), initial=2),
        np.max(a, axis=2, initial=-9, keepdims=True), np.max(a * 2, axis=(0, 2), initial=-9), np.max(a, initial=3),
    )


#pythran export spread_dtypes(int32[:,:])
#pythran export spread_dtypes(bool[:,:])
def spread_dtypes(a):
    # within 8 ulps: sums of squares are not added up in NumPy's order where memory is not in C's
    return a.std(dtype=np.float32), a.var(0, dtype=np.float32), np.std(a, axis=1, dtype=float)


#pythran export clipped(float64[:])
#pythran export clipped(int32[:])
#pythran export clipped(uint8[:])
def clipped(a):
    return a.clip(2), a.clip(None, 3), a.clip(min=1), a.clip(max=4), a.clip(1, 3)


#pythran export clipped_in_place(float64[:,:], float64[:])
def clipped_in_place(a, b):
    a.clip(b, 4.0, out=a)
    return a.clip(b)


#pythran export its_own_conjugate(float64[:])
#pythran export its_own_conjugate(bool[:])
#pythran export its_own_conjugate(complex64[:])
def its_own_conjugate(a):
    b = a.conj()
    b[:1] = 1
    return a, a.conjugate(), np.conj(b)


#pythran export items(float64[:,:])
#pythran export items(complex64[:,:])
# args: np.array([[1.5, 2], [3, 4]])
# args: np.array([[1.5j, 2], [3, 4]], np.complex64)
# args: np.zeros((0, 2))
def items(a):
    return a.item((1, 0)), a.item((-1, -1)), a.item(1, 1)


#pythran export as_it_lies(float64[:,:])
def as_it_lies(a):
    return a.reshape(-1, 1, order="A"), a.reshape(a.shape[::-1], order="A"), np.reshape(a, (1, -1), order="a")


#pythran export powers_of_complex(complex64[:])
#pythran export powers_of_complex(complex128[:])
# args: np.array([np.inf + 0j, np.inf * 1j, 0, -0.0 - 0j, 2.5 - 3j, -7 + 1e-3j])
# args: np.array([complex(np.inf, np.inf), complex(-np.inf, -0.0), 0, 2.5 - 3j, 1j], np.complex64)
# args: np.array([complex(np.nan, 1), complex(2, np.nan), 4])
def powers_of_complex(a):
    # within 8 ulps: of the square roots
    return a**0.5, a**-1, a**1, a**2


#pythran export summed_into(float64[:,:], float64[:])
#pythran export summed_into(int8[:,:], float64[:])
def summed_into(a, out):
    return np.sum(a, axis=0, out=out), np.mean(a, axis=1, out=out)


#pythran export reduced_into(float64[:,:], float64[:,:], int64[:])
def reduced_into(a, out, places):
    return np.mean(a, axis=1, out=out, keepdims=True), np.argmax(a, axis=1, out=places)


#pythran export filled(int)
# args: 3
# args: 0
def filled(n):
    return np.full((2, 2), [n, 1]), np.full(2, (1.5, n)), np.full_like(np.zeros((2, 2)), [n, 1]), np.array([[]]), np.array([[], []])


#pythran export odd_reflections(float64[:])
# args: np.array([9.28, 0.1, 1.5, -np.inf])
# args: np.array([np.inf, 0.1, 1.5, 2.0])
# args: np.array([3.0, 0.1, 1.5, 2.0])
def odd_reflections(a):
    return np.pad(a, 2, "reflect", reflect_type="odd"), np.pad(a, 2, "symmetric", reflect_type="odd")


#pythran export unsigned_indices(float64[:], uint64)
# args: np.arange(3.0), np.uint64(2**64 - 1)
# args: np.arange(3.0), np.uint64(2**63)
# args: np.arange(3.0), np.uint64(2)
# args: np.arange(3.0), np.uint64(3)
def unsigned_indices(a, i):
    a[i] = 7
    return a, a[i], a[i:], a[:i]


#pythran export unsigned_bounds(float64[:,:], uint64)
# args: np.ones((2, 2)), np.uint64(2**64 - 1)
# args: np.ones((2, 2)), np.uint64(1)
def unsigned_bounds(a, i):
    return a[i:], a[:i], a[:, i::-1], a[::2, :i]


#pythran export arrays_of_unsigned_indices(float64[:], uint64[:])
# args: np.arange(3.0), np.array([2**64 - 1, 0], np.uint64)
# args: np.arange(3.0), np.array([2**63], np.uint64)
# args: np.arange(3.0), np.array([2, 1], np.uint64)
# args: np.arange(3.0), np.array([3], np.uint64)
def arrays_of_unsigned_indices(a, i):
    b = a[i]
    a[i] = 9
    return a, b


#pythran export bins_with_nan(float64[:], float64[:])
# args: np.array([7.0, 1.0, -3.0]), np.array([-2.5, -2.5, np.nan])
# args: np.array([7.0, 1.0, -3.0]), np.array([-2.5, 1.0, np.nan])
# args: np.array([7.0, 1.0, -3.0]), np.array([2.5, 2.5])
# args: np.array([7.0, 1.0, -3.0]), np.array([2.5, 3.5, 3.0])
# args: np.array([7.0, 1.0, -3.0]), np.array([2.5, 2.0, 2.25])
def bins_with_nan(a, bins):
    return np.digitize(a, bins), np.digitize(a, bins, right=True)
