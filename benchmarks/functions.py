"""Whole programs of lists, dicts, text and generators, a call of an exported function, and what their builds take."""

import math
from collections.abc import Iterator
from statistics import median

from harness import toolchain
from harness.measure import Action, Measurement, best_of, exactly, interleaved, number_for, repeated
from harness.plan import Plan
from harness.programs import BUILT, DIRECTORY, PROGRAMS, Program, build_seconds, function
from harness.table import Goal, Row
from harness.toolchain import CAPSULEC, CPYTHON, NUMBA, PYTHRAN, C, Missing

MILLISECOND, NANOSECOND = 1e-3, 1e-9
RUNS = (C, PYTHRAN, NUMBA, CAPSULEC)
RUNS_A_ROUND = 3  # of which the shortest counts: what else the machine does only makes runs longer


def rows(plan: Plan) -> Iterator[Row]:
    found = []
    for program in PROGRAMS:
        found.append(_program(program, plan))
        yield found[-1]
    yield _mean("programs, geometric mean over Pythran", found, PYTHRAN, Goal(0.5, PYTHRAN))
    yield _mean("programs, geometric mean over C++", found, C, Goal(1.2, C))
    yield _call(plan)
    yield _build(plan)


def _program(program: Program, plan: Plan) -> Row:
    cells: dict[str, Measurement | Missing] = {}
    actions: dict[str, Action] = {}
    for competitor in RUNS:
        run = function(competitor, program)
        if isinstance(run, Missing):
            cells[competitor] = run
        else:
            actions[competitor] = best_of(lambda run=run: run(program.count), RUNS_A_ROUND)
    cells |= interleaved(actions, plan.direct_rounds, MILLISECOND)
    python = function(CPYTHON, program)
    assert not isinstance(python, Missing)
    cells |= interleaved({CPYTHON: best_of(lambda: python(program.count), 1)}, 1, MILLISECOND)
    return Row(f"program {program.name}", "ms", cells, (Goal(1.2, C), Goal(1.0, PYTHRAN)))


def _mean(title: str, rows: list[Row], over: str, goal: Goal) -> Row:
    """The geometric mean of the ratios of the rows in which both have a figure."""
    logarithms = []
    for row in rows:
        mine, theirs = row.cells.get(CAPSULEC), row.cells.get(over)
        if isinstance(mine, Measurement) and isinstance(theirs, Measurement):
            logarithms.append(math.log(mine.ratio(theirs)))
    cells: dict[str, Measurement | Missing] = {over: exactly(1.0)}
    if logarithms:
        cells[CAPSULEC] = exactly(math.exp(sum(logarithms) / len(logarithms)))
    return Row(f"{title} ({len(logarithms)})", "", cells, (goal,), baseline=over)


def _call(plan: Plan) -> Row:
    """A call with two scalars of a function that does nothing much."""
    cells: dict[str, Measurement | Missing] = {}
    actions: dict[str, Action] = {}
    for competitor in (PYTHRAN, NUMBA, CAPSULEC):
        add = _adder(competitor)
        if isinstance(add, Missing):
            cells[competitor] = add
            continue
        cost = repeated(lambda add=add: add(1.5, 2), 1000)()
        actions[competitor] = repeated(lambda add=add: add(1.5, 2), number_for(1e-3, cost))
    cells |= interleaved(actions, plan.direct_rounds, NANOSECOND)
    return Row("call add(float, int)", "ns", cells, (Goal(0.7, PYTHRAN),), baseline=PYTHRAN, decimals=1)


def _adder(competitor: str):
    if competitor == NUMBA:
        try:
            from numba import njit
        except ImportError as error:
            return Missing("not built", f"Numba: {error}")
        return njit(lambda x, n: x + n)
    built = toolchain.built(
        competitor,
        DIRECTORY / "add",
        lambda output: [*toolchain.command_of(competitor.lower()), f"{DIRECTORY / 'add'}.py", "-O2", "-o", str(output)],
    )
    return built if isinstance(built, Missing) else toolchain.import_extension(built).add


def _build(plan: Plan) -> Row:
    """Builds of all programs one after the other, by those who can build them."""
    buildable = [p.name for p in PROGRAMS if not any(isinstance(function(c, p), Missing) for c in BUILT)]
    samples: dict[str, list[float]] = {competitor: [] for competitor in BUILT}
    for name in buildable:
        for competitor in BUILT:
            times = [build_seconds(competitor, name) for _ in range(1 if competitor == PYTHRAN else plan.builds)]
            samples[competitor].append(median(times))
    cells: dict[str, Measurement | Missing] = {c: Measurement(tuple(s)) for c, s in samples.items() if s}
    return Row(f"build of {len(buildable)} programs", "s", cells, (Goal(0.1, PYTHRAN),), baseline=PYTHRAN)
