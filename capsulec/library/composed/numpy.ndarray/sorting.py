"""Methods of arrays that sort them where they are, and those that are functions of NumPy as well."""

import numpy as np
from capsulec.internal import partition_along, sort_along


def _refuse_order(order):
    if order is not None:
        raise ValueError("Cannot specify order when the array has no fields.")


def sort(self, /, axis=-1, kind=None, order=None, *, stable=None):
    _refuse_order(order)
    if kind is not None and stable is not None:
        raise ValueError("`kind` and keyword parameters can't be provided at the same time. Use only one of them.")
    is_stable = False
    if stable is not None:
        is_stable = bool(stable)
    if kind is not None:
        if kind not in ("quicksort", "heapsort", "stable", "mergesort", "q", "h", "s", "m", "quick", "heap"):
            raise ValueError(f"sort kind must be one of 'quick', 'heap', or 'stable' (got '{kind}')")
        is_stable = kind in ("stable", "mergesort", "s", "m")
    sort_along(self, axis, is_stable)


def _places(kth):
    given = np.asarray(kth)
    if not np.issubdtype(given.dtype, np.integer):
        raise TypeError("Partition index must be integer")
    if np.ndim(given) == 0:
        return np.full(1, given, np.int64)
    return given.astype(np.int64)


def partition(self, kth, /, axis=-1, kind="introselect", order=None):
    _refuse_order(order)
    partition_along(self, _places(kth), axis)


def argpartition(self, kth, /, axis=-1, kind="introselect", order=None):
    return np.argpartition(self, kth, axis, kind, order)


def searchsorted(self, v, /, side="left", sorter=None):
    return np.searchsorted(self, v, side, sorter)
