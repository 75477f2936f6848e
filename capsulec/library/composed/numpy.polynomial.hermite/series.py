"""Polynomials as sums of the physicists' Hermite polynomials: coefficients by rising degree."""

import numpy as np
from capsulec.internal import (
    coefficients_of,
    degree_of,
    line_of,
    places_of,
    same_everywhere,
    series_difference,
    series_sum,
    trimmed_series,
)


def hermval(x, c, tensor=True):
    series = coefficients_of(c)
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


def hermadd(c1, c2):
    return series_sum(c1, c2)


def hermsub(c1, c2):
    return series_difference(c1, c2)


def hermtrim(c, tol=0):
    return trimmed_series(c, tol)


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
