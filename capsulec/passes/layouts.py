"""Where the elements of a new array go: NumPy's 'K' order.

An array that is computed from others has its axes in memory as they have: in C order where all of those are, and that
is known while compiling. Else their strides decide at run time; `layout` writes what does, as the text of a Loop.
"""

from __future__ import annotations

from capsulec.ir.build import index
from capsulec.ir.nodes import At, Cast, Expr, Local, Loop, Map, Reduce, Transpose, View
from capsulec.ir.types import BOOL, Array, Type
from capsulec.library.arrays import together
from capsulec.passes.shapes import extents

HEADER = "numpy/layout.hpp"


def order_of(value: Expr) -> str:
    """The order of the memory that a computed array gets: "C", "F", or "" where strides decide."""
    assert isinstance(value.type, Array)
    if value.type.ndim < 2:
        return "C"
    match value:
        case Map(loop, args) if not loop.whole and not (loop.name == "copy" and value.type.order == "C"):
            return together([_typed(arg) for arg in args])
        case Cast(inner):
            return order_of(inner) if isinstance(inner, Map | Cast) else together([_typed(inner)])
        case Transpose(type=Array() as type_) | View(type=Array() as type_):
            return type_.axes
        case _:
            return value.type.axes or "C"


def _typed(arg: Expr) -> Type:
    """The type of an operand, with what is known of the memory that it would have."""
    if not isinstance(arg.type, Array):
        return arg.type
    if isinstance(arg, Map | Cast):
        return Array(arg.type.dtype, arg.type.ndim, order_of(arg))
    return arg.type


def in_columns(array: Local) -> Expr:
    """Whether the first axis of an array is nearer to being the innermost one than the last."""
    loop = Loop("columns", (array.type,), BOOL, "np::in_columns({0})", "numpy/array.hpp")
    return Map(loop, (array,), BOOL)


def allocated(value: Expr, lengths: tuple[Expr, ...], type_: Array) -> Expr:
    """Memory of these lengths whose axes are in the order that `value` gives them at run time."""
    return _allocated(_Text(len(lengths)), value, lengths, type_)


def reduced(value: Expr, kept: tuple[int, ...], lengths: tuple[Expr, ...], type_: Array) -> Expr:
    """Memory for what is left of `value` when all but the `kept` axes are reduced."""
    assert isinstance(value.type, Array)
    text = _Text(value.type.ndim)
    inner = text.of(value)
    return _made(text, f"np::axes_of<{', '.join(map(str, kept))}>({inner}, {text.shape(lengths)})", lengths, type_)


def _allocated(text: _Text, value: Expr, lengths: tuple[Expr, ...], type_: Array) -> Expr:
    return _made(text, text.of(value), lengths, type_)


def _made(text: _Text, order: str, lengths: tuple[Expr, ...], type_: Array) -> Expr:
    from capsulec.library.boundary import dtype_name

    shape = text.shape(lengths)
    operands = tuple(operand.type for operand in text.operands)
    cxx = f"np::allocate_in<{dtype_name(type_.dtype)}>({order}, {shape})"
    loop = Loop("allocate", operands, type_, cxx, HEADER)
    return Map(loop, tuple(text.operands), type_)


class _Text:
    """C++ that computes a layout, and the expressions that stand in it."""

    def __init__(self, ndim: int) -> None:
        self.ndim = ndim
        self.operands: list[Expr] = []

    def place(self, operand: Expr) -> str:
        if operand not in self.operands:
            self.operands.append(operand)
        return f"{{{self.operands.index(operand)}}}"

    def shape(self, lengths: tuple[Expr, ...]) -> str:
        places = ", ".join(self.place(length) for length in lengths)
        return f"np::shape<{len(lengths)}>{{{{{places}}}}}"

    def of(self, value: Expr) -> str:
        """The layout of an array expression, as of an operand with all axes of the result."""
        assert isinstance(value.type, Array)
        if value.type.ndim < 2:  # which says nothing
            return f"np::rows<{self.ndim}>({self.shape((index(1),))})"
        match value:
            case Map(loop, args) if not loop.whole and not (loop.name == "copy" and value.type.order == "C"):
                arrays = [arg for arg in args if isinstance(arg.type, Array) and arg.type.ndim > 1]
                if loop.name == "copy" and _in_memory(arrays[0]):
                    return f"np::kept<{self.ndim}>({self.place(arrays[0])})"
                return f"np::together({', '.join(map(self.of, arrays))})"
            case Cast(inner):
                return f"np::together({self.of(inner)})"
            case Transpose(array, axes) if not _in_memory(value):
                return self._part(value, array, axes)
            case View(array, axes) if not _in_memory(value):
                return self._part(value, array, _sources(axes))
        if value.type.axes and not isinstance(value, Reduce):
            name = "rows" if value.type.axes == "C" else "columns"
            return f"np::{name}<{self.ndim}>({self.shape(extents(value))})"
        if _in_memory(value):
            return f"np::layout_of<{self.ndim}>({self.place(value)})"
        return f"np::rows<{self.ndim}>({self.shape(extents(value))})"

    def _part(self, value: Expr, array: Expr, sources: tuple[int, ...]) -> str:
        assert isinstance(array.type, Array)
        outer, self.ndim = self.ndim, array.type.ndim
        inner = self.of(array)
        self.ndim = outer
        text = f"np::axes_of<{', '.join(map(str, sources))}>({inner}, {self.shape(extents(value))})"
        return text if len(sources) == outer else f"np::widened<{outer}>({text})"


def _sources(axes: tuple[object, ...]) -> tuple[int, ...]:
    """Which axis of the viewed array each axis of a view is; -1 for a new one."""
    found: list[int] = []
    source = 0
    for axis in axes:
        if axis is None:
            found.append(-1)
            continue
        if not isinstance(axis, At):
            found.append(source)
        source += 1
    return tuple(found)


def _in_memory(value: Expr) -> bool:
    from capsulec.ir.nodes import Local, Wrap

    while isinstance(value, View | Transpose):
        value = value.array
    return isinstance(value, Local | Wrap)


__all__ = ["allocated", "order_of", "reduced"]
