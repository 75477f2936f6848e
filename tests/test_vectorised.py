"""Which functions are compiled for several processors: those with loops that C++ compilers have vectors for."""

import re
from pathlib import Path

from capsulec.cli import main

# The name of each function says whether its loops become vector code.
PROGRAM = """
import numpy as np

def with_neighbours(a):
    b = np.zeros(a.shape)
    for i in range(1, a.shape[0] - 1):
        for j in range(1, a.shape[1] - 1):
            b[i, j] = a[i, j - 1] + a[i - 1, j] + a[i, j + 1]
    return b

def with_roots(a):
    s = 0.0
    for i in range(a.size):
        s += np.sqrt(a[i])
    return s

def with_integers(n):
    s = 0
    for i in range(n.size):
        s += n[i]
    return s

def with_exponentials_of_columns(a):
    return np.exp(a[:, 1:2])

def with_sum_of_array(a):
    return (a * a).sum()

def without_as_floats_wait(a):
    s = 0.0
    for i in range(a.size):
        s += a[i]
    return s

def without_as_columns_are_far(a):
    for j in range(a.shape[1]):
        for i in range(a.shape[0]):
            a[i, j] = a[i, j] * 2

def without_as_indices_lead_anywhere(a, n):
    r = np.empty(n.size)
    for i in range(n.size):
        r[i] = a[n[i]]
    return r

def without_as_it_may_raise(a, n):
    for i in range(a.size):
        a[i] = 1 // n
        n -= 1

def without_as_what_counts_is_deeper(a):
    r = np.ones(a.size)
    for i in range(a.size):
        for j in range(a.size):
            k = 0
            while a[k] < a[j]:
                k += 1
            r[i] = k
    return r
"""
TAKING = {
    "float64[:,:] order(C)": "with_neighbours with_exponentials_of_columns without_as_columns_are_far",
    "float64[:]": "with_roots with_sum_of_array without_as_floats_wait without_as_what_counts_is_deeper",
    "int64[:]": "with_integers",
    "float64[:], int64[:]": "without_as_indices_lead_anywhere",
    "float64[:], int": "without_as_it_may_raise",
}


def test_functions_for_several_processors(tmp_path: Path) -> None:
    exports = [f"#pythran export {name}({types})" for types, names in TAKING.items() for name in names.split()]
    file = tmp_path / "kernels.py"
    file.write_text("\n".join([*exports, PROGRAM]))
    page = tmp_path / "kernels.cpp"
    assert main(["-E", str(file), "-o", str(page)]) == 0
    marked = set(re.findall(r"^CAPSULEC_\w*LOOPS .*?\b(with\w*?)(?:_\d+)?(?:_loops)?\(", page.read_text(), re.M))
    assert marked == {name for names in TAKING.values() for name in names.split() if not name.startswith("without")}
