"""random: the numbers that Python's own `random` gives for the same seed.

The generator is the runtime's; distributions are in Python, in the order of operations that Python has, so that every
bit is the same. The state is the compiled module's own: Python's `random` does not see what compiled code draws.
"""

from __future__ import annotations

import math
import sys
from collections.abc import Callable
from typing import Any

from capsulec.ir.nodes import Loop
from capsulec.ir.types import (
    BYTES,
    FLOAT,
    INT,
    NONE,
    STR,
    NoneType,
    Optional,
    RandomSource,
    Scalar,
    Sequence,
    Static,
    Tuple,
    Type,
    kind,
    widened,
)
from capsulec.library.containers.kinds import TYPE_ERROR, is_integer, shown
from capsulec.library.table import INTERNAL, Composed, Parameter, RuleError, Runtime, positional, register

HEADER = "python/random.hpp"
LOCATED = sys.version_info >= (3, 11)  # when gauss and normalvariate have defaults, and choice its own message
RATED = sys.version_info >= (3, 12)  # when expovariate has one


def _drawn(name: str, operands: tuple[Type, ...], result: Type, *, raises: bool = True) -> Loop:
    places = ", ".join(f"{{{n}}}" for n in range(len(operands)))
    return Loop(f"random.{name}", operands, result, f"py::random::{name}({places})", HEADER, raises, True)


def _integers(*arguments: Type) -> None:
    for argument in arguments:
        if not is_integer(argument):
            text = f"'{shown(argument)}' object cannot be interpreted as an integer"
            raise RuleError(text, hint="convert it with int()")


def _seed(a: Any, version: Any) -> Loop:
    if isinstance(version, Type) and version != Static(2):
        raise RuleError("random.seed with a version but 2 is not supported", code="not-supported-yet")
    given = widened(a) if isinstance(a, Type) else NONE
    match given:
        case NoneType():
            return Loop(
                "random.seed", () if given is not a else (NONE,), NONE, "py::random::seed()", HEADER, True, True
            )
        case Scalar(dtype, weak=True) if kind(dtype) in "bi":
            return _drawn("seed", (INT,), NONE)
        case Scalar(dtype, weak=True) if kind(dtype) == "f":
            return _drawn("seed", (FLOAT,), NONE)
        case _ if given == STR:
            return _drawn("seed", (STR,), NONE)
        case _:
            raise RuleError(f"random.seed takes an int, a float, a str or None, not {shown(given)}")


def _random() -> Loop:
    return _drawn("random", (), FLOAT)


def _gauss() -> Loop:
    return _drawn("gauss", (), FLOAT)


def _randint(a: Type, b: Type) -> Loop:
    _integers(a, b)
    return _drawn("randint", (INT, INT), INT)


def _below(n: Type) -> Loop:
    return _drawn("below", (INT,), INT)


def _getrandbits(k: Type) -> Loop:
    _integers(k)
    return _drawn("getrandbits", (INT,), INT)


def _randrange(start: Type, stop: Any, step: Any) -> Loop:
    if not isinstance(stop, Type) or isinstance(widened(stop), NoneType):
        if isinstance(step, Type):
            raise RuleError("Missing a non-None stop argument", hint=TYPE_ERROR)
        _integers(start)
        if isinstance(stop, Type):
            return Loop("random.randrange", (INT, NONE), INT, "py::random::randrange({0})", HEADER, True, True)
        return _drawn("randrange", (INT,), INT)
    bounds = [start, stop, *([step] if isinstance(step, Type) else [])]
    _integers(*bounds)
    return _drawn("randrange", (INT,) * len(bounds), INT)


CHOICE = """
from capsulec.internal import random_below

def choice(seq):
    size = len(seq)
    if size == 0:
        {empty}
    return seq[random_below(size)]
"""
OWN_MESSAGE = 'raise IndexError("Cannot choose from an empty sequence")'

SHUFFLE = """
from capsulec.internal import random_below

def shuffle(x):
    place = len(x) - 1
    while place > 0:
        other = random_below(place + 1)
        x[place], x[other] = x[other], x[place]
        place -= 1
"""

