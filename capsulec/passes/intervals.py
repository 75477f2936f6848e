"""What values integers can have: between which numbers, and less than which expressions.

    for i in range(n)                  0 <= i < n, so n >= 1
    j = i - 1                          -1 <= j < n
    if 0 <= j                          0 <= j there
    k = min(max(i + s, 0), n - 1)      0 <= k < n
    k = clip(i + s, 0, n - 1)          the same, where clip is a function of integers that chooses in this way

Only locals that keep their value are known by name, and lengths of arrays, which stay what they are.
"""

from __future__ import annotations

from collections.abc import Mapping

from capsulec.ir.nodes import (
    Assign,
    Block,
    Break,
    Call,
    Cast,
    Const,
    Continue,
    Expr,
    Extent,
    For,
    Function,
    If,
    Local,
    Loop,
    Map,
    Raise,
    Return,
    Select,
    Stmt,
)
from capsulec.ir.type_facts import integer_range
from capsulec.ir.types import INT, Scalar, Type, kind
from capsulec.ir.walk import (
    all_expressions,
    assigned_once,
    locals_of,
    rewrite,
    statements,
    subexpressions,
    with_blocks,
    with_expressions,
)
from capsulec.records import record, replace

WIDEST = integer_range("int64")
LONGEST = 2**62  # an array of more elements does not fit in memory
MOST_CHOICES = 60  # nodes of a function that is looked into where it is called
MOST_LIMITS = 12  # expressions that a value is known to be less than
OPERATIONS = ("int.add", "int.sub", "int.mul", "int.neg", "index.add", "index.subtract", "index.multiply")
# What a comparison is when it does not hold, and with its operands exchanged.
NEGATED = {"{0} < {1}": "{0} >= {1}", "{0} <= {1}": "{0} > {1}", "{0} > {1}": "{0} <= {1}", "{0} >= {1}": "{0} < {1}"}
MIRRORED = {"{0} > {1}": "{0} < {1}", "{0} >= {1}": "{0} <= {1}"}


@record
class Interval:
    """All values that an integer may have; `below` are expressions that it is certainly less than, `over` others that
    it is less than when a positive number is added to them."""

    low: int
    high: int
    below: tuple[Expr, ...] = ()
    over: tuple[tuple[Expr, int], ...] = ()


EVERYTHING = Interval(*WIDEST)
Known = dict[str, Interval]  # by `key_of`


