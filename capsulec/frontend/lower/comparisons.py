"""Lowering of comparisons of tuples, item by item."""

from __future__ import annotations

from typing import Any

import gast

from capsulec.frontend.lower.context import Lowering, tuple_item
from capsulec.frontend.operator_symbols import COMPARE
from capsulec.ir.build import apply, constant
from capsulec.ir.nodes import Expr, Local, MakeTuple, Select
from capsulec.ir.types import BOOL, Optional, Tuple, Type
from capsulec.library import operators


def compare_tuples(low: Lowering, op: Any, left: Expr, right: Expr) -> Expr:
    """Tuples are compared by their first items that differ."""
    symbol = COMPARE[type(op).__name__]
    first, second = left.type, right.type
    assert isinstance(first, Tuple)
    assert isinstance(second, Tuple)
    a = left if isinstance(left, MakeTuple) else low.builder.once(left, "t")
    b = right if isinstance(right, MakeTuple) else low.builder.once(right, "t")
    same = [
        a == b or is_one_variable(tuple_item(a, n, first.items[n]), tuple_item(b, n, second.items[n]))
        for n in range(min(len(first.items), len(second.items)))
    ]
    pairs = [
        (low.builder.once(tuple_item(a, n, t), "t"), low.builder.once(tuple_item(b, n, u), "t"))
        for n, (t, u) in enumerate(zip(first.items, second.items, strict=False))
    ]
    shorter = len(first.items) - len(second.items)
    ends = {
        "==": shorter == 0,
        "!=": shorter != 0,
        "<": shorter < 0,
        "<=": shorter <= 0,
        ">": shorter > 0,
        ">=": shorter >= 0,
    }
    result: Expr = constant(ends[symbol])
    if symbol in ("==", "!=") and shorter:
        return result
    for is_same, (x, y) in reversed(list(zip(same, pairs, strict=True))):
        if is_same:
            continue
        equal = _compare_items(low, gast.Eq(), x, y)
        decided = constant(symbol == "!=") if symbol in ("==", "!=") else _compare_items(low, op, x, y)
        result = Select(equal, result, decided, BOOL, left.span)
    return result


def present(type_: Type) -> Type:
    """The type of a value that is not None."""
    return type_.value if isinstance(type_, Optional) else type_


def _compare_items(low: Lowering, op: Any, left: Expr, right: Expr) -> Expr:
    """Items of tuples, which may be tuples."""
    from capsulec.frontend.lower.expressions import truth_of

    if isinstance(left.type, Tuple) and isinstance(right.type, Tuple):
        return compare_tuples(low, op, left, right)
    return truth_of(apply(operators.compare(COMPARE[type(op).__name__], left.type, right.type), left, right))


def is_one_variable(left: Expr, right: Expr) -> bool:
    """Whether two values are one variable's: for Python one object, which equals itself in containers even when it is a
    NaN."""
    return isinstance(left, Local) and isinstance(right, Local) and left.name == right.name
