import numpy as np

# pythran export select(float64[:], float64[:])


def select(a, b):
    c = np.where(a > b, a - b, a * b)
    c[c < 0.1] = 0.0
    return c
