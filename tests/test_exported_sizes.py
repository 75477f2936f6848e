"""Arrays that are too large for memory, or for any number of bytes, raise what NumPy raises, with its text."""

import importlib.util

import numpy as np
import pytest

from capsulec.cli import main

DTYPES = ("float64", "float32", "bool", "int8", "uint16", "int32", "uint64", "complex64", "complex128", "longdouble")
SOURCE = """
import numpy as np

#pythran export rows(int, int)
def rows(n, m):
    return np.zeros((n, m))

#pythran export cube(int)
def cube(n):
    return np.ones((n, n, n))

#pythran export counted(int)
def counted(n):
    return np.arange(n)

#pythran export square(int)
def square(n):
    return np.eye(n)

#pythran export filled(int)
def filled(n):
    return np.full(n, 2.5)

#pythran export copies(float64[:], int)
def copies(a, n):
    return np.broadcast_to(a, (n, len(a))) + 1

#pythran export tiled(float64[:], int)
def tiled(a, n):
    return np.tile(a, n)

#pythran export shaped(float64[:], int, int)
def shaped(a, n, m):
    return a.reshape(n, m)

#pythran export caught(int)
def caught(n):
    try:
        return len(np.empty(n))
    except MemoryError:
        return -1
    except ValueError:
        return -2
""" + "".join(
    f"\n#pythran export empty_{dtype}(int)\ndef empty_{dtype}(n):\n    return np.empty(n, np.{dtype})\n"
    for dtype in DTYPES
)
# More than there are addresses, so that no machine has it.
SIZES = (2**47, 2**50 + 2**48, 2**55 - 1, 10**16, 2**59 + 12345, 2**62, 2**63 - 1, 2**61, -1, -(2**62))


@pytest.fixture(scope="module")
def functions(tmp_path_factory):
    path = tmp_path_factory.mktemp("sizes") / "sizes.py"
    path.write_text(SOURCE)
    assert main([str(path), "-O1", "-o", str(path.with_suffix(".so"))]) == 0
    spec = importlib.util.spec_from_file_location("sizes", path.with_suffix(".so"))
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    python = {}
    exec(SOURCE, python)
    return module, python


def outcome(function, arguments):
    try:
        result = function(*arguments)
    except Exception as error:
        # Python's operands may be too many for its iterator before they are too many for memory.
        text = str(error).replace("iterator is too large", "array is too big")
        return type(error).__name__, text if "too big" not in text else "array is too big"
    return result if isinstance(result, int) else result.shape


@pytest.mark.parametrize("size", SIZES)
def test_sizes(functions, size):
    module, python = functions
    calls = [(f"empty_{dtype}", (size,)) for dtype in DTYPES]
    calls += [("rows", (size, 2)), ("rows", (3, size)), ("cube", (size,)), ("filled", (size,)), ("square", (size,))]
    calls += [("copies", (np.ones(3), size)), ("shaped", (np.ones(4), 2, size)), ("caught", (size,))]
    if int(float(size)) == size:  # NumPy counts in floats
        calls.append(("counted", (size,)))
    for name, arguments in calls:
        expected, got = outcome(python[name], arguments), outcome(getattr(module, name), arguments)
        assert expected == got, (name, size)
