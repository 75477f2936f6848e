"""Functions that certainly end at once: for those, letting other Python threads run would take longer than the call."""

from __future__ import annotations

from collections.abc import Mapping

from capsulec.ir.nodes import (
    Address,
    Assign,
    Call,
    Cast,
    Const,
    Eval,
    Expr,
    Extent,
    Function,
    If,
    Item,
    Load,
    Local,
    MakeTuple,
    Map,
    Raise,
    Return,
    Select,
    Stmt,
    Store,
    Try,
)
from capsulec.ir.types import Pointer, Scalar
from capsulec.ir.walk import all_expressions, statements

# The headers of what cannot take long: operators and functions of numbers, and elements of arrays.
QUICK = (
    "compare",
    "complex",
    "c_math",
    "cmath",
    "convert",
    "elementary",
    "fit",
    "float",
    "index",
    "integer",
    "math",
    "round",
)


def quick_functions(functions: Mapping[str, Function]) -> set[str]:
    """Functions that certainly end at once: no loops, no memory, and calls only of one another. Callees come first."""
    found: set[str] = set()
    for name, function in functions.items():
        if all(map(_quick_statement, statements(function.body))) and all(
            _quick_expression(e, found) for e in all_expressions(function.body)
        ):
            found.add(name)
    return found


def _quick_statement(statement: Stmt) -> bool:
    if isinstance(statement, Store):
        return bool(statement.indices)
    return isinstance(statement, Assign | If | Return | Raise | Try | Eval)


def _quick_expression(expr: Expr, found: set[str]) -> bool:
    match expr:
        case Map(loop):
            header = loop.header.rpartition("/")[2]
            plain = isinstance(loop.result, Scalar | Pointer)  # a pointer is where an array's elements are
            return not loop.effects and (not header or header.startswith(QUICK)) and plain
        case Call(callee):
            return callee in found
        case Load() | Extent():  # of an array by name: another one is no quick expression itself
            return isinstance(expr.type, Scalar)
        case _:
            return isinstance(expr, Const | Local | Select | Cast | MakeTuple | Item | Address)
