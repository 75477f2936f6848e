"""time: sleep and the clocks. Compiled code runs without the GIL, so that other threads go on while one sleeps."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from capsulec.ir.nodes import Loop
from capsulec.ir.types import FLOAT, INT, NONE, STR, NoneType, Scalar, Static, Tuple, Type, kind, widened
from capsulec.library.containers.kinds import TYPE_ERROR, is_integer
from capsulec.library.number_arguments import real
from capsulec.library.table import INTERNAL, MISSING, Parameter, RuleError, Runtime, positional, register

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


NINE = Tuple((INT,) * 9)  # a time as time.struct_time has it


def _fields(name: Type, seconds: Type) -> Loop:
    """What gmtime or localtime gives of a number of seconds, or of now."""
    assert isinstance(name, Static)
    assert isinstance(name.value, str)
    cxx = f'py::clocks::fields("{name.value}"'
    if isinstance(widened(seconds), NoneType):
        return Loop("time.fields", (STR, NONE), NINE, f"{cxx})", f"{HEADER} {FILE}", True, True)
    real(seconds)
    wide = widened(seconds)
    operand = INT if isinstance(wide, Scalar) and kind(wide.dtype) in "biu" else FLOAT
    return Loop("time.fields", (STR, operand), NINE, f"{cxx}, {{1}})", f"{HEADER} {FILE}", True, True)


def _nine(given: Type, name: str) -> Type:
    """The nine numbers of a time; Python is asked whether they make one."""
    wide = widened(given)
    if isinstance(wide, Tuple) and all(is_integer(item) for item in wide.items):
        if len(wide.items) != 9:
            raise RuleError(f"{name}(): illegal time tuple argument", hint=TYPE_ERROR)
        return NINE
    raise RuleError("Tuple or struct_time argument required", hint=TYPE_ERROR)


def _of_time(name: str, result: Type, cxx: str) -> Callable[[Type], Loop]:
    """A function of a time that is given by its nine numbers."""

    def rule(given: Type) -> Loop:
        call = f'py::asked_of<{cxx}>("time", "{name}", {{0}})'
        return Loop(f"time.{name}", (_nine(given, name),), result, call, FILE, True, True)

    return rule


def _strftime(format_: Type, t: Any) -> Loop:
    if not isinstance(t, Type):
        return _text("strftime")(format_)
    if widened(format_) != STR:
        raise RuleError(f"strftime() argument 1 must be str, not {format_}", hint=TYPE_ERROR)
    operands = (STR, _nine(t, "strftime"))
    return Loop("time.strftime", operands, STR, 'py::asked_of<py::str>("time", "strftime", {0}, {1})', FILE, True, True)


def _asctime(t: Any) -> Loop:
    return _of_time("asctime", STR, "py::str")(t) if isinstance(t, Type) else _text("asctime")(None)


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


T = Parameter("t", MISSING, positional_only=True)
register(Runtime("time.strftime", (*positional("format"), T), _strftime))
register(Runtime("time.mktime", positional("t"), _of_time("mktime", FLOAT, "double")))
register(Runtime(f"{INTERNAL}.time_fields", positional("name", "seconds"), _fields))
register(Runtime("time.ctime", (Parameter("secs", None, positional_only=True),), _text("ctime")))
register(Runtime("time.asctime", (T,), _asctime))
register(Runtime("time.sleep", positional("secs"), _sleep))
for _name, _which in CLOCKS.items():
    register(Runtime(f"time.{_name}", (), _clock(_name, _which, "seconds", FLOAT)))
    register(Runtime(f"time.{_name}_ns", (), _clock(f"{_name}_ns", _which, "nanoseconds", INT)))
