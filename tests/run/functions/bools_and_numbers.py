"""True and False that share a variable or a container with other numbers stay what they are."""

import math, statistics
import numpy as np
#pythran export m1(int)
def m1(n):
    l = [True, 2]
    return str(l), l, sum(l), max(l), min(l), sorted(l), l[0] + 1, l[1] > 1, l == [1, 2], l.count(1), 1 in l, l.index(1), -l[0], l[0] & l[0], l[0] | l[0], l[0] ^ True, ~l[1]

#pythran export m2(bool, int)
def m2(b, n):
    l = [b, n]
    return l, str(l), repr(l), sum(l), max(l), min(l), sorted(l), sorted(l, reverse=True), sum(x for x in l), sum([x * 2 for x in l]), any(l), all(l), tuple(l), set(l) == {b, n}, len({b, n})

#pythran export m3(bool, int)
def m3(b, n):
    x = b if n > 2 else n
    return x, str(x), f"{x}", "%s %d" % (x, x), x + 1, x * 2.5, x == 1, x < 3, not x, bool(x), int(x), float(x), abs(x), max(x, 1), x and 5, x or 7, math.sqrt(abs(x)), range(x) if x < 10 else range(3), [0] * (x % 3), [1, 2, 3][x % 2], "%s" % x, "{:d} {}".format(x, x), round(x), divmod(x, 3), x ** 2, x << 1, x // 2, x / 4

#pythran export m4(bool, int)
def m4(b, n):
    d = {"a": b, "b": n, "c": True}
    e = {b: 1, n: 2}
    return d, e, d["a"], e.get(1), e.get(True), e.get(0), 1 in e, d["b"] + 1

#pythran export m5(int list)
def m5(l):
    s = [1] * len(l)
    for i, x in enumerate(l):
        if x > 3:
            s[i] = False
    return s, sum(s), [i for i, v in enumerate(s) if v]

#pythran export m6(int list)
def m6(l):
    found = 0
    for x in l:
        if x == 3:
            found = True
    return found

#pythran export m7(bool, float)
def m7(b, x):
    l = [b, x, 1]
    return len(l), l[0], sorted([b, x]), max(b, x), (b, x) < (1, 2)

#pythran export m7_sums(bool, float, float list)
# args: True, 9007199254740992.0, [1.0, 1.0]
# args: True, 0.1, [1e16, 0.2, -1e16]
# args: False, 1e100, [1.0, -1e100]
# args: True, float("inf"), [-1.0]
def m7_sums(b, x, l):
    behind = [x, b, b]
    before = [b, b, x]
    mixed = [b, x]
    for value in l:
        mixed.append(value)
        mixed.append(b)
        behind.append(value)
        before.append(value)
    return sum(behind), sum(before), sum(mixed), sum(mixed, 0.5), sum(before, True), sum(l, b), sum(l, 2)

#pythran export m8(bool, int)
def m8(b, n):
    x = b if n > 2 else n
    r = []
    for i in range(x if x < 5 else 5):
        r.append(i)
    if isinstance(x, bool):
        r.append(99)
        y = str(x)
    else:
        y = hex(x)
    return r, y, isinstance(x, int), isinstance(x, float)

#pythran export m9(bool, int)
def m9(b, n):
    return max(b, n), min(b, n), max(True, n), max(b, 0, n), max([b], default=3), (b or n), (b and n), n or b

def g(x):
    if x < 0:
        return -1
    return x > 3

#pythran export m10(int list)
def m10(l):
    return [g(x) for x in l], sorted(l, key=g), sum(map(g, l)), sum(g(x) == 1 for x in l)

#pythran export m11(bool, int)
def m11(b, n):
    a = np.array([b, n, True])
    return a, np.sum([b, n]), np.zeros(3)[b], math.prod([b, n]), math.fsum([b, n, 2.5]), statistics.fmean([b, n])

#pythran export m12(bool, int)
def m12(b, n):
    x = b if n > 2 else n
    x += 1
    y = b if n > 2 else n
    y |= True
    z = n if b else True
    z -= 5
    return x, y, z

#pythran export m13(int)
def m13(n):
    def gen():
        yield True
        yield n
    return list(gen()), sum(gen()), max(gen()), [x + 1 for x in gen()], dict(enumerate(gen()))

#pythran export m14(bool, int)
def m14(b, n):
    x = b if n > 2 else n
    return x is True, x is not False, x is None, x in (1, 2), x in [True], x in {3: 1}, x == True, (x, 1) == (True, 1), [x] == [1], (b, 2) in {(1, 2): 3}, {(1, 2): 3}.get((b, 2)), {1: 5}.get(b), {True: 1}[x] if x == 1 else 0

#pythran export m15(int, int)
def m15(a, b):
    r = 0 if a > b else a == b
    return r

#pythran export m16(int list)
def m16(l):
    x = None
    for v in l:
        x = v if v > 3 else True
    return x, x == 1, x is None

#pythran export m17(bool, int)
def m17(b, n):
    x = np.zeros(4, dtype=np.int32)
    u = b if n > 2 else n
    x[u % 4] = u % 100
    x[1] += u % 50
    return x, x * (u % 7), np.maximum(x, u % 9)

#pythran export m18(bool, int)
def m18(b, n):
    x = b if n > 2 else None
    l = [b, None]
    return x is True, x is not False, x is None, x is False, l[0] is True, l[1] is not True

import numpy as np
#pythran export m19(bool, int, float)
def m19(b, n, f):
    z = b if n > 2 else 1j
    return z, str(z), z == 1, {z: 1}, z in [1, 2j], [b, 1j] == [1, 1j]

class P:
    def __init__(self, v: int):
        self.v = v

#pythran export m20(bool, int)
def m20(b, n):
    p = P(n)
    q = P(b)
    p.v = b
    return str(p.v), str(q.v)

#pythran export m21(bool, int)
def m21(b, n):
    d = {}
    for k in ("a", "b", "c"):
        d[k] = n if k == "a" else b
    s = {b, n, 7}
    t = (b, n)
    u = t + (n, b)
    return d, sorted(d.values()), sorted(s), [x for x in t], u[::-1], tuple(u[i] for i in range(4)), dict(zip(t, u)), t[n % 2], list(reversed(t)), list(enumerate(t)), sorted(t, key=lambda v: -v), [t.index(n), t.count(b)], list(zip(t, [1, 2])), all(t), sum(t), max(t), min(t), n in t

def walk(n):
    if n <= 0:
        return True
    return n and walk(n - 1) and n

#pythran export m22(int)
def m22(n):
    return walk(n % 50)

#pythran export m23(bool, int list)
def m23(b, l):
    total = False
    for x in l:
        total = total + x
    last = b
    for x in l:
        last = x
    flags = [False] * 3
    flags[1] = 5
    flags.append(b)
    flags.insert(0, 2)
    flags.extend(l[:2])
    return total, last, flags, flags.pop(), flags.index(5), [f for f in flags if f], flags[1:3], flags == [2, 0, 5, 0], flags < [3]
