"""The signs of real expressions, as far as their form shows them.

A sum of squares has a square root, and exp of its negative does not overflow: where that shows, Python's domain and
range checks can never fail and go. NaN is of both signs here, since the checks let it pass.
"""

from __future__ import annotations

from capsulec.ir.nodes import Cast, Const, Expr, Local, Loop, Map, Select
from capsulec.ir.types import Scalar, kind

POSITIVE, NEGATIVE, UNKNOWN = 1, -1, 0  # not below zero, not above zero

# What a function may be without its check: the sign of its argument that makes it safe, the C++ text, the header.
UNCHECKED = {
    "math.sqrt": (POSITIVE, "::sqrt({0})", "libm.hpp"),
    "math.exp": (NEGATIVE, "py::c_math::exp({0})", "python/c_math.hpp"),
    "math.exp2": (NEGATIVE, "py::c_math::exp2({0})", "python/c_math.hpp"),
    "math.expm1": (NEGATIVE, "py::c_math::expm1({0})", "python/c_math.hpp"),
    "math.log1p": (POSITIVE, "py::c_math::log1p({0})", "python/c_math.hpp"),
}
NOT_NEGATIVE = ("math.exp", "math.exp2", "math.sqrt", "math.fabs", "math.cosh", "math.hypot", "float.square")


def unchecked(expr: Map, known: dict[str, int]) -> Map:
    """The call without its check where the sign of its argument makes it unnecessary."""
    found = UNCHECKED.get(expr.loop.name)
    if found is None or sign(expr.args[0], known) != found[0]:
        return expr
    _, cxx, header = found
    loop = Loop(f"{expr.loop.name}.unchecked", expr.loop.operands, expr.loop.result, cxx, header)
    return Map(loop, expr.args, expr.type, expr.span)


def sign(expr: Expr, known: dict[str, int]) -> int:
    """Whether a real expression is certainly not negative, certainly not positive, or neither."""
    match expr:
        case Const(value=bool() | int() | float() as value):
            return POSITIVE if value >= 0 else NEGATIVE if value <= 0 else UNKNOWN
        case Local(name):
            return known.get(name, UNKNOWN)
        case Cast(value) if _is_real(value) and _is_real(expr):
            return sign(value, known)
        case Select(_, body, orelse):
            left = sign(body, known)
            return left if left == sign(orelse, known) else UNKNOWN
        case Map(loop, args) if _is_real(expr):
            return _operation(loop, args, known)
        case _:
            return UNKNOWN


def _is_real(expr: Expr) -> bool:
    return isinstance(expr.type, Scalar) and kind(expr.type.dtype) == "f"


def _operation(loop: Loop, args: tuple[Expr, ...], known: dict[str, int]) -> int:
    if loop.name.removesuffix(".unchecked") in NOT_NEGATIVE or loop.name.endswith(("square", "absolute")):
        return POSITIVE
    match loop.cxx:
        case "-{0}":
            return -sign(args[0], known)
        case "{0} * {1}" if args[0] == args[1]:
            return POSITIVE
        case "{0} * {1}" if _negated(args[0]) == args[1] or _negated(args[1]) == args[0]:
            return NEGATIVE
        case "{0} * {1}" | "{0} / {1}":
            return sign(args[0], known) * sign(args[1], known)
        case "{0} + {1}":
            left = sign(args[0], known)
            return left if left == sign(args[1], known) else UNKNOWN
        case "{0} - {1}":
            left = sign(args[0], known)
            return left if left == -sign(args[1], known) else UNKNOWN
        case _:
            return UNKNOWN


def _negated(expr: Expr) -> Expr | None:
    return expr.args[0] if isinstance(expr, Map) and expr.loop.cxx == "-{0}" else None
