"""Neighbouring nests over the same indices become one, and new arrays that only it knows become numbers.

before    root = empty(n); for i in range(n): root[i] = sqrt(y[i])
          d = empty(n);    for i in range(n): d[i] = x[i] / root[i]
after     d = empty(n);    for i in range(n): root = sqrt(y[i]); d[i] = x[i] / root

A chain of elementwise statements then goes through memory once, and stores nothing but its result. A nest may move up
to another one, past what does not touch its memory, where each element that both know is at the same index in both, and
the array is one that the function has made: nobody else sees in which order its elements come to be.
"""

from __future__ import annotations

from capsulec.ir.build import cast
from capsulec.ir.mentions import mentions
from capsulec.ir.nodes import (
    Address,
    Allocate,
    Assign,
    Block,
    Const,
    Directive,
    Expr,
    Extent,
    Fold,
    For,
    Function,
    If,
    Load,
    Local,
    Loop,
    Map,
    Raise,
    Return,
    Stmt,
    Store,
    Try,
)
from capsulec.ir.walk import (
    all_expressions,
    calls,
    children,
    expressions,
    locals_of,
    may_raise,
    rewrite,
    statements,
    subexpressions,
    with_blocks,
    with_expressions,
)
from capsulec.passes.memory import Memory, accesses_of, is_plain, memory_of, reads
from capsulec.records import record, replace

MOST_STORES, MOST_NODES = 24, 2500  # of a nest that is made of several
# Headers of operations that have vector code. A loop with others has none, and would take it from what is put into it.
VECTORS = ("", "numpy/float.hpp", "numpy/choose.hpp", "numpy/bounds.hpp", "numpy/cast.hpp")


@record
class Nest:
    """Loops from 0 on, the outermost first, around stores and numbers."""

    loops: tuple[For, ...]
    body: Block

    @property
    def counters(self) -> tuple[str, ...]:
        return tuple(loop.var.name for loop in self.loops)

    @property
    def ends(self) -> tuple[Expr, ...]:
        return tuple(loop.stop for loop in self.loops)


def merge(function: Function) -> Function:
    """The function with nests put together."""
    if function.yields is not None or any(isinstance(s, Directive) for s in statements(function.body)):
        return function
    memory = Memory(function)
    return replace(function, body=_Merger(function, memory).block(function.body)) if memory.new else function


class _Merger:
    def __init__(self, function: Function, memory: Memory) -> None:
        self.memory, self.once = memory, memory.once
        self.mentions = mentions(function.body)
        # Arrays whose elements nobody can look at after an exception.
        self.unseen = (
            set() if any(isinstance(s, Try) for s in statements(function.body)) else {*memory.new} - _seen(function)
        )

    def block(self, block: Block) -> Block:
        found: list[Stmt | Nest] = []
        for statement in block:
            nest = _nest_of(statement)
            if nest is not None:
                self.add(found, nest)
            elif self.goes_first(statement):
                place = len(found)
                while place > 0 and self.passes(statement, found[place - 1]):
                    place -= 1
                found.insert(place, statement)
            else:
                found.append(with_blocks(statement, self.block))
        return self.written(found)

    # Where things go.

    def goes_first(self, statement: Stmt) -> bool:
        """Whether a statement only makes memory, a number, or a check, without a look at memory."""
        match statement:
            case Assign(target, Allocate()):
                return target.name in self.once
            case Assign(target, value):
                return target.name in self.once and is_plain(value)
            case If(test, (Raise(),), ()):
                return is_plain(test) and not any(map(reads, expressions(statement.body[0])))
            case _:
                return False

    def passes(self, statement: Stmt, before: Stmt | Nest) -> bool:
        """Whether a statement that goes first may go in front of another one."""
        if not isinstance(before, Nest):
            return False
        if isinstance(statement, Assign):
            return statement.target.name not in _names(before)
        return all(access.array in self.unseen for access in accesses_of(before.body) if access.stored)

    def add(self, found: list[Stmt | Nest], nest: Nest) -> None:
        """Put a nest behind what is there, or into an earlier nest."""
        for place in range(len(found) - 1, -1, -1):
            before = found[place]
            if not isinstance(before, Nest):
                if not self.may_move(nest, before):
                    break
                continue
            together = self.together(before, nest)
            if together is not None:
                found[place] = together
                return
            if not self.are_apart(before, nest):
                break
        found.append(nest)

    def may_move(self, nest: Nest, before: Stmt) -> bool:
        """Whether a nest may go in front of a statement that is none."""
        if not self.goes_first(before):
            return False
        if isinstance(before, If):
            return False  # what it stores would be seen, or be lost
        assert isinstance(before, Assign)
        return before.target.name not in _names(nest)

    def are_apart(self, one: Nest, other: Nest) -> bool:
        """Whether neither nest stores what the other one touches."""
        return all(
            self.memory.distinct(a.array, b.array)
            for a in accesses_of(one.body)
            for b in accesses_of(other.body)
            if a.stored or b.stored
        )

    def together(self, one: Nest, other: Nest) -> Nest | None:
        """Two nests as one, the statements of `other` behind those of `one`; None where that means something else."""
        if one.ends != other.ends or len(one.body) + len(other.body) > MOST_STORES or _vectors(one) != _vectors(other):
            return None
        renamed = _with_counters(other, one.counters)
        if renamed is None or _size(one) + _size(renamed) > MOST_NODES:
            return None
        mine, others = list(accesses_of(one.body)), list(accesses_of(renamed.body))
        shared = False
        for a in mine:
            for b in others:
                shared = shared or a.array == b.array
                if not (a.stored or b.stored) or self.memory.distinct(a.array, b.array):
                    continue
                if a.array != b.array or a.place != b.place or not self.memory.goes_once(a, one.counters):
                    return None
        return Nest(one.loops, (*one.body, *renamed.body)) if shared else None

    # What comes out.

    def written(self, found: list[Stmt | Nest]) -> Block:
        """The statements, with the arrays that only one nest knows as numbers."""
        gone: set[str] = set()
        result: list[Stmt] = []
        here = {s.target.name for s in found if isinstance(s, Assign) and isinstance(s.value, Allocate)}
        for each in found:
            if not isinstance(each, Nest):
                result.append(each)
                continue
            inside = mentions(each.body)
            nest = each
            for name in sorted(here & inside.keys() - gone):
                if inside[name] == self.mentions[name] and (number := self.as_number(nest, name)) is not None:
                    nest = number
                    gone.add(name)
            result.append(_statement(nest))
        return tuple(s for s in result if not (isinstance(s, Assign) and s.target.name in gone and _makes(s)))

    def as_number(self, nest: Nest, name: str) -> Nest | None:
        """The nest with an array as the number that is its element in a round; None where that does not do."""
        accesses = [access for access in accesses_of(nest.body) if access.array == name]
        if not accesses or not accesses[0].stored or len({access.place for access in accesses}) != 1:
            return None
        if not self.memory.goes_once(accesses[0], nest.counters) or any(_in_fold(s, name) for s in nest.body):
            return None
        stored = {s.value.type for s in nest.body if isinstance(s, Store) and memory_of(s.base) == name}
        if len(stored) != 1:
            return None
        number = Local(name, stored.pop(), nest.loops[0].span)

        def loaded(expr: Expr) -> Expr:
            return cast(number, expr.type) if isinstance(expr, Load) and memory_of(expr.base) == name else expr

        body: list[Stmt] = []
        for statement in nest.body:
            if isinstance(statement, Store) and memory_of(statement.base) == name:
                body.append(Assign(number, rewrite(statement.value, loaded), statement.span))
            else:
                body.append(with_expressions(statement, lambda e: rewrite(e, loaded)))
        return Nest(nest.loops, tuple(body))


