"""Looking up a number in a dict whose keys are numbers of a type that does not have all of its values: `d[1.0]` where
the keys are int, `d[2**53 + 1]` where they are float.

Equal numbers are one key, whatever their types; a number that no key can equal is not found.
"""

from __future__ import annotations

from capsulec.ir.type_parts import without_names
from capsulec.ir.types import BOOL, FLOAT, INT, Optional, Static, Type, Union, widened
from capsulec.library.containers.kinds import common, shown
from capsulec.library.table import RuleError

HEADER = "python/number_keys.hpp"
NUMBERS = (BOOL, INT, FLOAT)
# The method of a dict -> the function that does it with a number.
FUNCTIONS = {
    "{0}.item({1})": "py::number_item({0}, {1})",
    "{0}.del_item({1})": "py::number_delete({0}, {1})",
    "{0}.get({1})": "py::number_get({0}, {1})",
    "{0}.get({1}, {result}())": "py::number_get_or<{result}>({0}, {1}, {result}())",
    "{0}.get({1}, {2})": "py::number_get_or<{result}>({0}, {1}, {2})",
    "py::get_or<{result}>({0}, {1}, {2})": "py::number_get_or<{result}>({0}, {1}, {2})",
    "{0}.pop({1})": "py::number_pop({0}, {1})",
    "{0}.take({1})": "py::number_take({0}, {1})",
    "{0}.pop({1}, {2})": "py::number_pop_or<{result}>({0}, {1}, {2})",
    "py::pop_or<{result}>({0}, {1}, {2})": "py::number_pop_or<{result}>({0}, {1}, {2})",
}


def is_wider(value: Type, held: Type) -> bool:
    """Whether a number may equal a key, and may equal none whatever it is converted to: not every int is a float; or a
    value is of several types, of which the keys have one."""
    wide = widened(value)
    if isinstance(wide, Optional) and not isinstance(held, Optional):
        return wide.value == held or is_wider(wide.value, held)
    if isinstance(wide, Union) and not isinstance(held, Union | Optional):
        return any(one == held or is_wider(one, held) for one in wide.alternatives)
    if (wide, held) == (INT, FLOAT):
        return not (isinstance(value, Static) and isinstance(value.value, int) and abs(value.value) <= 2**53)
    return wide in NUMBERS and held in NUMBERS and NUMBERS.index(wide) > NUMBERS.index(held)


def looked_up(key: Type, held: Type) -> Type:
    """The type that a key is converted to before it is looked up among others. Raises RuleError."""
    wide = widened(key)
    if is_wider(key, held):
        return wide
    both = common(wide, held)
    if both == held or without_names(wide) == without_names(held):
        return held
    text = f"the keys of this dict are {shown(held)}, not {shown(wide)}"
    if both is None:
        raise RuleError(text, hint="Python would find no such key")
    hint = f"keys of both types may be equal: build the dict with keys of type {shown(both)}"
    raise RuleError(f"{text}: looking it up is not supported yet", hint=hint, code="not-supported-yet")


def function(cxx: str, key: Type, held: Type) -> str:
    """The C++ of a method of a dict, for a key that `looked_up` gave the type of."""
    return FUNCTIONS.get(cxx, cxx) if is_wider(key, held) else cxx


def header(key: Type, held: Type, plain: str) -> str:
    """The header that the method needs."""
    return f"{plain} {HEADER}".strip() if is_wider(key, held) else plain
