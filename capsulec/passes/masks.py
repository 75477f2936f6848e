"""Masks become loops with a test.

before    b = sqrt(a[mask]) * 2; a[mask] = 0
after     for i in range(n): b[k] = sqrt(a[i]) * 2; k = k + mask[i]
          for i in range(n): a[i] = 0 if mask[i] else a[i]

Operations on parts that one mask takes are done before they are taken: nothing is stored in between, and a mask that
is computed is computed in the loop that uses it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from capsulec.ir.build import apply, both, cast, index
from capsulec.ir.nodes import (
    Allocate,
    Assign,
    Cast,
    Compress,
    Const,
    Expr,
    If,
    Load,
    Local,
    Loop,
    Map,
    Raise,
    Reduce,
    Store,
    View,
)
from capsulec.ir.types import BOOL, INT, Array, Scalar
from capsulec.ir.walk import calls, may_raise, rewrite, subexpressions
from capsulec.passes.elements import ADD, element, operand, times
from capsulec.passes.overlap import overlap
from capsulec.passes.shapes import UNEQUAL, extents, stretched
from capsulec.records import replace

if TYPE_CHECKING:
    from capsulec.passes.fuse import Fuser

MISFIT = "boolean index did not match indexed array along axis {0}; size of axis is {{}} but size of corresponding"


def has_masks(expr: Expr) -> bool:
    """Whether elements are chosen by a mask somewhere in an expression."""
    return any(isinstance(e, Compress) for e in subexpressions(expr))


def pushed(expr: Expr) -> Expr:
    """The expression with elementwise operations on what one mask takes moved into it."""
    return rewrite(expr, _pushed)


def _pushed(expr: Expr) -> Expr:
    if isinstance(expr, Cast) and isinstance(expr.value, Compress) and isinstance(expr.type, Array):
        inner = expr.value
        return replace(inner, array=replace(expr, value=inner.array, type=_typed(inner, expr)), type=expr.type)
    if not isinstance(expr, Map) or expr.loop.whole or not isinstance(expr.type, Array):
        return expr
    taken = [arg for arg in expr.args if isinstance(arg, Compress)]
    arrays = [arg for arg in expr.args if isinstance(arg.type, Array)]
    if not taken or len(taken) != len(arrays) or any(t.mask != taken[0].mask for t in taken):
        return expr
    if any(_rank(t.array) != _rank(taken[0].array) for t in taken) or _rank(taken[0].mask) != _rank(taken[0].array):
        return expr  # the axes that are left may have to be stretched
    args = tuple(arg.array if isinstance(arg, Compress) else arg for arg in expr.args)
    return replace(taken[0], array=replace(expr, args=args, type=_typed(taken[0], expr)), type=expr.type)


def _rank(expr: Expr) -> int:
    assert isinstance(expr.type, Array)
    return expr.type.ndim


def _typed(taken: Compress, result: Expr) -> Array:
    assert isinstance(result.type, Array)
    return Array(result.type.dtype, _rank(taken.array), "C")


def compressed(fuser: Fuser, expr: Compress) -> Expr:
    """A new array of what a mask takes.

    It has room for everything, since how much it is shows at the end: memory that is not touched costs nothing.
    """
    builder = fuser.builder
    array, mask = _operands(fuser, expr)
    assert isinstance(expr.type, Array)
    lengths = tuple(fuser.steady(length) for length in extents(mask))
    rest = tuple(fuser.steady(length) for length in extents(array)[len(lengths) :])
    room = lengths[0]
    for length in lengths[1:]:
        room = times(room, length)
    whole = Local(builder.fresh("a"), expr.type)
    count = Local(builder.fresh("count"), INT)
    builder.emit(Assign(whole, Allocate((room, *rest), expr.type), builder.span))
    builder.emit(Assign(count, index(0), builder.span))

    def take(at: tuple[Expr, ...]) -> None:
        test = element(mask, at, equal=True)

        def store(inner: tuple[Expr, ...]) -> None:
            value = element(array, (*at, *inner), equal=True)
            builder.emit(Store(whole, (count, *inner), value, builder.span))

        if not rest and isinstance(_bare(element(array, at, equal=True)), Load):
            # Stored always and kept where the mask is true: a branch that is not foreseen costs more.
            store(())
            builder.emit(Assign(count, apply(ADD, count, cast(test, INT)), builder.span))
            return
        with builder.block() as body:
            fuser.nest(rest, store) if rest else store(())
            builder.emit(Assign(count, apply(ADD, count, index(1)), builder.span))
        builder.emit(If(cast(test, BOOL), tuple(body), (), builder.span))

    fuser.nest(lengths, take)
    shorter = Loop("np.shortened", (expr.type, INT), expr.type, "np::shortened({0}, {1})", "numpy/array.hpp")
    kept = Local(builder.fresh("a"), expr.type)
    builder.emit(Assign(kept, Map(shorter, (whole, count), expr.type), builder.span))
    return kept


def _bare(value: Expr) -> Expr:
    while isinstance(value, Cast):
        value = value.value
    return value


def number(fuser: Fuser, expr: Compress) -> Expr:
    """How many parts a mask takes."""
    mask = fuser.value(expr.mask)
    assert isinstance(mask.type, Array)
    total = Reduce("sum", Cast(mask, Array("int64", mask.type.ndim, "C")), Scalar("int64"))
    return cast(fuser.value(total), INT)


def _operands(fuser: Fuser, expr: Compress) -> tuple[Expr, Expr]:
    """The array and its mask, with all checks done."""
    array, mask = fuser.named(fuser.value(expr.array)), fuser.named(fuser.value(expr.mask))
    array, mask = fuser.memory_of(array), fuser.memory_of(mask)
    fuser.check(array)
    fuser.check(mask)
    if not fuser.all_equal(mask):
        mask = fuser.in_memory(mask)
    if not fuser.all_equal(array):
        array = fuser.in_memory(array)
    for axis, (length, wanted) in enumerate(zip(extents(mask), extents(array), strict=False)):
        if length != wanted:
            text = f"{MISFIT.format(axis)} boolean axis is {{}}"
            wrong = both(apply(UNEQUAL, length, wanted), apply(UNEQUAL, length, index(0)))
            fuser.builder.check(wrong, "IndexError", text, wanted, length)
    return array, mask


def store_masked(fuser: Fuser, statement: Store) -> None:
    """`array[mask] = value`."""
    target = statement.base
    assert isinstance(target, Compress)
    value = pushed(statement.value) if isinstance(statement.value.type, Array) else statement.value
    array, mask = _operands(fuser, target)
    if statement.out:
        value = _operand_fits(fuser, target, array, mask, value)
    if not overlap(array, mask, retyped=fuser.retyped).never:
        mask = fuser.in_memory(mask) if not isinstance(mask, Local | View) else fuser.copied(mask)
    if not isinstance(value.type, Array):
        scalar = fuser.kept(fuser.value(value))
        _each_masked(fuser, array, mask, lambda at: scalar)
        return
    if isinstance(value, Compress) and value.mask == target.mask and _rank(value.array) == _rank(array):
        _store_same(fuser, array, mask, value)
        return
    _store_taken(fuser, array, mask, fuser.named(fuser.value(value)))


def _operand_fits(fuser: Fuser, target: Compress, array: Expr, mask: Expr, value: Expr) -> Expr:
    """`array[mask] op= operand`: the value with its operand evaluated, and its shape checked."""
    inner = value
    while isinstance(inner, Cast):
        inner = inner.value
    if not (isinstance(inner, Map) and len(inner.args) == 2 and isinstance(inner.args[1].type, Array)):
        return value
    left, right = inner.args
    other = fuser.named(fuser.value(right))
    rest = extents(array)[len(extents(mask)) :]
    count = fuser.builder.once(number(fuser, replace(target, array=array, mask=mask)), "n")
    fuser.check_in_place((count, *rest), other)
    return rewrite(value, lambda e: replace(e, args=(left, other)) if e == inner else e)


def _store_same(fuser: Fuser, array: Expr, mask: Expr, value: Compress) -> None:
    """`array[mask] = other[mask]`: element by element."""
    whole, _ = _operands(fuser, replace(value, mask=mask))
    rest = len(extents(mask))
    unequal = [(a, b) for a, b in zip(extents(array)[rest:], extents(whole)[rest:], strict=True) if a != b]
    if unequal or not overlap(array, whole, retyped=fuser.retyped).never or any(may_raise(e) for e in (whole,)):
        whole = fuser.copied(whole)
    if unequal:
        fuser.check_fits(array, fuser.check(whole))

    def at_place(at: tuple[Expr, ...]) -> Expr:
        if not unequal:
            return element(whole, at, equal=True)
        return operand(whole, at, equal=False)

    _each_masked(fuser, array, mask, at_place)


def _each_masked(fuser: Fuser, array: Expr, mask: Expr, value: object) -> None:
    """Store where the mask is true; `value` gives the value at an index of the array."""
    assert callable(value)
    builder = fuser.builder
    lengths, whole = extents(mask), extents(array)

    def each(at: tuple[Expr, ...]) -> None:
        chosen = element(mask, at, equal=True)
        test = cast(chosen, BOOL)
        if len(whole) == len(lengths):
            new = value(at)
            old = element(array, at, equal=True)
            simple = not (may_raise(new) or calls(new) or may_raise(test))
            if simple and isinstance(old, Load) and _vectorises(array):
                assert isinstance(old.type, Scalar)
                from capsulec.library.numpy.ufunc_options import choice

                # A function, so that the old element is loaded whatever the mask says: vector code asks for that.
                fuser.store(array, at, apply(choice(old.type.dtype), chosen, cast(new, old.type), old))
                return
        with builder.block() as body:
            if len(whole) == len(lengths):
                fuser.store(array, at, value(at))
            else:
                fuser.nest(whole[len(lengths) :], lambda inner: fuser.store(array, (*at, *inner), value((*at, *inner))))
        builder.emit(If(test, tuple(body), (), builder.span))

    fuser.nest(lengths, each)


def _vectorises(array: Expr) -> bool:
    """Whether a loop over an array has vector code: its elements are one after another."""
    assert isinstance(array.type, Array)
    return array.type.order == "C" and not array.type.dtype.startswith("c")


def _store_taken(fuser: Fuser, array: Expr, mask: Expr, value: Expr) -> None:
    """`array[mask] = values`: one of them after another, or one of length 1 for all."""
    builder = fuser.builder
    assert isinstance(value.type, Array)
    if not isinstance(value, Local) or not overlap(array, value, retyped=fuser.retyped).never:
        value = fuser.copied(value)
    lengths, whole = extents(mask), extents(array)
    rest = whole[len(lengths) :]
    result = Array("bool", 1 + len(rest), "C")  # only its length counts
    count = builder.once(number(fuser, Compress(array, mask, result)), "n")
    shape = extents(value)
    _fits(fuser, shape, (count, *rest))
    own = (index(1),) * (1 + len(rest) - len(shape)) + shape[max(0, len(shape) - 1 - len(rest)) :]
    one = own[0] == index(1)
    k = Local(builder.fresh("k"), INT)
    if not one:
        builder.emit(Assign(k, index(0), builder.span))
        step = builder.once(cast(apply(UNEQUAL, own[0], index(1)), INT), "step")

    def value_at(inner: tuple[Expr, ...]) -> Expr:
        at: list[Expr] = [index(0) if one else k]
        at += [stretched(i, length) for i, length in zip(inner, own[1:], strict=True)]
        extra = max(0, len(shape) - len(at))
        return element(value, (index(0),) * extra + tuple(at[len(at) + extra - len(shape) :]), equal=True)

    def each(at: tuple[Expr, ...]) -> None:
        with builder.block() as body:
            if rest:
                fuser.nest(rest, lambda inner: fuser.store(array, (*at, *inner), value_at(inner)))
            else:
                fuser.store(array, at, value_at(()))
            if not one:
                builder.emit(Assign(k, apply(ADD, k, step), builder.span))
        builder.emit(If(cast(element(mask, at, equal=True), BOOL), tuple(body), (), builder.span))

    fuser.nest(lengths, each)


def _fits(fuser: Fuser, shape: tuple[Expr, ...], result: tuple[Expr, ...]) -> None:
    """Raise NumPy's ValueError where values do not fit what the mask takes."""
    whole_mask = len(result) == 1 and len(shape) == 1
    for axis in range(1, len(shape) + 1):
        length = shape[-axis]
        if length == index(1):
            continue
        wrong: Expr = apply(UNEQUAL, length, index(1))
        if axis <= len(result):
            if length == result[-axis]:
                continue
            wrong = both(apply(UNEQUAL, length, result[-axis]), wrong)
        if whole_mask:
            text = "NumPy boolean array indexing assignment cannot assign {} input values to the {} output values where"
            raised = Raise("ValueError", f"{text} the mask is true", (length, result[0]), fuser.builder.span)
            fuser.builder.emit(If(wrong, (raised,), (), fuser.builder.span))
            continue
        message = "shape mismatch: value array of shape {0} could not be broadcast to indexing result of shape {1}"
        fuser.raise_value_error(wrong, message, shape, result)


__all__ = ["Const", "compressed", "has_masks", "number", "pushed", "store_masked"]
