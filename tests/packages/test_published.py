"""The modules that SciPy and scikit-image compile, as published: each function equals its Python self, and SciPy's own
tests pass with ours in place of theirs."""

import importlib.util
import os
import shutil
import subprocess
import sys
from pathlib import Path

import numpy as np
import pytest
import scipy
from published import published, with_exports

from capsulec.cli import main

pytestmark = pytest.mark.xdist_group("published")
SCIKIT_IMAGE = "0.26.0"
SINGLE = (np.float32, np.complex64)


@pytest.fixture(scope="module")
def sources(tmp_path_factory):
    """Every file of both projects that exports something, by its module's name."""
    roots = [
        published("scipy", scipy.__version__, tmp_path_factory.mktemp("scipy")),
        published("scikit_image", SCIKIT_IMAGE, tmp_path_factory.mktemp("skimage")),
    ]
    return {path.stem: path for root in roots for path in with_exports(root)}


@pytest.fixture(scope="module")
def modules(sources, tmp_path_factory):
    """A function that gives a module twice, interpreted and compiled."""
    place = tmp_path_factory.mktemp("compiled")
    made = {}

    def pair(name):
        if name not in made:
            output = place / f"{name}.so"
            assert main([str(sources[name]), "-O2", "-o", str(output)]) == 0
            made[name] = load(name, sources[name]), load(name, output)
        return made[name]

    return pair


def load(name, path):
    spec = importlib.util.spec_from_file_location(name, path)
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def check_same(expected, result, where):
    assert type(result) is type(expected), where
    if isinstance(expected, tuple):
        assert len(result) == len(expected), where
        for first, second in zip(expected, result, strict=True):
            check_same(first, second, where)
        return
    if isinstance(expected, np.ndarray):
        assert (result.dtype, result.shape) == (expected.dtype, expected.shape), where
        if expected.ndim > 1 and min(expected.shape) > 1:
            assert result.flags.f_contiguous == expected.flags.f_contiguous, where
    if not isinstance(expected, np.ndarray | np.generic | float | complex):
        assert result == expected, where
        return
    single = np.asarray(expected).dtype in SINGLE
    np.testing.assert_allclose(result, expected, rtol=2e-5 if single else 1e-12, err_msg=where)


def call_both(pair, name, *arguments):
    """Calls both with copies of their own; results and arguments must be equal afterwards, or the exceptions."""
    copies = [[a.copy("K") if isinstance(a, np.ndarray) else a for a in arguments] for _ in range(2)]
    outcomes = []
    for module, values in zip(pair, copies, strict=True):
        try:
            outcomes.append(getattr(module, name)(*values))
        except (ValueError, IndexError, ZeroDivisionError, RuntimeError) as error:
            outcomes.append((type(error).__name__, str(error)))
    check_same(*outcomes, f"{name}{tuple(copies[0])}")
    for first, second in zip(*copies, strict=True):
        if isinstance(first, np.ndarray):
            check_same(first, second, f"arguments of {name}")


def orders(array):
    """The array in several layouts."""
    wide = np.zeros(tuple(2 * n for n in array.shape), array.dtype)
    wide[tuple(slice(None, None, 2) for _ in array.shape)] = array
    return [array, np.asfortranarray(array), wide[tuple(slice(None, None, 2) for _ in array.shape)]]


def test_every_module_is_compared(sources):
    named = {name.removeprefix("compare_") for name in globals() if name.startswith("compare_")}
    assert named == {name.strip("_") for name in sources}


def compare_stats_pythran(pair, rng):
    for dtype in (float, int):
        for table in orders(rng.integers(0, 9, (4, 5)).astype(dtype)):
            for name in ("_concordant_pairs", "_discordant_pairs", "_a_ij_Aij_Dij2"):
                call_both(pair, name, table)
            for name in ("_Aij", "_Dij"):
                call_both(pair, name, table, 2, 3)
    for dtype in (np.float32, np.float64):
        for method in ("hierarchical", "separate"):
            call_both(pair, "siegelslopes", rng.random(31).astype(dtype), rng.random(31).astype(dtype), method)
    for sizes in ((10, 20, 10, 30), (7, 5, 1, 20), (30, 40, 10, 300)):
        call_both(pair, "_compute_outer_prob_inside_method", *map(np.int64, sizes))
    probabilities = rng.random(12)
    call_both(pair, "_poisson_binom_pmf", probabilities)
    for kind in ("pmf", "cdf"):
        call_both(pair, "_poisson_binom", np.arange(5), rng.random((12, 5)), kind)
    for h, k, r in rng.normal(size=(20, 3)):
        call_both(pair, "_bvnu", np.float64(h), np.float64(k), np.float64(np.tanh(r)))


def compare_group_columns(pair, rng):
    from scipy import sparse

    for _ in range(8):
        filled = rng.random((6, 9)) < 0.3
        for dtype in (np.intc, int):
            for matrix in orders(filled.astype(dtype)):
                call_both(pair, "group_dense", 6, 9, matrix)
        columns = sparse.csc_array(filled.astype(int))
        for dtype in (np.int32, np.int64):
            indices, starts = columns.indices.astype(dtype), columns.indptr.astype(dtype)
            call_both(pair, "group_sparse", 6, 9, indices, starts)
            call_both(pair, "group_sparse", 6, 9, np.repeat(indices, 2)[::2], np.repeat(starts, 2)[::2])


