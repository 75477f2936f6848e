"""`f(*values)` where the number of the values is found at run time."""

def total(*args):
    s = 0
    for a in args:
        s += a
    return s

def first(a, b, *rest, scale=1):
    return a, b, rest, len(rest), scale, sum(rest) * scale

def texts(*words, sep="-"):
    return sep.join(words)

def passed(*args):
    return total(*args), total(1, *args, 2), max(args, default=0)

#pythran export sums(int list, int set, int)
def sums(l, s, n):
    return (total(*l), total(n, *l), total(*l, n), total(*l, *l), total(*range(n % 5)), total(*s), total(*[]), total(*(x * 2 for x in l)),
        first(n, 2, *l), first(1, n, 3, *l, 4, scale=3), total(*tuple(l), *(1, 2)))

#pythran export joined(str list, str)
def joined(l, s):
    return texts(*l), texts(*s), texts("a", *l, sep="+"), texts(*{w: 1 for w in l}.keys(), sep="")

#pythran export through(int list)
def through(l):
    f = total
    g = lambda *xs: [x + 1 for x in xs]
    def h(*xs):
        return xs + tuple(l)
    return passed(*l), passed(1, 2), f(*l), g(*l), h(*l, 5), g(1, *l)

def depth(*path):
    if len(path) > 4:
        return path
    return depth(*path, len(path))

#pythran export recursive(int list)
def recursive(l):
    return depth(*l[:3]), depth(1)
