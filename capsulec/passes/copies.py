"""Whole numbers that are only other names of a counter, or of a constant, go.

before    for i in range(n): i_1 = i; x[i_1] = 0.0
after     for i in range(n): x[i] = 0.0

What is left of an index when its check has gone is such a name; without it, indices that are equal look equal.
"""

from __future__ import annotations

from capsulec.ir.nodes import Address, Assign, Block, Const, Expr, For, Function, Local, Stmt
from capsulec.ir.types import INT
from capsulec.ir.walk import all_expressions, assigned_once, rewrite_block, with_blocks
from capsulec.records import replace


def drop_copies(function: Function) -> Function:
    """The function without names of names."""
    if function.yields is not None:
        return function
    counts: dict[str, int] = {}
    for expr in all_expressions(function.body):
        if isinstance(expr, Local | Address):
            counts[expr.name] = counts.get(expr.name, 0) + 1
    body = _block(function.body, assigned_once(function), counts, frozenset())
    return function if body is function.body else replace(function, body=body)


def _block(block: Block, once: set[str], counts: dict[str, int], counters: frozenset[str]) -> Block:
    found: list[Stmt] = []
    rest = block
    while rest:
        statement, rest = rest[0], rest[1:]
        match statement:
            case Assign(Local(name, type_), (Const() | Local()) as value) if (
                type_ == INT == value.type and name in once
            ):
                steady = isinstance(value, Const) or value.name in once or value.name in counters
                if steady and _uses(rest, name) == counts.get(name, 0):
                    rest = rewrite_block(rest, lambda e, name=name, value=value: _other(e, name, value))  # type: ignore[misc]
                    if isinstance(value, Local):
                        counts[value.name] = counts.get(value.name, 0) + counts.get(name, 0) - 1
                    continue
            case For(var):
                inner = counters | {var.name}
                found.append(with_blocks(statement, lambda b, inner=inner: _block(b, once, counts, inner)))  # type: ignore[misc]
                continue
        found.append(with_blocks(statement, lambda b: _block(b, once, counts, counters)))
    return tuple(found)


def _other(expr: Expr, name: str, value: Expr) -> Expr:
    return value if isinstance(expr, Local) and expr.name == name else expr


def _uses(block: Block, name: str) -> int:
    return sum(isinstance(e, Local) and e.name == name for e in all_expressions(block))
