"""Arrays without axes: what makes one, views of one element, operations in place; everything else gives scalars."""

import math

import numpy as np

def twice(v):
    return v * 2


def increased(v):
    v += 1
    return v


#pythran export of_number(float)
def of_number(x):
    a = np.array(x)
    a += 1
    a[()] = a * 2
    b = a[...]
    b[...] += 1
    return a, b, a + 1, a[()], a.shape, a.ndim, a.size, -a, a > 3, float(a), a.item(), str(a), f"{a}", isinstance(a, np.ndarray)


#pythran export of_ellipsis(float64[:,:])
def of_ellipsis(a):
    x = a[0, ..., 1]
    x += 10
    y = a[0, 1, ...]
    y[...] = 3
    return x, y, np.sqrt(x), x + a, np.zeros(()), np.zeros((), dtype=int), np.full((), 3.5), np.asarray(7), np.sum(x), x.sum(), x.mean()


#pythran export of_reshape(int)
def of_reshape(n):
    a = np.array([n])
    b = a.reshape(())
    b += 1
    c = np.squeeze(a, 0)
    c *= 2
    d = np.zeros((), dtype=np.int32)
    d.fill(3)
    return a, b, c, d.T, d.copy(), d.astype(float), d.dtype == np.int32, np.where(True, 1, 2), d.tolist(), np.ones_like(d), np.add(a, 1, out=a)


#pythran export accumulated(float64[:])
def accumulated(a):
    s = np.zeros(())
    for v in a:
        s += v
    t = 0.0
    for v in a:
        t = t + v
    if s > 3:
        s[()] = 0
    out = np.empty(())
    np.add(2.0, 3.0, out=out)
    np.sum(a, out=out)
    return s, out


#pythran export argument(float64[()], int32[()])
def argument(a, b):
    a += b
    return a, b, a * b, b.copy()


#pythran export as_indices(int)
# args: 2
# args: 0
# args: 7
def as_indices(n):
    a = np.array(n)
    b = np.asarray(a)
    c = np.array(a)
    b += 5
    t = [a, c]
    d = {"x": a}
    l = np.arange(10.0)
    l[a - n] = 77
    return a, b, c, t, d["x"], l[a - 5 - n + 5], l[:np.array(3)], [v for v in range(np.array(3))], math.sqrt(np.array(4.0))


#pythran export as_texts(float)
def as_texts(x):
    a = np.array(x)
    r = twice(a)
    q = increased(a)
    f = lambda: a + 1
    q2 = increased(np.array(4))
    return r, q, a, f(), q2, np.zeros_like(5), np.ones_like(x), np.full_like(x, 3), np.where(a > 1, a, 0.0), f"{a:.3f} {a}", "%s %.2f" % (a, a), str(a) + "!"


#pythran export views_of_one(float64[:])
def views_of_one(a):
    v = a[0, ...]
    v[...] = 5
    w = a[-1, ...]
    w *= v
    m = a[a > v]
    k = np.add.reduce(a[:2], 0)
    z = np.broadcast_to(v, (2,))
    e = np.expand_dims(v, 0)
    e[0] = 9
    at1 = np.atleast_1d(v)
    nn = v[None]
    n2 = v[np.newaxis, ..., None]
    vv = v[...]
    rr = v.ravel()
    return v, w, m, k, z.copy(), e, at1, nn, n2, vv, v.flatten(), v.reshape(1, 1), np.reshape(v, (1,)), np.reshape(v, ()), rr


#pythran export complex_parts(complex128[:])
def complex_parts(a):
    v = a[1, ...]
    r = v.real
    r[...] = 8
    s = v.imag
    s += 1
    return v, r, s, abs(v), np.abs(v), v.conj(), np.conj(v), v * 1j, v == 3, v.T


#pythran export as_numbers(int32[:,:])
# args: np.arange(6, dtype=np.int32).reshape(2, 3)
# args: np.arange(12, dtype=np.int32).reshape(3, 4)[::-1, ::2]
def as_numbers(a):
    t = 0
    x = a[0, 0, ...]
    for i in range(3):
        x += 1
        t = t + x
        a[0, 0] *= 2
    while x > 10:
        x -= 1
    if x and not (x < 0):
        t += 1
    y = x if t > 3 else a[1, 1, ...]
    y[()] = 100
    return t, x, y, np.sum(a, axis=()), np.tensordot(a, a, 2), x + 1.5, x / 2, x // 2, x ** 2, -x, ~x, x << 1, np.float32(2) * x, x.dtype == np.int32, x.nbytes, x.itemsize, x.strides, len(x.shape)


#pythran export outs(float64[:])
def outs(a):
    x = np.zeros(())
    np.multiply(2.0, 3.0, out=x)
    y = np.multiply(a, x)
    np.add(x, 1, out=x)
    np.mean(a, out=x)
    np.max(a, out=x, initial=3.0)
    z = np.add(x, 1, where=np.array(True), out=x)
    return x, y, z, a.sum(out=x), np.dot(x, 2), np.isnan(x), np.clip(x, 0, 1), np.power(x, 2), np.divmod(x, 2), np.floor(x)


#pythran export attributes(float64[:])
def attributes(a):
    x = np.empty((), dtype=np.float64, order="F")
    x[...] = a[0]
    x[()] = a[1]
    y = x.copy()
    y.fill(3)
    b = x.astype(np.int32)
    b |= 6
    return x, y, b, x.flags.c_contiguous, x.flags.f_contiguous, x.item(), x.tolist(), x.tobytes(), x.flat[0], [q for q in x.flat], np.size(x), np.ndim(x), np.shape(x), np.array([x, y]), np.stack([x, y]), np.hstack([x, y]), np.concatenate([x[None], a])


#pythran export of_functions(float, float[:])
# args: 2.5, np.array([1.0, 2.0, 4.0])
def of_functions(x, v):
    return np.cov(v), np.cov(v) * 2, np.i0(x) + 1, np.isin(x, [1.0, 2.5]), np.roll(x, 1), np.block(x), np.asarray_chkfinite(x)
