"""Polynomials as sums of the probabilists' Hermite polynomials: coefficients by rising degree."""

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


def hermeval(x, c, tensor=True):
    series = coefficients_of(c)
    at = places_of(x, series)
    if len(series) == 1:
        return series[0] + same_everywhere(0, at) * at
    degree = len(series)
    c0, c1 = same_everywhere(series[-2], at), same_everywhere(series[-1], at)
    for i in range(3, len(series) + 1):
        kept = c0
        degree -= 1
        c0 = series[-i] - c1 * (degree - 1)
        c1 = kept + c1 * at
    return c0 + c1 * at


def hermeadd(c1, c2):
    return series_sum(c1, c2)


def hermesub(c1, c2):
    return series_difference(c1, c2)


def hermetrim(c, tol=0):
    return trimmed_series(c, tol)


def hermevander(x, deg):
    at = line_of(x)
    v = np.empty((degree_of(deg) + 1, *at.shape), at.dtype)
    v[0] = at * 0 + 1
    if deg > 0:
        v[1] = at
        for i in range(2, deg + 1):
            v[i] = v[i - 1] * at - v[i - 2] * (i - 1)
    return np.moveaxis(v, 0, -1)


def hermeweight(x):
    return np.exp(-0.5 * x**2)
