"""scipy.integrate.quad with a one-argument callback, `double (double)`."""

from collections.abc import Iterator

from harness import inside_scipy
from harness.kernels import BELL
from harness.plan import Plan
from harness.table import Goal, Row
from harness.toolchain import C


def rows(plan: Plan) -> Iterator[Row]:
    from scipy import integrate

    yield inside_scipy.row(
        "quad bell", BELL, lambda function: integrate.quad(function, -8.0, 8.0), (), plan, (Goal(1.02, C),)
    )
