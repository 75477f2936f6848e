import numpy as np

# pythran export matmul_loops(float64[:,:], float64[:,:])


def matmul_loops(a, b):
    n, m, p = a.shape[0], b.shape[1], a.shape[1]
    c = np.zeros((n, m))
    for i in range(n):
        for k in range(p):
            for j in range(m):
                c[i, j] += a[i, k] * b[k, j]
    return c
