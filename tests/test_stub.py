"""`--pyi`: the stub says what the compiled module says, and a type checker judges calls as the module does."""

import ast
import importlib.util
import re
import subprocess
import sys
from importlib.machinery import EXTENSION_SUFFIXES
from pathlib import Path

import numpy as np
import pytest

from capsulec.cli import main
from capsulec.diagnostics import CompileError

PROGRAM = '''
"""All kinds of exports."""

#pythran export scaled(float list, float?)
def scaled(values, factor=2.0):
    """Scale."""
    return [v * factor for v in values]

#pythran export same(int)
#pythran export same(float)
#pythran export same(str or bool)
def same(x):
    return x

#pythran export find(str:int dict, str)
def find(table, key):
    return table.get(key)

#pythran export mixed(int, int?, float?)
def mixed(a, b=1, /, c=2):
    return (a, b, c)

#pythran export named(int, int?)
def named(a, *, b=3):
    return {(a, str(b))}

#pythran export narrow(float32, int32 list)
def narrow(x, values):
    return {len(values): x}

#pythran export pair(int32)
#pythran export pair(float64)
#pythran export pair(float)
def pair(x):
    return tuple([x, x])

#pythran export list(int)
def list(n):
    return [frozenset([n])]

#pythran export skipping(int, int?, int?)
def skipping(a, b=1, c=2):
    return (a + b, c)

#pythran export shown(int or None)
def shown(n):
    print(n)
    return

#pythran export capsule twice(float64)
def twice(x):
    return 2 * x
'''

CALLS = """
import numpy as np
from typing_extensions import CapsuleType, assert_type
import kernel

assert_type(kernel.scaled([1.0]), list[float])
assert_type(kernel.scaled(values=[1.0], factor=3), list[float])
kernel.scaled((1.0,))  # wrong
kernel.scaled()  # wrong
kernel.scaled([1.0], scale=2.0)  # wrong
assert_type(kernel.same(1), int)
assert_type(kernel.same(True), bool)
assert_type(kernel.same(1.5), float)
assert_type(kernel.same("a"), str)
kernel.same([1])  # wrong
kernel.same(1).upper()  # wrong
assert_type(kernel.find({"a": 1}, "a"), int | None)
kernel.find({1: 1}, "a")  # wrong
kernel.find({"a": 1}, "a") + 1  # unwise
assert_type(kernel.mixed(1), tuple[int, int, int])
assert_type(kernel.mixed(1, 2), tuple[int, int, int])
assert_type(kernel.mixed(1, 2, 3.5), tuple[int, int, float])
assert_type(kernel.mixed(1, 2, c=3.5), tuple[int, int, float])
kernel.mixed(1, b=2)  # wrong
assert_type(kernel.named(1, b=2), set[tuple[int, str]])
kernel.named(1, 2)  # wrong
assert_type(kernel.narrow(np.float32(1), [np.int32(2)]), dict[int, np.float32])
assert_type(kernel.narrow(1.5, [1, 2]), dict[int, np.float32])
kernel.narrow(1j, [1, 2])  # wrong
kernel.narrow(1.0, [1.0])  # wrong
assert_type(kernel.pair(np.int32(1)), tuple[np.int32, ...])
assert_type(kernel.pair(1), tuple[np.int32, ...])
assert_type(kernel.pair(np.float64(1)), tuple[np.float64, ...])
assert_type(kernel.pair(1.0), tuple[float, ...])
kernel.pair("1")  # wrong
assert_type(kernel.list(3), list[frozenset[int]])
assert_type(kernel.skipping(1, c=3), tuple[int, int])
kernel.shown(None)
kernel.shown(1)
kernel.shown("a")  # wrong
assert_type(kernel.twice, CapsuleType)
kernel.twice(1.0)  # wrong
kernel.twice = kernel.twice  # unwise
assert_type(kernel.__pythran__, tuple[str, str, str])
kernel.nothing  # wrong
"""

CLASSES = """
import statistics
from dataclasses import dataclass
from enum import Enum, IntEnum
from typing import NamedTuple

@dataclass
class Point:
    x: float
    names: list[str]

    def doubled(self):
        return Point(2 * self.x, self.names)

@dataclass
class Named(Point):
    label: str

class Pair(NamedTuple):
    first: int
    second: Point

class Color(Enum):
    RED = 1
    GREEN = 2

class Level(IntEnum):
    LOW = 1

class Tree:
    def __init__(self, value: int):
        self.value = value
        self.below: list[Tree] = []

#pythran export moved(Point, float)
def moved(p, by):
    return Pair(int(by), Point(p.x + by, p.names))

#pythran export named(str)
def named(text):
    return Named(1.0, [text], text)

#pythran export color(int)
def color(n):
    return (Color.RED if n else Color.GREEN), Level.LOW

#pythran export tree(Tree)
def tree(t):
    t.below.append(Tree(t.value + 1))
    return t

#pythran export middle(int list)
def middle(values):
    return statistics.mean(values)
"""

