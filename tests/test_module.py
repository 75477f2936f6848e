"""Whole modules from hand-written functions: what Python, SciPy and ctypes see of them, and how errors leave them."""

import ast
import ctypes
import gc
import importlib.util
import re
import shutil
import subprocess
import sys
import sysconfig
import threading
import time
from pathlib import Path

import numpy as np
import pytest
from scipy import LowLevelCallable, integrate, ndimage
from scipy._lib import _test_ccallback

import capsulec
from capsulec import testing
from capsulec.backend.capsule import Capsule, wrapper
from capsulec.backend.module import Contents, emit, init_function
from capsulec.backend.spelling import Names
from capsulec.backend.target import Target
from capsulec.diagnostics import CompileError
from capsulec.ir.types import NONE, Pointer, Scalar
from capsulec.library import consumers

INCLUDE = Path(capsulec.__file__).parent / "runtime" / "include"
F64, I32, I64, C128 = (Scalar(dtype) for dtype in ("float64", "int32", "int64", "complex128"))
P64, PINT, VOID = Pointer(F64), Pointer(I32), Pointer(None)

FUNCTIONS = """\
double raises(double x) {
    if (x > 0.5) {
        py::raise(py::ValueError, "bad x: {} of {{}}", 7);
    }
    return x;
}

double raises_bare(double) { py::raise(py::StopIteration); }

double raises_unicode(double) { py::raise(py::OSError, "\\303\\251 {} {{"); }

double raises_memory(double) { throw 1; }

int32_t filter(double *, int64_t n, double *, double *) { py::raise(py::IndexError, "n is {}", n); }

double flagged(double x, int *, double *) {
    if (x < 0) {
        py::raise(py::ArithmeticError, "negative");
    }
    return x + 1;
}

complex128 complicated(complex128 x, bool raise) {
    if (raise) {
        py::raise(py::KeyError, "k");
    }
    return {x.imag, x.real};
}

double *same(double *x) {
    if (x == nullptr) {
        py::raise(py::TypeError, "null");
    }
    return x;
}

void set_to(double *x, double value) {
    if (value < 0) {
        py::raise(py::ValueError, "negative");
    }
    *x = value;
}

double call_often(int64_t n, double (*f)(double)) {
    double sum = 0;
    for (int64_t i = 0; i < n; ++i) {
        sum += f(1.0) == 0;
    }
    return sum;
}

double keep_error(double (*f)(double)) {
    PyObject *builtins = PyImport_ImportModule("builtins");
    PyObject *type = PyObject_GetAttrString(builtins, "LookupError");
    PyErr_SetString(type, "the first one");
    Py_DecRef(type);
    Py_DecRef(builtins);
    return f(1.0);
}

void *in_a_thread(void *) { py::raise(py::RuntimeError, "nobody listens"); }
"""
F_BODY = "    const double c = cp[0];\n    return c + x[0] - x[1] * x[2];"
NAMES = Names()


def capsule(name, result, *parameters, raises=True, function="", **more):
    names = [f"p{number}" for number in range(len(parameters))]
    if "body" in more:
        names = ["n", "x", "cp"]
    pairs = tuple(zip(names, parameters, strict=True))
    row = consumers.match(result, parameters)
    export = f"{name}({', '.join(map(str, parameters))})"
    identifier = NAMES.symbol(name)
    return Capsule(name, name, function or name, pairs, result, raises, row, export, identifier, **more)


