"""Polynomials as sums of Chebyshev polynomials: coefficients by rising degree."""

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


def chebval(x, c, tensor=True):
    series = coefficients_of(c)
    at = places_of(x, series)
    if len(series) == 1:
        return series[0] + same_everywhere(0, at) * at
    twice = 2 * at
    c0, c1 = same_everywhere(series[-2], at), same_everywhere(series[-1], at)
    for i in range(3, len(series) + 1):
        kept = c0
        c0 = series[-i] - c1
        c1 = kept + c1 * twice
    return c0 + c1 * at


def chebadd(c1, c2):
    return series_sum(c1, c2)


def chebsub(c1, c2):
    return series_difference(c1, c2)


def chebtrim(c, tol=0):
    return trimmed_series(c, tol)


def chebvander(x, deg):
    at = line_of(x)
    v = np.empty((degree_of(deg) + 1, *at.shape), at.dtype)
    v[0] = at * 0 + 1
    twice = 2 * at
    if deg > 0:
        v[1] = at
        for i in range(2, deg + 1):
            v[i] = v[i - 1] * twice - v[i - 2]
    return np.moveaxis(v, 0, -1)


def chebweight(x):
    return 1.0 / (np.sqrt(1.0 + x) * np.sqrt(1.0 - x))


def chebpts1(npts):
    if npts < 1:
        raise ValueError("npts must be >= 1")
    return np.sin(0.5 * np.pi / npts * np.arange(-npts + 1, npts + 1, 2))


def chebpts2(npts):
    if npts < 2:
        raise ValueError("npts must be >= 2")
    return np.cos(np.linspace(-np.pi, 0, npts))
