"""collections: Counter, defaultdict, OrderedDict."""

import collections
from collections import Counter, OrderedDict, defaultdict


#pythran export counted(str)
#pythran export counted(int list)
#pythran export counted(str list)
def counted(values):
    counts = Counter(values)
    return counts, counts.most_common(), counts.most_common(2), len(counts), sum(counts.values())


#pythran export missing(str)
def missing(text):
    counts = Counter(text)
    a, b = counts["a"], counts["nothing"]
    del counts["nothing"]
    counts["z"] += 2
    counts["y"] -= 1
    return a, b, "nothing" in counts, counts, counts.get("q"), counts.get("a", 7), dict(counts)


#pythran export shown(str)
def shown(text):
    empty = Counter()
    empty[""] += 0
    groups = defaultdict(list)
    for c in text:
        groups[c == "a"].append(c)
    return repr(Counter(text)), str(Counter(text[:0])), f"{empty}", repr(groups), repr(OrderedDict([(1, "a")]))


#pythran export arithmetic(str, str)
def arithmetic(a, b):
    x, y = Counter(a), Counter(b)
    return x + y, x - y, x | y, x & y, x == y, x != y, x == Counter(a[::-1])


#pythran export in_place(str, str)
def in_place(a, b):
    x, y = Counter(a), Counter(b)
    same = x
    x += y
    x -= Counter("a")
    other = Counter(a)
    other &= y
    third = Counter(a)
    third |= y
    return same, other, third


#pythran export updated(str, str)
def updated(a, b):
    x = Counter(a)
    x.update(b)
    x.update({"q": 3})
    x.subtract(b[:3])
    x.subtract(Counter("ab"))
    return x, list(x.elements()), sorted(x), x.total(), x.copy()


#pythran export of_mapping(str:int dict)
def of_mapping(d):
    c = collections.Counter(d)
    return c, c.most_common(1), list(c.items()), c.most_common(None), c.most_common(n=0)


#pythran export grouped(str list)
def grouped(words):
    groups = defaultdict(list)
    for word in words:
        groups[len(word)].append(word)
    return groups, sorted(groups.items()), groups[100], len(groups)


#pythran export kinds(int list)
def kinds(values):
    counts, sets, sums, texts = defaultdict(int), defaultdict(set), defaultdict(float), defaultdict(str)
    inner = defaultdict(dict)
    for v in values:
        counts[v % 3] += 1
        sets[v % 2].add(v)
        sums[v % 4] += v / 2
        texts[v % 2] += "x"
        inner[v % 2][v] = v
    return counts, sets, sums, texts, dict(inner), counts.get(17), 17 in counts, counts.pop(0, 5)


#pythran export defaulted(str:int dict, str)
def defaulted(d, s):
    e = defaultdict(int, d)
    n = e[s]
    e["more"] = n + 1
    return e, e == d, sorted(e), d, e.copy()


def fill(table, key):
    table[key].append(len(table))
    return table


#pythran export passed(int list)
def passed(keys):
    table = defaultdict(list)
    for key in keys:
        fill(table, key)
    return table


#pythran export ordered(int list)
def ordered(values):
    d = OrderedDict()
    for v in values:
        d[v % 5] = v
    if 2 in d:
        d.move_to_end(2)
    if 3 in d:
        d.move_to_end(3, last=False)
    e = OrderedDict(d)
    e.move_to_end(4, False)
    first = e.popitem(last=False)
    return d, e, first, e.popitem(), d == e, d == OrderedDict(d.items())


#pythran export graph(int, int)
def graph(n, m):
    neighbours = defaultdict(set)
    for k in range(n % 9):
        neighbours[k % 4].add((k * m) % 5)
        neighbours[(k * m) % 5].add(k % 4)
    return sum(len(v) for v in neighbours.values()), sorted(neighbours.keys())
