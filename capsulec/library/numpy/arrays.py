"""numpy.array and its relatives, and what arrays do with themselves: copy, astype, fill."""

from __future__ import annotations

from typing import Any

from capsulec.ir.build import Builder, index
from capsulec.ir.nodes import Const, Expr, Extent, Slice, Store, View
from capsulec.ir.types import INT, NONE, Array, NoneType, Scalar, Static, Type, widened
from capsulec.library.numpy.casting import can_cast, check_casting
from capsulec.library.numpy.conversion import array_like, as_array, element_of
from capsulec.library.numpy.creation import constant_array
from capsulec.library.numpy.dtypes import dtype_name, dtype_or
from capsulec.library.numpy.layouts import contiguous, copied_in, in_order, letter_of, with_order
from capsulec.library.numpy.shapes import TYPE_ERROR, VALUE_ERROR, known_text, refuse
from capsulec.library.numpy.stores import as_dtype
from capsulec.library.table import Intrinsic, Parameter, RuleError, register

NO_COPY = "Unable to avoid copy while creating an array as requested."


def known_flag(value: Any, name: str) -> bool | None:
    """A flag that is known while compiling; None where it is None."""
    found = value.value if isinstance(value, Static | Const) else value
    if found is None or isinstance(found, NoneType):
        return None
    if isinstance(found, bool | int):
        return bool(found)
    raise RuleError(f"{name} that is found at run time is not supported yet", code="not-supported-yet")


def _with_axes(array: Expr, ndim: int) -> Expr:
    """The array with new axes of length 1 in front, `ndim` axes at least."""
    assert isinstance(array.type, Array)
    old = array.type.ndim
    if old >= ndim:
        return array
    kept = tuple(Slice(index(0), index(1), Extent(array, axis, INT)) for axis in range(old))
    return View(array, (None,) * (ndim - old) + kept, Array(array.type.dtype, ndim, array.type.order_with_axes(ndim)))


def _must_copy(value: Type, made: Type, copy: Any) -> bool:
    """Whether an array has to be copied. Raises RuleError where it may not be, and has to."""
    flag = known_flag(copy, "copy")
    same = isinstance(value, Array) and isinstance(made, Array) and value.dtype == made.dtype
    if flag is False and not same:
        raise RuleError(NO_COPY, f"{VALUE_ERROR}; numpy.asarray copies only where it is needed")
    return flag is True and same


def _array_type(
    object_: Type, dtype: Any, copy: Any, order: Any, subok: Any, ndmin: Any, ndmax: Any, like: Any
) -> Type:
    refuse("array", like=like)
    made = array_like(object_, "numpy.array", dtype_name(dtype))
    new = _must_copy(object_, made, copy)
    found = _arranged_type(object_, made, order, new=new)
    least = _ndmin(ndmin)
    if isinstance(found, Array):
        return Array(found.dtype, least, found.order_with_axes(least)) if found.ndim < least else found
    return Array(made.dtype, least, "C") if least else found


def _arranged_type(value: Type, made: Type, order: Any, *, new: bool) -> Type:
    """The type of an array in the order that is asked for: a copy where it is `new`, else one where it has to be."""
    letter = letter_of(order, "K")
    if not isinstance(made, Array) or made.ndim < 2:
        return made
    if new or not (isinstance(value, Array) and value.dtype == made.dtype):
        return with_order(made, letter)
    return made if letter in "AK" else Array(made.dtype, made.ndim, letter)


def _arranged(builder: Builder, value: Expr, made: Expr, order: Any, *, new: bool) -> Expr:
    letter = letter_of(order, "K")
    if new:
        return copied_in(builder, made, letter)
    if isinstance(value.type, Array) and made is value:
        return in_order(builder, made, letter)
    if isinstance(made.type, Array) and letter == "A" and made.type.axes != "C":
        return copied_in(builder, made, letter)
    return in_order(builder, made, letter, computed=True) if isinstance(made.type, Array) else made


def _ndmin(value: Any) -> int:
    found = value.value if isinstance(value, Static | Const) else value
    if not isinstance(found, int):
        raise RuleError("ndmin has to be known while compiling", code="not-supported-yet")
    return found


def _array(builder: Builder, object_: Expr, dtype: Any, copy: Any, order: Any, subok: Any, ndmin: Any, *_: Any) -> Expr:
    made = as_array(builder, object_, dtype_name(dtype))
    least = _ndmin(ndmin)
    if not isinstance(made.type, Array):
        return constant_array((index(1),) * least, made, builder) if least else made
    made = _arranged(builder, object_, made, order, new=_must_copy(object_.type, made.type, copy))
    return _with_axes(made, least)


def _asarray_type(name: str) -> Any:
    def rule(a: Type, dtype: Any, order: Any, device: Any, copy: Any, like: Any) -> Type:
        refuse(name, device=device, like=like)
        made = array_like(a, f"numpy.{name}", dtype_name(dtype))
        return _arranged_type(a, made, order, new=_must_copy(a, made, copy))

    return rule


def _asarray(builder: Builder, a: Expr, dtype: Any, order: Any, device: Any, copy: Any, like: Any) -> Expr:
    made = as_array(builder, a, dtype_name(dtype))
    return _arranged(builder, a, made, order, new=_must_copy(a.type, made.type, copy))


def _contiguous_type(name: str, letter: str) -> Any:
    def rule(a: Type, dtype: Any, like: Any) -> Type:
        refuse(name, like=like)
        made = array_like(a, f"numpy.{name}", dtype_name(dtype))
        if isinstance(made, Array):
            return _arranged_type(a, made, letter, new=False)
        return Array(made.dtype, 1, "C")

    return rule


