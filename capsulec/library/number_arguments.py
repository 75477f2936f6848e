"""Which numbers a function of `math` or `cmath` takes, and as what.

Like CPython's argument converters: a real number is whatever `float()` takes without loss, an integer what has
`__index__`, a complex number any number. Arguments are the scalar types of a call, or types still to be widened.
"""

from __future__ import annotations

from capsulec.ir.types import BOOL, COMPLEX, FLOAT, INT, Array, Scalar, Type, kind, widened
from capsulec.library.table import RuleError

PYTHON_HINT = "Python would raise TypeError here too"
UINT64 = Scalar("uint64")
INTEGER_HEADER = "python/math_integer.hpp"


def number(type_: Type, wanted: str = "real") -> Scalar:
    """The scalar type of an argument that is some number."""
    wide = widened(type_)
    if isinstance(wide, Array):
        raise RuleError("arrays are not supported yet in functions of math and cmath", code="not-supported-yet")
    if not isinstance(wide, Scalar):
        raise RuleError(f"must be {wanted} number, not {wide}", PYTHON_HINT)
    return wide


def real(type_: Type) -> Scalar:
    """FLOAT: a real number's operand type."""
    scalar = number(type_)
    if kind(scalar.dtype) == "c":
        raise RuleError(f"must be real number, not {scalar}", PYTHON_HINT)
    return FLOAT


def integer(type_: Type) -> Scalar:
    """An integer's operand type: INT, and uint64 for itself, because not all of it is in INT's range."""
    scalar = number(type_)
    if not is_integer(scalar):
        raise RuleError(f"'{scalar}' object cannot be interpreted as an integer", PYTHON_HINT)
    return UINT64 if scalar.dtype == "uint64" else INT


def any_number(type_: Type) -> Scalar:
    """COMPLEX: the operand type of every number."""
    number(type_, "complex")
    return COMPLEX


def is_integer(scalar: Scalar) -> bool:
    """Whether the number has `__index__`: NumPy's bool has not, Python's has."""
    return scalar == BOOL or kind(scalar.dtype) in "iu"


def as_integer(operand: Scalar, position: int) -> str:
    """The C++ text of an integer operand as an int64_t."""
    return f"py::math::to_signed({{{position}}})" if operand == UINT64 else f"{{{position}}}"


def call(function: str, count: int) -> str:
    """The C++ text of a call with so many operands."""
    return f"{function}({', '.join(f'{{{position}}}' for position in range(count))})"
