"""What each exported type takes and gives: subclasses, NumPy's scalars for Python's and the other way, the edges of ranges,
awkward text; and what refused values are told."""

import collections
import enum
import importlib.util
import math
from fractions import Fraction

import numpy as np
import pytest

from capsulec.cli import main

TYPES = {
    "integer": "int", "real": "float", "number": "complex", "flag": "bool", "text": "str", "raw": "bytes",
    "small": "int8", "large": "uint64", "single": "float32", "double": "float64", "strong": "complex64",
    "integers": "int list", "reals": "float list", "table": "str:int dict", "pair": "(int, str)", "words": "str set",
    "sequence": "(float, int list)", "possible": "int or None", "kind": "float64 type", "lists": "int list type",
    "module": "numpy pkg", "cut": "slice",
}  # fmt: skip
CLASSES = ("kind", "lists", "module")
SOURCE = "".join(
    f"#pythran export {name}({type_})\ndef {name}(x):\n    return {'1' if name in CLASSES else 'x'}\n"
    for name, type_ in TYPES.items()
)


class Index:
    def __index__(self):
        return 7


class Real:
    def __float__(self):
        return 1.5


class Complex:
    def __complex__(self):
        return 2j


def subclass(base, *arguments):
    return type(f"My{base.__name__}", (base,), {})(*arguments)


Color = enum.IntEnum("Color", ["RED", "GREEN"])
Named = collections.namedtuple("Named", "a b")


@pytest.fixture(scope="module")
def module(tmp_path_factory):
    folder = tmp_path_factory.mktemp("values")
    (folder / "kernel.py").write_text(SOURCE)
    assert main([str(folder / "kernel.py"), "-O0", "-o", str(folder / "built.so")]) == 0
    spec = importlib.util.spec_from_file_location("built", folder / "built.so")
    made = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(made)
    return made


@pytest.mark.parametrize(
    ("name", "given", "expected"),
    [
        ("integer", subclass(int, 5), 5),
        ("integer", Color.GREEN, 2),
        ("integer", True, 1),
        ("integer", 2**63 - 1, 2**63 - 1),
        ("integer", -(2**63), -(2**63)),
        ("integer", np.int8(-3), -3),
        ("integer", np.uint64(2**63 - 1), 2**63 - 1),
        ("integer", np.longlong(4), 4),
        ("real", subclass(float, 2.5), 2.5),
        ("real", -0.0, -0.0),
        ("real", math.inf, math.inf),
        ("real", 3, 3.0),
        ("real", 2**70 + 1, float(2**70)),
        ("real", 2**53 + 1, float(2**53)),
        ("real", Color.RED, 1.0),
        ("real", np.float64(0.1), 0.1),
        ("real", np.float32(0.1), float(np.float32(0.1))),
        ("real", np.float16(1.5), 1.5),
        ("real", np.longdouble(1.5), 1.5),
        ("number", subclass(complex, 1j), 1j),
        ("number", complex(-0.0, -0.0), complex(-0.0, -0.0)),
        ("number", -0.0, complex(-0.0, 0.0)),
        ("number", 2**70, complex(2**70)),
        ("number", np.complex64(1j), 1j),
        ("number", np.float64(2.5), complex(2.5)),
        ("flag", True, True),
        ("flag", np.True_, True),
        ("text", subclass(str, "sub"), "sub"),
        ("text", np.str_("n"), "n"),
        ("text", "a\0b", "a\0b"),
        ("text", "\ud800x\udfff", "\ud800x\udfff"),
        ("text", "é\u1234\U0001f600", "é\u1234\U0001f600"),
        ("raw", subclass(bytes, b"q"), b"q"),
        ("raw", b"\0\xff", b"\0\xff"),
        ("small", -128, np.int8(-128)),
        ("small", True, np.int8(1)),
        ("large", 2**64 - 1, np.uint64(2**64 - 1)),
        ("single", 0.1, np.float32(0.1)),
        ("single", 3, np.float32(3)),
        ("single", -math.inf, np.float32(-math.inf)),
        ("double", 0.1, np.float64(0.1)),
        ("double", np.float64(-0.0), np.float64(-0.0)),
        ("strong", 1j, np.complex64(1j)),
        ("strong", 2.5, np.complex64(2.5)),
        ("integers", subclass(list, [1]), [1]),
        ("integers", [True, np.int64(2), Color.RED], [1, 2, 1]),
        ("reals", [np.float64(0.5), -0.0], [0.5, -0.0]),
        ("table", collections.OrderedDict(b=1, a=2), {"b": 1, "a": 2}),
        ("table", collections.Counter("aba"), {"a": 2, "b": 1}),
        ("table", {subclass(str, "k"): True, "\0": 2}, {"k": 1, "\0": 2}),
        ("pair", Named(1, "a"), (1, "a")),
        ("words", {"a\0", "\ud800"}, {"a\0", "\ud800"}),
        ("sequence", (1, [2]), None),
        ("possible", None, None),
        ("possible", np.int16(4), 4),
        ("kind", np.float64, 1),
        ("lists", list, 1),
        ("module", np, 1),
        ("cut", slice(None, np.int64(3), True), slice(None, 3, 1)),
        ("integer", Index(), Index().__index__()),
        ("integer", np.array(1), 1),
        ("real", Real(), Real().__float__()),
        ("real", Index(), float(Index())),
        ("real", Fraction(1, 4), 0.25),
        ("real", np.array(1.5), 1.5),
        ("real", np.int64(3), 3.0),
        ("number", Complex(), Complex().__complex__()),
        ("number", Real(), complex(Real())),
        ("number", np.float32(0.5), 0.5 + 0j),
    ],
)
def test_taken(module, name, given, expected):
    if name == "sequence":  # an int inside of a container is no float
        with pytest.raises(TypeError, match="item 0: expected float, got int"):
            module.sequence(given)
        return
    result = getattr(module, name)(given)
    assert type(result) is type(expected)
    assert repr(result) == repr(expected) or result == expected


