"""Methods of NumPy's numbers that arrays have too: a number is an array without axes."""

import numpy as np
from capsulec.internal import python_number


def item(self, /):
    return python_number(self)


def tolist(self, /):
    return python_number(self)


def astype(self, dtype, /, order="K", casting="unsafe", subok=True, copy=True):
    return np.dtype(dtype).type(self)


def round(self, /, decimals=0, out=None):
    return np.round(self, decimals)


def clip(self, /, min=None, max=None):
    return np.clip(self, min, max)


def copy(self, /, order="C"):
    return self


def squeeze(self, /, axis=None):
    return self


def conj(self, /):
    return np.conj(self)


def max(self, /, axis=None, out=None):
    return self


def min(self, /, axis=None, out=None):
    return self


def any(self, /, axis=None, out=None):
    return np.bool_(self)


def all(self, /, axis=None, out=None):
    return np.bool_(self)


def sum(self, /, axis=None, dtype=None, out=None):
    return np.full(1, self).sum(dtype=dtype)


def prod(self, /, axis=None, dtype=None, out=None):
    return np.full(1, self).prod(dtype=dtype)


def mean(self, /, axis=None, dtype=None, out=None):
    return np.full(1, self).mean(dtype=dtype)


def flatten(self, /, order="C"):
    return np.full(1, self)


def ravel(self, /, order="C"):
    return np.full(1, self)
