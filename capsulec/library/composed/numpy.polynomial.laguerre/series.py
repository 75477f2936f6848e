"""Polynomials as sums of Laguerre polynomials: coefficients by rising degree."""

import numpy as np
from capsulec.internal import (
    coefficients_at,
    companion_start,
    degree_of,
    line_of,
    longer_times_shorter,
    off_diagonals,
    places_of,
    same_everywhere,
    series_derivative,
    series_difference,
    series_integral,
    series_of,
    series_to_powers,
)
from numpy.polynomial.polynomial import polymulx


def lagval(x, c, tensor=True):
    series = coefficients_at(c, x, tensor)
    at = places_of(x, series)
    if len(series) == 1:
        return series[0] + same_everywhere(0, at) * at
    degree = len(series)
    c0, c1 = same_everywhere(series[-2], at), same_everywhere(series[-1], at)
    for i in range(3, len(series) + 1):
        kept = c0
        degree -= 1
        c0 = series[-i] - (c1 * (degree - 1)) / degree
        c1 = kept + (c1 * ((2 * degree - 1) - at)) / degree
    return c0 + c1 * (1 - at)


def lagvander(x, deg):
    at = line_of(x)
    v = np.empty((degree_of(deg) + 1, *at.shape), at.dtype)
    v[0] = at * 0 + 1
    if deg > 0:
        v[1] = 1 - at
        for i in range(2, deg + 1):
            v[i] = (v[i - 1] * (2 * i - 1 - at) - v[i - 2] * (i - 1)) / i
    return np.moveaxis(v, 0, -1)


def lagweight(x):
    return np.exp(-x)


def lagline(off, scl):
    if scl != 0:
        return np.array([off + scl, -scl])
    return np.array([off, scl])[:1]


def lagmulx(c):
    series = series_of(c)
    if len(series) == 1 and series[0] == 0:
        return series
    made = np.empty(len(series) + 1, series.dtype)
    made[0] = series[0]
    made[1] = -series[0]
    for i in range(1, len(series)):
        made[i + 1] = -series[i] * (i + 1)
        made[i] += series[i] * (2 * i + 1)
        made[i - 1] -= series[i] * i
    return made


def _lower(c1, n):
    """What the coefficient of degree n makes of that of degree n - 2, and below, of that of degree n - 1."""
    return c1 * (n - 1) / n


def _raised(c1, x_c1, n):
    return series_difference((2 * n - 1) * c1, x_c1) / n


def _last(c1, x_c1):
    return series_difference(c1, x_c1)


def lagmul(c1, c2):
    return longer_times_shorter(c1, c2, lagmulx, _lower, _raised, _last)


def lag2poly(c):
    return series_to_powers(c, polymulx, _lower, _raised, _last)


def _derivative(c):
    n = len(c) - 1
    made = np.empty((n, *c.shape[1:]), c.dtype)
    for j in range(n, 1, -1):
        made[j - 1] = -c[j]
        c[j - 1] += c[j]
    made[0] = -c[1]
    return made


def lagder(c, m=1, scl=1, axis=0):
    return series_derivative(c, m, scl, axis, _derivative)


def _integral(c):
    n = len(c)
    made = np.empty((n + 1, *c.shape[1:]), c.dtype)
    made[0] = c[0]
    made[1] = -c[0]
    for j in range(1, n):
        made[j] += c[j]
        made[j + 1] = -c[j]
    return made


def lagint(c, m=1, k=[], lbnd=0, scl=1, axis=0):
    return series_integral(c, m, k, lbnd, scl, axis, _integral, lagval)


def lagcompanion(c):
    series = series_of(c)
    made = companion_start(series)
    n = len(made)
    if n == 1:
        made[0, 0] = 1 + series[0] / series[1]
        return made
    off_diagonals(made, -np.arange(1, n))
    for i in range(n):
        made[i, i] = 2.0 * i + 1.0
    made[:, -1] += (series[:-1] / series[-1]) * n
    return made
