"""Sorting: copies in order, the places of elements in their order, and parts around a place.

The places are always stable: NumPy's own default is on some processors, and is not on others.
"""

import numpy as np
from capsulec.internal import (
    argpartitioned_along,
    argsorted_after,
    argsorted_along,
    laid_out,
    not_yet,
    partitioned_along,
    sorted_along,
)


def _is_stable(kind, order, stable):
    """Whether a stable sort is asked for."""
    if order is not None:
        raise ValueError("Cannot specify order when the array has no fields.")
    if kind is None:
        return bool(stable) if stable is not None else False
    if stable is not None:
        raise ValueError("`kind` and keyword parameters can't be provided at the same time. Use only one of them.")
    if kind in ("quicksort", "heapsort", "q", "h", "quick", "heap"):
        return False
    if kind in ("stable", "mergesort", "s", "m"):
        return True
    raise ValueError(f"sort kind must be one of 'quick', 'heap', or 'stable' (got '{kind}')")


def _elements(a):
    """What is sorted with axis=None."""
    given = np.asarray(a)
    if np.ndim(given) == 0:
        return np.full(1, given)
    return given.ravel()


def _places(kth):
    """The places that something is parted at, as one axis."""
    given = np.asarray(kth)
    if not np.issubdtype(given.dtype, np.integer):
        raise TypeError("Partition index must be integer")
    if np.ndim(given) == 0:
        return np.full(1, given, np.int64)
    return given.astype(np.int64)


def sort(a, axis=-1, kind=None, order=None, *, stable=None):
    is_stable = _is_stable(kind, order, stable)
    if axis is None:
        return sorted_along(_elements(a), -1, is_stable)
    given = np.asarray(a)
    return laid_out(sorted_along(given, axis, is_stable), given, "K")


def argsort(a, axis=-1, kind=None, order=None, *, stable=None):
    _is_stable(kind, order, stable)
    if axis is None:
        return argsorted_along(_elements(a), -1)
    if np.ndim(a) == 0:
        return argsorted_along(_elements(a), axis)
    return argsorted_along(np.asarray(a), axis)


def partition(a, kth, axis=-1, kind="introselect", order=None):
    _is_stable(None, order, None)
    if axis is None:
        return partitioned_along(_elements(a), _places(kth), -1)
    given = np.asarray(a)
    return laid_out(partitioned_along(given, _places(kth), axis), given, "K")


def argpartition(a, kth, axis=-1, kind="introselect", order=None):
    _is_stable(None, order, None)
    if axis is None:
        return argpartitioned_along(_elements(a), _places(kth), -1)
    return argpartitioned_along(np.asarray(a), _places(kth), axis)


def sort_complex(a):
    given = np.asarray(a)
    if np.iscomplexobj(given):
        return sort(given)
    if given.dtype in (np.int8, np.int16, np.uint8, np.uint16):
        return sort(given).astype(np.complex64)
    if given.dtype == np.longdouble:
        return sort(given).astype(np.clongdouble)
    return sort(given).astype(np.complex128)


def lexsort(keys, axis=-1):
    if isinstance(keys, tuple):
        if len(keys) == 0:
            raise TypeError("need sequence of keys with len > 0 in lexsort")
        return _by_keys(keys, axis, len(keys) - 1, argsorted_along(np.asarray(keys[0]), axis))
    given = np.asarray(keys)
    if given.ndim < 2:
        not_yet("numpy.lexsort of one axis")
    if len(given) == 0:
        raise TypeError("need sequence of keys with len > 0 in lexsort")
    order = argsorted_along(given[0], axis)
    for place in range(1, len(given)):
        order = argsorted_after(given[place], order, axis)
    return order


def _by_keys(keys, axis, left, order):
    """The order by all but the last `left` of the keys, and then by those."""
    if left == 0:
        return order
    key = np.asarray(keys[len(keys) - left])
    if np.shape(key) != np.shape(np.asarray(keys[0])):
        raise ValueError("all keys need to be the same shape")
    return _by_keys(keys, axis, left - 1, argsorted_after(key, order, axis))
