"""`match` of objects by their attributes, and of dicts with what is left."""

from dataclasses import dataclass
from enum import Enum
from typing import NamedTuple


@dataclass
class Circle:
    radius: float


@dataclass
class Box:
    width: float
    height: float
    name: str = ""


class Point(NamedTuple):
    x: int
    y: int


class Text:
    __match_args__ = ("text", "size")

    def __init__(self, text, size):
        self.text = text
        self.size = size


class Mode(Enum):
    ON = 1
    OFF = 2


@dataclass
class Number:
    value: int


@dataclass
class Sum:
    left: Number
    right: Number


def area(shape):
    match shape:
        case Circle(r):
            return 3 * r * r
        case Box(w, h) if w == h:
            return w * w + 0.5
        case Box(width=w, height=h):
            return w * h
    return -1.0


#pythran export areas(int)
def areas(n):
    shapes = [Circle(2.0), Box(n, n), Box(n, 2.0, "b")]
    return [area(s) for s in shapes]


# args: 0, 5
# args: 3, 3
# args: 7, 0
# args: 1, 2
#pythran export place(int, int)
def place(x, y):
    match Point(x, y):
        case Point(0, y=up):
            return f"on y at {up}"
        case Point(x=a, y=b) if a == b:
            return "diagonal"
        case Point(_, 0) as p:
            return f"on x {p.x}"
        case Point():
            return "anywhere"


#pythran export texts(str, int)
def texts(s, n):
    match Text(s, n):
        case Text("", _):
            return "nothing"
        case Text(text, size=1 | 2 as k):
            return text * k
        case Text(size=k):
            return str(k)


#pythran export rests(int)
def rests(n):
    d = {"a": n, "b": 2, "c": 3}
    match d:
        case {"a": 0, **rest}:
            return rest
        case {"a": a, "b": 2, **others} if a > 0:
            others["n"] = a
            return others
        case {**everything}:
            return everything


#pythran export modes(int)
def modes(n):
    match Mode(1 + n % 2), n:
        case Mode.ON, 0:
            return "zero"
        case Mode.ON, k:
            return f"on {k}"
        case Mode.OFF, _:
            return "off"


#pythran export nested(int, int)
def nested(a, b):
    match Sum(Number(a), Number(b)):
        case Sum(Number(0), Number(v)) | Sum(Number(v), Number(0)):
            return v
        case Sum(left=Number(value=x), right=Number(value=y)):
            return x + y
