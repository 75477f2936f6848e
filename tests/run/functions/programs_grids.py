"""Grids, search, games and simulations."""
from __future__ import annotations
import random
import heapq
from collections import deque, defaultdict
from dataclasses import dataclass, field
from enum import Enum, IntEnum
from typing import NamedTuple, Optional, Iterator
import itertools


class Point(NamedTuple):
    x: int
    y: int

    def __add__(self, other):
        return Point(self.x + other.x, self.y + other.y)

    def neighbours(self):
        for d in (Point(0, 1), Point(1, 0), Point(0, -1), Point(-1, 0)):
            yield self + d


class Maze:
    def __init__(self, rows: list[str]):
        self.rows = rows
        self.height, self.width = len(rows), len(rows[0])

    def find(self, mark: str) -> Optional[Point]:
        for y, row in enumerate(self.rows):
            if (x := row.find(mark)) >= 0:
                return Point(x, y)
        return None

    def free(self, p: Point) -> bool:
        return 0 <= p.x < self.width and 0 <= p.y < self.height and self.rows[p.y][p.x] != "#"

    def bfs(self):
        start, goal = self.find("S"), self.find("G")
        if start is None or goal is None:
            raise ValueError("maze needs S and G")
        came: dict[Point, Optional[Point]] = {start: None}
        queue = deque([start])
        while queue:
            p = queue.popleft()
            if p == goal:
                path = []
                step: Optional[Point] = p
                while step is not None:
                    path.append(step)
                    step = came[step]
                return path[::-1]
            for q in p.neighbours():
                if self.free(q) and q not in came:
                    came[q] = p
                    queue.append(q)
        return None

    def astar(self):
        start, goal = self.find("S"), self.find("G")
        dist = {start: 0}
        heap = [(abs(goal.x - start.x) + abs(goal.y - start.y), 0, start)]
        expanded = 0
        while heap:
            _, d, p = heapq.heappop(heap)
            expanded += 1
            if p == goal:
                return d, expanded
            for q in p.neighbours():
                if self.free(q) and d + 1 < dist.get(q, 10**9):
                    dist[q] = d + 1
                    heapq.heappush(heap, (d + 1 + abs(goal.x - q.x) + abs(goal.y - q.y), d + 1, q))
        return -1, expanded


#pythran export maze(str list)
# args: ["S..#", ".#..", "...G"]
# args: ["S#G"]
# args: ["..."]
def maze(rows):
    m = Maze(rows)
    path = m.bfs()
    return [tuple(p) for p in path] if path else None, path, m.astar() if path else (0, 0)


def life_step(cells):
    counts = defaultdict(int)
    for x, y in cells:
        for dx in (-1, 0, 1):
            for dy in (-1, 0, 1):
                if dx or dy:
                    counts[x + dx, y + dy] += 1
    return {c for c, n in counts.items() if n == 3 or (n == 2 and c in cells)}


#pythran export life(int)
# args: 0
# args: 4
def life(n):
    cells = {(1, 0), (2, 1), (0, 2), (1, 2), (2, 2)}
    for _ in range(n):
        cells = life_step(cells)
    xs, ys = [x for x, _ in cells], [y for _, y in cells]
    picture = ["".join("#" if (x, y) in cells else "." for x in range(min(xs), max(xs) + 1)) for y in range(min(ys), max(ys) + 1)]
    return sorted(cells), picture


#pythran export sudoku(str)
# args: "1..4....4..1.1.."
# args: "11.............."
def sudoku(text):
    size, box = 4, 2
    grid = [[int(c) if c.isdigit() else 0 for c in text[r * size:(r + 1) * size]] for r in range(size)]

    def ok(r, c, v):
        if v in grid[r] or any(grid[i][c] == v for i in range(size)):
            return False
        r0, c0 = r // box * box, c // box * box
        return all(grid[i][j] != v for i in range(r0, r0 + box) for j in range(c0, c0 + box))

    def solve():
        for r, c in itertools.product(range(size), repeat=2):
            if grid[r][c] == 0:
                for v in range(1, size + 1):
                    if ok(r, c, v):
                        grid[r][c] = v
                        if solve():
                            return True
                        grid[r][c] = 0
                return False
        return True

    solved = solve()
    return solved, ["".join(map(str, row)) for row in grid]


