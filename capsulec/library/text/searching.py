"""Methods that str and bytes have in common: looking for a part, cutting, filling.

A rule is made for one of the two (`Kind`): what its parts are, and where the runtime has its functions.
"""

from __future__ import annotations

import sys
from collections.abc import Callable
from typing import Any

from capsulec.ir.nodes import Loop
from capsulec.ir.types import BOOL, BYTES, INT, STR, List, NoneType, Tuple, Type, widened
from capsulec.library import cells
from capsulec.library.containers.kinds import TYPE_ERROR, is_integer, require_integer, shown
from capsulec.library.sequences import element_type
from capsulec.library.table import Parameter, RuleError, Runtime, positional, register
from capsulec.records import record

Rule = Callable[..., Loop]
Methods = dict[str, tuple[tuple[Parameter, ...], Rule]]
SELF = positional("self")


@record
class Kind:
    """str or bytes: the type, Python's name of it, the namespace of its functions, and the header with them."""

    type: Type
    name: str
    namespace: str
    header: str


TEXT = Kind(STR, "str", "py::text", "python/str_search.hpp")
OCTETS = Kind(BYTES, "bytes", "py::octets", "python/bytes_search.hpp")


def is_missing(value: Any) -> bool:
    """Whether an argument was left out."""
    return not isinstance(value, Type)


def is_none(value: Any) -> bool:
    """Whether an argument is None, which has no value at run time."""
    return isinstance(value, Type) and isinstance(widened(value), NoneType)


def require(kind: Kind, type_: Type, what: str) -> None:
    """Refuse what is no text where one is needed."""
    if widened(type_) != kind.type:
        raise RuleError(f"{what} takes {kind.name}, not {shown(type_)}", hint=TYPE_ERROR)


def loop(kind: Kind, name: str, operands: tuple[Type, ...], result: Type, header: str = "") -> Loop:
    """A function of the runtime; operands that are None are not passed."""
    places = ", ".join(f"{{{n}}}" for n, operand in enumerate(operands) if not isinstance(operand, NoneType))
    cxx = f"{kind.namespace}::{name}({places})"
    return Loop(f"{kind.name}.{name}", operands, result, cxx, header or kind.header, raises=True)


def integer(value: Any) -> tuple[Type, ...]:
    """The operand for a number that may be left out."""
    if is_missing(value):
        return ()
    require_integer(value, "a number is needed")
    return (INT,)


def _bounds(bounds: tuple[Any, ...], first: int) -> tuple[tuple[Type, ...], str]:
    """The operands for two positions, None and missing ones too, and the C++ of the arguments that they are."""
    operands: list[Type] = []
    text = ""
    for bound, missing in zip(bounds, ("0", "INT64_MAX"), strict=True):
        if is_missing(bound):
            break
        operands.append(widened(bound) if is_none(bound) else INT)
        if is_none(bound):
            text += f", {missing}"
            continue
        require_integer(bound, "slice indices are integers or None")
        text += f", {{{first + len(operands) - 1}}}"
    return tuple(operands), text


def searching(kind: Kind, name: str, result: Type) -> Rule:
    """A method that takes a part and the positions between which it is looked for."""

    def rule(self: Type, part: Type, *bounds: Any) -> Loop:
        number = kind.type == BYTES and is_integer(part) and name not in ("startswith", "endswith")
        if not number:
            require(kind, part, name)
        operands, text = _bounds(bounds, 2)
        cxx = f"{kind.namespace}::{name}({{0}}, {{1}}{text})"
        wanted = (kind.type, INT if number else kind.type, *operands)
        return Loop(f"{kind.name}.{name}", wanted, result, cxx, kind.header, raises=True)

    return rule


def affix(kind: Kind, name: str) -> Rule:
    """startswith and endswith: of one text or of any of several."""

    def rule(self: Type, part: Type, *bounds: Any) -> Loop:
        wide = widened(part)
        if not isinstance(wide, Tuple):
            return searching(kind, name, BOOL)(self, part, *bounds)
        for item in wide.items:
            require(kind, item, name)
        operands, text = _bounds(bounds, 2)
        tests = [f"{kind.namespace}::{name}({{0}}, {{1}}.item<{n}>(){text})" for n in range(len(wide.items))]
        cxx = f"({' || '.join(tests) or 'false'})"
        return Loop(f"{kind.name}.{name}", (kind.type, wide, *operands), BOOL, cxx, kind.header, raises=True)

    return rule


def _replace(kind: Kind) -> Rule:
    def rule(self: Type, old: Type, new: Type, count: Any) -> Loop:
        require(kind, old, "replace")
        require(kind, new, "replace")
        return loop(kind, "replace", (kind.type, kind.type, kind.type, *integer(count)), kind.type)

    return rule


def _splitting(kind: Kind, name: str) -> Rule:
    def rule(self: Type, sep: Any, maxsplit: Any) -> Loop:
        made = cells.new_list(kind.type)
        if is_missing(sep):
            return loop(kind, name, (kind.type, *integer(maxsplit)), made)
        if not is_none(sep):
            require(kind, sep, name)
        return loop(kind, name, (kind.type, widened(sep), *integer(maxsplit)), made)

    return rule


