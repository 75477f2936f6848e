"""New arrays and their dtypes: empty, zeros, ones, full and their like; functions of dtypes, which fold."""

import numpy as np


#pythran export zeros_sum(int)
# args: 0
# args: 7
# args: -1
def zeros_sum(n):
    return np.zeros(n).sum() + 1.5


#pythran export ones_of_dtypes(int)
# args: 0
# args: 5
def ones_of_dtypes(n):
    a = np.ones((n, 3), dtype=np.int16)
    b = np.ones(shape=n, dtype="f4")
    c = np.ones((2, n), complex)
    d = np.ones(n, bool)
    return a.sum(), b.sum(), c.sum(), d.sum(), np.ones(3, np.uint8).sum()


#pythran export full_of(int, int, float)
# args: 2, 3, 1.5
# args: 0, 3, -2.5
# args: 2, -3, -2.5
def full_of(n, m, x):
    a = np.full((n, m), x)
    b = np.full((n, m), 7)
    c = np.full(m, x, dtype=int)
    d = np.full(m, True)
    return a.sum(), b.sum(), c.sum(), bool(d.all()), a.dtype.name, b.dtype.name, c.dtype.name, d.dtype.name


#pythran export full_small(int, int)
# args: 3, 5
# args: 3, 127
# args: 3, 128
# args: 3, -129
def full_small(n, value):
    return np.full(n, value, dtype=np.int8).sum()


#pythran export full_converted(int, float)
# args: 2, 2.9
# args: 2, -2.9
# args: 2, 1e300
def full_converted(n, x):
    return np.full(n, x, dtype=np.int32).sum(), np.full(n, x, dtype=np.float32).sum()


#pythran export full_of_array(int, int)
# args: 4, 3
# args: 1, 2
# args: 2, 1
def full_of_array(n, m):
    row = np.ones(m)
    row[0] = 5.0
    return np.full((n, m), row).sum(), np.full((n, m), row, dtype=int).sum()


#pythran export full_of_array_that_does_not_fit(int, int)
# args: 4, 3
# args: 3, 3
def full_of_array_that_does_not_fit(n, m):
    return np.full((2, n), np.ones(m)).sum()


#pythran export like(int, int)
# args: 3, 2
# args: 0, 2
def like(n, m):
    a = np.ones((n, m), dtype=np.float32)
    b = np.zeros_like(a)
    c = np.ones_like(a, dtype=int)
    d = np.full_like(a, 2.5)
    e = np.full_like(c, 2.5)
    f = np.empty_like(a, shape=(m, 2, 2))
    f[:] = 1.0
    g = np.zeros_like(a, shape=m)
    return b.sum(), c.sum(), d.sum(), e.sum(), f.sum(), g.shape, b.dtype == a.dtype, f.dtype.name, f.shape


#pythran export shapes(int, int)
# args: 3, 2
# args: 3, 0
# args: 3, -2
def shapes(n, m):
    a = np.zeros((n, m))
    shape = a.shape[:-1] + (5, np.int32(m))
    b = np.ones(shape, dtype="i4")
    c = np.empty(a.shape)
    c[:] = b.sum()
    return b.shape, b.size, b.ndim, b.nbytes, c.sum()


#pythran export dtype_questions(int)
# args: 3
def dtype_questions(n):
    a = np.zeros(n, dtype=np.float32)
    b = np.zeros(n, dtype=np.uint8)
    t = a.dtype
    kind = "inexact" if np.issubdtype(t, np.inexact) else 1
    return (
        t == np.float32, t == "float32", t == np.dtype("f4"), t == float, t != np.single, b.dtype == "foo",
        t in (np.float32, np.float64), t not in (float, complex), t.kind in "fc", t.itemsize, t.name, t.char, t.str,
        np.result_type(a, b).name, np.result_type(a, 1.0).name, np.result_type(b, 1.0).name, np.result_type(b, np.int8).name,
        np.promote_types("i4", np.float32).name, np.can_cast(a, int), np.can_cast(np.int32, "f8"), np.can_cast("i8", "i4", "same_kind"),
        np.issubdtype(b.dtype, np.integer), np.issubdtype(float, np.floating), np.issubdtype("i4", np.signedinteger), kind,
        np.double == np.float64, np.dtype(None).name, np.dtype(int) == np.dtype("int64"), np.min_scalar_type(300).name,
        a.itemsize, b.dtype.type == np.uint8,
    )  # fmt: skip


#pythran export limits(int)
# args: 3
def limits(n):
    a = np.zeros(n, dtype=np.float32)
    f, d, i = np.finfo(a.dtype), np.finfo(float), np.iinfo(np.int16)
    return (
        f.eps, f.max, f.min, f.tiny, f.bits, f.nmant, f.smallest_subnormal, f.dtype == a.dtype, d.eps, d.max, d.tiny,
        d.precision, d.resolution, i.max, i.min, i.bits, np.iinfo(a.dtype if a.dtype.kind in "iu" else np.uint8).max,
        np.finfo(np.float32(2.5)).eps, np.finfo(1.0).eps, np.iinfo("i8").max,
    )  # fmt: skip


#pythran export dtype_as_argument(int)
# args: 4
def dtype_as_argument(n):
    def total(n, dtype=np.float64):
        if dtype is None:
            return "none"
        if np.issubdtype(dtype, np.complexfloating):
            return np.ones(n, dtype).sum() * 1j
        return np.ones(n, dtype).sum() / dtype(2)

    return total(n), total(n, np.float32), total(n, dtype=np.complex64), total(n, None), total(n, int)


#pythran export dtype_of_scalars(int32, float32)
# args: np.int32(3), np.float32(2.5)
def dtype_of_scalars(i, x):
    return i.dtype.name, x.dtype == np.float32, np.zeros(i, x.dtype).dtype.name, np.float64(x).dtype.name, x.itemsize


#pythran export fused(int)
# args: 5
def fused(n):
    a = np.ones(n) * 3
    b = np.zeros(n) + a * np.full(n, 2) - np.ones_like(a)
    b += np.ones(n)
    return b.sum()


#pythran export empty_in_expression(int)
# args: 5
def empty_in_expression(n):
    return (np.empty(n) * 0.0).shape
