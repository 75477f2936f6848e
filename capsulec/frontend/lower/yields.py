"""Lowering `yield` and `yield from`, also as expressions.

What is sent to a generator, and what it returns, are members of its class that have these names there: `sent`,
`returned` (backend/generator.py).
"""

from __future__ import annotations

from typing import Any

import gast

from capsulec.frontend.lower.context import Lowering
from capsulec.ir.nodes import Const, Eval, Expr, Loop, Map, Yield
from capsulec.ir.types import NONE, Generator, NoneType, Optional, Type, is_static, widened
from capsulec.library.sequences import each

HEADER = "python/generator.hpp"


def sent_type(low: Lowering) -> Type | None:
    """What is sent to the generators of the function that is lowered."""
    cell = low.spec.cells.get((low.scope.node, "sent"))
    if cell is None or cell.content is None:
        return None
    from capsulec.library.cells import settled

    return Optional(settled(cell))


def yielded(low: Lowering, node: Any) -> Expr:
    """Hand on what is yielded, and go on: the value of the expression."""
    from capsulec.frontend.lower.expressions import expression

    if isinstance(node, gast.YieldFrom):
        return _from(low, node)
    _hand_on(low, Const(None, NONE) if node.value is None else expression(low, node.value))
    return _taken(low)


def _hand_on(low: Lowering, value: Expr, source: Expr | None = None) -> None:
    result = low.spec.result
    assert isinstance(result, Generator)
    low.emit(Yield(low.coerce(value, result.element), low.builder.span, source))


def _taken(low: Lowering) -> Expr:
    """What was sent, or None: where a generator goes on."""
    sent = sent_type(low)
    if sent is None:
        return Const(None, NONE)
    loop = Loop("sent", (), sent, "py::take_sent(sent)", HEADER, effects=True)
    return low.builder.variable(Map(loop, (), sent, low.builder.span), "sent")


def _from(low: Lowering, node: Any) -> Expr:
    from capsulec.frontend.lower.expressions import expression

    source = expression(low, node.value)
    if not isinstance(source.type, Generator):
        each(low.builder, source, lambda element: _hand_on(low, element))
        return Const(None, NONE)
    held = low.builder.once(source, "generator")
    inner = low.spec.expressions[node.value]
    assert isinstance(inner, Generator)

    def handed_on(element: Expr) -> None:
        _hand_on(low, element, held)
        sent = sent_type(low)
        if sent is not None:
            given = Loop("send", (held.type, sent), NONE, "py::give({0}, {1})", HEADER, effects=True)
            low.emit(Eval(Map(given, (held, _taken(low)), NONE, low.builder.span), low.builder.span))

    each(low.builder, held, handed_on)
    type_ = widened(low.type(node)) if node in low.spec.expressions else NONE
    if isinstance(type_, NoneType) or is_static(type_):
        return Const(None, type_)
    returned = Loop("returned", (held.type,), type_, "py::returned_of({0})", HEADER, effects=True)
    return Map(returned, (held,), type_, low.span(node))
