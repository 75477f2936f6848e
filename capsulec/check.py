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

from capsulec.diagnostics import CompileError, Span, UsageError, close_matches
from capsulec.differences import described, difference, shortened
from capsulec.records import record

if TYPE_CHECKING:
    from collections.abc import Iterator

    from capsulec.driver import Warner
    from capsulec.ir.exports import Export, Kind
    from capsulec.options import Options

USAGE = 'usage: capsulec check FILE.py ["f(1, [2.0])" ...]'
RUNAS = re.compile(r"^[ \t]*#[ \t]*runas[ \t]+(.+?)[ \t]*$", re.M)
OUTPUTS = ("-o", "--emit", "-E", "-e", "-P", "--pyi", "-h", "--help", "--version")
CALL = "<check>"  # the file that a call stands in, to Python
SWITCH = re.compile(r"--?[A-Za-z][^(]*")


@record
class Call:
    """A call as its user wrote it, on the command line or at `span`: statements, the last of which makes it."""

    text: str
    code: ast.Module
    span: Span | None


@record
class Outcome:
    """What a call did: its result or exception, what it printed, and its arguments afterwards with their names."""

    result: Any
    raised: Exception | SystemExit | GeneratorExit | None
    printed: str
    arguments: dict[str, Any]

    @property
    def text(self) -> str:
        """The result, or the exception."""
        if self.raised is None:
            return described(self.result)
        return f"{type(self.raised).__name__}: {self.raised}" if str(self.raised) else type(self.raised).__name__


def check(words: list[str], warn: Warner) -> bool:
    """Make the calls and print what came out; whether all are the same. Raises UsageError and CompileErrors."""
    from capsulec.driver import run

    source, switches, calls = _request(words)
    with tempfile.TemporaryDirectory(prefix="capsulec-") as folder:
        options = _options(source, switches, Path(folder))
        calls = calls or _runas_lines(source)
        exports = _require_exports(source, calls)
        run(options, warn)
        interpreted = vars(_load(*_import_name(source), source))
        compiled = vars(_load(options.module, source.resolve().parent, options.output or source))
        interpreted |= _ufuncs(exports, interpreted, compiled)
        # What the module imports, and what it does not export, is the same on both sides.
        both = [interpreted, interpreted | {k: v for k, v in compiled.items() if not k.startswith("__")}]
        same = [_compare(call, *both) for call in calls]
        return all(same)


def _request(words: list[str]) -> tuple[Path, list[str], list[Call]]:
    """The file, the options for its build, and the calls that the command line names."""
    switches = [word for word in words if SWITCH.fullmatch(word)]
    others = [word for word in words if not SWITCH.fullmatch(word)]
    if not others or not others[0].endswith(".py"):
        raise UsageError("check needs a FILE.py and a call", USAGE)
    calls = [Call(text, _parsed(text), None) for text in others[1:]]
    return Path(others[0]), switches, calls


def _options(source: Path, switches: list[str], folder: Path) -> Options:
    from capsulec.options import parse

    if any(word.startswith(OUTPUTS) for word in switches):
        raise UsageError("check builds the module in a folder of its own: no option may ask for another output", USAGE)
    output = folder / f"{source.stem.partition('.')[0]}{EXTENSION_SUFFIXES[0]}"
    found = parse([*switches, "-o", str(output), "--", str(source)])
    assert not isinstance(found, str)
    return found[0]


def _runas_lines(source: Path) -> list[Call]:
    from capsulec.source import read_source

    calls: list[Call] = []
    text = read_source(source)
    for match in RUNAS.finditer(text):
        line = text.count("\n", 0, match.start()) + 1
        start = match.start(1) - text.rfind("\n", 0, match.start(1))
        span = Span(str(source), line, start, line, start + len(match[1]))
        try:
            calls.append(Call(match[1], _parsed(match[1]), span))
        except UsageError as error:
            raise CompileError("runas", error.message, span, hint="write #runas f(1, [2.0])") from None
    if not calls:
        raise UsageError(f"{source} has no #runas line, so that check needs a call", USAGE)
    return calls


