"""`capsulec check`: what it compares, what it prints, and its exit status."""

from pathlib import Path

import pytest

from capsulec.check import described
from capsulec.cli import main

SOURCE = """
import math

#pythran export half(int)
#runas half(4)
#  runas import sys; half(len(sys.argv[:0]))
def half(n):
    return n / 2

#pythran export grown(int list)
def grown(l):
    l.append(1)
    return l

#pythran export divided(int, int)
def divided(a, b):
    return a // b

#pythran export wrapped(int)
def wrapped(n):
    return n * n
"""


@pytest.fixture(autouse=True)
def place(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    Path("kernel.py").write_text(SOURCE)


def test_calls_that_do_the_same(capfd):
    assert main(["check", "kernel.py", "half(3)", "divided(1, 0)", "half(math.floor(2.5))"]) == 0
    out, err = capfd.readouterr()
    assert err == ""
    assert out.splitlines() == [
        "half(3)",
        "  same: 1.5",
        "divided(1, 0)",
        "  same: ZeroDivisionError: integer division or modulo by zero",
        "half(math.floor(2.5))",
        "  same: 1.0",
    ]


def test_runas_lines(capfd):
    assert main(["check", "kernel.py"]) == 0
    assert [line for line in capfd.readouterr().out.splitlines() if "same" in line] == ["  same: 2.0", "  same: 0.0"]


def test_arguments_changed_in_place(capfd):
    assert main(["check", "kernel.py", "grown([5])"]) == 1
    assert capfd.readouterr().out == (
        "grown([5])\n  different\n    arguments afterwards, interpreted: [5, 1]\n"
        "    arguments afterwards, compiled:    [5]\n"
    )


def test_another_result(capfd):
    assert main(["check", "kernel.py", "half(1)", "wrapped(2**40)"]) == 1
    assert capfd.readouterr().out == (
        "half(1)\n  same: 0.5\nwrapped(2**40)\n  different\n"
        "    result, interpreted: 1208925819614629174706176\n    result, compiled:    0\n"
    )


@pytest.mark.parametrize("words", [[], ["kernel"], ["kernel.py", "half("], ["kernel.py", "a = 1"], ["kernel.py", ""]])
def test_wrong_usage(words, capfd):
    assert main(["check", *words]) == 2
    assert "usage: capsulec check" in capfd.readouterr().err


def test_a_file_without_calls(capfd):
    Path("bare.py").write_text("#pythran export f(int)\ndef f(n):\n    return n\n")
    assert main(["check", "bare.py"]) == 2
    assert "no #runas line" in capfd.readouterr().err


def test_a_program_with_mistakes(capfd):
    Path("wrong.py").write_text("#pythran export f(int)\ndef f(n):\n    return n + 'a'\n")
    assert main(["check", "wrong.py", "f(1)"]) == 1
    assert "[operand-types]" in capfd.readouterr().err


def test_nothing_is_left(tmp_path):
    before = sorted(path.name for path in tmp_path.iterdir())
    main(["check", "kernel.py", "half(3)"])
    assert [name for name in sorted(p.name for p in tmp_path.iterdir()) if name != "__pycache__"] == before


def test_types_are_told():
    assert described([1, (2.0,), {"a": {3}}]) == "[1, (2.0,), {'a': set({3})}]"
    assert described(True) != described(1) != described(1.0)
