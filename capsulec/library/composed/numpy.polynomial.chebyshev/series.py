"""Polynomials as sums of Chebyshev polynomials: coefficients by rising degree."""

import numpy as np
from capsulec.internal import (
    checked_power,
    coefficients_at,
    companion_start,
    degree_of,
    line_of,
    off_diagonals,
    places_of,
    same_everywhere,
    series_derivative,
    series_integral,
    series_of,
    series_to_powers,
    without_zeros,
)
from numpy.polynomial.polynomial import polymulx


def chebval(x, c, tensor=True):
    series = coefficients_at(c, x, tensor)
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


def chebline(off, scl):
    if scl != 0:
        return np.array([off, scl])
    return np.array([off, scl])[:1]


def chebmulx(c):
    series = series_of(c)
    if len(series) == 1 and series[0] == 0:
        return series
    made = np.empty(len(series) + 1, series.dtype)
    made[0] = series[0] * 0
    made[1] = series[0]
    half = series[1:] / 2
    made[2:] = half
    made[: len(half)] += half
    return made


def _lower(c1, n):
    """What the coefficient of degree n makes of that of degree n - 2, and below, of that of degree n - 1."""
    return c1


def _raised(c1, x_c1, n):
    return x_c1 * 2


def _last(c1, x_c1):
    return x_c1


def cheb2poly(c):
    return series_to_powers(c, polymulx, _lower, _raised, _last)


def _derivative(c):
    n = len(c) - 1
    made = np.empty((n, *c.shape[1:]), c.dtype)
    for j in range(n, 2, -1):
        made[j - 1] = 2 * j * c[j]
        c[j - 2] += j * c[j] / (j - 2)
    if n > 1:
        made[1] = 4 * c[2]
    made[0] = c[1]
    return made


def chebder(c, m=1, scl=1, axis=0):
    return series_derivative(c, m, scl, axis, _derivative)


def _integral(c):
    n = len(c)
    made = np.empty((n + 1, *c.shape[1:]), c.dtype)
    made[0] = c[0] * 0
    made[1] = c[0]
    if n > 1:
        made[2] = c[1] / 4
    for j in range(2, n):
        made[j + 1] = c[j] / (2 * (j + 1))
        made[j - 1] -= c[j] / (2 * (j - 1))
    return made


def chebint(c, m=1, k=[], lbnd=0, scl=1, axis=0):
    return series_integral(c, m, k, lbnd, scl, axis, _integral, chebval)


def chebcompanion(c):
    series = series_of(c)
    made = companion_start(series)
    n = len(made)
    if n == 1:
        made[0, 0] = -series[0] / series[1]
        return made
    scale = np.full(n, np.sqrt(0.5))
    scale[0] = 1.0
    beside = np.full(n - 1, 1 / 2)
    if n > 1:
        beside[0] = np.sqrt(0.5)
    off_diagonals(made, beside)
    made[:, -1] -= (series[:-1] / series[-1]) * (scale / scale[-1]) * 0.5
    return made


def _mirrored(c):
    """The same series in the powers of z for x = (z + 1/z) / 2, which multiply like powers."""
    n = len(c)
    made = np.zeros(2 * n - 1, c.dtype)
    made[n - 1 :] = c / 2
    return made + made[::-1]


def _folded(z):
    n = (len(z) + 1) // 2
    made = z[n - 1 :].copy()
    made[1:n] *= 2
    return made


def chebmul(c1, c2):
    return without_zeros(_folded(np.convolve(_mirrored(series_of(c1)), _mirrored(series_of(c2)))))


def chebpow(c, pow, maxpower=16):
    series = series_of(c)
    factors = checked_power(series, pow, maxpower)
    if factors == 0:
        return np.ones(1, series.dtype)
    if factors == 1:
        return series
    first = _mirrored(series)
    made = first
    for _ in range(factors - 1):
        made = np.convolve(made, first)
    return _folded(made)


def chebdiv(c1, c2):
    rest, divisor = series_of(np.asarray(c1) + np.asarray(c2)[0] * 0), series_of(c2)
    if divisor[-1] == 0:
        raise ZeroDivisionError
    if len(rest) < len(divisor):
        return rest[:1] * 0, rest
    if len(divisor) == 1:
        return rest / divisor[-1], rest[:1] * 0
    quotient, left = _divided(_mirrored(rest), _mirrored(divisor))
    return without_zeros(_folded(quotient)), without_zeros(_folded(left))


def _divided(z1, z2):
    """Long division of symmetric series from both ends at once, so that the quotient is symmetric too."""
    steps, width = len(z1) - len(z2), len(z2)
    scale = z2[0]
    divisor = z2 / scale
    quotient = np.empty(steps + 1, z1.dtype)
    for i in range((steps + 1) // 2):
        j = steps - i
        share = z1[i]
        quotient[i] = share
        quotient[j] = share
        z1[i : i + width] -= share * divisor
        z1[j : j + width] -= share * divisor
    i = (steps + 1) // 2
    share = z1[i]
    quotient[i] = share
    z1[i : i + width] -= share * divisor
    return quotient / scale, z1[i + 1 : i - 1 + width].copy()


def chebinterpolate(func, deg, args=()):
    if deg < 0:
        raise ValueError("expected deg >= 0")
    places = chebpts1(deg + 1)
    made = np.dot(chebvander(places, deg).T, func(places, *args))
    made[0] /= deg + 1
    made[1:] /= 0.5 * (deg + 1)
    return made
