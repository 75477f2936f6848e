"""Enumerations."""

from enum import Enum, auto


class Color(Enum):
    """A colour."""

    RED = 1
    GREEN = 2
    CRIMSON = 1

    def darker(self):
        return Color.GREEN if self is Color.RED else self

    @property
    def letter(self):
        return self.name[0]


class State(Enum):
    IDLE = auto()
    RUNNING = auto()
    DONE = auto()


class Unit(Enum):
    METRE = ("m", 1.0)
    FOOT = ("ft", 0.3048)

    def convert(self, x):
        return x * self.value[1]


TABLE = {State.IDLE: State.RUNNING, State.RUNNING: State.DONE}


#pythran export colors(int)
def colors(n):
    c = Color.RED if n > 0 else Color.GREEN
    return c.name, c.value, c is Color.RED, c == Color.GREEN, c != Color.RED, [x.name for x in Color], len(Color), str(c), repr(c), f"{c}", c.darker().name, c.letter, Color.CRIMSON is Color.RED, isinstance(c, Color)


# args: 1
# args: 2
# args: 3
#pythran export looked_up(int)
def looked_up(n):
    return Color(n).name


#pythran export states(int)
def states(n):
    s = State.IDLE
    log = []
    for _ in range(n % 4):
        log.append(s.name)
        if s not in TABLE:
            break
        s = TABLE[s]
    counts = {state: 0 for state in State}
    counts[s] += 1
    return log, s.value, [(k.name, v) for k, v in counts.items()], s in (State.DONE, State.IDLE)


#pythran export matched(int)
def matched(n):
    match State(n % 3 + 1):
        case State.IDLE:
            return "idle"
        case State.RUNNING | State.DONE:
            return "other"


#pythran export units(float)
def units(x):
    return [(u.name, u.value[0], u.convert(x)) for u in Unit]
