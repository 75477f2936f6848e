"""`capsulec check FILE.py "f(1, [2.0])"`: the same call interpreted and compiled, side by side.

Compared are the result with the types of everything in it, or the exception; what was printed; and what happened to
the arguments. Without a call, those behind `#runas` in the file are made.
"""

from __future__ import annotations

import ast
import importlib.util
import os
import re
import sys
import tempfile
from contextlib import contextmanager
from importlib.machinery import EXTENSION_SUFFIXES
from pathlib import Path
from typing import TYPE_CHECKING, Any

from capsulec.diagnostics import CompileError, UsageError
from capsulec.records import record

if TYPE_CHECKING:
    from collections.abc import Iterator

    from capsulec.driver import Warner

USAGE = 'usage: capsulec check FILE.py ["f(1, [2.0])" ...]'
RUNAS = re.compile(r"^\s*#\s*runas\s+(.+?)\s*$", re.M)


@record
class Outcome:
    """What a call did, as text: its `result` or exception, what it `printed`, its `arguments` afterwards."""

    result: str
    printed: str
    arguments: str


def check(words: list[str], warn: Warner) -> bool:
    """Make the calls and print what came out; whether all are the same. Raises UsageError and CompileErrors."""
    from capsulec.driver import run
    from capsulec.options import parse
    from capsulec.source import read_source

    if not words or words[0].startswith("-") or not words[0].endswith(".py"):
        raise UsageError("check needs a FILE.py and a call", USAGE)
    source = Path(words[0])
    calls = [(text, _parsed(text)) for text in words[1:] or RUNAS.findall(read_source(source))]
    if not calls:
        raise UsageError(f"{words[0]} has no #runas line, so that check needs a call", USAGE)
    with tempfile.TemporaryDirectory(prefix="capsulec-") as folder:
        output = Path(folder) / f"{source.stem.partition('.')[0]}{EXTENSION_SUFFIXES[0]}"
        requests = parse([str(source), "-o", str(output)])
        assert not isinstance(requests, str)
        run(requests[0], warn)
        interpreted = vars(_load(requests[0].module, source))
        compiled = vars(_load(requests[0].module, output))
        # What the module imports, and what it does not export, is the same on both sides.
        both = [interpreted, interpreted | {k: v for k, v in compiled.items() if not k.startswith("_")}]
        same = [_show(text, *(_outcome(code, dict(names)) for names in both)) for text, code in calls]
        return all(same)


def _parsed(text: str) -> ast.Module:
    try:
        code = ast.parse(text)
    except (SyntaxError, ValueError) as error:
        raise UsageError(f"{text!r} is no Python: {error}", USAGE) from None
    if not code.body or not isinstance(code.body[-1], ast.Expr):
        raise UsageError(f"{text!r} does not end with a call", USAGE)
    return code


def _load(name: str, path: Path) -> Any:
    spec = importlib.util.spec_from_file_location(name, path)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    folder = str(path.resolve().parent)
    sys.path.insert(0, folder)
    try:
        spec.loader.exec_module(module)
    except Exception as error:
        message = f"{path.name} cannot be imported: {type(error).__name__}: {error}"
        raise CompileError("check-import", message, path=str(path)) from error
    finally:
        sys.path.remove(folder)
    return module


def _outcome(code: ast.Module, names: dict[str, Any]) -> Outcome:
    """Run statements, the last of which is a call. Its arguments are kept, to be looked at afterwards."""
    *before, last = code.body
    assert isinstance(last, ast.Expr)
    kept: list[Any] = []

    def keep(argument: Any) -> Any:
        kept.append(argument)
        return argument

    value = last.value
    if isinstance(value, ast.Call) and not any(isinstance(one, ast.Starred) for one in value.args):
        arguments = [_kept(one) for one in value.args]
        value = ast.fix_missing_locations(ast.Call(value.func, arguments, value.keywords))
    names["__kept__"] = keep
    with _captured() as printed:
        try:
            exec(compile(ast.Module(before, []), "<check>", "exec"), names)
            result = described(eval(compile(ast.Expression(value), "<check>", "eval"), names))
        except Exception as error:
            result = f"{type(error).__name__}: {error}"
    return Outcome(result, "".join(printed), ", ".join(map(described, kept)))


def _kept(argument: ast.expr) -> ast.expr:
    return ast.Call(ast.Name("__kept__", ast.Load()), [argument], [])


@contextmanager
def _captured() -> Iterator[list[str]]:
    """Collect what is printed, by Python or by the C library."""
    texts: list[str] = []
    sys.stdout.flush()
    kept_stream, kept = sys.stdout, os.dup(1)
    with tempfile.TemporaryFile("w+", encoding="utf-8", errors="surrogateescape") as file:
        os.dup2(file.fileno(), 1)
        sys.stdout = file
        try:
            yield texts
        finally:
            file.flush()
            sys.stdout = kept_stream
            os.dup2(kept, 1)
            os.close(kept)
            file.seek(0)
            texts.append(file.read())


def described(value: Any) -> str:
    """A value's text with its type wherever Python's repr would not tell it."""
    match value:
        case list() | tuple() if type(value) in (list, tuple):
            inner = ", ".join(map(described, value))
            return f"[{inner}]" if isinstance(value, list) else f"({inner}{',' if len(value) == 1 else ''})"
        case dict() if type(value) is dict:
            return f"{{{', '.join(f'{described(k)}: {described(v)}' for k, v in value.items())}}}"
        case set() | frozenset():
            return f"{type(value).__name__}({{{', '.join(sorted(map(described, value)))}}})"
        case None | bool() | int() | float() | complex() | str() | bytes() if type(value).__module__ == "builtins":
            return repr(value)
        case _:
            shape = f"{value.dtype}{list(value.shape)} " if hasattr(value, "shape") else ""
            return f"{type(value).__module__}.{type(value).__qualname__} {shape}{value!r}"


def _show(text: str, interpreted: Outcome, compiled: Outcome) -> bool:
    """Print a call with its outcome, or with what differs."""
    if interpreted == compiled:
        print(f"{text}\n  same: {compiled.result}")
        return True
    print(f"{text}\n  different")
    for what in ("result", "printed", "arguments"):
        first, second = getattr(interpreted, what), getattr(compiled, what)
        if first != second:
            name = "arguments afterwards" if what == "arguments" else what
            print(f"    {name}, interpreted: {first}\n    {name}, compiled:    {second}")
    return False
