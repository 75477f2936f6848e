"""What arrays share with Python: bases, identity, reference counts, read-only memory, and what is refused."""

import importlib.util
import sys

import numpy as np
import pytest

from capsulec.cli import main

SOURCE = """
#pythran export tail(float64[:])
#pythran export same(float64[:,:])
#pythran export double(float64[:])
#pythran export parts(float64[:], int)
#pythran export store(float64[:], float64[:])
#pythran export many(int64[:])
#pythran export many(float32[:,:])
#pythran export wide(float64[:,4])
#pythran export laid(float64[:,:] order(C))
def tail(a):
    return a[1:]

def same(a):
    return a

def double(a):
    return 2 * a

def parts(a, n):
    c = a + 1
    if n:
        return c[1:], c
    return c[::-1], c

def store(a, b):
    c = b
    if len(a) > 2:
        c = a[1:]
    c[0] = b[1]

def many(a):
    return a.shape[0]

def wide(a):
    return a.shape[0]

def laid(a):
    return a.shape[0]
"""


@pytest.fixture(scope="module")
def module(tmp_path_factory):
    folder = tmp_path_factory.mktemp("arrays")
    (folder / "arrays_shared.py").write_text(SOURCE)
    assert main([str(folder / "arrays_shared.py"), "-o", str(folder / "arrays_shared.so")]) == 0
    spec = importlib.util.spec_from_file_location("arrays_shared", folder / "arrays_shared.so")
    loaded = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(loaded)
    return loaded


def test_a_view_of_an_argument_keeps_it_alive(module):
    a = np.arange(5.0)
    before = sys.getrefcount(a)
    view = module.tail(a)
    assert view.base is a
    assert sys.getrefcount(a) == before + 1
    view[0] = 9.0
    assert a[1] == 9.0
    del a
    assert list(view) == [9.0, 2.0, 3.0, 4.0]


def test_a_view_of_read_only_memory_is_read_only(module):
    a = np.arange(5.0)
    a.flags.writeable = False
    assert not module.tail(a).flags.writeable
    assert module.double(a).flags.writeable


def test_an_argument_that_is_returned_is_itself(module):
    a = np.ones((3, 2))
    assert module.same(a) is a
    assert module.same(a.T).base is a


@pytest.mark.parametrize("size", [0, 3, 1000])
def test_a_new_array_owns_its_memory(module, size):
    new = module.double(np.arange(float(size)))
    assert new.base is None
    assert new.flags.owndata
    assert new.flags.writeable
    assert new.flags.c_contiguous


@pytest.mark.parametrize("size", [0, 3, 64, 65, 1000])
@pytest.mark.parametrize("way", [0, 1])
def test_results_that_share_memory_share_it(module, size, way):
    part, whole = module.parts(np.arange(float(size)), way)
    assert np.array_equal(whole, np.arange(float(size)) + 1)
    if size:
        assert np.shares_memory(part, whole)
        whole[-1] = 50.0
        assert part[-1 if way else 0] == 50.0
    del whole
    assert len(part) == (size - way if size else 0)


def test_reference_counts_and_memory_stay(module):
    a = np.arange(1000.0)
    before = sys.getrefcount(a)
    for _ in range(1000):
        module.tail(a)
        module.double(a)
        module.parts(a, 1)
        with pytest.raises(TypeError):
            module.double(1)
    assert sys.getrefcount(a) == before


def test_read_only_arrays_are_taken_where_nothing_is_written(module):
    a, fixed = np.arange(4.0), np.arange(4.0)
    fixed.flags.writeable = False
    with pytest.raises(ValueError, match=r"store\(\) writes to its argument b, which is a read-only array"):
        module.store(a, fixed)
    with pytest.raises(ValueError, match=r"store\(\) writes to its argument a"):
        module.store(fixed, a)
    assert list(a) == [0, 1, 2, 3]