SAMPLE = """
from math import ceil, log
from capsulec.internal import random_below

def sample_of(population, k):
    size = len(population)
    if k < 0 or k > size:
        raise ValueError("Sample larger than population or is negative")
    few = 21
    if k > 5:
        few += 4 ** ceil(log(k * 3, 4))
    if size <= few:
        left = list(population)
        found = []
        for taken in range(k):
            place = random_below(size - taken)
            found.append(left[place])
            left[place] = left[size - taken - 1]
        return found
    places = set()
    chosen = []
    for _ in range(k):
        place = random_below(size)
        while place in places:
            place = random_below(size)
        places.add(place)
        chosen.append(population[place])
    return chosen
"""

SAMPLE_COUNTED = """
from bisect import bisect
from capsulec.internal import sample_of

def sample(population, k, counts):
    if counts is None:
        return sample_of(population, k)
    sums = []
    total = 0
    for count in counts:
        total += count
        sums.append(total)
    if len(sums) != len(population):
        raise ValueError("The number of counts does not match the population")
    if len(sums) == 0:
        raise IndexError("pop from empty list")
    sums.pop()
    if total <= 0:
        raise ValueError("Total of counts must be greater than zero")
    return [population[bisect(sums, place)] for place in sample_of(range(total), k)]
"""

CHOICES = """
from bisect import bisect
from math import floor, isfinite
from random import random
from capsulec.internal import running_totals

def choices(population, weights, cum_weights, k):
    size = len(population)
    if cum_weights is None and weights is None:
        return [population[floor(random() * float(size))] for _ in range(k)]
    if cum_weights is None:
        sums = running_totals(weights)
    else:
        if weights is not None:
            raise TypeError("Cannot specify both weights and cumulative weights")
        sums = cum_weights
    if len(sums) != size:
        raise ValueError("The number of weights does not match the population")
    total = sums[-1] + 0.0
    if total <= 0.0:
        raise ValueError("Total of weights must be greater than zero")
    if not isfinite(total):
        raise ValueError("Total of weights must be finite")
    return [population[bisect(sums, random() * total, 0, size - 1)] for _ in range(k)]
"""

TOTALS = """
def running_totals(values):
    sums = []
    for value in values:
        sums.append(sums[-1] + value if len(sums) > 0 else value)
    return sums
"""

# Distributions, by the name of their function. NORMAL is of Kinderman and Monahan, GAMMA of Cheng above 1 and of Ahrens
# and Dieter below, VON_MISES of Best and Fisher.
UNIFORM = """
from random import random

def uniform(a, b):
    return a + (b - a) * random()
"""

TRIANGULAR = """
from math import sqrt
from random import random

def triangular(low, high, mode):
    u = random()
    middle = 0.5
    if mode is not None:
        if high - low == 0:
            return low
        middle = (mode - low) / (high - low)
    if u > middle:
        return high + (low - high) * sqrt((1.0 - u) * (1.0 - middle))
    return low + (high - low) * sqrt(u * middle)
"""

NORMAL = f"""
from math import log
from random import random

def normalvariate(mu, sigma):
    while True:
        u = random()
        v = 1.0 - random()
        z = {4 * math.exp(-0.5) / math.sqrt(2.0)!r} * (u - 0.5) / v
        if z * z / 4.0 <= -log(v):
            return mu + z * sigma
"""

GAUSS = """
from capsulec.internal import random_gauss

def gauss(mu, sigma):
    return mu + random_gauss() * sigma
"""

LOG_NORMAL = """
from math import exp
from random import normalvariate

def lognormvariate(mu, sigma):
    return exp(normalvariate(mu, sigma))
"""

EXPONENTIAL = """
from math import log
from random import random

def expovariate(lambd):
    return -log(1.0 - random()) / lambd
"""

VON_MISES = f"""
from math import acos, cos, exp, pi, sqrt
from random import random

def vonmisesvariate(mu, kappa):
    if kappa <= 1e-6:
        return {2.0 * math.pi!r} * random()
    s = 0.5 / kappa
    r = s + sqrt(1.0 + s * s)
    while True:
        z = cos(pi * random())
        d = z / (r + z)
        u = random()
        if u < 1.0 - d * d or u <= (1.0 - d) * exp(d):
            break
    q = 1.0 / r
    angle = acos((q + z) / (1.0 + q * z))
    if random() > 0.5:
        return (mu + angle) % {2.0 * math.pi!r}
    return (mu - angle) % {2.0 * math.pi!r}
"""

