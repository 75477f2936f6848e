"""Runs `Loop`s alone: one C++ function each over arrays of operands, all built into one library, called by ctypes."""

from __future__ import annotations

import ctypes
import shutil
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path

import numpy as np

import capsulec
from capsulec.ir.nodes import Loop
from capsulec.ir.types import Scalar

INCLUDE = Path(capsulec.__file__).parent / "runtime" / "include"
VERSION = f"-DCAPSULEC_PYTHON=0x{sys.version_info[0]:02X}{sys.version_info[1]:02X}"
# On bools, & is meant: both sides are evaluated. g++ does not know the warning, and ignores that it is off.
FLAGS = [
    VERSION,
    "-std=c++17",
    "-shared",
    "-fPIC",
    "-ffp-contract=off",
    "-Wall",
    "-Wextra",
    "-Werror",
    "-Wno-bitwise-instead-of-logical",
]
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
    """Loops that are compiled, by one or more compilers."""

    libraries: list[ctypes.CDLL]
    numbers: dict[tuple, int]

    def run(self, loop: Loop, *operands: np.ndarray) -> list:
        """For each element the result, or (class name, message); all compilers agree on it."""
        with np.errstate(all="ignore"):
            inputs = [
                np.ascontiguousarray(values.astype(numpy_dtype(type_)))
                for values, type_ in zip(operands, loop.operands, strict=True)
            ]
        result, failures = self._run(self.libraries[0], loop, inputs, len(operands[0]))
        for library in self.libraries[1:]:
            other_result, other_failures = self._run(library, loop, inputs, len(operands[0]))
            np.testing.assert_array_equal(other_result, result, loop.cxx)
            if result.dtype.kind == "f":
                signs = np.signbit(other_result) == np.signbit(result)
                assert (signs | np.isnan(result)).all(), loop.cxx
            assert (other_failures == failures).all(), loop.cxx
        if not failures["name"].any():
            return list(result)
        return [
            (failure[0].decode(), failure[1].decode()) if failure[0] else value
            for value, failure in zip(result, failures.tolist(), strict=True)
        ]

    def _run(
        self, library: ctypes.CDLL, loop: Loop, inputs: list[np.ndarray], size: int
    ) -> tuple[np.ndarray, np.ndarray]:
        result = np.zeros(size, numpy_dtype(loop.result))
        failures = np.zeros(size, FAILURE)
        pointers = (ctypes.c_void_p * len(inputs))(*[values.ctypes.data for values in inputs])
        function = getattr(library, f"f{self.numbers[key(loop)]}")
        function(
            ctypes.c_int64(size),
            pointers,
            ctypes.c_void_p(result.ctypes.data),
            ctypes.c_void_p(failures.ctypes.data),
        )
        return result, failures


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


def compilers() -> list[list[str]]:
    """g++ as it is, g++ with checks for undefined behaviour, and clang where it is installed."""
    found = [["g++"], ["g++", "-fsanitize=undefined", "-fno-sanitize-recover=all"]]
    return [*found, ["clang++"]] if shutil.which("clang++") else found


def build(loops: list[Loop], folder: Path) -> Driver:
    """A driver for the loops, equal ones once, by all compilers, two at a time."""
    distinct: dict[tuple, Loop] = {}
    for loop in loops:
        distinct.setdefault(key(loop), loop)
    numbers = {k: number for number, k in enumerate(distinct)}
    headers = sorted({loop.header for loop in distinct.values() if loop.header})
    includes = "\n".join(f'#include "capsulec/{header}"' for header in headers)
    source = folder / "driver.cpp"
    functions = [_function(numbers[k], loop) for k, loop in distinct.items()]
    source.write_text(PROLOGUE.format(includes=includes) + "\n".join(functions))

    def compiled(compiler: list[str]) -> ctypes.CDLL:
        target = folder / f"{'-'.join(compiler[:2])}.so".replace("=", "-")
        command = [*compiler, "-O1", *FLAGS, f"-I{INCLUDE}", str(source), "-o", str(target), "-lm"]
        process = subprocess.run(command, stderr=subprocess.PIPE, text=True, check=False)
        assert process.returncode == 0, process.stderr[:5000]
        return ctypes.CDLL(str(target))

    with ThreadPoolExecutor(2) as pool:
        return Driver(list(pool.map(compiled, compilers())), numbers)


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
