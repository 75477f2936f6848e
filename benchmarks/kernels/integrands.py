from math import cos, exp


# pythran export capsule bell(float64)
def bell(x):
    return exp(-x * x / 2)


# pythran export capsule ripple(int32, float64*, float64*)
def ripple(n, x, parameters):
    return exp(-parameters[0] * (x[0] * x[0] + x[1] * x[1])) * cos(parameters[1] * x[0])
