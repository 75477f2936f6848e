import numpy as np

# pythran export sort(float64[:])


def sort(a):
    return np.sort(a)
