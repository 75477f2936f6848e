"""Chains of elementwise statements that become one nest, and what must keep them apart."""

import numpy as np


#pythran export chain(float64[:])
def chain(x):
    k = 1 / (1 + np.abs(x))
    w = k * x
    p = w * k + x
    return np.where(x < 0, p, 1 - p)


#pythran export several_results(float64[:, :])
def several_results(x):
    a = x + 1
    b = a * 2
    c = b.copy()
    c += a
    c -= b
    return c, a


#pythran export of_three(float64[:], float64[:], float64[:])
def of_three(x, y, z):
    a = x + y
    b = a * z
    c = x * y
    a += x
    return a + b + c, b


#pythran export stretched_rows(float64[:, :], float64[:], float64[:, :])
def stretched_rows(x, y, z):
    a = x * y
    b = a + z
    c = b - y
    return c


#pythran export in_place(float64[:, :], float64[:, :])
def in_place(x, y):
    x += y
    a = x * 2
    y[:] = a
    b = a + y
    x[:] = b - x
    return b


#pythran export neighbours(float64[:])
def neighbours(x):
    a = x * 2
    b = a[1:] - a[:-1]
    c = b * b
    a[1:] += c
    a[:-1] *= 2
    d = a[::-1] + a
    return d, c


#pythran export steps(float64[:, :], float64[:, :], int)
def steps(a, b, n):
    us = a.copy()
    vs = b.copy()
    u = us[1:-1, 1:-1]
    v = vs[1:-1, 1:-1]
    for _ in range(min(abs(n), 4)):
        lu = us[:-2, 1:-1] + us[1:-1, :-2] - 4 * us[1:-1, 1:-1] + us[1:-1, 2:] + us[2:, 1:-1]
        lv = vs[:-2, 1:-1] + vs[1:-1, :-2] - 4 * vs[1:-1, 1:-1] + vs[1:-1, 2:] + vs[2:, 1:-1]
        uvv = u * v * 0.5
        u += 0.16 * lu - uvv + 0.06 * (1 - u)
        v += 0.08 * lv + uvv - 0.122 * v
    return us, vs


#pythran export aliases(float64[:])
def aliases(x):
    a = x + 1
    b = a
    c = a * 2
    b += c
    d = a + b
    return a, d


#pythran export rounds(float64[:], int)
def rounds(x, n):
    before = x.copy()
    for i in range(min(abs(n), 5)):
        now = before + i
        twice = now * 2
        before = twice - now
    return before


#pythran export kept_rounds(float64[:], int)
def kept_rounds(x, n):
    found = []
    for i in range(min(abs(n), 5)):
        now = x + i
        found.append(now)
        other = now * 2
        now[:] = other
    return found


#pythran export larger_rounds(int, int)
def larger_rounds(n, k):
    total = np.zeros(100)
    for i in range(min(abs(n), 4)):
        a = np.ones(100 + i)
        b = np.ones(100)
        b *= i
        a[:] = k
        total += a[i:] + b
    return total


#pythran export narrow(float32[:], int8[:])
def narrow(x, n):
    a = x * np.float32(0.1)
    b = n + np.int8(100)
    c = b + b
    return a * a, c // 3


#pythran export logical(float64[:], float64[:])
def logical(x, y):
    small = x < y
    other = ~small
    both = small & (y > 0)
    return np.where(both, x, y), other


#pythran export after_error(float64[:], float64[:])
def after_error(x, y):
    a = x * 2
    try:
        a += 1
        b = a + y
        a += 1
        c = x[:2] + y[:3]
    except ValueError:
        return a
    return b + c.sum()


#pythran export seen_after_error(float64[:] list, float64[:], float64[:])
def seen_after_error(found, x, y):
    a = np.zeros(3)
    found.append(a)
    a[:] = 5
    b = x[:2] + y[:3]
    return b


#pythran export sums_between(float64[:, :])
def sums_between(x):
    a = x - 1
    m = a.sum()
    b = a * m
    r = b.sum(axis=1)
    c = b + 1
    return c.sum(), r


#pythran export integers(int64[:], int64[:])
def integers(x, y):
    a = x // 3
    b = a % 7
    c = a * y
    return b + c, c


#pythran export result_none(float64[:], float64[:])
def result_none(x, y):
    a = x + y
    b = a * y
    x[:] = b - a


#pythran export columns(float64[:, :], float64[:])
def columns(x, y):
    a = x[:, 0] + y
    b = x[:, 0] * a
    x[:, 0] = b
    return a - b


#pythran export masks(float64[:], float64[:])
def masks(x, y):
    a = x + y
    a[a < 0] = 0
    b = a * y
    b[y > 1] += 2
    return b[a > 0.5], a


#pythran export only_stored(float64[:], float64[:])
def only_stored(a, b):
    t = a * 2
    t[:] = b
    u = a + 1
    u[1:] = b[1:] * 2
    v = np.zeros(len(a))
    v[0] = 3
    return len(a)
