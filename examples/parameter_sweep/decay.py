# decay.py
import numpy as np

#pythran export capsule decay(float64, float64, float64) for scipy.integrate.nquad
def decay(x, y, *, rate):
    return np.exp(-rate * (x * x + y * y))
