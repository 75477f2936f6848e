"""reshape, ravel, flatten, broadcast_to: the elements of an array with other axes.

Of an array in C order each is the same memory. Of any other, whether one memory can be seen so shows at run time.
"""

from __future__ import annotations

from typing import Any

from capsulec.ir.build import Builder, cast, constant, index
from capsulec.ir.nodes import Const, Expr, Generate, Item, Loop, MakeTuple, Map
from capsulec.ir.types import INT, Array, NoneType, Scalar, Static, Tuple, Type, kind, widened
from capsulec.library.numpy.axes import VALUE_ERROR, array_of, left_out
from capsulec.library.numpy.views import transposed
from capsulec.library.table import MISSING, Intrinsic, Parameter, RuleError, register

HEADER = "numpy/reshape.hpp"


def order_letter(order: Any) -> str:
    """The letter of an `order` argument."""
    if left_out(order):
        return "C"
    value = getattr(order, "value", order)
    if not isinstance(value, str):
        raise RuleError("the order has to be a letter that is known while compiling", code="not-supported-yet")
    if value.upper() not in ("C", "F", "A", "K"):
        raise RuleError(f"order must be one of 'C', 'F', 'A', or 'K' (got '{value}')", VALUE_ERROR)
    return value.upper()


def _kept_order(order: Any, array: Array) -> str:
    """C or F; where the layout of the array decides, it has to be known."""
    letter = order_letter(order)
    if letter in "AK" and array.order not in ("C", "F"):
        raise RuleError(f"order='{letter}' of an array of any layout is not supported yet", code="not-supported-yet")
    return "F" if letter == "F" or (letter in "AK" and array.order == "F") else "C"


def extent_types(shape: Any) -> tuple[Type, ...]:
    """The types of the lengths in a shape: an integer, or a tuple of them."""
    types = shape.items if isinstance(shape, Tuple) else shape if isinstance(shape, tuple) else (shape,)
    for type_ in types:
        wide = widened(type_)
        if not (isinstance(wide, Scalar) and kind(wide.dtype) in "iu"):
            hint = "write a tuple" if not isinstance(wide, Scalar) else ""
            raise RuleError(f"a shape is made of integers, not {wide}", hint)
    return tuple(types)


def extent_values(builder: Builder, shape: Any) -> tuple[Expr, ...]:
    """The lengths in a shape, as int64."""
    if isinstance(shape, tuple):
        return tuple(cast(part, INT) for part in shape)
    if not isinstance(shape.type, Tuple):
        return (cast(shape, INT),)
    whole = shape if isinstance(shape, MakeTuple) else builder.once(shape, "shape")
    types = shape.type.items
    parts = [whole.items[n] if isinstance(whole, MakeTuple) else Item(whole, n, t) for n, t in enumerate(types)]
    return tuple(
        constant(t.value) if isinstance(t, Static) and isinstance(t.value, int) else cast(part, INT)
        for part, t in zip(parts, types, strict=True)
    )


def _shaped(array: Expr, lengths: tuple[Expr, ...], function: str, order: str) -> Expr:
    """A Loop of numpy/reshape.hpp that takes an array and lengths."""
    assert isinstance(array.type, Array)
    ndim = len(lengths)
    result = Array(array.type.dtype, ndim, order)
    places = ", ".join(f"{{{n + 1}}}" for n in range(ndim))
    text = f"np::{function}<{ndim}>({{0}}, np::shape<{ndim}>{{{{{places}}}}})"
    loop = Loop(f"np.{function}", (array.type, *(INT,) * ndim), result, text, HEADER, raises=True)
    return Map(loop, (array, *lengths), result, array.span)


def reshaped(array: Expr, lengths: tuple[Expr, ...]) -> Expr:
    """The elements in C order with other axes."""
    assert isinstance(array.type, Array)
    if array.type.order == "C":
        return _shaped(array, lengths, "reshape_contiguous", "C")
    return _shaped(array, lengths, "reshape", "")


