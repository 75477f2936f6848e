"""Sorting, with and without keys, and tuples of run-time length."""


#pythran export ascending(int list)
#pythran export ascending(float32 list)
#pythran export ascending((int, int) list)
def ascending(values):
    return sorted(values)


#pythran export descending(int list, bool)
def descending(values, flag):
    return sorted(values, reverse=flag)


#pythran export in_place(int list)
def in_place(values):
    values.sort()
    return values


#pythran export in_place_by((int, int) list, bool)
def in_place_by(pairs, flag):
    pairs.sort(key=lambda pair: pair[1] % 3, reverse=flag)
    return pairs


#pythran export by_key((int, int) list)
def by_key(pairs):
    return sorted(pairs, key=lambda pair: -pair[1]), max(pairs, key=lambda p: p[0], default=(0, 0))


#pythran export many(int)
def many(n):
    state = n
    values = []
    for _ in range(1000):
        state = (state * 1103515245 + 12345) % 2147483648
        values.append(state % 100)
    places = list(range(1000))
    places.sort(key=lambda i: values[i])
    return places


#pythran export as_tuple(int list)
def as_tuple(values):
    items = tuple(values)
    return items, items[1:], items * 2, items + (7,), len(items), 3 in items


#pythran export item(int list, int)
def item(values, i):
    return tuple(values)[i]


#pythran export search(int list, int)
def search(values, x):
    items = tuple(values)
    return items.count(x), (1, 2, x).count(2), items.index(x)


#pythran export grow(int)
def grow(n):
    items = ()
    for i in range(n):
        items += (i, i * i)
    return items


#pythran export total(float list)
def total(values):
    items = tuple(values)
    result = 0.0
    for value in items:
        result += value
    a, *rest = items if len(items) > 0 else (0.0,)
    return result, a, rest
