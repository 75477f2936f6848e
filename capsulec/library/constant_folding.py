"""Operators on constants, evaluated while compiling by Python itself.

What raises is left to run time, as it may stand on a path that is never taken. An int beyond 64 bits is an error at
once: at run time it would wrap, which nobody wants of a constant.
"""

from __future__ import annotations

import operator
from collections.abc import Callable
from typing import Any

from capsulec.ir.types import Static
from capsulec.library.table import RuleError

BINARY: dict[str, Callable[[Any, Any], Any]] = {
    "+": operator.add,
    "-": operator.sub,
    "*": operator.mul,
    "/": operator.truediv,
    "//": operator.floordiv,
    "%": operator.mod,
    "**": operator.pow,
    "<<": operator.lshift,
    ">>": operator.rshift,
    "&": operator.and_,
    "|": operator.or_,
    "^": operator.xor,
}
UNARY: dict[str, Callable[[Any], Any]] = {
    "+": operator.pos,
    "-": operator.neg,
    "~": int.__invert__,  # of a bool too, without the DeprecationWarning of Python 3.12
    "not": operator.not_,
}
COMPARE: dict[str, Callable[[Any, Any], Any]] = {
    "==": operator.eq,
    "!=": operator.ne,
    "<": operator.lt,
    "<=": operator.le,
    ">": operator.gt,
    ">=": operator.ge,
}
LONGEST_TEXT = 4096
LARGEST = 2**256  # on the way to a constant; that the constant itself fits in 64 bits is checked where it is used


def fold_binary(op: str, left: Static, right: Static) -> Static | None:
    """The value of `left op right`; None when Python would raise, or when it is left to run time."""
    a, b = left.value, right.value
    if isinstance(a, str | bytes) or isinstance(b, str | bytes):
        return _text(op, a, b)
    if isinstance(a, int) and isinstance(b, int):
        _refuse_huge(op, a, b)
    return _evaluated(lambda: BINARY[op](a, b))


def fold_unary(op: str, operand: Static) -> Static | None:
    """The value of `op operand`, op one of + - ~ and "not"."""
    if op == "~" and not isinstance(operand.value, int):
        return None
    return _evaluated(lambda: UNARY[op](operand.value))


def fold_compare(op: str, left: Static, right: Static) -> Static | None:
    """The value of a comparison."""
    return _evaluated(lambda: COMPARE[op](left.value, right.value))


def _text(op: str, left: Any, right: Any) -> Static | None:
    """Texts are only joined; repeating and formatting are not arithmetic."""
    if op != "+" or type(left) is not type(right) or len(left) + len(right) > LONGEST_TEXT:
        return None
    return Static(left + right)


def _evaluated(compute: Callable[[], Any]) -> Static | None:
    try:
        value = compute()
    except Exception:
        return None
    if isinstance(value, int) and abs(value) > LARGEST:
        raise _too_large(str(value))
    return Static(value) if isinstance(value, bool | int | float | complex) else None


def _refuse_huge(op: str, left: int, right: int) -> None:
    """Powers and shifts that would take Python itself too long."""
    if op == "**" and right > 256 and left not in (-1, 0, 1):
        raise _too_large(f"{left} ** {right}")
    if op == "<<" and right > 256 and left != 0:
        raise _too_large(f"{left} << {right}")


def _too_large(value: str) -> RuleError:
    return RuleError(
        f"the integer {value} does not fit in 64 bits",
        hint="compiled integers are int64; write a float if an approximation will do",
        code="constant-range",
    )
