"""time: sleep and the clocks. Compiled code runs without the GIL, so that other threads go on while one sleeps."""

from __future__ import annotations

from collections.abc import Callable

from capsulec.ir.nodes import Loop
from capsulec.ir.types import FLOAT, INT, NONE, Scalar, Type, kind, widened
from capsulec.library.number_arguments import real
from capsulec.library.table import Runtime, positional, register

HEADER = "python/clocks.hpp"
CLOCKS = {
    "time": "realtime",
    "monotonic": "steady",
    "perf_counter": "steady",
    "process_time": "of_process",
    "thread_time": "of_thread",
}


def _clock(name: str, clock: str, function: str, result: Type) -> Callable[[], Loop]:
    cxx = f"py::clocks::{function}(py::clocks::{clock})"
    return lambda: Loop(f"time.{name}", (), result, cxx, HEADER, True, True)


def _sleep(duration: Type) -> Loop:
    real(duration)
    wide = widened(duration)
    operand = INT if isinstance(wide, Scalar) and kind(wide.dtype) in "biu" else FLOAT
    return Loop("time.sleep", (operand,), NONE, "py::clocks::sleep({0})", HEADER, True, True)


register(Runtime("time.sleep", positional("secs"), _sleep))
for _name, _which in CLOCKS.items():
    register(Runtime(f"time.{_name}", (), _clock(_name, _which, "seconds", FLOAT)))
    register(Runtime(f"time.{_name}_ns", (), _clock(f"{_name}_ns", _which, "nanoseconds", INT)))
