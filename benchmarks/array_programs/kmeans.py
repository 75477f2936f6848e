import numpy as np

# pythran export kmeans(float64[:,:], float64[:,:])


def kmeans(points, centers):
    n, d = points.shape
    k = centers.shape[0]
    sums = np.zeros((k, d))
    counts = np.zeros(k)
    for i in range(n):
        nearest = 0
        least = np.inf
        for c in range(k):
            distance = 0.0
            for j in range(d):
                t = points[i, j] - centers[c, j]
                distance += t * t
            if distance < least:
                least = distance
                nearest = c
        counts[nearest] += 1
        for j in range(d):
            sums[nearest, j] += points[i, j]
    return sums / np.maximum(counts, 1)[:, None]
