"""Polynomials as arrays of their coefficients, that of the highest power first."""

import numpy as np
from capsulec.internal import laid_out


def polyval(p, x):
    coefficients, places = np.asarray(p), np.asarray(x)
    dtype = np.result_type(coefficients.dtype, places.dtype)
    if np.ndim(places) == 0:
        return _value(coefficients, places, dtype)
    line = np.ravel(places)
    made = np.empty(len(line), dtype)
    for i in range(len(line)):
        made[i] = _value(coefficients, line[i], dtype)
    if np.ndim(places) == 1:
        return made
    return laid_out(made.reshape(places.shape), places, "computed")


def _value(coefficients, x, dtype):
    """The first product is one of zero with x itself, which may be infinite."""
    if len(coefficients) == 0:
        return dtype.type(0)
    total = dtype.type(x * 0 + coefficients[0])
    for k in range(1, len(coefficients)):
        total = total * x + coefficients[k]
    return total


def _longer(p, n):
    """Coefficients with zeros in front."""
    if len(p) == n:
        return p
    return np.concatenate((np.zeros(n - len(p), p.dtype), p))


def polyadd(a1, a2):
    x, y = np.atleast_1d(np.asarray(a1)), np.atleast_1d(np.asarray(a2))
    n = max(len(x), len(y))
    return _longer(x, n) + _longer(y, n)


def polysub(a1, a2):
    x, y = np.atleast_1d(np.asarray(a1)), np.atleast_1d(np.asarray(a2))
    n = max(len(x), len(y))
    return _longer(x, n) - _longer(y, n)


def polyder(p, m=1):
    if m < 0:
        raise ValueError("Order of derivative must be positive (see polyint)")
    made = np.asarray(p)
    if m == 0:
        return made
    return _derived(made, m)


def _derived(p, m):
    made = p[:-1] * np.arange(len(p) - 1, 0, -1)
    for _ in range(1, m):
        made = made[:-1] * np.arange(len(made) - 1, 0, -1)
    return made
