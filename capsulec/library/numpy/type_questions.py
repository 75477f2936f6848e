"""What functions of numpy ask of the type of an argument: its rank and shape, and whether it is complex."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from capsulec.ir.build import Builder, index
from capsulec.ir.nodes import Const, Expr, Extent, MakeTuple
from capsulec.ir.types import BOOL, INT, Array, NoneType, Scalar, Static, Tuple, Type, kind, widened
from capsulec.library.arrays import scalar_of
from capsulec.library.attributes import ARRAY_ATTRIBUTES
from capsulec.library.numpy.elementary import number
from capsulec.library.table import Intrinsic, Parameter, RuleError, register


def _rank(name: str, value: Type) -> int:
    wide = widened(value)
    if not isinstance(wide, Array | Scalar):
        raise RuleError(f"numpy.{name} of {wide} is not supported yet", code="not-supported-yet")
    return wide.ndim if isinstance(wide, Array) else 0


def _of_type(name: str, parameter: str, answer: Callable[[Type], bool | int]) -> None:
    """Register a function of one argument whose result is known while compiling."""

    def lower(builder: Builder, x: Expr) -> Expr:
        value = answer(x.type)
        return Const(value, BOOL if isinstance(value, bool) else INT)

    register(Intrinsic(f"numpy.{name}", (Parameter(parameter),), lambda x: Static(answer(x)), lower))


def _is_complex(value: Type) -> bool:
    return kind(number("iscomplexobj", scalar_of(widened(value))).dtype) == "c"


def _shape(builder: Builder, a: Expr) -> Expr:
    lengths = tuple(Extent(a, axis, INT) for axis in range(_rank("shape", a.type)))
    return MakeTuple(lengths, Tuple((INT,) * len(lengths)))


def _size(builder: Builder, a: Expr, axis: Any) -> Expr:
    if isinstance(axis, Const) and axis.type == INT:
        assert isinstance(axis.value, int)
        rank = _rank("size", a.type)
        return Extent(a, axis.value % rank, INT)
    return ARRAY_ATTRIBUTES["size"].lower(builder, a) if isinstance(a.type, Array) else index(1)


def _size_type(a: Type, axis: Any) -> Type:
    rank = _rank("size", a)
    if axis is None or isinstance(axis, NoneType):
        return INT
    if not isinstance(axis, Static) or not isinstance(axis.value, int):
        raise RuleError("numpy.size with an axis that is found at run time is not supported yet",
                        code="not-supported-yet")  # fmt: skip
    if not -rank <= axis.value < rank:
        raise RuleError("tuple index out of range", "NumPy would raise IndexError here too", "index-range")
    return INT


_of_type("iscomplexobj", "x", _is_complex)
_of_type("isrealobj", "x", lambda x: not _is_complex(x))
_of_type("ndim", "a", lambda a: _rank("ndim", a))
register(Intrinsic("numpy.shape", (Parameter("a"),), lambda a: Tuple((INT,) * _rank("shape", a)), _shape))
register(Intrinsic("numpy.size", (Parameter("a"), Parameter("axis", None)), _size_type, _size))
