"""Index arrays of integers: read, written and changed in place, several together, among slices and integers."""

import numpy as np


#pythran export take(int64[:], int64[:])
#pythran export take(complex128[:,:], int32[:])
#pythran export take(float32[:], int8[:,:])
#pythran export take(int64[:,:], uint8[:,:])
#pythran export take(int64[:,:,:], uint64[:])
def take(a, i):
    return a[i % (len(a) + 1)]  # of which one only is no index


#pythran export take_inside(int64[:,:,:], int64[:], int64[:])
def take_inside(a, i, j):
    n, m, k = a.shape
    i = i % max(n, 1)
    j = j % max(m, 1) - m
    return a[i], a[:, j], a[i, :2], a[..., i % max(k, 1)], a[:, j, ::-1], a[i[::-1]], a[i, 0:1], a[1:, j, 1:]


#pythran export take_pairs(int64[:,:,:], int64[:])
def take_pairs(a, i):
    n, m, k = a.shape
    x, y, z = i % max(n, 1), i % max(m, 1), i[::-1] % max(k, 1)
    return a[x, y], a[x, :, z], a[:, y, z], a[x, y, z], a[x, y, :1], a[x[:, None], y], a[x[:, None], :, z], a[x, None, y]


#pythran export take_with_integers(int64[:,:,:], int64[:])
def take_with_integers(a, i):
    n, m, k = a.shape
    x, y, z = i % max(n, 1), i % max(m, 1), i[::-1] % max(k, 1)
    return a[0, y], a[x, 0], a[0, :, z], a[x, :, 0], a[:, 0, z], a[0, y, z], a[x, -1, z], a[x, 0, 0]


#pythran export take_unlike(int64[:,:], int64[:], int64[:])
def take_unlike(a, i, j):
    n, m = a.shape
    return a[i % max(n, 1), j % max(m, 1)]


#pythran export take_unlike_three(int64[:,:,:], int64[:], int64[:,:])
def take_unlike_three(a, i, j):
    n, m, k = a.shape
    return a[i % max(n, 1), :, j % max(k, 1)], a[j % max(n, 1), i % max(m, 1)]


#pythran export take_lists(int64[:,:], int)
def take_lists(a, i):
    n, m = a.shape
    b = a[[]], a[[], []]
    if n < 3 or m < 3:
        return None
    return b, a[:, []], a[[0, 2]], a[:, [1, -1, 1]], a[[0, 1, 2], [2, 0, 1]], a[(0, 1), :], a[[i % 3, 1]]


#pythran export take_list(int64[:,:], int list)
def take_list(a, i):
    return a[i]


#pythran export take_tuples(int64[:,:], int64[:])
def take_tuples(a, i):
    n, m = a.shape
    where = (i % max(n, 1), i % max(m, 1))
    both = (0, i % max(m, 1))
    return a[where], a[both]


#pythran export take_masked(int64[:,:], bool[:], int64[:])
def take_masked(a, m, i):
    return a[m, i % max(a.shape[1], 1)], a[m, [0]]


#pythran export take_of_computed(int64[:], int64[:])
def take_of_computed(a, i):
    i = i % max(len(a), 1)
    return (a + 1)[i], a[i] * 2 + a[i[::-1]], (a[i] + a[i]).sum(), a[i][::2], a[i][i % max(len(i), 1)], a[a[i] % max(len(a), 1)]


#pythran export take_where_written(int64[:], int64[:])
def take_where_written(a, i):
    i = i % max(len(a), 1)
    a[: len(i)] = a[i][: len(a)]
    a[i] = a[i[::-1]]
    a += a[np.abs(a) % max(len(a), 1)]


#pythran export write(int64[:], int64[:], int)
#pythran export write(int64[:,:], int64[:], int)
#pythran export write(int64[:,:], int64[:,:], int)
def write(a, i, x):
    a[i % (len(a) + 1)] = x
    a[i % max(len(a), 1)] = x


#pythran export write_all_or_nothing(int64[:], int64[:])
def write_all_or_nothing(a, i):
    a[i % (len(a) + 1) - 1] = 5
    a[i % (len(a) + 1)] = 6


#pythran export write_array(int64[:], int64[:], int64[:])
#pythran export write_array(int64[:,:], int64[:], int64[:])
#pythran export write_array(int64[:,:], int64[:], int64[:,:])
#pythran export write_array(float64[:,:], int64[:,:], int64[:])
def write_array(a, i, b):
    if len(a) == 0:
        return
    a[i % max(len(a), 1)] = b


#pythran export write_inside(int64[:,:], int64[:], int)
def write_inside(a, i, x):
    n, m = a.shape
    i, j = i % max(n, 1), i % max(m, 1)
    a[:, j] = x
    a[i, 1:] = x + 1
    a[i, j] = x + 2
    a[i[:, None], j] += 1
    a[::2, j] -= 3
    a[i, 0] = 9
    a[0, j] *= 2
    a[i, None, j] += 5


#pythran export write_lists(int64[:], int64[:,:])
def write_lists(a, b):
    if len(a) > 2:
        a[[0, 2]] = a[[2, 0]]
        a[[0, 1]] += 5
        a[[1, 1]] += 5
    if b.shape[0] > 1 and b.shape[1] > 1:
        b[[0, 1]] = b[[1, 0]]
        b[:, [0, 1]] = b[:, [1, 0]]
        b[[0, 1], [1, 0]] = 8


#pythran export change(int64[:], int64[:], int)
#pythran export change(int64[:,:], int64[:], int)
def change(a, i, x):
    i = i % max(len(a), 1)
    a[i] += x
    a[i] += 1
    a[i] *= a[i]


#pythran export change_array(int64[:], int64[:], int64[:])
def change_array(a, i, b):
    a[i % max(len(a), 1)] += b


#pythran export index_is_target(int64[:])
def index_is_target(a):
    a %= max(len(a), 1)
    a[a] = 3
    a[a % max(len(a), 1)] = a
    return a[a % max(len(a), 1)]


#pythran export through_ix(int64[:,:], int64[:], int64[:])
def through_ix(a, i, j):
    n, m = a.shape
    i, j = i % max(n, 1), j % max(m, 1)
    b = a[np.ix_(i, j)]
    a[np.ix_(i, j)] += 1
    return b, np.ix_(i, j), np.ix_(i)


#pythran export ix_of_masks(int64[:,:], bool[:], bool[:])
def ix_of_masks(a, m, n):
    return a[np.ix_(m, n)], a[np.ix_(m, [0])]


#pythran export gather_in_loop(float64[:,:], int64[:,:])
def gather_in_loop(a, i):
    s = np.float64(0.0)
    for k in range(i.shape[0]):
        row = i[k] % max(a.shape[0], 1)
        s += a[row, 0].sum() if a.shape[1] else 0.0
        a[row] += 1
    return s
