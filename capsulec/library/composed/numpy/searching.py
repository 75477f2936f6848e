"""The places of values among sorted ones."""

import numpy as np
from capsulec.internal import in_order, places_among


def searchsorted(a, v, side="left", sorter=None):
    given, values = np.asarray(a), np.asarray(v)
    if given.ndim != 1:
        raise ValueError("object too deep for desired array")
    if side not in ("left", "right"):
        if side in ("l", "r", "L", "R"):
            raise ValueError("search side must be one of 'left' or 'right'")
        raise ValueError(f"search side must be 'left' or 'right' (got '{side}')")
    common = np.result_type(given, values)
    wide, wanted = given.astype(common, copy=False), _converted(values, common)
    if sorter is None:
        return places_among(wide, wanted, side == "right")
    places = np.asarray(sorter)
    if not np.issubdtype(places.dtype, np.integer):
        raise TypeError("sorter must only contain integers")
    if places.ndim != 1:
        raise TypeError("could not parse sorter argument")
    return places_among(in_order(wide, places.astype(np.int64, copy=False)), wanted, side == "right")


def _converted(values, dtype):
    if np.ndim(values) == 0:
        return dtype.type(values)
    return values.astype(dtype, copy=False)
