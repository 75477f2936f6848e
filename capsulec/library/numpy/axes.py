"""Axes that are known while compiling: the numbers that calls name them by."""

from __future__ import annotations

from typing import Any

from capsulec.ir.nodes import Const, MakeTuple
from capsulec.ir.types import Array, List, NoneType, Static, Tuple, Type, widened
from capsulec.library.table import RuleError


def left_out(value: Any) -> bool:
    """Whether an argument is not given, or None: of a rule a type, of lowering an expression."""
    return value is None or isinstance(value, NoneType) or (isinstance(value, Const) and value.value is None)


def known_integers(value: Any, what: str) -> tuple[int, ...]:
    """An integer, or a tuple of integers, of an argument's type or expression."""
    match value:
        case Static(bool()) | Const(value=bool()):
            pass
        case Static(int() as number) | Const(value=int() as number):
            return (number,)
        case int():
            return (value,)
        case Tuple(items) | MakeTuple(items) | tuple(items):
            return tuple(number for item in items for number in known_integers(item, what))
        case List():
            raise RuleError(
                f"{what} is a list: it has to be known while compiling", "write a tuple", "not-supported-yet"
            )
    shown = f", not {widened(value)}" if isinstance(value, Type) else ""
    raise RuleError(f"{what} has to be a number that is known while compiling{shown}", code="not-supported-yet")


def normal_axis(axis: int, ndim: int, prefix: str = "") -> int:
    """An axis counted from the front. Raises what NumPy calls an AxisError."""
    if not -ndim <= axis < ndim:
        raise RuleError(
            f"{prefix}axis {axis} is out of bounds for array of dimension {ndim}",
            hint="NumPy would raise AxisError here too",
            code="index-range",
        )
    return axis % ndim


def one_axis(value: Any, ndim: int, what: str = "axis", prefix: str = "") -> int:
    """An axis of an array."""
    (axis, *more) = known_integers(value, what)
    if more:
        raise RuleError(f"{what} is one number")
    return normal_axis(axis, ndim, prefix)


def several_axes(value: Any, ndim: int, what: str = "axis") -> tuple[int, ...]:
    """Different axes of an array, in the order in which they are given."""
    axes = tuple(normal_axis(axis, ndim) for axis in known_integers(value, what))
    if len(set(axes)) != len(axes):
        raise RuleError("repeated axis" + (f" in `{what}` argument" if what != "axis" else ""), VALUE_ERROR)
    return axes


VALUE_ERROR = "NumPy would raise ValueError here too"


def array_of(value: Type, function: str) -> Array:
    """The argument of a function of arrays."""
    wide = widened(value)
    if not isinstance(wide, Array):
        raise RuleError(f"numpy.{function} of {wide} is not supported yet", code="not-supported-yet")
    return wide
