"""itertools, in Python: generator functions that the compiler specialises, and that cost nothing where their elements
are consumed in place. Functions of any number of iterables are written out for the number of each call; those that
combine are in `itertools_combining`."""

from __future__ import annotations

import sys
from typing import Any

from capsulec.ir.types import NoneType, Static, Tuple, Type, widened
from capsulec.library import itertools_combining
from capsulec.library.sequences import element_type
from capsulec.library.table import INTERNAL, REDIRECTS, Composed, Parameter, RuleError, composed, positional, register

_ = itertools_combining  # importing it registers product, permutations and combinations

COUNT = """
def count(start=0, step=1):
    value = start
    while True:
        yield value
        value = value + step
"""

REPEAT = """
def repeat(object, times=None):
    if times is None:
        while True:
            yield object
    else:
        for _ in range(times):
            yield object
"""

CYCLE = """
def cycle(iterable):
    seen = []
    for item in iterable:
        yield item
        seen.append(item)
    while seen:
        for item in seen:
            yield item
"""

ACCUMULATE = """
def accumulate(iterable, func=None, initial=None):
    if initial is None:
        found = False
        for item in iterable:
            if not found:
                total, found = item, True
            elif func is None:
                total = total + item
            else:
                total = func(total, item)
            yield total
    else:
        total = initial
        yield total
        for item in iterable:
            if func is None:
                total = total + item
            else:
                total = func(total, item)
            yield total
"""

TAKEWHILE = """
def takewhile(predicate, iterable):
    for item in iterable:
        if not predicate(item):
            return
        yield item
"""

DROPWHILE = """
def dropwhile(predicate, iterable):
    dropping = True
    for item in iterable:
        if dropping and predicate(item):
            continue
        dropping = False
        yield item
"""

FILTERFALSE = """
def filterfalse(predicate, iterable):
    for item in iterable:
        if predicate is None:
            if not item:
                yield item
        elif not predicate(item):
            yield item
"""

COMPRESS = """
def compress(data, selectors):
    for item, selected in zip(data, selectors):
        if selected:
            yield item
"""

PAIRWISE = """
def pairwise(iterable):
    found = False
    for item in iterable:
        if found:
            yield before, item
        before, found = item, True
"""

BATCHED = """
def batched(iterable, n, strict):
    if n < 1:
        raise ValueError("n must be at least one")
    batch = []
    for item in iterable:
        batch.append(item)
        if len(batch) == n:
            yield tuple(batch)
            batch = []
    if batch:
        if strict:
            raise ValueError("batched(): incomplete batch")
        yield tuple(batch)
"""

# A group ends where the next one has been asked for; what is read ahead waits in `items`, with its key in `keys`.
GROUPBY = """
def advance(source, items, keys, key):
    for item in source:
        if key is None:
            keys[0] = item
        else:
            keys[0] = key(item)
        items.append(item)
        break

def members(source, items, keys, key, wanted, latest, number):
    while latest[0] == number:
        if not items:
            advance(source, items, keys, key)
        if not items or not keys[0] == wanted:
            return
        yield items.pop()

def groupby(iterable, key=None):
    source = iter(iterable)
    items = []
    keys = []
    latest = [0]
    for item in source:
        items.append(item)
        if key is None:
            keys.append(item)
        else:
            keys.append(key(item))
        break
    while items:
        wanted = keys[0]
        latest[0] += 1
        yield wanted, members(source, items, keys, key, wanted, latest, latest[0])
        while keys[0] == wanted:
            items.clear()
            advance(source, items, keys, key)
            if not items:
                return
"""

# What has been read is kept for all of them.
TEE = """
def branch(source, items):
    place = 0
    while True:
        if place == len(items):
            for item in source:
                items.append(item)
                break
            else:
                return
        yield items[place]
        place += 1

def {name}(iterable, n=2):
    source = iter(iterable)
    items = []
    return ({branches})
"""

FROM_ITERABLE = """
def from_iterable(cls, iterable):
    for items in iterable:
        for item in items:
            yield item
"""

ISLICE = """
def {name}(iterable, {arguments}):
    first = {first}
    by = {by}
    if stop is not None and stop == -1:
        raise ValueError("Stop argument for islice() must be None or an integer: 0 <= x <= sys.maxsize.")
    if first < 0 or (stop is not None and stop < 0):
        raise ValueError("Indices for islice() must be None or an integer: 0 <= x <= sys.maxsize.")
    if by < 1:
        raise ValueError("Step for islice() must be a positive integer or None.")
    place = 0
    if stop is None:
        for item in iterable:
            if place == first:
                yield item
                first += by
            place += 1
    else:
        last = stop if stop > first else first
        if last > 0:
            for item in iterable:
                if place == first and place < stop:
                    yield item
                    first = first + by if by < stop - first else stop
                place += 1
                if place == last:
                    return
"""

# The first elements, as most calls want them.
ISLICE_STOP = """
def islice_stop(iterable, stop):
    if stop < 0:
        if stop == -1:
            raise ValueError("Stop argument for islice() must be None or an integer: 0 <= x <= sys.maxsize.")
        raise ValueError("Indices for islice() must be None or an integer: 0 <= x <= sys.maxsize.")
    left = stop
    if left > 0:
        for item in iterable:
            yield item
            left -= 1
            if left == 0:
                return
"""


