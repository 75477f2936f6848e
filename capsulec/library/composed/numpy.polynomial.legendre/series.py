"""Polynomials as sums of Legendre polynomials: coefficients by rising degree."""

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


def legval(x, c, tensor=True):
    series = coefficients_of(c)
    at = places_of(x, series)
    if len(series) == 1:
        return series[0] + same_everywhere(0, at) * at
    degree = len(series)
    c0, c1 = same_everywhere(series[-2], at), same_everywhere(series[-1], at)
    for i in range(3, len(series) + 1):
        kept = c0
        degree -= 1
        c0 = series[-i] - c1 * ((degree - 1) / degree)
        c1 = kept + c1 * at * ((2 * degree - 1) / degree)
    return c0 + c1 * at


def legadd(c1, c2):
    return series_sum(c1, c2)


def legsub(c1, c2):
    return series_difference(c1, c2)


def legtrim(c, tol=0):
    return trimmed_series(c, tol)


def legvander(x, deg):
    at = line_of(x)
    v = np.empty((degree_of(deg) + 1, *at.shape), at.dtype)
    v[0] = at * 0 + 1
    if deg > 0:
        v[1] = at
        for i in range(2, deg + 1):
            v[i] = (v[i - 1] * at * (2 * i - 1) - v[i - 2] * (i - 1)) / i
    return np.moveaxis(v, 0, -1)


def legweight(x):
    return x * 0.0 + 1.0
