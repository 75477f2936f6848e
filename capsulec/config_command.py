"""The program `capsulec-config`: what a build system needs to compile the C++ that `capsulec -E` writes.

Its options are those of pythran-config, so that a build file needs another program's name and nothing else.
"""

from __future__ import annotations

import os
import sys
import sysconfig

from capsulec import __version__, get_include

USAGE = """\
usage: capsulec-config [--compiler] [--cflags | --cflags-pythran-only] [--include-dir] [--libs] [--no-python] [-v]

Prints what is needed to compile the C++ file that capsulec -E writes.

  --compiler             the C++ compiler that capsulec would use
  --cflags               switches for the compiler
  --cflags-pythran-only  the same without Python's and NumPy's directories
  --include-dir          capsulec's headers (those that --emit=cxx includes; -E needs none)
  --libs                 switches for the linker
  --no-python            leave out what is for Python
  -v, --verbose          accepted for pythran-config's callers
  -V, --version          print the version and stop
  -h, --help             print this page and stop
"""
PRINTING = ("--compiler", "--cflags", "--cflags-pythran-only", "--include-dir", "--libs")
OTHER = ("--no-python", "-v", "-vv", "--verbose")
MISUSED = 2


def main(argv: list[str] | None = None) -> int:
    """Runs the program on the words after its name; its exit status."""
    words = sys.argv[1:] if argv is None else argv
    unknown = [word for word in words if word not in (*PRINTING, *OTHER, "-V", "--version", "-h", "--help")]
    if unknown:
        from capsulec.diagnostics import close_matches

        hint = close_matches(unknown[0], (*PRINTING, *OTHER)) or "capsulec-config --help lists the options"
        print(f"capsulec-config: error: unknown option {unknown[0]}\n  hint: {hint}", file=sys.stderr)
        return MISUSED
    if "-V" in words or "--version" in words:
        print(__version__)
    elif "-h" in words or "--help" in words or not set(words) & set(PRINTING):
        print(USAGE, end="")
    else:
        python = "--no-python" not in words
        print(" ".join(text for word in PRINTING if word in words for text in _printed(word, python)))
    return 0


def _printed(word: str, python: bool) -> list[str]:
    match word:
        case "--compiler":
            return [_compiler()]
        case "--cflags":
            return cflags(python)
        case "--cflags-pythran-only":
            return cflags(False)
        case "--include-dir":
            return [get_include()]
        case _:
            return libs()


def cflags(python: bool = True) -> list[str]:
    """The switches for the compiler of an extension module; with `python` Python's and NumPy's directories too."""
    from capsulec.backend.compilers import REQUIRED

    shared = ["-fno-math-errno", f"-I{get_include()}"]
    if not python:
        return [*REQUIRED["gcc"], *shared]
    return [*REQUIRED["gcc"], "-fPIC", *shared, f"-I{sysconfig.get_path('include')}", f"-I{_numpy_headers()}"]


def libs() -> list[str]:
    """The switches for the linker."""
    return ["-lm"]


def _numpy_headers() -> str:
    """NumPy's headers, found without importing it."""
    from importlib.util import find_spec

    spec = find_spec("numpy")
    origin = spec.origin if spec is not None and spec.origin else ""
    return os.path.join(os.path.dirname(origin), "_core", "include")


def _compiler() -> str:
    from capsulec.backend.compilers import find_compiler
    from capsulec.diagnostics import CompileError

    try:
        return " ".join(find_compiler(os.environ).cxx)
    except CompileError:
        return "c++"
