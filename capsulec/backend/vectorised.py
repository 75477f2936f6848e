"""Which functions get vector code: those whose loops go over the elements of arrays."""

from __future__ import annotations

from capsulec.ir.nodes import Block, Directive, Fold, For, Function, Load, Store, While
from capsulec.ir.types import Array, Pointer
from capsulec.ir.walk import blocks, expressions, statements, subexpressions

MARK = "CAPSULEC_LOOPS "  # runtime/include/capsulec/compiler.hpp


def vectorised(function: Function) -> bool:
    """Whether vector code pays: the function has loops over memory in C order. Code for any strides gains nothing."""
    if any(isinstance(p.type, Array) and p.type.order != "C" for p in function.parameters):
        return False
    if any(isinstance(statement, Directive) for statement in statements(function.body)):
        return False  # what threads run are functions of their own
    return any(isinstance(parameter.type, Array | Pointer) for parameter in function.parameters) and _over_memory(
        function.body, inside=False
    )


def _over_memory(block: Block, *, inside: bool) -> bool:
    for statement in block:
        loop = inside or isinstance(statement, For | While)
        if loop and isinstance(statement, Store) and isinstance(statement.base.type, Pointer):
            return True
        for expr in expressions(statement):
            for e in subexpressions(expr):
                if isinstance(e, Fold) or (loop and isinstance(e, Load) and isinstance(e.base.type, Pointer)):
                    return True
        if any(_over_memory(inner, inside=loop) for inner in blocks(statement)):
            return True
    return False
