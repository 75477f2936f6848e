"""The median by np.sort over as_array, in scipy.ndimage.generic_filter with 5x5 windows and called directly."""

from collections.abc import Iterator

import direct
from harness import inside_scipy
from harness.kernels import WINDOW_MEDIAN
from harness.plan import Plan
from harness.table import Goal, Row
from harness.toolchain import C

GOALS = (Goal(1.10, C),)


def rows(plan: Plan) -> Iterator[Row]:
    import numpy as np
    from scipy import ndimage

    image = np.random.default_rng(0).random((256, 256))
    yield inside_scipy.row(
        "generic_filter median, 5x5",
        WINDOW_MEDIAN,
        lambda function: ndimage.generic_filter(image, function, 5),
        (0.0,),
        plan,
        GOALS,
    )
    yield direct.row(WINDOW_MEDIAN, plan, ())  # of values in order already, which C sorts in 15 ns
