"""Overloads, generators and closures in containers, defaults, loops with else, texts: what programs are made of."""

import math
import operator

#pythran export over(int or float or str, int?)
def over(x, k=2):
    return x * k

#pythran export over2(int list or str list, (int, float)?)
def over2(l, p=(1, 2.5)):
    return l + l[:1], p, sorted(l)

def count_up(n):
    while n < 100:
        yield n
        n += 7

#pythran export gens(int)
def gens(n):
    gs = [count_up(i) for i in range(3)]
    d = {"a": count_up(n % 50), "b": count_up(1)}
    out = [next(g) for g in gs for _ in range(2)]
    def take(g, k):
        return [x for x, _ in zip(g, range(k))]
    return out, take(d["a"], 3), next(d["a"], -1), sum(gs[0]), list(map(next, gs[1:])), [next(g, None) for g in gs]

#pythran export closures(int)
def closures(n):
    fs = []
    for i in range(4):
        fs.append(lambda x: x + i)
    gs = [lambda x, i=i: x * i for i in range(4)]
    def counter():
        c = 0
        def step(by=1):
            nonlocal c
            c += by
            return c
        return step
    a, b = counter(), counter()
    d = {"a": a, "b": b}
    return [f(n) for f in fs], [g(n) for g in gs], a(), a(5), b(), d["a"](), d["b"](10), i

def even(n):
    return True if n == 0 else odd(n - 1)

def odd(n):
    return False if n == 0 else even(n - 1)

def tree(n):
    return [] if n == 0 else [n, len(tree(n - 1))]

#pythran export mutual(int)
def mutual(n):
    k = abs(n) % 40
    return even(k), odd(k), tree(k)

def grow(x, acc=[]):
    acc.append(x)
    return acc

def keyed(k, d={"a": 1}, s=(1, 2)):
    d[k] = len(d)
    return dict(d), s

#pythran export defaults(int)
# args: 1
def defaults(n):
    return list(grow(n)), list(grow(n + 1)), grow(7, [1]), keyed("x"), keyed("y", {}), keyed("z", s=(5, 6))

#pythran export loops(int list)
def loops(l):
    log = []
    for x in l:
        try:
            if x > 10:
                break
            if x < 0:
                continue
            log.append(x)
        finally:
            log.append("f")
    else:
        log.append("else")
    n = 5
    while n:
        n -= 1
        if n in l:
            log.append(n)
            break
    else:
        log.append("none")
    return log

#pythran export branches(int)
def branches(n):
    if n > 5:
        x = [1, 2]
    elif n > 0:
        x = (1, 2)
    else:
        x = "12"
    y = len(x)
    x = y + 1
    x = str(x)
    x = x.encode()
    return y, x, [z for z in x]

#pythran export isinst(int)
def isinst(n):
    v = n if n > 5 else str(n) if n > 0 else [n] if n > -5 else None
    if isinstance(v, int):
        return "int", v + 1
    elif isinstance(v, str):
        return "str", v.upper() + "!"
    elif v is None:
        return "none", None
    return "list", v[0]

#pythran export late(int)
def late(n):
    a = []
    b = a
    c = {}
    d = {"k": c}
    def fill(x):
        x.append(n * 0.5)
    fill(b)
    d["k"]["z"] = (n, [])
    d["k"]["z"][1].append("s")
    e = set()
    f = [e, set()]
    f[1].add((1, "a"))
    return a, c, e, f[1], [[] for _ in range(2)]

#pythran export inside(int, str)
def inside(n, s):
    return (n in [1, 2, 3], n not in (1, 2), n in {1: 2}, n in {4, 5}, n in range(0, 20, 3), s in "abc", s in ["a", "b"], s in {"a": 1}, n in {1: 1}.values(), (n, s) in {(1, "a")},
        (1, n) in {1: n}.items(), s[:1] in s, n in [[n], [1]][0], None in [None, n], "" in s)

