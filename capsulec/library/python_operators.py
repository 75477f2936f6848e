"""Operators on Python's own numbers: what CPython computes, with int of 64 bits that wraps.

A `Loop` is chosen by the operator and the wider of the two operand types. Constants choose simpler ones: a divisor that
is known not to be zero, a shift count that is known not to be negative, an exponent that is known.
"""

from __future__ import annotations

from collections.abc import Callable

from capsulec.ir.nodes import Loop
from capsulec.ir.types import BOOL, COMPLEX, FLOAT, INT, Scalar, Static, Type, widened
from capsulec.library.table import RuleError

INTEGER, INTEGER_CHECKED = "python/integer.hpp", "python/integer_checked.hpp"
FLOATING, FLOATING_CHECKED = "python/float.hpp", "python/float_checked.hpp"
COMPLEX_PLAIN, COMPLEX_CHECKED, COMPARE = "complex.hpp", "python/complex.hpp", "python/compare.hpp"
ORDER = (BOOL, INT, FLOAT, COMPLEX)
PLAIN_INTEGER = {"int.add": "{0} + {1}", "int.sub": "{0} - {1}", "int.mul": "{0} * {1}", "int.neg": "-{0}"}
EXACT_IN_FLOAT = 2**53  # all integers up to here are floats
MIRRORED = {"<": ">", "<=": ">=", ">": "<", ">=": "<=", "==": "==", "!=": "!="}


def wider(left: Scalar, right: Scalar) -> Scalar:
    """The type that both operands are converted to; arithmetic makes ints of bools."""
    return max(left, right, INT, key=ORDER.index)


def known_int(type_: Type) -> int | None:
    """The value of an int or bool constant."""
    return int(type_.value) if isinstance(type_, Static) and isinstance(type_.value, int) else None


def known_nonzero(type_: Type) -> bool:
    """Whether the operand is a constant other than zero."""
    return isinstance(type_, Static) and bool(type_.value)


def scalar(type_: Type) -> Scalar:
    """The scalar type of an operand that is known to be one."""
    wide = widened(type_)
    assert isinstance(wide, Scalar)
    return wide


def binary(op: str, left: Type, right: Type) -> Loop | None:
    """The loop of `left op right` for two of Python's numbers; None when Python raises TypeError."""
    common = wider(scalar(left), scalar(right))
    match op:
        case "+" | "-" | "*":
            return _arithmetic(op, common)
        case "/":
            return _division(common, known_nonzero(right))
        case "//" | "%":
            return None if common == COMPLEX else _floor(op, common, known_nonzero(right))
        case "**":
            return _power(common, scalar(left), right)
        case "&" | "|" | "^":
            return _bits(op, scalar(left), scalar(right))
        case _:
            return _shift(op, right) if common == INT else None


NAMES = {"+": "add", "-": "sub", "*": "mul"}


def _arithmetic(op: str, common: Scalar) -> Loop:
    name = f"{common}.{NAMES[op]}"
    if common == INT:
        return Loop(name, (INT, INT), INT, f"py::{NAMES[op]}({{0}}, {{1}})", INTEGER)
    header = COMPLEX_PLAIN if common == COMPLEX else ""
    return Loop(name, (common, common), common, f"{{0}} {op} {{1}}", header)


def _division(common: Scalar, safe: bool) -> Loop:
    name, operands = f"{common}.truediv", (common, common)
    result = COMPLEX if common == COMPLEX else FLOAT
    if not safe:
        header = {INT: INTEGER_CHECKED, FLOAT: FLOATING_CHECKED, COMPLEX: COMPLEX_CHECKED}[common]
        return Loop(name, operands, result, "py::truediv({0}, {1})", header, raises=True)
    if common == FLOAT:
        return Loop(name, operands, result, "{0} / {1}")
    header = INTEGER if common == INT else COMPLEX_CHECKED
    return Loop(name, operands, result, "py::truediv_nonzero({0}, {1})", header)


def _floor(op: str, common: Scalar, safe: bool) -> Loop:
    function = "floordiv" if op == "//" else "mod"
    name, operands = f"{common}.{function}", (common, common)
    if safe:
        header = INTEGER if common == INT else FLOATING
        return Loop(name, operands, common, f"py::{function}_nonzero({{0}}, {{1}})", header)
    header = INTEGER_CHECKED if common == INT else FLOATING_CHECKED
    return Loop(name, operands, common, f"py::{function}({{0}}, {{1}})", header, raises=True)


def divmod_half(function: str, left: Type, right: Type) -> Loop | None:
    """One half of divmod, "floordiv" or "mod", which has messages of its own."""
    common = wider(scalar(left), scalar(right))
    if common == COMPLEX:
        return None
    if known_nonzero(right) or (common == INT and function == "floordiv"):
        return _floor("//" if function == "floordiv" else "%", common, known_nonzero(right))
    header = INTEGER_CHECKED if common == INT else FLOATING_CHECKED
    cxx = f"py::divmod_{function}({{0}}, {{1}})"
    return Loop(f"{common}.divmod_{function}", (common, common), common, cxx, header, raises=True)


