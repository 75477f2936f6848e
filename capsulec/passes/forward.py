"""Forward substitution of names that only rename.

before    input_data = wrap(input_coordinates, [n]); input_data[:] = 2.0
after     wrap(input_coordinates, [n])[:] = 2.0

A view of an array, a wrapped pointer and a widened integer cost nothing to repeat, so the name goes and the value takes
its place, wherever nothing that the value mentions has changed. A computed array goes into its use when there is one
use, nothing is written between, and the use is not in a loop; else `fuse` gives it memory.
"""

from __future__ import annotations

from capsulec.ir.mentions import Mentions
from capsulec.ir.nodes import (
    Allocate,
    Assign,
    Block,
    Call,
    Cast,
    Const,
    Directive,
    Expr,
    Extent,
    For,
    Function,
    Generate,
    Item,
    Load,
    Local,
    Map,
    Reduce,
    Stmt,
    Store,
    Transpose,
    Try,
    View,
    While,
    Wrap,
)
from capsulec.ir.types import Array, Scalar, kind
from capsulec.ir.walk import (
    all_expressions,
    blocks,
    calls,
    expressions,
    is_counted,
    locals_of,
    may_raise,
    rewrite,
    rewrite_block,
    shared_locals,
    statements,
    subexpressions,
    with_blocks,
)
from capsulec.passes.masks import has_masks
from capsulec.passes.shapes import Broadcasts, demands
from capsulec.records import replace


def forward(function: Function) -> Function:
    """Substitute until nothing is left to substitute."""
    mentions = Mentions()
    while True:
        counts = _assignments(function)
        shared = shared_locals(function)
        for directive in (s for s in statements(function.body) if isinstance(s, Directive)):
            inside = mentions.of(directive)  # each thread would compute it, or all would wait for it
            shared |= {v.name for v in directive.variables} | set(inside.uses) - inside.assigned
        early = {name for name in counts if not _used_after(function.body, name, mentions)}
        new = _new(function, counts, shared)
        body = _Forward(mentions, counts, shared | early, new).block(function.body)
        if body is function.body:
            return function
        function = replace(function, body=body)


def _used_after(block: Block, name: str, mentions: Mentions) -> bool:
    """Whether all uses of a local follow its assignment, in the same block or inside what follows."""
    total = mentions.uses(block, name)
    while True:
        inside: Block | None = None
        for position, statement in enumerate(block):
            if isinstance(statement, Assign) and statement.target.name == name:
                return mentions.uses(block[position + 1 :], name) == total
            if name in mentions.of(statement).assigned:
                inside = next(b for b in blocks(statement) if any(name in mentions.of(s).assigned for s in b))
                break
        if inside is None:
            return True
        block = inside


def _assignments(function: Function) -> dict[str, int]:
    """How often each local gets a value; parameters have one from the start."""
    counts: dict[str, int] = {parameter.name: 1 for parameter in function.parameters}
    for statement in statements(function.body):
        if isinstance(statement, Assign):
            counts[statement.target.name] = counts.get(statement.target.name, 0) + 1
        elif isinstance(statement, For):
            counts[statement.var.name] = counts.get(statement.var.name, 0) + 1
    return counts


def _new(function: Function, counts: dict[str, int], shared: set[str]) -> set[str]:
    """The locals that are always arrays which the function has computed: none of them has memory of another array."""
    return {
        s.target.name
        for s in statements(function.body)
        if isinstance(s, Assign)
        and counts[s.target.name] == 1
        and s.target.name not in shared
        and isinstance(s.target.type, Array)
        and (isinstance(s.value, Allocate | Generate) or (isinstance(s.value, Map) and not s.value.loop.whole))
    }


