"""itertools: every function, with all of its arguments, over lists, texts, ranges and generators."""

import itertools
import operator
from itertools import (
    accumulate,
    chain,
    combinations,
    combinations_with_replacement,
    compress,
    count,
    cycle,
    dropwhile,
    filterfalse,
    groupby,
    islice,
    pairwise,
    permutations,
    product,
    repeat,
    starmap,
    takewhile,
    tee,
    zip_longest,
)


def numbers(n):
    i = 0
    while i < n:
        yield i * 2
        i += 1


#pythran export counted(int, int, int)
def counted(n, i, j):
    found = []
    for x in count(i, j):
        if len(found) >= n:
            break
        found.append(x)
    return found, list(islice(count(), n)), list(islice(count(i), 3)), list(islice(count(step=2), 3))


#pythran export counted_floats(float, float)
def counted_floats(x, y):
    return list(islice(count(x, y), 9)), [a + b for a, b in zip(count(0.5), (1, 2, 3))]


#pythran export zipped(str list)
def zipped(words):
    return list(zip(count(1), words)), [f"{n}{w}" for n, w in zip(itertools.count(), words)]


#pythran export sliced(int list, int, int, int)
def sliced(values, i, j, k):
    return list(islice(values, i, j, k))


#pythran export sliced_stop(int list, int)
def sliced_stop(values, i):
    return list(islice(values, i))


#pythran export sliced_some(int list, int, int)
def sliced_some(values, n, m):
    return (
        list(islice(values, n, None)),
        list(islice(values, None, n)),
        list(islice(values, None)),
        list(islice(numbers(m), n, None, 2)),
        list(islice(values, n, m)),
        list(islice(values, None, None, n + 1)),
    )


#pythran export sliced_shared(int, int, int)
def sliced_shared(n, i, j):
    source = iter(numbers(n))
    first = list(islice(source, abs(i), abs(j), 2))
    second = list(islice(source, 2))
    return first, second, list(source)


#pythran export products(int list, str, int)
def products(values, word, n):
    return (
        list(product(values)),
        list(product(word, values)),
        list(product(range(n % 5), word[:3], (True, False))),
        list(product(word[:4], repeat=2)),
        list(product([0, 1], repeat=n % 7)),
        list(product()),
        list(product(values, repeat=0)),
        [(a, b, c) for a, b, c in product(range(2), repeat=3)],
    )


#pythran export product_repeat(int list, int)
def product_repeat(values, i):
    return list(product(values[:3], [7], repeat=i % 4 - 1))


#pythran export product_many(int)
def product_many(n):
    total = 0
    for digits in product("01", repeat=10):
        if digits[3] == "1":
            total += 1
    return total, sum(x * y for x, y in product(range(n), range(n)))


#pythran export combined(int list, int)
def combined(values, n):
    values = values[:6]
    return (
        list(combinations(values, 2)),
        list(combinations(values, 0)),
        list(combinations(values, r=3)),
        list(combinations(values, n)),
        list(combinations_with_replacement(values, 2)),
        list(combinations_with_replacement(values, n % 5)),
        list(combinations("abcd", 3)),
    )


#pythran export combined_wrong(int list, int)
def combined_wrong(values, i):
    return list(combinations(values[:4], i)), len(list(permutations(values[:4], i)))


#pythran export permuted(int list, int)
def permuted(values, n):
    values = values[:5]
    return (
        list(permutations(values)),
        list(permutations(values, 2)),
        list(permutations(values, r=3)),
        list(permutations(values, n)),
        list(permutations(values, None)),
        ["".join(p) for p in permutations("abc")],
    )


#pythran export repeated(int, str)
def repeated(n, word):
    return list(repeat(word, n)), list(zip(repeat(n), word)), list(islice(repeat(1.5), 3)), list(map(pow, (2, 3), repeat(abs(n))))


