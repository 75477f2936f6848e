"""NumPy's elementary functions: exponentials, logarithms, trigonometry, floats' neighbours, divisors, parts.

How near the results are to NumPy's:

- the functions named in `VECTORISED`, and angle, i0 and sinc, which call them, of float32 and float64: within 3 ulp.
  NumPy has vector code of its own for them, which differs from one processor to the next; here they are C's library.
- all others, and everything of float128 and complex numbers: NumPy's bits, as both call C's library and round alike.
- NaN, infinities and the signs of zeros: NumPy's, for all of them.

Nothing raises, and there are no warnings. A float16 result is refused.
"""

from __future__ import annotations

import math
from functools import partial
from typing import Any

from capsulec.ir.nodes import Loop
from capsulec.ir.types import BOOL, INT, REAL_OF, NoneType, Scalar, Type, kind, widened
from capsulec.library import numpy_operators
from capsulec.library.numpy.operators import ufunc
from capsulec.library.numpy_operators import COMPLEX_PLAIN, COMPLEX_POWER, FLOATING, IDENTITY, INTEGER, Text
from capsulec.library.table import CONSTANTS, REDIRECTS, Parameter, RuleError, composed, elementwise, positional

C_MATH, ELEMENTARY, ELEMENTARY_COMPLEX = "numpy/c_math.hpp", "numpy/elementary.hpp", "numpy/elementary_complex.hpp"
PARTS, INTEGERS, SPECIAL = "numpy/complex_parts.hpp", "numpy/integer_functions.hpp", "numpy/special.hpp"

# Functions of floats and of complex numbers: NumPy's name and C's.
OF_COMPLEX = {
    "arccos": "acos", "arccosh": "acosh", "arcsin": "asin", "arcsinh": "asinh", "arctan": "atan", "arctanh": "atanh",
    "cos": "cos", "cosh": "cosh", "exp": "exp", "exp2": "exp2", "expm1": "expm1", "log": "log", "log10": "log10",
    "log1p": "log1p", "log2": "log2", "sin": "sin", "sinh": "sinh", "tan": "tan", "tanh": "tanh",
}  # fmt: skip
VECTORISED = (*OF_COMPLEX, "arctan2", "cbrt")
ALIASES = {
    "acos": "arccos", "acosh": "arccosh", "asin": "arcsin", "asinh": "arcsinh", "atan": "arctan", "atan2": "arctan2",
    "atanh": "arctanh", "conj": "conjugate",
}  # fmt: skip


def _unary(function: str, header: str) -> dict[str, Text]:
    return {"f": Text(f"np::{function}({{0}})", header)}


def _binary(function: str, header: str) -> dict[str, Text]:
    return {"f": Text(f"np::{function}({{0}}, {{1}})", header)}


UNARY: dict[str, dict[str, Text]] = {
    **{
        name: _unary(c_name, C_MATH) | {"c": Text(f"np::{c_name}({{0}})", ELEMENTARY_COMPLEX)}
        for name, c_name in OF_COMPLEX.items()
    },
    "bitwise_count": {"b": IDENTITY, "iu": Text("np::bitwise_count<T>({0})", INTEGERS)},
    "cbrt": _unary("cbrt", C_MATH),
    "conjugate": {"iuf": IDENTITY, "c": Text("np::conjugate({0})", PARTS)},
    "deg2rad": _unary("radians", ELEMENTARY),
    "degrees": _unary("degrees", ELEMENTARY),
    "fabs": _unary("fabs", FLOATING),
    "rad2deg": _unary("degrees", ELEMENTARY),
    "radians": _unary("radians", ELEMENTARY),
    "spacing": _unary("spacing", ELEMENTARY),
}
BINARY: dict[str, dict[str, Text]] = {
    "arctan2": _binary("atan2", C_MATH),
    "float_power": _binary("power", FLOATING) | {"c": Text("np::power({0}, {1})", COMPLEX_POWER)},
    "fmod": _binary("fmod", C_MATH) | {"iu": Text("np::fmod<T>({0}, {1})", INTEGERS)},
    "gcd": {"iu": Text("np::gcd<T>({0}, {1})", INTEGERS)},
    "heaviside": _binary("heaviside", ELEMENTARY),
    "hypot": _binary("hypot", C_MATH),
    "lcm": {"iu": Text("np::lcm<T>({0}, {1})", INTEGERS)},
    "ldexp": _binary("ldexp", ELEMENTARY),
    "logaddexp": _binary("logaddexp", ELEMENTARY),
    "logaddexp2": _binary("logaddexp2", ELEMENTARY),
    "nextafter": _binary("nextafter", C_MATH),
}


def number(name: str, type_: Type) -> Scalar:
    """The scalar type of an argument that is some number."""
    wide = widened(type_)
    if not isinstance(wide, Scalar):
        raise RuleError(f"numpy.{name} takes numbers, not {wide}")
    return wide


# Functions of parts. NumPy asks a Python number for its own attributes, so the results are Python's again.


def _part(name: str) -> Any:
    def rule(operands: tuple[Any, ...]) -> Loop:
        operand = number(name, operands[0])
        if kind(operand.dtype) == "c":
            part = Scalar(REAL_OF[operand.dtype], operand.weak)
            cxx = "real_part({0})" if name == "real" else "np::imaginary_part({0})"
            return Loop(f"np.{name}", (operand,), part, cxx, COMPLEX_PLAIN if name == "real" else PARTS)
        part = INT if operand == BOOL else operand
        cxx = "{0}" if name == "real" else f"np::zero<{numpy_operators.cxx_name(part.dtype)}>({{0}})"
        return Loop(f"np.{name}", (operand if name == "imag" else part,), part, cxx, "" if name == "real" else PARTS)

    return rule


