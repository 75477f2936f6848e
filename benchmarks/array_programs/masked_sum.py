import numpy as np

# pythran export masked_sum(float64[:])


def masked_sum(a):
    mask = (a > 0.25) & (a < 0.75)
    return a[mask].sum() + np.sum(mask)
