import numpy as np

# pythran export column_std(float64[:,:])


def column_std(a):
    return np.std(a, axis=0)
