"""Callbacks called by a tight C loop (harness/driver.c): what a call costs with no SciPy around it.

A call of a few nanoseconds depends on the addresses at which library and callback happen to lie: the same
machine code loaded twice differs by up to 40 %. So each competitor's module is loaded many times over, and a
sample is the mean over all these placements; what `C again` then differs from C is what remains of it.
"""

import random
from collections.abc import Iterator
from statistics import fmean

from harness.kernels import CALLBACKS, Kernel
from harness.measure import Action, Measurement, interleaved, number_for
from harness.plan import Plan
from harness.table import Goal, Row
from harness.toolchain import COMPETITORS, C, Callback, Missing, driver, placements

NANOSECOND = 1e-9
PLACEMENTS = 32
ATTEMPTS = 3  # the fastest of these, back to back, is a placement's time: interruptions only add
SLICE = 5e-5  # seconds of one attempt
GOALS = (Goal(1.05, C),)


def rows(plan: Plan) -> Iterator[Row]:
    for kernel in CALLBACKS:
        yield row(kernel, plan, GOALS)


def row(kernel: Kernel, plan: Plan, goals: tuple[Goal, ...]) -> Row:
    """Times a kernel in driver.c's loop."""
    cells: dict[str, Measurement | Missing] = {}
    actions: dict[str, Action] = {}
    calls = 0
    for competitor in COMPETITORS:
        loaded = placements(competitor, kernel, PLACEMENTS)
        if isinstance(loaded, Missing):
            cells[competitor] = loaded
            continue
        if competitor == C:
            calls = number_for(SLICE, driver().timed(kernel.driver_kind, loaded[0].address, 1000) / 1000)
        actions[competitor] = averaged(loaded, kernel, calls)
    cells.update(interleaved(actions, plan.direct_rounds, NANOSECOND))
    return Row(f"direct {kernel.name}", "ns", cells, goals)


def averaged(loaded: list[Callback], kernel: Kernel, calls: int) -> Action:
    """The mean over placements, visited in a new order each time, of the seconds of one call."""
    timed, kind = driver().timed, kernel.driver_kind
    addresses = [each.address for each in loaded]
    shuffle = random.Random(0).shuffle

    def action() -> float:
        shuffle(addresses)
        return fmean(min(timed(kind, address, calls) for _ in range(ATTEMPTS)) / calls for address in addresses)

    return action
