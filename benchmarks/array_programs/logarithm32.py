import numpy as np

# pythran export logarithm32(float32[:])


def logarithm32(a):
    return np.log(a)
