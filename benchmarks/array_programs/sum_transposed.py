import numpy as np

# pythran export sum_transposed(float64[:,:])


def sum_transposed(a):
    return np.sum(a.T, axis=1)
