"""collections.deque."""

import collections
from collections import deque


#pythran export made(int list)
#pythran export made(str list)
def made(values):
    d = deque(values)
    e = collections.deque(values, 3)
    f = deque(maxlen=2)
    for v in values:
        f.append(v)
        f.appendleft(v)
    return d, e, f, len(e), e.maxlen, d.maxlen, bool(f), list(d)


#pythran export ends(int list, int)
def ends(values, x):
    d = deque(values)
    d.append(x)
    d.appendleft(-1)
    first, last = d.popleft(), d.pop()
    d.extend(values[:2])
    d.extendleft(values[:3])
    d += [7, 8]
    return d, first, last, d[0], d[-1], len(d)


#pythran export emptied(int list)
def emptied(values):
    d = deque(values)
    d.popleft()
    d.pop()
    d.popleft()
    return d


#pythran export turned(int list, int)
def turned(values, n):
    d = deque(values)
    d.rotate()
    d.rotate(n)
    e = d.copy()
    e.rotate(-2)
    e.reverse()
    return d, e, d == e, d == deque(values), d != e, d < e


#pythran export items(int list, int, int)
def items(values, i, x):
    d = deque(values, maxlen=30)
    d[i] = x
    before = d[i]
    del d[i]
    return d, before, d.count(x), x in d


#pythran export put(int list, int, int)
def put(values, i, x):
    d = deque(values, maxlen=9)
    d.insert(i, x)
    return d, d.index(x)


#pythran export found(int list, int)
def found(values, x):
    d = deque(values)
    return d.index(x), d.index(x, 1)


#pythran export found_float(float list, float)
def found_float(values, x):
    return deque(values).index(x)


#pythran export removed(str list, str)
def removed(values, x):
    d = deque(values)
    d.remove(x)
    return d


#pythran export shown(int list)
def shown(values):
    return repr(deque(values)), str(deque(values, maxlen=4)), f"{deque(values, 0)}"


#pythran export gone_through(int list)
def gone_through(values):
    d = deque(values)
    total = 0
    for n, v in enumerate(d):
        total += n * (v % 100)
    return total, [v % 7 for v in d], sorted(d), sum(v % 9 for v in d), list(reversed(d)), max(d, default=0)


#pythran export changed_meanwhile(int list)
def changed_meanwhile(values):
    d = deque(values)
    for v in d:
        if v % 2:
            d.append(v)
    return d


#pythran export breadth_first(int, int)
def breadth_first(n, m):
    size = n % 20 + 1
    seen = {0: 0}
    queue = deque([0])
    while queue:
        place = queue.popleft()
        for step in (1, m):
            other = (place * 2 + step) % size
            if other not in seen:
                seen[other] = seen[place] + 1
                queue.append(other)
    return seen


#pythran export pairs(int)
def pairs(n):
    d = deque()
    for k in range(n % 50):
        d.append((k, str(k)))
        if len(d) > 5:
            d.popleft()
    d.clear()
    d.append((n, "x"))
    return d


#pythran export negative()
# args:
def negative():
    return deque([1], maxlen=-1)
