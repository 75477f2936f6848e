"""Exported ufuncs, as NumPy calls them."""

import importlib.util
import inspect
import math
import pickle
import re
import sys
import threading

import numpy as np
import pytest

from capsulec.cli import main

SOURCE = '''
import math

#pythran export ufunc square(float32)
#pythran export ufunc square(float64)
#pythran export ufunc square(complex64)
#pythran export ufunc square(complex128)
def square(x):
    """Squares.

    And adds one.
    """
    return x * x + 1


#pythran export ufunc add(int64, int64)
#pythran export ufunc add(float64, float64)
def add(a, b):
    return a + b


#pythran export ufunc root(float)
def root(x):
    return math.sqrt(x)


#pythran export ufunc share(int, int)
def share(a, b):
    return a // b, a / b, a > b


#pythran export ufunc scaled(float64)
def scaled(x, factor=2.5):
    return x * factor


#pythran export ufunc quotient(float64, float64)
def quotient(a, b):
    return a / b


#pythran export ufunc same(bool)
#pythran export ufunc same(int8)
#pythran export ufunc same(uint8)
#pythran export ufunc same(int16)
#pythran export ufunc same(uint16)
#pythran export ufunc same(int32)
#pythran export ufunc same(uint32)
#pythran export ufunc same(int64)
#pythran export ufunc same(uint64)
#pythran export ufunc same(float32)
#pythran export ufunc same(float64)
#pythran export ufunc same(float128)
#pythran export ufunc same(complex64)
#pythran export ufunc same(complex128)
#pythran export ufunc same(complex256)
def same(x):
    return x


#pythran export ufunc steps(int64)
def steps(n):
    count = 0
    while n != 1:
        if n < 1:
            raise ValueError(f"no steps from {n}")
        n = n // 2 if n % 2 == 0 else 3 * n + 1
        count += 1
    return count


#pythran export ufunc first(int, int)
#pythran export ufunc ufuncs(int)
#pythran export plain(int)
def first(a, b):
    return a


def ufuncs(n):
    return -n


def plain(n):
    return n + 1
'''


@pytest.fixture(scope="module")
def module(tmp_path_factory):
    folder = tmp_path_factory.mktemp("ufunc")
    (folder / "kernel.py").write_text(SOURCE)
    assert main([str(folder / "kernel.py"), "-O1", "-o", str(folder / "built_ufuncs.so")]) == 0
    spec = importlib.util.spec_from_file_location("built_ufuncs", folder / "built_ufuncs.so")
    built = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(built)
    sys.modules["built_ufuncs"] = built
    yield built
    del sys.modules["built_ufuncs"]


def equal(found, expected):
    """That two arrays or NumPy scalars are the same, type and dtype included."""
    assert type(found) is type(expected)
    assert found.dtype == expected.dtype
    np.testing.assert_array_equal(found, expected, strict=True)


def test_is_a_ufunc(module):
    assert type(module.add) is np.ufunc
    assert module.add.__name__ == "add"
    assert (module.add.nin, module.add.nout, module.add.nargs, module.add.ntypes) == (2, 1, 3, 2)
    assert module.share.nout == 3
    assert module.add.identity is None
    assert module.ufuncs(3) == -3
    assert module.plain(3) == 4


@pytest.mark.parametrize("dtype", ["f4", "f8", "c8", "c16"])
def test_values_of_each_loop(module, dtype):
    x = np.linspace(-3, 3, 101).astype(dtype)
    equal(module.square(x), x * x + 1)
    equal(module.square(x[::-2]), x[::-2] * x[::-2] + 1)
    equal(module.square(x[3]), x[3] * x[3] + x.dtype.type(1))


@pytest.mark.parametrize("dtype", ["?", "b", "B", "h", "H", "i", "I", "l", "L", "f", "d", "g", "F", "D", "G"])
def test_each_dtype_has_its_own_loop(module, dtype):
    x = np.array([0, 1, 100, 7], dtype)
    equal(module.same(x), x)
    equal(module.same(x[::2]), x[::2])


