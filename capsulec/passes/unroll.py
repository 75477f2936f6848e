"""Loops of a few rounds that only store elements are written out.

before    for i in range(3): r[i] = sum(m[i * 3 + j] * v[j] for j in range(3))
after     r[0] = 0.0 + ((m[0] * v[0] + m[1] * v[1]) + m[2] * v[2]); r[1] = …; r[2] = …

The elements of small arrays are then numbers that the C++ compiler keeps in registers. A sum of less than eight
elements is NumPy's chain of additions. Loops that do more stay as they are: the C++ compiler knows best there.
"""

from __future__ import annotations

from capsulec.ir.build import cast, index
from capsulec.ir.nodes import Address, Block, Const, Expr, Fold, For, Function, Local, Map, Stmt, Store
from capsulec.ir.types import INT, Scalar, kind
from capsulec.ir.walk import all_expressions, rewrite, statements, subexpressions, with_blocks, with_expressions
from capsulec.library.reduction_kinds import combine, identity
from capsulec.passes.elements import plus, times
from capsulec.records import replace

MOST_STORES, MOST_NODES = 16, 600  # that a nest becomes
CHAIN = 7  # elements that NumPy's sum adds one after the other


def unroll(function: Function) -> Function:
    """The function with small nests and sums written out."""
    if not any(isinstance(s, For) for s in statements(function.body)) and not any(
        isinstance(e, Fold) for e in all_expressions(function.body)
    ):
        return function
    return replace(function, body=_block(function.body))


def _block(block: Block) -> Block:
    found: list[Stmt] = []
    for statement in block:
        changed = with_expressions(with_blocks(statement, _block), lambda e: rewrite(e, _written_out))
        found += _rounds(changed)
    return tuple(found)


def _rounds(statement: Stmt) -> Block:
    """The stores of a small loop, inner loops having been written out; else the statement itself."""
    if not isinstance(statement, For) or statement.orelse or not all(isinstance(s, Store) for s in statement.body):
        return (statement,)
    start, stop = statement.start, statement.stop
    if not (isinstance(start, Const) and isinstance(stop, Const)):
        return (statement,)
    rounds = range(int(start.value), int(stop.value), statement.step)  # type: ignore[arg-type]
    nodes = sum(1 for _ in all_expressions(statement.body))
    if len(rounds) * len(statement.body) > MOST_STORES or len(rounds) * nodes > MOST_NODES:
        return (statement,)
    return tuple(
        with_expressions(store, lambda e, n=n: _at(e, statement.var.name, n))  # type: ignore[misc]
        for n in rounds
        for store in statement.body
    )


def _at(expr: Expr, counter: str, value: int) -> Expr:
    """The expression in one round of a loop."""

    def change(inner: Expr) -> Expr:
        if isinstance(inner, Local) and inner.name == counter:
            return index(value)
        return _known(inner)

    return rewrite(expr, change)


def _known(expr: Expr) -> Expr:
    """Arithmetic on indices that are known."""
    if isinstance(expr, Map) and len(expr.args) == 2 and expr.type == INT:
        match expr.loop.name.removesuffix(".plain"):
            case "index.add" | "int.add":
                return _if_known(expr, plus(*expr.args))
            case "index.multiply" | "int.mul":
                return _if_known(expr, times(*expr.args))
    return expr


def _if_known(expr: Map, value: Expr) -> Expr:
    return value if isinstance(value, Const | Local) and expr.loop.cxx.startswith("{0} ") else expr


def _written_out(expr: Expr) -> Expr:
    """A short sum as additions."""
    if not isinstance(expr, Fold) or expr.kind != "sum" or len(expr.indices) != 1:
        return expr
    (length,), (counter,) = expr.extents, expr.indices
    if not isinstance(length, Const) or not isinstance(expr.type, Scalar) or kind(expr.type.dtype) not in "fiu":
        return expr
    count = int(length.value)  # type: ignore[arg-type]
    if not 0 < count <= CHAIN or sum(1 for _ in subexpressions(expr.body)) * count > MOST_NODES:
        return expr
    if any(isinstance(e, Fold | Address) for e in subexpressions(expr.body)):
        return expr
    start = identity("sum", expr.type.dtype)
    assert start is not None
    total = cast(_at(expr.body, counter, 0), expr.type)
    for n in range(1, count):
        total = combine("sum", total, cast(_at(expr.body, counter, n), expr.type))
    return combine("sum", start, total) if kind(expr.type.dtype) == "f" else total
