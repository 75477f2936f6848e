"""Arrays made of numbers, tuples, lists, ranges and other arrays; conversion of dtypes."""

import numpy as np


#pythran export of_list(float list)
def of_list(values):
    return np.array(values)


#pythran export of_int_list(int list)
def of_int_list(values):
    return np.array(values, dtype=float), np.asarray(values, dtype=np.uint8), np.array(values, dtype=bool)


#pythran export of_floats_as_ints(float list)
# args: [1.5, -2.5]
# args: [1.0, float("nan")]
# args: [float("inf")]
# args: [1e300]
# args: [300.0]
def of_floats_as_ints(values):
    return np.array(values, dtype=np.int64), np.array(values, "i1")


#pythran export of_nested(float list list)
# args: [[1.0, 2.0], [3.0, 4.0]]
# args: [[1.0], [3.0, 4.0]]
# args: [[], []]
# args: [[1.0, 2.0], []]
def of_nested(rows):
    return np.array(rows)


#pythran export of_nested_deep(int list list list)
# args: [[[1, 2], [3, 4]], [[1, 2], [3, 4]], [[5, 6], [7, 8]]]
# args: [[[1, 2], [3]], [[1, 2], [3, 4]]]
# args: [[[1, 2]], [[1, 2], [3, 4]]]
# args: [[[]], [[1]]]
def of_nested_deep(rows):
    return np.array(rows, dtype=np.float32)


#pythran export of_pairs((int, float) list)
# args: [(1, 2.5), (3, 4.0)]
def of_pairs(pairs):
    return np.array(pairs), np.array(pairs, dtype=np.float32)


#pythran export of_complex_list(complex list)
# args: [1j, -0.5 + 2j]
def of_complex_list(values):
    return np.array(values)


#pythran export of_display(float, float)
def of_display(x, y):
    a = np.array([x, y, 1])
    b = np.array([[x, 2], [y, 4]])
    c = np.array([[1, 2, 3], [4, 5, 6]])
    d = np.array((1, 2.5, x * y), dtype=np.float32)
    e = np.array([[[x]], [[y]]])
    return a, b, c, d, e, np.array([True, 2]), np.array([1, 2.5]), np.array([1j, x]), np.array([])


#pythran export of_constants(int)
# args: 1
def of_constants(n):
    a = np.array([1.0, 2.0, 3.0])
    b = a * np.array([2, 3, 4])
    a[0] = n + 7
    c = np.array([1.0, 2.0, 3.0])
    c[n] *= 5
    return a, b, c, np.array([1, 2], dtype=np.int8), np.array([True, False]), np.array([1, 2j], dtype=np.complex64)


#pythran export constants_again(int)
# args: 1
# args: 2
def constants_again(n):
    total = 0.0
    for i in range(3):
        a = np.array([1.0, 2.0, 3.0])
        a[n] += i
        a += 1
        total += a.sum()
    return total


#pythran export of_arrays(float[:], float[:])
# args: np.arange(3.0), np.arange(3.0) * 2
# args: np.arange(3.0), np.arange(4.0)
def of_arrays(a, b):
    return np.array([a, b]), np.array([a, b, [1, 2, 3]], dtype=np.float32), np.array([a, a])[1]


#pythran export of_rows(float[:,:], float[:,:])
# args: np.ones((2, 3)), np.zeros((2, 3))
# args: np.ones((2, 3)), np.zeros((2, 4))
# args: np.ones((2, 3)), np.zeros((3, 3))
def of_rows(a, b):
    return np.array((a, b))


#pythran export of_array_list(float[:] list)
# args: [np.arange(3.0), np.arange(3.0) + 5]
# args: [np.arange(3.0), np.arange(2.0)]
def of_array_list(arrays):
    return np.array(arrays)


#pythran export of_collected(int)
# args: 4
def of_collected(n):
    rows = []
    for i in range(n):
        rows.append([i, i * i, 1])
    squares = np.array([i * i for i in range(n)])
    return np.array(rows), squares, np.array([np.ones(2) * i for i in range(n)])


#pythran export of_range(int, int, int)
# args: 1, 10, 3
# args: 10, 1, -2
def of_range(start, stop, step):
    return np.array(range(start, stop, step)), np.asarray(range(stop), dtype=np.float32)


#pythran export copies(float[:,:])
def copies(a):
    b = np.array(a)
    c = np.asarray(a)
    d = a.copy()
    e = np.copy(a)
    f = np.array(a, copy=False)
    if a.size:
        c[0, 0] = 77.0
    return b, c, d, e, f, np.array(a, ndmin=4).shape


