"""Module-level lists, sets and dicts: made at their first use, kept between calls."""

LIMITS = [10, 20, 30]
TABLE = {"a": 1, "b": 2}
EMPTY: dict[str, int] = {}
VOWELS = set("aeiou")
SQUARES = [i * i for i in range(5)]
PAIRS = [(i, j) for i in range(3) for j in range(i)], {i: str(i) for i in range(3)}
MEMO = {}
LOG = []
BOUND = 7


def make(n):
    table = [0] * n
    for i in range(n):
        table[i] = table[i - 1] + i
    return table


SUMS = make(BOUND)
LENGTH = len(SUMS) if True else len([1])


# pythran export lookup(str, int)
def lookup(key, i):
    return TABLE.get(key, -1), LIMITS[i % 3], i in LIMITS, key in VOWELS, SQUARES, PAIRS, SUMS[i % 7], LENGTH


# pythran export fib(int)
# args: 40
# args: 10
# args: 40
def fib(n):
    if n < 2:
        return n
    if n not in MEMO:
        MEMO[n] = fib(n - 1) + fib(n - 2)
    return MEMO[n]


# pythran export count_vowels(str)
def count_vowels(text):
    return sum(1 for c in text if c in VOWELS), [c for c in text if c in VOWELS]


# pythran export loops()
def loops():
    total = 0
    for x in LIMITS:
        for k, v in TABLE.items():
            total += x * v
    return total, max(LIMITS), sorted(TABLE), LIMITS + [1], LIMITS[::-1], len(EMPTY)


# pythran export aliased()
def aliased():
    mine = LIMITS
    copy = list(LIMITS)
    copy.append(4)
    return mine is not None, mine == LIMITS, copy


def add(log, x):
    log.append(x)
    return len(log)


# pythran export logged(float)
# args: 1.5
# args: 2.5
# args: 0.5
def logged(x):
    add(LOG, x)
    return LOG, sum(LOG)
