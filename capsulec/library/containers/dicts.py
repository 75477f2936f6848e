"""The methods of dict; what they are of lists, lists.py explains."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from capsulec.ir.nodes import Loop
from capsulec.ir.types import NONE, Dict, DictView, NoneType, Optional, Tuple, Type, widened
from capsulec.library import cells
from capsulec.library.containers import number_keys
from capsulec.library.containers.kinds import known_or_none, python_class, require_hashable
from capsulec.library.joins import join
from capsulec.library.table import MISSING, Composed, Parameter, Runtime, positional, register

HEADER = "python/dict.hpp"


def _dict(type_: Type) -> Dict:
    wide = widened(type_)
    assert isinstance(wide, Dict)
    return wide


def _effect(name: str, operands: tuple[Type, ...], cxx: str, result: Type = NONE) -> Loop:
    return Loop(f"dict.{name}", operands, result, cxx, HEADER, raises=True, effects=True)


def _view(kind: str) -> Any:
    def rule(self: Type) -> Loop:
        whole = _dict(self)
        result = DictView(kind, whole)
        return Loop(f"dict.{kind}", (whole,), result, "{result}{{{0}}}", HEADER)

    return rule


def _key(whole: Dict, key: Type) -> Type:
    """The type of a key that is looked up, whose dict may be empty so far."""
    held = known_or_none(whole.key)
    if held is None:
        cells.fill(whole.key, widened(key))
        held = cells.content(whole.key)
    return number_keys.looked_up(key, held)


def _or(name: str, plain: str, none: str) -> Callable[..., Loop]:
    """`get` and `pop` with a default: the result is what the values and the default have in common."""

    def rule(self: Type, key: Type, default: Any) -> Loop:
        whole = _dict(self)
        held = _key(whole, key)
        changes = name == "pop"

        def loop(operands: tuple[Type, ...], result: Type, cxx: str) -> Loop:
            keys = cells.content(whole.key)
            header = number_keys.header(held, keys, HEADER)
            return Loop(
                f"dict.{name}", operands, result, number_keys.function(cxx, held, keys), header, changes, changes
            )

        if name == "pop" and not isinstance(default, Type):
            return loop((whole, held), cells.content(whole.value), "{0}.pop({1})")
        given = widened(default) if isinstance(default, Type) else NONE
        if known_or_none(whole.value) is None and not isinstance(given, NoneType):
            cells.fill(whole.value, given)
        value = cells.content(whole.value)
        result = join([value, given])
        assert result is not None
        if isinstance(given, NoneType) and not isinstance(value, Optional):
            return loop((whole, held, *([NONE] if isinstance(default, Type) else [])), result, none)
        if not isinstance(default, Type):
            return loop((whole, held), result, "{0}.get({1}, {result}())")
        cxx = plain if result == value else f"py::{name}_or<{{result}}>({{0}}, {{1}}, {{2}})"
        return loop((whole, held, result), result, cxx)

    return rule


def _setdefault(self: Type, key: Type, default: Any) -> Loop:
    whole = _dict(self)
    require_hashable(key)
    cells.fill(whole.key, widened(key))
    cells.fill(whole.value, widened(default) if isinstance(default, Type) else NONE)
    value = cells.content(whole.value)
    if not isinstance(default, Type):
        operands: tuple[Type, ...] = (whole, cells.content(whole.key))
        return _effect("setdefault", operands, "{0}.setdefault({1}, {result}{{}})", value)
    return _effect("setdefault", (whole, cells.content(whole.key), value), "{0}.setdefault({1}, {2})", value)


def _popitem(self: Type) -> Loop:
    whole = _dict(self)
    pair = Tuple((cells.content(whole.key), cells.content(whole.value)))
    return _effect("popitem", (whole,), "{0}.popitem()", pair)


def _update(self: Type, other: Any) -> Loop:
    from capsulec.library.containers.conversions import fill_pairs

    whole = _dict(self)
    if not isinstance(other, Type):
        return _effect("update", (whole,), "{0}.size()")
    fill_pairs(whole, other)
    return _effect("update", (whole, whole), "{0}.update({1})")


def _copy(self: Type) -> Loop:
    from capsulec.library.containers.conversions import fill_pairs

    made = Dict(cells.fresh(tag="key"), cells.fresh(tag="value"))
    fill_pairs(made, self)
    return Loop("dict.copy", (made,), made, "{0}.copy()", HEADER)


def _clear(self: Type) -> Loop:
    return _effect("clear", (_dict(self),), "{0}.clear()")


def _fromkeys(self: Type, iterable: Type, value: Any) -> Loop:
    from capsulec.library.sequences import element_type

    made = Dict(cells.fresh(tag="key"), cells.fresh(tag="value"))
    keys = cells.new_list(tag="keys")
    element = widened(element_type(iterable))
    require_hashable(element)
    cells.fill(made.key, element)
    cells.fill(keys.element, element)
    cells.fill(made.value, widened(value) if isinstance(value, Type) else NONE)
    if isinstance(value, Type):
        operands: tuple[Type, ...] = (self, keys, cells.content(made.value))
        return Loop("dict.fromkeys", operands, made, "{result}::from_keys({1}, {2})", HEADER)
    return Loop("dict.fromkeys", (self, keys), made, "{result}::from_keys({1})", HEADER)


REVERSED = """
def reversed_view(view):
    items = list(view)
    size = len(items)
    for place in range(size):
        yield items[size - 1 - place]
"""
register(Composed("capsulec.internal.reversed_view", positional("view"), REVERSED))

SELF = positional("self")
KEY_AND = (*positional("self", "key"),)
OR_DEFAULT = Parameter("default", MISSING, positional_only=True)

for _name, _parameters, _rule in (
    ("keys", SELF, _view("keys")),
    ("values", SELF, _view("values")),
    ("items", SELF, _view("items")),
    ("get", (*KEY_AND, OR_DEFAULT), _or("get", "{0}.get({1}, {2})", "{0}.get({1})")),
    ("pop", (*KEY_AND, OR_DEFAULT), _or("pop", "{0}.pop({1}, {2})", "{0}.take({1})")),
    ("setdefault", (*KEY_AND, OR_DEFAULT), _setdefault),
    ("popitem", SELF, _popitem),
    ("update", (*SELF, Parameter("other", MISSING, positional_only=True)), _update),
    ("fromkeys", (*positional("self", "iterable"), Parameter("value", MISSING, positional_only=True)), _fromkeys),
    ("copy", SELF, _copy),
    ("clear", SELF, _clear),
):
    register(Runtime(f"builtins.dict.{_name}", _parameters, _rule))


def _compared_get(operator: str) -> Callable[[Type, Type], Loop]:
    """What `d.get` is as the key of a sort, or of max: values have an order, None has none."""

    def rule(self: Type, key: Type) -> Loop:
        whole = _dict(self)
        held = _key(whole, key)
        value = cells.content(whole.value)
        get = number_keys.function("{0}.get({1})", held, cells.content(whole.key))
        cxx = f'py::compared({get}, "{operator}", "{python_class(value)}")'
        header = number_keys.header(held, cells.content(whole.key), f"{HEADER} python/compared.hpp")
        return Loop("dict.get", (whole, held), value, cxx, header, raises=True)

    return rule


for _name, _operator in (("less", "<"), ("greater", ">")):
    register(Runtime(f"capsulec.internal.dict_get_for_{_name}", positional("self", "key"), _compared_get(_operator)))
