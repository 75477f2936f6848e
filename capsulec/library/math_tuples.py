"""The functions of `math` that take any number of arguments, or tuples: every item is one operand.

Tuples have a known length, so that a sum of one is an expression in all its items.
"""

from __future__ import annotations

import math
from collections.abc import Callable
from importlib import import_module
from itertools import chain
from typing import Any

from capsulec.ir.build import Builder, apply, constant
from capsulec.ir.nodes import Expr, Loop, MakeTuple
from capsulec.ir.types import BOOL, FLOAT, INT, Scalar, Static, Tuple, Type, widened
from capsulec.library import operators
from capsulec.library.number_arguments import (
    INTEGER_HEADER,
    as_integer,
    call,
    integer,
    number,
    real,
)
from capsulec.library.sequences import item
from capsulec.library.table import INTERNAL, REDIRECTS, Intrinsic, Parameter, RuleError, positional, register

VECTOR = "python/math_vector.hpp"


def _items(name: str, type_: Type) -> tuple[Type, ...]:
    """The types of a tuple argument's items."""
    match widened(type_):
        case Tuple(items):
            return tuple(widened(each) for each in items)
        case Scalar() as scalar:
            raise RuleError(f"'{scalar}' object is not iterable", "Python would raise TypeError here too")
        case other:
            raise RuleError(f"math.{name} of {other} is not supported yet", code="not-supported-yet")


def _values(builder: Builder, value: Expr) -> list[Expr]:
    """The items of a tuple, each to be used once."""
    assert isinstance(value.type, Tuple)
    kept = value if isinstance(value, MakeTuple) else builder.once(value)
    return [item(kept, position, widened(type_)) for position, type_ in enumerate(value.type.items)]


# gcd and lcm: folded from the left.


def _divisors_type(integers: tuple[Type, ...]) -> Type:
    for each in integers:
        integer(each)
    return INT


def _divisors(name: str, empty: int) -> None:
    def lower(builder: Builder, integers: tuple[Expr, ...]) -> Expr:
        if not integers:
            return constant(empty)
        first, *others = integers if len(integers) > 1 else (integers[0], integers[0])
        for other in others:
            operands = (_operand(first), _operand(other))
            texts = ", ".join(as_integer(operand, position) for position, operand in enumerate(operands))
            first = apply(
                Loop(f"math.{name}", operands, INT, f"py::math::{name}({texts})", INTEGER_HEADER, raises=True),
                first,
                other,
            )
        return first

    register(Intrinsic(f"math.{name}", (Parameter("integers", variadic=True),), _divisors_type, lower))


def _operand(value: Expr) -> Scalar:
    return integer(value.type)


_divisors("gcd", 0)
_divisors("lcm", 1)


# hypot and dist: the length of a vector.


def _hypot_type(coordinates: tuple[Type, ...]) -> Type:
    for each in coordinates:
        real(each)
    return FLOAT


def _hypot(builder: Builder, coordinates: tuple[Expr, ...]) -> Expr:
    return _of_floats("hypot", coordinates)


def _of_floats(name: str, operands: tuple[Expr, ...], *, raises: bool = False) -> Expr:
    if not operands:
        return constant(0.0)
    cxx = call(f"py::math::{name}", len(operands))
    return apply(Loop(f"math.{name}", (FLOAT,) * len(operands), FLOAT, cxx, VECTOR, raises), *operands)


register(Intrinsic("math.hypot", (Parameter("coordinates", variadic=True),), _hypot_type, _hypot))


def _dist_type(p: Type, q: Type) -> Type:
    from_items, to_items = _items("dist", p), _items("dist", q)
    if len(from_items) != len(to_items):
        raise RuleError("both points must have the same number of dimensions", "Python would raise ValueError here too")
    return _hypot_type((*from_items, *to_items))


