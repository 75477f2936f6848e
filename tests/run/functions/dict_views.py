"""dict: views, defaults of other types, keys of several kinds, tables that lose as many entries as they gain."""


#pythran export defaults(int:int dict, int)
def defaults(d, k):
    return d.get(k, None), d.pop(k, None), d.setdefault(k, 7), d


#pythran export optional_default(int:int dict, int)
def optional_default(d, k):
    found = d.pop(k, None)
    if found is None:
        return -1, len(d)
    return found + 1, len(d)


#pythran export default_list(int:int list dict, int)
def default_list(d, k):
    return d.get(k, []), d.pop(k, [k]), d


#pythran export from_keys(int)
def from_keys(n):
    counted = dict.fromkeys(range(n), 0)
    counted[n] = 1
    unset = dict.fromkeys([1, 2, 1])
    unset[3] = 4
    return counted, unset


#pythran export updated(int:int dict, int)
def updated(d, n):
    d.update()
    d.update([(n, 4)])
    d |= [(3, 4), (n, 5)]
    d.update(zip(range(3), range(3, 6)))
    return d


#pythran export backwards(int:float dict)
def backwards(d):
    return list(reversed(d)), list(reversed(d.items())), list(reversed(d.values())), list(reversed(d.keys()))


#pythran export key_sets(int:int dict, int:int dict, int set)
def key_sets(a, b, s):
    return (
        a.keys() & b.keys(),
        a.keys() | b.keys(),
        a.keys() - b.keys(),
        a.keys() ^ b.keys(),
        a.items() & b.items(),
        a.keys() & s,
        s | a.keys(),
        a.keys() - [1, 2],
    )


#pythran export key_comparisons(int:int dict, int:int dict, int set)
def key_comparisons(a, b, s):
    return (
        a.keys() == b.keys(),
        a.keys() <= b.keys(),
        a.keys() > b.keys(),
        a.keys() == s,
        s < a.keys(),
        a.items() == b.items(),
        a.items() != a.items(),
    )


#pythran export inside(int:int dict, int, float)
def inside(d, k, x):
    return k in d.keys(), k in d.values(), (k, k) in d.items(), (k, k) not in d.items(), x in d, x in d.values()


#pythran export mixed_inside(int set, float)
def mixed_inside(s, x):
    s.add(2)
    return x in s, 2.0 in s, 2.5 in s, True in s, x in [1, 2, 3], float("inf") in s, 1e300 in s, 2 in {2.0, x}


#pythran export views_follow(int:int dict)
def views_follow(d):
    keys, values, items = d.keys(), d.values(), d.items()
    d[5] = 6
    return list(keys), list(values), list(items), len(keys), len(values), len(items)


#pythran export functions(int:float dict)
def functions(d):
    return (
        sorted(d),
        sorted(d.items()),
        sum(d.values()),
        max(d.values()),
        min(d),
        any(d),
        all(d.values()),
        tuple(d),
        set(d),
        list(enumerate(d.items())),
        list(zip(d, d.values())),
        max(d.items(), key=lambda pair: pair[1]),
        sorted(d, key=lambda k: k % 100),
        next(iter(d)),
        next(iter(d.items())),
    )


#pythran export tuple_keys(int, float)
def tuple_keys(n, x):
    d = {}
    d[n, x] = 1
    d[n, x] += 1
    d[(n, 0.5)] = 2
    del d[n, x]
    return [(a, b, v) for (a, b), v in d.items()], (n, 0.5) in d, d[n, x]


#pythran export kinds(complex, bool, int)
def kinds(z, b, n):
    return {z: 1, 0j: 2}, {b: 1, True: 2}, {None: 1}, {(n, None): b}, {frozenset([n]): 1}, {1: None, 2: n}


#pythran export moved(int)
def moved(n):
    d = {0: [n]}
    for i in range(40):
        d[i + 1] = d[i]
        d.setdefault(100 + i, d[0])
    d[40].append(1)
    return d


#pythran export queue(int)
def queue(n):
    d = {}
    for i in range(1000):
        d[i * 7919 % 1000] = i
        if len(d) > 20:
            del d[next(iter(d))]
    total = 0
    while len(d) > 5:
        total = total * 3 + d.popitem()[0] + d.pop(next(iter(d)))
    d[n] = 8
    return d, total


#pythran export churned(int)
def churned(n):
    s = set(range(100))
    sizes = []
    for i in range(2000):
        s.add((i * n * 31) % 257)
        s.discard((i * 17) % 257)
        s.discard((i * i) % 257)
        sizes.append(len(s))
    return s, sum(sizes)


#pythran export drained(int)
def drained(n):
    s = set(range(20000))
    total = 0
    while s:
        total += s.pop()
    return total + n


#pythran export deleted_meanwhile(int:int dict)
def deleted_meanwhile(d):
    for k in d:
        del d[k]
    return d


#pythran export set_changed_meanwhile(int set)
def set_changed_meanwhile(s):
    for k in s:
        s.add(k + 1000)
    return len(s)


#pythran export compared(int list, float list, int set, float set, int:int dict, int:float dict)
def compared(a, b, s, t, d, e):
    return a == b, a < b, s == t, s <= t, d == e, d != e, a, s, d


#pythran export words(str)
def words(text):
    counts = {}
    for word in text.split():
        counts[word] = counts.get(word, 0) + 1
    return counts, sorted(counts), {c for c in text}, "a" in counts


#pythran export word(str:int dict, str)
def word(d, k):
    d["a"] = 1
    return d["a"], d[k]


#pythran export memoised(int)
def memoised(n):
    memo = {}

    def fib(k):
        if k < 2:
            return k
        if k not in memo:
            memo[k] = fib(k - 1) + fib(k - 2)
        return memo[k]

    return fib(n % 50), len(memo)