F = capsule("f", F64, I32, P64, P64, raises=False, function="f", body=F_BODY)
CAPSULES = [
    F,
    capsule("raises_quad", F64, F64, function="raises"),
    capsule("bare", F64, F64, function="raises_bare"),
    capsule("unicode", F64, F64, function="raises_unicode"),
    capsule("memory", F64, F64, function="raises_memory"),
    capsule("filter_window", I32, P64, I64, P64, P64, function="filter"),
    capsule("flag", F64, F64, PINT, P64, function="flagged"),
    capsule("complex", C128, C128, Scalar("bool"), function="complicated"),
    capsule("pointer", P64, P64, function="same"),
    capsule("void", NONE, P64, F64, function="set_to"),
    capsule("often", F64, I64, VOID, raises=False, function="call_often_address"),
    capsule("error_values", F64, VOID, VOID, VOID, raises=False, function="error_values_body"),
    capsule("keep", F64, VOID, raises=False, function="keep_error_address"),
    capsule("thread", VOID, VOID, function="in_a_thread"),
    capsule("été", F64, F64, function="raises"),
    capsule("double", F64, F64, function="raises"),
    capsule("printf", F64, F64, function="raises"),
]
ADDRESSES = """\
double call_often_address(int64_t n, void *f) { return call_often(n, reinterpret_cast<double (*)(double)>(f)); }

double error_values_body(void *quad, void *filter, void *flag) {
    int32_t flagged = 0;
    const double first = reinterpret_cast<double (*)(double)>(quad)(1.0);
    const auto window = reinterpret_cast<int32_t (*)(double *, int64_t, double *, void *)>(filter);
    const int32_t second = window(nullptr, 0, nullptr, nullptr);
    const double third = reinterpret_cast<double (*)(double, int32_t *, void *)>(flag)(-1.0, &flagged, nullptr);
    PyErr_Clear();
    return (first != first) + 2 * (second == 0) + 4 * (third != third && flagged == 1);
}

double keep_error_address(void *f) { return keep_error(reinterpret_cast<double (*)(double)>(f)); }
"""
DOC = 'A "module".\n\nSecond \\ line, é.'


def text_of(name="sample", capsules=CAPSULES, functions=(FUNCTIONS, ADDRESSES), **more):
    contents = Contents(
        name=name,
        source_name="sample.py",
        doc=DOC,
        functions_text=list(functions),
        capsules=capsules,
        headers=["python/exception.hpp", "complex.hpp"],
        target=Target(sys.version_info[:2]),
        source_sha256="ab" * 32,
        options=["-O2", "-DX=a b"],
        **more,
    )
    return emit(contents)


