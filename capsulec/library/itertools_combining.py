"""itertools.product, permutations, combinations and combinations_with_replacement.

Where the types say how long the tuples are, as for `combinations(items, 2)`, they are loops in loops over the items
that give tuples of that length. Else they step through positions and give tuples of run-time length.
"""

from __future__ import annotations

from typing import Any

from capsulec.ir.types import NoneType, Range, Sequence, Static, Str, Tuple, Type, widened
from capsulec.library.table import INTERNAL, REDIRECTS, Composed, Parameter, composed, positional, register

DEEPEST = 8  # loops in loops; longer tuples are made step by step

# The last position that can move on does, and those behind it start again.
PRODUCT = """
def {name}({arguments}, repeat=1):
    if repeat < 0:
        raise ValueError("repeat argument cannot be negative")
    pools = [{pools}] * repeat
    places = [0] * len(pools)
    for pool in pools:
        if not pool:
            return
    while True:
        yield tuple([pools[n][places[n]] for n in range(len(pools))])
        last = len(pools) - 1
        while last >= 0 and places[last] + 1 == len(pools[last]):
            places[last] = 0
            last -= 1
        if last < 0:
            return
        places[last] += 1
"""

PERMUTATIONS = """
def permutations(iterable, r=None):
    pool = list(iterable)
    length = len(pool) if r is None else r
    if length < 0:
        raise ValueError("r must be non-negative")
    if length > len(pool):
        return
    places = list(range(length))
    free = [True] * len(pool)
    for place in places:
        free[place] = False
    while True:
        yield tuple([pool[place] for place in places])
        last = length - 1
        while last >= 0:
            place = places[last]
            free[place] = True
            place += 1
            while place < len(pool) and not free[place]:
                place += 1
            if place < len(pool):
                places[last] = place
                free[place] = False
                break
            last -= 1
        if last < 0:
            return
        place = 0
        for n in range(last + 1, length):
            while not free[place]:
                place += 1
            places[n] = place
            free[place] = False
"""

COMBINATIONS = """
def combinations(iterable, r):
    pool = list(iterable)
    if r < 0:
        raise ValueError("r must be non-negative")
    if r > len(pool):
        return
    places = list(range(r))
    while True:
        yield tuple([pool[place] for place in places])
        last = r - 1
        while last >= 0 and places[last] == len(pool) - r + last:
            last -= 1
        if last < 0:
            return
        places[last] += 1
        for n in range(last + 1, r):
            places[n] = places[n - 1] + 1
"""

WITH_REPLACEMENT = """
def combinations_with_replacement(iterable, r):
    pool = list(iterable)
    if r < 0:
        raise ValueError("r must be non-negative")
    if r > 0 and not pool:
        return
    places = [0] * r
    while True:
        yield tuple([pool[place] for place in places])
        last = r - 1
        while last >= 0 and places[last] == len(pool) - 1:
            last -= 1
        if last < 0:
            return
        place = places[last] + 1
        for n in range(last, r):
            places[n] = place
"""


def _nest(name: str, arguments: str, opening: str, loops: list[str], items: list[str]) -> str:
    """A generator of loops in loops, `for x in y` each, that yields a tuple."""
    lines = [f"def {name}({arguments}):", *opening.splitlines()]
    lines += [f"{'    ' * (depth + 1)}{loop}" for depth, loop in enumerate(loops)]
    lines.append(f"{'    ' * (len(loops) + 1)}yield ({''.join(f'{item}, ' for item in items)})")
    return "\n".join(lines) + "\n"


def _product(positional_: list[Any], keywords: dict[str, Any]) -> str:
    repeat = keywords.get("repeat", Static(1))
    count = len(positional_)
    names = tuple(f"iterable_{n}" for n in range(count))
    parameters = (*positional(*names), Parameter("repeat", 1, keyword_only=True))
    known = repeat.value if isinstance(repeat, Static) and isinstance(repeat.value, int) else -1
    if not 0 <= known * count <= DEEPEST:
        name = f"product_of_{count}"
        pools = ", ".join(f"list({name})" for name in names)
        text = PRODUCT.format(name=name, arguments=", ".join(names), pools=pools)
        return composed(f"{INTERNAL}.{name}", parameters, text)
    # What cannot change is gone through as it is, and so is a range: counting costs less than reading.
    kept = [isinstance(t, Type) and isinstance(widened(t), Range | Str | Tuple | Sequence) for t in positional_]
    opening = "".join(
        f"    pool_{n} = {name if kept[n] else f'list({name})'}\n" for n, name in enumerate(names) if known
    )
    name = f"product_{'_'.join('k' if keep else 'l' for keep in kept)}_{known}"
    loops = [f"for item_{n} in pool_{n % count}:" for n in range(count * known)]
    text = _nest(name, ", ".join((*names, "repeat")), opening, loops, [f"item_{n}" for n in range(count * known)])
    return composed(f"{INTERNAL}.{name}", parameters, text)


def _fixed(kind: str, parameters: tuple[Parameter, ...]) -> Any:
    """The choice between the loops for a length that is known, and the steps for one that is not."""

    def choose(positional_: list[Any], keywords: dict[str, Any]) -> str:
        length = keywords.get("r", positional_[1] if len(positional_) > 1 else None)
        known = length.value if isinstance(length, Static) and isinstance(length.value, int) else -1
        if not 0 <= known <= DEEPEST or isinstance(length, NoneType):
            return f"itertools.{kind}"
        name = f"{kind}_{known}"
        loops = []
        for n in range(known):
            match kind:
                case "permutations":
                    loops.append(f"for k_{n} in range(len(pool)):")
                    if n:
                        apart = " and ".join(f"k_{n} != k_{m}" for m in range(n))
                        loops.append(f"if {apart}:")
                case "combinations":
                    loops.append(f"for k_{n} in range({f'k_{n - 1} + 1' if n else '0'}, len(pool)):")
                case _:
                    loops.append(f"for k_{n} in range({f'k_{n - 1}' if n else '0'}, len(pool)):")
        opening = "    pool = list(iterable)\n"
        text = _nest(name, "iterable, r", opening, loops, [f"pool[k_{n}]" for n in range(known)])
        return composed(f"{INTERNAL}.{name}", parameters, text)

    return choose


LENGTH = (Parameter("iterable"), Parameter("r"))
LENGTH_OR_ALL = (Parameter("iterable"), Parameter("r", None))
for _name, _parameters, _text in (
    ("permutations", LENGTH_OR_ALL, PERMUTATIONS),
    ("combinations", LENGTH, COMBINATIONS),
    ("combinations_with_replacement", LENGTH, WITH_REPLACEMENT),
):
    register(Composed(f"itertools.{_name}", _parameters, _text))
    REDIRECTS[f"itertools.{_name}"] = _fixed(_name, _parameters)
register(
    Composed("itertools.product", (Parameter("iterables", variadic=True),), "def product(iterables):\n    yield 0\n")
)
REDIRECTS["itertools.product"] = _product
