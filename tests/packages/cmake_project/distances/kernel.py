"""A module as library authors write them: arrays, a capsule; the exports are in the file beside it."""

import numpy as np


def pairwise(points):
    """Euclidean distances of all pairs of rows."""
    n, m = points.shape
    result = np.empty((n, n), points.dtype)
    for i in range(n):
        for j in range(n):
            total = points[i, 0] * 0
            for k in range(m):
                total += (points[i, k] - points[j, k]) ** 2
            result[i, j] = np.sqrt(total)
    return result


def inverse(x):
    return 1 / (1 + x * x)


def nearest(points):
    """The index of each row's nearest other row."""
    distances = pairwise(points)
    for i in range(len(points)):
        distances[i, i] = np.inf
    return distances.argmin(axis=1)
