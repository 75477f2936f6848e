"""Whole programs, called as functions of one count: each written once in Python and once in C++ (programs/).

Each competitor gives a function of Python; that of C++ is called through ctypes, whose cost is nothing beside a run.
"""

from __future__ import annotations

import ctypes
import math
import subprocess
import tempfile
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from types import ModuleType

from harness import toolchain
from harness.toolchain import CAPSULEC, CPYTHON, NUMBA, PYTHRAN, SUFFIX, C, Missing

DIRECTORY = Path(__file__).parent.parent / "programs"
Run = Callable[[int], float]


@dataclass(frozen=True)
class Program:
    """programs/<name>.py with its function `name`, and programs/<name>.cpp; `count` takes it a few milliseconds."""

    name: str
    count: int
    small: int  # a count that CPython is quick with: for comparing results


PROGRAMS = (
    Program("queens", 11, 6),
    Program("fannkuch", 9, 6),
    Program("nbody", 100_000, 100),
    Program("spectral_norm", 300, 20),
    Program("sieve", 1_000_000, 1000),
    Program("words", 100_000, 1000),
    Program("quicksort", 200_000, 1000),
    Program("levenshtein", 1500, 100),
    Program("pipeline", 1_000_000, 1000),
)


def command(competitor: str, name: str, output: Path) -> list[str]:
    """The command that builds a program into `output`."""
    source = DIRECTORY / name
    if competitor == C:
        return ["g++", "-O2", "-std=c++17", "-shared", "-fPIC", "-o", str(output), f"{source}.cpp"]
    return [*toolchain.command_of(competitor.lower()), f"{source}.py", "-O2", "-o", str(output)]


@cache
def function(competitor: str, program: Program) -> Run | Missing:
    """One competitor's program, found to compute what CPython does."""
    try:
        run = _function(competitor, program)
    except Exception as error:  # of Numba there are many kinds
        return Missing("not built", f"{competitor}, {program.name}: {_first_line(error)}")
    if isinstance(run, Missing) or competitor == CPYTHON:
        return run
    reference = function(CPYTHON, program)
    assert not isinstance(reference, Missing)
    try:
        found, right = run(program.small), reference(program.small)
    except Exception as error:
        return Missing("not built", f"{competitor}, {program.name}: {_first_line(error)}")
    if not math.isclose(found, right, rel_tol=1e-9):
        return Missing("wrong result", f"{competitor}, {program.name}: {found}, in CPython {right}")
    return run


def _first_line(error: Exception) -> str:
    lines = [line for line in str(error).splitlines() if line.strip()]
    return f"{type(error).__name__}: {lines[-1] if lines else ''}"[:160]


def _function(competitor: str, program: Program) -> Run | Missing:
    name = program.name
    if competitor in (CPYTHON, NUMBA):
        module = toolchain.import_extension(DIRECTORY / f"{name}.py")
        if competitor == NUMBA:
            compile_with_numba(module)
        return getattr(module, name)
    built = toolchain.built(competitor, DIRECTORY / name, lambda output: command(competitor, name, output))
    if isinstance(built, Missing):
        return built
    if competitor == C:
        run = ctypes.CDLL(str(built)).run
        run.argtypes, run.restype = [ctypes.c_int64], ctypes.c_double
        return run
    return getattr(toolchain.import_extension(built), name)


def compile_with_numba(module: ModuleType) -> None:
    """Every function of the module becomes Numba's, so that they call one another without Python."""
    from numba import njit

    for name, value in list(vars(module).items()):
        if callable(value) and getattr(value, "__module__", "") == module.__name__:
            setattr(module, name, njit(value))


def build_seconds(competitor: str, name: str) -> float:
    """The seconds of one build, from process start to finished module."""
    from build_time import launched

    with tempfile.TemporaryDirectory() as directory:
        seconds, _, problem = launched(command(competitor, name, Path(directory) / (name + SUFFIX)))
    if problem:
        raise subprocess.SubprocessError(problem)
    return seconds


BUILT = (PYTHRAN, CAPSULEC)
