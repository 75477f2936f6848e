"""iter() of what has no iterator of its own at run time."""


#pythran export of_tuple(int)
def of_tuple(n):
    it = iter((n, 2, 3))
    return next(it) * 10 + next(it), list(it), next(it, -1)


#pythran export of_range(int)
def of_range(n):
    it = iter(range(n % 9, 0, -2))
    first = next(it, None)
    rest = [x for x in it]
    return first, rest, next(it, -1)


#pythran export of_enumerate(str list)
def of_enumerate(words):
    it = iter(enumerate(words, 3))
    total = 0
    for i, word in it:
        if len(word) > 4:
            break
        total += i
    return total, list(it)


#pythran export of_zip(int list, str list)
def of_zip(numbers, words):
    it = iter(zip(numbers, words))
    pairs = []
    for n, word in it:
        pairs.append((word, n))
        next(it, None)
    return pairs


#pythran export of_reversed(float list)
def of_reversed(values):
    it = iter(reversed(values))
    return sum(it, 0.0), list(it)


#pythran export strictly(int, int)
def strictly(n, m):
    total = 0
    for a, b in zip(range(n % 7), range(m % 7), strict=True):
        total += a * b
    return total
