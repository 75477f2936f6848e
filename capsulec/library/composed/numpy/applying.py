"""Functions of the user's over parts of arrays: apply_along_axis, apply_over_axes, piecewise."""

import numpy as np


def apply_along_axis(func1d, axis, arr, *args):
    given = np.asarray(arr)
    k = axis + given.ndim if axis < 0 else axis
    moved = np.moveaxis(given, axis, -1)
    count = 1
    for length in moved.shape[:-1]:
        count *= length
    if count == 0:
        raise ValueError("Cannot apply_along_axis when any iteration dimensions are 0")
    lines = np.ascontiguousarray(moved).reshape(count, moved.shape[-1])
    first = np.asarray(func1d(lines[0], *args))
    if np.ndim(first) == 0:
        numbers = np.empty(count, first.dtype)
        numbers[0] = first
        for i in range(1, count):
            numbers[i] = func1d(lines[i], *args)
        if given.ndim == 1:
            return numbers[0]
        return numbers.reshape(moved.shape[:-1])
    parts = np.empty((count, *first.shape), first.dtype)
    parts[0] = first
    for i in range(1, count):
        parts[i] = np.asarray(func1d(lines[i], *args))
    made = parts.reshape((*moved.shape[:-1], *first.shape))
    return _to_axis(made, k, first.ndim)


def _to_axis(made, axis, count):
    """The last `count` axes of an array moved to `axis`."""
    return made if count == 0 else _to_axis(np.moveaxis(made, -1, axis), axis, count - 1)


def apply_over_axes(func, a, axes):
    given = np.asarray(a)
    if isinstance(axes, tuple):
        return _over(func, given, axes, 0)
    return _over(func, given, (axes,), 0)


def _over(func, value, axes, k):
    if k == len(axes):
        return value
    axis = axes[k] + value.ndim if axes[k] < 0 else axes[k]
    made = np.asarray(func(value, axis))
    if np.ndim(made) == value.ndim:
        return _over(func, made, axes, k + 1)
    return _over(func, np.expand_dims(made, axis), axes, k + 1)


def piecewise(x, condlist, funclist, *args):
    given = np.asarray(x)
    if not isinstance(condlist, tuple):
        if len(condlist) == 0:
            raise IndexError("index 0 is out of bounds for axis 0 with size 0")
        return _pieces(given, (np.asarray(condlist),), funclist, args)
    if np.ndim(condlist[0]) == 0 and given.ndim != 0:
        return _pieces(given, (np.asarray(condlist),), funclist, args)
    return _pieces(given, condlist, funclist, args)


def _pieces(given, conditions, functions, args):
    made = np.zeros(given.shape, given.dtype)
    if len(functions) == len(conditions) + 1:
        rest = ~np.asarray(conditions[0], dtype=np.bool_)
        _fill_rest(made, given, conditions, functions, args, rest, 1)
    elif len(functions) != len(conditions):
        n = len(conditions)
        raise ValueError(f"with {n} condition(s), either {n} or {n + 1} functions are expected")
    _fill_pieces(made, given, conditions, functions, args, 0)
    return made


def _fill_rest(made, given, conditions, functions, args, rest, k):
    """Elements that meet none of the conditions."""
    if k < len(conditions):
        _fill_rest(made, given, conditions, functions, args, rest & ~np.asarray(conditions[k], dtype=np.bool_), k + 1)
    else:
        _fill_piece(made, given, rest, functions[len(conditions)], args)


def _fill_pieces(made, given, conditions, functions, args, k):
    if k < len(conditions):
        _fill_piece(made, given, np.asarray(conditions[k], dtype=np.bool_), functions[k], args)
        _fill_pieces(made, given, conditions, functions, args, k + 1)


def _fill_piece(made, given, chosen, function, args):
    if callable(function):
        values = given[chosen]
        if values.size > 0:
            made[chosen] = function(values, *args)
    else:
        made[chosen] = function
