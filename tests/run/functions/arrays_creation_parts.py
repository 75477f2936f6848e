"""Splitting, repeating, rolling, padding; elements put in and left out."""

import numpy as np


#pythran export splits(float[:], int)
# args: np.arange(6.0), 3
# args: np.arange(6.0), 1
def splits(a, n):
    return np.array_split(a, n), np.split(a, n)


#pythran export splits_that_are_none(float[:], int)
# args: np.arange(7.0), 3
# args: np.arange(6.0), 0
# args: np.arange(6.0), -1
def splits_that_are_none(a, n):
    found = ""
    try:
        found += str(len(np.array_split(a, n)))
    except ValueError as error:
        found += str(error)
    try:
        found += str(len(np.split(a, n)))
    except ValueError as error:
        found += str(error)
    except ZeroDivisionError as error:
        found += str(error)
    return found


#pythran export splits_at(float[:])
# args: np.arange(7.0)
# args: np.arange(2.0)
def splits_at(a):
    first, second, third = np.split(a, [2, 4])
    return first, second, third, np.split(a, (3,)), np.array_split(a, np.array([1, 5])), np.hsplit(a, [1])


#pythran export splits_of_matrix(int[:,:])
# args: np.arange(24).reshape(4, 6)
# args: np.arange(24).reshape(6, 4).T
def splits_of_matrix(a):
    left, right = np.hsplit(a, 2)
    return left, right, np.vsplit(a, [1]), np.split(a, 3, axis=1), np.array_split(a, 4, axis=-1), np.split(a, 2)[1]


#pythran export splits_of_layers(int[:,:,:])
# args: np.arange(24).reshape(2, 3, 4)
def splits_of_layers(a):
    return np.dsplit(a, 2), np.unstack(a), np.unstack(a, axis=2)


#pythran export parts_are_views(float[:])
# args: np.arange(6.0)
def parts_are_views(a):
    parts = np.split(a, 3)
    parts[1][:] = 7.0
    total = 0.0
    for part in parts:
        total += part.sum()
    return a, total


#pythran export repeats(float[:], int)
# args: np.arange(3.0), 2
# args: np.arange(3.0), 0
# args: np.arange(3.0), -1
def repeats(a, n):
    return np.repeat(a, n), np.repeat(a, [1, 0, 2]), np.repeat(5, 3), np.repeat([1, 2], n)


#pythran export repeats_that_do_not_fit(float[:])
# args: np.arange(3.0)
# args: np.arange(2.0)
# args: np.arange(1.0)
def repeats_that_do_not_fit(a):
    return np.repeat(a, [1, 2])


#pythran export repeats_of_matrix(int[:,:], int[:])
# args: np.arange(6).reshape(2, 3), np.array([2, 0, 1])
# args: np.arange(6).reshape(3, 2).T, np.array([1, 1, 1])
# args: np.arange(6).reshape(2, 3), np.array([2, -1, 1])
def repeats_of_matrix(a, counts):
    return np.repeat(a, 2), np.repeat(a, 2, axis=0), np.repeat(a, 3, axis=1), np.repeat(a, counts, axis=-1)


#pythran export tiles(float[:], int)
# args: np.arange(3.0), 2
# args: np.arange(3.0), 0
# args: np.arange(0.0), 2
def tiles(a, n):
    return np.tile(a, n), np.tile(a, (2, n)), np.tile(a, [2, 1, 3]), np.tile([1, 2], n), np.tile(7, n), np.tile(a, (2, 2))


#pythran export tiles_of_matrix(int[:,:])
# args: np.arange(6).reshape(2, 3)
def tiles_of_matrix(a):
    return np.tile(a, 2), np.tile(a, (2, 1)), np.tile(a, (3, 2)), np.tile(a, (2, 1, 2))


#pythran export resizes(int[:], int, int)
# args: np.arange(5), 2, 4
# args: np.arange(5), 2, 0
# args: np.arange(0), 2, 3
# args: np.arange(3), -1, 3
def resizes(a, n, m):
    return np.resize(a, (n, m)), np.resize(a, 7), np.resize([1, 2, 3], (m, 2))


#pythran export rolls(float[:], int)
# args: np.arange(5.0), 2
# args: np.arange(5.0), -1
# args: np.arange(5.0), 12
# args: np.arange(0.0), 3
def rolls(a, n):
    return np.roll(a, n), np.roll(a, 1), np.roll([1, 2, 3], n)


