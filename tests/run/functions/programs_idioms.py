"""Programs as they were written for years: numbers, words, games, parsers, and every statement in odd places."""

import functools
import heapq
import itertools
import math
import operator
import random
import string
import sys
from collections import Counter, OrderedDict, defaultdict, deque, namedtuple
from functools import reduce
from math import ceil, floor, isinf, isnan, sqrt, trunc

#pythran export grouper(int list, int)
# args: [1,2,3,4,5,6,7], 3
# args: [], 2
def grouper(l, n):
    return list(zip(*[iter(l)] * n)), [l[i:i + n] for i in range(0, len(l), n)], list(map(list, zip(*[iter(l)] * 2)))

#pythran export alias(int)
def alias(n):
    a = b = [n]
    a.append(1)
    c = [[0] * 2] * 3
    c[0][1] = 5
    d = [[0] * 2 for _ in range(3)]
    d[0][1] = 5
    e = a
    e += [9]
    f = a[:]
    f += (7,)
    x, y = n, n + 1
    x, y = y, x
    a[0], b[1] = b[1], a[0]
    return a, b, c, d, e is a, f, x, y, a is b, a == f

def poly(x, y):
    return x + y
#pythran export polymorph(int, float, str)
def polymorph(i, f, s):
    return poly(i, i), poly(f, i), poly(s, s), poly([i], [i]), poly((i,), (f,)), poly([], []), poly(True, 1), poly(1j, i)

#pythran export reuse(int)
def reuse(n):
    x = n
    x = str(x)
    x = [x]
    x = {x[0]: 1}
    for x in "ab": pass
    y = x
    x = 1.5
    return x, y

#pythran export maybe(int)
def maybe(n):
    if n > 0:
        return n
    if n < -5:
        return None

#pythran export maybe_list(int)
def maybe_list(n):
    if n > 0:
        return [n]
    return []

#pythran export early(int list)
def early(l):
    for i, x in enumerate(l):
        if x < 0:
            return i, x
    return None

#pythran export fs(int)
def fs(n):
    table = {"add": lambda a, b: a + b, "sub": lambda a, b: a - b, "mul": operator.mul, "max": max}
    l = [abs, lambda x: x * 2, lambda x: x + n]
    return sorted((k, f(n % 100, 3)) for k, f in table.items()), [f(-2) for f in l], table["add"](1, 2), [(lambda y: y * k)(2) for k in range(3)], list(map(lambda f: f(3), l))

#pythran export rec_gen(int list list)
def rec_gen(ll):
    def walk(i):
        if i < len(ll):
            for x in ll[i]: yield x
            for y in walk(i + 1): yield y
    def perms(s):
        if len(s) <= 1: yield s
        else:
            for i in range(len(s)):
                for p in perms(s[:i] + s[i+1:]): yield s[i] + p
    def subsets(l):
        if not l: yield []
        else:
            for s in subsets(l[1:]):
                yield s
                yield [l[0]] + s
    def inorder(t):
        if t < 8:
            for x in inorder(2 * t): yield x
            yield t
            yield from inorder(2 * t + 1)
    return list(walk(0)), list(perms("abc")), list(subsets([1, 2, 3])), list(inorder(1))