def _dist(builder: Builder, p: Expr, q: Expr) -> Expr:
    pairs = zip(_values(builder, p), _values(builder, q), strict=True)
    return _of_floats("dist", tuple(chain.from_iterable(pairs)))


register(Intrinsic("math.dist", positional("p", "q"), _dist_type, _dist))


# fsum and prod


def _fsum_type(values: Type) -> Type:
    return _hypot_type(_items("fsum", values))


def _fsum(builder: Builder, values: Expr) -> Expr:
    return _of_floats("fsum", tuple(_values(builder, values)), raises=True)


register(Intrinsic("math.fsum", positional("seq"), _fsum_type, _fsum))


def _prod_type(values: Type, start: Any) -> Type:
    result = widened(start if isinstance(start, Type) else Static(start))
    number(result)
    for each in _items("prod", values):
        result = widened(operators.binary("*", result, number(each)).result)
    return result


def _prod(builder: Builder, values: Expr, start: Any) -> Expr:
    result = start if isinstance(start, Expr) else constant(start)
    for each in _values(builder, values):
        result = apply(operators.binary("*", result.type, each.type), result, each)
    return result


register(
    Intrinsic(
        "math.prod",
        (*positional("iterable"), Parameter("start", 1, keyword_only=True)),
        _prod_type,
        _prod,
    )
)


# sumprod: exact in ints up to the first pair with a float, then in extended precision up to the first pair without
# one, then in floats. A bool is an int only where a float stands beside it.


def _sumprod_type(p: Type, q: Type) -> Type:
    left, right = _items("sumprod", p), _items("sumprod", q)
    if len(left) != len(right):
        raise RuleError("Inputs are not the same length", "Python would raise ValueError here too")
    for each in (*left, *right):
        if each not in (BOOL, INT, FLOAT):
            number(each)
            raise RuleError(f"math.sumprod of {each} is not supported yet", code="not-supported-yet")
    return FLOAT if FLOAT in (*left, *right) else INT


def _sumprod(builder: Builder, p: Expr, q: Expr) -> Expr:
    total: Expr = constant(0)
    pairs = list(zip(_values(builder, p), _values(builder, q), strict=True))
    precise = True  # no pair was left to the plain sum so far
    while pairs and FLOAT not in (pairs[0][0].type, pairs[0][1].type):
        left, right = pairs.pop(0)
        precise &= left.type == right.type == INT
        product = apply(operators.binary("*", left.type, right.type), left, right)
        total = apply(operators.binary("+", INT, INT), total, product)
    if not pairs:
        return total
    cxx, operands = "py::math::sumprod({0})", [total]
    for left, right in pairs:
        precise &= FLOAT in (left.type, right.type)
        if precise:
            cxx += f".add({{{len(operands)}}}, {{{len(operands) + 1}}})"
            operands += [left, right]
        else:
            cxx += f".add_plain({{{len(operands)}}})"
            operands.append(apply(operators.binary("*", left.type, right.type), left, right))
    types = (INT, *(FLOAT for _ in operands[1:]))
    return apply(Loop("math.sumprod", types, FLOAT, f"{cxx}.value()", VECTOR), *operands)


if hasattr(math, "sumprod"):
    register(Intrinsic("math.sumprod", positional("p", "q"), _sumprod_type, _sumprod))


# Of lists and all else that has no length while compiling, other entries are asked.


def _of_lists(name: str) -> Callable[[list[Any], dict[str, Any]], str]:
    def choose(positional_: list[Any], keywords: dict[str, Any]) -> str:
        given = [widened(each) for each in positional_ if isinstance(each, Type)]
        if all(isinstance(each, Tuple | Scalar) for each in given):
            return f"math.{name}"
        import_module("capsulec.library.math_lists")
        return f"{INTERNAL}.{name}_of"

    return choose


for _name in ("dist", "fsum", "prod", *(["sumprod"] if hasattr(math, "sumprod") else [])):
    REDIRECTS[f"math.{_name}"] = _of_lists(_name)
