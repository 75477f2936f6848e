"""Values of NumPy's that have names."""

import numpy as np


def numpy_true():
    return np.bool_(True)


def numpy_false():
    return np.bool_(False)
