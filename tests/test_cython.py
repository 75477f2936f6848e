"""Cython code that takes a module's C functions by `cimport`, with the .pxd that --pxd writes; Numba code that calls them."""

from __future__ import annotations

import subprocess
import sys
import sysconfig

import pytest

from capsulec.cli import main

SOURCE = """
#pythran export capsule scaled(float64, int32)
def scaled(x, n):
    return x * n

#pythran export capsule first(int64, float64*)
def first(n, x):
    return x[0] + n

#pythran export capsule rotated(complex128)
def rotated(z):
    return z * 1j
"""
CALLER = """
from functions cimport first, scaled

def call(double x):
    return scaled(x, 3), first(2, &x)
"""


def test_declarations(tmp_path, capsys):
    (tmp_path / "functions.py").write_text(SOURCE)
    assert main([str(tmp_path / "functions.py"), "--emit=pxd"]) == 0
    assert capsys.readouterr().out == (
        "# C functions of functions, for Cython's cimport. Written by capsulec.\n\n"
        "from libc.stdint cimport int64_t\n\n"
        "cdef double scaled(double, int) noexcept nogil\n"
        "cdef double first(int64_t, double *) noexcept nogil\n"
        "# rotated: Cython has no such spelling of `double complex (double complex)`\n"
    )


def test_declarations_beside_the_module(tmp_path, capsys):
    (tmp_path / "functions.py").write_text(SOURCE)
    main([str(tmp_path / "functions.py"), "--emit=pxd"])
    assert main([str(tmp_path / "functions.py"), "--pxd", "-O0", "-o", str(tmp_path / "functions.so")]) == 0
    assert (tmp_path / "functions.pxd").read_text() == capsys.readouterr().out
    assert main([str(tmp_path / "functions.py"), "--pxd", "-E"]) == 2


def test_cimport(tmp_path):
    pytest.importorskip("Cython", reason="needs Cython: pip install Cython")
    (tmp_path / "functions.py").write_text(SOURCE)
    (tmp_path / "caller.pyx").write_text(CALLER)
    suffix = sysconfig.get_config_var("EXT_SUFFIX")
    module = tmp_path / f"functions{suffix}"
    assert main([str(tmp_path / "functions.py"), "--pxd", "-O1", "-o", str(module)]) == 0
    subprocess.run([sys.executable, "-m", "cython", "-3", "caller.pyx"], cwd=tmp_path, check=True)
    include = sysconfig.get_paths()["include"]
    command = ["gcc", "-shared", "-fPIC", "-O0", "-w", f"-I{include}", "caller.c", "-o", f"caller{suffix}"]
    subprocess.run(command, cwd=tmp_path, check=True)
    program = "import caller; print(caller.call(2.5))"
    done = subprocess.run([sys.executable, "-c", program], cwd=tmp_path, capture_output=True, text=True, check=False)
    assert (done.stdout, done.stderr) == ("(7.5, 4.5)\n", "")


def test_numba_calls_what_cython_would(tmp_path):
    pytest.importorskip("numba", reason="needs Numba: pip install numba")
    (tmp_path / "functions.py").write_text(SOURCE)
    suffix = sysconfig.get_config_var("EXT_SUFFIX")
    assert main([str(tmp_path / "functions.py"), "-O1", "-o", str(tmp_path / f"functions{suffix}")]) == 0
    program = """
from ctypes import CFUNCTYPE, c_double, c_int
from numba import njit
from numba.extending import get_cython_function_address
scaled = CFUNCTYPE(c_double, c_double, c_int)(get_cython_function_address("functions", "scaled"))
@njit
def total(n):
    s = 0.0
    for i in range(n):
        s += scaled(0.5, i)
    return s
print(total(5))
"""
    done = subprocess.run([sys.executable, "-c", program], cwd=tmp_path, capture_output=True, text=True, check=False)
    assert (done.stdout, done.stderr) == ("5.0\n", "")
