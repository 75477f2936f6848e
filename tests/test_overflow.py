"""--check=overflow: what Python's ints do not hold in 64 bits is an OverflowError, all else CPython's result."""

import ast
import importlib.util
import itertools
import sys

import pytest

from capsulec.cli import main
from capsulec.testing import call

# Each function's arguments are drawn from EDGES, but for those whose names say that they take lists.
PROGRAM = """
import itertools
import math
from functools import reduce
import numpy as np

#pythran export add(int, int)
def add(a, b): return a + b

#pythran export sub(int, int)
def sub(a, b): return a - b

#pythran export mul(int, int)
def mul(a, b): return a * b

#pythran export neg(int)
def neg(a): return -a

#pythran export absolute(int)
def absolute(a): return abs(a)

#pythran export squared(int)
def squared(a): return a ** 2

#pythran export cubed(int)
def cubed(a): return a ** 3

#pythran export to_the_power(int, int)
def to_the_power(a, b): return a ** (b & 63)

#pythran export power_function(int, int)
def power_function(a, b): return pow(a, b & 63)

#pythran export shifted(int, int)
def shifted(a, b): return a << (b & 127)

#pythran export shifted_by_three(int)
def shifted_by_three(a): return a << 3

#pythran export floor_divided(int, int)
def floor_divided(a, b): return a // b

#pythran export negated_by_division(int)
def negated_by_division(a): return a // -1

#pythran export divided(int, int)
def divided(a, b): return divmod(a, b)

#pythran export beyond_the_shift(int)
def beyond_the_shift(a): return a >> 70

#pythran export of_list_sum(int list)
def of_list_sum(a): return sum(a)

#pythran export of_list_squares(int list)
def of_list_squares(a): return sum(x * x for x in a)

#pythran export of_list_product(int list)
def of_list_product(a): return math.prod(a)

#pythran export of_list_reduced(int list)
def of_list_reduced(a): return reduce(lambda x, y: x * y, a)

#pythran export of_list_accumulated(int list)
def of_list_accumulated(a): return list(itertools.accumulate(a))

#pythran export of_list_in_place(int list)
def of_list_in_place(a):
    kept = {"first": a[0]}
    kept["first"] += 1
    a[-1] *= 2
    return a, kept

#pythran export factorial(int)
def factorial(n):
    n &= 31
    return 1 if n < 2 else n * factorial(n - 1)

#pythran export numpy_sum(int64, int64)
def numpy_sum(a, b): return a + b

#pythran export capsule next_one(int)
def next_one(a): return a + 1
"""
LEAST, MOST = -(2**63), 2**63 - 1
EDGES = (LEAST, LEAST + 1, -(2**62), -3037000500, -2097153, -10, -1, 0, 1, 2, 63, 3037000499, 3037000500, 2**62, MOST)
LISTS = ([0], [MOST], [MOST, 1], [LEAST, -1], [2**31, 2**31, 2], [2**32, -(2**31)], [-1, LEAST], [3, 4, 5])


def load(path, name):
    spec = importlib.util.spec_from_file_location(name, path)
    module = sys.modules[name] = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.fixture(scope="module")
def modules(tmp_path_factory):
    """The program compiled with the check, and interpreted."""
    place = tmp_path_factory.mktemp("overflow")
    source, built = place / "overflowing.py", place / "overflowing.so"
    source.write_text(PROGRAM)
    assert main([str(source), "--check=overflow", "-O1", "-o", str(built)]) == 0
    return load(built, "overflowing"), load(source, "interpreted")


def numbers(value):
    """All integers in a value."""
    if isinstance(value, dict):
        value = list(value.values())
    return [n for item in value for n in numbers(item)] if isinstance(value, list | tuple) else [value]


def outcome(function, arguments):
    try:
        return function(*arguments)
    except (OverflowError, ZeroDivisionError) as error:
        return type(error)


NAMES = [node.name for node in ast.parse(PROGRAM).body if isinstance(node, ast.FunctionDef)][:-2]


@pytest.mark.parametrize("name", NAMES)
def test_what_does_not_fit_is_an_overflow_error(modules, name):
    compiled, interpreted = (getattr(module, name) for module in modules)
    count = interpreted.__code__.co_argcount
    drawn = [([*one],) for one in LISTS] if name.startswith("of_list") else list(itertools.product(EDGES, repeat=count))
    seen = set()
    for arguments in drawn:
        given = [[*one] if isinstance(one, list) else one for one in arguments]
        found, expected = outcome(compiled, arguments), outcome(interpreted, given)
        fits = isinstance(expected, type) or all(LEAST <= n <= MOST for n in numbers(expected))
        assert found == (expected if fits else OverflowError), (arguments, expected)
        seen.add(fits)
    assert seen == ({True} if name == "beyond_the_shift" else {True, False})


def test_numpy_integers_wrap_as_in_numpy(modules):
    assert modules[0].numpy_sum(MOST, 1) == LEAST


def test_a_callback_raises_too(modules):
    assert call(modules[0].next_one, 41) == 42
    with pytest.raises(OverflowError, match=r"^int \+ int does not fit into 64 bits$"):
        call(modules[0].next_one, MOST)


def test_known_to_fit(tmp_path, capsys):
    """Where the range of a result is known, nothing is checked."""
    source = tmp_path / "known.py"
    source.write_text(
        "#pythran export f(int)\ndef f(n):\n    for i in range(100):\n        n = i * 2 + 1\n    return n\n"
    )
    assert main([str(source), "--check=overflow", "--emit=cxx"]) == 0
    assert "checked_" not in capsys.readouterr().out
