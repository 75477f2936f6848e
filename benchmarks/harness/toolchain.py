"""Builds each competitor's version of a kernel and finds the address of the machine code.

A build is a shared library, or for Numba the imported module that compiled itself. Pythran's builds are kept
in build/ under a hash of source and version, since they take seconds; all others are made anew in every run.
"""

from __future__ import annotations

import ctypes
import hashlib
import importlib.machinery
import importlib.metadata
import importlib.util
import math
import os
import resource
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from types import ModuleType
from typing import Any

from harness.kernels import DIRECTORY, Kernel

C, C_AGAIN, PYTHRAN, NUMBA, CYTHON, CAPSULEC = "C", "C again", "Pythran", "Numba", "Cython", "capsulec"
CPYTHON = "CPython"  # of whole programs only, where "C" is C++
# `C again` is the same C in a second library: its distance from 1.00 is the noise of the run.
COMPETITORS = (C, C_AGAIN, PYTHRAN, NUMBA, CYTHON, CAPSULEC)

REPOSITORY = DIRECTORY.parent.parent
BYTECODE = Path(tempfile.gettempdir()) / "capsulec-benchmarks-bytecode"
BUILD = DIRECTORY.parent / "build"
MOST_MEMORY = 8 << 30  # of a compiler, so that one does not stop all that the machine does
TRIALS = 4  # sets of inputs on which callbacks are compared
OUTPUTS = 65  # as in driver.c
SUFFIX = importlib.machinery.EXTENSION_SUFFIXES[0]


@dataclass(frozen=True)
class Missing:
    """Why a competitor has no figure: `word` stands in the table, `reason` below it."""

    word: str
    reason: str


@dataclass(frozen=True)
class Callback:
    """One competitor's version of a kernel: an address to call from C and a capsule to give to SciPy."""

    address: int
    capsule: Any
    owner: Any  # keeps the machine code mapped

    def low_level(self, kernel: Kernel, *user_data: float) -> Any:
        """A scipy.LowLevelCallable whose user data are the given numbers."""
        from scipy import LowLevelCallable

        if not user_data:
            return LowLevelCallable(self.capsule, signature=kernel.signature)
        data = (ctypes.c_double * len(user_data))(*user_data)
        return LowLevelCallable(self.capsule, ctypes.cast(data, ctypes.c_void_p), signature=kernel.signature)


def command_of(program: str) -> list[str]:
    """How to start a compiler of this Python environment; capsulec also runs from the source tree."""
    beside = Path(sys.executable).with_name(program)
    return [str(beside)] if beside.exists() else [sys.executable, "-m", program]


def environment() -> dict[str, str]:
    """The environment in which compilers are run: with bytecode, as installed packages have it, pip having made it."""
    kept = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    return {**kept, "PYTHONPATH": str(REPOSITORY), "PYTHONPYCACHEPREFIX": str(BYTECODE)}


def compile_command(competitor: str, module: str, output: Path) -> list[str]:
    """The command that builds kernels/<module> into `output`."""
    source = DIRECTORY / module
    match competitor:
        case "C" | "C again":
            return ["gcc", "-O2", "-shared", "-fPIC", "-o", str(output), f"{source}.c", "-lm"]
        case "Pythran" | "capsulec":
            return [*command_of(competitor.lower()), f"{source}.py", "-O2", "-o", str(output)]
        case "Cython":
            return [sys.executable, str(Path(__file__).with_name("build_cython.py")), f"{source}.pyx", str(output)]
        case _:
            raise ValueError(f"{competitor} has no compile command")


def cached_output(competitor: str, source: Path, variant: str = "") -> Path:
    """Where the build of a Python or C source (without its suffix) is put; `variant` tells other switches apart."""
    directory = BUILD / f"{competitor} {variant}".strip().replace(" ", "-")
    if competitor == PYTHRAN:
        try:
            version = importlib.metadata.version("pythran")
        except importlib.metadata.PackageNotFoundError:
            version = "absent"
        text = source.with_suffix(".py").read_bytes()
        directory /= hashlib.sha256(text + version.encode() + SUFFIX.encode()).hexdigest()[:16]
    return directory / (source.name + (SUFFIX if competitor in {PYTHRAN, CYTHON, CAPSULEC} else ".so"))


