"""Arguments of NumPy's functions in their less usual forms: by name, as lists and numbers, in other dtypes."""

import numpy as np


#pythran export ranges(int)
# args: 4
# args: -2
def ranges(n):
    return (
        np.arange(start=1, stop=n, step=2), np.arange(stop=n), np.arange(n, step=2), np.arange(0, n, 1, float),
        np.arange(0, n, 1, np.int8), np.arange(start=n, stop=7), np.arange(2, dtype=bool), np.arange(1, 3, dtype=bool),
    )


#pythran export too_many_bools(int)
# args: 2
# args: 3
def too_many_bools(n):
    return np.arange(n, dtype=bool)


#pythran export exponents(float, float)
# args: 0.0, 2.0
# args: -1.5, 0.25
def exponents(a, b):
    # within 4 ulps: powers are computed by another function
    return (
        np.logspace(a, b, 4, base=[2, 3]), np.logspace([a, 1], b, 3, base=[2, 3.5]),
        np.logspace([a, 1], [1, b], 3, base=np.array([2, 3.5]), axis=1),
        np.logspace([a, 1], b, 4, base=[2, 3], axis=-1, dtype=int), np.logspace([[a, 1]], b, 2, base=[2, 3]),
    )


#pythran export with_axes(float, int list list)
# args: 2.5, [[1, 2], [3, 4]]
def with_axes(x, rows):
    return (
        np.atleast_1d(x, rows, [x, 1]), np.atleast_2d(rows[0], (1, x)), np.atleast_3d(rows), np.ravel(x), np.expand_dims(x, 0),
        np.reshape(x, (1, 1)), np.broadcast_to(x, (2, 3)) + 1, np.cumsum(x), np.cumprod(x, 0), np.argsort(x), np.ediff1d(x, 7),
        np.nanstd(x), np.array_split(rows, 3, axis=1), np.einsum("ij,ij->i", rows, rows),
    )  # fmt: skip


#pythran export dtypes(float32[:], int8[:,:])
# args: np.ones(2, np.float32), np.ones((2, 2), np.int8)
def dtypes(a, b):
    return (
        a.dtype, np.dtype("u2"), np.result_type(a, b), np.promote_types("f4", "i8"), np.int16, a.dtype.type, np.bool_,
        np.common_type(b), np.finfo(a.dtype).dtype, np.dtype(complex), np.complex128(), np.complex64(), np.longdouble,
    )


#pythran export dtype_alone(complex64[:])
# args: np.zeros(2, np.complex64)
def dtype_alone(a):
    return a.dtype


#pythran export of_text(str)
# args: "1.5"
# args: "12"
# args: "nan"
# args: "x"
def of_text(text):
    return np.float64(text), np.float32(text), np.complex64(text), np.bool_(text)


#pythran export integer_of_text(str)
# args: "12"
# args: "-128"
# args: "300"
# args: "1.5"
def integer_of_text(text):
    return np.int64(text), np.int8(text)


#pythran export spread_in_integers(int8[:,:])
#pythran export spread_in_integers(float64[:,:])
# args: np.array([[3, 5, -3, -3], [3, 4, 0, -4], [4, 0, -4, -4]], np.int8)
# args: np.array([[1.5, -2.5, 7.25], [0.0, 3.5, 9.0]])
def spread_in_integers(a):
    return (
        np.var(a, dtype=int), np.var(a, 1, "i4", keepdims=True), np.var(a, 0, np.int16, ddof=1), np.std(a, dtype=int),
        np.var(a, 1, int, where=a > 0), np.var(a, where=True), np.max(a, 0, where=True), np.nanmax(a, where=True),
    )


#pythran export put_in(float64[:,:], int list)
# args: np.arange(12.0).reshape(3, 4), [0, 1]
# args: np.arange(12.0).reshape(3, 4), [-1, 2]
# args: np.arange(12.0).reshape(3, 4), [0, 5]
# args: np.arange(12.0).reshape(3, 4), [5, 4]
# args: np.arange(12.0).reshape(3, 4), [5]
# args: np.zeros((0, 0)), [0, 1]
def put_in(a, places):
    return np.insert(a, places, 7, axis=1), np.insert(a, slice(0, 2), 5, axis=0), np.insert(a[0], places, 1.5)


