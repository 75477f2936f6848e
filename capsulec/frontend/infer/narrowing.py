"""What a test says about a variable that may be None or of several types: where it holds, the type is a plainer one."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import gast

from capsulec.frontend.infer.body import Body
from capsulec.frontend.scopes import Variable
from capsulec.ir.types import NONE, LibraryFunction, Optional, Type

Facts = dict[Variable, Type]


def facts(body: Body, test: Any, holds: bool) -> Facts:
    """What is known of variables where a test `holds`, or does not."""
    match test:
        case gast.UnaryOp(op=gast.Not(), operand=operand):
            return facts(body, operand, not holds)
        case gast.BoolOp(op=op, values=values) if isinstance(op, gast.And) == holds:
            found: Facts = {}
            for value in values:
                with assuming(body, found):  # each is reached where the ones before left it open
                    found |= facts(body, value, holds)
            return found
        case gast.Call(func=function, args=[subject, classes]) if _is_isinstance(body, function):
            return _of_class(body, subject, body.spec.expressions.get(classes), holds)
        case gast.Compare(left=left, ops=[op], comparators=[gast.Constant(value=None)]):
            positive = isinstance(op, gast.Is | gast.Eq)
            if isinstance(op, gast.Is | gast.Eq | gast.IsNot | gast.NotEq):
                return _known(body, left, is_none=positive == holds)
            return {}
        case gast.Name() | gast.NamedExpr():
            return _known(body, test, is_none=False) if holds else {}
        case _:
            return {}


def _variable(body: Body, node: Any) -> Variable | None:
    """The variable of this function alone that a name reads, or `:=` assigns."""
    target = node.target if isinstance(node, gast.NamedExpr) else node
    if not isinstance(target, gast.Name):
        return None
    known = body.scope.assigns if isinstance(node, gast.NamedExpr) else body.scope.uses
    variable = known.get(target)
    return None if variable is None or variable.by_reference or variable.scope is not body.scope else variable


def _known(body: Body, node: Any, *, is_none: bool) -> Facts:
    variable = _variable(body, node)
    if variable is None:
        return {}
    type_ = body.variable(variable, quiet=True)
    if not isinstance(type_, Optional):
        return {}
    return {variable: NONE if is_none else type_.value}


def _is_isinstance(body: Body, function: Any) -> bool:
    return body.spec.expressions.get(function) == LibraryFunction("builtins.isinstance")


def _of_class(body: Body, node: Any, classes: Type | None, holds: bool) -> Facts:
    """What `isinstance(node, classes)` says."""
    from capsulec.library.classes import are_classes, is_instance, one_of, possible

    variable = _variable(body, node)
    type_ = None if variable is None else body.variable(variable, quiet=True)
    if variable is None or type_ is None or classes is None or not are_classes(classes):
        return {}
    left = [t for t in possible(type_) if is_instance(t, classes) == holds]
    if not left or len(left) == len(possible(type_)):
        return {}
    return {variable: one_of(left)}


@contextmanager
def assuming(body: Body, known: Facts) -> Iterator[Facts]:
    """Type a branch in which more is known; what the branch assigns is not known behind it.

    Gives what is known at the branch's end, when it has been typed.
    """
    before = dict(body.narrowed)
    body.narrowed |= known
    end: Facts = {}
    try:
        yield end
    finally:
        end |= body.narrowed
        body.narrowed = {
            variable: type_
            for variable, type_ in before.items()
            if body.narrowed.get(variable) == type_ or variable in known
        }


def forget_assigned(body: Body, statements: list[Any]) -> None:
    """Drop what is known of variables that a loop or a `try` assigns: it may be reached again."""
    for statement in statements:
        for node in gast.walk(statement):
            variable = body.scope.assigns.get(node)
            if variable is not None:
                body.narrowed.pop(variable, None)
