"""Python's `cmath`: each function is one of the runtime's, `cmath.sin` is `py::cmath::sin`.

Any number is an argument, as a complex one; results are Python's own complex, float and bool.
"""

from __future__ import annotations

import cmath
from typing import Any

from capsulec.ir.nodes import Loop
from capsulec.ir.types import BOOL, COMPLEX, FLOAT, Scalar, Tuple, Type
from capsulec.library.math import isclose_parameters
from capsulec.library.number_arguments import any_number, call, real
from capsulec.library.table import CONSTANTS, Parameter, elementwise, positional

BASIC, HYPERBOLIC, INVERSE = "python/cmath.hpp", "python/cmath_hyperbolic.hpp", "python/cmath_inverse.hpp"

# Functions of one complex number that cannot fail, and those that can; the result is complex unless RESULTS says more.
SAFE = {BASIC: "isfinite isinf isnan sqrt", INVERSE: "acos acosh asin asinh"}
RAISING = {BASIC: "exp log10 phase polar", HYPERBOLIC: "cos cosh sin sinh tan tanh", INVERSE: "atan atanh"}
RESULTS: dict[str, Type] = {
    "isfinite": BOOL,
    "isinf": BOOL,
    "isnan": BOOL,
    "phase": FLOAT,
    "polar": Tuple((FLOAT, FLOAT)),
}


def _of_complex(name: str, header: str, raises: bool) -> None:
    loop = Loop(f"cmath.{name}", (COMPLEX,), RESULTS.get(name, COMPLEX), f"py::cmath::{name}({{0}})", header, raises)

    def rule(arguments: tuple[Scalar, ...]) -> Loop:
        any_number(arguments[0])
        return loop

    elementwise(f"cmath.{name}", positional("z"), rule)


def _log(arguments: tuple[Any, ...]) -> Loop:
    operands = tuple(any_number(argument) for argument in arguments if argument is not None)
    return Loop("cmath.log", operands, COMPLEX, call("py::cmath::log", len(operands)), BASIC, raises=True)


def _rect(arguments: tuple[Scalar, ...]) -> Loop:
    operands = tuple(real(argument) for argument in arguments)
    return Loop("cmath.rect", operands, COMPLEX, "py::cmath::rect({0}, {1})", BASIC, raises=True)


def _isclose(arguments: tuple[Any, ...]) -> Loop:
    a, b, *tolerances = arguments
    operands = [any_number(a), any_number(b)]
    texts = ["{0}", "{1}"]
    for tolerance in tolerances:
        if isinstance(tolerance, Type):
            texts.append(f"{{{len(operands)}}}")
            operands.append(real(tolerance))
        else:
            texts.append(repr(tolerance))
    cxx = f"py::cmath::isclose({', '.join(texts)})"
    return Loop("cmath.isclose", tuple(operands), BOOL, cxx, BASIC, raises=len(operands) > 2)


def _register() -> None:
    for table, raises in ((SAFE, False), (RAISING, True)):
        for header, names in table.items():
            for name in names.split():
                _of_complex(name, header, raises)
    elementwise("cmath.log", (*positional("z"), Parameter("base", None, positional_only=True)), _log)
    elementwise("cmath.rect", positional("r", "phi"), _rect)
    elementwise("cmath.isclose", isclose_parameters(), _isclose)
    for name in ("e", "inf", "infj", "nan", "nanj", "pi", "tau"):
        CONSTANTS[f"cmath.{name}"] = getattr(cmath, name)


_register()
