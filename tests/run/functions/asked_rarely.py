"""Containers asked in rare ways: values of other types, text and truth of views, copies, classes, iterators of arrays."""

import copy
from collections import OrderedDict, defaultdict, deque
from itertools import accumulate, chain, dropwhile, groupby, islice, pairwise, starmap, takewhile, zip_longest

import numpy as np

#pythran export counted(int list, str list, float list)
# args: [1, 2, 1], ["a"], [1.0, 2.5]
def counted(l, s, f):
    return l.count(1.0), l.count(1.5), l.count("a"), s.count("a"), s.count(1), f.count(1), f.count(2.5), l.count(True), l.count(None), tuple(l).count("a"), tuple(l).count(1.5), (1, "a", 2.5).count("a"), (1, "a").count(2), deque(l).count("x"), deque(l).count(1.5)
#pythran export found(int list, int)
# args: [1, 2, 1], 0
# args: [1, 2, 1], 1
# args: [1, 2, 1], 2
# args: [1, 2, 1], 3
# args: [1, 2, 1], 4
# args: [1, 2, 1], 5
# args: [1, 2, 1], 6
# args: [1, 2, 1], 7
def found(l, i):
    if i == 0: return l.index(2.0)
    if i == 1: return l.index(1.5)
    if i == 2: return l.index("a")
    if i == 3: return tuple(l).index("a")
    if i == 4: return (1, "a", 2.5).index("a")
    if i == 5: l.remove(1.0); return len(l)
    if i == 6: l.remove("q"); return len(l)
    return (1, "a", 2.5).index(7)
#pythran export views(str:int dict)
# args: {"a": 1, "b": 2}
# args: {}
def views(d):
    print(d.keys(), d.values(), d.items())
    o = OrderedDict(d)
    print(o.keys(), o.values(), defaultdict(int, d).items())
    k = d.items()
    return str(d.keys()), repr(d.items()), f"{d.values()}", bool(d.items()), 1 if d.values() else 0, not d.keys(), "%s" % d.keys(), bool(k)
#pythran export copies(int[:], str:int dict)
# args: np.array([1, 2]), {"a": 1}
def copies(a, d):
    b = copy.copy(a); c = copy.deepcopy(a); e = copy.copy(OrderedDict(d)); f = copy.copy(defaultdict(int, d))
    b[0] = 5; c[1] = 7; e["q"] = 1; f["z"] += 1
    return a, b, c, e, f, d, type(a) == list, type(a) is np.ndarray, type(d.keys()) == list, type(a).__name__, type(1).__name__, type("").__name__, type(d).__name__, type(OrderedDict(d)).__name__, type([]).__name__, type(None).__name__, type(1.5).__name__, type(d.items()).__name__, type(a[0]).__name__, type(d) is dict, type(OrderedDict(d)) is dict, type(d.keys()) == type(d.keys())
class P:
    def __init__(self):
        self.x = 1
def gen():
    yield 1
#pythran export class_names(int)
def class_names(n):
    return type(P()).__name__, P.__name__, type(gen()).__name__, len.__name__, type(ValueError()).__name__, type((1,)).__name__, type({1}).__name__, type(frozenset()).__name__, type(2j).__name__, type(True).__name__, type(b"").__name__, type(range(3)).__name__, type(gen()) == list, type(gen()) is type(gen()), isinstance(gen(), list), type(np.float32(1)).__name__
#pythran export array_steps(int[:])
# args: np.array([3, 1, 2])
def array_steps(x):
    it = iter(x)
    return next(it), next(it, None), list(it), next(it, None)
#pythran export row_steps(int[:,:])
# args: np.array([[3, 1, 2], [1, 2, 4]])
def row_steps(x):
    it = iter(x)
    return next(it), next(it).sum(), list(it)
#pythran export array_itertools(int[:])
# args: np.array([3, 1, 2])
def array_itertools(x):
    return list(takewhile(bool, x)), [(k, list(g)) for k, g in groupby(x)], list(zip_longest(x, [1])), list(dropwhile(lambda v: v > 2, x)), list(accumulate(x)), list(chain(x, x)), list(islice(x, 2)), list(starmap(max, zip(x, x))), list(pairwise(x))
#pythran export iterators(int)
# args: 3
def iterators(n):
    it = iter(range(n)); e = iter(enumerate("abc")); z = iter(zip("ab", "cd"))
    return next(it), list(it), next(e), list(e), next(z), next(z), next(z, None), next(iter(np.arange(n)))
#pythran export rows(float64[:,:])
# args: np.array([[3, 1, 2], [1, 2, 4.]])
def rows(x):
    a, b = x
    c, *d = x[0]
    return a, b, c, d, max(x[0]), min(x[1]), sum(x[0]), sorted(x[0]), list(reversed(x[0])), 3 in x, list(enumerate(x[1])), list(map(lambda r: r.sum(), x)), [v for r in x for v in r], any(x[0]), all(x[1]), sum(x), tuple(x[0]), set(x[1]), list(filter(lambda v: v > 1, x[0])), dict(zip(x[0], x[1])), max(x[0], key=lambda v: -v), list(zip(*x))
def g0(n=None, f=len):
    return (0 if n is None else n) + f("abc")
def g1(n=None):
    return (0 if n is None else n)
def g2(f=len):
    return f("abc")
def g3(s=set(), t=(), d={}):
    return len(s) + len(t) + len(d)

#pythran export default_none(int)
def default_none(n):
    return g0(), g0(n=n), g0(f=lambda s: 7), g0(None)
#pythran export default_only_none(int)
def default_only_none(n):
    return g1(), g1(n=n), g1(None)
#pythran export default_function(int)
def default_function(n):
    return g2(), g2(f=lambda s: 7), g2(len)
#pythran export default_containers(int)
def default_containers(n):
    return g3(), g3([1]), g3(t=(1, 2)), g3(d={n: n}), g3([], (), {})
#pythran export nothing()
def nothing():
    return int(), 1
#pythran export nothing_inside()
def nothing_inside():
    return [int(), 1], (float(), int()), {int(): int()}
def g4(s=set()):
    return len(s)
#pythran export default_set(int)
def default_set(n):
    return g4(), g4([1])
#pythran export given_empty(int)
def given_empty(n):
    s = set()
    return g4(s), g4([1])
#pythran export given_full(int)
def given_full(n):
    return g4(), g4({n})
#pythran export unused_steps(int list)
# args: [1, 2]
def unused_steps(x):
    return isinstance(filter(None, x), dict), not filter(None, x)
#pythran export truth(int list)
# args: [1, 2]
def truth(x):
    t = (1, 2.5)
    return list(takewhile(bool, enumerate(x))), bool(t), bool(()), bool((1,)), list(map(bool, [(), ()])), list(filter(None, enumerate(x))), not t, 1 if t else 2
