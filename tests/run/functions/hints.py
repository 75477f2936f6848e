"""Annotations: they are compared with the types that are found, and change nothing."""

from __future__ import annotations

import typing as t
from collections.abc import Callable, Generator, Iterable, Iterator, Mapping, Sequence
from typing import Any, Dict, Final, List, Literal, Optional, Set, Tuple, TypeVar, Union

import numpy as np

T = TypeVar("T")
Vector = list[float]
Number = Union[int, float]
LIMIT: Final[int] = 5


def numbers(n: int) -> Iterator[int]:
    for i in range(n):
        yield i


def pairs(n: int) -> Generator[tuple[int, str], None, None]:
    yield n, "a"
    yield 1, "b"


def apply(f: Callable[[int], int], x: int) -> int:
    return f(x)


def total(values: Iterable[Number], start: "Number" = 0) -> Number:
    for value in values:
        start = start + value
    return start


def same(x: T) -> T:
    return x


def named(mode: Literal["up", "down"], x: int) -> int:
    return x + 1 if mode == "up" else x - 1


#pythran export a_float(int, bool)
def a_float(n: float, flag: int) -> "float":
    y: float = n
    z: complex = flag
    print(z)
    return y


#pythran export empty(int)
def empty(n: int) -> List[str]:
    words: list[str] = []
    table: dict[str, list[float]] = {}
    seen: Set[int] = set()
    nothing: Optional[list[str]] = []
    for word in words:
        print(word.upper())
    for key, values in table.items():
        print(key.lower(), values[0].is_integer())
    if nothing:
        print(nothing[0].strip())
    print(len(seen), words, table)
    return words


#pythran export empties()
def empties() -> tuple[list[int], dict[str, int]]:
    rows: list[list[str]] = [[]]
    for row in rows:
        for text in row:
            print(text.upper())
    return [], {}


#pythran export floats(int)
def floats(n: int) -> Vector:
    out: Vector = []
    for i in numbers(n):
        out.append(i)
    return out


#pythran export best(int list)
def best(values: List[int]) -> Optional[int]:
    found: int | None = None
    for value in values:
        if found is None or value > found:
            found = value
    return found


#pythran export given(str list, str:int dict, int set, (int, str))
def given(words: Sequence[str], table: Mapping[str, int], elements: t.AbstractSet[int], pair: Tuple[int, str]) -> str:
    text: str
    text = "".join(words)
    count: Union[int, None] = table.get(pair[1])
    copy: Dict[str, Any] = {w: 1 for w in words}
    fixed: frozenset[int] = frozenset(elements)
    several: tuple[str, ...] = tuple(words)
    return f"{text} {count} {len(copy)} {len(fixed)} {several[:1]} {[p for p in pairs(2)]}"


#pythran export called(int)
#pythran export called(float)
def called(x: int | float, scale: int = None) -> Number:
    y: "Unheard" = same(x)
    z: np.float64 = np.float64(2.5)
    limit: int = LIMIT
    return total([y, 2, 3]) + float(z) + apply(lambda v: v + 1, 3) + named("up", 3) + named("down", limit)


#pythran export reused(int)
def reused(x: int) -> str:
    y: int = x + 1
    y: str = str(y)
    for k in range(3):
        w: int = k
        y += str(w)
    return y


#pythran export other_languages(float64[:,:], int[:], float, int) -> float
def other_languages(field: "float[:,:](order=C)", steps: "int[:]", scale: "float", deg: "int"):
    """Annotations as other compilers read them say nothing here."""
    total: "float" = 0.0
    for i in range(min(len(steps), field.shape[0])):
        total += field[i, deg % max(field.shape[1], 1)] * steps[i] if field.shape[1] else 0.0
    return float(total) * scale


#pythran export wrong_hints(float[:], float, str list)
def wrong_hints(a: int, b: str, words: list[int] = None) -> str:
    """What the annotations say is not so, and Python does not mind."""
    size: str = a.shape[0]
    part: bool = b * 0.5
    return size, a * part, sorted(words)
