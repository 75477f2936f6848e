"""One of each thing that crosses between Python and compiled code."""

from collections import namedtuple

import numpy as np


# pythran export add(int, float)
# pythran export add(float64[:], float64[:])
def add(a, b):
    return a + b


# pythran export texts(str)
def texts(s):
    return (
        s.upper(),
        s.isalpha(),
        s.isprintable(),
        repr(s),
        [c for c in s if c.islower()],
        s.title(),
        s.istitle(),
        s[::-1],
    )


# pythran export number(str, int)
def number(s, base):
    return int(s, base)


# pythran export product(complex, complex128)
def product(a, b):
    return a * b, abs(a)


# pythran export counts(str list)
def counts(words):
    found = {}
    for w in words:
        found[w] = found.get(w, 0) + 1
    return found, set(words), tuple(words)


# pythran export stats(float64[:,:])
def stats(a):
    return a.mean(axis=0), np.sort(a, axis=None), np.linalg.norm(a), a.T.copy()


# pythran export pick(float64[:], int)
def pick(a, i):
    return a[i]


# pythran export ufunc hypotenuse(float64, float64)
def hypotenuse(x, y):
    return np.sqrt(x * x + y * y)


# pythran export capsule inverse(float64)
def inverse(x):
    return 1 / x


# pythran export fill(float32[:], float32)
def fill(a, v):
    a[:] = v


# pythran export scalars(int32, uint8, float32)
def scalars(a, b, c):
    return a + b, c * 2


TABLE = (1, 2.5, "x")
# pythran export TABLE


class Wrong(ValueError):
    """An exception of the module's own."""


Point = namedtuple("Point", "x y")


# pythran export point(int, float)
def point(x, y):
    return Point(x, y)


# pythran export fails(int)
def fails(n):
    if n:
        raise Wrong("wrong", n)
    return {str(n): 1}["missing"]