#pythran export left_out(float64[:,:], int list)
# args: np.arange(12.0).reshape(3, 4), [0, -1]
# args: np.arange(12.0).reshape(3, 4), [0, 9]
# args: np.arange(12.0).reshape(3, 4), [9]
# args: np.zeros((0, 0)), [0, 1]
def left_out(a, places):
    return np.delete(a, places, axis=1)


#pythran export taken_of_nothing(float64[:,:])
# args: np.zeros((0, 0))
# args: np.zeros((0, 3))
def taken_of_nothing(a):
    return np.take(a, [[0, 1], [1, 0]], axis=1)


#pythran export trimmed(float64[:,:], int list, str)
# args: np.array([[0.0, 0, 0, 0], [0, 1, 0, 0], [0, 2, 3, 0], [0, 0, 0, 0]]), [0, 0, 2, 0], "fb"
# args: np.array([[0.0, 0, 0, 0], [0, 1, 0, 0], [0, 2, 3, 0], [0, 0, 0, 0]]).T, [0, 0, 2, 0, 1], "F"
# args: np.zeros((3, 2)), [0, 0], "b"
# args: np.zeros((3, 0)), [], "bf"
# args: np.ones((1, 2)), [1], "x"
def trimmed(a, numbers, ends):
    return (
        np.trim_zeros(a, ends), np.trim_zeros(a, ends, 1), np.trim_zeros(a, ends, axis=(0, -1)), np.trim_zeros(numbers, ends),
        np.trim_zeros([0, 1, 0], ends), np.trim_zeros((0, 1, 0), ends), np.trim_zeros(a[1:2].ravel(), ends),
    )  # fmt: skip


#pythran export weighted(float64[:,:], float64[:])
# args: np.array([[1.0, 5.0, 2.0], [np.nan, 0.0, 3.0]]), np.array([1.0, 2.0, 0.5])
# args: np.array([[1.0, 5.0, 2.0], [4.0, 0.0, 3.0]]), np.array([1.0, -2.0, 0.5])
# args: np.array([[1.0, 5.0, 2.0], [4.0, 0.0, 3.0]]), np.array([1.0, 2.0])
def weighted(a, weights):
    return (
        np.quantile(a, [0.25, 0.5], axis=1, weights=weights, method="inverted_cdf"),
        np.percentile(a[0], 30, weights=weights, method="inverted_cdf"),
        np.nanquantile(a, 0.5, 1, weights=weights, method="inverted_cdf", keepdims=True),
        np.nanpercentile(a, [[10, 60]], axis=(0, 1), weights=np.ones(a.shape), method="inverted_cdf"),
    )


#pythran export weights_need_a_method(float64[:])
# args: np.ones(3)
def weights_need_a_method(a):
    return np.quantile(a, 0.5, weights=a)


#pythran export from_text_and_lists(str, complex128[:,:], int list)
# args: "1,2,3", np.array([[1 + 2j, -1], [0, 3j]]), [4, 5]
def from_text_and_lists(text, a, numbers):
    np.copyto(a, src=numbers)
    np.put(a, numbers[:0], numbers)
    np.place(a, a.real > 4, numbers)
    return (
        np.fromstring(text, int, 2, ","), np.asarray_chkfinite(a, order="F"), np.empty_like(prototype=a).shape, a,
        np.asarray_chkfinite([[1, 2], [3, 4]], np.float32, "F"),
    )


#pythran export shuffled_lists(float list, int)
# args: [1.5, 2.0, 3.0, 4.0], 3
# args: [], 0
# args: [7.0], 1
def shuffled_lists(values, seed):
    np.random.seed(seed)
    numbers = [1, 2, 3, 4, 5, 6]
    np.random.shuffle(numbers)
    np.random.shuffle(values)
    np.random.shuffle(x=values)
    return numbers, values, np.random.random_integers(5), np.random.randint(5)
