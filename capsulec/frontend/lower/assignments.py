"""Lowering assignments: names, items, and the unpacking of several targets."""

from __future__ import annotations

from typing import Any

import gast

from capsulec.frontend.infer.special_methods import index_of
from capsulec.frontend.lower.containers import call_loop, emit_loop, store
from capsulec.frontend.lower.context import Lowering, constant_value, negated, tuple_item
from capsulec.frontend.lower.expressions import by_method, expression, operands
from capsulec.frontend.lower.subscripts import array_element
from capsulec.frontend.scopes import own_nodes
from capsulec.ir.build import apply, cast, index
from capsulec.ir.nodes import (
    Cast,
    Compress,
    Const,
    Eval,
    Expr,
    Extent,
    Generate,
    If,
    Load,
    Local,
    Loop,
    MakeTuple,
    Map,
    Store,
)
from capsulec.ir.types import (
    BOOL,
    INT,
    Array,
    Dict,
    List,
    Optional,
    Pointer,
    Range,
    Scalar,
    Sequence,
    Static,
    Str,
    Tuple,
    Type,
    is_static,
    widened,
)
from capsulec.ir.walk import calls, locals_of, may_raise, reads_memory
from capsulec.library.arrays import extent_of
from capsulec.library.operators import compare
from capsulec.library.sequences import Iteration, Stepping, element_type, iteration, traversal

CONTAINERS = List | Tuple | Sequence | Range  # what NumPy makes an array of when it is stored in one


def assignment(low: Lowering, targets: list[Any], value: Any) -> None:
    """`target = … = value`: the value is evaluated once, the targets are set from left to right."""
    if len(targets) == 1 and isinstance(targets[0], gast.Name):
        low.destination = _destination(low, targets[0], value)
    lowered = expression(low, value)
    low.destination = None
    if len(targets) > 1 and not isinstance(lowered, MakeTuple):
        lowered = low.builder.once(lowered, "value") if not is_static(lowered.type) else lowered
    for target in targets:
        assign(low, target, lowered)


def _destination(low: Lowering, target: Any, value: Any) -> tuple[Any, Local] | None:
    """Where a container is made at once in the variable that it is assigned to."""
    variable = low.scope.assigns[target]
    plain = variable.scope is low.scope and not (variable.by_reference or variable.flagged)
    if not plain or len(variable.definitions) > 1 or low.variable_type(variable) != low.type(value):
        return None
    return value, low.local(variable)


def assign(low: Lowering, target: Any, value: Expr) -> None:
    """Give a target its value."""
    match target:
        case gast.Name():
            low.assign(low.scope.assigns[target], value)
        case gast.Tuple() | gast.List():
            _unpack(low, target.elts, value, target)
        case gast.Subscript():
            _store(low, target, value)
        case gast.Attribute() if target in low.spec.methods:  # a property
            value = _steady(low, value, target)
            low.drop(by_method(low, target, [expression(low, target.value), value]))
        case gast.Attribute() if target in low.spec.stores:  # a field of a record
            value = _steady(low, value, target)
            emit_loop(low, low.spec.stores[target], [expression(low, target.value), value], low.span(target))
        case gast.Attribute():
            value = _steady(low, value, target)
            place = expression(low, target)
            assert isinstance(place.type, Array)
            value = _array_for(low, value, place.type)
            flat = target in low.spec.elements and isinstance(value.type, Array)
            (_store_flat if flat else store_elements)(low, place, value)


def store_elements(low: Lowering, place: Expr, value: Expr) -> None:
    """Store to all elements of a part of an array."""
    assert isinstance(place.type, Array)
    element = Scalar(place.type.dtype)
    if isinstance(value.type, Array):
        low.emit(Store(place, (), Cast(value, Array(element.dtype, value.type.ndim)), low.builder.span))
    else:
        low.emit(Store(place, (), stored(low, low.builder.once(value, "value"), element), low.builder.span))


def _unpack(low: Lowering, targets: list[Any], value: Expr, whole: Any) -> None:
    if isinstance(value.type, Optional):
        value = low.builder.once(value, "t")
        has = Map(Loop("has", (value.type,), BOOL, "{0}.has"), (value,), BOOL, value.span)
        low.builder.check(negated(has), "TypeError", "cannot unpack non-iterable NoneType object")
        assert isinstance(value.type, Optional)
        value = low.coerce(value, value.type.value)
    if isinstance(value.type, Array) and not any(isinstance(target, gast.Starred) for target in targets):
        _unpack_array(low, targets, value)
        return
    if not isinstance(value.type, Tuple):
        if whole in low.spec.methods:
            value = by_method(low, whole, [value])
        _unpack_iterable(low, targets, value)
        return
    if not isinstance(value, MakeTuple) and is_static(value.type):  # of Nones, say: known before it is computed
        low.emit(Eval(value, low.builder.span))
        value = constant_value(value.type)
    elif not isinstance(value, MakeTuple):
        value = low.builder.once(value, "t")
    assert isinstance(value.type, Tuple)
    items = _grouped(low, targets, value, value.type.items)
    names: set[str] = set()
    memory, handled = False, any(isinstance(node, gast.Try) for node in own_nodes(low.scope.node))
    for n, target in enumerate(targets[:-1]):
        # An item that an earlier assignment of this statement changes is read before; so is one that may raise, where
        # somebody would see that the earlier ones have been made.
        names |= _target_names(low, target)
        memory = memory or not isinstance(target, gast.Name)
        for later in range(n + 1, len(items)):
            affected = locals_of(items[later]) & names or (memory and reads_memory(items[later]))
            affected = affected or ((memory or handled) and (calls(items[later]) or may_raise(items[later])))
            if affected and not isinstance(items[later], Const) and not is_static(items[later].type):
                items[later] = low.builder.variable(items[later], "t")
    for target, item in zip(targets, items, strict=True):
        assign(low, target.value if isinstance(target, gast.Starred) else target, item)


