"""Compiling from Python: `capsulec.compile` of a text or a function, and `capsulec.load` of a file.

    module = capsulec.compile('''
    #pythran export f(float)
    def f(x):
        return 2 * x
    ''')
    fast = capsulec.compile(slow, "slow(float64[:])")

Both go through the store of built modules (`capsulec.cache`): what has been built before is only loaded.
"""

from __future__ import annotations

import os
import tempfile
from collections.abc import Callable, Iterable
from importlib.machinery import ExtensionFileLoader
from importlib.util import module_from_spec, spec_from_file_location
from pathlib import Path
from types import FunctionType, ModuleType
from typing import Any

from capsulec import cache
from capsulec.diagnostics import CompileError, CompileErrors, UsageError, render
from capsulec.options import Options

Source = str | Callable[..., Any]


class BuildError(Exception):
    """A program that cannot be compiled; its text is what the command line would print.

    `errors` are the mistakes, each with `code`, `message` and `span`.
    """

    def __init__(self, errors: list[CompileError], texts: dict[str, str]) -> None:
        super().__init__("\n".join(render(error, texts) for error in errors))
        self.errors = errors


def load(path: str | os.PathLike[str], *switches: str) -> ModuleType:
    """The compiled module of a Python file with export comments.

    `switches` are those of the command line, such as "-O3" and "--unchecked". The module is new with each call and is
    not entered in `sys.modules`. Raises BuildError, FileNotFoundError and, for switches, UsageError.
    """
    source = Path(path)
    text = source.read_bytes()
    return _loaded(source.resolve(), text, switches)


def compile(source: Source, *exports: str, switches: Iterable[str] = ()) -> Any:
    """The compiled module of a program's text, or the compiled function of a Python function.

    A text has its exports in comments. For a function they are given as `exports`, such as "f(float64[:], int)", or
    stand in comments above it; what it uses of its module goes with it: functions, modules, and constants that can be
    written down. Raises BuildError, and TypeError for what is neither.
    """
    words = tuple(switches)
    if isinstance(source, str):
        name, text = "program", "".join([source, *(f"\n#pythran export {export}" for export in exports), "\n"])
        return _loaded_text(name, text, words)
    if not isinstance(source, FunctionType):
        raise TypeError(f"a text or a Python function can be compiled, not {type(source).__name__}")
    from capsulec.function_source import function_source

    name = source.__name__
    return getattr(_loaded_text(name, function_source(source, exports), words), name)


def _loaded_text(name: str, text: str, switches: tuple[str, ...]) -> ModuleType:
    """Names of files in messages are `name.py`; the file itself is needed only while it is compiled."""
    with tempfile.TemporaryDirectory(prefix="capsulec-") as place:
        path = Path(place) / f"{name}.py"
        path.write_text(text, encoding="utf-8")
        return _loaded(path, path.read_bytes(), switches, shown=f"{name}.py")


def _loaded(source: Path, text: bytes, switches: tuple[str, ...], shown: str = "") -> ModuleType:
    from capsulec.configuration import configured, find
    from capsulec.options import parse

    parsed = parse([*switches, "-w", str(source)])
    if isinstance(parsed, str) or len(parsed) != 1 or parsed[0].emit != "so":
        raise UsageError("only switches that a module is built with can be given here")
    name = parsed[0].module
    try:
        options = configured(parsed[0])
        configuration = find(source)
        beside = source.with_suffix(".pythran")
        files = [path for path in (configuration, beside) if path is not None and path.is_file()]
        place = shown or str(source)
        key = cache.digest(
            place, text, *switches, *(path.read_bytes() for path in files), cache.surroundings(options.cxx_flags)
        )
        path = cache.module(name, key, lambda output: _build(options, output, text))
    except (CompileError, CompileErrors) as error:
        raise _readable(error, source, shown) from None
    return _imported(name, path)


def _build(options: Options, output: Path, text: bytes) -> cache.Made:
    """Compiles to `output`. Raises BuildError when the source is not `text` any more, as the key says."""
    from capsulec.driver import run
    from capsulec.records import replace
    from capsulec.stages import files_of_rule

    rule = output.with_suffix(".d")
    run(replace(options, output=output, depfile=rule), lambda _: None)
    if options.source.read_bytes() != text:
        changed = CompileError("unreadable-file", "the file changed while it was compiled", path=str(options.source))
        raise BuildError([changed], {})
    # The rule names the source first, which the hash has already, and then what it imports.
    read = files_of_rule(rule.read_text(encoding="utf-8", errors="surrogateescape"))[1:]
    rule.unlink()
    return cache.Made(tuple(map(os.path.abspath, read)))


def _imported(name: str, path: Path) -> ModuleType:
    spec = spec_from_file_location(name, path, loader=ExtensionFileLoader(name, str(path)))
    assert spec is not None
    assert spec.loader is not None
    module = module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def _readable(error: CompileError | CompileErrors, source: Path, shown: str) -> BuildError:
    errors = error.errors if isinstance(error, CompileErrors) else [error]
    texts = {str(source): source.read_text(encoding="utf-8", errors="replace")}
    made = BuildError(errors, texts)
    if shown:
        made.args = (str(made).replace(str(source), shown),)
    return made
