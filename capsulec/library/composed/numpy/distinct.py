"""Sets of numbers: the distinct elements of arrays, and what two arrays have in common or not. All are sorted."""

import numpy as np
from capsulec.internal import argsorted_along, asked_intersect1d, asked_unique, sorted_along


def _elements(values):
    given = np.asarray(values)
    if np.ndim(given) == 0:
        return np.full(1, given)
    return given.ravel()


def _first_places(values, equal_nan):
    """Where in sorted values each begins that is another one."""
    starts = np.empty(len(values), np.int64)
    count = 0
    for i in range(len(values)):
        is_new = i == 0 or values[i] != values[i - 1]
        if is_new and i > 0 and equal_nan and values[i] != values[i] and values[i - 1] != values[i - 1]:
            is_new = False
        if is_new:
            starts[count] = i
            count += 1
    return starts[:count]


def _groups(order, starts):
    """Of each element the number of the distinct one that it is."""
    made = np.empty(len(order), np.int64)
    group = -1
    for i in range(len(order)):
        if group + 1 < len(starts) and starts[group + 1] == i:
            group += 1
        made[order[i]] = group
    return made


def _counts(starts, size):
    made = np.empty(len(starts), np.int64)
    for i in range(len(starts)):
        made[i] = (starts[i + 1] if i + 1 < len(starts) else size) - starts[i]
    return made


def _shaped(groups, ar):
    given = np.asarray(ar)
    if np.ndim(given) == 0:
        return groups
    return groups.reshape(given.shape)


def unique(
    ar, return_index=False, return_inverse=False, return_counts=False, axis=None, *, equal_nan=True, sorted=True
):
    if axis is not None:
        return asked_unique(ar, return_index, return_inverse, return_counts, axis, equal_nan=equal_nan)
    flat = _elements(ar)
    if not return_index and not return_inverse:
        values = sorted_along(flat, -1, False)
        starts = _first_places(values, equal_nan)
        if return_counts:
            return values[starts], _counts(starts, len(flat))
        return values[starts]
    order = argsorted_along(flat, -1)
    values = flat[order]
    starts = _first_places(values, equal_nan)
    if return_index and return_inverse and return_counts:
        return values[starts], order[starts], _shaped(_groups(order, starts), ar), _counts(starts, len(flat))
    if return_index and return_inverse:
        return values[starts], order[starts], _shaped(_groups(order, starts), ar)
    if return_index and return_counts:
        return values[starts], order[starts], _counts(starts, len(flat))
    if return_index:
        return values[starts], order[starts]
    if return_counts:
        return values[starts], _shaped(_groups(order, starts), ar), _counts(starts, len(flat))
    return values[starts], _shaped(_groups(order, starts), ar)


def unique_values(x, /):
    return unique(x, equal_nan=False)


def unique_counts(x, /):
    return unique(x, return_counts=True, equal_nan=False)


def unique_inverse(x, /):
    return unique(x, return_inverse=True, equal_nan=False)


def unique_all(x, /):
    return unique(x, True, True, True, equal_nan=False)


def _set(values, assume_unique):
    if assume_unique:
        return _elements(values)
    return unique(values)


def union1d(ar1, ar2):
    return unique(np.concatenate((_elements(ar1), _elements(ar2))))


def intersect1d(ar1, ar2, assume_unique=False, return_indices=False):
    if return_indices:
        return asked_intersect1d(ar1, ar2, assume_unique, return_indices)
    both = np.sort(np.concatenate((_set(ar1, assume_unique), _set(ar2, assume_unique))))
    return both[:-1][both[1:] == both[:-1]]


def setxor1d(ar1, ar2, assume_unique=False):
    both = np.sort(np.concatenate((_set(ar1, assume_unique), _set(ar2, assume_unique))))
    alone = np.ones(len(both), bool)
    for i in range(1, len(both)):
        if both[i] == both[i - 1]:
            alone[i] = False
            alone[i - 1] = False
    return both[alone]


def setdiff1d(ar1, ar2, assume_unique=False):
    values = _set(ar1, assume_unique)
    return values[~_members(values, ar2)]


def _members(values, test_elements):
    """Which of a flat array's elements are among others."""
    found = np.zeros(len(values), bool)
    tests = _elements(test_elements)
    if len(tests) < 10 * len(values) ** 0.145:  # comparing with each of a few is quicker, as NumPy has it
        for test in tests:
            found |= values == test
        return found
    among = np.sort(tests)
    if len(values) > 1000 and not np.iscomplexobj(values) and not np.iscomplexobj(tests):
        order = np.argsort(values)  # side by side: where there are many, each search is far away in memory
        place = 0
        for i in order:
            value = values[i]
            while place < len(among) and among[place] < value:
                place += 1
            found[i] = place < len(among) and among[place] == value
    elif len(among) > 0:
        places = np.searchsorted(among, values)
        for i in range(len(values)):
            found[i] = places[i] < len(among) and among[min(places[i], len(among) - 1)] == values[i]
    return found


def isin(element, test_elements, assume_unique=False, invert=False, *, kind=None):
    if kind is not None and kind not in ("sort", "table"):
        raise ValueError(f"Invalid kind: '{kind}'. Please use None, 'sort' or 'table'.")
    given = np.asarray(element)
    found = _members(_elements(element), test_elements)
    if invert:
        found = ~found
    if np.ndim(given) == 0:
        return found[0]
    return found.reshape(given.shape)
