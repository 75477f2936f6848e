"""Calls of ufuncs with `out`, `where`, `dtype` or `casting`.

A ufunc called with its operands alone is an elementwise entry; a call with anything more is redirected to an entry of
its own, `numpy.ufunc.NAME`, which is made for the first such call of a program.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import Any

from capsulec.ir.build import Builder, apply, both, cast, index
from capsulec.ir.nodes import Const, Expr, Extent, Loop, Store
from capsulec.ir.types import BOOL, INT, Array, NoneType, Scalar, Static, Tuple, Type, kind, widened
from capsulec.library import numpy_operators
from capsulec.library.arrays import elementwise_type, scalar_of
from capsulec.library.numpy.casting import can_cast, check_casting
from capsulec.library.numpy.elementary import number
from capsulec.library.numpy.maps import asked_shape, converted, known, mapped, repeatable
from capsulec.library.numpy.operands import as_operand, operand_type
from capsulec.library.numpy.operators import ufunc_rule
from capsulec.library.promotion import loop_dtypes, strengthened
from capsulec.library.table import ENTRIES, Intrinsic, Parameter, RuleError, positional, register

EQUAL = Loop("extent.equal", (INT, INT), BOOL, "{0} == {1}")
UNEQUAL = Loop("extent.unequal", (INT, INT), BOOL, "{0} != {1}")
JOINED = Loop("extent.joined", (INT, INT), INT, "np::broadcast_extent({0}, {1})", "numpy/broadcast.hpp")
TYPE_ERROR = "NumPy would raise TypeError here too"
OPTIONS = (
    Parameter("out", None),
    Parameter("where", True, keyword_only=True),
    Parameter("casting", "same_kind", keyword_only=True),
    Parameter("order", "K", keyword_only=True),
    Parameter("dtype", None, keyword_only=True),
    Parameter("subok", True, keyword_only=True),
)


Chooser = Callable[[tuple[Type, ...], str | None, str], Loop]


def serving(spelling: str, ufunc: str, arity: int, given: list[Any], keywords: dict[str, Any]) -> str:
    """The entry that serves a call of `numpy.spelling`: one with options where there is more than operands."""
    operands = positional("x") if arity == 1 else positional("x1", "x2")
    return entry_for("numpy", spelling, ufunc, operands, partial(chosen_loop, ufunc), given, keywords)


def entry_for(
    module: str,
    spelling: str,
    ufunc: str,
    operands: tuple[Parameter, ...],
    choose: Chooser,
    given: list[Any],
    keywords: dict[str, Any],
) -> str:
    """The entry that serves a call of a ufunc of some module; `choose(operands, dtype, casting)` gives its loop."""
    arity = len(operands)
    if len(given) <= arity and not keywords.keys() & {option.name for option in OPTIONS}:
        return f"{module}.{spelling}"
    name = f"{module}.ufunc.{spelling}"
    if name not in ENTRIES:
        called = f"{module}.{ufunc}"
        rule, lower = _rule(called, ufunc, arity, choose), _lower(arity, choose)
        register(Intrinsic(name, (*operands, *OPTIONS), rule, lower))
    return name


def dtype_of(given: Any) -> str | None:
    """The name of the dtype that an argument `dtype=…` stands for; None when it is left out."""
    from capsulec.library.numpy.dtypes import dtype_name

    return dtype_name(given)


def chosen_loop(ufunc: str, operands: tuple[Type, ...], dtype: str | None, casting: str = "same_kind") -> Loop:
    """The loop for operands, scalars all; `dtype` is what its result has to be. Raises RuleError."""
    for operand in operands:
        number(ufunc, operand)
    if dtype is None:
        return ufunc_rule(ufunc)(operands)
    refused = RuleError(f"No loop matching the specified signature and casting was found for ufunc {ufunc}", TYPE_ERROR)
    if ufunc.startswith("logical_"):
        if dtype != "bool":
            raise refused
        return numpy_operators.logical(ufunc, operands)
    dtypes = loop_dtypes(ufunc, *[Scalar(dtype)] * len(operands))
    if dtypes is None or dtypes[-1] != dtype:
        raise refused
    *inputs, result = dtypes
    for position, (operand, wanted) in enumerate(zip(operands, inputs, strict=True)):
        _check_input(ufunc, operand, wanted, position, casting)
    if all(isinstance(wide := widened(operand), Scalar) and wide.weak for operand in operands):
        operands = tuple(Scalar(wanted) for wanted in inputs)
    return numpy_operators.inner_loop(ufunc, numpy_operators.text(ufunc, inputs[0]), operands, inputs, result)


def _check_input(ufunc: str, operand: Type, wanted: str, position: int, casting: str) -> None:
    scalar = widened(operand)
    assert isinstance(scalar, Scalar)
    if scalar.weak and "biufc".index(kind(scalar.dtype)) <= "biufc".index(kind(wanted).replace("u", "i")):
        return  # an int that does not fit is refused with its value
    (strong,) = strengthened((scalar,))
    if not can_cast(strong.dtype, wanted, casting):
        raise RuleError(
            f"Cannot cast ufunc '{ufunc}' input {position} from dtype('{strong.dtype}') to dtype('{wanted}') with "
            f"casting rule '{casting}'",
            TYPE_ERROR,
        )


def out_type(out: Any) -> Array | None:
    """The array that is written to; None where there is none. Raises RuleError."""
    if isinstance(out, Tuple) and len(out.items) != 1:
        raise RuleError(
            "The 'out' tuple must have exactly one entry per ufunc output", "NumPy would raise ValueError here too"
        )
    if isinstance(out, Tuple):
        out = out.items[0]
    if out is None or isinstance(out, NoneType):
        return None
    if not isinstance(out, Array):
        raise RuleError("return arrays must be of ArrayType", TYPE_ERROR)
    return out


def check_output(ufunc: str, result: Type, out: Array, casting: str) -> None:
    """Raise NumPy's error where a result of a ufunc cannot be stored in `out`."""
    assert isinstance(result, Scalar)
    if not can_cast(result.dtype, out.dtype, casting):
        raise RuleError(
            f"Cannot cast ufunc '{ufunc}' output from dtype('{result.dtype}') to dtype('{out.dtype}') with casting "
            f"rule '{casting}'",
            TYPE_ERROR,
        )


