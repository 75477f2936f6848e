"""Types of what passes find before a loop: where the parts of a text or a list are."""

from __future__ import annotations

from capsulec.ir.types import Type
from capsulec.records import record


@record
class Characters(Type):
    """Where the characters of a text are; made by `passes.hoist`."""

    def __str__(self) -> str:
        return "characters"


@record
class Elements(Type):
    """Where the elements of a list are, and how many; made by `passes.steady`."""

    element: Type

    def __str__(self) -> str:
        return f"elements of {self.element} list"
