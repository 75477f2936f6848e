"""Counters become floats by an addition, of which there are vectors, as there are none that convert 64-bit integers.

before    for i in range(0, n): a[i] = t[i] / float64(i + 1)
after     for i in range(0, n): a[i] = t[i] / of_counter(i + 1)

A loop that counts from a small number does not get to 2**51 in weeks, and up to there the addition is exact.
"""

from __future__ import annotations

from capsulec.ir.nodes import Block, Cast, Const, Expr, Fold, For, Function, Local, Loop, Map, Stmt, Store
from capsulec.ir.types import INT, Scalar
from capsulec.ir.walk import blocks, rewrite, statements, with_blocks, with_expressions
from capsulec.records import replace

SMALL = 1 << 31
SHIFTS = ("{0} + {1}", "{0} - {1}")
HEADER = "numpy/counter.hpp"


def convert_counters(function: Function) -> Function:
    """The function with conversions of its counters to float64 that take vectors, in loops that store."""
    loops = [s for s in statements(function.body) if isinstance(s, For)]
    if not any(isinstance(s, Store) for loop in loops for s in statements(loop.body)):
        return function
    return replace(function, body=_block(function.body, frozenset()))


def _block(block: Block, counters: frozenset[str]) -> Block:
    return tuple(_statement(statement, counters) for statement in block)


def _statement(statement: Stmt, counters: frozenset[str]) -> Stmt:
    inner = counters
    if isinstance(statement, For):
        inner = counters - {statement.var.name}
        if statement.step == 1 and _is_small(statement.start):
            inner |= {statement.var.name}
    if counters and not blocks(statement):
        statement = with_expressions(statement, lambda expr: rewrite(expr, lambda e: _converted(e, counters)))
    return with_blocks(statement, lambda block: _block(block, inner))


def _converted(expr: Expr, counters: frozenset[str]) -> Expr:
    if isinstance(expr, Fold):
        return expr
    if not isinstance(expr, Cast) or not isinstance(expr.type, Scalar) or expr.type.dtype != "float64":
        return expr
    if not _counts(expr.value, counters):
        return expr
    loop = Loop("counter.float", (expr.value.type,), expr.type, "np::of_counter({0})", HEADER)
    return Map(loop, (expr.value,), expr.type, expr.span)


def _counts(expr: Expr, counters: frozenset[str]) -> bool:
    """Whether this is a counter, or lies near one."""
    match expr:
        case Local(name, Scalar("int64")):
            return name in counters
        case Map(loop, (left, right)) if loop.cxx in SHIFTS and loop.result.dtype == INT.dtype:  # type: ignore[attr-defined]
            return _counts(left, counters) and _is_small(right)
        case Cast(value, Scalar("int64")):
            return _counts(value, counters)
        case _:
            return False


def _is_small(expr: Expr) -> bool:
    return isinstance(expr, Const) and isinstance(expr.value, int) and -SMALL < expr.value < SMALL
