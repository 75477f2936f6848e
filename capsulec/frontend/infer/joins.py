"""The join: the one type of a variable that is given values of several.

Literals adapt to their neighbours when they fit, as NumPy's promotion treats them: `s = 0` then `s = s + a[i]` of int32
is int32. Other Python scalars that meet NumPy scalars keep all their values: int joined with int32 is int64.
"""

from __future__ import annotations

from collections.abc import Iterable

from capsulec.ir.types import Array, Scalar, Tuple, Type, widened
from capsulec.library.joins import join_scalars


class JoinError(Exception):
    """Two types without a join."""

    def __init__(self, first: Type, second: Type) -> None:
        super().__init__(f"{first} and {second}")
        self.first, self.second = first, second


def join(types: Iterable[Type | None]) -> Type | None:
    """The join of all known types, None when none is known. Raises JoinError."""
    known = list(dict.fromkeys(t for t in types if t is not None))
    if not known:
        return None
    if len(known) == 1:
        return known[0]
    if all(isinstance(widened(t), Scalar) for t in known):
        return join_scalars(known)
    result = widened(known[0])
    for other in known[1:]:
        result = _join_two(result, widened(other))
    return result


def _join_two(left: Type, right: Type) -> Type:
    match left, right:
        case _ if left == right:
            return left
        case Scalar(), Scalar():
            return join_scalars([left, right])
        case Tuple(items), Tuple(others) if len(items) == len(others):
            return Tuple(tuple(_join_two(a, b) for a, b in zip(items, others, strict=True)))
        case Array(), Array() if (left.dtype, left.ndim) == (right.dtype, right.ndim):
            return Array(left.dtype, left.ndim, left.order if left.order == right.order else "")
        case _:
            raise JoinError(left, right)
