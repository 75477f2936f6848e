"""`capsulec check`: what it compares, what it prints, and its exit status."""

from pathlib import Path

import numpy as np
import pytest

from capsulec.cli import main
from capsulec.differences import described, difference

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
        "grown([5])\n  different\n    argument 1 afterwards, interpreted: [5, 1]\n"
        "    argument 1 afterwards, compiled:    [5]\n"
        "    first difference: len(it) is 2 interpreted, 1 compiled\n"
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


@pytest.mark.parametrize(
    ("call", "status", "said"),
    [
        ("wrapped(x)", 2, "'wrapped(x)' cannot be called: NameError: name 'x' is not defined [usage]"),
        ("import nowhere; wrapped(1)", 2, "ModuleNotFoundError"),
        ("halve(1)", 2, "uses no exported function [usage]\n  hint: did you mean half?"),
        ("helper(1)", 2, "uses no exported function [usage]\n  hint: exported: half, grown, divided, wrapped"),
        ("half(1", 2, "is no Python: '(' was never closed [usage]"),
        ("cc(1.0)", 2, "'cc(1.0)' calls a capsule"),
        ("-owhere", 2, "no option may ask for another output"),
        ("--unknown", 2, "unknown option --unknown"),
        ("half(None)", 1, ""),
        ("half()", 0, ""),
        ("exit(half(2))", 0, ""),
        ("half(2).upper()", 0, ""),
    ],
)
def test_mistakes_in_calls(call, status, said, capfd):
    with open("kernel.py", "a") as file:
        file.write("\ndef helper(n):\n    return n\n#pythran export capsule cc(float64)\ndef cc(x):\n    return x\n")
    assert main(["check", "kernel.py", call, "half(1)"]) == status
    out, err = capfd.readouterr()
    assert said in err
    assert "Traceback" not in out + err
    assert bool(err) == (status == 2)


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("#runas f(", "kernel.py:4:8: error: 'f(' is no Python: '(' was never closed [runas]"),
        ("  # runas  g(1)", "kernel.py:4:12: error: 'g(1)' uses no exported function [runas]"),
        ("#runas f(n)", "kernel.py:4:8: error: 'f(n)' cannot be called: NameError: name 'n' is not defined [runas]"),
        ("#runas n = 1", "kernel.py:4:8: error: 'n = 1' does not end with a call [runas]"),
    ],
)
def test_mistakes_in_lines(line, said, capfd):
    Path("kernel.py").write_text(f"#pythran export f(int)\ndef f(n):\n    return n\n{line}\n")
    assert main(["check", "kernel.py"]) == 1
    assert said in capfd.readouterr().err


def test_lines_as_they_are_written_for_pythran(capfd):
    Path("kernel.py").write_text("""
#pythran export norm(float list, int)
#runas norm([3.0, 4.0], 2)
#runas import numpy as np ; norm(np.ones(3).tolist(), 2)
# runas from math import pi as p; values = [p] * 3; norm(values, p=3)
#pythran export pairs(str:int dict, (int, float))
#runas pairs({"a": 1}, (1, 2.5))
def norm(values, p):
    return sum(v ** p for v in values) ** (1 / p)

def pairs(table, pair):
    table["n"], x = pair
    print(table)
    return x
""")
    assert main(["check", "kernel.py"]) == 1
    out = capfd.readouterr().out
    assert [line for line in out.splitlines() if line.startswith("  ")] == [
        "  same: 5.0",
        "  same: 1.7320508075688772",
        "  same: 4.53096065472079",
        "  different",
        "    argument 1 afterwards, interpreted: {'a': 1, 'n': 1}",
        "    argument 1 afterwards, compiled:    {'a': 1}",
        "    first difference: len(it) is 2 interpreted, 1 compiled",
    ]


def test_the_first_difference(capfd):
    """Compiled integers wrap at 64 bits: the way to see something differ."""
    Path("kernel.py").write_text("""
#pythran export powers(int, int)
def powers(base, n):
    print("n is", n)
    print(base ** n)
    return {"powers": [[base ** i] for i in range(n)]}

#pythran export complain(int)
def complain(n):
    raise ValueError(n * n)

#pythran export grow(int list)
def grow(values):
    values[-1] += 1
""")
    assert main(["check", "kernel.py", "powers(10, n=21)", "complain(2**40)", "grow(values=[1, 2])"]) == 1
    lines = capfd.readouterr().out.splitlines()
    assert (
        "    first difference: result['powers'][19][0] is 10000000000000000000 interpreted, -8446744073709551616 compiled"
        in lines
    )
    assert (
        "    first difference: line 2 is '1000000000000000000000\\n' interpreted, '3875820019684212736\\n' compiled"
        in lines
    )
    assert "    result, interpreted: ValueError: 1208925819614629174706176" in lines
    assert "    first difference: values[1] is 3 interpreted, 2 compiled" in lines


def test_numbers_of_numpy(capfd):
    Path("kernel.py").write_text("""
import numpy as np
#pythran export doubled(float32, int16 list)
def doubled(x, values):
    return {np.int16(2) * v: 2 * x for v in values}
""")
    calls = ["doubled(np.float32('nan'), [np.int16(3)])", "doubled(np.float32(0.1), [])", "doubled(0.5, [np.int16(3)])"]
    assert main(["check", "kernel.py", *calls]) == 1
    out = capfd.readouterr().out
    assert "  same: {np.int16(6): np.float32(nan)}" in out
    assert "first difference: result[np.int16(6)] is 1.0 interpreted, np.float32(1.0) compiled" in out


