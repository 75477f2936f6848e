"""Objects of the file's own classes as results: instances of classes that the module has, made of the file's text."""

from __future__ import annotations

import math
from abc import ABC, abstractmethod
from collections import namedtuple
from dataclasses import dataclass, field
from enum import Enum
from typing import NamedTuple, Optional

SCALE = 2
NAMES = ["first"]
NAMES.append("second")


def scaled(x):
    return x * SCALE


@dataclass
class Point:
    x: float
    y: float = 0.0
    tags: list[str] = field(default_factory=list)

    def norm(self):
        return scaled(math.hypot(self.x, self.y))


@dataclass(frozen=True, order=True)
class Edge:
    start: int
    end: int
    weight: float = field(default=1.0, compare=False)

    @property
    def length(self):
        return self.end - self.start


@dataclass(slots=True)
class Cell:
    value: Optional[int]
    inner: "Cell | None" = None


class Color(Enum):
    RED = 1
    GREEN = 2

    def label(self):
        return self.name.lower()


class Span(NamedTuple):
    start: int
    stop: int = 5

    def width(self):
        return self.stop - self.start


Pair = namedtuple("Pair", "left right")


class Account:
    """An account, with a private field."""

    count = 3

    def __init__(self, owner, balance=0):
        self.owner = owner
        self.balance = balance
        self.__log = [f"open {owner}"]

    def deposit(self, amount):
        self.balance += amount
        self.__log.append(f"deposit {amount}")
        return self

    def log(self):
        return self.__log

    def __repr__(self):
        return f"Account({self.owner!r}, {self.balance}, {len(self.__log)} {NAMES[1]})"


class Savings(Account):
    def __init__(self, owner, rate):
        super().__init__(owner, 10)
        self.rate = rate
        self.__log = rate  # another field than the base's


class Node:
    def __init__(self, value):
        self.value = value
        self.next = None
        self.children = []

    def total(self):
        return self.value + sum(child.total() for child in self.children)


class Shape(ABC):
    @abstractmethod
    def area(self): ...


class Square(Shape):
    def __init__(self, side):
        self.side = side

    def area(self):
        return self.side**2


class Circle(Shape):
    def __init__(self, radius):
        self.radius = radius

    def area(self):
        return 3 * self.radius**2


class Matrix:
    def __init__(self, rows):
        self.rows = rows

    def __add__(self, other):
        return Matrix([[a + b for a, b in zip(r, s)] for r, s in zip(self.rows, other.rows)])

    def __eq__(self, other):
        return self.rows == other.rows


#pythran export points(float, float)
def points(x, y):
    p = Point(x, y)
    q = Point(y)
    q.tags.append("only")
    return p, q, p.norm()


#pythran export edges(int)
def edges(n):
    return sorted(Edge((i * 7) % 5, i, i / 2) for i in range(n % 20)), {Edge(1, n): Edge(n, 2)}, {Edge(1, 2), Edge(1, 2, 3.0)}


#pythran export slots(int)
def slots(n):
    return Cell(n, Cell(None))


#pythran export colors(int)
# args: 1
# args: 2
# args: 3
def colors(n):
    return [Color.RED, Color(n)], {Color.GREEN: Color(n).label()}


#pythran export spans(int)
def spans(n):
    return Span(n), Span(1, n).width(), Pair(n, Span(0)), [Pair("a", None)]


#pythran export accounts(str, int)
def accounts(owner, n):
    a = Account(owner).deposit(n)
    return a, [a, Account("other", n)], a.log()


#pythran export savings(str, float)
def savings(owner, rate):
    s = Savings(owner, rate)
    s.deposit(3)
    return s


#pythran export tree(int)
def tree(n):
    root = Node(n)
    for i in range(n % 7):
        root.children.append(Node(i))
        root.next = root.children[-1]
    return root


#pythran export ring(int)
def ring(n):
    a, b = Node(n), Node(2)
    a.next, b.next = b, a
    b.children.append(a)
    return a


#pythran export shapes(int)
def shapes(n):
    found = [Square(n), Circle(n + 1)]
    return found, sum(s.area() for s in found)


#pythran export maybe(int)
def maybe(n):
    return Account("x", n) if n % 2 else None


#pythran export matrices(int list list)
# args: [[1, 2], [3, 4]]
# args: []
# args: [[-1]]
def matrices(rows):
    m = Matrix(rows)
    return m + m, m == m + m


#pythran export raised(int)
def raised(n):
    p = Edge(n, n + 1)
    if n % 3:
        raise ValueError("no edge", p)
    raise KeyError(p)


START = Point(1.5)
#pythran export START
