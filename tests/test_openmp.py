"""OpenMP directives, with and without -fopenmp: the same results from one thread and from several."""

import importlib.util
import subprocess
import sys
from pathlib import Path

import numpy as np
import pytest

from capsulec.cli import main

SOURCE = '''
import omp
import numpy as np

#pythran export total(float64[:])
def total(a):
    s, largest = 0.0, -1.0
    #omp parallel for reduction(+:s) reduction(max:largest)
    for i in range(len(a)):
        s += a[i]
        if a[i] > largest:
            largest = a[i]
    return s, largest

#pythran export fill(int)
def fill(n):
    a = np.zeros(n)
    # omp parallel for schedule(dynamic, 4) private(t)
    for i in range(n):
        t = i * 2.0
        a[i] = t + 1
    return a

#pythran export regions(int)
def regions(n):
    count, single = 0, 0
    hits = [0] * 64
    #omp parallel num_threads(4)
    if 1:
        #omp for
        for i in range(n):
            #omp critical
            hits[i % 64] += 1
        #omp single
        single += 1
        "omp barrier"
        #omp atomic
        count += 1
    return count, single, sum(hits)

#pythran export failing(int list, int)
def failing(values, n):
    s = 0
    #omp parallel for reduction(+:s)
    for i in range(n):
        s += values[i]
    return s

#pythran export sections(int)
def sections(n):
    a, b = 0, 0
    #omp parallel sections num_threads(2) \\
    #omp if(n > 1)
    if True:
        #omp section
        a = n + 1
        #omp section
        b = n * 2
    return a, b

#pythran export rows(float64[:,:])
def rows(m):
    out = np.empty(m.shape[0])
    #omp parallel for
    for i in range(m.shape[0]):
        row = m[i]
        parts = [row.sum(), 1.0]
        text = str(i) + "x" * 20
        out[i] = parts[0] + parts[1] + len(text)
    return out

#pythran export nested(int)
def nested(n):
    a = np.zeros((n, n), int)
    #omp parallel for collapse(2)
    for i in range(n):
        for j in range(n):
            a[i, j] = i * j
    return a

#pythran export tasks(int, int list)
def tasks(n, values):
    r = [0] * n
    #omp parallel
    #omp single
    for i in range(n):
        #omp task firstprivate(i)
        r[i] = values[i] * i
    return r

#pythran export carried(int)
def carried(n):
    """Private copies in and out."""
    last, start = -1, 10
    #omp parallel for firstprivate(start) lastprivate(last)
    for i in range(n):
        last = i + start
    return last

#pythran export asked()
def asked():
    seen = 0
    #omp parallel num_threads(3)
    if omp.get_thread_num() >= 0:
        #omp critical
        if omp.in_parallel() and omp.get_num_threads() == 3:
            seen += 1
    return seen, omp.in_parallel(), omp.get_thread_num(), omp.get_max_threads() > 0, omp.get_wtime() > 0

#pythran export locked(int)
def locked(n):
    lock = omp.init_lock()
    count = 0
    #omp parallel for shared(count)
    for i in range(n):
        omp.set_lock(lock)
        count += 1
        omp.unset_lock(lock)
    omp.destroy_lock(lock)
    return count

#pythran export later(int)
def later(n):
    s = 0
    if n > 0:
        s = 1
        #omp parallel for reduction(+:s)
        for i in range(n):
            s += 1
    #omp parallel for reduction(+:s)
    for i in range(n):
        s += 1
    return s
'''


@pytest.fixture(scope="module", params=["plain", "openmp"])
def module(tmp_path_factory, request):
    folder = tmp_path_factory.mktemp(request.param)
    name = f"threads_{request.param}"
    (folder / f"{name}.py").write_text(SOURCE)
    flags = ["-fopenmp"] if request.param == "openmp" else []
    assert main([str(folder / f"{name}.py"), "-o", str(folder / f"{name}.so"), *flags]) == 0
    spec = importlib.util.spec_from_file_location(name, folder / f"{name}.so")
    loaded = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(loaded)
    return loaded


def test_loops(module):
    assert module.total(np.arange(1000.0)) == (499500.0, 999.0)
    assert list(module.fill(50)) == [2.0 * i + 1 for i in range(50)]
    assert np.array_equal(module.nested(20), np.outer(range(20), range(20)))
    assert module.carried(100) == 109
    assert module.later(50) == 101


def test_regions(module):
    for _ in range(20):
        count, single, hits = module.regions(1000)
        assert (count, single, hits) == (4 if module.__name__.endswith("openmp") else 1, 1, 1000)
    assert module.sections(5) == (6, 10)
    assert module.locked(1000) == 1000


def test_values_that_threads_share_are_counted(module):
    for _ in range(50):
        out = module.rows(np.ones((300, 3)))
        assert np.array_equal(out, [3.0 + 1.0 + len(str(i)) + 20 for i in range(300)])


def test_exceptions_leave_regions(module):
    assert module.failing(list(range(100)), 100) == 4950
    with pytest.raises(IndexError, match="list index out of range"):
        module.failing([1, 2, 3], 1000)
    assert module.tasks(40, list(range(40))) == [i * i for i in range(40)]
    with pytest.raises(IndexError, match="list index out of range"):
        module.tasks(40, [1])


def test_what_is_asked(module):
    openmp = module.__name__.endswith("openmp")
    assert module.asked() == (3 if openmp else 0, False, 0, True, True)


PROGRAMS = sorted((Path(__file__).parent / "openmp").glob("*.py"))
CALL = """
import {name} as module
for function in [f for f in dir(module) if f.startswith("t_")]:
    for _ in range(5):
        print(function, "" if getattr(module, function)() else "FALSE", flush=True)
"""


@pytest.mark.parametrize("flags", [[], ["-fopenmp"]], ids=["plain", "openmp"])
@pytest.mark.parametrize("program", PROGRAMS, ids=[program.stem for program in PROGRAMS])
def test_every_directive_does_what_it_says(program, flags, tmp_path):
    """Each function gives True. One that hangs is the last in the output."""
    assert main([str(program), "-o", str(tmp_path / f"{program.stem}.so"), *flags]) == 0
    command = [sys.executable, "-c", CALL.format(name=program.stem)]
    for threads in ("1", "2", "7") if flags else ("1",):
        done = subprocess.run(
            command,
            cwd=tmp_path,
            env={"OMP_NUM_THREADS": threads, "OMP_WAIT_POLICY": "passive", "PATH": "/usr/bin:/bin"},
            capture_output=True,
            text=True,
            timeout=300,
            check=False,
        )
        assert done.returncode == 0, done.stdout[-200:] + done.stderr
        assert "FALSE" not in done.stdout, [line for line in done.stdout.splitlines() if "FALSE" in line]
