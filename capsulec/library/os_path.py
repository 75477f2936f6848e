"""os.path, and the little of os that goes with it: Python's own functions are asked, and do what they do there."""

from __future__ import annotations

import os
import os.path
from collections.abc import Callable
from typing import Any

from capsulec.ir.nodes import Loop
from capsulec.ir.types import BOOL, FLOAT, INT, NONE, STR, Tuple, Type, widened
from capsulec.library import cells
from capsulec.library.containers.kinds import TYPE_ERROR, shown
from capsulec.library.sequences import element_type
from capsulec.library.table import CONSTANTS, Parameter, RuleError, Runtime, register

HEADER = "python/file.hpp"
PAIR = Tuple((STR, STR))
TEXT = {"abspath": STR, "basename": STR, "dirname": STR, "normpath": STR, "normcase": STR, "realpath": STR}
PATHS: dict[str, Type] = {
    **TEXT,
    "expanduser": STR,
    "expandvars": STR,
    "split": PAIR,
    "splitext": PAIR,
    "splitdrive": PAIR,
    "exists": BOOL,
    "lexists": BOOL,
    "isabs": BOOL,
    "isdir": BOOL,
    "isfile": BOOL,
    "islink": BOOL,
    "ismount": BOOL,
    "getsize": INT,
    "getatime": FLOAT,
    "getctime": FLOAT,
    "getmtime": FLOAT,
}
CONSTANT_NAMES = "altsep curdir defpath devnull extsep pardir pathsep sep"
# Functions of os of one or two paths that give nothing.
DONE = {"mkdir": 1, "makedirs": 1, "remove": 1, "rename": 2, "replace": 2, "rmdir": 1, "unlink": 1}


def _paths(*paths: Type) -> None:
    for path in paths:
        if widened(path) != STR:
            raise RuleError(f"expected str, not {shown(path)}", hint=TYPE_ERROR)


def _asked(module: str, name: str, operands: tuple[Type, ...], result: Type) -> Loop:
    texts = "".join(f", {{{n}}}" for n in range(len(operands)))
    function = "ordered" if result == NONE else "asked_of<{result}>"
    cxx = f'py::{function}("{module}", "{name}"{texts})'
    return Loop(f"{module}.{name}", operands, result, cxx, HEADER, True, True)


def _of_paths(module: str, name: str, result: Type) -> Callable[..., Loop]:
    def rule(*paths: Type) -> Loop:
        _paths(*paths)
        return _asked(module, name, (STR,) * len(paths), result)

    return rule


def _join(path: Type, others: tuple[Type, ...]) -> Loop:
    return _of_paths("os.path", "join", STR)(path, *others)


def _relpath(path: Type, start: Any) -> Loop:
    return _of_paths("os.path", "relpath", STR)(path, *([start] if isinstance(start, Type) else []))


def _common(name: str) -> Callable[[Type], Loop]:
    def rule(paths: Type) -> Loop:
        _paths(element_type(widened(paths)))
        return _asked("os.path", name, (cells.new_list(STR),), STR)

    return rule


def _listdir(path: Any) -> Loop:
    given = [path] if isinstance(path, Type) else []
    return _of_paths("os", "listdir", cells.new_list(STR))(*given)


def _getcwd() -> Loop:
    return _asked("os", "getcwd", (), STR)


register(Runtime("os.path.join", (Parameter("a"), Parameter("p", variadic=True)), _join))
register(Runtime("os.path.relpath", (Parameter("path"), Parameter("start", None)), _relpath))
for _name, _result in PATHS.items():
    register(Runtime(f"os.path.{_name}", (Parameter("path"),), _of_paths("os.path", _name, _result)))
for _name in ("commonprefix", "commonpath"):
    register(Runtime(f"os.path.{_name}", (Parameter("paths"),), _common(_name)))
for _name, _count in DONE.items():
    _parameters = (Parameter("path"),) if _count == 1 else (Parameter("src"), Parameter("dst"))
    register(Runtime(f"os.{_name}", _parameters, _of_paths("os", _name, NONE)))
register(Runtime("os.listdir", (Parameter("path", "."),), _listdir))
register(Runtime("os.getcwd", (), _getcwd))
for _name in CONSTANT_NAMES.split():
    CONSTANTS[f"os.path.{_name}"] = getattr(os.path, _name)
    CONSTANTS[f"os.{_name}"] = getattr(os, _name)
CONSTANTS["os.linesep"] = os.linesep
CONSTANTS["os.name"] = os.name
