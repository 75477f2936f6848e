import numpy as np

# pythran export histogram(float64[:], float64, float64, int)


def histogram(a, low, high, bins):
    h = np.zeros(bins, dtype=np.int64)
    scale = bins / (high - low)
    for i in range(a.shape[0]):
        if low <= a[i] < high:
            h[int((a[i] - low) * scale)] += 1
    return h
