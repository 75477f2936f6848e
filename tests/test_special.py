"""scipy.special in compiled modules: where its functions come from, and what happens without SciPy."""

from __future__ import annotations

import subprocess
import sys

import pytest

from capsulec.cli import main

SOURCE = """
import scipy.special as sp
#pythran export f(float)
def f(x):
    return sp.gamma(x)
"""


@pytest.fixture(name="built", scope="module")
def fixture_built(tmp_path_factory):
    """A folder with a module that uses gamma, and one that uses nothing of SciPy's though it imports it."""
    folder = tmp_path_factory.mktemp("special")
    for name, text in (("uses", SOURCE), ("plain", SOURCE.replace("sp.gamma(x)", "x + 1"))):
        source = folder / f"{name}.py"
        source.write_text(text)
        assert main([str(source), "-O1", "-o", str(folder / f"{name}_built.so")]) == 0
    return folder


def run(folder, program):
    return subprocess.run([sys.executable, "-c", program], cwd=folder, capture_output=True, text=True, check=False)


def test_scipy_is_imported_where_it_is_used(built):
    done = run(
        built, "import sys, plain_built; assert 'scipy' not in sys.modules; import uses_built; print(uses_built.f(5.0))"
    )
    assert (done.stdout, done.stderr) == ("24.0\n", "")


def test_without_scipy(built):
    done = run(
        built,
        "import sys; sys.modules['scipy'] = None; import plain_built; print(plain_built.f(1.0)); import uses_built",
    )
    assert done.stdout == "2.0\n"
    assert done.stderr.splitlines()[-1].startswith("ModuleNotFoundError: No module named 'scipy")


WITHOUT_FUNCTIONS = """
import scipy.special.cython_special as functions
table = functions.__pyx_capi__
for key in [key for key in table if key.endswith("gamma")]:
    del table[key]
"""


def test_a_scipy_without_the_c_function_gives_the_ufuncs_loop(built):
    done = run(built, WITHOUT_FUNCTIONS + "import uses_built; print(uses_built.f(5.0))")
    assert (done.stdout, done.stderr) == ("24.0\n", "")


def test_another_scipy_without_the_ufunc(built):
    program = (
        WITHOUT_FUNCTIONS
        + """
import scipy.special
import scipy.special._ufuncs, scipy.special._special_ufuncs
for module in (scipy.special, scipy.special._ufuncs, scipy.special._special_ufuncs):
    if hasattr(module, "gamma"):
        del module.gamma
import uses_built
"""
    )
    last = run(built, program).stderr.splitlines()[-1]
    assert last.startswith("ImportError: SciPy ")
    assert "has no scipy.special.gamma for `double (double)`, which this module uses; SciPy 1." in last


def test_without_python(built, capsys):
    assert main([str(built / "uses.py"), "-e", "-o", str(built / "uses.cpp")]) == 1
    assert "scipy.special.gamma cannot be used with -e" in capsys.readouterr().err