class Intervals:
    """The intervals of expressions in one function. `stable` are the locals that keep their value."""

    def __init__(self, stable: set[str], choosers: Mapping[str, Function]) -> None:
        self.stable, self.choosers = stable, choosers

    def of(self, expr: Expr, known: Known) -> Interval:
        """What values an integer expression may have."""
        match expr:
            case Const(value=bool() | int() as value):
                return Interval(int(value), int(value))
            case Local() | Extent() if (key := key_of(expr)) in known:
                return known[key]
            case Extent():
                return Interval(0, LONGEST)
            case Cast(value) if is_exact(expr):
                return self.of(value, known)
            case Map(loop, args, Scalar(dtype)) if kind(dtype) in "iu":
                found = arithmetic(loop.name.removesuffix(".plain"), args, [self.of(a, known) for a in args])
                least, most = integer_range(dtype)  # beyond which it wraps
                if found is not None and least <= found.low and found.high <= most:
                    return found
            case Select(test, body, orelse):
                holds, fails = self.where(test, known, True), self.where(test, known, False)
                return self.either(self.of(body, holds), self.of(orelse, fails), known)
            case Call(callee, args) if callee in self.choosers:
                return self.chosen(self.choosers[callee], args, known)
        if isinstance(expr.type, Scalar) and kind(expr.type.dtype) in "iub":
            return Interval(*integer_range(expr.type.dtype))
        return EVERYTHING

    def either(self, left: Interval, right: Interval, known: Known) -> Interval:
        """The values of one or the other."""

        def is_below(found: Interval, limit: Expr, more: int) -> bool:
            inside = more == 0 and limit in found.below
            return inside or (limit, more) in found.over or found.high < self.of(limit, known).low + more

        below = [
            limit for limit in (*left.below, *right.below) if is_below(left, limit, 0) and is_below(right, limit, 0)
        ]
        over = [
            (limit, more)
            for limit, more in (*left.over, *right.over, *((limit, 1) for limit in (*left.below, *right.below)))
            if limit not in below
            and all(is_below(side, limit, 0) or is_below(side, limit, more) for side in (left, right))
        ]
        both = tuple(dict.fromkeys(below))[:MOST_LIMITS], tuple(dict.fromkeys(over))[:MOST_LIMITS]
        return Interval(min(left.low, right.low), max(left.high, right.high), *both)

    def lasting(self, found: Interval) -> Interval:
        """What stays true of a value in the statements behind."""
        below = tuple(limit for limit in found.below if self.is_lasting(limit))
        over = tuple((limit, more) for limit, more in found.over if self.is_lasting(limit))
        return replace(found, below=below, over=over)

    def is_lasting(self, limit: Expr) -> bool:
        """Whether an expression has one value wherever it stands behind its locals' assignments."""
        return locals_of(limit) <= self.stable and _is_arithmetic(limit)

    def counter(self, loop: For, known: Known) -> Interval:
        start, stop = self.of(loop.start, known), self.of(loop.stop, known)
        if loop.step > 0:
            below = (loop.stop, _stripped(loop.stop), *stop.below)
            return Interval(start.low, max(start.low, stop.high - 1), tuple(dict.fromkeys(below)))
        below = (*start.below,)
        return Interval(min(start.high, stop.low + 1), start.high, below)

    def inside(self, loop: For, known: Known) -> Known:
        """What is known in the body of a loop: the counter, and that there is a round."""
        inner = dict(known)
        if loop.step > 0:
            self.limit(inner, _stripped(loop.stop), Interval(self.of(loop.start, known).low + 1, WIDEST[1]))
        inner[loop.var.name] = self.counter(loop, known)
        return inner

    def where(self, test: Expr, known: Known, holds: bool) -> Known:
        """What is known where a test has come out so."""
        match test:
            case Map(Loop(cxx="!{0}"), (inner,)):
                return self.where(inner, known, not holds)
            case Select(left, right, Const(value=False)) if holds:
                return self.where(right, self.where(left, known, True), True)
            case Select(left, Const(value=True), right) if not holds:
                return self.where(right, self.where(left, known, False), False)
            case Map(Loop(cxx=cxx), (left, right)) if cxx in NEGATED and _are_integers(left.type, right.type):
                return self.compared(cxx if holds else NEGATED[cxx], left, right, known)
            case _:
                return known

    def compared(self, cxx: str, left: Expr, right: Expr, known: Known) -> Known:
        """What is known where `left < right` or the like."""
        if cxx in MIRRORED:
            left, right, cxx = right, left, MIRRORED[cxx]
        less = int(cxx == "{0} < {1}")
        first, second = self.of(left, known), self.of(right, known)
        below, over = second.below, second.over
        if self.is_lasting(right):
            below, over = ((*below, right), over) if less else (below, (*over, (right, 1)))
        found = dict(known)
        self.limit(found, left, Interval(WIDEST[0], max(second.high - less, WIDEST[0]), below, over))
        self.limit(found, right, Interval(min(first.low + less, WIDEST[1]), WIDEST[1]))
        return found

    def limit(self, known: Known, expr: Expr, found: Interval) -> None:
        """Add to what is known of a local or a length."""
        key = key_of(expr)
        if not key or not locals_of(expr) <= self.stable:
            return
        old = self.of(expr, known)
        below = tuple(dict.fromkeys((*old.below, *found.below)))[:MOST_LIMITS]
        over = tuple(dict.fromkeys((*old.over, *found.over)))[:MOST_LIMITS]
        low, high = max(old.low, found.low), min(old.high, found.high)
        if low <= high:  # else the program does not come here
            known[key] = Interval(low, high, below, over)

    def chosen(self, chooser: Function, args: tuple[Expr, ...], known: Known) -> Interval:
        """The values of a call of a function that chooses among integers."""
        given = {p.name: arg for p, arg in zip(chooser.parameters, args, strict=True)}
        kept = assigned_once(chooser)  # a parameter that it changes may be anything then
        inside = {name: self.of(arg, known) for name, arg in given.items() if name in kept}
        walk = Intervals(self.stable | kept, {})
        results = list(walk.returned(chooser.body, known | inside))
        if not results:
            return EVERYTHING
        found = results[0]
        for other in results[1:]:
            found = walk.either(found, other, known)

        def outside(limit: Expr) -> Expr:
            return rewrite(limit, lambda e: given.get(e.name, e) if isinstance(e, Local) else e)

        def is_known(limit: Expr) -> bool:
            return not any(name.startswith(f"{chooser.name}.") for name in locals_of(limit))

        below = tuple(new for limit in found.below if is_known(new := outside(limit)))
        over = tuple((new, more) for limit, more in found.over if is_known(new := outside(limit)))
        return replace(found, below=below, over=over)

    def returned(self, block: Block, known: Known) -> list[Interval]:
        """The values that a block of such a function returns."""
        found: list[Interval] = []
        for statement in block:
            match statement:
                case Assign(target, value) if target.name in self.stable:
                    known = known | {target.name: self.of(value, known)}
                case Return(value) if value is not None:
                    return [*found, self.of(value, known)]
                case Raise():
                    return found
                case If(test, body, orelse):
                    holds, fails = self.where(test, known, True), self.where(test, known, False)
                    found += self.returned(body, holds) + self.returned(orelse, fails)
                    if ends(body) and ends(orelse):
                        return found
                    known = self.behind(statement, known)
        return found

    def behind(self, statement: If, known: Known) -> Known:
        """What is known behind a test of which one branch does not come there."""
        if ends(statement.body) == ends(statement.orelse):
            return known
        return self.where(statement.test, known, ends(statement.orelse))


