"""Lowering of items and slices."""

from __future__ import annotations

from typing import Any

import gast

from capsulec.frontend.infer.subscripts import constant_slice
from capsulec.frontend.lower.containers import container_item
from capsulec.frontend.lower.context import Lowering, tuple_item
from capsulec.ir.build import apply, cast, index
from capsulec.ir.nodes import Expr, Load, Loop, MakeTuple
from capsulec.ir.types import (
    INT,
    NONE,
    Array,
    NoneType,
    Pointer,
    Scalar,
    Slice,
    Static,
    Tuple,
    Type,
)
from capsulec.ir.walk import calls, may_raise
from capsulec.library.arrays import (
    UNSIGNED,
    UNSIGNED_BOUND,
    UNSIGNED_INDEX,
    ArrayIndex,
    SliceIndex,
    array_index,
    lower_index,
)
from capsulec.library.sequences import common_item, item_at
from capsulec.library.table import RuleError


def subscript(low: Lowering, node: Any) -> Expr:
    """`value[index]` where it is read."""

    from capsulec.frontend.lower.expressions import expression, operands

    if node in low.spec.rewritten:
        return expression(low, low.spec.rewritten[node])
    container = low.type(node.value)
    match container:
        case Pointer(target):
            base, position = operands(low, [node.value, node.slice])
            assert target is not None
            return Load(base, (cast(position, INT),), target, low.span(node))
        case Tuple(items):
            return _tuple_item(low, node, items)
        case Array():
            return array_element(low, node)
    return container_item(low, node)


def _tuple_item(low: Lowering, node: Any, items: tuple[Type, ...]) -> Expr:
    from capsulec.frontend.lower.expressions import expression, operands

    if isinstance(node.slice, gast.Slice) or isinstance(low.type(node.slice), Slice):
        return _tuple_slice(low, node, items)
    position = low.type(node.slice)
    if isinstance(position, Static):
        value = expression(low, node.value)
        assert isinstance(position.value, int)
        number = range(len(items))[position.value]
        if isinstance(value, MakeTuple) and any(calls(item) or may_raise(item) for item in value.items):
            value = low.keep_effects(value)
        return tuple_item(value, number, items[number])
    value, at = operands(low, [node.value, node.slice])
    type_ = common_item(items)
    table = low.builder.once(low.coerce(value, Tuple((type_,) * len(items))), "items")
    at = low.builder.once(cast(at, INT), "i")
    loop = Loop(
        "tuple.index",
        (INT, INT),
        INT,
        'py::position({0}, {1}, "tuple index out of range")',
        "python/position.hpp",
        raises=True,
    )
    return item_at(table, apply(loop, at, index(len(items))), type_)


def _tuple_slice(low: Lowering, node: Any, items: tuple[Type, ...]) -> Expr:
    from capsulec.frontend.lower.expressions import expression

    if node in low.spec.loops:
        return container_item(low, node)
    value = expression(low, node.value)
    value = low.keep_effects(value) if isinstance(value, MakeTuple) else low.builder.once(value, "t")
    index = index_written(low, node.slice)
    assert isinstance(index, SliceIndex)
    known = constant_slice(index)
    assert known is not None
    places = range(len(items))[known]
    parts = tuple(tuple_item(value, place, items[place]) for place in places)
    return MakeTuple(parts, Tuple(tuple(part.type for part in parts)), low.span(node))


def array_element(low: Lowering, node: Any) -> Expr:
    """`array[index]`: an element, or a view."""
    from capsulec.frontend.lower.expressions import expression

    array = (
        low.builder.once(expression(low, node.value), "a")
        if _must_keep(low, node.value)
        else expression(low, node.value)
    )
    assert isinstance(array.type, Array)
    found = array_index(array.type, index_written(low, node.slice))
    parts = index_parts(low, node.slice, found)
    placed: list[Any] = [None if p is None else parts[p] for p in found.positions]
    try:
        flat = node.value in low.spec.elements
        if found.advanced:
            from capsulec.library.indexing import lower_gathered

            return lower_gathered(low.builder, array, found, placed, stores=isinstance(node.ctx, gast.Store), flat=flat)
        part = lower_index(low.builder, array, found, placed, flat)
        if flat and isinstance(part.type, Array) and not isinstance(node.ctx, gast.Store):
            from capsulec.library.numpy.conversion import copied

            return low.builder.variable(copied(part), "part")  # a part of a.flat is no view
        return part
    except RuleError as error:
        raise low.rule_error(error, node) from None


def _must_keep(low: Lowering, node: Any) -> bool:
    """Whether an array expression is computed, so that indexing it needs it whole."""
    return isinstance(node, gast.Call | gast.BinOp | gast.UnaryOp | gast.IfExp)


def index_parts(low: Lowering, node: Any, found: ArrayIndex) -> list[Any]:
    """The values between brackets: an expression, or the three parts of a slice, for each position."""
    from capsulec.frontend.lower.expressions import expression

    items = node.elts if isinstance(node, gast.Tuple) else [node]
    parts: list[Any] = []
    for item in items:
        match item:
            case gast.Slice():
                parts.append(tuple(None if p is None else _bound(low, p) for p in (item.lower, item.upper, item.step)))
            case gast.Constant(value=value) if value is ... or value is None:
                parts.append(None)
            case gast.List(elts=elts) if found.advanced and not any(isinstance(e, gast.Starred) for e in elts):
                parts.append(low.keep_effects(_items(low, elts)))
            case _:
                value = expression(low, item)
                if isinstance(value.type, Tuple) and not isinstance(
                    node, gast.Tuple
                ):  # an index that was made before: a[where]
                    whole = value if isinstance(value, MakeTuple) else low.builder.once(value, "t")
                    values = [tuple_item(whole, n, t) for n, t in enumerate(value.type.items)]
                    parts += [_index(v) for v in values]
                    continue
                parts.append(_index(value))
    return parts


def _items(low: Lowering, nodes: list[Any]) -> MakeTuple:
    """The items of a list that is written between brackets."""
    from capsulec.frontend.lower.expressions import expression

    values = tuple(low.in_order([lambda n=n: expression(low, n) for n in nodes]))  # type: ignore[misc]
    return MakeTuple(values, Tuple(tuple(value.type for value in values)))


def _index(value: Expr) -> Expr | None:
    """One index: integers as int64, arrays, lists and bools as they are, None for a new axis."""
    if isinstance(value.type, NoneType):
        return None
    if value.type == UNSIGNED:
        return apply(UNSIGNED_INDEX, value)
    integer = isinstance(value.type, Scalar) and value.type.dtype != "bool"
    return cast(value, INT) if integer else value


def _bound(low: Lowering, node: Any) -> Expr | None:
    from capsulec.frontend.lower.expressions import expression

    value = expression(low, node)
    if isinstance(value.type, NoneType):
        return None
    place = apply(UNSIGNED_BOUND, value) if value.type == UNSIGNED else cast(value, INT)
    return low.builder.once(place, "i")


def index_written(low: Lowering, node: Any) -> Type:
    """The type of what stands between brackets, as inference saw it."""
    from capsulec.library.arrays import EllipsisIndex

    def one(item: Any) -> Type:
        match item:
            case gast.Slice():
                parts = [NONE if p is None else low.type(p) for p in (item.lower, item.upper, item.step)]
                return SliceIndex(*parts)
            case gast.Constant(value=value) if value is ...:
                return EllipsisIndex()
            case _:
                return low.type(item)

    return Tuple(tuple(one(item) for item in node.elts)) if isinstance(node, gast.Tuple) else one(node)