PREDICATE = positional("predicate", "iterable")
register(Composed("itertools.count", (Parameter("start", 0), Parameter("step", 1)), COUNT))
register(Composed("itertools.repeat", (Parameter("object"), Parameter("times", None)), REPEAT))
register(Composed("itertools.cycle", positional("iterable"), CYCLE))
_initial = Parameter("initial", None, keyword_only=True)
register(
    Composed("itertools.accumulate", (Parameter("iterable"), Parameter("func", None), _initial), ACCUMULATE),
)
register(Composed("itertools.takewhile", PREDICATE, TAKEWHILE))
register(Composed("itertools.dropwhile", PREDICATE, DROPWHILE))
register(Composed("itertools.filterfalse", PREDICATE, FILTERFALSE))
register(Composed("itertools.compress", (Parameter("data"), Parameter("selectors")), COMPRESS))
register(Composed("itertools.pairwise", positional("iterable"), PAIRWISE))
register(Composed("itertools.groupby", (Parameter("iterable"), Parameter("key", None)), GROUPBY))
register(Composed("itertools.chain.from_iterable", positional("cls", "iterable"), FROM_ITERABLE))
if sys.version_info >= (3, 12):
    _batched = (Parameter("iterable"), Parameter("n"))
    if sys.version_info >= (3, 13):
        register(Composed("itertools.batched", (*_batched, Parameter("strict", False, keyword_only=True)), BATCHED))
    else:
        register(Composed("itertools.batched", _batched, BATCHED.replace(", strict):", "):\n    strict = False")))


def _islice(positional_: list[Any], keywords: dict[str, Any]) -> str:
    if len(positional_) == 2 and not isinstance(positional_[1], NoneType):
        return composed(f"{INTERNAL}.islice_stop", positional("iterable", "stop"), ISLICE_STOP)
    count = min(max(len(positional_), 2), 4)
    names = (("stop",), ("start", "stop"), ("start", "stop", "step"))[count - 2]
    text = ISLICE.format(
        name=f"islice_{count}",
        arguments=", ".join(names),
        first="(0 if start is None else start)" if "start" in names else "0",
        by="(1 if step is None else step)" if "step" in names else "1",
    )
    return composed(f"{INTERNAL}.islice_{count}", positional("iterable", *names), text)


def _chain(positional_: list[Any], keywords: dict[str, Any]) -> str:
    names = tuple(f"iterable_{n}" for n in range(len(positional_)))
    loops = [f"    for item in {name}:\n        yield item\n" for name in names] or ["    yield from ()\n"]
    text = f"def chain_{len(names)}({', '.join(names)}):\n" + "".join(loops)
    return composed(f"{INTERNAL}.chain_{len(names)}", positional(*names), text)


ZIP_LONGEST_STEP = """\
        item_{n} = fillvalue
        if more_{n}:
            more_{n} = False
            for next_{n} in source_{n}:
                item_{n}, more_{n} = next_{n}, True
                break
"""


def _zip_longest(positional_: list[Any], keywords: dict[str, Any]) -> str:
    count = max(len(positional_), 1)
    names = tuple(f"iterable_{n}" for n in range(count))
    opening = "".join(f"    source_{n} = iter(iterable_{n})\n    more_{n} = True\n" for n in range(count))
    steps = "".join(ZIP_LONGEST_STEP.format(n=n) for n in range(count))
    more = " or ".join(f"more_{n}" for n in range(count))
    items = "".join(f"item_{n}, " for n in range(count))
    text = f"def zip_longest_{count}({', '.join(names)}, fillvalue=None):\n{opening}    while True:\n{steps}"
    text += f"        if not ({more}):\n            return\n        yield ({items})\n"
    parameters = (*positional(*names), Parameter("fillvalue", None, keyword_only=True))
    return composed(f"{INTERNAL}.zip_longest_{count}", parameters, text)


def _starmap(positional_: list[Any], keywords: dict[str, Any]) -> str:
    """The function gets as many arguments as the tuples have items, which their type has to say."""
    iterable = positional_[1] if len(positional_) == 2 else None
    if not isinstance(iterable, Type):
        return "itertools.starmap"
    element = widened(element_type(iterable))
    if not isinstance(element, Tuple):
        raise RuleError(
            f"starmap takes tuples of one known length, not {element}",
            "write a generator expression: (f(item[0], item[1]) for item in items)",
            "not-supported-yet",
        )
    count = len(element.items)
    names = ", ".join(f"item_{n}" for n in range(count))
    text = f"def starmap_{count}(function, iterable):\n    for item in iterable:\n"
    text += f"        {names}, = item\n        yield function({names})\n"
    return composed(f"{INTERNAL}.starmap_{count}", positional("function", "iterable"), text)


def _tee(positional_: list[Any], keywords: dict[str, Any]) -> str:
    number = keywords.get("n", positional_[1] if len(positional_) > 1 else Static(2))
    if number is not None and not isinstance(number, Static):
        raise RuleError(
            "the number of iterators that tee gives must be known while compiling", code="not-supported-yet"
        )
    count = number.value if isinstance(number, Static) and isinstance(number.value, int) else 2
    if count < 0:
        raise RuleError("n must be >= 0", "Python would raise ValueError here too")
    text = TEE.format(name=f"tee_{count}", branches="branch(source, items), " * count)
    return composed(f"{INTERNAL}.tee_{count}", (*positional("iterable"), Parameter("n", 2)), text)


register(
    Composed("itertools.starmap", positional("function", "iterable"), "def starmap(function, iterable):\n    yield 0\n")
)
ANY = (Parameter("iterables", variadic=True),)
for _name in ("islice", "chain", "zip_longest", "tee"):
    register(Composed(f"itertools.{_name}", ANY, f"def {_name}(iterables):\n    yield 0\n"))
REDIRECTS["itertools.islice"] = _islice
REDIRECTS["itertools.chain"] = _chain
REDIRECTS["itertools.zip_longest"] = _zip_longest
REDIRECTS["itertools.starmap"] = _starmap
REDIRECTS["itertools.tee"] = _tee
