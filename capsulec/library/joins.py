"""The dtype and the type that several scalars have in common."""

from __future__ import annotations

from collections.abc import Sequence

from capsulec.ir.types import BOOL, COMPLEX, FLOAT, INT, Scalar, Static, Type, integer_range, kind, widened
from capsulec.library.promotion import loop_dtypes

WEAK_ORDER = (BOOL, INT, FLOAT, COMPLEX)
KIND_ORDER = "biufc"


def common_dtype(left: str, right: str) -> str:
    """numpy.promote_types."""
    if left == right:
        return left
    found = loop_dtypes("add", Scalar(left), Scalar(right))
    assert found is not None
    return found[-1]


def join_scalars(types: Sequence[Type]) -> Type:
    """The scalar that holds all values of the given scalars and literals.

    Literals adapt to their neighbours when they fit, as NumPy's promotion treats them; other Python scalars that meet
    NumPy scalars keep all their values: int joined with int32 is int64.
    """
    strong = [t for t in types if isinstance(t, Scalar) and not t.weak]
    weak = [t for t in types if isinstance(t, Scalar) and t.weak]
    literals = [t for t in types if isinstance(t, Static)]
    if not strong:
        plain = [widened(t) for t in literals] + list[Type](weak)
        return max(plain, key=WEAK_ORDER.index)
    dtype = strong[0].dtype
    for other in strong[1:] + weak:
        dtype = common_dtype(dtype, other.dtype)
    for literal in literals:
        dtype = _with_literal(dtype, literal)
    return Scalar(dtype)


def _with_literal(dtype: str, literal: Static) -> str:
    value = literal.value
    wide = widened(literal)
    assert isinstance(wide, Scalar)
    if KIND_ORDER.index(kind(wide.dtype)) > KIND_ORDER.index(kind(dtype)):
        return common_dtype(dtype, wide.dtype)
    if kind(dtype) in "iu":
        low, high = integer_range(dtype)
        if not (isinstance(value, int) and low <= value <= high):
            return common_dtype(dtype, wide.dtype)
    return dtype