class Broken:
    def __index__(self):
        raise RuntimeError("asked")

    __float__ = __complex__ = __index__


@pytest.mark.parametrize("name", ["integer", "real", "number"])
def test_errors_of_objects_that_are_asked(module, name):
    with pytest.raises(RuntimeError, match="asked"):
        getattr(module, name)(Broken())


def test_nan_goes_through(module):
    assert math.isnan(module.real(math.nan))
    assert math.isnan(module.number(complex(0, math.nan)).imag)
    assert np.isnan(module.single(math.nan))
    assert type(module.single(np.float32("nan"))) is np.float32


@pytest.mark.parametrize(
    ("name", "given", "text"),
    [
        ("integer", Real(), "expected int, got test_exported_values.Real"),
        ("integer", np.array(1.5), "expected int, got numpy.ndarray"),
        ("real", Complex(), "expected float, got test_exported_values.Complex"),
        ("real", np.array([1.5]), "expected float, got numpy.ndarray"),
        ("number", np.array([1j]), "expected complex, got numpy.ndarray"),
        ("integers", [Index()], "item 0: expected int, got test_exported_values.Index"),
        ("integer", 2.0, "expected int, got float"),
        ("integer", np.float64(2), "expected int, got numpy.float64"),
        ("integer", np.array([1, 2]), "expected int, got numpy.ndarray"),
        ("integer", "1", "expected int, got str"),
        ("integer", None, "expected int, got NoneType"),
        ("real", "1.5", "expected float, got str"),
        ("real", 1j, "expected float, got complex"),
        ("flag", 1, "expected bool, got int"),
        ("text", b"x", "expected str, got bytes"),
        ("text", None, "expected str, got NoneType"),
        ("raw", bytearray(b"x"), "expected bytes, got bytearray"),
        ("raw", "x", "expected bytes, got str"),
        ("small", np.int16(1), "expected int8, got numpy.int16"),
        ("double", np.float32(1), "expected float64, got numpy.float32"),
        ("integers", (1, 2), "expected list, got tuple"),
        ("integers", np.array([1, 2]), "expected list, got numpy.ndarray"),
        ("integers", [1, 2.5], "item 1: expected int, got float"),
        ("table", {"a": "b"}, "value of 'a': expected int, got str"),
        ("table", {1: 1}, "key 1: expected str, got int"),
        ("pair", (1, "a", 2), "expected a tuple of 2 items, got 3"),
        ("pair", [1, "a"], "expected tuple, got list"),
        ("words", frozenset("a"), "expected set, got frozenset"),
        ("kind", float, "expected the class numpy.float64, got <class 'float'>"),
        ("kind", "float64", "expected the class numpy.float64, got 'float64'"),
        ("lists", tuple, "expected the class list, got <class 'tuple'>"),
        ("module", math, "expected the module numpy, got <module 'math'"),
        ("cut", 1, "expected slice, got int"),
    ],
)
def test_refused(module, name, given, text):
    with pytest.raises(TypeError) as error:
        getattr(module, name)(given)
    assert f"argument 1 'x': {text}" in str(error.value)
    assert str(error.value).startswith(f"Invalid call to {name}(")


@pytest.mark.parametrize(
    ("name", "given"),
    [
        ("integer", 2**63), ("integer", -(2**63) - 1), ("integer", 2**5000), ("integer", np.uint64(2**63)),
        ("real", 2**5000), ("number", -(2**5000)), ("small", 128), ("small", -129), ("large", -1), ("large", 2**64),
        ("single", 1e39), ("strong", 1e39j), ("integers", [1, 2**64]), ("table", {"a": 2**63}), ("possible", 2**70),
    ],
)  # fmt: skip
def test_out_of_range(module, name, given):
    with pytest.raises(OverflowError, match="does not fit"):
        getattr(module, name)(given)