def _power(common: Scalar, left: Scalar, right: Type) -> Loop:
    if common == COMPLEX:
        return Loop("complex.pow", (COMPLEX, COMPLEX), COMPLEX, "py::power({0}, {1})", COMPLEX_CHECKED, raises=True)
    exponent = known_int(right)
    if common == INT and (exponent is None or exponent >= 0):
        return _integer_power(exponent)
    # The exponent may be written 2 or 2.0.
    if left == FLOAT and isinstance(right, Static) and right.value == 2:
        return Loop("float.square", (FLOAT, scalar(right)), FLOAT, "py::square({0})", FLOATING_CHECKED, raises=True)
    return Loop("float.pow", (FLOAT, FLOAT), FLOAT, "py::power({0}, {1})", FLOATING_CHECKED, raises=True)


def _integer_power(exponent: int | None) -> Loop:
    if exponent is None:
        return Loop("int.pow", (INT, INT), INT, "py::power({0}, {1})", INTEGER_CHECKED, raises=True)
    if exponent == 2:
        return Loop("int.square", (INT, INT), INT, "py::square({0})", INTEGER)
    return Loop("int.pow", (INT, INT), INT, "py::power_nonnegative({0}, {1})", INTEGER)


def _bits(op: str, left: Scalar, right: Scalar) -> Loop | None:
    common = max(left, right, key=ORDER.index)
    names = {"&": "and", "|": "or", "^": "xor"}
    if common == BOOL:
        # A bool ^ bool in C++ is an int; != is the same and stays a bool.
        return Loop(f"bool.{names[op]}", (BOOL, BOOL), BOOL, f"{{0}} {'!=' if op == '^' else op} {{1}}")
    return Loop(f"int.{names[op]}", (INT, INT), INT, f"{{0}} {op} {{1}}") if common == INT else None


def _shift(op: str, count: Type) -> Loop:
    function = "lshift" if op == "<<" else "rshift"
    known = known_int(count)
    if known is None or known < 0:
        return Loop(f"int.{function}", (INT, INT), INT, f"py::{function}({{0}}, {{1}})", INTEGER_CHECKED, raises=True)
    if op == ">>" and known < 64:
        return Loop(f"int.{function}", (INT, INT), INT, "{0} >> {1}")
    return Loop(f"int.{function}", (INT, INT), INT, f"py::{function}_nonnegative({{0}}, {{1}})", INTEGER)


def unary(op: str, operand: Scalar) -> Loop | None:
    """The loop of `op operand` (but `not`) for one of Python's numbers; None when Python raises TypeError."""
    common = max(operand, INT, key=ORDER.index)
    match op:
        case "+":
            return Loop(f"{common}.pos", (common,), common, "{0}")
        case "-" if common == INT:
            return Loop("int.neg", (INT,), INT, "py::neg({0})", INTEGER)
        case "-":
            return Loop(f"{common}.neg", (common,), common, "-{0}", COMPLEX_PLAIN if common == COMPLEX else "")
        case _:
            return Loop("int.invert", (INT,), INT, "~{0}") if common == INT else None


def compare(op: str, left: Type, right: Type) -> Loop | None:
    """The loop of a comparison of two of Python's numbers, exact between int and float; None for TypeError."""
    a, b = scalar(left), scalar(right)
    common = max(a, b, key=ORDER.index)
    if common == COMPLEX and op not in ("==", "!="):
        return None
    if not (common in (FLOAT, COMPLEX) and (_inexact(left) or _inexact(right))):
        header = COMPLEX_PLAIN if common == COMPLEX else ""
        return Loop(f"{common}.{COMPARISONS[op]}", (common, common), BOOL, f"{{0}} {op} {{1}}", header)
    return Loop(f"int_{common}.{COMPARISONS[op]}", (a, b), BOOL, exact_comparison(op, "py"), COMPARE)


COMPARISONS = {
    "==": "equal",
    "!=": "not_equal",
    "<": "less",
    "<=": "less_equal",
    ">": "greater",
    ">=": "greater_equal",
}


def _inexact(type_: Type) -> bool:
    """Whether an operand is an int that float may not hold."""
    known = known_int(type_)
    return scalar(type_) == INT and not (known is not None and abs(known) <= EXACT_IN_FLOAT)


def exact_comparison(op: str, namespace: str) -> str:
    """A comparison of numbers of two kinds in terms of the runtime's `less`, `less_equal` and `equal`."""
    match op:
        case "==":
            return f"{namespace}::equal({{0}}, {{1}})"
        case "!=":
            return f"!{namespace}::equal({{0}}, {{1}})"
        case "<" | "<=":
            return f"{namespace}::{COMPARISONS[op]}({{0}}, {{1}})"
        case _:
            return f"{namespace}::{COMPARISONS[MIRRORED[op]]}({{1}}, {{0}})"


def absolute(operand: Scalar) -> Loop:
    """The loop of `abs(operand)`."""
    match max(operand, INT, key=ORDER.index):
        case Scalar("int64"):
            return Loop("int.abs", (INT,), INT, "py::abs({0})", INTEGER)
        case Scalar("float64"):
            return Loop("float.abs", (FLOAT,), FLOAT, "fabs({0})", "libm.hpp")
        case _:
            return Loop("complex.abs", (COMPLEX,), FLOAT, "py::abs({0})", COMPLEX_CHECKED, raises=True)


def required(loop: Loop | None, refusal: Callable[[], RuleError]) -> Loop:
    """`loop`, or the error that says why there is none."""
    if loop is None:
        raise refusal()
    return loop
