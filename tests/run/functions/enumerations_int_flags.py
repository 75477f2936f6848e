"""IntFlag, and members of IntEnum as ints."""

import enum
from enum import IntFlag, auto

class Perm(IntFlag):
    R = 4
    W = 2
    X = 1
    RW = 6

class Mode(enum.IntFlag):
    A = auto()
    B = auto()
    C = auto()

#pythran export made(int)
# args: 0
# args: 3
# args: 4
# args: 6
# args: 7
# args: 8
# args: 12
# args: 15
# args: -1
# args: -5
# args: -9
def made(n):
    # needs python 3.11: the texts of members are others before
    p = Perm(n)
    return repr(p), str(p), p.name, p.value, [repr(m) for m in p], f"{p}", "%s %d" % (p, p), p == n, bool(p), int(p), hash(p) == hash(n & 7) if n >= 0 else True

#pythran export operations(int)
# args: 0
# args: 3
# args: 4
# args: 8
def operations(n):
    # needs python 3.11: the texts of members are others before
    p = Perm.R | Perm.W
    q = Perm.R | n
    r = n | Perm.X
    return (repr(p), repr(q), repr(r), repr(~p), repr(p & Perm.R), repr(p ^ n), repr(p & n), p + 1, 2 * Perm.R, p == 6, p > 3, Perm.R in p, Perm.X in p, p is Perm.RW, Perm.R < Perm.W, max(Perm.R, Perm.W).value, [1, 2, 3, 4, 5, 6, 7][p], {Perm.R: "r"}[Perm.R],
        isinstance(p, int), isinstance(p, IntFlag) if False else 1, [m.name for m in Mode], repr(Mode.A | Mode.C), Mode.C.value, p << 1, -p, sum([Perm.R, Perm.W]), len(p))

#pythran export back(int)
# args: 3
def back(n):
    # needs python 3.11: the texts of members are others before
    return Perm.R, Perm(n), Perm.R | Perm.X, [Mode.A]

class Level(enum.IntEnum):
    LOW = 1
    HIGH = 2

#pythran export levels(int)
def levels(n):
    # needs python 3.11: the texts of members are others before
    v = Level.LOW if n > 3 else Level.HIGH
    return isinstance(v, int), isinstance(v, str), "%d %s %05d" % (v, v, Level.HIGH), isinstance(v, (str, int)), isinstance(v, Level), f"{v:03}"
