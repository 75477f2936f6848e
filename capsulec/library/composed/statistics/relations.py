"""Relations between two inputs: covariance, correlation, linear_regression."""

import math

from capsulec.internal import python_version, statistics_error


def _products(x, y):
    """The sum of products, as the running Python rounds it."""
    if python_version >= 312:
        return float(math.sumprod(x, y))
    return math.fsum([a * b for a, b in zip(x, y, strict=True)])


def _check(x, y, name):
    if len(x) != len(y):
        statistics_error(name + " requires that both inputs have same number of data points")
    if len(x) < 2:
        statistics_error(name + " requires at least two data points")


def _centered(values):
    middle = math.fsum(values) / len(values)
    return [value - middle for value in values]


def _root_of_product(x, y):
    """sqrt(x * y); with a correction since Python 3.13."""
    root = math.sqrt(x * y)
    if python_version < 313:
        return root
    if not math.isfinite(root):
        if math.isinf(root) and not math.isinf(x) and not math.isinf(y):
            return math.sqrt(x * 2.0**-512 * (y * 2.0**-512)) / 2.0**-512
        return root
    if root == 0.0:
        if x != 0.0 and y != 0.0:
            return math.sqrt(x * 2.0**537 * (y * 2.0**537)) / 2.0**537
        return root
    return root + float(math.sumprod([x, root], [y, -root])) / (2.0 * root)


def _ranks(values):
    """The place of each value among all, counted from the middle; equal ones share their places' mean."""
    order = sorted(range(len(values)), key=lambda place: values[place])
    ranks = [0.0] * len(values)
    first = 0
    while first < len(order):
        last = first
        while last + 1 < len(order) and values[order[last + 1]] == values[order[first]]:
            last += 1
        for place in range(first, last + 1):
            ranks[order[place]] = (len(values) - 1) / -2 - 1 + first + (last - first + 2) / 2
        first = last + 1
    return ranks


def covariance(x, y, /):
    _check(x, y, "covariance")
    return _products(_centered(x), _centered(y)) / (len(x) - 1)


def correlation(x, y, /, *, method="linear"):
    _check(x, y, "correlation")
    if method not in ("linear", "ranked"):
        raise ValueError(f"Unknown method: {method!r}")
    if method == "ranked":
        xs, ys = _ranks(x), _ranks(y)
    else:
        xs, ys = _centered(x), _centered(y)
    both, first, second = _products(xs, ys), _products(xs, xs), _products(ys, ys)
    root = _root_of_product(first, second)
    if root == 0.0:
        statistics_error("at least one of the inputs is constant")
    return both / root


def linear_regression(x, y, /, *, proportional=False):
    _check(x, y, "linear regression")
    if proportional:
        xs, ys = [value * 1.0 for value in x], [value * 1.0 for value in y]
    else:
        xs, ys = _centered(x), _centered(y)
    squares = _products(xs, xs)
    if squares == 0.0:
        statistics_error("x is constant")
    slope = _products(xs, ys) / squares
    intercept = 0.0 if proportional else math.fsum(y) / len(y) - slope * (math.fsum(x) / len(x))
    return slope, intercept
