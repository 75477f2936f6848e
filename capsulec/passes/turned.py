"""A nest over arrays of any strides goes through memory as it lies, whatever the order of their axes.

before    r[...] = a + b
after     order = memory_order(r, a, b); r_1 = in_order(r, r, order); a_1 = in_order(a, r, order); …
          if in_lines(r_1, a_1, b_1): for i, j: r_1[i, j] = a_1[i, j] + b_1[i, j]     (neighbours along the last axis)
          else: for i, j: r_1[i, j] = a_1[i, j] + b_1[i, j]

As NumPy's iterator does: axes go from the farthest elements to the nearest, and those that are one piece of memory are
one axis, so that arrays in Fortran's order are one line. An axis that is stretched has stride 0.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from capsulec.ir.nodes import Cast, Expr, Generate, If, Local, Loop, Map, Reduce, Transpose, View, Wrap
from capsulec.ir.types import BOOL, INT, Array
from capsulec.ir.walk import may_raise, subexpressions, with_children
from capsulec.passes.elements import operand
from capsulec.passes.layouts import in_columns, order_of
from capsulec.passes.masks import has_masks
from capsulec.passes.overlap import base_of, sources
from capsulec.passes.shapes import extents, leaves
from capsulec.records import replace

if TYPE_CHECKING:
    from capsulec.passes.fuse import Fuser

HEADER = "numpy/memory_order.hpp"
MOST_AXES = 12  # that an order has room for
ORDERED = ("sum", "mean", "prod", "min", "max")
LINES = "lines"  # the name of the loop that tests for neighbours


def nest_in_order(
    fuser: Fuser,
    target: Expr,
    value: Expr,
    lengths: tuple[Expr, ...],
    body: Callable[[tuple[Expr, ...]], None],
    *,
    free: bool,
) -> None:
    """The nest that stores the elements of `value`, as `body` does at some indices; `free`: in any order."""
    assert isinstance(target.type, Array)
    if any(_goes_in_order(e) for e in subexpressions(value)) or not fuser.compact:
        fuser.nest(lengths, body)
        return
    if free and fuser.strided and _turned(fuser, target, value):
        return
    if not isinstance(target, Local) or target.type.ndim < 2 or target.type.axes:
        fuser.nest(lengths, body)
        return
    lengths = tuple(fuser.steady(length) for length in lengths)
    with fuser.builder.block() as rows:
        fuser.nest(lengths, body)
    with fuser.builder.block() as columns:
        fuser.nest(lengths, body, first_innermost=True)
    fuser.builder.emit(If(in_columns(target), tuple(columns), tuple(rows), fuser.builder.span))


def _goes_in_order(expr: Expr) -> bool:
    """Whether computing an element can raise, or has an effect: then elements are computed one after the other."""
    if isinstance(expr, Generate):
        return may_raise(expr.body)
    return isinstance(expr, Map) and (expr.loop.effects or (expr.loop.raises and isinstance(expr.type, Array)))


def has_no_order(target: Expr, value: Expr) -> bool:
    """Whether what is stored to, where it is what the value reads, is so element by element."""
    return all(source.array == target or base_of(source.array) != base_of(target) for source in sources(value))


def has_order_of_memory(reduce: Reduce) -> bool:
    """Whether a reduction is of computed elements that NumPy has in an order which strides decide at run time: it adds
    them in that order, so that they are no rows."""
    array = reduce.array
    inner = array.value if isinstance(array, Cast) else array
    if reduce.kind not in ORDERED or _is_memory(inner) or not isinstance(inner, Map | Cast | View | Transpose):
        return False
    assert isinstance(array.type, Array)
    return array.type.ndim > 1 and not has_masks(array) and not order_of(array)


def _turned(fuser: Fuser, target: Expr, value: Expr) -> bool:
    """Store each element of `value` in such a nest, where that is known to be possible and of use; `target` shares its
    memory with nothing in the value, but where the elements are the same."""
    assert isinstance(target.type, Array)
    arrays = list(dict.fromkeys(leaves(value)))
    types = [array.type for array in (target, *arrays)]
    if not 2 <= target.type.ndim <= MOST_AXES or not all(_is_memory(array) for array in (target, *arrays)):
        return False
    if all(isinstance(type_, Array) and (type_.order == "C" or type_.ndim < 2) for type_ in types):
        return False
    if any(isinstance(type_, Array) and type_.ndim > target.type.ndim for type_ in types):  # leading axes of length 1
        return False
    builder = fuser.builder
    every = dict.fromkeys((target, *arrays))
    named = {each: builder.variable(each, "part") if isinstance(each, View | Transpose) else each for each in every}
    whole = named[target]
    loop = Loop("order", tuple(each.type for each in named), INT, _call("memory_order", len(named)), HEADER)
    order = builder.variable(Map(loop, tuple(named.values()), INT), "order")
    made = {array: _in_order(fuser, part, whole, order) for array, part in named.items()}
    test = Loop(LINES, tuple(each.type for each in made.values()), BOOL, _call("in_lines", len(made)), HEADER)
    with fuser.branch() as lines:
        _nest(fuser, target, value, {array: _in_line(each) for array, each in made.items()})
    with fuser.branch() as others:
        _nest(fuser, target, value, made)
    builder.emit(If(Map(test, tuple(made.values()), BOOL), tuple(lines), tuple(others), builder.span))
    return True


def _call(name: str, count: int) -> str:
    return f"np::{name}({', '.join(f'{{{n}}}' for n in range(count))})"


def _is_memory(array: Expr) -> bool:
    while isinstance(array, View | Transpose):
        array = array.array
    return isinstance(array, Local | Wrap)


def _in_order(fuser: Fuser, array: Expr, target: Expr, order: Local) -> Local:
    """The array as the nest goes through it: with the shape of the target, its axes in the common order."""
    assert isinstance(array.type, Array)
    assert isinstance(target.type, Array)
    type_ = Array(array.type.dtype, target.type.ndim, "")
    loop = Loop("in.order", (array.type, target.type, INT), type_, _call("in_order", 3), HEADER)
    name = f"{array.name}_turned" if isinstance(array, Local) else "turned"
    made = fuser.builder.variable(Map(loop, (array, target, order), type_), name)
    fuser.once.add(made.name)
    return made


def _in_line(array: Local) -> Local:
    """The same one where the elements of its last axis are neighbours."""
    assert isinstance(array.type, Array)
    return replace(array, type=Array(array.type.dtype, array.type.ndim, "l"))


def _nest(fuser: Fuser, target: Expr, value: Expr, made: dict[Expr, Local]) -> None:
    into = made[target]
    assert isinstance(into.type, Array)
    ndim = into.type.ndim

    def changed(expr: Expr) -> Expr:
        if expr in made:
            return made[expr]
        expr = with_children(expr, changed)
        if isinstance(expr, Map | Cast) and isinstance(expr.type, Array):  # of fewer axes: now it has all
            return replace(expr, type=Array(expr.type.dtype, ndim, ""))
        return expr

    elements = changed(value)
    fuser.nest(extents(into), lambda at: fuser.store(into, at, operand(elements, at, equal=True)))