#pythran export fmt(int, float, str)
def fmt(n, x, s):
    return ("{:>8}|{:<8}|{:^8}|{:=+8}|{:08.3f}|{:,}|{:_}|{:x}|{:#X}|{:#b}|{:o}|{:e}|{:.3g}|{:%}|{:c}".format(s[:5], n, s[:3], n, x, n, n, n, n, n, n, x, x, x, abs(n) % 1000 + 65),
        "%5d|%-5d|%05d|%+d|%x|%o|%#x|%e|%g|%10.3f|%s|%r|%c|%%|% d" % (n, n, n, n, n, n, n, x, x, x, s, s, 65, n), f"{n:>{5}}{x:{10}.{3}}{s!r:>10}{n=}", "{0}{1}{0}".format(n, s), "{a}-{b!r}".format(a=n, b=s), "{:*^20}".format(s), "{:>+10.2e}".format(x), "{:10}|{:<10}|{:s}".format(True, n, s))

#pythran export printing(int, float, str)
def printing(n, x, s):
    print(n, x, s)
    print(n, x, sep="|", end="!\n")
    print()
    print([n, 1], (s,), {s: n}, {n}, None, True, sep=", ")
    print(*[n, n + 1], sep="")
    print(f"{n:5d}", end="")
    print("", s, end="\n\n")

#pythran export manykeys((int, str, int) list)
def manykeys(l):
    return (sorted(l, key=lambda t: (t[1], -t[0])), sorted(l, key=operator.itemgetter(2, 0)), sorted(l, key=lambda t: t[1].lower(), reverse=True), min(l, key=lambda t: (t[2], t[1])) if l else None,
        sorted(set(t[0] for t in l)), {k: [t for t in l if t[1] == k] for k in sorted({t[1] for t in l})})

#pythran export comps(int)
def comps(n):
    n = n % 8
    return ([x * y for x in range(n) if x % 2 for y in range(x) if y if y != 3], {x: {y for y in range(x)} for x in range(n) if x}, [[i * j for j in range(3)] for i in range(n)], sum(1 for a in range(n) for b in range(a) if a + b > 3),
        [a for a, *b in [(1, 2, 3), (4, 5, 6)] if b], [(i, c) for i, c in enumerate("abc", n)], [x for row in [[1], [2, n]] for x in row], {(a, b): a + b for a in range(2) for b in "xy" for _ in range(1)} if False else 0)

#pythran export texts(str)
def texts(s):
    return (s.split(), s.split(","), s.rsplit(",", 1), s.partition("a"), s.rpartition("a"), s.splitlines(), s.title(), s.swapcase(), s.casefold(), s.center(20, "*"), s.ljust(12) + "|", s.rjust(12), s.zfill(8), s.expandtabs(4), s.find("a"), s.rfind("a"), s.count("a"), s.replace("a", "bb", 1), s.strip("ab "), s.isalnum(), s.isspace(), s.isupper(), s.istitle(), s.isidentifier(), s.isprintable(), s.isdecimal(), s.isnumeric(), s.startswith(("a", "b")), s.endswith("c", 1), s.removeprefix("a"), s.removesuffix("c"), s.encode(), s.isascii(), s * 2, s[::-2], s < "b", "-".join(s), s.maketrans("a", "b") == {97: 98}, s.translate({97: "X"}), sorted(s), max(s, default=""), hash(s) == hash(s[:]))

#pythran export octets(bytes)
def octets(b):
    return (b.split(), b.find(b"a"), b.hex(), b.upper(), b[::-1], b[1:3], list(b), b + b"x", b * 2, b.replace(b"a", b"zz"), b.startswith(b"a"), b in b"abc", b.count(b"a"), b.strip(), b.decode("latin-1"), bytes(reversed(b)), b.isalpha(), b.partition(b","), b < b"b", b.join([b"1", b"2"]), 97 in b, bytearray(b) == b, b.title(), b.center(9, b"."), b.zfill(5))

#pythran export wrap(int)
# args: 9223372036854775807
# args: -9223372036854775808
def wrap(n):
    return n // -1 if n > 0 else n // 7, n % 10, n >> 3, n & 255, n | 1, n ^ 5, n == 2**63 - 1, n < 2.0**63, float(n), n / 3, hash(n) if n > 0 else 0, str(n), n % -7, divmod(n, 1000), -7 // 2, -7 % 3, 7 // -2, 7 % -3, (-7) ** 3, 1 << 62, -1 >> 70
