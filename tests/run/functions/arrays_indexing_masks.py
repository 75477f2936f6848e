"""Masks: `a[mask]` read, written and changed in place, alone and among other indices."""

import numpy as np


#pythran export take(int64[:], bool[:])
#pythran export take(complex64[:,:], bool[:])
#pythran export take(float32[:,:], bool[:,:])
#pythran export take(int8[:,:,:], bool[:,:])
#pythran export take(bool[:,:,:], bool[:])
def take(a, m):
    return a[m]


#pythran export take_where(float64[:])
def take_where(a):
    b = a[a > 0]
    return b, a[a < 1] * 2 + 1, np.sqrt(a[a > 2]), a[(a > -1) & (a < 5)], a[~(a > 0)], a[a != a], len(a[a > 3])


#pythran export take_rows(int64[:,:], int)
def take_rows(a, k):
    return a[a[:, 0] > k, :], a[a.sum() > a], a[:, ::2][a[:, ::2] > 0], a[::-1][a > 2], a.T[a.T > k]


#pythran export take_parts(int64[:,:,:], bool[:], bool[:,:])
def take_parts(a, m, n):
    return a[m, 1:], a[m, ..., 0:1], a[n, ::-1], a[m, ::2, :0], a[m, :, -1:], a[m][:1]


#pythran export take_with_integers(int64[:,:], bool[:])
def take_with_integers(a, m):
    return a[m, 0], a[m, -1], a[::-1, 0][m]


#pythran export take_behind(int64[:,:], bool[:])
def take_behind(a, m):
    return a[:, m], a[0, m], a[:1, m], a[..., m], a[None, :, m]


#pythran export take_behind_two(int64[:,:,:], bool[:,:], bool[:])
def take_behind_two(a, m, n):
    return a[:, m], a[0, m], a[:, :, n], a[:, 0, n], a[0, :, n], a[0, 0, n]


#pythran export take_two_masks(int64[:,:], bool[:], bool[:])
def take_two_masks(a, m, n):
    return a[m, n]


#pythran export total(float64[:], float64[:,:])
def total(a, b):
    return a[a > 0].sum(), (a[a > 0] * 2).max() if (a > 0).any() else np.float64(0.0), b[b > 1].mean() if (b > 1).any() else np.float64(0.0)


#pythran export write(int64[:], bool[:])
#pythran export write(int64[:,:], bool[:])
#pythran export write(int64[:,:], bool[:,:])
#pythran export write(int64[:,:,:], bool[:,:])
def write(a, m):
    a[m] = 7


#pythran export write_where(float64[:], float64[:,:])
def write_where(a, b):
    a[a < 0] = 0
    b[b > 2] = 2.5
    b[b != b] = -1
    b[b[:, 0] > 1] = 3
    b.T[b.T < -1] = 8
    b[::-1][b > 1] = 4


#pythran export write_reversed(float64[:])
def write_reversed(a):
    a[a[::-1] > 0] = -1
    a[::-1][a < 0] *= 2


#pythran export write_array(int64[:], bool[:], int64[:])
def write_array(a, m, b):
    a[m] = b


#pythran export write_array_rows(int64[:,:], bool[:], int64[:])
#pythran export write_array_rows(int64[:,:], bool[:], int64[:,:])
#pythran export write_array_rows(int64[:,:,:], bool[:,:], int64[:,:])
def write_array_rows(a, m, b):
    a[m] = b


#pythran export write_matrix(int64[:,:], bool[:,:], int64[:])
def write_matrix(a, m, b):
    a[m] = b


# A mask's axis without elements fits any axis.
#pythran export empty_mask(float64[:,:], bool[:,:])
# args: np.ones((5, 1)), np.zeros((5, 0), bool)
# args: np.ones((5, 1)), np.zeros((0, 1), bool)
# args: np.ones((5, 1)), np.zeros((0, 2), bool)
# args: np.ones((5, 1)), np.zeros((4, 0), bool)
# args: np.ones((5, 1)), np.zeros((0, 0), bool)
# args: np.ones((0, 1)), np.zeros((5, 0), bool)
def empty_mask(a, m):
    a[m] = 3
    a[m] += 1
    a[m] *= a[m]
    a[m] = np.zeros(0)
    return a[m], a[m] + 1, a[m].sum(), a[:, None][m[:, None]]


#pythran export write_exact(float64[:], float64[:])
def write_exact(a, b):
    m = a > 0
    n = m.sum()
    if n <= len(b):
        a[m] = b[:n]
        a[m] = b[:n][::-1] + a[m]
        a[~m] = b[:1]


#pythran export write_same(float64[:], float64[:])
def write_same(a, b):
    if len(a) == len(b):
        m = b > 0
        a[m] = b[m]
        a[m] = b[m] * 2 + a[m] - 1
        a[~m] = np.sqrt(-b[~m])
        a[m] = a[::-1][m]
        a[b > 1] = b[b > 1]


#pythran export write_parts(int64[:,:], bool[:])
def write_parts(a, m):
    a[m, 1:] = 5
    a[m, 0:1] = 6
    a[m, ::2] += 3


#pythran export write_behind(int64[:,:], bool[:], int)
def write_behind(a, m, x):
    a[:, m] = x
    a[::2, m] += 1
    a[0, m] = 9


#pythran export write_behind_array(int64[:,:], bool[:], int64[:])
def write_behind_array(a, m, b):
    a[:, m] = b


#pythran export change(int64[:], bool[:], int)
#pythran export change(int64[:,:], bool[:], int)
#pythran export change(int64[:,:], bool[:,:], int)
def change(a, m, x):
    a[m] += x
    a[m] *= 2
    a[m] -= a[m]


#pythran export change_where(float64[:])
def change_where(a):
    a[a > 0] *= -1
    a[a < -2] += 10
    a[a > 3] -= a[a > 3] * 0.5
    a[a == 5] = a[a == 5] + 1


#pythran export change_array(int64[:], bool[:], int64[:])
def change_array(a, m, b):
    a[m] += b


#pythran export mask_of_itself(bool[:])
def mask_of_itself(m):
    m[m] = False
    m[~m] = True
    return m[m]


#pythran export bools(int64[:,:], bool)
def bools(a, x):
    return a[x], a[:, x], a[True], a[False], a[0:1, True], a[x, ..., None]


#pythran export bool_lists(int64[:,:])
def bool_lists(a):
    return a[[True, False]], a[:, [False, True, True]]


#pythran export bool_list(int64[:], bool list)
def bool_list(a, m):
    return a[m]


#pythran export masks_in_loops(float64[:,:], bool[:])
def masks_in_loops(a, m):
    s = np.float64(0.0)
    for row in a:
        s = s * 0.5 + row[m].sum()
        row[m] = s
        k = 0
        while row[row > 0].sum() > k and k < 5:
            row[row > 0] *= 0.5
            k += 1
    return s
