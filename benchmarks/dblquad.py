"""scipy.integrate.dblquad with a callback that takes parameters as user data."""

from collections.abc import Iterator

from harness import inside_scipy
from harness.kernels import RIPPLE
from harness.plan import Plan
from harness.table import Goal, Row
from harness.toolchain import C


def rows(plan: Plan) -> Iterator[Row]:
    from scipy import integrate

    yield inside_scipy.row(
        "dblquad ripple",
        RIPPLE,
        lambda function: integrate.dblquad(function, -3.0, 3.0, -3.0, 3.0),
        (0.5, 3.0),
        plan,
        (Goal(1.02, C),),
    )
