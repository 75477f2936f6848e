"""Two functions for scipy.ndimage.generic_filter, which passes a pointer to the values of a window and their number."""

import ctypes
import subprocess
import sys
from pathlib import Path

HERE = Path(__file__).parent
if subprocess.run([sys.executable, "-m", "capsulec", "windows.py", "-O2"], cwd=HERE).returncode:
    sys.exit(1)

import numpy as np
import windows
from scipy import LowLevelCallable, ndimage

limits = (ctypes.c_double * 2)(0.25, 0.75)
image = np.random.default_rng(0).random((60, 60))


def trimmed(window):
    kept = window[(limits[0] <= window) & (window <= limits[1])]
    return kept.mean() if kept.size else limits[0]


smooth = ndimage.generic_filter(image, LowLevelCallable.from_cython(windows, "mean"), size=5)
print("mean:", np.allclose(smooth, ndimage.generic_filter(image, np.mean, size=5), rtol=1e-14))

user_data = ctypes.cast(limits, ctypes.c_void_p)
smooth = ndimage.generic_filter(image, LowLevelCallable.from_cython(windows, "trimmed", user_data), size=5)
print("trimmed:", np.allclose(smooth, ndimage.generic_filter(image, trimmed, size=5), rtol=1e-14))
