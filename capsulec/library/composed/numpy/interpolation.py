"""Numbers placed among sorted ones: interp and digitize."""

import numpy as np


def _place(xs, x):
    """How many of sorted numbers are not above x."""
    low, high = 0, len(xs)
    while low < high:
        middle = (low + high) // 2
        if x >= xs[middle]:
            low = middle + 1
        else:
            high = middle
    return low


def _between(x, xp, fp, left, right):
    """The value at x of the line through the points."""
    last = len(xp) - 1
    if x != x:
        return x + 0.0 * fp[0]
    if x > xp[last]:
        return right
    if x < xp[0]:
        return left
    j = _place(xp, x) - 1
    if j == last or xp[j] == x:
        return fp[j]
    slope = (fp[j + 1] - fp[j]) / (xp[j + 1] - xp[j])
    value = slope * (x - xp[j]) + fp[j]
    if value != value:
        value = slope * (x - xp[j + 1]) + fp[j + 1]
        if value != value and fp[j] == fp[j + 1]:
            value = fp[j]
    return value


def _interpolated(x, xp, fp, left, right):
    if np.ndim(x) == 0:
        return _between(np.float64(x), xp, fp, left, right)
    result = np.empty(x.shape, fp.dtype)
    for i in range(len(x)):
        result[i] = _interpolated(x[i], xp, fp, left, right)
    return result


def interp(x, xp, fp, left=None, right=None, period=None):
    if isinstance(x, (list, tuple)) or isinstance(xp, (list, tuple)) or isinstance(fp, (list, tuple)):
        return interp(np.asarray(x), np.asarray(xp), np.asarray(fp), left, right, period)
    if np.ndim(xp) != 1 or np.ndim(fp) != 1:
        raise ValueError("Data points must be 1-D sequences")
    if period is not None:
        if period == 0:
            raise ValueError("period must be a non-zero value")
        if len(xp) != len(fp):
            raise ValueError("fp and xp are not of the same length")
        period = abs(period)
        places = np.float64(1) * xp % period
        order = np.argsort(places)
        ends = np.concatenate((order[-1:], order, order[:1]))
        around = places[ends]
        around[0] -= period
        around[-1] += period
        return _interpolated(x % period, around, np.float64(1) * fp[ends], np.float64(0), np.float64(0))
    if len(xp) == 0:
        raise ValueError("array of sample points is empty")
    if len(xp) != len(fp):
        raise ValueError("fp and xp are not of the same length.")
    values = np.float64(1) * fp
    below = values[0]
    above = values[len(fp) - 1]
    if left is not None:
        below = values.dtype.type(left)
    if right is not None:
        above = values.dtype.type(right)
    return _interpolated(x, np.float64(1) * xp, values, below, above)


def _rising(bins):
    """1 for numbers that never fall, -1 for those that fall, 0 for others; the first two that differ decide."""
    start, last = 0, len(bins) - 1
    while start < last and bins[start] == bins[start + 1]:
        start += 1
    if start >= last:
        return 1
    rises = bins[start] < bins[start + 1]
    for i in range(start + 1, last):
        if (bins[i] > bins[i + 1]) if rises else (bins[i] < bins[i + 1]):
            return 0
    return 1 if rises else -1


def _below(xs, x):
    """How many of sorted numbers are below x."""
    low, high = 0, len(xs)
    while low < high:
        middle = (low + high) // 2
        if xs[middle] < x or (x != x and xs[middle] == xs[middle]):
            low = middle + 1
        else:
            high = middle
    return low


def _not_above(xs, x):
    low, high = 0, len(xs)
    while low < high:
        middle = (low + high) // 2
        if x < xs[middle] or (x == x and xs[middle] != xs[middle]):
            high = middle
        else:
            low = middle + 1
    return low


def _binned(x, bins, falling, right):
    if np.ndim(x) == 0:
        if falling:
            turned = bins[::-1]
            return np.int64(len(bins) - (_below(turned, x) if right else _not_above(turned, x)))
        return np.int64(_below(bins, x) if right else _not_above(bins, x))
    if falling:
        return len(bins) - _places(bins[::-1], x, right)
    return _places(bins, x, right)


def _places(bins, x, right):
    if right:
        return np.searchsorted(bins, x, "left")
    return np.searchsorted(bins, x, "right")


def digitize(x, bins, right=False):
    if isinstance(x, (list, tuple)) or isinstance(bins, (list, tuple)):
        return digitize(np.asarray(x), np.asarray(bins), right)
    if np.iscomplexobj(x):
        raise TypeError("x may not be complex")
    direction = _rising(bins)
    if direction == 0:
        raise ValueError("bins must be monotonically increasing or decreasing")
    return _binned(x, bins, direction < 0, right)
