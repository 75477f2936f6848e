"""Module-level names that are bound anew: a value that is computed before keeps what the name was then.

before    x = 1                after    x = 1
          y = x + 1                     y = 1 + 1
          x = 5                         x = 5

Elsewhere a name of the module stands for its last value, which is the only one that functions see.
"""

from __future__ import annotations

import copy
from typing import Any

import gast

from capsulec.frontend.assignment import bound_names


def settle_rebound(tree: Any) -> None:
    """Put earlier values in the place of names that later statements bind again."""
    places: dict[str, list[int]] = {}
    for place, statement in enumerate(tree.body):
        for name in bound_names(statement):
            places.setdefault(name, []).append(place)
    again = {name: found for name, found in places.items() if len(found) > 1}
    if not again:
        return
    for place, statement in enumerate(tree.body):
        if isinstance(statement, gast.Assign | gast.AnnAssign) and statement.value is not None:
            statement.value = _Earlier(tree, place, again).visit(statement.value)


class _Earlier(gast.NodeTransformer):  # type: ignore[misc]
    """Replaces the names in a value whose last binding is at its statement or behind it."""

    def __init__(self, tree: Any, place: int, again: dict[str, list[int]]) -> None:
        self.tree, self.place, self.again = tree, place, again
        self.own: list[str] = []  # names that comprehensions around here bind

    def visit_Name(self, node: Any) -> Any:  # noqa: N802 - the name that NodeTransformer looks for
        found = self.again.get(node.id, [])
        before = [place for place in found if place < self.place]
        if not before or found[-1] < self.place or node.id in self.own:
            return node
        match self.tree.body[before[-1]]:
            case gast.Assign(targets=[gast.Name()], value=value) | gast.AnnAssign(target=gast.Name(), value=value):
                return node if value is None else copy.deepcopy(value)
            case _:
                return node

    def visit_Lambda(self, node: Any) -> Any:  # noqa: N802
        return node  # it is called later, and sees what the names are then

    def generic_visit(self, node: Any) -> Any:
        if not isinstance(node, gast.ListComp | gast.SetComp | gast.DictComp | gast.GeneratorExp):
            return super().generic_visit(node)
        bound = [n.id for part in node.generators for n in gast.walk(part.target) if isinstance(n, gast.Name)]
        self.own += bound
        super().generic_visit(node)
        del self.own[len(self.own) - len(bound) :]
        return node
