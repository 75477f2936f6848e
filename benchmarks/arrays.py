"""NumPy code: kernels over arrays beside NumPy, C by hand, Pythran and Numba; means a class; builds, sizes, checks.

C is `gcc -O3 -march=native` with the switches that change no result and vector math; capsulec is given -O2.
"""

from __future__ import annotations

import math
import tempfile
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

from build_time import launched
from harness import arrays
from harness.arrays import COLUMNS, KERNELS, NUMPY, PYTHRAN_BEST, UNCHECKED, Kernel
from harness.measure import Action, Measurement, best_of, exactly, interleaved, number_for, repeated
from harness.plan import QUICK, Plan
from harness.table import Goal, Row
from harness.toolchain import CAPSULEC, NUMBA, PYTHRAN, SUFFIX, C, Missing

MICROSECOND = 1e-6
RUNS_A_ROUND, QUICK_ROUNDS, ROUNDS = 3, 7, 21
GOALS = {
    arrays.ELEMENTWISE: (0.25, 0.45, 0.16, 1.10),
    arrays.REDUCTIONS: (0.20, 0.30, 0.10, 1.10),
    arrays.TRANSCENDENTAL: (0.25, 0.65, 0.25, 1.10),
    arrays.LOOPS: (0.45, 0.70, 0.35, 1.05),
    arrays.PRODUCTS: (1.03, 1.03, 1.03, None),
    arrays.CALLS: (0.60, None, 0.40, None),
}
OVER = (PYTHRAN, PYTHRAN_BEST, NUMBA, C)
BUILT_IN_QUICK = ("heat2d", "softmax", "histogram")


def rows(plan: Plan, only: Sequence[str] = ()) -> Iterator[Row]:
    found: dict[Kernel, Row] = {}
    for kernel in KERNELS:
        if not only or kernel.name in only:
            found[kernel] = _kernel(kernel, plan)
            yield found[kernel]
    yield from _means(found)
    if only:
        return
    yield from _builds(plan)
    yield _sizes()


def _kernel(kernel: Kernel, plan: Plan) -> Row:
    cells: dict[str, Measurement | Missing] = {}
    actions: dict[str, Action] = {}
    arguments = kernel.arguments()
    for competitor in COLUMNS:
        run = arrays.function(competitor, kernel)
        if isinstance(run, Missing):
            cells[competitor] = run
            continue
        call = _bound(run, arguments)
        cost = best_of(call, 3)()
        actions[competitor] = best_of(call, RUNS_A_ROUND) if cost > 1e-3 else repeated(call, number_for(1e-3, cost))
    cells |= interleaved(actions, QUICK_ROUNDS if plan is QUICK else ROUNDS, MICROSECOND)
    goals = [Goal(1.0, NUMPY)] if kernel.group != arrays.CALLS else []
    if kernel.group not in (arrays.SORTING, arrays.CALLS):
        goals.append(Goal(1.05, PYTHRAN_BEST))
    return Row(f"{kernel.group}: {kernel.name}", "µs", cells, tuple(goals), _baseline(cells), 2, COLUMNS)


def _bound(run: Callable[..., object], arguments: tuple[object, ...]) -> Callable[[], object]:
    return lambda: run(*arguments)


def _baseline(cells: dict[str, Measurement | Missing]) -> str:
    return C if isinstance(cells[C], Measurement) else NUMPY


def _means(found: dict[Kernel, Row]) -> Iterator[Row]:
    for group, limits in GOALS.items():
        members = [row for kernel, row in found.items() if kernel.group == group]
        for over, limit in zip(OVER, limits, strict=True):
            if members and limit is not None:
                yield geometric_mean(f"{group}, mean", members, over, Goal(limit, over))
    if found:
        yield geometric_mean("checks, mean", list(found.values()), UNCHECKED, Goal(1.03, UNCHECKED))


def geometric_mean(title: str, members: Sequence[Row], over: str, goal: Goal) -> Row:
    """Of the ratios of those rows in which both have a figure."""
    pairs = [(row.cells.get(CAPSULEC), row.cells.get(over)) for row in members]
    logarithms = [
        math.log(mine.ratio(theirs))
        for mine, theirs in pairs
        if isinstance(mine, Measurement) and isinstance(theirs, Measurement)
    ]
    cells: dict[str, Measurement | Missing] = {over: exactly(1.0)}
    if logarithms:
        cells[CAPSULEC] = exactly(math.exp(sum(logarithms) / len(logarithms)))
    return Row(f"{title} over {over} ({len(logarithms)})", "", cells, (goal,), over, 3, COLUMNS)


def _builds(plan: Plan) -> Iterator[Row]:
    """Time and memory, whole builds by Pythran and capsulec in turns, of some kernels in a quick run."""
    seconds, memory = [], []
    for kernel in KERNELS:
        if plan is QUICK and kernel.name not in BUILT_IN_QUICK:
            continue
        cells: dict[str, Measurement | Missing] = {}
        peaks: dict[str, Measurement | Missing] = {}
        with tempfile.TemporaryDirectory() as directory:
            for competitor in (PYTHRAN, CAPSULEC):
                command = arrays.command(competitor, kernel.name, Path(directory) / (kernel.name + SUFFIX))
                time, peak, problem = launched(command)
                missing = Missing("not built", f"{competitor}, {kernel.name}: {problem}")
                cells[competitor] = missing if problem else exactly(time)
                peaks[competitor] = missing if problem else exactly(peak)
        seconds.append(Row(f"build of {kernel.name}", "s", cells, (), PYTHRAN, 3, COLUMNS))
        memory.append(Row(f"build of {kernel.name}, peak memory", "MB", peaks, (), PYTHRAN, 1, COLUMNS))
        yield seconds[-1]
        yield memory[-1]
    yield geometric_mean("build time, mean", seconds, PYTHRAN, Goal(0.05, PYTHRAN))
    yield geometric_mean("build memory, mean", memory, PYTHRAN, Goal(0.25, PYTHRAN))


def _sizes() -> Row:
    """The largest module of the kernels."""
    paths = {kernel.name: arrays.path_of(CAPSULEC, kernel) for kernel in KERNELS}
    sizes = {name: path.stat().st_size / 1000 for name, path in paths.items() if path.exists()}
    largest = max(sizes, key=lambda name: sizes[name])
    return Row(f"largest module: {largest}", "kB", {CAPSULEC: exactly(sizes[largest])}, (Goal(40),), C, 1, COLUMNS)
