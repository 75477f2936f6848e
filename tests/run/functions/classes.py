"""Classes of the user's: fields set by __init__, methods of all kinds, operators, bases."""

import heapq
import math
from abc import ABC, abstractmethod
from dataclasses import dataclass, field
from functools import total_ordering
from typing import NamedTuple


class Counter:
    """Counts up."""

    step = 1
    LIMIT = 10
    HIGHEST = LIMIT * 2
    started: int = 0

    def __init__(self, start: int = 0, *, name: str = "counter") -> None:
        self.value = start
        self.name = name
        self.history: list[int] = []

    def up(self, times=1):
        for _ in range(times):
            self.value += self.step
            self.history.append(self.value)
        return self

    @property
    def full(self):
        return self.value >= Counter.LIMIT

    @full.setter
    def full(self, yes):
        self.value = self.LIMIT if yes else 0

    @staticmethod
    def twice(x):
        return 2 * x

    @classmethod
    def at(cls, start):
        return cls(start, name="made")

    def __repr__(self):
        return f"{self.__class__.__name__}({self.value}, {self.name!r})"

    def __str__(self):
        return f"<{self.name}: {self.value}>"


class Shape(ABC):
    sides = 0

    def __init__(self, name):
        self.name = name
        self.reset()

    def reset(self):
        self.scale = 1.0

    @abstractmethod
    def area(self):
        raise NotImplementedError

    def describe(self):
        return f"{self.name}: {self.area() * self.scale:.2f} ({self.sides})"


class Circle(Shape):
    def __init__(self, radius):
        super().__init__("circle")
        self.radius = radius

    def area(self):
        return math.pi * self.radius * self.radius


class Rectangle(Shape):
    sides = 4

    def __init__(self, a, b, name="rectangle"):
        Shape.__init__(self, name)
        self.a, self.b = a, b

    def area(self):
        return self.a * self.b


class SquareOf(Rectangle):
    def __init__(self, a):
        super().__init__(a, a, name="square")

    def describe(self):
        return super().describe() + "!"


class Money:
    def __init__(self, cents):
        if cents < 0:
            raise ValueError(f"negative: {cents}")
        self.cents = cents

    def __add__(self, other):
        if isinstance(other, Money):
            return Money(self.cents + other.cents)
        return Money(self.cents + other)

    def __radd__(self, other):
        return self + other

    def __sub__(self, other):
        return Money(self.cents - other.cents)

    def __mul__(self, k):
        return Money(self.cents * k)

    __rmul__ = __mul__

    def __iadd__(self, other):
        self.cents += other.cents
        return self

    def __neg__(self):
        return Money(0)

    def __abs__(self):
        return self

    def __eq__(self, other):
        return isinstance(other, Money) and self.cents == other.cents

    def __lt__(self, other):
        return self.cents < other.cents

    def __hash__(self):
        return hash(self.cents)

    def __bool__(self):
        return self.cents != 0

    def __int__(self):
        return self.cents // 100

    def __float__(self):
        return self.cents / 100

    def __repr__(self):
        return f"Money({self.cents})"


@total_ordering
class Grade:
    def __init__(self, letter):
        self.letter = letter

    def __eq__(self, other):
        return self.letter == other.letter

    def __lt__(self, other):
        return self.letter > other.letter


class Matrix:
    def __init__(self, rows):
        self.rows = [list(row) for row in rows]

    @classmethod
    def identity(cls, n):
        return cls([[int(i == j) for j in range(n)] for i in range(n)])

    @property
    def shape(self):
        return len(self.rows), len(self.rows[0])

    def __getitem__(self, index):
        i, j = index
        return self.rows[i][j]

    def __setitem__(self, index, value):
        i, j = index
        self.rows[i][j] = value

    def __matmul__(self, other):
        return Matrix([[sum(a * b for a, b in zip(row, column)) for column in zip(*other.rows)] for row in self.rows])

    def __pow__(self, n):
        result = Matrix.identity(len(self.rows))
        for _ in range(n):
            result = result @ self
        return result

    def __eq__(self, other):
        return self.rows == other.rows

    def __repr__(self):
        return f"Matrix({self.rows})"


class Stack:
    def __init__(self, items=()):
        self._items = [x for x in items]

    def push(self, x):
        self._items.append(x)

    def pop(self):
        if not self._items:
            raise IndexError("pop from empty stack")
        return self._items.pop()

    def __len__(self):
        return len(self._items)

    def __contains__(self, x):
        return x in self._items

    def __iter__(self):
        return iter(self._items[::-1])

    def __getitem__(self, i):
        return self._items[i]

    def __delitem__(self, i):
        del self._items[i]

    def __call__(self, x):
        return x * len(self)


class Countdown:
    def __init__(self, n):
        self.n = n

    def __iter__(self):
        n = self.n
        while n > 0:
            yield n
            n -= 1


class Node:
    def __init__(self, key, left=None, right=None):
        self.key = key
        self.left = left
        self.right = right

    def insert(self, key):
        if key < self.key:
            if self.left is None:
                self.left = Node(key)
            else:
                self.left.insert(key)
        elif self.right is None:
            self.right = Node(key)
        else:
            self.right.insert(key)

    def __iter__(self):
        if self.left is not None:
            yield from self.left
        yield self.key
        if self.right is not None:
            yield from self.right


@dataclass
class Animal:
    name: str
    legs: int = 4
    kind = "animal"

    def speak(self):
        return f"{self.name} on {self.legs} legs: {self.sound()}"

    def sound(self):
        return "..."


@dataclass
class Bird(Animal):
    legs: int = 2
    songs: list = field(default_factory=list)

    def sound(self):
        return ", ".join(self.songs) or "tweet"


