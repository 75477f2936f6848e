"""`**` in calls and in definitions."""

import functools


def described(a, b=2, *, c=3):
    return a + 10 * b + 100 * c


def collected(first, **rest):
    return first, sorted(rest.items()), rest.get("x", 0), len(rest), "y" in rest


def passed_on(*args, **kw):
    return described(*args, **kw)


def counted(f):
    @functools.wraps(f)
    def wrapper(*args, **kwargs):
        return f(*args, **kwargs) + 1

    return wrapper


@counted
def power(base, exponent=2, *, scale=1):
    return scale * base**exponent


def total(**values):
    return sum(values.values())


def mixed(**options):
    return shown(**options)


def shown(name="n", size=0, flags=(), **more):
    return f"{name}:{size}:{flags}:{len(more)}"


class Point:
    def __init__(self, x=0, y=0, **extra):
        self.x, self.y = x, y
        self.extra = extra

    def moved(self, **by):
        return Point(self.x + by.get("dx", 0), self.y + by.get("dy", 0))


#pythran export unpacked(int)
def unpacked(n):
    d = {"a": n, "c": 5}
    return described(**d), described(1, **{"b": n}), described(**{"a": 1, "b": n}, c=0), d["a"]


#pythran export gathered(int)
def gathered(n):
    return collected(1, x=n), collected(2, x=3, y=4, z=n), collected(first=5, y=1)


#pythran export given_on(int)
def given_on(n):
    return passed_on(1), passed_on(n, 4), passed_on(n, b=1, c=n), passed_on(a=n), power(3), power(2, 3), power(n % 5, exponent=3, scale=2), power(base=2)


#pythran export summed(int)
def summed(n):
    return total(a=n, b=2), total(x=1.5)


#pythran export of_several_types(str, int)
def of_several_types(name, n):
    return mixed(name=name, size=n), mixed(), mixed(flags=(1, n)), mixed(other=1, third="x") if False else mixed(size=2)


#pythran export points(int)
def points(n):
    p = Point(n, y=1, colour=3)
    q = p.moved(**{"dx": 2})
    return p.x, p.y, p.extra, q.x, q.y, Point(**{"y": 5}).y


#pythran export missing(int)
def missing(n):
    try:
        return described(**{"a": n}) + collected(n, x=1)[2]
    finally:
        n += 1
