"""Puzzles, graphs, matrices and statistics, as people write them."""

import bisect
import heapq
import itertools
import math
from collections import Counter, defaultdict, deque
from dataclasses import dataclass, field
from functools import cmp_to_key, lru_cache, total_ordering
from typing import Dict, List, Optional, Tuple


class UnionFind:
    def __init__(self, n: int):
        self.parent = list(range(n))
        self.size = [1] * n
        self.groups = n

    def find(self, x: int) -> int:
        while self.parent[x] != x:
            self.parent[x] = self.parent[self.parent[x]]
            x = self.parent[x]
        return x

    def union(self, a: int, b: int) -> bool:
        a, b = self.find(a), self.find(b)
        if a == b:
            return False
        if self.size[a] < self.size[b]:
            a, b = b, a
        self.parent[b] = a
        self.size[a] += self.size[b]
        self.groups -= 1
        return True


class Graph:
    def __init__(self, edges: List[Tuple[str, str, float]], directed: bool = False):
        self.adjacent: Dict[str, Dict[str, float]] = defaultdict(dict)
        for a, b, w in edges:
            self.adjacent[a][b] = w
            if not directed:
                self.adjacent[b][a] = w
            else:
                self.adjacent[b]

    def __contains__(self, node):
        return node in self.adjacent

    def __len__(self):
        return len(self.adjacent)

    def shortest(self, start, goal):
        best = {start: 0.0}
        before: Dict[str, str] = {}
        heap = [(0.0, start)]
        while heap:
            d, node = heapq.heappop(heap)
            if node == goal:
                break
            if d > best[node]:
                continue
            for other, w in self.adjacent[node].items():
                if d + w < best.get(other, math.inf):
                    best[other] = d + w
                    before[other] = node
                    heapq.heappush(heap, (d + w, other))
        if goal not in best:
            return math.inf, []
        path = [goal]
        while path[-1] != start:
            path.append(before[path[-1]])
        return best[goal], path[::-1]

    def order(self):
        degree = {n: 0 for n in self.adjacent}
        for targets in self.adjacent.values():
            for t in targets:
                degree[t] += 1
        ready = deque(sorted(n for n, d in degree.items() if d == 0))
        done = []
        while ready:
            n = ready.popleft()
            done.append(n)
            for t in sorted(self.adjacent[n]):
                degree[t] -= 1
                if degree[t] == 0:
                    ready.append(t)
        if len(done) < len(self):
            raise ValueError("there is a cycle")
        return done


@total_ordering
class Card:
    RANKS = "23456789TJQKA"

    def __init__(self, text):
        self.rank, self.suit = text[0], text[1]

    @property
    def value(self):
        return self.RANKS.index(self.rank) + 2

    def __eq__(self, other):
        return self.value == other.value

    def __lt__(self, other):
        return self.value < other.value

    def __repr__(self):
        return self.rank + self.suit


class Polynomial:
    def __init__(self, *coefficients):
        self.c = list(coefficients)
        while len(self.c) > 1 and self.c[-1] == 0:
            self.c.pop()

    def __call__(self, x):
        total = 0
        for a in reversed(self.c):
            total = total * x + a
        return total

    def __add__(self, other):
        return Polynomial(*self.c) if False else poly([a + b for a, b in itertools.zip_longest(self.c, other.c, fillvalue=0)])

    def __mul__(self, other):
        out = [0] * (len(self.c) + len(other.c) - 1)
        for i, a in enumerate(self.c):
            for j, b in enumerate(other.c):
                out[i + j] += a * b
        return poly(out)

    def __eq__(self, other):
        return self.c == other.c

    def __str__(self):
        terms = [f"{a}x^{i}" if i else str(a) for i, a in enumerate(self.c) if a]
        return " + ".join(terms) or "0"


def poly(values):
    p = Polynomial(0)
    p.c = list(values)
    while len(p.c) > 1 and p.c[-1] == 0:
        p.c.pop()
    return p


