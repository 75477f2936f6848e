"""Methods of arrays that take elements by a condition."""

import numpy as np


def compress(self, /, condition, axis=None, out=None):
    return np.compress(condition, self, axis, out)
