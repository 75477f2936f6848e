"""Arrays to a power that NumPy computes in another way, with other signs of zeros: a ** 0.5 is sqrt(a).

Of floats numpy.power does so too, of complex numbers only the operator does, and only for exponents that are Python's.
An array times itself is its square, which mentions it once: what computes it can then take its place.
"""

from __future__ import annotations

from capsulec.ir.nodes import Cast, Const, Expr, Function, Local, Map
from capsulec.ir.types import Array, Scalar, kind
from capsulec.ir.walk import all_expressions, rewrite_block
from capsulec.library import numpy_operators
from capsulec.records import replace

NAMES = {"np.power": "f", "complex.power": "c"}
PRODUCTS = ("np.multiply", "int.mul")
UFUNCS: dict[complex, str] = {0.5: "sqrt", 1: "positive", 2: "square", -1: "reciprocal"}


def powers(function: Function) -> Function:
    """The function with those powers of arrays of floats as the ufuncs that they are."""
    if not any(isinstance(e, Map) and _ufunc(e) for e in all_expressions(function.body)):
        return function
    return replace(function, body=rewrite_block(function.body, _exchanged))


def _ufunc(expr: Map) -> str | None:
    if not isinstance(expr.type, Array):
        return None
    if expr.loop.name in PRODUCTS and kind(expr.type.dtype) in "iuf":
        left, right = expr.args
        same = left == right and isinstance(left, Local) and isinstance(left.type, Array)
        return "square" if same and left.type.dtype == expr.type.dtype else None  # type: ignore[attr-defined]
    if NAMES.get(expr.loop.name) != kind(expr.type.dtype):
        return None
    exponent = constant_exponent(expr)
    return None if exponent is None else UFUNCS.get(exponent)


def constant_exponent(power: Map) -> complex | None:
    """The exponent of a power of an array, where that is a constant."""
    base, exponent = power.args
    while isinstance(exponent, Cast | Map):
        if isinstance(exponent, Map) and exponent.loop.cxx != "{0}":
            return None
        exponent = exponent.value if isinstance(exponent, Cast) else exponent.args[0]
    if not isinstance(base.type, Array) or not isinstance(exponent, Const):
        return None
    return exponent.value if isinstance(exponent.value, int | float | complex) else None


def _exchanged(expr: Expr) -> Expr:
    name = _ufunc(expr) if isinstance(expr, Map) else None
    if name is None:
        return expr
    assert isinstance(expr, Map)
    assert isinstance(expr.type, Array)
    loop = numpy_operators.ufunc(name, Scalar(expr.type.dtype))
    assert loop is not None
    return replace(expr, loop=loop, args=expr.args[:1])
