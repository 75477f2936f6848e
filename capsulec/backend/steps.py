"""By how many elements a loop's accesses to memory move from one round to the next.

`a[i * n + j]` moves by 1 in a loop over j, and by what nobody knows in one over i.
"""

from __future__ import annotations

from collections.abc import Mapping

from capsulec.ir.nodes import Cast, Const, Expr, Local, Map
from capsulec.ir.walk import children

Steps = Mapping[str, int | None]  # of locals that change from round to round; None: not by a known number


def step_of(expr: Expr, steps: Steps) -> int | None:
    """By how much the value of an integer expression grows each round; None where that is not known."""
    match expr:
        case Const():
            return 0
        case Local(name):
            return steps.get(name, 0)
        case Cast(value):
            return step_of(value, steps)
        case Map(loop, (left, right)):
            first, second = step_of(left, steps), step_of(right, steps)
            match loop.name.removesuffix(".plain"):
                case "index.add" | "int.add":
                    return None if first is None or second is None else first + second
                case "index.subtract" | "int.sub":
                    return None if first is None or second is None else first - second
                case "index.multiply" | "int.mul":
                    return _times(left, right, first, second)
    return 0 if all(step_of(child, steps) == 0 for child in children(expr)) else None


def _times(left: Expr, right: Expr, first: int | None, second: int | None) -> int | None:
    if first == second == 0:
        return 0
    if first is not None and isinstance(right, Const):
        return first * int(right.value)  # type: ignore[arg-type]
    if second is not None and isinstance(left, Const):
        return second * int(left.value)  # type: ignore[arg-type]
    return None
