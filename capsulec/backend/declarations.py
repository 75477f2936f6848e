"""Where each variable is declared.

In the innermost block that has all of its mentions: at its first assignment, where that comes before any other
mention; else before the first statement that mentions it. A variable that may keep its value from one round of a loop
to the next is declared before the outermost loop; one that a pointer leads to, which may be used anywhere behind, in
the function's own block.
"""

from __future__ import annotations

from capsulec.ir.mentions import Mentions
from capsulec.ir.nodes import Address, Assign, Block, Expr, For, Function, If, Local, Stmt, While
from capsulec.ir.types import Type
from capsulec.ir.walk import blocks, expressions, shared_locals, statements, subexpressions
from capsulec.records import fresh, mutable


@mutable
class Declarations:
    """`at` has the assignments that declare their variable, `before` the variables declared before a statement; both by
    the identity of the statement."""

    at: set[int] = fresh(factory=set)
    before: dict[int, list[tuple[str, Type]]] = fresh(factory=dict)


def declarations(function: Function) -> Declarations:
    """The place of the declaration of every variable that is not a parameter."""
    found = Declarations()
    parameters = {parameter.name for parameter in function.parameters}
    types = {
        s.target.name: s.target.type
        for s in statements(function.body)
        if isinstance(s, Assign) and s.target.name not in parameters
    }
    pointed = shared_locals(function)
    mentions = Mentions()
    for name, type_ in sorted(types.items()):
        _place(function.body, name, type_, None, found, mentions, stays=name in pointed)
    return found


def _place(
    block: Block,
    name: str,
    type_: Type,
    loop: Stmt | None,
    found: Declarations,
    mentions: Mentions,
    *,
    stays: bool = False,
) -> None:
    """Declare `name`, all of whose mentions are in `block`; `loop` is the outermost loop around it. `stays`: no block
    inside is looked for."""
    mentioning = [s for s in block if mentions.stands_in(s, name)]
    first = mentioning[0]
    if isinstance(first, Assign) and first.target.name == name and not _mentions(first.value, name):
        found.at.add(id(first))
        return
    if not stays and len(mentioning) == 1 and not any(_mentions(e, name) for e in expressions(first)):
        holding = [inner for inner in blocks(first) if any(mentions.stands_in(s, name) for s in inner)]
        if len(holding) == 1:
            outermost = loop if loop is not None else first if isinstance(first, For | While) else None
            _place(holding[0], name, type_, outermost, found, mentions)
            return
    site = first if loop is None or _always_assigns(first, name, mentions) else loop
    found.before.setdefault(id(site), []).append((name, type_))


def _always_assigns(statement: Stmt, name: str, mentions: Mentions) -> bool:
    """Whether every way through the statement assigns the variable before it reads it."""
    match statement:
        case Assign(target, value):
            return target.name == name and not _mentions(value, name)
        case If(test, body, orelse):
            return not _mentions(test, name) and all(_opens_with_assignment(b, name, mentions) for b in (body, orelse))
        case _:
            return False


def _opens_with_assignment(block: Block, name: str, mentions: Mentions) -> bool:
    for statement in block:
        if mentions.stands_in(statement, name):
            return _always_assigns(statement, name, mentions)
    return False


def _mentions(expr: Expr, name: str) -> bool:
    return any(isinstance(e, Local | Address) and e.name == name for e in subexpressions(expr))
