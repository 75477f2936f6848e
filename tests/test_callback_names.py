"""Natural callbacks with awkward names, every type of user data, and functions that always raise."""

import importlib.util

import numpy as np
import pytest

pytest.importorskip("scipy")
from callbacks_module import compiled
from scipy import LowLevelCallable, integrate, ndimage

SOURCE = """
import numpy as np
#pythran export capsule a(float64, float64, complex128, float32, int8, bool, uint64) for scipy.integrate.quad
def a(data, mark, given, n, x, attempt, result):
    return data * mark + given.real + n + x + attempt + result
#pythran export capsule b(float64, float64[:,2], int64[:,:]) for scipy.integrate.quad
def b(x, table, counts):
    return x * table[0, 1] + counts.sum()
#pythran export capsule c(float64) for scipy.integrate.quad
def c(x, k=2.5):
    return k * x
#pythran export capsule always(float64, int) for scipy.integrate.quad
def always(x, why):
    raise ValueError("never")
#pythran export capsule alwaysw(float64[:]) for scipy.ndimage.generic_filter
def alwaysw(x):
    raise KeyError("never")
#pythran export capsule alwayst((intp,)) for scipy.ndimage.geometric_transform
def alwayst(x):
    raise IndexError("never")
#pythran export capsule whole(float64, int) for scipy.integrate.quad
def whole(x, k):
    return k
#pythran export capsule é(float64, float) for scipy.integrate.quad
def é(x, ü):
    return x + ü + helper(x)
#pythran export capsule helper(float64, float) for scipy.integrate.quad
def helper(x, k=1.0):
    s = 0.0
    for i in range(3):
        s += x * k
    return s
#pythran export bind(int)
def bind(x):
    return x + 1
#pythran export capsule one((intp,)) for scipy.ndimage.geometric_transform
def one(at):
    return (at[0] + 1,)
#pythran export capsule count(float64[:]) for scipy.ndimage.generic_filter
def count(window):
    return len(window)
#pythran export capsule fsum(float64[:], float64[:,:] order(F)) for scipy.ndimage.generic_filter
def fsum(window, m):
    return window[0] * m[1, 0]
#pythran export capsule alloc(float64[:]) for scipy.ndimage.generic_filter
def alloc(window):
    w = sorted([x for x in window])
    return w[len(w) // 2]
"""


@pytest.fixture(scope="module")
def m(tmp_path_factory):
    folder = tmp_path_factory.mktemp("names")
    (folder / "awkward.py").write_text(SOURCE, encoding="utf-8")
    compiled(folder / "awkward.py", folder / "awkward.so")
    spec = importlib.util.spec_from_file_location("awkward", folder / "awkward.so")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def integral(capsule):
    return integrate.quad(LowLevelCallable(capsule), 0, 1)[0]


def test_a_module_with_a_bind_of_its_own(m):
    assert m.bind(3) == 4


def test_every_kind_of_user_data(m):
    found = integral(m.__bind__(m.a, 2.0, 1 + 5j, np.float32(1), 2, True, 7))
    assert found == pytest.approx(1 + 1 + 1 + 2 + 1 + 7)
    table, counts = np.arange(4.0).reshape(2, 2), np.ones((2, 3), int)
    assert integral(m.__bind__(m.b, table, counts=counts)) == pytest.approx(6.5)
    fortran = np.asfortranarray([[1.0, 2.0], [7.0, 4.0]])
    filtered = ndimage.generic_filter(np.ones((2, 2)), LowLevelCallable(m.__bind__(m.fsum, fortran)), 3)
    assert filtered.tolist() == [[7.0, 7.0], [7.0, 7.0]]


def test_user_data_that_does_not_fit(m):
    with pytest.raises(TypeError, match="argument 1 'table': length 3 of axis 1, expected 2"):
        m.__bind__(m.b, np.ones((2, 3)), np.ones((2, 3), int))
    with pytest.raises(OverflowError, match="argument 4 'x': 200 does not fit int8"):
        m.__bind__(m.a, 2.0, 1j, 1, 200, True, 2)
    with pytest.raises(TypeError, match="missing 1 required positional argument: 'ü'"):
        m.__bind__(m.é)


def test_functions_that_always_raise(m):
    with pytest.raises(SystemError) as caught:
        integral(m.__bind__(m.always, 1))
    assert repr(caught.value.__cause__) == "ValueError('never')"
    with pytest.raises(KeyError, match="never"):
        ndimage.generic_filter(np.ones((2, 2)), LowLevelCallable(m.alwaysw), 2)
    with pytest.raises(IndexError, match="never"):
        ndimage.geometric_transform(np.ones(3), LowLevelCallable(m.alwayst))


def test_results_of_other_types(m):
    assert integral(m.c) == pytest.approx(1.25)
    assert integral(m.__bind__(m.whole, 3)) == pytest.approx(3.0)
    assert ndimage.generic_filter(np.ones((2, 2)), LowLevelCallable(m.count), 3).tolist() == [[9.0, 9.0], [9.0, 9.0]]
    wanted = ndimage.geometric_transform(np.arange(4.0), lambda at: (at[0] + 1,))
    assert np.array_equal(ndimage.geometric_transform(np.arange(4.0), LowLevelCallable(m.one)), wanted)


def test_callbacks_that_are_called_by_others(m):
    assert integral(m.__bind__(m.é, ü=2)) == pytest.approx(4.0)
    assert integral(m.__bind__(m.helper, 2.0)) == pytest.approx(3.0)


def test_callbacks_with_lists(m):
    image = np.random.default_rng(6).random((5, 5))
    found = ndimage.generic_filter(image, LowLevelCallable(m.alloc), 3)
    assert np.array_equal(found, ndimage.median_filter(image, 3))
