"""Where SciPy's own tests pass a C function, a capsule of ours: the same calls have the same results and errors.

The cases are those of scipy/_lib/tests/test_ccallback.py, ndimage/tests/test_c_api.py and integrate/tests/test_quadpack.py,
and stats.studentized_range, which integrates callbacks of SciPy's own.
"""

import ctypes
import importlib.util
import threading
import types

import numpy as np
import pytest

pytest.importorskip("scipy")
from scipy import LowLevelCallable, integrate, ndimage, special, stats
from scipy._lib import _ccallback_c, _test_ccallback
from scipy.stats import _continuous_distns as distributions

from capsulec.cli import main
from capsulec.testing import ctypes_function

SOURCE = """
import math
import numpy as np

#pythran export capsule plus1(float64, int32*, float64*)
def plus1(a, error, data):
    if a == 2.0:
        raise ValueError("bad value")
    return a + 1 if data is None else a + data[0]

#pythran export capsule plus1b(float64, float64, int32*, float64*)
def plus1b(a, b, error, data):
    if a == 2.0:
        raise ValueError("bad value")
    return a + b + 1 if data is None else a + b + data[0]

#pythran export capsule plus1bc(float64, float64, float64, int32*, void*)
def plus1bc(a, b, c, error, data):
    return a + b + c

#pythran export capsule plus(float64, float64) for scipy._lib._test_ccallback
def plus(a, *, amount):
    if a == 2.0:
        raise ValueError("bad value")
    return a + amount

#pythran export capsule filter2d(float64*, intp, float64*, float64*)
def filter2d(buffer, size, result, weights):
    total = 0.0
    for i in range(size):
        total += buffer[i] * weights[i]
    result[0] = total
    return 1

#pythran export capsule weighed(float64[:], float64[:]) for scipy.ndimage.generic_filter
def weighed(window, weights):
    total = 0.0
    for i in range(len(window)):
        total += window[i] * weights[i]
    return total

#pythran export capsule filter1d(float64*, intp, float64*, intp, intp*)
def filter1d(line, length, out, count, size):
    for i in range(count):
        total = 0.0
        for j in range(size[0]):
            total += line[i + j]
        out[i] = total / size[0]
    return 1

#pythran export capsule averaged(float64[:], float64[:], int) for scipy.ndimage.generic_filter1d
def averaged(line, out, size):
    for i in range(len(out)):
        out[i] = line[i : i + size].sum() / size

#pythran export capsule transform(intp*, float64*, int32, int32, float64*)
def transform(output, inputs, output_rank, input_rank, shift):
    for i in range(input_rank):
        inputs[i] = output[i] - shift[0]
    return 1

#pythran export capsule shifted((intp, intp), float64) for scipy.ndimage.geometric_transform
def shifted(at, shift):
    return at[0] - shift, at[1] - shift

#pythran export capsule sin_0(float64, void*)
def sin_0(x, data):
    return math.sin(x)

#pythran export capsule sin_1(int32, float64*, void*)
def sin_1(n, x, data):
    return math.sin(x[0])

#pythran export capsule sin_2(float64)
def sin_2(x):
    return math.sin(x)

#pythran export capsule sin_3(int32, float64*)
def sin_3(n, x):
    return math.sin(x[0])

#pythran export capsule sin_4(int32, float64)
def sin_4(n, x):
    return math.sin(x)

#pythran export capsule sin_5(float64) for scipy.integrate.nquad
def sin_5(x):
    return math.sin(x)

#pythran export capsule typical(int32, float64*) for scipy.integrate.quad
def typical(n, x):
    return math.cos(x[1] * x[0] - x[2] * math.sin(x[0])) / math.pi

#pythran export capsule typical_natural(float64, float64, float64) for scipy.integrate.nquad
def typical_natural(x, n, z):
    return math.cos(n * x - z * math.sin(x)) / math.pi

#pythran export capsule indefinite(float64) for scipy.integrate.nquad
def indefinite(x):
    return -math.exp(-x) * np.log(x)

ROOT = math.sqrt(0.5)
PI2 = math.sqrt(2 * math.pi)

def below(z):
    return 0.5 * math.erfc(-z * ROOT)

def density(z):
    return np.exp(-0.5 * z * z) / PI2

#pythran export capsule _studentized_range_cdf(int32, float64*, float64*)
def _studentized_range_cdf(n, x, args):
    z, s, q, k, df, constant = x[0], x[1], args[0], args[1], args[2], args[3]
    weight = np.exp(constant + (df - 1) * np.log(s) - 0.5 * df * s * s)
    return weight * density(z) * (below(z + q * s) - below(z)) ** (k - 1)

#pythran export capsule _studentized_range_cdf_asymptotic(float64, float64*)
def _studentized_range_cdf_asymptotic(z, args):
    q, k = args[0], args[1]
    return k * density(z) * (below(z + q) - below(z)) ** (k - 1)

def slope(z, s, q, k, df, constant):
    weight = np.exp(constant + df * np.log(s) - 0.5 * df * s * s)
    return weight * density(z) * density(z + q * s) * (below(z + q * s) - below(z)) ** (k - 2)

#pythran export capsule _studentized_range_pdf(int32, float64*, float64*)
def _studentized_range_pdf(n, x, args):
    return slope(x[0], x[1], args[0], args[1], args[2], args[3])

#pythran export capsule _studentized_range_moment(int32, float64*, float64*)
def _studentized_range_moment(n, x, args):
    return x[2] ** args[0] * slope(x[0], x[1], x[2], args[1], args[2], args[3])

#pythran export capsule _studentized_range_pdf_asymptotic(float64, float64*)
def _studentized_range_pdf_asymptotic(z, args):
    q, k = args[0], args[1]
    return k * (k - 1) * density(z) * density(z + q) * (below(z + q) - below(z)) ** (k - 2)
"""

