"""A build without Python (-e) cannot ask Python or NumPy for anything: what does is refused, with its place.

What an operation needs is in its headers; those that ask include one of `ASKING`.
"""

from __future__ import annotations

import os
import re
from functools import cache

from capsulec import get_include
from capsulec.diagnostics import CompileError, Span
from capsulec.ir.nodes import Call, Expr, Function, Loop, Map, Program
from capsulec.ir.walk import all_expressions
from capsulec.library.table import INTERNAL

NUMPY = "numpy/asked.hpp"
# The headers whose functions call Python, all of them; others do so for some arguments, which stay out of their way.
ASKING = frozenset(f"python/{name}.hpp" for name in ("asked", "print", "random", "codecs", "str_case", "parse"))
INCLUDE = re.compile(r'^#include "capsulec/([^"]+)"', re.MULTILINE)
HINT = "build a Python module, without -e"


def refuse_python(program: Program) -> None:
    """Raise CompileError for the first operation of a program that Python is needed for while it runs."""
    for function in program.functions:
        for expr in all_expressions(function.body):
            needed = frozenset[str]() if not isinstance(expr, Map) else _needed(expr.loop)
            if needed:
                assert isinstance(expr, Map)
                who = "NumPy itself is asked for it, through Python" if NUMPY in needed else "it is Python that does it"
                text = f"{_shown(expr.loop)} cannot be used with -e: {who}"
                place = _place(program, function, expr, set())
                raise CompileError("not-supported-yet", text, place, hint=HINT)


def _place(program: Program, function: Function, expr: Expr, seen: set[str]) -> Span | None:
    """Where the user wrote it: of what the library's Python does, the call of that."""
    if expr.span is None or not expr.span.path.startswith("<"):
        return expr.span
    seen.add(function.name)
    for caller in program.functions:
        for call in all_expressions(caller.body):
            if isinstance(call, Call) and call.callee == function.name and caller.name not in seen:
                return _place(program, caller, call, seen)
    return function.span or expr.span


def _needed(loop: Loop) -> frozenset[str]:
    """Which of the headers that ask an operation includes."""
    found = frozenset[str]().union(*(_included(header) for header in loop.header.split()))
    return found & (ASKING | {NUMPY})


def _shown(loop: Loop) -> str:
    """The name that the user knows an operation by."""
    module, _, name = loop.name.rpartition(".")
    return f"numpy.{name.removeprefix('asked_')}" if module == INTERNAL else loop.name.replace("!", ".")


@cache
def _included(header: str) -> frozenset[str]:
    """A header, and all that it includes."""
    path = os.path.join(get_include(), "capsulec", header)
    if not os.path.exists(path):  # one of the system's, or a declaration
        return frozenset()
    with open(path, encoding="utf-8") as file:
        return frozenset({header}).union(*map(_included, INCLUDE.findall(file.read())))
