"""Polynomials as sums of powers of x: coefficients by rising degree."""

import numpy as np
from capsulec.internal import (
    coefficients_at,
    companion_start,
    degree_of,
    line_of,
    places_of,
    series_derivative,
    series_integral,
    series_of,
    series_power,
    without_zeros,
)


def polyval(x, c, tensor=True):
    series = coefficients_at(c, x, tensor)
    at = places_of(x, series)
    made = series[-1] + at * 0
    for i in range(2, len(series) + 1):
        made = series[-i] + made * at
    return made


def polyvander(x, deg):
    at = line_of(x)
    v = np.empty((degree_of(deg) + 1, *at.shape), at.dtype)
    v[0] = at * 0 + 1
    if deg > 0:
        v[1] = at
        for i in range(2, deg + 1):
            v[i] = v[i - 1] * at
    return np.moveaxis(v, 0, -1)


def polymul(c1, c2):
    first, second = series_of(c1), series_of(c2)
    made = np.zeros(len(first) + len(second) - 1, np.result_type(first, second))
    for i in range(len(first)):
        for j in range(len(second)):
            made[i + j] += first[i] * second[j]
    return without_zeros(made)


def polymulx(c):
    series = series_of(c)
    if len(series) == 1 and series[0] == 0:
        return series
    made = np.empty(len(series) + 1, series.dtype)
    made[0] = series[0] * 0
    made[1:] = series
    return made


def polyvalfromroots(x, r, tensor=True):
    roots = coefficients_at(r, x, tensor)
    at = places_of(x, roots)
    if roots.ndim > 1:
        return np.prod(at - roots, axis=0)
    made = at * 0 + 1
    for root in roots:
        made = made * (at - root)
    return made


def polyline(off, scl):
    if scl != 0:
        return np.array([off, scl])
    return np.array([off, scl])[:1]


def polydiv(c1, c2):
    rest, divisor = series_of(np.asarray(c1) + np.asarray(c2)[0] * 0), series_of(c2)
    if divisor[-1] == 0:
        raise ZeroDivisionError
    if len(rest) < len(divisor):
        return rest[:1] * 0, rest
    if len(divisor) == 1:
        return rest / divisor[-1], rest[:1] * 0
    lower, highest = divisor[:-1] / divisor[-1], len(rest) - 1
    while highest >= len(lower):
        rest[highest - len(lower) : highest] -= lower * rest[highest]
        highest -= 1
    return rest[highest + 1 :] / divisor[-1], without_zeros(rest[: highest + 1])


def polypow(c, pow, maxpower=None):
    return series_power(c, pow, maxpower, np.convolve)


def _derivative(c):
    n = len(c) - 1
    made = np.empty((n, *c.shape[1:]), c.dtype)
    for j in range(n, 0, -1):
        made[j - 1] = j * c[j]
    return made


def polyder(c, m=1, scl=1, axis=0):
    return series_derivative(c, m, scl, axis, _derivative)


def _integral(c):
    n = len(c)
    made = np.empty((n + 1, *c.shape[1:]), c.dtype)
    made[0] = c[0] * 0
    made[1] = c[0]
    for j in range(1, n):
        made[j + 1] = c[j] / (j + 1)
    return made


def polyint(c, m=1, k=[], lbnd=0, scl=1, axis=0):
    return series_integral(c, m, k, lbnd, scl, axis, _integral, polyval)


def polycompanion(c):
    series = series_of(c)
    made = companion_start(series)
    n = len(made)
    if n == 1:
        made[0, 0] = -series[0] / series[1]
        return made
    for i in range(n - 1):
        made[i + 1, i] = 1
    made[:, -1] -= series[:-1] / series[-1]
    return made
