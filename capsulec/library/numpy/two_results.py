"""The ufuncs with two results: divmod, modf, frexp, with `out` and `where` too. Values are NumPy's bits.

Each result is a loop of its own over the same operands, so that what is not used costs nothing.
"""

from __future__ import annotations

from typing import Any

from capsulec.ir.build import Builder
from capsulec.ir.nodes import Expr, Item, Loop, MakeTuple
from capsulec.ir.types import Array, NoneType, Scalar, Static, Tuple, Type
from capsulec.library.arrays import elementwise_type, scalar_of
from capsulec.library.numpy.elementary import number
from capsulec.library.numpy.maps import known, mapped, repeatable
from capsulec.library.numpy.operands import as_operand, operand_type
from capsulec.library.numpy.operators import ufunc_rule
from capsulec.library.numpy.ufunc_options import (
    OPTIONS,
    TYPE_ERROR,
    casting_of,
    check_output,
    mask_type,
    masked,
    out_type,
    stored,
)
from capsulec.library.numpy_operators import SAFE_CASTING
from capsulec.library.promotion import loop_dtypes, strengthened
from capsulec.library.table import ENTRIES, REDIRECTS, Intrinsic, Parameter, RuleError, positional, register

PARTS = "numpy/float_parts.hpp"


def divmod_loops(operands: tuple[Any, ...]) -> tuple[Loop, Loop]:
    """The quotient, rounded down, and the remainder."""
    for operand in operands:
        number("divmod", operand)
    try:
        quotient, remainder = (ufunc_rule(name)(operands) for name in ("floor_divide", "remainder"))
    except RuleError as error:
        raise RuleError(*(text.replace("floor_divide", "divmod") for text in (error.message, error.hint))) from None
    return quotient, remainder


def _of_float(name: str, first: str, second: str) -> Any:
    """The loops of a function of one float; integers become floats as in every such ufunc."""

    def loops(operands: tuple[Any, ...]) -> tuple[Loop, Loop]:
        scalars = strengthened((number(name, operands[0]),))
        dtypes = loop_dtypes("cbrt", *scalars)
        if dtypes is None:
            hint = f"NumPy would raise TypeError here too: {SAFE_CASTING.format(name)}"
            raise RuleError(f"numpy.{name} does not take {scalars[0]}", hint)
        if dtypes[0] == "float16":
            raise RuleError(
                f"numpy.{name} of {scalars[0]} is a float16, which capsulec does not have",
                "convert the argument to float32 or float64",
                "not-supported-yet",
            )
        real = Scalar(dtypes[0])
        other = Scalar("int32") if name == "frexp" else real
        return (
            Loop(f"np.{first}", (real,), real, f"np::{first}({{0}})", PARTS),
            Loop(f"np.{second}", (real,), other, f"np::{second}({{0}})", PARTS),
        )

    return loops


LOOPS = {
    "divmod": divmod_loops,
    "modf": _of_float("modf", "fraction", "whole"),
    "frexp": _of_float("frexp", "mantissa", "exponent"),
}


def _rule(name: str) -> Any:
    def rule(*given: Type) -> Type:
        operands = [operand_type(operand, f"numpy.{name}") for operand in given]
        loops = LOOPS[name](tuple(map(scalar_of, operands)))
        return Tuple(tuple(elementwise_type(loop, operands) for loop in loops))

    return rule


def _lower(name: str) -> Any:
    def lower(builder: Builder, *operands: Expr) -> Expr:
        values = [repeatable(builder, as_operand(builder, value), "x") for value in operands]
        loops = LOOPS[name](tuple(scalar_of(known(value)) for value in values))
        # The first one is the one that raises.
        items = [mapped(loop, values) for loop in loops]
        if any(loop.raises for loop in loops):
            items = [builder.once(item, name) for item in items]
        return MakeTuple(tuple(items), Tuple(tuple(item.type for item in items)))

    return lower


# Calls with `out`, which is a tuple of two arrays or None, and `where`.


