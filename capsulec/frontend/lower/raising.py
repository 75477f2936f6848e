"""Lowering of `raise`, `try` and `assert`."""

from __future__ import annotations

from typing import Any

import gast

from capsulec.frontend.lower.context import Lowering, negated
from capsulec.frontend.lower.expressions import truth
from capsulec.ir.build import constant
from capsulec.ir.nodes import (
    Assign,
    Eval,
    Handler,
    If,
    Local,
    Loop,
    Map,
    Raise,
    Stmt,
    Try,
)
from capsulec.ir.types import (
    BOOL,
    NONE,
    ExceptionType,
    LibraryFunction,
    Static,
    widened,
)
from capsulec.library.exceptions import CLASSES

HANDLING = "python/handling.hpp"


def try_statement(low: Lowering, node: Any) -> None:
    from capsulec.frontend.lower.statements import block

    body = block(low, node.body)
    ends = any(statement in low.spec.ends for statement in node.body)
    orelse = () if ends else block(low, node.orelse)
    handlers = []
    for handler in node.handlers:
        low.caught.append(handler.name.id if handler.name is not None else "")
        if handler.name is not None and _is_looked_at(low, handler):
            inside = _with_caught(low, low.scope.assigns[handler.name], handler.body)
        else:
            inside = block(low, handler.body)
        handlers.append(Handler(_classes(low, handler.type), inside))
        low.caught.pop()
    final = block(low, node.finalbody)
    low.emit(Try(body, tuple(handlers), orelse, final, low.builder.span))


def _classes(low: Lowering, node: Any) -> tuple[str, ...]:
    if node is None:
        return ()
    return tuple(_class(low, part) for part in (node.elts if isinstance(node, gast.Tuple) else [node]))


def _class(low: Lowering, node: Any) -> str:
    type_ = low.type(node)
    assert isinstance(type_, LibraryFunction)
    return CLASSES[type_.name.rpartition(".")[2]]


def _is_looked_at(low: Lowering, handler: Any) -> bool:
    """Whether something besides `raise e` is done with the exception that a handler names."""
    variable = low.scope.assigns[handler.name]
    raised = {id(node) for node in _raised_in(handler.body)}
    return any(v is variable and id(node) not in raised for node, v in low.scope.uses.items())


def _raised_in(body: list[Any]) -> list[Any]:
    """What the `raise` statements of a handler raise, apart from those of handlers inside it."""
    found: list[Any] = []
    pending = list(body)
    while pending:
        node = pending.pop()
        if isinstance(node, gast.Raise):
            found.append(node.exc)
        elif not isinstance(node, gast.FunctionDef | gast.Lambda | gast.ExceptHandler):
            pending += gast.iter_child_nodes(node)
    return found


def _with_caught(low: Lowering, variable: Any, body: list[Any]) -> Any:
    """The body of a handler, with the exception in its variable."""
    from capsulec.frontend.lower.statements import block

    type_ = low.variable_type(variable)
    loop = Loop("caught", (), type_, "py::caught()", HANDLING)
    with low.builder.block() as opening:
        low.assign(variable, Map(loop, (), type_))
    closing: tuple[Stmt, ...] = ()
    if variable in low.flags:  # behind the handler the name has no value again
        closing = (Assign(Local(low.flags[variable], BOOL), constant(False), low.builder.span),)
    return (*opening, *block(low, body), *closing)


def raise_statement(low: Lowering, node: Any) -> None:
    span = low.builder.span
    match node.exc:
        case None:
            low.emit(Raise(None, None, (), span))
        case gast.Call(func=func, args=args):
            message = low.type(args[0]) if args else None
            if len(args) > 1 or (args and not (isinstance(message, Static) and isinstance(message.value, str))):
                from capsulec.frontend.lower.expressions import operands

                values = tuple(low.coerce(v, widened(v.type)) for v in operands(low, args))
                low.emit(Raise(_class(low, func), None, (), span, values))
                return
            text = message.value if isinstance(message, Static) else None
            low.emit(Raise(_class(low, func), None if text is None else braced(str(text)), (), span))
        case gast.Name() as name if isinstance(low.type(name), ExceptionType):
            if low.caught and low.caught[-1] == name.id:
                low.emit(Raise(None, None, (), span))
                return
            from capsulec.frontend.lower.expressions import expression

            error = expression(low, name)
            again = Loop("raise", (error.type,), NONE, "py::raise_again({0})", HANDLING, raises=True, effects=True)
            low.emit(Eval(Map(again, (error,), NONE, span), span))
        case other:
            low.emit(Raise(_class(low, other), None, (), span))


def braced(text: str) -> str:
    """A constant text as the message of a Raise, whose braces are placeholders."""
    return text.replace("{", "{{").replace("}", "}}")


def assert_statement(low: Lowering, node: Any) -> None:
    test = truth(low, node.test)
    if test == constant(True):
        return
    with low.builder.block() as failure:
        _fail(low, node.msg)
    if test == constant(False):
        for statement_ in failure:
            low.emit(statement_)
    else:
        low.emit(If(negated(test), tuple(failure), (), low.builder.span))


def _fail(low: Lowering, node: Any) -> None:
    """The failure of an assertion; its message is evaluated only then."""
    span = low.builder.span
    type_ = None if node is None else low.type(node)
    if node is None:
        low.emit(Raise("AssertionError", None, (), span))
    elif isinstance(type_, Static) and isinstance(type_.value, str):
        low.emit(Raise("AssertionError", braced(type_.value), (), span))
    else:
        from capsulec.frontend.lower.expressions import expression

        value = expression(low, node)
        low.emit(Raise("AssertionError", None, (), span, (low.coerce(value, widened(value.type)),)))
