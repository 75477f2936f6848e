"""Calls of exported functions that leave out parameters whose defaults cannot simply be compiled in.

A call may leave out a parameter and pass a later one by name, and what stands for the one left out may be None or of
another type than the export's, or a list that all calls share: such a call is a function of its own.

before    #pythran export f(int, int?, float?)
          def f(a, b=None, c=0.5): …
after     def f_without_b(a, c): return f(a, c=c)
"""

from __future__ import annotations

from collections.abc import Iterable
from itertools import combinations
from typing import Any

import gast

from capsulec.ir.exports import Export
from capsulec.ir.types import BOOL, BYTES, COMPLEX, FLOAT, INT, STR, Type

MOST = 3  # so many parameters may be left out in any combination; of more, all or all but one
LITERALS = {bool: BOOL, int: INT, float: FLOAT, complex: COMPLEX, str: STR, bytes: BYTES}
MADE = gast.List | gast.Set | gast.Dict | gast.ListComp | gast.SetComp | gast.DictComp | gast.Call | gast.JoinedStr


def add_shorter(tree: Any, exports: Iterable[Export]) -> dict[tuple[str, frozenset[int]], str]:
    """Add the functions for such calls to a module. Their names, by the function's and the places left out."""
    functions = {node.name: node for node in tree.body if isinstance(node, gast.FunctionDef)}
    taken = {node.name for node in gast.walk(tree) if isinstance(node, gast.FunctionDef)}
    taken |= {node.id for node in gast.walk(tree) if isinstance(node, gast.Name)}
    found: dict[tuple[str, frozenset[int]], str] = {}
    for export in exports:
        node = functions.get(export.name)
        if node is None or export.kind != "function" or node.args.vararg or node.args.kwarg:
            continue
        slots = _slots(node)
        for left in _combinations(export, slots):
            if (export.name, left) in found or not _can_be_called(slots, left):
                continue
            name = f"{export.name}_without_{'_'.join(slots[place][0] for place in sorted(left))}"
            while name in taken:
                name += "_"
            taken.add(name)
            tree.body.append(_function(name, node, slots, left))
            found[export.name, left] = name
    return found


def missing(required: int, wanted: list[int], count: int) -> list[frozenset[int]]:
    """Which of the places in `wanted` a call leaves out while it passes later ones; `count` are exported."""
    optional = range(required, count)
    found = []
    for size in range(1, len(wanted) + 1):
        if len(wanted) > MOST and 1 < size < len(wanted) - 1:
            continue
        for left in combinations(wanted, size):
            if any(place > left[0] and place not in left for place in optional):
                found.append(frozenset(left))
    return found


Slot = tuple[str, str, Any]  # name, way, default or None


def _slots(node: Any) -> list[Slot]:
    arguments = node.args
    plain = [*arguments.posonlyargs, *arguments.args]
    defaults = [None] * (len(plain) - len(arguments.defaults)) + list(arguments.defaults)
    only = len(arguments.posonlyargs)
    found = [(p.id, "only" if n < only else "either", d) for n, (p, d) in enumerate(zip(plain, defaults, strict=True))]
    found += [(p.id, "named", d) for p, d in zip(arguments.kwonlyargs, arguments.kw_defaults, strict=True)]
    return found


def _combinations(export: Export, slots: list[Slot]) -> Iterable[frozenset[int]]:
    count, required = len(export.parameters), export.required
    if count > len(slots) or any(default is None for _, _, default in slots[required:]):
        return  # which is told when the export is looked at
    for given in range(required, count + 1):
        if any(_is_made(default) for _, _, default in slots[given:]):
            yield frozenset(range(given, len(slots)))
    if any(_is_made(default) for _, _, default in slots[count:]):
        rest = frozenset(range(count, len(slots)))
    else:
        rest = frozenset()
    unlike = [n for n in range(required, count) if not is_alike(slots[n][2], export.parameters[n].type)]
    for left in missing(required, unlike, count):
        yield left | rest


def is_alike(default: Any, type_: Type) -> bool:
    """Whether a default is written as a number of the exported type: code made for that type takes it too."""
    if isinstance(default, gast.UnaryOp) and isinstance(default.op, gast.USub):
        default = default.operand
    if not isinstance(default, gast.Constant) or isinstance(default.value, str | bytes):
        return False
    return LITERALS.get(type(default.value)) == type_


def _is_made(default: Any) -> bool:
    return any(isinstance(node, MADE) for node in gast.walk(default))


def _can_be_called(slots: list[Slot], left: frozenset[int]) -> bool:
    first = min(left)
    return all(way != "only" for n, (_, way, _) in enumerate(slots) if n > first and n not in left)


def _function(name: str, node: Any, slots: list[Slot], left: frozenset[int]) -> Any:
    first = min(left)
    passed = [(n, slot, way) for n, (slot, way, _) in enumerate(slots) if n not in left]
    arguments = [slot if n < first and way != "named" else f"{slot}={slot}" for n, slot, way in passed]
    names = ", ".join(slot for _, slot, _ in passed)
    made = gast.parse(f"def {name}({names}): return {node.name}({', '.join(arguments)})").body[0]
    for part in gast.walk(made):
        gast.copy_location(part, node)
    return made
