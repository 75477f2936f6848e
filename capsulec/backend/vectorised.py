"""Which functions get vector code: those with a loop over the elements of arrays that C++ compilers have vectors for.

That is an innermost one, which nothing in it can leave: no exception, no `break`. It goes from element to element of
memory, and does not only add up floats one after the other. Loops far outside of the innermost ones do not count: they
are not what takes the time. Other functions would be compiled twice for nothing, and that is most of a build's time.

A capsule's C `int` counts are numbers of axes or of variables (CAPSULES.md), lengths of memory are `npy_intp`: a loop
up to an int32 runs a few times, and choosing between two versions of its function costs more than it. So does an
aligned start: the compiler is told (CAPSULEC_A_FEW_TIMES).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from capsulec.backend.steps import step_of
from capsulec.ir.nodes import (
    Assign,
    Block,
    Break,
    Cast,
    Const,
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
    Store,
    Try,
    While,
    Yield,
)
from capsulec.ir.types import INT, Array, Pointer, Scalar, Type, kind
from capsulec.ir.walk import all_expressions, blocks, expressions, locals_of, may_raise, statements, subexpressions

LEAVING = (Break, For, Raise, Return, Try, While, Yield)
# runtime/include/capsulec/compiler.hpp
LOOPS, MATH_LOOPS, LINE_LOOPS = "CAPSULEC_LOOPS ", "CAPSULEC_MATH_LOOPS ", "CAPSULEC_LINE_LOOPS "
FARTHEST = 2  # elements between neighbours that are loaded as vectors, such as every second one


def vectorised(function: Function) -> bool:
    """Whether versions with vector code pay: the function has loops over memory in C order."""
    if any(isinstance(p.type, Array) and p.type.order not in ("C", "F") for p in function.parameters):
        return False
    if any(isinstance(statement, Directive) for statement in statements(function.body)):
        return False  # what threads run are functions of their own
    if not any(isinstance(p.type, Array | Pointer) for p in function.parameters):
        return False
    return _over_memory(function.body, _few_of(function))


def mark_of(function: Function) -> str:
    """What stands before the text of a function with vector code; one of any strides has it where its loops have a case
    for neighbours (`passes.turned`)."""
    if not vectorised(function):
        lines = any(isinstance(e, Map) and e.loop.name == "lines" for e in all_expressions(function.body))
        return LINE_LOOPS if lines or _is_slow_of_strides(function) else ""
    return MATH_LOOPS if _is_mathematical(function.body) else LOOPS


def _is_slow_of_strides(function: Function) -> bool:
    """Whether a function of arrays of any strides stores what takes so long that vectors pay, though their elements are
    picked one by one."""
    loops = [s for s in statements(function.body) if isinstance(s, For)]
    return any(
        not any(isinstance(s, LEAVING) or any(map(may_raise, expressions(s))) for s in statements(loop.body))
        and any(isinstance(s, Store) and _is_slow(s.value) for s in loop.body)
        for loop in loops
    )


def round_test(test: str, loop: For, function: Function) -> str:
    """The test of a loop, as C++, which says so where there are few rounds."""
    return f"CAPSULEC_A_FEW_TIMES({test})" if _has_few_rounds(loop, _few_of(function)) else test


def _few_of(function: Function) -> frozenset[str]:
    """The parameters that are such numbers of axes: the `int`s of functions that take pointers."""
    types = [parameter.type for parameter in function.parameters]
    if any(isinstance(type, Array) for type in types) or not any(isinstance(type, Pointer) for type in types):
        return frozenset()
    return frozenset(p.name for p in function.parameters if p.type == Scalar("int32"))


def _is_mathematical(block: Block) -> bool:
    return any(isinstance(e, Map) and e.loop.many for e in all_expressions(block))


def _over_memory(block: Block, few: frozenset[str]) -> bool:
    """Whether loops of `block` may become vector code; those that end at one of the locals `few` do not count."""
    loops = list(_loops(block, 1, few))
    deepest = max((depth for depth, _ in loops), default=0)
    return any(good and depth >= deepest - 1 for depth, good in loops)


def _loops(block: Block, depth: int, few: frozenset[str]) -> Iterator[tuple[int, bool]]:
    """All loops: how deep they lie, from 1 on, and whether they may become vector code."""
    for statement in block:
        yield from (
            (depth, not may_raise(e) and _walks_memory(_steps(e.body, {e.indices[-1]: 1})))
            for part in expressions(statement)
            for e in subexpressions(part)
            if isinstance(e, Fold)
        )
        is_loop = isinstance(statement, For | While)
        if isinstance(statement, For):
            yield depth, not _has_few_rounds(statement, few) and _straight(statement)
        elif is_loop:
            yield depth, False
        for inner in blocks(statement):
            yield from _loops(inner, depth + is_loop, few)


def _straight(loop: For) -> bool:
    """Whether a loop runs to its end, without another one in it, and goes through memory in steps that vectors have.
    One that stores zeros is a call of memset, which is the same in all versions."""
    match loop.body:
        case (Store(value=Const(0 as zero)),) if str(zero)[0] != "-":
            return False
    for statement in statements(loop.body):
        if isinstance(statement, LEAVING) or any(map(may_raise, expressions(statement))):
            return False
    return _is_mathematical(loop.body) or (_walks_memory(_block_steps(loop)) and not _adds_up(loop))


def _walks_memory(steps: Iterable[int | None]) -> bool:
    """Whether accesses that move by `steps` elements a round are what vectors are for."""
    found = set(steps)
    return bool(found - {0}) and all(step is not None and abs(step) <= FARTHEST for step in found)


def _block_steps(loop: For) -> Iterator[int | None]:
    """The steps of all accesses in the body of a loop without others in it."""
    steps: dict[str, int | None] = {loop.var.name: loop.step}
    for statement in statements(loop.body):
        for expr in expressions(statement):
            yield from _steps(expr, steps)
        if isinstance(statement, Store):
            yield from _steps(Load(statement.base, statement.indices, INT), steps)
        if isinstance(statement, Assign):
            again = statement.target.name in locals_of(statement.value)
            steps[statement.target.name] = None if again else step_of(statement.value, steps)


def _steps(expr: Expr, steps: Mapping[str, int | None]) -> Iterator[int | None]:
    """The steps of the loads in an expression."""
    for part in subexpressions(expr):
        if isinstance(part, Load):
            yield step_of(part.indices[0], steps) if isinstance(part.base.type, Pointer) else None


def _adds_up(loop: For) -> bool:
    """Whether a loop makes floats of those of its last round, and stores nothing: they wait for each other."""
    if any(isinstance(s, Store) or any(map(_is_slow, expressions(s))) for s in statements(loop.body)):
        return False
    return any(
        isinstance(s, Assign) and _is_float(s.target.type) and s.target.name in locals_of(s.value)
        for s in statements(loop.body)
    )


def _is_slow(expr: Expr) -> bool:
    """Whether something in it takes longer than adding up does, as a division or a root."""
    return any(isinstance(e, Map) and ("/" in e.loop.cxx or "sqrt" in e.loop.cxx) for e in subexpressions(expr))


def _is_float(type_: Type) -> bool:
    return isinstance(type_, Scalar) and kind(type_.dtype) in "fc"


def _has_few_rounds(statement: For, few: frozenset[str]) -> bool:
    """Whether this is a loop that ends at one of the locals `few`."""
    return _end(statement.stop) in few


def _end(stop: Expr) -> str | None:
    while isinstance(stop, Cast):
        stop = stop.value
    return stop.name if isinstance(stop, Local) else None
