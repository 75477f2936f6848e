"""Numbers placed among sorted ones: interp and digitize."""

import numpy as np


def _place(xs, x):
    """The last position in sorted numbers whose number is not above x, or -1."""
    low, high = 0, len(xs)
    while low < high:
        middle = (low + high) // 2
        if x >= xs[middle]:
            low = middle + 1
        else:
            high = middle
    return low - 1


def _between(x, xp, fp, left, right):
    """The value at x of the line through the points."""
    last = len(xp) - 1
    if x != x:
        return x + 0 * fp[0]
    if x > xp[last]:
        return right
    if x < xp[0]:
        return left
    j = _place(xp, x)
    if j == last or xp[j] == x:
        return fp[j]
    slope = (fp[j + 1] - fp[j]) / (xp[j + 1] - xp[j])
    value = slope * (x - xp[j]) + fp[j]
    if value != value:
        value = slope * (x - xp[j + 1]) + fp[j + 1]
        if value != value and fp[j] == fp[j + 1]:
            value = fp[j]
    return value
