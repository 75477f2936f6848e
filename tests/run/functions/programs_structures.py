"""Inventory, LRU cache, matrix, iterator protocol, context managers."""
from __future__ import annotations
from collections import OrderedDict, defaultdict, Counter, deque, namedtuple
from contextlib import contextmanager
from functools import reduce, lru_cache, total_ordering, partial
import heapq
import itertools
import string


class LRUCache:
    def __init__(self, capacity: int):
        self.capacity = capacity
        self.data: OrderedDict[int, str] = OrderedDict()
        self.hits = self.misses = 0

    def get(self, key: int):
        if key not in self.data:
            self.misses += 1
            return None
        self.hits += 1
        self.data.move_to_end(key)
        return self.data[key]

    def put(self, key: int, value: str):
        if key in self.data:
            self.data.move_to_end(key)
        self.data[key] = value
        if len(self.data) > self.capacity:
            self.data.popitem(last=False)

    def __len__(self):
        return len(self.data)

    def __contains__(self, key):
        return key in self.data


#pythran export lru(int list)
# args: [1, 2, 3, 1, 4, 2, 5, 1]
# args: []
def lru(keys):
    cache = LRUCache(3)
    out = []
    for k in keys:
        v = cache.get(k)
        if v is None:
            cache.put(k, f"v{k}")
            out.append("miss")
        else:
            out.append(v)
    return out, cache.hits, cache.misses, len(cache), 1 in cache, list(cache.data.items())


class Matrix:
    def __init__(self, rows):
        self.rows = [list(r) for r in rows]
        self.n, self.m = len(rows), len(rows[0]) if rows else 0

    @classmethod
    def identity(cls, n):
        return cls([[1.0 if i == j else 0.0 for j in range(n)] for i in range(n)])

    @staticmethod
    def zeros(n, m):
        return Matrix([[0.0] * m for _ in range(n)])

    def __getitem__(self, index):
        i, j = index
        return self.rows[i][j]

    def __setitem__(self, index, value):
        i, j = index
        self.rows[i][j] = value

    def __matmul__(self, other):
        if self.m != other.n:
            raise ValueError(f"shapes {self.n}x{self.m} and {other.n}x{other.m} do not fit")
        out = Matrix.zeros(self.n, other.m)
        for i in range(self.n):
            for j in range(other.m):
                out[i, j] = sum(self[i, k] * other[k, j] for k in range(self.m))
        return out

    def __eq__(self, other):
        return isinstance(other, Matrix) and self.rows == other.rows

    def transpose(self):
        return Matrix(list(zip(*self.rows)))

    def det(self):
        a = [row[:] for row in self.rows]
        n, sign = self.n, 1
        for i in range(n):
            pivot = max(range(i, n), key=lambda r: abs(a[r][i]))
            if a[pivot][i] == 0:
                return 0.0
            if pivot != i:
                a[i], a[pivot] = a[pivot], a[i]
                sign = -sign
            for r in range(i + 1, n):
                f = a[r][i] / a[i][i]
                for c in range(i, n):
                    a[r][c] -= f * a[i][c]
        return sign * reduce(lambda x, y: x * y, (a[i][i] for i in range(n)), 1.0)

    def __str__(self):
        return "\n".join(" ".join(f"{x:7.2f}" for x in row) for row in self.rows)


#pythran export matrices(float list list)
# args: [[1.0, 2.0], [3.0, 4.0]]
# args: [[0.0, 1.0, 2.0], [1.0, 0.0, 3.0], [4.0, -3.0, 8.0]]
# args: [[1.0, 2.0, 3.0]]
def matrices(rows):
    a = Matrix(rows)
    b = a @ Matrix.identity(a.m)
    return str(b), b == a, a.transpose().rows, a.det() if a.n == a.m else None, str(a @ a.transpose())


