"""A rolling mean of lines of 64, written with slices, in generic_filter1d and called directly."""

from collections.abc import Iterator

import direct
from harness import inside_scipy
from harness.kernels import ROLLING_MEAN
from harness.plan import Plan
from harness.table import Goal, Row
from harness.toolchain import C

GOALS = (Goal(1.10, C),)


def rows(plan: Plan) -> Iterator[Row]:
    import numpy as np
    from scipy import ndimage

    image = np.random.default_rng(0).random((4096, 64))
    yield inside_scipy.row(
        "generic_filter1d rolling mean",
        ROLLING_MEAN,
        lambda function: ndimage.generic_filter1d(image, function, 3),
        (0.0,),
        plan,
        GOALS,
    )
    yield direct.row(ROLLING_MEAN, plan, GOALS)
