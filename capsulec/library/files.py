"""open, and the methods and attributes of files. Python's own file objects do the work, under the GIL."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from capsulec.ir.build import Builder, apply
from capsulec.ir.nodes import Expr, Loop
from capsulec.ir.types import (
    BOOL,
    BYTEARRAY,
    BYTES,
    INT,
    NONE,
    STR,
    File,
    NoneType,
    Optional,
    Static,
    Type,
    widened,
)
from capsulec.library import cells
from capsulec.library.attributes import Attribute
from capsulec.library.containers.kinds import TYPE_ERROR, require_integer, shown
from capsulec.library.sequences import element_type
from capsulec.library.table import Parameter, RuleError, Runtime, positional, register

HEADER = "python/file.hpp"


def _file(type_: Type) -> File:
    wide = widened(type_)
    assert isinstance(wide, File)
    return wide


def _line(file: File) -> Type:
    return BYTES if file.binary else STR


# open


def _open(file: Type, *options: Any) -> Loop:
    mode = options[0] if isinstance(options[0], Type) else Static(options[0])
    if not isinstance(mode, Static):
        raise RuleError("the mode of open must be known while compiling", hint='write it out: open(path, "r")')
    if not isinstance(mode.value, str):
        raise RuleError(f"open() argument 'mode' must be str, not {shown(mode)}", hint=TYPE_ERROR)
    if widened(file) not in (STR, BYTES):
        raise RuleError(f"open takes a path as str or bytes, not {shown(file)}")
    operands: list[Type] = [widened(file)]
    texts = ["{0}"]
    for option, default, kinds in zip(options, DEFAULTS, KINDS, strict=True):
        given = widened(option) if isinstance(option, Type) else None
        if given is None or isinstance(given, NoneType):
            texts.append(default)
            if given is not None:
                operands.append(NONE)
            continue
        if not any(given == kind or (kind == INT and _is_int(given)) for kind in kinds):
            raise RuleError(f"open takes {' or '.join(map(str, kinds))} here, not {shown(given)}", hint=TYPE_ERROR)
        texts.append(f"{{{len(operands)}}}")
        operands.append(INT if INT in kinds else given)
    result = File("b" in mode.value)
    return Loop("open", tuple(operands), result, f"{{result}}::open({', '.join(texts)})", HEADER, True, True)


def _is_int(type_: Type) -> bool:
    return str(type_) in ("int", "bool")


NO_TEXT = "py::optional<py::str>{{}}"
DEFAULTS = ('py::str::of("r", 1)', "int64_t{{-1}}", NO_TEXT, NO_TEXT, NO_TEXT, "true")
KINDS: tuple[tuple[Type, ...], ...] = ((STR,), (INT,), (STR,), (STR,), (STR,), (BOOL,))


# Methods


def _got(name: str, result: Callable[[File], Type]) -> Callable[..., Loop]:
    """A method that gives a value, with a size or a hint that may be left out."""

    def rule(self: Type, *arguments: Any) -> Loop:
        file = _file(self)
        given = [a for a in arguments if isinstance(a, Type)]
        none = any(isinstance(widened(a), NoneType) for a in given)
        for argument in given:
            if not none:
                require_integer(argument, f"{name} takes an integer")
        texts = "".join(f", {{{n + 1}}}" for n in range(0 if none else len(given)))
        operands = (file, *(NONE if none else INT for _ in given))
        cxx = f'{{0}}.get<{{result}}>("{name}"{texts})'
        return Loop(f"file.{name}", operands, result(file), cxx, HEADER, True, True)

    return rule


def _readlines(self: Type, hint: Any) -> Loop:
    made: Type = cells.new_list(_line(_file(self)))
    return _got("readlines", lambda file: made)(self, hint)


def _run(name: str) -> Callable[[Type], Loop]:
    return lambda self: Loop(f"file.{name}", (_file(self),), NONE, f'{{0}}.run("{name}")', HEADER, True, True)


def _write(self: Type, text: Type) -> Loop:
    file = _file(self)
    if file.binary and widened(text) == BYTEARRAY:
        cxx = '{0}.get<int64_t>("write", {1}.tobytes())'
        return Loop("file.write", (file, BYTEARRAY), INT, cxx, f"{HEADER} python/bytearray.hpp", True, True)
    if widened(text) != _line(file):
        what = "a bytes-like object is required" if file.binary else "write() argument must be str"
        raise RuleError(f"{what}, not {shown(text)}", hint=TYPE_ERROR)
    return Loop("file.write", (file, _line(file)), INT, '{0}.get<int64_t>("write", {1})', HEADER, True, True)


def _writelines(self: Type, lines: Type) -> Loop:
    file = _file(self)
    element = widened(element_type(widened(lines)))
    if element != _line(file):
        raise RuleError(f"writelines takes {_line(file)}, not {shown(element)}", hint=TYPE_ERROR)
    operands = (file, cells.new_list(_line(file)))
    return Loop("file.writelines", operands, NONE, '{0}.run("writelines", {1})', HEADER, True, True)


def _enter(self: Type) -> Loop:
    return Loop("file.__enter__", (_file(self),), _file(self), "{0}.entered()", HEADER, True, True)


def _exit(self: Type) -> Loop:
    return Loop("file.__exit__", (_file(self),), NONE, '{0}.run("close")', HEADER, True, True)


SELF = positional("self")
SIZE = (*SELF, Parameter("size", -1, positional_only=True))
WHENCE = (*positional("self", "offset"), Parameter("whence", 0, positional_only=True))
HINT = (*SELF, Parameter("hint", -1, positional_only=True))
METHODS: dict[str, tuple[tuple[Parameter, ...], Callable[..., Loop]]] = {
    "read": (SIZE, _got("read", _line)),
    "readline": (SIZE, _got("readline", _line)),
    "readlines": (HINT, _readlines),
    "write": (positional("self", "text"), _write),
    "writelines": (positional("self", "lines"), _writelines),
    "seek": (WHENCE, _got("seek", lambda f: INT)),
    "truncate": ((*SELF, Parameter("size", None, positional_only=True)), _got("truncate", lambda f: INT)),
    "__enter__": (SELF, _enter),
    "__exit__": (SELF, _exit),
}
for _name in ("close", "flush"):
    METHODS[_name] = (SELF, _run(_name))
for _name in ("fileno", "tell"):
    METHODS[_name] = (SELF, _got(_name, lambda f: INT))
for _name in ("isatty", "readable", "seekable", "writable"):
    METHODS[_name] = (SELF, _got(_name, lambda f: BOOL))
for _name, (_parameters, _rule) in METHODS.items():
    register(Runtime(f"builtins.file.{_name}", _parameters, _rule))
register(
    Runtime(
        "builtins.open",
        (
            Parameter("file"),
            Parameter("mode", "r"),
            Parameter("buffering", -1),
            Parameter("encoding", None),
            Parameter("errors", None),
            Parameter("newline", None),
            Parameter("closefd", True),
        ),
        _open,
    )
)


# Attributes


def _attribute(name: str, result: Type, cxx: str = "") -> Attribute:
    def lower(builder: Builder, file: Expr) -> Expr:
        text = cxx or f'{{0}}.attribute<{{result}}>("{name}")'
        return apply(Loop(f"file.{name}", (file.type,), result, text, HEADER, True, True), file)

    return Attribute(lambda file: result, lower)


ATTRIBUTES = {
    "closed": _attribute("closed", BOOL),
    "encoding": _attribute("encoding", STR),
    "errors": _attribute("errors", STR),
    "mode": _attribute("mode", STR),
    "name": _attribute("name", STR),
    "newlines": _attribute("newlines", Optional(STR), "{0}.newlines()"),
}
TEXT_ONLY = ("encoding", "errors", "newlines")


def find(file: File, name: str) -> Attribute | str | None:
    """What `file.name` is."""
    if name in ATTRIBUTES:
        return None if file.binary and name in TEXT_ONLY else ATTRIBUTES[name]
    return f"builtins.file.{name}" if name in METHODS else None
