"""Arrays as values: bound anew under conditions, iterated, unpacked, swapped, held in containers and closures."""

import numpy as np


#pythran export cut_under_condition(int64[:])
def cut_under_condition(a):
    b = a
    if len(b) > 2:
        b = b[1:]
    if len(b) > 3:
        b = b[::-1]
    b[:1] = 7
    return b, b.sum()


#pythran export turned_under_condition(int64[:,:], bool)
def turned_under_condition(a, turn):
    if turn:
        a = a.T
    s = 0
    for i in range(a.shape[0]):
        for j in range(a.shape[1]):
            s = s * 3 + int(a[i, j])
    a[:1] = 5
    return s, a


#pythran export shrinking(int64[:])
def shrinking(a):
    x = a
    n = 0
    while len(x) > 1:
        x = x[1:] if n % 2 else x[:-1]
        x[:1] += n
        n += 1
    return n, x


#pythran export halves(float64[:])
def halves(a):
    x = a
    while len(x) > 2:
        x = x[::2] + x[::2]
        x = x[::-1]
    return x


#pythran export chosen(int64[:], int64[:], bool)
def chosen(a, b, first):
    c = a if first else b[::-1]
    c[:2] = 1
    return c


#pythran export none_at_first(int64[:,:], int)
def none_at_first(a, k):
    best = None
    for row in a:
        if best is None or row.sum() > best.sum() + k:
            best = row
    if best is None:
        return None
    return best


#pythran export none_or_copy(int64[:], bool)
def none_or_copy(a, want):
    b = None
    if want:
        b = a * 2
    return np.int64(0) if b is None else b.sum()


#pythran export slices_in_variables(int64[:,:], int, int)
def slices_in_variables(a, i, j):
    s = slice(i, j)
    t = slice(None, None, -1)
    a[s, 0:1] = 3
    return a[s], a[t], a[s, t], a[:, t], a[t][s]


#pythran export rows(int64[:,:,:])
def rows(a):
    s = 0
    for plane in a:
        for row in plane:
            row[:1] += 1
            for x in row:
                s = s * 3 + int(x)
        plane[:1] *= 2
    return s


#pythran export rows_replaced(int64[:,:])
def rows_replaced(a):
    for row in a:
        a = row.reshape(1, len(row))
        row[:] = 1
    return a


#pythran export counted(int64[:,:], int64[:])
def counted(a, b):
    s = 0
    for i, row in enumerate(a):
        s = s * 3 + int(row.sum()) * i
    for row, x in zip(a, b):
        row += x
    for row in reversed(a):
        s = s * 3 + int(row.sum())
    for i, (x, y) in enumerate(zip(b, b[::-1]), 2):
        s = s * 5 + int(x) - int(y) * i
    for x in reversed(b):
        s = s * 3 + int(x)
    return s


#pythran export comprehensions(int64[:,:], int64[:])
def comprehensions(a, b):
    return [int(x) * 2 for x in b], [row.sum() for row in a], {int(x): i for i, x in enumerate(b)}, list(b), tuple(b[:0])


#pythran export unpacked(int64[:])
def unpacked(a):
    x, y, z = a
    return x, z, y


#pythran export unpacked_rows(int64[:,:])
def unpacked_rows(a):
    first, second = a
    first[:] = second
    (p, q), r = a[:, :2]
    return p, q, r


#pythran export star_unpacked(int64[:])
def star_unpacked(a):
    first, *rest = a
    *front, last = a
    return first, rest, front, last


#pythran export contained(int64[:], int, float64[:,:], float)
def contained(a, x, b, y):
    return x in a, x not in a, y in b, np.int64(3) in a[::-1], 1.5 in a


#pythran export swap_names(int64[:], int64[:])
def swap_names(a, b):
    a, b = b, a
    a[:1] = 1
    b[:1] = 2
    a, b = b[1:], a[::-1]
    return a, b


#pythran export swap_elements(int64[:], int, int)
def swap_elements(a, i, j):
    if len(a):
        i, j = i % len(a), j % len(a)
        a[i], a[j] = a[j], a[i]
        a[0], a[-1] = a[-1], a[0] + 1


#pythran export swap_views(int64[:,:])
def swap_views(a):
    if len(a) > 1:
        a[0], a[1] = a[1].copy(), a[0].copy()
        a[[0, 1]] = a[[1, 0]]
        t = a[0] + 0
        a[0] = a[-1]
        a[-1] = t


#pythran export swap_rows_as_numpy_does(int64[:,:])
def swap_rows_as_numpy_does(a):
    if len(a) > 1:
        a[0], a[1] = a[1], a[0]  # both rows are views: the second reads what the first has written


