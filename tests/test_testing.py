"""capsulec.testing.call: arguments and results of every type, and errors before a wrong call is made."""

import ctypes
import sys
import types

import numpy as np
import pytest

from capsulec.testing import call

FUNCTION = ctypes.CFUNCTYPE(ctypes.c_double, ctypes.c_int, ctypes.POINTER(ctypes.c_double), ctypes.c_void_p)
KEPT = []


def capsule(name, function):
    """A capsule of a ctypes callback."""
    new = ctypes.pythonapi.PyCapsule_New
    new.restype, new.argtypes = ctypes.py_object, [ctypes.c_void_p, ctypes.c_char_p, ctypes.c_void_p]
    KEPT.extend([name.encode(), function])
    return new(ctypes.cast(function, ctypes.c_void_p), KEPT[-2], None)


@pytest.fixture
def module(monkeypatch):
    """A module as capsulec makes them, with f(n, x, data) = n + x[0] + data[0], or -1 for a null `data`."""

    def f(n, x, data):
        return n + x[0] + ctypes.cast(data, ctypes.POINTER(ctypes.c_double))[0] if data else -1.0

    function = FUNCTION(f)
    made = types.ModuleType("made")
    made.f = capsule("f(int32, float64*, float64*)", function)
    made.__pyx_capi__ = {"f": capsule("double (int, double *, void *)", function)}
    monkeypatch.setitem(sys.modules, "made", made)
    return made


def test_both_names_of_a_capsule(module):
    array = np.array([2.0])
    for one in (module.f, module.__pyx_capi__["f"]):
        assert call(one, 3, array, array) == 7.0
        assert call(one, np.int32(3), array, None) == -1.0


def test_pointers(module):
    double = ctypes.c_double(4.0)
    for pointer in (ctypes.pointer(double), ctypes.byref(double), double, (ctypes.c_double * 3)(4.0)):
        assert call(module.f, 0, pointer, np.array([1.0])) == 5.0
    void = ctypes.cast(ctypes.pointer(double), ctypes.c_void_p)
    assert call(module.f, 0, void, void) == 8.0
    assert call(module.__pyx_capi__["f"], 0, np.array([1.0]), np.array([1.0, 2.0])) == 2.0


@pytest.mark.parametrize(
    ("arguments", "error", "message"),
    [
        ((1,), TypeError, "takes 3 arguments, 1 given"),
        ((2**31, None, None), OverflowError, "argument 1: 2147483648 is out of range for int32"),
        ((1.5, None, None), TypeError, "argument 1"),
        (("1", None, None), TypeError, "argument 1: int32 expected, not str"),
        ((1, np.zeros(2, "float32"), None), TypeError, "argument 2: dtype float32, expected float64"),
        ((1, np.zeros((2, 2))[:, 0], None), ValueError, "not contiguous"),
        ((1, np.broadcast_to(0.0, 1), None), ValueError, "read-only"),
        ((1, [1.0], None), TypeError, "argument 2: float64\\* expected, not list"),
        ((1, ctypes.c_float(1), None), TypeError, "dtype float32, expected float64"),
    ],
)
def test_arguments_that_do_not_fit(module, arguments, error, message):
    with pytest.raises(error, match=message):
        call(module.f, *arguments)


def test_what_is_no_capsule_of_ours(module):
    with pytest.raises(TypeError, match="a capsule is needed"):
        call(len, 1)
    with pytest.raises(TypeError, match="no signature"):
        call(capsule("whatever", FUNCTION(lambda *_: 0.0)), 1)
    with pytest.raises(TypeError, match="no imported module"):
        call(capsule("g(int32)", FUNCTION(lambda *_: 0.0)), 1)
    with pytest.raises(TypeError, match="no C type"):
        call(capsule("double (struct x)", FUNCTION(lambda *_: 0.0)), 1)


@pytest.mark.parametrize(
    ("signature", "ctype", "value"),
    [
        ("bool (bool)", ctypes.c_bool, True),
        ("int8_t (int8_t)", ctypes.c_int8, -128),
        ("uint64_t (uint64_t)", ctypes.c_uint64, 2**64 - 1),
        ("npy_intp (npy_intp)", ctypes.c_ssize_t, -1),
        ("float (float)", ctypes.c_float, 0.5),
        ("long double (long double)", ctypes.c_longdouble, 0.1),
        ("void * (double *)", ctypes.c_void_p, None),
    ],
)
def test_scalars(signature, ctype, value):
    assert call(capsule(signature, ctypes.CFUNCTYPE(ctype, ctype)(lambda x: x)), value) == value


def test_functions_as_arguments():
    def apply(address, x):
        return FLOAT(address)(x)

    double = FLOAT(lambda x: 2 * x)
    applied = capsule(
        "double (double (*)(double), double)",
        ctypes.CFUNCTYPE(ctypes.c_double, ctypes.c_void_p, ctypes.c_double)(apply),
    )
    assert call(applied, double, 3.0) == 6.0
    assert call(applied, capsule("double (double)", double), 3.0) == 6.0


FLOAT = ctypes.CFUNCTYPE(ctypes.c_double, ctypes.c_double)