def _targets(name: str, out: Any, loops: tuple[Loop, Loop], casting: str) -> list[Array | None]:
    """The arrays that the results are stored in."""
    if out is None or isinstance(out, NoneType) or out == (None, None):
        return [None, None]
    if not isinstance(out, Tuple):
        raise RuleError("'out' must be a tuple of arrays", TYPE_ERROR)
    if len(out.items) != len(loops):
        text = "The 'out' tuple must have exactly one entry per ufunc output"
        raise RuleError(text, "NumPy would raise ValueError here too")
    found = [out_type(item) for item in out.items]
    for loop, target in zip(loops, found, strict=True):
        if target is not None:
            check_output(name, loop.result, target, casting)
    return found


def _refused(name: str, dtype: Any, order: Any) -> None:
    if isinstance(dtype, Type) and not isinstance(dtype, NoneType):
        raise RuleError(f"numpy.{name}(dtype=…) is not supported yet", code="not-supported-yet")
    if isinstance(order, Type) and order != Static("K"):
        raise RuleError(f"numpy.{name}(order=…) is not supported yet", code="not-supported-yet")


def _rule_with_options(name: str, arity: int) -> Any:
    def rule(*given: Any) -> Type:
        out, where, casting, order, dtype, _ = given[arity:]
        _refused(name, dtype, order)
        operands = [operand_type(operand, f"numpy.{name}") for operand in given[:arity]]
        loops = LOOPS[name](tuple(map(scalar_of, operands)))
        targets = _targets(name, out, loops, casting_of(casting))
        mask = mask_type(where)
        shapes = [*operands, *([] if mask is None else [mask])]
        pairs = zip(loops, targets, strict=True)
        return Tuple(tuple(elementwise_type(loop, shapes) if target is None else target for loop, target in pairs))

    return rule


def _lower_with_options(name: str, arity: int) -> Any:
    def lower(builder: Builder, *given: Any) -> Expr:
        out, where, casting, *_ = given[arity:]
        values = [repeatable(builder, as_operand(builder, value), "x") for value in given[:arity]]
        loops = LOOPS[name](tuple(scalar_of(known(value)) for value in values))
        targets = _targets(name, known(out) if isinstance(out, Expr) else out, loops, casting_of(casting))
        mask = where if isinstance(where, Expr) and mask_type(known(where)) is not None else None
        mask = None if mask is None else repeatable(builder, mask, "mask")
        # Both are computed before one is stored: what is stored in may be an operand.
        made = [builder.once(mapped(loop, values), name) for loop in loops]
        whole = builder.once(out, "out") if any(targets) and not isinstance(out, MakeTuple) else out
        items: list[Expr] = []
        for n, (value, target) in enumerate(zip(made, targets, strict=True)):
            if target is None:
                items.append(builder.once(masked(builder, value, mask), name))
                continue
            place = whole.items[n] if isinstance(whole, MakeTuple) else Item(whole, n, target)
            scalar = scalar_of(value.type)
            assert isinstance(scalar, Scalar)
            items.append(stored(builder, Loop(f"np.{name}", (scalar,), scalar, "{0}"), [value], mask, place))
        return MakeTuple(tuple(items), Tuple(tuple(item.type for item in items)))

    return lower


def _serving(name: str, arity: int) -> Any:
    """The entry that serves a call: one with options where there is more than operands."""

    def choose(given: list[Any], keywords: dict[str, Any]) -> str:
        if len(given) <= arity and not keywords.keys() & {option.name for option in OPTIONS}:
            return f"numpy.{name}"
        full = f"numpy.ufunc.{name}"
        if full not in ENTRIES:
            out = Parameter("out", None, keyword_only=True)  # by position NumPy takes the arrays without their tuple
            parameters = (*positional(*("x1", "x2")[:arity]), out, *OPTIONS[1:])
            register(Intrinsic(full, parameters, _rule_with_options(name, arity), _lower_with_options(name, arity)))
        return full

    return choose


for _name in LOOPS:
    _parameters = positional("x1", "x2") if _name == "divmod" else positional("x")
    register(Intrinsic(f"numpy.{_name}", _parameters, _rule(_name), _lower(_name)))
    REDIRECTS[f"numpy.{_name}"] = _serving(_name, len(_parameters))