def _splitlines(kind: Kind) -> Rule:
    def rule(self: Type, keepends: Any) -> Loop:
        flag = () if is_missing(keepends) else (BOOL,)
        return loop(kind, "splitlines", (kind.type, *flag), cells.new_list(kind.type))

    return rule


def _stripping(kind: Kind, name: str, sides: str) -> Rule:
    def rule(self: Type, chars: Any) -> Loop:
        operands: tuple[Type, ...] = (kind.type,)
        text = ""
        if not is_missing(chars):
            operands = (kind.type, widened(chars))
        if not is_missing(chars) and not is_none(chars):
            require(kind, chars, name)
            text = ", {1}"
        cxx = f"{kind.namespace}::strip({{0}}, {sides}{text})"
        return Loop(f"{kind.name}.{name}", operands, kind.type, cxx, kind.header)

    return rule


def _join(kind: Kind) -> Rule:
    def rule(self: Type, iterable: Type) -> Loop:
        require(kind, element_type(iterable), "join")
        return loop(kind, "join", (kind.type, List(kind.type)), kind.type)

    return rule


def _of_one(kind: Kind, name: str, result: Type) -> Rule:
    """A method that takes one text."""

    def rule(self: Type, part: Type) -> Loop:
        require(kind, part, name)
        return loop(kind, name, (kind.type, kind.type), result)

    return rule


def _padding(kind: Kind, name: str) -> Rule:
    def rule(self: Type, width: Type, fill: Any) -> Loop:
        require_integer(width, f"{name} takes a width")
        if is_missing(fill):
            return loop(kind, name, (kind.type, INT), kind.type)
        require(kind, fill, name)
        return loop(kind, name, (kind.type, INT, kind.type), kind.type)

    return rule


def _of_number(kind: Kind, name: str) -> Rule:
    """zfill and expandtabs."""

    def rule(self: Type, number: Any) -> Loop:
        return loop(kind, name, (kind.type, *integer(number)), kind.type)

    return rule


BOUNDS = (Parameter("start", 0, positional_only=True), Parameter("end", None, positional_only=True))
SPLIT = (*SELF, Parameter("sep", None), Parameter("maxsplit", -1))
CHARS = (*SELF, Parameter("chars", None, positional_only=True))


def shared(kind: Kind) -> Methods:
    """The methods that both have."""
    parted = (*SELF, *positional("sub"), *BOUNDS)
    same = kind.type
    methods: Methods = {
        **{name: (parted, searching(kind, name, INT)) for name in ("find", "rfind", "index", "rindex", "count")},
        "startswith": ((*SELF, *positional("prefix"), *BOUNDS), affix(kind, "startswith")),
        "endswith": ((*SELF, *positional("suffix"), *BOUNDS), affix(kind, "endswith")),
        "replace": (
            (*SELF, *positional("old", "new"), Parameter("count", -1, positional_only=sys.version_info < (3, 13))),
            _replace(kind),
        ),
        "split": (SPLIT, _splitting(kind, "split")),
        "rsplit": (SPLIT, _splitting(kind, "rsplit")),
        "splitlines": ((*SELF, Parameter("keepends", False)), _splitlines(kind)),
        "strip": (CHARS, _stripping(kind, "strip", "true, true")),
        "lstrip": (CHARS, _stripping(kind, "lstrip", "true, false")),
        "rstrip": (CHARS, _stripping(kind, "rstrip", "false, true")),
        "join": ((*SELF, *positional("iterable")), _join(kind)),
        "partition": ((*SELF, *positional("sep")), _of_one(kind, "partition", Tuple((same,) * 3))),
        "rpartition": ((*SELF, *positional("sep")), _of_one(kind, "rpartition", Tuple((same,) * 3))),
        "removeprefix": ((*SELF, *positional("prefix")), _of_one(kind, "removeprefix", same)),
        "removesuffix": ((*SELF, *positional("suffix")), _of_one(kind, "removesuffix", same)),
        "zfill": ((*SELF, *positional("width")), _of_number(kind, "zfill")),
        "expandtabs": ((*SELF, Parameter("tabsize", 8)), _of_number(kind, "expandtabs")),
    }
    for name in ("ljust", "rjust", "center"):
        fill = Parameter("fillchar", " ", positional_only=True)
        methods[name] = ((*SELF, *positional("width"), fill), _padding(kind, name))
    return methods


def plain(kind: Kind, names: dict[str, Type], header: str) -> Methods:
    """Methods without arguments, and what they give."""

    def made(name: str, result: Type) -> Rule:
        return lambda self: loop(kind, name, (kind.type,), result, header)

    return {name: (SELF, made(name, result)) for name, result in names.items()}


def register_methods(kind: Kind, methods: Methods) -> None:
    """Put methods into the table."""
    for name, (parameters, rule) in methods.items():
        register(Runtime(f"builtins.{kind.name}.{name}", parameters, rule))
