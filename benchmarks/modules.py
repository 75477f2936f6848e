"""The modules that SciPy and scikit-image build with Pythran: build time, memory, size, and what calls take."""

import math
from collections.abc import Iterator
from pathlib import Path

from build_time import launched
from harness import toolchain
from harness.measure import Action, Measurement, exactly, interleaved, number_for, repeated
from harness.plan import Plan
from harness.published import Calls, calls, sources
from harness.table import Goal, Row
from harness.toolchain import BUILD, CAPSULEC, PYTHRAN, SUFFIX, Missing

MICROSECOND = 1e-6
SLICE = 2e-3  # seconds of one sample
BUILDERS = (PYTHRAN, CAPSULEC)
BUILD_GOAL, MEMORY_GOAL, SIZE_GOAL, RUN_GOAL = (Goal(limit, PYTHRAN) for limit in (1 / 15, 1 / 4, 1 / 2, 1.0))
COLUMNS = (PYTHRAN, CAPSULEC)
Cells = dict[str, Measurement | Missing]


def rows(plan: Plan) -> Iterator[Row]:
    found = sources()
    if isinstance(found, Missing):
        yield _row("modules of SciPy", "s", dict.fromkeys(BUILDERS, found), BUILD_GOAL)
        return
    built, run = [], []
    for name, timed in calls().items():
        seconds, memory, size, modules = _builds(found[name], plan)
        built.append(_row(f"build {name}", "s", seconds, BUILD_GOAL))
        yield built[-1]
        yield _row(f"build {name}, peak memory", "MB", memory, MEMORY_GOAL, 0)
        yield _row(f"size of {name}", "kB", size, SIZE_GOAL, 0)
        for row in _runs(timed, modules, plan):
            run.append(row)
            yield row
    yield _mean("modules built, geometric mean", built, BUILD_GOAL)
    yield _mean("calls, geometric mean", run, Goal(0.5, PYTHRAN))
    yield from _ninety(plan)


def _row(title: str, unit: str, cells: Cells, goal: Goal, decimals: int = 2) -> Row:
    return Row(title, unit, cells, (goal,), baseline=PYTHRAN, decimals=decimals, columns=COLUMNS)


def _builds(source: Path, plan: Plan) -> tuple[Cells, Cells, Cells, dict[str, Path]]:
    """Seconds, megabytes and kilobytes of each builder, and the modules. Pythran builds once: it takes minutes."""
    seconds, memory, size = Cells(), Cells(), Cells()
    modules: dict[str, Path] = {}
    for builder in BUILDERS:
        output = BUILD / "modules" / builder / (source.stem + SUFFIX)
        output.parent.mkdir(parents=True, exist_ok=True)
        output.unlink(missing_ok=True)
        command = [*toolchain.command_of(builder.lower()), str(source), "-O2", "-o", str(output)]
        rounds = [launched(command) for _ in range(1 if builder == PYTHRAN else plan.builds)]
        if rounds[-1][2]:
            missing = Missing("not built", f"{builder} on {source.stem}: {rounds[-1][2]}")
            seconds[builder] = memory[builder] = size[builder] = missing
            continue
        seconds[builder] = Measurement(tuple(time for time, _, _ in rounds))
        memory[builder] = Measurement(tuple(megabytes for _, megabytes, _ in rounds))
        size[builder] = exactly(output.stat().st_size / 1000)
        modules[builder] = output
    return seconds, memory, size, modules


def _runs(timed: Calls, paths: dict[str, Path], plan: Plan) -> Iterator[Row]:
    modules = {builder: toolchain.import_extension(path) for builder, path in paths.items()}
    for name, call in timed.items():
        cells, actions = Cells(), dict[str, Action]()
        for builder, module in modules.items():
            run = call(module)
            try:
                run()
            except Exception as error:
                cells[builder] = Missing("fails", f"{builder}, {name}: {type(error).__name__}: {error}".splitlines()[0])
                continue
            actions[builder] = repeated(run, number_for(SLICE, repeated(run, 1)()))
        yield _row(f"call {name}", "µs", cells | interleaved(actions, plan.direct_rounds, MICROSECOND), RUN_GOAL)


def _mean(title: str, rows: list[Row], goal: Goal) -> Row:
    logarithms = []
    for row in rows:
        mine, theirs = row.cells.get(CAPSULEC), row.cells.get(PYTHRAN)
        if isinstance(mine, Measurement) and isinstance(theirs, Measurement):
            logarithms.append(math.log(mine.ratio(theirs)))
    cells: Cells = {PYTHRAN: exactly(1.0)}
    if logarithms:
        cells[CAPSULEC] = exactly(math.exp(sum(logarithms) / len(logarithms)))
    return _row(f"{title} ({len(logarithms)})", "", cells, goal)


def _ninety(plan: Plan) -> Iterator[Row]:
    """One function with ninety exports. Pythran is not asked: a module of 91 takes it minutes and 4 GB."""
    dtypes = [f"{kind}{bits}" for kind in ("int", "uint") for bits in (8, 16, 32, 64)] + ["float32", "float64"]
    pairs = [f"#pythran export weighted({first}[], {second}[])\n" for first in dtypes for second in dtypes[:9]]
    body = "def weighted(x, w):\n    total = 0.0\n    for i in range(len(x)):\n"
    body += "        total += x[i] * w[i]\n    return total\n"
    for exports in (30, 90):
        source = BUILD / "modules" / f"exports_{exports}.py"
        source.write_text("".join(pairs[:exports]) + body)
        output = source.with_suffix(SUFFIX)
        command = [*toolchain.command_of("capsulec"), str(source), "-O2", "-o", str(output)]
        rounds = [launched(command) for _ in range(plan.builds)]
        cells: Cells = {CAPSULEC: Measurement(tuple(seconds for seconds, _, _ in rounds))}
        yield _row(f"build {exports} exports", "s", cells, Goal(5.0))
