"""Types of items and slices, and of storing into them."""

from __future__ import annotations

from typing import Any

import gast

from capsulec.diagnostics import Note, not_supported_yet
from capsulec.frontend.infer import no_axes, read_only, special_methods
from capsulec.frontend.infer.body import Body
from capsulec.frontend.infer.names import name_type
from capsulec.frontend.infer.no_axes import flat_array
from capsulec.frontend.infer.refusals import TYPE_ERROR, no_index, no_store
from capsulec.frontend.operator_symbols import BINARY
from capsulec.ir.types import (
    NONE,
    Array,
    LibraryFunction,
    List,
    Method,
    NoneType,
    Pointer,
    Range,
    Record,
    Scalar,
    Slice,
    Static,
    Tuple,
    Type,
    Union,
    kind,
    widened,
)
from capsulec.ir.types import Sequence as SequenceType
from capsulec.ir.walk import is_mutable
from capsulec.library import cells
from capsulec.library.arrays import ArrayIndex, SliceIndex, array_index
from capsulec.library.containers import items as container_items
from capsulec.library.containers.operators import as_sequence
from capsulec.library.joins import as_number
from capsulec.library.sequences import common_item
from capsulec.library.table import RuleError


def subscript(body: Body, node: Any) -> Type | None:
    """The type of `value[index]`."""

    from capsulec.frontend.infer.expressions import expression, guard, present

    value = expression(body, node.value)
    if isinstance(value, LibraryFunction) and value.name.startswith("numpy."):
        from capsulec.frontend.infer import grids

        if value.name in grids.OBJECTS:
            body.spec.rewritten[node] = grids.rewritten(body, node, value.name)
            return expression(body, body.spec.rewritten[node])
    if (scope := special_methods.method_of(value, "__getitem__")) is not None:
        body.spec.rewritten[node] = special_methods.item(node, scope)
        return expression(body, body.spec.rewritten[node])
    index = index_type(body, node.slice)
    if value is None or index is None:
        return None
    if (named := no_axes.flag(node, value, index)) is not None:
        body.spec.rewritten[node] = named
        return expression(body, named)
    value = flat_array(body, node.value) if isinstance(value, Method) else present(value)
    match value:
        case Pointer(target):
            _pointer_index(body, node, target, index)
            return target
        case Tuple(items):
            return _tuple_item(body, node, items, index)
        case Array():
            no_axes.refuse_bool_index(body, node.slice)
            found: ArrayIndex = guard(body, node, [node.value], lambda: array_index(value, index))
            if isinstance(found.type, Array) and not found.advanced and no_axes.among(body, node.slice):
                what = "a part of an array at an index that is an array without axes"
                raise not_supported_yet(what, body.span(node), "write its element: a[i[()]].copy()")
            return found.type
    loop = guard(body, node, [node.value, node.slice], lambda: container_items.item(value, index))
    if loop is None:
        raise no_index(body, node, value, node.value)
    body.spec.loops[node] = loop
    return loop.result  # type: ignore[no-any-return]


def index_type(body: Body, node: Any) -> Type | None:
    """The type of what stands between brackets: a Tuple for several axes, `SliceType` for slices."""
    from capsulec.frontend.infer.expressions import present
    from capsulec.library.arrays import EllipsisIndex, SliceIndex

    match node:
        case gast.Slice():
            parts = [
                NONE if part is None else no_axes.numeric_operand(body, part)
                for part in (node.lower, node.upper, node.step)
            ]
            if any(part is None for part in parts):
                return None
            for part, part_node in zip(parts, (node.lower, node.upper, node.step), strict=True):
                wide = present(widened(part))  # type: ignore[arg-type]
                if not isinstance(wide, NoneType) and not (isinstance(wide, Scalar) and kind(wide.dtype) in "iub"):
                    raise body.error(
                        "operand-types", f"slice bounds are integers, not {wide}", part_node, hint=TYPE_ERROR
                    )
            return SliceIndex(*parts)  # type: ignore[arg-type]
        case gast.Constant(value=value) if value is ...:
            return EllipsisIndex()
        case gast.Tuple():
            items = [index_type(body, item) for item in node.elts]
            if any(item is None for item in items):
                return None
            type_ = Tuple(tuple(items))  # type: ignore[arg-type]
            if not any(isinstance(item, SliceIndex | EllipsisIndex) for item in items):
                body.spec.expressions[node] = type_
            return type_
        case _:
            return no_axes.numeric_operand(body, node)