@dataclass(order=True)
class Task:
    priority: int
    name: str = field(compare=False)
    secret: int = field(default=0, repr=False, compare=False)


class Pair(NamedTuple):
    a: int
    b: int

    def __add__(self, other):
        return Pair(self.a + other.a, self.b + other.b)

    def __neg__(self):
        return Pair(-self.a, -self.b)

    def __call__(self, x):
        return self.a * x + self.b


class Plain:
    def __init__(self, x):
        self.x = x


#pythran export counters(int)
def counters(n):
    c = Counter(n).up().up(times=2)
    d = Counter.at(5)
    d.full = True
    e = Counter()
    e.full = False
    return c.value, c.history, c.full, d.full, d.value, e.full, Counter.twice(n), c.twice(2), str(c), repr(d), f"{c} {d!r}", str([c, d]), Counter.HIGHEST, c.LIMIT, Counter.__name__, repr({"c": e})


#pythran export shapes(float, float)
def shapes(a, b):
    all_ = [Circle(a), Rectangle(a, b), SquareOf(b)]
    texts = [s.describe() for s in all_]
    big = max(SquareOf(a), SquareOf(b), key=lambda s: s.area())
    return texts, isinstance(big, Shape), isinstance(big, Rectangle), [isinstance(s, Rectangle) for s in all_], big.a, type(big).__name__


# args: 250, 3
# args: 0, 1
# args: -5, 1
#pythran export money(int, int)
def money(cents, k):
    a, b = Money(cents), Money(100)
    c = a + b
    c += b
    total = sum([a, b, c], Money(0))
    d = 7 + a
    wallet = {a: "a", b: "b"}
    return repr(c), a == b, a != b, a == Money(cents), a < b, b > a, repr(sorted([c, b, a])), repr(k * a), str(a * k), repr(-a), repr(abs(b)), repr(total), bool(a), int(c), float(c), len({a, b, Money(100)}), wallet[Money(100)], repr(d), "yes" if a else "no", not a, repr(max(a, b)), repr(min([a, b, c])), a in [b, c], [b, a].index(Money(cents)), [a, b] == [Money(cents), b]


# args: "A", "B"
# args: "C", "C"
#pythran export grades(str, str)
def grades(x, y):
    a, b = Grade(x), Grade(y)
    return a < b, a <= b, a > b, a >= b, a == b, a != b, [g.letter for g in sorted([a, b, Grade("B")])]


# args: 3
# args: 0
#pythran export matrices(int)
def matrices(n):
    m = Matrix([[1, 1], [1, 0]])
    p = m**n
    q = m @ m
    q[0, 1] = 9
    q[1, 1] += 5
    q[0, 0] *= 2
    return p[0, 1], p.shape, repr(q), m == Matrix([[1, 1], [1, 0]]), m @ Matrix.identity(2) == m, repr([q, m])


# args: 3
# args: 0
#pythran export stacks(int)
def stacks(n):
    s = Stack(range(n))
    s.push(10)
    total = 0
    for x in s:
        total += x
    inside = 10 in s, 99 in s, 99 not in s
    first, *rest = s
    squares = [x * x for x in s]
    made = list(s), sum(s), sorted(s), list(enumerate(s)), list(zip(s, s)), max(s), set(s), tuple(s), "".join(map(str, s)), any(x > 5 for x in s), [*s, -1]
    length, sliced, called = len(s), s[:2], s(3)
    del s[0]
    empty = [bool(s)]
    while s:
        s.pop()
    empty.append(bool(s))
    try:
        s.pop()
    except IndexError as e:
        error = str(e)
    return total, inside, first, rest, squares, made, length, sliced, called, empty, error


#pythran export countdown(int)
def countdown(n):
    c = Countdown(n % 10)
    return list(c), [x for x in c if x % 2], sum(c), [(a, b) for a in c for b in c][:5], {x: -x for x in c}, sum(x for x in c)


# args: [5, 2, 8, 1]
# args: [1]
#pythran export tree(int list)
def tree(keys):
    root = Node(keys[0])
    for k in keys[1:]:
        root.insert(k)
    return list(root), root.left is None, root is root, root.left is root.right


#pythran export animals(str)
def animals(name):
    a, b = Animal(name), Bird(name, songs=["la"])
    return repr(a), repr(b), a.speak(), b.speak(), Bird("x").speak(), a == Animal(name), Animal.kind, b.kind, [x.speak() for x in [a, b]], Bird("y", 3) == Bird("y", 3)


# args: [3, 1, 2]
#pythran export tasks(int list)
def tasks(ps):
    q = []
    for i, p in enumerate(ps):
        heapq.heappush(q, Task(p, f"t{i}", i))
    out = [heapq.heappop(q).name for _ in ps]
    return out, Task(1, "a") == Task(1, "b"), repr(Task(1, "a", 5)), Task(1, "z") < Task(2, "a"), Task(1, "z") <= Task(1, "a")


#pythran export pairs(int, int)
def pairs(a, b):
    p = Pair(a, b) + Pair(1, 2)
    return -p, p(3), p + Pair(0, 0) == p


#pythran export plain(int)
def plain(n):
    a, b = Plain(n), Plain(n)
    c = a
    c.x += 1
    seen = {a: 1, b: 2}
    return a == b, a == c, a is c, a is b, a is not b, a != b, a.x, len(seen), seen[c], a in [b], a in [b, c], [b, a].index(c)


#pythran export attributes(int)
def attributes(n):
    a, b = Plain(n), Pair(n, 2)
    return getattr(a, "x"), getattr(a, "y", n + 1), getattr(b, "b", 0), hasattr(a, "x"), hasattr(a, "y"), 1 if hasattr(b, "a") else 2, getattr(Bird("x"), "legs", None)
