"""Builtins that call functions they are given: map, filter, and sorted, min and max with a key. In Python, as Python
has them; the compiler specialises them for the functions and sequences of each call."""

from __future__ import annotations

from typing import Any

from capsulec.ir.types import (
    BOOL,
    FLOAT,
    INT,
    NONE,
    STR,
    Bytes,
    Deque,
    Dict,
    DictView,
    Function,
    Generator,
    Iterator,
    List,
    NoneType,
    Optional,
    Sequence,
    Str,
    Tuple,
    Type,
    Union,
    widened,
)
from capsulec.library.cells import NotYet
from capsulec.library.containers import conversions
from capsulec.library.containers.kinds import python_class
from capsulec.library.sequences import element_type
from capsulec.library.table import INTERNAL, REDIRECTS, Composed, Parameter, RuleError, composed, positional, register

_ = conversions  # importing it registers argsorted

MAP = """
def map(function, iterable):
    for item in iterable:
        yield function(item)
"""

PRINT_ALL = """
def print_all(texts, sep, end, file, flush):
    print((" " if sep is None else sep).join(texts), end=end, file=file, flush=flush)
"""

ZIP_ALL = """
def zip_all(rows):
    items = [list(row) for row in rows]
    if items:
        for place in range(min([len(row) for row in items])):
            yield tuple([row[place] for row in items])
"""

ZIP_STEPS = """
def zip_steps(rows):
    steps = [iter(row) for row in rows]
    while steps:
        items = []
        for step in steps:
            for item in step:
                items.append(item)
                break
            else:
                return
        yield tuple(items)
"""

FILTER = """
def filter(function, iterable):
    if function is None:
        for item in iterable:
            if item:
                yield item
    else:
        for item in iterable:
            if function(item):
                yield item
"""

SORTED_BY = """
from capsulec.internal import argsorted

def sorted_by(iterable, key, reverse=False):
    if key is None:
        return sorted(iterable, reverse=reverse)
    items = list(iterable)
    keys = [key(item) for item in items]
    return [items[place] for place in argsorted(keys, reverse)]
"""

EXTREME_BY = """
def {name}_by(iterable, key):
    found = False
    for item in iterable:
        value = key(item)
        if not found:
            best, least, found = item, value, True
        elif value {op} least:
            best, least = item, value
    if not found:
        raise ValueError("{message}")
    return best
"""

EXTREME_BY_OR = """
def {name}_by_or(iterable, key, default):
    found = False
    best = default
    for item in iterable:
        value = key(item)
        if not found:
            best, least, found = item, value, True
        elif value {op} least:
            best, least = item, value
    return best
"""


# Of texts, tuples and whatever else has an order and is no number.
EXTREME_OF = """
def {name}_of(iterable):
    found = False
    for item in iterable:
        if not found:
            best, found = item, True
        elif item {op} best:
            best = item
    if not found:
        raise ValueError("{message}")
    return best
"""

EXTREME_OF_OR = """
def {name}_of_or(iterable, default):
    found = False
    best = default
    for item in iterable:
        if not found:
            best, found = item, True
        elif item {op} best:
            best = item
    return best
"""


# Of what may be None, which has no order; `{class_}` is what Python calls the class of the others.
EXTREME_OF_OPTIONAL = """
def {name}_of_optional_{class_}(iterable):
    found = False
    for item in iterable:
        if not found:
            best, found = item, True
        elif item is None:
            other = "NoneType" if best is None else "{class_}"
            raise TypeError("'{op}' not supported between instances of 'NoneType' and '" + other + "'")
        elif best is None:
            raise TypeError("'{op}' not supported between instances of '{class_}' and 'NoneType'")
        elif item {op} best:
            best = item
    if not found:
        raise ValueError("{message}")
    return best
"""


def _empty(name: str) -> str:
    try:
        (max if name == "max" else min)(())
    except ValueError as error:
        return str(error)
    raise AssertionError