def _pointer_index(body: Body, node: Any, target: Scalar | None, index: Type) -> None:
    """Check `pointer[index]`."""
    wide = widened(index)
    if target is None:
        text, hint = "a void* cannot be indexed: it has no element type", "write its type in the export, as in float64*"
    elif not (isinstance(wide, Scalar) and kind(wide.dtype) in "iu"):
        text = f"a pointer is indexed with one integer, not {wide}"
        hint = "for slices and several axes make an array of it: numpy.ctypeslib.as_array(pointer, n)"
    elif isinstance(index, Static) and isinstance(index.value, int) and index.value < 0:
        text = "a negative index of a pointer: it has no length to count from"
        hint = "an array has one: numpy.ctypeslib.as_array(pointer, n)"
    else:
        return
    raise body.error("pointer-misuse", text, node, hint=hint, notes=tuple(body.reasons(node.value)))


def _tuple_item(body: Body, node: Any, items: tuple[Type, ...], index: Type) -> Type:
    if isinstance(index, Static) and isinstance(index.value, int):
        if not -len(items) <= index.value < len(items):
            raise body.error(
                "index-range",
                f"tuple index out of range: {index.value} of {len(items)} items",
                node,
                hint="Python would raise IndexError here too",
            )
        return items[index.value]
    wide_index = widened(index)
    if isinstance(wide_index, SliceIndex | Slice):
        return _tuple_slice(body, node, items, wide_index)
    if not isinstance(wide_index, Scalar) or kind(wide_index.dtype) not in "iub":
        text = f"a tuple is indexed with an integer, not {wide_index}"
        raise body.error("operand-types", text, node.slice, hint=TYPE_ERROR, notes=tuple(body.reasons(node.slice)))
    try:
        return common_item(items)
    except RuleError:
        raise body.error(
            "operand-types",
            "the items of this tuple are of several types, so the index must be known while compiling",
            node.slice,
            notes=(Note(body.span(node.value), str(Tuple(tuple(map(widened, items))))),),
        ) from None


def _tuple_slice(body: Body, node: Any, items: tuple[Type, ...], index: SliceIndex | Slice) -> Type:
    """A slice of a tuple: a tuple of known length where the bounds are known, else one of run-time length."""
    from capsulec.frontend.infer.expressions import guard

    known = constant_slice(index)
    if known is not None:
        if known.step == 0:
            hint = "Python would raise ValueError here too"
            raise body.error("operand-types", "slice step cannot be zero", node.slice, hint=hint)
        body.spec.loops.pop(node, None)
        return Tuple(items[known])
    whole = guard(body, node, [node.value], lambda: as_sequence(Tuple(items)))
    loop = guard(body, node, [node.value, node.slice], lambda: container_items.item(whole, index))
    body.spec.loops[node] = loop
    return loop.result  # type: ignore[no-any-return]


def constant_slice(index: SliceIndex | Slice) -> slice | None:
    """The slice that an index stands for, where all of its bounds are known while compiling."""
    if isinstance(index, Slice):
        return None
    bounds: list[Any] = []
    for part in (index.lower, index.upper, index.step):
        if isinstance(part, Static) and isinstance(part.value, int):
            bounds.append(part.value)
        elif isinstance(part, NoneType):
            bounds.append(None)
        else:
            return None
    return slice(*bounds)


