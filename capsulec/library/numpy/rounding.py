"""numpy.round and its like: to decimals, and towards zero. Values are NumPy's bits."""

from __future__ import annotations

from typing import Any

from capsulec.ir.build import Builder, constant
from capsulec.ir.nodes import Expr, Loop
from capsulec.ir.types import INT, Scalar, Static, Type, kind, widened
from capsulec.library.arrays import elementwise_type, scalar_of
from capsulec.library.numpy.elementary import number
from capsulec.library.numpy.maps import known, mapped
from capsulec.library.numpy.operands import as_operand, operand_type
from capsulec.library.numpy.operators import ufunc_rule
from capsulec.library.numpy.ufunc_options import check_output, out_type, stored
from capsulec.library.numpy_operators import cxx_name
from capsulec.library.table import Intrinsic, Parameter, RuleError, register

ROUND, ROUND_COMPLEX = "numpy/round.hpp", "numpy/round_complex.hpp"


def round_loop(a: Type, decimals: Any) -> Loop:
    """Scaled, rounded to even, scaled back; integers only lose digits in front of the point."""
    operand = Scalar(number("round", a).dtype)
    if not isinstance(decimals, Type):
        decimals = Static(decimals)
    places = widened(decimals)
    if not isinstance(places, Scalar) or kind(places.dtype) not in "iub":
        text = f"'{places}' object cannot be interpreted as an integer"
        raise RuleError(text, "NumPy would raise TypeError here too")
    if operand.dtype == "bool":
        raise RuleError("numpy.round of a bool is a float16, which capsulec does not have", code="not-supported-yet")
    name = cxx_name(operand.dtype)
    match kind(operand.dtype):
        case "c":
            return Loop("np.round", (operand, INT), operand, "np::round_complex({0}, {1})", ROUND_COMPLEX)
        case "f":
            return Loop("np.round", (operand, INT), operand, f"np::round<{name}>({{0}}, {{1}})", ROUND)
        case _:
            return Loop("np.round", (operand, INT), operand, f"np::round_integer<{name}>({{0}}, {{1}})", ROUND)


def _fix_loop(x: Type) -> Loop:
    try:
        return ufunc_rule("trunc")((x,))
    except RuleError as error:
        raise RuleError(*(text.replace("trunc", "fix") for text in (error.message, error.hint))) from None


def with_out(name: str, parameters: tuple[Parameter, ...], loop: Any, same_shape: str = "") -> None:
    """Register a function of numpy with `out` as its last parameter; `loop` is of the scalars of the others."""

    def scalars(given: tuple[Any, ...]) -> tuple[Any, ...]:
        return tuple(scalar_of(g) if isinstance(g, Type) else g for g in given)

    def rule(*given: Any) -> Type:
        *operands, out = given
        operands = [operand_type(operand, f"numpy.{name}") for operand in operands]
        found, target = loop(*scalars(tuple(operands))), out_type(out)
        if target is None:
            return elementwise_type(found, [o for o in operands if isinstance(o, Type)])
        check_output(name, found.result, target, "same_kind")
        return target

    def lower(builder: Builder, *given: Any) -> Expr:
        *operands, out = given
        values = [as_operand(builder, o) if isinstance(o, Expr) else constant(o) for o in operands]
        found = loop(*(scalar_of(known(value)) for value in values))
        target = out_type(out.type if isinstance(out, Expr) else out)
        return mapped(found, values) if target is None else stored(builder, found, values, None, out, same_shape)

    register(Intrinsic(f"numpy.{name}", (*parameters, Parameter("out", None)), rule, lower))


with_out("round", (Parameter("a"), Parameter("decimals", 0)), round_loop, "invalid output shape")
with_out("around", (Parameter("a"), Parameter("decimals", 0)), round_loop, "invalid output shape")
with_out("fix", (Parameter("x"),), _fix_loop)
