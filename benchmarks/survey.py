"""Where a compiled call of NumPy's is slower than NumPy: every function, dtype, layout and size, one row each.

    bench-venv/bin/python benchmarks/survey.py                              # everything: about an hour
    bench-venv/bin/python benchmarks/survey.py --only 'exp|sum' --dtypes float64 float32 --layouts F T
    bench-venv/bin/python benchmarks/survey.py --rows rows.json --above 1.05

Both are timed in turn, by the time of their thread alone, and the shortest time of each counts; a row above the limit
is measured again with more rounds, since what else the machine does makes times longer, not shorter. Calls that NumPy
or the compiler refuses have no row.
"""

from __future__ import annotations

import argparse
import json
import math
import re
import subprocess
import sys
import warnings
from collections.abc import Callable, Iterable, Iterator
from dataclasses import asdict, dataclass
from functools import partial
from itertools import count
from pathlib import Path
from time import perf_counter, thread_time
from typing import Any

import numpy as np
from harness import toolchain
from harness.survey_calls import Call, calls

DTYPES = ("float64", "float32", "int64", "complex128", "bool")
LAYOUTS = {1: ("C", "[::2]", "[::-1]"), 2: ("C", "F", "T")}  # T: a transposed part of a larger array
SIZES = (100, 1_000_000)
IN_A_MODULE = 24
ROUNDS, MORE_ROUNDS = 5, 25
SECONDS_A_ROUND = 1e-3
MOST_SECONDS = 0.6  # for the first rounds of a row, beyond three
DIRECTORY = toolchain.BUILD / "survey"
NUMBERS = count()

Function = Callable[..., Any]


@dataclass(frozen=True)
class Row:
    """Shortest times in seconds."""

    call: str
    group: str
    dtype: str
    layout: str
    size: int
    numpy: float
    ours: float

    @property
    def ratio(self) -> float:
        return self.ours / self.numpy


def main() -> None:
    given = _arguments()
    warnings.simplefilter("ignore")
    rows = []
    with np.errstate(all="ignore"):
        for dtype in given.dtypes:
            wanted = [call for call in calls() if re.search(given.only, call.text) and _of_numpy(call, dtype)]
            for start in range(0, len(wanted), IN_A_MODULE):
                for call, ours, numpys in _compiled(wanted[start : start + IN_A_MODULE], dtype):
                    for row in _measured(call, ours, numpys, dtype, given):
                        rows.append(row)
                        if row.ratio > given.above:
                            print(f"{row.ratio:6.2f}  {_title(row)}", flush=True)
                if given.rows:
                    given.rows.write_text(json.dumps([asdict(row) for row in rows]))
    print(_summary(rows, given.above))


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--only", default="", help="a regular expression that the call matches")
    parser.add_argument("--dtypes", nargs="*", default=DTYPES)
    parser.add_argument("--layouts", nargs="*", default=sorted({each for group in LAYOUTS.values() for each in group}))
    parser.add_argument("--sizes", nargs="*", type=int, default=SIZES)
    parser.add_argument("--above", type=float, default=1.05, help="the ratio above which a row is shown")
    parser.add_argument("--rows", type=Path, help="a file for all rows")
    return parser.parse_args()


def _title(row: Row) -> str:
    return f"{row.call}  {row.dtype} {row.layout} {row.size}  {row.ours * 1e6:.2f} us, NumPy {row.numpy * 1e6:.2f}"


# Functions.


def _parameters(call: Call) -> list[str]:
    return [name for name in "abim" if re.search(rf"\b{name}\b", call.text)]


def _source(numbered: Iterable[tuple[int, Call]], dtype: str) -> str:
    """A module of functions f0, f1, …, with the numbers of their calls."""
    lines = ["import numpy as np"]
    for number, call in numbered:
        axes = "[:]" if call.ndim == 1 else "[:,:]"
        types = {"a": dtype + axes, "b": dtype + axes, "m": "bool" + axes, "i": "int64" + _index_axes(call)}
        names = _parameters(call)
        lines.append(f"#pythran export f{number}({', '.join(types[name] for name in names)})")
        lines += [f"def f{number}({', '.join(names)}):", f"    return {call.text}"]
    return "\n".join(lines) + "\n"


def _index_axes(call: Call) -> str:
    return "[:,:]" if "along" in call.text and call.ndim == 2 else "[:]"


def _function(call: Call) -> Function:
    return eval(f"lambda {', '.join(_parameters(call))}: {call.text}", {"np": np})


def _of_numpy(call: Call, dtype: str) -> bool:
    """Whether NumPy takes the call."""
    try:
        _function(call)(*_inputs(call, dtype, "C", 100))
    except (TypeError, ValueError):
        return False
    return True


