"""Lowering of `value in container` for tuples, ranges and arrays."""

from __future__ import annotations

from capsulec.frontend.lower.comparisons import is_one_variable
from capsulec.frontend.lower.context import Lowering, tuple_item
from capsulec.frontend.lower.expressions import cast_elements, elementwise, truth_of
from capsulec.ir.build import apply, cast, constant
from capsulec.ir.nodes import Expr, Loop, MakeTuple, Map, Reduce, Select
from capsulec.ir.types import BOOL, INT, Array, Range, Scalar, Tuple
from capsulec.library import operators


def contains(low: Lowering, value: Expr, container: Expr) -> Expr:
    """`value in container` for tuples and ranges."""
    given, value = value, low.builder.once(value, "value")
    if isinstance(container.type, Tuple):
        table = container if isinstance(container, MakeTuple) else low.builder.once(container, "items")
        result: Expr = constant(False)
        for n, type_ in reversed(list(enumerate(container.type.items))):
            item = tuple_item(table, n, type_)
            if is_one_variable(item, given):
                result = constant(True)
                continue
            equal = truth_of(apply(operators.compare("==", item.type, value.type), item, value))
            result = Select(equal, constant(True), result, BOOL, value.span)
        return result
    if isinstance(container.type, Array):  # any(array == value)
        from capsulec.library.numpy.stores import type_with_value

        equals = operators.compare("==", Scalar(container.type.dtype), type_with_value(given))
        equal = elementwise(low, equals, [container, value], value.span)
        return cast(Reduce("any", cast_elements(equal, Scalar("bool")), Scalar("bool"), value.span), BOOL)
    assert isinstance(container.type, Range)
    return _in_range(low, value, container)


def _in_range(low: Lowering, value: Expr, container: Expr) -> Expr:
    from capsulec.library.sequences import range_parts

    step_known = container.type.step  # type: ignore[attr-defined]
    start, stop, step = range_parts(low.builder, container, step_known)
    loop = Loop(
        "range.contains",
        (value.type, INT, INT, INT),
        BOOL,
        "py::range_contains({0}, {1}, {2}, {3})",
        "python/range.hpp",
    )
    return Map(loop, (value, start, stop, step), BOOL, value.span)