def compare_linalg_pythran(pair, rng):
    for dtype, real in ((np.float32, np.float32), (float, float), (np.complex64, np.float32), (complex, float)):
        triangle = np.triu(rng.random((5, 5)) + (1j * rng.random((5, 5)) if np.dtype(dtype).kind == "c" else 0))
        for matrix in orders(triangle.astype(dtype)):
            for start in orders(np.diag(np.diag(triangle)).astype(dtype)):
                call_both(pair, "_funm_loops", start, matrix, 5, np.dtype(real).type(1.5))


def compare_matfuncs_sqrtm_triu(pair, rng):
    for dtype in (float, complex):
        triangle = np.triu(rng.random((6, 6))).astype(dtype)
        for matrix in orders(triangle):
            for start in orders(np.diag(np.sqrt(np.diag(triangle)))):
                call_both(pair, "within_block_loop", start, matrix, [(0, 3), (3, 6)], 2)
    call_both(pair, "within_block_loop", np.zeros((2, 2)), np.array([[1.0, 2.0], [0.0, -1.0]]), [(0, 2)], 1)


def compare_max_len_seq_inner(pair, _):
    for dtype in (np.int32, np.int64):
        taps = np.array([7, 2, 1], dtype)
        call_both(pair, "_max_len_seq_inner", taps, np.ones(8, np.int8), 8, 255, np.empty(255, np.int8) * 0)


def compare_rbfinterp_pythran(pair, rng):
    exported = [name for name in ("_build_system", "_build_system_with_kernel") if hasattr(pair[1], name)]
    assert exported == ["_build_system"], "SciPy has another interface now: compare that"
    powers = np.array([[0, 0], [1, 0], [0, 1]])
    points, values, smoothing = rng.random((7, 2)), rng.random((7, 1)), rng.random(7)
    kernels = ("linear", "thin_plate_spline", "cubic", "quintic", "multiquadric", "inverse_multiquadric")
    for kernel in (*kernels, "inverse_quadratic", "gaussian"):
        call_both(pair, "_kernel_matrix", points, kernel)
        call_both(pair, "_build_system", points, values, smoothing, kernel, 1.5, powers)
        shift, scale = points.mean(0), np.ones(2)
        call_both(pair, "_build_evaluation_coefficients", rng.random((4, 2)), points, kernel, 1.5, powers, shift, scale)
    for layout in orders(points):
        call_both(pair, "_polynomial_matrix", layout, powers)


def compare_hessian_det_appx_pythran(pair, rng):
    image = rng.random((30, 40)).cumsum(0).cumsum(1)
    for layout in orders(image):
        for sigma in (3, 3.0, 5.5):
            call_both(pair, "_hessian_matrix_det", layout, sigma)


def compare_brief_pythran(pair, rng):
    points = rng.integers(10, 40, (20, 2))
    first, second = (rng.integers(-9, 9, (64, 2)).astype(np.int32) for _ in range(2))
    for dtype in (np.float32, float):
        for image in orders(rng.random((50, 50)).astype(dtype)):
            call_both(pair, "_brief_loop", image, np.zeros((20, 64), np.uint8), points, first, second)


COMPARISONS = sorted(name for name in globals() if name.startswith("compare_"))


@pytest.mark.parametrize("name", COMPARISONS)
def test_equals_its_python_self(name, sources, modules):
    (module,) = (known for known in sources if known.strip("_") == name.removeprefix("compare_"))
    globals()[name](modules(module), np.random.default_rng(1))


# Where SciPy's tests call what its Pythran modules export, directly or through the public functions, but for whole
# files that take minutes: `python -m pytest scipy/stats/tests/test_stats.py` in such a copy runs those.
REACHING = (
    "signal/tests/test_max_len_seq.py",
    "interpolate/tests/test_rbfinterp.py",
    "linalg/tests/test_matfuncs.py::TestSignM",
    "linalg/tests/test_matfuncs.py::TestSqrtM",
    "optimize/tests/test__numdiff.py",
    "stats/tests/test_hypotests.py",
    "stats/tests/test_stats.py::TestKSTwoSamples",
    "stats/tests/test_discrete_distns.py",
)


def test_scipys_own_tests(sources, tmp_path):
    """A copy of the installed SciPy, with each of its Pythran modules replaced by what capsulec makes of the source."""
    installed = Path(scipy.__file__).parent
    copy = tmp_path / "scipy"
    for part in (installed, installed.with_name("scipy.libs")):
        shutil.copytree(part, tmp_path / part.name, ignore=shutil.ignore_patterns("__pycache__"), copy_function=linked)
    replaced = []
    for name, source in sources.items():
        for theirs in copy.rglob(f"{name}.*.so"):
            theirs.unlink()
            assert main([str(source), "-O2", "-o", str(theirs)]) == 0
            replaced.append(name)
    assert len(replaced) >= 5
    files = [f"scipy/{name}" for name in REACHING]
    environment = {**os.environ, "PYTHONPATH": str(tmp_path), "PYTHONDONTWRITEBYTECODE": "1"}
    check = "import scipy.stats._stats_pythran as m; assert m.__capsulec__; print(m.__file__)"
    place = subprocess.run([sys.executable, "-c", check], env=environment, capture_output=True, text=True, check=True)
    assert place.stdout.startswith(str(tmp_path))
    command = [sys.executable, "-m", "pytest", "-q", "-p", "no:cacheprovider", "-n", "0", "-W", "ignore", *files]
    done = subprocess.run(command, cwd=tmp_path, env=environment, capture_output=True, text=True, check=False)
    last = done.stdout.strip().splitlines()[-1]
    assert done.returncode == 0, done.stdout[-6000:]
    assert int(last.split(" passed")[0].split()[-1]) > 500, last


def linked(source, target):
    try:
        os.link(source, target)
    except OSError:  # another file system
        shutil.copy2(source, target)
