"""Variance and standard deviation, of samples and of whole populations."""

import math

from capsulec.internal import (
    exact_deviation,
    exact_quotient,
    exact_root_of_ratio,
    exact_spread,
    python_version,
    statistics_error,
)


def _variance(values, center, degrees):
    if center is None:
        return exact_spread(values, degrees)
    return exact_quotient([(x - center) * (x - center) for x in values], degrees)


def _deviation(values, center, degrees):
    if python_version < 311:
        return math.sqrt(_variance(values, center, degrees))
    if center is None:
        return exact_deviation(values, degrees)
    return exact_root_of_ratio([(x - center) * (x - center) for x in values], degrees)


def variance(data, xbar=None):
    values = list(data)
    if len(values) < 2:
        statistics_error("variance requires at least two data points")
    return _variance(values, xbar, len(values) - 1)


def pvariance(data, mu=None):
    values = list(data)
    if not values:
        statistics_error("pvariance requires at least one data point")
    return _variance(values, mu, len(values))


def stdev(data, xbar=None):
    values = list(data)
    if len(values) < 2:
        text = "stdev" if python_version >= 311 else "variance"
        statistics_error(text + " requires at least two data points")
    return _deviation(values, xbar, len(values) - 1)


def pstdev(data, mu=None):
    values = list(data)
    if not values:
        text = "pstdev" if python_version >= 311 else "pvariance"
        statistics_error(text + " requires at least one data point")
    return _deviation(values, mu, len(values))
