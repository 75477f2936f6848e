"""list, tuple, set, frozenset and dict called as functions, and sorted: all take anything that can be iterated."""

from __future__ import annotations

from typing import Any

from capsulec.ir.nodes import Loop
from capsulec.ir.types import (
    BOOL,
    INT,
    Array,
    Dict,
    DictView,
    FrozenSet,
    List,
    Optional,
    Sequence,
    Set,
    Tuple,
    Type,
    Union,
    Unknown,
    is_static,
    widened,
)
from capsulec.library import cells
from capsulec.library.containers import operators
from capsulec.library.containers.kinds import (
    TYPE_ERROR,
    is_container,
    known_or_none,
    require_hashable,
    several_hint,
    shown,
    without_order,
)
from capsulec.library.sequences import element_type
from capsulec.library.table import REDIRECTS, Parameter, RuleError, Runtime, register

ITERABLE = (Parameter("iterable", None, positional_only=True),)


def _element(iterable: Type) -> Type | None:
    """The elements' type; None for an empty container of which nothing is known."""
    wide = widened(iterable)
    if isinstance(wide, List | Set):
        return known_or_none(wide.element)
    if isinstance(wide, Tuple) and not wide.items:
        return None
    if isinstance(wide, Array) and wide.ndim != 1:
        raise RuleError("a list of the rows of an array is not supported yet", code="not-supported-yet")
    return widened(element_type(iterable))


def _list(iterable: Any) -> Loop:
    if not isinstance(iterable, Type):
        return Loop("list", (), cells.new_list(), "{result}()")
    made = cells.new_list(_element(iterable))
    # What is no list is collected into a new one by the conversion of the argument.
    cxx = "{0}.copy()" if isinstance(widened(iterable), List) else "{0}"
    return Loop("list", (made,), made, cxx)


def _set(iterable: Any) -> Loop:
    made = Set(cells.fresh())
    if not isinstance(iterable, Type):
        return Loop("set", (), made, "{result}()")
    if (element := _element(iterable)) is not None:
        require_hashable(element)
        cells.fill(made.element, element)
    return Loop("set", (made,), made, "{0}.copy()" if isinstance(widened(iterable), Set) else "{0}")


def _frozenset(iterable: Any) -> Loop:
    if not isinstance(iterable, Type):
        return Loop("frozenset", (), FrozenSet(Unknown()), "{result}()")
    wide = widened(iterable)
    if isinstance(wide, FrozenSet):
        return Loop("frozenset", (wide,), wide, "{0}")
    made = Set(cells.fresh())
    if (element := _element(iterable)) is not None:
        require_hashable(element)
        cells.fill(made.element, element)
    result = FrozenSet(cells.content(made.element))
    return Loop("frozenset", (made,), result, "{result}::of({0})", "python/set.hpp")


def _tuple(iterable: Any) -> Loop:
    if isinstance(iterable, Type) and isinstance(named := widened(iterable), Tuple) and named.named is not None:
        plain = Tuple(named.items)
        if not any(map(is_static, named.items)):
            return Loop("tuple", (named,), plain, "static_cast<const {result} &>({0})")
    if not isinstance(iterable, Type):
        return Loop("tuple", (), Sequence(Unknown()), "{result}()")
    wide = widened(iterable)
    if isinstance(wide, Tuple | Sequence):
        return Loop("tuple", (wide,), wide, "{0}")
    made = cells.new_list(_element(iterable))
    result = Sequence(cells.content(made.element))
    return Loop("tuple", (made,), result, "{result}::of_list({0})", "python/sequence.hpp")


def _dict(iterable: Any) -> Loop:
    made = Dict(cells.fresh(tag="key"), cells.fresh(tag="value"))
    if not isinstance(iterable, Type):
        return Loop("dict", (), made, "{result}()")
    fill_pairs(made, iterable)
    return Loop("dict", (made,), made, "{0}.copy()" if isinstance(widened(iterable), Dict) else "{0}")


def fill_pairs(made: Dict, iterable: Type) -> None:
    """Let a dict hold what a dict, or pairs of keys and values, have in them. Raises RuleError for other things."""
    wide = widened(iterable)
    if isinstance(wide, Dict):
        for mine, others in ((made.key, wide.key), (made.value, wide.value)):
            if (known := known_or_none(others)) is not None:
                cells.fill(mine, known)
        return
    pair = element_type(iterable)
    if not (isinstance(pair, Tuple) and len(pair.items) == 2):
        raise RuleError(f"dict takes pairs of a key and a value, not {shown(pair)}", hint=TYPE_ERROR)
    require_hashable(pair.items[0])
    cells.fill(made.key, widened(pair.items[0]))
    cells.fill(made.value, widened(pair.items[1]))


def _sorted(iterable: Type, reverse: Any) -> Loop:
    made = cells.new_list(_element(iterable))
    refuse_unordered(made.element)
    flag = (BOOL,) if isinstance(reverse, Type) else ()
    cxx = "py::sorted({0}, {1})" if flag else "py::sorted({0})"
    return Loop("sorted", (made, *flag), made, cxx, "python/sort.hpp", raises=True)


def _argsorted(keys: Type, reverse: Type) -> Loop:
    """The places of a list's items in the order of the items."""
    whole = widened(keys)
    assert isinstance(whole, List)
    refuse_unordered(whole.element)
    return Loop("argsort", (whole, BOOL), cells.new_list(INT), "py::argsort({0}, {1})", "python/sort.hpp", raises=True)


def refuse_unordered(element: Type) -> None:
    """Refuse to sort what has no order."""
    held = known_or_none(element)
    if held is None:
        return
    bad = held if isinstance(held, Set | FrozenSet) else without_order(held)
    if bad is not None:
        hint = TYPE_ERROR if not isinstance(bad, Union | Optional) else several_hint(bad)
        raise RuleError(f"{shown(bad)} has no order: it cannot be sorted", hint=hint)


register(Runtime("capsulec.internal.argsorted", (Parameter("keys"), Parameter("reverse")), _argsorted))
register(Runtime("builtins.list", ITERABLE, _list))
register(Runtime("builtins.set", ITERABLE, _set))
register(Runtime("builtins.frozenset", ITERABLE, _frozenset))
register(Runtime("builtins.tuple", ITERABLE, _tuple))
register(Runtime("builtins.dict", ITERABLE, _dict))
register(
    Runtime(
        "builtins.sorted",
        (Parameter("iterable", positional_only=True), Parameter("reverse", False, keyword_only=True)),
        _sorted,
    )
)


def _truth(value: Type) -> Loop:
    loop = operators.truth(value)
    assert loop is not None
    return loop


def _bool(positional: list[Any], keywords: dict[str, Any]) -> str:
    value = positional[0] if positional else None
    held = isinstance(value, Type) and (is_container(value) or isinstance(widened(value), DictView | Tuple))
    return "capsulec.internal.truth" if held else "builtins.bool"


register(Runtime("capsulec.internal.truth", (Parameter("value", positional_only=True),), _truth))
REDIRECTS["builtins.bool"] = _bool
