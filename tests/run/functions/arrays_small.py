"""Small arrays of lengths that are known: on the stack where they stay in the function, and copied where they do not."""

import numpy as np


#pythran export rotated(float64, float64, float64)
def rotated(angle, x, y):
    c = np.cos(angle)
    s = np.sin(angle)
    m = np.array([[c, -s], [s, c]])
    v = np.array([x, y])
    # within 2 ulps: sines of NumPy and of C differ in the last place
    return (m * v).sum(axis=1)


#pythran export accumulated(float64[:])
def accumulated(angles):
    total = np.zeros(3)
    for i in range(angles.shape[0]):
        t = angles[i]
        m = np.array([[1.0, t, 0.0], [-t, 1.0, 0.0], [0.0, 0.0, 1.0 + t]])
        v = np.array([t, 1.0, 2.0])
        total += (m * v).sum(axis=1)
    return total


#pythran export kept_in_a_list(float64, int)
def kept_in_a_list(t, n):
    kept = []
    for i in range(n):
        v = np.array([t, i, 2.0])
        kept.append(v)
    return kept


#pythran export kept_in_a_dict(int)
def kept_in_a_dict(n):
    kept = {}
    for i in range(n):
        v = np.zeros(2)
        v[1] = i
        kept[i] = v
    return [kept[i] for i in range(n)]


#pythran export kept_in_a_tuple(float64)
def kept_in_a_tuple(t):
    v = np.array([t, 1.0])
    pair = (v, 2)
    w = pair[0]
    w[0] = 7
    return pair, v.sum()


#pythran export the_last(int)
def the_last(n):
    last = np.zeros(2)
    for i in range(n):
        now = np.zeros(2)
        now[0] = i
        last = now
    return last


#pythran export in_turns(int, float64)
def in_turns(n, t):
    a = np.array([t, 1.0, 2.0])
    b = np.zeros(3)
    for i in range(n):
        b[:] = a
        a[:2] = b[1:] + i
        a[2] = b[0]
    return a


def larger(a, b):
    return a if a[0] > b[0] else b


#pythran export larger_of_two(float64)
def larger_of_two(t):
    a = np.array([t, 2.0])
    b = np.ones(2)
    return larger(a, b)


#pythran export item_of_larger(float64)
def item_of_larger(t):
    a = np.array([t, 2.0])
    b = np.ones(2)
    return larger(a, b)[1]


#pythran export view_of_it(float64)
def view_of_it(t):
    v = np.array([t, 2.0, 3.0])
    w = v[1:]
    return w


#pythran export reshaped(int64)
def reshaped(t):
    v = np.array([t, 2, 3, 4])
    return v.reshape(2, 2)


#pythran export sorted_and_cut(float64, float64, float64)
def sorted_and_cut(x, y, z):
    v = np.array([x, y, z, 1.0])
    v.sort()
    w = v[1:3]
    return w[0], np.median(v), w.sum()


#pythran export shared_with_inner(float64)
def shared_with_inner(t):
    a = np.zeros(3)

    def add(x):
        a[0] += x
        return a

    add(t)
    add(1.0)
    return a[0], add(2.0)


#pythran export yielded(float64, int)
def yielded(t, n):
    def each():
        for i in range(n):
            v = np.array([t, i])
            yield v

    return [v for v in each()]


class Holder:
    def __init__(self, v):
        self.v = v


#pythran export in_an_object(float64, int)
def in_an_object(t, n):
    first = Holder(np.array([t, 0.0]))
    for i in range(n):
        v = np.array([t, i])
        first.v = v
    return first.v


#pythran export overlapping(float64)
def overlapping(t):
    a = np.array([t, 2.0, 3.0, 4.0])
    a[1:] = a[:-1]
    a[:2] += a[2:]
    a[:] = a[::-1]
    return a


#pythran export one_row(float64[:, :])
def one_row(a):
    found = []
    for row in a:
        if row.shape[0] >= 3:
            x = np.empty(3)
            x[:] = row[:3]
            found.append((x * x).sum())
    return found


#pythran export integers(int, int)
def integers(i, j):
    a = np.array([[i, j], [j, i]], dtype=np.int8)
    b = np.ones((2, 2), dtype=np.uint8)
    return (a + b).sum(axis=0), (a * b).sum(), a.max(), a.mean()


#pythran export complexes(complex128)
def complexes(z):
    a = np.array([z, 1.0])
    b = np.conj(a)
    return (a + b).sum(), (b - a)[0], a.real.sum()


#pythran export negative_zero_sum(float64)
def negative_zero_sum(t):
    a = np.array([-0.0, -0.0 * abs(t)])
    return np.copysign(1.0, a.sum())


#pythran export out_of_range(int)
def out_of_range(i):
    a = np.zeros(3)
    a[i] = 1
    return a


#pythran export wrong_shapes(float64)
def wrong_shapes(t):
    a = np.zeros(3)
    if t > 0:
        b = np.array([t, t])
        return a + b
    return a


#pythran export first_of_rounds(int)
def first_of_rounds(n):
    found = []
    first = np.zeros(2)
    for i in range(min(abs(n), 5)):
        v = np.array([i, 1.0])
        if i == 0:
            first = v
        found.append(first[0])
    return found


#pythran export only_first_round(int)
def only_first_round(n):
    found = []
    for i in range(min(abs(n), 5) + 1):
        v = np.array([i + 1.0, 1.0])
        if i == 0:
            w = v
        found.append(w[0] + w.sum())
    return found


#pythran export large_first_round(int)
def large_first_round(n):
    found = []
    for i in range(min(abs(n), 5) + 1):
        v = np.full(100, i + 1.0)
        if i == 0:
            w = v
        found.append(w[0] + w.sum())
    return found


#pythran export one_of_two(float64)
def one_of_two(t):
    a = np.array([t, 2.0])
    b = np.ones(2)
    if t > 1:
        c = a
    else:
        c = b
    c[0] = 5
    return a.sum() + b.sum() * 2


#pythran export returned_twice(float64[:])
def returned_twice(xs):
    total = np.zeros(2)
    for x in xs:
        total[0] += x
        total[1] += x * x
    if total[0] < 0:
        return total
    total[1] = -1.0
    return total


#pythran export counted_by_place(int list)
def counted_by_place(places):
    counts = np.zeros((2, 3), dtype=np.int8)
    for place in places:
        counts[place % 2, place % 3] += 1
    return counts


#pythran export changed_when_returned(float64[:])
def changed_when_returned(xs):
    total = np.zeros(2)
    try:
        for x in xs:
            total[0] += x
        return total
    finally:
        total[1] = 7.0


#pythran export seen_while_changed(float64[:])
def seen_while_changed(xs):
    total = np.zeros(2)
    seen = total[:1]
    for x in xs:
        total[0] += x
        total[1] += seen[0]
    return total


#pythran export out_of_a_small_one(int)
def out_of_a_small_one(n):
    found = np.ones(3)
    for i in range(n):
        found[i] *= 2.0
    return found
