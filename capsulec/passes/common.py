"""Bounds and lengths of slices that are computed twice are computed once.

before    n = rest(a.shape[0], 2); …; n_1 = rest(a.shape[0], 2); … n_1 …
after     n = rest(a.shape[0], 2); …; … n …

So operands of one shape are seen to have one, and nothing has to be compared. Only arithmetic on lengths counts, and
only until an array or number in it gets another value.
"""

from __future__ import annotations

from capsulec.ir.nodes import Assign, Block, Cast, Const, Expr, Extent, For, Function, Local, Map, Try, While
from capsulec.ir.types import INT, Array
from capsulec.ir.walk import (
    all_expressions,
    assigned,
    assigned_once,
    locals_of,
    rewrite,
    shared_locals,
    with_blocks,
    with_expressions,
)
from capsulec.records import replace

LENGTHS = ("slice.", "extent.")  # the loops of library.arrays and passes.shapes


def common(function: Function) -> Function:
    """The function with each length computed once."""
    if not any(isinstance(e, Map) and e.loop.name.startswith("slice.") for e in all_expressions(function.body)):
        return function
    return replace(function, body=_Common(assigned_once(function), shared_locals(function)).block(function.body, {}))


class _Common:
    def __init__(self, steady: set[str], shared: set[str]) -> None:
        self.steady = steady
        self.shared = shared
        self.same: dict[str, Local] = {}

    def block(self, block: Block, known: dict[Expr, Local]) -> Block:
        """The block without what is known: expressions that were computed before it, or in it."""
        known = dict(known)
        kept = []
        for statement in block:
            new = with_expressions(statement, lambda e: rewrite(e, self.renamed))
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
                new = with_blocks(new, lambda b, inside=inside: self.block(b, inside))  # type: ignore[misc]
            kept.append(new)
        return tuple(kept)

    def renamed(self, expr: Expr) -> Expr:
        if isinstance(expr, Local) and expr.name in self.same:
            return replace(expr, name=self.same[expr.name].name)
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
