"""Python's builtin functions on numbers: abs, round, divmod, pow, and the classes bool, int, float and complex.

Python's own numbers get Python's results, NumPy's get what their methods (`__round__`, `__divmod__`, …) give.
"""

from __future__ import annotations

from typing import Any

from capsulec.ir.build import Builder, apply
from capsulec.ir.nodes import Const, Expr, Loop, MakeTuple
from capsulec.ir.types import BOOL, COMPLEX, FLOAT, INT, Array, Scalar, Static, Tuple, Type, kind, widened
from capsulec.library import numpy_operators, operators, python_operators
from capsulec.library.numpy_operators import cxx_name
from capsulec.library.table import Intrinsic, Parameter, RuleError, elementwise, find, load, positional, register

FLOATING_CHECKED, ROUND = "python/float_checked.hpp", "python/round.hpp"
NUMPY_ROUND, CONVERT, COMPLEX_HEADER = "numpy/round.hpp", "numpy/convert.hpp", "complex.hpp"
PYTHON_HINT = "Python would raise TypeError here too"


def scalar(operand: Type) -> Scalar:
    """The scalar type of an argument."""
    wide = widened(operand)
    if not isinstance(wide, Scalar):
        raise RuleError(f"a number is needed here, not {wide}", PYTHON_HINT)
    return wide


def _absolute(operands: tuple[Any, ...]) -> Loop:
    operand = scalar(operands[0])
    if operand.weak:
        return python_operators.absolute(operand)
    loop = numpy_operators.ufunc("absolute", operand)
    assert loop is not None  # every dtype has an absolute value
    return loop


elementwise("builtins.abs", positional("x"), _absolute, numpy=True)


def _round(operands: tuple[Any, ...]) -> Loop:
    number, digits = scalar(operands[0]), operands[1]
    if kind(number.dtype) == "c" or (number.dtype == "bool" and not number.weak):
        raise RuleError(f"type {number} doesn't define __round__ method", PYTHON_HINT)
    if digits is None:
        return _round_to_integer(number)
    places = scalar(digits)
    if kind(places.dtype) not in "iub":
        raise RuleError(f"round takes an integer number of digits, not {places}", PYTHON_HINT)
    if number.weak:
        if kind(number.dtype) == "f":
            return Loop("float.round", (FLOAT, INT), FLOAT, "py::round({0}, {1})", ROUND, raises=True)
        return Loop("int.round", (INT, INT), INT, "py::round({0}, {1})", "python/integer.hpp")
    function = "round" if kind(number.dtype) == "f" else "round_integer"
    cxx = f"np::{function}<{cxx_name(number.dtype)}>({{0}}, {{1}})"
    return Loop("np.round", (number, INT), number, cxx, NUMPY_ROUND)


def _round_to_integer(number: Scalar) -> Loop:
    """`round(x)`, an int for every kind of number."""
    if kind(number.dtype) != "f":
        return _int((number,))
    if number.dtype == "float128":
        cxx = "np::round_to_python_integer({0})"
        return Loop("np.round_int", (number,), INT, cxx, CONVERT, raises=True)
    return Loop("float.round_int", (FLOAT,), INT, "py::round({0})", FLOATING_CHECKED, raises=True)


elementwise("builtins.round", (Parameter("number"), Parameter("ndigits", None)), _round)


def _power(operands: tuple[Any, ...]) -> Loop:
    base, exponent, modulus = operands
    if modulus is None:
        return operators.binary("**", base, exponent)
    if not all(scalar(operand) in (BOOL, INT) for operand in operands):
        raise RuleError(
            "pow() 3rd argument not allowed unless all arguments are integers",
            "Python would raise TypeError here too; NumPy's integers have no modular power either",
        )
    return Loop(
        "int.pow_modulo",
        (INT, INT, INT),
        INT,
        "py::power({0}, {1}, {2})",
        "python/integer_checked.hpp",
        raises=True,
    )


elementwise("builtins.pow", (Parameter("base"), Parameter("exp"), Parameter("mod", None)), _power, numpy=True)


def _divmod_loops(left: Type, right: Type) -> tuple[Loop, Loop]:
    """The quotient and the remainder of two scalars."""
    a, b = scalar(left), scalar(right)
    if a.weak and b.weak:
        halves = [python_operators.divmod_half(function, left, right) for function in ("floordiv", "mod")]
    else:
        halves = [numpy_operators.ufunc(function, left, right) for function in ("floor_divide", "remainder")]
    quotient, remainder = halves
    if quotient is None or remainder is None:
        raise RuleError(f"cannot take divmod of {a} and {b}", PYTHON_HINT)
    return quotient, remainder


