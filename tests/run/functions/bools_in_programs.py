"""A bool or another number as an operand, an index, an argument, and changed in its place."""

import numpy as np
import math, time, itertools, functools, bisect, heapq, statistics, random
from dataclasses import dataclass

@dataclass
class Cfg:
    verbose: int = 0
    def level(self):
        return self.verbose + 1

#pythran export a1(bool, int)
def a1(b, n):
    x = b if n > 2 else n % 3
    l = [10, 20, 30, 40]
    l[x] = 5
    l.insert(x, 7)
    p = l.pop(x)
    del l[x]
    d = {0: "z", 1: "o", 2: "t"}
    t = (1, 2, 3)
    s = "abc"
    return l, p, d[x], d.get(x), t[x], s[x], s[x:], s * x, chr(x + 65), chr(97 + x), x in range(2), list(range(x, 5)), [i for i in range(5) if i == x], x in t, x in (0, 1), str(x).upper(), t[x:], l[:x], l[::x + 1], list(itertools.repeat(1, x)), list(itertools.islice(l, x)), bisect.bisect([0, 1, 2], x)

#pythran export a2(bool, int)
def a2(b, n):
    x = b if n > 2 else n % 4
    a = np.arange(6)
    a[int(x)] = 3
    c = a[x:] * x
    return a, c, a[int(x)], a + x, np.zeros((x + 1, 2)).shape, a.reshape(2, 3).sum(axis=1), np.where(a > x, x, a), a > x, np.minimum(a, x), a.sum() + x, np.arange(x), a ** x, np.roll(a, x), int(a[int(x)] == x), np.ones(3) * x

#pythran export a3(bool, int)
def a3(b, n):
    c = Cfg(n)
    c.verbose = b
    e = Cfg()
    return c.level(), e.level(), c.verbose, str(c), c == Cfg(1)

#pythran export a4(int list)
def a4(l):
    found = False
    for i, x in enumerate(l):
        if x == 3:
            found = i
    count = 0
    for x in l:
        count += x > 3
        count = count or x == 2
    best = None
    for x in l:
        if best is None or x > best:
            best = x if x != 5 else True
    return found, found > 0, count, best, not found, found + count

def flagged(x, flag=False):
    if flag > 1:
        return x * flag
    return flag

#pythran export a5(int, bool)
def a5(n, b):
    return flagged(n), flagged(n, 2), flagged(n, b), flagged(n, b if n > 1 else n)

#pythran export a6(bool, int)
def a6(b, n):
    h = []
    for v in (b, n, 3, True):
        heapq.heappush(h, v)
    out = [heapq.heappop(h) for _ in range(len(h))]
    g = [list(k) for _, k in itertools.groupby(sorted([b, n, True, 5]))]
    return out, g, list(itertools.accumulate([b, n, 2])), functools.reduce(lambda p, q: p + q, [b, n]), list(map(str, [b, n])), list(filter(None, [b, n, 0])), dict.fromkeys([b, n], 0), statistics.fmean([b, n, 3]), math.gcd(b, n), list(zip([b, n], [n, b])), sorted([(b, 1), (n, 2)]), {"a": b} == {"a": n}, [b, n] < [n, b], (b, n) == (n, b), [[b], [n]], {(b, n), (n, b)} == {(n, b), (b, n)}

#pythran export a7(bool, int)
def a7(b, n):
    x = b if n > 2 else n
    y = x
    y -= 1
    z = x
    z *= 2
    w = [x, x]
    w[0] += 1
    d = {"k": x}
    d["k"] += 5
    q = -x if x else x
    while x and y < 3:
        y += 1
    if x > 1 and x < 100:
        y = x
    u = x & 1, x | 2, x ^ True, x << 2
    return y, z, w, d, q, u, (x, y) if x else None, f"{x:d} {x!r} {x:>6}", "{} {:04d}".format(x, x), "%5s|%-5d|" % (x, x), abs(x), hex(x), bin(x), oct(x), complex(x), divmod(x, 7), pow(x, 2), pow(2, x % 5), round(x, 1), x.bit_length(), (x + 0).real, x.conjugate() + 0

#pythran export a8(bool, float)
def a8(b, x):
    v = b if x > 0 else x
    return v, v + 1.0, v < 2, str(v), math.isnan(v), math.floor(v) if abs(v) < 100 else 0, v or 2.5, [v, 1.5, b], max(v, 0.5), sorted([b, 0.5, 0.25])

#pythran export a9(bool, int)
def a9(b, n):
    c = Cfg(b)
    c.verbose += n
    e = Cfg(b)
    w = [b, n, b]
    for i in range(3):
        w[i] += 1
        w[i] *= 2
    w[0] -= w[1]
    d = {"a": b, "c": n}
    for k in d:
        d[k] *= 3
    return c.verbose, e.verbose, w, d
