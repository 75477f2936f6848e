"""`x in generator` and other steps."""

def count_up(n):
    while n < 50:
        yield n
        n += 7

#pythran export inside(int, str)
def inside(n, s):
    g = count_up(n % 7)
    first = n in g
    i = iter([1, 2, 3, 4])
    return (first, next(g, -1), n in map(abs, [1, -5]), n in (x * x for x in range(5)), n not in count_up(3), 2 in i, list(i), (1, n) in enumerate([5, n]), (n, 1) in zip([n], [1]), s in (c for c in "abc"),
        n in reversed([1, 2]), n in filter(None, [0, 1, 2]), [k for k in range(9) if k in (x for x in (1, 2, 3))])

#pythran export tested(int)
def tested(n):
    if n in count_up(2) and n not in (x for x in [9, 16]):
        return "yes"
    while n in (x + 1 for x in range(n, n + 3)):
        n += 1
    return "no" if not n in count_up(0) else "multiple"
