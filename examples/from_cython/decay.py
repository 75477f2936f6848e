from math import exp


# pythran export capsule decay(float64)
def decay(t):
    return exp(-t) if t > 0 else 1.0


# pythran export capsule scaled(float64, float64*)
def scaled(t, rate):
    return decay(rate[0] * t)
