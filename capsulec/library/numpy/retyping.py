"""The memory of an array as another dtype: view, getfield, setfield, byteswap; and `require`.

Where a program has such views, arrays of different dtypes may share memory: `passes.fuse` asks for that, and the header
tells the C++ compiler.
"""

from __future__ import annotations

from typing import Any

from capsulec.ir.build import Builder, cast
from capsulec.ir.nodes import Const, Expr, Loop, MakeTuple, Map, Store
from capsulec.ir.types import BITS, INT, NONE, Array, LibraryFunction, Scalar, Static, Tuple, Type, widened
from capsulec.library.arrays import order_of_view
from capsulec.library.boundary import dtype_name as cxx_dtype
from capsulec.library.numpy.arrays import known_flag
from capsulec.library.numpy.conversion import array_like, as_array, element_of
from capsulec.library.numpy.dtypes import dtype_name
from capsulec.library.numpy.layouts import in_order, memory, with_order
from capsulec.library.numpy.shapes import VALUE_ERROR, extents_of, given, refuse
from capsulec.library.numpy.stores import as_dtype
from capsulec.library.table import Intrinsic, Parameter, RuleError, register

HEADER = "numpy/retyped.hpp"
VIEW = "np.retyped"  # the name of the loops that give such views
SELF = Parameter("self", positional_only=True)
NDARRAY = LibraryFunction("numpy.ndarray")


def _array(type_: Type) -> Array:
    assert isinstance(type_, Array)
    return type_


def _wanted(self: Type, dtype: Any) -> str:
    """The dtype of a view. Raises RuleError for one that elements cannot be looked at as."""
    array = _array(self)
    if dtype == NDARRAY or getattr(dtype, "type", None) == NDARRAY:
        return array.dtype
    wanted = dtype_name(dtype) or array.dtype
    if wanted == "bool" != array.dtype:
        raise RuleError("a view as bool is not supported yet", "write a != 0", "not-supported-yet")
    return wanted


def _size(dtype: str) -> int:
    return BITS[dtype] // 8


def _view_type(self: Type, dtype: Any, type_: Any) -> Type:
    if given(type_) and (type_.type if isinstance(type_, Expr) else type_) != NDARRAY:
        raise RuleError("view(type=…) of anything but numpy.ndarray is not supported", code="not-supported-yet")
    array, wanted = _array(self), _wanted(self, dtype)
    before, after = _size(array.dtype), _size(wanted)
    if before == after:
        return Array(wanted, array.ndim, array.order)
    if array.ndim == 0:
        text = "Changing the dtype of a 0d array is only supported if the itemsize is unchanged"
        raise RuleError(text, VALUE_ERROR)
    if before % after and before > after:
        text = "When changing to a smaller dtype, its size must be a divisor of the size of original dtype"
        raise RuleError(text, VALUE_ERROR)
    return Array(wanted, array.ndim, order_of_view(array, "C" if array.order == "C" else ""))


def _view(builder: Builder, self: Expr, dtype: Any, type_: Any) -> Expr:
    result = _view_type(self.type, dtype, type_)
    assert isinstance(result, Array)
    if result.dtype == _array(self.type).dtype:
        return self
    cxx = f"np::retyped<{cxx_dtype(result.dtype)}>({{0}})"
    return Map(Loop(VIEW, (self.type,), result, cxx, HEADER, raises=True), (self,), result, self.span)


def _field_type(self: Type, dtype: Any, offset: Any) -> Type:
    array = _array(self)
    wanted = _wanted(self, dtype)
    return Array(wanted, array.ndim, array.order if _size(wanted) == _size(array.dtype) else order_of_view(array, ""))


def _field(builder: Builder, self: Expr, dtype: Any, offset: Any) -> Expr:
    result = _field_type(self.type, dtype, offset)
    assert isinstance(result, Array)
    at = offset if isinstance(offset, Expr) else Const(offset, INT)
    cxx = f"np::field<{cxx_dtype(result.dtype)}>({{0}}, {{1}})"
    loop = Loop(VIEW, (self.type, INT), result, cxx, HEADER, raises=True)
    return Map(loop, (self, cast(at, INT)), result, self.span)


def _set_field_type(self: Type, val: Type, dtype: Any, offset: Any) -> Type:
    _field_type(self, dtype, offset)
    if not isinstance(widened(val), Scalar | Array):
        raise RuleError(f"setfield with {widened(val)} is not supported yet", code="not-supported-yet")
    return NONE


def _set_field(builder: Builder, self: Expr, val: Expr, dtype: Any, offset: Any) -> Expr:
    place = builder.variable(_field(builder, self, dtype, offset), "field")
    wanted = _array(place.type).dtype
    value = as_dtype(val, wanted) if isinstance(val.type, Array) else element_of(val, wanted)
    builder.emit(Store(place, (), value, builder.span))
    return Const(None, NONE)