@cache
def build(competitor: str, module: str) -> Path | Missing:
    """The path of a built module of callbacks, made on first use."""
    return built(competitor, DIRECTORY / module, lambda output: compile_command(competitor, module, output))


def built(competitor: str, source: Path, command: Callable[[Path], list[str]], variant: str = "") -> Path | Missing:
    """The path of what `command` makes of a source, in which it is told the output."""
    output = cached_output(competitor, source, variant)
    failure = output.with_name("failure.txt")  # a build that uses up all memory takes minutes: one is enough
    if competitor == PYTHRAN and output.exists():
        return output
    if competitor == PYTHRAN and failure.exists():
        return Missing("not built", failure.read_text())
    shutil.rmtree(output.parent, ignore_errors=True) if competitor == PYTHRAN else output.unlink(missing_ok=True)
    output.parent.mkdir(parents=True, exist_ok=True)
    done = subprocess.run(
        command(output), capture_output=True, text=True, env=environment(), check=False, preexec_fn=_limit_memory
    )
    if done.returncode or not output.exists():
        problem = problem_in(done.stderr) or f"exit status {done.returncode} and no output"
        reason = f"{competitor} on {source.name}, with {MOST_MEMORY >> 30} GB of memory: {problem}"
        failure.write_text(reason)
        return Missing("not built", reason)
    return output


def _limit_memory() -> None:
    resource.setrlimit(resource.RLIMIT_AS, (MOST_MEMORY, MOST_MEMORY))


def problem_in(messages: str) -> str:
    """The line of a compiler's messages that says what is wrong: the first with `error`, else the last."""
    lines = messages.strip().splitlines()
    return next((line for line in lines if "error" in line.lower()), lines[-1] if lines else "")


def import_extension(path: Path) -> ModuleType:
    """An extension module imported from its file, whatever else has the same name."""
    name = path.name.partition(".")[0]
    specification = importlib.util.spec_from_file_location(name, path)
    assert specification is not None
    assert specification.loader is not None
    module = importlib.util.module_from_spec(specification)
    specification.loader.exec_module(module)
    return module


def address_of(capsule: Any) -> int:
    """The pointer inside a PyCapsule."""
    name_of, pointer_of = ctypes.pythonapi.PyCapsule_GetName, ctypes.pythonapi.PyCapsule_GetPointer
    name_of.restype, name_of.argtypes = ctypes.c_void_p, [ctypes.py_object]
    pointer_of.restype, pointer_of.argtypes = ctypes.c_void_p, [ctypes.py_object, ctypes.c_void_p]
    return int(pointer_of(capsule, name_of(capsule)))


def capsule_of(address: int, signature: str, owner: Any) -> Callback:
    """A callback for a bare function pointer, put into a capsule as SciPy's ctypes route does."""
    name = signature.encode()
    new = ctypes.pythonapi.PyCapsule_New
    new.restype, new.argtypes = ctypes.py_object, [ctypes.c_void_p, ctypes.c_char_p, ctypes.c_void_p]
    return Callback(address, new(address, name, None), (owner, name))


@cache
def numba_module() -> ModuleType | Missing:
    """kernels/numba_callbacks.py, which compiles while it is imported."""
    try:
        return import_extension(DIRECTORY / "numba_callbacks.py")
    except ImportError as error:
        return Missing("not built", f"Numba: {error}")


def load(competitor: str, kernel: Kernel, path: Path | None) -> Callback:
    """The callback in a module that `build` has made (`path` is None for Numba)."""
    if competitor == NUMBA:
        module = numba_module()
        if isinstance(module, Missing):
            raise ImportError(module.reason)
        return capsule_of(getattr(module, kernel.name).address, kernel.signature, module)
    assert path is not None
    if competitor in {C, C_AGAIN}:
        library = ctypes.CDLL(str(path))
        address = ctypes.cast(getattr(library, kernel.c_name), ctypes.c_void_p).value
        assert address is not None
        return capsule_of(address, kernel.signature, library)
    extension = import_extension(path)
    capsule = extension.__pyx_capi__[kernel.name] if competitor == CYTHON else getattr(extension, kernel.name)
    return Callback(address_of(capsule), capsule, extension)


