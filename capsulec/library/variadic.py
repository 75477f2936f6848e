"""Calls of builtins with more arguments than the table's entries take: functions written for the number of each call.
Also sums of what is no number, `zip(strict=True)` and `iter(function, sentinel)`. All in Python."""

from __future__ import annotations

from typing import Any

from capsulec.ir.types import Array, List, Scalar, Sequence, Static, Str, Tuple, Type, widened
from capsulec.library.cells import NotYet
from capsulec.library.sequences import element_type
from capsulec.library.table import INTERNAL, Parameter, RuleError, composed, positional


def _names(count: int) -> tuple[str, ...]:
    return tuple(f"value_{n}" for n in range(count))


def extreme(name: str, count: int, keyed: bool) -> str:
    """max or min of several values, of which the first of equal ones is taken."""
    symbol = ">" if name == "max" else "<"
    names = _names(count)
    if keyed:
        lines = [f"    best = {names[0]}", "    most = key(best)"]
        for one in names[1:]:
            lines += [f"    other = key({one})", f"    if other {symbol} most:", f"        best, most = {one}, other"]
    else:
        lines, best = [], names[0]
        for n, one in enumerate(names[1:]):
            lines.append(f"    best_{n} = {one} if {one} {symbol} {best} else {best}")
            best = f"best_{n}"
        lines.append(f"    best = {best}")
    full = f"{name}_of_{count}{'_by' if keyed else ''}"
    text = f"def {full}({', '.join([*names, *(['key'] if keyed else [])])}):\n" + "\n".join(
        [*lines, "    return best\n"]
    )
    key = (Parameter("key", keyword_only=True),) if keyed else ()
    return composed(f"{INTERNAL}.{full}", (*positional(*names), *key), text)


def extreme_of_optional(name: str, count: int) -> str:
    """max or min of several values of which some may be None, that of a list of them."""
    names = ", ".join(_names(count))
    text = f"def {name}_of_optional_{count}({names}):\n    return {name}([{names}])\n"
    return composed(f"{INTERNAL}.{name}_of_optional_{count}", positional(*_names(count)), text)


def mapped(count: int) -> str:
    """map of a function of several arguments."""
    names, items = _names(count), [f"item_{n}" for n in range(count)]
    text = f"def map_{count}(function, {', '.join(names)}):\n    for {', '.join(items)} in zip({', '.join(names)}):\n"
    text += f"        yield function({', '.join(items)})\n"
    return composed(f"{INTERNAL}.map_{count}", positional("function", *names), text)


STRICT_STEP = """\
        more = False
        for next_{n} in source_{n}:
            item_{n}, more = next_{n}, True
            break
"""


def _before(number: int) -> str:
    """The arguments before one, as zip's message counts them."""
    return "argument 1" if number == 1 else f"arguments 1-{number}"


def zip_strict(count: int) -> str:
    """zip that raises where one iterable is longer than another."""
    names = _names(count)
    lines = [f"    source_{n} = iter({name})" for n, name in enumerate(names)]
    lines += ["    while True:", STRICT_STEP.format(n=0).rstrip(), "        if not more:"]
    for n in range(1, count):
        lines.append(f"            for _ in source_{n}:")
        lines.append(f'                raise ValueError("zip() argument {n + 1} is longer than {_before(n)}")')
    lines.append("            return")
    for n in range(1, count):
        lines += [STRICT_STEP.format(n=n).rstrip(), "        if not more:"]
        lines.append(f'            raise ValueError("zip() argument {n + 1} is shorter than {_before(n)}")')
    lines.append(f"        yield ({''.join(f'item_{n}, ' for n in range(count))})\n")
    text = f"def zip_strict_{count}({', '.join([*names, 'strict'])}):\n" + "\n".join(lines)
    parameters = (*positional(*names), Parameter("strict", keyword_only=True))
    return composed(f"{INTERNAL}.zip_strict_{count}", parameters, text)


ITER_UNTIL = """
def iter_until(function, sentinel):
    while True:
        value = function()
        if value == sentinel:
            return
        yield value
"""


def iter_until() -> str:
    """iter(function, sentinel)."""
    return composed(f"{INTERNAL}.iter_until", positional("function", "sentinel"), ITER_UNTIL)


ITER_STEPS = """
def iter_steps(iterable):
    for item in iterable:
        yield item
"""


def iter_steps() -> str:
    """iter of what has no iterator of its own at run time: ranges, tuples, zip and their like."""
    return composed(f"{INTERNAL}.iter_steps", positional("iterable"), ITER_STEPS)


SUM_OF_LISTS = """
def sum_of_lists(iterable, start):
    total = [*start]
    for items in iterable:
        total.extend(items)
    return total
"""

SUM_OF_TUPLES = """
def sum_of_tuples(iterable, start):
    total = [*start]
    for items in iterable:
        total.extend(items)
    return tuple(total)
"""


SUM_OF_ARRAYS = """
def sum_of_arrays(iterable, start):
    total = None
    for value in iterable:
        total = start + value if total is None else total + value
    if total is None:
        raise ValueError("the sum of no arrays would be a number, not an array")
    return total
"""


def sum_of_arrays() -> str:
    """sum where the elements are arrays; that of none, which is `start`, has another type, and raises."""
    return composed(f"{INTERNAL}.sum_of_arrays", (*positional("iterable"), Parameter("start", 0)), SUM_OF_ARRAYS)


def sum_of(iterable: Any, start: Any) -> str:
    """The function for a sum: the builtin one where the elements are numbers. Raises RuleError."""
    if isinstance(start, Type) and isinstance(widened(start), Str):
        raise RuleError("sum() can't sum strings [use ''.join(seq) instead]", "Python would raise TypeError here too")
    try:
        element = widened(element_type(iterable)) if isinstance(iterable, Type) else None
    except NotYet:
        element = None
    wide = widened(start) if isinstance(start, Type) else None
    parameters = (*positional("iterable"), Parameter("start"))
    if isinstance(wide, List) and (element is None or isinstance(element, List)):
        return composed(f"{INTERNAL}.sum_of_lists", parameters, SUM_OF_LISTS)
    if isinstance(wide, Tuple | Sequence) and (element is None or isinstance(element, Tuple | Sequence)):
        return composed(f"{INTERNAL}.sum_of_tuples", parameters, SUM_OF_TUPLES)
    if element is None or isinstance(element, Scalar):
        return "builtins.sum"
    if isinstance(element, Array) and isinstance(wide, Array):
        return sum_of_arrays()
    if isinstance(start, Type):
        raise RuleError(f"sum of {element} is not supported yet", code="not-supported-yet")
    from capsulec.library.containers.kinds import shown

    text = f"unsupported operand type(s) for +: 'int' and '{shown(element)}'"
    raise RuleError(text, "Python would raise TypeError here too")


def is_true(type_: Any) -> bool:
    """Whether an argument is the constant True."""
    return bool(type_ == Static(True))
