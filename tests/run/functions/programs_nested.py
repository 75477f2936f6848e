"""Nested functions, recursion, generators, matrices and exceptions in programs of the classic kind."""

import itertools
import math
from collections import defaultdict, deque

#pythran export rebuilt(int list)
def rebuilt(l):
    def helper(acc, rest):
        return acc if not rest else helper(acc + [rest[0]], rest[1:])
    return helper([], l)

#pythran export three_deep(int)
# args: 10
def three_deep(n):
    def outer(x):
        def middle(y):
            def inner(z):
                return x + y + z + n
            return inner
        return middle
    return outer(1)(2)(3), [outer(i)(i)(i) for i in range(3)]

#pythran export subsets(int list)
def subsets(l):
    res = []
    def go(i, path):
        if i == min(len(l), 4):
            res.append(path)
            return
        go(i + 1, path)
        go(i + 1, path + [l[i]])
    go(0, [])
    return res, len(res)

#pythran export queens(int)
# args: 4
def queens(n):
    board = [-1] * n
    out = []
    def ok(r, c):
        for i in range(r):
            if board[i] == c or abs(board[i] - c) == r - i: return False
        return True
    def place(r=0):
        if r == n:
            out.append(board[:])
            return 1
        total = 0
        for c in range(n):
            if ok(r, c):
                board[r] = c
                total += place(r + 1)
        return total
    k = place()
    return k, out, board

#pythran export parsed(str)
# args: "(1+2)*3-4/2"
# args: "2*(3+(4-1))*2"
# args: "7"
# args: "1/0"
# args: "(1"
def parsed(s):
    pos = 0
    def peek():
        return s[pos] if pos < len(s) else ''
    def expr():
        nonlocal pos
        v = term()
        while peek() in ('+', '-') and peek():
            op = peek(); pos += 1
            r = term()
            v = v + r if op == '+' else v - r
        return v
    def term():
        nonlocal pos
        v = factor()
        while peek() and peek() in '*/':
            op = peek(); pos += 1
            r = factor()
            if op == '*': v *= r
            else: v /= r
        return v
    def factor():
        nonlocal pos
        if peek() == '(':
            pos += 1
            v = expr()
            if peek() != ')': raise SyntaxError("expected ) at %d" % pos)
            pos += 1
            return v
        start = pos
        while peek().isdigit(): pos += 1
        return float(s[start:pos])
    return expr()

