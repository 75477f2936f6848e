"""Lowering of `raise`, `try` and `assert`."""

from __future__ import annotations

from typing import Any

import gast

from capsulec.frontend.lower.context import Lowering, negated
from capsulec.frontend.lower.expressions import truth
from capsulec.frontend.scopes import own_nodes
from capsulec.ir.build import constant
from capsulec.ir.nodes import (
    Assign,
    Eval,
    Expr,
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
    NoneType,
    Optional,
    Scalar,
    Sequence,
    Static,
    Str,
    Tuple,
    Type,
    widened,
)
from capsulec.library.exceptions import VALUE, class_name, making

HANDLING = "python/handling.hpp"


def try_statement(low: Lowering, node: Any) -> None:
    """`try` with its handlers, `else` and `finally`."""

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
    name = class_name(type_)
    assert name is not None
    return name


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
        if isinstance(node, gast.Raise) and node.cause is None:
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
    """`raise`, with a class, an object or nothing."""
    span = low.builder.span
    if node.cause is not None:
        _raise_from(low, node)
        return
    match node.exc:
        case None:
            low.emit(Raise(None, None, (), span))
        case gast.Call(func=func, args=args, keywords=[]) if isinstance(low.type(func), LibraryFunction) and class_name(
            low.type(func)
        ):
            _raise_made(low, func, args)
        case gast.Name() as name if low.caught and low.caught[-1] == name.id and _is_caught(low, name):
            low.emit(Raise(None, None, (), span))
        case other if isinstance(low.type(other), ExceptionType | Optional):
            from capsulec.frontend.lower.expressions import expression

            _raise_value(low, expression(low, other))
        case other:
            low.emit(Raise(_class(low, other), None, (), span))


def _names_class(low: Lowering, func: Any) -> bool:
    """Whether it is an exception class, and no function that makes values of one of the user's."""
    type_ = low.type(func)
    return isinstance(type_, LibraryFunction) and class_name(type_) is not None


def _is_caught(low: Lowering, name: Any) -> bool:
    """Whether a name stands for what its handler has caught, and nothing else was assigned to it there."""
    variable = low.scope.uses.get(name)
    if variable is None or not isinstance(low.type(name), ExceptionType):
        return False
    handlers = {id(n.name) for n in own_nodes(low.scope.node) if isinstance(n, gast.ExceptHandler)}
    return all(id(definition) in handlers for definition in variable.definitions)


def _raise_made(low: Lowering, func: Any, args: list[Any]) -> None:
    """`raise X(…)`: with a text that is known without more, with plain values, or with anything."""
    from capsulec.frontend.lower.expressions import operands

    span = low.builder.span
    types = [low.type(argument) for argument in args]
    match types:
        case []:
            low.emit(Raise(_class(low, func), None, (), span))
            return
        case [Static(value=str(text))] if "\0" not in text and _is_utf8(text):
            low.emit(Raise(_class(low, func), braced(text), (), span))
            return
    values = tuple(low.coerce(v, widened(v.type)) for v in operands(low, args))
    _raise_with(low, _class(low, func), values)


def _raise_with(low: Lowering, name: str, values: tuple[Expr, ...]) -> None:
    if all(_is_plain(value.type) for value in values) and not (name == "OSError" and len(values) > 1):
        low.emit(Raise(name, None, (), low.builder.span, values))
        return
    loop = making(name, tuple(value.type for value in values))
    _raise_value(low, Map(loop, values, loop.result, low.builder.span))


def _is_plain(type_: Type) -> bool:
    match type_:
        case Scalar(weak=True) | Str() | NoneType():
            return True
        case Tuple(items):
            return all(not isinstance(item, NoneType) and _is_plain(item) for item in items)
        case Optional(value) | Sequence(value):
            return _is_plain(value)
        case _:
            return False


def _is_utf8(text: str) -> bool:
    return not any("\ud800" <= letter <= "\udfff" for letter in text)


def _raise_value(low: Lowering, error: Expr) -> None:
    span = low.builder.span
    if isinstance(error.type, Optional):
        error = low.coerce(error, error.type.value)
    again = Loop("raise", (error.type,), NONE, "py::raise_again({0})", HANDLING, raises=True, effects=True)
    low.emit(Eval(Map(again, (error,), NONE, span), span))


def _raise_from(low: Lowering, node: Any) -> None:
    """`raise error from cause`."""
    from capsulec.frontend.lower.expressions import expression

    def value(part: Any) -> Expr:
        type_ = low.type(part) if part in low.spec.expressions else None
        name = class_name(type_) if type_ is not None else None
        if name is not None:
            loop = making(name, ())
            return Map(loop, (), loop.result, low.span(part))
        made = class_name(low.type(part.func)) if isinstance(part, gast.Call) and not part.keywords else None
        if made is not None and _names_class(low, part.func):
            given = tuple(low.coerce(v, widened(v.type)) for v in operands(low, part.args))
            loop = making(made, tuple(v.type for v in given))
            return Map(loop, given, loop.result, low.span(part))
        return expression(low, part)

    from capsulec.frontend.lower.expressions import operands

    error, cause = low.in_order([lambda: value(node.exc), lambda: value(node.cause)])
    if isinstance(cause.type, NoneType):
        loop = Loop("from", (error.type,), error.type, "py::without_cause({0})", VALUE)
        _raise_value(low, Map(loop, (error,), error.type, low.builder.span))
        return
    loop = Loop("from", (error.type, cause.type), error.type, "py::with_cause({0}, {1})", VALUE)
    _raise_value(low, Map(loop, (error, cause), error.type, low.builder.span))


def braced(text: str) -> str:
    """A constant text as the message of a Raise, whose braces are placeholders."""
    return text.replace("{", "{{").replace("}", "}}")


def assert_statement(low: Lowering, node: Any) -> None:
    """`assert`, which is nothing where its condition is known to be true."""
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
    elif isinstance(type_, Static) and isinstance(type_.value, str) and "\0" not in type_.value:
        low.emit(Raise("AssertionError", braced(type_.value), (), span))
    else:
        from capsulec.frontend.lower.expressions import expression

        value = expression(low, node)
        _raise_with(low, "AssertionError", (low.coerce(value, widened(value.type)),))
