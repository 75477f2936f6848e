"""Tuples of the runtime: items, layout, and comparisons as Python makes them."""

import itertools
import subprocess
from pathlib import Path

import capsulec

INCLUDE = Path(capsulec.__file__).parent / "runtime" / "include"
FLAGS = ["-std=c++17", "-Wall", "-Wextra", "-Werror", "-fsanitize=undefined", "-fno-sanitize-recover"]
NAN = float("nan")
TUPLES = [
    (), (1,), (2,), (1.0,), (1, 2), (1, 2.5), (1, 2.0, 3), (1, 2, 3), (1, 3, 0), (0, 9, 9), (1.5, 2), (True, 2),
    (NAN, 1), (1, NAN), (2**53 + 1,), (2.0**53,), (2**63 - 1, 1.0), (2.0**63, 1.0), ((1, 2), 3),
    ((1, 2), 4.0), ((1, 2.5), 0),
]  # fmt: skip
OPERATORS = {
    "==": lambda a, b: a == b,
    "!=": lambda a, b: a != b,
    "<": lambda a, b: a < b,
    "<=": lambda a, b: a <= b,
    ">": lambda a, b: a > b,
    ">=": lambda a, b: a >= b,
}
PROGRAM = """
#include <stddef.h>
#include "capsulec/compiler.hpp"
#include "capsulec/python/tuple.hpp"
namespace py = capsulec::py;

static_assert(__is_trivially_copyable(py::tuple<double, int64_t, bool>) && __is_aggregate(py::tuple<double, bool>), "");
static_assert(sizeof(py::tuple<double, int64_t>) == 16 && sizeof(py::tuple<double>) == 8, "");
static_assert(py::make_tuple(1, 2.5, true).item<1>() == 2.5, "");
static_assert(py::make_tuple(1, 2.5) < py::make_tuple(1, 3.5), "compared while compiling");

int main() {
    py::tuple<int64_t, int64_t, int64_t> three = py::make_tuple(int64_t{5}, int64_t{6}, int64_t{7});
    for (int64_t i = 0; i < 3; ++i) {
        if (py::item_at(three, i) != 5 + i) return 1;
    }
    if (py::item_at(py::make_tuple(2.5), 0) != 2.5) return 1;
@checks@
    return 0;
}
"""


def comparable(a, b):
    """Whether Python compares them: a number beside a tuple is a TypeError."""
    try:
        return a < b or True
    except TypeError:
        return False


def cxx(value):
    match value:
        case tuple():
            return f"py::make_tuple({', '.join(map(cxx, value))})"
        case bool():
            return str(value).lower()
        case int():
            return f"int64_t{{{value}}}"
        case _ if value != value:
            return "CAPSULEC_NAN"
        case _:
            return repr(value)


def fresh_nan(value):
    """Another object for nan: Python takes an object to be equal to itself."""
    return tuple(float("nan") if item != item else item for item in value)


def test_tuples(tmp_path):
    checks = [
        f"    if (({cxx(a)} {symbol} {cxx(b)}) != {str(operator(a, fresh_nan(b))).lower()}) return {number % 250 + 2};"
        for number, (a, b) in enumerate(itertools.product(TUPLES, repeat=2))
        if comparable(a, b)
        for symbol, operator in OPERATORS.items()
    ]
    Path(tmp_path, "tuple.cpp").write_text(PROGRAM.replace("@checks@", "\n".join(checks)))
    command = ["g++", *FLAGS, f"-I{INCLUDE}", "tuple.cpp", "-o", "tuple"]
    done = subprocess.run(command, cwd=tmp_path, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr[:3000]
    assert subprocess.run(["./tuple"], cwd=tmp_path, check=False).returncode == 0