READING = """
import numpy as np

#pythran export scanned(float64[:])
def scanned(a):
    return np.cumsum(a)

#pythran export joined(float64[:], float64[:,:])
def joined(a, b):
    return np.vstack([b, b]), np.append(a, 1.0), np.concatenate((b, b), 1), np.hstack((a, a)), np.stack((a, a), 1)

#pythran export parted(float64[:])
def parted(a):
    return np.split(a, 2)[0], [a[1:], a][0], list(np.array_split(a, 3))[1], {1: a}[1]

#pythran export taken(int64[:])
def taken(a):
    b = np.arange(20.0)
    b[a] = 3.0
    return b[a], np.unique_all(a)

#pythran export new(float64[:])
def new(a):
    b = doubled(a)
    b[0] = 7
    return b

def doubled(a):
    b = a * 2
    return b

#pythran export passed(float64[:])
def passed(a):
    b = itself(a)
    b[0] = 7

def itself(a):
    return a

#pythran export kept(float64[:])
def kept(a):
    parts = [a[1:]]
    parts[0][0] = 7

#pythran export filled(float64[:])
def filled(a):
    np.copyto(a, 1.0)

#pythran export ordered(float64[:])
def ordered(a):
    a[1:].sort()

#pythran export rows(float64[:,:])
def rows(a):
    for row in generated(a):
        row[0] = 1

def generated(a):
    for row in a:
        yield row
"""


@pytest.fixture(scope="module")
def reading(tmp_path_factory):
    path = tmp_path_factory.mktemp("reading") / "reading.py"
    path.write_text(READING)
    assert main([str(path), "-O1", "-o", str(path.with_suffix(".so"))]) == 0
    spec = importlib.util.spec_from_file_location("reading", path.with_suffix(".so"))
    compiled = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(compiled)
    return compiled


@pytest.mark.parametrize("step", [1, 2])
def test_read_only_arrays_are_taken_wherever_no_argument_is_written_to(reading, step):
    a, b, c = np.arange(6.0 * step)[::step], np.ones((2, 6 * step))[:, ::step], np.arange(6 * step)[::step]
    for name, arguments in (("scanned", (a,)), ("joined", (a, b)), ("parted", (a,)), ("new", (a,)), ("taken", (c,))):
        expected = getattr(reading, name)(*map(np.array, arguments))
        for one in arguments:
            one.flags.writeable = False
        got = getattr(reading, name)(*arguments)
        assert repr(got) == repr(expected)
    for name, argument in (("passed", a), ("kept", a), ("filled", a), ("ordered", a), ("rows", b)):
        with pytest.raises(ValueError, match=rf"{name}\(\) writes to its argument a, which is a read-only array"):
            getattr(reading, name)(argument)


def _unaligned():
    return np.frombuffer(b"x" * 33, np.uint8)[1:].view(np.float64)


@pytest.mark.parametrize(
    ("name", "argument", "why"),
    [
        ("double", np.arange(3), "dtype int64, expected float64"),
        ("double", np.ones((2, 2)), "2 axes, expected 1"),
        ("laid", np.ones(2), "1 axis, expected 2"),
        ("double", [1.0], "expected float64[:], got list"),
        ("double", np.float64(1), "expected float64[:], got numpy.float64"),
        ("double", np.ones(2, ">f8"), "byte order >"),
        ("double", _unaligned(), "not aligned"),
        ("double", np.ones(2, [("a", "f8"), ("b", "f4")])["a"], "not aligned"),
        ("double", np.matrix([1.0]), "expected a plain array, got numpy.matrix"),
        ("double", np.ma.array([1.0]), "expected a plain array, got numpy.ma.MaskedArray"),
        ("wide", np.ones((4, 3)), "length 3 of axis 1, expected 4"),
        ("laid", np.ones((3, 2)).T, "not in order(C)"),
        ("many", np.ones((3, 2)), "many(int64[:]): argument 1 'a': dtype float64, expected int64"),
        ("many", np.ones(3, np.float32), "many(float32[:,:]): argument 1 'a': 1 axis, expected 2"),
    ],
)
def test_what_does_not_fit_is_refused_with_the_reason(module, name, argument, why):
    with pytest.raises(TypeError) as caught:
        getattr(module, name)(argument)
    assert why in str(caught.value)
    assert str(caught.value).startswith(f"Invalid call to {name}(")


def test_memory_maps_and_both_names_of_int64(module, tmp_path):
    mapped = np.memmap(tmp_path / "numbers", np.float64, "w+", shape=(4,))
    mapped[:] = 3.0
    assert list(module.double(mapped)) == [6.0] * 4
    assert module.many(np.ones(3, np.longlong)) == 3


def test_the_docstring_has_each_prototype_once(module):
    assert module.double.__doc__.count("double(float64[:])") == 1