# `value in steps`, which goes through them as far as the value, or to the end.
IN_STEPS = """
def in_steps(value, steps):
    for item in steps:
        if item == value:
            return True
    return False
"""

register(Composed("capsulec.internal.in_steps", positional("value", "steps"), IN_STEPS))
register(Composed("builtins.map", positional("function", "iterable"), MAP))
register(
    Composed(
        "capsulec.internal.print_all",
        (
            *positional("texts"),
            Parameter("sep", None, keyword_only=True),
            Parameter("end", None, keyword_only=True),
            Parameter("file", None, keyword_only=True),
            Parameter("flush", False, keyword_only=True),
        ),
        PRINT_ALL,
    )
)
register(Composed("capsulec.internal.zip_all", positional("rows"), ZIP_ALL))
register(Composed("capsulec.internal.zip_steps", positional("rows"), ZIP_STEPS))


def _all_or_steps(positional_: list[Any], keywords: dict[str, Any]) -> str:
    """Rows that are used up by whoever goes on with them are taken from in turn: two may be the same one."""
    try:
        row = element_type(positional_[0]) if positional_ and isinstance(positional_[0], Type) else None
    except (NotYet, RuleError):
        row = None
    return f"{INTERNAL}.zip_steps" if isinstance(row, Generator | Iterator) else f"{INTERNAL}.zip_all"


REDIRECTS["capsulec.internal.zip_all"] = _all_or_steps
register(Composed("builtins.filter", positional("function", "iterable"), FILTER))
KEYED = (Parameter("iterable", positional_only=True), Parameter("key", keyword_only=True))
register(
    Composed("capsulec.internal.sorted_by", (*KEYED, Parameter("reverse", False, keyword_only=True)), SORTED_BY),
)
for _name, _op in (("min", "<"), ("max", ">")):
    _by = EXTREME_BY.format(name=_name, op=_op, message=_empty(_name))
    register(Composed(f"capsulec.internal.{_name}_by", KEYED, _by))
    _or = EXTREME_BY_OR.format(name=_name, op=_op)
    for _end, _source, _given in (
        ("of", EXTREME_OF, positional("iterable")),
        ("of_or", EXTREME_OF_OR, (*positional("iterable"), Parameter("default", keyword_only=True))),
    ):
        _text = _source.format(name=_name, op=_op, message=_empty(_name))
        register(Composed(f"capsulec.internal.{_name}_{_end}", _given, _text))
    register(
        Composed(f"capsulec.internal.{_name}_by_or", (*KEYED, Parameter("default", keyword_only=True)), _or),
    )


def _map(positional_: list[Any], keywords: dict[str, Any]) -> str:
    if len(positional_) < 3:
        return "builtins.map"
    from capsulec.library.variadic import mapped

    return mapped(len(positional_) - 1)


def is_comparison(key: Any) -> bool:
    """Whether a key is one of functools.cmp_to_key: a function of two items."""
    return isinstance(key, Function) and key.definition.module.source.path == "<functools.cmp_to_key>"


def _sorted(positional_: list[Any], keywords: dict[str, Any]) -> str:
    if is_comparison(keywords.get("key")):
        return "capsulec.internal.sorted_comparing"
    return "capsulec.internal.sorted_by" if "key" in keywords else "builtins.sorted"


