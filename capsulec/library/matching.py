"""What the conditions that stand for patterns of `match` ask (frontend/patterns.py)."""

from __future__ import annotations

from capsulec.ir.build import Builder, apply, cast, constant, index
from capsulec.ir.nodes import Const, Expr, Loop, Map
from capsulec.ir.types import BOOL, INT, Dict, List, Optional, Range, Sequence, Static, Tuple, Type, Union
from capsulec.library import operators
from capsulec.library.sequences import range_length, range_parts
from capsulec.library.table import INTERNAL, Intrinsic, RuleError, positional, register


def _sequence_type(value: Type, count: Type, open_ended: Type) -> Type:
    """Whether a value has so many items, or at least so many."""
    assert isinstance(count, Static)
    assert isinstance(open_ended, Static)
    assert isinstance(count.value, int)
    match value:
        case Tuple(items):
            return Static(len(items) >= count.value if open_ended.value else len(items) == count.value)
        case List() | Sequence() | Range():
            return BOOL
        case Optional() | Union():
            text = f"a pattern of a sequence where the value is {value}"
            hint = "have a case of None, or of the class, before it"
            raise RuleError(f"{text} is not supported yet", hint, "not-supported-yet")
        case _:
            return Static(False)


def _sequence(builder: Builder, value: Expr, count: Expr, open_ended: Expr) -> Expr:
    if isinstance(value.type, Range):
        length = range_length(*range_parts(builder, value, value.type.step))
    else:
        length = Map(Loop("size", (value.type,), INT, "{0}.size()"), (value,), INT, value.span)
    assert isinstance(count, Const)
    assert isinstance(open_ended, Const)
    symbol = ">=" if open_ended.value else "=="
    return cast(apply(operators.compare(symbol, INT, INT), length, index(int(count.value))), BOOL)  # type: ignore[arg-type]


register(Intrinsic(f"{INTERNAL}.is_sequence", positional("value", "count", "open_ended"), _sequence_type, _sequence))
register(
    Intrinsic(
        f"{INTERNAL}.is_mapping",
        positional("value"),
        lambda value: Static(isinstance(value, Dict)),
        lambda builder, value: constant(isinstance(value.type, Dict)),
    )
)
# `x := value` for its effect: the condition holds.
register(Intrinsic(f"{INTERNAL}.bound", positional("value"), lambda value: BOOL, lambda builder, value: constant(True)))
