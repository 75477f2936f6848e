"""Heap allocations inside a callback: malloc and its relatives, counted by a preloaded library."""

from collections.abc import Iterator

from harness.kernels import ARRAY_CALLBACKS, CALLBACKS
from harness.plan import Plan
from harness.probe import allocations
from harness.table import Goal, Row


def rows(plan: Plan) -> Iterator[Row]:
    counts = allocations((*CALLBACKS, *ARRAY_CALLBACKS))
    for kernel in (*CALLBACKS, *ARRAY_CALLBACKS):
        yield Row(f"allocations {kernel.name}", "a call", counts[kernel.name], (Goal(0),), baseline="", decimals=1)
