"""functools.reduce, in Python as Python has it; partial and cmp_to_key are in `partial`."""

from __future__ import annotations

from typing import Any

from capsulec.library import partial
from capsulec.library.table import REDIRECTS, Composed, positional, register

_ = partial  # importing it registers its entries

REDUCE = """
def reduce(function, iterable):
    found = False
    for item in iterable:
        if found:
            result = function(result, item)
        else:
            result, found = item, True
    if not found:
        raise TypeError("reduce() of empty iterable with no initial value")
    return result
"""

REDUCE_FROM = """
def reduce_from(function, iterable, initial):
    result = initial
    for item in iterable:
        result = function(result, item)
    return result
"""

register(Composed("functools.reduce", positional("function", "iterable"), REDUCE))
register(Composed("capsulec.internal.reduce_from", positional("function", "iterable", "initial"), REDUCE_FROM))


def _reduce(positional_: list[Any], keywords: dict[str, Any]) -> str:
    return "capsulec.internal.reduce_from" if len(positional_) == 3 else "functools.reduce"


REDIRECTS["functools.reduce"] = _reduce
