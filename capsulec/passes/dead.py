"""Variables that nothing reads.

before    quotient = a // b; return 1
after     a // b; return 1

A value without effects goes altogether; one that may raise or calls a function is still evaluated.
"""

from __future__ import annotations

from capsulec.ir.nodes import Address, Assign, Block, Eval, Function, Local, Stmt
from capsulec.ir.walk import all_expressions, calls, may_raise, with_blocks
from capsulec.records import replace


def drop_unread(function: Function) -> Function:
    """The function without assignments to locals that are never read."""
    while True:
        read = {e.name for e in all_expressions(function.body) if isinstance(e, Local | Address)}
        body = _block(function.body, read)
        if body == function.body:
            return function
        function = replace(function, body=body)


def _block(block: Block, read: set[str]) -> Block:
    found: list[Stmt] = []
    for statement in block:
        if isinstance(statement, Assign) and statement.target.name not in read:
            if calls(statement.value) or may_raise(statement.value):
                found.append(Eval(statement.value, statement.span))
            continue
        found.append(with_blocks(statement, lambda inner: _block(inner, read)))
    return tuple(found)
