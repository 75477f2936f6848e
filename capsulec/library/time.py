"""time: sleep and the clocks. Compiled code runs without the GIL, so that other threads go on while one sleeps."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from capsulec.ir.nodes import Loop
from capsulec.ir.types import FLOAT, INT, NONE, STR, NoneType, Scalar, Type, kind, widened
from capsulec.library.containers.kinds import TYPE_ERROR
from capsulec.library.number_arguments import real
from capsulec.library.table import Parameter, RuleError, Runtime, positional, register

HEADER, FILE = "python/clocks.hpp", "python/file.hpp"
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


def _text(name: str) -> Callable[..., Loop]:
    """A function that gives a text about the time, now or at a number of seconds: Python is asked."""

    def rule(given: Any) -> Loop:
        cxx = f'py::asked_of<py::str>("time", "{name}"'
        if not isinstance(given, Type) or isinstance(widened(given), NoneType):
            operands: tuple[Type, ...] = (NONE,) if isinstance(given, Type) else ()
            return Loop(f"time.{name}", operands, STR, f"{cxx})", FILE, True, True)
        if name == "strftime":
            if widened(given) != STR:
                raise RuleError(f"strftime() argument 1 must be str, not {given}", hint=TYPE_ERROR)
            return Loop("time.strftime", (STR,), STR, f"{cxx}, {{0}})", FILE, True, True)
        real(given)
        return Loop(f"time.{name}", (FLOAT,), STR, f"{cxx}, {{0}})", FILE, True, True)

    return rule


register(Runtime("time.strftime", positional("format"), _text("strftime")))
register(Runtime("time.ctime", (Parameter("secs", None, positional_only=True),), _text("ctime")))
register(Runtime("time.asctime", (), lambda: _text("asctime")(None)))
register(Runtime("time.sleep", positional("secs"), _sleep))
for _name, _which in CLOCKS.items():
    register(Runtime(f"time.{_name}", (), _clock(_name, _which, "seconds", FLOAT)))
    register(Runtime(f"time.{_name}_ns", (), _clock(f"{_name}_ns", _which, "nanoseconds", INT)))
