"""Elements several times: repeat, tile, resize, roll; and arrays with some put in or left out."""

import numpy as np
from capsulec.internal import laid_out


def _product(lengths):
    """How many elements an array of a shape has."""
    total = 1
    for length in lengths:
        total *= length
    return total


def _flat(values):
    """All elements as one axis."""
    given = np.asarray(values)
    if np.ndim(given) == 0:
        return np.full(1, given)
    return given.ravel()


def repeat(a, repeats, axis=None):
    if axis is None:
        return _repeated(_flat(a).reshape(1, -1, 1), repeats).ravel()
    given = np.asarray(a)
    n = np.swapaxes(given, axis, 0).shape[0]  # refuses an axis that is none
    place = axis % given.ndim
    before, behind = given.shape[:place], given.shape[place + 1 :]
    made = _repeated(given.reshape(_product(before), n, _product(behind)), repeats)
    return made.reshape((*before, made.shape[1], *behind))


def _repeat_numbers(to, numbers, count):
    place = 0
    for i in range(len(numbers)):
        for k in range(place, min(place + count, len(to))):
            to[k] = numbers[i]
        place += count


def _repeated(a, repeats):
    """An array of three axes with the elements of the second one repeated."""
    counts = np.asarray(repeats)
    if np.ndim(counts) == 0:
        count = int(counts)
        made = np.empty((a.shape[0], a.shape[1] * count, a.shape[2]), a.dtype)
        if a.shape[2] == 1:
            _repeat_numbers(made.ravel(), a.ravel(), count)
            return made
        for i in range(a.shape[0]):
            for j in range(a.shape[1]):
                for k in range(count):
                    made[i, j * count + k] = a[i, j]
        return made
    if len(counts) == 1:
        return _repeated(a, int(counts[0]))
    if len(counts) != a.shape[1]:
        raise ValueError(f"operands could not be broadcast together with shape ({a.shape[1]},) ({len(counts)},)")
    total = 0
    for count in counts:
        if count < 0:
            raise ValueError("repeats may not contain negative values.")
        total += int(count)
    made = np.empty((a.shape[0], total, a.shape[2]), a.dtype)
    for i in range(a.shape[0]):
        place = 0
        for j in range(a.shape[1]):
            for _ in range(int(counts[j])):
                made[i, place] = a[i, j]
                place += 1
    return made


def tile(A, reps):
    if isinstance(reps, tuple):
        return _tiled(np.asarray(A), reps)
    return _tiled(np.asarray(A), (reps,))


def _tiled(given, reps):
    if np.ndim(given) == 0:
        return _tiled(np.full(1, given), reps)
    axes = max(given.ndim, len(reps))
    lengths = (1,) * (axes - given.ndim) + given.shape
    times = (1,) * (axes - len(reps)) + reps
    shape = _times(lengths, times)
    rest = given.size
    rows = given.reshape(1, rest)
    if _product(shape) == 0:
        return np.empty(shape, given.dtype)
    for axis in range(axes):
        rows = _rows_repeated(rows.reshape(-1, rest), times[axis])
        rest //= lengths[axis]
    return rows.reshape(shape)


def _rows_repeated(rows, times):
    made = np.empty((rows.shape[0] * times, rows.shape[1]), rows.dtype)
    for i in range(rows.shape[0]):
        for k in range(times):
            made[i * times + k] = rows[i]
    return made


def _times(lengths, reps):
    """Two tuples of one length, item by item multiplied."""
    if len(lengths) == 0:
        return ()
    return (lengths[0] * reps[0], *_times(lengths[1:], reps[1:]))


def resize(a, new_shape):
    if not isinstance(new_shape, tuple):
        return resize(a, (new_shape,))
    for length in new_shape:
        if length < 0:
            raise ValueError("all elements of `new_shape` must be non-negative")
    flat = _flat(a)
    made = np.zeros(_product(new_shape), flat.dtype)
    if len(flat) > 0:
        for i in range(len(made)):
            made[i] = flat[i % len(flat)]
    return made.reshape(new_shape)


def roll(a, shift, axis=None):
    given = np.asanyarray(a)
    if axis is None:
        return _rolled(given.ravel(), _whole_shift(shift), 0).reshape(given.shape)
    if isinstance(axis, tuple):
        if len(axis) == 0:
            return np.copy(given)
        if isinstance(shift, tuple):
            return roll(roll(given, shift[0], axis[0]), shift[1:], axis[1:])
        return roll(roll(given, shift, axis[0]), shift, axis[1:])
    if isinstance(shift, tuple):
        return _rolled(given, _whole_shift(shift), axis)
    return _rolled(given, shift, axis)


def _whole_shift(shift):
    if isinstance(shift, tuple):
        total = 0
        for part in shift:
            total += part
        return total
    return shift


