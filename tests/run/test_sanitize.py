"""`pytest --sanitize` fails the test that reads memory which is not its own, and no other."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

TESTS = Path(__file__).parents[1]
WATCHED = '''
import numpy as np
import pytest
from capsulec.testing import call
from kernels_file import compile_module

SOURCE = """
#pythran export capsule third(float64*)
def third(p):
    return p[2]

#pythran export capsule shifted(int64, int)
def shifted(i, n):
    return i << n
"""

@pytest.fixture(scope="session")
def module(tmp_path_factory):
    path = tmp_path_factory.mktemp("bad") / "bad.py"
    path.write_text(SOURCE)
    return compile_module(path, path.with_suffix(".so"))


def test_inside(module):
    assert call(module.third, np.arange(3.0)) == 2
    assert call(module.shifted, -1, 3) == -8


def test_outside(module):
    call(module.third, np.arange(2.0))
'''


@pytest.mark.skipif(not sys.platform.startswith("linux") or not shutil.which("g++"), reason="needs g++'s libasan")
def test_a_wrong_access_fails_its_test(tmp_path):
    path = tmp_path / "test_watched.py"
    path.write_text(WATCHED)
    command = [sys.executable, "-m", "pytest", "-p", "conftest", "--sanitize", "-p", "no:cacheprovider", "-rA", path]
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join(map(str, (TESTS, TESTS / "run", TESTS.parent)))}
    done = subprocess.run(command, capture_output=True, text=True, env=environment, cwd=tmp_path, check=False)
    assert "PASSED test_watched.py::test_inside" in done.stdout, done.stdout + done.stderr
    assert "ERROR test_watched.py::test_outside" in done.stdout, done.stdout
    assert "heap-buffer-overflow" in done.stdout
    assert "bad.py" in done.stdout or "third" in done.stdout
