import numpy as np
from numpy.ctypeslib import as_array


# pythran export capsule rolling_mean(float64*, int64, float64*, int64, float64*)
def rolling_mean(line, line_length, means, means_length, user_data):
    values = as_array(line, line_length)
    out = as_array(means, means_length)
    out[:] = (values[:-2] + values[1:-1] + values[2:]) / 3.0
    return 1


# pythran export capsule window_sum(float64*, int64, float64*, float64*)
def window_sum(window, size, result, user_data):
    result[0] = np.sum(as_array(window, size))
    return 1


# pythran export capsule window_median(float64*, int64, float64*, float64*)
def window_median(window, size, result, user_data):
    result[0] = np.sort(as_array(window, size))[size // 2]
    return 1


# pythran export capsule window_spread(float64*, int64, float64*, float64*)
def window_spread(window, size, result, user_data):
    values = as_array(window, size)
    result[0] = np.max(values) - np.min(values)
    return 1


# pythran export capsule window_percentile(float64*, int64, float64*, float64*)
def window_percentile(window, size, result, user_data):
    values = np.sort(as_array(window, size))
    place = (size - 1) * (user_data[0] / 100)
    below = int(place)
    result[0] = values[below]
    if below + 1 < size:
        result[0] += (values[below + 1] - values[below]) * (place - below)
    return 1
