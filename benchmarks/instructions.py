"""Instructions executed inside a callback, libm included, counted by valgrind --tool=callgrind."""

from collections.abc import Iterator

from harness.kernels import ARRAY_CALLBACKS, CALLBACKS
from harness.plan import Plan
from harness.probe import instructions
from harness.table import Goal, Row
from harness.toolchain import C


def rows(plan: Plan) -> Iterator[Row]:
    counts = instructions((*CALLBACKS, *ARRAY_CALLBACKS), plan.count_numba)
    for kernel in (*CALLBACKS, *ARRAY_CALLBACKS):
        goals = (Goal(1.0, C),) if kernel in CALLBACKS else ()
        yield Row(f"instructions {kernel.name}", "a call", counts[kernel.name], goals, decimals=1)
