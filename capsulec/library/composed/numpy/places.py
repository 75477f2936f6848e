"""Where elements are: ndindex, ndenumerate, fill_diagonal, mask_indices, isfortran."""

import numpy as np
from capsulec.internal import not_yet


def ndindex(*shape):
    if len(shape) == 1 and isinstance(shape[0], tuple):
        yield from _places(shape[0])
    else:
        yield from _places(shape)


def _places(shape):
    if len(shape) == 0:
        yield ()
    elif len(shape) == 1:
        for i in range(shape[0]):
            yield (i,)
    elif len(shape) == 2:
        for i in range(shape[0]):
            for j in range(shape[1]):
                yield i, j
    elif len(shape) == 3:
        for i in range(shape[0]):
            for j in range(shape[1]):
                for k in range(shape[2]):
                    yield i, j, k
    elif len(shape) == 4:
        for i in range(shape[0]):
            for j in range(shape[1]):
                for k in range(shape[2]):
                    for m in range(shape[3]):
                        yield i, j, k, m
    else:
        not_yet("numpy.ndindex and numpy.ndenumerate of more than four axes")


def ndenumerate(arr):
    given = np.asarray(arr)
    if np.ndim(given) == 0:
        yield (), given
    else:
        for place in _places(given.shape):
            yield place, given[place]


def fill_diagonal(a, val, wrap=False):
    if a.ndim < 2:
        raise ValueError("array must be at least 2-d")
    if a.ndim == 2:
        step = a.shape[1] + 1
        last = a.size if wrap else min(a.size, a.shape[1] * a.shape[1])
        _fill_places(a, val, 0 if last == 0 else (last - 1) // step + 1)
    else:
        for length in a.shape[1:]:
            if length != a.shape[0]:
                raise ValueError("All dimensions of input must be of equal length")
        _fill_places(a, val, a.shape[0])


def _fill_places(a, val, count):
    """The places on the diagonal, of a matrix also those behind its end, as they follow one another in memory."""
    if np.ndim(val) == 0:
        for i in range(count):
            _set(a, i, val)
    else:
        values = np.ravel(np.asarray(val))
        for i in range(count if len(values) != 0 else 0):
            _set(a, i, values[i % len(values)])


def _set(a, i, value):
    if a.ndim == 2:
        at = i * (a.shape[1] + 1)
        a[at // a.shape[1], at % a.shape[1]] = value
    elif a.ndim == 3:
        a[i, i, i] = value
    elif a.ndim == 4:
        a[i, i, i, i] = value
    else:
        not_yet("numpy.fill_diagonal of more than four axes")


def mask_indices(n, mask_func, k=0):
    return np.nonzero(mask_func(np.ones((n, n), int), k) != 0)


def isfortran(a):
    return not _in_c_order(a) and _in_c_order(a.T)


def _in_c_order(a):
    if a.size == 0:
        return True
    step = a.itemsize
    for length, stride in zip(reversed(a.shape), reversed(a.strides), strict=True):
        if length != 1 and stride != step:
            return False
        step *= length
    return True


def real_if_close(a, tol=100):
    if np.iscomplexobj(a):
        not_yet("numpy.real_if_close of complex numbers, whose values say what the result is,")
    return np.asarray(a)
