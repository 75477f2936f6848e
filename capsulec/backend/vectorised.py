"""Which functions get vector code: those whose loops go over the elements of arrays.

A capsule's C `int` counts are numbers of axes or of variables (CAPSULES.md), lengths of memory are `npy_intp`: a loop
up to an int32 runs a few times, and choosing between two versions of its function costs more than it.
"""

from __future__ import annotations

from capsulec.ir.nodes import Block, Cast, Directive, Expr, Fold, For, Function, Load, Local, Map, Stmt, Store, While
from capsulec.ir.types import Array, Pointer, Scalar
from capsulec.ir.walk import all_expressions, blocks, expressions, statements, subexpressions

LOOPS, MATH_LOOPS = "CAPSULEC_LOOPS ", "CAPSULEC_MATH_LOOPS "  # runtime/include/capsulec/compiler.hpp


def vectorised(function: Function) -> bool:
    """Whether vector code pays: the function has loops over memory in C order. Code for any strides gains nothing."""
    if any(isinstance(p.type, Array) and p.type.order not in ("C", "F") for p in function.parameters):
        return False
    if any(isinstance(statement, Directive) for statement in statements(function.body)):
        return False  # what threads run are functions of their own
    types = [parameter.type for parameter in function.parameters]
    if any(isinstance(type, Array) for type in types):
        return _over_memory(function.body, few=frozenset(), inside=False)
    few = frozenset(p.name for p in function.parameters if p.type == Scalar("int32"))
    return any(isinstance(type, Pointer) for type in types) and _over_memory(function.body, few=few, inside=False)


def mark_of(function: Function) -> str:
    """What stands before the text of a function with vector code."""
    mathematical = any(isinstance(e, Map) and e.loop.many for e in all_expressions(function.body))
    return MATH_LOOPS if mathematical else LOOPS


def _over_memory(block: Block, *, few: frozenset[str], inside: bool) -> bool:
    """Whether loops of `block` touch memory; those that end at one of the locals `few` do not count."""
    for statement in block:
        loop = inside or (isinstance(statement, For | While) and not _short(statement, few))
        if loop and isinstance(statement, Store) and isinstance(statement.base.type, Pointer):
            return True
        for expr in expressions(statement):
            for e in subexpressions(expr):
                if isinstance(e, Fold) or (loop and isinstance(e, Load) and isinstance(e.base.type, Pointer)):
                    return True
        if any(_over_memory(inner, few=few, inside=loop) for inner in blocks(statement)):
            return True
    return False


def _short(statement: Stmt, few: frozenset[str]) -> bool:
    """Whether this is a loop from 0 to one of the locals `few`."""
    return isinstance(statement, For) and _end(statement.stop) in few


def _end(stop: Expr) -> str | None:
    while isinstance(stop, Cast):
        stop = stop.value
    return stop.name if isinstance(stop, Local) else None
