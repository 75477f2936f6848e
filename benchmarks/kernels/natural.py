"""The callbacks of the other files as one thinks of them; also the Python callbacks."""

from math import cos, exp

import numpy as np


# pythran export capsule f(float64, float64, float64, float64) for scipy.integrate.nquad
def f(x, y, z, *, c):
    return c + x - y * z


# pythran export capsule box(float64, float64, float64, float64) for scipy.integrate.tplquad
def box(x, y, z, c):
    return c + x - y * z


# pythran export capsule bell(float64) for scipy.integrate.quad
def bell(x):
    return exp(-x * x / 2)


# pythran export capsule ripple(float64, float64, float64, float64) for scipy.integrate.dblquad
def ripple(x, y, width, frequency):
    return exp(-width * (x * x + y * y)) * cos(frequency * x)


# pythran export capsule transform((intp, intp), float64) for scipy.ndimage.geometric_transform
def transform(at, shift):
    return at[0] - shift, at[1] - shift


# pythran export capsule rolling_mean(float64[:], float64[:]) for scipy.ndimage.generic_filter1d
def rolling_mean(line, means):
    means[:] = (line[:-2] + line[1:-1] + line[2:]) / 3.0


# pythran export capsule window_sum(float64[:]) for scipy.ndimage.generic_filter
def window_sum(window):
    return window.sum()


# pythran export capsule window_spread(float64[:]) for scipy.ndimage.generic_filter
def window_spread(window):
    return window.max() - window.min()


# pythran export capsule window_median(float64[:]) for scipy.ndimage.generic_filter
def window_median(window):
    return np.median(window)


# pythran export capsule window_percentile(float64[:], float64) for scipy.ndimage.generic_filter
def window_percentile(window, q):
    return np.percentile(window, q)
