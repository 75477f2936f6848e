"""numpy.select: one of several arrays, element by element, as nested `where`s. Values are exact."""

from __future__ import annotations

from typing import Any

from capsulec.ir.build import Builder, index
from capsulec.ir.nodes import Expr
from capsulec.ir.types import Array, Scalar, Static, Tuple, Type, widened
from capsulec.library.arrays import elementwise_type, scalar_of
from capsulec.library.numpy.choosing import common
from capsulec.library.numpy.conversion import element_of
from capsulec.library.numpy.elementary import number
from capsulec.library.numpy.maps import known, mapped
from capsulec.library.numpy.operands import as_operand, operand_type
from capsulec.library.numpy.reductions import elements_as
from capsulec.library.numpy.shapes import items_of
from capsulec.library.numpy.ufunc_options import choice
from capsulec.library.table import Intrinsic, Parameter, RuleError, register

VALUE_ERROR, TYPE_ERROR = "NumPy would raise ValueError here too", "NumPy would raise TypeError here too"


def _items(value: Type, name: str, what: str) -> tuple[Type, ...]:
    if not isinstance(value, Tuple):
        raise RuleError(
            f"numpy.{name} takes {what} that are written out, as in [a, b], not {widened(value)}",
            code="not-supported-yet",
        )
    return value.items


def _operands(items: tuple[Type, ...], name: str) -> list[Type]:
    return [operand_type(item, f"numpy.{name}") for item in items]


def _common(choices: list[Type], name: str) -> str:
    return common(tuple(number(name, scalar_of(choice)) for choice in choices))


def _as(value: Expr, dtype: str) -> Expr:
    return elements_as(value, dtype) if isinstance(value.type, Array) else element_of(value, dtype)


def _select_type(conditions: Type, choices: Type, default: Any) -> Type:
    tests = _operands(_items(conditions, "select", "conditions"), "select")
    values = _operands(_items(choices, "select", "choices"), "select")
    if len(tests) != len(values):
        raise RuleError("list of cases must be same length as list of conditions", VALUE_ERROR)
    if not tests:
        raise RuleError("select with an empty condition list is not possible", VALUE_ERROR)
    for position, test in enumerate(tests):
        element = widened(scalar_of(test))
        if not isinstance(element, Scalar) or element.dtype != "bool":
            raise RuleError(f"invalid entry {position} in condlist: should be boolean ndarray", TYPE_ERROR)
    last = operand_type(default, "numpy.select") if isinstance(default, Type) else Static(default)
    return elementwise_type(choice(_common([*values, last], "select")), [*tests, *values, last])


def _select(builder: Builder, conditions: Expr, choices: Expr, default: Any) -> Expr:
    tests = [as_operand(builder, item) for item in items_of(builder, conditions)]
    values = [as_operand(builder, item) for item in items_of(builder, choices)]
    last = as_operand(builder, default) if isinstance(default, Expr) else index(default)
    dtype = _common([known(value) for value in (*values, last)], "select")
    result = _as(last, dtype)
    for test, value in zip(reversed(tests), reversed(values), strict=True):
        result = mapped(choice(dtype), [test, _as(value, dtype), result])
    return result


register(
    Intrinsic(
        "numpy.select",
        (Parameter("condlist"), Parameter("choicelist"), Parameter("default", 0)),
        _select_type,
        _select,
    )
)
