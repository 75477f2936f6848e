"""Lowering of `a += b` and its like."""

from __future__ import annotations

from typing import Any

import gast

from capsulec.frontend.infer.special_methods import index_of
from capsulec.frontend.lower.assignments import stored
from capsulec.frontend.lower.containers import call_loop, emit_loop, index_value
from capsulec.frontend.lower.context import Lowering
from capsulec.frontend.lower.expressions import binary, by_method, expression, operands
from capsulec.frontend.lower.subscripts import array_element
from capsulec.frontend.scopes import Variable
from capsulec.ir.build import cast
from capsulec.ir.nodes import (
    Cast,
    Const,
    Expr,
    Load,
    Loop,
    Store,
)
from capsulec.ir.types import (
    INT,
    Array,
    Deque,
    Dict,
    List,
    Optional,
    Pointer,
    Record,
    Scalar,
    Set,
    Static,
    Tuple,
    Type,
    TypedArray,
    is_static,
    widened,
)


def augmented(low: Lowering, node: Any) -> None:
    """`target op= value`, in place where Python changes the object itself."""
    match node.target:
        case gast.Name() as name:
            variable = low.scope.uses[name]
            if name in low.scope.unbound and variable in low.flags:
                low.check_bound(variable)
            type_ = low.spec.expressions[name]
            if isinstance(type_, List | Set | Dict | Deque | TypedArray):
                _grow(low, node, low.scope.assigns[name], low.read(variable))
                return
            if isinstance(type_, Array):
                array = low.coerce(low.read(variable), type_)
                right = expression(low, node.value)
                result = binary(low, node, array, right)
                low.emit(Store(array, (), _as_elements(result, type_.dtype), low.builder.span, True))
                if low.scope.assigns[name] is not variable:
                    low.assign(low.scope.assigns[name], array)
                return
            target = low.scope.assigns[name]
            if node in low.spec.loops or node in low.spec.methods or isinstance(type_, Tuple):
                left, right = low.in_order([lambda: _read(low, name), lambda: expression(low, node.value)])
                low.assign(target, binary(low, node, left, right))
            else:  # two constants: the result is a constant, unless the variable is not
                low.assign(target, _constant(low, node, name))
        case gast.Subscript():
            _augmented_item(low, node)
        case gast.Attribute() as target if _is_record(low.type(target.value)):
            _augmented_field(low, node, target)
        case gast.Attribute() as target:
            place = low.builder.once(expression(low, target), "part")
            assert isinstance(place.type, Array)
            result = binary(low, node, place, expression(low, node.value))
            low.emit(Store(place, (), _as_elements(result, place.type.dtype), low.builder.span, True))


def _is_record(type_: Type) -> bool:
    return isinstance(type_.value if isinstance(type_, Optional) else type_, Record)


def _augmented_field(low: Lowering, node: Any, target: Any) -> None:
    """`record.name op= value`: the record is evaluated once."""
    if target not in low.spec.stores and target not in low.spec.methods:
        _grow(low, node, None, expression(low, target))
        return
    whole = low.builder.once(expression(low, target.value), "record")
    low.computed[target.value] = whole
    left, right = low.in_order([lambda: expression(low, target), lambda: expression(low, node.value)])
    del low.computed[target.value]
    if target in low.spec.methods:
        low.drop(by_method(low, target, [whole, binary(low, node, left, right)]))
        return
    emit_loop(low, low.spec.stores[target], [whole, _changed(low, node, left, right)], low.builder.span)


def _changed(low: Lowering, node: Any, left: Expr, right: Expr) -> Expr:
    """What `left op= right` leaves in a container or field: an array itself, which is changed, or a new value."""
    if not isinstance(left.type, Array):
        return binary(low, node, left, right)
    array = low.builder.variable(left, "part")
    result = binary(low, node, array, right)
    low.emit(Store(array, (), _as_elements(result, left.type.dtype), low.builder.span, True))
    return array


