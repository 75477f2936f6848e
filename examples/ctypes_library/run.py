"""Calls a compiled function through ctypes: the extension module is also a shared library of its C functions."""

import ctypes
import subprocess
import sys
from importlib.machinery import EXTENSION_SUFFIXES
from pathlib import Path

HERE = Path(__file__).parent
if subprocess.run([sys.executable, "-m", "capsulec", "distance.py"], cwd=HERE).returncode:
    sys.exit(1)

import numpy as np

library = ctypes.CDLL(str(HERE / f"distance{EXTENSION_SUFFIXES[0]}"))
pointer = np.ctypeslib.ndpointer(np.float64, flags="C_CONTIGUOUS")
library.distance.argtypes = (pointer, pointer, ctypes.c_ssize_t)
library.distance.restype = ctypes.c_double

a, b = np.array([1.0, 2.0, 3.0]), np.array([1.0, 5.0, 7.0])
print("distance:", library.distance(a, b, a.size))