def key_of(expr: Expr) -> str:
    """What an integer that keeps its value is known by; empty for other expressions."""
    match expr:
        case Local(name):
            return name
        case Extent(Local(name), axis):
            return f"{name}.shape[{axis}]"
        case _:
            return ""


def choosers(functions: tuple[Function, ...]) -> dict[str, Function]:
    """The functions of integers that compute one of a few, with names of their own for their locals."""
    found = (function for function in functions if _is_chooser(function))
    return {function.name: _with_own_names(function) for function in found}


def _is_chooser(function: Function) -> bool:
    types = [*(p.type for p in function.parameters), function.result]
    if function.yields is not None or any(type_ != INT for type_ in types):
        return False
    if not all(isinstance(s, Assign | If | Return | Raise) for s in statements(function.body)):
        return False
    nodes = list(all_expressions(function.body))
    return len(nodes) <= MOST_CHOICES and all(isinstance(e, Const | Local | Map | Select | Cast) for e in nodes)


def _with_own_names(function: Function) -> Function:
    def own(local: Local) -> Local:
        return replace(local, name=f"{function.name}.{local.name}")

    def renamed(statement: Stmt) -> Stmt:
        if isinstance(statement, Assign):
            statement = replace(statement, target=own(statement.target))
        changed = with_expressions(
            statement, lambda expr: rewrite(expr, lambda e: own(e) if isinstance(e, Local) else e)
        )
        return with_blocks(changed, lambda block: tuple(map(renamed, block)))

    return replace(function, parameters=tuple(map(own, function.parameters)), body=tuple(map(renamed, function.body)))


def ends(block: Block) -> bool:
    """Whether what stands behind a block is never reached from it."""
    if not block:
        return False
    last = block[-1]
    return isinstance(last, Return | Raise | Break | Continue) or (
        isinstance(last, If) and ends(last.body) and ends(last.orelse)
    )


def _are_integers(left: Type, right: Type) -> bool:
    return left == right and isinstance(left, Scalar) and kind(left.dtype) in "iu"


def _is_arithmetic(expr: Expr) -> bool:
    """Whether an expression is computed from locals and lengths alone."""
    return all(
        isinstance(e, Local | Const | Extent | Cast)
        or (isinstance(e, Map) and e.loop.name.removesuffix(".plain") in OPERATIONS)
        for e in subexpressions(expr)
    )


def _stripped(expr: Expr) -> Expr:
    return expr.value if isinstance(expr, Cast) and is_exact(expr) else expr


def is_exact(cast: Cast) -> bool:
    """Whether an integer conversion keeps every value."""
    source, to = cast.value.type, cast.type
    if not (isinstance(source, Scalar) and isinstance(to, Scalar)):
        return False
    if kind(source.dtype) not in "iub" or kind(to.dtype) not in "iu":
        return False
    low, high = integer_range(source.dtype)
    least, most = integer_range(to.dtype)
    return least <= low and high <= most


def _moved(found: Interval, by: int) -> tuple[tuple[Expr, int], ...]:
    """What an integer is less than, with what has to be added to it, when a constant is added to the integer."""
    moved = [(limit, by) for limit in found.below] + [(limit, more + by) for limit, more in found.over]
    return tuple((limit, more) for limit, more in moved if 0 < more < 2**31)


def _lowered(expr: Expr, found: Interval, by: int) -> tuple[Expr, ...]:
    """What an integer is less than when a number that is not negative, `by` at least, is taken from it."""
    if by <= 0:
        return found.below
    reached = (limit for limit, more in found.over if more <= by)
    return tuple(dict.fromkeys((expr, _stripped(expr), *found.below, *reached)))


def arithmetic(name: str, args: tuple[Expr, ...], operands: list[Interval]) -> Interval | None:
    """The interval of an integer operation, if nothing wraps; None for operations that are not looked into."""
    match name, operands:
        case "int.add" | "index.add", [a, b]:
            shrunk = a.below if b.high <= 0 else b.below if a.high <= 0 else ()
            moved = _moved(a, b.high) if b.low == b.high else _moved(b, a.high) if a.low == a.high else ()
            return Interval(a.low + b.low, a.high + b.high, shrunk, moved)
        case "int.sub" | "index.subtract", [a, b]:
            moved = _moved(a, -b.low) if b.low == b.high else ()
            return Interval(a.low - b.high, a.high - b.low, _lowered(args[0], a, b.low) if b.low >= 0 else (), moved)
        case "int.mul" | "index.multiply", [a, b]:
            products = [x * y for x in (a.low, a.high) for y in (b.low, b.high)]
            return Interval(min(products), max(products))
        case "int.neg", [a]:
            return Interval(-a.high, -a.low)
        case _:
            return None
