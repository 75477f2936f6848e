"""What `axis`, `keepdims` and `dtype` say in a call of a reduction."""

from __future__ import annotations

from typing import Any

from capsulec.ir.build import Builder, index
from capsulec.ir.nodes import Const, Expr, Extent, Generate, Local, MakeTuple, Reduce, Slice, View
from capsulec.ir.types import (
    INT,
    Array,
    NoneType,
    Scalar,
    Static,
    Tuple,
    Type,
    kind,
)
from capsulec.library.table import MISSING, RuleError
from capsulec.records import record

AXIS_HINT = "NumPy would raise AxisError here too"


@record
class Axes:
    """Which axes of an array are reduced, ascending, and whether they stay as axes of length 1; `order` is that of the
    result, as far as it is known."""

    ndim: int
    reduced: tuple[int, ...]
    keepdims: bool = False
    order: str = "C"

    @property
    def whole(self) -> bool:
        return len(self.reduced) == self.ndim

    @property
    def kept(self) -> tuple[int, ...]:
        return tuple(axis for axis in range(self.ndim) if axis not in self.reduced)

    def result(self, dtype: str) -> Type:
        """The type of the reduction's value."""
        ndim = self.ndim if self.keepdims else len(self.kept)
        if self.keepdims:
            return self.with_kept(self.array(dtype, len(self.kept)))
        return self.array(dtype, ndim) if ndim else Scalar(dtype)

    def array(self, dtype: str, ndim: int) -> Array:
        """The type of an array of what is left."""
        return Array(dtype, ndim, "C" if ndim < 2 else self.order)

    def with_kept(self, result: Array) -> Array:
        """The type of the result with axes of length 1 put in."""
        return Array(result.dtype, self.ndim, result.order_with_axes(self.ndim))


def is_given(argument: Any) -> bool:
    """Whether an argument, a type or an expression, is there and not None."""
    type_ = argument.type if isinstance(argument, Expr) else argument
    return isinstance(type_, Type) and not isinstance(type_, NoneType)


def known(argument: Any) -> Any:
    """The Python value of an argument that is known while compiling: of its type, expression or default.

    Raises ValueError where it is found at run time.
    """
    if argument is MISSING:
        return None
    match argument:
        case Static(value) | Const(value=value):
            return value
        case NoneType():
            return None
        case Tuple(items) | MakeTuple(items):
            return tuple(known(item) for item in items)
        case Type() | Expr():
            raise ValueError
        case _:
            return argument


def axes_of(name: str, ndim: int, axis: Any, keepdims: Any = False) -> Axes:
    """The axes that a call names. Raises RuleError."""
    try:
        value = known(axis)
    except ValueError:
        text = f"numpy.{name} over an axis that is known only at run time is not supported yet"
        raise RuleError(text, "write the number of the axis", "not-supported-yet") from None
    kept = is_flag(name, "keepdims", keepdims)
    if value is None:
        return Axes(ndim, tuple(range(ndim)), kept)
    numbers = value if isinstance(value, tuple) else (value,)
    if not all(isinstance(number, int) for number in numbers):
        raise RuleError("an axis is an integer", "NumPy would raise TypeError here too")
    return Axes(ndim, tuple(sorted(normalized(ndim, numbers))), kept)


def normalized(ndim: int, numbers: tuple[Any, ...]) -> list[int]:
    """Axes counted from the front. Raises RuleError."""
    found: list[int] = []
    for number in numbers:
        if not -ndim <= number < ndim:
            raise RuleError(f"axis {number} is out of bounds for array of dimension {ndim}", AXIS_HINT, "index-range")
        found.append(number % ndim)
    if len(set(found)) < len(found):
        raise RuleError("duplicate value in 'axis'", "NumPy would raise ValueError here too")
    return found


def is_flag(name: str, parameter: str, argument: Any) -> bool:
    """The value of a flag that selects the type of the result."""
    try:
        return bool(known(argument))
    except ValueError:
        text = f"numpy.{name}({parameter}=…) needs True or False"
        raise RuleError(f"{text}: the type of the result depends on it", "write it out", "not-supported-yet") from None


def reduced(builder: Builder, name: str, array: Expr, axes: Axes, dtype: str, start: Expr | None = None) -> Expr:
    """The reduction of kind `name` as IR; `dtype` is the result's."""
    kept = axes.kept
    type_: Type = axes.array(dtype, len(kept)) if kept else Scalar(dtype)
    over = None if axes.whole else axes.reduced
    result: Expr = Reduce(name, array, type_, array.span, over, start)
    return with_kept(builder, result, axes) if axes.keepdims else result


def with_kept(builder: Builder, result: Expr, axes: Axes) -> Expr:
    """The result with an axis of length 1 in place of each reduced one."""
    if isinstance(result.type, Scalar):
        value = builder.once(result, "r")
        names = tuple(builder.fresh("i") for _ in range(axes.ndim))
        shape = (index(1),) * axes.ndim
        return Generate(shape, names, value, Array(result.type.dtype, axes.ndim, "C"), result.span)
    if not axes.reduced:
        return result
    assert isinstance(result.type, Array)
    made = builder.once(result, "r")
    places = {axis: n for n, axis in enumerate(axes.kept)}
    parts = tuple(
        Slice(index(0), index(1), Extent(made, places[axis], INT)) if axis in places else None
        for axis in range(axes.ndim)
    )
    return View(made, parts, axes.with_kept(result.type), result.span)


def inexact(dtype: str) -> str:
    """The dtype in which means are computed."""
    return dtype if kind(dtype) in "fc" else "float64"


__all__ = ["Axes", "Local", "axes_of", "inexact", "is_given", "reduced"]
