import numpy as np

# pythran export sliding_mean(float64[:], int)


def sliding_mean(a, w):
    n = a.shape[0] - w + 1
    r = np.empty(n)
    for i in range(n):
        r[i] = a[i : i + w].max() - np.mean(a[i : i + w])
    return r
