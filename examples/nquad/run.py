"""Compiles testlib.py and integrates its f over a box; nquad calls it with no Python in between."""

import ctypes
import subprocess
import sys
import timeit
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
    integral, error = integrate.nquad(integrand, box)
    seconds = min(timeit.repeat(lambda f=integrand: integrate.nquad(f, box), number=1, repeat=20))
    print(f"{name:>11}: {integral:.6f} ± {error:.0e} in {1000 * seconds:.1f} ms")
