"""Compiles filters.py and filters an image: callbacks as one thinks of them, their user data bound to them."""

import subprocess
import sys
import timeit
from pathlib import Path

HERE = Path(__file__).parent
if subprocess.run([sys.executable, "-m", "capsulec", "filters.py", "-O2"], cwd=HERE).returncode:
    sys.exit(1)

import filters  # the compiled module: Python prefers it to filters.py beside it
import numpy as np
from scipy import LowLevelCallable, ndimage

image = np.random.default_rng(0).random((40, 40))
weights = np.array([0.25, 0.5, 0.25])
turned = filters.bind(filters.rotated, angle=0.1, middle=19.5)


def interpreted(window):
    return np.percentile(window, 75)


def same(name, found, wanted):
    print(f"{name:>10}: {np.allclose(found, wanted)}")


upper = LowLevelCallable(filters.bind(filters.percentile, 75))
same(
    "spread",
    ndimage.generic_filter(image, LowLevelCallable(filters.spread), 3),
    ndimage.generic_filter(image, np.ptp, 3),
)
same("percentile", ndimage.generic_filter(image, upper, 3), ndimage.generic_filter(image, interpreted, 3))
smoothed = LowLevelCallable(filters.bind(filters.smoothed, weights))
same("smoothed", ndimage.generic_filter1d(image, smoothed, 3), ndimage.correlate1d(image, weights))
print(f"   rotated: {ndimage.geometric_transform(image, LowLevelCallable(turned)).shape}")

try:
    filters.bind(filters.smoothed, weights.astype("f4"))
except TypeError as error:
    print(error)

for name, callback in [("compiled", upper), ("interpreted", interpreted)]:
    seconds = min(timeit.repeat(lambda f=callback: ndimage.generic_filter(image, f, 3), number=1, repeat=3))
    print(f"{name:>11}: {1000 * seconds:.1f} ms")
