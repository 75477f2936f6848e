"""`isinstance` and `type` where compiled code no longer knows the class: an int that shares a variable with a float."""

from __future__ import annotations

from typing import Any

import gast

from capsulec.diagnostics import Note
from capsulec.frontend.infer.body import Body
from capsulec.ir.types import FLOAT, INT, Scalar, Type, widened
from capsulec.library.classes import are_classes, is_instance


def refuse_joined_numbers(body: Body, node: Any, name: str, arguments: list[Any]) -> None:
    """Raise CompileError where Python's answer depends on what a variable was before it became a float."""
    if not arguments or not isinstance(arguments[0], gast.Name):
        return
    variable = body.scope.uses.get(arguments[0])
    if variable is None or variable.scope is not body.scope:
        return
    given = body.spec.contributions.get(variable, {})
    kinds = {widened(t): place for place, t in given.items() if t is not None and isinstance(widened(t), Scalar)}
    if INT not in kinds or FLOAT not in kinds:
        return
    classes = body.spec.expressions.get(arguments[1]) if len(arguments) > 1 else None
    if name == "builtins.isinstance" and not (classes is not None and are_classes(classes) and _differ(classes)):
        return
    places = [place[1] if isinstance(place, tuple) else place for place in (kinds[INT], kinds[FLOAT])]
    notes = tuple(Note(body.span(place), text) for place, text in zip(places, ("int", "float"), strict=True))
    raise body.error(
        "operand-types",
        f"{variable.name} is an int on one path and a float on another, and a float on both when it is compiled",
        node,
        notes=notes,
        hint="give the two values names of their own",
    )


def _differ(classes: Type) -> bool:
    """Whether an int and a float are told apart."""
    return is_instance(INT, classes) != is_instance(FLOAT, classes)
