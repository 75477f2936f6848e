"""heapq, in Python: the same comparisons as CPython's make the same moves, so that heaps are equal item by item."""

from __future__ import annotations

from typing import Any

from capsulec.ir.types import NoneType, Static
from capsulec.library.table import INTERNAL, REDIRECTS, Composed, Parameter, RuleError, composed, positional, register

# An item moves from a leaf towards the root, past all that are larger.
RISE = """
def rise(heap, start, place):
    item = heap[place]
    while place > start:
        parent = (place - 1) >> 1
        if not item < heap[parent]:
            break
        heap[place] = heap[parent]
        place = parent
    heap[place] = item
"""

# The smaller children move up until a leaf is free; the item goes there and rises. Few items that come from the end of
# a heap belong far from the leaves, so this compares less than asking at each level where to stop.
SINK = """
def sink(heap, place):
    end = len(heap)
    start = place
    item = heap[place]
    child = 2 * place + 1
    while child < end:
        if child + 1 < end and not heap[child] < heap[child + 1]:
            child += 1
        heap[place] = heap[child]
        place = child
        child = 2 * place + 1
    heap[place] = item
    rise(heap, start, place)
"""

HEAPPUSH = """
def heappush(heap, item):
    heap.append(item)
    rise(heap, 0, len(heap) - 1)
"""

HEAPPOP = """
def heappop(heap):
    if not heap:
        raise IndexError("index out of range")
    last = heap.pop()
    if not heap:
        return last
    least = heap[0]
    heap[0] = last
    sink(heap, 0)
    return least
"""

HEAPIFY = """
def heapify(x):
    for place in range(len(x) // 2 - 1, -1, -1):
        sink(x, place)
"""

HEAPREPLACE = """
def heapreplace(heap, item):
    if not heap:
        raise IndexError("index out of range")
    least = heap[0]
    heap[0] = item
    sink(heap, 0)
    return least
"""

HEAPPUSHPOP = """
def heappushpop(heap, item):
    if heap and heap[0] < item:
        least = heap[0]
        heap[0] = item
        sink(heap, 0)
        return least
    return item
"""

# Of equal items the first come first, as of sorted ones.
BEST = """
def {name}(n, iterable, key=None):
    if n < 1:
        return sorted(iterable)[:0]
    if key is None:
        return sorted(iterable{reverse})[:n]
    return sorted(iterable, key=key{reverse})[:n]
"""

# Of equal heads the one of the first iterable comes first.
MERGE_OPENING = """\
    source_{n} = iter(iterable_{n})
    more_{n} = False
    for next_{n} in source_{n}:
        item_{n}, key_{n}, more_{n} = next_{n}, {key}, True
        break
"""
MERGE_COMPARE = """\
        if more_{n} and (best < 0 or {better}):
            best, least = {n}, key_{n}
"""
MERGE_STEP = """\
        if best == {n}:
            yield item_{n}
            more_{n} = False
            for next_{n} in source_{n}:
                item_{n}, key_{n}, more_{n} = next_{n}, {key}, True
                break
"""


def _merge(positional_: list[Any], keywords: dict[str, Any]) -> str:
    reverse = keywords.get("reverse", Static(False))
    if not isinstance(reverse, Static):
        raise RuleError("reverse= of merge must be known while compiling", code="not-supported-yet")
    keyed = not isinstance(keywords.get("key", NoneType()), NoneType)
    count = len(positional_)
    names = [f"iterable_{n}" for n in range(count)]
    better = "least < key_{n}" if reverse.value else "key_{n} < least"
    parts = [("    yield from ()\n" if not count else "")]
    key = "key(next_{n})" if keyed else "next_{n}"
    numbers = range(count)
    parts += [MERGE_OPENING.format(n=n, key=key.format(n=n)) for n in numbers]
    parts.append("    while True:\n        best = -1\n")
    parts += [MERGE_COMPARE.format(n=n, better=better.format(n=n)) for n in numbers]
    parts.append("        if best < 0:\n            return\n")
    parts += [MERGE_STEP.format(n=n, key=key.format(n=n)) for n in numbers]
    name = f"merge_{count}{'_keyed' if keyed else ''}{'_reverse' if reverse.value else ''}"
    text = f"def {name}({', '.join([*names, 'key', 'reverse'])}):\n" + "".join(parts)
    options = (Parameter("key", None, keyword_only=True), Parameter("reverse", False, keyword_only=True))
    return composed(f"{INTERNAL}.{name}", (*positional(*names), *options), text)


HEAP_ITEM = positional("heap", "item")
register(Composed("heapq.heappush", HEAP_ITEM, RISE + HEAPPUSH))
register(Composed("heapq.heappop", positional("heap"), RISE + SINK + HEAPPOP))
register(Composed("heapq.heapify", positional("x"), RISE + SINK + HEAPIFY))
register(Composed("heapq.heapreplace", HEAP_ITEM, RISE + SINK + HEAPREPLACE))
register(Composed("heapq.heappushpop", HEAP_ITEM, RISE + SINK + HEAPPUSHPOP))
for _name, _reverse in (("nsmallest", ""), ("nlargest", ", reverse=True")):
    _best = (Parameter("n"), Parameter("iterable"), Parameter("key", None))
    register(Composed(f"heapq.{_name}", _best, BEST.format(name=_name, reverse=_reverse)))
register(
    Composed("heapq.merge", (Parameter("iterables", variadic=True),), "def merge(iterables):\n    yield 0\n"),
)
REDIRECTS["heapq.merge"] = _merge
