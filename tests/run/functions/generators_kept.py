"""Generators that recurse, are kept in containers, are passed on, and take over from others."""


def tree(values, i):
    if i < len(values):
        yield from tree(values, 2 * i + 1)
        yield values[i]
        yield from tree(values, 2 * i + 2)
def numbers(n):
    for i in range(n):
        yield i
def total(it):
    t = 0
    for x in it:
        t += x
    return t
#pythran export walk(int list)
def walk(values):
    return list(tree(values, 0))
#pythran export stored(int)
def stored(n):
    gs = [numbers(n), numbers(n + 1)]
    d = {"a": numbers(2)}
    return [sum(g) for g in gs], next(d["a"]), total(numbers(n)), total(x * 2 for x in numbers(n))
#pythran export froms(int list, str)
def froms(values, s):
    def g():
        yield from values
        yield from range(3)
        yield from (len(s), 2)
        yield from (ord(c) for c in s)
        yield from {1: 2}
    return list(g())
