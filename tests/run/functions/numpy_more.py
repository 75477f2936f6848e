"""Parts of NumPy beside its functions of arrays: two results, windows, settings, exceptions, numbers' methods."""

import numpy as np
from numpy.lib.stride_tricks import as_strided, sliding_window_view
from numpy.testing import assert_allclose


# args: np.array([1.5, -2.25, 3.0])
# args: np.array([[1.5, -2.25, 3.0, 7.0]]).T[:3, 0]
#pythran export two_results(float64[:])
def two_results(a):
    f = np.empty(3)
    w = np.empty(3)
    np.modf(a, out=(f, w))
    q2 = np.zeros(3)
    r2 = np.zeros(3)
    x = np.divmod(a, 2.0, out=(q2, r2), where=a > 0)
    b = a.copy()
    np.divmod(b, 2, out=(b, r2))
    m, e = np.frexp(a, out=(None, None))
    m2, e2 = np.frexp(a, out=(r2, None), where=a > 0)
    c = np.arange(6.0).reshape(2, 3)
    np.modf(a, out=(c, None))
    return f, w, q2, r2, x, b, m, e, m2, np.where(a > 0, e2, 0), c


# args: np.array([1.5, -2.25, 3.0])
#pythran export two_wrong(float64[:])
def two_wrong(a):
    return np.modf(a, out=(np.zeros(2), None))


# args: np.array([0.0, -2.25, 3.0]), 2
# args: np.array([0.0, -2.25, 3.0]), 4
# args: np.array([0.0, -2.25, 3.0]), -1
# args: np.arange(20.0)[::-2], 3
# args: np.arange(20.0)[::-2], 0
#pythran export windows(float64[:], int)
def windows(a, n):
    m = np.outer(a, a) + 1
    w = sliding_window_view(a, n)
    return w.copy(), w.sum(axis=1), sliding_window_view(m, (2, 2)).copy(), sliding_window_view(m, n, axis=0).copy(), sliding_window_view(m, (2, 2), axis=(1, -1)).mean(axis=(-1, -2)), sliding_window_view(m.T, n, 1).max(-1), np.median(w, axis=-1)


# args: np.array([0.0, -2.25, 3.0])
# args: np.arange(20.0)[::-2]
#pythran export strided(float64[:])
def strided(a):
    s = a.strides[0]
    v = as_strided(a, shape=(2, 2), strides=(s, s))
    t = as_strided(a, (len(a), 3), (s, 0))
    u = np.lib.stride_tricks.as_strided(a)
    b = a.copy()
    as_strided(b, (2,), (2 * b.itemsize,))[:] = 7
    return v, t, u, b


# args: np.array([0.0, -2.25, 3.0])
#pythran export emath(float64[:])
def emath(a):
    # within 4 ulps: the C library's
    return np.emath.sqrt(a) + 0j, np.emath.log(a - 1), np.emath.sqrt(-4), np.emath.power(a, 2) + 0j, np.emath.arccos(2.5), np.emath.logn(2, -a - 1), np.emath.log2(-a[2]), np.emath.arcsin(a), np.emath.log10(a - 1), np.emath.arctanh(a)


# args: np.array([0.0, -2.25, 3.0])
#pythran export states(float64[:])
def states(a):
    old = np.seterr(all="ignore")
    s = np.sqrt(a)
    now = np.geterr()
    np.seterr(divide="warn", over="warn", invalid="warn", under="ignore")
    np.set_printoptions(precision=3, suppress=True)
    t = str(a / 3)
    np.set_printoptions(precision=8, suppress=False)
    return s, t, old, now, np.geterr()


# args: np.array([0.0, -2.25, 3.0]), np.array([0.0, -2.25, 3.0])
# args: np.array([0.0, -2.25, 3.0]), np.array([0.0, -2.25, 3.5])
# args: np.array([0.0, -2.25, 3.0]), np.array([0.0, 3.5])
#pythran export tests(float64[:], float64[:])
def tests(a, b):
    assert_allclose(a, b, rtol=1e-5)
    np.testing.assert_array_equal(a, b, err_msg="they differ")
    np.testing.assert_almost_equal(a[0], 0.0, decimal=3)
    np.testing.assert_array_less(a, 7)
    return True