#pythran export recursions(int)
# args: 5
def recursions(n):
    def collatz(k, memo={}):
        if k == 1: return 0
        if k in memo: return memo[k]
        r = 1 + (collatz(k // 2) if k % 2 == 0 else collatz(3 * k + 1))
        memo[k] = r
        return r
    def binom(a, b, cache=None):
        if cache is None: cache = {}
        if b in (0, a): return 1
        if (a, b) not in cache:
            cache[a, b] = binom(a - 1, b - 1, cache) + binom(a - 1, b, cache)
        return cache[a, b]
    def power(x, k):
        return 1 if not k else power(x * x, k // 2) * (x if k % 2 else 1)
    def gcd(a, b): return gcd(b, a % b) if b else a
    def digits(k): return [k] if k < 10 else digits(k // 10) + [k % 10]
    def flatten(l, out=None):
        out = [] if out is None else out
        for x in l: out.extend(x)
        return out
    def depth(t): return 0 if not t else 1 + max(depth(t[:len(t) // 2]), depth(t[len(t) // 2 + 1:]))
    def count(m, coins): 
        return 1 if m == 0 else 0 if m < 0 or not coins else count(m - coins[0], coins) + count(m, coins[1:])
    return [collatz(i) for i in range(1, n)], binom(n, 2), power(2, n), gcd(n * 6, 8), digits(90210), flatten([[1], [2, 3]]), depth([0] * 7), count(10, [1, 2, 5])

#pythran export and_or(int list)
def and_or(l):
    if not l or len(l) < 2 or l[0] == l[-1]: a = 0
    elif l[0] > 0 and l[-1] > 0 or not (l[0] < 0): a = 1
    else: a = -1
    b = l and l[0] or -1
    c = (l or [7])[0]
    d = len(l) > 2 and l[2]
    e = not l == [] and not not l
    f = 1 if l else 2 if a else 3
    g = None or 3
    h = [] or "x" and 5
    i = 0 or 0.0 or ""
    return a, b, c, d, e, f, g, h, i

#pythran export compared(int, int)
def compared(a, b):
    return a < b < 5, a < b > 2, a == b == 3, a != b != 2, a <= b < a + 3 != 7, not a < b, a in (1, b, 3), a not in [b], (a > 0) == (b > 0), (a > b) + (a < b), -a if a < 0 else a, a and b and a * 0, (a, b)[a > b], [b, a][a < 0], "ab"[a % 2], {True: "t", False: "f"}[a > b], a is not None

#pythran export grouped(str list)
def grouped(l):
    idx = {w: i for i, w in enumerate(l)}
    inv = {}
    for w, i in idx.items(): inv.setdefault(len(w), set()).add(i)
    groups = defaultdict(lambda: []) if 0 else {}
    for w in l:
        key = ''.join(sorted(w.lower()))
        groups.setdefault(key, [])
        groups[key] += [w]
    best = max(groups.values(), key=len) if groups else []
    lens = [*map(len, l)]
    return sorted(idx.items()), sorted((k, sorted(v)) for k, v in inv.items()), best, lens, dict(zip(l, lens)), [w for w in l if w and w[0] not in "aeiou"], ','.join(sorted(set(l), key=lambda w: (len(w), w))), sum(map(len, l), 100), any(w.isdigit() for w in l), [w.center(6, '.') for w in l][:2], max(l, key=len, default="none"), list(filter(str.isalpha, l)), list(map(str.upper, l)), [*zip(*l)][:2]

#pythran export matrices(int)
# args: 7
def matrices(n):
    m = [[i * n + j for j in range(n)] for i in range(n)]
    diag = [m[i][i] for i in range(n)]
    anti = [m[i][~i] for i in range(n)]
    rot = [list(r) for r in zip(*m[::-1])]
    spiral, t = [], [r[:] for r in m[:3]]
    while t:
        spiral += t.pop(0)
        t = [list(r) for r in zip(*t)][::-1]
    cols = [sum(r[j] for r in m) for j in range(n)]
    sub = [r[1:3] for r in m[1:3]]
    tri = [[m[i][j] if j <= i else 0 for j in range(3)] for i in range(3)]
    flat = [x for r in m for x in r if x % 3 == 0]
    m[0], m[1] = m[1], m[0]
    m[2][:2] = [0, 0]
    del m[3:]
    for r in m: r.reverse()
    return diag, anti, rot[0], spiral, cols, sub, tri, flat, m, sum(sum(r) for r in m), max(max(r) for r in m), [list(x) for x in zip(*tri)], [[0] * 2 for _ in range(2)], sum(map(sum, sub)), [*map(max, m)]

#pythran export nested_tries(int list)
def nested_tries(l):
    out = []
    try:
        for x in l:
            try:
                if x == 0: raise ZeroDivisionError("zero")
                out.append(100 // x)
                if x > 5: raise OverflowError(x)
            except ZeroDivisionError as e:
                out.append(str(e))
                continue
            except OverflowError as e:
                out.append(e.args[0])
                raise RuntimeError("big") from e
            else:
                out.append("ok")
            finally:
                out.append("fin")
    except RuntimeError as r:
        out.append(str(r))
    except Exception:
        out.append("never")
    return out

class Stack:
    def __init__(self):
        self.items = []
    def push(self, x):
        self.items.append(x)
        return self
    def pop(self):
        if not self.items: raise IndexError("empty stack")
        return self.items.pop()
    def __len__(self): return len(self.items)

class EmptyError(Exception): pass
class Detailed(ValueError):
    def __init__(self, code, text):
        super().__init__(text)
        self.code = code

#pythran export own_errors(int)
def own_errors(n):
    s = Stack()
    s.push(1).push(n)
    try:
        if n > 5: raise EmptyError("e", n)
        if n < -5: raise Detailed(n, "det")
        while True: s.pop()
    except EmptyError as e: return e.args, len(s), ""
    except Detailed as d: return (str(d), d.code), len(s), "d"
    except IndexError as i: return (str(i), 0), len(s), "i"

#pythran export generators(int)
# args: 6
def generators(n):
    def counter(k):
        while k > 0:
            got = yield k
            k -= 1 if got is None else got
    g = counter(n)
    a = next(g)
    b = g.send(2)
    rest = list(g)
    def chain(*its):
        for it in its:
            for x in it: yield x
    def windowed(it, size):
        d = deque(maxlen=size)
        for x in it:
            d.append(x)
            if len(d) == size: yield tuple(d)
    def runs(it):
        it = iter(it)
        try: cur = [next(it)]
        except StopIteration: return
        for x in it:
            if x == cur[-1] + 1: cur.append(x)
            else:
                yield cur
                cur = [x]
        yield cur
    primes = (p for p in range(2, 50) if all(p % q for q in range(2, p)))
    pairs = ((x, y) for x in range(3) for y in range(x))
    tri = (sum(range(i + 1)) for i in itertools.count())
    nested = (c for w in ("ab", "cd") for c in w)
    return a, b, rest, list(chain([1], [2], [])), list(windowed(range(5), 3)), list(runs([1, 2, 4, 5, 7])), list(runs([])), next(primes), next(primes), list(primes)[:3], list(pairs), [next(tri) for _ in range(5)], "".join(nested), sum(x * x for x in range(n)), dict((k, v) for k, v in zip("ab", range(2))), max((x % 5, x) for x in range(n)), sorted(x for x in {3, 1, 2}), set(x % 3 for x in range(n)), tuple(x for x in range(3)), any(x > 3 for x in range(n)), [*(x for x in "hi")], "-".join(str(x) for x in range(3))

#pythran export integers(int, int)
# args: 10, 3
# args: -10, 3
# args: 10, -3
# args: 9223372036854775807, 2
# args: -9223372036854775807, 2
def integers(a, b):
    return a // b, a % b, divmod(a, b), a >> 1, a & b, a ^ b, a | b, abs(b), int(a / b) if abs(a) < 1e6 else 0, a % 2 == 0, -a // b if abs(a) < 100 else 0, str(a), hash(b) == b, a == float(b), (a > b) - (a < b), bool(a & 1), a.__class__ is int if 0 else 1, int(str(a)), "%d" % a, f"{a:,}", a.bit_length() if a > -9223372036854775808 else 64

#pythran export averages(float list)
def averages(l):
    n = len(l)
    if not n: return None
    if max(l) > 1e100 or min(l) < -1e100: return None
    mean = sum(l) / n
    var = sum((x - mean) ** 2 for x in l) / n
    med = sorted(l)[n // 2]
    hist = {}
    for x in l: hist[round(x)] = hist.get(round(x), 0) + 1 if abs(x) < 1e15 else 0
    norm = [x / max(abs(v) for v in l) for x in l] if any(l) else l
    return mean, math.sqrt(abs(var)), med, norm, [round(x, 2) for x in l], ["%.2f" % x for x in l], [int(x) for x in l if abs(x) < 1e9], min(l), max(l), [x for x in l if x > mean]

#pythran export letters(str)
def letters(s):
    vowels = sum(1 for c in s if c.lower() in 'aeiou')
    words = s.split()
    enc = ''.join(chr((ord(c) - 97 + 13) % 26 + 97) if 'a' <= c <= 'z' else c for c in s)
    pal = s == s[::-1]
    freq = sorted(((s.count(c), c) for c in set(s)), reverse=True)[:3]
    comp = []
    for c in s:
        if comp and comp[-1][0] == c: comp[-1] = (c, comp[-1][1] + 1)
        else: comp.append((c, 1))
    tr = s.translate(str.maketrans("abc", "xyz"))
    rot = s[2:] + s[:2]
    num = [int(c) for c in s if c in "0123456789"]
    cam = ''.join(w.capitalize() for w in s.split('_'))
    snake = ''.join('_' + c.lower() if c.isupper() else c for c in s)
    return vowels, words, enc, pal, freq, comp, tr, rot, num, cam, snake, s.find("a", 1), s.rfind("a", 0, 5), s.count("a", 1, 4), s.startswith("a", 1), s.replace("", "-")[:8], s.split("a", 1), s.rsplit("a", 1), s.partition("b"), "a" < s <= "z", s * 0, s[5:2], s[-3:], s[::2], s[-1:0:-1], ("x" + s).index("x"), s.upper().isupper(), s.strip().lower().replace(" ", "_"), list(s.partition(" ")), [ord(c) for c in s[:3]], ' '.join(reversed(words)), s.ljust(5, '*') + '|', "%-5s|%5s" % (s[:2], s[:2]), s in "abcabc", s.encode("utf-8")[:2], len(s.encode())
