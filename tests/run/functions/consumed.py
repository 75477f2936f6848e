"""Comprehensions that are used up where they stand: no list and no generator is made of them."""


def checked(x, seen):
    seen.append(x)
    if x == 13:
        raise ValueError(f"unlucky {x}")
    return x > 5


#pythran export sums(int list, float list)
def sums(values, floats):
    return (
        sum(x * x for x in values),
        sum([x for x in values if x % 3]),
        sum((x + 0.5 for x in floats if x > 0), 0.5),
        sum([x * y for x in range(5) for y in range(x)]),
        sum([x > 2 for x in values]),
        sum(1 for _ in floats),
    )


#pythran export extremes(int list)
def extremes(values):
    return max(x * 2 for x in values), min([abs(x) for x in values if x > -10], default=-1)


#pythran export empty(int list)
def empty(values):
    return max([x for x in values if x > 5])


#pythran export words(str list)
def words(texts):
    return (
        max([w + "!" for w in texts], default=""),
        min((w.lower() for w in texts), default="z"),
        max((len(w) for w in texts), default=0),
        max([w for w in texts], key=len, default="?"),
        ",".join(w[::-1] for w in texts if w),
        "".join([w for w in texts]),
    )


#pythran export decided(int list)
def decided(values):
    seen = []
    found = any(checked(x, seen) for x in values)
    every = all(checked(x, seen) for x in values)
    return found, every, seen


#pythran export all_evaluated(int list)
def all_evaluated(values):
    seen = []
    found = any([checked(x, seen) for x in values])
    every = all([checked(x, seen) for x in values])
    return found, every, seen


#pythran export nested(int list, int list)
def nested(a, b):
    seen = []
    found = any(checked(x + y, seen) for x in a[:5] if x for y in b[:5])
    every = all(not checked(x, seen) for row in [a, b] for x in row)
    return found, every, seen, any([x > y for x in a for y in b]), all([x > 0 for x in a])


#pythran export containers(int list, str)
def containers(values, text):
    x = 100
    made = (
        list(x + 1 for x in values),
        set(x % 3 for x in values),
        set([x % 3 for x in values]),
        frozenset(x % 4 for x in values),
        tuple(x * 2 for x in values if x),
        sorted(-x for x in values),
        sorted((x % 5 for x in values), reverse=True),
        dict((c, ord(c)) for c in text),
        dict([(x, x * x) for x in values]),
        list([c for c in text]),
    )
    return made, x


#pythran export shadowed(int list)
def shadowed(values):
    def sum_of(values):
        return sum(v for v in values) + sum(v for v in values if v > 2)

    return sum_of(values), [sum(x * y for y in values) for x in values if any(x == y for y in (1, 2, 3))]


#pythran export conditions(int list, int)
def conditions(values, n):
    if values and all(v > n for v in values):
        return 1
    while any(v > n for v in values) and n < 50:
        n += 5
    return n if sum(v for v in values) > 3 or max([v for v in values], default=0) > 2 else -n


def inside(values):
    for x in values:
        if any(x == y for y in (1, 2, 3)):
            yield sum(x * k for k in range(x))
        yield max([x, *values])


#pythran export generated(int list)
def generated(values):
    return list(inside(values)), sum(y + 1 for y in inside(values))


#pythran export primes(int)
def primes(n):
    return [p for p in range(2, n * 10) if all(p % d for d in range(2, int(p**0.5) + 1))]
