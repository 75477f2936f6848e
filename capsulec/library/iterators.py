"""iter and next."""

from __future__ import annotations

from typing import Any

from capsulec.ir.nodes import Loop
from capsulec.ir.types import Generator, Iterator, Type, widened
from capsulec.library.containers.kinds import TYPE_ERROR, shown
from capsulec.library.joins import join
from capsulec.library.sequences import element_type
from capsulec.library.table import MISSING, Parameter, RuleError, Runtime, positional, register

HEADER = "python/generator.hpp"


def _iter(iterable: Type) -> Loop:
    wide = widened(iterable)
    if isinstance(wide, Generator | Iterator):
        return Loop("iter", (wide,), wide, "{0}")
    element_type(wide)
    return Loop("iter", (wide,), Iterator(wide), "{result}({0})", "python/iterator.hpp")


def _next(iterator: Type, default: Any) -> Loop:
    if not isinstance(iterator, Generator | Iterator):
        raise RuleError(f"'{shown(iterator)}' object is not an iterator", hint=TYPE_ERROR)
    element = element_type(iterator)
    if not isinstance(default, Type):
        return Loop("next", (iterator,), element, "py::next_of({0})", HEADER, raises=True, effects=True)
    result = join([element, widened(default)])
    assert result is not None
    cxx = "py::next_of<{result}>({0}, {1})"
    return Loop("next", (iterator, result), result, cxx, HEADER, raises=True, effects=True)


register(Runtime("builtins.iter", positional("iterable"), _iter))
register(
    Runtime(
        "builtins.next",
        (Parameter("iterator", positional_only=True), Parameter("default", MISSING, positional_only=True)),
        _next,
    )
)
