"""`f(*values)` of lists: functions with so and so many parameters, and those of the library that take any number."""

import itertools
import math
import operator
import os.path
from collections import namedtuple
from itertools import chain, product

def f2(a, b): return a * 10 + b
def f3(a, b=5, c=None): return a, b, c
def g(k):
    print("once", k)
    return [k, k + 1]
class P:
    def __init__(self, x, y): self.x, self.y = x, y
    def m(self, a, b): return self.x + a * b
#pythran export two(int list)
# args: [1, 2]
# args: [1]
# args: []
# args: [1, 2, 3]
def two(l):
    return f2(*l)
#pythran export defaults(int list)
# args: [1, 2]
# args: [1]
# args: []
# args: [1, 2, 3]
# args: [1, 2, 3, 4]
def defaults(l):
    return f3(*l)
#pythran export mixed(int list)
# args: [1]
# args: [1, 2]
def mixed(l):
    return f2(*l, 7), f2(3, *l), f2(*l, b=9), f3(1, *l), (lambda p, q: p - q)(*l, 1)
#pythran export evaluated_once(int)
# args: 3
def evaluated_once(n):
    return f2(*g(n)), f2(*[n, n + 1]), f3(*[n]), P(*g(n)).x, P(1, 2).m(*g(n)), math.hypot(*g(n)), operator.add(*g(n)), divmod(*g(n)), max(*[n, 2]), range(*[1, 3])[0], [f2(*p) for p in [[1, 2], [3, 4]]], [f2(*p) for p in zip([1, 2], [3, 4])], f2(*map(int, "12"))
#pythran export extremes(int list, str list)
# args: [1, 3, 2], ["a", "bb"]
# args: [1, 3], ["bb", "b"]
# args: [1], ["a", "b"]
# args: [], ["a", "b"]
def extremes(l, s):
    return max(*s), min(0, 5, *l), max(*l, 0, key=lambda v: -v), min(*s, "zz", key=len), max(*l), min(*l, *l), max(0, *l)
Q = namedtuple("Q", "a b")
#pythran export chained(int list list)
# args: [[1, 2], [3]]
# args: []
def chained(l):
    return list(chain(*l))
#pythran export sets(int list list)
# args: [[1, 2], [3]]
# args: []
def sets(l):
    return set().union(*l), {9}.union(*l), {1, 2, 3}.intersection(*l), {1, 2, 7}.difference(*l), list(chain([5], *l))
#pythran export numbers(int list)
# args: [4, 6]
# args: []
def numbers(n):
    return math.gcd(*n), math.lcm(*n), math.hypot(*n)
#pythran export paths(str list)
# args: ["a", "b", "c"]
def paths(n):
    return os.path.join(*n), os.path.join("x", *n), "%s %s %s" % tuple(n), "".join([*n, "z"])
#pythran export products(int list list)
# args: [[1, 2], [3]]
def products(n):
    return list(product(*n))
#pythran export records(int list)
# args: [4, 6]
def records(n):
    return Q(*n), 7
