"""Decorators: functools.lru_cache, cache and wraps, and functions of the user's that give a function."""

import functools
from functools import cache, lru_cache, wraps

calls = []


#pythran export fib(int)
# args: 0
# args: 60
@lru_cache(maxsize=None)
def fib(n):
    """The n-th Fibonacci number."""
    return n if n < 2 else fib(n - 1) + fib(n - 2)


@functools.lru_cache(maxsize=2)
def noted(a, b=1):
    calls.append(a)
    return a + b


#pythran export evicted(int list)
# args: [1, 2, 1, 3, 2, 1, 3, 3]
# args: [1, 1, 2, 2, 3, 3, 1, 2, 3]
def evicted(values):
    noted.cache_clear()
    calls.clear()
    results = [noted(v) for v in values]
    return results, list(calls)


@lru_cache(0)
def uncached(a):
    calls.append(a)
    return -a


@lru_cache
def plain(a: int, *, scale: int = 2) -> int:
    calls.append(a)
    return a * scale


#pythran export counted(int)
# args: 3
def counted(n):
    plain.cache_clear()
    calls.clear()
    total = 0
    for i in range(n):
        total += uncached(i % 2) + plain(i % 2, scale=i % 3 + 3) + plain(i % 2)
    return total, list(calls), plain.__wrapped__(n)


#pythran export paths(int, int)
# args: 8, 9
# args: 0, 3
def paths(n, m):
    @cache
    def go(i, j):
        if i == 0 or j == 0:
            return 1
        return go(i - 1, j) + go(i, j - 1)

    return go(n, m)


#pythran export distance(str, str)
# args: "kitten", "sitting"
# args: "", "abc"
def distance(a, b):
    @lru_cache(None)
    def d(i, j):
        if i == 0:
            return j
        if j == 0:
            return i
        if a[i - 1] == b[j - 1]:
            return d(i - 1, j - 1)
        return 1 + min(d(i - 1, j), d(i, j - 1), d(i - 1, j - 1))

    return d(len(a), len(b))


@cache
def words(text, n):
    return [text] * n


#pythran export kept_by_types(int)
# args: 2
def kept_by_types(n):
    a, b, c = words("x", n), words("x", n), words(b"y", n)
    a.append("z")
    return b, c, words("x", 1)


def traced(f):
    @wraps(f)
    def wrapper(*args):
        return f(*args) + 1

    return wrapper


#pythran export add(int, int)
#pythran export add(float, int)
@traced
def add(x, y):
    return x + y


#pythran export traced_twice(int, float)
def traced_twice(x, y):
    return add(x, x), add(x, y), twice(y)


@traced
@traced
def twice(x):
    return 2 * x


def repeated(times):
    def decorate(f):
        def wrapper(x):
            for _ in range(times):
                x = f(x)
            return x

        return wrapper

    return decorate


@repeated(3)
def doubled(x):
    return x * 2


#pythran export eightfold(int)
def eightfold(x):
    return doubled(x % 1000) + doubled(1)


def memoized(f):
    known = {}

    def wrapper(n):
        if n not in known:
            known[n] = f(n)
        return known[n]

    return wrapper


#pythran export steps(int)
# args: 27
# args: 1
@memoized
def steps(n):
    if n == 1:
        return 0
    return 1 + steps(3 * n + 1 if n % 2 else n // 2)


def identity(f):
    return f


#pythran export unchanged(int, int?)
@identity
def unchanged(x, y=2):
    return x - y


def counted_calls(f):
    count = 0

    def wrapper(x):
        nonlocal count
        count += 1
        return f(x), count

    return wrapper


@counted_calls
def square(x):
    return x * x


#pythran export count_of_calls()
# args:
def count_of_calls():
    first = square(1)[1]
    square(2)
    return square(3)[1] - first


#pythran export inner_decorated(int)
def inner_decorated(x):
    @repeated(2)
    def more(y):
        return y + x % 100

    return more(x)
