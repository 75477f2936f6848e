"""What a reduction does with two elements, and what it begins with: by its kind, as in `ir.nodes.Reduce`."""

from __future__ import annotations

from math import inf

from capsulec.ir.build import apply, cast
from capsulec.ir.nodes import Const, Expr
from capsulec.ir.types import BOOL, Scalar, kind
from capsulec.library import numpy_operators
from capsulec.library.table import RuleError

# The kinds that are functions of NumPy; any other is a ufunc's own name.
UFUNCS = {
    "sum": "add", "prod": "multiply", "min": "minimum", "max": "maximum", "any": "logical_or", "all": "logical_and",
}  # fmt: skip
POSITIONS = ("argmin", "argmax")
IDENTITIES: dict[str, int | float] = {
    "add": 0, "multiply": 1, "logical_and": 1, "logical_or": 0, "logical_xor": 0, "bitwise_and": -1, "bitwise_or": 0,
    "bitwise_xor": 0, "hypot": 0, "gcd": 0, "logaddexp": -inf, "logaddexp2": -inf,
}  # fmt: skip
REORDERABLE = {*IDENTITIES, "minimum", "maximum", "fmin", "fmax"}


def ufunc_of(name: str) -> str:
    """The ufunc whose reduction a kind is."""
    return UFUNCS.get(name, name)


def identity(name: str, dtype: str) -> Const | None:
    """What a reduction of no elements gives; None where it raises."""
    value = IDENTITIES.get(ufunc_of(name))
    if value is None:
        return None
    if value == -1 and kind(dtype) == "u":
        value = 2 ** int(dtype[4:]) - 1
    result = cast(Const(value, BOOL), Scalar(dtype))
    assert isinstance(result, Const)
    return result


def is_reorderable(name: str) -> bool:
    """Whether NumPy reduces over several axes at once."""
    return ufunc_of(name) in REORDERABLE


def combine(name: str, left: Expr, right: Expr) -> Expr:
    """The reduction of two values of one dtype. Raises RuleError where the ufunc has no loop that stays in it."""
    ufunc = ufunc_of(name)
    operands = (left.type, right.type)
    if ufunc.startswith("logical_"):
        loop = numpy_operators.logical(ufunc, operands)
    else:
        found = numpy_operators.ufunc(ufunc, *operands)
        if found is None:
            raise RuleError(f"numpy.{ufunc} has no loop for {left.type}", "NumPy would raise TypeError here too")
        loop = found
    return cast(apply(loop, left, right), left.type)
