"""Shifts an image with both functions of example.py, and checks them against SciPy with a Python callback."""

import ctypes
import subprocess
import sys
import time
from pathlib import Path

HERE = Path(__file__).parent
if subprocess.run([sys.executable, "-m", "capsulec", "example.py", "-O2"], cwd=HERE).returncode:
    sys.exit(1)

import numpy as np
from example import transform, transform_basic  # the compiled module: Python prefers it to example.py
from scipy import LowLevelCallable, ndimage

shift = ctypes.c_double(0.5)
user_data = ctypes.cast(ctypes.pointer(shift), ctypes.c_void_p)


def low_level(capsule):
    return LowLevelCallable(capsule, user_data, "int (npy_intp *, double *, int, int, void *)")


def shifted(output_coordinates):
    return tuple(coordinate - shift.value for coordinate in output_coordinates)


print(ndimage.geometric_transform(np.arange(12).reshape(4, 3).astype(np.float64), low_level(transform)))

image = np.random.default_rng(0).random((200, 200))
results = []
for name, callback in [
    ("Python callback", shifted),
    ("transform", low_level(transform)),
    ("transform_basic", low_level(transform_basic)),
]:
    start = time.perf_counter()
    results.append(ndimage.geometric_transform(image, callback))
    print(f"{name:>15}: {1000 * (time.perf_counter() - start):6.1f} ms")
assert np.array_equal(results[0], results[1])
assert np.array_equal(results[0], results[2])
print("all three agree")