def _grow(low: Lowering, node: Any, target: Variable | None, container: Expr) -> None:
    """`container op= value` of a list, set or dict, which changes the container itself."""
    loop = low.spec.loops[node]
    assert isinstance(loop, Loop)
    held = low.builder.once(container, "container")
    emit_loop(low, loop, [held, expression(low, node.value)], low.builder.span)
    if target is not None and low.scope.uses.get(node.target) is not target:
        low.assign(target, held)


def _constant(low: Lowering, node: Any, name: Any) -> Expr:
    contributions = low.spec.contributions[low.scope.assigns[name]]
    type_ = contributions[name]
    assert isinstance(type_, Static)
    return Const(type_.value, widened(type_), low.span(node))


def _read(low: Lowering, name: Any) -> Expr:
    """The value of the target of an augmented assignment."""
    type_ = low.spec.expressions[name]
    if isinstance(type_, Static):
        return Const(type_.value, widened(type_), low.span(name))
    return low.read(low.scope.uses[name])


def _as_elements(value: Expr, dtype: str) -> Expr:
    """The result of an operation on arrays as it is stored in one."""
    assert isinstance(value.type, Array)
    return Cast(value, Array(dtype, value.type.ndim), value.span)


def _augmented_item(low: Lowering, node: Any) -> None:
    target = node.target
    container = low.type(target.value)
    if (
        target in low.spec.expressions
        and isinstance(low.type(target), List | Set | Dict | Deque | TypedArray)
        and node in low.spec.loops
    ):
        _grow(low, node, None, expression(low, target))
        return
    if target in low.spec.methods:
        _augmented_by_method(low, node)
        return
    if target in low.spec.stores:
        _augmented_container(low, node)
        return
    if isinstance(container, Pointer):
        assert container.target is not None
        base, position = operands(low, [target.value, target.slice])
        base, position = low.builder.once(base, "p"), low.builder.once(cast(position, INT), "i")
        element = Load(base, (position,), container.target, low.span(target))
        left, right = low.in_order([lambda: element, lambda: expression(low, node.value)])
        value = binary(low, node, left, right)
        low.emit(Store(base, (position,), stored(low, value, container.target), low.builder.span))
        return
    assert isinstance(container, Array)
    place = array_element(low, target)
    if isinstance(place, Load):
        indices = tuple(low.builder.once(i, "i") for i in place.indices)
        place = Load(place.base, indices, place.type, place.span)
        left, right = low.in_order([lambda: place, lambda: expression(low, node.value)])
        value = binary(low, node, left, right)
        low.emit(Store(place.base, indices, stored(low, value, Scalar(container.dtype)), low.builder.span))
        return
    right = expression(low, node.value)
    result = binary(low, node, place, right)
    assert isinstance(place.type, Array)
    low.emit(Store(place, (), _as_elements(result, container.dtype), low.builder.span, True))


def _augmented_by_method(low: Lowering, node: Any) -> None:
    """`container[index] op= value` where a class says what items are: container and index are evaluated once."""
    target, index = node.target, index_of(node.target)
    container = low.builder.once(expression(low, target.value), "container")
    place = expression(low, index)
    place = place if is_static(place.type) else low.builder.once(place, "i")
    low.computed |= {target.value: container, index: place}
    left, right = low.in_order([lambda: expression(low, target), lambda: expression(low, node.value)])
    del low.computed[target.value], low.computed[index]
    low.drop(by_method(low, target, [container, place, binary(low, node, left, right)]))


def _augmented_container(low: Lowering, node: Any) -> None:
    """`container[index] op= value`: container and index are evaluated once."""
    target = node.target
    container = low.builder.once(expression(low, target.value), "container")
    place = low.builder.once(index_value(low, target.slice), "i")
    reading, storing = low.spec.loops[target], low.spec.stores[target]
    assert isinstance(reading, Loop)
    left, right = low.in_order(
        [lambda: call_loop(low, reading, [container, place], low.span(target)), lambda: expression(low, node.value)]
    )
    emit_loop(low, storing, [container, place, _changed(low, node, left, right)], low.builder.span)