#pythran export chained(int list, int list, int)
def chained(a, b, n):
    return list(chain(a, b, range(n), numbers(n))), sum(chain(a, b)), list(chain()), list(chain(a)), sorted(chain(b, a))


#pythran export chained_all(int list list, str list)
def chained_all(lists, words):
    return list(chain.from_iterable(lists)), "".join(itertools.chain.from_iterable(words)), sum(chain.from_iterable(x for x in lists))


#pythran export accumulated(int list, float list)
def accumulated(values, floats):
    return (
        list(accumulate(values)),
        list(accumulate(values, max)),
        list(accumulate(values, lambda a, b: a - b, initial=100)),
        list(accumulate(values, initial=5)),
        list(accumulate(floats, operator.mul)),
        list(accumulate(values, func=min)),
        list(accumulate([str(v) for v in values])),
    )


#pythran export cycled(int list, int)
def cycled(values, n):
    return list(islice(cycle(values), n)), [a + b for a, b in zip("abcdefg", cycle("xy"))], list(cycle([]))


#pythran export whiles(int list)
def whiles(values):
    return list(takewhile(lambda x: x > 0, values)), list(dropwhile(lambda x: x > 0, values)), list(takewhile(bool, values))


#pythran export filtered(int list, str list)
def filtered(values, words):
    return list(filterfalse(lambda x: x % 2, values)), list(filterfalse(None, words)), list(filterfalse(None, values))


#pythran export starred((int, int) list, (str, int) list)
def starred(pairs, texts):
    return (
        list(starmap(lambda a, b: a - b, pairs)),
        list(starmap(max, pairs)),
        list(starmap(lambda s, n: s * (n % 3), texts)),
        sum(starmap(operator.sub, zip([5, 6], [1, 2]))),
    )


#pythran export longest(int list, int list, str)
def longest(a, b, word):
    return (
        list(zip_longest(a, b, fillvalue=-1)),
        list(zip_longest(a, word)),
        list(zip_longest(a, b, word, fillvalue=None)),
        list(zip_longest(word, "xy", fillvalue="-")),
        list(zip_longest(numbers(3), a, fillvalue=0)),
        list(zip_longest(a)),
    )


#pythran export paired(int list, str)
def paired(values, word):
    return list(pairwise(values)), [a + b for a, b in pairwise(word)], all(a <= b for a, b in pairwise(values))


#pythran export grouped(int list, str)
def grouped(values, word):
    lengths = [(key, len(list(group))) for key, group in groupby(word)]
    sums = [(key, sum(group)) for key, group in groupby(values, key=lambda x: x % 3)]
    keys = [key for key, _ in groupby(sorted(values))]
    firsts = []
    for _, group in groupby(values, lambda x: x > 0):
        for item in group:
            firsts.append(item)
            break
    return lengths, sums, keys, firsts


#pythran export grouped_late(int list)
def grouped_late(values):
    groups = [group for _, group in groupby(values, lambda x: x // 4)]
    return [list(group) for group in groups]


#pythran export teed(int list, int)
def teed(values, n):
    a, b = tee(values)
    next(b, None)
    x, y, z = tee(numbers(n), 3)
    return list(zip(a, b)), sum(x), list(y), max(z, default=-1)


#pythran export compressed(int list, bool list, str)
def compressed(values, flags, word):
    return list(compress(values, flags)), "".join(compress(word, values)), list(compress(count(), flags))


#pythran export chains_of_functions(int)
def chains_of_functions(n):
    evens = filter(lambda x: x % 2 == 0, count(n))
    squares = (x * x for x in evens)
    return sum(islice(squares, 10)), list(takewhile(lambda x: x < 50, map(lambda x: x * 3, count(n % 7))))


#pythran export primes(int)
def primes(n):
    return list(islice((p for p in count(2) if all(p % d for d in range(2, int(p**0.5) + 1))), n))


#pythran export triples(int)
def triples(n):
    return [(a, b, c) for a, b, c in combinations(range(1, n + 10), 3) if a * a + b * b == c * c]