def _parsed(text: str) -> ast.Module:
    try:
        code = ast.parse(text.strip())
    except (SyntaxError, ValueError, RecursionError, MemoryError) as error:
        why = error.msg if isinstance(error, SyntaxError) else str(error)
        raise UsageError(f"{text!r} is no Python: {why}", USAGE) from None
    if not code.body or not isinstance(code.body[-1], ast.Expr):
        raise UsageError(f"{text!r} does not end with a call", USAGE)
    return code


def _ufuncs(exports: list[Export], interpreted: dict[str, Any], compiled: dict[str, Any]) -> dict[str, Any]:
    """What stands for exported ufuncs where the module is interpreted."""
    loops: dict[str, list[Export]] = {}
    for export in exports:
        if export.kind in ("ufunc", "gufunc"):
            loops.setdefault(export.name, []).append(export)
    if not loops:
        return {}
    from capsulec.interpreted_ufuncs import InterpretedUfunc

    return {name: InterpretedUfunc(interpreted[name], found, compiled[name]) for name, found in loops.items()}


def _require_exports(source: Path, calls: list[Call]) -> list[Export]:
    """The module's exports. Refuses calls in which nothing compiled is called; raises CompileErrors for mistakes in the
    exports."""
    from capsulec.frontend import annotations
    from capsulec.source import read_sidecar, read_source

    exports = annotations.parse(read_source(source), str(source), read_sidecar(source))
    for call in calls:
        names = {node.id for node in ast.walk(call.code) if isinstance(node, ast.Name)}
        kinds = {export.kind for export in exports if export.name in names}
        if kinds - {"capsule"}:
            continue
        raise _mistake(call, *_uncompiled(call.text, names, kinds, exports))
    return exports


def _uncompiled(text: str, names: set[str], kinds: set[Kind], exports: list[Export]) -> tuple[str, str]:
    if kinds:
        hint = "capsulec.testing.call(module.f, ...) calls a capsule"
        return f"{text!r} calls a capsule, and check compares functions", hint
    known = dict.fromkeys(export.name for export in exports if export.kind != "capsule")
    near = next((hint for name in sorted(names) if (hint := close_matches(name, known))), "")
    return f"{text!r} uses no exported function", near or f"exported: {', '.join(known) or 'none, only capsules'}"


def _import_name(source: Path) -> tuple[str, Path]:
    """The name under which Python imports a file, and the directory from which: that above its packages."""
    folder, name = source.resolve().parent, source.stem.partition(".")[0]
    while (folder / "__init__.py").is_file():
        folder, name = folder.parent, f"{folder.name}.{name}"
    return name, folder


def _load(name: str, folder: Path, path: Path) -> Any:
    spec = importlib.util.spec_from_file_location(name, path)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    kept = sys.dont_write_bytecode
    sys.path.insert(0, str(folder))
    sys.dont_write_bytecode = True
    try:
        spec.loader.exec_module(module)
    except (Exception, SystemExit) as error:
        message = f"{path.name} cannot be imported: {type(error).__name__}: {error}"
        raise CompileError("check-import", message, path=str(path)) from error
    finally:
        sys.path.remove(str(folder))
        sys.dont_write_bytecode = kept
    return module


def _compare(call: Call, interpreted: dict[str, Any], compiled: dict[str, Any]) -> bool:
    """Make a call twice and print what came out; whether it is the same."""
    first = _outcome(call.code, dict(interpreted))
    error = first.raised
    if isinstance(error, NameError | ImportError) and error.__traceback__ is not None:
        traceback = error.__traceback__
        while traceback.tb_next is not None:
            traceback = traceback.tb_next
        if traceback.tb_frame.f_code.co_filename == CALL:
            raise _mistake(call, f"{call.text!r} cannot be called: {first.text}", "")
    return _show(call.text, first, _outcome(call.code, dict(compiled)))


def _mistake(call: Call, message: str, hint: str) -> CompileError:
    """A mistake in a call: of the command line, or of the line that it stands in."""
    if call.span is None:
        return UsageError(message, hint)
    return CompileError("runas", message, call.span, hint=hint)