# byteswap


def _swap(dtype: str) -> Loop:
    if dtype in ("float128", "complex256"):
        raise RuleError(f"byteswap of {dtype} is not supported yet", code="not-supported-yet")
    scalar = Scalar(dtype)
    return Loop("np.byteswap", (scalar,), scalar, "np::byteswapped({0})", "numpy/byteswap.hpp")


def _swapped_type(self: Type, inplace: Any) -> Type:
    array = _array(self)
    _swap(array.dtype)
    return array if known_flag(inplace, "inplace") else with_order(array, "A")


def _swapped(builder: Builder, self: Expr, inplace: Any) -> Expr:
    array = builder.once(self, "a")
    loop = _swap(_array(array.type).dtype)
    swapped = Map(loop, (array,), with_order(array.type, "K"), self.span)
    if known_flag(inplace, "inplace"):
        builder.emit(Store(array, (), swapped, builder.span))
        return array
    made = memory(builder, extents_of(array), _array(array.type).dtype, "A", [array])
    made = builder.variable(made, "swapped")
    builder.emit(Store(made, (), swapped, builder.span, apart=True))
    return made


# require

FLAGS = {
    **dict.fromkeys(("C", "C_CONTIGUOUS", "CONTIGUOUS"), "C"),
    **dict.fromkeys(("F", "F_CONTIGUOUS", "FORTRAN"), "F"),
    **dict.fromkeys(("A", "ALIGNED"), "A"),
    **dict.fromkeys(("W", "WRITEABLE"), "W"),
    **dict.fromkeys(("O", "OWNDATA"), "O"),
    **dict.fromkeys(("E", "ENSUREARRAY"), "E"),
}


def _requirements(value: Any) -> set[str]:
    """The letters of what is required."""
    type_ = value.type if isinstance(value, Expr) else value
    if not given(value):
        return set()
    items: tuple[Any, ...] | None = type_.items if isinstance(type_, Tuple) else None
    if isinstance(value, MakeTuple):
        items = value.items
    if items is None:
        text = value.value if isinstance(value, Static | Const) else None
        if not isinstance(text, str):
            raise RuleError("requirements have to be letters that are known while compiling", code="not-supported-yet")
        items = tuple(Static(letter) for letter in text)
    found: set[str] = set()
    for item in items:
        text = item.value if isinstance(item, Static | Const) else None
        if not isinstance(text, str) or text.upper() not in FLAGS:
            raise RuleError(f"{text!r} is no requirement of an array", "NumPy would raise KeyError here too")
        found.add(FLAGS[text.upper()])
    if {"C", "F"} <= found:
        raise RuleError('Cannot specify both "C" and "F" order', VALUE_ERROR)
    if "O" in found:
        raise RuleError("numpy.require of 'O' is not supported yet", "write a.copy()", "not-supported-yet")
    return found


def _required_type(a: Type, dtype: Any, requirements: Any, like: Any) -> Type:
    refuse("require", like=like)
    made = array_like(a, "numpy.require", dtype_name(dtype))
    letters = _requirements(requirements) & set("CF")
    if not isinstance(made, Array):
        return Array(made.dtype, 0, "C")
    return Array(made.dtype, made.ndim, letters.pop()) if letters and made.ndim > 1 else made


def _required(builder: Builder, a: Expr, dtype: Any, requirements: Any, like: Any) -> Expr:
    made = as_array(builder, a, dtype_name(dtype))
    if not isinstance(made.type, Array):
        from capsulec.library.numpy.creation import constant_array

        return constant_array((), made, builder)
    letters = _requirements(requirements) & set("CF")
    if not letters:
        return made
    letter = letters.pop()
    if made.type.ndim < 2:
        return in_order(builder, made, "C")
    return in_order(builder, made, letter, computed=made is not a)


def _register() -> None:
    dtype, offset = Parameter("dtype"), Parameter("offset", 0)
    register(
        Intrinsic("numpy.ndarray.view", (SELF, Parameter("dtype", None), Parameter("type", None)), _view_type, _view)
    )
    register(Intrinsic("numpy.ndarray.getfield", (SELF, dtype, offset), _field_type, _field))
    register(
        Intrinsic(
            "numpy.ndarray.setfield",
            (SELF, Parameter("val", positional_only=True), dtype, offset),
            _set_field_type,
            _set_field,
        )
    )
    register(Intrinsic("numpy.ndarray.byteswap", (SELF, Parameter("inplace", False)), _swapped_type, _swapped))
    like = Parameter("like", None, keyword_only=True)
    parameters = (Parameter("a"), Parameter("dtype", None), Parameter("requirements", None), like)
    register(Intrinsic("numpy.require", parameters, _required_type, _required))


_register()

__all__ = ["VIEW"]