def mask_type(where: Any) -> Type | None:
    """The type of `where`; None where it is True."""
    if where is True or where == Static(True):
        return None
    element = scalar_of(widened(where))
    if not isinstance(element, Scalar) or element.dtype != "bool":
        raise RuleError(
            f"Cannot cast array data from dtype('{element}') to dtype('bool') according to the rule 'safe'", TYPE_ERROR
        )
    return widened(where)


def _text(value: Any, default: str) -> str:
    """A constant text, given as a type or as an expression."""
    if isinstance(value, Static | Const) and isinstance(value.value, str):
        return value.value
    if value == default or isinstance(value, NoneType):
        return default
    raise RuleError(f"an option that is not known while compiling, instead of {default!r}, is not supported yet")


def casting_of(casting: Any) -> str:
    """The casting rule that an argument names. Raises RuleError for one that there is not."""
    return check_casting(_text(casting, "same_kind"))


def _order(order: Any) -> str:
    """The letter of the order of a new result; 'A' of several operands is taken for 'K'."""
    from capsulec.library.numpy.layouts import letter_of

    return letter_of(order, "K").replace("A", "K")


def _rule(called: str, ufunc: str, arity: int, choose: Chooser) -> Any:
    def rule(*given: Any) -> Type:
        operands, (out, where, casting, order, dtype, _) = given[:arity], given[arity:]
        operands = tuple(operand_type(operand, called) for operand in operands)
        how = casting_of(casting)
        loop = choose(tuple(map(scalar_of, operands)), dtype_of(dtype), how)
        mask, target = mask_type(where), out_type(out)
        shapes = [*operands, *([] if mask is None else [mask])]
        if target is None:
            return _with_order(elementwise_type(loop, shapes), order)
        check_output(ufunc, loop.result, target, how)
        return target

    return rule


def _lower(arity: int, choose: Chooser) -> Any:
    def lower(builder: Builder, *given: Any) -> Expr:
        operands, (out, where, casting, order, dtype, _) = list(given[:arity]), given[arity:]
        operands = [as_operand(builder, operand) for operand in operands]
        how = casting_of(_type(casting))
        target_type = out_type(_type(out))
        loop = choose(tuple(scalar_of(known(v)) for v in operands), dtype_of(_type(dtype)), how)
        mask = where if isinstance(where, Expr) and mask_type(known(where)) is not None else None
        if target_type is None:
            return _in_order(builder, masked(builder, mapped(loop, operands), mask), order)
        return stored(builder, loop, operands, mask, _only(builder, out))

    return lower


def _with_order(made: Type, order: Any) -> Type:
    from capsulec.library.numpy.layouts import with_order

    letter = _order(order)
    return made if letter == "K" else with_order(made, letter)


def _in_order(builder: Builder, value: Expr, order: Any) -> Expr:
    from capsulec.library.numpy.layouts import in_order

    return in_order(builder, value, _order(order), computed=True) if isinstance(value.type, Array) else value


def _type(value: Any) -> Any:
    return known(value) if isinstance(value, Expr) else value


def _only(builder: Builder, out: Expr) -> Expr:
    """The array of `out`, which may be in a tuple."""
    from capsulec.ir.nodes import Item, MakeTuple

    if not isinstance(out.type, Tuple):
        return out
    return out.items[0] if isinstance(out, MakeTuple) else Item(out, 0, out.type.items[0])


