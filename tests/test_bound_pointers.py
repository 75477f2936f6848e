"""User data behind a pointer of every type: numbers and arrays that `bind` takes, and those that it refuses."""

import importlib.util
import sys

import numpy as np
import pytest

pytest.importorskip("scipy")
from callbacks_module import compiled
from scipy import LowLevelCallable, integrate

SOURCE = """
#pythran export capsule f(int32, float64*, float64*)
def f(n, x, cp):
    return x[0] * cp[0]

#pythran export capsule g(int32, float64*, int64*)
def g(n, x, cp):
    return x[0] * cp[0] + cp[1]

#pythran export capsule h(int32, float64*, uint64*)
def h(n, x, cp):
    return 1.0 if cp[0] // 2 == 4611686018427387904 else 0.0

#pythran export capsule k(int32, float64*, complex64*)
def k(n, x, cp):
    return cp[0].imag + cp[1].real

#pythran export capsule b(int32, float64*, bool*)
def b(n, x, cp):
    return 1.0 if cp[0] else 0.0

#pythran export capsule s(int32, float64*, uint8*)
def s(n, x, cp):
    return cp[0] * 1.0

#pythran export capsule l(int32, float64*, float128*)
def l(n, x, cp):
    return float(cp[0])

#pythran export capsule e(int32, float64*, float32*)
def e(n, x, cp):
    return cp[0]

"""


@pytest.fixture(scope="module")
def m(tmp_path_factory):
    folder = tmp_path_factory.mktemp("pointers")
    (folder / "pointing.py").write_text(SOURCE)
    compiled(folder / "pointing.py", folder / "pointing.so")
    spec = importlib.util.spec_from_file_location("pointing", folder / "pointing.so")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.mark.parametrize(
    ("name", "values", "wanted"),
    [
        ("f", (2.0,), 1.0),
        ("f", (np.float64(2),), 1.0),
        ("f", (2,), 1.0),
        ("f", (np.array(2.0),), 1.0),
        ("f", (np.array([[2.0, 1.0]]),), 1.0),
        ("g", (2, 1), 2.0),
        ("g", (np.int64(2), 1), 2.0),
        ("g", (np.array([2, 1]),), 2.0),
        ("h", (2**63 + 1,), 1.0),
        ("h", (np.uint64(2**63 + 1),), 1.0),
        ("k", (1 + 2j, 3), 5.0),
        ("b", (True,), 1.0),
        ("b", (np.True_,), 1.0),
        ("b", (np.array([False]),), 0.0),
        ("s", (255,), 255.0),
        ("s", (np.uint8(7),), 7.0),
        ("l", (np.longdouble(3),), 3.0),
        ("l", (3.5,), 3.5),
        ("e", (np.float32(1.5),), 1.5),
        ("e", (1.5,), 1.5),
    ],
)
def test_values(m, name, values, wanted):
    capsule = m.bind(getattr(m, name), *values)
    assert integrate.quad(LowLevelCallable(capsule), 0, 1)[0] == pytest.approx(wanted)
    if len(values) == 1:
        capsule = m.bind(getattr(m, name), cp=values[0])
        assert integrate.quad(LowLevelCallable(capsule), 0, 1)[0] == pytest.approx(wanted)


@pytest.mark.parametrize(
    ("name", "values", "error"),
    [
        ("f", (np.float32(2),), TypeError),
        ("f", (True,), TypeError),
        ("f", (10**400,), OverflowError),
        ("f", (np.ones(2, "f4"),), TypeError),
        ("f", (np.ones(4)[::2],), TypeError),
        ("f", (np.ones(2, ">f8"),), TypeError),
        ("f", (np.broadcast_to(1.0, 3),), TypeError),
        ("f", (np.frombuffer(bytes(17), "f8", 2, 1),), TypeError),
        ("f", ([1.0],), TypeError),
        ("f", (None,), TypeError),
        ("f", (1.0, np.ones(2)), TypeError),
        ("g", (2.0,), TypeError),
        ("g", (2**63,), OverflowError),
        ("g", (-(2**64),), OverflowError),
        ("h", (-1,), OverflowError),
        ("h", (2**64,), OverflowError),
        ("s", (256,), OverflowError),
        ("b", (1,), TypeError),
        ("k", ("a",), TypeError),
    ],
)
def test_values_that_do_not_fit(m, name, values, error):
    with pytest.raises(error, match=f"{name}\\(\\): user data 'cp' has to be"):
        m.bind(getattr(m, name), *values)


def test_names(m):
    for positional, named in (((1.0,), {"cp": 2.0}), ((), {"x": 2.0}), ((), {}), ((), {"cp": 1.0, "x": 2.0})):
        with pytest.raises(TypeError, match="user data 'cp' has to be"):
            m.bind(m.f, *positional, **named)


def test_references(m):
    table = np.array([2.0])
    before = sys.getrefcount(table)
    bound = [m.bind(m.f, table) for _ in range(10)]
    assert sys.getrefcount(table) == before + 10
    for _ in range(10):
        with pytest.raises(TypeError):
            m.bind(m.g, table)
    del bound
    assert sys.getrefcount(table) == before


MIXED = """
#pythran export capsule f(int32, float64*, float64*)
def f(n, x, cp):
    return x[0] * cp[0]

#pythran export capsule g(float64, float64) for quad
def g(x, c):
    return x * c
"""


def test_beside_natural_callbacks(tmp_path):
    (tmp_path / "both.py").write_text(MIXED)
    compiled(tmp_path / "both.py", tmp_path / "both.so")
    spec = importlib.util.spec_from_file_location("both", tmp_path / "both.so")
    both = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(both)
    for capsule, names in ((both.f, "cp"), (both.g, "c")):
        for bound in (both.bind(capsule, 3.0), both.bind(capsule, **{names: 3.0})):
            assert integrate.quad(LowLevelCallable(bound), 0, 2)[0] == pytest.approx(6.0)
    for given, named, message in (
        ((), {}, "takes a capsule of this module, and the values"),
        ((), {"cp": both.f}, "takes a capsule of this module, and the values"),
        ((1.0, 2.0), {}, "that has user data as its first argument"),
        ((both.f, 1.0), {"cp": 3.0}, "user data 'cp' has to be"),
        ((both.g,), {}, "missing 1 required positional argument: 'c'"),
    ):
        with pytest.raises(TypeError, match=message):
            both.bind(*given, **named)