CALLERS = {
    "simple": _test_ccallback.test_call_simple,
    "nodata": _test_ccallback.test_call_nodata,
    "nonlocal": _test_ccallback.test_call_nonlocal,
    "cython": _ccallback_c.test_call_cython,
}
NUMBER = ctypes.c_double(2.0)
USER_DATA = {
    "ctypes": lambda: ctypes.cast(ctypes.pointer(NUMBER), ctypes.c_void_p),
    "capsule": _test_ccallback.test_get_data_capsule,
}


@pytest.fixture(scope="module")
def m(tmp_path_factory):
    folder = tmp_path_factory.mktemp("scipy_callbacks")
    (folder / "replaced.py").write_text(SOURCE)
    assert main([str(folder / "replaced.py"), "-o", str(folder / "replaced.so")]) == 0
    spec = importlib.util.spec_from_file_location("replaced", folder / "replaced.so")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.mark.parametrize("user_data", USER_DATA)
@pytest.mark.parametrize("function", ["plus1", "plus1b"])
@pytest.mark.parametrize("caller", CALLERS)
def test_callbacks(m, caller, function, user_data):
    capsule, caller = m.__pyx_capi__[function], CALLERS[caller]
    assert caller(LowLevelCallable(capsule), 1.0) == 2.0
    with pytest.raises(ValueError, match="bad value"):
        caller(LowLevelCallable(capsule), 2.0)
    assert caller(LowLevelCallable(capsule, USER_DATA[user_data]()), 1.0) == 3.0
    assert caller(LowLevelCallable.from_cython(m, function, USER_DATA[user_data]()), 1.0) == 3.0
    assert caller(LowLevelCallable(m.bind(getattr(m, function), 2.0)), 1.0) == 3.0


@pytest.mark.parametrize("caller", CALLERS)
def test_a_natural_callback(m, caller):
    callback = LowLevelCallable(m.bind(m.plus, amount=2.0))
    assert CALLERS[caller](callback, 1.0) == 3.0
    with pytest.raises(ValueError, match="bad value"):
        CALLERS[caller](callback, 2.0)


@pytest.mark.parametrize("user_data", USER_DATA)
@pytest.mark.parametrize("caller", CALLERS)
def test_signatures_that_callers_do_not_know(m, caller, user_data):
    for callback in (
        LowLevelCallable.from_cython(m, "plus1bc"),
        LowLevelCallable.from_cython(m, "plus1bc", USER_DATA[user_data]()),
    ):
        with pytest.raises(ValueError, match="double \\(double, double, int \\*, void \\*\\)") as caught:
            CALLERS[caller](callback, 1.0)
        assert callback.signature == "double (double, double, double, int *, void *)"
        assert callback.signature in str(caught.value)


def test_a_signature_that_overrides_the_name(m):
    caller, signature = CALLERS["simple"], "double (double, int *, void *)"
    bad = LowLevelCallable(m.plus1, signature="bad signature")
    assert bad.signature == "bad signature"
    with pytest.raises(ValueError, match="bad signature"):
        caller(bad, 3)
    good = LowLevelCallable(m.plus1, signature=signature)
    assert good.signature == signature
    assert caller(good, 3) == 4


