"""Methods and attributes of Python's numbers (and of NumPy's, which have most of them), by the number itself.

An attribute is an entry of one parameter like a method: `builtins.complex.real` of z is `z.real`.
"""

from __future__ import annotations

from collections.abc import Callable

from capsulec.ir.nodes import Loop
from capsulec.ir.types import BOOL, FLOAT, INT, REAL_OF, Scalar, kind
from capsulec.library.table import RuleError, elementwise, positional

METHODS, COMPLEX_HEADER = "python/scalar_methods.hpp", "complex.hpp"


def _as_number(scalar: Scalar) -> Scalar:
    """The type of a number's real part: True.real is 1."""
    return INT if scalar == BOOL else scalar


def _itself(name: str) -> Callable[[tuple[Scalar, ...]], Loop]:
    def rule(arguments: tuple[Scalar, ...]) -> Loop:
        number = _as_number(arguments[0])
        return Loop(name, (number,), number, "{0}")

    return rule


def _same_for_all(name: str, function: str) -> Callable[[tuple[Scalar, ...]], Loop]:
    """An attribute that is 0 or 1 for every number of the type."""

    def rule(arguments: tuple[Scalar, ...]) -> Loop:
        number = _as_number(arguments[0])
        return Loop(name, (number,), number, f"py::{function}({{0}})", METHODS)

    return rule


def _part(name: str) -> Callable[[tuple[Scalar, ...]], Loop]:
    def rule(arguments: tuple[Scalar, ...]) -> Loop:
        (number,) = arguments
        result = Scalar(REAL_OF[number.dtype], number.weak)
        return Loop(f"complex.{name}", (number,), result, f"{{0}}.{name}", COMPLEX_HEADER)

    return rule


def _conjugate(arguments: tuple[Scalar, ...]) -> Loop:
    (number,) = arguments
    return Loop("complex.conjugate", (number,), number, "py::conjugate({0})", METHODS)


def _is_integer(arguments: tuple[Scalar, ...]) -> Loop:
    (number,) = arguments
    if number.dtype == "float128":
        raise RuleError("is_integer of float128 is not supported yet", code="not-supported-yet")
    return Loop("float.is_integer", (FLOAT,), BOOL, "py::is_integer({0})", METHODS)


def _bit_length(arguments: tuple[Scalar, ...]) -> Loop:
    (number,) = arguments
    if not number.weak:
        hint = "convert it with int(); Python would raise AttributeError here too"
        raise RuleError(f"'numpy.{number.dtype}' object has no attribute 'bit_length'", hint)
    return Loop("int.bit_length", (INT,), INT, "py::bit_length({0})", METHODS)


def _bit_count(arguments: tuple[Scalar, ...]) -> Loop:
    """NumPy's integers have the method too; its result is a uint8."""
    (number,) = arguments
    if number.weak:
        return Loop("int.bit_count", (INT,), INT, "py::bit_count({0})", METHODS)
    if number.dtype == "bool":
        raise RuleError(
            "'numpy.bool' object has no attribute 'bit_count'", "Python would raise AttributeError here too"
        )
    operand, function = (number, "unsigned_bit_count") if number.dtype == "uint64" else (INT, "bit_count")
    cxx = f"static_cast<uint8_t>(py::{function}({{0}}))"
    return Loop("np.bit_count", (operand,), Scalar("uint8"), cxx, METHODS)


def _register() -> None:
    self = positional("self")
    for class_ in ("float", "int"):
        elementwise(f"builtins.{class_}.conjugate", self, _itself(f"{class_}.conjugate"))
        elementwise(f"builtins.{class_}.real", self, _itself(f"{class_}.real"))
        elementwise(f"builtins.{class_}.imag", self, _same_for_all(f"{class_}.imag", "zero"))
    elementwise("builtins.int.numerator", self, _itself("int.numerator"))
    elementwise("builtins.int.denominator", self, _same_for_all("int.denominator", "one"))
    elementwise("builtins.int.bit_length", self, _bit_length)
    elementwise("builtins.int.bit_count", self, _bit_count)
    elementwise("builtins.float.is_integer", self, _is_integer)
    if hasattr(int, "is_integer"):  # Python 3.12
        elementwise("builtins.int.is_integer", self, lambda arguments: _every_integer(arguments[0]))
    for part in ("real", "imag"):
        elementwise(f"builtins.complex.{part}", self, _part(part))
    elementwise("builtins.complex.conjugate", self, _conjugate)


def _every_integer(number: Scalar) -> Loop:
    assert kind(number.dtype) in "iub"
    return Loop("int.is_integer", (number,), BOOL, "py::is_integer({0})", METHODS)


_register()
