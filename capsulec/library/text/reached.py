"""What a field shows of its argument: `{0[1]}`, `{a[key]}`, `{z.real}`, `%(name)s`."""

from __future__ import annotations

from collections.abc import Callable

from capsulec.ir.types import (
    INT,
    NONE,
    STR,
    Dict,
    List,
    Record,
    Scalar,
    Sequence,
    Str,
    Tuple,
    Type,
    is_static,
    kind,
    widened,
)
from capsulec.library.cells import content
from capsulec.library.containers.kinds import shown
from capsulec.library.table import RuleError

TUPLE = "python/tuple.hpp"


def reached(type_: Type, place: str, step: int | str, literal: Callable[[str], str]) -> tuple[Type, str]:
    """The type and the C++ of one step, `[key]` or `.name`; `literal` makes the operand of a text. Raises RuleError."""
    wide = widened(type_)
    match wide, step:
        case Scalar(dtype), ".real" | ".imag" if kind(dtype) == "c":
            part = Scalar({"complex64": "float32", "complex128": "float64"}[dtype], wide.weak)
            return part, f"{place}{step}"
        case Scalar(dtype), ".real" if kind(dtype) in "iuf":
            return wide, place
        case Record(class_), str() if step.removeprefix(".") in class_.fields and step.startswith("."):
            number = class_.fields.index(step.removeprefix("."))
            return content(class_.cells[number]), f"{place}.item<{number}>()"
        case Tuple(_, class_), str() if class_ is not None and step.removeprefix(".") in class_.fields:
            return reached(wide, place, class_.fields.index(step.removeprefix(".")), literal)
        case Tuple(items), int() if step < len(items):
            item = widened(items[step])
            live = sum(not is_static(other) for other in items[:step])
            return item, "" if item == NONE else f"py::item_of<{live}>({place})"
        case Tuple(), int():
            raise RuleError("tuple index out of range", hint="Python would raise IndexError here too")
        case List(element) | Sequence(element), int():
            return content(element), f"{place}.item({step})"
        case Str(), int():
            return STR, f"{place}.item({step})"
        case Dict(key, value), str() if content(key) == STR and not step.startswith("."):
            return content(value), f"{place}.item({literal(step)})"
        case Dict(key, value), int() if content(key) == INT:
            return content(value), f"{place}.item({step})"
        case _:
            text = step if isinstance(step, str) and step.startswith(".") else f"[{step}]"
            raise RuleError(
                f"a field that shows {text} of {shown(wide)} is not supported yet",
                hint="compute it before and show that",
                code="not-supported-yet",
            )
