"""Python's operators on scalars: which `Loop` computes `left op right`, and what constants come to.

Operands are Scalars, or Statics where the value is known. Two of Python's own numbers follow Python
(`python_operators`), a NumPy number with anything follows NumPy (`numpy_operators`). A RuleError says that the types do
not fit, where Python would raise TypeError (or NumPy OverflowError for a constant).
"""

from __future__ import annotations

import re

from capsulec.ir.nodes import Loop
from capsulec.ir.types import BOOL, Scalar, Type, kind, widened
from capsulec.library import numpy_operators, python_operators
from capsulec.library.constant_folding import fold_binary, fold_compare, fold_unary
from capsulec.library.numpy_operators import store
from capsulec.library.python_operators import COMPARISONS, known_int, required
from capsulec.library.table import RuleError
from capsulec.records import replace

__all__ = [
    "binary",
    "compare",
    "fold_binary",
    "fold_compare",
    "fold_unary",
    "plain_operator",
    "store",
    "truth",
    "unary",
]

UFUNCS = {
    "+": "add",
    "-": "subtract",
    "*": "multiply",
    "/": "divide",
    "//": "floor_divide",
    "%": "remainder",
    "**": "power",
    "<<": "left_shift",
    ">>": "right_shift",
    "&": "bitwise_and",
    "|": "bitwise_or",
    "^": "bitwise_xor",
}
UNARY_UFUNCS = {"+": "positive", "-": "negative", "~": "invert"}

REFUSALS = {
    "@": "cannot multiply {} and {} as matrices",
    "+": "cannot add {} and {}",
    "-": "cannot subtract {1} from {0}",
    "*": "cannot multiply {} and {}",
    "/": "cannot divide {} by {}",
    "//": "cannot divide {} by {} and round down",
    "%": "cannot take the remainder of {} by {}",
    "**": "cannot raise {} to the power of {}",
    "<<": "cannot shift {} by {}",
    ">>": "cannot shift {} by {}",
    "&": "cannot combine {} and {} with &",
    "|": "cannot combine {} and {} with |",
    "^": "cannot combine {} and {} with ^",
}
UNARY_REFUSALS = {"+": "cannot apply + to {}", "-": "cannot negate {}", "~": "cannot invert the bits of {}"}
PYTHON_HINT = "Python would raise TypeError here too"
INT64 = range(-(2**63), 2**63)


def binary(op: str, left: Type, right: Type) -> Loop:
    """The loop of `left op right`, op one of + - * / // % ** << >> & | ^ @."""
    if op == "@":
        raise RuleError(f"cannot multiply {widened(left)} and {widened(right)} with @", PYTHON_HINT)
    if not (_is_number(left) and _is_number(right)):
        raise _refusal(op, left, right)
    if _is_weak(left) and _is_weak(right):
        _check_int64(left, right)
        return required(python_operators.binary(op, left, right), lambda: _refusal(op, left, right))
    loop = required(numpy_operators.ufunc(UFUNCS[op], left, right), lambda: _numpy_refusal(op, UFUNCS[op], left, right))
    if op == "**" and _is_weak(right) and loop.result in (Scalar("complex64"), Scalar("complex128")):
        return replace(loop, name="complex.power")  # of arrays other than numpy.power: passes/powers.py
    return loop


def unary(op: str, operand: Type) -> Loop:
    """The loop of `op operand`, op one of + - ~ and "not"."""
    if op == "not":
        return _negated(truth(operand))
    if not _is_number(operand):
        raise RuleError(UNARY_REFUSALS[op].format(widened(operand)), PYTHON_HINT)
    scalar = widened(operand)
    assert isinstance(scalar, Scalar)
    if scalar.weak:
        _check_int64(operand)
        loop = python_operators.unary(op, scalar)
    else:
        loop = numpy_operators.ufunc(UNARY_UFUNCS[op], operand)
    return required(loop, lambda: _unary_refusal(op, scalar))


