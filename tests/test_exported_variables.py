"""Exported variables: attributes of the compiled module, equal to those of the interpreted one."""

import importlib.util
import sys

import pytest

from capsulec.cli import main

SOURCE = """
import math
from math import pi

#pythran export LIMIT, STEP, NAME, PAIR, TABLE, WORDS, NOTHING, NUMBERS, pi, COMPUTED, DEEP, Z, YES, SEEN, first, second
#pythran export TAKEN, TYPED, EMPTY, PAIRS, NESTED
#pythran export use(int)
LIMIT = 10
STEP = math.pi / 4 + math.sin(0.5)
NAME = "k\\xe4se" + str(3)
PAIR = (1, (2.5, "x"), None)
TABLE = {"a": 1, "b": 2}
WORDS = [str(i) for i in range(3)]
NOTHING = None
NUMBERS = sorted({3, 1, 2})
DEEP = {1: [("x", 2.5)]}
Z = 1 + 2j
YES = LIMIT > 3
SEEN = frozenset([1, 2])
first, second = 1, "two"
TYPED: list[int] = []
EMPTY = ()
PAIRS = {(1, "a"), (2, "b")}
NESTED = [[1], [], [2, 3]]


def make(n):
    return [i * STEP for i in range(n)]


COMPUTED = make(4)
TAKEN = COMPUTED[1] + len(WORDS)


def use(n):
    WORDS.append("x")
    return n + LIMIT + TABLE["a"], len(WORDS)
"""
NAMES = [
    "LIMIT",
    "STEP",
    "NAME",
    "PAIR",
    "TABLE",
    "WORDS",
    "NOTHING",
    "NUMBERS",
    "pi",
    "COMPUTED",
    "DEEP",
    "Z",
    "YES",
    "SEEN",
    "first",
    "second",
]
NAMES += ["TAKEN", "TYPED", "EMPTY", "PAIRS", "NESTED"]


def build(folder, source):
    (folder / "kernel.py").write_text(source)
    assert main([str(folder / "kernel.py"), "-O0", "-o", str(folder / "built.so")]) == 0
    spec = importlib.util.spec_from_file_location("built", folder / "built.so")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.fixture(scope="module")
def modules(tmp_path_factory):
    interpreted = {}
    exec(SOURCE, interpreted)
    return build(tmp_path_factory.mktemp("variables"), SOURCE), interpreted


@pytest.mark.parametrize("name", NAMES)
def test_value(modules, name):
    compiled, interpreted = modules
    assert type(getattr(compiled, name)) is type(interpreted[name])
    assert repr(getattr(compiled, name)) == repr(interpreted[name])


def test_functions_have_values_of_their_own(modules):
    compiled, _ = modules
    count = compiled.use(1)[1]
    compiled.WORDS.clear()
    assert compiled.use(1) == (12, count + 1)
    compiled.LIMIT = 1000
    assert compiled.use(1) == (12, count + 2)
    compiled.LIMIT, compiled.WORDS = 10, ["0", "1", "2"]


def test_nothing_else_is_added(modules):
    public = {name for name in dir(modules[0]) if not name.startswith("__")}
    assert public == {*NAMES, "use"}


def test_attributes_are_owned_once(modules):
    count = sys.getrefcount(modules[0].COMPUTED)
    assert count == 2


def test_an_error_of_python_ends_the_import(tmp_path):
    source = "#pythran export zero\ndef div(a, b):\n    return a // b\nzero = div(1, 0)\n"
    with pytest.raises(ZeroDivisionError) as raised:
        build(tmp_path, source)
    with pytest.raises(ZeroDivisionError) as expected:
        exec(source, {})
    assert str(raised.value) == str(expected.value)


def test_a_module_of_variables_alone(tmp_path):
    assert build(tmp_path, "#pythran export a\na = [1]\n").a == [1]


REBOUND = """
#pythran export x, y, z, w, listed, table
#pythran export read(int)
x = 1
x = x + 1
y = x + 1
z = (y, [x, x * 2], [x for x in range(3)])
listed = [x]
table = {"a": listed, "b": y}
later = lambda: x
x = 5
w = x + y
listed = [7]
y = "text"


def read(n):
    return x, y, z, w, table, later(), n
"""


def test_values_that_are_computed_from_names_bound_anew(tmp_path):
    compiled = build(tmp_path, REBOUND)
    interpreted = {}
    exec(REBOUND, interpreted)
    for name in ("x", "y", "z", "w", "listed", "table"):
        assert getattr(compiled, name) == interpreted[name], name
    assert compiled.read(3) == interpreted["read"](3)
