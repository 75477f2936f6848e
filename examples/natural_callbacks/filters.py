# filters.py
import numpy as np

#pythran export capsule spread(float64[:]) for scipy.ndimage.generic_filter
def spread(window):
    return window.max() - window.min()

#pythran export capsule percentile(float64[:], float64) for scipy.ndimage.generic_filter
def percentile(window, q):
    return np.percentile(window, q)

#pythran export capsule smoothed(float64[:], float64[:], float64[:]) for scipy.ndimage.generic_filter1d
def smoothed(line, out, weights):
    for i in range(len(out)):
        total = 0.0
        for j in range(len(weights)):
            total += line[i + j] * weights[j]
        out[i] = total

#pythran export capsule rotated((intp, intp), float64, float64) for scipy.ndimage.geometric_transform
def rotated(at, angle, middle):
    y, x = at[0] - middle, at[1] - middle
    return middle + np.cos(angle) * y - np.sin(angle) * x, middle + np.sin(angle) * y + np.cos(angle) * x
