"""`count`, `index` and `remove` of a value that has another type than what is searched: a float among integers, a text
among numbers, anything in a tuple of several types. Each item is compared as `==` compares them.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from capsulec.ir.types import Deque, List, Sequence, Tuple, Type, widened
from capsulec.library import cells
from capsulec.library.containers.kinds import common, known_or_none
from capsulec.library.containers.lists import BOUNDS, SELF
from capsulec.library.table import INTERNAL, REDIRECTS, Composed, positional, register

COUNT = """
def count_among(self, value):
    found = 0
    for item in self:
        if item == value:
            found += 1
    return found
"""

PLACE = """
def place_among(self, value, start=0, stop=2**63 - 1):
    length = len(self)
    first = max(start + length, 0) if start < 0 else start
    last = stop + length if stop < 0 else stop
    for place, item in enumerate(self):
        if first <= place < last and item == value:
            return place
    return -1
"""

INDEX = """
from capsulec.internal import place_among

def index_among_CLASS(self, value, start=0, stop=2**63 - 1):
    place = place_among(self, value, start, stop)
    if place < 0:
        raise ValueError(MESSAGE)
    return place
"""

REMOVE = """
from capsulec.internal import place_among

def remove_among_list(self, value):
    place = place_among(self, value)
    if place < 0:
        raise ValueError("list.remove(x): x not in list")
    del self[place]
"""
MESSAGES = {"list": 'f"{value!r} is not in list"', "tuple": '"tuple.index(x): x not in tuple"'}


def _is_other(whole: Any, value: Any) -> bool:
    """Whether a value would not be converted to what the container holds without being another one."""
    if not isinstance(whole, Type) or not isinstance(value, Type):
        return False
    match widened(whole):
        case Tuple(items):
            held = {cells.solid(widened(item)) for item in items}
            return len(held) > 1 or (len(held) == 1 and _differs(value, held.pop()))
        case List(element) | Sequence(element) | Deque(element) if (known := known_or_none(element)) is not None:
            return _differs(value, cells.solid(known))
        case _:
            return False


def _differs(value: Type, held: Type) -> bool:
    wide = cells.solid(widened(value))
    return wide != held and common(wide, held) != held


def _serving(plain: str, other: str) -> Callable[[list[Any], dict[str, Any]], str]:
    def choose(positional_: list[Any], keywords: dict[str, Any]) -> str:
        return other if len(positional_) > 1 and _is_other(*positional_[:2]) else plain

    return choose


TWO = (*SELF, *positional("value"))
register(Composed(f"{INTERNAL}.count_among", TWO, COUNT))
register(Composed(f"{INTERNAL}.place_among", (*TWO, *BOUNDS), PLACE))
for _class, _message in MESSAGES.items():
    _source = INDEX.replace("CLASS", _class).replace("MESSAGE", _message)
    register(Composed(f"{INTERNAL}.index_among_{_class}", (*TWO, *BOUNDS), _source))
    REDIRECTS[f"builtins.{_class}.index"] = _serving(f"builtins.{_class}.index", f"{INTERNAL}.index_among_{_class}")
    REDIRECTS[f"builtins.{_class}.count"] = _serving(f"builtins.{_class}.count", f"{INTERNAL}.count_among")
register(Composed(f"{INTERNAL}.remove_among_list", TWO, REMOVE))
REDIRECTS["builtins.list.remove"] = _serving("builtins.list.remove", f"{INTERNAL}.remove_among_list")
REDIRECTS["collections.deque.count"] = _serving("collections.deque.count", f"{INTERNAL}.count_among")
