"""`f(*values)` of a list, where f takes a known number of arguments.

before    f(a, *values)              after    f(a, *given_2_2(values, "f", 1, "b c"))

`given` makes a tuple of the number that is left, or raises TypeError as Python does (library/given_counts.py).
"""

from __future__ import annotations

from typing import Any

import gast

from capsulec.frontend.infer.binding import parameters_of
from capsulec.ir.types import Function, LibraryFunction, Type
from capsulec.library import table
from capsulec.library.table import REQUIRED, Parameter


def counted(node: Any, starred: Any, function: Type | None) -> Any:
    """The call with a tuple for the one list that it has a star before; None where the number of the arguments is not
    known."""
    found = _parameters(function)
    if found is None:
        return None
    name, slots = found
    place = node.args.index(starred)
    behind = len(node.args) - place - 1
    named = {keyword.arg for keyword in node.keywords}
    left = [slot for slot in slots[place:] if slot.name not in named]
    if behind and any(slot.default is not REQUIRED for slot in left):
        return None
    left = left[: len(left) - behind] if behind <= len(left) else []
    defaults = [slot.default for slot in left if slot.default is not REQUIRED]
    if not all(map(_is_constant, defaults)):
        return None
    made: dict[Any, Any] = node.__dict__.setdefault("counted", {})
    key = (name, tuple(slot.name for slot in left), len(defaults))
    if key not in made:
        arguments = list(node.args)
        arguments[place] = _given(starred, name, slots, left, len(node.args) - 1, defaults)
        made[key] = gast.copy_location(gast.Call(node.func, arguments, node.keywords), node)
    return made[key]


def _parameters(function: Type | None) -> tuple[str, list[Parameter]] | None:
    """What a function is called, and its parameters by position, when these are all and may all be passed so."""
    match function:
        case Function(definition=scope) if scope.node.args.vararg is None:
            shown = "<lambda>" if isinstance(scope.node, gast.Lambda) else scope.name
            return shown, [p for p, _ in parameters_of(scope.node) if not p.keyword_only]
        case LibraryFunction(name) if (entry := table.find(name)) is not None:
            slots = [p for p in entry.parameters if not p.keyword_only]
            if not any(p.variadic or p.default is not REQUIRED for p in slots):
                return name.rpartition(".")[2], slots
    return None


def _is_constant(node: Any) -> bool:
    match node:
        case gast.Constant():
            return True
        case gast.UnaryOp(operand=gast.Constant()):
            return True
        case _:
            return False


def _given(
    starred: Any, name: str, slots: list[Parameter], left: list[Parameter], before: int, defaults: list[Any]
) -> Any:
    from capsulec.library.given_counts import given

    required = sum(slot.default is REQUIRED for slot in slots)
    least = len(left) - len(defaults)
    full = given(least, len(left), len(slots), required)
    names = " ".join(slot.name for slot in left[:least])
    texts = [gast.Constant(name, None), gast.Constant(before, None), gast.Constant(names, None)]
    call = gast.Call(gast.Name(full, gast.Load(), None, None), [starred.value, *texts, *defaults], [])
    made = gast.Starred(call, gast.Load())
    for part in (made, call, call.func, *texts):
        gast.copy_location(part, starred)
    return made