def _reshape_type(a: Type, shape: Any, order: Any, copy: Any) -> Type:
    array = array_of(a, "reshape")
    types = extent_types(shape)
    if order_letter(order) == "K":
        raise RuleError("order 'K' is not permitted for reshaping", VALUE_ERROR)
    if _is_seen_later(array, order, copy):
        return Array(array.dtype, len(types))
    letter = _kept_order(order, array)
    if _copies(copy):
        return Array(array.dtype, len(types), "C" if letter == "C" else "F")
    if copy == Static(False) and array.order != "C":
        raise RuleError("reshape(copy=False) of an array of any layout is not supported yet", code="not-supported-yet")
    kept = letter == "C" or (array.ndim, len(types)) == (1, 1)
    return Array(array.dtype, len(types), array.order if kept and array.order != "r" else "")


def _is_seen_later(array: Array, order: Any, copy: Any) -> bool:
    """Whether the program finds out in which order the elements are taken: order='A' of any layout."""
    return order_letter(order) == "A" and array.order not in ("C", "F") and left_out(copy)


def _reshape_as_it_lies(array: Expr, lengths: tuple[Expr, ...]) -> Expr:
    """Elements in Fortran's order where the array is in it, else in C's."""
    assert isinstance(array.type, Array)
    ndim = len(lengths)
    shape = f"np::shape<{ndim}>{{{{{', '.join(f'{{{n + 1}}}' for n in range(ndim))}}}}}"
    columns = f"np::reversed(np::reshape_reversed<{ndim}>(np::reversed({{0}}), {shape}))"
    text = f"(np::is_fortran({{0}}) ? {columns} : np::reshape<{ndim}>({{0}}, {shape}))"
    result = Array(array.type.dtype, ndim)
    loop = Loop("np.reshape_A", (array.type, *(INT,) * ndim), result, text, HEADER, raises=True)
    return Map(loop, (array, *lengths), result, array.span)


def _copies(copy: Any) -> bool:
    """Whether `copy` is True; it may be None or False. Raises RuleError."""
    value = copy.value if isinstance(copy, Static | Const) else copy
    if isinstance(value, bool):
        return value
    if left_out(copy) or copy is MISSING:
        return False
    raise RuleError("whether reshape copies must be known while compiling", "write it as a constant")


def _reshape(builder: Builder, a: Expr, shape: Any, order: Any, copy: Any) -> Expr:
    assert isinstance(a.type, Array)
    lengths = extent_values(builder, shape)
    if _is_seen_later(a.type, order, copy):
        return _reshape_as_it_lies(a, lengths)
    if _copies(copy):
        if _kept_order(order, a.type) == "C":
            return reshaped(flat(a, "copied"), lengths)
        made = reshaped(flat(a, "copied", "F"), tuple(reversed(lengths)))
        return transposed(made, tuple(reversed(range(len(lengths)))))
    if _kept_order(order, a.type) == "C" or a.type.ndim == len(lengths) == 1:
        return reshaped(a, lengths)
    turned = transposed(a, tuple(reversed(range(a.type.ndim))))
    return transposed(_shaped(turned, lengths, "reshape_reversed", ""), tuple(reversed(range(len(lengths)))))


def _method_shape(shape: tuple[Any, ...]) -> Any:
    """`a.reshape(2, 3)` or `a.reshape((2, 3))`."""
    if len(shape) == 1 and isinstance(widened(getattr(shape[0], "type", shape[0])), Tuple):
        return shape[0]
    return shape


def _flat_type(name: str) -> Any:
    def rule(a: Type, order: Any) -> Type:
        order_letter(order)
        return Array((wide if isinstance(wide := widened(a), Scalar) else array_of(a, name)).dtype, 1, "C")

    return rule


def flat(array: Expr, function: str, order: str = "C") -> Expr:
    """All elements as one axis: with `ravel` the same memory where it is in that order, with `copied` a copy."""
    assert isinstance(array.type, Array)
    if order == "F":
        array = transposed(array, tuple(reversed(range(array.type.ndim))))
    if function == "ravel" and array.type.order == "C" and array.type.ndim == 1:  # type: ignore[attr-defined]
        return array
    result = Array(array.type.dtype, 1, "C")  # type: ignore[attr-defined]
    loop = Loop(f"np.{function}", (array.type,), result, f"np::{function}({{0}})", HEADER, raises=True)
    return Map(loop, (array,), result, array.span)


