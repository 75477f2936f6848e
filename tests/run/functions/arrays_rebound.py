"""Arrays that get another value while lengths and slices of them are about."""

import numpy as np


#pythran export swapped(float64[:], float64[:], int)
def swapped(a, b, n):
    for _ in range(n % 5):
        b[1:] = a[1:] + 1
        a, b = b, a
        b[:-1] = a[:-1] * 2
    return a, b


#pythran export shrinking(float64[:], int)
def shrinking(a, n):
    found = []
    for _ in range(n % 6):
        first = a[1:]
        found.append(first.size)
        a = a[1:]
        second = a[1:]
        found.append(second.size)
        found.append(len(first) - len(second))
    return found, a


#pythran export one_branch(float64[:], float64[:], bool)
def one_branch(a, b, flag):
    n = len(a[1:])
    if flag:
        a = b
    m = len(a[1:])
    return n, m, a[1:] * 2


#pythran export kept_slice(float64[:], float64[:])
def kept_slice(a, b):
    first = a[1:-1]
    a = b
    second = a[1:-1]
    return first, second, first.size, second.size


#pythran export in_while(float64[:])
def in_while(a):
    lengths = []
    while len(a[1:]) > 0:
        half = a[: len(a) // 2]
        lengths.append(len(a[1:]))
        a = half
        lengths.append(len(a[1:]))
    return lengths


#pythran export nested(float64[:,:], int)
def nested(a, n):
    b = a.copy()
    total = np.float64(0.0)
    for i in range(n % 4):
        for j in range(2):
            total += (a[1:, :-1] - b[:-1, 1:]).sum() if a.shape == b.shape and a.size else 0.0
            a, b = b, a
        if i == 1:
            a = a[:-1]
            b = b[:-1]
    return total, a, b


#pythran export tried(float64[:], float64[:], int)
def tried(a, b, i):
    try:
        x = a[1:]
        a = b
        y = a[1:]
        y[i] = 3.0
    except IndexError:
        a = x
    return a[1:], len(x)


#pythran export counted(int, float64[:])
def counted(n, a):
    k = n % 4
    x = a[:k]
    k = k + 1
    y = a[:k]
    return x.size, y.size, x, y


#pythran export made_in_one_round(int)
def made_in_one_round(n):
    b = np.zeros(0)
    c = b
    for k in range(n % 6):
        a = np.arange(float(k + 1))
        if k == 2:
            c = a + 1
            d = a * 3
        if k >= 2:
            b = c * 2 + d
    return b


#pythran export lengths_of_copies(float64[:,:], int)
def lengths_of_copies(a, n):
    b = a.copy()
    z = np.zeros_like(a)
    for k in range(n % 3):
        if k == 1:
            b = a[1:] + 1
        c = b * 2
        c[1:] += b[1:]
        z[1:] = a[1:] + z[1:]
    return b, z[1:].shape, b[1:].shape
