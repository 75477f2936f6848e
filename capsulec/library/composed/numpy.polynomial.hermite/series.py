"""Polynomials as sums of the physicists' Hermite polynomials: coefficients by rising degree."""

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
    series_integral,
    series_of,
    series_to_powers,
)
from numpy.polynomial.polynomial import polymulx


def hermval(x, c, tensor=True):
    series = coefficients_at(c, x, tensor)
    at = places_of(x, series)
    if len(series) == 1:
        return series[0] + same_everywhere(0, at) * at
    degree, twice = len(series), at * 2
    c0, c1 = same_everywhere(series[-2], at), same_everywhere(series[-1], at)
    for i in range(3, len(series) + 1):
        kept = c0
        degree -= 1
        c0 = series[-i] - c1 * (2 * (degree - 1))
        c1 = kept + c1 * twice
    return c0 + c1 * twice


def hermvander(x, deg):
    at = line_of(x)
    v = np.empty((degree_of(deg) + 1, *at.shape), at.dtype)
    v[0] = at * 0 + 1
    twice = at * 2
    if deg > 0:
        v[1] = at * 2
        for i in range(2, deg + 1):
            v[i] = v[i - 1] * twice - v[i - 2] * (2 * (i - 1))
    return np.moveaxis(v, 0, -1)


def hermweight(x):
    return np.exp(-(x**2))


def hermline(off, scl):
    if scl != 0:
        return np.array([off, scl / 2])
    return np.array([off, scl])[:1]


def hermmulx(c):
    series = series_of(c)
    if len(series) == 1 and series[0] == 0:
        return series
    made = np.empty(len(series) + 1, series.dtype)
    made[0] = series[0] * 0
    made[1] = series[0] / 2
    for i in range(1, len(series)):
        made[i + 1] = series[i] / 2
        made[i - 1] += series[i] * i
    return made


def _lower(c1, n):
    """What the coefficient of degree n makes of that of degree n - 2, and below, of that of degree n - 1."""
    return c1 * (2 * (n - 1))


def _raised(c1, x_c1, n):
    return x_c1 * 2


def _last(c1, x_c1):
    return x_c1 * 2


def hermmul(c1, c2):
    return longer_times_shorter(c1, c2, hermmulx, _lower, _raised, _last)


def herm2poly(c):
    return series_to_powers(c, polymulx, _lower, _raised, _last)


def _derivative(c):
    n = len(c) - 1
    made = np.empty((n, *c.shape[1:]), c.dtype)
    for j in range(n, 0, -1):
        made[j - 1] = 2 * j * c[j]
    return made


def hermder(c, m=1, scl=1, axis=0):
    return series_derivative(c, m, scl, axis, _derivative)


def _integral(c):
    n = len(c)
    made = np.empty((n + 1, *c.shape[1:]), c.dtype)
    made[0] = c[0] * 0
    made[1] = c[0] / 2
    for j in range(1, n):
        made[j + 1] = c[j] / (2 * (j + 1))
    return made


def hermint(c, m=1, k=[], lbnd=0, scl=1, axis=0):
    return series_integral(c, m, k, lbnd, scl, axis, _integral, hermval)


def hermcompanion(c):
    series = series_of(c)
    made = companion_start(series)
    n = len(made)
    if n == 1:
        made[0, 0] = -0.5 * series[0] / series[1]
        return made
    scale = np.ones(n)
    for i in range(n - 1):
        scale[n - 2 - i] = scale[n - 1 - i] * (1.0 / np.sqrt(2.0 * (n - 1 - i)))
    off_diagonals(made, np.sqrt(0.5 * np.arange(1, n)))
    made[:, -1] -= scale * series[:-1] / (2.0 * series[-1])
    return made
