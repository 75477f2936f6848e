"""Which functions C++ compilers have to put in the place of their calls: small ones without loops that loops call.

By themselves compilers do so for a dozen instructions; checks of indices and of overflow are more. A call in a loop
keeps what does not change from being computed before it, and the loop from becoming vector code.
"""

from __future__ import annotations

from collections.abc import Iterator

from capsulec.ir.nodes import Block, Call, Directive, Expr, Fold, For, Function, Generate, Program, Try, While
from capsulec.ir.walk import all_expressions, blocks, children, expressions, statements

MOST = 250  # expressions in one function, with what is put into it
MOST_IN_ALL = 4000  # in all copies of one


def in_line(program: Program) -> set[str]:
    """The names of those functions."""
    small = {f.name: f for f in program.functions if _may_be(f)}
    calls = {f.name: list(_calls(f.body, inside=False)) for f in program.functions}
    counts: dict[str, int] = {}
    for found in calls.values():
        for callee, _ in found:
            counts[callee] = counts.get(callee, 0) + 1
    hot = {callee for found in calls.values() for callee, in_loop in found if in_loop and callee in small}
    while more := {c for name in hot for c, _ in calls[name] if c in small} - hot:
        hot |= more
    sizes: dict[str, int] = {}
    chosen: set[str] = set()

    def size(name: str, around: tuple[str, ...]) -> int:
        """Of a function with what is put into it; more than MOST for one that calls itself."""
        if name in around:
            return MOST + 1
        if name not in sizes:
            total = sum(1 for _ in all_expressions(small[name].body))
            for callee, _ in calls[name]:
                if callee in hot and total <= MOST:
                    inner = size(callee, (*around, name))
                    total += inner if callee in chosen or inner > MOST else 0
            sizes[name] = total
            if total <= MOST and total * counts[name] <= MOST_IN_ALL:
                chosen.add(name)
        return sizes[name]

    for name in hot:
        size(name, ())
    return chosen


def _may_be(function: Function) -> bool:
    if function.yields is not None:
        return False
    return not any(isinstance(s, For | While | Try | Directive) for s in statements(function.body)) and not any(
        isinstance(e, Fold | Generate) for e in all_expressions(function.body)
    )


def _calls(block: Block, *, inside: bool) -> Iterator[tuple[str, bool]]:
    """The functions that are called, and whether a loop calls them."""
    for statement in block:
        again = inside or isinstance(statement, While)  # whose test is evaluated again and again
        for expr in expressions(statement):
            yield from _called(expr, inside=again)
        for inner in blocks(statement):
            yield from _calls(inner, inside=again or isinstance(statement, For))


def _called(expr: Expr, *, inside: bool) -> Iterator[tuple[str, bool]]:
    if isinstance(expr, Call):
        yield expr.callee, inside
    for child in children(expr):
        yield from _called(child, inside=inside or isinstance(expr, Fold | Generate))
