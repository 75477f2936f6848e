"""Classes with several bases: Python's order of methods, super() along it, mixins, diamonds."""

from __future__ import annotations

from abc import ABC, abstractmethod
from dataclasses import dataclass


class Root:
    kind = "root"

    def __init__(self, name):
        self.name = name
        self.log = ["Root.init"]

    def who(self):
        return ["Root"]

    def describe(self):
        return f"{self.kind}:{self.name}:{'>'.join(self.who())}"


class Left(Root):
    kind = "left"

    def __init__(self, name):
        super().__init__(name + "L")
        self.log.append("Left.init")

    def who(self):
        return ["Left", *super().who()]


class Right(Root):
    side = 7

    def __init__(self, name):
        super().__init__(name + "R")
        self.right = len(name)
        self.log.append("Right.init")

    def who(self):
        return ["Right", *super().who()]


class Both(Left, Right):
    def __init__(self, name):
        super().__init__(name + "B")
        self.log.append("Both.init")

    def who(self):
        return ["Both", *super().who()]


class Last(Both):
    kind = "last"

    def who(self):
        return ["Last", *super().who()]


class Explicit(Right, Left):
    def __init__(self, name):
        Left.__init__(self, name)
        self.right = 0

    def who(self):
        return Left.who(self) + Right.who(self)


class Comparable:
    def __gt__(self, other):
        return other < self

    def same(self, other):
        return not (self < other) and not (other < self)


class Named:
    def set_name(self, name):
        self.name = name
        return self

    def title(self):
        return self.name.title()


class Fluent(Named):
    def __init__(self, text):
        self.set_name(text)
        self.size = len(text)


class Countable(ABC):
    @abstractmethod
    def count(self): ...

    def twice(self):
        return 2 * self.count()


class Word(Comparable, Named, Countable):
    def __init__(self, text):
        self.set_name(text)
        self.text = text

    def __lt__(self, other):
        return self.text < other.text

    def count(self):
        return len(self.text)


class Child(Named):
    def __init__(self, n):
        self.name = "child" * n


@dataclass
class Placed:
    x: int
    y: int = 0


@dataclass
class Weighted:
    weight: float = 1.0


@dataclass
class Body(Weighted, Placed):
    name: str = "body"

    def moment(self):
        return self.weight * self.x


class Cooperative:
    def __init__(self, **rest):
        self.base = True


class First(Cooperative):
    def __init__(self, *, one=1, **rest):
        super().__init__(**rest)
        self.one = one


class Second(Cooperative):
    def __init__(self, *, two=2, **rest):
        super().__init__(**rest)
        self.two = two


class Joined(First, Second):
    pass


#pythran export orders(str)
def orders(name):
    objects = [Both(name), Last(name)]
    return [o.describe() for o in objects], Both(name).log, Last(name).log, Left(name).log, Both(name).right


#pythran export asked(str)
def asked(name):
    b = Both(name)
    return isinstance(b, Left), isinstance(b, Right), isinstance(b, Root), isinstance(b, Last), b.side, Both.kind, Last.kind


#pythran export explicit(str)
def explicit(name):
    e = Explicit(name)
    return e.who(), e.log, e.describe()


#pythran export mixed(str, str)
def mixed(a, b):
    one, two = Word(a), Word(b)
    return one > two, one.same(two), one.twice(), one.title(), Child(2).title(), Fluent(a).size, (one if one < two else two).text


#pythran export dataclasses(int)
def dataclasses(n):
    b = Body(n)
    return b, b.moment(), b == Body(n, 0, 1.0, "body"), [Body(1, 2), Body(n, name="x", weight=2.5)]


#pythran export cooperative(int)
def cooperative(n):
    j = Joined(two=n, one=3)
    return j.one, j.two, j.base


#pythran export given(str)
def given(name):
    return Both(name), Word(name)
