"""A file of kernels: what it exports, the same functions run by CPython, and the modules compiled from it.

A kernel is a function with its export on the line above it:

    # bug 012: why it fails today
    #pythran export capsule name(int, float64*)
    def name(n, p): ...

The line with a bug keeps the kernel out of the module that its file becomes; its test compiles it alone and is
expected to fail.
"""

from __future__ import annotations

import ast
import contextlib
import ctypes
import fcntl
import functools
import importlib.util
import io
import os
import re
import subprocess
import sys
import types
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import sanitized

EXPORT = re.compile(r"(?:# bug (\w+).*\n)?#pythran export capsule (\w+)\((.*)\)\n(?=def \2\()")


@dataclass(frozen=True)
class Kernel:
    """One exported function. `types` are the words of the export, `bug` the number of a known mistake of ours."""

    path: Path
    name: str
    types: tuple[str, ...]
    parameters: tuple[str, ...]
    bug: str | None
    source: str

    @property
    def id(self):
        return f"{self.path.stem}-{self.name}"


def kernels_of(path):
    """Every kernel of a file, in its order."""
    text = path.read_text()
    functions = {node.name: node for node in ast.parse(text).body if isinstance(node, ast.FunctionDef)}
    for match in EXPORT.finditer(text):
        node = functions[match[2]]
        types = tuple(word.strip() for word in match[3].split(",") if word.strip())
        parameters = tuple(parameter.arg for parameter in node.args.args)
        yield Kernel(path, match[2], types, parameters, match[1], ast.get_source_segment(text, node))


class Overflow:
    """Whether a Python integer has left 64 bits while a kernel ran: compiled integers wrap, Python's do not."""

    happened = False


def _checked(value):
    if type(value) is int and not -(2**63) <= value < 2**63:
        Overflow.happened = True
    return value


class _CheckEveryInteger(ast.NodeTransformer):
    """Passes the value of every operation and call through `_checked`."""

    def _wrap(self, node):
        if not any(isinstance(part, (ast.Name, ast.Call)) for part in ast.walk(node)):
            return node  # a constant may leave 64 bits on the way to its value
        self.generic_visit(node)
        call = ast.Call(ast.Name("_checked", ast.Load()), [node], [])
        return ast.copy_location(call, node)

    visit_BinOp = visit_UnaryOp = visit_Call = _wrap

    def visit_AugAssign(self, node):
        self.generic_visit(node)
        if not isinstance(node.target, ast.Name):
            return node
        loaded = ast.Name(node.target.id, ast.Load())
        check = ast.Expr(ast.Call(ast.Name("_checked", ast.Load()), [loaded], []))
        return [node, ast.copy_location(check, node)]

    def visit_Raise(self, node):
        return node


class WeakPointer:
    """A pointer to `int`, `float`, `complex` or `bool`: its elements are Python's scalars, not NumPy's."""

    def __init__(self, array):
        self.array = array

    def __getitem__(self, index):
        return self.array[index].item()

    def __setitem__(self, index, value):
        self.array[index] = (_checked(value) + 2**63) % 2**64 - 2**63 if type(value) is int else value


def as_array(pointer, shape):
    """numpy.ctypeslib.as_array for what stands for pointers: NumPy arrays and WeakPointers."""
    pointer = pointer.array if isinstance(pointer, WeakPointer) else pointer
    shape = shape if isinstance(shape, tuple) else (shape,)
    np.ctypeslib.as_array(ctypes.cast(pointer.ctypes.data, ctypes.POINTER(ctypes.c_int8)), shape)
    return pointer[: int(np.prod(shape, dtype=int))].reshape(shape)


@functools.cache
def interpreted(path):
    """The names that the file defines, run by CPython with every integer checked."""
    tree = ast.fix_missing_locations(_CheckEveryInteger().visit(ast.parse(path.read_text())))
    module = sys.modules.setdefault(path.stem, types.ModuleType(path.stem))  # dataclasses look for it
    names = module.__dict__ | {"__name__": path.stem, "_checked": _checked}
    for node in tree.body:
        exec(compile(ast.Module([node], []), str(path), "exec"), names)
        if "as_array" in names:
            names["as_array"] = as_array
    return names


class CompilationFailed(Exception):
    """What capsulec printed."""


def compile_module(source, output, *flags):
    """Builds the extension module `output` and imports it. Raises CompilationFailed."""
    from capsulec.cli import main

    words = [str(source), "-o", str(output), *(flags or ("-O1",)), *os.environ.get("RUN_FLAGS", "").split()]
    os.environ["CAPSULEC_DEBUG"] = "1"
    if sanitized.MARK in os.environ:  # the compiler itself need not be watched, which takes ten times as long
        apart = sanitized.unwatched(os.environ)
        done = subprocess.run(
            [sys.executable, "-m", "capsulec", *words], stderr=subprocess.PIPE, text=True, env=apart, check=False
        )
        status, messages = done.returncode, done.stderr
    else:
        printed = io.StringIO()
        with contextlib.redirect_stderr(printed):
            status = main(words)
        messages = printed.getvalue()
    if status:
        raise CompilationFailed(messages)
    return _import(output)


def _import(path):
    name = path.name.split(".")[0]
    spec = importlib.util.spec_from_file_location(name, path)
    module = importlib.util.module_from_spec(spec)
    sys.modules[name] = module
    spec.loader.exec_module(module)
    return module


def without(text, dropped):
    """`text` with the exports of the kernels in `dropped` taken out, every line at its place."""

    def replace(match):
        if match[2] not in dropped:
            return match[0]
        return "#\n" * match[0].count("\n")

    return EXPORT.sub(replace, text)


# Where what g++ makes of loops and arithmetic is tested too. The other files ask what functions do; they build in half the
# time without it.
OPTIMISED = ("arrays_", "boundary_", "programs_", "scalars", "speed_")


def optimisation(path):
    """The level at which the modules of a file of kernels/ or functions/ are built."""
    return "-O1" if path.parent.name == "kernels" or path.stem.startswith(OPTIMISED) else "-O0"


class Builder:
    """Modules built under `folder`, each once for all processes that share it."""

    def __init__(self, folder, members=kernels_of, without=without):
        self.folder = folder
        self.members, self.without = members, without
        self.modules = {}

    def module(self, kernel):
        """The module that holds `kernel`: its file's, or one of its own when that cannot be built."""
        siblings = list(self.members(kernel.path))
        good = [one.name for one in siblings if one.bug is None]
        if kernel.bug is None:
            with contextlib.suppress(CompilationFailed):
                return self._built(kernel.path, kernel.path.stem, good)
        return self._built(kernel.path, f"{kernel.path.stem}__{kernel.name}", [kernel.name])

    def _built(self, path, name, exported):
        if name not in self.modules:
            with open(self.folder / f"{name}.lock", "w") as lock:
                fcntl.flock(lock, fcntl.LOCK_EX)
                self.modules[name] = self._build(path, name, exported)
        if isinstance(self.modules[name], CompilationFailed):
            raise self.modules[name]
        return self.modules[name]

    def _build(self, path, name, exported):
        output, failure = self.folder / f"{name}.so", self.folder / f"{name}.failed"
        if failure.exists():
            return CompilationFailed(failure.read_text())
        if output.exists():
            return _import(output)
        source = self.folder / f"{name}.py"
        dropped = {kernel.name for kernel in self.members(path)} - set(exported)
        source.write_text(self.without(path.read_text(), dropped))
        try:
            return compile_module(source, output, optimisation(path))
        except CompilationFailed as error:
            failure.write_text(str(error))
            return error