#pythran export fibs(int)
# args: 10
def fibs(n):
    def fib():
        a, b = 0, 1
        while 1:
            yield a
            a, b = b, a + b
    def memo(k, m={0: 0, 1: 1}):
        if k not in m: m[k] = memo(k - 1) + memo(k - 2)
        return m[k]
    f = lambda k: k if k < 2 else f(k - 1) + f(k - 2)
    from itertools import islice, takewhile
    def mat(k):
        if k == 0: return (1, 0, 0, 1)
        def mul(p, q): return (p[0]*q[0]+p[1]*q[2], p[0]*q[1]+p[1]*q[3], p[2]*q[0]+p[3]*q[2], p[2]*q[1]+p[3]*q[3])
        h = mat(k // 2)
        s = mul(h, h)
        return mul(s, (1, 1, 1, 0)) if k % 2 else s
    return list(islice(fib(), n)), [memo(i) for i in range(n)], f(n), sum(x for x in takewhile(lambda x: x < 4000, fib()) if x % 2 == 0), mat(n)[1], reduce(lambda p, _: (p[1], p[0] + p[1]), range(n), (0, 1))[0]

#pythran export primes(int)
# args: 60
# args: 2
def primes(n):
    s = [True] * (n + 1)
    s[:2] = [False] * 2
    for i in range(2, int(n ** .5) + 1):
        if s[i]: s[i*i::i] = [False] * len(s[i*i::i])
    def isprime(k): return k > 1 and all(k % d for d in range(2, int(sqrt(k)) + 1))
    def factors(k):
        d, out = 2, []
        while k > 1:
            while k % d == 0:
                out.append(d); k //= d
            d += 1
            if d * d > k:
                if k > 1: out.append(k)
                break
        return out
    return [i for i, p in enumerate(s) if p], list(filter(isprime, range(n))), factors(n * 7), [k for k in range(2, n) if not any(k % j == 0 for j in range(2, k))], sorted(set(itertools.chain(*[factors(k) for k in range(2, 20)])))

#pythran export wordy(str)
# args: "the quick the lazy the dog quick"
# args: ""
def wordy(s):
    d = {}
    for w in s.split():
        d.setdefault(w, []).append(len(d))
    c = Counter(s.split())
    e = defaultdict(list)
    for i, w in enumerate(s.split()): e[len(w)].append((i, w))
    f = defaultdict(int)
    for ch in s: f[ch] += 1
    h = OrderedDict(sorted(c.items(), key=lambda kv: (-kv[1], kv[0])))
    return d, c.most_common(2), dict(e), sorted(f.items()), list(h.items())[:2], {k: sorted(v, reverse=True) for k, v in e.items()}, ' '.join(w.capitalize() for w in s.split()), s.title(), s[::-1], ' '.join(s.split()[::-1]), max(c, key=c.get) if c else None, "".join(sorted(set(s))), c["nothing"], sum(c.values()), [w for w, k in c.items() if k == 1]

#pythran export whilefor(int)
# args: 17
def whilefor(n):
    i = 0
    out = []
    while True:
        i += 1
        if i % 3 == 0: continue
        if i > n: break
        for j in range(i, 0, -2):
            if j == 3: break
            out.append(j)
        else:
            out.append(-i)
    else:
        out.append(999)
    while n:
        n -= 1
        if n == 100: break
    else:
        out.append(n)
    for i in []: pass
    else: out.append("x" == "y")
    return out, i

#pythran export bits(int)
# args: 37
# args: -37
# args: 0
def bits(n):
    return bin(n), bin(n).count("1"), hex(n), oct(n), n & -n, n ^ (n >> 1), ~n, n << 3, n >> 2, -n >> 2, n & 0xff, [n >> i & 1 for i in range(8)], int(bin(n), 2), "{:08b}".format(n), "{:#x}".format(n), "%x" % abs(n), n.bit_length(), format(n, "b")[::-1], f"{n:+#o}", int("0x1f", 16), int("0b11", 0), int("-0o17", 0), int("z", 36)

#pythran export numeric(float, int)
# args: 2.5, 3
# args: -7.25, -2
# args: 1e15, 10
def numeric(x, n):
    return x // n, x % n, divmod(x, n), -x // n, int(x) if abs(x) < 1e18 else 0, round(x), round(x, 1), round(x, -1), floor(x), ceil(x), trunc(x), abs(x), x ** 2, x ** n if abs(x) < 10 else 0.0, n ** 2, n ** -1 if 0 else 1, 7 // n, -7 // n, 7 % n, -7 % n, 7 / n, x == int(x) if abs(x) < 1e18 else False, x.is_integer(), str(x), repr(x), "%g" % x, "%r" % x, x > n > 0, x != n, min(x, n * 1.0), max(n, 1), sum([x, n, 1.0]), (x, n), {x: n}, isnan(x), isinf(x), x.hex(), float.fromhex("0x1p3"), x.as_integer_ratio(), float("nan") == float("nan"), int("  12 "), float(" 1e-3 "), 1_000, 0x1F, 0b11, 0o17, 1e3, 1., .5, 5j

#pythran export sortings((str, int) list)
# args: [("b", 2), ("a", 2), ("c", 1), ("a", 1)]
def sortings(l):
    a = sorted(l); b = sorted(l, key=lambda t: t[1]); c = sorted(l, key=lambda t: (t[1], t[0])); d = sorted(l, key=lambda t: t[1], reverse=True); e = sorted(l, key=lambda t: (-t[1], t[0]))
    m = l[:]
    m.sort(key=operator.itemgetter(1)); n = l[:]; n.sort(reverse=True); o = sorted(sorted(l), key=lambda t: t[1]); p = list(reversed(sorted(l)))
    q = sorted(range(len(l)), key=lambda i: l[i]); r = sorted([3, 1, 2], key=lambda v: -v); s = sorted("hello"); t = sorted({3: 1, 1: 2}); u = sorted([[2, 1], [1, 5], [1]]); v = sorted([(1, 2), (1,)]); w = sorted([True, False, True]); x = sorted([1.5, 1.0, -2.0]); y = sorted(["B", "a", "C"], key=str.lower); z = sorted(["10", "9", "1"], key=int)
    return a, b, c, d, e, m, n, o, p, q, r, s, t, u, v, w, x, y, z, max(l), min(l, key=lambda t: t[1]), max(l, key=lambda t: (t[1], t[0]))

#pythran export prints(int, float, str)
def prints(i, f, s):
    print(i, f, s)
    print(i, f, sep=", ")
    print(s, end="|\n")
    print()
    print([i], (s,), {s: i}, {i}, None, True, 1j, "")
    print("%d %s" % (i, s), f"{f:.3f}")
    print([s], [[i]], [(i, s)], [None], [True], [b"x"], [1.0], [1e20], [1e-7], (i,), (), [], {}, set())
    print(*[1, 2, 3], sep="-")
    print("a", "b", sep="")
    print(str(f), repr(s), [repr(s)])
    for x in range(2): print(x, end=" ")
    print(file=sys.stdout)
    sys.stdout.write("w\n")

#pythran export asserts(int)
def asserts(n):
    assert n != 3, "three"
    assert n != 4
    assert n != 5, (n, "five")
    assert isinstance(n, int) and n < 1000 or n > 0, "x %d" % n
    return n

#pythran export raising(int)
# args: 0
# args: 1
# args: 2
# args: 3
# args: 4
# args: 5
# args: 6
# args: 7
# args: 8
# args: 9
# args: 10
# args: 11
# args: 12
# args: 13
# args: 14
# args: 15
def raising(i):
    l, d, s = [1, 2], {"a": 1}, "abc"
    if i == 0: return l[5]
    if i == 1: return d["b"]
    if i == 2: return int("x1")
    if i == 3: return ord(s)
    if i == 4: return l.index(9)
    if i == 5: return int(float("nan"))
    if i == 6: return s.index("z")
    if i == 7: return 1 // (i - 7)
    if i == 8: return 5 % (i - 8)
    if i == 9: return int(1.0 / (i - 9))
    if i == 10: return len(chr(-1))
    if i == 11: return min(l[:0])
    if i == 12: return next(iter(l[:0]))
    if i == 13: return int(math.sqrt(-1.0))
    if i == 14: a, b, c = l; return a
    l.insert(10, 3)
    return 1 << -1 + l[0] * 0

#pythran export unpack(int list, str)
# args: [1, 2, 3], "ab"
# args: [1, 2], "abc"
# args: [1, 2, 3], "a"
def unpack(l, s):
    try:
        a, b, c = l
        x, y = s
        (p, (q, r)), *t = (a, (b, c)), 4, 5
        [u, v] = [x, y]
        *m, n = l
        f, *_, g = "hello"
        for i, (j, k) in enumerate([(1, 2), (3, 4)]): a += j * k + i
        h = [aa + bb for aa, (bb, cc) in [(1, (2, 3))]]
        return a, b, c, x, y, p, q, r, t, u, v, m, n, f, g, h
    except ValueError as e:
        return str(e)