@pytest.mark.parametrize("caller", CALLERS)
def test_callers_in_callers_and_threads(m, caller):
    """Callbacks that call the caller again, ten deep, with ours innermost; 20 threads at once, every other one raising."""
    caller, results, errors = CALLERS[caller], [], []
    inner = LowLevelCallable(m.__pyx_capi__["plus1"])

    def outer(a, depth):
        return caller(inner, a) if depth == 0 else 2 * caller(lambda x: outer(x, depth - 1), a)

    barrier = threading.Barrier(20)

    def run(number):
        barrier.wait()
        try:
            results.append(outer(float(number % 2) + 1.0, 10))
        except ValueError as error:
            errors.append(str(error))

    threads = [threading.Thread(target=run, args=(number,)) for number in range(20)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert results == [2.0**11] * 10
    assert errors == ["bad value"] * 10


def pointer(value):
    return value.ctypes.data_as(ctypes.c_void_p)


def test_generic_filter(m):
    image = np.ones((20, 20))
    image[:10, :10] = 0
    footprint = np.array([[0, 1, 0], [1, 1, 1], [0, 1, 0]])
    weights = np.ones(5) / 5
    wanted = ndimage.generic_filter(image, lambda window: (weights * window).sum(), footprint=footprint)
    for callback in (
        LowLevelCallable.from_cython(m, "filter2d", pointer(weights)),
        LowLevelCallable(m.bind(m.filter2d, weights)),
        LowLevelCallable(m.bind(m.weighed, weights)),
    ):
        np.testing.assert_allclose(ndimage.generic_filter(image, callback, footprint=footprint), wanted, rtol=1e-13)


def test_generic_filter1d(m):
    image = np.tile(np.hstack((np.zeros(10), np.ones(10))), (10, 1))
    size = np.array([3])

    def interpreted(line, out):
        for i in range(out.size):
            out[i] = line[i : i + 3].sum() / 3

    wanted = ndimage.generic_filter1d(image, interpreted, 3)
    for callback in (
        LowLevelCallable.from_cython(m, "filter1d", pointer(size)),
        LowLevelCallable(m.bind(m.filter1d, 3)),
        LowLevelCallable(m.bind(m.averaged, 3)),
    ):
        np.testing.assert_allclose(ndimage.generic_filter1d(image, callback, 3), wanted, rtol=1e-13)


def test_geometric_transform(m):
    image = np.arange(12.0).reshape(4, 3)
    shift = np.array([0.5])
    wanted = ndimage.geometric_transform(image, lambda at: (at[0] - 0.5, at[1] - 0.5))
    for callback in (
        LowLevelCallable.from_cython(m, "transform", pointer(shift)),
        LowLevelCallable(m.bind(m.transform, 0.5)),
        LowLevelCallable(m.bind(m.shifted, 0.5)),
    ):
        np.testing.assert_array_equal(ndimage.geometric_transform(image, callback), wanted)


def test_all_shapes_of_integrands(m):
    for number in range(4):
        callback = LowLevelCallable.from_cython(m, f"sin_{number}")
        np.testing.assert_allclose(integrate.quad(callback, 0, np.pi)[0], 2.0)
    np.testing.assert_allclose(integrate.quad(LowLevelCallable(m.sin_5), 0, np.pi)[0], 2.0)
    with pytest.raises(ValueError, match="double \\(int, double\\)"):
        integrate.quad(LowLevelCallable.from_cython(m, "sin_4"), 0, np.pi)


def test_integrals(m):
    value, error = integrate.quad(LowLevelCallable(m.typical), 0, np.pi, (2, 1.8))
    natural = integrate.quad(LowLevelCallable(m.typical_natural), 0, np.pi, (2, 1.8))
    assert (value, error) == natural
    assert abs(value - 0.30614353532540296487) <= error < 1.5e-8
    value, error = integrate.quad(LowLevelCallable(m.indefinite), 0, np.inf)
    assert abs(value - 0.577215664901532860606512) <= error < 1.5e-8


def test_an_integral_in_an_integral(m):
    inner = LowLevelCallable.from_cython(m, "sin_2")
    value, error = integrate.quad(lambda y: y + integrate.quad(inner, 0, 1)[0], 0, 1)
    assert abs(value - 0.9596976941318602) <= error


CFFI_SIGNATURES = {"plus1": "(double, int *, void *)", "plus1b": "(double, double, int *, void *)"}
CONSTANTS = ("_studentized_range_cdf_logconst", "_studentized_range_pdf_logconst")


def replaced_callbacks(m):
    """What stands for SciPy's module of callbacks: ours, and its constants."""
    own = distributions._stats
    return types.SimpleNamespace(__pyx_capi__=m.__pyx_capi__, **{name: getattr(own, name) for name in CONSTANTS})


def test_studentized_range(m, monkeypatch):
    points = [(0.5, 3, 10), (3.7, 3, 10), (4.1, 10, 5.5), (2.0, 2, 2), (5.0, 20, 120), (3.0, 3, 1e6)]

    def values():
        distribution = stats.studentized_range
        found = [(distribution.cdf(*point), distribution.pdf(*point)) for point in points]
        return np.array([*found, (distribution.sf(3.5, 4, 8), distribution.pdf(1.0, 5, 7))])

    wanted = values()
    monkeypatch.setattr(distributions, "_stats", replaced_callbacks(m))
    np.testing.assert_allclose(values(), wanted, rtol=1e-12)


def test_moments_of_the_studentized_range(m, monkeypatch):
    """To a percent, which is the same integral at fewer points: what SciPy asks for takes minutes."""
    precise = integrate.nquad

    def rough(callback, ranges, opts):
        assert set(opts) == {"epsabs", "epsrel"}
        return precise(callback, ranges=ranges, opts={"epsabs": 1e-2, "epsrel": 1e-2})

    def values():
        distribution = stats.studentized_range
        return np.array([distribution.mean(3, 10), distribution.var(3, 10), distribution.moment(1, 2, 30)])

    monkeypatch.setattr(distributions.integrate, "nquad", rough)
    wanted = values()
    # A range of normal numbers, over the root of a mean of squares.
    assert abs(wanted[0] - 3 / np.sqrt(np.pi) * np.sqrt(5) * special.gamma(4.5) / special.gamma(5)) < 1e-2
    monkeypatch.setattr(distributions, "_stats", replaced_callbacks(m))
    np.testing.assert_allclose(values(), wanted, rtol=1e-12)


def test_moment_of_the_studentized_range(m):
    """The integrand of moments, at points."""
    own = distributions._stats
    arguments = np.array([2.0, 3.0, 10.0, own._studentized_range_pdf_logconst(3.0, 10.0)])
    ours = ctypes_function(m.__pyx_capi__["_studentized_range_moment"])
    theirs = ctypes_function(own.__pyx_capi__["_studentized_range_moment"])
    for z, s, q in np.random.default_rng(5).uniform([-3, 0.1, 0.1], [3, 2, 6], size=(50, 3)):
        x = (ctypes.c_double * 3)(z, s, q)
        np.testing.assert_allclose(ours(3, x, pointer(arguments)), theirs(3, x, pointer(arguments)), rtol=1e-12)


@pytest.mark.parametrize("function", ["plus1", "plus1b"])
@pytest.mark.parametrize("caller", CALLERS)
def test_cffi(m, caller, function):
    """Our C function by its symbol in the built file, and user data, both by cffi."""
    cffi = pytest.importorskip("cffi", reason="in the extra `test`")
    signature = CFFI_SIGNATURES[function]
    ffi = cffi.FFI()
    ffi.cdef(f"double {function}{signature};")
    own = getattr(ffi.dlopen(m.__file__), function)
    caller, number = CALLERS[caller], ffi.new("double *", 2.0)
    assert caller(LowLevelCallable(own), 1.0) == 2.0
    with pytest.raises(ValueError, match="bad value"):
        caller(LowLevelCallable(own), 2.0)
    assert caller(LowLevelCallable(own, ffi.cast("void *", number)), 1.0) == 3.0
    assert caller(LowLevelCallable(m.__pyx_capi__[function], ffi.cast("void *", number)), 1.0) == 3.0
    called = LowLevelCallable(ffi.cast(f"double(*){signature}", own), ffi.cast("void *", number))
    with pytest.raises(ValueError, match="bad value"):
        caller(called, 2.0)


def test_cffi_and_a_signature_that_callers_do_not_know(m):
    cffi = pytest.importorskip("cffi", reason="in the extra `test`")
    ffi = cffi.FFI()
    ffi.cdef("double plus1bc(double, double, double, int *, void *);")
    callback = LowLevelCallable(ffi.dlopen(m.__file__).plus1bc)
    for caller in CALLERS.values():
        with pytest.raises(ValueError, match=r"double \(double, double, double, int \*, void \*\)"):
            caller(callback, 1.0)


def test_cffi_memory_as_user_data_of_filters(m):
    """Filters take pointers that cffi makes, as the tests of SciPy's do for their C library."""
    cffi = pytest.importorskip("cffi", reason="in the extra `test`")
    ffi = cffi.FFI()
    ffi.cdef("int filter2d(double *, intptr_t, double *, void *);")
    image, footprint = np.ones((20, 20)), np.array([[0, 1, 0], [1, 1, 1], [0, 1, 0]])
    weights = ffi.new("double[]", [0.2] * 5)
    own = LowLevelCallable(
        ffi.dlopen(m.__file__).filter2d, ffi.cast("void *", weights), "int (double *, npy_intp, double *, void *)"
    )
    np.testing.assert_allclose(ndimage.generic_filter(image, own, footprint=footprint), image, rtol=1e-13)
