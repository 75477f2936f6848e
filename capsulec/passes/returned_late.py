"""A small array that loops change and that is then only returned gets its own block of memory at the end.

before    total = empty(3); …; for …: total[0] = total[0] + x; …; return total
after     total_1 = empty(3); …; for …: total_1[0] = total_1[0] + x; …
          total = empty(3); total[0] = total_1[0]; …; return total

The first one can then be the function's own memory (`passes.buffers`), which no other array is and which compilers keep
in registers; a block of the heap is loaded and stored in every round.
"""

from __future__ import annotations

from math import prod

from capsulec.ir.build import index
from capsulec.ir.fresh import fresh_name
from capsulec.ir.mentions import mentions
from capsulec.ir.nodes import (
    Allocate,
    Assign,
    Block,
    Const,
    Expr,
    Extent,
    For,
    Function,
    Load,
    Local,
    Loop,
    Map,
    Return,
    Stmt,
    Store,
    Try,
    While,
)
from capsulec.ir.types import Array, Scalar
from capsulec.ir.walk import (
    assigned_once,
    children,
    expressions,
    rewrite_block,
    statements,
    with_blocks,
)
from capsulec.passes.overlap import address
from capsulec.records import replace

MOST = 16  # elements, which are copied one by one


def returned_late(function: Function) -> Function:
    """The function with such arrays made where they are returned."""
    body = function.body
    if any(isinstance(statement, Try) for statement in statements(body)):
        return function  # `finally` changes what has been returned
    for position, statement in enumerate(function.body):
        match statement:
            case Assign(Local(name, Array()) as array, Allocate() as made) if _few(made) and _is_simple(function, name):
                rest = body[position + 1 :]
                if any(isinstance(s, For | While) and _stores(s, name) for s in rest):
                    names = {*mentions(body), *(s.target.name for s in statements(body) if isinstance(s, Assign))}
                    body = (*body[:position], *_late(array, made, statement, rest, names))
    return function if body is function.body else replace(function, body=body)


def _few(made: Allocate) -> bool:
    return all(isinstance(length, Const) for length in made.extents) and 0 < _count(made) <= MOST


def _count(made: Allocate) -> int:
    return prod(length.value for length in made.extents if isinstance(length, Const) and isinstance(length.value, int))


def _is_simple(function: Function, name: str) -> bool:
    """Whether an array is made once, and nothing is done with it but with its elements, and `return`."""
    if name not in assigned_once(function):
        return False
    for statement in statements(function.body):
        match statement:
            case Return(Local(given)) if given == name:
                pass
            case _ if not all(_only_elements(part, name) for part in expressions(statement)):
                return False
    return True


def _only_elements(expr: Expr, name: str) -> bool:
    match expr:
        case Local(given):
            return given != name
        case Extent(Local()) | Map(Loop("array.data" | "array.stride"), (Local(),)):
            return True
        case _:
            return all(_only_elements(child, name) for child in children(expr))


def _stores(loop: For | While, name: str) -> bool:
    """Whether a loop changes elements of an array."""
    for statement in statements(loop.body):
        match statement:
            case Store(Map(Loop("array.data"), (Local(given),))) if given == name:
                return True
    return False


def _late(array: Local, made: Allocate, statement: Assign, rest: Block, names: set[str]) -> Block:
    early = replace(array, name=fresh_name(array.name, names))

    def renamed(expr: Expr) -> Expr:
        return replace(expr, name=early.name) if isinstance(expr, Local) and expr.name == array.name else expr

    def leaving(block: Block) -> Block:
        found: list[Stmt] = []
        for each in block:
            if isinstance(each, Return) and isinstance(each.value, Local) and each.value.name == early.name:
                found += [replace(statement, span=each.span), *_copied(array, early, made), replace(each, value=array)]
            else:
                found.append(with_blocks(each, leaving))
        return tuple(found)

    return (replace(statement, target=early), *leaving(rewrite_block(rest, renamed)))


def _copied(array: Local, early: Local, made: Allocate) -> list[Stmt]:
    assert isinstance(array.type, Array)
    to, given, dtype = address(array), address(early), Scalar(array.type.dtype)
    return [Store(to, (index(i),), Load(given, (index(i),), dtype)) for i in range(_count(made))]