def test_a_module_of_a_package(capfd):
    Path("package").mkdir()
    Path("package/__init__.py").write_text("")
    Path("package/other.py").write_text("def g(n):\n    return n + 1\n")
    Path("package/kernel.py").write_text(
        "from . import other\n#pythran export f(int)\n#runas f(1)\ndef f(n):\n    return other.g(n)\n"
    )
    assert main(["check", "package/kernel.py"]) == 0
    assert "same: 2" in capfd.readouterr().out


def test_options_of_the_build(capfd):
    assert main(["check", "kernel.py", "-O0", "half(3)", "-ftime-report"]) == 0
    assert "compiler" in capfd.readouterr().err


@pytest.mark.parametrize(
    ("first", "second", "said"),
    [
        ([1, 2], [1, 2.0], "x[1]: 2, 2.0"),
        ([1], [1, 2], "len(x): 1, 2"),
        ([0.0], [-0.0], "x[0]: 0.0, -0.0"),
        ((float("nan"),), (float("nan"),), None),
        (([1],), ([True],), "x[0][0]: 1, True"),
        ({"a": [1]}, {"a": [2]}, "x['a'][0]: 1, 2"),
        ({"a": 1, "b": 2}, {"b": 2, "a": 1}, "list(x)[0]: 'a', 'b'"),
        ({"a": 1}, {}, "len(x): 1, 0"),
        ({1, 2}, {2, 3}, "what only one has of x: 1, 3"),
        ({1}, frozenset({1}), "x: set({1}), frozenset({1})"),
        ([{1}], [{1, 2}], "what only one has of x[0]: nothing, 2"),
        (np.float64(1), 1.0, "x: np.float64(1.0), 1.0"),
        (np.float32(1), np.float32(1), None),
        (np.array([1, 2]), np.array([1, 2]), None),
        (np.array([[1, 2]]), np.array([[1, 3]]), "x[0, 1]: np.int64(2), np.int64(3)"),
        (np.array([np.nan, 1]), np.array([-np.nan, 1]), None),
        (
            np.arange(2000.0),
            np.where(np.arange(2000) == 1500, 0, np.arange(2000.0)),
            "x[1500]: np.float64(1500.0), np.float64(0.0)",
        ),
        (np.array(1), np.array(1.0), "x.dtype: int64, float64"),
        (np.ones(2), np.ones((2, 1)), "x.shape: (2,), (2, 1)"),
        (np.ones((2, 3)), np.ones((3, 2)).T, "x.strides: (24, 8), (8, 16)"),
        (np.ones(6)[::2], np.ones(3), None),
    ],
)
def test_where_values_differ(first, second, said):
    found = difference(first, second)
    assert said == (found and f"{found.of('x')}: {found.first}, {found.second}")


def test_nothing_is_left(tmp_path):
    before = sorted(path.name for path in tmp_path.iterdir())
    main(["check", "kernel.py", "half(3)"])
    assert sorted(path.name for path in tmp_path.iterdir()) == before


def test_types_are_told():
    assert described([1, (2.0,), {"a": {3}}]) == "[1, (2.0,), {'a': set({3})}]"
    assert described(True) != described(1) != described(1.0)


UFUNCS = """
import math

#pythran export ufunc root(float32)
#pythran export ufunc root(float)
def root(x):
    return math.sqrt(x)

#pythran export ufunc squared(int)
def squared(n):
    return n * n

#pythran export gufunc inner(float64[:], float64[:]) "(n),(n)->()"
def inner(a, b):
    return (a * b).sum()

#pythran export gufunc sums(float64[:], float64[:], float64[:]) "(n)->(n),()"
def sums(a, out, total):
    total[0] = 0
    for i in range(len(a)):
        total[0] += a[i]
        out[i] = total[0]

#pythran export gufunc shorter(float64[:]) "(n)->(n)"
def shorter(a):
    return a[1:]
"""


def test_ufuncs_are_interpreted_with_numpys_own_machinery(capfd):
    Path("kernel.py").write_text(f"import numpy as np\n{UFUNCS}")
    calls = [
        "root(np.array([1, 4]))",
        "root(np.float32([1, 4])[::-1])",
        "root([1.0, -4.0])",
        "root(2.0, out=np.zeros((3, 1)), where=np.array([[1], [0], [1]], bool))",
        "root(1j)",
        "squared.outer(1, 2)",
        "squared(np.arange(20000)[::-3]).sum()",
        "inner(np.arange(6.0).reshape(2, 3), [1, 2, 3])",
        "inner(np.ones((2, 3)), np.ones((2, 3)), axis=0, keepdims=True)",
        "inner([1.0], [1.0, 2.0])",
        "sums(np.arange(6.0).reshape(2, 3), axes=[0, 0, ()])",
        "sums(np.zeros((2, 0)))",
        "shorter(np.ones(3))",
    ]
    assert main(["check", "kernel.py", *calls]) == 0
    out, err = capfd.readouterr()
    assert err == ""
    assert out.count("  same: ") == len(calls)
    assert "numpy.ndarray float64[2] array([2., 1.])" in out
    assert "same: ValueError: shorter() returned an array of shape (2,), and its signature (n)->(n) wants (3,)" in out


def test_what_differs_of_a_ufunc(capfd):
    Path("kernel.py").write_text(f"import numpy as np\n{UFUNCS}")
    assert main(["check", "kernel.py", "squared([1, 10**10])"]) == 1
    out, _ = capfd.readouterr()
    assert "result, interpreted: OverflowError" in out
    assert "result, compiled:    numpy.ndarray int64[2]" in out
