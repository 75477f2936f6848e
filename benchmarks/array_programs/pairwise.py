import numpy as np

# pythran export pairwise(float64[:,:], float64[:,:])


def pairwise(x, y):
    return np.sqrt(((x[:, None, :] - y[None, :, :]) ** 2).sum(axis=2))
