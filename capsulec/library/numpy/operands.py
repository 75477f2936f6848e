"""Lists, tuples and ranges as operands of functions of NumPy, and of operators beside arrays: they are arrays there."""

from __future__ import annotations

from typing import Any

from capsulec.ir.build import Builder
from capsulec.ir.nodes import Expr
from capsulec.ir.types import Array, List, Range, Sequence, Tuple, Type
from capsulec.library.numpy.conversion import array_like, as_array

LISTS = List | Sequence | Tuple | Range


def operand_type(value: Any, name: str) -> Any:
    """The type of an operand, that of its array where it is a list or tuple. Raises RuleError."""
    return array_like(value, name) if isinstance(value, LISTS) else value


def as_operand(builder: Builder, value: Expr) -> Expr:
    """An operand; the array of a list or tuple."""
    return as_array(builder, value) if isinstance(value.type, LISTS) else value


def beside_arrays(left: Type, right: Type, op: str) -> tuple[Type, Type]:
    """The operands of an operator, one of which may be a list beside an array."""
    if isinstance(left, Array) and isinstance(right, LISTS):
        return left, operand_type(right, f"`{op}`")
    if isinstance(right, Array) and isinstance(left, LISTS):
        return operand_type(left, f"`{op}`"), right
    return left, right