def compare(op: str, left: Type, right: Type) -> Loop:
    """The loop of `left op right`, op one of == != < <= > >=; its result is a bool, NumPy's for NumPy's numbers."""
    if not (_is_number(left) and _is_number(right)):
        raise _comparison_refusal(op, left, right)
    if _is_weak(left) and _is_weak(right):
        _check_int64(left, right)
        return required(python_operators.compare(op, left, right), lambda: _comparison_refusal(op, left, right))
    loop = numpy_operators.ufunc(COMPARISONS[op], left, right)
    return required(loop, lambda: _comparison_refusal(op, left, right))


def truth(operand: Type) -> Loop:
    """The loop of `bool(operand)`; nan is true."""
    scalar = widened(operand)
    if not isinstance(scalar, Scalar):
        raise RuleError(f"cannot take the truth value of {scalar}")
    match kind(scalar.dtype):
        case "b":
            return Loop("truth", (scalar,), BOOL, "{0}")
        case "c":
            return Loop("truth", (scalar,), BOOL, "nonzero({0})", "complex.hpp")
        case _:
            return Loop("truth", (scalar,), BOOL, "{0} != 0")


def _negated(loop: Loop) -> Loop:
    cxx = {"{0}": "!{0}", "{0} != 0": "{0} == 0"}.get(loop.cxx) or f"!{loop.cxx}"
    return Loop("not", loop.operands, BOOL, cxx, loop.header)


PLAIN_CALL = re.compile(r"py::(?:checked_)?(add|sub|mul|neg)(?:<\w+>)?\((.*?)(?:, (.*))?\)")
SIGNS = {"add": "+", "sub": "-", "mul": "*"}


def plain_operator(loop: Loop) -> str | None:
    """The C++ of an int.add, int.sub, int.mul or int.neg whose result is known to fit: the bare operator.

    None for every other loop.
    """
    match = PLAIN_CALL.fullmatch(loop.cxx)
    if match is None:
        return None
    function, first, second = match.groups()
    return f"-{first}" if function == "neg" else f"{first} {SIGNS[function]} {second}"


def _is_number(type_: Type) -> bool:
    return isinstance(widened(type_), Scalar)


def _is_weak(type_: Type) -> bool:
    wide = widened(type_)
    return isinstance(wide, Scalar) and wide.weak


def _check_int64(*operands: Type) -> None:
    """Python's ints are int64 at run time."""
    for operand in operands:
        value = known_int(operand)
        if value is not None and value not in INT64:
            raise RuleError(
                f"the integer {value} does not fit in 64 bits",
                hint="compiled integers are int64; write a float if an approximation will do",
                code="constant-range",
            )


def _refusal(op: str, left: Type, right: Type) -> RuleError:
    return RuleError(REFUSALS[op].format(widened(left), widened(right)), PYTHON_HINT)


def _comparison_refusal(op: str, left: Type, right: Type) -> RuleError:
    return RuleError(f"cannot compare {widened(left)} and {widened(right)} with {op}", PYTHON_HINT)


NUMPY_BOOL_HINTS = {
    "subtract": (
        "numpy boolean subtract, the `-` operator, is not supported, use the bitwise_xor, the `^` operator, "
        "or the logical_xor function instead."
    ),
    "negative": (
        "The numpy boolean negative, the `-` operator, is not supported, use the `~` operator or the logical_not "
        "function instead."
    ),
}


def _numpy_refusal(op: str, ufunc: str, left: Type, right: Type) -> RuleError:
    kinds = {kind(t.dtype) for t in (widened(left), widened(right)) if isinstance(t, Scalar)}
    hint = NUMPY_BOOL_HINTS.get(ufunc) if kinds == {"b"} else None
    return RuleError(
        REFUSALS[op].format(widened(left), widened(right)),
        f"NumPy would raise TypeError here too: {hint or numpy_operators.SAFE_CASTING.format(ufunc)}",
    )


def _unary_refusal(op: str, operand: Scalar) -> RuleError:
    hint = PYTHON_HINT
    if operand.dtype == "bool" and op == "-":
        hint = f"NumPy would raise TypeError here too: {NUMPY_BOOL_HINTS['negative']}"
    return RuleError(UNARY_REFUSALS[op].format(operand), hint)
