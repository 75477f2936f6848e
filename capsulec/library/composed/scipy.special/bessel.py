"""Derivatives of Bessel functions, and spherical Bessel functions."""

import numpy as np
from capsulec.internal import (
    special_spherical_in,
    special_spherical_in_d,
    special_spherical_jn,
    special_spherical_jn_d,
    special_spherical_kn,
    special_spherical_kn_d,
    special_spherical_yn,
    special_spherical_yn_d,
)
from scipy.special import hankel1, hankel2, iv, jv, kv, yv


def _order(n):
    """How often to differentiate, an integer."""
    if isinstance(n, (float, complex)):
        raise TypeError("n must be a non-negative integer")
    try:
        if n < 0:
            raise ValueError
    except ValueError as error:
        raise ValueError("n must be a non-negative integer") from error
    return int(n)


def _derivative(function, v, z, n, sign):
    """The n-th derivative as a sum of functions of the orders v - n, v - n + 2, …, v + n (DLMF 10.6.7, 10.29.5)."""
    order = np.asarray(v)
    times = _order(n)
    weight = 1.0
    total = function(order - times, z)
    for i in range(1, times + 1):
        weight = sign * (weight * (times - i + 1)) / i
        total = total + weight * function(order - times + i * 2, z)
    if times == 0:
        return total
    return total / 2.0**times


def jvp(v, z, n=1):
    return _derivative(jv, v, z, n, -1)


def yvp(v, z, n=1):
    return _derivative(yv, v, z, n, -1)


def ivp(v, z, n=1):
    return _derivative(iv, v, z, n, 1)


def kvp(v, z, n=1):
    return (-1) ** (_order(n) % 2) * _derivative(kv, v, z, n, 1)


def h1vp(v, z, n=1):
    return _derivative(hankel1, v, z, n, -1)


def h2vp(v, z, n=1):
    return _derivative(hankel2, v, z, n, -1)


def _degree(n):
    """The order as SciPy takes it, cut off to an integer."""
    return np.int64(np.asarray(n))


def _parity(n):
    """1 for even orders, -1 for odd ones."""
    return np.where(n % 2 == 0, 1, -1)


def _mirrored(function, k, x, sign):
    """What is even or odd is asked for numbers that are not negative, as SciPy does; complex ones as they are."""
    if np.iscomplexobj(x):
        return function(k, x)
    return np.where(x >= 0, function(k, x), function(k, -x) * sign)


def spherical_jn(n, z, derivative=False):
    k = _degree(n)
    if derivative:
        return _mirrored(special_spherical_jn_d, k, np.asarray(z), -_parity(k))
    return _mirrored(special_spherical_jn, k, np.asarray(z), _parity(k))


def spherical_yn(n, z, derivative=False):
    k = _degree(n)
    if derivative:
        return _mirrored(special_spherical_yn_d, k, np.asarray(z), _parity(k))
    return _mirrored(special_spherical_yn, k, np.asarray(z), -_parity(k))


def spherical_in(n, z, derivative=False):
    k = _degree(n)
    if derivative:
        return _mirrored(special_spherical_in_d, k, np.asarray(z), -_parity(k))
    return _mirrored(special_spherical_in, k, np.asarray(z), _parity(k))


def _continued(function, k, x):
    """Of negative numbers by way of complex ones."""
    if np.iscomplexobj(x):
        return function(k, x)
    return np.where(x >= 0, function(k, x), function(k, x + 0j).real)


def spherical_kn(n, z, derivative=False):
    if derivative:
        return _continued(special_spherical_kn_d, _degree(n), np.asarray(z))
    return _continued(special_spherical_kn, _degree(n), np.asarray(z))
