"""Sums of exponentials in logarithms, and what is made with them."""

import numpy as np
from capsulec.internal import not_yet


def _floats(a):
    """The array of numbers in a, of floats."""
    x = np.asarray(a)
    if np.issubdtype(x.dtype, np.inexact):
        return x
    return x.astype(np.float64)


def _axes(x, axis):
    """The axes as a tuple."""
    if axis is None:
        return tuple(range(np.ndim(x)))
    return axis


def softmax(x, axis=None):
    y = np.asarray(x)
    powers = np.exp(y - np.max(y, axis=axis, keepdims=True))
    return powers / np.sum(powers, axis=axis, keepdims=True)


def log_softmax(x, axis=None):
    y = np.asarray(x)
    largest = np.max(y, axis=axis, keepdims=True)
    shifted = y - np.where(np.isfinite(largest), largest, 0)
    return shifted - np.log(np.sum(np.exp(shifted), axis=axis, keepdims=True))


def logsumexp(a, axis=None, b=None, keepdims=False, return_sign=False):
    if return_sign:
        not_yet("scipy.special.logsumexp(return_sign=True)")
    if np.iscomplexobj(a):
        not_yet("scipy.special.logsumexp of complex numbers")
    if b is not None:
        if np.iscomplexobj(b):
            not_yet("scipy.special.logsumexp of complex numbers")
        weights = _floats(b)
        x = np.where(weights == 0, -np.inf, _floats(a))
        return _weighted(x, weights, _floats(a), axis, keepdims)
    x = _floats(a)
    return _weighted(x, 1.0, x, axis, keepdims)


def _weighted(x, weights, plain, axis, keepdims):
    """The largest element apart from the others: what the others add to it is small, and log1p is exact there."""
    if np.ndim(x) == 0:
        not_yet("scipy.special.logsumexp of a number")
    if x.size == 0:
        return np.max(x, axis=axis, keepdims=keepdims, initial=-np.inf)
    largest = np.max(x, axis=axis, keepdims=True)
    found = x == largest
    count = np.sum(found * weights, axis=axis, keepdims=True, dtype=x.dtype)
    rest = np.sum(weights * np.exp(np.where(found, -np.inf, x) - largest), axis=axis, keepdims=True)
    share = np.where(rest == 0, rest, rest / count)
    sign = np.sign(share + 1) * np.sign(count)
    log = np.log1p(np.where(share < -1, -share - 2, share)) + np.log(np.abs(count)) + largest
    log = np.where(sign < 0, np.nan, log)
    plainly = np.log(np.sum(weights * np.exp(plain), axis=axis, keepdims=True))
    result = np.where(np.isfinite(log), log, plainly)
    if keepdims:
        return result
    return _squeezed(result, axis)


def _squeezed(result, axis):
    if axis is None:
        return result.reshape(-1)[0]
    return np.squeeze(result, axis=axis)
