"""C functions whose names the process has already: a capsule holds the module's own."""

import ctypes
import importlib.util
import sys
from importlib.machinery import EXTENSION_SUFFIXES

import pytest

from capsulec.cli import main
from capsulec.testing import call

SOURCE = """\
#pythran export capsule div(int64, int64)
def div(a, b):
    return a // b

#pythran export capsule fdiv(float64, float64)
def fdiv(a, b):
    return a / b

#pythran export capsule both(int64, int64)
def both(a, b):
    return div(a, b)
"""


@pytest.fixture(scope="module")
def path(tmp_path_factory):
    directory = tmp_path_factory.mktemp("symbols")
    (directory / "kernel.py").write_text(SOURCE)
    output = directory / f"kernel{EXTENSION_SUFFIXES[0]}"
    assert main([str(directory / "kernel.py"), "-o", str(output)]) == 0
    return output


def test_names_of_the_c_library(path, monkeypatch):
    spec = importlib.util.spec_from_file_location("kernel", path)
    module = importlib.util.module_from_spec(spec)
    monkeypatch.setitem(sys.modules, "kernel", module)  # where testing.call looks for C types
    spec.loader.exec_module(module)
    assert call(module.div, 7, 2) == 3
    assert call(module.both, 7, 2) == 3
    assert call(module.fdiv, 1.0, 4.0) == 0.25


def test_ctypes_finds_them(path):
    library = ctypes.CDLL(str(path))
    library.div.argtypes = (ctypes.c_int64, ctypes.c_int64)
    library.div.restype = ctypes.c_int64
    assert library.div(7, -2) == -4
