"""`*args` and keyword-only parameters."""


def total(*values, start=0, scale):
    s = start
    for v in values:
        s += v * scale
    return s, len(values)


#pythran export totals(int, float)
def totals(a, b):
    pair = (a, b)
    return total(a, b, scale=2), total(scale=1), total(a, a, a, start=b, scale=1), total(*pair, b, scale=1)


def described(first, *rest):
    return f"{first}: {rest!r}"


#pythran export texts(int, str)
def texts(a, b):
    return described(a), described(a, b), described(b, a, b), described(*(a, b, None))


def apply(f, *args):
    return f(*args)


#pythran export applied(int, int)
def applied(a, b):
    return apply(max, a, b), apply(lambda x: x + 1, a), apply(divmod, 7, 2), apply(lambda *xs: xs, a, b)


def largest(first, *others):
    if not others:
        return first
    rest = largest(*others)
    return first if first > rest else rest


#pythran export recursive(int, int, int)
def recursive(a, b, c):
    return largest(a, b, c), largest(c)


#pythran export nested(int)
def nested(n):
    def inner(*parts, sep=", "):
        return sep.join(map(str, parts)), parts[-1], parts[1:]

    return inner(n, 2, 3), inner(1, n, sep="-")


def only(*, a, b=2):
    return a - b


#pythran export keyword_only(int)
def keyword_only(x):
    return only(a=x), only(b=x, a=1)


def yielded(*groups):
    for group in groups:
        yield from group


#pythran export chained(int list, int list)
def chained(a, b):
    return list(yielded(a, b)), list(yielded(a)), list(yielded(a, b, a))
