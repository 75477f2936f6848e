"""Enumerations whose members do what their values do, and flags."""

import math
from enum import Enum, Flag, IntEnum, StrEnum, auto


class Level(IntEnum):
    """A level."""

    LOW = 1
    MIDDLE = 1 << 2
    HIGH = auto()

    def next(self):
        return Level(self + 1) if self == 4 else self

    @property
    def short(self):
        return self.name[0]


class Word(StrEnum):
    RED = "red"
    DARK_BLUE = auto()


class Text(str, Enum):
    A = "a"
    B = "b"


class Number(int, Enum):
    ONE = 1
    TWO = 2


class Perm(Flag):
    R = auto()
    W = auto()
    X = 4
    RW = R | W


NAMES = ["zero", "one", "two", "three", "four", "five"]


#pythran export levels(int)
# needs python 3.11: IntEnum has another text before
def levels(n):
    level = Level.HIGH if n > 0 else Level.LOW
    return (
        level + 1, 2 * level, level - n, -level, level < n, n <= level, level == 5, 1 == Level.LOW, level != n, level / 2,
        str(level), repr(level), f"{level}", level.name, level.short, NAMES[level], math.sqrt(level), int(level), float(level),
        max(Level.LOW, Level.HIGH), sorted([Level.HIGH, Level.LOW]), [x for x in Level], level.next(), bool(level), level in (1, 5),
        level | 8, ~level, hash(level) == hash(5), abs(level), list(range(Level.LOW, Level.HIGH)), chr(60 + level),
    )


#pythran export level(int)
# args: 1
# args: 4
# args: 9
def level(n):
    # needs python 3.11: IntEnum has another text before
    return Level(n)


#pythran export words(str)
def words(s):
    # needs python 3.11: there is no StrEnum before
    word = Word.RED if len(s) % 2 else Word.DARK_BLUE
    return (
        word + s, s + word, word.upper(), len(word), str(word), repr(word), f"{word:>10}|{word}", word == "red", word == s, "e" in word,
        word[0], list(word), word < "z", word.name, [w.value for w in Word], word.split("_"), Word("red"), {word: 1},
    )


#pythran export texts(int)
def texts(n):
    # needs python 3.11: enumerations of these kinds
    t = Text.A if n % 2 else Text.B
    return t == "a", t.value, t.upper(), t + "x", str(t), repr(t), t, "a" == t


#pythran export numbers(int)
def numbers(n):
    # needs python 3.11: it has another text before
    x = Number.ONE if n % 2 else Number.TWO
    return x + n, x == 1, x * 2.5, repr(x), x, n % x


#pythran export flags(int)
def flags(n):
    # needs python 3.11: flags have another text before
    p = Perm.R | Perm.X if n % 2 else Perm.W
    return (
        p, p | Perm.W, p & Perm.R, p ^ Perm.RW, ~p, str(p), repr(p), bool(p & Perm.W), Perm.R in p, p.value, p == Perm.W,
        list(p), len(p), [x for x in Perm], Perm.RW, Perm(3) is Perm.RW, Perm(0), str(Perm(0)), Perm(-2), p.name, {p: 1}, len(Perm),
    )


#pythran export flag(int)
# args: 0
# args: 5
# args: 7
# args: 8
# args: 100
# args: -1
# args: -8
def flag(n):
    # needs python 3.11: flags have another text before
    return Perm(n)