def _outcome(code: ast.Module, names: dict[str, Any]) -> Outcome:
    """Run statements, the last of which is a call. Its arguments are kept, to be looked at afterwards."""
    *before, last = code.body
    assert isinstance(last, ast.Expr)
    kept: dict[str, Any] = {}

    def keep(name: str, argument: Any) -> Any:
        kept[name] = argument
        return argument

    value, result, raised = last.value, None, None
    if isinstance(value, ast.Call):
        positional = [_kept(one, f"argument {place}") for place, one in enumerate(value.args, 1)]
        named = [ast.keyword(one.arg, _kept(one.value, one.arg or "**")) for one in value.keywords]
        value = ast.fix_missing_locations(ast.Call(value.func, positional, named))
    names["__kept__"] = keep
    with _captured() as printed:
        try:
            exec(compile(ast.Module(before, []), CALL, "exec"), names)
            result = eval(compile(ast.Expression(value), CALL, "eval"), names)
        except (Exception, SystemExit, GeneratorExit) as error:
            raised = error
    return Outcome(result, raised, "".join(printed), kept)


def _kept(argument: ast.expr, name: str) -> ast.expr:
    if isinstance(argument, ast.Starred):
        return ast.Starred(_kept(argument.value, name), ast.Load())
    return ast.Call(ast.Name("__kept__", ast.Load()), [ast.Constant(name), argument], [])


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


def _show(text: str, interpreted: Outcome, compiled: Outcome) -> bool:
    """Print a call with its outcome, or with what differs."""
    lines = [*_result(interpreted, compiled), *_printed(interpreted, compiled), *_arguments(interpreted, compiled)]
    if not lines:
        print(f"{text}\n  same: {shortened(compiled.text)}")
        return True
    print("\n".join([text, "  different", *(f"    {line}" for line in lines)]))
    return False


def _result(interpreted: Outcome, compiled: Outcome) -> list[str]:
    if interpreted.raised is None and compiled.raised is None:
        return _pair("result", interpreted.result, compiled.result)
    first, second = ((one.text, described(getattr(one.raised, "args", None))) for one in (interpreted, compiled))
    if first == second:
        return []
    if first[0] != second[0]:
        return _both("result", first[0], second[0])
    return _both("arguments of the exception", first[1], second[1])


def _printed(interpreted: Outcome, compiled: Outcome) -> list[str]:
    first, second = interpreted.printed, compiled.printed
    if first == second:
        return []
    lines = _both("printed", repr(first), repr(second))
    number, one, other = next(
        (number, one, other)
        for number, (one, other) in enumerate(zip(_padded(first, second), _padded(second, first), strict=True), 1)
        if one != other
    )
    if "\n" in (first + second).rstrip("\n"):
        lines.append(f"first difference: line {number} is {one!r} interpreted, {other!r} compiled")
    return lines


def _padded(text: str, other: str) -> list[str]:
    lines = text.splitlines(keepends=True)
    return lines + [""] * (len(other.splitlines()) - len(lines))


def _arguments(interpreted: Outcome, compiled: Outcome) -> list[str]:
    lines: list[str] = []
    for name, value in interpreted.arguments.items():
        if name in compiled.arguments:
            lines += _pair(f"{name} afterwards", value, compiled.arguments[name])
    return lines


def _pair(name: str, first: Any, second: Any) -> list[str]:
    """What differs of two values, and where first."""
    found = difference(first, second)
    if found is None:
        return []
    lines = _both(name, described(first), described(second))
    if found.is_inside:
        word = name.removesuffix(" afterwards")
        place, texts = (
            found.of(word if word.isidentifier() else "it"),
            (shortened(found.first), shortened(found.second)),
        )
        lines.append(f"first difference: {place} is {texts[0]} interpreted, {texts[1]} compiled")
    return lines


def _both(name: str, first: str, second: str) -> list[str]:
    return [f"{name}, interpreted: {shortened(first)}", f"{name}, compiled:    {shortened(second)}"]
