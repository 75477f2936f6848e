"""Calls of small functions of arrays, which are put in the place of the calls, mean what calls mean."""

import numpy as np


def normal(x):
    k = 1 / (1 + 0.2316419 * np.abs(x))
    w = 0.3989422804 * x * x
    p = w * k
    return np.where(x < 0, p, 1 - p)


#pythran export through(float64[:], float64[:], float64)
def through(a, b, s):
    d = a / 2 + b
    e = d - s
    return a * normal(d) - b * s * normal(e)


def cleared(a):
    a[:] = 0
    return a


#pythran export read_before_a_change(float64[:], int)
def read_before_a_change(a, n):
    if a.shape[0] == 0:
        return np.float64(0.0)
    return a[0] + cleared(a).sum() + a[-1]


#pythran export raises_before_a_change(float64[:], int)
def raises_before_a_change(a, n):
    return a[n] + cleared(a).sum()


def first(a, n):
    if n < 0:
        return np.float64(0.0)
    if a.shape[0] <= n:
        return np.float64(-1.0)
    return a[n]


#pythran export branches(float64[:], int)
def branches(a, n):
    return first(a, n) + 2 * first(a, 0) + first(a, -1)


def checked(a, n):
    if n > 2:
        raise ValueError("too many")
    return a + n


#pythran export raising(float64[:], int)
def raising(a, n):
    try:
        b = checked(a, n)
    except ValueError as error:
        return str(error), a
    return "", b


#pythran export order_of_exceptions(float64[:], float64[:], int)
def order_of_exceptions(a, b, n):
    return (a[:2] + b[:3]).sum() + checked(a, n).sum()


def rebound(x):
    x = x + 1
    for i in range(3):
        x = x * 2
    return x


#pythran export rebinds(float64[:])
def rebinds(x):
    y = rebound(x)
    z = rebound(y)
    return x, y, z


def sums(a):
    total = np.float64(0.0)
    for i in range(a.shape[0]):
        if a[i] > 3:
            continue
        if a[i] < -3:
            break
        total += a[i]
    return total


#pythran export loops(float64[:], float64[:])
def loops(a, b):
    i = 2
    return sums(a) * i + sums(b)


def add_to(a, x):
    a += x


#pythran export changes(float64[:], float64)
def changes(a, x):
    add_to(a, x)
    add_to(a[1:], x)
    return a


#pythran export lazily(float64[:], int)
def lazily(a, n):
    return (checked(a, n).sum() if n > 5 else np.float64(0.0)), n > 7 and bool(checked(a, n).sum() > 0)


#pythran export in_tests(float64[:])
def in_tests(a):
    n = 0
    while sums(a) < 10 and n < 5:
        a = a + 1
        n += 1
    if sums(a) > 0:
        return n
    elif first(a, 0) > 0:
        return -n
    return 100


def outer_one(a):
    return inner_one(a) + 1


def inner_one(a):
    return a * 2


#pythran export nested(float64[:, :])
def nested(a):
    return outer_one(inner_one(a)).T


def nothing(a):
    if a.shape[0] == 0:
        return
    a[0] = 1


#pythran export no_result(float64[:])
def no_result(a):
    nothing(a)
    return a


def itself(a):
    return a


#pythran export same_object(float64[:])
def same_object(a):
    b = itself(a)
    b[:1] = 7
    return a, b


def rotation(angle):
    c = 1 - angle * angle / 2
    return np.array([[c, -angle], [angle, c]])


def applied(m, v):
    return (m * v).sum(axis=1)


#pythran export rotations(float64[:], float64, float64)
def rotations(angles, x, y):
    v = np.array([x, y])
    for i in range(angles.shape[0]):
        v = applied(rotation(angles[i]), v)
    return v


def down(a, n):
    return a if n <= 0 else down(a * 2, n - 1)


#pythran export recursive(float64[:], int)
def recursive(a, n):
    return down(a, min(n, 5))


def both(a, b):
    return a + b


#pythran export in_a_comprehension(float64[:], int)
def in_a_comprehension(a, n):
    return [both(a, i).sum() for i in range(min(abs(n), 4))]


#pythran export keyword(float64[:], float64[:])
def keyword(a, b):
    return both(b=a, a=b * 2)


def counted(calls, n):
    calls.append(n)
    return np.arange(n * 2).reshape(n, 2)


# What a loop goes through is computed once.
#pythran export gone_through(int)
# args: 3
def gone_through(n):
    calls = [0]
    total = 0
    for row in counted(calls, n):
        total += row[0]
    for row in counted(calls, n)[1:].T:
        total += row.sum()
    for k in np.argsort(counted(calls, n)[:, 0]):
        total += k
    return total, calls