class Countdown:
    def __init__(self, start):
        self.current = start

    def __iter__(self):
        return self

    def __next__(self):
        if self.current <= 0:
            raise StopIteration
        self.current -= 1
        return self.current + 1


class Tree:
    def __init__(self, value, left=None, right=None):
        self.value, self.left, self.right = value, left, right

    def insert(self, value):
        if value < self.value:
            if self.left is None:
                self.left = Tree(value)
            else:
                self.left.insert(value)
        elif value > self.value:
            if self.right is None:
                self.right = Tree(value)
            else:
                self.right.insert(value)

    def __iter__(self):
        if self.left:
            yield from self.left
        yield self.value
        if self.right:
            yield from self.right

    def height(self):
        return 1 + max(self.left.height() if self.left else 0, self.right.height() if self.right else 0)


#pythran export iterate(int list)
# args: [5, 3, 8, 1, 4, 9, 3]
# args: [1]
def iterate(values):
    root = Tree(values[0])
    for v in values[1:]:
        root.insert(v)
    return list(root), root.height(), list(Countdown(values[0])), sum(Countdown(3)), [a * b for a, b in zip(Countdown(3), root)], max(root), 4 in list(root)


class Timer:
    def __init__(self, name, log):
        self.name, self.log = name, log

    def __enter__(self):
        self.log.append(f"enter {self.name}")
        return self

    def __exit__(self, kind, value, trace):
        self.log.append(f"exit {self.name} {kind.__name__ if kind else None}")
        return self.name == "quiet"


@contextmanager
def section(log, title):
    log.append(f"<{title}>")
    try:
        yield len(log)
    finally:
        log.append(f"</{title}>")


#pythran export managed(int)
# args: 0
# args: 1
# args: 2
def managed(n):
    log = []
    with Timer("outer", log), section(log, "s") as depth:
        log.append(str(depth))
        with Timer("quiet", log):
            if n == 1:
                raise ValueError("one")
        if n == 2:
            raise KeyError("two")
    return log


#pythran export words(str)
# args: "the quick brown fox jumps over the lazy dog the end"
# args: ""
def words(text):
    counts = Counter(text.split())
    groups = defaultdict(list)
    for w in sorted(counts):
        groups[len(w)].append(w)
    table = {k: sorted(v, key=lambda w: (-counts[w], w)) for k, v in groups.items()}
    longest = max(counts, key=len, default="")
    lines = [f"{w:<8}|{c:>3}|{c / max(1, len(counts)):6.1%}" for w, c in counts.most_common(3)]
    return table, longest, lines, "".join(sorted(set(text) & set(string.ascii_lowercase)))


Edge = namedtuple("Edge", "target weight")


class Graph:
    def __init__(self):
        self.edges = defaultdict(list)

    def add(self, a, b, w):
        self.edges[a].append(Edge(b, w))
        self.edges[b].append(Edge(a, w))

    def dijkstra(self, start):
        dist = {start: 0}
        prev = {}
        heap = [(0, start)]
        while heap:
            d, node = heapq.heappop(heap)
            if d > dist[node]:
                continue
            for edge in self.edges[node]:
                nd = d + edge.weight
                if nd < dist.get(edge.target, float("inf")):
                    dist[edge.target] = nd
                    prev[edge.target] = node
                    heapq.heappush(heap, (nd, edge.target))
        return dist, prev

    def path(self, start, goal):
        dist, prev = self.dijkstra(start)
        if goal not in dist:
            return None
        path = [goal]
        while path[-1] != start:
            path.append(prev[path[-1]])
        return path[::-1], dist[goal]


#pythran export route(str, str)
# args: "a", "e"
# args: "a", "z"
# args: "c", "c"
def route(a, b):
    g = Graph()
    for x, y, w in [("a", "b", 4), ("a", "c", 1), ("c", "b", 2), ("b", "d", 5), ("d", "e", 3), ("c", "e", 20)]:
        g.add(x, y, w)
    return g.path(a, b)
