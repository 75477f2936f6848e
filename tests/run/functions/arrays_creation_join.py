"""concatenate, stack and their relatives."""

import numpy as np


#pythran export concatenated(float[:], int[:])
def concatenated(a, b):
    whole = np.concatenate((a, b)), np.concatenate([a, a, a])
    return whole, np.concatenate((b, b), axis=-1), np.concatenate((a * 2, [1, 2]))


#pythran export concatenated_two(float[:,:], float[:,:])
# args: np.ones((2, 3)), np.zeros((2, 3))
# args: np.ones((2, 3)), np.zeros((4, 3))
# args: np.ones((2, 3)).T, np.zeros((0, 2))
def concatenated_two(a, b):
    return np.concatenate((a, b)), np.concatenate((a, b), axis=None), np.concat((a[::-1], b + 1), axis=0)


#pythran export concatenated_columns(float[:,:], float32[:,:])
# args: np.ones((2, 3)), np.zeros((2, 5), "f4")
# args: np.ones((2, 3)), np.zeros((3, 3), "f4")
def concatenated_columns(a, b):
    return np.concatenate((a, b), axis=1), np.concatenate((a, b), -1, dtype=complex)


#pythran export concatenated_dtypes(int16[:], float32[:], bool[:])
def concatenated_dtypes(a, b, c):
    return (
        np.concatenate((a, c)), np.concatenate((a, b)), np.concatenate((c, c)), np.concatenate((b, [1])),
        np.concatenate((a, a), dtype=np.float32), np.concatenate((b, b), dtype=np.int8, casting="unsafe"),
    )  # fmt: skip


#pythran export stacked(float[:], float[:])
# args: np.arange(3.0), np.ones(3)
# args: np.arange(3.0), np.ones(4)
def stacked(a, b):
    return np.stack((a, b)), np.stack([a, b], axis=1), np.stack((a, b, a + b), axis=-1)


#pythran export stacked_two(float[:,:], int[:,:])
# args: np.arange(6.0).reshape(2, 3), np.ones((2, 3), int)
# args: np.arange(6.0).reshape(2, 3), np.ones((3, 2), int)
def stacked_two(a, b):
    return np.stack((a, b)), np.stack((a, b), axis=1), np.stack((a, b), axis=2), np.stack((a, b), axis=-3)


#pythran export rows_and_columns(float[:], float[:])
# args: np.arange(3.0), np.ones(3)
# args: np.arange(3.0), np.ones(4)
def rows_and_columns(a, b):
    return np.hstack((a, b)), np.hstack((a, 1, b)), np.dstack((a, a)), np.column_stack((a, a * 2)), np.vstack((a, b))


#pythran export rows_and_columns_two(float[:,:], float[:,:])
# args: np.arange(6.0).reshape(2, 3), np.ones((2, 3))
def rows_and_columns_two(a, b):
    return (
        np.hstack((a, b)), np.vstack((a, b)), np.dstack((a, b)), np.column_stack((a, a[:, 0])), np.vstack((a, a[0])),
        np.vstack((a[0], [7, 8, 9])),
    )  # fmt: skip


#pythran export of_numbers(float, int)
# args: 2.5, 3
def of_numbers(x, n):
    return np.stack((x, n)), np.hstack((x, n)), np.vstack((x, n)), np.dstack((x, n)), np.column_stack((n, n))


#pythran export of_lists(float[:] list)
# args: [np.arange(3.0), np.ones(3)]
# args: [np.arange(3.0), np.ones(4)]
# args: []
def of_lists(arrays):
    return np.concatenate(arrays), np.hstack(arrays), np.stack(arrays), np.stack(arrays, axis=1)


#pythran export rows_of_lists(float[:] list)
# args: [np.arange(3.0), np.ones(3)]
# args: [np.arange(3.0), np.ones(4)]
# args: []
def rows_of_lists(arrays):
    return np.vstack(arrays), np.column_stack(arrays), np.dstack(arrays), np.concatenate(arrays, axis=None)


#pythran export matrices_of_lists(float[:,:] list)
# args: [np.arange(6.0).reshape(2, 3), np.ones((2, 3))]
# args: [np.arange(6.0).reshape(2, 3), np.ones((4, 3)).T[:3].T]
# args: [np.arange(6.0).reshape(2, 3).T, np.ones((2, 3)).T]
def matrices_of_lists(arrays):
    rows = np.concatenate(arrays), np.vstack(arrays), np.concatenate(arrays, dtype=np.float32)
    if arrays[0].shape == arrays[1].shape:
        return rows, np.hstack(arrays), np.dstack(arrays), np.stack(arrays), np.stack(arrays, axis=2)
    return rows, arrays[0], arrays[0].reshape(1, 2, 3), arrays[0].reshape(1, 2, 3), arrays[0].reshape(1, 2, 3)


#pythran export collected(int)
# args: 3
def collected(n):
    rows = []
    for i in range(n):
        rows.append(np.arange(4) + i)
    return np.vstack(rows), np.concatenate([np.ones(i) for i in range(n)])


#pythran export parts_of_itself(float[:])
# args: np.arange(6.0)
def parts_of_itself(a):
    a[:] = np.concatenate((a[3:], a[:3]))
    return a


#pythran export rows_in_lists(float list list, int[:,:])
# args: [[1.0, 2.0], [3.0, 4.0]], np.arange(6).reshape(2, 3)
def rows_in_lists(rows, a):
    return (
        np.vstack(rows), np.concatenate(rows), np.hstack(rows), np.stack(rows, axis=1), np.column_stack(rows),
        np.concatenate(a), np.vstack(a), np.hstack(a), np.stack(a, axis=-1),
    )  # fmt: skip


#pythran export rows_of_several_lengths(float list list)
# args: [[1.0, 2.0], [3.0], []]
def rows_of_several_lengths(rows):
    return np.concatenate(rows), np.hstack(rows)


#pythran export blocks(float[:,:], int[:,:])
# args: np.ones((2, 2)), np.zeros((2, 3), int)
# args: np.ones((2, 2)), np.zeros((3, 3), int)
def blocks(a, b):
    return np.block([a, b]), np.block([[a, b], [b * 2, a]]), np.block([[a], [a]]), np.block([1, 2]), np.block([a[0], 7, b[1]])


#pythran export rows_by_brackets(float[:], int)
# args: np.arange(3.0), 4
def rows_by_brackets(a, n):
    return np.r_[a, 1, a], np.r_[1:n, 0, 9], np.r_[0:1:5j], np.c_[a, a * 2], np.r_[a[::-1], n]


#pythran export shapes_together(int, int)
# args: 3, 2
# args: 1, 3
# args: 0, 1
def shapes_together(n, m):
    return np.broadcast_shapes((n, 1), (m,)), np.broadcast_shapes(n, (2, 1, 1)), np.broadcast_shapes((n,), (3,)), np.broadcast_shapes()


#pythran export shapes_of_three(int, int)
# args: 2, 4
# args: 1, 1
def shapes_of_three(n, m):
    return np.broadcast_shapes((n, 3), (1, 3), (m, 1))


#pythran export arrays_together(float[:,:], int[:])
# args: np.ones((2, 3)), np.arange(3)
# args: np.ones((2, 1)), np.arange(3)
# args: np.ones((2, 3)), np.arange(2)
def arrays_together(a, b):
    x, y = np.broadcast_arrays(a, b)
    return x + 0, y + 0, np.broadcast_arrays(b, [[1], [2]])[0].shape, np.broadcast_arrays(a, 3)[1].sum()
