"""Joining arrays: concatenate and stack, and those that are one of the two after an axis or two were added.

What is joined is known one by one, in a tuple (a list that is written in the call is one), or is a list of run-time
length. Every part is stored where it belongs in the new array, so that what a part is computed from needs no memory.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from capsulec.ir.build import Builder, apply, index
from capsulec.ir.nodes import Expr, Extent, Local, Loop, Map, Slice, Store, View
from capsulec.ir.types import BOOL, INT, Array, List, Scalar, Tuple, Type, Unknown, widened
from capsulec.ir.types import Sequence as TupleOfRunTimeLength
from capsulec.library import cells
from capsulec.library.numpy.axes import left_out, normal_axis, one_axis
from capsulec.library.numpy.casting import can_cast, check_casting
from capsulec.library.numpy.choosing import common
from capsulec.library.numpy.conversion import array_like, as_array
from capsulec.library.numpy.dtypes import dtype_name
from capsulec.library.numpy.layouts import memory, order_for
from capsulec.library.numpy.maps import asked_shape, repeatable
from capsulec.library.numpy.shapes import TYPE_ERROR, VALUE_ERROR, extents_of, items_of, known_text, refuse
from capsulec.library.numpy.stores import as_dtype
from capsulec.library.table import Intrinsic, Parameter, RuleError, register

HEADER = "numpy/join.hpp"
ADD = Loop("index.add", (INT, INT), INT, "{0} + {1}")
UNEQUAL = Loop("extent.unequal", (INT, INT), BOOL, "{0} != {1}")
MUST_MATCH = (
    "all the input array dimensions except for the concatenation axis must match exactly, but along dimension {axis}, "
    "the array at index {first} has size {{}} and the array at index {second} has size {{}}"
)

# How the parts of a function are brought to one number of axes, from their own: for each of its axes, in order, the
# axis of the part, or None for a new one.
Axes = tuple[int | None, ...]


def _as_it_is(ndim: int) -> Axes:
    return tuple(range(ndim))


def _rows(ndim: int) -> Axes:
    """Of vstack: a vector is a row."""
    return (None, None) if ndim == 0 else (None, 0) if ndim == 1 else _as_it_is(ndim)


def _one_axis(ndim: int) -> Axes:
    return (None,) if ndim == 0 else _as_it_is(ndim)


def _depth(ndim: int) -> Axes:
    """Of dstack: a vector is a row, a matrix a layer."""
    return {0: (None, None, None), 1: (None, 0, None), 2: (0, 1, None)}.get(ndim, _as_it_is(ndim))


def _columns(ndim: int) -> Axes:
    """Of column_stack: a vector is a column."""
    return (None, None) if ndim == 0 else (0, None) if ndim == 1 else _as_it_is(ndim)


def parts_of(arrays: Type, name: str) -> list[Array | Scalar]:
    """The types of what is joined, as arrays."""
    if not isinstance(arrays, Tuple):
        raise RuleError(f"numpy.{name} of {widened(arrays)} is not supported yet", code="not-supported-yet")
    return [array_like(item, f"numpy.{name}") for item in arrays.items]


def joined_dtype(parts: Sequence[Array | Scalar], dtype: Any, casting: Any) -> str:
    """The dtype of arrays that are joined. Raises RuleError where they may not be converted to what is asked for."""
    wanted = dtype_name(dtype)
    found = wanted or common(tuple(Scalar(part.dtype) for part in parts))
    rule = known_text(casting)
    if rule is None:
        raise RuleError("a casting rule that is found at run time is not supported yet", code="not-supported-yet")
    for part in parts:
        if not can_cast(part.dtype, found, check_casting(rule)):
            text = (
                f"Cannot cast array data from dtype('{part.dtype}') to dtype('{found}') according to the rule '{rule}'"
            )
            raise RuleError(text, TYPE_ERROR)
    return found


def _ndim(part: Array | Scalar) -> int:
    return part.ndim if isinstance(part, Array) else 0


def common_rank(ranks: list[int]) -> int:
    """The one number of axes that all parts have."""
    for position, rank in enumerate(ranks):
        if rank != ranks[0]:
            raise RuleError(
                f"all the input arrays must have same number of dimensions, but the array at index 0 has {ranks[0]} "
                f"dimension(s) and the array at index {position} has {rank} dimension(s)",
                VALUE_ERROR,
            )
    return ranks[0]


def with_axes(builder: Builder, array: Expr, axes: Axes) -> Expr:
    """An array, or a number, with the axes that a function gives it."""
    dtype = array.type.dtype  # type: ignore[attr-defined]
    if not isinstance(array.type, Array):
        from capsulec.library.numpy.creation import constant_array

        return constant_array((index(1),) * len(axes), array, builder) if axes else array
    if None not in axes:
        return array
    new = tuple(None if axis is None else Slice(index(0), index(1), Extent(array, axis, INT)) for axis in axes)
    return View(array, new, Array(dtype, len(axes), array.type.order_with_axes(len(axes))))


def _with_axes_type(part: Array | Scalar, ndim: int) -> Array:
    """The type of an array, or a number, with axes that are put in."""
    if not isinstance(part, Array):
        return Array(part.dtype, ndim, "C")
    return part if part.ndim == ndim else Array(part.dtype, ndim, part.order_with_axes(ndim))


def concatenated(builder: Builder, parts: list[Expr], axis: int, dtype: str) -> Expr:
    """Arrays of one number of axes, one behind the other along an axis."""
    kept = _laid_out(builder, [asked_shape(builder, part, "a") for part in parts])
    first = extents_of(kept[0])
    for position, part in enumerate(kept[1:], start=1):
        for other in range(len(first)):
            if other != axis:
                text = MUST_MATCH.format(axis=other, first=0, second=position)
                length = Extent(part, other, INT)
                builder.check(apply(UNEQUAL, first[other], length), "ValueError", text, first[other], length)
    total: Expr = Extent(kept[0], axis, INT)
    starts: list[Expr] = [index(0)]
    for part in kept[1:]:
        starts.append(total if isinstance(total, Local) else builder.once(total, "n"))
        total = apply(ADD, starts[-1], Extent(part, axis, INT))
    extents = tuple(builder.once(total, "n") if n == axis else length for n, length in enumerate(first))
    made = builder.variable(memory(builder, extents, dtype, "K", kept), "joined")
    assert isinstance(made.type, Array)
    for part, start in zip(kept, starts, strict=True):
        axes = tuple(
            Slice(start if n == axis else index(0), index(1), Extent(part, n, INT)) for n in range(len(extents))
        )
        order = made.type.order if axis == 0 and made.type.order == "C" else made.type.order.lower()
        view = View(made, axes, Array(dtype, len(extents), order if len(extents) > 1 else "C"))
        builder.emit(Store(view, (), as_dtype(part, dtype), builder.span, apart=True))
    return made


def order_of(parts: Sequence[Array | Scalar]) -> str:
    """The order of arrays that are joined, as far as their types say it."""
    orders = {order_for("K", part.ndim, part) for part in parts if isinstance(part, Array)}
    return orders.pop() if len(orders) == 1 else ""


def _laid_out(builder: Builder, parts: list[Expr]) -> list[Expr]:
    """The arrays that are joined: in memory, where their strides say in which order the result is."""
    types = [part.type for part in parts if isinstance(part.type, Array)]
    if order_of(types):
        return parts
    return [repeatable(builder, part, "a") for part in parts]


def stacked(builder: Builder, parts: list[Expr], axis: int, dtype: str) -> Expr:
    """Arrays of one shape along a new axis."""
    kept = [asked_shape(builder, part, "a") for part in parts]
    first = extents_of(kept[0])
    for part in kept[1:]:
        for other, length in enumerate(first):
            differ = apply(UNEQUAL, length, Extent(part, other, INT))
            builder.check(differ, "ValueError", "all input arrays must have the same shape")
    axes = (*range(axis), None, *range(axis, len(first)))
    return concatenated(builder, [with_axes(builder, part, axes) for part in kept], axis, dtype)


def _flat(builder: Builder, array: Expr) -> Expr:
    """All elements of an array, or of a number, as one axis."""
    from capsulec.library.numpy.reshaping import flat

    if not isinstance(array.type, Array):
        return with_axes(builder, array, (None,))
    return array if array.type.ndim == 1 else builder.variable(flat(array, "ravel"), "a")


# Lists of run-time length, of arrays of one type.


def list_element(arrays: Type) -> Array | None:
    """The arrays in a list of run-time length."""
    if not isinstance(arrays, List | TupleOfRunTimeLength) or isinstance(arrays.element, Unknown):
        return None
    element = cells.content(arrays.element)
    return element if isinstance(element, Array) else None


def _joined_list(builder: Builder, arrays: Expr, function: str, axis: int, ndim: int, dtype: str, text: str) -> Expr:
    element = list_element(arrays.type)
    assert element is not None
    made = Array(element.dtype, ndim, "C" if element.order == "C" or ndim < 2 else "")
    loop = Loop(
        function, (arrays.type,), made, f'np::{function}<{{result}}, {axis}>({{0}}, "{text}")', HEADER, raises=True
    )
    return as_dtype(builder.variable(Map(loop, (arrays,), made, arrays.span), "joined"), dtype)


# The functions. `axis` None of concatenate joins all elements.


def _refuse_out(name: str, out: Any) -> None:
    refuse(name, out=out)


def _rank_and_axis(name: str, ranks: list[int], axes: Callable[[int], Axes], axis: Any) -> tuple[int, int]:
    ndim = common_rank([len(axes(rank)) for rank in ranks])
    if ndim == 0:
        raise RuleError("zero-dimensional arrays cannot be concatenated", VALUE_ERROR)
    return ndim, one_axis(axis, ndim) if not isinstance(axis, int) else normal_axis(axis, ndim)


def _concatenation(name: str, axes: Callable[[int], Axes], default: Callable[[int], int]) -> tuple[Any, Any]:
    """The rule and the lowering of a function that joins along an axis; `default` gives it where none is asked for."""

    def place(ranks: list[int], axis: Any) -> tuple[int, int]:
        return _rank_and_axis(name, ranks, axes, default(len(axes(ranks[0]))) if axis is ... else axis)

    def rule(arrays: Type, axis: Any = ..., out: Any = None, dtype: Any = None, casting: Any = "same_kind") -> Type:
        _refuse_out(name, out)
        element = list_element(arrays)
        parts: list[Array | Scalar] = [element] if element is not None else parts_of(_whole(arrays, name), name)
        if not parts:
            raise RuleError("need at least one array to concatenate", VALUE_ERROR)
        found = joined_dtype(parts, dtype, casting)
        if axis is not ... and left_out(axis):
            if element is not None and element.ndim != 1:
                raise RuleError(f"numpy.{name} of a list with axis None is not supported yet", code="not-supported-yet")
            return Array(found, 1, "C")
        ndim = place([_ndim(part) for part in parts], axis)[0]
        return Array(found, ndim, order_of([_with_axes_type(part, ndim) for part in parts]))

    def lower(
        builder: Builder, arrays: Expr, axis: Any = ..., out: Any = None, dtype: Any = None, casting: Any = "same_kind"
    ) -> Expr:
        element = list_element(arrays.type)
        flat = axis is not ... and left_out(axis)
        if element is not None:
            found = joined_dtype([element], dtype, casting)
            ndim, where = (1, 0) if flat else place([element.ndim], axis)
            added = axes(element.ndim)
            if len(added) == element.ndim:
                return _joined_list(builder, arrays, "concatenate_list", where, ndim, found, "concatenate")
            return _stacked_list(builder, arrays, element, added, found)
        parts = [as_array(builder, item) for item in items_of(builder, arrays)]
        types = [array_like(part.type, name) for part in parts]
        found = joined_dtype(types, dtype, casting)
        if flat:
            return concatenated(builder, [_flat(builder, part) for part in parts], 0, found)
        _, where = place([_ndim(part) for part in types], axis)
        shaped = [
            with_axes(builder, part, axes(_ndim(part_type))) for part, part_type in zip(parts, types, strict=True)
        ]
        return concatenated(builder, shaped, where, found)

    return rule, lower


def _stacked_list(builder: Builder, arrays: Expr, element: Array, added: Axes, dtype: str) -> Expr:
    """A list of vectors that are rows, columns or layers: stacked, with the axes that are left over."""
    axis = 0 if added == (None, 0) else 1 if added in ((0, None), (None, 0, None)) else 2
    if added == (None, 0, None):
        whole = _joined_list(builder, arrays, "stack_list", 1, 2, dtype, "concatenate")
        kept = builder.once(whole, "a")
        new = (None, *(Slice(index(0), index(1), length) for length in extents_of(kept)))
        return View(kept, new, Array(dtype, 3, "C"))
    return _joined_list(builder, arrays, "stack_list", axis, len(added), dtype, "concatenate")


def _whole(arrays: Type, name: str) -> Type:
    """What is joined as a tuple. Lists of lists and of numbers are not, so far."""
    if isinstance(arrays, Array | List):
        raise RuleError(
            f"numpy.{name} of {widened(arrays)} is not supported yet",
            "write the arrays that are joined in a tuple; a list may hold arrays",
            "not-supported-yet",
        )
    return arrays


def _stack_type(arrays: Type, axis: Any, out: Any, dtype: Any, casting: Any) -> Type:
    _refuse_out("stack", out)
    element = list_element(arrays)
    parts: list[Array | Scalar] = [element] if element is not None else parts_of(_whole(arrays, "stack"), "stack")
    if not parts:
        raise RuleError("need at least one array to stack", VALUE_ERROR)
    ranks = {_ndim(part) for part in parts}
    if len(ranks) > 1:
        raise RuleError("all input arrays must have the same shape", VALUE_ERROR)
    (ndim,) = ranks
    one_axis(axis, ndim + 1)
    order = order_of([_with_axes_type(part, ndim + 1) for part in parts])
    return Array(joined_dtype(parts, dtype, casting), ndim + 1, order)


def _stack(builder: Builder, arrays: Expr, axis: Any, out: Any, dtype: Any, casting: Any) -> Expr:
    element = list_element(arrays.type)
    if element is not None:
        where = one_axis(axis, element.ndim + 1)
        found = joined_dtype([element], dtype, casting)
        return _joined_list(builder, arrays, "stack_list", where, element.ndim + 1, found, "stack")
    parts = [as_array(builder, item) for item in items_of(builder, arrays)]
    types = [array_like(part.type, "stack") for part in parts]
    found = joined_dtype(types, dtype, casting)
    ndim = _ndim(types[0])
    if ndim == 0:
        return concatenated(builder, [with_axes(builder, part, (None,)) for part in parts], 0, found)
    return stacked(builder, parts, one_axis(axis, ndim + 1), found)


# block: tuples in tuples, joined along the last axis, then along the one before, …


def _block_depth(arrays: Type) -> int:
    """How deep tuples are nested in each other, everywhere."""
    if not isinstance(arrays, Tuple):
        return 0
    depths = {_block_depth(item) for item in arrays.items}
    if not depths:
        raise RuleError("List at arrays cannot be empty", VALUE_ERROR)
    if len(depths) > 1:
        raise RuleError("List depths are mismatched", VALUE_ERROR)
    return 1 + depths.pop()


def _block_leaves(arrays: Type) -> list[Array | Scalar]:
    if isinstance(arrays, Tuple):
        return [leaf for item in arrays.items for leaf in _block_leaves(item)]
    return [array_like(arrays, "numpy.block")]


def _block_type(arrays: Type) -> Type:
    leaves = _block_leaves(arrays)
    ndim = max(_block_depth(arrays), *(_ndim(leaf) for leaf in leaves))
    dtype = joined_dtype(leaves, None, "same_kind")
    return Array(dtype, ndim, order_of([_with_axes_type(leaf, ndim) for leaf in leaves])) if ndim else Scalar(dtype)


def _block(builder: Builder, arrays: Expr) -> Expr:
    made = _block_type(arrays.type)
    if not isinstance(made, Array):
        return as_array(builder, arrays)
    return _block_part(builder, arrays, made, _block_depth(arrays.type))


def _block_part(builder: Builder, part: Expr, made: Array, depth: int) -> Expr:
    if depth == 0:
        array = as_array(builder, part)
        own = array.type.ndim if isinstance(array.type, Array) else 0
        return with_axes(builder, array, (None,) * (made.ndim - own) + tuple(range(own)))
    parts = [_block_part(builder, item, made, depth - 1) for item in items_of(builder, part)]
    return concatenated(builder, parts, made.ndim - depth, made.dtype)


def _register() -> None:
    register(Intrinsic("numpy.block", (Parameter("arrays"),), _block_type, _block))
    conversion = (
        Parameter("dtype", None, keyword_only=True),
        Parameter("casting", "same_kind", keyword_only=True),
    )
    axis_out = (Parameter("axis", 0), Parameter("out", None))
    rule, lower = _concatenation("concatenate", _as_it_is, lambda ndim: 0)
    for name in ("concatenate", "concat"):
        parameters = (Parameter("arrays", positional_only=True), *axis_out, *conversion)
        register(Intrinsic(f"numpy.{name}", parameters, rule, lower))
    register(Intrinsic("numpy.stack", (Parameter("arrays"), *axis_out, *conversion), _stack_type, _stack))
    plain: dict[str, tuple[Callable[[int], Axes], Callable[[int], int]]] = {
        "vstack": (_rows, lambda ndim: 0),
        "row_stack": (_rows, lambda ndim: 0),
        "hstack": (_one_axis, lambda ndim: 0 if ndim == 1 else 1),
        "dstack": (_depth, lambda ndim: 2),
        "column_stack": (_columns, lambda ndim: 1),
    }
    for name, (axes, axis) in plain.items():
        rule, lower = _concatenation(name, axes, axis)
        options = conversion if name in ("vstack", "row_stack", "hstack") else ()
        register(Intrinsic(f"numpy.{name}", (Parameter("tup"), *options), _without_axis(rule), _without_axis_of(lower)))


def _without_axis(rule: Any) -> Any:
    return lambda tup, dtype=None, casting="same_kind": rule(tup, ..., None, dtype, casting)


def _without_axis_of(lower: Any) -> Any:
    return lambda builder, tup, dtype=None, casting="same_kind": lower(builder, tup, ..., None, dtype, casting)


_register()
