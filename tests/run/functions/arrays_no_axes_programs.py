"""Programs with arrays without axes: through functions, in containers, beside lists and other arrays."""

import numpy as np


def opt(a, flag):
    if flag:
        return a[0, ...]
    return None


def rec(x, n):
    if n == 0:
        return x
    x += 1
    return rec(x, n - 1)


def gen(a):
    for i in range(len(a)):
        yield a[i, ...]


#pythran export through_functions(float64[:], int)
# args: np.arange(4.0), 1
# args: np.arange(4.0)[::-1], 0
def through_functions(a, n):
    o = opt(a, n > 0)
    r = 0.0
    if o is not None:
        o += 5
        r = float(o) + 1
    q = rec(a[1, ...], 3)
    tot = 0.0
    for v in gen(a):
        v *= 2
        tot += v
    return r, q, tot, a


#pythran export beside_python(float64[:])
# args: np.arange(5.0)
def beside_python(a):
    x = np.array(2)
    l = [10, 20, 30]
    t = (1, 2, 3)
    s = [1] * x
    return l[x], t[x], s, l * x, a[x:], a[:x], a[x] , x == 2, 1 < x < 3, not x, (x + 1, x), divmod(x, 2), abs(-x), pow(x, 3), complex(x), bool(x), hash(int(x)), str(x), {"k": x}, x.shape == (), x.ndim, f"{x:>4}|{x!s}"


#pythran export in_containers(float64[:])
# args: np.arange(5.0)
# args: np.arange(12.0)[::-2]
def in_containers(a):
    x = a[0, ...]
    y = x
    y += 1
    z = x + 0
    z += 1
    p, q = x, y
    p -= 3
    (u := a[1, ...])[...] = 9
    b = [a[i, ...] for i in range(len(a))]
    b[2] += 100
    for e in b:
        e *= 2
    m = max(float(v) for v in b)
    srt = sorted([float(v) for v in b])
    w = np.stack(b)
    return x, y, z, p, q, u, m, srt, w, a


#pythran export beside_arrays(float64[:,:])
# args: np.arange(9.0).reshape(3, 3) - 3
# args: np.arange(9.0).reshape(3, 3).T
def beside_arrays(a):
    x = a[1, 1, ...]
    try:
        if x > 0:
            raise ValueError("big")
        r = 1
    except ValueError:
        r = 2
    k = 0
    while x < 50:
        x += 10
        k += 1
    a[x > 20, 0] = -1
    a[a > x] = 0
    np.maximum(a, x, out=a)
    c = np.where(a > x, x, a)
    d = np.clip(a, None, x)
    e = a.copy()
    e[0] = x
    e[:, 1] += x
    e[0, 0] = x
    return r, k, c, d, e, a, np.full(3, x), np.full_like(a, x), np.linspace(0, x, 3), np.arange(x)[:3], np.allclose(a, x), np.isclose(x, 3.0), np.dot(a, x), np.outer(a[0], x), np.append(a[0], x), np.repeat(x, 2), np.tile(x, 2), np.pad(a[0], 1, constant_values=x), np.interp(x, [0.0, 100.0], [0.0, 1.0]), np.searchsorted(a[0], x), np.concatenate(([x], a[0])), np.array([[x, 1], [2, x]]), np.hypot(x, a), np.round(x, 1), x.round(1), x.astype(int), np.float32(x), int(x)


#pythran export small_dtypes(complex64[:], int8[:], bool[:])
# args: np.array([1 + 2j, 3], np.complex64), np.array([50, 3], np.int8), np.array([True, False])
def small_dtypes(a, b, c):
    x, y, z = a[0, ...], b[0, ...], c[0, ...]
    x *= 2
    y += 100
    z ^= True
    return x, y, z, x + y, y + z, y * 2, ~z, z & c, x.real, x.imag, x.conj(), np.conj(x), y.dtype == np.int8, y << 1, y // 3, y % 7, y / 2, y ** 2, z + z, -y, +y
