"""Lowering expressions that are computed by the type of one of their operands (infer/splitting.py)."""

from __future__ import annotations

from typing import Any

from capsulec.frontend.infer.engine import Split
from capsulec.frontend.lower.context import Lowering
from capsulec.ir.nodes import Const, Expr, Loop, Map
from capsulec.ir.types import BOOL, NONE, Union, is_static, widened


def by_alternative(low: Lowering, node: Any, split: Split) -> Expr:
    """The value of the copy that is for the type which an operand turns out to have."""
    from capsulec.frontend.lower.expressions import choose, expression

    given = low.in_order([lambda n=n: expression(low, n) for n in split.operands])  # type: ignore[misc]
    values = [value if is_static(value.type) else low.builder.once(value, "t") for value in given]
    whole = values[split.places[0]]
    union = whole.type
    assert isinstance(union, Union)
    type_ = widened(low.type(node))
    last = len(split.copies) - 1

    def alternative(number: int) -> Expr:
        def computed() -> Expr:
            made, stands = split.copies[number]
            for position, stand in enumerate(stands):
                low.computed[stand] = values[position]
            held = union.alternatives[number]
            one = Loop("alternative", (union,), held, f"{{0}}.values.item<{number}>()")
            for place in split.places:
                low.computed[stands[place]] = Map(one, (whole,), held, whole.span)
            value = expression(low, made)
            for stand in stands:
                del low.computed[stand]
            if is_static(type_):
                low.drop(value)
                return Const(None, NONE)
            return low.coerce(value, type_)

        if number == last:
            return computed()
        test = Map(Loop("is", (union,), BOOL, f"py::is_one<{number}>({{0}})"), (whole,), BOOL, whole.span)
        return choose(low, test, computed, lambda: alternative(number + 1), type_)

    return alternative(0)