class Suit(IntEnum):
    CLUBS = 0
    SPADES = 3


@dataclass(order=True, frozen=True)
class Card:
    rank: int
    suit: str = field(compare=False)

    NAMES = "23456789TJQKA"

    @classmethod
    def parse(cls, text):
        return cls(cls.NAMES.index(text[0]), text[1])

    def __str__(self):
        return self.NAMES[self.rank] + self.suit


def classify(cards):
    ranks = sorted((c.rank for c in cards), reverse=True)
    counts = sorted(((ranks.count(r), r) for r in set(ranks)), reverse=True)
    flush = len({c.suit for c in cards}) == 1
    straight = len(set(ranks)) == 5 and ranks[0] - ranks[4] == 4
    shape = tuple(n for n, _ in counts)
    if straight and flush:
        return 8, ranks
    elif shape == (4, 1):
        return 7, [r for _, r in counts]
    elif shape == (3, 2):
        return 6, [r for _, r in counts]
    elif flush:
        return 5, ranks
    elif straight:
        return 4, ranks
    return {(3, 1, 1): 3, (2, 2, 1): 2, (2, 1, 1, 1): 1}.get(shape, 0), [r for _, r in counts]


#pythran export poker(str, str)
# args: "2H 3D 5S 9C KD", "2C 3H 4S 8C AH"
# args: "2H 4S 4C 2D 4H", "2S 8S AS QS 3S"
# args: "TH JH QH KH AH", "2C 2D 2H 2S 3C"
# args: "1H", "2C"
def poker(a, b):
    hands = [[Card.parse(t) for t in h.split()] for h in (a, b)]
    scores = [classify(h) for h in hands]
    best = max(scores)
    return scores, scores.index(best), " ".join(str(c) for c in sorted(hands[0], reverse=True)), max(hands[1])


class Elevator:
    class_count = 0

    def __init__(self, floors: int):
        self.floors = floors
        self.position = 0
        self.requests: set[int] = set()
        self.direction = 1
        self.trace: list[str] = []

    def request(self, floor: int) -> None:
        if not 0 <= floor < self.floors:
            raise IndexError(f"no floor {floor}")
        self.requests.add(floor)

    def step(self) -> bool:
        if not self.requests:
            return False
        if self.position in self.requests:
            self.requests.remove(self.position)
            self.trace.append(f"open@{self.position}")
            return True
        ahead = [f for f in self.requests if (f - self.position) * self.direction > 0]
        if not ahead:
            self.direction = -self.direction
        self.position += self.direction
        return True


#pythran export elevator(int list)
# args: [3, 1, 4]
# args: [9]
# args: []
def elevator(requests):
    e = Elevator(6)
    steps = 0
    try:
        for r in requests:
            e.request(r)
    except IndexError as error:
        return str(error), -1, []
    while e.step():
        steps += 1
    return "done", steps, e.trace


#pythran export walk(int, int)
# args: 3, 42
# args: 20, 7
def walk(n, seed):
    rng = random.Random(seed)
    x = y = 0
    visited = {(0, 0): 1}
    for _ in range(n):
        dx, dy = rng.choice([(0, 1), (1, 0), (0, -1), (-1, 0)])
        x, y = x + dx, y + dy
        visited[x, y] = visited.get((x, y), 0) + 1
    most = max(visited.items(), key=lambda item: (item[1], item[0]))
    deck = list(range(5))
    rng.shuffle(deck)
    return (x, y), most, len(visited), deck, rng.sample(range(100), 3), round(rng.gauss(0, 1), 6)
