"""Innermost loops that store: what they only read is read before them, and rounds that do not meet are marked.

before    for j in range(m): c[i * m + j] = c[i * m + j] + a[i * n + k] * b[k * m + j]
after     if 0 < m:
              t = a[i * n + k]
              for j in range(m): c[i * m + j] = c[i * m + j] + t * b[k * m + j]      (apart)

A C++ compiler does not know that memory which the function has made is not what it was given, and would look there
again after each store. It compares addresses before a loop, but where these are many, it makes no vector code instead;
a loop that is marked gets it in any case, though not as good where a few comparisons would have done.
"""

from __future__ import annotations

from capsulec.ir.build import Builder, apply
from capsulec.ir.mentions import mentions
from capsulec.ir.nodes import (
    Address,
    Assign,
    Block,
    Const,
    Directive,
    Expr,
    Fold,
    For,
    Function,
    Generate,
    If,
    Load,
    Local,
    Select,
    Stmt,
    Store,
)
from capsulec.ir.types import Scalar
from capsulec.ir.walk import (
    all_expressions,
    assigned,
    calls,
    expressions,
    locals_of,
    may_raise,
    statements,
    with_blocks,
    with_children,
    with_expressions,
)
from capsulec.passes.memory import Access, Memory, accesses_of, memory_of
from capsulec.passes.overlap import LESS
from capsulec.records import replace

MOST_COMPARED = 8  # pairs of places, of which g++ compares at most 10


def apart(function: Function) -> Function:
    """The function with its innermost loops so."""
    if function.yields is not None or any(isinstance(s, Directive) for s in statements(function.body)):
        return function
    memory = Memory(function)
    if not memory.new:
        return function
    names = {e.name for e in all_expressions(function.body) if isinstance(e, Local | Address)}
    names |= assigned(function.body) | {p.name for p in function.parameters}
    for expr in all_expressions(function.body):
        if isinstance(expr, Fold | Generate):
            names |= set(expr.indices)
    return replace(function, body=_Loops(memory, Builder(names), function).block(function.body))


class _Loops:
    def __init__(self, memory: Memory, builder: Builder, function: Function) -> None:
        self.memory, self.builder = memory, builder
        self.mentions = mentions(function.body)

    def block(self, block: Block) -> Block:
        found: list[Stmt] = []
        for statement in block:
            if isinstance(statement, For) and _is_innermost(statement):
                found += self.loop(statement)
            else:
                found.append(with_blocks(statement, self.block))
        return tuple(found)

    def loop(self, loop: For) -> Block:
        accesses = list(accesses_of(loop.body))
        stored = [access for access in accesses if access.stored]
        if not stored or not self.keeps_to_itself(loop):
            return (loop,)
        pairs = {(s, other) for s in stored for other in accesses if (s.array, s.place) != (other.array, other.place)}
        meets = any(self.memory.meets_later(s, other, loop.var.name) for s in stored for other in accesses)
        if not meets and len(pairs) > MOST_COMPARED:
            loop = replace(loop, apart=True)
        return self.with_reads_before(loop, stored)

    def keeps_to_itself(self, loop: For) -> bool:
        """Whether the numbers that a loop computes are those of one round."""
        seen: set[str] = set()
        targets = {s.target.name for s in loop.body if isinstance(s, Assign)}
        for statement in loop.body:
            for part in expressions(statement):
                if (locals_of(part) & targets) - seen:
                    return False
            if isinstance(statement, Assign):
                seen.add(statement.target.name)
        inside = mentions(loop.body)
        return all(inside.get(name, 0) == self.mentions.get(name, 0) for name in targets)

    def with_reads_before(self, loop: For, stored: list[Access]) -> Block:
        """The loop, behind what it reads in every round at the same place, which nothing in it stores to."""
        changed = assigned((loop,))
        before: list[Assign] = []

        def fixed(expr: Expr) -> bool:
            if not isinstance(expr, Load) or not isinstance(expr.type, Scalar) or locals_of(expr) & changed:
                return False
            name = memory_of(expr.base)
            return all(self.memory.distinct(name, each.array) for each in stored)

        def change(expr: Expr) -> Expr:
            if isinstance(expr, Select | Fold):
                return expr  # which may not come to all that stands in them
            return self.once(expr, before) if fixed(expr) else with_children(expr, change)

        body: list[Stmt] = []
        for statement in loop.body:
            if isinstance(statement, Assign) and fixed(statement.value) and statement.target.name in self.memory.once:
                before.append(statement)
            elif isinstance(statement, Store):
                indices = tuple(change(index) for index in statement.indices)
                body.append(replace(statement, indices=indices, value=change(statement.value)))
            else:
                body.append(with_expressions(statement, change))
        if not before:
            return (loop,)
        new = replace(loop, body=tuple(body))
        if isinstance(loop.start, Const) and isinstance(loop.stop, Const) and loop.start.value < loop.stop.value:  # type: ignore[operator]
            return (*before, new)
        return (If(apply(LESS, loop.start, loop.stop), (*before, new), (), loop.span),)

    def once(self, load: Expr, before: list[Assign]) -> Local:
        for known in before:
            if known.value == load:
                return known.target
        local = Local(self.builder.fresh("t"), load.type, load.span)
        before.append(Assign(local, load, load.span))
        return local


def _is_innermost(loop: For) -> bool:
    """Whether a loop only computes numbers and stores, and cannot be left."""
    if loop.orelse or loop.step != 1:
        return False
    if not all(
        isinstance(s, Store) or (isinstance(s, Assign) and isinstance(s.target.type, Scalar)) for s in loop.body
    ):
        return False
    return not any(may_raise(e) or calls(e) for s in loop.body for e in expressions(s))