CALLS_OF_CLASSES = """
from typing_extensions import assert_type
import kernel

p = kernel.Point(1.0, ["a"])
assert_type(kernel.moved(p, 2.0), kernel.Pair)
assert_type(kernel.moved(p, 2.0).second, kernel.Point)
assert_type(kernel.moved(p, 2.0).second.x, float)
assert_type(kernel.moved(p, 2.0).first, int)
kernel.moved(1.0, 2.0)  # wrong
kernel.moved(p, 2.0).second.doubled()
assert_type(kernel.named("a").names, list[str])
assert_type(kernel.named("a").label, str)
also: kernel.Point = kernel.named("a")
assert_type(kernel.color(1), tuple[kernel.Color, kernel.Level])
kernel.color(1)[0].RED
kernel.Color.BLUE  # wrong
assert_type(kernel.tree(kernel.Tree(1)).below, list[kernel.Tree])
assert_type(kernel.tree(kernel.Tree(1)).value, int)
kernel.tree(p)  # wrong
assert_type(kernel.middle([1, 2]), int | float)
"""


WORD = re.compile(r"# (wrong|unwise)$")  # unwise: Python does it, and a checker keeps its user from it


@pytest.fixture(autouse=True)
def place(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    Path("kernel.py").write_text(PROGRAM)


@pytest.fixture
def module(place):
    assert main(["kernel.py", "--pyi"]) == 0
    return Path("kernel" + EXTENSION_SUFFIXES[0])


def run(program, *words):
    command = [sys.executable, "-m", program, *words]
    return subprocess.run(command, capture_output=True, text=True, check=False)


OLDER = pytest.mark.skipif(sys.version_info < (3, 11), reason="IntEnum is compiled from Python 3.11 on")


@pytest.fixture(params=["plain", pytest.param("classes", marks=OLDER)])
def calls(request):
    """Calls for a checker to judge, and the module that they are made to."""
    text, calls = (PROGRAM, CALLS) if request.param == "plain" else (CLASSES, CALLS_OF_CLASSES)
    Path("kernel.py").write_text(text)
    assert main(["kernel.py", "--pyi"]) == 0
    return calls


def test_a_checker_judges_calls(calls):
    Path("calls.py").write_text(calls)
    found = run("mypy", "--strict", "calls.py", "kernel.pyi").stdout
    refused = {int(number) for number in re.findall(r"^calls\.py:(\d+): error", found, re.M)}
    assert refused == {number for number, line in enumerate(calls.splitlines(), 1) if WORD.search(line)}, found
    assert "kernel.pyi" not in found


def test_the_module_judges_calls_in_the_same_way(calls):
    spec = importlib.util.spec_from_file_location("kernel", "kernel" + EXTENSION_SUFFIXES[0])
    kernel = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(kernel)
    lines = calls.splitlines()
    names = {"kernel": kernel, "np": np}
    for statement in ast.parse(calls).body:
        if isinstance(statement, ast.Assign):
            exec(ast.unparse(statement), names)
        if isinstance(statement, ast.Expr):
            value = statement.value
            checked = isinstance(value, ast.Call) and getattr(value.func, "id", "") == "assert_type"
            text = ast.unparse(value.args[0] if checked else value)
            if lines[statement.lineno - 1].endswith("# wrong"):
                with pytest.raises((TypeError, AttributeError)):
                    eval(text, names)
            else:
                eval(text, names)


def test_names_parameters_and_defaults_are_those_of_the_module(module):
    compared = run("mypy.stubtest", "kernel")
    assert compared.returncode == 0, compared.stdout


@pytest.mark.parametrize(
    ("words", "written"),
    [
        (["--pyi"], ["kernel.pyi", "kernel.so"]),
        (["--pyi", "-o", "there/other%{ext}"], ["there/other.pyi", "there/other.so"]),
        (["--pyi", "-o", "there/types.pyi"], ["there/types.pyi"]),
        (["--pyi", "--emit=pyi", "-o", "types.pyi"], ["types.pyi"]),
        (["--emit=pyi"], []),
    ],
)
def test_what_is_written(words, written, monkeypatch, capsys):
    def build(text, output, **_):
        output.write_text(text)

    monkeypatch.setattr("capsulec.backend.build.build", build)
    Path("there").mkdir()
    assert main(["kernel.py", *words]) == 0
    found = [str(path).replace(EXTENSION_SUFFIXES[0], ".so") for path in Path().rglob("*") if path.is_file()]
    assert sorted(found) == sorted(["kernel.py", *written])
    texts = [Path(name).read_text() for name in written if name.endswith(".pyi")] + [capsys.readouterr().out]
    assert [text.count("def scaled(") for text in texts if text] == [1]


def test_both_files_or_none(monkeypatch, capsys):
    def build(text, output, **_):
        raise CompileError("no-compiler", "none here")

    Path("kernel.pyi").write_text("old")
    monkeypatch.setattr("capsulec.backend.build.build", build)
    assert main(["kernel.py", "--pyi"]) == 1
    assert Path("kernel.pyi").read_text() == "old"
    Path("kernel.pyi").unlink()
    Path("kernel.pyi").mkdir()
    monkeypatch.setattr("capsulec.backend.build.build", lambda text, output, **_: output.write_text(text))
    assert main(["kernel.py", "--pyi"]) == 1
    assert "cannot write 'kernel.pyi'" in capsys.readouterr().err
    assert sorted(path.name for path in Path().iterdir()) == ["kernel.py", "kernel.pyi"]