#pythran export contiguous(float[:,:])
def contiguous(a):
    b = np.ascontiguousarray(a)
    return b, np.ascontiguousarray(a, dtype=np.float32), np.ascontiguousarray(3), np.ascontiguousarray(a[::2, 1:])


#pythran export scalars(int, float, float32)
# args: 3, 2.5, np.float32(1.5)
def scalars(i, x, y):
    doubled = np.asarray(i) + 1, np.asarray(x, dtype=np.float32) * 2, np.asarray(y) * 2
    return doubled, np.array(5, ndmin=2), np.array(x, ndmin=1)


#pythran export filled(float[:,:], float)
def filled(a, x):
    a.fill(x)
    b = np.empty(3, dtype=np.int16)
    b.fill(7)
    return a, b


#pythran export filled_small(int)
# args: 100
# args: 200
def filled_small(n):
    b = np.empty(3, dtype=np.int8)
    b.fill(n)
    return b


#pythran export as_types(float64[:])
# args: np.array([0.0, -1.5, 2.9, 300.0, 70000.0, -70000.0])
# args: np.array([1e10, -1e10, 3e9, -3e9, 1e19, 1e300, -1e300, np.nan, np.inf, -np.inf])
# args: np.array([])[::2]
def as_types(a):
    return (
        a.astype(np.int8), a.astype(np.uint8), a.astype(np.int16), a.astype(np.uint16), a.astype(np.int32),
        a.astype(np.int64), a.astype(np.uint64), a.astype(bool), a.astype(np.float32),
        a.astype(complex), a.astype(np.complex64), a.astype("f8"),
    )  # fmt: skip


#pythran export as_unsigned(float64[:], float32[:])
# args: np.array([0.0, -1.5, 2.9, 3e9, 4294967295.0]), np.array([0.0, 2.9, 3e9], "f4")
def as_unsigned(a, b):
    # Out of range it depends on where the array lies in memory what NumPy makes of a float.
    return a.astype(np.uint32), b.astype(np.uint32)


#pythran export as_types32(float32[:])
# args: np.array([0.0, -1.5, 2.9, 300.0, 70000.0, -70000.0, 1e10, -1e10, 3e9, 1e19, 1e30, -1e30, np.nan, np.inf], "f4")
def as_types32(a):
    return (
        a.astype(np.int8), a.astype(np.uint8), a.astype(np.int16), a.astype(np.uint16), a.astype(np.int32),
        a.astype(np.int64), a.astype(np.uint64), a.astype(bool), a.astype(float),
    )  # fmt: skip


#pythran export as_types_of_ints(int64[:])
# args: np.array([0, 1, -1, 127, 128, 255, 256, -129, 2**31, -2**31 - 1, 2**62, 2**53 + 1, -2**63])
def as_types_of_ints(a):
    return (
        a.astype(np.int8), a.astype(np.uint8), a.astype(np.int16), a.astype(np.uint16), a.astype(np.int32),
        a.astype(np.uint32), a.astype(np.uint64), a.astype(bool), a.astype(np.float32), a.astype(float),
        a.astype(complex), a.astype(np.uint64).astype(np.float32),
    )  # fmt: skip


#pythran export as_types_of_complex(complex128[:])
# args: np.array([1 + 2j, -3.7j, 300.5, complex(np.nan, 1)])
def as_types_of_complex(a):
    return a.astype(np.complex64), a.astype(bool), a.astype("c16", copy=False)


#pythran export as_types_of_bools(bool[:])
# args: np.array([True, False])
def as_types_of_bools(a):
    return a.astype(int), a.astype(np.float32), a.astype(np.uint8), a.astype(complex), a.astype(bool)


#pythran export astype_options(float[:,:])
def astype_options(a):
    b = a.astype(np.float64, copy=False)
    c = a.astype(np.float64)
    d = a.astype(np.float32, casting="same_kind")
    if a.size:
        b[0, 0] = 5.0
    return b, c, d, a.T.astype(int) if False else d, np.astype(a, np.int32), a.astype(a.dtype)


#pythran export fused_conversion(float[:], int[:])
# args: np.arange(4.0), np.arange(4)
def fused_conversion(a, b):
    return a.astype(np.float32) * b.astype(np.float32) + np.array([1, 2, 3, 4])


#pythran export to_lists(float32[:], int[:,:], bool[:], complex128[:])
def to_lists(a, b, c, d):
    return a.tolist(), b.tolist(), c.tolist(), d.tolist(), b.astype(np.uint64).tolist() if False else [1]


