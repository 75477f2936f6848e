"""scipy.ndimage.geometric_transform of a 512x512 image with background.rst's two functions.

Once as the tutorial calls it (cubic splines: most of the time is SciPy's), once with nearest-neighbour
interpolation, where the callback's share is largest.
"""

from collections.abc import Iterator
from functools import partial

from harness import inside_scipy
from harness.kernels import TRANSFORM_ARRAY, TRANSFORM_BASIC
from harness.plan import Plan
from harness.table import Goal, Row
from harness.toolchain import C


def rows(plan: Plan) -> Iterator[Row]:
    import numpy as np
    from scipy import ndimage

    image = np.random.default_rng(0).random((512, 512))
    for kernel in (TRANSFORM_ARRAY, TRANSFORM_BASIC):
        for order in (3, 0):
            call = partial(ndimage.geometric_transform, image, order=order)
            yield inside_scipy.row(f"{kernel.name} 512², order {order}", kernel, call, (0.5,), plan, (Goal(1.02, C),))
