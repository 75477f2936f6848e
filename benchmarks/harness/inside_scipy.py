"""A callback timed inside the SciPy function that it is written for."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import numpy as np

from harness.kernels import Kernel
from harness.measure import Action, Measurement, interleaved, number_for, repeated
from harness.plan import Plan
from harness.table import Goal, Row
from harness.toolchain import COMPETITORS, C, Callback, Missing, callback

MILLISECOND, MICROSECOND = 1e-3, 1e-6


def row(
    title: str,
    kernel: Kernel,
    call: Callable[[Any], Any],
    user_data: tuple[float, ...],
    plan: Plan,
    goals: tuple[Goal, ...],
) -> Row:
    """Times `call(LowLevelCallable)` for every competitor; one whose result differs from C's is left out."""
    cells: dict[str, Measurement | Missing] = {}
    actions: dict[str, Action] = {}
    expected: Any = None
    number, cost = 1, 0.0
    for competitor in COMPETITORS:
        built = callback(competitor, kernel)
        if isinstance(built, Missing):
            cells[competitor] = built
            continue
        run = bound(call, built, kernel, user_data)
        result = run()
        if competitor == C:
            expected = result
            cost = repeated(run, 3)()
            number = number_for(plan.sample_seconds, cost)
        elif not np.allclose(result, expected, rtol=1e-12, atol=1e-12):
            cells[competitor] = Missing("wrong result", f"{competitor}, {title}: result differs from C's")
            continue
        actions[competitor] = repeated(run, number)
    unit, name = (MICROSECOND, "µs") if cost < MILLISECOND / 10 else (MILLISECOND, "ms")
    cells.update(interleaved(actions, plan.rounds, unit))
    return Row(title, name, cells, goals)


def bound(
    call: Callable[[Any], Any], built: Callback, kernel: Kernel, user_data: tuple[float, ...]
) -> Callable[[], Any]:
    function = built.low_level(kernel, *user_data)
    return lambda: call(function)
