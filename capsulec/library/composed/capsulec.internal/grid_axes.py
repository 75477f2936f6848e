"""The numbers of a slice in numpy.mgrid and its like: `start:stop:step`, or `start:stop:count` with a complex count."""

import math

import numpy as np


def grid_range(start, stop, step):
    count = max(math.ceil((stop - start) / step), 0)
    return np.arange(count) * step + start


def grid_space(start, stop, count):
    step = (stop - start) / (count - 1.0) if count > 1 else 0.0
    return np.arange(count) * step + start
