"""Mathematical functions of arrays: near NumPy's, one value for an element wherever it stands, strict on demand."""

from __future__ import annotations

import importlib.util
import itertools
import shutil
import sys
from pathlib import Path

import numpy as np
import pytest

from capsulec.cli import main
from capsulec.library.numpy.vector_math import FUNCTIONS

NAMES = [name for name in FUNCTIONS if name not in ("atan2", "power")]
NUMPY = {
    "acos": "arccos",
    "acosh": "arccosh",
    "asin": "arcsin",
    "asinh": "arcsinh",
    "atan": "arctan",
    "atanh": "arctanh",
}
ULPS = 4
SPECIAL = [
    0.0, -0.0, np.inf, -np.inf, np.nan, 1.0, -1.0, 0.5, -0.5, 2.0, 5e-324, -5e-324, 1e-310, 2.2250738585072014e-308,
    1.7976931348623157e308, -1.7976931348623157e308, 709.7, 709.9, -745.0, -746.0, -708.5, 88.5, -103.0, 1e5, 1e22,
    1e300, np.pi, np.pi / 2, 3.0, -3.0, 1 - 1e-16, 1 + 1e-15, 20.0, 710.4, 711.0, 1e-9, 1e-17,
]  # fmt: skip


def source() -> str:
    lines = ["import numpy as np"]
    for name in NAMES:
        numpy_name = NUMPY.get(name, name)
        lines.append(f"#pythran export {name}(float64[:])\n#pythran export {name}(float32[:])")
        lines.append(f"def {name}(a):\n    return np.{numpy_name}(a)")
    for name, operation in (("atan2", "np.arctan2(a, b)"), ("power", "np.power(a, b)")):
        lines.append(f"#pythran export {name}(float64[:], float64[:])\n#pythran export {name}(float32[:], float32[:])")
        lines.append(f"def {name}(a, b):\n    return {operation}")
    lines.append("#pythran export total(float64[:])\ndef total(a):\n    return np.sum(np.exp(a))")
    lines.append("#pythran export one(float64)\ndef one(x):\n    return np.exp(x)")
    return "\n".join(lines)


def built(folder, name, *flags):
    path = folder / f"{name}.py"
    path.write_text(source())
    output = folder / f"{name}.so"
    assert main([str(path), "-o", str(output), *flags]) == 0
    spec = importlib.util.spec_from_file_location(name, output)
    module = importlib.util.module_from_spec(spec)
    sys.modules[name] = module
    spec.loader.exec_module(module)
    return module


@pytest.fixture(scope="module")
def compiled(tmp_path_factory):
    return built(tmp_path_factory.mktemp("vectors"), "vectors_fast", "-O2")


@pytest.fixture(scope="module")
def strict(tmp_path_factory):
    return built(tmp_path_factory.mktemp("vectors"), "vectors_strict", "-O1", "--strict-math")


def values(dtype):
    generator = np.random.default_rng(7)
    scales = (0.001, 0.01, 0.3, 1.0, 10.0, 100.0, 300.0, 1e5)
    parts = [scale * generator.normal(size=500) for scale in scales]
    with np.errstate(all="ignore"):
        return np.concatenate([SPECIAL, *parts, np.exp(generator.uniform(-700, 700, 500))]).astype(dtype)


def operands(name, dtype):
    first = values(dtype)
    if name not in ("atan2", "power"):
        return [first]
    with np.errstate(all="ignore"):
        special = np.array(SPECIAL).astype(dtype)
    one, other = (axis.ravel() for axis in np.meshgrid(special, special))
    second = np.random.default_rng(3).permutation(first)
    return [np.concatenate([one, first, np.abs(first)]), np.concatenate([other, second, second / 100])]