GAMMA = f"""
from math import e, exp, log, sqrt
from random import random

def gammavariate(alpha, beta):
    if alpha <= 0.0 or beta <= 0.0:
        raise ValueError("gammavariate: alpha and beta must be > 0.0")
    if alpha > 1.0:
        root = sqrt(2.0 * alpha - 1.0)
        less = alpha - {math.log(4.0)!r}
        more = alpha + root
        while True:
            u = random()
            if not 1e-7 < u < 0.9999999:
                continue
            v = 1.0 - random()
            w = log(u / (1.0 - u)) / root
            x = alpha * exp(w)
            z = u * u * v
            r = less + more * w - x
            if r + {1.0 + math.log(4.5)!r} - 4.5 * z >= 0.0 or r >= log(z):
                return x * beta
    if alpha == 1.0:
        return -log(1.0 - random()) * beta
    while True:
        b = (e + alpha) / e
        p = b * random()
        if p <= 1.0:
            x = p ** (1.0 / alpha)
            if random() <= exp(-x):
                return x * beta
        else:
            x = -log((b - p) / alpha)
            if random() <= x ** (alpha - 1.0):
                return x * beta
"""

BETA = """
from random import gammavariate

def betavariate(alpha, beta):
    y = gammavariate(alpha, 1.0)
    if y != 0.0:
        return y / (y + gammavariate(beta, 1.0))
    return 0.0
"""

PARETO = """
from random import random

def paretovariate(alpha):
    return (1.0 - random()) ** (-1.0 / alpha)
"""

WEIBULL = """
from math import log
from random import random

def weibullvariate(alpha, beta):
    return alpha * (-log(1.0 - random())) ** (1.0 / beta)
"""

# Geometric steps where few successes are expected (Devroye), else rejection from a transformed density (Hoermann).
BINOMIAL = """
from math import fabs, floor, lgamma, log, log2, sqrt
from random import random

def binomialvariate(n, p):
    if n < 0:
        raise ValueError("n must be non-negative")
    if p <= 0.0 or p >= 1.0:
        if p == 0.0:
            return 0
        if p == 1.0:
            return n
        raise ValueError("p must be in the range 0.0 <= p <= 1.0")
    if n == 1:
        return 1 if random() < p else 0
    if p > 0.5:
        return n - binomialvariate(n, 1.0 - p)
    if n * p < 10.0:
        successes = trials = 0
        rate = log2(1.0 - p)
        if rate == 0.0:
            return 0
        while True:
            trials += floor(log2(random()) / rate) + 1
            if trials > n:
                return successes
            successes += 1
    deviation = sqrt(n * p * (1.0 - p))
    b = 1.15 + 2.53 * deviation
    a = -0.0873 + 0.0248 * b + 0.01 * p
    c = n * p + 0.5
    squeeze = 0.92 - 4.2 / b
    alpha = (2.83 + 5.1 / b) * deviation
    odds = log(p / (1.0 - p))
    mode = floor((n + 1) * p)
    peak = lgamma(mode + 1) + lgamma(n - mode + 1)
    while True:
        u = random() - 0.5
        inner = 0.5 - fabs(u)
        k = floor((2.0 * a / inner + b) * u + c)
        if k < 0 or k > n:
            continue
        v = random()
        if inner >= 0.07 and v <= squeeze:
            return k
        v *= alpha / (a / (inner * inner) + b)
        if log(v) <= peak - lgamma(k + 1) - lgamma(n - k + 1) + (k - mode) * odds:
            return k
"""


def _named(*names: str, **defaults: Any) -> tuple[Parameter, ...]:
    return (*(Parameter(name) for name in names), *(Parameter(name, value) for name, value in defaults.items()))