def _compiled(wanted: list[Call], dtype: str) -> Iterator[tuple[Call, Function, Function]]:
    """The calls that compile: all in one module, without those that the compiler's messages name."""
    numbered = dict(enumerate(wanted))
    DIRECTORY.mkdir(parents=True, exist_ok=True)
    path = DIRECTORY / f"surveyed_{next(NUMBERS)}.py"  # of a file that has been loaded there is no second one
    output = path.with_suffix(toolchain.SUFFIX)
    while numbered:
        path.write_text(_source(numbered.items(), dtype))
        output.unlink(missing_ok=True)
        command = [*toolchain.command_of("capsulec"), str(path), "-O2", "-o", str(output)]
        done = subprocess.run(command, capture_output=True, text=True, check=False, env=toolchain.environment())
        if done.returncode == 0:
            break
        lines = {int(number) for number in re.findall(rf"{path.name}:(\d+)", done.stderr)}
        refused = {(line - 2) // 3 for line in lines}
        named = [number for place, number in enumerate(numbered) if place in refused]
        if not named:
            print(f"not compiled: {[call.text for call in numbered.values()]}\n{done.stderr}", file=sys.stderr)
            return
        for number in named:
            print(f"refused: {dtype}, {numbered.pop(number).text}", file=sys.stderr)
    module = toolchain.import_extension(output) if numbered else None
    for number, call in numbered.items():
        yield call, getattr(module, f"f{number}"), _function(call)


# Inputs and times.


def _inputs(call: Call, dtype: str, layout: str, size: int) -> tuple[Any, ...]:
    shape = (size,) if call.ndim == 1 else (math.isqrt(size),) * 2
    random = np.random.default_rng(size)
    low, high = call.domain
    a, b = (_laid_out(_values(random, shape, low, high, dtype), layout) for _ in range(2))
    i = random.integers(0, shape[0], shape if _index_axes(call) == "[:,:]" else shape[0])
    m = _laid_out(random.random(shape) < 0.5, layout)
    if "compress" in call.text and call.ndim == 2:
        m = m[0:1]
    return tuple({"a": a, "b": b, "i": i, "m": m}[name] for name in _parameters(call))


def _values(random: np.random.Generator, shape: tuple[int, ...], low: float, high: float, dtype: str) -> np.ndarray:
    kind = np.dtype(dtype).kind
    if kind == "b":
        return random.random(shape) < 0.5
    if kind == "c":
        return (random.uniform(low, high, shape) + 1j * random.uniform(low, high, shape)).astype(dtype)
    if kind in "iu":
        return random.integers(1, 10, shape).astype(dtype)
    return random.uniform(low, high, shape).astype(dtype)


def _laid_out(a: np.ndarray, layout: str) -> np.ndarray:
    """The same values in another layout."""
    match layout:
        case "F":
            return np.asfortranarray(a)
        case "T":
            made = np.empty((a.shape[1], a.shape[0] + 3), a.dtype)[:, :-3].T
        case "[::2]":
            made = np.empty(2 * a.size, a.dtype)[::2]
        case "[::-1]":
            made = np.empty(a.size, a.dtype)[::-1]
        case _:
            return a
    made[...] = a
    return made


def _measured(call: Call, ours: Function, numpys: Function, dtype: str, given: argparse.Namespace) -> Iterator[Row]:
    for layout in [each for each in LAYOUTS[call.ndim] if each in given.layouts]:
        for size in given.sizes:
            inputs = _inputs(call, dtype, layout, size)
            try:
                times = _compared(partial(ours, *inputs), partial(numpys, *inputs), given.above)
            except Exception as error:  # of what this size and layout has: a row less
                print(f"{call.text} {dtype} {layout} {size}: {type(error).__name__}: {error}", file=sys.stderr)
                continue
            yield Row(call.text, call.group, dtype, f"{call.ndim}-d {layout}", size, times[1], times[0])


def _compared(ours: Function, numpys: Function, above: float) -> tuple[float, float]:
    """The shortest time of each; of more rounds where ours is above what is allowed."""
    times = _shortest((ours, numpys), ROUNDS)
    for _ in range(2):
        if times[0] > above * times[1]:
            again = _shortest((ours, numpys), MORE_ROUNDS)
            times = (min(times[0], again[0]), min(times[1], again[1]))
    return times


def _shortest(functions: tuple[Function, Function], rounds: int) -> tuple[float, float]:
    """The shortest time of a call of each, in rounds that run both."""
    numbers = [max(1, round(SECONDS_A_ROUND / max(_seconds(each, 1), 1e-7))) for each in functions]
    best = [math.inf, math.inf]
    start = perf_counter()
    for number in range(rounds):
        for place, function in enumerate(functions):
            best[place] = min(best[place], _seconds(function, numbers[place]))
        if number >= 2 and perf_counter() - start > MOST_SECONDS:
            break
    return best[0], best[1]


def _seconds(function: Function, number: int) -> float:
    start = thread_time()
    for _ in range(number):
        function()
    return (thread_time() - start) / number


def _summary(rows: list[Row], above: float) -> str:
    """How many rows there are of each kind, how many are slower than allowed, and the mean ratio."""
    lines = ["", "| kind | rows | above | geometric mean | worst |", "|---|---|---|---|---|"]
    keys: dict[tuple[str, ...], list[Row]] = {}
    for row in rows:
        for key in ((row.dtype, row.layout, str(row.size)), ("all", row.group, str(row.size)), ("all", "", "")):
            keys.setdefault(key, []).append(row)
    for key, found in sorted(keys.items()):
        slow = sum(row.ratio > above for row in found)
        mean = math.exp(sum(math.log(row.ratio) for row in found) / len(found))
        worst = max(found, key=lambda row: row.ratio)
        title = " ".join(part for part in key if part)
        lines.append(f"| {title} | {len(found)} | {slow} | {mean:.2f} | {worst.ratio:.2f} {worst.call} |")
    return "\n".join(lines)


if __name__ == "__main__":
    main()
