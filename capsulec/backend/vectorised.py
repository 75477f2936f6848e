"""Which functions get vector code: those with a loop over the elements of arrays that C++ compilers have vectors for.

That is an innermost one, which nothing in it can leave: no exception, no `break`. Others would be compiled twice for
nothing, and that is most of a build's time.

A capsule's C `int` counts are numbers of axes or of variables (CAPSULES.md), lengths of memory are `npy_intp`: a loop
up to an int32 runs a few times, and choosing between two versions of its function costs more than it.
"""

from __future__ import annotations

from capsulec.ir.nodes import (
    Block,
    Break,
    Cast,
    Directive,
    Expr,
    Fold,
    For,
    Function,
    Load,
    Local,
    Map,
    Raise,
    Return,
    Stmt,
    Store,
    Try,
    While,
    Yield,
)
from capsulec.ir.types import Array, Pointer, Scalar
from capsulec.ir.walk import all_expressions, blocks, expressions, may_raise, statements, subexpressions

LEAVING = (Break, For, Raise, Return, Try, While, Yield)
LOOPS, MATH_LOOPS = "CAPSULEC_LOOPS ", "CAPSULEC_MATH_LOOPS "  # runtime/include/capsulec/compiler.hpp


def vectorised(function: Function) -> bool:
    """Whether vector code pays: the function has loops over memory in C order. Code for any strides gains nothing."""
    if any(isinstance(p.type, Array) and p.type.order not in ("C", "F") for p in function.parameters):
        return False
    if any(isinstance(statement, Directive) for statement in statements(function.body)):
        return False  # what threads run are functions of their own
    types = [parameter.type for parameter in function.parameters]
    if any(isinstance(type, Array) for type in types):
        return _over_memory(function.body, few=frozenset())
    few = frozenset(p.name for p in function.parameters if p.type == Scalar("int32"))
    return any(isinstance(type, Pointer) for type in types) and _over_memory(function.body, few=few)


def mark_of(function: Function) -> str:
    """What stands before the text of a function with vector code."""
    mathematical = any(isinstance(e, Map) and e.loop.many for e in all_expressions(function.body))
    return MATH_LOOPS if mathematical else LOOPS


def _over_memory(block: Block, *, few: frozenset[str]) -> bool:
    """Whether loops of `block` may become vector code; those that end at one of the locals `few` do not count."""
    for statement in block:
        if any(
            isinstance(e, Fold) and not may_raise(e) for part in expressions(statement) for e in subexpressions(part)
        ):
            return True
        inside = [_over_memory(inner, few=few) for inner in blocks(statement)]
        if any(inside) or (isinstance(statement, For) and not _short(statement, few) and _straight(statement)):
            return True
    return False


def _straight(loop: For) -> bool:
    """Whether a loop runs to its end, without another one in it, and touches memory."""
    touches = False
    for statement in statements(loop.body):
        if isinstance(statement, LEAVING) or any(map(may_raise, expressions(statement))):
            return False
        touches = touches or (isinstance(statement, Store) and isinstance(statement.base.type, Pointer))
    loads = (e for e in all_expressions(loop.body) if isinstance(e, Load))
    return touches or any(isinstance(e.base.type, Pointer) for e in loads)


def _short(statement: Stmt, few: frozenset[str]) -> bool:
    """Whether this is a loop from 0 to one of the locals `few`."""
    return isinstance(statement, For) and _end(statement.stop) in few


def _end(stop: Expr) -> str | None:
    while isinstance(stop, Cast):
        stop = stop.value
    return stop.name if isinstance(stop, Local) else None
