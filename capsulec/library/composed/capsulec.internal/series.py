"""What the polynomials of all bases do with their coefficients, which stand by rising degree."""

import numpy as np


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
    if len(first) > len(second):
        made[: len(first)] = first
        made[: len(second)] -= second
    else:
        made[: len(second)] = -second
        made[: len(first)] += first
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


def coefficients_at(c, x, tensor):
    """Coefficients of polynomials that are evaluated at x; integers are floats. Those of one degree stand in a row.

    Without `tensor` each place has polynomials of its own; with it, each polynomial is evaluated at all places.
    """
    given = np.asarray(c)
    if np.ndim(given) == 0:
        return coefficients_at(np.full(1, given), x, tensor)
    made = given if np.issubdtype(given.dtype, np.inexact) else given + 0.0
    if tensor and given.ndim > 1 and np.ndim(x) > 0:
        return made.reshape(made.shape + (1,) * np.ndim(x))
    return made


def places_of(x, c):
    """Where a polynomial is evaluated, in the dtype of the values."""
    given = np.asarray(x)
    dtype = np.result_type(given, c)
    if np.ndim(given) == 0:
        return dtype.type(given)
    return given.astype(dtype)


def same_everywhere(value, x):
    """A coefficient at each place."""
    if np.ndim(value) == 0:
        if np.ndim(x) == 0:
            return x.dtype.type(value)
        return np.full_like(x, value)
    made = np.empty(np.broadcast_shapes(np.shape(value), np.shape(x)), x.dtype)
    made[...] = value
    return made


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
