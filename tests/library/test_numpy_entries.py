"""Every NumPy function of the table gives what NumPy gives: shapes, layouts, axes, dtypes, and exceptions.

Which calls are made follows from the entries: see numpy_calls.py.
"""

from __future__ import annotations

import importlib.util
import re
import warnings
from pathlib import Path

import numpy as np
import pytest
from numpy_calls import calls_of, main_name

from capsulec.cli import main
from capsulec.library import table

MODULES = ("numpy", "numpy.linalg", "numpy.fft")
EMPTY_TOO = ((3, 4), (0, 3), (2, 0), (1, 5), (4, 1), (3, 3))
LAYOUTS = ("C", "F", "reversed", "strided", "broadcast")
RUN = Path(__file__).parents[1] / "run"
BATCH = 60

# Entries without a generated call, which no program of tests/run calls either.
NOT_CALLED = dict.fromkeys(("numpy.number", "numpy.unsignedinteger"), "a class of dtypes, for questions about them")

# Those that write to an argument: what a read-only one is refused with names the argument.
WRITING = {"place", "put", "putmask", "copyto"}
# Those of whose results without axes NumPy makes arrays, and we numbers.
NUMBERS = {"tensordot", "polyval", "einsum", "interp"}
# What depends on the lengths at run time has one dtype and rank here: see docs/arrays.md.
SETTLED = {"np.bincount(p, np.ones(len(p)))", "np.poly(v)"}

# How far values may be from NumPy's, in units in the last place of the largest value of the result.
VECTOR, SUMS, LAPACK = 4, 8, 512
ULPS = {
    **dict.fromkeys(
        ["arccos", "arccosh", "arcsin", "arcsinh", "arctan", "arctan2", "arctanh", "acos", "acosh", "asin", "asinh", "atan", "atan2", "atanh", "cbrt", "cos", "cosh", "exp", "exp2", "expm1", "float_power", "hypot", "log", "log10", "log1p", "log2", "logaddexp", "logaddexp2", "pow", "power", "sin", "sinh", "tan", "tanh", "i0", "sinc", "angle", "sqrt", "geomspace", "logspace", "reciprocal", "divide", "true_divide", "square", "multiply", "absolute", "abs"],
        (VECTOR, "vector functions, and the C library's for complex numbers"),
    ),
    **dict.fromkeys(
        ["sum", "mean", "std", "var", "nansum", "nanmean", "nanstd", "nanvar", "average", "cumsum", "dot", "matmul", "inner", "vdot", "vecdot", "vecmat", "matvec", "tensordot", "einsum", "trace", "convolve", "correlate", "cov", "corrcoef", "trapezoid", "interp", "polyval", "polyfit", "polydiv", "poly", "polymul", "prod", "nanprod", "percentile", "quantile", "median", "nanmedian", "nanpercentile", "nanquantile", "gradient", "linspace", "histogram2d", "kron", "cross", "cumulative_sum", "nancumsum", "cumprod", "nancumprod", "cumulative_prod", "vander", "unwrap"],
        (SUMS, "the order of additions in memory that is not in C order"),
    ),
    **dict.fromkeys(
        ["cholesky", "cond", "det", "eigh", "eigvalsh", "inv", "lstsq", "matrix_norm", "matrix_power", "multi_dot", "norm", "pinv", "slogdet", "solve", "svdvals", "vector_norm", "roots", "fft", "ifft", "rfft", "irfft", "hfft", "ihfft", "fft2", "ifft2", "rfft2", "irfft2", "fftn", "ifftn", "rfftn", "irfftn"],
        (LAPACK, "the same library, on memory that is aligned otherwise"),
    ),
}  # fmt: skip

for module in MODULES:
    table.load(module)
CALLS = {f"{module}.{name}": calls_of(f"{module}.{name}") for module in MODULES for name in table.names(module)}
ALL = [call for found in CALLS.values() for call in found]
BATCHES = [ALL[start : start + BATCH] for start in range(0, len(ALL), BATCH)]


def laid_out(plain, layout):
    """The elements in memory of some layout; of those of stride 0 the first row, or the first element, many times."""
    match layout:
        case "F":
            return np.asfortranarray(plain)
        case "reversed":
            return np.flip(np.ascontiguousarray(np.flip(plain)))
        case "strided":
            whole = np.zeros(tuple(2 * n + 1 for n in plain.shape), plain.dtype)
            view = whole[tuple(slice(0, 2 * n, 2) for n in plain.shape)]
            view[...] = plain
            return view
        case "broadcast" if plain.size and plain.ndim == 2:
            return np.broadcast_to(np.ascontiguousarray(plain[:1]), plain.shape)
    return plain


