"""What the polynomials of all bases do with their coefficients, which stand by rising degree."""

import numpy as np
from capsulec.internal import not_yet


def series_of(c):
    """Coefficients as NumPy takes them: floats or complex numbers, without zeros at the end but for the last one."""
    given = np.asarray(c)
    made = np.full(1, given) if np.ndim(given) == 0 else given
    if made.size == 0:
        raise ValueError("Coefficient array is empty")
    if made.ndim != 1:
        raise ValueError("Coefficient array is not 1-d")
    if np.issubdtype(made.dtype, np.inexact):
        return without_zeros(made.copy())
    return without_zeros(made.astype(np.float64))


def without_zeros(c):
    n = len(c)
    while n > 1 and c[n - 1] == 0:
        n -= 1
    return c[:n]


def series_sum(c1, c2):
    first, second = series_of(c1), series_of(c2)
    made = np.zeros(max(len(first), len(second)), np.result_type(first, second))
    made[: len(first)] = first
    made[: len(second)] += second
    return without_zeros(made)


def series_difference(c1, c2):
    first, second = series_of(c1), series_of(c2)
    made = np.zeros(max(len(first), len(second)), np.result_type(first, second))
    made[: len(first)] = first
    made[: len(second)] -= second
    return without_zeros(made)


def trimmed_series(c, tol):
    if tol < 0:
        raise ValueError("tol must be non-negative")
    made = series_of(c)
    last = -1
    for i in range(len(made)):
        if np.abs(made[i]) > tol:
            last = i
    return made[:1] * 0 if last < 0 else made[: last + 1].copy()


def coefficients_of(c):
    """Coefficients of a polynomial that is evaluated; integers are floats."""
    given = np.asarray(c)
    if np.ndim(given) == 0:
        return coefficients_of(np.full(1, given))
    if given.ndim != 1:
        not_yet("evaluating polynomials whose coefficients have several axes")
    if np.issubdtype(given.dtype, np.inexact):
        return given
    return given + 0.0


def places_of(x, c):
    """Where a polynomial is evaluated, in the dtype of the values."""
    given = np.asarray(x)
    dtype = np.result_type(given, c)
    if np.ndim(given) == 0:
        return dtype.type(given)
    return given.astype(dtype)


def same_everywhere(value, x):
    """A coefficient at each place."""
    if np.ndim(x) == 0:
        return x.dtype.type(value)
    return np.full_like(x, value)


def degree_of(deg):
    if deg < 0:
        raise ValueError("deg must be non-negative")
    return deg


def line_of(x):
    """Places of a matrix whose columns are basis functions: floats, at least one axis."""
    given = np.asarray(x)
    if np.ndim(given) == 0:
        return np.full(1, given + 0.0)
    return given + 0.0
