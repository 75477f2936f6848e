"""Hard use of callbacks and ufuncs: processes that fork and spawn, interpreters beside each other, threads, modules gone."""

import gc
import importlib.util
import multiprocessing
import os
import pickle
import subprocess
import sys
import textwrap
import threading

import numpy as np
import pytest

from capsulec.cli import main

pytest.importorskip("scipy")
from scipy import LowLevelCallable, integrate, ndimage

SOURCE = """
import math
import numpy as np

#pythran export capsule weighed(float64[:], float64[:]) for scipy.ndimage.generic_filter
def weighed(window, weights):
    total = 0.0
    for i in range(len(window)):
        total += window[i] * weights[i]
    return total

#pythran export capsule moving(float64[:], float64[:], int) for scipy.ndimage.generic_filter1d
def moving(line, out, size):
    for i in range(len(out)):
        out[i] = line[i : i + size].sum()

#pythran export capsule shifted((intp, intp), float64) for scipy.ndimage.geometric_transform
def shifted(at, shift):
    return at[0] - shift, at[1] - shift

#pythran export capsule picky(float64, float64) for scipy.integrate.quad
def picky(x, limit):
    if x > limit:
        raise ValueError("beyond the limit")
    return x

#pythran export capsule f(int32, float64*, float64*) for scipy.integrate.nquad
def f(n, x, c):
    return c[0] + x[0] * x[1]

#pythran export ufunc root(float64)
def root(x):
    return math.sqrt(x)

#pythran export gufunc total(float64[:]) "(n)->()"
def total(a):
    if a[0] < 0:
        raise ValueError("negative")
    return a.sum()
"""
IMAGE = np.random.default_rng(1).random((12, 13))
WEIGHTS = np.arange(9.0)


@pytest.fixture(name="folder", scope="module")
def fixture_folder(tmp_path_factory):
    folder = tmp_path_factory.mktemp("hard")
    (folder / "built").mkdir()
    (folder / "hard_use.py").write_text(SOURCE)
    assert main([str(folder / "hard_use.py"), "-o", str(folder / "built" / "hard_use.so"), "-O1"]) == 0
    return folder / "built"


@pytest.fixture(name="m", scope="module")
def fixture_m(folder):
    sys.path.insert(0, str(folder))
    import hard_use

    yield hard_use
    sys.path.remove(str(folder))
    del sys.modules["hard_use"]


def used(m):
    """What each consumer gives, and what it raises."""
    bind, found = m.bind, []
    found.append(ndimage.generic_filter(IMAGE, LowLevelCallable(bind(m.weighed, WEIGHTS)), 3).sum())
    found.append(ndimage.generic_filter1d(IMAGE, LowLevelCallable(bind(m.moving, 3)), 3).sum())
    found.append(ndimage.geometric_transform(IMAGE, LowLevelCallable(bind(m.shifted, 0.5))).sum())
    found.append(integrate.quad(LowLevelCallable(bind(m.picky, 2.0)), 0, 1)[0])
    found.append(integrate.nquad(LowLevelCallable(bind(m.f, 1.0)), [[0, 1], [0, 2]])[0])
    found.append(float(m.root(IMAGE).sum() + m.total(IMAGE).sum()))
    for call in (
        lambda: ndimage.generic_filter(IMAGE, LowLevelCallable(bind(m.weighed, WEIGHTS[:4])), 3),
        lambda: ndimage.generic_filter1d(IMAGE, LowLevelCallable(m.moving), 3),
        lambda: ndimage.geometric_transform(IMAGE[0], LowLevelCallable(bind(m.shifted, 0.5))),
        lambda: integrate.quad(LowLevelCallable(bind(m.picky, 0.25)), 0, 1),
        lambda: m.root(-IMAGE),
        lambda: m.total(-IMAGE),
    ):
        try:
            call()
        except Exception as error:
            found.append(f"{type(error).__name__}: {error.__cause__ or error}")
        else:
            found.append("nothing raised")
    return found


WANTED = [
    "IndexError: index 4 is out of bounds for axis 0 with size 4",
    "TypeError: moving() needs user data (size): pass what the module's bind(moving, size) gives",
    "TypeError: shifted() is made for an output of 2 axes and an input of 2",
    "SystemError: beyond the limit",
    "ValueError: math domain error",
    "ValueError: negative",
]


def test_each_consumer(m):
    found = used(m)
    assert found[0] == pytest.approx(ndimage.generic_filter(IMAGE, lambda w: (w * WEIGHTS).sum(), 3).sum())
    assert found[3:5] == pytest.approx([0.5, 3.0])
    assert [text.replace("expected a nonnegative input, got", "math domain error")[:70] for text in found[6:]] == [
        text[:70] for text in WANTED
    ] or found[10].startswith("ValueError: expected a nonnegative input")


