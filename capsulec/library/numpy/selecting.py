"""numpy.select and numpy.choose: one of several arrays, element by element, as nested `where`s. Values are exact."""

from __future__ import annotations

from typing import Any

from capsulec.ir.build import Builder, cast, index
from capsulec.ir.nodes import Expr, Loop
from capsulec.ir.types import BOOL, INT, Array, NoneType, Scalar, Static, Tuple, Type, kind, widened
from capsulec.library.arrays import elementwise_type, scalar_of
from capsulec.library.numpy.choosing import common
from capsulec.library.numpy.conversion import as_array, element_of
from capsulec.library.numpy.elementary import number
from capsulec.library.numpy.layouts import in_order, with_order
from capsulec.library.numpy.maps import known, mapped
from capsulec.library.numpy.operands import as_operand, operand_type
from capsulec.library.numpy.reductions import elements_as
from capsulec.library.numpy.shapes import items_of
from capsulec.library.numpy.ufunc_options import choice
from capsulec.library.table import Intrinsic, Parameter, RuleError, register

VALUE_ERROR, TYPE_ERROR = "NumPy would raise ValueError here too", "NumPy would raise TypeError here too"
EQUAL = Loop("choice.equal", (INT, INT), BOOL, "{0} == {1}")
CHOICE = "numpy/choice.hpp"
MODES = {"raise": "checked_choice", "wrap": "wrapped_choice", "clip": "clipped_choice"}


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
    return with_order(elementwise_type(choice(_common([*values, last], "select")), [*tests, *values, last]), "C")


def _select(builder: Builder, conditions: Expr, choices: Expr, default: Any) -> Expr:
    tests = [as_operand(builder, item) for item in items_of(builder, conditions)]
    values = [as_operand(builder, item) for item in items_of(builder, choices)]
    last = as_operand(builder, default) if isinstance(default, Expr) else index(default)
    dtype = _common([known(value) for value in (*values, last)], "select")
    result = _as(last, dtype)
    for test, value in zip(reversed(tests), reversed(values), strict=True):
        result = mapped(choice(dtype), [test, _as(value, dtype), result])
    return in_order(builder, result, "C", computed=True) if isinstance(result.type, Array) else result


def _mode(mode: Any) -> str:
    name = mode if isinstance(mode, str) else getattr(mode, "value", None)
    if name not in MODES:
        raise RuleError(f"clipmode must be one of 'clip', 'raise', or 'wrap' (got {name!r})", VALUE_ERROR)
    return str(name)


def _choose_type(a: Type, choices: Type, out: Any, mode: Any) -> Type:
    if out is not None and not isinstance(out, NoneType):
        raise RuleError("numpy.choose(out=…) is not supported yet", code="not-supported-yet")
    _mode(mode)
    chooser = operand_type(a, "numpy.choose")
    element = number("choose", scalar_of(chooser))
    if kind(element.dtype) not in "iub" or element.dtype == "uint64":
        raise RuleError(
            f"Cannot cast array data from dtype('{element.dtype}') to dtype('int64') according to the rule 'safe'",
            TYPE_ERROR,
        )
    values = _operands(_items(choices, "choose", "choices"), "choose")
    if not values:
        raise RuleError("numpy.choose needs a choice", VALUE_ERROR)
    return with_order(elementwise_type(choice(_common(_strong(values), "choose")), [chooser, *values]), "C")


def _strong(values: list[Type]) -> list[Type]:
    """Python's numbers are made arrays first."""
    return [Scalar(w.dtype) if isinstance(w := widened(value), Scalar) else value for value in values]


def _choose(builder: Builder, a: Expr, choices: Expr, out: Any, mode: Any) -> Expr:
    values = [as_operand(builder, item) for item in items_of(builder, choices)]
    dtype = _common(_strong([value.type for value in values]), "choose")
    name = _mode(mode)
    function = MODES[name]
    place = Loop("choice", (INT, INT), INT, f"np::{function}({{0}}, {{1}})", CHOICE, raises=name == "raise")
    at = builder.variable(mapped(place, [as_array(builder, a), index(len(values))]), "choice")
    result = _as(values[-1], dtype)
    for position in reversed(range(len(values) - 1)):
        test = mapped(EQUAL, [at, index(position)])
        result = mapped(choice(dtype), [test, _as(values[position], dtype), result])
    if len(values) == 1 and isinstance(at.type, Array):
        result = mapped(choice(dtype), [mapped(EQUAL, [at, index(0)]), result, result])
    if isinstance(result.type, Array):
        return in_order(builder, result, "C", computed=True)
    return cast(result, Scalar(dtype))


register(
    Intrinsic(
        "numpy.select",
        (Parameter("condlist"), Parameter("choicelist"), Parameter("default", 0)),
        _select_type,
        _select,
    )
)
register(
    Intrinsic(
        "numpy.choose",
        (Parameter("a"), Parameter("choices"), Parameter("out", None), Parameter("mode", "raise")),
        _choose_type,
        _choose,
    )
)
