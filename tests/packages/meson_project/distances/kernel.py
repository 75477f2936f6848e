"""A module as library authors write them: arrays, a capsule."""

import numpy as np


# pythran export pairwise(float64[:, :])
# pythran export pairwise(float32[:, :])
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


# pythran export capsule inverse(float64)
def inverse(x):
    return 1 / (1 + x * x)


# pythran export nearest(float64[:, :])
def nearest(points):
    """The index of each row's nearest other row."""
    distances = pairwise(points)
    for i in range(len(points)):
        distances[i, i] = np.inf
    return distances.argmin(axis=1)
