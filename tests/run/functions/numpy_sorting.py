"""Sorting, searching, sets and histograms, of every dtype, shape and layout, with axes, against NumPy."""

import numpy as np


#pythran export sorted_copies(float64[:])
#pythran export sorted_copies(float32[:,:])
#pythran export sorted_copies(int8[:,:,:])
#pythran export sorted_copies(uint64[:])
#pythran export sorted_copies(bool[:,:])
#pythran export sorted_copies(complex128[:])
#pythran export sorted_copies(float128[:])
def sorted_copies(a):
    # within 0 ulps: which of 0.0 and -0.0 comes first is not said
    return np.sort(a), np.sort(a, axis=None), np.sort(a, axis=0), np.sort(a, kind="stable"), np.sort(a, stable=True)


# Many numbers have another one, where the processor has vectors for it.
#pythran export of_many(float64[:], int)
#pythran export of_many(float32[:], int)
#pythran export of_many(int64[:], int)
#pythran export of_many(uint32[:], int)
# args: np.cos(np.arange(3000.0)), 700
# args: np.round(np.cos(np.arange(3000.0)) * 9), 0
# args: np.where(np.arange(3000) % 7 == 3, np.nan, np.cos(np.arange(3000.0)))[::-1], 2500
# args: np.r_[np.inf, np.arange(2000.0), np.nan, -np.inf, np.nan, np.arange(2000.0)[::-1]], 1999
# args: np.ones(300), 100
# args: np.cos(np.arange(3001)).astype(np.float32)[::3], 3
# args: np.where(np.arange(500) % 3 == 0, np.nan, np.arange(500)).astype(np.float32), 20
# args: np.arange(3000) * 7919 % 3001 - 1500, 5
# args: np.arange(3000) % 4 * 2**60, 2000
# args: np.array([np.iinfo(np.int64).max, np.iinfo(np.int64).min] * 100), 30
# args: (np.arange(300) * 2654435761 % 2**32).astype(np.uint32), 1
# args: np.full(200, 2**32 - 1, np.uint32), 100
def of_many(a, k):
    # within 0 ulps: which of 0.0 and -0.0 comes first is not said
    parted, places = np.partition(a, [k, k + 50]), np.argpartition(a, (k, k + 50))
    kept = parted[k], parted[k + 50], np.sort(parted), a[places][k], a[places][k + 50], np.sort(places)
    order = np.argsort(a, kind="stable"), np.lexsort((a[::-1], a)), np.argsort(a[::2], stable=True)
    return np.sort(a), order, kept, np.unique(a), np.median(a), np.isin(a, a[: k + 1]), np.isin(a[:50], a[60:])


# Few numbers have a way of their own, which knows what is in order already: every length below and above that.
#pythran export of_few(float64[:])
#pythran export of_few(float32[:])
#pythran export of_few(int64[:])
#pythran export of_few(uint8[:])
# args: np.arange(40.0)[::-1] * 37 % 11
# args: np.where(np.arange(40) % 7 == 3, np.nan, np.arange(40.0)[::-1] * 37 % 11)
# args: np.where(np.arange(40) >= 36, np.nan, np.arange(40.0))
# args: np.r_[np.inf, np.arange(36.0), np.nan, -np.inf, np.nan]
# args: np.arange(40, dtype=np.float32) * 37 % 11
# args: np.arange(40)[::-1] * 37 % 11
# args: np.arange(40, dtype=np.uint8) * 7
def of_few(a):
    # within 0 ulps: which of 0.0 and -0.0 comes first is not said
    found = np.zeros((3, 41, 40))
    some = np.zeros((41, 4))
    for n in range(len(a) + 1):
        found[0, n, :n] = np.sort(a[:n])
        found[1, n, :n] = np.sort(a[:n], kind="stable")
        found[2, n, :n] = np.sort(a[::-1][:n])
        if n > 0:
            some[n] = np.median(a[:n]), np.median(a[::-1][:n]), np.percentile(a[:n], 30), np.quantile(a[40 - n:], 0.8)
    return found, some


def last_sorted(a, n):
    last = np.sort(a)
    for i in range(n):
        line = np.sort(a[i:])
        if i % 2 == 0:
            last = line
    return last


