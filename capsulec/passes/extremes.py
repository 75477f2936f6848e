"""The largest and the smallest of the same numbers are found together.

before    t = max(a[i] for i in range(n)); …; return t - min(a[i] for i in range(n))
after     found = extremes(a[i] for i in range(n)); t = found[1]; …; return t - found[0]

One loop reads the numbers once. The second reduction may stand in a later statement when nothing in between writes to
memory, or to what it mentions.
"""

from __future__ import annotations

from collections.abc import Iterator

from capsulec.ir.nodes import Assign, Block, Expr, Fold, Function, If, Item, Local, Raise, Return, Select, Stmt, Store
from capsulec.ir.types import Scalar, Tuple, kind
from capsulec.ir.walk import (
    all_expressions,
    assigned,
    calls,
    children,
    expressions,
    locals_of,
    may_raise,
    rewrite,
    subexpressions,
    with_blocks,
    with_expressions,
)
from capsulec.passes.flatten import names_of
from capsulec.records import replace

OPPOSITE = {"max": "min", "min": "max"}
POSITION = {"min": 0, "max": 1}  # in the pair


def extremes(function: Function) -> Function:
    """The function with such pairs of reductions as one."""
    kinds = [e.kind for e in all_expressions(function.body) if isinstance(e, Fold)]
    if "max" not in kinds or "min" not in kinds:
        return function
    return replace(function, body=_Pairs(names_of(function)).block(function.body))


class _Pairs:
    def __init__(self, taken: set[str]) -> None:
        self.taken = taken

    def block(self, block: Block) -> Block:
        done: list[Stmt] = []
        rest = list(block)
        while rest:
            statement = rest[0]
            for first in _unconditional(statement):
                last = _last_use(first, rest)
                if last is None:
                    continue
                pair = Local(self.name(), Tuple((first.type, first.type)), first.span)
                whole = replace(first, kind="extremes", type=pair.type)
                done.append(Assign(pair, whole, statement.span))
                rest[: last + 1] = [_with_items(s, whole, pair) for s in rest[: last + 1]]
                break
            else:
                done.append(with_blocks(rest.pop(0), self.block))
        return tuple(done)

    def name(self) -> str:
        name, number = "least_and_most", 1
        while name in self.taken:
            name, number = f"least_and_most_{number}", number + 1
        self.taken.add(name)
        return name


def _unconditional(statement: Stmt) -> Iterator[Fold]:
    """The reductions that a statement computes whenever it runs, and that may be computed before it."""
    if not isinstance(statement, Assign | Return | Store) or any(map(calls, expressions(statement))):
        return
    for expr in expressions(statement):
        yield from _folds(expr)


def _folds(expr: Expr) -> Iterator[Fold]:
    if isinstance(expr, Fold):
        if expr.kind in OPPOSITE and len(expr.indices) == 1 and _is_plain(expr):
            yield expr
        return
    for child in children(expr) if not isinstance(expr, Select) else (expr.test,):
        yield from _folds(child)


def _is_plain(fold: Fold) -> bool:
    """Whether its numbers are real ones, and computing them again is the same."""
    real = isinstance(fold.body.type, Scalar) and kind(fold.body.type.dtype) in "iuf" and fold.type == fold.body.type
    return real and not may_raise(fold.body) and not any(isinstance(e, Fold) for e in subexpressions(fold.body))


def _last_use(first: Fold, rest: list[Stmt]) -> int | None:
    """The statement behind which nothing is known of the numbers, when the opposite reduction comes before it."""
    other = replace(first, kind=OPPOSITE[first.kind])
    found: int | None = None
    mentioned = locals_of(first) - set(first.indices)
    for position, statement in enumerate(rest):
        if any(_same(e, other) for x in _before_it_acts(statement) for e in subexpressions(x)):
            found = position
        if not _leaves_alone(statement, mentioned):
            break
    return found


def _before_it_acts(statement: Stmt) -> tuple[Expr, ...]:
    """What a statement computes once, before it changes anything."""
    return expressions(statement) if isinstance(statement, Assign | Return | Store | If | Raise) else ()


def _leaves_alone(statement: Stmt, mentioned: set[str]) -> bool:
    """Whether what the reduction reads is the same after the statement."""
    if any(map(calls, expressions(statement))) or assigned((statement,)) & mentioned:
        return False
    match statement:
        case Assign():
            return True
        case If(body=body, orelse=()):
            return all(isinstance(s, Raise) and not any(map(calls, expressions(s))) for s in body)
        case _:
            return False


def _same(expr: Expr, wanted: Fold) -> bool:
    """Whether an expression is the wanted reduction, whatever its counter is called."""
    if not isinstance(expr, Fold) or expr.kind != wanted.kind or expr.extents != wanted.extents:
        return False
    if expr.indices != wanted.indices:
        if len(expr.indices) != len(wanted.indices):
            return False
        names = dict(zip(expr.indices, wanted.indices, strict=True))
        body = rewrite(expr.body, lambda e: replace(e, name=names.get(e.name, e.name)) if isinstance(e, Local) else e)
        return body == wanted.body
    return expr.body == wanted.body


def _with_items(statement: Stmt, whole: Fold, pair: Local) -> Stmt:
    """The statement with both reductions as items of the pair."""

    def change(expr: Expr) -> Expr:
        if (
            isinstance(expr, Fold)
            and expr.kind in POSITION
            and _same(expr, replace(whole, kind=expr.kind, type=expr.type))
        ):
            return Item(pair, POSITION[expr.kind], expr.type, expr.span)
        return expr

    if not _before_it_acts(statement):
        return statement
    return with_expressions(statement, lambda expr: rewrite(expr, change))
