"""Number theory, combinatorics and dynamic programming, as people write them."""

import math
from fractions import Fraction  # noqa: F401 - imported beside what is compiled
from functools import lru_cache, reduce
from itertools import accumulate, combinations, count, groupby, islice, product, takewhile


# args: 97
# args: 1
# args: 360360
#pythran export factorize(int)
def factorize(n):
    """Prime factors with multiplicity, and what follows from them."""
    factors = {}
    d = 2
    while d * d <= n:
        while n % d == 0:
            factors[d] = factors.get(d, 0) + 1
            n //= d
        d += 1 if d == 2 else 2
    if n > 1:
        factors[n] = factors.get(n, 0) + 1
    divisors = [1]
    for p, e in factors.items():
        divisors = [x * p**k for x in divisors for k in range(e + 1)]
    totient = math.prod((p - 1) * p ** (e - 1) for p, e in factors.items())
    return factors, sorted(divisors), totient, "*".join(f"{p}^{e}" if e > 1 else str(p) for p, e in factors.items())


# args: 561
# args: 7919
# args: 1000003
# args: 4
#pythran export miller_rabin(int)
def miller_rabin(n):
    if n < 2:
        return False
    for p in (2, 3, 5, 7, 11, 13):
        if n % p == 0:
            return n == p
    d, s = n - 1, 0
    while not d & 1:
        d >>= 1
        s += 1
    for a in (2, 3, 5, 7):
        x = pow(a, d, n)
        if x in (1, n - 1):
            continue
        for _ in range(s - 1):
            x = x * x % n
            if x == n - 1:
                break
        else:
            return False
    return True