# A short sorted copy that only its function knows lies on the stack; what goes further does not.
#pythran export sorted_inside(float64[:], int)
#pythran export sorted_inside(int32[:], int)
# args: np.arange(5.0)[::-1], 3
# args: np.arange(63.0)[::-1] % 7, 4
# args: np.arange(200.0)[::-1] % 31, 5
# args: np.arange(129, dtype=np.int32)[::-1] % 31, 2
# args: np.arange(1.0), 0
def sorted_inside(a, n):
    ordered = np.sort(a)
    middle = ordered[len(a) // 2]
    kept = [np.sort(a[i:]) for i in range(n)]
    total = a[0]
    for i in range(n):
        line = np.sort(a[:len(a) - i])
        line[0] += 1
        total += line[0] + line[-1] + np.sort(line)[0]
    first, second = np.sort(a), np.sort(a[::-1])
    second[0] = 9
    part = np.sort(a)[1:]
    return middle, ordered[0] + ordered[-1], kept, total, first, second, part, last_sorted(a, n)


#pythran export order_of(float64[:])
#pythran export order_of(int16[:,:])
#pythran export order_of(complex64[:,:])
def order_of(a):
    return (
        np.argsort(a, kind="stable"), np.argsort(a, axis=0, kind="mergesort"), a.argsort(stable=True),
        np.argsort(a, axis=None, kind="stable"),
    )


#pythran export in_place(float64[:,:], int64[:])
def in_place(a, b):
    # within 0 ulps: which of 0.0 and -0.0 comes first is not said
    b.sort()
    a.sort()
    a[:, 0].sort()
    a.sort(axis=0)
    return a, b


#pythran export of_temporaries(float64[:])
def of_temporaries(a):
    b = a * 2
    b.sort()
    c = np.sort(a + 1)[::-1]
    return b, c, np.sort(np.sort(a) - b)


#pythran export by_axis(float64[:,:], int)
# args: np.arange(6.0)[::-1].reshape(2, 3), 0
# args: np.arange(6.0)[::-1].reshape(2, 3), -1
# args: np.arange(6.0)[::-1].reshape(2, 3), 2
def by_axis(a, axis):
    return np.sort(a, axis)


#pythran export several_keys(int64[:], float64[:])
# args: np.array([1, 0, 1, 0]), np.array([2.0, 1.0, 0.5, 1.0])
# args: np.array([1, 0, 1]), np.array([2.0, 1.0])
def several_keys(a, b):
    return np.lexsort((a, b)), np.lexsort((b, a))


#pythran export parts(float64[:])
# args: np.array([3.0, 1.0, 2.0, 5.0, 4.0])
# args: np.array([3.0])
def parts(a):
    b = np.partition(a, 2)
    a.partition(1)
    return b[2], a[1], a[np.argpartition(a, 2)[2]]


#pythran export places(float64[:], float64[:,:])
#pythran export places(int32[:], int32[:,:])
def places(a, b):
    a.sort()
    return (
        np.searchsorted(a, b), np.searchsorted(a, b, side="right"), np.searchsorted(a, 3), a.searchsorted(1.5, "right"),
        np.searchsorted(a[::-1], b, sorter=np.arange(len(a))[::-1]),
    )


#pythran export distinct(float64[:,:])
#pythran export distinct(int64[:,:])
#pythran export distinct(bool[:,:])
def distinct(a):
    # within 0 ulps: which of 0.0 and -0.0 is kept is not said
    values, index, inverse, counts = np.unique(a, return_index=True, return_inverse=True, return_counts=True)
    rest, again = np.unique(a, return_counts=True)
    return values, index, inverse, counts, rest, again, np.unique(a), np.unique(a, axis=0), np.sort(np.unique_values(a))


#pythran export more_distinct(float64[:])
# args: np.array([np.nan, 1.0, np.nan, 1.0])
def more_distinct(a):
    values, counts = np.unique_counts(a)
    found, inverse = np.unique_inverse(a)
    return values, counts, found, inverse, np.unique(a, equal_nan=False)


#pythran export where(float64[:])
#pythran export where(int8[:])
#pythran export where(bool[:])
#pythran export where(complex64[:])
def where(a):
    return np.nonzero(a), a.nonzero(), np.flatnonzero(a), np.argwhere(a)


#pythran export where_in_two(float64[:,:])
def where_in_two(a):
    rows, columns = np.nonzero(a > 0)
    return rows, columns, np.argwhere(a > 1), np.flatnonzero(a)


#pythran export sets(int64[:], int64[:])
#pythran export sets(float64[:], int32[:])
def sets(a, b):
    # within 0 ulps: which of 0.0 and -0.0 is kept is not said
    return (
        np.intersect1d(a, b), np.union1d(a, b), np.setdiff1d(a, b), np.setxor1d(a, b), np.isin(a, b),
        np.isin(a, b, invert=True), np.isin(a, [1, 2, 3]),
    )


#pythran export meeting(int64[:], int64[:])
def meeting(a, b):
    values, left, right = np.intersect1d(a, b, return_indices=True)
    return values, left, right


#pythran export counted(int64[:], float64[:])
# args: np.array([1, 2, 2, 5]), np.array([1.0, 0.5, 0.25, 2.0])
# args: np.array([1, -2]), np.array([1.0, 0.5])
# args: np.array([1, 2]), np.array([1.0])
def counted(a, w):
    return np.bincount(a), np.bincount(a, minlength=8), np.bincount(a, w), np.bincount(a, weights=w, minlength=2)


#pythran export histograms(float64[:], int)
#pythran export histograms(float32[:], int)
#pythran export histograms(int32[:], int)
# args: np.array([1.0, 2.0, 2.5, 5.0]), 4
# args: np.array([1.0, 2.0, 2.5, 5.0], np.float32), 3
# args: np.array([1, 2, 2, 5], np.int32), 3
# args: np.array([1.0, 2.0, 2.5, np.nan]), 4
# args: np.zeros(0), 4
# args: np.array([1.0, 2.0, 2.5, 5.0]), 0
def histograms(a, n):
    counts, edges = np.histogram(a)
    some, between = np.histogram(a, bins=n, range=(0.0, 4.0))
    dense, _ = np.histogram(a, n, density=True)
    chosen, _ = np.histogram(a, np.array([0.0, 2.0, 3.0, 9.0]))
    return counts, edges, some, between, dense, chosen, np.histogram_bin_edges(a, n)


#pythran export two_axes(float64[:], float64[:])
# args: np.array([1.0, 2.0, 2.5, 5.0]), np.array([1.0, 2.0, 4.5, 5.0])
def two_axes(a, b):
    h, x, y = np.histogram2d(a, b, bins=3)
    g, _, _ = np.histogram2d(a, b, bins=(2, 4))
    return h, x, y, g


#pythran export picked(float64[:,:], int64[:])
# args: np.arange(6.0).reshape(2, 3), np.array([1, 0, -1])
# args: np.arange(6.0).reshape(2, 3), np.array([1, 7])
# args: np.arange(6.0).reshape(3, 2).T, np.zeros(0, int)
def picked(a, i):
    return np.take(a, i), np.take(a, i, axis=1), np.take(a, 1, axis=0), a.take(i, 1), np.take(a, i, mode="wrap"), np.take(a, 2)


#pythran export along(float64[:,:])
def along(a):
    order = np.argsort(a, axis=1, kind="stable")
    return np.take_along_axis(a, order, axis=1), np.take_along_axis(a, order, 1)[::-1]


#pythran export masked(float64[:,:], float64[:])
# args: np.arange(6.0).reshape(2, 3) - 2, np.array([7.0, 8.0])
# args: np.arange(6.0).reshape(3, 2).T - 2, np.array([7.0, 8.0])
def masked(a, v):
    b = a + 0.0
    np.putmask(a, a > 2, 0.0)
    np.place(a, a < 0, v)
    np.put(b, [0, 2], v)
    b.put(5, -1.0)
    c = a * 2
    np.copyto(c, 1.5, where=a > 0)
    return a, b, c, np.extract(a > 1, a), np.compress([True, False], a, axis=0), b.compress(b[0] > 0, 1)


#pythran export stored_along(float64[:,:])
# args: np.arange(6.0).reshape(2, 3) - 2
def stored_along(a):
    np.put_along_axis(a, np.argsort(a, axis=1)[:, :1], 9.0, axis=1)
    return a


#pythran export chosen(int64[:], float64[:], float64[:])
# args: np.array([0, 1, 0]), np.array([1.0, 2.0, 3.0]), np.array([4.0, 5.0, 6.0])
# args: np.array([0, 1, 2]), np.array([1.0, 2.0, 3.0]), np.array([4.0, 5.0, 6.0])
def chosen(a, b, c):
    return np.choose(a, (b, c)), np.choose(a, (b, 0.5), mode="clip"), np.choose(a, [b, c]), a.choose((b, c))


#pythran export complex_order(float64[:])
#pythran export complex_order(int8[:])
#pythran export complex_order(complex64[:])
def complex_order(a):
    # within 0 ulps: which of 0.0 and -0.0 comes first is not said
    return np.sort_complex(a)


#pythran export median_by_sort(float64[:])
# args: np.array([3.0, 1.0, 2.0])
# args: np.array([5.0])
def median_by_sort(a):
    b = np.sort(a)
    return b[len(b) // 2]


#pythran export not_the_argument(float64[:])
# args: np.array([3.0, 1.0, 2.0])
def not_the_argument(a):
    b = np.sort(a)
    b[0] = 100.0
    c = np.polyder(a, 0)
    return a, b, c


#pythran export long_lines(float64[:])
#pythran export long_lines(float32[:])
#pythran export long_lines(int64[:])
#pythran export long_lines(int32[:])
#pythran export long_lines(uint16[:])
#pythran export long_lines(int8[:])
#pythran export long_lines(bool[:])
#pythran export long_lines(float128[:])
#pythran export long_lines(complex64[:])
def long_lines(a):
    # within 0 ulps: which of 0.0 and -0.0 comes first is not said
    b = np.resize(a, 3000) if len(a) > 0 else a
    c = np.resize(a, 150) if len(a) > 0 else a
    return np.sort(b), np.sort(b, kind="stable"), np.argsort(b, kind="stable"), np.sort(c), np.argsort(c, kind="stable")


#pythran export parted(float64[:,:], int)
# args: np.arange(12.0)[::-1].reshape(3, 4), 1
# args: np.arange(12.0)[::-1].reshape(3, 4), -1
# args: np.arange(12.0)[::-1].reshape(3, 4), 3
# args: np.arange(12.0)[::-1].reshape(3, 4), -5
def parted(a, kth):
    return (
        np.partition(a, kth, axis=0)[kth], np.partition(a, (kth, 0), axis=None)[kth],
        np.partition(a[:, ::-2], [0, kth], axis=0)[kth],
    )


#pythran export refused_kinds(float64[:], str)
# args: np.array([2.0, 1.0]), "stable"
# args: np.array([2.0, 1.0]), "heapsort"
# args: np.array([2.0, 1.0]), "bubble"
def refused_kinds(a, kind):
    return np.sort(a, kind=kind)


#pythran export keys_of_rows(float64[:,:], int64[:,:])
# args: np.array([[1.0, 0.0, 1.0], [2.0, 2.0, 2.0]]), np.array([[3, 2, 1], [0, 1, 0]])
def keys_of_rows(a, b):
    return np.lexsort(a), np.lexsort((b, a)), np.lexsort((b, a), axis=0), np.lexsort((a[0],))


#pythran export sorters(float64[:], float64[:], int64[:])
# args: np.array([3.0, 1.0, 2.0]), np.array([0.0, 2.0, np.nan]), np.array([1, 2, 0])
# args: np.array([3.0, 1.0, 2.0]), np.array([0.0, 2.0, np.nan]), np.array([1, 2])
# args: np.array([3.0, 1.0, 2.0]), np.array([0.0, 2.0, np.nan]), np.array([1, 2, 3])
def sorters(a, v, sorter):
    return np.searchsorted(a, v, sorter=sorter), np.searchsorted(a, v, "right", sorter)


#pythran export flags_of_unique(complex128[:,:])
#pythran export flags_of_unique(float32[:,:])
#pythran export flags_of_unique(uint8[:,:])
# args: np.array([[1 + 1j, np.nan], [np.nan, 1 + 1j]])
# args: np.array([[3.0, np.nan, 1], [np.nan, 3, 2]], np.float32)
# args: np.zeros((0, 2), np.float32)
# args: np.array([[3, 5, 5], [3, 3, 2]], np.uint8)
def flags_of_unique(a):
    values, places, inverse, counts = np.unique_all(a)
    return (
        values, places, inverse, counts,
        np.unique(a, True), np.unique(a, False, True), np.unique(a, False, False, True), np.unique(a, True, True),
        np.unique(a, True, return_counts=True), np.unique(a, return_inverse=True, return_counts=True),
        np.unique(a, equal_nan=False),
    )


#pythran export sets_of_two_types(int32[:], float64[:,:])
# args: np.array([3, 1, 3, 7], np.int32), np.array([[1.0, 7.0], [np.nan, 2.5]])
# args: np.array([3, 1, 3, 7], np.int32), np.zeros((0, 2))
# args: np.zeros(0, np.int32), np.array([[1.0, 7.0], [np.nan, 2.5]])
def sets_of_two_types(a, b):
    return (
        np.union1d(a, b), np.intersect1d(a, b), np.setxor1d(a, b), np.setdiff1d(a, b), np.isin(b, a), np.isin(a, b, invert=True),
        bool(np.isin(3, a)), np.isin(b, [1, 2]),
    )


#pythran export counted_small(uint8[:], int32[:], int)
# args: np.array([1, 2, 2, 5], np.uint8), np.array([1, 5, 2, 2], np.int32), 0
# args: np.array([1, 2, 2, 5], np.uint8)[::-2], np.array([1, 5], np.int32), 9
# args: np.zeros(0, np.uint8), np.array([1, 5], np.int32), 3
# args: np.zeros(1, np.uint8), np.array([1], np.int32), -3
def counted_small(a, w, n):
    return np.bincount(a), np.bincount(a, minlength=n), np.bincount(w), np.bincount(a > 1)
