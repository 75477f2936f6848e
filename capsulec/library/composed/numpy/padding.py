"""Arrays with edges put around them, or taken away: pad and trim_zeros. `pad` goes from axis to axis."""

import numpy as np
from capsulec.internal import laid_out

MODES = (
    "constant",
    "edge",
    "reflect",
    "symmetric",
    "wrap",
    "empty",
    "linear_ramp",
    "maximum",
    "minimum",
    "mean",
    "median",
)


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
    if mode not in MODES:
        raise ValueError(f"mode '{mode}' is not supported")
    if mode == "maximum" or mode == "minimum" or mode == "mean" or mode == "median":  # decided while compiling
        return laid_out(_padded(given, pad_width, mode, stat_length, reflect_type, 0), given, "A")
    if mode == "constant" and given.ndim == 2:
        return laid_out(_bordered(given, pad_width, constant_values), given, "A")
    values = end_values if mode == "linear_ramp" else constant_values
    return laid_out(_padded(given, pad_width, mode, values, reflect_type, 0), given, "A")


def _bordered(given, widths, values):
    """A matrix with constants around it, without another copy for each axis."""
    above, below = _pair(widths, 0)
    left, right = _pair(widths, 1)
    if above < 0 or below < 0 or left < 0 or right < 0:
        raise ValueError("index can't contain negative values")
    top, bottom = _pair(values, 0)
    first, last = _pair(values, 1)
    n, m = given.shape
    made = np.empty((above + n + below, left + m + right), given.dtype)
    made[above : above + n, left : left + m] = given
    made[:above] = top
    made[above + n :] = bottom
    made[:, :left] = first
    made[:, left + m :] = last
    return made


def _padded(given, widths, mode, values, reflect_type, axis):
    """`values` are what the mode needs: constants, ends of ramps, numbers of rows."""
    if axis == given.ndim:
        return given
    before, after = _pair(widths, axis)
    if before < 0 or after < 0:
        raise ValueError("index can't contain negative values")
    moved = np.swapaxes(given, axis, 0)
    n = moved.shape[0]
    made = np.empty((before + n + after, *moved.shape[1:]), given.dtype)
    made[before : before + n] = moved
    if mode == "constant":
        low, high = _pair(values, axis)
        made[:before] = low
        made[before + n :] = high
    elif mode != "empty":
        if n == 0 and before + after > 0:
            raise ValueError(f"can't extend empty axis {axis} using modes other than 'constant' or 'empty'")
        if mode == "maximum" or mode == "minimum" or mode == "mean" or mode == "median":
            _fill_statistics(made, moved, before, after, mode, values, axis)
        else:
            low, high = _pair(values, axis)
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


def _mirrored(given, distance, period, reflect_type):
    """A row beyond the ends, where each is a mirror; an odd reflection goes on with the slope at the mirror."""
    turns, rest = distance // period, distance % period
    back = given.shape[0] - 1 - rest
    if reflect_type != "odd":
        return given[rest if turns % 2 == 0 else back]
    first, last = given[0], given[given.shape[0] - 1]
    if turns == -1:  # the next mirror is the only one that counts: the other end may be infinite
        return 2 * first - given[back]
    if turns == 1:
        return 2 * last - given[back]
    if turns % 2 == 0:
        return turns * (last - first) + given[rest]
    return (turns + 1) * last - (turns - 1) * first - given[back]


def _on_ramp(edge, end, place, width, dtype):
    """A number, or a row, on the way from the end of the padding to the edge of the array."""
    value = place * ((edge * 1.0 - end) / width) + end
    if np.issubdtype(dtype, np.integer):
        return np.floor(value).astype(dtype)
    return value


def _fill_statistics(made, given, before, after, mode, lengths, axis):
    """Both ends become what is made of all rows, or of so many next to them."""
    n = given.shape[0]
    if lengths is None:
        value = _statistic(given, mode, made.dtype)
        made[:before] = value
        made[before + n :] = value
    else:
        low, high = _pair(lengths, axis)
        if low < 0 or high < 0:
            raise ValueError("index can't contain negative values")
        if min(low, high) == 0 and (mode == "maximum" or mode == "minimum"):
            raise ValueError("stat_length of 0 yields no value for padding")
        made[:before] = _statistic(given[: min(low, n)], mode, made.dtype)
        made[before + n :] = _statistic(given[max(n - high, 0) :], mode, made.dtype)


def _statistic(rows, mode, dtype):
    if mode == "maximum":
        return np.max(rows, axis=0)
    if mode == "minimum":
        return np.min(rows, axis=0)
    value = np.mean(rows, axis=0) if mode == "mean" else np.median(rows, axis=0)
    return np.rint(value) if np.issubdtype(dtype, np.integer) else value


def trim_zeros(filt, trim="fb", axis=None):
    ends = trim.lower()
    if ends not in ("fb", "bf", "f", "b"):
        raise ValueError(f"unexpected character(s) in `trim`: {ends!r}")
    given = np.asarray(filt)
    if np.ndim(given) == 0:
        return filt
    if given.ndim == 1:
        first, last = _without_zeros(given, ends)
        return filt[first:last]
    if axis is None:
        return _trimmed(given, (0, 1, 2, 3, 4, 5, 6, 7)[: given.ndim], ends)
    return _trimmed(given, axis if isinstance(axis, tuple) else (axis,), ends)


def _trimmed(given, axes, ends):
    if len(axes) == 0:
        return given
    moved = np.swapaxes(given, axes[0], 0)
    first, last = _without_zeros(moved, ends)
    return _trimmed(np.swapaxes(moved[first:last], axes[0], 0), axes[1:], ends)


def _without_zeros(x, ends):
    """Where along its first axis begins and ends what is not zero."""
    first, last = 0, len(x)
    if "f" in ends:
        while first < last and not np.any(x[first]):
            first += 1
    if "b" in ends:
        while last > first and not np.any(x[last - 1]):
            last -= 1
    return first, last
