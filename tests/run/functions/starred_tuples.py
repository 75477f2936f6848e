"""`(a, *b)`: of tuples, lists and all else that can be gone through."""


# pythran export starred(int list, str, int)
def starred(l, s, n):
    t = (n, "x")
    return (*l, 1), (0, *l, *l), (*t, 2.5, *t), (*s, "end"), (*range(n % 4),), (*l,), (*{n: s}, n), (*t,)


# pythran export returned(int list)
def returned(l):
    return *l, len(l)


# pythran export in_order(int list)
def in_order(l):
    log = []

    def note(x):
        log.append(x)
        return x

    t = (note(1), *[note(x) for x in l], note(2))
    return t, log, (*(), *()), sum((*l, 1))
