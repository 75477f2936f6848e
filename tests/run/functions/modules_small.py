"""string, time, and functions of math that go through lists."""

import math
import string
import time
from string import capwords, digits, punctuation


#pythran export constants()
# args:
def constants():
    return string.ascii_letters, string.ascii_lowercase, string.ascii_uppercase, digits, string.hexdigits, string.octdigits


#pythran export more_constants()
# args:
def more_constants():
    return string.printable, punctuation, string.whitespace


#pythran export in_constants(str)
def in_constants(s):
    return [c in string.ascii_letters for c in s], "".join([c for c in s if c not in string.punctuation])


#pythran export words(str)
def words(s):
    return capwords(s), capwords(s, ","), string.capwords(s, sep=" ")


#pythran export clocks()
# args:
def clocks():
    a, b, c = time.time(), time.perf_counter(), time.monotonic_ns()
    time.sleep(0.01)
    time.sleep(0)
    passed = time.perf_counter() - b
    return a > 1.7e9, 0.01 <= passed < 5.0, time.monotonic_ns() - c >= 10**7, time.process_time() >= 0.0, time.time_ns() > 10**18


#pythran export other_clocks()
# args:
def other_clocks():
    a = time.perf_counter_ns()
    return time.process_time_ns() > 0, time.thread_time() > 0.0, time.monotonic() > 0.0, time.perf_counter_ns() >= a


#pythran export too_long(float)
# args: -1.0
# args: float("nan")
# args: float("inf")
# args: 1e30
def too_long(x):
    time.sleep(x)


#pythran export too_short(int)
# args: -1
# args: 2**62
def too_short(n):
    time.sleep(n)


#pythran export sums(float list)
#pythran export sums(int list)
def sums(values):
    return math.fsum(values), math.fsum([v * 0.1 for v in values])


#pythran export sums_more(float list, int)
def sums_more(values, n):
    return math.fsum(v / 3.0 for v in values if v < 1e300), math.fsum({0.1, 0.2, 0.3}), math.fsum(range(n)), math.fsum([])


#pythran export products(float list)
#pythran export products(int list)
def products(values):
    if not values:
        raise ValueError("the product of nothing is an int")
    return math.prod(values), math.prod([2.0, 3.0]), math.prod(v for v in values)


#pythran export products_from(int list, int, int)
def products_from(values, start, n):
    return math.prod(values[:2], start=start), math.prod(range(1, n % 15)), math.prod([1.5, 2.0], start=3)


#pythran export distances(float list, float list)
#pythran export distances(int list, int list)
def distances(p, q):
    return math.dist(p, p[::-1]), math.dist(p, q)


#pythran export distances_mixed(float list)
# args: [1.0, 2.5]
# args: [1.0]
def distances_mixed(p):
    return math.dist(p, (3, 4))
