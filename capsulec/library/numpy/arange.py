"""numpy.arange: NumPy's own length and elements, as a function of their index, so that it is fused."""

from __future__ import annotations

from typing import Any

from capsulec.ir.build import Builder, apply, cast, index
from capsulec.ir.nodes import Const, Expr, Generate, Local, Loop
from capsulec.ir.types import BOOL, INT, Array, Scalar, Type, kind, widened
from capsulec.library import operators
from capsulec.library.numpy.choosing import common
from capsulec.library.numpy.conversion import element_of
from capsulec.library.numpy.dtypes import dtype_or
from capsulec.library.numpy.shapes import TYPE_ERROR, given, refuse
from capsulec.library.table import Intrinsic, Parameter, RuleError, register

HEADER = "numpy/arange.hpp"
ADD = Loop("index.add", (INT, INT), INT, "{0} + {1}")
MULTIPLY = Loop("index.multiply", (INT, INT), INT, "{0} * {1}")


def _number(value: Any) -> Scalar:
    wide = widened(value.type if isinstance(value, Expr) else value)
    if not isinstance(wide, Scalar):
        raise RuleError(f"arange() not supported for inputs that are {wide}", TYPE_ERROR)
    if kind(wide.dtype) == "c":
        raise RuleError("numpy.arange of complex numbers is not supported yet", code="not-supported-yet")
    return wide


def _numbers(start: Any, stop: Any, step: Any) -> list[Any]:
    """Start, stop and step as far as they are given; without a stop, it is the first argument."""
    if not given(start) and not given(stop):
        raise RuleError("arange() requires stop to be specified.", TYPE_ERROR)
    first, last = (start if given(start) else None, stop) if given(stop) else (None, start)
    return [first, last, step if given(step) and step != 1 else None]


def _arange_type(start: Any, stop: Any, step: Any, dtype: Any, device: Any, like: Any) -> Type:
    refuse("arange", device=device, like=like)
    scalars = [_number(value) for value in _numbers(start, stop, step) if value is not None]
    found = dtype_or(dtype, common((Scalar("int64"), *(Scalar(scalar.dtype) for scalar in scalars))))
    return Array(found, 1, "C")


def _arange(builder: Builder, start: Any, stop: Any, step: Any, dtype: Any, *_: Any) -> Expr:
    given_numbers = _numbers(start, stop, step)
    made = _arange_type(_type(start), _type(stop), _type(step), dtype, None, None)
    assert isinstance(made, Array)
    scalars = [_number(value) for value in given_numbers if value is not None]
    python = all(scalar.weak for scalar in scalars)
    calculated = common(tuple(scalars)) if not python else max(scalars, key=lambda s: "biuf".index(kind(s.dtype))).dtype
    integers = kind(calculated) in "biu"
    number = INT if integers else Scalar(calculated, weak=python)
    defaults = (0, None, 1)
    first, last, stride = [
        builder.once(cast(index(default) if value is None else value, number), "start")  # type: ignore[arg-type]
        for value, default in zip(given_numbers, defaults, strict=True)
    ]
    function = "arange_length" if integers else "arange_length_real"
    loop = Loop(
        "arange.length",
        (number, number, number, BOOL),
        INT,
        f"np::{function}({{0}}, {{1}}, {{2}}, {{3}})",
        HEADER,
        True,
    )
    length = builder.once(apply(loop, first, last, stride, Const(python, BOOL)), "n")
    if made.dtype == "bool":
        text = "arange() is only supported for booleans when the result has at most length 2."
        builder.check(apply(operators.compare(">", INT, INT), length, index(2)), "TypeError", text)
    at = Local(builder.fresh("i"), INT)
    element = (_integer if integers and kind(made.dtype) in "iu" else _real)(builder, at, first, stride, made.dtype)
    return Generate((length,), (at.name,), element, made, builder.span)


def _type(value: Any) -> Any:
    return value.type if isinstance(value, Expr) else value


def _integer(builder: Builder, at: Local, first: Expr, stride: Expr, dtype: str) -> Expr:
    """start + i * step, which lies between start and stop; of a shorter dtype, the first two have to fit."""
    if dtype not in ("int64", "uint64"):
        for value in (first, apply(ADD, first, stride)):
            builder.once(element_of(value, dtype), "fits")
    item: Expr = at if stride == index(1) else apply(MULTIPLY, at, stride)
    return cast(item if first == index(0) else apply(ADD, item, first), Scalar(dtype))


def _real(builder: Builder, at: Local, first: Expr, stride: Expr, dtype: str) -> Expr:
    """NumPy's first two elements, and those that follow from their difference."""
    element = Scalar(dtype)
    if kind(dtype) not in "fiu":
        return cast(_real(builder, at, first, stride, "float64"), element)
    if _is(first, 0) and _is(stride, 1):
        return cast(at, element)
    second = apply(operators.binary("+", first.type, stride.type), first, stride)
    one = builder.once(element_of(first, dtype), "first")
    two = builder.once(element_of(second, dtype), "second")
    minus = operators.binary("-", element, element)
    delta = builder.once(apply(minus, two, one), "delta")
    if kind(dtype) in "iu":
        item = cast(apply(MULTIPLY, at, cast(delta, INT)), INT)
        return cast(apply(ADD, item, cast(one, INT)), element)
    loop = Loop("arange", (INT, element, element, element), element, "np::arange_item({0}, {1}, {2}, {3})", HEADER)
    return apply(loop, at, one, two, delta)


def _is(value: Expr, number: int) -> bool:
    return isinstance(value, Const) and value.value == number and str(value.value)[0] != "-"


register(
    Intrinsic(
        "numpy.arange",
        (
            Parameter("start", None),
            Parameter("stop", None),
            Parameter("step", 1),
            Parameter("dtype", None),
            Parameter("device", None, keyword_only=True),
            Parameter("like", None, keyword_only=True),
        ),
        _arange_type,
        _arange,
    )
)
