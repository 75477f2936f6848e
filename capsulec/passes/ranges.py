"""What values integers can have, and what follows: no overflow here, no index check there.

before    for i in range(n): t = t + x[index(i, x.shape[0], 0)] * add(i, 1)
after     for i in range(n): t = t + x[i] * (i + 1)

The counter of a loop lies between the loop's bounds, so adding a small constant cannot wrap, and an index that runs
from 0 up to the extent itself needs no check. Only what the structure of the loops shows is used.
"""

from __future__ import annotations

from capsulec.ir.nodes import (
    Assign,
    Block,
    Cast,
    Const,
    Expr,
    Extent,
    For,
    Function,
    Local,
    Loop,
    Map,
    Select,
    Stmt,
)
from capsulec.ir.type_facts import integer_range
from capsulec.ir.types import INT, Bytes, Scalar, Sequence, Str, kind
from capsulec.ir.walk import assigned_once, rewrite, with_blocks, with_expressions
from capsulec.library.operators import plain_operator
from capsulec.passes.loop_versions import Versions, versions_of
from capsulec.passes.signs import UNCHECKED, sign, unchecked
from capsulec.records import record, replace

# For operands of which neither is negative, and the divisor not zero.
DIVISIONS = {"int.floordiv": "{0} / {1}", "int.mod": "{0} % {1}"}
WIDEST = integer_range("int64")
ITEMS = ("{0}.item({1})", "{0}.code_item({1})")
IMMUTABLE = (Str, Bytes, Sequence)


@record
class Interval:
    """All values that an integer may have; `below` are expressions that it is certainly less than, `over` others that
    it is less than when a positive number is added to them."""

    low: int
    high: int
    below: tuple[Expr, ...] = ()
    over: tuple[tuple[Expr, int], ...] = ()


EVERYTHING = Interval(*WIDEST)


def ranges(function: Function, *, no_checks: bool = False) -> Function:
    """Replace checked and wrapping operations where the plain ones do the same."""
    walk = _Ranges(no_checks, assigned_once(function), None if no_checks else versions_of(function))
    return replace(function, body=walk.block(function.body, {}))


class _Ranges:
    def __init__(self, no_checks: bool, once: set[str], versions: Versions | None) -> None:
        self.no_checks = no_checks
        self.versions = versions
        self.once = once
        self.signs: dict[str, int] = {}  # of locals that are assigned once
        self.lengths: dict[str, str] = {}  # locals that are the length of a text or tuple: of which

    def block(self, block: Block, known: dict[str, Interval]) -> Block:
        found: list[Stmt] = []
        for statement in block:
            found.append(self.statement(statement, known))
            if isinstance(statement, Assign) and statement.target.type == INT and statement.target.name in self.once:
                known = known | {statement.target.name: interval(statement.value, known)}
        return tuple(found)

    def statement(self, statement: Stmt, known: dict[str, Interval]) -> Stmt:
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
        return with_blocks(statement, lambda b: self.block(b, known))

    def loop(self, statement: For, known: dict[str, Interval]) -> For:
        inner = known | {statement.var.name: _counter(statement, known)}
        body = self.block(statement.body, inner)
        return replace(statement, body=body, orelse=self.block(statement.orelse, known))

    def expression(self, expr: Expr, known: dict[str, Interval]) -> Expr:
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
        exact = _arithmetic(expr.loop.name, [interval(arg, known) for arg in expr.args])
        if exact is None or exact.low < WIDEST[0] or exact.high > WIDEST[1]:
            return expr
        loop = Loop(f"{expr.loop.name}.plain", expr.loop.operands, INT, plain)
        return replace(expr, loop=loop)

    def truncates(self, expr: Map, known: dict[str, Interval]) -> bool:
        """Whether C++'s division, which rounds toward zero, is Python's: neither operand is negative."""
        left, right = (interval(arg, known) for arg in expr.args)
        return left.low >= 0 and right.low > 0

    def index(self, expr: Map, known: dict[str, Interval]) -> Expr:
        position, extent, _ = expr.args
        found = interval(position, known)
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

    def item(self, expr: Map, known: dict[str, Interval]) -> Expr:
        """`text[i]` without a test where i counts up to the length: neither changes."""
        whole, position = expr.args
        found = interval(position, known)
        if not (isinstance(whole, Local) and isinstance(whole.type, IMMUTABLE) and found.low >= 0):
            return expr
        if not any(self.measured(limit) == whole.name for limit in found.below):
            return expr
        loop = expr.loop
        return replace(expr, loop=replace(loop, cxx=loop.cxx.replace("item(", "at("), raises=False))


