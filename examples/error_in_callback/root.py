from math import sqrt


# pythran export capsule root(float64)
def root(x):
    if x < -1.0:
        raise ValueError("x must be at least -1")
    return sqrt(x + 1.0)
