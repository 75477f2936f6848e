"""Kernels over arrays: each written once in Python (array_programs/<name>.py), and in C (array_programs/arrays.c).

A competitor gives a function of NumPy arrays. That of C is called through ctypes with memory that NumPy allocates anew
in each call, as the results of the others are.
"""

from __future__ import annotations

import ctypes
import subprocess
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import numpy as np

from harness import toolchain
from harness.toolchain import BUILD, CAPSULEC, NUMBA, PYTHRAN, C, Missing

DIRECTORY = Path(__file__).parent.parent / "array_programs"
NUMPY, PYTHRAN_BEST, UNCHECKED = "NumPy", "Pythran best", "unchecked"
PYTHRAN_FLAGS = {PYTHRAN: ("-O2",), PYTHRAN_BEST: ("-O3", "-march=native")}
C_FLAGS = ("-O3", "-march=native", "-ffp-contract=off", "-fno-math-errno", "-fno-trapping-math")
COLUMNS = (NUMPY, C, PYTHRAN, PYTHRAN_BEST, NUMBA, CAPSULEC, UNCHECKED)
CLOSE = 1e-9  # float32: 1e-5

Function = Callable[..., Any]


@dataclass(frozen=True)
class Kernel:
    """`shape`: of what C makes, where None is a float64 that it returns; `sizes`: what C is told behind the arrays."""

    name: str
    group: str
    arguments: Callable[[], tuple[Any, ...]]
    shape: Callable[..., tuple[int, ...] | None] | None = None
    sizes: Callable[..., tuple[int, ...]] = lambda *arguments: tuple(np.shape(arguments[0]))
    dtype: str = "float64"


def _random(*shape: int, low: float = 0.0, high: float = 1.0) -> np.ndarray:
    return np.random.default_rng(sum(shape)).uniform(low, high, shape)


def _like(a: Any, *_: Any) -> tuple[int, ...]:
    return np.shape(a)


def _options() -> tuple[Any, ...]:
    n = 50_000
    return _random(n, low=10, high=50), _random(n + 1, low=10, high=50)[1:], _random(n, low=1, high=2), 0.1, 0.2


ELEMENTWISE, REDUCTIONS, TRANSCENDENTAL, LOOPS = "element-wise", "reductions", "transcendental", "loops"
PRODUCTS, SORTING, CALLS = "products", "sorting", "calls"
KERNELS = (
    Kernel("heat2d", ELEMENTWISE, lambda: (_random(300, 300), 4), _like),
    Kernel("heat3d", ELEMENTWISE, lambda: (_random(50, 50, 50),), _like),
    Kernel("gray_scott", ELEMENTWISE, lambda: (_random(150, 150), _random(150, 150), 5), _like),
    Kernel("floyd_warshall", ELEMENTWISE, lambda: (_random(120, 120),), _like, lambda a: (len(a),)),
    Kernel("select", ELEMENTWISE, lambda: (_random(100_000), _random(100_001)[1:]), _like),
    Kernel("transposed_plus", ELEMENTWISE, lambda: (_random(300, 320),), lambda a: a.shape),
    Kernel("masked_sum", REDUCTIONS, lambda: (_random(100_000),), lambda a: None),
    Kernel("sum_of_squares", REDUCTIONS, lambda: (_random(100_000),), lambda a: None),
    Kernel(
        "pairwise",
        REDUCTIONS,
        lambda: (_random(200, 3), _random(220, 3)),
        lambda x, y: (len(x), len(y)),
        lambda x, y: (len(x), len(y), 3),
    ),
    Kernel("l2norm", REDUCTIONS, lambda: (_random(300, 300) + 1j * _random(300, 300),), lambda a: (len(a),)),
    Kernel("cumulative", REDUCTIONS, lambda: (_random(100_000),), _like),
    Kernel(
        "sliding_mean",
        REDUCTIONS,
        lambda: (_random(10_000), 50),
        lambda a, w: (len(a) - w + 1,),
        lambda a, w: (len(a),),
    ),
    Kernel("row_max", REDUCTIONS, lambda: (_random(300, 300),), lambda a: (len(a),)),
    Kernel("column_std", REDUCTIONS, lambda: (_random(300, 300),), lambda a: a.shape[1:]),
    Kernel("sum_transposed", REDUCTIONS, lambda: (_random(300, 300),), lambda a: a.shape[1:]),
    Kernel("arc_distance", TRANSCENDENTAL, lambda: tuple(_random(50_000 + i)[i:] for i in range(4)), _like),
    Kernel("black_scholes", TRANSCENDENTAL, _options, _like),
    Kernel("softmax", TRANSCENDENTAL, lambda: (_random(300, 200),), _like),
    Kernel("exponential", TRANSCENDENTAL, lambda: (_random(100_000, low=-5, high=5),), _like),
    Kernel(
        "logarithm32",
        TRANSCENDENTAL,
        lambda: (_random(100_000, low=0.1, high=9).astype("float32"),),
        _like,
        dtype="float32",
    ),
    Kernel(
        "matmul_loops",
        LOOPS,
        lambda: (_random(120, 110), _random(110, 130)),
        lambda a, b: (len(a), b.shape[1]),
        lambda a, b: (*a.shape, b.shape[1]),
    ),
    Kernel("mandelbrot", LOOPS, lambda: (100, 90, 100), lambda w, h, n: (h, w), lambda *_: (), dtype="int64"),
    Kernel(
        "histogram",
        LOOPS,
        lambda: (_random(100_000), 0.1, 0.9, 100),
        lambda *a: (a[3],),
        lambda a, *_: (len(a),),
        "int64",
    ),
    Kernel(
        "kmeans",
        LOOPS,
        lambda: (_random(3000, 4), _random(8, 4)),
        lambda p, c: c.shape,
        lambda p, c: (*p.shape, len(c)),
    ),
    Kernel("small_arrays", LOOPS, lambda: (_random(5000),), lambda a: (3,)),
    Kernel("matmul", PRODUCTS, lambda: (_random(200, 200), _random(200, 200))),
    Kernel("sort", SORTING, lambda: (_random(50_000),)),
    Kernel("first", CALLS, lambda: (_random(100),)),
)


