"""Every method and operator of lists, dicts, sets, frozensets and tuples, as tests of a compiler ask for them."""

import itertools, functools, operator, math, cmath, bisect, random, string

#pythran export list_methods(int list, int)
def list_methods(l, x):
    a = l[:]
    a.append(x); a.extend(range(3)); a.extend((x, x)); a.insert(1, x); a.insert(-1, 7); a.insert(100, 8); a.insert(-100, 9)
    out = [a.count(x), a.index(x), a.pop(), a.pop(0), a.pop(-2)]
    a.reverse()
    b = a.copy()
    b.sort(reverse=True)
    b.remove(x)
    a += b
    a *= 2
    try:
        out.append(a.index(1000))
    except ValueError as e:
        out.append(len(str(e)))
    try:
        a.remove(12345)
    except ValueError as e:
        return out, a, b, str(e)
    return out, a, b, ""

#pythran export list_index_args(int list, int)
def list_index_args(l, i):
    return l.index(3, i), l.index(3, i, 10), l.index(3, -5)

#pythran export pop_empty(int list, int)
def pop_empty(l, i):
    return l.pop(i)

#pythran export pop_empty2(int list)
def pop_empty2(l):
    return l.pop()

#pythran export slices(int list, int, int, int)
def slices(l, i, j, k):
    return l[i:j:k], l[::k], l[i::k], l[:j:k], l[i:j], l[::-1]

#pythran export slice_assign(int list, int, int)
def slice_assign(l, i, j):
    a = l[:]
    a[i:j] = [1, 2, 3]
    b = l[:]
    b[i:j] = ()
    c = l[:]
    c[::2] = range(len(c[::2]))
    d = l[:]
    d[i:i] = (x * x for x in l)
    return a, b, c, d

#pythran export slice_assign_step(int list, int, int, int)
def slice_assign_step(l, i, j, k):
    l[i:j:k] = [1, 2]
    return l

#pythran export slice_del(int list, int, int, int)
def slice_del(l, i, j, k):
    a = l[:]
    del a[i:j:k]
    b = l[:]
    del b[i:j]
    c = l[:]
    del c[::-2]
    d = l[:]
    if d:
        del d[i % len(d)]
    return a, b, c, d

#pythran export self_assign(int list)
def self_assign(l):
    a = l[:]
    a[1:1] = a
    b = l[:]
    b[::-1] = b
    c = l[:]
    c.extend(c)
    c += c
    return a, b, c

#pythran export dict_methods(str:int dict, str, int)
def dict_methods(d, k, v):
    e = d.copy()
    e[k] = v
    out = [e.get(k), e.get("zz", 5), e.pop(k), e.pop(k, -1), e.setdefault(k, 3), e.setdefault(k, 4)]
    e.update({"a": 1}); e.update(b=2); e.update([("c", 3)]); e.update(zip("de", [4, 5]))
    f = dict.fromkeys("abc", 0)
    g = dict.fromkeys(["x", "y"])
    e |= {"q": 9}
    h = e | f
    items = list(e.items())
    last = e.popitem()
    return out, e, f, g, h, items, last, list(e), list(reversed(e)), list(e.values())

#pythran export dict_errors(str:int dict, str)
def dict_errors(d, k):
    try:
        return d[k]
    except KeyError as e:
        return str(e), repr(e), e.args

#pythran export dict_del(int:str dict, int)
def dict_del(d, k):
    del d[k]
    return d, len(d)

#pythran export popitem_empty(int:int dict)
# args: {}
# args: {1:2}
def popitem_empty(d):
    return d.popitem(), d.popitem()

#pythran export set_methods(int set, int set, int)
def set_methods(s, t, x):
    a = s.copy()
    a.add(x); a.discard(x + 1); a.update([1, 2], (3,)); a.update(t)
    a.difference_update(t); a.intersection_update(range(100)); a.symmetric_difference_update(t)
    return (sorted(a), sorted(s | t), sorted(s & t), sorted(s - t), sorted(s ^ t), s <= t, s < t, s >= t, s.isdisjoint(t), s == t,
            sorted(s.union(t, [7])), sorted(s.intersection([1, 2, 3])), sorted(s.difference(t)), sorted(s.symmetric_difference(t)), s.issubset(t), s.issuperset(t))

#pythran export set_remove(int set, int)
def set_remove(s, x):
    s.remove(x)
    return s

#pythran export frozen(int set, int list)
def frozen(s, l):
    f = frozenset(s)
    g = frozenset(l)
    d = {f: 1, g: 2}
    return len(d), f | g, f & g, f - g, f ^ g, f < g, d[frozenset(l)], hash(f) == hash(frozenset(s)), sorted(f)

#pythran export tuple_methods(int, int, int)
def tuple_methods(a, b, c):
    t = (a, b, c)
    return t.count(a), t.index(c), t + t, t * 2, t[::-1], t[1:], a in t, t < (1, 2, 3), max(t), sorted(t)

#pythran export tuple_rt(int list, int)
def tuple_rt(l, i):
    t = tuple(l)
    return t.count(i), i in t, t + (i,), t * 2, t[::2], t[i:], t < (1, 2), t == tuple(l), t[i], t.index(i)

#pythran export rt_index(int, int)
def rt_index(i, j):
    t = (10, 20, 30)
    u = (1.0, 2.5, 3.0)
    return t[i], u[j], ("a", "b")[i]

#pythran export nested(int)
def nested(n):
    d = {}
    for i in range(n):
        d.setdefault(i % 3, ([], []))[i % 2].append(i)
    e = {k: (len(v[0]), v) for k, v in d.items()}
    s = {(i, j % 2) for i in range(3) for j in range(n) if i != j if j}
    return d, e, sorted(s), (1, 1) in s

#pythran export fl(int, float)
def fl(i, x):
    fs = [math.sin, math.cos, lambda v: v * 2, abs]
    return fs[i % 4](x), [f(x) for f in fs]

#pythran export fdict(str, int, int)
# args: "+", 3, 4
# args: "/", 3, 4
# args: "x", 3, 4
def fdict(op, a, b):
    ops = {"+": operator.add, "-": lambda x, y: x - y, "*": operator.mul, "/": operator.floordiv}
    return ops[op](a, b)

#pythran export sorts((str, int) list)
def sorts(l):
    return (sorted(l), sorted(l, key=lambda p: (-p[1], p[0])), sorted(l, key=operator.itemgetter(1)), sorted(l, key=lambda p: p[1], reverse=True),
            sorted(l, key=lambda p: (len(p[0]), -p[1])), min(l, key=lambda p: p[1], default=None), max(l, default=("", 0)))
