"""Checks of indices before a loop instead of inside of it.

before    for j in range(n): c[i, index(j, c.shape[1])] = a[index(j, a.shape[0])]
after     if n <= c.shape[1] and n <= a.shape[0]: for j in range(n): c[i, j] = a[j]
          else: the loop as it was

A check fails in few programs, and then in the middle of the work: what the loop has stored by then stays. So a loop
stands twice, without checks for when all of them are known to hold, and with them. Only outermost loops do, where it
takes checks out of innermost ones: beside a whole loop a check is nothing.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING

from capsulec.ir.build import apply, both, constant, index
from capsulec.ir.nodes import (
    Address,
    Allocate,
    Assign,
    Block,
    Cast,
    Const,
    Directive,
    Expr,
    Extent,
    Fold,
    For,
    Function,
    If,
    Local,
    Loop,
    Map,
    Stmt,
    While,
)
from capsulec.ir.types import BOOL, INT, Array, Scalar, kind
from capsulec.ir.walk import (
    all_expressions,
    assigned,
    blocks,
    expressions,
    rewrite,
    shared_locals,
    statements,
    subexpressions,
    with_blocks,
    with_expressions,
)
from capsulec.passes.shapes import USUALLY
from capsulec.records import replace

if TYPE_CHECKING:
    from capsulec.passes.intervals import Interval

FITS = Loop("index.fits", (INT, INT), BOOL, "{0} <= {1}")
LESS = Loop("index.less", (INT, INT), BOOL, "{0} < {1}")
MINUS = Loop("index.subtract", (INT, INT), INT, "{0} - {1}")
MOST_STATEMENTS, MOST_CONDITIONS = 80, 12  # of a loop that stands twice


def versions_of(function: Function) -> Versions | None:
    """What makes the versions of a function's loops; None where loops stand once."""
    strided = any(isinstance(p.type, Array) and p.type.order not in ("C", "F") for p in function.parameters)
    if strided or function.yields is not None:
        return None
    if any(isinstance(statement, Directive) for statement in statements(function.body)):  # which govern one loop
        return None
    return Versions(function)


class Versions:
    """The loop that is being written, with what is assumed of it so far."""

    def __init__(self, function: Function) -> None:
        self.mentions = Counter(_mentions(function.body))
        self.mentions.update(parameter.name for parameter in function.parameters)
        self.shared = shared_locals(function)
        self.names = set(self.mentions) | self.shared
        self.changed: set[str] | None = None  # inside of a loop: what it assigns
        self.conditions: list[Expr] = []

    def of(self, loop: For, rewritten: Callable[[For], For]) -> Stmt:
        """The loop, twice where that saves checks."""
        if self.changed is not None or sum(1 for _ in statements((loop,))) > MOST_STATEMENTS:
            return rewritten(loop)
        self.changed, self.conditions = assigned((loop,)) | self.shared, []
        fast = rewritten(loop)
        conditions, self.conditions, self.changed = self.conditions, [], None
        if not conditions:
            return fast
        self.changed = set()
        self.conditions = [constant(False)] * MOST_CONDITIONS  # no more
        slow = rewritten(loop)
        self.changed, self.conditions = None, []
        if _checks((fast,)) == _checks((slow,)):
            return slow
        test = conditions[0]
        for condition in conditions[1:]:
            test = both(test, condition)
        return If(apply(USUALLY, test), (fast,), self.renamed((slow,)), loop.span)

    def assumed(self, position: Expr, extent: Expr, found: Interval) -> bool:
        """Whether an index is right because of what is tested before the loop."""
        if self.changed is None or not self.fixed(extent):
            return False
        if not isinstance(position, Const) and self.fixed(position):
            return self.add(apply(FITS, index(0), position), apply(LESS, position, extent))
        if found.low < 0:
            return False
        for limit in found.below:
            if self.fixed(limit):
                return self.add(apply(FITS, limit, extent))
        for limit, more in found.over:
            if self.fixed(limit):
                return self.add(apply(FITS, limit, apply(MINUS, extent, index(more))))
        return False

    def add(self, *conditions: Expr) -> bool:
        new = [condition for condition in conditions if condition not in self.conditions]
        if len(self.conditions) + len(new) > MOST_CONDITIONS:
            return False
        self.conditions += new
        return True

    def fixed(self, expr: Expr) -> bool:
        """Whether an integer has one value for the whole loop, which costs nothing to find."""
        assert self.changed is not None
        for part in subexpressions(expr):
            match part:
                case Local(name):
                    if name in self.changed:
                        return False
                case Const() | Extent(Local()):
                    pass
                case Cast(value, Scalar(dtype)) if isinstance(value.type, Scalar):
                    if kind(dtype) not in "iu" or kind(value.type.dtype) not in "iub":
                        return False
                case Map(loop):
                    if loop.cxx not in ("{0} + {1}", "{0} - {1}", "{0} * {1}"):
                        return False
                case _:
                    return False
        return True

    def renamed(self, block: Block) -> Block:
        """The second version of a loop with names of its own for what only the loop knows."""
        inside = Counter(_mentions(block))
        private = {name for name in assigned(block) if inside[name] == self.mentions[name] and name not in self.shared}
        names = {name: self.fresh(name) for name in sorted(private)}

        def change(expr: Expr) -> Expr:
            if isinstance(expr, Local) and expr.name in names:
                return replace(expr, name=names[expr.name])
            if isinstance(expr, Fold):  # its own counters may have the name of a loop's
                return replace(expr, indices=tuple(names.get(name, name) for name in expr.indices))
            return expr

        def statement(old: Stmt) -> Stmt:
            new = with_expressions(old, lambda e: rewrite(e, change))
            if isinstance(new, Assign) and new.target.name in names:
                new = replace(new, target=replace(new.target, name=names[new.target.name]))
            if isinstance(new, For) and new.var.name in names:
                new = replace(new, var=replace(new.var, name=names[new.var.name]))
            return with_blocks(new, lambda inner: tuple(map(statement, inner)))

        return tuple(map(statement, block))

    def fresh(self, name: str) -> str:
        number = 1
        while f"{name}_{number}" in self.names:
            number += 1
        self.names.add(f"{name}_{number}")
        return f"{name}_{number}"


def _checks(block: Block, *, innermost: bool = False) -> int:
    """How many indices are checked in innermost loops."""
    count = 0
    for statement in block:
        if innermost:
            count += sum(isinstance(e, Map) and e.loop.name == "index" for e in all_expressions((statement,)))
            continue
        repeated = isinstance(statement, For | While)
        for inner in blocks(statement):
            count += _checks(inner, innermost=repeated and not any(map(_takes_long, statements(inner))))
    return count


def _takes_long(statement: Stmt) -> bool:
    """Whether a statement is a loop, or works on whole arrays, more than to find out where their data are."""
    return isinstance(statement, For | While) or any(
        isinstance(e, Fold | Allocate) or (isinstance(e, Map) and e.loop.whole and e.loop.header != "")
        for part in expressions(statement)
        for e in subexpressions(part)
    )


def _mentions(block: Block) -> Iterator[str]:
    """The names of a block's locals, as often as they occur."""
    for statement in statements(block):
        if isinstance(statement, Assign):
            yield statement.target.name
        elif isinstance(statement, For):
            yield statement.var.name
    for expr in all_expressions(block):
        if isinstance(expr, Local | Address):
            yield expr.name
        elif isinstance(expr, Fold):
            yield from expr.indices
