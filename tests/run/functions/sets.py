"""set and frozenset. Their order is that of insertion here, so results are sets, or sorted."""


#pythran export distinct(int list)
def distinct(values):
    seen = set()
    for value in values:
        seen.add(value)
    return seen, len(seen), sorted(seen), set(values) == seen


#pythran export operations(int set, int set)
def operations(a, b):
    return a | b, a & b, a - b, a ^ b


#pythran export methods(int set, int list, int set)
def methods(a, values, c):
    return (
        a.union(values, c),
        a.intersection(values),
        a.difference(values, c),
        a.symmetric_difference(values),
        a.union(),
        a.copy() == a,
    )


#pythran export updates(int set, int list)
def updates(a, values):
    b, c, d, e = a.copy(), a.copy(), a.copy(), a.copy()
    b.update(values)
    c.intersection_update(values)
    d.difference_update(values)
    e.symmetric_difference_update(values)
    f = a.copy()
    f |= b
    f &= set(values)
    return b, c, d, e, f


#pythran export comparisons(int set, int set)
def comparisons(a, b):
    return a < b, a <= b, a > b, a >= b, a == b, a != b, a.issubset(b), a.issuperset(b), a.isdisjoint(b)


#pythran export removal(int set, int)
def removal(a, x):
    a.discard(x)
    a.discard(x)
    a.add(x)
    a.remove(x)
    return a, x in a, a.remove(x)


#pythran export emptied(int set)
def emptied(a):
    total = 0
    while a:
        total += a.pop()
    return total, a


#pythran export pop_empty()
def pop_empty():
    empty = {1}
    empty.clear()
    return empty.pop()


#pythran export frozen(int list)
def frozen(values):
    a = frozenset(values)
    table = {a: 1}
    table[frozenset(sorted(values))] = 2
    return a, len(table), a | {1}, {1} | a, a.union([5]), sorted(a)


#pythran export comprehended(int)
def comprehended(n):
    return {i % 7 for i in range(n)}, {(i % 3, i % 2) for i in range(n)}, {1.5, 2.5}


#pythran export total(float set)
def total(a):
    result = 0.0
    for x in sorted(a):
        result += x
    return result, sum(a) == sum(a), max(a, default=0.0), min(a)
