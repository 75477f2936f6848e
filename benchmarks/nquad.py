"""scipy.integrate.nquad with background.rst's `f` over its box."""

from collections.abc import Iterator

from harness import inside_scipy
from harness.kernels import F
from harness.plan import Plan
from harness.table import Goal, Row
from harness.toolchain import C

BOX = [[0, 10], [-10, 0], [-1, 1]]


def rows(plan: Plan) -> Iterator[Row]:
    from scipy import integrate

    yield inside_scipy.row(
        "nquad f", F, lambda function: integrate.nquad(function, BOX), (1.0,), plan, (Goal(1.02, C),)
    )
