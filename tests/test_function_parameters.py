"""C functions as parameters, `float64(float64)`: capsules of several makers, checked names, errors raised in them."""

from __future__ import annotations

import ctypes
import importlib.util

import numpy as np
import pytest

from capsulec.cli import main

SOURCE = """
import math

import numpy as np


# pythran export capsule linear(float64)
def linear(r):
    return -r


# pythran export capsule cubic(float64)
def cubic(r):
    return r * r * r


# pythran export capsule quintic(float64)
def quintic(r):
    return -r * r * r * r * r


# pythran export capsule gaussian(float64)
def gaussian(r):
    return math.exp(-r * r)


# pythran export capsule multiquadric(float64)
def multiquadric(r):
    return -math.sqrt(r * r + 1)


# pythran export capsule inverse_multiquadric(float64)
def inverse_multiquadric(r):
    return 1 / math.sqrt(r * r + 1)


# pythran export capsule inverse_quadratic(float64)
def inverse_quadratic(r):
    return 1 / (r * r + 1)


# pythran export capsule thin_plate(float64)
def thin_plate(r):
    return 0.0 if r == 0.0 else r * r * math.log(r)


# pythran export capsule half(float64)
def half(r):
    return r / 2


# pythran export capsule square(float64)
def square(r):
    return r * r


# pythran export capsule twice(float64)
def twice(r):
    return r * 2


# pythran export capsule far(float64)
def far(r):
    if r > 2.0:
        raise ValueError("too far")
    return r


# pythran export capsule other(float64, float64)
def other(a, b):
    return a + b


def vector(x, y, epsilon, kernel, out):
    for i in range(y.shape[0]):
        out[i] = kernel(np.sqrt(np.sum((x - y[i]) ** 2)) * epsilon)


# pythran export matrix(float64[:,:], float64(float64), float64)
def matrix(x, kernel, epsilon):
    out = np.empty((x.shape[0], x.shape[0]))
    for i in range(x.shape[0]):
        vector(x[i], x, epsilon, kernel, out[i])
    return out


# pythran export two(float64(float64), float64, float64(float64))
def two(f, x, g):
    return f(x) + g(x) * 2


# pythran export direct(float64)
def direct(x):
    return linear(x)
"""
KERNELS = [
    "linear",
    "cubic",
    "quintic",
    "gaussian",
    "multiquadric",
    "inverse_multiquadric",
    "inverse_quadratic",
    "thin_plate",
    "half",
    "square",
    "twice",
]


@pytest.fixture(name="kernels", scope="module")
def fixture_kernels(tmp_path_factory):
    folder = tmp_path_factory.mktemp("functions")
    (folder / "kernels.py").write_text(SOURCE)
    assert main([str(folder / "kernels.py"), "-O1", "-o", str(folder / "kernels.so")]) == 0
    spec = importlib.util.spec_from_file_location("kernels", folder / "kernels.so")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.fixture(name="python", scope="module")
def fixture_python():
    space = {}
    exec(SOURCE, space)
    return space


def capsule(name, function=lambda x: x * 10):
    """A capsule made with ctypes; the function lives on."""
    held = ctypes.CFUNCTYPE(ctypes.c_double, ctypes.c_double)(function)
    capsules.append(held)
    new = ctypes.pythonapi.PyCapsule_New
    new.restype, new.argtypes = ctypes.py_object, [ctypes.c_void_p, ctypes.c_char_p, ctypes.c_void_p]
    return new(ctypes.cast(held, ctypes.c_void_p), name, None)


capsules = []


@pytest.mark.parametrize("name", KERNELS)
def test_kernels_passed_on_to_helpers(kernels, python, name):
    x = np.arange(8.0).reshape(4, 2) / 3
    assert np.array_equal(kernels.matrix(x, getattr(kernels, name), 0.75), python["matrix"](x, python[name], 0.75))
    twin = kernels.__pyx_capi__[name]
    assert np.array_equal(kernels.matrix(x.T.copy().T, twin, 0.75), kernels.matrix(x, getattr(kernels, name), 0.75))


def test_called_as_a_function_of_the_file(kernels):
    assert kernels.direct(2.0) == -2.0


@pytest.mark.parametrize("name", [b"double (double)", b"f(float64)", b"f(float)", b"some text", b"", None,
                                  b"double (double, int __pyx_skip_dispatch)", b"vector3 (point)"])  # fmt: skip
def test_names_that_are_taken(kernels, name):
    assert kernels.two(capsule(name), 1.0, kernels.linear) == 8.0


@pytest.mark.parametrize("name", [b"double (int)", b"float (double)", b"double (double, double)", b"double (double *)",
                                  b"f(float32)", b"f(float64, float64)", b"void (double)", b"f()"])  # fmt: skip
def test_names_of_other_types(kernels, name):
    with pytest.raises(TypeError, match=r"argument 1 'f': expected a C function float64\(float64\), got one named"):
        kernels.two(capsule(name), 1.0, kernels.linear)


@pytest.mark.parametrize("value", [3, None, "f", abs])
def test_what_is_no_capsule(kernels, value):
    with pytest.raises(TypeError, match="argument 3 'g': expected a capsule with a C function"):
        kernels.two(kernels.linear, 1.0, value)


def test_another_function_of_the_module(kernels):
    with pytest.raises(TypeError, match=r"argument 2 'kernel': .* got one named 'other"):
        kernels.matrix(np.zeros((2, 2)), kernels.other, 1.0)


def test_functions_of_scipy(kernels):
    functions = pytest.importorskip("scipy.special.cython_special", reason="needs SciPy").__pyx_capi__
    special = pytest.importorskip("scipy.special", reason="needs SciPy")
    assert kernels.two(functions["i0"], 0.5, functions["j1"]) == special.i0(0.5) + special.j1(0.5) * 2
    complex_gamma = next(
        one for one in functions.values() if repr(one).split('"')[1].startswith("__pyx_t_double_complex")
    )
    with pytest.raises(TypeError, match="got one named '__pyx_t_double_complex"):
        kernels.two(complex_gamma, 1.0, kernels.linear)


def test_what_a_function_raises(kernels):
    x = np.arange(8.0).reshape(4, 2)
    for _ in range(3):
        with pytest.raises(ValueError, match=r"^too far$"):
            kernels.matrix(x, kernels.far, 1.0)
        with pytest.raises(ValueError, match=r"^too far$"):
            kernels.two(kernels.far, 5.0, kernels.far)
    assert kernels.two(kernels.far, 1.0, kernels.linear) == -1.0
