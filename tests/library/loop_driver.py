"""Runs `Loop`s alone: one C++ function each over arrays of operands, all built into one library, called by ctypes."""

from __future__ import annotations

import ctypes
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

import numpy as np

import capsulec
from capsulec.ir.nodes import Loop
from capsulec.ir.types import Scalar

INCLUDE = Path(capsulec.__file__).parent / "runtime" / "include"
VERSION = f"-DCAPSULEC_PYTHON=0x{sys.version_info[0]:02X}{sys.version_info[1]:02X}"
FLAGS = [VERSION, "-std=c++17", "-fPIC", "-ffp-contract=off", "-Wall", "-Wextra", "-Werror"]
NAMES = {"float32": "float", "float64": "double", "float128": "long double", "bool": "bool"}
NUMPY_NAMES = {"float128": "longdouble", "complex256": "clongdouble"}

PROLOGUE = """
#include "capsulec/python/exception.hpp"
#include "capsulec/complex.hpp"
{includes}
using capsulec::complex64, capsulec::complex128, capsulec::complex256;
namespace py = capsulec::py;
namespace np = capsulec::np;
struct Failure {{ char name[32]; char message[128]; }};
static void record(Failure &failure, const py::Exception &error) {{
    int at = 0;
    for (const char *c = error.type->name; *c != 0; ++c) failure.name[at++] = *c;
    at = 0;
    char buffer[128];
    for (const char *c = error.text(buffer, 128); *c != 0; ++c) failure.message[at++] = *c;
}}
"""


def cxx_type(type_: Scalar) -> str:
    return NAMES.get(type_.dtype) or (type_.dtype if type_.dtype[0] == "c" else f"{type_.dtype}_t")


def numpy_dtype(type_: Scalar) -> np.dtype:
    return np.dtype(NUMPY_NAMES.get(type_.dtype, type_.dtype))


def key(loop: Loop) -> tuple:
    return loop.operands, loop.result, loop.cxx, loop.header, loop.raises


FAILURE = np.dtype([("name", "S32"), ("message", "S128")])


@dataclass
class Driver:
    """Loops that are compiled; `run` gives for each element the result, or (class name, message)."""

    library: ctypes.CDLL
    numbers: dict[tuple, int]

    def run(self, loop: Loop, *operands: np.ndarray) -> list:
        size = len(operands[0])
        inputs = [
            np.ascontiguousarray(values.astype(numpy_dtype(type_)))
            for values, type_ in zip(operands, loop.operands, strict=True)
        ]
        result = np.zeros(size, numpy_dtype(loop.result))
        failures = np.zeros(size, FAILURE)
        pointers = (ctypes.c_void_p * len(inputs))(*[values.ctypes.data for values in inputs])
        function = getattr(self.library, f"f{self.numbers[key(loop)]}")
        function(
            ctypes.c_int64(size),
            pointers,
            ctypes.c_void_p(result.ctypes.data),
            ctypes.c_void_p(failures.ctypes.data),
        )
        if not failures["name"].any():
            return list(result)
        return [
            (failure[0].decode(), failure[1].decode()) if failure[0] else value
            for value, failure in zip(result, failures.tolist(), strict=True)
        ]


def _function(number: int, loop: Loop) -> str:
    text = loop.cxx
    lines = [f'extern "C" void f{number}(int64_t n, const void *const *in, void *out, Failure *failures) {{']
    lines.append("    (void)in; (void)failures;")
    lines.append("    for (int64_t i = 0; i < n; ++i) {")
    for position, type_ in enumerate(loop.operands):
        name = cxx_type(type_)
        lines.append(f"        const {name} x{position} = static_cast<const {name} *>(in[{position}])[i];")
        lines.append(f"        (void)x{position};")
        text = text.replace(f"{{{position}}}", f"x{position}")
    store = f"static_cast<{cxx_type(loop.result)} *>(out)[i] = {text};"
    if loop.raises:
        lines.append(f"        try {{ {store} }}")
        lines.append("        catch (const py::Exception &error) { record(failures[i], error); }")
    else:
        lines.append(f"        {store}")
    return "\n".join([*lines, "    }", "}"])


def build(loops: list[Loop], folder: Path, compiler: str = "g++", *flags: str, parts: int = 2) -> Driver:
    """A driver for the loops, equal ones once; `parts` compilers run at a time."""
    distinct: dict[tuple, Loop] = {}
    for loop in loops:
        distinct.setdefault(key(loop), loop)
    numbers = {k: number for number, k in enumerate(distinct)}
    headers = sorted({loop.header for loop in distinct.values() if loop.header})
    includes = "\n".join(f'#include "capsulec/{header}"' for header in headers)
    processes, sources = [], []
    for part in range(parts):
        source = folder / f"part{part}.cpp"
        functions = [_function(numbers[k], loop) for k, loop in distinct.items() if numbers[k] % parts == part]
        source.write_text(PROLOGUE.format(includes=includes) + "\n".join(functions))
        command = [compiler, "-O1", *FLAGS, *flags, f"-I{INCLUDE}", "-c", str(source), "-o", f"{source}.o"]
        processes.append(subprocess.Popen(command, stderr=subprocess.PIPE, text=True))
        sources.append(source)
    for process in processes:
        _, errors = process.communicate()
        assert process.returncode == 0, errors[:5000]
    target = folder / "driver.so"
    subprocess.run([compiler, "-shared", *flags, *[f"{s}.o" for s in sources], "-o", str(target), "-lm"], check=True)
    return Driver(ctypes.CDLL(str(target)), numbers)


def same(actual: object, expected: object) -> bool:
    """Whether two results are one value: nan is nan, the signs of zeros count, failures by class and message."""
    if isinstance(actual, tuple) or isinstance(expected, tuple):
        return isinstance(actual, tuple) and isinstance(expected, tuple) and actual == expected
    a, b = np.asarray(actual), np.asarray(expected)
    if a.dtype.kind == "c":
        return same(a.real, b.real) and same(a.imag, b.imag)
    if a.dtype.kind == "f":
        return bool((a != a and b != b) or (a == b and np.signbit(a) == np.signbit(b)))
    return bool(a == b)
