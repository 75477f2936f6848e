"""Natural callbacks, their user data bound to them, in each consumer: against the same in C with ctypes user data.

Then the same with our C shapes. Pythran, Numba and Cython, which have no natural callbacks, run C shapes in both.
"""

from collections.abc import Callable, Iterator
from typing import Any

from harness import inside_scipy
from harness.kernels import (
    BELL,
    RIPPLE,
    ROLLING_MEAN,
    TRANSFORM_ARRAY,
    WINDOW_MEDIAN,
    WINDOW_PERCENTILE,
    WINDOW_SPREAD,
    WINDOW_SUM,
    F,
    Kernel,
)
from harness.plan import Plan
from harness.table import Goal, Row
from harness.toolchain import C

BOX = [[0, 10], [-10, 0], [-1, 1]]
GOALS = (Goal(1.05, C),)


def rows(plan: Plan) -> Iterator[Row]:
    import numpy as np
    from scipy import integrate, ndimage

    image = np.random.default_rng(0).random((128, 128))

    def filtered(function: Any, size: int) -> Any:
        return ndimage.generic_filter(image, function, size)

    found: list[tuple[str, Kernel, str, dict[str, float], Callable[[Any], Any]]] = [
        ("quad", BELL, "bell", {}, lambda f: integrate.quad(f, -8.0, 8.0)),
        ("nquad", F, "f", {"c": 1.0}, lambda f: integrate.nquad(f, BOX)),
        (
            "dblquad",
            RIPPLE,
            "ripple",
            {"width": 0.5, "frequency": 3.0},
            lambda f: integrate.dblquad(f, -2.0, 2.0, -2.0, 2.0),
        ),
        ("tplquad", F, "box", {"c": 1.0}, lambda f: integrate.tplquad(f, -1, 1, -10, 0, 0, 10)),
        ("generic_filter sum, 5x5", WINDOW_SUM, "window_sum", {}, lambda f: ndimage.generic_filter(image, f, 5)),
        ("generic_filter max - min, 3x3", WINDOW_SPREAD, "window_spread", {}, lambda f: filtered(f, 3)),
        ("generic_filter max - min, 5x5", WINDOW_SPREAD, "window_spread", {}, lambda f: filtered(f, 5)),
        ("generic_filter median, 5x5", WINDOW_MEDIAN, "window_median", {}, lambda f: filtered(f, 5)),
        (
            "generic_filter percentile, 5x5",
            WINDOW_PERCENTILE,
            "window_percentile",
            {"q": 75.0},
            lambda f: filtered(f, 5),
        ),
        ("generic_filter1d", ROLLING_MEAN, "rolling_mean", {}, lambda f: ndimage.generic_filter1d(image, f, 3)),
        (
            "geometric_transform",
            TRANSFORM_ARRAY,
            "transform",
            {"shift": 0.5},
            lambda f: ndimage.geometric_transform(image, f),
        ),
    ]
    for title, kernel, name, user_data, call in found:
        values = tuple(user_data.values()) or ((0.0,) if "void *" in kernel.signature else ())
        natural = inside_scipy.Natural(name, user_data)
        yield inside_scipy.row(f"{title}, natural", kernel, call, values, plan, GOALS, natural)
        yield inside_scipy.row(f"{title}, C shape", kernel, call, values, plan, GOALS)
