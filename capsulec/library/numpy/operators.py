"""NumPy's ufuncs behind Python's operators and a few of their relatives, and NumPy's scalar types as functions.

The meaning of each is in `library.numpy_operators`; here they get their names, aliases and parameters.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import Any

from capsulec.ir.nodes import Loop
from capsulec.ir.types import DTYPES, Scalar, Static, Str, Type, kind, widened
from capsulec.library import numpy_operators, operators, table
from capsulec.library.numpy.dtypes import SCALAR_ALIASES
from capsulec.library.numpy_operators import COMPLEX_PLAIN, SAFE_CASTING, check_fits
from capsulec.library.table import INTERNAL, REDIRECTS, Parameter, RuleError, composed, elementwise, positional

Rule = Callable[[tuple[Any, ...]], Loop]

BINARY = (
    "add", "bitwise_and", "bitwise_or", "bitwise_xor", "copysign", "divide", "equal", "floor_divide", "fmax", "fmin",
    "greater", "greater_equal", "left_shift", "less", "less_equal", "logical_and", "logical_or", "logical_xor",
    "maximum", "minimum", "multiply", "not_equal", "power", "remainder", "right_shift", "subtract",
)  # fmt: skip
UNARY = (
    "absolute", "ceil", "floor", "invert", "isfinite", "isinf", "isnan", "logical_not", "negative", "positive",
    "reciprocal", "rint", "sign", "signbit", "sqrt", "square", "trunc",
)  # fmt: skip
ALIASES = {
    "abs": "absolute",
    "bitwise_invert": "invert",
    "bitwise_left_shift": "left_shift",
    "bitwise_not": "invert",
    "bitwise_right_shift": "right_shift",
    "mod": "remainder",
    "pow": "power",
    "true_divide": "divide",
}


def ufunc_rule(name: str) -> Rule:
    """The rule of a ufunc: its loop for given operands, or RuleError with NumPy's words."""

    def rule(operands: tuple[Any, ...]) -> Loop:
        if name.startswith("logical_"):
            return numpy_operators.logical(name, operands)
        for operand in operands:
            if isinstance(operand, Static) and isinstance(operand.value, int) and _all_weak(operands):
                check_fits(operand.value, "int64")
        loop = numpy_operators.ufunc(name, *operands)
        if loop is None:
            types = " and ".join(str(widened(operand)) for operand in operands)
            raise RuleError(
                f"numpy.{name} does not take {types}",
                f"NumPy would raise TypeError here too: {SAFE_CASTING.format(name)}",
            )
        return loop

    return rule


def ufunc(spelling: str, name: str, parameters: tuple[Parameter, ...]) -> None:
    """Register a ufunc of one result, or another name of it. Calls with `out` and its company are other entries."""

    def options(positional_: list[Any], keywords: dict[str, Any]) -> str:
        from capsulec.library.numpy.ufunc_options import serving

        return serving(spelling, name, len(parameters), positional_, keywords)

    elementwise(f"numpy.{spelling}", parameters, ufunc_rule(name), numpy=True)
    REDIRECTS[f"numpy.{spelling}"] = options


def _all_weak(operands: tuple[Type, ...]) -> bool:
    return all(isinstance(wide := widened(operand), Scalar) and wide.weak for operand in operands)


def conversion_rule(dtype: str) -> Rule:
    """The rule of a scalar type used as a function, `numpy.int8(x)`."""
    result = Scalar(dtype)

    def rule(operands: tuple[Any, ...]) -> Loop:
        value, *imag = operands
        if not isinstance(value, Type):  # left out
            zero = f"{dtype}{{{{0, 0}}}}" if kind(dtype) == "c" else "false" if dtype == "bool" else "0"
            return Loop("np.zero", (), result, zero)
        if imag and isinstance(imag[0], Type):
            return _from_parts(dtype, value, imag[0])
        wide = widened(value)
        if not isinstance(wide, Scalar):
            raise RuleError(f"numpy.{dtype} takes numbers, not {wide}")
        if dtype == "bool":
            loop = operators.truth(wide)
            return Loop("np.bool", loop.operands, result, loop.cxx, loop.header)
        return numpy_operators.store(value, result) or Loop(f"np.{dtype}", (result,), result, "{0}")

    return rule


def _from_parts(dtype: str, *parts: Type) -> Loop:
    """`numpy.complex128(real, imag)`."""
    for part in parts:
        wide = widened(part)
        if not isinstance(wide, Scalar) or kind(wide.dtype) == "c":
            raise RuleError(f"numpy.{dtype} takes a real and an imaginary part, not {wide}")
    double = Scalar("float64", weak=True)
    cxx = "py::make_complex({0}, {1})"
    if dtype == "complex64":
        cxx = f"np::complex_cast<complex64>({cxx})"
    return Loop(f"np.{dtype}", (double, double), Scalar(dtype), cxx, COMPLEX_PLAIN)


def _of_text(dtype: str, positional_: list[Any], keywords: dict[str, Any]) -> str:
    """A number of a text is Python's number of it, converted: `numpy.float32("1.5")`."""
    if len(positional_) != 1 or keywords or not isinstance(widened(positional_[0]), Str):
        return f"numpy.{dtype}"
    class_ = {"b": "bool", "f": "float", "c": "complex"}.get(kind(dtype), "int")
    name = "bool_" if dtype == "bool" else dtype
    source = f"import numpy as np\n\n\ndef {dtype}_of_text(x):\n    return np.{name}({class_}(x))\n"
    return composed(f"{INTERNAL}.{dtype}_of_text", positional("x"), source)


def _register() -> None:
    for name in (*BINARY, *UNARY):
        parameters = positional("x1", "x2") if name in BINARY else positional("x")
        for spelling in (name, *(alias for alias, of in ALIASES.items() if of == name)):
            ufunc(spelling, name, parameters)
    for dtype in DTYPES:
        parameters = (Parameter("x", 0, positional_only=True),)
        if dtype in ("complex64", "complex128"):
            parameters = (Parameter("real", 0), Parameter("imag", 0))
        elementwise(f"numpy.{dtype}", parameters, conversion_rule(dtype), numpy=True)
        REDIRECTS[f"numpy.{dtype}"] = partial(_of_text, dtype)
    for name, dtype in SCALAR_ALIASES.items():
        table.alias(f"numpy.{name}", f"numpy.{dtype}")


_register()
