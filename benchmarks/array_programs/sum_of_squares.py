import numpy as np

# pythran export sum_of_squares(float64[:])


def sum_of_squares(a):
    return np.sum(a * a)