def store_index(body: Body, target: Any, type_: Type | None, value: Any) -> None:
    """`target[index] = value`."""
    from capsulec.frontend.infer.expressions import expression, guard, present

    container = expression(body, target.value)
    if (scope := special_methods.method_of(container, "__setitem__")) is not None:
        position = expression(body, special_methods.index_of(target))
        if container is not None and position is not None and type_ is not None:
            special_methods.store(body, target, scope, [container, position, type_])
        return
    index = index_type(body, target.slice)
    if isinstance(container, Method):
        container = flat_array(body, target.value)
    container = None if container is None else present(container)
    if container is None or index is None or type_ is None:
        return
    match container:
        case Pointer(element):
            _pointer_index(body, target, element, index)
            _storable(body, target, element, element, type_, value)
        case Array():
            read_only.refuse(body, target, container)
            no_axes.refuse_bool_index(body, target.slice)
            found: ArrayIndex = guard(body, target, [target.value], lambda: array_index(container, index))
            _storable(body, target, found.type, Scalar(container.dtype), type_, value)
            body.spec.expressions[target] = found.type
        case Tuple():
            raise body.error("operand-types", "a tuple cannot be changed", target, hint=TYPE_ERROR)
        case _:
            _store_item(body, target, container, index, type_, value)


PARTS = ("real", "imag", "flat")  # attributes of arrays that can be assigned


def store_attribute(body: Body, target: Any, type_: Type | None, value: Any) -> None:
    """`array.real = value`, which stores to all elements, and `record.name = value`."""
    from capsulec.frontend.infer.records import store_field

    if store_field(body, target, type_, value):
        return
    place = part_of_array(body, target)
    if place is not None and type_ is not None:
        _storable(body, target, place, Scalar(place.dtype), type_, value)


def present_type(body: Body, node: Any) -> Type | None:
    """The type of an expression that is not None here."""

    from capsulec.frontend.infer.expressions import expression, present

    type_ = expression(body, node)
    return None if type_ is None else present(type_)


def part_of_array(body: Body, target: Any) -> Array | None:
    """The type of `array.real` and its like as the target of an assignment."""
    from capsulec.frontend.infer.expressions import expression, present

    whole = expression(body, target.value)
    if whole is None:
        return None
    whole = present(whole)
    if not isinstance(whole, Array) or target.attr not in PARTS:
        raise body.error("syntax-not-supported", "an attribute cannot be assigned in compiled code", target)
    if target.attr == "imag" and kind(whole.dtype) != "c":
        raise body.error("operand-types", f"{whole} has no imaginary part to assign", target, hint=TYPE_ERROR)
    place = expression(body, target)
    if isinstance(place, Method):
        place = flat_array(body, target)
    assert isinstance(place, Array)
    read_only.refuse(body, target, place)
    return place


def _store_item(body: Body, target: Any, container: Type, index: Type, type_: Type, value: Any) -> None:
    """`container[index] = value` of a list or dict."""
    from capsulec.frontend.infer.expressions import guard

    with cells.at(body.spec.cells, target):
        loop = guard(body, target, [target.value, value], lambda: container_items.store(container, index, type_))
    if loop is None:
        raise no_index(body, target, container, target.value)
    body.escape(type_)
    body.spec.stores[target] = loop


def _storable(body: Body, target: Any, place: Type | None, element: Scalar | None, type_: Type, value: Any) -> None:
    """Refuse a value that a place, a part of an array or one element, cannot hold, as a complex in a real one."""
    stored = widened(type_)
    if isinstance(stored, Array) and stored.ndim == 0:
        stored = Scalar(stored.dtype)
    if isinstance(place, Array) and isinstance(stored, List | Tuple | SequenceType | Range):
        from capsulec.frontend.infer.expressions import guard
        from capsulec.library.numpy.conversion import array_like

        stored = guard(body, target, [value], lambda: array_like(type_, "an array", place.dtype))
    if isinstance(stored, Array) and isinstance(place, Array):
        stored = Scalar(element.dtype if element and isinstance(widened(type_), Array) else stored.dtype)
    if not isinstance(stored, Scalar) or element is None or (kind(stored.dtype) == "c" and kind(element.dtype) != "c"):
        raise no_store(body, target, element, type_, value)