class _Forward:
    """Substitution in a function: how often each local is assigned, those whose value is not to be moved, and the new
    arrays."""

    def __init__(self, mentions: Mentions, counts: dict[str, int], shared: set[str], new: set[str]) -> None:
        self.mentions, self.counts, self.shared, self.new = mentions, counts, shared, new

    def block(self, block: Block) -> Block:
        """The same block where nothing is substituted."""
        position = 0
        while position < len(block):
            statement, rest = block[position], block[position + 1 :]
            if isinstance(statement, Assign) and self.goes(statement, rest):
                block = (*block[:position], *_replaced(rest, statement.target.name, statement.value))
                continue
            inner = with_blocks(statement, self.block)
            if any(a is not b for a, b in zip(blocks(inner), blocks(statement), strict=True)):
                block = (*block[:position], inner, *rest)
            position += 1
        return block

    def goes(self, statement: Assign, rest: Block) -> bool:
        """Whether the name goes, and its value takes its place in the statements behind."""
        name = statement.target.name
        if self.counts[name] != 1 or name in self.shared:
            return False
        mentioned = locals_of(statement.value)
        if mentioned & self.shared or not _substitutes(statement.value, rest, name, self.mentions, self.new):
            return False
        last = max((n for n, s in enumerate(rest) if name in self.mentions.of(s).uses), default=-1)
        # What is bound anew behind the last use does not matter.
        return not mentioned & self.mentions.assigned(rest[: last + 1])


def _replaced(block: Block, name: str, value: Expr) -> Block:
    return rewrite_block(block, lambda e: value if isinstance(e, Local) and e.name == name else e)


def _substitutes(value: Expr, rest: Block, name: str, mentions: Mentions, new: set[str]) -> bool:
    if _renames(value):
        return True
    if not (isinstance(value.type, Array) and not isinstance(value, Call)) or may_raise(value):
        return False
    return mentions.uses(rest, name) == 1 and _reaches_unchanged(value, rest, name, mentions, new)


def _renames(value: Expr) -> bool:
    """Whether the value is a view or a widened integer: evaluating it again costs nothing and reads nothing."""
    match value:
        case Wrap() | View() | Transpose():
            return (
                not may_raise(value)
                and not any(isinstance(e, Call | Reduce) for e in subexpressions(value))
                and _descriptor(value)
            )
        case Cast(inner, Scalar(dtype)) if isinstance(inner.type, Scalar):
            integers = kind(dtype) in "iu" and kind(inner.type.dtype) in "iub"
            return integers and isinstance(inner, Local | Const)
        case Extent(array):
            return isinstance(array, Local)
        case Local(type=type_):  # another name of a container
            return is_counted(type_)
        case _:
            return False


def _descriptor(value: Expr) -> bool:
    """Whether an array expression only describes memory that exists."""
    match value:
        case Wrap() | Local():
            return True
        case View(array) | Transpose(array):
            return _descriptor(array)
        case _:
            return False


def _reaches_unchanged(value: Expr, rest: Block, name: str, mentions: Mentions, new: set[str]) -> bool:
    """Whether the one use of `name` is reached, outside of any loop, before anything is written."""
    for statement in rest:
        here = any(
            isinstance(e, Local) and e.name == name for part in expressions(statement) for e in subexpressions(part)
        )
        if isinstance(statement, Store) and name in locals_of(statement.base):
            return False  # what is stored to has to have memory
        if here and not isinstance(statement, While):
            return not any(isinstance(e, Call) for part in expressions(statement) for e in subexpressions(part))
        if (
            here
            or (_writes(statement) and not _writes_elsewhere(statement, value, new))
            or name in mentions.of(statement).uses
        ):
            return False
    return False


def _writes_elsewhere(statement: Stmt, value: Expr, new: set[str]) -> bool:
    """Whether a statement only stores to an array of which a value reads nothing: a new one, where it reads others."""
    if not isinstance(statement, Store) or any(map(calls, expressions(statement))) or has_masks(value):
        return False
    target = statement.base
    while isinstance(target, View | Transpose):
        target = target.array
    if not isinstance(target, Local) or target.name not in new:
        return False
    read = {e.name for e in subexpressions(value) if isinstance(e, Local) and isinstance(e.type, Array)}
    if any(isinstance(e, Wrap | Load | Call | Item) for e in subexpressions(value)):
        return False
    found = Broadcasts()
    demands(value, found)  # where shapes do not fit, nothing may have been stored yet
    return target.name not in read and read <= new and not found.pairs


def _writes(statement: Stmt) -> bool:
    inside = (statement,)
    return any(isinstance(s, Store | Try) for s in statements(inside)) or any(map(calls, all_expressions(inside)))


__all__ = ["forward", "rewrite"]
