"""Sorting at every length at which one way of it ends and the next begins, with few and with many different values."""

import numpy as np


#pythran export of_all_lengths(float64[:])
#pythran export of_all_lengths(float32[:])
#pythran export of_all_lengths(int64[:])
#pythran export of_all_lengths(uint64[:])
#pythran export of_all_lengths(int32[:])
#pythran export of_all_lengths(uint32[:])
#pythran export of_all_lengths(int16[:])
# args: np.random.default_rng(1).random(300)
# args: np.random.default_rng(2).integers(0, 5, 300).astype(float)
# args: np.where(np.arange(300) % 7 == 0, np.nan, np.arange(300.0)[::-1] - 99)
# args: np.array([np.inf, -np.inf, 1.5, -2.5, np.nan] * 60)
# args: np.random.default_rng(3).random(300).astype(np.float32)
# args: np.array([np.inf, -np.inf, 1.5, -2.5, np.nan] * 60, np.float32)
# args: np.random.default_rng(4).integers(-(2**63), 2**63, 300)
# args: np.array([2**63 - 1, -(2**63), 0, 2**63 - 1, 7] * 60)
# args: np.random.default_rng(5).integers(0, 2**64, 300, np.uint64)
# args: np.array([2**64 - 1, 0, 2**64 - 1, 2**64 - 2, 7] * 60, np.uint64)
# args: np.random.default_rng(6).integers(-(2**31), 2**31, 300, np.int32)
# args: np.array([2**32 - 1, 0, 2**32 - 1, 2**32 - 2, 7] * 60, np.uint32)
# args: np.random.default_rng(7).integers(-9, 9, 300, np.int16)
def of_all_lengths(a):
    made = np.zeros((len(a) + 1, len(a)), a.dtype)
    places = np.zeros((len(a) + 1, len(a)), np.int64)
    for n in range(len(a) + 1):
        made[n, :n] = np.sort(a[:n])
        places[n, :n] = np.argsort(a[:n], kind="stable")
    return made, places


#pythran export of_many(float64[:], int)
#pythran export of_many(float32[:], int)
#pythran export of_many(int64[:], int)
# args: np.random.default_rng(8).random(20000), 777
# args: np.random.default_rng(9).integers(0, 50, 20000).astype(float), 15000
# args: np.where(np.arange(20000) % 3 == 0, np.nan, np.arange(20000.0)[::-1]), 13000
# args: np.arange(20000.0), 0
# args: np.random.default_rng(10).random(5000).astype(np.float32), 4999
# args: np.random.default_rng(11).integers(-99999, 99999, 7001), 3000
# args: np.array([2**63 - 1, -(2**63), 0, 2**63 - 1, 7] * 600), 2000
def of_many(a, k):
    return np.sort(a), np.argsort(a, kind="stable"), np.partition(a, k)[k], a[np.argpartition(a, k)[k]], np.unique(a)


#pythran export of_complex_numbers(complex128[:], int)
#pythran export of_complex_numbers(complex64[:], int)
# args: np.random.default_rng(12).random(2000) + 1j * np.random.default_rng(13).random(2000), 777
# args: np.random.default_rng(14).integers(0, 3, 501) + 1j * np.random.default_rng(15).integers(0, 3, 501), 250
# args: np.array([1 + 1j, complex(np.nan, 1), complex(1, np.nan), complex(np.nan, np.nan), 2 - 3j] * 30), 100
# args: np.array([1 + 1j, complex(np.nan, 1), complex(1, np.nan), complex(np.nan, np.nan), 2 - 3j] * 30), 140
# args: np.array([1 + 1j, complex(np.nan, 1), complex(1, np.nan), complex(np.nan, np.nan), 2 - 3j] * 30), 20
# args: np.array([1 + 1j, 1 - 1j, 2 - 3j] * 30, np.complex64), 40
def of_complex_numbers(a, k):
    made = np.partition(a, k)
    places = np.argpartition(a, k)
    return np.sort(a), made[k], np.sort(made[:k]), np.sort(made[k:]), a[places[k]], np.sort(places), np.median(a[:9])