def misses(actual, wanted):
    """Where results are not within ULPS of each other, or differ in an infinity, a nan or a zero's sign.

    Below the smallest number there is they may round either way.
    """
    with np.errstate(all="ignore"):
        near = np.abs(actual - wanted) <= ULPS * np.spacing(np.abs(wanted))
        same = (actual == wanted) & (np.signbit(actual) == np.signbit(wanted))
        same |= (np.signbit(actual) == np.signbit(wanted)) & (
            np.abs(actual - wanted) <= np.spacing(wanted.dtype.type(0))
        )
    return ~(same | (np.isnan(actual) & np.isnan(wanted)) | (near & (wanted != 0) & np.isfinite(wanted)))


@pytest.mark.parametrize("dtype", ["float64", "float32"])
@pytest.mark.parametrize("name", FUNCTIONS)
def test_near_numpy(compiled, name, dtype):
    given = operands(name, dtype)
    with np.errstate(all="ignore"):
        wanted = getattr(np, "arctan2" if name == "atan2" else NUMPY.get(name, name))(*given)
    actual = getattr(compiled, name)(*given)
    assert actual.dtype == wanted.dtype
    wrong = misses(actual, wanted)
    assert not wrong.any(), [(*[g[k] for g in given], actual[k], wanted[k]) for k in np.flatnonzero(wrong)[:5]]


@pytest.mark.parametrize("dtype", ["float64", "float32"])
@pytest.mark.parametrize("name", FUNCTIONS)
def test_place_does_not_matter(compiled, name, dtype):
    """The last elements, arrays of other strides and arrays of one element get the values of long arrays."""
    function, given = getattr(compiled, name), operands(name, dtype)
    whole = function(*given)
    for start, stop in ((0, 1), (0, 7), (5, 8), (3, 16), (100, 103), (1, len(whole))):
        part = function(*[array[start:stop].copy() for array in given])
        np.testing.assert_array_equal(part, whole[start:stop])
    spread = [np.repeat(array, 2)[::2] for array in given]
    np.testing.assert_array_equal(function(*spread), whole)
    np.testing.assert_array_equal(function(*[array[::-1] for array in given]), whole[::-1])


def test_sum_is_of_the_elements(compiled):
    a = np.random.default_rng(1).normal(size=1001)
    assert compiled.total(a) == np.sum(compiled.exp(a))


def test_scalars_and_strict_math_are_the_c_library(compiled, strict):
    import math

    a = values("float64")[len(SPECIAL) : len(SPECIAL) + 400]
    wanted = np.array([math.exp(x) for x in a])
    assert [compiled.one(x) for x in a] == wanted.tolist()
    np.testing.assert_array_equal(strict.exp(a), wanted)
    assert (compiled.exp(a) != wanted).any()


@pytest.mark.skipif(shutil.which("clang++") is None, reason="clang++ is not installed")
def test_clang(tmp_path, monkeypatch):
    monkeypatch.setenv("CXX", "clang++")
    module = built(tmp_path, "vectors_clang", "-O1")
    given = values("float64")
    with np.errstate(all="ignore"):
        assert not misses(module.sin(given), np.sin(given)).any()


NEEDED = {"-march=native": "avx2", "-march=x86-64-v4": "avx512bw"}  # where a flag asks for more than any machine has


@pytest.mark.parametrize("flag", ["-march=x86-64-v3", "-march=x86-64-v4", "-march=native", "-mavx", "--cpu=baseline"])
def test_other_processors(tmp_path, flag):
    if NEEDED.get(flag, "") not in Path("/proc/cpuinfo").read_text():
        pytest.skip(f"this processor has no {NEEDED[flag]}")
    module = built(tmp_path, "vectors_" + "".join(filter(str.isalnum, flag)), "-O3", flag)
    for name, dtype in itertools.product(("exp", "sin", "log", "power", "atan2"), ("float64", "float32")):
        given = operands(name, dtype)
        whole = getattr(module, name)(*given)
        with np.errstate(all="ignore"):
            assert not misses(whole, getattr(np, "arctan2" if name == "atan2" else name)(*given)).any()
        for start, stop in ((0, 1), (0, 13), (3, 18), (40, 46)):
            part = getattr(module, name)(*[g[start:stop].copy() for g in given])
            np.testing.assert_array_equal(part, whole[start:stop])
