"""Slices, repetition and unpacking of tuples and of everything else that can be iterated."""

import numpy as np


#pythran export slices(int, float, str)
def slices(a, b, c):
    t = (a, b, c)
    return t[1:], t[:-1], t[::-1], t[5:], t[-2:2], t[::2]


#pythran export slice_at_run_time(int, int)
def slice_at_run_time(i, j):
    t = (i, j, 3, 4)
    return t[i:j], t[:j], t[i:]


#pythran export slice_effects(int list)
def slice_effects(items):
    return (items.pop(), items.pop(), 3)[1:], items


#pythran export item_of_unlike(int)
def item_of_unlike(i):
    return (1.5, 2.0, 3.25)[i] + (1, 2, 3)[-1]


#pythran export repeated(int, str)
def repeated(n, text):
    return (n, text) * 2, 3 * (n,), (n, text) * 0, (n,) * n, n * (text,), (1, 2) + (3,) * n


#pythran export starred(int, str)
def starred(n, text):
    x, *y = (n, 2, 3)
    *u, v = (n, 2, text)
    a, *b, c = (n, text)
    p, *q, r = text, n, n + 1, text
    return x, y, u, v, a, len(b), c, p, q, r


#pythran export starred_text(str)
def starred_text(text):
    x, *y, z = text
    return x, y, z


#pythran export starred_range(int)
def starred_range(n):
    x, *y, z = range(n)
    return x, y, z


#pythran export starred_pairs(str:int dict)
def starred_pairs(d):
    (a, b), *c = d.items()
    k, *ks = d
    return a, b, c, k, ks


#pythran export starred_enumerate(str list)
def starred_enumerate(words):
    (i, word), *rest, (j, last) = enumerate(words)
    return i, word, rest, j, last


#pythran export of_set(int set)
def of_set(s):
    x, y = s
    return x + y


#pythran export of_dict(str:float dict)
def of_dict(d):
    x, y = d
    (k, v), (m, w) = d.items()
    a, b = d.values()
    return x, y, k, v, m, w, a, b


#pythran export of_range(int)
def of_range(n):
    x, y, z = range(n)
    a, b = range(n, n + 2)
    return x - y, z, a, b


#pythran export of_map(int list)
def of_map(n):
    x, y = map(lambda a: a + 1, n)
    return x, y


#pythran export of_generator(int list)
def of_generator(n):
    x, y, z = (a * 2 for a in n if a > 0)
    return x, y, z


#pythran export of_zip(int list, str list)
def of_zip(n, words):
    (p, q), (r, s) = zip(n, words)
    return p, q, r, s


#pythran export of_filtered(int list)
def of_filtered(n):
    def gives():
        for x in n:
            if x % 2:
                yield x
                if x > 2:
                    return
    first, second = gives()
    return first, second


#pythran export of_text(str)
def of_text(text):
    a, b = text
    return b + a


#pythran export in_loops((int, int, str) list)
def in_loops(rows):
    result = []
    for a, *b, c in rows:
        result.append((c, a, b))
    return result, [(c, a) for a, _, c in rows], {a: (b, c) for a, b, c in rows}


#pythran export nested((int, (str, float)) list)
def nested(rows):
    text = ""
    for i, (a, (b, c)) in enumerate(rows):
        text += b * (a % 3) + str(i)
    return text, [(c, b, i) for i, (a, (b, c)) in enumerate(rows)]


#pythran export swaps(int, int)
def swaps(n, m):
    a, b = n, m
    a, b = b, a + b
    items = [1, 2, 3]
    i = 0
    i, items[i] = 1, 5
    items[0], items[1], i = items[1], items[0], a
    (x, y), [z, w] = (a, b), [i, n]
    return a, b, items, i, x, y, z, w


#pythran export loop_of_numbers(float, float)
def loop_of_numbers(x, y):
    total = 0.0
    for item in (x, y, 0.5):
        total += item
    return total


#pythran export loop_with_none(int)
def loop_with_none(n):
    found = []
    for item in (n, None, 3):
        if item is not None:
            found.append(item + 1)
    return found


#pythran export unread(float64[:,:], float64[:])
# args: np.eye(2), np.ones(2)
def unread(m, v):
    beta, *_ = np.linalg.lstsq(m, v, rcond=None)
    *_, last = (1, "a", v, 3.5)
    first, *_ = (v, 2, [1, 2])
    a, *rest = (1, 2, 3)
    for _ in range(2):
        a += 1
    return beta, last, first, a, rest


#pythran export unread_rows((int, (float, str)) list)
# args: [(1, (2.0, "x")), (3, (4.0, "y"))]
def unread_rows(rows):
    return [a for a, *_ in rows], [s for _, (*_, s) in rows]
