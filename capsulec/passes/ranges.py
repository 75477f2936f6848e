"""What values integers can have, and what follows: no overflow here, no index check there.

before    for i in range(n): t = t + x[index(i, x.shape[0], 0)] * add(i, 1)
after     for i in range(n): t = t + x[i] * (i + 1)

The counter of a loop lies between the loop's bounds, so adding a small constant cannot wrap, and an index that runs
from 0 up to the extent itself needs no check. Only what the structure of the loops and of the tests shows is used
(`passes.intervals`).
"""

from __future__ import annotations

from collections.abc import Mapping

from capsulec.ir.nodes import (
    Assign,
    Block,
    Const,
    Expr,
    For,
    Function,
    If,
    Local,
    Loop,
    Map,
    Stmt,
)
from capsulec.ir.types import INT, Bytes, Sequence, Str
from capsulec.ir.walk import assigned_once, rewrite, with_blocks, with_expressions
from capsulec.library.operators import plain_operator
from capsulec.passes.intervals import WIDEST, Intervals, Known, arithmetic
from capsulec.passes.loop_versions import Versions, versions_of
from capsulec.passes.signs import UNCHECKED, sign, unchecked
from capsulec.records import replace

# For operands of which neither is negative, and the divisor not zero.
DIVISIONS = {"int.floordiv": "{0} / {1}", "int.mod": "{0} % {1}"}
ITEMS = ("{0}.item({1})", "{0}.code_item({1})")
IMMUTABLE = (Str, Bytes, Sequence)


def ranges(function: Function, *, no_checks: bool = False, choosers: Mapping[str, Function] | None = None) -> Function:
    """Replace checked and wrapping operations where the plain ones do the same; `choosers` as in `passes.intervals`."""
    once = assigned_once(function)
    walk = _Ranges(no_checks, once, None if no_checks else versions_of(function), Intervals(once, choosers or {}))
    return replace(function, body=walk.block(function.body, {}))


class _Ranges:
    def __init__(self, no_checks: bool, once: set[str], versions: Versions | None, intervals: Intervals) -> None:
        self.intervals = intervals
        self.no_checks = no_checks
        self.versions = versions
        self.once = once
        self.signs: dict[str, int] = {}  # of locals that are assigned once
        self.lengths: dict[str, str] = {}  # locals that are the length of a text or tuple: of which

    def block(self, block: Block, known: Known) -> Block:
        found: list[Stmt] = []
        for statement in block:
            found.append(self.statement(statement, known))
            if isinstance(statement, If):
                known = self.intervals.behind(statement, known)
            if isinstance(statement, Assign) and statement.target.name in self.once:
                if statement.target.type == INT:
                    value = self.intervals.lasting(self.intervals.of(statement.value, known))
                    known = known | {statement.target.name: value}
                elif statement.target.name in known:  # from a round before
                    known = {name: known[name] for name in known if name != statement.target.name}
        return tuple(found)

    def statement(self, statement: Stmt, known: Known) -> Stmt:
        def change(expr: Expr) -> Expr:
            return rewrite(expr, lambda e: self.expression(e, known))

        statement = with_expressions(statement, change)
        if isinstance(statement, Assign) and statement.target.name in self.once:
            self.signs[statement.target.name] = sign(statement.value, self.signs)
            if (whole := self.measured(statement.value)) is not None:
                self.lengths[statement.target.name] = whole
        if isinstance(statement, For):
            if self.versions is not None:
                return self.versions.of(statement, lambda loop: self.loop(loop, known))
            return self.loop(statement, known)
        if isinstance(statement, If):
            holds, fails = (self.intervals.where(statement.test, known, outcome) for outcome in (True, False))
            body, orelse = self.block(statement.body, holds), self.block(statement.orelse, fails)
            return replace(statement, body=body, orelse=orelse)
        return with_blocks(statement, lambda b: self.block(b, known))

    def loop(self, statement: For, known: Known) -> For:
        body = self.block(statement.body, self.intervals.inside(statement, known))
        return replace(statement, body=body, orelse=self.block(statement.orelse, known))

    def expression(self, expr: Expr, known: Known) -> Expr:
        """The expression without a check or a wrap that its operands make unnecessary."""
        if not isinstance(expr, Map):
            return expr
        if expr.loop.name in UNCHECKED:
            return unchecked(expr, self.signs)
        if expr.loop.name == "index":
            return self.index(expr, known)
        if expr.loop.cxx in ITEMS:
            return self.item(expr, known)
        if expr.loop.name in DIVISIONS and self.truncates(expr, known):
            operator = DIVISIONS[expr.loop.name]
            return replace(expr, loop=Loop(f"{expr.loop.name}.plain", expr.loop.operands, INT, operator))
        plain = plain_operator(expr.loop)
        if plain is None or expr.loop.result != INT:
            return expr
        exact = arithmetic(expr.loop.name, expr.args, [self.intervals.of(arg, known) for arg in expr.args])
        if exact is None or exact.low < WIDEST[0] or exact.high > WIDEST[1]:
            return expr
        loop = Loop(f"{expr.loop.name}.plain", expr.loop.operands, INT, plain)
        return replace(expr, loop=loop)

    def truncates(self, expr: Map, known: Known) -> bool:
        """Whether C++'s division, which rounds toward zero, is Python's: neither operand is negative."""
        left, right = (self.intervals.of(arg, known) for arg in expr.args)
        return left.low >= 0 and right.low > 0

    def index(self, expr: Map, known: Known) -> Expr:
        position, extent, _ = expr.args
        found = self.intervals.of(position, known)
        inside = found.low >= 0 and (extent in found.below or _less(found.high, extent))
        if inside or (self.no_checks and found.low >= 0):
            return position
        if self.versions is not None and self.versions.assumed(position, extent, found):
            return position
        return expr

    def measured(self, expr: Expr) -> str | None:
        """The text or tuple, a local that stays what it is, whose length an expression is."""
        match expr:
            case Local(name):
                return self.lengths.get(name)
            case Map(Loop(cxx="{0}.size()"), (Local(name, type_),)) if (
                isinstance(type_, IMMUTABLE) and name in self.once
            ):
                return name
            case _:
                return None

    def item(self, expr: Map, known: Known) -> Expr:
        """`text[i]` without a test where i counts up to the length: neither changes."""
        whole, position = expr.args
        found = self.intervals.of(position, known)
        if not (isinstance(whole, Local) and isinstance(whole.type, IMMUTABLE) and found.low >= 0):
            return expr
        if not any(self.measured(limit) == whole.name for limit in found.below):
            return expr
        loop = expr.loop
        return replace(expr, loop=replace(loop, cxx=loop.cxx.replace("item(", "at("), raises=False))


def _less(high: int, extent: Expr) -> bool:
    return isinstance(extent, Const) and isinstance(extent.value, int) and high < extent.value
