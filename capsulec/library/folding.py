"""Calls of pure functions of known values, evaluated while compiling by Python itself."""

from __future__ import annotations

from importlib import import_module
from typing import Any

from capsulec.ir.types import Static, Tuple, Type
from capsulec.library.table import INTERNAL, Elementwise, Entry

FOLDED = ("math", "cmath", "builtins")
OF_TEXT = {f"{INTERNAL}.float_of_text": "builtins.float", f"{INTERNAL}.int_of_text": "builtins.int"}  # float("inf")


def fold_call(entry: Entry, types: list[Any]) -> Type | None:
    """The value of a call of a function of numbers whose arguments are all known; None when it is left to run time.

    A call that raises is left to run time too: it may stand on a path that is never taken.
    """
    module, _, name = OF_TEXT.get(entry.name, entry.name).rpartition(".")
    if not (isinstance(entry, Elementwise) or entry.name in OF_TEXT) or module not in FOLDED:
        return None
    given = [t for t in types if isinstance(t, Type)]
    if len(given) != len(types) or not given or not all(isinstance(t, Static) for t in given):
        return None
    function = getattr(import_module(module), name, None)
    if function is None:
        return None
    try:
        value = function(*[t.value for t in given if isinstance(t, Static)])
    except Exception:
        return None
    return static(value)


def static(value: Any) -> Type | None:
    """A Python value as a type, None when the language cannot hold it."""
    match value:
        case int() if not -(2**63) <= value < 2**63:
            return None
        case bool() | int() | float() | complex() | str():
            return Static(value)
        case tuple():
            items = [static(item) for item in value]
            return None if None in items else Tuple(tuple(items))  # type: ignore[arg-type]
        case _:
            return None