def _extreme(name: str) -> Any:
    def choose(positional_: list[Any], keywords: dict[str, Any]) -> str:
        default = "_or" if "default" in keywords else ""
        keyed = not isinstance(keywords.get("key", NONE), NoneType)
        if len(positional_) > 1 and not keywords and any(isinstance(one, Optional) for one in positional_):
            from capsulec.library.variadic import extreme_of_optional

            return extreme_of_optional(name, len(positional_))
        if (
            len(positional_) > 1
            and "default" not in keywords
            and (keyed or any(map(_is_ordered, positional_)) or _are_bools_and_numbers(positional_))
        ):
            from capsulec.library.variadic import extreme

            return extreme(name, len(positional_), keyed)
        if is_comparison(keywords.get("key")) and len(positional_) == 1 and not default:
            return f"capsulec.internal.{name}_comparing"
        if keyed and len(positional_) == 1:
            return f"capsulec.internal.{name}_by{default}"
        or_none = isinstance(keywords.get("default"), NoneType) or _is_bool_or_number(positional_, keywords)
        if not keywords and len(positional_) == 1 and (held := _optional_element(positional_[0])) is not None:
            class_ = python_class(held)
            text = EXTREME_OF_OPTIONAL.format(
                name=name, op="<" if name == "min" else ">", class_=class_, message=_empty(name)
            )
            return composed(f"{INTERNAL}.{name}_of_optional_{class_}", positional("iterable"), text)
        if "key" not in keywords and len(positional_) == 1 and (or_none or not _of_numbers(positional_[0])):
            return f"capsulec.internal.{name}_of{default}"
        return f"builtins.{name}"

    return choose


def _is_bool_or_number(iterables: list[Any], keywords: dict[str, Any]) -> bool:
    """Whether the elements are bools and the default a number that is none, or the other way round."""
    try:
        one = element_type(iterables[0]) if len(iterables) == 1 and isinstance(iterables[0], Type) else None
    except (RuleError, NotYet):
        return False
    default = keywords.get("default")
    return default is not None and one is not None and _are_bools_and_numbers([one, default])


def _optional_element(iterable: Any) -> Type | None:
    """What a value gives besides None when it is gone through; None where it gives no None, or what has no order."""
    try:
        element = element_type(iterable) if isinstance(iterable, Type) else None
    except (RuleError, NotYet):
        return None
    held = element.value if isinstance(element, Optional) else None
    return held if held in (BOOL, INT, FLOAT, STR) else None


def _of_numbers(iterable: Any) -> bool:
    """Whether a value gives numbers when it is gone through, or nothing is known of it."""
    try:
        return not isinstance(iterable, Type) or not _is_ordered(element_type(iterable))
    except (RuleError, NotYet):
        return True


def _is_ordered(type_: Any) -> bool:
    """Whether the runtime compares values of a type: texts, tuples, lists."""
    return isinstance(type_, Type) and isinstance(widened(type_), Str | Bytes | Tuple | List | Sequence | Union)


def _are_bools_and_numbers(types: list[Any]) -> bool:
    """Whether some of several values are bools and the others are not: the result is the one or the other."""
    bools = [widened(t) == BOOL for t in types if isinstance(t, Type)]
    return any(bools) and not all(bools)


def _reversed(positional_: list[Any], keywords: dict[str, Any]) -> str:
    if not (positional_ and isinstance(positional_[0], Dict | DictView | Deque)):
        return "builtins.reversed"
    from capsulec.library.containers import dicts

    _ = dicts  # importing it registers what serves the call
    return "capsulec.internal.reversed_view"


REDIRECTS["builtins.reversed"] = _reversed
REDIRECTS["builtins.map"] = _map
REDIRECTS["builtins.sorted"] = _sorted
REDIRECTS["builtins.min"] = _extreme("min")
REDIRECTS["builtins.max"] = _extreme("max")


def _of_text(name: str) -> Any:
    """int and float of a text are other functions than those of numbers."""

    def choose(positional_: list[Any], keywords: dict[str, Any]) -> str:
        if (
            not positional_
            or not isinstance(positional_[0], Type)
            or not isinstance(widened(positional_[0]), Str | Bytes)
        ):
            return f"builtins.{name}"
        from capsulec.library.text import values as _values  # registers them

        assert _values

        return f"{INTERNAL}.{name}_of_text"

    return choose


REDIRECTS["builtins.int"] = _of_text("int")
REDIRECTS["builtins.float"] = _of_text("float")
REDIRECTS["builtins.complex"] = _of_text("complex")