def test_loops_are_listed_as_written(module):
    assert module.square.types == ["f->f", "d->d", "F->F", "D->D"]
    assert module.add.types == ["ll->l", "dd->d"]
    assert module.share.types == ["ll->ld?"]


def test_resolution(module):
    equal(module.add(1, 2), np.int64(3))
    equal(module.add(1, 2.5), np.float64(3.5))
    equal(module.add(np.int8([1]), np.uint8(2)), np.array([3]))
    equal(module.add(np.float32([1]), np.int32(2)), np.array([3.0]))
    equal(module.square(np.int16([2])), np.array([5], np.float32))
    equal(module.square(np.array([2])), np.array([5.0]))
    equal(module.add(1, 2, dtype=float), np.float64(3))
    equal(module.add(1, 2, signature="dd->d"), np.float64(3))
    with pytest.raises(TypeError, match="ufunc 'add' not supported for the input types"):
        module.add(1j, 2)
    with pytest.raises(TypeError, match="ufunc 'add' not supported"):
        module.add("a", 1)


def test_broadcasting(module):
    a, b = np.arange(12).reshape(4, 3), np.arange(4)[:, None]
    equal(module.add(a, b), a + b)
    equal(module.add(a, 1), a + 1)
    equal(module.add(a.T, a.T[:, ::-1]), a.T + a.T[:, ::-1])
    equal(module.add(np.empty((0, 3)), 1.0), np.empty((0, 3)))
    with pytest.raises(ValueError, match="could not be broadcast together"):
        module.add(a, np.arange(2))


def test_out(module):
    a, b = np.arange(6.0), np.arange(6.0) * 2
    out = np.zeros(6)
    assert module.add(a, b, out=out) is out
    equal(out, a + b)
    every_second = np.zeros(12)
    module.add(a, b, every_second[::2])
    equal(every_second[::2], a + b)
    equal(every_second[1::2], np.zeros(6))
    small = np.zeros(6, np.float32)
    module.add(a, b, out=small)
    equal(small, (a + b).astype(np.float32))
    module.add(a, b, out=a)
    equal(a, b * 1.5)
    with pytest.raises(TypeError, match="Cannot cast ufunc 'add' output"):
        module.add(a, b, out=np.zeros(6, int))


def test_overlapping_out(module):
    memory = np.arange(10.0)
    expected = memory[:-1] + memory[1:]
    module.add(memory[:-1], memory[1:], out=memory[1:])
    equal(memory[1:], expected)


def test_where(module):
    a = np.arange(6.0)
    out = np.full(6, -1.0)
    module.root(a - 2, out=out, where=a >= 2)
    equal(out, np.concatenate([[-1.0, -1.0], np.sqrt(a[2:] - 2)]))


def test_buffered_and_unaligned(module):
    a = np.arange(30000, dtype=">f8")
    equal(module.add(a, a), np.arange(30000.0) * 2)
    unaligned = np.zeros(8 * 5 + 1, np.uint8)[1:].view(float)
    equal(module.add(unaligned, 2.0), np.full(5, 2.0))


def test_methods(module):
    a = np.arange(1, 13).reshape(3, 4)
    equal(module.add.reduce(a), a.sum(axis=0))
    equal(module.add.reduce(a, axis=1, keepdims=True), a.sum(axis=1, keepdims=True))
    equal(module.add.reduce(a[0], initial=100), np.int64(110))
    equal(module.add.accumulate(a, axis=1), a.cumsum(axis=1))
    equal(module.add.outer(a[0], a[1]), np.add.outer(a[0], a[1]))
    equal(module.add.reduceat(a[0], [0, 2]), np.add.reduceat(a[0], [0, 2]))
    changed = np.zeros(3, int)
    module.add.at(changed, [0, 0, 2], 5)
    equal(changed, np.array([10, 0, 5]))
    with pytest.raises(ValueError, match="zero-size array to reduction operation add which has no identity"):
        module.add.reduce(np.array([], int))


