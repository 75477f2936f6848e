"""Lowering statements."""

from __future__ import annotations

from typing import Any

import gast

from capsulec.diagnostics import CompileError
from capsulec.frontend.infer.special_methods import index_of
from capsulec.frontend.lower import openmp
from capsulec.frontend.lower.assignments import assignment
from capsulec.frontend.lower.augmented import augmented
from capsulec.frontend.lower.containers import delete, empty_value
from capsulec.frontend.lower.context import Lowering
from capsulec.frontend.lower.expressions import by_method, check_bound, expression, operands, truth
from capsulec.frontend.lower.loops import for_loop, while_loop
from capsulec.frontend.lower.raising import assert_statement, raise_statement, try_statement
from capsulec.frontend.lower.yields import yielded
from capsulec.frontend.openmp import parse, text_of
from capsulec.ir.build import constant
from capsulec.ir.nodes import (
    Assign,
    Block,
    Break,
    Const,
    Continue,
    Eval,
    Expr,
    If,
    Local,
    Loop,
    Map,
    Return,
    Stmt,
)
from capsulec.ir.types import (
    BOOL,
    NONE,
    Generator,
    NoneType,
    is_static,
    widened,
)


def block(low: Lowering, statements: list[Any]) -> Block:
    """The IR of a block. What follows a statement that never ends is left out."""
    with low.builder.block() as emitted:
        pending: list[Any] = []  # OpenMP directives for the next statement
        for node in statements:
            text = text_of(node)
            if text is not None:
                directive = parse(text, low.span(node))
                if directive.standalone:
                    openmp.standalone(low, node, directive)
                else:
                    pending.append((node, directive))
                continue
            outer, low.builder.span = low.builder.span, low.span(node)
            _governed(low, node, pending)
            pending = []
            low.builder.span = outer
            if node in low.spec.ends:
                break
        for node, directive in pending:
            raise CompileError("openmp", f"`omp {directive.words}` governs no statement", low.span(node))
    return tuple(emitted)


def _governed(low: Lowering, node: Any, directives: list[Any]) -> None:
    """Emit a statement, inside of the directives in front of it."""
    if not directives:
        statement(low, node)
        return
    (place, directive), *inner = directives
    with low.builder.block() as emitted:
        _governed(low, node, inner)
    openmp.governed(low, place, directive, node, emitted)


def statement(low: Lowering, node: Any) -> None:
    """Emit the IR of one statement."""
    match node:
        case gast.Assign(targets=targets, value=value):
            assignment(low, targets, value)
        case gast.AnnAssign(target=target, value=value) if value is not None:
            assignment(low, [target], value)
        case gast.AugAssign() if node in low.spec.rewritten:
            statement(low, low.spec.rewritten[node])
        case gast.AugAssign():
            augmented(low, node)
        case gast.Expr(value=gast.Yield() | gast.YieldFrom() as value):
            yielded(low, value)
        case gast.Expr(value=value):
            if not isinstance(value, gast.Constant):
                low.drop(expression(low, value))
        case gast.Return(value=value):
            _return(low, value)
        case gast.If():
            _if(low, node)
        case gast.While():
            while_loop(low, node)
        case gast.For():
            for_loop(low, node)
        case gast.Try():
            try_statement(low, node)
        case gast.Raise():
            raise_statement(low, node)
        case gast.Delete(targets=targets):
            for target in targets:
                _delete(low, target)
        case gast.Assert():
            assert_statement(low, node)
        case gast.Break():
            low.emit(Break(low.span(node)))
        case gast.Continue():
            low.emit(Continue(low.span(node)))
        case gast.FunctionDef():
            _function(low, node)


def _delete(low: Lowering, target: Any) -> None:
    """`del`: of a variable it is a mark that there is no value, where one may be looked for."""
    if target in low.spec.methods:
        low.drop(by_method(low, target, operands(low, [target.value, index_of(target)])))
        return
    if not isinstance(target, gast.Name):
        delete(low, target)
        return
    check_bound(low, target)
    variable = low.scope.uses[target]
    if variable in low.flags:
        low.emit(Assign(Local(low.flags[variable], BOOL), constant(False), low.span(target)))


def _return(low: Lowering, node: Any) -> None:
    value = Const(None, NONE) if node is None else expression(low, node)
    emit_return(low, value)


def emit_return(low: Lowering, value: Expr) -> None:
    """Return a value as the function's result type."""
    result = low.spec.result
    if low.scope.generator and (returned := low.spec.returned) is not None and not is_static(returned):
        store = Loop("return", (returned,), NONE, "returned = {0}", effects=True)
        low.emit(Eval(Map(store, (low.coerce(value, returned),), NONE, low.builder.span), low.builder.span))
        low.emit(Return(None, low.builder.span))
        return
    if result is None or isinstance(result, NoneType) or (isinstance(result, Generator) and low.scope.generator):
        low.drop(value)
        low.emit(Return(None, low.builder.span))
        return
    if is_static(result):  # a function that captures nothing, as one of a table of them: a value without memory
        low.drop(value)
        value = empty_value(widened(result))
    low.emit(Return(low.coerce(value, widened(result)), low.builder.span))


def _if(low: Lowering, node: Any) -> None:
    fold = low.spec.folds.get(node)
    if fold is not None:
        _evaluate_test(low, node.test)
        inline(low, node.body if fold else node.orelse)
        return
    test = truth(low, node.test)
    low.emit(If(test, block(low, node.body), block(low, node.orelse), low.span(node.test)))


def _evaluate_test(low: Lowering, node: Any) -> None:
    """A condition decided by types is evaluated for its effects only."""
    if any(isinstance(n, gast.Call | gast.NamedExpr | gast.Subscript) for n in gast.walk(node)):
        low.drop(truth(low, node))


def inline(low: Lowering, statements: list[Any]) -> None:
    """Write a block as part of the one that is being written."""
    for stmt in block(low, statements):
        low.emit(stmt)


def _function(low: Lowering, node: Any) -> None:
    """A `def` that is one of several definitions of its name makes a value; a static one needs none."""
    from capsulec.frontend.lower.expressions import function_value

    variable = low.scope.assigns[node]
    if variable.function is None:
        low.assign(variable, function_value(low, low.variable_type(variable)))


__all__ = ["Stmt", "block", "emit_return"]