def masked(builder: Builder, value: Expr, mask: Expr | None) -> Expr:
    """A new result of which only some elements are computed; NumPy leaves the others uninitialised, here they are 0."""
    if mask is None:
        return value
    element = scalar_of(value.type)
    assert isinstance(element, Scalar)
    return mapped(choice(element.dtype), [mask, value, cast(Const(0, INT), element)])


def choice(dtype: str) -> Loop:
    """One of two values of a dtype."""
    scalar = Scalar(dtype)
    name = dtype if kind(dtype) == "c" else numpy_operators.cxx_name(dtype)
    return Loop("np.where", (Scalar("bool"), scalar, scalar), scalar, f"np::where<{name}>({{0}}, {{1}}, {{2}})",
                "numpy/choose.hpp")  # fmt: skip


def stored(
    builder: Builder, loop: Loop, operands: list[Expr], mask: Expr | None, out: Expr, same_shape: str = ""
) -> Expr:
    """`loop` of operands, stored in `out`, which is the result. Where a mask is False `out` keeps its elements.

    Operands are stretched to `out`; with a text in `same_shape` they must have its shape: else it is a ValueError's.
    """
    out = repeatable(builder, out, "out")
    assert isinstance(out.type, Array)
    kept = [asked_shape(builder, value, "x") for value in operands]
    if mask is not None:
        mask = asked_shape(builder, mask, "mask")
    if same_shape:
        check_same_shape(builder, kept, out, same_shape)
    else:
        check_shapes(builder, kept, mask, out)
    value = converted(mapped(loop, kept), out.type.dtype)
    if mask is not None:
        value = mapped(choice(out.type.dtype), [mask, value, out])
    builder.emit(Store(out, (), value, builder.span))
    return out


def check_same_shape(builder: Builder, operands: list[Expr], out: Expr, text: str) -> None:
    """Raise ValueError where the first operand has not the shape of `out`."""
    assert isinstance(out.type, Array)
    rank = operands[0].type.ndim if isinstance(operands[0].type, Array) else 0
    if rank != out.type.ndim:
        raise RuleError(text, "NumPy would raise ValueError here too")
    for axis in range(rank):
        differs = apply(UNEQUAL, Extent(operands[0], axis, INT), Extent(out, axis, INT))
        builder.check(differs, "ValueError", text)


def check_shapes(builder: Builder, operands: list[Expr], mask: Expr | None, out: Expr) -> None:
    """Raise NumPy's ValueError where the operands do not broadcast together to the shape of `out`."""
    assert isinstance(out.type, Array)
    operands = operands if mask is None else [*operands, mask]
    ranks = [v.type.ndim if isinstance(v.type, Array) else 0 for v in operands]
    whole = out.type.ndim
    shapes: list[tuple[Expr, ...]] = [
        tuple(Extent(v, axis, INT) for axis in range(n)) for v, n in zip(operands, ranks, strict=True)
    ]
    target: tuple[Expr, ...] = tuple(Extent(out, axis, INT) for axis in range(whole))
    if max(ranks, default=0) > whole:
        raise RuleError(
            f"non-broadcastable output operand with {whole} axes does not match the broadcast shape, which has "
            f"{max(ranks)}",
            "NumPy would raise ValueError here too",
        )
    listed = [*shapes, target] if mask is None else [*shapes[:-1], target, shapes[-1]]
    text = f"operands could not be broadcast together with shapes {' '.join(map(_shape, listed))} "
    lengths = tuple(length for shape in listed for length in shape)
    joined = _joined(listed)
    for shape in listed:
        for length, wanted in zip(reversed(shape), reversed(joined), strict=False):
            if length not in (wanted, index(1)):
                differs = both(apply(UNEQUAL, length, wanted), apply(UNEQUAL, length, index(1)))
                builder.check(differs, "ValueError", text, *lengths)
    broadcast = _joined(shapes)
    text = f"non-broadcastable output operand with shape {_shape(target)} doesn't match the broadcast shape "
    for length, wanted in zip(reversed(target), reversed(broadcast), strict=False):
        if wanted not in (length, index(1)):
            stretched = both(apply(EQUAL, length, index(1)), apply(UNEQUAL, wanted, index(1)))
            builder.check(stretched, "ValueError", text + _shape(joined), *target, *joined)


def _joined(shapes: list[tuple[Expr, ...]]) -> tuple[Expr, ...]:
    """The shape of several operands together."""
    result: list[Expr] = [index(1)] * max(map(len, shapes))
    for shape in shapes:
        for axis in range(1, len(shape) + 1):
            joined, length = result[-axis], shape[-axis]
            if joined == index(1) or length in (joined, index(1)):
                result[-axis] = length if joined == index(1) else joined
            else:
                result[-axis] = apply(JOINED, joined, length)
    return tuple(result)


def _shape(lengths: tuple[Expr, ...]) -> str:
    return "({},)" if len(lengths) == 1 else f"({','.join(['{}'] * len(lengths))})"


__all__ = ["check_shapes", "chosen_loop", "dtype_of", "mask_type", "masked", "out_type", "serving", "stored"]