def value(name, type_, shape, source):
    """The argument for a variable of a call; `shape` is the matrices' of this call."""
    match name:
        case "n":
            return int(source.integers(0, 6))
        case "x":
            return float(np.round(source.normal(), 3))
        case "s":
            return source.normal(size=(3, 3)) + 4 * np.eye(3)
    dtype, _, axes = type_.partition("[")
    lengths = {1: shape[1:], 2: shape, 3: (2, *shape)}[axes.count(":")]
    numbers = source.normal(scale=2, size=lengths)
    if dtype == "complex128":
        return numbers + 1j * source.normal(size=lengths)
    if name in "pq":
        return source.integers(0, 6, lengths)
    if dtype == "uint8":
        numbers = np.abs(numbers)
    return numbers.astype(dtype) if dtype != "bool" else numbers > 0


def arguments(call):
    """Rows of arguments: every shape in every layout."""
    source = np.random.default_rng(5)
    matrices = any("[" in type_ for type_ in call.types.values())
    for shape in EMPTY_TOO if matrices else EMPTY_TOO[:2]:
        if call.text in SETTLED and 0 in shape[1:]:
            continue
        for layout in LAYOUTS if matrices else LAYOUTS[:1]:
            if layout == "broadcast" and call.entry.rpartition(".")[2] in WRITING:
                continue
            values = [value(name, type_, shape, source) for name, type_ in call.types.items()]
            yield [laid_out(one, layout) if isinstance(one, np.ndarray) else one for one in values]


def outcome(function, values):
    """What a call gives or raises. What it stores in arrays goes to a result of None."""
    values = [one.copy("K") if isinstance(one, np.ndarray) and one.flags.writeable else one for one in values]
    try:
        with np.errstate(all="ignore"), warnings.catch_warnings():
            warnings.simplefilter("ignore")
            result = function(*values)
    except Exception as error:
        return type(error).__name__, str(error)
    return values if result is None else result


def same(one, other, ulps):
    """Whether two results agree: types, dtypes and shapes exactly."""
    if isinstance(one, tuple | list):
        return (
            isinstance(other, tuple | list) and len(one) == len(other) and all(map(same, one, other, [ulps] * len(one)))
        )
    if not isinstance(one, np.ndarray | np.generic):
        return type(one) is type(other) and one == other
    if not isinstance(other, np.ndarray | np.generic) or isinstance(one, np.ndarray) != isinstance(other, np.ndarray):
        return False
    if one.dtype != other.dtype or one.shape != other.shape:
        return False
    if one.dtype.kind not in "fc":
        return np.array_equal(one, other)
    if not ulps or not one.size:
        return np.array_equal(one, other, equal_nan=True)
    parts = [(one.real, other.real), (one.imag, other.imag)] if one.dtype.kind == "c" else [(one, other)]
    finite = np.abs(one)[np.isfinite(one)]
    scale = np.spacing(np.max(finite, initial=np.finfo(one.real.dtype).tiny))
    with np.errstate(all="ignore"):
        near = [(a == b) | (np.isnan(a) & np.isnan(b)) | (np.abs(a - b) <= ulps * scale) for a, b in parts]
    return bool(np.all(near))


def compiled(batch, folder):
    """The functions of a batch, compiled and interpreted."""
    text = "import numpy as np\n\n" + "\n".join(call.function(f"call_{n}") for n, call in enumerate(batch))
    path = folder / f"entries_{id(batch)}.py"
    path.write_text(text)
    assert main([str(path), "-O1", "-o", str(path.with_suffix(".so"))]) == 0
    spec = importlib.util.spec_from_file_location(path.stem, path.with_suffix(".so"))
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    python = {}
    exec(text, python)
    return [(getattr(module, f"call_{n}"), python[f"call_{n}"]) for n in range(len(batch))]


def differences(call, function, python):
    """The arguments with which a call does otherwise than NumPy."""
    name = call.entry.rpartition(".")[2]
    ulps = ULPS.get(name, (0, ""))[0]
    for values in arguments(call):
        expected, got = outcome(python, values), outcome(function, values)
        if name in NUMBERS:
            expected, got = (one[()] if isinstance(one, np.ndarray) else one for one in (expected, got))
        if not same(expected, got, ulps):
            shapes = [(one.shape, one.strides) if isinstance(one, np.ndarray) else one for one in values]
            yield f"{call.text} of {shapes}\n  expected {expected!r}\n  got      {got!r}"


@pytest.mark.parametrize("number", range(len(BATCHES)))
def test_entries(number, tmp_path):
    batch = BATCHES[number]
    found = []
    for call, pair in zip(batch, compiled(batch, tmp_path), strict=True):
        found += list(differences(call, *pair))[:1]
    assert not found, f"{len(found)} calls\n" + "\n".join(found)


def test_every_entry_is_called():
    programs = "".join(
        path.read_text() for folder in ("functions", "kernels") for path in sorted((RUN / folder).glob("*.py"))
    )
    named = set(re.findall(r"\b(?:np|numpy)\.((?:\w+\.)?\w+)\b", programs))
    without = {
        entry
        for entry in CALLS
        if not CALLS.get(main_name(entry))
        and entry.removeprefix("numpy.") not in named
        and entry not in table.CONSTANTS
    }
    assert without == set(NOT_CALLED), sorted(without ^ set(NOT_CALLED))
