"""What joins arrays takes a list of lists, or an array, for its rows."""

import numpy as np


def arrays_of(values):
    return [np.asarray(value) for value in values]
