"""Products, quotients, derivatives and roots of series in any basis: what differs is given as functions."""

import numpy as np
from capsulec.internal import series_difference, series_of, series_sum, without_zeros


def longer_times_shorter(c1, c2, times_x, lower, raised, last):
    """The product of two series: one as a number, evaluated by the recurrence of its basis at the other."""
    first, second = series_of(c1), series_of(c2)
    if len(first) > len(second):
        return series_at_x(second, first, times_x, lower, raised, last)
    return series_at_x(first, second, times_x, lower, raised, last)


def series_at_x(c, unit, times_x, lower, raised, last):
    """The sum of c[n] times the n-th function of a basis, for what `unit` is one and `times_x` multiplies by x.

    Clenshaw's scheme: from the two highest degrees down, what is above goes into the two below. `lower(c1, n)` is the
    share of the one two below, `raised(c1, x times c1, n)` that of the one below, `last(c1, x times c1)` what c1 is
    worth in the end.
    """
    if len(c) == 1:
        return series_sum(c[0] * unit, np.zeros(1))
    c0, c1 = c[-2] * unit, c[-1] * unit
    for n in range(len(c) - 1, 1, -1):
        kept = c0
        c0 = series_difference(c[n - 2] * unit, lower(c1, n))
        c1 = series_sum(kept, raised(c1, times_x(c1), n))
    return series_sum(c0, last(c1, times_x(c1)))


def series_to_powers(c, times_x, lower, raised, last):
    series = series_of(c)
    if len(series) == 1:
        return series
    return series_at_x(series, np.ones(1, series.dtype), times_x, lower, raised, last)


def checked_power(c, power, maxpower):
    """How many factors a power has."""
    if int(power) != power or power < 0:
        raise ValueError("Power must be a non-negative integer.")
    if maxpower is not None and power > maxpower:
        raise ValueError("Power is too large")
    return int(power)


def series_power(c, power, maxpower, times):
    series = series_of(c)
    factors = checked_power(series, power, maxpower)
    if factors == 0:
        return np.ones(1, series.dtype)
    made = series
    for _ in range(factors - 1):
        made = times(made, series)
    return made


def series_quotient(c1, c2, times):
    """Quotient and remainder: the highest terms first."""
    rest, divisor = series_of(np.asarray(c1) + np.asarray(c2)[0] * 0), series_of(c2)
    if divisor[-1] == 0:
        raise ZeroDivisionError
    if len(rest) < len(divisor):
        return rest[:1] * 0, rest
    if len(divisor) == 1:
        return rest / divisor[-1], rest[:1] * 0
    quotient = np.empty(len(rest) - len(divisor) + 1, rest.dtype)
    for i in range(len(quotient) - 1, -1, -1):
        unit = np.zeros(i + 1)
        unit[-1] = 1
        product = times(unit, divisor)
        share = rest[-1] / product[-1]
        rest = rest[:-1] - share * product[:-1]
        quotient[i] = share
    return quotient, without_zeros(rest)


def floats_of(c):
    """A copy of coefficients with any number of axes; integers are floats."""
    given = np.asarray(c)
    made = np.full(1, given) if np.ndim(given) == 0 else given
    if np.issubdtype(made.dtype, np.inexact):
        return made.copy()
    return made.astype(np.float64)


def series_derivative(c, times, scale, axis, derivative):
    """`derivative(c)` gives the coefficients of the derivative, one fewer along the first axis."""
    if times < 0:
        raise ValueError("The order of derivation must be non-negative")
    made = np.moveaxis(floats_of(c), axis, 0)
    if times >= len(made) and times > 0:
        return np.moveaxis(made[:1] * 0, 0, axis)
    for _ in range(times):
        made = derivative(made * scale)
    return np.moveaxis(made, 0, axis)


def series_integral(c, times, constants, lower, scale, axis, integral, value):
    """`integral(c)` gives the coefficients of an integral, one more along the first axis; `value(x, c)` evaluates."""
    if times < 0:
        raise ValueError("The order of integration must be non-negative")
    given = np.atleast_1d(np.asarray(constants))
    if len(given) > times:
        raise ValueError("Too many integration constants")
    if np.ndim(lower) != 0:
        raise ValueError("lbnd must be a scalar.")
    if np.ndim(scale) != 0:
        raise ValueError("scl must be a scalar.")
    made = np.moveaxis(floats_of(c), axis, 0)
    for i in range(times):
        made = made * scale
        constant = given[i] if i < len(given) else 0.0
        if len(made) == 1 and np.all(made[0] == 0):
            made[0] += constant
        else:
            made = integral(made)
            made[0] += constant - value(lower, made)
    return np.moveaxis(made, 0, axis)


def roots_of_companion(matrix, reversed_):
    """Eigenvalues, sorted. NumPy turns the companion matrices of most bases around, for smaller errors."""
    if len(matrix) == 1:
        return matrix[0] + 0j
    if reversed_:
        return np.sort(np.linalg.eigvals(matrix[::-1, ::-1]))
    return np.sort(np.linalg.eigvals(matrix))


def companion_start(c):
    """The highest degree, and zeros for the matrix."""
    if len(c) < 2:
        raise ValueError("Series must have maximum degree of at least 1.")
    n = len(c) - 1
    return np.zeros((n, n), c.dtype)


def off_diagonals(matrix, values):
    """Store the same values above and below the diagonal."""
    for i in range(len(values)):
        matrix[i, i + 1] = values[i]
        matrix[i + 1, i] = values[i]


def same_places(one, other, message):
    if one != other:
        raise ValueError(message)


def products_of_bases(one, other):
    """For each place, all products of basis functions of two variables, in a row."""
    made = one[..., :, np.newaxis] * other[..., np.newaxis, :]
    return made.reshape((*made.shape[:-2], made.shape[-2] * made.shape[-1]))
