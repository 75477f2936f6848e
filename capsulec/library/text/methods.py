"""The methods of str: what each takes and gives; how it is done is in the runtime."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from capsulec.ir.nodes import Loop
from capsulec.ir.types import BOOL, INT, STR, List, NoneType, Tuple, Type, widened
from capsulec.library import cells
from capsulec.library.containers.kinds import TYPE_ERROR, require_integer, shown
from capsulec.library.sequences import element_type
from capsulec.library.table import Parameter, RuleError, Runtime, positional, register

SEARCH, CASE = "python/str_search.hpp", "python/str_case.hpp"
SELF = positional("self")
Rule = Callable[..., Loop]


def _text(type_: Type, what: str) -> None:
    if widened(type_) != STR:
        raise RuleError(f"{what} takes str, not {shown(type_)}", hint=TYPE_ERROR)


def _loop(name: str, operands: tuple[Type, ...], result: Type, header: str, extra: str = "") -> Loop:
    places = ", ".join(f"{{{n}}}" for n in range(len(operands)))
    return Loop(f"str.{name}", operands, result, f"py::text::{name}({places}{extra})", header, raises=True)


def _plain(name: str, result: Type, header: str = CASE) -> Rule:
    """A method without arguments."""
    return lambda self: _loop(name, (STR,), result, header)


def _searching(name: str, result: Type) -> Rule:
    """A method that takes a text and the positions between which it is looked for."""

    def rule(self: Type, part: Type, *bounds: Any) -> Loop:
        _text(part, name)
        given = [b for b in bounds if isinstance(b, Type) and not isinstance(b, NoneType)]
        if any(isinstance(b, NoneType) for b in bounds):
            raise RuleError(f"{name} with None as a position is not supported yet", code="not-supported-yet")
        for bound in given:
            require_integer(bound, "slice indices are integers")
        return _loop(name, (STR, STR, *[INT] * len(given)), result, SEARCH)

    return rule


def _affix(name: str) -> Rule:
    """startswith and endswith: of one text or of any of several."""

    def rule(self: Type, part: Type, *bounds: Any) -> Loop:
        wide = widened(part)
        if not isinstance(wide, Tuple):
            return _searching(name, BOOL)(self, part, *bounds)
        for item in wide.items:
            _text(item, name)
        tests = [f"py::text::{name}({{0}}, {{1}}.item<{n}>())" for n in range(len(wide.items))]
        return Loop(f"str.{name}", (STR, wide), BOOL, f"({' || '.join(tests) or 'false'})", SEARCH, raises=True)

    return rule


def _replace(self: Type, old: Type, new: Type, count: Any) -> Loop:
    _text(old, "replace")
    _text(new, "replace")
    return _loop("replace", (STR, STR, STR, *_integer(count)), STR, SEARCH)


def _integer(value: Any) -> tuple[Type, ...]:
    if not isinstance(value, Type):
        return ()
    require_integer(value, "a number is needed")
    return (INT,)


def _splitting(name: str) -> Rule:
    def rule(self: Type, sep: Any, maxsplit: Any) -> Loop:
        made = cells.new_list(STR)
        if isinstance(sep, Type) and not isinstance(widened(sep), NoneType):
            _text(sep, name)
            return _loop(name, (STR, STR, *_integer(maxsplit)), made, SEARCH)
        if isinstance(sep, Type):  # None, which has no value at run time
            operands = (STR, sep, *_integer(maxsplit))
            places = "{0}, {2}" if len(operands) == 3 else "{0}"
            return Loop(f"str.{name}", operands, made, f"py::text::{name}({places})", SEARCH, raises=True)
        return _loop(name, (STR, *_integer(maxsplit)), made, SEARCH)

    return rule


def _splitlines(self: Type, keepends: Any) -> Loop:
    flag = (BOOL,) if isinstance(keepends, Type) else ()
    return _loop("splitlines", (STR, *flag), cells.new_list(STR), SEARCH)


def _stripping(name: str, sides: str) -> Rule:
    def rule(self: Type, chars: Any) -> Loop:
        if isinstance(chars, Type) and not isinstance(widened(chars), NoneType):
            _text(chars, name)
            return Loop(f"str.{name}", (STR, STR), STR, f"py::text::strip({{0}}, {sides}, {{1}})", SEARCH)
        operands = (STR, chars) if isinstance(chars, Type) else (STR,)
        return Loop(f"str.{name}", operands, STR, f"py::text::strip({{0}}, {sides})", SEARCH)

    return rule


def _join(self: Type, iterable: Type) -> Loop:
    item = widened(element_type(iterable))
    _text(item, "join")
    return _loop("join", (STR, List(STR)), STR, SEARCH)


def _partition(name: str) -> Rule:
    def rule(self: Type, sep: Type) -> Loop:
        _text(sep, name)
        return _loop(name, (STR, STR), Tuple((STR, STR, STR)), SEARCH)

    return rule


def _padding(name: str) -> Rule:
    def rule(self: Type, width: Type, fill: Any) -> Loop:
        require_integer(width, f"{name} takes a width")
        if isinstance(fill, Type):
            _text(fill, name)
        return _loop(name, (STR, INT, *((STR,) if isinstance(fill, Type) else ())), STR, SEARCH)

    return rule


def _one_text(name: str) -> Rule:
    def rule(self: Type, part: Type) -> Loop:
        _text(part, name)
        return _loop(name, (STR, STR), STR, SEARCH)

    return rule


def _zfill(self: Type, width: Type) -> Loop:
    require_integer(width, "zfill takes a width")
    return _loop("zfill", (STR, INT), STR, SEARCH)


def _optional(name: str, default: Any, **how: bool) -> Parameter:
    return Parameter(name, default, **how)


BOUNDS = (_optional("start", 0, positional_only=True), _optional("end", None, positional_only=True))
PARTED = (*SELF, *positional("sub"), *BOUNDS)

METHODS: dict[str, tuple[tuple[Parameter, ...], Rule]] = {
    "find": (PARTED, _searching("find", INT)),
    "rfind": (PARTED, _searching("rfind", INT)),
    "index": (PARTED, _searching("index", INT)),
    "rindex": (PARTED, _searching("rindex", INT)),
    "count": (PARTED, _searching("count", INT)),
    "startswith": ((*SELF, *positional("prefix"), *BOUNDS), _affix("startswith")),
    "endswith": ((*SELF, *positional("suffix"), *BOUNDS), _affix("endswith")),
    "replace": ((*SELF, *positional("old", "new"), _optional("count", -1)), _replace),
    "split": ((*SELF, _optional("sep", None), _optional("maxsplit", -1)), _splitting("split")),
    "rsplit": ((*SELF, _optional("sep", None), _optional("maxsplit", -1)), _splitting("rsplit")),
    "splitlines": ((*SELF, _optional("keepends", False)), _splitlines),
    "strip": ((*SELF, _optional("chars", None, positional_only=True)), _stripping("strip", "true, true")),
    "lstrip": ((*SELF, _optional("chars", None, positional_only=True)), _stripping("lstrip", "true, false")),
    "rstrip": ((*SELF, _optional("chars", None, positional_only=True)), _stripping("rstrip", "false, true")),
    "join": ((*SELF, *positional("iterable")), _join),
    "partition": ((*SELF, *positional("sep")), _partition("partition")),
    "rpartition": ((*SELF, *positional("sep")), _partition("rpartition")),
    "removeprefix": ((*SELF, *positional("prefix")), _one_text("removeprefix")),
    "removesuffix": ((*SELF, *positional("suffix")), _one_text("removesuffix")),
    "zfill": ((*SELF, *positional("width")), _zfill),
}
for _name in ("ljust", "rjust", "center"):
    _fill = _optional("fillchar", " ", positional_only=True)
    METHODS[_name] = ((*SELF, *positional("width"), _fill), _padding(_name))
for _name in ("upper", "lower", "casefold", "swapcase", "capitalize", "title"):
    METHODS[_name] = (SELF, _plain(_name, STR))
for _name in ("alpha", "digit", "decimal", "numeric", "alnum", "space", "printable", "ascii", "identifier"):
    METHODS[f"is{_name}"] = (SELF, _plain(f"is{_name}", BOOL))
for _name in ("isupper", "islower", "istitle"):
    METHODS[_name] = (SELF, _plain(_name, BOOL))


def _format(self: Type, args: Any) -> Loop:
    raise AssertionError("frontend/infer/texts types calls of str.format")


METHODS["format"] = ((*SELF, Parameter("args", variadic=True)), _format)

for _name, (_parameters, _rule) in METHODS.items():
    register(Runtime(f"builtins.str.{_name}", _parameters, _rule))
