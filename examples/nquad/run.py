"""Compiles testlib.py and integrates its f over a box; nquad calls it with no Python in between."""

import ctypes
import subprocess
import sys
import time
from pathlib import Path

HERE = Path(__file__).parent
if subprocess.run([sys.executable, "-m", "capsulec", "testlib.py", "-O2"], cwd=HERE).returncode:
    sys.exit(1)

from scipy import LowLevelCallable, integrate
from testlib import f  # the compiled module: Python prefers it to testlib.py beside it

c = ctypes.c_double(1.0)
user_data = ctypes.cast(ctypes.pointer(c), ctypes.c_void_p)
compiled = LowLevelCallable(f, user_data, signature="double (int, double *, void *)")
box = [[0, 10], [-10, 0], [-1, 1]]


def interpreted(x, y, z):
    return c.value + x - y * z


print(f)
for name, integrand in [("compiled", compiled), ("interpreted", interpreted)]:
    start = time.perf_counter()
    integral, error = integrate.nquad(integrand, box)
    print(f"{name:>11}: {integral:.6f} ± {error:.0e} in {1000 * (time.perf_counter() - start):.1f} ms")