def augmented(body: Body, node: Any) -> None:
    """`target op= value`."""
    from capsulec.frontend.infer.expressions import binary, expression

    op = BINARY[type(node.op).__name__]
    right = (no_axes.operand if op in no_axes.KEEPING_BOOLS else no_axes.numeric_operand)(body, node.value)
    match node.target:
        case gast.Name():
            name = node.target
            left = name_type(body, name)
            no_axes.refuse_joined(body, name, left)
            if left is not None:
                body.spec.expressions[name] = left
            if isinstance(left, Union) and not any(is_mutable(one) for one in left.alternatives):
                _as_assignment(body, node)
                return
            body.spec.rewritten.pop(node, None)
            if grows_in_place(body, node, op, left, right):
                body.assign(body.scope.assigns[name], name, left)
                return
            type_ = binary(body, node, op, left, right, [name, node.value])
            if isinstance(left, Array):  # in place: the array keeps its type, as NumPy
                _in_place(body, node, op, left, type_)
                type_ = left
            body.assign(body.scope.assigns[name], name, type_)
        case gast.Subscript():
            left = subscript(body, node.target)
            if left is not None:
                body.spec.expressions[node.target] = left
            if grows_in_place(body, node, op, left, right):
                return
            store_index(body, node.target, _changed(body, node, op, left, right), node.value)
            if left is not None:
                body.spec.expressions[node.target] = left
        case gast.Attribute() if isinstance(present_type(body, node.target.value), Record):
            left = expression(body, node.target)
            if grows_in_place(body, node, op, left, right):
                return
            store_attribute(body, node.target, _changed(body, node, op, left, right), node.value)
        case gast.Attribute():
            place = part_of_array(body, node.target)
            type_ = binary(body, node, op, place, right, [node.target, node.value])
            if place is not None:
                _in_place(body, node, op, place, type_)


def _changed(body: Body, node: Any, op: str, left: Type | None, right: Type | None) -> Type | None:
    """The type of what `left op= right` stores in an item or an attribute: an array stays itself."""
    from capsulec.frontend.infer.expressions import binary

    type_ = binary(body, node, op, _as_operand(op, left), right, [node.target, node.value])
    if isinstance(left, Array):
        _in_place(body, node, op, left, type_)
        return left
    return type_


def _as_operand(op: str, left: Type | None) -> Type | None:
    """What is changed, as an operand: a `bool or int` is a number."""
    number = None if left is None or op in no_axes.KEEPING_BOOLS else as_number(left)
    return number or left


def _as_assignment(body: Body, node: Any) -> None:
    """`x op= value` where x has several types, none of which can be changed in place, as `x = x op value`."""
    from capsulec.frontend.infer.expressions import expression

    if "assignment" not in node.__dict__:
        read = gast.copy_location(gast.Name(node.target.id, gast.Load(), None, None), node.target)
        value = gast.copy_location(gast.BinOp(read, node.op, node.value), node)
        node.assignment = gast.copy_location(gast.Assign([node.target], value, None), node)
    read = node.assignment.value.left
    body.scope.uses[read] = body.scope.uses[node.target]
    if node.target in body.scope.unbound:
        body.scope.unbound.add(read)
    body.spec.rewritten[node] = node.assignment
    type_ = expression(body, node.assignment.value)
    body.assign(body.scope.assigns[node.target], node.target, type_)


def grows_in_place(body: Body, node: Any, op: str, left: Type | None, right: Type | None) -> bool:
    """Whether `left op= right` changes a list, set or dict itself; the method that does is recorded."""
    from capsulec.frontend.infer.expressions import guard
    from capsulec.library.containers.in_place import method

    if left is None or right is None:
        return False
    name = method(op, left)
    if name is None:
        return False
    body.spec.loops[node] = guard(body, node, [node.target, node.value], lambda: name(left, right))
    return True


def _in_place(body: Body, node: Any, op: str, left: Array, result: Type | None) -> None:
    """NumPy's rule for `array op= value`: the result's kind must not be above the array's."""
    if not isinstance(result, Array):
        return
    read_only.refuse(body, node, left, "output array")
    order = {"b": 0, "i": 2, "u": 1, "f": 3, "c": 4}
    if order[kind(result.dtype)] > order[kind(left.dtype)]:
        converts = f"; `a[:] = a {op} …` converts the values" if kind(result.dtype) != "c" else ""
        raise body.error(
            "operand-types",
            f"cannot store the result, {result.dtype}, in an array of {left.dtype}",
            node,
            hint=f"NumPy would raise UFuncTypeError here too{converts}",
        )