def path_of(competitor: str, kernel: Kernel) -> Path:
    """Where the module that `function` has built is."""
    kind = {PYTHRAN_BEST: PYTHRAN, UNCHECKED: CAPSULEC}.get(competitor, competitor)
    return toolchain.cached_output(kind, DIRECTORY / kernel.name, "" if competitor == kind else competitor)


def command(competitor: str, name: str, path: Path) -> list[str]:
    """The command that builds a kernel into `path`."""
    compiler = PYTHRAN if competitor in PYTHRAN_FLAGS else CAPSULEC
    flags = PYTHRAN_FLAGS.get(competitor, ("-O2", *(("--unchecked",) if competitor == UNCHECKED else ())))
    return [*toolchain.command_of(compiler.lower()), f"{DIRECTORY / name}.py", *flags, "-o", str(path)]


@cache
def function(competitor: str, kernel: Kernel) -> Function | Missing:
    """One competitor's kernel, found to compute what NumPy does."""
    try:
        run = _function(competitor, kernel)
        if isinstance(run, Missing) or competitor == NUMPY:
            return run
        reference = function(NUMPY, kernel)
        assert not isinstance(reference, Missing)
        found, right = run(*kernel.arguments()), reference(*kernel.arguments())
    except Exception as error:  # of Numba there are many kinds
        lines = [line for line in str(error).splitlines() if line.strip()]
        return Missing("not built", f"{competitor}, {kernel.name}: {type(error).__name__}: {''.join(lines[:1])[:120]}")
    if competitor == C and kernel.name == "transposed_plus":
        found = found.T  # whose elements stand in NumPy's memory as they do here
    if np.shape(found) != np.shape(right):
        return Missing("wrong result", f"{competitor}, {kernel.name}: shape {np.shape(found)}, NumPy {np.shape(right)}")
    if not np.allclose(found, right, rtol=1e-5 if kernel.dtype == "float32" else CLOSE, atol=0):
        return Missing("wrong result", f"{competitor}, {kernel.name}: differs from NumPy")
    return run


def _function(competitor: str, kernel: Kernel) -> Function | Missing:
    if competitor == C:
        return _of_c(kernel)
    if competitor in (NUMPY, NUMBA):
        module = toolchain.import_extension(DIRECTORY / f"{kernel.name}.py")
        if competitor == NUMBA:
            from harness.programs import compile_with_numba

            compile_with_numba(module)
        return getattr(module, kernel.name)
    kind = {PYTHRAN_BEST: PYTHRAN, UNCHECKED: CAPSULEC}.get(competitor, competitor)
    built = toolchain.built(
        kind,
        DIRECTORY / kernel.name,
        lambda path: command(competitor, kernel.name, path),
        variant="" if competitor == kind else competitor,
    )
    return built if isinstance(built, Missing) else getattr(toolchain.import_extension(built), kernel.name)


@cache
def _library() -> ctypes.CDLL:
    path = BUILD / "arrays.so"
    path.parent.mkdir(parents=True, exist_ok=True)
    source = DIRECTORY / "arrays.c"
    subprocess.run(["gcc", *C_FLAGS, "-shared", "-fPIC", "-o", path, source, "-lmvec", "-lm"], check=True)
    return ctypes.CDLL(str(path))


def _of_c(kernel: Kernel) -> Function | Missing:
    """The C function behind a Python function; what it is told is made beforehand, but for the memory of the result."""
    if kernel.shape is None:
        return Missing("-", "")
    address = getattr(_library(), "select_" if kernel.name == "select" else kernel.name)
    prepared: dict[int, list[Any]] = {}
    shape = kernel.shape(*kernel.arguments())
    address.restype = ctypes.c_double if shape is None else None

    def run(*arguments: Any) -> Any:
        key = id(arguments[0])
        if key not in prepared:
            prepared.clear()
            prepared[key] = _told(kernel, arguments)
        if shape is None:
            return address(*prepared[key])
        result = np.empty(shape, kernel.dtype)
        address(ctypes.c_void_p(result.ctypes.data), *prepared[key])
        return result

    return run


def _told(kernel: Kernel, arguments: tuple[Any, ...]) -> list[Any]:
    """Pointers to the arrays, the sizes, and the numbers, as C takes them."""
    pointers = [ctypes.c_void_p(each.ctypes.data) for each in arguments if isinstance(each, np.ndarray)]
    sizes = [ctypes.c_int64(size) for size in kernel.sizes(*arguments)]
    others = [each for each in arguments if not isinstance(each, np.ndarray)]
    return [*pointers, *sizes, *(ctypes.c_double(o) if isinstance(o, float) else ctypes.c_int64(o) for o in others)]