def _makes(statement: Assign) -> bool:
    return isinstance(statement.value, Allocate)


def _nest_of(statement: Stmt) -> Nest | None:
    """A statement as a nest, where it is one of stores that cannot raise."""
    loops: list[For] = []
    block: Block = (statement,)
    while len(block) == 1 and isinstance(block[0], For):
        loop = block[0]
        if loop.orelse or loop.step != 1 or loop.start != Const(0, loop.start.type) or not is_plain(loop.stop):
            return None
        loops.append(loop)
        block = loop.body
    if not loops or not block or not all(isinstance(s, Store) for s in block):
        return None
    counters = {loop.var.name for loop in loops}
    if any(locals_of(loop.stop) & counters for loop in loops):
        return None
    if any(may_raise(e) or calls(e) for s in block for e in expressions(s)):
        return None
    return Nest(tuple(loops), block)


def _statement(nest: Nest) -> Stmt:
    block = nest.body
    for loop in reversed(nest.loops):
        block = (replace(loop, body=block),)
    return block[0]


def _with_counters(nest: Nest, counters: tuple[str, ...]) -> Nest | None:
    """The nest with other names of its counters; None where those mean something else in it."""
    if nest.counters == counters:
        return nest
    names = dict(zip(nest.counters, counters, strict=True))
    taken = {name for e in all_expressions(nest.body) if isinstance(e, Fold) for name in e.indices}
    if (taken | _names(nest)) & (set(counters) - set(nest.counters)):
        return None

    def change(expr: Expr) -> Expr:
        return replace(expr, name=names[expr.name]) if isinstance(expr, Local) and expr.name in names else expr

    body = tuple(with_expressions(s, lambda e: rewrite(e, change)) for s in nest.body)
    loops = tuple(replace(loop, var=replace(loop.var, name=names[loop.var.name])) for loop in nest.loops)
    return Nest(loops, body)


def _vectors(nest: Nest) -> bool:
    """Whether all that a nest computes has vector code."""
    for e in all_expressions(nest.body):
        if isinstance(e, Fold):
            return False
        if isinstance(e, Map) and e.loop.header not in VECTORS and not e.loop.many and e.loop.name != "array.data":
            return False
    return True


def _in_fold(statement: Stmt, name: str) -> bool:
    """Whether elements of an array are used inside of a sum, which may ask for each of them often."""
    return any(
        isinstance(e, Fold)
        and any(memory_of(inner.base) == name for inner in subexpressions(e) if isinstance(inner, Load))
        for part in expressions(statement)
        for e in subexpressions(part)
    )


def _size(nest: Nest) -> int:
    return sum(1 for _ in all_expressions(nest.body))


def _names(nest: Nest) -> set[str]:
    """The locals that a nest mentions."""
    return {e.name for e in all_expressions((_statement(nest),)) if isinstance(e, Local | Address)}


def _seen(function: Function) -> set[str]:
    """The arrays that are used as whole ones, but for being returned."""
    found: set[str] = set()
    for statement in statements(function.body):
        if isinstance(statement, Return):
            continue
        parts = expressions(statement)
        if isinstance(statement, Store) and isinstance(statement.base, Local) and statement.indices:
            parts = parts[1:]
        for part in parts:
            pending = [part]
            while pending:
                match pending.pop():
                    case Map(Loop("array.data"), (Local(),)) | Extent(Local()):
                        pass
                    case Load(Local(), indices):
                        pending += indices
                    case Local(name) | Address(name):
                        found.add(name)
                    case e:
                        pending += children(e)
    return found