def _grouped(low: Lowering, targets: list[Any], value: Expr, types: tuple[Type, ...]) -> list[Expr]:
    """What each target gets of a tuple: an item, or for a starred one a list of items."""
    items = [tuple_item(value, n, type_) for n, type_ in enumerate(types)]
    for n, target in enumerate(targets):
        if isinstance(target, gast.Starred):
            end = len(items) - (len(targets) - 1 - n)
            type_ = low.type(target)
            rest = MakeTuple(tuple(items[n:end]), type_) if isinstance(type_, Tuple) else None
            return [*items[:n], rest or list_of(low, items[n:end], type_), *items[end:]]
    return items


def list_of(low: Lowering, items: list[Expr], type_: Type) -> Expr:
    """A new list of values."""
    assert isinstance(type_, List)
    places = ", ".join(f"{{{n}}}" for n in range(len(items)))
    loop = Loop("list", (type_.element,) * len(items), type_, f"{{result}}::of({places})" if items else "{result}()")
    return call_loop(low, loop, items, low.builder.span)


def _unpack_iterable(low: Lowering, targets: list[Any], value: Expr) -> None:
    """Targets of what anything that can be iterated gives."""
    if isinstance(value.type, List | Sequence | Str):
        _unpack_list(low, targets, value)
        return
    star = next((target for target in targets if isinstance(target, gast.Starred)), None)
    if star is not None:
        element = element_type(value.type)
        _unpack_list(low, targets, low.coerce(value, List(widened(element))))
        return
    if isinstance(value.type, Dict | Range):
        value = low.builder.once(value, "items")
    over = traversal(low.builder, value)
    if isinstance(over, Iteration):
        length = low.builder.once(over.length, "n")
        _check_length(low, length, len(targets))
        items = [low.builder.once(over.element(index(n)), "t") for n in range(len(targets))]
    else:
        items = _stepped(low, over, len(targets))
    for target, item in zip(targets, items, strict=True):
        assign(low, target, item)


def _check_length(low: Lowering, length: Expr, count: int) -> None:
    few, many = apply(compare("<", INT, INT), length, index(count)), apply(compare(">", INT, INT), length, index(count))
    low.builder.check(few, "ValueError", f"not enough values to unpack (expected {count}, got {{}})", length)
    low.builder.check(many, "ValueError", f"too many values to unpack (expected {count})")


def _stepped(low: Lowering, over: Stepping, count: int) -> list[Expr]:
    """So many steps of an iteration, and no more."""
    items: list[Expr] = []
    for n in range(count):
        text = f"not enough values to unpack (expected {count}, got {n})"
        low.builder.check(negated(over.test), "ValueError", text)
        over.opening()
        items.append(low.builder.variable(over.element(), "t"))
    low.builder.check(over.test, "ValueError", f"too many values to unpack (expected {count})")
    return items


def _target_names(low: Lowering, target: Any) -> set[str]:
    names = set()
    for node in gast.walk(target):
        if isinstance(node, gast.Name) and node in low.scope.assigns:
            names.add(low.name(low.scope.assigns[node]))
    return names


def _unpack_array(low: Lowering, targets: list[Any], value: Expr) -> None:
    assert isinstance(value.type, Array)
    array = low.builder.once(value, "a")
    extent = Extent(array, 0, INT)
    _check_length(low, extent, len(targets))
    over = iteration(low.builder, array)
    items = [low.builder.once(over.element(index(n)), "t") for n in range(len(targets))]
    for target, item in zip(targets, items, strict=True):
        assign(low, target, item)


