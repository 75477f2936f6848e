import numpy as np

# pythran export floyd_warshall(float64[:,:])


def floyd_warshall(a):
    d = a.copy()
    n = d.shape[0]
    for k in range(n):
        for i in range(n):
            d[i, :] = np.minimum(d[i, :], d[i, k] + d[k, :])
    return d