RUNTIME: dict[str, tuple[tuple[Parameter, ...], Callable[..., Loop]]] = {
    "random.seed": (_named(a=None, version=2), _seed),
    "random.random": ((), _random),
    "random.randint": (_named("a", "b"), _randint),
    "random.randrange": (_named("start", stop=None, step=1), _randrange),
    "random.getrandbits": (positional("k"), _getrandbits),
    f"{INTERNAL}.random_below": (positional("n"), _below),
    f"{INTERNAL}.random_gauss": ((), _gauss),
}
NORMAL_PARAMETERS = _named(mu=0.0, sigma=1.0) if LOCATED else _named("mu", "sigma")
IN_PYTHON: dict[str, tuple[tuple[Parameter, ...], str]] = {
    "random.choice": (_named("seq"), CHOICE.format(empty=OWN_MESSAGE if LOCATED else "return seq[0]")),
    "random.shuffle": (_named("x"), SHUFFLE),
    "random.uniform": (_named("a", "b"), UNIFORM),
    "random.triangular": (_named(low=0.0, high=1.0, mode=None), TRIANGULAR),
    "random.normalvariate": (NORMAL_PARAMETERS, NORMAL),
    "random.gauss": (NORMAL_PARAMETERS, GAUSS),
    "random.lognormvariate": (_named("mu", "sigma"), LOG_NORMAL),
    "random.expovariate": (_named(lambd=1.0) if RATED else _named("lambd"), EXPONENTIAL),
    "random.vonmisesvariate": (_named("mu", "kappa"), VON_MISES),
    "random.gammavariate": (_named("alpha", "beta"), GAMMA),
    "random.betavariate": (_named("alpha", "beta"), BETA),
    "random.paretovariate": (_named("alpha"), PARETO),
    "random.weibullvariate": (_named("alpha", "beta"), WEIBULL),
}


def _randbytes(n: Type) -> Loop:
    _integers(n)
    cxx = "py::random::randbytes(py::random::generator, {0})"
    return Loop("random.randbytes", (INT,), BYTES, cxx, STATE_HEADER, True, True)


def _getstate() -> Loop:
    cxx = "py::random::getstate(py::random::generator)"
    return Loop("random.getstate", (), STATE, cxx, STATE_HEADER, True, True)


def _setstate(state: Type) -> Loop:
    if widened(state) != STATE:
        raise RuleError(f"setstate takes what getstate gives, not {shown(state)}")
    cxx = "py::random::setstate(py::random::generator, {0})"
    return Loop("random.setstate", (STATE,), NONE, cxx, STATE_HEADER, True, True)


def _made(x: Any) -> Loop:
    seeding = _seed(x, None)
    places = ", ".join(f"{{{n}}}" for n, operand in enumerate(seeding.operands) if operand != NONE)
    return Loop("random.Random", seeding.operands, RandomSource(), f"py::random::made({places})", HEADER, True, True)


def _made_of_system() -> Loop:
    return Loop("random.SystemRandom", (), RandomSource(), "py::random::made_of_system()", HEADER, True, True)


STATE = Tuple((INT, Sequence(INT), Optional(FLOAT)))  # the version, the words and the place among them, half of a gauss
STATE_HEADER = "python/random_state.hpp"
RUNTIME |= {
    "random.randbytes": (_named("n"), _randbytes),
    "random.getstate": ((), _getstate),
    "random.setstate": (_named("state"), _setstate),
}
register(Runtime("random.Random", (Parameter("x", None),), _made))
register(Runtime("random.SystemRandom", (), _made_of_system))
for _name, (_parameters, _rule) in RUNTIME.items():
    register(Runtime(_name, _parameters, _rule))
_counts = Parameter("counts", None, keyword_only=True)
_sums, _k = Parameter("cum_weights", None, keyword_only=True), Parameter("k", 1, keyword_only=True)
IN_PYTHON |= {
    f"{INTERNAL}.sample_of": (positional("population", "k"), SAMPLE),
    "random.sample": ((*_named("population", "k"), _counts), SAMPLE_COUNTED),
    "random.choices": ((*_named("population", weights=None), _sums, _k), CHOICES),
}
if RATED:
    IN_PYTHON["random.binomialvariate"] = (_named(n=1, p=0.5), BINOMIAL)
register(Composed(f"{INTERNAL}.running_totals", positional("values"), TOTALS))
for _name, (_parameters, _source) in IN_PYTHON.items():
    register(Composed(_name, _parameters, _source))
