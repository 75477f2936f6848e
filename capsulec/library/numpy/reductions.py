"""Reductions of whole arrays to one number. `axis` and its company come with arrays as arguments."""

from __future__ import annotations

from typing import Any

from capsulec.ir.build import Builder, apply, cast
from capsulec.ir.nodes import Cast, Expr, Reduce
from capsulec.ir.types import FLOATS, INT, Array, NoneType, Scalar, Type, kind
from capsulec.library import operators
from capsulec.library.attributes import ARRAY_ATTRIBUTES
from capsulec.library.table import Intrinsic, Parameter, RuleError, register

MOST_AXES = 3  # that numpy/reduce.hpp reduces at once


def accumulated(dtype: str) -> str:
    """The dtype in which NumPy sums: integers shorter than the platform's word are widened to it."""
    match kind(dtype):
        case "b" | "i":
            return "int64"
        case "u":
            return "uint64"
        case _:
            return dtype


def _array(value: Type, axis: Any, name: str) -> Array:
    if not isinstance(value, Array):
        raise RuleError(f"numpy.{name} of {value} is not supported yet", code="not-supported-yet")
    if value.ndim > MOST_AXES:
        raise RuleError(f"numpy.{name} of {value.ndim} axes is not supported yet", code="not-supported-yet")
    return value


def _sum_type(name: str) -> Any:
    def rule(a: Type, axis: Any) -> Type:
        return Scalar(accumulated(_array(a, axis, name).dtype))

    return rule


def _sum(name: str) -> Any:
    def lower(builder: Builder, a: Expr, axis: Any) -> Expr:
        assert isinstance(a.type, Array)
        dtype = accumulated(a.type.dtype)
        return Reduce(name, elements_as(a, dtype), Scalar(dtype))

    return lower


def elements_as(array: Expr, dtype: str) -> Expr:
    """The array with its elements converted."""
    assert isinstance(array.type, Array)
    if array.type.dtype == dtype:
        return array
    return Cast(array, Array(dtype, array.type.ndim, "C"), array.span)


def _same_type(name: str) -> Any:
    def rule(a: Type, axis: Any) -> Type:
        dtype = _array(a, axis, name).dtype
        if kind(dtype) == "c":
            raise RuleError(f"numpy.{name} of complex numbers is not supported yet", code="not-supported-yet")
        return Scalar(dtype)

    return rule


def _same(name: str) -> Any:
    def lower(builder: Builder, a: Expr, axis: Any) -> Expr:
        assert isinstance(a.type, Array)
        return Reduce(name, a, Scalar(a.type.dtype))

    return lower


def _truth_type(name: str) -> Any:
    def rule(a: Type, axis: Any) -> Type:
        _array(a, axis, name)
        return Scalar("bool")

    return rule


def _truth(name: str) -> Any:
    def lower(builder: Builder, a: Expr, axis: Any) -> Expr:
        return Reduce(name, elements_as(a, "bool"), Scalar("bool"))

    return lower


def _position_type(name: str) -> Any:
    def rule(a: Type, axis: Any) -> Type:
        if kind(_array(a, axis, name).dtype) == "c":
            raise RuleError(f"numpy.{name} of complex numbers is not supported yet", code="not-supported-yet")
        return Scalar("int64")

    return rule


def _position(name: str) -> Any:
    def lower(builder: Builder, a: Expr, axis: Any) -> Expr:
        return Reduce(name, a, Scalar("int64"))

    return lower


def _mean_type(a: Type, axis: Any) -> Type:
    dtype = _array(a, axis, "mean").dtype
    return Scalar(dtype if dtype in FLOATS or kind(dtype) == "c" else "float64")


def _mean(builder: Builder, a: Expr, axis: Any) -> Expr:
    result = _mean_type(a.type, axis)
    assert isinstance(result, Scalar)
    array = a if a.type == Array(result.dtype, a.type.ndim, "C") else elements_as(a, result.dtype)  # type: ignore[attr-defined]
    total = Reduce("sum", array, result)
    size = cast(ARRAY_ATTRIBUTES["size"].lower(builder, a), INT)
    return apply(operators.binary("/", result, result), total, cast(size, result))


# NumPy's parameters. What is not compiled so far is refused by name when it is given.
WHOLE = {
    "sum": "axis dtype out keepdims initial where",
    "prod": "axis dtype out keepdims initial where",
    "min": "axis out keepdims initial where",
    "max": "axis out keepdims initial where",
    "any": "axis out keepdims where*",
    "all": "axis out keepdims where*",
    "mean": "axis dtype out keepdims where*",
    "argmin": "axis out keepdims*",
    "argmax": "axis out keepdims*",
}


def _parameters(name: str) -> tuple[Parameter, ...]:
    words = WHOLE[name].split()
    rest = tuple(Parameter(w.rstrip("*"), None, keyword_only=w.endswith("*")) for w in words)
    return (Parameter("a"), *rest)


def _whole(name: str, rule: Any) -> Any:
    """The rule with all of NumPy's parameters, of which only the array may be given."""
    names = [word.rstrip("*") for word in WHOLE[name].split()]

    def checked(a: Type, *rest: Any) -> Type:
        for parameter, given in zip(names, rest, strict=True):
            if given is not None and not isinstance(given, NoneType):
                raise RuleError(f"numpy.{name}({parameter}=…) is not supported yet", code="not-supported-yet")
        result: Type = rule(a, None)
        return result

    return checked


def _first(lower: Any) -> Any:
    return lambda builder, a, *rest: lower(builder, a, None)


for _names, _rule, _lower in (
    (("sum", "prod"), _sum_type, _sum),
    (("min", "max", "amin", "amax"), _same_type, _same),
    (("any", "all"), _truth_type, _truth),
    (("argmin", "argmax"), _position_type, _position),
):
    for _name in _names:
        _kind = _name.removeprefix("a") if _name in ("amin", "amax") else _name
        register(Intrinsic(f"numpy.{_name}", _parameters(_kind), _whole(_kind, _rule(_kind)), _first(_lower(_kind))))
register(Intrinsic("numpy.mean", _parameters("mean"), _whole("mean", _mean_type), _first(_mean)))
