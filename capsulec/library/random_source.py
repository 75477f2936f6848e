"""random.Random objects: the methods, which are the module's functions with a generator of their own."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any

from capsulec.ir.nodes import Loop
from capsulec.ir.types import RandomSource, Type
from capsulec.library import random as functions
from capsulec.library.table import INTERNAL, Composed, Parameter, Runtime, register
from capsulec.records import replace

CLASS = "random.Random"
SELF = Parameter("self", positional_only=True)


def _method(name: str) -> str:
    """The method that a function of the module is: those of the compiler's own have names that no user writes."""
    return f"{CLASS}.{name.rpartition('.')[2]}"


def _of_runtime(rule: Callable[..., Loop]) -> Callable[..., Loop]:
    def method(self: Type, *arguments: Any) -> Loop:
        loop = rule(*arguments)
        cxx = re.sub(r"\{(\d)\}", lambda place: f"{{{int(place[1]) + 1}}}", loop.cxx)
        if "py::random::generator" in cxx:
            cxx = cxx.replace("py::random::generator", "*{0}")
        else:
            cxx = cxx.replace("py::random::", "(*{0}).")
        return replace(loop, operands=(RandomSource(), *loop.operands), cxx=cxx)

    return method


NAMES = sorted({name.rpartition(".")[2] for name in (*functions.RUNTIME, *functions.IN_PYTHON)}, key=len, reverse=True)
CALL = re.compile(rf"(?<![\w.])(?<!def )({'|'.join(NAMES)})\(")


def _source(name: str, text: str) -> str:
    """The Python of a function as a method: what it draws, it draws from `self`."""
    short = name.rpartition(".")[2]
    lines = [line for line in text.split("\n") if not re.match(r"from (random|capsulec\.internal) import", line)]
    if "running_totals" in text:
        lines.insert(0, f"from {INTERNAL} import running_totals")
    made = CALL.sub(r"self.\1(", "\n".join(lines))
    return made.replace(f"def {short}(", f"def {short}(self, ").replace("(self, )", "(self)")


for _name, (_parameters, _rule) in functions.RUNTIME.items():
    register(Runtime(_method(_name), (SELF, *_parameters), _of_runtime(_rule)))
for _name, (_parameters, _text) in functions.IN_PYTHON.items():
    register(Composed(_method(_name), (SELF, *_parameters), _source(_name, _text)))


def find(name: str) -> str | None:
    """What `generator.name` is."""
    return f"{CLASS}.{name}" if name in NAMES else None
