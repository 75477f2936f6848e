"""The methods of dict; what they are of lists, lists.py explains."""

from __future__ import annotations

from typing import Any

from capsulec.ir.nodes import Loop
from capsulec.ir.types import NONE, Dict, DictView, NoneType, Optional, Tuple, Type, widened
from capsulec.library import cells
from capsulec.library.containers.kinds import common, known_or_none, shown
from capsulec.library.table import MISSING, Parameter, RuleError, Runtime, positional, register

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
    if common(key, held) != held:
        raise RuleError(f"the keys of this dict are {shown(held)}, not {shown(key)}")
    return held


def _get(self: Type, key: Type, default: Any) -> Loop:
    whole = _dict(self)
    held = _key(whole, key)
    if isinstance(default, Type) and not isinstance(widened(default), NoneType):
        cells.fill(whole.value, widened(default))
        value = cells.content(whole.value)
        return Loop("dict.get", (whole, held, value), value, "{0}.get({1}, {2})", HEADER)
    value = cells.content(whole.value)
    if isinstance(default, Type):
        result = value if isinstance(value, Optional) else Optional(value)
        if isinstance(value, Optional):
            return Loop("dict.get", (whole, held, value), value, "{0}.get({1}, {2})", HEADER)
        return Loop("dict.get", (whole, held, NONE), result, "{0}.get({1})", HEADER)
    if isinstance(value, Optional):
        return Loop("dict.get", (whole, held), value, "{0}.get({1}, {result}())", HEADER)
    return Loop("dict.get", (whole, held), Optional(value), "{0}.get({1})", HEADER)


def _pop(self: Type, key: Type, default: Any) -> Loop:
    whole = _dict(self)
    held = _key(whole, key)
    if not isinstance(default, Type):
        return _effect("pop", (whole, held), "{0}.pop({1})", cells.content(whole.value))
    cells.fill(whole.value, widened(default))
    value = cells.content(whole.value)
    return _effect("pop", (whole, held, value), "{0}.pop({1}, {2})", value)


def _setdefault(self: Type, key: Type, default: Any) -> Loop:
    whole = _dict(self)
    cells.fill(whole.key, widened(key))
    if not isinstance(default, Type):
        raise RuleError("setdefault without a value would put None into the dict", hint="give the value")
    cells.fill(whole.value, widened(default))
    value = cells.content(whole.value)
    return _effect("setdefault", (whole, cells.content(whole.key), value), "{0}.setdefault({1}, {2})", value)


def _popitem(self: Type) -> Loop:
    whole = _dict(self)
    pair = Tuple((cells.content(whole.key), cells.content(whole.value)))
    return _effect("popitem", (whole,), "{0}.popitem()", pair)


def _update(self: Type, other: Type) -> Loop:
    from capsulec.library.containers.conversions import fill_pairs

    whole = _dict(self)
    fill_pairs(whole, other)
    return _effect("update", (whole, whole), "{0}.update({1})")


def _copy(self: Type) -> Loop:
    from capsulec.library.containers.conversions import fill_pairs

    made = Dict(cells.fresh(tag="key"), cells.fresh(tag="value"))
    fill_pairs(made, self)
    return Loop("dict.copy", (made,), made, "{0}.copy()", HEADER)


def _clear(self: Type) -> Loop:
    return _effect("clear", (_dict(self),), "{0}.clear()")


SELF = positional("self")
KEY_AND = (*positional("self", "key"),)
OR_DEFAULT = Parameter("default", MISSING, positional_only=True)

for _name, _parameters, _rule in (
    ("keys", SELF, _view("keys")),
    ("values", SELF, _view("values")),
    ("items", SELF, _view("items")),
    ("get", (*KEY_AND, OR_DEFAULT), _get),
    ("pop", (*KEY_AND, OR_DEFAULT), _pop),
    ("setdefault", (*KEY_AND, OR_DEFAULT), _setdefault),
    ("popitem", SELF, _popitem),
    ("update", positional("self", "other"), _update),
    ("copy", SELF, _copy),
    ("clear", SELF, _clear),
):
    register(Runtime(f"builtins.dict.{_name}", _parameters, _rule))