def _unpack_list(low: Lowering, targets: list[Any], value: Expr) -> None:
    whole = low.builder.once(value, "items")
    stars = [n for n, target in enumerate(targets) if isinstance(target, gast.Starred)]
    count = len(targets) - len(stars)
    size = Map(Loop("size", (whole.type,), INT, "{0}.size()"), (whole,), INT, value.span)
    at_least = "at least " if stars else ""
    few = apply(compare("<", INT, INT), size, index(count))
    text = f"not enough values to unpack (expected {at_least}{count}, got {{}})"
    low.builder.check(few, "ValueError", text, size)
    if not stars:
        many = apply(compare(">", INT, INT), size, index(count))
        low.builder.check(many, "ValueError", too_many(count))
    element = element_type(whole.type)
    at = Loop("item", (whole.type, INT), element, "{0}.item({1})")
    items: list[Expr] = []
    for n, target in enumerate(targets):
        if isinstance(target, gast.Starred):
            after = len(targets) - n - 1
            bounds = f"py::bounds{{{{true, {'true' if after else 'false'}, {n}, {-after}, 1}}}}"
            loop = Loop("slice", (whole.type,), whole.type, f"{{0}}.slice({bounds})", "python/slice.hpp")
            items.append(low.builder.once(Map(loop, (whole,), whole.type), "t"))
            continue
        place = n if not stars or n < stars[0] else n - len(targets)
        items.append(low.builder.once(Map(at, (whole, index(place)), element, value.span), "t"))
    for target, item in zip(targets, items, strict=True):
        assign(low, target.value if isinstance(target, gast.Starred) else target, item)


def too_many(count: int) -> str:
    """The text of the ValueError as the running Python words it."""
    try:
        _one, _two = list(range(3))
    except ValueError as error:
        return str(error).replace("expected 2", f"expected {count}").replace("got 3", "got {}")
    raise AssertionError


def _store(low: Lowering, target: Any, value: Expr) -> None:
    container = low.type(target.value)
    if target in low.spec.methods:
        value = _steady(low, value, target)
        whole, position = operands(low, [target.value, index_of(target)])
        low.drop(by_method(low, target, [whole, position, value]))
        return
    if target in low.spec.stores:
        store(low, target, _steady(low, value, target))
        return
    if isinstance(container, Pointer):
        assert container.target is not None
        value = _steady(low, value, target)
        base, position = operands(low, [target.value, target.slice])
        low.emit(Store(base, (cast(position, INT),), stored(low, value, container.target), low.builder.span))
        return
    assert isinstance(container, Array)
    value = _steady(low, _array_for(low, value, container), target)
    place = array_element(low, target)
    element = Scalar(container.dtype)
    if isinstance(place, Load):
        low.emit(Store(place.base, place.indices, stored(low, value, element), low.builder.span))
    elif target.value in low.spec.elements and isinstance(value.type, Array) and not isinstance(place, Compress):
        _store_flat(low, place, value)
    else:
        store_elements(low, place, value)


def _array_for(low: Lowering, value: Expr, place: Array) -> Expr:
    """A value that is stored to a place; of a list, an array of that dtype."""
    if not isinstance(value.type, CONTAINERS):
        return value
    from capsulec.library.numpy.conversion import as_array

    return as_array(low.builder, value, place.dtype)


def _store_flat(low: Lowering, place: Expr, value: Expr) -> None:
    """`a.flat[part] = values`: one after another, and again from the first one when there are no more."""
    from capsulec.library.numpy.conversion import copied
    from capsulec.library.numpy.view_attributes import REMAINDER, flat

    assert isinstance(place.type, Array)
    assert isinstance(value.type, Array)
    values = low.builder.variable(copied(flat(low.builder, value)), "values")
    count, length = Extent(values, 0, INT), extent_of(place, 0)
    k = Local(low.builder.fresh("k"), INT)
    each = Load(values, (apply(REMAINDER, k, count),), Scalar(value.type.dtype))
    element = Scalar(place.type.dtype)
    again = Generate((length,), (k.name,), stored(low, each, element), Array(element.dtype, 1, "C"), value.span)
    test = apply(compare(">", INT, INT), count, index(0))
    low.emit(If(test, (Store(place, (), again, low.builder.span, apart=True),), (), low.builder.span))


def _steady(low: Lowering, value: Expr, target: Any) -> Expr:
    """The value, which Python computes before the target's index: kept where the index has effects."""
    effects = any(isinstance(n, gast.Call | gast.NamedExpr) for n in gast.walk(target))
    if effects and not isinstance(value.type, Array):
        return low.builder.once(value, "value")
    return value


def stored(low: Lowering, value: Expr, element: Scalar) -> Expr:
    """A value as NumPy and ctypes store it in an element: a Python integer must fit."""
    from capsulec.library.numpy_operators import store

    if isinstance(value.type, Array):  # without axes
        value = Load(value, (), Scalar(value.type.dtype), value.span)
    loop = store(_static(value), element)
    return cast(value, element) if loop is None else apply(loop, value, span=value.span)


def _static(value: Expr) -> Any:
    if isinstance(value, Const) and isinstance(value.value, bool | int | float | complex):
        wide = value.type
        if isinstance(wide, Scalar) and wide.weak:
            return Static(value.value)
    return value.type
