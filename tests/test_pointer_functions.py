"""C functions of pointers as parameters, `float64(int32, float64*, float64*)`: compiled code calls callbacks with its arrays."""

import ctypes
import importlib.util

import numpy as np
import pytest

from capsulec.cli import main

SOURCE = """
import numpy as np

#pythran export capsule integrand(int32, float64*, float64*)
def integrand(n, x, c):
    return c[0] + x[0] - x[1] * x[2]

#pythran export capsule scaled(float64, float64) for scipy.integrate.quad
def scaled(x, factor):
    return factor * x

#pythran export capsule store(float64*, int64)
def store(p, n):
    for i in range(n):
        p[i] = i * 2.0

#pythran export capsule raising(float64*, int64)
def raising(p, n):
    raise ValueError("not now")

#pythran export capsule plain(float64)
def plain(x):
    return x

#pythran export mean(float64(int32, float64*, float64*), float64[:,:], float64[:])
def mean(f, points, c):
    total = 0.0
    for i in range(points.shape[0]):
        total += helped(f, points[i], c)
    return total / points.shape[0]

def helped(f, point, c):
    return f(np.int32(len(point)), point, c)

#pythran export filled(None(float64*, int64), int)
def filled(f, n):
    a = np.zeros(n)
    f(a, n)
    return a

#pythran export into(None(float64*, int64), float64[:])
def into(f, a):
    f(a, len(a))

#pythran export of_expression(float64(int32, float64*, void*), float64[:], float64[:])
def of_expression(f, x, c):
    return f(np.int32(3), x * 2, c)

#pythran export one(float64(float64), float64)
def one(f, x):
    return f(x)

#pythran export capsule inner(int32, float64*, float64(int32, float64*, float64*))
def inner(n, x, f):
    return f(n, x, x)
"""
POINTS = np.arange(12.0).reshape(4, 3)
C = np.array([5.0])
WANTED = np.mean([5 + x - y * z for x, y, z in POINTS])


@pytest.fixture(name="module", scope="module")
def fixture_module(tmp_path_factory):
    folder = tmp_path_factory.mktemp("pointers")
    (folder / "pointer_functions.py").write_text(SOURCE)
    assert main([str(folder / "pointer_functions.py"), "-O1", "-o", str(folder / "pointer_functions.so")]) == 0
    spec = importlib.util.spec_from_file_location("pointer_functions", folder / "pointer_functions.so")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def test_arrays_are_passed_as_their_elements(module):
    assert module.mean(module.integrand, POINTS, C) == WANTED
    assert module.mean(module.__pyx_capi__["integrand"], POINTS, C) == WANTED
    assert module.of_expression(module.integrand, POINTS[1], C) == 5 + 6 - 8 * 10
    assert module.of_expression(module.__pyx_capi__["integrand"], POINTS[1], C) == 5 + 6 - 8 * 10
    np.testing.assert_array_equal(module.filled(module.store, 4), [0, 2, 4, 6])
    assert module.filled(module.store, 0).shape == (0,)


def test_what_is_written_to_arrays(module):
    a = np.ones(3)
    assert module.into(module.store, a) is None
    np.testing.assert_array_equal(a, [0, 2, 4])
    a.flags.writeable = False
    with pytest.raises(ValueError, match="into\\(\\) writes to its argument a, which is a read-only array"):
        module.into(module.store, a)


@pytest.mark.parametrize("points", [POINTS[:, ::-1], np.asfortranarray(POINTS), POINTS.repeat(2, axis=1)[:, ::2]])
def test_arrays_of_other_layouts(module, points):
    with pytest.raises(ValueError, match="takes a pointer to an array in order\\(C\\), and this one is not"):
        module.mean(module.integrand, points, C)
    assert module.mean(module.integrand, POINTS[::-1], C) == WANTED
    assert module.mean(module.integrand, POINTS, np.repeat(C, 2)[::2]) == WANTED


def test_bound_user_data_is_refused(module):
    """A C function alone does not know of it."""
    for call in (
        lambda: module.mean(module.bind(module.integrand, 2.0), POINTS, C),
        lambda: module.mean(module.bind(module.scaled, 2.0), POINTS, C),
        lambda: module.one(module.bind(module.scaled, 2.0), 1.0),
    ):
        with pytest.raises(
            TypeError, match="argument 1 'f': expected a C function, got one with user data bound to it"
        ):
            call()
    with pytest.raises(TypeError, match="scaled\\(\\) takes 1 variable"):
        module.mean(module.scaled, POINTS, C)
    with pytest.raises(TypeError, match="scaled\\(\\) needs user data \\(factor\\)"):
        module.mean(module.scaled, POINTS[:, :1].copy(), C)


@pytest.mark.parametrize("name", ["plain", "store"])
def test_functions_of_other_types(module, name):
    with pytest.raises(
        TypeError, match="expected a C function float64\\(int32, float64\\*, float64\\*\\), got one named"
    ):
        module.mean(getattr(module, name), POINTS, C)
    with pytest.raises(
        TypeError, match="expected a C function float64\\(int32, float64\\*, float64\\*\\), got one named"
    ):
        module.mean(module.__pyx_capi__[name], POINTS, C)
    with pytest.raises(TypeError, match="got one named 'integrand"):
        module.one(module.integrand, 1.0)


def test_what_a_function_raises(module):
    for _ in range(2):
        with pytest.raises(ValueError, match=r"^not now$"):
            module.filled(module.raising, 3)
    np.testing.assert_array_equal(module.filled(module.store, 2), [0, 2])


def test_a_capsule_that_takes_a_function(module):
    """ctypes has the C function, and passes it the address of another one."""
    address = ctypes.PYFUNCTYPE(ctypes.c_void_p, ctypes.py_object, ctypes.c_char_p)(
        ("PyCapsule_GetPointer", ctypes.pythonapi)
    )
    names = [repr(capsule).split('"')[1].encode() for capsule in (module.inner, module.integrand)]
    inner = ctypes.CFUNCTYPE(ctypes.c_double, ctypes.c_int, ctypes.c_void_p, ctypes.c_void_p)(
        address(module.inner, names[0])
    )
    assert inner(3, POINTS[1:].ctypes.data, address(module.integrand, names[1])) == 3 + 3 - 4 * 5


def test_mistakes_are_messages(tmp_path, capsys):
    program = "#pythran export f(float64(int32, float64*), float32[:])\ndef f(g, a):\n    return g({})\n"
    for arguments, message in [
        ("3, a", "takes int32 here, not int"),
        ("a", "takes 2 arguments, not 1"),
        ("a, a", "takes int32 here, not float32[:]"),
    ]:
        (tmp_path / "f.py").write_text(program.format(arguments))
        assert main([str(tmp_path / "f.py"), "-o", str(tmp_path / "f.so")]) == 1
        assert message in capsys.readouterr().err
    (tmp_path / "f.py").write_text("import numpy as np\n" + program.format("np.int32(3), a"))
    assert main([str(tmp_path / "f.py"), "-o", str(tmp_path / "f.so")]) == 1
    assert "takes float64* here, not float32[:]" in capsys.readouterr().err
