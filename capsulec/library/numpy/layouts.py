"""The memory order of new arrays: `order=` arguments, and what 'K' and 'A' are of an array."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from capsulec.ir.build import Builder
from capsulec.ir.nodes import Allocate, Expr, Loop, Map, Store, Transpose
from capsulec.ir.types import INT, Array, Scalar, Static
from capsulec.ir.types import Type as IrType
from capsulec.library.arrays import together
from capsulec.library.boundary import dtype_name
from capsulec.library.numpy.shapes import VALUE_ERROR, extents_of, given, known_text
from capsulec.library.table import INTERNAL, Intrinsic, RuleError, positional, register

HEADER = "numpy/layout.hpp"
CONTIGUOUS = "numpy/contiguous.hpp"
# "computed" is the order of what is computed by elements, which a copy in the order 'K' may differ from: axes that are
# stretched stay where they are.
LAYOUTS = {"K": "kept", "A": "columns_or_rows", "computed": "computed_layout"}


def letter_of(order: Any, default: str) -> str:
    """The letter of an `order` argument. Raises RuleError for what is none."""
    if not given(order):
        return default
    text = known_text(order)
    if text is None:
        raise RuleError("an order that is found at run time is not supported yet", code="not-supported-yet")
    if text.upper() not in ("C", "F", "A", "K"):
        raise RuleError(f"order must be one of 'C', 'F', 'A', or 'K' (got '{text}')", VALUE_ERROR)
    return text.upper()


def order_for(letter: str, ndim: int, like: IrType | None = None) -> str:
    """The order of a new array, as far as it is known: that of `like` for K and A, which are C's without one."""
    if ndim < 2:
        return "C"
    if letter in "CF":
        return letter
    if not isinstance(like, Array) or like.ndim != ndim:
        return "C"
    if letter == "A":
        return "C" if like.axes == "C" else like.order if like.order == "F" else ""
    return together([like])


def with_order(type_: IrType, letter: str) -> IrType:
    """The type of a copy in an order."""
    if not isinstance(type_, Array):
        return type_
    return Array(type_.dtype, type_.ndim, order_for(letter, type_.ndim, type_))


def turned(array: Expr) -> Expr:
    """The array with its axes reversed."""
    type_ = array.type
    assert isinstance(type_, Array)
    if type_.ndim < 2:
        return array
    axes = tuple(reversed(range(type_.ndim)))
    return Transpose(array, axes, Array(type_.dtype, type_.ndim, type_.turned), array.span)


def memory(builder: Builder, extents: tuple[Expr, ...], dtype: str, letter: str, like: Sequence[Expr] = ()) -> Expr:
    """A new array with uninitialised elements; where several are `like`, as all of them together."""
    ndim = len(extents)
    orders = {order_for(letter, ndim, one.type) for one in like} or {order_for(letter, ndim)}
    order = orders.pop() if len(orders) == 1 else ""
    made = Array(dtype, ndim, order)
    if order == "C":
        return Allocate(extents, made, builder.span)
    if order == "F":
        return turned(Allocate(extents[::-1], Array(dtype, ndim, "C"), builder.span))
    sources = tuple(builder.once(one, "a") for one in like)
    numbers = ", ".join(f"{{{n + len(sources)}}}" for n in range(ndim))
    shape = f"np::shape<{ndim}>{{{{{numbers}}}}}"
    name = "copied_layout" if len(sources) > 1 else LAYOUTS[letter]
    text = ", ".join(f"np::{name}<{ndim}>({{{n}}})" for n in range(len(sources)))
    if len(sources) > 1:
        text = f"np::joined_layout<{ndim}>({text})"
    operands = (*(source.type for source in sources), *(INT,) * ndim)
    loop = Loop("allocate", operands, made, f"np::allocate_in<{dtype_name(dtype)}>({text}, {shape})", HEADER)
    return Map(loop, (*sources, *extents), made, builder.span)


def copied_in(builder: Builder, array: Expr, letter: str) -> Expr:
    """A copy of an array in an order; of what is computed anyway, the computation itself."""
    assert isinstance(array.type, Array)
    order = order_for(letter, array.type.ndim, array.type)
    if order == "C":
        return _copy(array, "C")
    if order == "F":
        return turned(_copy(turned(array), "C"))
    if letter == "K":
        return _copy(array, "")
    kept = builder.variable(array, "a")
    made = builder.variable(memory(builder, extents_of(kept), array.type.dtype, letter, [kept]), "copy")
    builder.emit(Store(made, (), kept, builder.span, apart=True))
    return made


def _copy(array: Expr, order: str) -> Expr:
    assert isinstance(array.type, Array)
    element = Scalar(array.type.dtype)
    type_ = Array(array.type.dtype, array.type.ndim, order)
    return Map(Loop("copy", (element,), element, "{0}"), (array,), type_, array.span)


def in_order(builder: Builder, array: Expr, letter: str, *, computed: bool = False) -> Expr:
    """The array where it is in an order, else a copy that is; what is `computed` by elements is so in that order."""
    assert isinstance(array.type, Array)
    if letter in "AK" or array.type.ndim < 2:
        return array
    if computed:
        return array if array.type.order == letter else copied_in(builder, array, letter)
    if letter == "C":
        return contiguous(array)
    return turned(contiguous(turned(array)))


def contiguous(array: Expr) -> Expr:
    """The array itself where it is one piece of memory in C order, else a copy."""
    assert isinstance(array.type, Array)
    if array.type.order == "C":
        return array
    made = Array(array.type.dtype, array.type.ndim, "C")
    loop = Loop("contiguous", (array.type,), made, "np::contiguous({0})", CONTIGUOUS)
    return Map(loop, (array,), made, array.span)


# What functions written in Python end with: an array in the order of another one.


def _laid_out_type(made: IrType, like: IrType, order: IrType) -> IrType:
    if not isinstance(made, Array):
        return made
    assert isinstance(like, Array)
    return Array(made.dtype, made.ndim, order_for(_asked_order(order), made.ndim, like))


def _asked_order(order: Any) -> str:
    return "computed" if known_text(order) == "computed" else letter_of(order, "K")


def _laid_out(builder: Builder, made: Expr, like: Expr, order: Expr) -> Expr:
    letter = _asked_order(order)
    wanted = _laid_out_type(made.type, like.type, Static(letter))
    if not isinstance(wanted, Array) or wanted.ndim < 2:
        return made
    if wanted.order:
        return in_order(builder, made, wanted.order)
    made = builder.once(made, "made")
    copy = builder.variable(memory(builder, extents_of(made), wanted.dtype, letter, [like]), "laid_out")
    builder.emit(Store(copy, (), made, builder.span, apart=True))
    return copy


register(Intrinsic(f"{INTERNAL}.laid_out", positional("made", "like", "order"), _laid_out_type, _laid_out))

__all__ = ["contiguous", "copied_in", "in_order", "letter_of", "memory", "order_for", "turned", "with_order"]
