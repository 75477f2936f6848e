"""Where each variable is declared.

In the innermost block that has all of its mentions: at its first assignment, where that comes before any other
mention; else before the first statement that mentions it. A variable that may keep its value from one round of a loop
to the next is declared before the outermost loop; one that a pointer leads to, which may be used anywhere behind, in
the function's own block. One that a region of OpenMP alone has is declared inside of it, so that each thread has its
own; where it has to stand before the directive (between that and its loop, or among sections, nothing may stand), a
clause says so.
"""

from __future__ import annotations

import re

from capsulec.backend.regions import lists, makes_threads, outside
from capsulec.ir.mentions import Mentions
from capsulec.ir.nodes import Address, Assign, Block, Directive, Expr, For, Function, If, Local, Stmt, While
from capsulec.ir.types import Type
from capsulec.ir.walk import blocks, expressions, shared_locals, statements, subexpressions
from capsulec.records import fresh, mutable

CRITICAL = re.compile(r"omp (critical|ordered)\b")  # which every thread runs


@mutable
class Declarations:
    """`at` has the assignments that declare their variable, `before` the variables declared before a statement,
    `private` those that a directive gives a copy of to each thread; all by the identity of the statement."""

    at: set[int] = fresh(factory=set)
    before: dict[int, list[tuple[str, Type]]] = fresh(factory=dict)
    private: dict[int, list[Local]] = fresh(factory=dict)


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
    governing: Directive | None = None,
) -> None:
    """Declare `name`, all of whose mentions are in `block`; `loop` is the outermost loop around it. `stays`: no block
    inside is looked for. `governing` is the directive that the block belongs to."""
    closed = governing is not None and (governing.loop or "sections" in governing.text)
    mentioning = [s for s in block if mentions.stands_in(s, name)]
    first = mentioning[0]
    if not closed and isinstance(first, Assign) and first.target.name == name and not _mentions(first.value, name):
        found.at.add(id(first))
        return
    shared = isinstance(first, Directive) and name in outside(first)
    if not stays and not shared and len(mentioning) == 1 and not any(_mentions(e, name) for e in expressions(first)):
        holding = [inner for inner in blocks(first) if any(mentions.stands_in(s, name) for s in inner)]
        if len(holding) == 1:
            outermost = loop if loop is not None else first if isinstance(first, For | While) else None
            inner = first if isinstance(first, Directive) else None
            if inner is not None and (makes_threads(inner) or inner.text.startswith("omp task")):
                outermost = None
            if closed and isinstance(first, For) and not _opens_with_assignment(holding[0], name, mentions):
                before_directive(governing, name, type_, found)
            else:
                _place(holding[0], name, type_, outermost, found, mentions, governing=inner)
            return
    if closed:
        before_directive(governing, name, type_, found)
        return
    site = first if loop is None or shared or _always_assigns(first, name, mentions) else loop
    found.before.setdefault(id(site), []).append((name, type_))


def before_directive(directive: Directive | None, name: str, type_: Type, found: Declarations) -> None:
    """Declare `name` before a directive, which gives each of the threads that it makes a copy."""
    assert directive is not None
    found.before.setdefault(id(directive), []).append((name, type_))
    if makes_threads(directive) and not any(name in names for names in lists(directive).values()):
        found.private.setdefault(id(directive), []).append(Local(name, type_))


def _always_assigns(statement: Stmt, name: str, mentions: Mentions) -> bool:
    """Whether every way through the statement assigns the variable before it reads it."""
    match statement:
        case Assign(target, value):
            return target.name == name and not _mentions(value, name)
        case If(test, body, orelse):
            return not _mentions(test, name) and all(_opens_with_assignment(b, name, mentions) for b in (body, orelse))
        case Directive(text=text, body=body):
            return CRITICAL.match(text) is not None and _opens_with_assignment(body, name, mentions)
        case _:
            return False


def _opens_with_assignment(block: Block, name: str, mentions: Mentions) -> bool:
    for statement in block:
        if mentions.stands_in(statement, name):
            return _always_assigns(statement, name, mentions)
    return False


def _mentions(expr: Expr, name: str) -> bool:
    return any(isinstance(e, Local | Address) and e.name == name for e in subexpressions(expr))