#pythran export bubble(int64[:])
def bubble(a):
    n = len(a)
    for i in range(n):
        for j in range(n - 1 - i):
            if a[j] > a[j + 1]:
                a[j], a[j + 1] = a[j + 1], a[j]


#pythran export rotating(float64[:,:])
def rotating(a):
    old, new = a, a * 2
    for _ in range(3):
        new[:] = old + 1
        old, new = new, old
    return old, new


#pythran export in_lists(int64[:,:], int)
def in_lists(a, k):
    parts = []
    for i in range(len(a)):
        parts.append(a[i])
    for part in parts:
        part += k
    if parts:
        parts[0] = parts[-1][::-1]
        parts[-1][:] = 4
    return parts, len(parts)


#pythran export in_tuples(int64[:,:])
def in_tuples(a):
    pair = (a[1:], a[:, ::-1], a)
    x, y, z = pair
    x[:1] = 3
    y[:, :1] = 4
    return pair[0], pair[1].sum(), z, pair


#pythran export in_dicts(int64[:,:])
def in_dicts(a):
    table = {i: row for i, row in enumerate(a)}
    for key, row in table.items():
        row[:1] = key
    table[0] = a.reshape(-1)
    return table, table[0].sum(), {"a": a, "b": a[::-1]}["b"]


#pythran export in_closures(int64[:])
def in_closures(a):
    b = a[1:]

    def bump(k):
        b[:1] += k
        return b.sum() + a.sum()

    x = bump(1)
    b = a[::-1]
    return x, bump(2), b


#pythran export changed_by_inner(int64[:])
def changed_by_inner(a):
    x = a

    def cut():
        nonlocal x
        x = x[1:]
        return len(x)

    n = cut() if len(x) else 0
    return x, n


def doubled(x):
    x = x[:]
    x *= 2
    return x[1:]


#pythran export through_functions(int64[:])
def through_functions(a):
    b = doubled(doubled(a))
    b[:1] = 9
    return b, list(map(lambda x: int(x) + 1, a))


#pythran export lists_into_slices(int64[:], float64[:,:])
def lists_into_slices(a, b):
    if len(a) > 2:
        a[1:3] = [1, 2]
        a[:2] = (7, 8)
        a[::2] = [5]
    if b.shape[1] == 3:
        b[:1] = [1, 2.5, 3]
        b[0:, 1:] = (4, 5)
        b[:] = [9]
    a[1:3] = range(2)


#pythran export computed_lists_into_slices(int64[:], int list)
def computed_lists_into_slices(a, l):
    a[:] = l
    a[1:] = [x + 1 for x in l[1:]]


#pythran export augmented_all(int64[:,:], int64[:])
def augmented_all(a, b):
    a[0:1] += 1
    a[:, ::2] -= 2
    a[::-1] *= 3
    a[1:] //= 2
    a.T[:1] %= 7
    a[:, 1:] |= 1
    a[...] &= 0xFFFF
    a[..., -1:] ^= 5
    a <<= 1
    a >>= 2
    b += b[::-1]
    b[1:] -= b[:-1]
    b **= 2


#pythran export augmented_element(float64[:,:], int, int)
def augmented_element(a, i, j):
    a[i][j] += 1
    a[i, j] /= 2
    a[i][j:][:1] -= 3


#pythran export elements_are_scalars(float32[:,:], int8[:])
def elements_are_scalars(a, b):
    x = a[:1, :1].sum()
    return x, b.sum(), [v for v in b], [v * v for v in b]


#pythran export checked_before_loops(int64[:,:], int64[:,:], int64[:], int, int)
def checked_before_loops(a, b, c, i, j):
    n, m = a.shape
    for k in range(n):
        for l in range(m):
            b[k, l] += a[k, l] - c[l]
    for k in range(1, n):
        c[k - 1] = a[k, 0] + b[k, m - 1]
        c[k] += 1
    for k in range(m - 2):
        c[k + 2] = c[k] + a[i, k + 1]
    for k in range(i):
        for l in range(k + 1, m):
            x = l - 1
            a[k, x] = b[j, l]
    return a.sum() + b.sum()


#pythran export products(float64[:,:], float64[:,:])
def products(a, b):
    n, m = a.shape
    k = b.shape[1]
    c = np.zeros((n, k))
    for i in range(n):
        for j in range(k):
            s = np.float64(0.0)
            for l in range(m):
                s += a[i, l] * b[l, j]
            c[i, j] = s
    return c


#pythran export changed_on_the_way(int64[:], int)
def changed_on_the_way(a, n):
    b = a
    for i in range(n):
        if i == 2:
            b = b[1:]
        b[i] = i
    return b
