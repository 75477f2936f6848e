"""A callback timed inside the SciPy function that it is written for."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from typing import Any

import numpy as np

from harness.kernels import Kernel
from harness.measure import Action, Measurement, best_of, interleaved, number_for, repeated
from harness.natural import compiled, interpreted
from harness.plan import Plan
from harness.table import Goal, Row
from harness.toolchain import CAPSULEC, COMPETITORS, CPYTHON, C, Callback, Missing, callback

MILLISECOND, MICROSECOND = 1e-3, 1e-6


@dataclass(frozen=True)
class Natural:
    """A function of kernels/natural.py, and its user data by name."""

    name: str
    user_data: dict[str, float]


def row(
    title: str,
    kernel: Kernel,
    call: Callable[[Any], Any],
    user_data: tuple[float, ...],
    plan: Plan,
    goals: tuple[Goal, ...],
    natural: Natural | None = None,
) -> Row:
    """Times `call(LowLevelCallable)` for every competitor; one whose result differs from C's is left out.

    With `natural`, capsulec's callback is that, and the Python callback is timed too.
    """
    cells: dict[str, Measurement | Missing] = {}
    actions: dict[str, Action] = {}
    expected: Any = None
    number, cost = 1, 0.0
    for competitor in COMPETITORS:
        if natural is not None and competitor == CAPSULEC:
            built = compiled(natural.name, natural.user_data)
        else:
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
    if natural is not None:
        python = partial(call, interpreted(natural.name, natural.user_data))
        cells |= interleaved({CPYTHON: best_of(python, 1)}, 1, MICROSECOND if cost < MILLISECOND / 10 else MILLISECOND)
    unit, name = (MICROSECOND, "µs") if cost < MILLISECOND / 10 else (MILLISECOND, "ms")
    cells.update(interleaved(actions, plan.rounds, unit))
    return Row(title, name, cells, goals)


def bound(call: Callable[[Any], Any], built: Any, kernel: Kernel, user_data: tuple[float, ...]) -> Callable[[], Any]:
    function = built.low_level(kernel, *user_data) if isinstance(built, Callback) else built
    return lambda: call(function)