# args: ["530070000", "600195000", "098000060", "800060003", "400803001", "700020006", "060000280", "000419005", "000080079"]
#pythran export sudoku(str list)
def sudoku(rows):
    grid = [[int(ch) for ch in row] for row in rows]

    def options(r, c):
        used = set(grid[r]) | {grid[i][c] for i in range(9)}
        used |= {grid[i][j] for i in range(r // 3 * 3, r // 3 * 3 + 3) for j in range(c // 3 * 3, c // 3 * 3 + 3)}
        return [d for d in range(1, 10) if d not in used]

    def solve():
        empty = [(len(options(r, c)), r, c) for r in range(9) for c in range(9) if grid[r][c] == 0]
        if not empty:
            return True
        _, r, c = min(empty)
        for d in options(r, c):
            grid[r][c] = d
            if solve():
                return True
            grid[r][c] = 0
        return False

    return solve(), ["".join(map(str, row)) for row in grid]


# args: [("a", "b", 7.0), ("a", "c", 9.0), ("b", "c", 1.0), ("c", "d", 2.5)], "a", "d"
# args: [("a", "b", 1.0), ("x", "y", 1.0)], "a", "y"
#pythran export routes((str, str, float) list, str, str)
def routes(edges, start, goal):
    g = Graph(edges)
    distance, path = g.shortest(start, goal)
    return distance, path, start in g, "?" in g, len(g)


# args: [("shoes", "out", 1.0), ("socks", "shoes", 1.0), ("shirt", "tie", 1.0)]
# args: [("a", "b", 1.0), ("b", "a", 1.0)]
#pythran export schedule((str, str, float) list)
def schedule(edges):
    return Graph(edges, directed=True).order()


# args: 6, [(0, 1, 4), (1, 2, 3), (0, 2, 5), (3, 4, 1), (2, 3, 9)]
#pythran export spanning(int, (int, int, int) list)
def spanning(n, edges):
    sets = UnionFind(n)
    chosen = [(a, b, w) for a, b, w in sorted(edges, key=lambda e: e[2]) if sets.union(a, b)]
    return chosen, sum(w for _, _, w in chosen), sets.groups, [sets.find(i) == sets.find(0) for i in range(n)]


# args: ["AS", "TD", "2C", "TH", "KS"]
# args: ["3S", "3D"]
#pythran export cards(str list)
def cards(texts):
    hand = [Card(t) for t in texts]
    counts = Counter(c.rank for c in hand)
    best = max(hand)
    return repr(sorted(hand)), str(best), counts.most_common(1), hand[0] >= hand[1], [c.value for c in hand], min(hand).suit


# args: 2
# args: -1
#pythran export polynomials(int)
def polynomials(x):
    p, q = poly([1, 2]), poly([0, 1, x])
    r = p * q + p
    return str(r), r(x), p(0.5), p == poly([1, 2, 0]), str(poly([0])), [f"{k}" for k in (p, q)]


# args: ["#########", "#S..#...#", "#.#.#.#.#", "#.#...#E#", "#########"]
# args: ["S#E"]
#pythran export maze(str list)
def maze(rows):
    spots = {ch: (r, c) for r, row in enumerate(rows) for c, ch in enumerate(row) if ch in "SE"}
    start, end = spots["S"], spots["E"]
    before: Dict[Tuple[int, int], Optional[Tuple[int, int]]] = {start: None}
    queue = deque([start])
    while queue:
        r, c = queue.popleft()
        if (r, c) == end:
            break
        for dr, dc in ((0, 1), (1, 0), (0, -1), (-1, 0)):
            spot = r + dr, c + dc
            if 0 <= spot[0] < len(rows) and 0 <= spot[1] < len(rows[0]) and rows[spot[0]][spot[1]] != "#" and spot not in before:
                before[spot] = (r, c)
                queue.append(spot)
    path = []
    at: Optional[Tuple[int, int]] = end if end in before else None
    while at is not None:
        path.append(at)
        at = before[at]
    drawn = ["".join("*" if (r, c) in path and ch == "." else ch for c, ch in enumerate(row)) for r, row in enumerate(rows)]
    return len(path), drawn


# args: [[2.0, 1.0, -1.0], [-3.0, -1.0, 2.0], [-2.0, 1.0, 2.0]], [8.0, -11.0, -3.0]
# args: [[1.0, 2.0], [2.0, 4.0]], [1.0, 2.0]
#pythran export solve_linear(float list list, float list)
def solve_linear(a, b):
    n = len(a)
    m = [row[:] + [x] for row, x in zip(a, b)]
    determinant = 1.0
    for k in range(n):
        pivot = max(range(k, n), key=lambda r: abs(m[r][k]))
        if abs(m[pivot][k]) < 1e-12:
            raise ArithmeticError(f"singular at {k}")
        if pivot != k:
            m[k], m[pivot] = m[pivot], m[k]
            determinant = -determinant
        determinant *= m[k][k]
        for r in range(k + 1, n):
            f = m[r][k] / m[k][k]
            for c in range(k, n + 1):
                m[r][c] -= f * m[k][c]
    x = [0.0] * n
    for k in reversed(range(n)):
        x[k] = (m[k][n] - sum(m[k][c] * x[c] for c in range(k + 1, n))) / m[k][k]
    return x, determinant, [list(t) for t in zip(*a)]


# args: [1.0, 2.0, 3.0, 4.0], [2.1, 3.9, 6.2, 7.8]
# args: [1.0, 1.0], [2.0, 3.0]
#pythran export regression(float list, float list)
def regression(xs, ys):
    n = len(xs)
    mx, my = sum(xs) / n, sum(ys) / n
    sxy = sum((x - mx) * (y - my) for x, y in zip(xs, ys))
    sxx = sum((x - mx) ** 2 for x in xs)
    slope = sxy / sxx
    residuals = [y - (my + slope * (x - mx)) for x, y in zip(xs, ys)]
    ranked = sorted(range(n), key=lambda i: (-abs(residuals[i]), i))
    bins: List[int] = [0] * 4
    for r in residuals:
        bins[min(3, bisect.bisect([-0.1, 0.0, 0.1], r))] += 1
    return slope, my - slope * mx, [round(r, 10) for r in residuals], ranked, bins


# args: [(0.0, 0.0), (2.0, 0.0), (1.0, 1.0), (2.0, 2.0), (0.0, 2.0), (1.0, 0.5)]
# args: [(1.0, 1.0)]
#pythran export hull((float, float) list)
def hull(points):
    def cross(o, a, b):
        return (a[0] - o[0]) * (b[1] - o[1]) - (a[1] - o[1]) * (b[0] - o[0])

    points = sorted(set(points))
    if len(points) <= 1:
        return points, 0.0
    halves = []
    for sequence in (points, points[::-1]):
        half: List[Tuple[float, float]] = []
        for p in sequence:
            while len(half) >= 2 and cross(half[-2], half[-1], p) <= 0:
                half.pop()
            half.append(p)
        halves.append(half[:-1])
    whole = halves[0] + halves[1]
    area = abs(sum(a[0] * b[1] - a[1] * b[0] for a, b in zip(whole, whole[1:] + whole[:1]))) / 2
    return whole, area


# args: [3, 30, 34, 5, 9]
# args: [0, 0]
#pythran export largest_number(int list)
def largest_number(numbers):
    def order(a, b):
        return (a + b < b + a) - (a + b > b + a)

    text = "".join(sorted(map(str, numbers), key=cmp_to_key(order)))
    return text.lstrip("0") or "0"


# args: 3
# args: 5
#pythran export hanoi(int)
def hanoi(n):
    towers: List[List[int]] = [list(range(n, 0, -1)), [], []]
    log = []

    def move(k, a, b, c):
        if k == 0:
            return
        move(k - 1, a, c, b)
        towers[c].append(towers[a].pop())
        log.append("ABC"[a] + "ABC"[c])
        move(k - 1, b, a, c)

    move(n, 0, 1, 2)
    return len(log), log[:7], towers


# args: "XOX O X  "
# args: "XXXOO    "
#pythran export tictactoe(str)
def tictactoe(board):
    lines = [(0, 1, 2), (3, 4, 5), (6, 7, 8), (0, 3, 6), (1, 4, 7), (2, 5, 8), (0, 4, 8), (2, 4, 6)]

    def winner(b):
        for i, j, k in lines:
            if b[i] != " " and b[i] == b[j] == b[k]:
                return b[i]
        return None

    @lru_cache(maxsize=None)
    def score(b, player):
        won = winner(b)
        if won is not None:
            return (1 if won == "X" else -1), -1
        if " " not in b:
            return 0, -1
        moves = []
        for i, ch in enumerate(b):
            if ch == " ":
                value, _ = score(b[:i] + player + b[i + 1 :], "O" if player == "X" else "X")
                moves.append((value, i))
        return max(moves) if player == "X" else min(moves)

    return score(board, "X"), winner(board)


@dataclass
class Account:
    name: str
    balance: float = 0.0
    history: List[str] = field(default_factory=list)

    def pay(self, other: "Account", amount: float):
        if amount > self.balance:
            raise ValueError(f"{self.name} has only {self.balance:.2f}")
        self.balance -= amount
        other.balance += amount
        self.history.append(f"-{amount:g} {other.name}")
        other.history.append(f"+{amount:g} {self.name}")


# args: [("ann", "bob", 30.0), ("bob", "cid", 10.0), ("cid", "ann", 99.0)]
#pythran export bank((str, str, float) list)
def bank(payments):
    accounts = {name: Account(name, 50.0) for name in ("ann", "bob", "cid")}
    failed = []
    for a, b, amount in payments:
        try:
            accounts[a].pay(accounts[b], amount)
        except ValueError as e:
            failed.append(str(e))
    rich = sorted(accounts.values(), key=lambda a: a.balance, reverse=True)
    return [(a.name, a.balance, a.history) for a in rich], failed, repr(rich[0]), sum(a.balance for a in accounts.values())
