"""Python's `math`: each function is one of the runtime's, `math.sin` is `py::math::sin`.

Arguments are converted to float (or int) as CPython does, results are Python's own float, int and bool. The names are
those of the Python that runs the compiler. Functions of tuples, and of any number of arguments, are in math_tuples.
"""

from __future__ import annotations

import math
import sys
from collections.abc import Callable
from typing import Any

from capsulec.ir.nodes import Loop
from capsulec.ir.types import BOOL, FLOAT, INT, Scalar, Tuple, Type, kind
from capsulec.library import math_tuples
from capsulec.library.number_arguments import (
    INTEGER_HEADER,
    PYTHON_HINT,
    as_integer,
    call,
    integer,
    real,
)
from capsulec.library.table import CONSTANTS, Parameter, RuleError, elementwise, positional

_ = math_tuples  # importing it registers its entries

BASIC, PARTS, GAMMA = "python/math_basic.hpp", "python/math_parts.hpp", "python/math_gamma.hpp"

# Functions of floats that cannot fail, and those that can, by header; the result is a float unless RESULTS says more.
SAFE = {
    BASIC: "asinh atan atan2 cbrt copysign degrees erf erfc fabs isfinite isinf isnan radians tanh",
    PARTS: "frexp modf ulp",
}
RAISING = {
    BASIC: "acos acosh asin atanh cos cosh exp exp2 expm1 fma fmod log10 log1p log2 pow remainder sin sinh sqrt tan",
    GAMMA: "gamma lgamma",
}
PARAMETERS = {"atan2": "y x", "copysign": "x y", "fma": "x y z", "fmod": "x y", "pow": "x y", "remainder": "x y"}
RESULTS: dict[str, Type] = {
    "isfinite": BOOL,
    "isinf": BOOL,
    "isnan": BOOL,
    "frexp": Tuple((FLOAT, INT)),
    "modf": Tuple((FLOAT, FLOAT)),
}
INTEGER_FUNCTIONS = {"comb": "n k", "factorial": "n", "isqrt": "n"}
ROUNDINGS = ("ceil", "floor", "trunc")


def _of_floats(name: str, header: str, raises: bool) -> None:
    if not hasattr(math, name):
        return
    parameters = PARAMETERS.get(name, "x").split()
    operands = (FLOAT,) * len(parameters)
    result = RESULTS.get(name, FLOAT)
    loop = Loop(f"math.{name}", operands, result, call(f"py::math::{name}", len(operands)), header, raises)

    def rule(arguments: tuple[Scalar, ...]) -> Loop:
        for argument in arguments:
            real(argument)
        return loop

    elementwise(f"math.{name}", positional(*parameters), rule)


def _of_integers(name: str) -> Callable[[tuple[Scalar, ...]], Loop]:
    def rule(arguments: tuple[Scalar, ...]) -> Loop:
        operands = tuple(integer(argument) for argument in arguments)
        texts = ", ".join(as_integer(operand, position) for position, operand in enumerate(operands))
        return Loop(f"math.{name}", operands, INT, f"py::math::{name}({texts})", INTEGER_HEADER, raises=True)

    return rule


def _rounding(name: str) -> Callable[[tuple[Scalar, ...]], Loop]:
    """ceil, floor, trunc: Python's integers are left alone, NumPy's have only the way through float."""

    def rule(arguments: tuple[Scalar, ...]) -> Loop:
        (argument,) = arguments
        if argument.weak and kind(argument.dtype) in "bi":
            return Loop(f"math.{name}", (INT,), INT, "{0}")
        if name == "trunc" and argument.dtype != "float64":
            kind_ = argument if argument.weak else f"numpy.{argument.dtype}"
            raise RuleError(f"type {kind_} doesn't define __trunc__ method", PYTHON_HINT)
        operand = real(argument)
        return Loop(f"math.{name}", (operand,), INT, f"py::math::{name}({{0}})", PARTS, raises=True)

    return rule


# Functions with arguments that may be left out: those come to the rule as their defaults.


def _log(arguments: tuple[Any, ...]) -> Loop:
    operands = tuple(real(argument) for argument in arguments if argument is not None)
    return Loop("math.log", operands, FLOAT, call("py::math::log", len(operands)), BASIC, raises=True)


def _isclose(arguments: tuple[Any, ...]) -> Loop:
    operands: list[Scalar] = []
    texts: list[str] = []
    for argument in arguments:
        if isinstance(argument, Type):
            texts.append(f"{{{len(operands)}}}")
            operands.append(real(argument))
        else:
            texts.append(repr(argument))
    cxx = f"py::math::isclose({', '.join(texts)})"
    given = operands[2:]  # the default tolerances are not negative
    return Loop("math.isclose", tuple(operands), BOOL, cxx, BASIC, raises=bool(given))


def _ldexp(arguments: tuple[Scalar, ...]) -> Loop:
    x, exponent = arguments
    if not exponent.weak or kind(exponent.dtype) not in "bi":
        raise RuleError("Expected an int as second argument to ldexp.", PYTHON_HINT)
    return Loop("math.ldexp", (real(x), INT), FLOAT, "py::math::ldexp({0}, {1})", BASIC, raises=True)


def _nextafter(arguments: tuple[Any, ...]) -> Loop:
    x, y, *rest = arguments
    operands = (real(x), real(y))
    if not rest or rest[0] is None:
        return Loop("math.nextafter", operands, FLOAT, "py::math::nextafter({0}, {1})", PARTS)
    if integer(rest[0]) != INT:
        raise RuleError("math.nextafter with uint64 steps is not supported yet", code="not-supported-yet")
    cxx = "py::math::nextafter({0}, {1}, {2})"
    return Loop("math.nextafter", (*operands, INT), FLOAT, cxx, PARTS, raises=True)


def _perm(arguments: tuple[Any, ...]) -> Loop:
    n, k = arguments
    return _of_integers("factorial")((n,)) if k is None else _of_integers("perm")((n, k))


def _register() -> None:
    for table, raises in ((SAFE, False), (RAISING, True)):
        for header, names in table.items():
            for name in names.split():
                _of_floats(name, header, raises)
    for name, parameters in INTEGER_FUNCTIONS.items():
        elementwise(f"math.{name}", positional(*parameters.split()), _of_integers(name))
    for name in ROUNDINGS:
        elementwise(f"math.{name}", positional("x"), _rounding(name))
    elementwise("math.ldexp", positional("x", "i"), _ldexp)
    elementwise("math.log", (*positional("x"), Parameter("base", None, positional_only=True)), _log)
    k = Parameter("k", None, positional_only=True)
    elementwise("math.perm", (*positional("n"), k), _perm)
    elementwise("math.isclose", isclose_parameters(), _isclose)
    steps = (Parameter("steps", None, keyword_only=True),) if sys.version_info >= (3, 12) else ()
    elementwise("math.nextafter", (*positional("x", "y"), *steps), _nextafter)
    for name in ("e", "inf", "nan", "pi", "tau"):
        CONSTANTS[f"math.{name}"] = getattr(math, name)


def isclose_parameters() -> tuple[Parameter, ...]:
    """Those of `isclose`, the same in math and cmath."""
    return (
        Parameter("a"),
        Parameter("b"),
        Parameter("rel_tol", 1e-09, keyword_only=True),
        Parameter("abs_tol", 0.0, keyword_only=True),
    )


_register()
