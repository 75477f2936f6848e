"""Bytes of the finished module, as the compiler leaves it."""

from collections.abc import Iterator

from harness import toolchain
from harness.measure import Measurement, exactly
from harness.plan import Plan
from harness.table import Goal, Row
from harness.toolchain import CAPSULEC, PYTHRAN, C, Missing


def rows(plan: Plan) -> Iterator[Row]:
    for module in ("testlib", "example", "integrands"):
        cells: dict[str, Measurement | Missing] = {}
        for competitor in (C, PYTHRAN, CAPSULEC):
            path = toolchain.build(competitor, module)
            cells[competitor] = path if isinstance(path, Missing) else exactly(path.stat().st_size / 1000)
        yield Row(f"size of {module}", "kB", cells, (Goal(20),), baseline=PYTHRAN, decimals=1)
