"""Methods of generators: send, throw, close.

What is sent to the generators of one function has one type; `owner` of their type is the specialisation whose body
they run, which keeps it with its other cells.
"""

from __future__ import annotations

from typing import Any

from capsulec.ir.cells import Cell
from capsulec.ir.nodes import Loop
from capsulec.ir.types import NONE, ExceptionType, Generator, NoneType, Optional, Type, widened
from capsulec.library.cells import fill
from capsulec.library.containers.kinds import TYPE_ERROR, shown
from capsulec.library.sequences import element_type
from capsulec.library.table import RuleError, Runtime, positional, register

HEADER = "python/generator.hpp python/handling.hpp"


def sent_cell(owner: Any) -> Cell:
    """What is sent to generators of a specialisation."""
    found: Cell = owner.cells.setdefault((owner.scope.node, "sent"), Cell())
    return found


def _send(self: Type, value: Type) -> Loop:
    generator = widened(self)
    assert isinstance(generator, Generator)
    cell, wide = sent_cell(generator.owner), widened(value)
    if not isinstance(wide, NoneType):
        fill(cell, wide.value if isinstance(wide, Optional) else wide)
    element = element_type(generator)
    if cell.content is None:
        return Loop("send", (generator, NONE), element, "py::next_of({0})", HEADER, raises=True, effects=True)
    operands = (generator, Optional(cell.content))
    return Loop("send", operands, element, "py::send_to({0}, {1})", HEADER, raises=True, effects=True)


def _throw(self: Type, value: Type) -> Loop:
    generator = widened(self)
    assert isinstance(generator, Generator)
    if not isinstance(value, ExceptionType):
        text = f"exceptions must be classes or instances deriving from BaseException, not {shown(value)}"
        raise RuleError(text, hint=TYPE_ERROR)
    generator.owner.thrown[value] = None
    operands = (generator, value)
    element = element_type(generator)
    return Loop("throw", operands, element, "py::throw_into({0}, {1})", HEADER, raises=True, effects=True)


def _close(self: Type) -> Loop:
    generator = widened(self)
    assert isinstance(generator, Generator)
    generator.owner.closed = True
    return Loop("close", (widened(self),), NONE, "py::shut({0})", HEADER, raises=True, effects=True)


register(Runtime("builtins.generator.send", positional("self", "value"), _send))
register(Runtime("builtins.generator.throw", positional("self", "value"), _throw))
register(Runtime("builtins.generator.close", positional("self"), _close))