def _less(high: int, extent: Expr) -> bool:
    return isinstance(extent, Const) and isinstance(extent.value, int) and high < extent.value


def _counter(loop: For, known: dict[str, Interval]) -> Interval:
    start, stop = interval(loop.start, known), interval(loop.stop, known)
    if loop.step > 0:
        below = (loop.stop, _stripped(loop.stop), *stop.below)
        return Interval(start.low, max(start.low, stop.high - 1), tuple(dict.fromkeys(below)))
    below = (*start.below,)
    return Interval(min(start.high, stop.low + 1), start.high, below)


def _stripped(expr: Expr) -> Expr:
    return expr.value if isinstance(expr, Cast) and _exact(expr) else expr


def _exact(cast: Cast) -> bool:
    """Whether an integer conversion keeps every value."""
    source, to = cast.value.type, cast.type
    if not (isinstance(source, Scalar) and isinstance(to, Scalar)):
        return False
    if kind(source.dtype) not in "iub" or kind(to.dtype) not in "iu":
        return False
    low, high = integer_range(source.dtype)
    least, most = integer_range(to.dtype)
    return least <= low and high <= most


def interval(expr: Expr, known: dict[str, Interval]) -> Interval:
    """What values an integer expression may have."""
    match expr:
        case Const(value=bool() | int() as value):
            return Interval(int(value), int(value))
        case Local(name) if name in known:
            return known[name]
        case Extent():
            return Interval(0, 2**62)  # an array of more elements does not fit in memory
        case Cast(value) if _exact(expr):
            return interval(value, known)
        case Map(loop, args):
            found = _arithmetic(loop.name.removesuffix(".plain"), [interval(a, known) for a in args])
            if found is not None and WIDEST[0] <= found.low and found.high <= WIDEST[1]:
                return found
        case Select(_, body, orelse):
            left, right = interval(body, known), interval(orelse, known)
            return Interval(min(left.low, right.low), max(left.high, right.high))
    if isinstance(expr.type, Scalar) and kind(expr.type.dtype) in "iub":
        return Interval(*integer_range(expr.type.dtype))
    return EVERYTHING


def _moved(found: Interval, by: int) -> tuple[tuple[Expr, int], ...]:
    """What an integer is less than, with what has to be added to it, when a constant is added to the integer."""
    moved = [(limit, by) for limit in found.below] + [(limit, more + by) for limit, more in found.over]
    return tuple((limit, more) for limit, more in moved if 0 < more < 2**31)


def _arithmetic(name: str, operands: list[Interval]) -> Interval | None:
    """The interval of an integer operation, if nothing wraps; None for operations that are not looked into."""
    match name, operands:
        case "int.add" | "index.add", [a, b]:
            shrunk = a.below if b.high <= 0 else b.below if a.high <= 0 else ()
            moved = _moved(a, b.high) if b.low == b.high else _moved(b, a.high) if a.low == a.high else ()
            return Interval(a.low + b.low, a.high + b.high, shrunk, moved)
        case "int.sub" | "index.subtract", [a, b]:
            moved = _moved(a, -b.low) if b.low == b.high else ()
            return Interval(a.low - b.high, a.high - b.low, a.below if b.low >= 0 else (), moved)
        case "int.mul" | "index.multiply", [a, b]:
            products = [x * y for x in (a.low, a.high) for y in (b.low, b.high)]
            return Interval(min(products), max(products))
        case "int.neg", [a]:
            return Interval(-a.high, -a.low)
        case _:
            return None