def _rolled(given, shift, axis):
    made = np.empty_like(given)
    if given.ndim > 1 and (axis == -1 or axis == given.ndim - 1):  # decided while compiling
        n = given.shape[-1]
        if n > 0:
            first = shift % n
            made[..., first:] = given[..., : n - first]
            made[..., :first] = given[..., n - first :]
        return made
    to, source = np.swapaxes(made, axis, 0), np.swapaxes(given, axis, 0)
    n = source.shape[0]
    if n > 0:
        first = shift % n
        to[first:] = source[: n - first]
        to[:first] = source[n - first :]
    return made


def append(arr, values, axis=None):
    if axis is None:
        return np.concatenate((_flat(arr), _flat(values)))
    return np.concatenate((np.asarray(arr), np.asarray(values)), axis)


def delete(arr, obj, axis=None):
    given = np.asarray(arr)
    if axis is None:
        if given.ndim == 1:
            return _deleted(given, obj, 0)
        return _deleted(given.ravel(), obj, 0)
    left = np.moveaxis(_deleted(np.moveaxis(given, axis, 0), obj, axis), 0, axis)
    if isinstance(obj, (int, np.integer, slice)):
        return laid_out(left, given, "A")
    return left  # as an index array leaves it: with this axis the first in memory


def _deleted(given, obj, axis):
    """An array without some of its first axis."""
    n = given.shape[0]
    keep = np.ones(n, bool)
    if isinstance(obj, slice):
        start, stop, step = obj.indices(n)
        for place in range(start, stop, step):
            keep[place] = False
    elif isinstance(obj, (int, np.integer)):
        _leave_out(keep, obj, n, axis)
    else:
        places = np.asarray(obj)
        if places.dtype == bool:
            if len(places) != n:
                raise ValueError(
                    f"boolean array argument `obj` to delete must be one-dimensional and match the axis length of {n}"
                )
            for i in range(n):
                if places[i]:
                    keep[i] = False
        elif np.issubdtype(places.dtype, np.inexact):
            if len(places) > 0:  # an empty list has floats
                raise IndexError("arrays used as indices must be of integer (or boolean) type")
        else:
            for place in places:
                _leave_out(keep, place, n, axis if len(places) == 1 else 0)
    left = 0
    for i in range(n):
        left += keep[i]
    made = np.empty((left, *given.shape[1:]), given.dtype)
    place = 0
    for i in range(n):
        if keep[i]:
            made[place] = given[i]
            place += 1
    return made


def _leave_out(keep, place, n, axis):
    if not -n <= place < n:
        raise IndexError(f"index {place} is out of bounds for axis {axis} with size {n}")
    keep[place] = False


def insert(arr, obj, values, axis=None):
    given = np.asarray(arr)
    if axis is None:
        return _inserted(given.ravel(), obj, np.asarray(values, given.dtype), 0)
    moved, put_in = np.moveaxis(given, axis, 0), np.asarray(values, given.dtype)
    if np.ndim(put_in) == given.ndim and not isinstance(obj, (int, np.integer)):
        put_in = np.moveaxis(put_in, axis, 0)
        return laid_out(np.moveaxis(_inserted(moved, obj, put_in, axis), 0, axis), given, "A")
    return laid_out(np.moveaxis(_inserted(moved, obj, put_in, axis), 0, axis), given, "A")


def _inserted(given, obj, values, axis):
    """An array with values put in before some of its first axis."""
    n = given.shape[0]
    if isinstance(obj, (int, np.integer)):
        if not -n <= obj <= n:
            raise IndexError(f"index {obj} is out of bounds for axis {axis} with size {n}")
        place = int(obj) + n if obj < 0 else int(obj)
        count = 1
        if np.ndim(values) == given.ndim:
            count = values.shape[0]
        made = np.empty((n + count, *given.shape[1:]), given.dtype)
        made[:place] = given[:place]
        made[place : place + count] = values
        made[place + count :] = given[place:]
        return made
    if isinstance(obj, slice):
        return _inserted_before(given, np.arange(*obj.indices(n)), values, axis)
    return _inserted_before(given, np.asarray(obj).copy(), values, axis)


def _inserted_before(given, places, values, axis):
    n, count = given.shape[0], len(places)
    for i in range(count):
        if places[i] < -n or (count == 1 and places[i] > n):
            raise IndexError(f"index [{places[i]}] is out of bounds for axis {axis} with size {n}")
        if places[i] < 0:
            places[i] += n
    order = sorted(range(count), key=lambda i: places[i])
    for i in range(count):
        if places[i] > n:  # NumPy says where the new one would be
            place = places[i] + order.index(i)
            if place >= n + count:
                raise IndexError(f"index {place} is out of bounds for axis 0 with size {n + count}")
    put_in = np.zeros(n + count, bool)
    made = np.empty((n + count, *given.shape[1:]), given.dtype)
    room = made[:count].copy()
    room[:] = values
    for i in range(count):
        place = places[order[i]] + i
        made[place] = room[order[i]]
        put_in[place] = True
    source = 0
    for i in range(n + count):
        if not put_in[i]:
            made[i] = given[source]
            source += 1
    return made
