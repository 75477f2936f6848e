"""Counts what happens inside callbacks, in a child process: instructions (callgrind) and heap allocations.

The child is this file run as a script, under valgrind or with malloc_counter.so preloaded. It gets the
modules that the parent has built, loads each callback and lets driver.c call it.
"""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Sequence
from dataclasses import asdict
from pathlib import Path
from typing import Any

if __name__ == "__main__":
    sys.path.insert(0, str(Path(__file__).parent.parent))

from harness import toolchain
from harness.kernels import Kernel
from harness.measure import Measurement, exactly
from harness.toolchain import COMPETITORS, NUMBA, Missing

CALLS = 1000
Cells = dict[str, Measurement | Missing]


def allocations(kernels: Sequence[Kernel]) -> dict[str, Cells]:
    """Heap allocations of one call, by kernel name and competitor."""
    jobs, results = prepared(kernels)
    preload = str(toolchain.native("malloc_counter"))
    counts = json.loads(child([], "allocations", jobs, {"LD_PRELOAD": preload}))
    for label, count in counts.items():
        if count < 0:
            raise RuntimeError("malloc_counter.so was not preloaded")
        store(results, label, count / CALLS)
    return complete(results)


def instructions(kernels: Sequence[Kernel], count_numba: bool) -> dict[str, Cells]:
    """Instructions that one call executes, by kernel name and competitor, as callgrind counts them."""
    jobs, results = prepared(kernels)
    if shutil.which("valgrind") is None:
        absent = Missing("no valgrind", "instruction counts need valgrind")
        return {kernel.name: dict.fromkeys(COMPETITORS, absent) for kernel in kernels}
    with tempfile.TemporaryDirectory() as directory:
        pattern = Path(directory) / "profile"
        if not count_numba:
            jobs = [job for job in jobs if job["competitor"] != NUMBA]
            for cells in results.values():
                cells[NUMBA] = Missing("not counted", "instructions in Numba's callbacks: not with --quick")
        plain = [
            "--compress-strings=no",
            "--compress-pos=no",
        ]  # names and numbers written out at each mention
        valgrind = ["valgrind", "-q", "--tool=callgrind", "--instr-atstart=no", *plain]
        valgrind.append(f"--callgrind-out-file={pattern}")
        child(valgrind, "profiled", jobs, {})
        for path in sorted(Path(directory).glob("profile.*")):
            label, cost = read_profile(path)
            store(results, label, cost / CALLS)
    return complete(results)


def prepared(kernels: Sequence[Kernel]) -> tuple[list[dict[str, Any]], dict[str, Cells]]:
    """What the child has to run, and a table in which what could not be built is marked already."""
    jobs: list[dict[str, Any]] = []
    results: dict[str, Cells] = {kernel.name: {} for kernel in kernels}
    for kernel in kernels:
        for competitor in COMPETITORS:
            if isinstance(built := toolchain.callback(competitor, kernel), Missing):
                results[kernel.name][competitor] = built
                continue
            path = None if competitor == NUMBA else str(toolchain.build(competitor, kernel.module))
            jobs.append({"competitor": competitor, "kernel": asdict(kernel), "path": path})
    return jobs, results


def complete(results: dict[str, Cells]) -> dict[str, Cells]:
    """The same table, after making sure that no competitor was lost on the way."""
    for kernel, cells in results.items():
        if lost := set(COMPETITORS) - set(cells):
            raise RuntimeError(f"no count for {kernel}: {', '.join(sorted(lost))}")
    return results


def store(results: dict[str, Cells], label: str, value: float) -> None:
    name, competitor = label.split("/")
    results[name][competitor] = exactly(value)


def child(prefix: list[str], mode: str, jobs: list[dict[str, Any]], variables: dict[str, str]) -> str:
    """What this file prints when it is run as a script."""
    toolchain.driver()  # builds the library that the child loads
    command = [*prefix, sys.executable, __file__, mode]
    environment = {**os.environ, **variables}
    done = subprocess.run(
        command, input=json.dumps(jobs), env=environment, stdout=subprocess.PIPE, text=True, check=True
    )
    return done.stdout


def read_profile(path: Path) -> tuple[str, int]:
    """The label of a callgrind profile, and the inclusive cost of all calls that driver.c's loops make.

    The format: after `fn=name` come the lines of that function; a `calls=` line says that the next
    line's cost is inclusive and belongs to a call, so every other line is the loop's own.
    """
    label, cost, calls, inside = "", 0, 0, False
    lines = iter(path.read_text().splitlines())
    for line in lines:
        if line.startswith("desc: Trigger: Client Request: "):
            label = line.rpartition(": ")[2]
        elif line.startswith("fn="):
            inside = line.startswith("fn=run_")
        elif line.startswith("calls="):
            inclusive = next(lines)
            if inside:
                calls += int(line.removeprefix("calls=").split()[0])
                cost += int(inclusive.split()[-1])
    if calls != CALLS:
        raise RuntimeError(f"callgrind saw {calls} calls of {label or path.name}, not {CALLS}")
    return label, cost


def main() -> None:
    """The child: runs the jobs from standard input in the mode that the command line names."""
    mode = sys.argv[1]
    driver = toolchain.load_driver(toolchain.BUILD / "driver.so")
    counts: dict[str, int] = {}
    for job in json.load(sys.stdin):
        kernel = Kernel(**job["kernel"])
        path = Path(job["path"]) if job["path"] else None
        loaded = toolchain.load(job["competitor"], kernel, path)
        label = f"{kernel.name}/{job['competitor']}"
        if mode == "profiled":
            driver.profiled(kernel.driver_kind, loaded.address, CALLS, label.encode())
        else:
            counts[label] = driver.allocations(kernel.driver_kind, loaded.address, CALLS)
    print(json.dumps(counts))


if __name__ == "__main__":
    main()
