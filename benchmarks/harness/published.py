"""The modules that SciPy and scikit-image build with Pythran, and calls of what they export."""

from __future__ import annotations

import sys
from collections.abc import Callable
from functools import cache
from pathlib import Path
from typing import Any

from harness.toolchain import BUILD, REPOSITORY, Missing

SCIKIT_IMAGE = "0.26.0"
Calls = dict[str, Callable[[Any], Callable[[], object]]]  # by title: from a module to what is timed


@cache
def sources() -> dict[str, Path] | Missing:
    """The files by their modules' names, downloaded once."""
    sys.path.insert(0, str(REPOSITORY / "tests" / "packages"))
    import subprocess

    import scipy
    from published import published, with_exports

    found: dict[str, Path] = {}
    for name, version in (("scipy", scipy.__version__), ("scikit_image", SCIKIT_IMAGE)):
        place = BUILD / "published" / f"{name}-{version}"
        if not place.exists():
            place.mkdir(parents=True)
            try:
                published(name, version, place)
            except (OSError, subprocess.CalledProcessError) as error:
                place.rename(place.with_suffix(".failed"))
                return Missing("no source", f"{name} {version}: {error}")
        for path in with_exports(place):
            found[path.stem] = path
    return found


def calls() -> dict[str, Calls]:
    """By module: the calls that are timed."""
    import numpy as np
    from scipy import sparse

    rng = np.random.default_rng(0)
    table, points = rng.integers(0, 9, (40, 40)).astype(float), rng.random((300, 2))
    x, y, probabilities = rng.random(400), rng.random(400), rng.random((60, 200))
    chosen = rng.integers(0, 61, 200)
    powers, shift = np.array([[0, 0], [1, 0], [0, 1]]), points.mean(0)
    columns = sparse.csc_array((rng.random((300, 2000)) < 0.01).astype(np.int64))
    dense = np.asfortranarray(columns.toarray())
    indices, starts = columns.indices.astype(np.int32), columns.indptr.astype(np.int32)
    triangle = np.triu(rng.random((60, 60)))
    start, root = np.diag(np.diag(triangle)), np.diag(np.sqrt(np.diag(triangle)))
    taps, bits = np.array([7, 2, 1]), np.ones(8, np.int8)
    image = rng.random((256, 256)).cumsum(0).cumsum(1)
    corners = rng.integers(10, 240, (200, 2))
    first, second = (rng.integers(-9, 9, (256, 2)).astype(np.int32) for _ in range(2))
    return {
        "_stats_pythran": {
            "_a_ij_Aij_Dij2": lambda m: lambda: m._a_ij_Aij_Dij2(table),
            "siegelslopes": lambda m: lambda: m.siegelslopes(y, x, "hierarchical"),
            "_compute_outer_prob": lambda m: (
                lambda: m._compute_outer_prob_inside_method(*map(np.int64, (30, 40, 10, 300)))
            ),
            "_poisson_binom": lambda m: lambda: m._poisson_binom(chosen, probabilities, "cdf"),
            "_bvnu": lambda m: lambda: m._bvnu(np.float64(0.3), np.float64(-0.4), np.float64(0.5)),
        },
        "_group_columns": {
            "group_dense": lambda m: lambda: m.group_dense(300, 2000, dense),
            "group_sparse": lambda m: lambda: m.group_sparse(300, 2000, indices, starts),
        },
        "_linalg_pythran": {"_funm_loops": lambda m: lambda: m._funm_loops(start.copy(), triangle, 60, 1.5)},
        "_matfuncs_sqrtm_triu": {
            "within_block_loop": lambda m: lambda: m.within_block_loop(root.copy(), triangle, [(0, 60)], 1),
        },
        "_max_len_seq_inner": {
            "_max_len_seq_inner": lambda m: (
                lambda: m._max_len_seq_inner(taps, bits, 8, 2**16, np.empty(2**16, np.int8))
            ),
        },
        "_rbfinterp_pythran": {
            "_build_system": lambda m: lambda: m._build_system(points, x[:300, None], y[:300], "gaussian", 1.5, powers),
            "_build_evaluation": lambda m: (
                lambda: m._build_evaluation_coefficients(points[:100], points, "cubic", 1.5, powers, shift, np.ones(2))
            ),
        },
        "_hessian_det_appx_pythran": {"_hessian_matrix_det": lambda m: lambda: m._hessian_matrix_det(image, 3.0)},
        "brief_pythran": {
            "_brief_loop": lambda m: (
                lambda: m._brief_loop(image, np.zeros((200, 256), np.uint8), corners, first, second)
            ),
        },
    }