@cache
def callback(competitor: str, kernel: Kernel) -> Callback | Missing:
    """One competitor's version of a kernel: built, loaded, and found to compute what C's does."""
    if competitor == NUMBA:
        module = numba_module()
        if isinstance(module, Missing):
            return module
        return verified(competitor, kernel, load(competitor, kernel, None))
    path = build(competitor, kernel.module)
    if isinstance(path, Missing):
        return path
    try:
        return verified(competitor, kernel, load(competitor, kernel, path))
    except (ImportError, AttributeError, ValueError, OSError) as error:
        return Missing("not loaded", f"{competitor}, {kernel.name}: {error}")


def verified(competitor: str, kernel: Kernel, loaded: Callback) -> Callback | Missing:
    """The same callback, or what it computes differently from C.

    Not left to the SciPy calls: nquad's box is symmetric, so that `x + y * z` integrates to the same as `f`.
    """
    if competitor == C:
        return loaded
    reference = callback(C, kernel)
    if isinstance(reference, Missing):
        return reference
    for trial in range(TRIALS):
        expected, found = (results(kernel, each, trial) for each in (reference, loaded))
        for position, (right, value) in enumerate(zip(expected, found, strict=True)):
            if not math.isclose(value, right, rel_tol=1e-12):
                where = f"trial {trial}, output {position}"
                return Missing("wrong result", f"{competitor}, {kernel.name}, {where}: {value}, in C {right}")
    return loaded


def results(kernel: Kernel, loaded: Callback, trial: int) -> list[float]:
    """What one call gives at the trial-th set of inputs: its value, then what it writes."""
    outputs = (ctypes.c_double * OUTPUTS)()
    count = driver().results(kernel.driver_kind, loaded.address, trial, outputs)
    return list(outputs[:count])


def placements(competitor: str, kernel: Kernel, count: int) -> list[Callback] | Missing:
    """The same callback loaded from `count` copies of its module, each at an address of its own.

    Numba's code stands where its JIT put it: a list of one.
    """
    original = callback(competitor, kernel)
    path = None if competitor == NUMBA else build(competitor, kernel.module)
    if isinstance(original, Missing):
        return original
    if not isinstance(path, Path):
        return [original]
    loaded = []
    for _ in range(count):
        with tempfile.TemporaryDirectory() as directory:  # a mapped file may be deleted
            loaded.append(load(competitor, kernel, Path(shutil.copy(path, directory))))
    return loaded


def native(name: str, *flags: str) -> Path:
    """The path of harness/<name>.c built as a shared library."""
    output = BUILD / f"{name}.so"
    output.parent.mkdir(parents=True, exist_ok=True)
    source = Path(__file__).with_name(f"{name}.c")
    subprocess.run(["gcc", "-O2", "-shared", "-fPIC", "-o", output, source, *flags], check=True)
    return output


@cache
def driver() -> ctypes.CDLL:
    """driver.c, built and ready: the loops that call a callback directly."""
    return load_driver(native("driver"))


def load_driver(path: Path) -> ctypes.CDLL:
    """driver.c loaded from its library."""
    library = ctypes.CDLL(str(path))
    arguments: list[Any] = [ctypes.c_int, ctypes.c_void_p, ctypes.c_long]
    for name, result in (
        ("timed", ctypes.c_double),
        ("allocations", ctypes.c_long),
    ):
        function = getattr(library, name)
        function.argtypes, function.restype = arguments, result
    library.profiled.argtypes, library.profiled.restype = [*arguments, ctypes.c_char_p], None
    library.results.argtypes = [ctypes.c_int, ctypes.c_void_p, ctypes.c_int, ctypes.POINTER(ctypes.c_double)]
    library.results.restype = ctypes.c_long
    library.prepare()
    return library