def _contiguous(letter: str) -> Any:
    def lower(builder: Builder, a: Expr, dtype: Any, like: Any) -> Expr:
        made = as_array(builder, a, dtype_name(dtype))
        if not isinstance(made.type, Array):
            return constant_array((index(1),), made, builder)
        if made.type.ndim < 2 and made is a:
            return contiguous(made)
        return _arranged(builder, a, made, letter, new=False)

    return lower


def _copy_type(a: Type, order: Any, subok: Any = None) -> Type:
    return with_order(array_like(a, "numpy.copy"), letter_of(order, "K"))


def _copy(builder: Builder, a: Expr, order: Any, subok: Any = None) -> Expr:
    made = as_array(builder, a)
    if not isinstance(a.type, Array):
        return made
    return copied_in(builder, made, letter_of(order, "K"))


# astype


def _astype_type(a: Type, dtype: Type, order: Any, casting: Any, subok: Any, copy: Any) -> Type:
    letter = letter_of(order, "K")
    made = _converted_type(a, dtype, casting, copy)
    if known_flag(copy, "copy") is False and isinstance(made, Array) and made.dtype == widened(a).dtype:  # type: ignore[attr-defined]
        return _arranged_type(a, made, letter, new=False)
    return with_order(made, letter)


def _converted_type(a: Type, dtype: Type, casting: Any, copy: Any) -> Type:
    wanted = dtype_or(dtype, "float64")
    known_flag(copy, "copy")
    made = array_like(a, "numpy.astype", wanted)
    source = widened(a)
    rule = known_text(casting)
    if rule is None:
        raise RuleError("a casting rule that is found at run time is not supported yet", code="not-supported-yet")
    assert isinstance(source, Array | Scalar)
    if not can_cast(source.dtype, wanted, check_casting(rule)):
        raise RuleError(
            f"Cannot cast array data from dtype('{source.dtype}') to dtype('{wanted}') according to the rule '{rule}'",
            TYPE_ERROR,
        )
    return made


def _astype(builder: Builder, a: Expr, dtype: Expr, order: Any, casting: Any, subok: Any, copy: Any) -> Expr:
    assert isinstance(a.type, Array)
    wanted = dtype_or(dtype, "float64")
    letter = letter_of(order, "K")
    if wanted != a.type.dtype:
        return in_order(builder, as_dtype(a, wanted), letter, computed=True)
    return in_order(builder, a, letter) if known_flag(copy, "copy") is False else copied_in(builder, a, letter)


def _astype_function_type(x: Type, dtype: Type, copy: Any, device: Any) -> Type:
    refuse("astype", device=device)
    if not isinstance(x, Array):
        raise RuleError(f"Input should be a NumPy array. It is a {widened(x)} instead.", TYPE_ERROR)
    return _astype_type(x, dtype, "K", "unsafe", True, copy)


def _astype_function(builder: Builder, x: Expr, dtype: Expr, copy: Any, device: Any) -> Expr:
    return _astype(builder, x, dtype, "K", "unsafe", True, copy)


# fill


def _fill_type(a: Type, value: Type) -> Type:
    if not isinstance(widened(value), Scalar):
        raise RuleError(f"fill with {widened(value)} is not supported yet", code="not-supported-yet")
    return NONE


def _fill(builder: Builder, a: Expr, value: Expr) -> Expr:
    assert isinstance(a.type, Array)
    builder.emit(Store(a, (), element_of(value, a.type.dtype), builder.span))
    return Const(None, NONE)


def _register() -> None:
    dtype, order_c = Parameter("dtype", None), Parameter("order", "C")
    like, device = Parameter("like", None, keyword_only=True), Parameter("device", None, keyword_only=True)
    copy = Parameter("copy", True, keyword_only=True)
    options = (
        Parameter("order", "K", keyword_only=True),
        Parameter("subok", False, keyword_only=True),
        Parameter("ndmin", 0, keyword_only=True),
        Parameter("ndmax", 0, keyword_only=True),
        like,
    )
    register(Intrinsic("numpy.array", (Parameter("object"), dtype, copy, *options), _array_type, _array))
    rest = (dtype, Parameter("order", None), device, Parameter("copy", None, keyword_only=True), like)
    for name in ("asarray", "asanyarray"):
        register(Intrinsic(f"numpy.{name}", (Parameter("a"), *rest), _asarray_type(name), _asarray))
    for name, letter in (("ascontiguousarray", "C"), ("asfortranarray", "F")):
        parameters = (Parameter("a"), dtype, like)
        register(Intrinsic(f"numpy.{name}", parameters, _contiguous_type(name, letter), _contiguous(letter)))
    whole = (Parameter("a"), Parameter("order", "K"), Parameter("subok", False))
    register(Intrinsic("numpy.copy", whole, _copy_type, _copy))
    self = Parameter("self", positional_only=True)
    register(Intrinsic("numpy.ndarray.copy", (self, order_c), _copy_type, _copy))
    conversion = (
        Parameter("order", "K"),
        Parameter("casting", "unsafe"),
        Parameter("subok", True),
        Parameter("copy", True),
    )
    register(Intrinsic("numpy.ndarray.astype", (self, Parameter("dtype"), *conversion), _astype_type, _astype))
    function = (Parameter("x", positional_only=True), Parameter("dtype", positional_only=True), copy, device)
    register(Intrinsic("numpy.astype", function, _astype_function_type, _astype_function))
    register(Intrinsic("numpy.ndarray.fill", (self, Parameter("value")), _fill_type, _fill))


_register()
