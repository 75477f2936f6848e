"""Shapes as arguments: an int or a tuple of ints, whose length is known while compiling, as the extents of an array."""

from __future__ import annotations

from typing import Any

from capsulec.ir.build import Builder, apply, cast, index
from capsulec.ir.nodes import Const, Expr, Extent, Item, Loop, MakeTuple
from capsulec.ir.types import BOOL, INT, Array, List, NoneType, Scalar, Sequence, Static, Tuple, Type, kind, widened
from capsulec.library.table import RuleError

TYPE_ERROR, VALUE_ERROR = "NumPy would raise TypeError here too", "NumPy would raise ValueError here too"
NEGATIVE = "negative dimensions are not allowed"
LESS = Loop("extent.less", (INT, INT), BOOL, "{0} < {1}")
MOST_AXES = 64


def rank(shape: Type) -> int:
    """The number of axes of an array of a shape. Raises RuleError for what is no shape, or of unknown length."""
    match shape:
        case Tuple(items):
            if len(items) > MOST_AXES:
                text = f"maximum supported dimension for an ndarray is currently {MOST_AXES}, found {len(items)}"
                raise RuleError(text, VALUE_ERROR)
            for item in items:
                _require_length(item, f"'{widened(item)}' object cannot be interpreted as an integer")
            return len(items)
        case NoneType():
            raise RuleError("Use () not None as shape arguments", TYPE_ERROR)
        case List() | Sequence() | Array():
            what = "an array" if isinstance(shape, Array) else "a list" if isinstance(shape, List) else "a tuple"
            raise RuleError(
                f"{what} of run-time length as a shape is not supported yet: the number of axes has to be known",
                "write a tuple, such as (n, m)",
                "not-supported-yet",
            )
        case _:
            wide = widened(shape)
            _require_length(shape, f"expected a sequence of integers or a single integer, got '{wide}'")
            return 1


def _require_length(item: Type, otherwise: str) -> None:
    wide = widened(item)
    if wide == BOOL and not otherwise.startswith("expected"):
        otherwise = "an integer is required"
    if not (isinstance(wide, Scalar) and kind(wide.dtype) in "iu"):
        raise RuleError(otherwise, TYPE_ERROR)
    if isinstance(item, Static) and isinstance(item.value, int) and item.value < 0:
        raise RuleError(NEGATIVE, VALUE_ERROR)


def items_of(builder: Builder, value: Expr) -> list[Expr]:
    """The items of a tuple of known length, or the one number that a value is."""
    if not isinstance(value.type, Tuple):
        return [value]
    if isinstance(value, MakeTuple):
        return list(value.items)
    whole = builder.once(value, "shape")
    return [Item(whole, n, widened(type_)) for n, type_ in enumerate(value.type.items)]


def lengths(builder: Builder, shape: Expr) -> tuple[Expr, ...]:
    """The extents of a shape, each evaluated once; raises ValueError at run time where one is negative."""
    found: list[Expr] = []
    for item in items_of(builder, shape):
        length = cast(item, INT)
        if not isinstance(length, Const | Extent):
            length = builder.once(length, "n")
            builder.check(apply(LESS, length, index(0)), "ValueError", NEGATIVE)
        elif isinstance(length, Const) and isinstance(length.value, int) and length.value < 0:
            raise RuleError(NEGATIVE, VALUE_ERROR)
        found.append(length)
    return tuple(found)


def extents_of(array: Expr) -> tuple[Expr, ...]:
    """The lengths of all axes of an array."""
    assert isinstance(array.type, Array)
    return tuple(Extent(array, axis, INT) for axis in range(array.type.ndim))


def given(value: Any) -> bool:
    """Whether an argument is there and is not None; `value` is a type, an expression, or a default."""
    type_ = value.type if isinstance(value, Expr) else value
    return type_ is not None and not isinstance(type_, NoneType)


def known_text(value: Any) -> str | None:
    """The text of an argument that is a str known while compiling, or of a default."""
    found = value.value if isinstance(value, Static | Const) else value
    return found if isinstance(found, str) else None


def refuse(name: str, **arguments: Any) -> None:
    """Refuse parameters that are not compiled, where they are given."""
    for parameter, value in arguments.items():
        if given(value) and not (parameter == "device" and known_text(value) == "cpu"):
            raise RuleError(f"numpy.{name}({parameter}=…) is not supported yet", code="not-supported-yet")
