"""Bounds and lengths of slices that are computed twice are computed once.

before    n = rest(a.shape[0], 2); …; n_1 = rest(a.shape[0], 2); … n_1 …
after     n = rest(a.shape[0], 2); …; … n …

So operands of one shape are seen to have one, and nothing has to be compared. Only arithmetic on lengths counts, and
only until an array or number in it gets another value. The lengths of a copy, and of what an operator makes of one
array and numbers, are those of the array: `b = a.copy()` has b.shape[0] = a.shape[0]. Of arrays whose lengths are known
while compiling those of slices are.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping

from capsulec.ir.build import index
from capsulec.ir.nodes import (
    Allocate,
    Assign,
    Block,
    Cast,
    Const,
    Expr,
    Extent,
    For,
    Function,
    Generate,
    Local,
    Map,
    Try,
    While,
    Wrap,
)
from capsulec.ir.types import INT, Array
from capsulec.ir.walk import (
    all_expressions,
    assigned,
    assigned_once,
    locals_of,
    rewrite,
    shared_locals,
    subexpressions,
    with_blocks,
    with_expressions,
)
from capsulec.passes.masks import has_masks
from capsulec.passes.shapes import extents, leaves
from capsulec.records import replace

LENGTHS = ("slice.", "extent.")  # the loops of library.arrays and passes.shapes


def _clamp(bound: int, extent: int) -> int:
    return max(0, bound + extent) if bound < 0 else min(bound, extent)


def _index(position: int, extent: int, _axis: int) -> int | None:
    found = position + extent if position < 0 else position
    return found if 0 <= found < extent else None


# What numpy/index.hpp does, of lengths that are known; None where it raises.
KNOWN: dict[str, Callable[..., int | None]] = {
    "index": _index,
    "slice.clamp": _clamp,
    "slice.length": lambda start, stop: max(0, stop - start),
    "slice.rest": lambda extent, without: max(0, extent - without),
}


def common(function: Function, known: Mapping[str, Wrap] | None = None) -> Function:
    """The function with each length computed once. `known` are array parameters with lengths that are known."""
    if not any(isinstance(e, Map) and e.loop.name.startswith("slice.") for e in all_expressions(function.body)):
        return function
    return replace(function, body=_Common(function, known or {}).block(function.body, {}))


class _Common:
    def __init__(self, function: Function, known: Mapping[str, Wrap]) -> None:
        self.steady = assigned_once(function)
        self.shared = shared_locals(function)
        self.same: dict[str, Local | Const] = {}
        self.lengths: dict[str, tuple[Expr, ...]] = {name: memory.extents for name, memory in known.items()}
        # of arrays that are made of others, which never change
        # What keeps its value from here on: arguments, and what is set outside of loops.
        self.lasting = {p.name for p in function.parameters} & self.steady - self.shared
        self.depth = 0

    def block(self, block: Block, known: dict[Expr, Local]) -> Block:
        """The block without what is known: expressions that were computed before it, or in it."""
        known = dict(known)
        kept = []
        for statement in block:
            new = with_expressions(statement, lambda e: rewrite(e, self.renamed))
            if isinstance(new, Assign) and isinstance(new.value, Const) and new.target.name in self.steady:
                assert isinstance(statement, Assign)
                if isinstance(statement.value, Map):
                    self.same[new.target.name] = new.value
                    continue
            if isinstance(new, Assign) and new.target.name in self.steady and self.is_length(new.value):
                if new.value in known:
                    self.same[new.target.name] = known[new.value]
                    continue
                known[new.value] = new.target
            else:
                changed = assigned((new,))
                before = known
                known = {value: local for value, local in known.items() if not locals_of(value) & changed}
                inside = known if isinstance(new, For | While | Try) else before
                self.depth += isinstance(new, For | While)
                new = with_blocks(new, lambda b, inside=inside: self.block(b, inside))  # type: ignore[misc]
                self.depth -= isinstance(new, For | While)
                if isinstance(new, Assign) and new.target.name in self.steady - self.shared:
                    self.keep_lengths(new)
            kept.append(new)
        return tuple(kept)

    def lasts(self, target: Local) -> None:
        if self.depth == 0:
            self.lasting.add(target.name)

    def keep_lengths(self, statement: Assign) -> None:
        """Remember the lengths of a new array that has those of another."""
        self.lasts(statement.target)
        value = statement.value
        if isinstance(value, Local) and value.name in self.lengths:
            self.lengths[statement.target.name] = self.lengths[value.name]
            return
        if (
            not isinstance(value, Map | Cast | Generate | Allocate)
            or not isinstance(value.type, Array)
            or has_masks(value)
        ):
            return
        if any(isinstance(e, Map) and e.loop.whole for e in subexpressions(value)):
            return  # which has a shape of its own
        arrays = leaves(value)
        shapes = [tuple(rewrite(length, self.renamed) for length in extents(array)) for array in arrays]
        shape = shapes[0]
        if all(other == shape for other in shapes) and all(map(self.is_lasting, shape)):
            self.lengths[statement.target.name] = tuple(rewrite(length, self.renamed) for length in shape)

    def is_lasting(self, length: Expr) -> bool:
        return all(isinstance(e, Const | Local | Extent) for e in subexpressions(length)) and (
            locals_of(length) <= self.lasting | self.lengths.keys()
        )

    def renamed(self, expr: Expr) -> Expr:
        if isinstance(expr, Extent) and isinstance(expr.array, Local) and expr.array.name in self.lengths:
            return self.lengths[expr.array.name][expr.axis]
        if isinstance(expr, Local) and expr.name in self.same:
            same = self.same[expr.name]
            return same if isinstance(same, Const) else replace(expr, name=same.name)
        if isinstance(expr, Map) and expr.loop.name in KNOWN:
            numbers = [arg.value for arg in expr.args if isinstance(arg, Const) and isinstance(arg.value, int)]
            if len(numbers) == len(expr.args):
                value = KNOWN[expr.loop.name](*numbers)
                return expr if value is None else index(value)
        return expr

    def is_length(self, expr: Expr) -> bool:
        """Whether the value is arithmetic on lengths."""
        return isinstance(expr, Map) and expr.type == INT and self._steady_length(expr)

    def _steady_length(self, expr: Expr) -> bool:
        match expr:
            case Const():
                return True
            case Local(name):
                return name not in self.shared
            case Extent(array):
                return isinstance(array, Local) and isinstance(array.type, Array) and array.name not in self.shared
            case Cast(value):
                return expr.type == INT and self._steady_length(value)
            case Map(loop, args):
                return loop.name.startswith(LENGTHS) and not loop.raises and all(map(self._steady_length, args))
            case _:
                return False