def build(directory, text, name, *options, compiler="g++", suffix=None):
    source = directory / "text.cpp"
    source.write_text(text, encoding="utf-8")
    target = directory / f"{name}{suffix or sysconfig.get_config_var('EXT_SUFFIX')}"
    warnings = ["-std=c++17", "-Wall", "-Wextra", "-Werror", "-fvisibility=hidden"]
    command = [compiler, *warnings, "-O2", "-s", "-fPIC", "-shared", f"-I{INCLUDE}", *options, str(source)]
    done = subprocess.run([*command, "-o", str(target)], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr[:3000]
    return target


def load(path, name):
    spec = importlib.util.spec_from_file_location(name, path)
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    sys.modules[name] = module
    return module


@pytest.fixture(scope="module")
def path(tmp_path_factory):
    return build(tmp_path_factory.mktemp("module"), text_of(), "sample")


@pytest.fixture(scope="module")
def sample(path):
    return load(path, "sample")


def user_data(value):
    return ctypes.cast(ctypes.pointer(ctypes.c_double(value)), ctypes.c_void_p)


def test_what_the_module_holds(sample):
    assert sample.__doc__ == DOC
    assert sample.__pythran__ == ("1.0.0", "1970-01-01 00:00:00", "ab" * 32)
    assert sample.__capsulec__ == ("1.0.0", "ab" * 32, "-O2 '-DX=a b'")
    assert repr(sample.f).startswith('<capsule object "f(int32, float64*, float64*)" at ')
    assert list(sample.__pyx_capi__) == [capsule.python_name for capsule in CAPSULES]
    names = {name: testing._name(twin) for name, twin in sample.__pyx_capi__.items()}
    assert names["f"] == "double (int, double *, void *)"
    assert names["filter_window"] == "int (double *, npy_intp, double *, void *)"
    assert names["flag"] == "double (double, int *, void *)"
    assert names["complex"] == "double complex (double complex, bool)"
    assert names["void"] == "void (double *, double)"
    assert names["thread"] == "void * (void *)"


def test_size(tmp_path):
    """A module as background.rst's, and one with a function that raises."""
    assert build(tmp_path, text_of("small", [F], []), "small").stat().st_size <= 16_000
    functions = FUNCTIONS.split("\n\ndouble raises_bare")[:1]
    assert build(tmp_path, text_of("raising", CAPSULES[:2], functions), "raising").stat().st_size <= 20_000


def test_the_same_text_every_time():
    assert text_of() == text_of()


def test_scipy_takes_the_capsules(sample):
    ranges = [[0, 10], [-10, 0], [-1, 1]]
    by_signature = LowLevelCallable(sample.f, user_data(1.0), signature="double (int, double *, void *)")
    assert integrate.nquad(by_signature, ranges)[0] == pytest.approx(1200.0)
    assert integrate.nquad(LowLevelCallable.from_cython(sample, "f", user_data(1.0)), ranges)[0] == pytest.approx(1200)


def test_symbols(path):
    library = ctypes.CDLL(str(path))
    for name in ("double", "été", "printf"):
        function = getattr(library, name)
        function.restype, function.argtypes = ctypes.c_double, [ctypes.c_double]
        assert function(0.25) == 0.25


def test_quad_reports_a_raise(sample):
    with pytest.raises(SystemError) as error:
        integrate.quad(LowLevelCallable.from_cython(sample, "raises_quad"), 0, 1)
    assert repr(error.value.__cause__) == "ValueError('bad x: 7 of {}')"


def test_ndimage_reports_a_raise(sample):
    callback = LowLevelCallable.from_cython(sample, "filter_window", user_data(1.0))
    with pytest.raises(IndexError, match="n is 3"):
        ndimage.generic_filter(np.zeros((50, 50)), callback, footprint=[[1, 1, 1]])


def test_the_error_flag(sample):
    callback = LowLevelCallable.from_cython(sample, "flag", user_data(1.0))
    assert _test_ccallback.test_call_simple(callback, 1.0) == 2.0
    with pytest.raises(ArithmeticError, match="negative"):
        _test_ccallback.test_call_simple(callback, -1.0)


@pytest.mark.parametrize(
    ("name", "error"),
    [
        ("raises_quad", "ValueError('bad x: 7 of {}')"),
        ("bare", "StopIteration()"),
        ("unicode", "OSError('é {} {{')"),
        ("memory", "MemoryError()"),
        ("été", "ValueError('bad x: 7 of {}')"),
    ],
)
def test_exceptions_are_pythons(sample, name, error):
    with pytest.raises((ValueError, StopIteration, OSError, MemoryError)) as caught:
        testing.call(getattr(sample, name), 1.0)
    assert repr(caught.value) == error
    assert testing.call(sample.raises_quad, 0.25) == 0.25


def test_error_values(sample):
    """What a caller sees that looks at the result alone."""
    addresses = [address_of(sample, name) for name in ("raises_quad", "filter_window", "flag")]
    assert testing.call(sample.error_values, *addresses) == 1 + 2 + 4


def test_values_through_the_boundary(sample):
    assert testing.call(sample.complex, 1 + 2j, False) == 2 + 1j
    with pytest.raises(KeyError, match="k"):
        testing.call(sample.complex, 1 + 2j, True)
    array = np.zeros(2)
    assert testing.call(sample.pointer, array) == array.ctypes.data
    with pytest.raises(TypeError, match="null"):
        testing.call(sample.pointer, None)
    assert testing.call(sample.void, array, 3.0) is None
    assert array[0] == 3.0


def address_of(sample, name):
    twin = sample.__pyx_capi__[name]
    return ctypes.c_void_p(testing._GET_POINTER(twin, testing._name(twin).encode()))


def test_a_million_raises_are_quick(sample):
    start = time.perf_counter()
    with pytest.raises(ValueError, match="bad x"):
        testing.call(sample.often, 1_000_000, address_of(sample, "raises_quad"))
    assert time.perf_counter() - start < 15


def test_an_error_already_set_is_kept(sample):
    with pytest.raises(LookupError, match="the first one"):
        testing.call(sample.keep, address_of(sample, "raises_quad"))


def test_a_raise_in_a_thread_of_python(path):
    """ctypes.CDLL releases the GIL around the call."""
    function = ctypes.CDLL(str(path)).raises_quad
    function.restype, function.argtypes = ctypes.c_double, [ctypes.c_double]
    causes = []

    def run():
        for _ in range(1000):
            try:
                function(1.0)
            except SystemError as error:
                causes.append(type(error.__cause__))

    threads = [threading.Thread(target=run) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert causes == [ValueError] * 4000


@pytest.mark.skipif(sys.platform != "linux", reason="calls pthread_create by its Linux types")
def test_a_raise_in_a_thread_that_python_has_not_seen(sample, monkeypatch):
    heard = []
    monkeypatch.setattr(sys, "unraisablehook", lambda report: heard.append(repr(report.exc_value)))
    library = ctypes.CDLL(None)
    thread = ctypes.c_ulong()
    start = address_of(sample, "thread")
    assert library.pthread_create(ctypes.byref(thread), None, start, None) == 0
    library.pthread_join.argtypes = [ctypes.c_ulong, ctypes.c_void_p]
    assert library.pthread_join(thread, None) == 0
    assert heard == ["RuntimeError('nobody listens')"]


def test_nothing_leaks(path, sample):
    def call_all():
        for _ in range(200):
            with pytest.raises(ValueError, match="bad"):
                testing.call(sample.raises_quad, 1.0)

    call_all()
    gc.collect()
    before = sys.getrefcount(ValueError), sys.getallocatedblocks()
    call_all()
    gc.collect()
    assert abs(sys.getrefcount(ValueError) - before[0]) < 20
    assert abs(sys.getallocatedblocks() - before[1]) < 500
    assert sys.getrefcount(sample.f) == sys.getrefcount(sample.__pyx_capi__["f"])


def test_imports_do_not_leak(path):
    blocks = []
    for _ in range(30):
        spec = importlib.util.spec_from_file_location("sample", path)
        module = importlib.util.module_from_spec(spec)
        spec.loader.exec_module(module)
        del module, spec
        gc.collect()
        blocks.append(sys.getallocatedblocks())
    assert blocks[-1] - blocks[9] < 100


PYTHONS = sorted(Path.home().glob(".pyenv/versions/3.1[0-3].*/bin/python"))


@pytest.mark.parametrize("python", PYTHONS, ids=lambda path: path.parts[-3])
def test_one_file_serves_every_python(path, tmp_path, python):
    """The stable API: the same bytes import everywhere, with NumPy or without."""
    shutil.copy(path, tmp_path / "sample.so")
    code = "import sample; print(sample.f, sample.__capsulec__[0], sample.__doc__)"
    done = subprocess.run([python, "-I", "-c", f"import sys; sys.path.insert(0, '.'); {code}"],
                          capture_output=True, text=True, cwd=tmp_path, check=False)  # fmt: skip
    assert done.returncode == 0, done.stderr
    assert "f(int32, float64*, float64*)" in done.stdout


def test_builds_with_python_h_and_with_other_compilers(tmp_path):
    module = load(
        build(tmp_path, text_of("a"), "a", "-DCAPSULEC_USE_PYTHON_H", f"-isystem{sysconfig.get_path('include')}"), "a"
    )
    assert testing.call(module.raises_quad, 0.5) == 0.5
    script = tmp_path / "exports"
    script.write_text("{ global: PyInit_*; local: *; };")
    module = load(build(tmp_path, text_of("b"), "b", f"-Wl,--version-script={script}"), "b")
    assert testing.call(module.raises_quad, 0.5) == 0.5
    if shutil.which("clang++"):
        module = load(build(tmp_path, text_of("c"), "c", compiler="clang++"), "c")
        with pytest.raises(ValueError, match="bad x"):
            testing.call(module.raises_quad, 1.0)
        assert testing.call(module.complex, 1 + 2j, False) == 2 + 1j


def test_without_python(tmp_path):
    """`-e`: a namespace of the module's name, and exceptions as C++ values."""
    text = text_of(capsules=[CAPSULES[1]], functions=FUNCTIONS.split("\n\ndouble raises_bare")[:1], glue=False)
    assert "Py" not in text.replace("CAPSULEC_PYTHON", "")
    (tmp_path / "sample.cpp").write_text(text)
    main = """
int main() {
    if (sample::raises_quad(0.25) != 0.25) return 1;
    try {
        sample::raises(1.0);
    } catch (const capsulec::py::Exception &error) {
        return error.is(capsulec::py::ValueError) ? 0 : 2;
    }
    return 3;
}
"""
    (tmp_path / "main.cpp").write_text(f'#include "sample.cpp"\n{main}')
    command = ["g++", "-std=c++17", "-Wall", "-Wextra", "-Werror", f"-I{INCLUDE}", "main.cpp", "-o", "main"]
    subprocess.run(command, cwd=tmp_path, check=True)
    subprocess.run([tmp_path / "main"], check=True)


def test_a_module_without_capsules(tmp_path):
    module = load(build(tmp_path, text_of("empty", capsules=[], functions=[]), "empty"), "empty")
    assert module.__pyx_capi__ == {}


@pytest.mark.parametrize("name", ["été", "变量", "my-module"])
def test_names_of_modules(tmp_path, name):
    text = text_of(name, capsules=[F], functions=[])
    build(tmp_path, text, name)
    code = f"import importlib; print(importlib.import_module({name!r}).f)"
    done = subprocess.run([sys.executable, "-c", code], cwd=tmp_path, capture_output=True, text=True, check=False)
    assert "f(int32" in done.stdout, done.stderr


def test_impossible_names_of_modules():
    assert init_function("f") == "PyInit_f"
    for name in ("a b", "1x", "", "a.b"):
        with pytest.raises(CompileError, match="module-name"):
            init_function(name)


def test_wrappers_read_as_if_written_by_hand():
    assert wrapper(F) == (
        'extern "C" CAPSULEC_EXPORT double f([[maybe_unused]] int32_t n, double *x, double *cp) {\n'
        "    const double c = cp[0];\n"
        "    return c + x[0] - x[1] * x[2];\n"
        "}\n"
    )
    assert wrapper(CAPSULES[6]) == (
        'extern "C" CAPSULEC_EXPORT double flag(double p0, int32_t *p1, double *p2) {\n'
        "    try {\n"
        "        return flagged(p0, p1, p2);\n"
        "    } catch (...) {\n"
        "        py::set_error();\n"
        "        *p1 = 1;\n"
        "        return CAPSULEC_NAN;\n"
        "    }\n"
        "}\n"
    )


def test_rows_are_disjoint_and_scipys():
    for row in consumers.ROWS:
        assert consumers.match(row.result, row.parameters) is row
        assert [other for other in consumers.ROWS if other.parameters == row.parameters] == [row]
    coordinates = (Pointer(I64), P64, I32, I32, P64)
    row = consumers.match_parameters(coordinates)
    assert row.apis == ("scipy.ndimage.geometric_transform",)
    assert consumers.match(I64, coordinates) is None
    assert consumers.converts(I64, row)
    assert not consumers.converts(F64, row)
    assert consumers.match_parameters((I64, P64)) is None
    assert consumers.match_parameters((I32, Pointer(Scalar("float32")))) is None


@pytest.mark.parametrize(
    "consumer",
    [
        lambda callback: integrate.quad(callback, 0, 1),
        lambda callback: ndimage.generic_filter(np.zeros(3), callback, 3),
        lambda callback: ndimage.generic_filter1d(np.zeros(3), callback, 3),
        lambda callback: ndimage.geometric_transform(np.zeros(3), callback),
        lambda callback: _test_ccallback.test_call_simple(callback, 1.0),
    ],
    ids=["quad", "generic_filter", "generic_filter1d", "geometric_transform", "test"],
)
def test_what_this_scipy_accepts_is_in_the_table(consumer):
    """SciPy's error message lists its signatures; it spells npy_intp in several ways, and names it last."""
    with pytest.raises(ValueError, match=r"Invalid scipy\.LowLevelCallable signature") as error:
        consumer(LowLevelCallable(_capsule("nonsense")))
    listed = ast.literal_eval(re.search(r"\[.*\]", str(error.value))[0])
    assert {row.signature for row in consumers.ROWS} & {str(text).replace("b'", "") for text in listed}


def _capsule(name):
    new = ctypes.pythonapi.PyCapsule_New
    new.restype, new.argtypes = ctypes.py_object, [ctypes.c_void_p, ctypes.c_char_p, ctypes.c_void_p]
    _KEPT.append(name.encode())
    return new(1, _KEPT[-1], None)


_KEPT = []
