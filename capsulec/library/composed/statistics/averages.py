"""Averages: mean, fmean, geometric_mean, harmonic_mean."""

import math

from capsulec.internal import exact_quotient, exact_ratio_of_sums, python_version, statistics_error


def mean(data):
    values = list(data)
    if not values:
        statistics_error("mean requires at least one data point")
    return exact_quotient(values, len(values))


def fmean(data, weights=None):
    values = list(data)
    if weights is None:
        if not values:
            statistics_error("fmean requires at least one data point")
        return math.fsum(values) / len(values)
    factors = list(weights)
    if len(values) != len(factors):
        statistics_error("data and weights must be the same length")
    if python_version >= 312:
        above = float(math.sumprod(values, factors))
    else:
        above = math.fsum([value * factor for value, factor in zip(values, factors, strict=True)])
    below = math.fsum(factors)
    if not below:
        statistics_error("sum of weights must be non-zero")
    return above / below


def _positive(values):
    """What geometric_mean does since Python 3.13, where zeros count."""
    zeros = False
    logarithms = []
    for x in values:
        if x > 0.0 or x != x:
            logarithms.append(math.log(x))
        elif x == 0.0:
            zeros = True
        else:
            statistics_error("No negative inputs allowed")
    if not values:
        statistics_error("Must have a non-empty dataset")
    total = math.fsum(logarithms)
    if total != total:
        return math.nan
    if zeros:
        return math.nan if total == math.inf else 0.0
    return math.exp(total / len(values))


def geometric_mean(data):
    values = [float(x) for x in data]
    if python_version >= 313:
        return _positive(values)
    if not values or min(values) <= 0.0:
        statistics_error("geometric mean requires a non-empty dataset containing positive numbers")
    return math.exp(math.fsum([math.log(x) for x in values]) / len(values))


def harmonic_mean(data, weights=None):
    values = [float(x) for x in data]
    if not values:
        statistics_error("harmonic_mean requires at least one data point")
    if weights is None:
        if len(values) == 1:
            if values[0] < 0:
                statistics_error("harmonic mean does not support negative values")
            return values[0]
        return _harmonic(values, [1.0] * len(values))
    factors = [float(w) for w in weights]
    if len(factors) != len(values):
        statistics_error("Number of weights does not match data size")
    for factor in factors:
        if factor < 0:
            statistics_error("harmonic mean does not support negative values")
    return _harmonic(values, factors)


def _harmonic(values, factors):
    parts = []
    for value, factor in zip(values, factors, strict=True):
        if value < 0:
            statistics_error("harmonic mean does not support negative values")
        if factor == 0:
            parts.append(0.0)
        elif value == 0:
            return 0.0
        else:
            parts.append(factor / value)
    if math.fsum(parts) <= 0:
        statistics_error("Weighted sum must be positive")
    return exact_ratio_of_sums(factors, parts)
