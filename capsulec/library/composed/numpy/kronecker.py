"""Kronecker products: each element of one array times all of another one."""

import numpy as np
from capsulec.internal import asked_kron


def kron(a, b):
    x, y = np.asarray(a), np.asarray(b)
    if x.ndim == 0 or y.ndim == 0:
        return np.multiply(x, y)
    if x.ndim == 1 and y.ndim == 1:
        return (x[:, np.newaxis] * y[np.newaxis, :]).reshape(x.shape[0] * y.shape[0])
    if x.ndim == 2 and y.ndim == 2:
        made = x[:, np.newaxis, :, np.newaxis] * y[np.newaxis, :, np.newaxis, :]
        return made.reshape((x.shape[0] * y.shape[0], x.shape[1] * y.shape[1]))
    if x.ndim == 1 and y.ndim == 2:
        return kron(x[np.newaxis, :], y)
    if x.ndim == 2 and y.ndim == 1:
        return kron(x, y[np.newaxis, :])
    return asked_kron(x, y)
