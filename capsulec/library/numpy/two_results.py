"""The ufuncs with two results: divmod, modf, frexp. Values are NumPy's bits.

Each result is a loop of its own over the same operands, so that what is not used costs nothing.
"""

from __future__ import annotations

from typing import Any

from capsulec.ir.build import Builder
from capsulec.ir.nodes import Expr, Loop, MakeTuple
from capsulec.ir.types import Scalar, Tuple, Type
from capsulec.library.arrays import elementwise_type, scalar_of
from capsulec.library.numpy.elementary import number
from capsulec.library.numpy.maps import known, mapped, repeatable
from capsulec.library.numpy.operands import as_operand, operand_type
from capsulec.library.numpy.operators import ufunc_rule
from capsulec.library.numpy_operators import SAFE_CASTING
from capsulec.library.promotion import loop_dtypes, strengthened
from capsulec.library.table import Intrinsic, RuleError, positional, register

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


for _name in LOOPS:
    _parameters = positional("x1", "x2") if _name == "divmod" else positional("x")
    register(Intrinsic(f"numpy.{_name}", _parameters, _rule(_name), _lower(_name)))