#pythran export rolls_of_matrix(int[:,:], int)
# args: np.arange(12).reshape(3, 4), 1
# args: np.arange(12).reshape(4, 3).T, -2
def rolls_of_matrix(a, n):
    return np.roll(a, n), np.roll(a, n, axis=0), np.roll(a, n, axis=1), np.roll(a, (1, n), axis=(0, 1)), np.roll(a, 1, (0, 1))


#pythran export appends(float[:], int[:,:])
# args: np.arange(3.0), np.arange(6).reshape(2, 3)
def appends(a, b):
    return np.append(a, 5), np.append(a, [1, 2]), np.append(a, b), np.append(b, b, axis=0), np.append(b, [[7], [8]], axis=1)


#pythran export deletes(float[:], int)
# args: np.arange(5.0), 1
# args: np.arange(5.0), -1
# args: np.arange(5.0), 5
# args: np.arange(5.0), -6
def deletes(a, i):
    return np.delete(a, i), np.delete(a, [0, 2]), np.delete(a, np.array([1, 1, -1])), np.delete(a, slice(1, 4))


#pythran export deletes_of_matrix(int[:,:])
# args: np.arange(12).reshape(3, 4)
# args: np.arange(12).reshape(4, 3).T
def deletes_of_matrix(a):
    return np.delete(a, 1, axis=0), np.delete(a, [0, -1], axis=1), np.delete(a, 5), np.delete(a, slice(None, None, 2), 1)


#pythran export inserts(float[:], int, float)
# args: np.arange(4.0), 1, 9.0
# args: np.arange(4.0), -1, 9.0
# args: np.arange(4.0), 4, 9.0
# args: np.arange(4.0), 5, 9.0
def inserts(a, i, x):
    return np.insert(a, i, x), np.insert(a, i, [7, 8]), np.insert(a, [1, 3], [7, 8]), np.insert(a, [2, 2, 0], x)


#pythran export inserts_of_matrix(int[:,:])
# args: np.arange(6).reshape(2, 3)
def inserts_of_matrix(a):
    return np.insert(a, 1, 9), np.insert(a, 1, 9, axis=0), np.insert(a, 1, [7, 8], axis=1), np.insert(a, 0, [7, 8, 9], axis=0)


#pythran export pads(float[:], int, int)
# args: np.arange(1.0, 5.0), 2, 3
# args: np.arange(1.0, 5.0), 0, 9
# args: np.arange(1.0, 3.0), 7, 6
# args: np.arange(1.0, 2.0), 2, 3
# args: np.arange(1.0, 5.0), -1, 1
def pads(a, n, m):
    return (
        np.pad(a, n), np.pad(a, (n, m)), np.pad(a, (n, m), "constant", constant_values=(7, 8)), np.pad(a, (n, m), "edge"),
        np.pad(a, (n, m), "reflect"), np.pad(a, (n, m), mode="symmetric"), np.pad(a, (n, m), "wrap"),
        np.pad(a, (n, m), "linear_ramp", end_values=(5, -4)), np.pad(a, (n, m), "maximum"), np.pad(a, (n, m), "minimum"),
        np.pad(a, (n, m), "reflect", reflect_type="odd"), np.pad(a, (n, m), "symmetric", reflect_type="odd"),
    )  # fmt: skip


#pythran export pads_of_nothing(float[:], int)
# args: np.arange(0.0), 2
# args: np.arange(0.0), 0
def pads_of_nothing(a, n):
    return np.pad(a, n), np.pad(a, n, "edge")


#pythran export pads_of_matrix(int[:,:], int)
# args: np.arange(6).reshape(2, 3), 2
# args: np.arange(6).reshape(3, 2).T, 1
def pads_of_matrix(a, n):
    return (
        np.pad(a, n), np.pad(a, ((1, n), (0, 2))), np.pad(a, ((n,), (1,))), np.pad(a, (1, 2), "edge"),
        np.pad(a, n, "reflect"), np.pad(a, n, "wrap"), np.pad(a, n, "symmetric"), np.pad(a, n, "linear_ramp"),
        np.pad(a, n, constant_values=5), np.pad(a, n, "maximum"), np.pad(a, ((1, 2), (3, 4)), constant_values=((1, 2), (3, 4))),
    )  # fmt: skip


#pythran export trims(float[:])
# args: np.array([0.0, 0.0, 1.0, 0.0, 2.0, 0.0])
# args: np.zeros(3)
# args: np.ones(2)
def trims(a):
    return np.trim_zeros(a), np.trim_zeros(a, "f"), np.trim_zeros(a, "b")