#pythran export to_list_of_unsigned(uint64[:], int8[:,:,:])
# args: np.array([1, 2, 3], "u8"), np.arange(6, dtype="i1").reshape(1, 2, 3)
def to_list_of_unsigned(a, b):
    return a.tolist(), b.tolist(), b.T.tolist(), b[0, ::-1].tolist()


#pythran export items(float32[:,:], int)
# args: np.arange(6, dtype="f4").reshape(2, 3), 1
# args: np.arange(6, dtype="f4").reshape(2, 3), -1
# args: np.arange(6, dtype="f4").reshape(2, 3), 6
# args: np.arange(6, dtype="f4").reshape(3, 2).T, -4
def items(a, i):
    return a.item(i), a.item(0, i), a[0].item(i), a[:1, :1].item()


#pythran export item_of_many(float[:])
# args: np.arange(3.0)
# args: np.arange(1.0)
# args: np.arange(0.0)
def item_of_many(a):
    return a.item()


#pythran export to_bytes(int16[:,:])
# args: np.arange(6, dtype="i2").reshape(2, 3)
# args: np.arange(6, dtype="i2").reshape(2, 3).T
def to_bytes(a):
    return a.tobytes(), np.frombuffer(a.tobytes(), np.int16).copy(), np.frombuffer(a.tobytes(), "i2", 2, offset=4).sum()


#pythran export of_bytes(bytes, int, int)
# args: b"abcdefgh", -1, 0
# args: b"abcdefg", -1, 0
# args: b"abcdefg", 2, 1
# args: b"abcdefg", 9, 0
# args: b"abcdefg", 1, 8
# args: b"abcdefg", 1, -1
def of_bytes(data, count, offset):
    return np.frombuffer(data, np.int16, count, offset).sum()


#pythran export where_elements_lie(float32[:,:], int[:])
# args: np.arange(6, dtype="f4").reshape(2, 3), np.arange(4)
# args: np.arange(6, dtype="f4").reshape(2, 3).T, np.arange(8)[::-2]
def where_elements_lie(a, b):
    return a.strides, b.strides, a.T.strides, a[1:, 1:].strides, np.zeros((3, 4), dtype=np.int16).strides


#pythran export iterated(int, float list)
# args: 5, [1.0, 2.5]
# args: 2, [1.0]
def iterated(n, values):
    a = np.fromiter((i * i for i in range(n)), dtype=np.int32)
    b = np.fromiter(values, float)
    return a, b, np.fromiter(range(n), np.float32, count=3), np.fromiter([x > 1 for x in values], bool)


#pythran export of_functions(int, int)
# args: 2, 3
def of_functions(n, m):
    def distance(i, j):
        return i * 10 + j

    a = np.fromfunction(distance, (n, m))
    return a, np.fromfunction(lambda i, j: i == j, (n, n), dtype=int), np.fromfunction(lambda i: i * 2, (n,), dtype=int)


#pythran export finite(float[:])
# args: np.arange(3.0)
# args: np.array([1.0, np.inf])
def finite(a):
    return np.asarray_chkfinite(a), np.asarray_chkfinite([1, 2])


#pythran export array_likes(float list, int)
# args: [1.0, 4.0, 9.0], 3
def array_likes(values, n):
    return (
        np.sqrt(values), np.sum(values), np.max([1, n, 3]), np.sum([[1, 2], [n, 4]]), np.add(values, 1), np.mean((1, 2, n)),
        np.square(range(n)), np.ndim(values), np.shape([[1], [2]]), np.maximum(values, [5, 5, 5]), np.where([True, False], 1, 2),
    )  # fmt: skip


#pythran export classes(float[:,:], int, float32)
# args: np.ones((2, 3)), 3, np.float32(2)
def classes(a, n, x):
    return (
        isinstance(a, np.ndarray), isinstance(n, np.ndarray), isinstance(a.sum(), np.floating), isinstance(x, np.generic),
        isinstance(n, np.integer), np.isscalar(n), np.isscalar(a), np.isscalar("a"), np.iterable(a), np.iterable(n),
        np.ndarray((2, 3), dtype=np.int8).shape, isinstance(a, (list, np.ndarray)), np.ndim(a), np.size(a), np.shape(n),
    )  # fmt: skip


#pythran export scalar_types_of_arrays(float[:])
# args: np.array([0.0, 1.5, -2.5])
def scalar_types_of_arrays(a):
    return np.float32(a), np.int8(a), np.bool_(a), np.complex64(a), np.float64([1, 2])