# args: [3, 5, 7], [2, 3, 2]
# args: [4, 6], [1, 3]
# args: [4, 6], [1, 2]
#pythran export chinese(int list, int list)
def chinese(moduli, residues):
    def egcd(a, b):
        if b == 0:
            return a, 1, 0
        g, x, y = egcd(b, a % b)
        return g, y, x - a // b * y

    m, r = 1, 0
    for mi, ri in zip(moduli, residues):
        g, p, _ = egcd(m, mi)
        if (ri - r) % g:
            raise ValueError(f"no solution modulo {m} and {mi}: {r=} {ri=}")
        lcm = m // g * mi
        r = (r + m * ((ri - r) // g * p % (mi // g))) % lcm
        m = lcm
    return r, m


# args: 10
# args: 30
#pythran export pythagorean(int)
def pythagorean(n):
    return [(a, b, c) for a, b, c in combinations(range(1, n + 1), 3) if a * a + b * b == c * c and math.gcd(a, b) == 1]


# args: 3.14159265, 5
# args: 2.718281828, 8
# args: 0.5, 3
#pythran export continued_fraction(float, int)
def continued_fraction(x, terms):
    digits = []
    y = x
    while len(digits) < terms:
        whole = math.floor(y)
        digits.append(whole)
        if abs(y - whole) < 1e-9:
            break
        y = 1 / (y - whole)
    h, k = [0, 1], [1, 0]
    for a in digits:
        h.append(a * h[-1] + h[-2])
        k.append(a * k[-1] + k[-2])
    return digits, list(zip(h[2:], k[2:])), {f"{p}/{q}": x - p / q for p, q in zip(h[2:], k[2:])}


# args: [1, 5, 10, 25], 63
# args: [3, 7], 5
#pythran export change(int list, int)
def change(coins, amount):
    best = [0] + [math.inf] * amount
    used = [None] * (amount + 1)
    for a in range(1, amount + 1):
        for c in coins:
            if c <= a and best[a - c] + 1 < best[a]:
                best[a] = best[a - c] + 1
                used[a] = c
    if best[amount] == math.inf:
        return None
    picked = []
    while amount:
        c = used[amount]
        picked.append(c)
        amount -= c
    return picked


# args: "AGGTAB", "GXTXAYB"
# args: "", "abc"
#pythran export lcs(str, str)
def lcs(a, b):
    @lru_cache(maxsize=None)
    def best(i, j):
        if i == len(a) or j == len(b):
            return ""
        if a[i] == b[j]:
            return a[i] + best(i + 1, j + 1)
        return max(best(i + 1, j), best(i, j + 1), key=len)

    return best(0, 0)


# args: [(2, 3), (3, 4), (4, 5), (5, 6)], 5
# args: [], 10
#pythran export knapsack((int, int) list, int)
def knapsack(items, capacity):
    table = [[0] * (capacity + 1) for _ in range(len(items) + 1)]
    for i, (weight, value) in enumerate(items, start=1):
        for w in range(capacity + 1):
            table[i][w] = table[i - 1][w]
            if weight <= w:
                table[i][w] = max(table[i][w], table[i - 1][w - weight] + value)
    chosen, w = set(), capacity
    for i in range(len(items), 0, -1):
        if table[i][w] != table[i - 1][w]:
            chosen.add(i - 1)
            w -= items[i - 1][0]
    return table[-1][-1], sorted(chosen)


# args: [30, 35, 15, 5, 10, 20, 25]
# args: [1, 2]
#pythran export matrix_chain(int list)
def matrix_chain(p):
    n = len(p) - 1
    cost = {(i, i): 0 for i in range(n)}
    split = {}
    for length in range(2, n + 1):
        for i in range(n - length + 1):
            j = i + length - 1
            cost[i, j], split[i, j] = min((cost[i, k] + cost[k + 1, j] + p[i] * p[k + 1] * p[j + 1], k) for k in range(i, j))

    def show(i, j):
        return f"A{i}" if i == j else f"({show(i, split[i, j])} {show(split[i, j] + 1, j)})"

    return cost[0, n - 1], show(0, n - 1)


# args: 12
# args: 1
#pythran export partitions(int)
def partitions(n):
    def parts(rest, largest):
        if rest == 0:
            yield []
            return
        for first in range(min(rest, largest), 0, -1):
            for others in parts(rest - first, first):
                yield [first, *others]

    found = list(parts(n, n))
    return len(found), found[:10], max(map(len, found))


# args: 20
# args: 0
#pythran export primes_by_wheel(int)
def primes_by_wheel(k):
    def primes():
        yield from (2, 3)
        composites = {}
        for n in count(5, 2):
            step = composites.pop(n, None)
            if step is None:
                yield n
                composites[n * n] = 2 * n
            else:
                m = n + step
                while m in composites:
                    m += step
                composites[m] = step

    first = list(islice(primes(), k))
    small = list(takewhile(lambda p: p < 50, primes()))
    gaps = [b - a for a, b in zip(first, first[1:])]
    return first, small, gaps, list(accumulate(first)), {g: len(list(v)) for g, v in groupby(sorted(gaps))}


# args: 27
# args: 1
#pythran export collatz(int)
def collatz(n):
    steps = 0
    peak = n
    while (n := n // 2 if n % 2 == 0 else 3 * n + 1) > 1:
        steps += 1
        peak = max(peak, n)
    return steps, peak


# args: "MCMXCIV"
# args: "MMXXVI"
# args: "IIX!"
#pythran export roman(str)
def roman(text):
    values = dict(zip("IVXLCDM", (1, 5, 10, 50, 100, 500, 1000)))
    total = 0
    for a, b in zip(text, text[1:] + "I"):
        if a not in values:
            raise ValueError("bad digit %r in %r" % (a, text))
        total += -values[a] if values[a] < values.get(b, 0) else values[a]
    back, rest = "", total
    for letters, value in [("M", 1000), ("CM", 900), ("D", 500), ("CD", 400), ("C", 100), ("XC", 90), ("L", 50), ("XL", 40), ("X", 10), ("IX", 9), ("V", 5), ("IV", 4), ("I", 1)]:
        times, rest = divmod(rest, value)
        back += letters * times
    return total, back


# args: 6
# args: 8
# args: 3
#pythran export queens_solutions(int)
def queens_solutions(n):
    def solve(row, columns, up, down):
        if row == n:
            return [columns]
        return [
            solution
            for c in range(n)
            if c not in columns and row + c not in up and row - c not in down
            for solution in solve(row + 1, columns + [c], up | {row + c}, down | {row - c})
        ]

    found = solve(0, [], set(), set())
    boards = ["\n".join("." * c + "Q" + "." * (n - c - 1) for c in s) for s in found[:2]]
    return len(found), boards


# args: 4
# args: 6
#pythran export magic_gray(int)
def magic_gray(n):
    gray = [i ^ (i >> 1) for i in range(1 << n)]
    words = [format(g, f"0{n}b") for g in gray]
    changed = [bin(a ^ b).count("1") for a, b in zip(gray, gray[1:])]
    bits = list(product((0, 1), repeat=2))
    return words[:8], all(c == 1 for c in changed), reduce(lambda a, b: a ^ b, gray, 0), [a ^ b for a, b in bits]


# args: 10, 3
# args: 5, 0
#pythran export binomials(int, int)
def binomials(n, k):
    row = [1]
    rows = [row]
    for _ in range(n):
        row = [1] + [a + b for a, b in zip(row, row[1:])] + [1]
        rows.append(row)
    width = len(str(max(rows[-1])))
    drawn = [" ".join(str(x).rjust(width) for x in r).center((n + 1) * (width + 1)).rstrip() for r in rows]
    stirling = [[0] * (n + 1) for _ in range(n + 1)]
    stirling[0][0] = 1
    for i in range(1, n + 1):
        for j in range(1, i + 1):
            stirling[i][j] = j * stirling[i - 1][j] + stirling[i - 1][j - 1]
    return rows[n][k] == math.comb(n, k), drawn, stirling[n], sum(stirling[n])


# args: 255, 16
# args: -37, 2
# args: 0, 36
# args: 5, 1
#pythran export to_base(int, int)
def to_base(n, base):
    if not 2 <= base <= 36:
        raise ValueError("base must be in 2..36")
    digits = "0123456789abcdefghijklmnopqrstuvwxyz"
    sign, n = ("-", -n) if n < 0 else ("", n)
    out = []
    while True:
        n, d = divmod(n, base)
        out.append(digits[d])
        if not n:
            break
    text = sign + "".join(reversed(out))
    return text, int(text, base)
