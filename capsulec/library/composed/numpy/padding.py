"""Arrays with edges put around them, or taken away: pad and trim_zeros. `pad` goes from axis to axis."""

import numpy as np
from capsulec.internal import not_yet


def pad(
    array,
    pad_width,
    mode="constant",
    *,
    constant_values=0,
    end_values=0,
    stat_length=None,
    reflect_type="even",
):
    given = np.asarray(array)
    if mode == "mean" or mode == "median" or stat_length is not None:  # `in` is not decided while compiling
        not_yet("numpy.pad of mean and median, and with stat_length,")
    if mode not in ("constant", "edge", "reflect", "symmetric", "wrap", "empty", "linear_ramp", "maximum", "minimum"):
        raise ValueError(f"mode '{mode}' is not supported")
    return _padded(given, pad_width, mode, end_values if mode == "linear_ramp" else constant_values, reflect_type, 0)


def _padded(given, widths, mode, values, reflect_type, axis):
    if axis == given.ndim:
        return given
    before, after = _pair(widths, axis)
    if before < 0 or after < 0:
        raise ValueError("index can't contain negative values")
    low, high = _pair(values, axis)
    moved = np.swapaxes(given, axis, 0)
    n = moved.shape[0]
    made = np.empty((before + n + after, *moved.shape[1:]), given.dtype)
    made[before : before + n] = moved
    if mode == "constant":
        made[:before] = low
        made[before + n :] = high
    elif mode != "empty":
        if n == 0 and before + after > 0:
            raise ValueError(f"can't extend empty axis {axis} using modes other than 'constant' or 'empty'")
        _fill_edges(made, moved, before, after, mode, low, high, reflect_type)
    return _padded(np.swapaxes(made, axis, 0), widths, mode, values, reflect_type, axis + 1)


def _pair(widths, axis):
    """What stands before and behind an axis, of one number, one pair, or a pair for each axis."""
    if not isinstance(widths, tuple):
        return widths, widths
    if len(widths) == 1:
        return _pair(widths[0], axis)
    if isinstance(widths[0], tuple):
        return _pair(widths[axis], axis)
    return widths


def _fill_edges(made, given, before, after, mode, low, high, reflect_type):
    n = given.shape[0]
    for i in range(before + n + after):
        distance = i - before
        if 0 <= distance < n:
            continue
        if mode == "edge" or (mode == "reflect" and n == 1):
            made[i] = given[0 if distance < 0 else n - 1]
        elif mode == "wrap":
            made[i] = given[distance % n]
        elif mode == "symmetric":
            made[i] = _mirrored(given, distance, n, reflect_type)
        elif mode == "reflect":
            made[i] = _mirrored(given, distance, n - 1, reflect_type)
        elif mode == "linear_ramp":
            if distance < 0:
                made[i] = _on_ramp(given[0], low, i, before, made.dtype)
            else:
                made[i] = _on_ramp(given[n - 1], high, before + n + after - 1 - i, after, made.dtype)
        elif mode == "maximum":
            made[i] = _extreme(given, True)
        elif mode == "minimum":
            made[i] = _extreme(given, False)


def _mirrored(given, distance, period, reflect_type):
    """A row beyond the ends, where each is a mirror; an odd reflection goes on with the slope at the mirror."""
    turns, rest = distance // period, distance % period
    back = given.shape[0] - 1 - rest
    if reflect_type != "odd":
        return given[rest if turns % 2 == 0 else back]
    first, last = given[0], given[given.shape[0] - 1]
    if turns % 2 == 0:
        return turns * (last - first) + given[rest]
    return (turns + 1) * last - (turns - 1) * first - given[back]


def _on_ramp(edge, end, place, width, dtype):
    """A number, or a row, on the way from the end of the padding to the edge of the array."""
    value = place * ((edge * 1.0 - end) / width) + end
    if np.issubdtype(dtype, np.integer):
        return np.floor(value).astype(dtype)
    return value


def _extreme(given, largest):
    found = given[0]
    if given.ndim > 1:
        found = found.copy()
    for i in range(1, given.shape[0]):
        found = np.maximum(found, given[i]) if largest else np.minimum(found, given[i])
    return found


def trim_zeros(filt, trim="fb", axis=None):
    given = np.asarray(filt)
    first, last = 0, len(given)
    if "f" in trim or "F" in trim:
        while first < last and given[first] == 0:
            first += 1
    if "b" in trim or "B" in trim:
        while last > first and given[last - 1] == 0:
            last -= 1
    return given[first:last]