def _divmod_type(left: Type, right: Type) -> Type:
    if isinstance(left, Array) or isinstance(right, Array):
        return _numpy_divmod().rule(left, right)
    return Tuple(tuple(loop.result for loop in _divmod_loops(left, right)))


def _numpy_divmod() -> Intrinsic:
    """NumPy's divmod, which Python's is of arrays."""
    load("numpy")
    found = find("numpy.divmod")
    assert isinstance(found, Intrinsic)
    return found


def _divmod(builder: Builder, left: Expr, right: Expr) -> Expr:
    if isinstance(left.type, Array) or isinstance(right.type, Array):
        return _numpy_divmod().lower(builder, left, right)
    left, right = builder.once(left, "dividend"), builder.once(right, "divisor")
    loops = _divmod_loops(_operand(left), _operand(right))
    # The quotient first and into a variable: it is the one that raises.
    items = tuple(builder.once(apply(loop, left, right), name) for loop, name in zip(loops, DIVMOD, strict=True))
    return MakeTuple(items, Tuple(tuple(loop.result for loop in loops)))


DIVMOD = ("quotient", "remainder")


def _operand(value: Expr) -> Type:
    """The type of an operand, with its value where that is a Python constant."""
    type_ = value.type
    known = isinstance(value, Const) and isinstance(value.value, bool | int | float | complex)
    if isinstance(value, Const) and known and isinstance(type_, Scalar) and type_.weak:
        assert value.value is not None
        return Static(value.value)
    return type_


register(Intrinsic("builtins.divmod", positional("x", "y"), _divmod_type, _divmod))


def _bool(operands: tuple[Any, ...]) -> Loop:
    if operands[0] is False:
        return Loop("bool", (), BOOL, "false")
    return operators.truth(scalar(operands[0]))


def _int(operands: tuple[Any, ...]) -> Loop:
    if operands[0] == 0:
        return Loop("int", (), INT, "int64_t(0)")
    number = scalar(operands[0])
    match kind(number.dtype):
        case "c" if number.weak:
            raise RuleError(
                "int() argument must be a string, a bytes-like object or a real number, not 'complex'", PYTHON_HINT
            )
        case "c" if number.dtype == "complex256":
            cxx = "np::to_python_integer(real_part({0}))"
            return Loop("np.int", (number,), INT, cxx, CONVERT, raises=True)
        case "c":
            return Loop(
                "np.int",
                (number,),
                INT,
                "np::fit_float<int64_t>(real_part({0}))",
                CONVERT,
                raises=True,
            )
        case "f" if number.dtype == "float128":
            return Loop("np.int", (number,), INT, "np::to_python_integer({0})", CONVERT, raises=True)
        case "f":
            return Loop("float.int", (FLOAT,), INT, "py::to_integer({0})", FLOATING_CHECKED, raises=True)
        case "u" if number.dtype == "uint64":
            return Loop("np.int", (number,), INT, "np::to_python_integer({0})", CONVERT, raises=True)
        case _:
            return Loop("int", (INT,), INT, "{0}")


def _float(operands: tuple[Any, ...]) -> Loop:
    if operands[0] == 0.0:
        return Loop("float", (), FLOAT, "0.0")
    number = scalar(operands[0])
    if kind(number.dtype) != "c":
        return Loop("float", (FLOAT,), FLOAT, "{0}")
    if number.weak:
        raise RuleError("float() argument must be a string or a real number, not 'complex'", PYTHON_HINT)
    return Loop("float", (number,), FLOAT, "static_cast<double>(real_part({0}))", COMPLEX_HEADER)


def _complex(operands: tuple[Any, ...]) -> Loop:
    real, imag = operands
    if not isinstance(real, Type) and not isinstance(imag, Type):
        return Loop("complex", (), COMPLEX, "py::make_complex(0.0, 0.0)", COMPLEX_HEADER)
    if not isinstance(imag, Type):
        scalar(real)
        return Loop("complex", (COMPLEX,), COMPLEX, "{0}", COMPLEX_HEADER)
    parts = tuple(COMPLEX if kind(scalar(part).dtype) == "c" else FLOAT for part in operands if isinstance(part, Type))
    cxx = "py::make_complex({0}, {1})" if len(parts) == 2 else "py::make_complex(0.0, {0})"
    return Loop("complex", parts, COMPLEX, cxx, COMPLEX_HEADER)


elementwise("builtins.bool", (Parameter("x", False, positional_only=True),), _bool)
elementwise("builtins.int", (Parameter("x", 0, positional_only=True),), _int)
elementwise("builtins.float", (Parameter("x", 0.0, positional_only=True),), _float)
elementwise("builtins.complex", (Parameter("real", 0), Parameter("imag", 0)), _complex)
