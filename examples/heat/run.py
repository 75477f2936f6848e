"""Compiles heat.py and runs it on a plate with one hot edge, compiled and interpreted."""

import runpy
import subprocess
import sys
import timeit
from pathlib import Path

import numpy as np

HERE = Path(__file__).parent
if subprocess.run([sys.executable, "-m", "capsulec", "heat.py"], cwd=HERE).returncode:
    sys.exit(1)

import heat  # the compiled module: Python prefers it to heat.py beside it

python = runpy.run_path(str(HERE / "heat.py"))
plate = np.zeros((200, 200))
plate[0] = 100.0

after = heat.spread(plate, 100)
print(f"in the middle of the second row: {after[1, 100]:.4f}")
print("the same interpreted:", np.array_equal(after, python["spread"](plate, 100)))
print("unrest of the transposed plate:", f"{heat.unrest(after.T):.4f}")  # any layout is taken as it is
for name, spread in [("compiled", heat.spread), ("interpreted", python["spread"])]:
    print(f"{name:>11}: {1000 * min(timeit.repeat(lambda f=spread: f(plate, 100), number=1, repeat=5)):.1f} ms")