def _flat_in_order(array: Expr, function: str, order: Any) -> Expr:
    """All elements as one axis; where the layout decides about the order, it is looked at when the program runs."""
    assert isinstance(array.type, Array)
    letter = order_letter(order)
    if letter in "CF" or array.type.order in ("C", "F"):
        return flat(array, function, _kept_order(order, array.type))
    text = f"np::{function}(np::as_it_lies({{0}}))"
    if letter == "A":
        text = f"(np::is_fortran({{0}}) ? np::{function}(np::reversed({{0}})) : np::{function}({{0}}))"
    result = Array(array.type.dtype, 1, "C")
    loop = Loop(f"np.{function}_{letter}", (array.type,), result, text, HEADER, raises=True)
    return Map(loop, (array,), result, array.span)


def _ravel(builder: Builder, a: Expr, order: Any) -> Expr:
    if isinstance(a.type, Scalar):
        return _full(builder, a, (index(1),))
    return _flat_in_order(a, "ravel", order)


def _flatten(builder: Builder, a: Expr, order: Any) -> Expr:
    return _flat_in_order(a, "copied", order)


def _full(builder: Builder, number: Expr, lengths: tuple[Expr, ...]) -> Expr:
    """An array of one number."""
    assert isinstance(number.type, Scalar)
    value = builder.once(cast(number, Scalar(number.type.dtype)), "number")
    names = tuple(builder.fresh("i") for _ in lengths)
    return Generate(lengths, names, value, Array(number.type.dtype, len(lengths), "C"), number.span)


def _broadcast_type(array: Type, shape: Any, subok: Any) -> Type:
    if isinstance(wide := widened(array), Scalar):
        return Array(wide.dtype, len(extent_types(shape)), "C")
    source = array_of(array, "broadcast_to")
    types = extent_types(shape)
    if len(types) < source.ndim:
        raise RuleError("input operand has more dimensions than allowed by the axis remapping", VALUE_ERROR)
    return Array(source.dtype, len(types))


def _broadcast_to(builder: Builder, array: Expr, shape: Any, subok: Any) -> Expr:
    if isinstance(array.type, Scalar):
        return _full(builder, array, extent_values(builder, shape))
    return broadcast(array, extent_values(builder, shape))


def broadcast(array: Expr, lengths: tuple[Expr, ...]) -> Expr:
    """A view of an array that is stretched to a shape."""
    return _shaped(array, lengths, "broadcast_to", "")


def _register() -> None:
    a, order = Parameter("a"), Parameter("order", "C")
    self = Parameter("self", positional_only=True)
    copy = Parameter("copy", None, keyword_only=True)
    register(
        Intrinsic(
            "numpy.reshape",
            (Parameter("a", positional_only=True), Parameter("shape"), order, copy),
            _reshape_type,
            _reshape,
        )
    )
    shape = Parameter("shape", variadic=True)
    keywords = (Parameter("order", "C", keyword_only=True), copy)
    register(
        Intrinsic(
            "numpy.ndarray.reshape",
            (self, shape, *keywords),
            lambda a, shape, order, copy: _reshape_type(a, _method_shape(shape), order, copy),
            lambda builder, a, shape, order, copy: _reshape(builder, a, _method_shape(shape), order, copy),
        )
    )
    register(Intrinsic("numpy.ravel", (a, order), _flat_type("ravel"), _ravel))
    register(Intrinsic("numpy.ndarray.flatten", (self, order), _flat_type("flatten"), _flatten))
    parameters = (Parameter("array"), Parameter("shape"), Parameter("subok", False))
    register(Intrinsic("numpy.broadcast_to", parameters, _broadcast_type, _broadcast_to))


_register()

__all__ = ["NoneType", "index", "reshaped"]
