"""Which functions get vector code: those with a loop over the elements of arrays that C++ compilers have vectors for.

That is an innermost one, which nothing in it can leave: no exception, no `break`. Others would be compiled twice for
nothing, and that is most of a build's time.

A capsule's C `int` counts are numbers of axes or of variables (CAPSULES.md), lengths of memory are `npy_intp`: a loop
up to an int32 runs a few times, and choosing between two versions of its function costs more than it. So does an
aligned start: the compiler is told (CAPSULEC_A_FEW_TIMES).
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
# runtime/include/capsulec/compiler.hpp
LOOPS, MATH_LOOPS, LINE_LOOPS = "CAPSULEC_LOOPS ", "CAPSULEC_MATH_LOOPS ", "CAPSULEC_LINE_LOOPS "


def vectorised(function: Function) -> bool:
    """Whether versions with vector code pay: the function has loops over memory in C order."""
    if any(isinstance(p.type, Array) and p.type.order not in ("C", "F") for p in function.parameters):
        return False
    if any(isinstance(statement, Directive) for statement in statements(function.body)):
        return False  # what threads run are functions of their own
    if not any(isinstance(p.type, Array | Pointer) for p in function.parameters):
        return False
    return _over_memory(function.body, few=_few_of(function))


def mark_of(function: Function) -> str:
    """What stands before the text of a function with vector code; one of any strides has it where its loops have a case
    for neighbours (`passes.turned`)."""
    if not vectorised(function):
        lines = any(isinstance(e, Map) and e.loop.name == "lines" for e in all_expressions(function.body))
        return LINE_LOOPS if lines else ""
    mathematical = any(isinstance(e, Map) and e.loop.many for e in all_expressions(function.body))
    return MATH_LOOPS if mathematical else LOOPS


def round_test(test: str, loop: For, function: Function) -> str:
    """The test of a loop, as C++, which says so where there are few rounds."""
    return f"CAPSULEC_A_FEW_TIMES({test})" if _has_few_rounds(loop, _few_of(function)) else test


def _few_of(function: Function) -> frozenset[str]:
    """The parameters that are such numbers of axes: the `int`s of functions that take pointers."""
    types = [parameter.type for parameter in function.parameters]
    if any(isinstance(type, Array) for type in types) or not any(isinstance(type, Pointer) for type in types):
        return frozenset()
    return frozenset(p.name for p in function.parameters if p.type == Scalar("int32"))


def _over_memory(block: Block, *, few: frozenset[str]) -> bool:
    """Whether loops of `block` may become vector code; those that end at one of the locals `few` do not count."""
    for statement in block:
        if any(
            isinstance(e, Fold) and not may_raise(e) for part in expressions(statement) for e in subexpressions(part)
        ):
            return True
        inside = [_over_memory(inner, few=few) for inner in blocks(statement)]
        if any(inside) or (isinstance(statement, For) and not _has_few_rounds(statement, few) and _straight(statement)):
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


def _has_few_rounds(statement: Stmt, few: frozenset[str]) -> bool:
    """Whether this is a loop that ends at one of the locals `few`."""
    return isinstance(statement, For) and _end(statement.stop) in few


def _end(stop: Expr) -> str | None:
    while isinstance(stop, Cast):
        stop = stop.value
    return stop.name if isinstance(stop, Local) else None
