"""Builtins over sequences, with all of their arguments."""

from functools import reduce
def numbers(n):
    i = 0
    while i < n:
        yield i
        i += 1

#pythran export gsum(int list)
def gsum(values):
    return sum(x * x for x in values)
#pythran export lsum(int list)
def lsum(values):
    return sum([x * x for x in values])
#pythran export lmax(int list)
def lmax(values):
    return max([x * x for x in values if x > 1]), min([x for x in values])
#pythran export lany(int list)
def lany(values):
    return any([x > 3 for x in values]), all([x > -30 for x in values])
#pythran export lsorted(int list)
def lsorted(values):
    return sorted([x % 3 for x in values]), sorted(x % 3 for x in values), tuple([x for x in values if x > 2]), tuple(x for x in values), set([x for x in values]), set(x for x in values), list([x for x in values]), list(x for x in values)
#pythran export joins(str list)
def joins(values):
    return ",".join([x + "!" for x in values]), ",".join(x + "!" for x in values)
#pythran export zstrict(int list, int list)
def zstrict(a, b):
    return [x + y for x, y in zip(a, b, strict=True)]
#pythran export zstrict3(int list, int list, int)
def zstrict3(a, b, n):
    return [x + y + z for x, y, z in zip(a, numbers(n), b, strict=True)]
#pythran export rattr(int, int, int)
def rattr(i, j, k):
    r = range(i, j, 3)
    return r.start, r.stop, r.step, len(r), i in r, list(r), list(r[1:]), list(r[::-1]), r == range(i, j, 3)
#pythran export rindex(int, int, int)
def rindex(i, j, k):
    r = range(i, j, 2)
    return r.index(k), r.count(k)
#pythran export ritem(int, int, int)
def ritem(i, j, k):
    r = range(i, j, 2)
    return r[k]
#pythran export rrev(int, int)
def rrev(i, j):
    return list(reversed(range(i, j, 3))), [x for x in reversed(range(j))]
#pythran export sumlists(int list list)
def sumlists(values):
    return sum(values, [])
#pythran export sumtuples((int, int) list)
def sumtuples(values):
    return sum(values, ())
#pythran export sumstart(float list, float)
def sumstart(values, x):
    values = values + [0.5]
    return sum(values), sum(values, x), sum([1, 2.5, x]), sum((y for y in values), 1.0)
#pythran export summix(int list, float)
def summix(values, x):
    return sum(values, x), sum(values, 0.5), sum([x > 0 for x in values])
#pythran export sumcomplex(complex list)
def sumcomplex(values):
    values = values + [1j]
    return sum(values), sum(values, 1j)
#pythran export maxkey(str list)
def maxkey(values):
    return max(values, key=len, default="z"), min(values, key=len, default=""), max(values, default="q")
#pythran export maxargs(int, int, int)
def maxargs(a, b, c):
    return max(a, b, c, key=lambda x: -x), min(a, b, key=abs), max(a, b, c, 4), max((a, b, c)), max([a, b], key=None)
#pythran export maxstr(str, str, str, str)
def maxstr(a, b, c, d):
    return max(a, b, c, d), min(a, b), max(a, b, c, d, key=len), max(a), min(a, b, c, d)
#pythran export map4(int list, int list, int list, float list)
def map4(a, b, c, d):
    return list(map(lambda p, q, r, s: p + q * r - s, a, b, c, d)), list(map(max, a, b)), list(map(str, a))
#pythran export maps(int list, str list)
def maps(a, b):
    return list(map(bool, a)), list(map(len, b)), list(map(str.upper, b)), list(map(float, a))
#pythran export itersentinel(int)
def itersentinel(n):
    state = [0]
    def step():
        state[0] += 1
        return state[0]
    return list(iter(step, n)) if n > 0 else []
#pythran export nexts(int list)
def nexts(values):
    it = iter(values)
    a = next(it, None)
    b = next(it, -1)
    return a, b, list(it)
#pythran export anyall(str list, int list list, (int, int) list, str:int dict)
def anyall(a, b, c, d):
    return any(a), all(a), any(b), all(b), any(c), all(d), any(d.values())
#pythran export sorts(str list, (str, int) list, int set, str:int dict)
def sorts(a, b, c, d):
    return sorted(a, key=len, reverse=True), sorted(b, key=lambda p: p[1]), sorted(c), sorted(d), sorted(d.items(), key=lambda p: -p[1]), sorted(c, reverse=True)
#pythran export sortmethods(str list, (str, int) list)
def sortmethods(a, b):
    a.sort(key=str.lower)
    b.sort(key=lambda p: p[1], reverse=True)
    return a, b
#pythran export rev(int list, str, str:int dict)
def rev(values, s, d):
    return list(reversed(values)), "".join(reversed(s)), list(reversed(d)), list(reversed(d.items())), list(reversed((1, 2, 3)))
#pythran export filters(int list, str list)
def filters(values, s):
    return list(filter(None, values)), list(filter(None, s)), list(filter(lambda x: x > 2, values)), list(filter(str.isdigit, s))
#pythran export nums(int, int, int, float)
def nums(a, b, c, x):
    return divmod(a, b), pow(a, 2, 7), round(x, 2), round(x), round(a, -1), pow(a, 2)
#pythran export pow3(int, int, int)
def pow3(a, b, c):
    return pow(a, b, c)
#pythran export enum(int list, str)
def enum(values, s):
    return list(enumerate(values, 3)), [(i, c) for i, c in enumerate(s, start=1)], list(enumerate(values, start=len(s)))
#pythran export calls(int)
def calls(n):
    return callable(numbers), callable(n), callable(lambda: 1)
#pythran export dicts(int list, str list)
def dicts(k, v):
    return dict((a, b) for a, b in zip(k, v)), dict(zip(k, v)), dict([(a, a * 2) for a in k]), {a: b for a, b in zip(k, v)}
#pythran export red(int list)
def red(values):
    return reduce(lambda a, b: a + b, values, 0), reduce(max, values, -5)