def _is_real(name: str) -> Any:
    """isreal and iscomplex: of the value, not of the type."""

    def rule(operands: tuple[Any, ...]) -> Loop:
        operand = number(name, operands[0])
        result = Scalar("bool", operand.weak and name == "isreal")  # iscomplex makes an array of its argument first
        if kind(operand.dtype) == "c":
            return Loop(f"np.{name}", (operand,), result, f"np::{name}({{0}})", PARTS)
        answer = "true" if name == "isreal" else "false"
        return Loop(f"np.{name}", (operand,), result, f"np::outcome_of<{answer}>({{0}})", INTEGER)

    return rule


def _is_infinity(name: str) -> Any:
    """isposinf and isneginf."""

    def rule(operands: tuple[Any, ...]) -> Loop:
        operand, result = number(name, operands[0]), Scalar("bool")
        match kind(operand.dtype):
            case "c":
                raise RuleError(
                    f"This operation is not supported for {operand.dtype} values because it would be ambiguous.",
                    "NumPy would raise TypeError here too",
                )
            case "f":
                return Loop(f"np.{name}", (operand,), result, f"np::{name}({{0}})", ELEMENTARY)
            case _:
                return Loop(f"np.{name}", (operand,), result, "np::outcome_of<false>({0})", INTEGER)

    return rule


def _stored_or_not(name: str, given: list[Any], keywords: dict[str, Any]) -> str:
    """The entry that serves a call of isposinf or isneginf: another one where the result is stored into `out`."""
    out = given[1] if len(given) > 1 else keywords.get("out")
    if out is None or isinstance(out, NoneType):
        return f"numpy.{name}"
    source = f"import numpy\ndef {name}(x, out):\n    out[...] = numpy.{name}(x)\n    return out\n"
    return composed(f"numpy.stored.{name}", (Parameter("x"), Parameter("out")), source)


def _angle(operands: tuple[Any, ...]) -> Loop:
    operand = number("angle", operands[0])
    if kind(operand.dtype) == "c":
        taken, result = Scalar(operand.dtype), Scalar(REAL_OF[operand.dtype])
    else:
        loop = numpy_operators.ufunc("arctan2", INT, operand)
        assert loop is not None  # every real number has an angle
        assert isinstance(loop.result, Scalar)
        taken = result = loop.result
    if not isinstance(operands[1], Type):
        return Loop("np.angle", (taken,), result, "np::angle({0})", PARTS)
    if number("angle", operands[1]) not in (BOOL, INT):
        raise RuleError("numpy.angle: deg other than True or False is not supported yet", code="not-supported-yet")
    return Loop("np.angle", (taken, BOOL), result, "np::angle({0}, {1})", PARTS)


def _sinc(operands: tuple[Any, ...]) -> Loop:
    """Of every number: pi * x is a float64 already for small integers."""
    operand = number("sinc", operands[0])
    dtype = operand.dtype if kind(operand.dtype) in "fc" else "float64"
    function = "sinc_complex" if kind(dtype) == "c" else "sinc"
    header = "numpy/sinc_complex.hpp" if kind(dtype) == "c" else SPECIAL
    return Loop("np.sinc", (Scalar(dtype),), Scalar(dtype), f"np::{function}({{0}})", header)


def _i0(operands: tuple[Any, ...]) -> Loop:
    operand = number("i0", operands[0])
    if kind(operand.dtype) == "c":
        raise RuleError("i0 not supported for complex values", "NumPy would raise TypeError here too")
    type_ = Scalar(operand.dtype if kind(operand.dtype) == "f" else "float64")
    return Loop("np.i0", (type_,), type_, "np::i0({0})", SPECIAL)


def _register() -> None:
    for texts, parameters in ((UNARY, positional("x")), (BINARY, positional("x1", "x2"))):
        numpy_operators.TEXTS.update(texts)
        for name in texts:
            for spelling in (name, *(alias for alias, of in ALIASES.items() if of == name)):
                ufunc(spelling, name, parameters)
    for name in ("real", "imag"):
        elementwise(f"numpy.{name}", (Parameter("val"),), _part(name), numpy=True)
    for name in ("isreal", "iscomplex"):
        elementwise(f"numpy.{name}", (Parameter("x"),), _is_real(name), numpy=True)
    for name in ("isposinf", "isneginf"):
        elementwise(f"numpy.{name}", (Parameter("x"), Parameter("out", None)), _is_infinity(name), numpy=True)
        REDIRECTS[f"numpy.{name}"] = partial(_stored_or_not, name)
    elementwise("numpy.angle", (Parameter("z"), Parameter("deg", False)), _angle, numpy=True)
    elementwise("numpy.sinc", (Parameter("x"),), _sinc, numpy=True)
    elementwise("numpy.i0", (Parameter("x"),), _i0, numpy=True)
    CONSTANTS["numpy.pi"], CONSTANTS["numpy.e"] = math.pi, math.e
    CONSTANTS["numpy.inf"], CONSTANTS["numpy.nan"] = math.inf, math.nan
    CONSTANTS["numpy.euler_gamma"] = 0.5772156649015329
    CONSTANTS["numpy.newaxis"] = None


_register()
