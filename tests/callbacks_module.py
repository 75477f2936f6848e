"""The callbacks of test_callbacks.py and test_low_level.py, and how their module is compiled."""

import importlib.util
import os
import subprocess
import sys

import sanitized

from capsulec.cli import main

SOURCE = """
import numpy as np
from math import sqrt

#pythran export capsule plain(float64) for scipy.integrate.quad
def plain(x):
    return x * x

#pythran export capsule root(float64) for scipy.integrate.quad
def root(x):
    return sqrt(x)

#pythran export capsule box(float64, float64, float64) for scipy.integrate.nquad
def box(x, y, z):
    return 1.0 + x - y * z

#pythran export capsule scaled(float64, float64, float64) for scipy.integrate.nquad
def scaled(x, y, *, c):
    return c * x * y

#pythran export capsule wave(float64, float64, float64[:]) for scipy.integrate.quad
def wave(x, c, table):
    total = 0.0
    for n in range(len(table)):
        total += table[n] * x**n
    return c * total

#pythran export capsule two(float64, float64) for scipy.integrate.dblquad
def two(y, x):
    return x - y

#pythran export capsule three(float64, float64, float64, int) for scipy.integrate.tplquad
def three(z, y, x, n):
    return n * x + y - z

#pythran export capsule spread(float64[:]) for scipy.ndimage.generic_filter
def spread(window):
    return window.max() - window.min()

#pythran export capsule percent(float64[:], float64) for scipy.ndimage.generic_filter
def percent(window, q):
    return np.percentile(window, q)

#pythran export capsule weighed(float64[:], float64[:], bool) for scipy.ndimage.generic_filter
def weighed(window, weights, negative):
    total = 0.0
    for i in range(len(window)):
        total += window[i] * weights[i]
    return -total if negative else total

#pythran export capsule refused(float64[:], float64) for scipy.ndimage.generic_filter
def refused(window, limit):
    if window[0] > limit:
        raise ValueError("above the limit")
    return window[0]

#pythran export capsule counted(float64[:], int64[:], float64) for scipy.ndimage.generic_filter
def counted(window, calls, limit):
    calls[0] += 1
    if window[0] > limit:
        raise ValueError("above the limit")
    return window[0]

#pythran export capsule moving(float64[:], float64[:]) for scipy.ndimage.generic_filter1d
def moving(line, out):
    for i in range(len(out)):
        out[i] = line[i] + line[i + 1] + line[i + 2]

#pythran export capsule marked(float64[:], float64[:], int64[:]) for scipy.ndimage.generic_filter1d
def marked(line, out, calls):
    calls[0] += 1
    out[:] = line[1:-1]

#pythran export capsule shifted((intp, intp)) for scipy.ndimage.geometric_transform
def shifted(at):
    return at[0] - 0.5, at[1] - 0.5

#pythran export capsule reversed_axes((intp, intp, intp), float64) for scipy.ndimage.geometric_transform
def reversed_axes(at, shift):
    return at[2] - shift, at[1], at[0]

#pythran export capsule linear(float64) for scipy.interpolate.RBFInterpolator
def linear(r):
    return -r

#pythran export capsule plus(float64, float64) for scipy._lib._test_ccallback
def plus(x, *, c):
    if x == 5.0:
        raise ValueError("not five")
    return x + c

#pythran export capsule plus_two(float64, float64, float64) for scipy._lib._test_ccallback
def plus_two(x, y, *, c):
    return x + y + c

#pythran export capsule shaped(int32, float64*, float64*) for scipy.integrate.nquad
def shaped(n, x, cp):
    return cp[0] + x[0] * cp[1]

#pythran export capsule unnamed(int32, float64*, float64*)
def unnamed(n, x, cp):
    return cp[0] + x[0]
"""


def compiled(source, path):
    """Compile a file, with RUN_FLAGS where they are set; the compiler itself is not watched by `--sanitize`."""
    words = [str(source), *os.environ.get("RUN_FLAGS", "-O1").split(), "-o", str(path)]
    if sanitized.MARK in os.environ:
        environment = sanitized.unwatched(os.environ)
        subprocess.run([sys.executable, "-m", "capsulec", *words], check=True, env=environment)
    else:
        assert main(words) == 0


def build(folder, name="compiled_callbacks"):
    """The module, compiled in a folder and imported by its name, as other processes that have the folder on their path do."""
    source = folder / f"{name}_source.py"
    source.write_text(SOURCE)
    path = folder / f"{name}.so"
    compiled(source, path)
    spec = importlib.util.spec_from_file_location(name, path)
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    sys.modules[name] = module
    return module
