"""Values of the module: containers, computed ones, filled by statements, chosen by conditions; defaults; `del`."""

import math
import sys

try:
    import capsulec_has_no_such_module as fast
except ImportError:
    fast = None

if sys.version_info >= (3, 8):

    def _one(n):
        return n + 1
else:

    def _one(n):
        return n


DEBUG = False
if DEBUG:
    LIMIT = 10
else:
    LIMIT = 20

PRIMES = [2, 3, 5, 7]
N = 10
M = N * 2 + 1
R = math.sqrt(M)
SQUARES = [i * i for i in range(N)]
NAMES = {"a": 1, "b": 2}
INVERSE = {v: k for k, v in NAMES.items()}
ALL = tuple(SQUARES)
SET = {1, 2} | {3}
TABLE = [0] * 10
for k in range(10):
    TABLE[k] = k * k
WORDS = "the quick brown fox".split()
INDEX = {}
for place, word in enumerate(WORDS):
    INDEX[word] = place
LOG = []
LOG.append("a")
LOG += ["b"]
TITLE = f"{len(WORDS)} words"
REST = WORDS[1:]
OPERATORS = {"+": lambda a, b: a + b, "-": lambda a, b: a - b}
CACHE = {}


def _sieve(n):
    return [i for i in range(2, n) if all(i % j for j in range(2, i))]


SIEVED = _sieve(50)


#pythran export read(int)
def read(n):
    return PRIMES[n % 4], len(PRIMES), M, R, SQUARES, NAMES, INVERSE, ALL, sorted(SET), LIMIT, _one(n), fast is None


#pythran export filled(int)
def filled(n):
    return TABLE, WORDS, INDEX, LOG, TITLE, REST, n in SIEVED, SIEVED[:5]


def _fib(n):
    if n < 2:
        return n
    if n in CACHE:
        return CACHE[n]
    CACHE[n] = _fib(n - 1) + _fib(n - 2)
    return CACHE[n]


#pythran export memo(int)
def memo(n):
    return _fib(abs(n) % 60)


#pythran export operated(str, int)
# args: "+", 3
# args: "-", 4
# args: "?", 5
def operated(o, n):
    if o in OPERATORS:
        return OPERATORS[o](n, 2)
    return OPERATORS["-"](n, 1)


def _collect(n, seen=[], *, step=lambda x: x + 1, counts={}):
    seen.append(step(n))
    counts[n] = counts.get(n, 0) + 1
    return seen[-3:], len(counts) > 0


#pythran export shared_default(int)
def shared_default(n):
    a = _collect(n)
    b = _collect(n + 1, step=abs)
    c = _collect(n, [])
    return a, b, c, _collect(n)


#pythran export inner_default(int)
def inner_default(n):
    def g(x, seen=[], *, k={}):
        seen.append(x)
        k[x] = n
        return len(seen) + len(k)

    return g(n), g(2), g(3, []), g(n)


def _visit(n, path=(), seen=None):
    if seen is None:
        seen = set()
    seen.add(n)
    if n > 0:
        return _visit(n - 1, path + (n,), seen)
    return path, sorted(seen)


#pythran export growing(int)
def growing(n):
    return _visit(abs(n) % 5)


#pythran export deleted(int)
def deleted(n):
    x = n
    del x
    x = 2.5
    y = [1]
    z = y
    del y
    return x, z


#pythran export deleted_or_not(int)
# args: 1
# args: 5
def deleted_or_not(n):
    y = n
    if n > 3:
        del y
        return y
    return y


#pythran export deleted_twice(int)
# args: 1
# args: 5
def deleted_twice(n):
    y = n
    if n > 3:
        del y
    del y
    return n