def test_threads_of_all_consumers_with_errors(m):
    """Exceptions of one thread do not reach another."""
    wanted, found, failed = used(m), [], []
    barrier = threading.Barrier(8)

    def work():
        barrier.wait()
        try:
            for _ in range(15):
                found.append(used(m))
        except BaseException as error:
            failed.append(error)

    threads = [threading.Thread(target=work) for _ in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert not failed
    assert len(found) == 120
    assert all(one == wanted for one in found)


@pytest.mark.skipif(not hasattr(os, "fork"), reason="needs fork")
def test_a_process_that_forks(m):
    wanted, kept = used(m), LowLevelCallable(m.bind(m.weighed, WEIGHTS))
    reading, writing = os.pipe()
    child = os.fork()
    if child == 0:  # with a callback that was bound before, and new ones
        status = 1
        try:
            same = used(m) == wanted and ndimage.generic_filter(IMAGE, kept, 3).sum() == wanted[0]
            os.write(writing, pickle.dumps(same))
            status = 0
        finally:
            os._exit(status)
    os.close(writing)
    _, status = os.waitpid(child, 0)
    assert status == 0
    with os.fdopen(reading, "rb") as pipe:
        assert pickle.loads(pipe.read())
    assert used(m) == wanted


def _in_a_process(work):
    callback, ufuncs, folder = work
    return ndimage.generic_filter(IMAGE, callback, 3).sum(), [u(IMAGE).sum() for u in ufuncs], folder


@pytest.mark.parametrize("method", ["spawn", "forkserver"])
def test_processes_that_are_spawned(m, folder, method, monkeypatch):
    """Callbacks and ufuncs travel by name: the other process imports the module."""
    import capsulec

    if method not in multiprocessing.get_all_start_methods():
        pytest.skip(f"there is no {method} here")
    monkeypatch.setenv("PYTHONPATH", os.pathsep.join([str(folder), *sys.path]))
    work = [(capsulec.low_level(m.weighed, WEIGHTS * k), [m.root, m.total], str(folder)) for k in range(1, 4)]
    with multiprocessing.get_context(method).Pool(2) as pool:
        found = pool.map(_in_a_process, work)
    assert found == [_in_a_process(one) for one in work]


def test_the_module_is_gone(m, folder):
    """A bound callback and a ufunc outlive the names that they came from."""
    spec = importlib.util.spec_from_file_location("hard_use", folder / "hard_use.so")
    other = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(other)
    weights = WEIGHTS.copy()
    callback, root, total = LowLevelCallable(other.bind(other.weighed, weights)), other.root, other.total
    wanted = ndimage.generic_filter(IMAGE, callback, 3)
    del other, spec, weights
    gc.collect()
    np.testing.assert_array_equal(ndimage.generic_filter(IMAGE, callback, 3), wanted)
    np.testing.assert_array_equal(root(IMAGE), np.sqrt(IMAGE))
    assert total(IMAGE).shape == (12,)


INTERPRETERS = """
import sys
import {interpreters} as interpreters
sys.path.insert(0, {folder!r})
try:
    import hard_use
except ImportError as error:
    print(type(error).__name__)
for _ in range(2):
    one = interpreters.create()
    done = interpreters.run_string(one, '''
import sys
sys.path.insert(0, {folder!r})
try:
    import hard_use
    print("imported")
except ImportError as error:
    print("ImportError")
''')
    interpreters.destroy(one)
print("end")
"""


def test_interpreters_beside_each_other(folder):
    """NumPy is in one interpreter of a process only: others may refuse the import, and nothing breaks."""
    name = "_interpreters" if sys.version_info >= (3, 13) else "_xxsubinterpreters"
    if importlib.util.find_spec(name) is None:
        pytest.skip("this Python has no interpreters beside each other")
    text = textwrap.dedent(INTERPRETERS).format(interpreters=name, folder=str(folder))
    done = subprocess.run([sys.executable, "-c", text], capture_output=True, text=True, check=False, timeout=60)
    assert done.returncode == 0, done.stderr
    lines = done.stdout.split()
    assert lines[-1] == "end"
    assert set(lines[:-1]) <= {"imported", "ImportError"}


def test_errors_in_a_row_do_not_mix(m):
    """One callback raises, the next one is called at once."""
    for _ in range(3):
        with pytest.raises(IndexError):
            ndimage.generic_filter(IMAGE, LowLevelCallable(m.bind(m.weighed, WEIGHTS[:2])), 3)
        assert integrate.quad(LowLevelCallable(m.bind(m.picky, 2.0)), 0, 1)[0] == pytest.approx(0.5)
        with pytest.raises(ValueError, match="negative"):
            m.total(-IMAGE)
        assert m.root(4.0) == 2.0
        with pytest.raises(SystemError) as caught:
            integrate.quad(LowLevelCallable(m.bind(m.picky, 0.5)), 0, 1)
        assert str(caught.value.__cause__) == "beyond the limit"
        assert m.total(IMAGE).shape == (12,)
