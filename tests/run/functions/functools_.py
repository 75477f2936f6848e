"""functools: partial, cmp_to_key, reduce."""

import functools
from functools import cmp_to_key, partial, reduce
from operator import add, mul


def line(a, x, b=1, *, scale=2):
    return (a * x + b) * scale


#pythran export partials(int, int)
def partials(x, y):
    double = partial(line, 2)
    shifted = partial(line, 2, b=y)
    named = partial(line, x=3, scale=1)
    full = partial(line, 1, 2, 3, scale=4)
    return (
        double(x),
        double(x, 5),
        double(x, b=7, scale=1),
        shifted(x),
        shifted(x, b=100),
        named(x),
        named(x, x=4),
        full(),
        partial(double, x)(),
        partial(add, 1)(x),
        functools.partial(pow, 2)(3),
    )


#pythran export mapped(int list, str list)
def mapped(values, words):
    joined = partial(str.replace, "banana")
    return (
        list(map(partial(add, 10), values)),
        list(map(partial(max_of, 3), values)),
        sorted(words, key=partial(measure, weight=-1)),
        [f(3) for f in [partial(mul, 2), partial(mul, 5)]],
        joined("a", "b"),
        reduce(partial(line, scale=1), values[:3], 1),
    )


def max_of(a, b):
    return a if a > b else b


def measure(word, weight):
    return len(word) * weight


#pythran export closures(int)
def closures(n):
    def scaled(x, by=3):
        return x * by + n

    return partial(scaled, 5)(), partial(scaled, by=2)(7), partial(lambda a, b, c: a - b * c, 1)(2, 3)


#pythran export compared((int, str) list, int list)
def compared(pairs, values):
    def by_text(a, b):
        return (a[1] > b[1]) - (a[1] < b[1])

    key = cmp_to_key(by_text)
    first = sorted(pairs, key=key)
    second = sorted(pairs, key=cmp_to_key(lambda a, b: b[0] % 5 - a[0] % 5), reverse=True)
    pairs.sort(key=functools.cmp_to_key(by_text), reverse=True)
    values = values + [3, 17]
    return first, second, pairs, max(values, key=cmp_to_key(lambda a, b: a % 7 - b % 7)), min(values, key=cmp_to_key(lambda a, b: a % 7 - b % 7))
