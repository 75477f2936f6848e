"""Stars in calls, keywords that make dicts, keyword-only and positional-only parameters, `:=`, else of loops."""


def _sum_of(a, b, c=3):
    return a + b * 10 + c * 100


def _ways(a, /, b, *, c=2, d):
    return a + b * 10 + c * 100 + d * 1000


#pythran export starred(int, int)
def starred(n, m):
    t = (n, m)
    return _sum_of(*t), _sum_of(*t, 4), _sum_of(1, *(n, 3)), max(*t), min(*t, 5), _sum_of(*t, c=m)


#pythran export starred_effects(int list)
def starred_effects(items):
    return _sum_of(items.pop(), *(items.pop(), items.pop()))


#pythran export printed(int list, str)
def printed(values, text):
    print(*values)
    print(text, *values, 3.5, sep=", ")
    print(*values, sep="", end="!\n")
    print(*(1, text, None))


#pythran export transposed(int list list)
# args: [[1, 2, 3], [4, 5, 6]]
# args: [[1, 2], [3]]
# args: []
# args: [[]]
def transposed(rows):
    return list(zip(*rows)), [list(column) for column in zip(*rows)]


#pythran export dicts(int, int)
def dicts(n, m):
    d = dict(a=1, b=n)
    d.update(c=3)
    e = dict([("a", n)], b=2)
    g = {**d, "z": 5, **e}
    h = dict(e, q=2)
    k = dict(**d, r=m)
    k.update({"v": 1}, w=2, a=m)
    return d, e, g, h, k


#pythran export formatted(str, int)
def formatted(s, n):
    t = (n, s)
    return "{}-{}".format(*t), "{1}{0}".format(*t), "%d %s" % t


#pythran export ways(int, int)
def ways(n, m):
    return _ways(n, b=m, d=1), _ways(n, m, d=2, c=n)


#pythran export walrus(int)
# args: 0
# args: 2
# args: 5
# args: 7
# args: 12
def walrus(n):
    if (k := n) > 3 and (m := k + 1) < 10:
        return m, [], []
    while (n := n - 1) > 0 and (q := n * 2) > 3:
        k += q
    items = [y := 3, y**2]
    return k, items, [z for x in range(n) if (z := x * 2) > 2]


#pythran export loop_else(int)
def loop_else(n):
    n = n % 20
    for i in range(n):
        if i == 5:
            break
    else:
        return "none"
    while n > 0:
        n -= 2
        if n == 7:
            break
    else:
        n = -100
    return str(n)


#pythran export chained(int)
def chained(n):
    a = b = c = n
    a += 1
    x = y = []
    x.append(n)
    d = {}
    d["k"] = z = [a]
    z.append(b)
    i = items = [0]
    i[0], items = 4, [c]
    return a, b, c, x, y, d, z, i, items


#pythran export augmented(int)
def augmented(n):
    calls = []

    def place(k):
        calls.append(k)
        return k

    rows = [[1, 2], [3, 4]]
    rows[place(0)][place(1)] += n
    rows[place(1)][place(0)] *= place(3)
    d = {"a": 1.5}
    d["a"] -= n
    d["a"] /= 2
    text = "x"
    text *= 3
    text += "y"
    bits = n
    bits |= 8
    bits &= ~1
    bits ^= 5
    bits <<= 2
    bits >>= 1
    rows[-1] += [place(9)]
    return rows, d, calls, text, bits


#pythran export walrus_not_reached(int)
def walrus_not_reached(n):
    k = 0.5
    if n > 3 and (k := n + 0.0) > 5:
        return k
    j = 1 if n > 4 else (k := 2.5)
    found = (k := n + 1.5) if n > 2 else 7
    return k + j + found


#pythran export known_values_of_calls(int)
def known_values_of_calls(n):
    log = []
    if not log.append(1):
        log.append(2)
    a = not log.append(3)
    b = log.append(4) is None
    c = isinstance(log.pop(), int)
    d = isinstance(log.append(n), (int, str)) or log.append(5) is not None
    e = 1 if log.append(6) is None else 2
    f = (g := log.append(7)) is None
    h = len((log.append(8), n))
    return log, a, b, c, d, e, f, g, h
