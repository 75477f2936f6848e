"""bisect: places in sorted sequences, in Python as Python has them."""

from __future__ import annotations

from capsulec.library.table import Composed, Parameter, register

SEARCH = """
def {name}(a, x, lo=0, hi=None, *, key=None):
    if lo < 0:
        raise ValueError("lo must be non-negative")
    low = lo
    high = len(a) if hi is None else hi
    while low < high:
        middle = (low + high) // 2
        if {test}:
            {move}
    return low
"""

INSERT = """
from bisect import bisect_{side}

def insort_{side}(a, x, lo=0, hi=None, *, key=None):
    if key is None:
        a.insert(bisect_{side}(a, x, lo, hi), x)
    else:
        a.insert(bisect_{side}(a, key(x), lo, hi, key=key), x)
"""

PARAMETERS = (
    *(Parameter("a"), Parameter("x"), Parameter("lo", 0), Parameter("hi", None)),
    Parameter("key", None, keyword_only=True),
)
FOUND = "(a[middle] if key is None else key(a[middle]))"
LEFT = (f"{FOUND} < x", "low = middle + 1\n        else:\n            high = middle")
RIGHT = (f"x < {FOUND}", "high = middle\n        else:\n            low = middle + 1")

for _name, (_test, _move) in (("bisect_left", LEFT), ("bisect_right", RIGHT), ("bisect", RIGHT)):
    register(Composed(f"bisect.{_name}", PARAMETERS, SEARCH.format(name=_name, test=_test, move=_move)))
for _side in ("left", "right"):
    register(Composed(f"bisect.insort_{_side}", PARAMETERS, INSERT.format(side=_side)))
register(Composed("bisect.insort", PARAMETERS, INSERT.format(side="right").replace("def insort_right", "def insort")))
