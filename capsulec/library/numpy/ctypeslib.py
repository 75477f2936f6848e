"""numpy.ctypeslib.as_array: the memory behind a pointer as an array, at no cost."""

from __future__ import annotations

from typing import Any

from capsulec.ir.build import Builder, cast
from capsulec.ir.nodes import Expr, Item, MakeTuple, Wrap
from capsulec.ir.types import INT, Array, NoneType, Pointer, Scalar, Static, Tuple, Type, kind, widened
from capsulec.library.table import Intrinsic, Parameter, RuleError, register


def _as_array_type(pointer: Type, shape: Any) -> Type:
    if isinstance(pointer, Array):
        return pointer
    if not isinstance(pointer, Pointer) or pointer.target is None:
        raise RuleError(f"as_array takes a pointer to numbers, not {widened(pointer)}", code="pointer-misuse")
    if shape is None or isinstance(shape, NoneType):
        raise RuleError(
            "as_array of a pointer needs a shape: a C pointer has no length",
            hint="write as_array(pointer, n) or as_array(pointer, (n, m))",
            code="pointer-misuse",
        )
    extents = shape.items if isinstance(shape, Tuple) else (shape,)
    if not extents:
        raise RuleError("an array without axes is not supported yet", "index the pointer: p[0]", "not-supported-yet")
    for extent in extents:
        wide = widened(extent)
        if not (isinstance(wide, Scalar) and kind(wide.dtype) in "iu"):
            raise RuleError(f"the shape of as_array is made of integers, not {wide}")
        if isinstance(extent, Static) and isinstance(extent.value, int) and extent.value < 0:
            raise RuleError(
                "the shape of as_array has a negative length", hint="Python would raise ValueError here too"
            )
    return Array(pointer.target.dtype, len(extents), "C")


def _as_array(builder: Builder, pointer: Expr, shape: Any) -> Expr:
    if isinstance(pointer.type, Array):
        return pointer
    assert isinstance(shape, Expr)
    match shape.type:
        case Tuple(items):
            whole = shape if isinstance(shape, MakeTuple) else builder.once(shape, "shape")
            parts = [whole.items[n] if isinstance(whole, MakeTuple) else Item(whole, n, t) for n, t in enumerate(items)]
        case _:
            parts = [shape]
    extents = tuple(builder.once(cast(part, INT), "n") for part in parts)
    array_type = _as_array_type(pointer.type, shape.type)
    return Wrap(builder.once(pointer, "p"), extents, array_type, pointer.span)


register(Intrinsic("numpy.ctypeslib.as_array", (Parameter("obj"), Parameter("shape", None)), _as_array_type, _as_array))
