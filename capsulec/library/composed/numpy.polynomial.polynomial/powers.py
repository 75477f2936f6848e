"""Polynomials as sums of powers of x: coefficients by rising degree."""

import numpy as np
from capsulec.internal import (
    coefficients_of,
    degree_of,
    line_of,
    places_of,
    series_difference,
    series_of,
    series_sum,
    trimmed_series,
    without_zeros,
)


def polyval(x, c, tensor=True):
    series = coefficients_of(c)
    at = places_of(x, series)
    made = series[-1] + at * 0
    for i in range(2, len(series) + 1):
        made = series[-i] + made * at
    return made


def polyadd(c1, c2):
    return series_sum(c1, c2)


def polysub(c1, c2):
    return series_difference(c1, c2)


def polytrim(c, tol=0):
    return trimmed_series(c, tol)


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
    roots = coefficients_of(r)
    at = places_of(x, roots)
    made = at * 0 + 1
    for root in roots:
        made = made * (at - root)
    return made


def polyder(c, m=1, scl=1, axis=0):
    made = coefficients_of(c).copy()
    if m < 0:
        raise ValueError("The order of derivation must be non-negative")
    if m == 0:
        return made
    if m >= len(made):
        return made[:1] * 0
    for _ in range(m):
        made = made[1:] * scl * np.arange(1, len(made))
    return made
