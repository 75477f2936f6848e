"""Which functions can raise.

A function that cannot is called without a `try`, and its capsule has no wrapper. Recursion starts from "cannot".
"""

from __future__ import annotations

from capsulec.ir.nodes import Block, Call, Expr, Map, Program, Raise, Stmt, Try
from capsulec.ir.types import Array, Generator
from capsulec.ir.walk import blocks, expressions, is_counted, may_raise, rewrite_block, subexpressions
from capsulec.records import replace


def effects(program: Program) -> Program:
    """The program with `raises` of functions and calls as they are."""
    raising: set[str] = set()
    while True:
        found = {f.name for f in program.functions if f.thrown or _block_raises(f.body, raising)}
        if found == raising:
            break
        raising = found

    def mark(expr: Expr) -> Expr:
        if isinstance(expr, Call) and expr.raises != (expr.callee in raising):
            return replace(expr, raises=expr.callee in raising)
        if isinstance(expr, Map) and (owner := _stepped(expr)) is not None and expr.loop.raises != (owner in raising):
            return replace(expr, loop=replace(expr.loop, raises=owner in raising))
        return expr

    functions = tuple(replace(f, body=rewrite_block(f.body, mark), raises=f.name in raising) for f in program.functions)
    return replace(program, functions=functions)


def _block_raises(block: Block, raising: set[str]) -> bool:
    return any(_raises(statement, raising) for statement in block)


def _raises(statement: Stmt, raising: set[str]) -> bool:
    if any(_expression_raises(e, raising) for e in expressions(statement)):
        return True
    match statement:
        case Raise():
            return True
        case Try(body, handlers, orelse, final):
            catches_all = any(not h.exceptions or h.exceptions == ("BaseException",) for h in handlers)
            inside = [*(h.body for h in handlers), orelse, final]
            if not catches_all:
                inside.append(body)
            return any(_block_raises(b, raising) for b in inside)
        case _:
            return any(_block_raises(b, raising) for b in blocks(statement))


def _expression_raises(expr: Expr, raising: set[str]) -> bool:
    for e in subexpressions(expr):
        match e:
            case Call(callee=callee, type=type_):
                if callee in raising or (isinstance(type_, Generator) and not type_.in_place):
                    return True
            case Map() if (owner := _stepped(e)) is not None:
                if owner in raising:
                    return True
            case _ if type(e).__name__ == "Allocate" or (isinstance(e.type, Array) and type(e).__name__ == "Call"):
                return True  # memory can run out
            case Map() if is_counted(e.type):
                return True  # for the same reason
            case _ if may_raise_itself(e):
                return True
    return False


def _stepped(expr: Map) -> str | None:
    """The generator function whose body runs when the expression asks a generator for its next element."""
    if expr.loop.name == "next" and expr.loop.cxx == "{0}.next()" and isinstance(expr.args[0].type, Generator):
        return str(expr.args[0].type.owner)
    return None


def may_raise_itself(expr: Expr) -> bool:
    """Whether this node, not its operands, can raise."""
    return isinstance(expr, Map) and expr.loop.raises


__all__ = ["effects", "may_raise"]