def test_several_results(module):
    a, b = np.array([7, -7, 9]), np.array([2, 2, 20])
    whole, part, more = module.share(a, b)
    equal(whole, a // b)
    equal(part, a / b)
    equal(more, a > b)
    whole, part, more = module.share(7, 2)
    assert (whole, part, more) == (3, 3.5, True)
    assert (type(whole), type(part), type(more)) == (np.int64, np.float64, np.bool_)
    out = np.zeros(3, int), np.zeros(3), np.zeros(3, bool)
    assert all(x is y for x, y in zip(module.share(a, b, out=out), out, strict=True))
    equal(out[1], a / b)


def test_defaults_are_compiled_in(module):
    equal(module.scaled(np.arange(3.0)), np.arange(3.0) * 2.5)
    assert module.scaled.nin == 1


@pytest.mark.parametrize("count", [1, 7, 20000])
@pytest.mark.parametrize("kind", [int, np.int32])
def test_a_loop_that_raises(module, kind, count):
    numbers = np.ones(count, kind)
    numbers[count // 2] = -3
    for _ in range(2):
        with pytest.raises(ValueError, match=r"^no steps from -3$"):
            module.steps(numbers)
    equal(module.steps(np.array([6, 7, 27])), np.array([8, 16, 111]))
    with pytest.raises(ValueError, match=r"^no steps from -3$"):
        module.steps.at(numbers.copy(), slice(None))
    with pytest.raises(ValueError, match=r"^no steps from -3$"):
        module.steps(numbers, out=np.zeros(count, int), where=np.ones(count, bool))
    equal(module.steps(numbers, where=numbers > 0, out=np.zeros(count, int)), np.zeros(count, int))


def test_what_python_raises(module):
    with pytest.raises(ZeroDivisionError, match="by zero"):
        module.share(np.array([1, 2]), np.array([1, 0]))
    try:
        math.sqrt(-1.0)
    except ValueError as error:
        message = str(error)
    with pytest.raises(ValueError, match=f"^{re.escape(message)}$"):
        module.root(-1.0)
    with pytest.raises(ValueError, match=f"^{re.escape(message)}$"):
        module.root(np.linspace(1, -1, 100000).reshape(10, 10000)[:, ::-1])


def test_floating_point_warnings_are_numpys(module):
    with np.errstate(all="raise"), pytest.raises(FloatingPointError, match="divide by zero encountered in quotient"):
        module.quotient(1.0, np.zeros(3))
    with np.errstate(all="ignore"):
        equal(module.quotient(1.0, np.zeros(3)), np.full(3, np.inf))


def test_threads(module):
    numbers = np.tile(np.arange(1, 1000), 20)
    expected, found = module.steps(numbers), {}

    def work(index):
        try:
            found[index] = module.steps(numbers if index % 2 else -numbers)
        except ValueError as error:
            found[index] = str(error)

    threads = [threading.Thread(target=work, args=(index,)) for index in range(6)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    for index in range(6):
        if index % 2:
            equal(found[index], expected)
        else:
            assert found[index] == "no steps from -1"


def test_documentation(module):
    head, _, rest = module.square.__doc__.partition("\n\n")
    assert head.startswith("square(x, /, out=None, *, where=True")
    assert inspect.cleandoc(rest).startswith("Squares.\n")
    assert rest.endswith(
        "Supported prototypes:\n\n- square(float32) -> float32\n- square(float64) -> float64\n"
        "- square(complex64) -> complex64\n- square(complex128) -> complex128"
    )
    assert "- share(int, int) -> int, float, bool" in module.share.__doc__


def test_pickle(module):
    for ufunc in (module.add, module.square):
        for protocol in range(2, pickle.HIGHEST_PROTOCOL + 1):
            assert pickle.loads(pickle.dumps(ufunc, protocol)) is ufunc
    if np.lib.NumpyVersion(np.__version__) >= "2.2.0":
        assert module.add.__module__ == "built_ufuncs"
        assert module.add.__qualname__ == "add"


def test_a_stub_says_what_they_are(tmp_path, capsys):
    (tmp_path / "kernel.py").write_text("#pythran export ufunc f(int)\ndef f(x):\n    return x\n")
    assert main([str(tmp_path / "kernel.py"), "--emit=pyi"]) == 0
    assert "\nf: typing.Final[numpy.ufunc]\n" in capsys.readouterr().out
