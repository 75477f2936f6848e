"""The kernels of testlib.py, example.py, integrands.py and windows.py as Numba C callbacks."""

from math import cos, exp

import numpy as np
from numba import carray, cfunc

INTEGRAND = "float64(int32, CPointer(float64), CPointer(float64))"
TRANSFORM = "int32(CPointer(int64), CPointer(float64), int32, int32, CPointer(float64))"
LINE = "int32(CPointer(float64), int64, CPointer(float64), int64, CPointer(float64))"
WINDOW = "int32(CPointer(float64), int64, CPointer(float64), CPointer(float64))"


@cfunc(INTEGRAND)
def f(n, x, cp):
    c = cp[0]
    return c + x[0] - x[1] * x[2]


@cfunc(TRANSFORM)
def transform(output_coordinates, input_coordinates, output_rank, input_rank, user_data):
    shift = user_data[0]
    input_data = carray(input_coordinates, input_rank)
    output_data = carray(output_coordinates, output_rank)
    input_data[:] = output_data - shift
    return 1


@cfunc(TRANSFORM)
def transform_basic(output_coordinates, input_coordinates, output_rank, input_rank, user_data):
    shift = user_data[0]
    for i in range(input_rank):
        input_coordinates[i] = output_coordinates[i] - shift
    return 1


@cfunc("float64(float64)")
def bell(x):
    return exp(-x * x / 2)


@cfunc(INTEGRAND)
def ripple(n, x, parameters):
    return exp(-parameters[0] * (x[0] * x[0] + x[1] * x[1])) * cos(parameters[1] * x[0])


@cfunc(LINE)
def rolling_mean(line, line_length, means, means_length, user_data):
    values = carray(line, line_length)
    out = carray(means, means_length)
    out[:] = (values[:-2] + values[1:-1] + values[2:]) / 3.0
    return 1


@cfunc(WINDOW)
def window_sum(window, size, result, user_data):
    result[0] = np.sum(carray(window, size))
    return 1


@cfunc(WINDOW)
def window_median(window, size, result, user_data):
    result[0] = np.sort(carray(window, size))[size // 2]
    return 1


@cfunc(WINDOW)
def window_spread(window, size, result, user_data):
    values = carray(window, size)
    result[0] = np.max(values) - np.min(values)
    return 1


@cfunc(WINDOW)
def window_percentile(window, size, result, user_data):
    result[0] = np.percentile(carray(window, size), user_data[0])
    return 1
