"""Lowering of `while` and `for`."""

from __future__ import annotations

from typing import Any

import gast

from capsulec.frontend.infer.statements import leaves_by_break
from capsulec.frontend.lower.assignments import assign
from capsulec.frontend.lower.context import Lowering, negated, tuple_item
from capsulec.frontend.lower.expressions import expression, truth
from capsulec.frontend.scopes import own_nodes
from capsulec.ir.build import constant, index
from capsulec.ir.nodes import (
    Assign,
    Block,
    Break,
    Cast,
    Const,
    Eval,
    Expr,
    Extent,
    For,
    If,
    Local,
    Loop,
    Map,
    While,
)
from capsulec.ir.type_facts import integer_range, known_truth
from capsulec.ir.types import (
    BOOL,
    INT,
    NONE,
    Generator,
    Range,
    Scalar,
    kind,
)
from capsulec.ir.walk import assigned
from capsulec.library.sequences import Stepping, traversal


def while_loop(low: Lowering, node: Any) -> None:
    """`while`, without the part that a known condition never reaches."""

    from capsulec.frontend.lower.statements import block, inline

    if low.spec.folds.get(node) is False:
        inline(low, node.orelse)
        return
    with low.builder.block() as before:
        test = truth(low, node.test)
    body = block(low, node.body)
    orelse = () if known_truth(low.type(node.test)) else block(low, node.orelse)
    if not before:
        low.emit(While(test, body, orelse, low.builder.span))
        return
    # The test needs statements of its own: they open the body of an endless loop.
    if orelse:
        ended = Local(low.builder.fresh("ended"), BOOL)
        low.emit(Assign(ended, constant(False), low.builder.span))
        leave: Block = (Assign(ended, constant(True)), Break(low.builder.span))
    else:
        leave = (Break(low.builder.span),)
    low.emit(While(constant(True), (*before, If(negated(test), leave), *body), (), low.builder.span))
    if orelse:
        low.emit(If(ended, orelse))


def for_loop(low: Lowering, node: Any) -> None:
    """`for`: over a range by counting, over all else by what its type says."""

    from capsulec.frontend.lower.statements import inline

    sequence = expression(low, node.iter)
    orelse_used = node.orelse and leaves_by_break(node.body)
    if isinstance(sequence.type, Range) and sequence.type.step is not None and _has_room(sequence, sequence.type.step):
        _range_loop(low, node, sequence, sequence.type.step, orelse_used)
    else:
        _sequence_loop(low, node, sequence, orelse_used)
    if node.orelse and not orelse_used:
        inline(low, node.orelse)


def _has_room(sequence: Expr, step: int) -> bool:
    """Whether a counter can pass the end of the range by a step without leaving int64."""
    if abs(step) == 1:
        return True
    stop = tuple_item(sequence, 1, INT)
    low, high = integer_range("int64")
    if isinstance(stop, Const) and isinstance(stop.value, int):
        return low <= stop.value + step <= high
    if isinstance(stop, Cast) and isinstance(stop.value.type, Scalar) and kind(stop.value.type.dtype) in "iu":
        least, most = integer_range(stop.value.type.dtype)
        return low <= least + step and most + step <= high
    return isinstance(stop, Extent) and abs(step) < 2**32


def _range_loop(low: Lowering, node: Any, sequence: Expr, step: int, orelse_used: bool) -> None:
    from capsulec.frontend.lower.statements import block

    start, stop = tuple_item(sequence, 0, INT), tuple_item(sequence, 1, INT)
    direct = isinstance(node.target, gast.Name) and _is_counter(low, node)
    if direct:
        counter = low.local(low.scope.assigns[node.target])
    else:
        base = node.target.id if isinstance(node.target, gast.Name) else "k"
        counter = Local(low.builder.fresh(base), INT)
    with low.builder.block() as opening:
        if not direct:
            assign(low, node.target, counter)
    body = (*opening, *block(low, node.body))
    orelse = block(low, node.orelse) if orelse_used else ()
    start, stop = (_steady_bound(low, bound, body) for bound in (start, stop))
    low.emit(For(counter, start, stop, step, body, orelse, low.span(node.target)))


def _steady_bound(low: Lowering, bound: Expr, body: Block) -> Expr:
    """A loop bound that is evaluated once: left in place when the loop does not change it."""
    inner = bound
    while isinstance(inner, Cast | Extent):
        inner = inner.value if isinstance(inner, Cast) else inner.array
    shared = {low.locals[v] for v in low.locals if v.by_reference}
    if isinstance(inner, Const) or (isinstance(inner, Local) and inner.name not in assigned(body) | shared):
        return bound
    return low.builder.variable(bound, "stop")


def _is_counter(low: Lowering, node: Any) -> bool:
    """Whether the target can be the loop's own counter: nothing else assigns it and nothing after the loop reads it."""
    variable = low.scope.assigns[node.target]
    if len(variable.definitions) > 1 or variable.by_reference or variable.flagged or low.variable_type(variable) != INT:
        return False
    inside = {n for part in node.body for n in gast.walk(part)}
    uses = [use for use, used in low.scope.uses.items() if used is variable]
    return variable.scope is low.scope and all(use in inside for use in uses)


def _give_up(low: Lowering, node: Any, test: Expr) -> None:
    """A generator that the loop has left runs what its `finally`s say now, as nobody else holds it."""
    if not isinstance(test, Map) or not leaves_by_break(node.body):
        return
    match test.args[0].type:
        case Generator(owner=owner, in_place=True):
            scope = next((spec.scope for spec, name in low.names.items() if name == owner), None)
            if scope is not None and any(isinstance(inner, gast.Try) for inner in own_nodes(scope.node)):
                inner = [n for n in own_nodes(scope.node) if isinstance(n, gast.Try)]
                if any(isinstance(part, gast.Yield | gast.YieldFrom) for t in inner for part in gast.walk(t)):
                    close = Loop(
                        "close", (test.args[0].type,), NONE, "py::close({0}, 0)", "python/handling.hpp", effects=True
                    )
                    low.emit(Eval(Map(close, test.args, NONE, test.span), low.builder.span))


def _sequence_loop(low: Lowering, node: Any, sequence: Expr, orelse_used: bool) -> None:
    from capsulec.frontend.lower.statements import block

    over = traversal(low.builder, sequence)
    if isinstance(over, Stepping):
        with low.builder.block() as opening:
            over.opening()
            assign(low, node.target, over.element())
        body = (*opening, *block(low, node.body))
        orelse = block(low, node.orelse) if orelse_used else ()
        low.emit(While(over.test, body, orelse, low.span(node.target)))
        _give_up(low, node, over.test)
        return
    if over.length == index(0):  # an empty tuple
        return
    counter = Local(low.builder.fresh("k"), INT)
    live = isinstance(over.length, Const | Extent) or (isinstance(over.length, Map) and over.length.loop.name == "size")
    length = over.length if live else low.builder.once(over.length, "n")
    with low.builder.block() as opening:
        assign(low, node.target, over.element(counter))
    body = (*opening, *block(low, node.body))
    orelse = block(low, node.orelse) if orelse_used else ()
    low.emit(For(counter, index(0), length, 1, body, orelse, low.span(node.target)))
