"""Each example runs, in a copy of its folder, and prints what its reader is promised."""

import doctest
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
EXAMPLES = ROOT / "examples"

# What each prints; "..." stands for times and addresses.
OUTPUTS = {
    "ctypes_library": "distance: 5.0\n",
    "error_in_callback": """\
from -1 to 0: 0.666667
from -2 to 0: SystemError
its cause: ValueError('x must be at least -1')
called alone: ValueError('x must be at least -1')
""",
    "from_cython": """\
decay: double (double)
scaled: double (double, void *)
integral of decay: 1.000000
integral of scaled: 0.500000
""",
    "generic_filter": "mean: True\ntrimmed: True\n",
    "geometric_transform": """\
[[0.     0.     0.    ]
 [0.     1.3625 2.7375]
 [0.     4.8125 6.1875]
 [0.     8.2625 9.6375]]
Python callback: ... ms
      transform: ... ms
transform_basic: ... ms
all three agree
""",
    "heat": """\
in the middle of the second row: 82.3358
the same interpreted: True
unrest of the transposed plate: 6.9265
   compiled: ... ms
interpreted: ... ms
""",
    "many_arrays": """\
NumPy, longest dry spells in the first row: [ 8 11 10  9  8]
dask, in pieces: ((2, 2), (5,)) True
dask, ufunc: dask.array.core True
xarray: ('lat', 'lon') [ 8 11 10  9  8]
xarray, totals: ('lat', 'lon', 'day') True
xarray over dask: True
""",
    "natural_callbacks": """\
    spread: True
percentile: True
  smoothed: True
   rotated: (40, 40)
Invalid call to smoothed(numpy.ndarray)
  smoothed(float64[:] order(C)): argument 1 'weights': dtype float32, expected float64
   compiled: ... ms
interpreted: ... ms
""",
    "parameter_sweep": """\
capsulec.low_level(decay.decay, rate=0.5)
0.5: 0.732093
1.0: 0.557746
2.0: 0.357776
4.0: 0.194517
""",
    "nquad": """\
<capsule object "f(int32, float64*, float64*)" at 0x...>
   compiled: 1200.000000 ± 1e-11 in ... ms
interpreted: 1200.000000 ± 1e-11 in ... ms
""",
    "word_counts": """\
[('the', 20000), ('dog', 10000), ('saw', 10000)]
['dog', 'dog,']
the same interpreted: True
   compiled: ... ms
interpreted: ... ms
""",
}


PACKAGES = {"many_arrays": ("dask.array", "xarray")}  # what examples use beyond SciPy: the extra `test` has it


def run(name, directory, **variables):
    """Run a copy of the example in `directory`, with capsulec from here whether it is installed or not."""
    copy = shutil.copytree(EXAMPLES / name, directory / name, ignore=shutil.ignore_patterns("*.so", "__pycache__"))
    environment = os.environ | {"PYTHONPATH": str(ROOT), "PYTHONUTF8": "1"} | variables
    return subprocess.run(
        [sys.executable, str(copy / "run.py")],
        check=False,
        cwd=directory,
        env=environment,
        capture_output=True,
        encoding="utf-8",
    )


def test_each_example_is_run():
    assert sorted(OUTPUTS) == sorted(path.parent.name for path in EXAMPLES.glob("*/run.py"))


@pytest.mark.parametrize("name", OUTPUTS)
def test_example(name, tmp_path):
    for package in PACKAGES.get(name, ()):
        pytest.importorskip(package, reason="in the extra `test`")
    done = run(name, tmp_path)
    assert (done.returncode, done.stderr) == (0, "")
    assert doctest.OutputChecker().check_output(OUTPUTS[name], done.stdout, doctest.ELLIPSIS), done.stdout


def test_without_a_compiler_an_example_says_how_to_get_one(tmp_path):
    done = run("nquad", tmp_path, CXX="no-such-compiler")
    assert done.returncode == 1
    assert "pip install capsulec[zig]" in done.stderr
    assert "Traceback" not in done.stderr
