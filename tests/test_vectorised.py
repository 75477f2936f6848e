"""Which functions are compiled for several processors: those with loops that C++ compilers have vectors for."""

import importlib.util
import re
from pathlib import Path

import numpy as np
import pytest

from capsulec.cli import main

# The name of each function says whether its loops become vector code.
PROGRAM = """
import numpy as np

def with_neighbours(a):
    b = np.empty(a.shape)
    for i in range(a.shape[0]):
        for j in range(a.shape[1]):
            b[i, j] = a[i, j] * a[i, j] + a[i, j]
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

def without_as_zeros_are_set(a):
    for i in range(a.size):
        a[i] = 0

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
    "float64[:]": "with_roots with_sum_of_array without_as_floats_wait without_as_zeros_are_set without_as_what_counts_is_deeper",
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


VERSIONS = """
#pythran export doubled(float64[:])
def doubled(a):
    if len(a) == 3:
        raise ValueError("three")
    return a * 2

#pythran export first_doubled(float64[:])
def first_doubled(a):
    if len(a) > 8:
        return first_doubled(a[:8])
    return a * 2

#pythran export exponential(float64[:])
def exponential(a):
    return np.exp(a)

#pythran export products(float64[:], float64[:])
def products(a, b):
    return (a * b).sum()
"""


def test_functions_for_arrays_in_c_order_are_for_newer_processors_where_others_do_the_same(tmp_path: Path) -> None:
    """What Python alone calls has no version for old processors; what functions call has one."""
    file = tmp_path / "kernels.py"
    file.write_text("import numpy as np\n" + VERSIONS)
    page = tmp_path / "kernels.cpp"
    assert main(["-E", str(file), "-o", str(page)]) == 0
    marked = {name: mark for mark, name in re.findall(r"^CAPSULEC_(\w*?)LOOPS .*?\b(\w+)\(", page.read_text(), re.M)}
    assert marked == {
        "doubled_1": "NEWER_",
        "first_doubled_1_loops": "",
        "exponential_1": "NEWER_",
        "exponential_1_newest": "NEWEST_",
        "products_1_loops": "",  # a lambda for newer processors is in line in no loop of the runtime
    }


@pytest.mark.parametrize("newer", ["CAPSULEC_NEWER", "false"])
def test_old_processors_get_the_same_values(newer: str, tmp_path: Path) -> None:
    """The question for the processor is answered by no, as on one of before 2013."""
    file, page, module = tmp_path / "kernels.py", tmp_path / "kernels.cpp", tmp_path / "kernels.so"
    file.write_text("import numpy as np\n" + VERSIONS)
    assert main(["-E", str(file), "-o", str(page)]) == 0
    text, times = re.subn(r"\bCAPSULEC_NEWER &&", f"{newer} &&", page.read_text())
    assert times == 2
    page.write_text(text)
    assert main([str(page), "-o", str(module)]) == 0
    spec = importlib.util.spec_from_file_location("kernels", module)
    assert spec is not None
    assert spec.loader is not None
    kernels = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(kernels)
    for values in (np.arange(5.0), np.arange(10.0)[::2], np.arange(12.0), np.arange(4.0)[::-1]):
        assert kernels.doubled(values).tolist() == (values * 2).tolist()
        assert kernels.first_doubled(values).tolist() == (values[:8] * 2).tolist()
        assert np.allclose(kernels.exponential(values), np.exp(values), rtol=1e-15)
    with pytest.raises(ValueError, match="three"):
        kernels.doubled(np.zeros(3))