# args: np.array([True, False])
#pythran export truth(bool[:])
def truth(a):
    return np.True_, np.False_, a == np.True_, type(np.True_) is np.bool_, np.True_ + np.True_


# args: np.array([[1.0, 2.0], [2.0, 4.0]])
# args: np.array([[1.0, 2.0], [2.0, 5.0]])
#pythran export singular(float64[:,:])
def singular(m):
    try:
        return np.linalg.inv(m)
    except np.linalg.LinAlgError as e:
        return np.zeros((2, 2))


# args: np.array([[1.0, 2.0], [2.0, 4.0]]), 1
# args: np.array([[1.0, 2.0], [2.0, 5.0]]), 1
# args: np.array([[1.0, 2.0], [2.0, 5.0]]), 5
#pythran export raising(float64[:,:], int)
def raising(m, k):
    from numpy.linalg import LinAlgError
    try:
        r = np.linalg.cholesky(-m)
    except (ZeroDivisionError, LinAlgError) as e:
        r = np.zeros((2, 2))
        t = str(e)
    else:
        t = ""
    try:
        s = np.sort(m, axis=k)
    except np.exceptions.AxisError as e:
        raise LinAlgError(f"no axis: {e}")
    if k == 1 and m[1, 1] == 5:
        raise np.linalg.LinAlgError("mine")
    return r, t, s


# args: np.array([[1.0, 2.0], [2.0, 4.0]])
#pythran export uncaught(float64[:,:])
def uncaught(m):
    return np.linalg.inv(m)


# args: np.array([3.0, 1, 4])
#pythran export texts_and_sums(float64[:])
def texts_and_sums(x):
    m = np.outer(x, x)
    print([x, x], {"m": m})
    return np.where(x > 2), np.where(m > 3)[0], sum([x, x * 2]), sum(np.roll(m, i, 0) for i in range(3)), str({"m": m}), f"{(x, 1)}", repr([x, x]), "%s %r" % ([x], (x, "é")), "{}".format([m]), ascii(("é", x)), sum((x, x)), sum([x > 2, x < 2]), sum(m), sum([x, x], 1.5), sum([x, x], x)


# args: np.array([3.0, 1, 4, 1, 5])
#pythran export scalars(float64[:])
def scalars(a):
    s = a.sum()
    return s.item(), s.astype(int), a.mean().round(2), s.max(), s.shape, s.ndim, s.dtype == np.float64, s.size, s.tolist(), s.conj(), np.float32(2.5).item(), a[0].is_integer(), s.copy(), a.argmax().item(), np.uint8(7).sum(), (a[0] > 2).all(), (a[0] > 2).item(), a[1].flatten(), s.clip(0, 3), a[0].tolist(), np.complex64(1j).item(), np.int32(4).mean(), np.int8(3).astype("f4")


# args: np.arange(12.0).reshape(3, 4)
#pythran export reshapes(float64[:,:])
def reshapes(a):
    b = a.reshape(-1, 2, copy=True)
    c = a.T.reshape(6, 2, order="F")
    d = a.ravel(order="F")
    e = a.flatten("C")
    f = np.reshape(a, (2, 6))
    g = a.reshape((3, 4), copy=True, order="F") + np.reshape(a.T, (3, 4), order="F", copy=True)
    b[0, 0] = 99
    h = np.squeeze(a[:1], 0)
    i = a[..., None].transpose(2, 0, 1)
    return b, c, d, e, f, g, h, i, np.rollaxis(i, 2).shape, np.vsplit(a, 3), np.array_split(a, 3, axis=1)


# args: np.array([1.5, -2.25, 3.0])
#pythran export infos(float64[:])
def infos(a):
    fi = np.finfo(a.dtype)
    ii = np.iinfo(np.int32)
    return fi.eps, fi.max, fi.min, fi.tiny, fi.smallest_normal, fi.bits, fi.resolution, fi.nmant, fi.precision, fi.epsneg, fi.maxexp, fi.minexp, fi.machep, fi.negep, fi.nexp, fi.iexp, ii.max, ii.min, ii.bits, ii.kind, fi.smallest_subnormal
