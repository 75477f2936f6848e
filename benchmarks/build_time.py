"""A build from process start to finished module: wall time and peak memory, compilers taking turns.

Numba has no module to finish: its figure is a Python process that imports Numba and compiles the callback.
"""

import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

from harness import toolchain
from harness.measure import Action, Measurement, interleaved
from harness.plan import Plan
from harness.table import Goal, Row
from harness.toolchain import CAPSULEC, NUMBA, PYTHRAN, SUFFIX, C, Missing

LAUNCHER = Path(toolchain.__file__).with_name("launch.py")
MEGABYTE_IN_KILOBYTES = 1000

NUMBA_TESTLIB = """
from numba import cfunc
@cfunc("float64(int32, CPointer(float64), CPointer(float64))")
def f(n, x, cp):
    c = cp[0]
    return c + x[0] - x[1] * x[2]
"""


def rows(plan: Plan) -> Iterator[Row]:
    for module in ("testlib", "example"):
        yield from rows_for(module, plan)


def rows_for(module: str, plan: Plan) -> Iterator[Row]:
    with tempfile.TemporaryDirectory() as directory:
        commands = {
            name: toolchain.compile_command(name, module, Path(directory) / name / (module + SUFFIX))
            for name in (C, PYTHRAN, CAPSULEC)
        }
        if module == "testlib":
            commands[NUMBA] = [sys.executable, "-c", NUMBA_TESTLIB]
        for name in commands:
            (Path(directory) / name).mkdir()
        cells: dict[str, Measurement | Missing] = {}
        peaks: dict[str, list[float]] = {}
        actions: dict[str, Action] = {}
        for name, command in commands.items():
            _, _, problem = launched(command)  # also warms the file cache
            if problem:
                cells[name] = Missing("not built", f"{name} on {module}: {problem}")
                continue
            peaks[name] = []
            actions[name] = build_action(command, peaks[name])
        times = interleaved(actions, plan.builds)
        memory = {name: Measurement(tuple(values)) for name, values in peaks.items()}
    title = f"build {module}"
    yield Row(title, "s", {**cells, **times}, (Goal(0.10, PYTHRAN),), baseline=PYTHRAN)
    yield Row(f"{title}, peak memory", "MB", {**cells, **memory}, (Goal(70),), baseline=PYTHRAN, decimals=1)


def launched(command: list[str]) -> tuple[float, float, str]:
    """Seconds, peak megabytes of the largest process, and what went wrong or an empty text."""
    launcher = [sys.executable, "-I", "-S", str(LAUNCHER), *command]
    done = subprocess.run(launcher, capture_output=True, text=True, env=toolchain.environment(), check=True)
    seconds, kilobytes, status = done.stdout.splitlines()[-1].split()
    problem = (toolchain.problem_in(done.stderr) or f"exit status {status}") if int(status) else ""
    return float(seconds), float(kilobytes) / MEGABYTE_IN_KILOBYTES, problem


def build_action(command: list[str], peaks: list[float]) -> Action:
    def action() -> float:
        seconds, megabytes, problem = launched(command)
        if problem:
            raise RuntimeError(problem)
        peaks.append(megabytes)
        return seconds

    return action
