"""NumPy's functions whose results are complex where no real number would do; here they always are."""

import numpy as np


def _complex_of(x):
    given = np.asarray(x)
    if np.iscomplexobj(given):
        return given
    narrow = given.dtype == np.float32 or given.dtype == np.int16 or given.dtype == np.int8 or given.dtype == np.uint8
    dtype = np.dtype(np.complex64) if narrow else np.dtype(np.complex128)
    return dtype.type(given) if given.ndim == 0 else given.astype(dtype)


def sqrt(x):
    return np.sqrt(_complex_of(x))


def log(x):
    return np.log(_complex_of(x))


def log10(x):
    return np.log10(_complex_of(x))


def log2(x):
    return np.log2(_complex_of(x))


def logn(n, x):
    return np.log(_complex_of(x)) / np.log(_complex_of(n))


def power(x, p):
    return np.power(_complex_of(x), p)


def arccos(x):
    return np.arccos(_complex_of(x))


def arcsin(x):
    return np.arcsin(_complex_of(x))


def arctanh(x):
    return np.arctanh(_complex_of(x))
