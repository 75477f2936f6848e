"""Modules and classes as arguments, and what refused calls say of them."""

import cmath
import importlib.util
import math
import types

import pytest

from capsulec.cli import main

SOURCE = """
#pythran export distance(math pkg, float, float)
def distance(xp, x, y):
    return length(xp, x, y) + xp.pi


def length(xp, x, y):
    return xp.sqrt(x * x + y * y)


#pythran export either(math pkg, float)
#pythran export either(cmath pkg, complex)
def either(xp, x):
    return xp.sqrt(x)


#pythran export convert(int type, float)
#pythran export convert(float type, float)
def convert(kind, x):
    return kind(x)


#pythran export cut(int list, slice)
def cut(items, part):
    return items[part]


#pythran export nothing(None, int?)
def nothing(x, n=3):
    return x, n


#pythran export slots(int)
def slots(n):
    return n


#pythran export prototypes(int)
def prototypes(positional):
    return positional
"""


@pytest.fixture(scope="module")
def module(tmp_path_factory):
    folder = tmp_path_factory.mktemp("names")
    (folder / "kernel.py").write_text(SOURCE)
    assert main([str(folder / "kernel.py"), "-O0", "-o", str(folder / "built.so")]) == 0
    spec = importlib.util.spec_from_file_location("built", folder / "built.so")
    built = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(built)
    return built


def test_a_module_is_used(module):
    assert module.distance(math, 3.0, 4.0) == 5.0 + math.pi
    assert module.distance(xp=math, x=3.0, y=4.0) == 5.0 + math.pi


def test_a_module_chooses_the_overload(module):
    assert module.either(math, 2.0) == math.sqrt(2.0)
    assert module.either(cmath, -2.0 + 0j) == cmath.sqrt(-2.0)


def test_a_class_chooses_the_overload(module):
    assert repr(module.convert(int, 2.5)) == "2"
    assert repr(module.convert(float, 2.5)) == "2.5"


@pytest.mark.parametrize(
    ("call", "why"),
    [
        (lambda m: m.distance(cmath, 1.0, 2.0), "argument 1 'xp': expected the module math, got <module 'cmath'"),
        (lambda m: m.distance(types.ModuleType("math"), 1.0, 2.0), "argument 1 'xp': expected the module math, got "),
        (lambda m: m.distance("math", 1.0, 2.0), "argument 1 'xp': expected the module math, got 'math'"),
        (lambda m: m.convert(str, 2.5), "argument 1 'kind': expected the class int, got <class 'str'>"),
        (lambda m: m.convert(3, 2.5), "argument 1 'kind': expected the class float, got 3"),
        (lambda m: m.cut([1], 0), "argument 2 'part': expected slice, got int"),
        (lambda m: m.cut([1], slice("a")), "argument 2 'part': stop: expected int, got str"),
        (lambda m: m.cut([1], slice(None, None, 1.5)), "argument 2 'part': step: expected int, got float"),
        (lambda m: m.nothing(0), "argument 1 'x': expected None, got int"),
    ],
)
def test_refused(module, call, why):
    with pytest.raises(TypeError) as raised:
        call(module)
    assert why in str(raised.value)


def test_a_bound_out_of_range(module):
    with pytest.raises(OverflowError, match=f"argument 2 'part': stop: {2**70} does not fit int"):
        module.cut([1], slice(2**70))


def test_none_and_a_default(module):
    assert module.nothing(None) == (None, 3)
    assert module.nothing(None, n=4) == (None, 4)


def test_a_function_may_have_any_name(module):
    with pytest.raises(TypeError, match=r"Invalid call to slots\(str\)"):
        module.slots("x")
    with pytest.raises(TypeError, match=r"argument 1 'positional'"):
        module.prototypes(None)
    with pytest.raises(TypeError, match=r"prototypes\(\) missing 1 required positional argument"):
        module.prototypes()
