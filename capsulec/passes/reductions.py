"""Reductions become loops.

before    r = sum(a * b, axis=(1,))
after     for i in range(n): r[i] = sum((a[i, j] * b[i, j]) for j in range(m))

Where the last axes are reduced, each element of the result is a Fold; where an outer axis is, the rows are added into
the result one after the other, with the last axis innermost. That is the order in which NumPy adds, so that sums of
floats have the same bits. A computed operand is never stored: to NumPy it is one piece of memory in C order, and
it is added as such.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from capsulec.ir.build import apply, cast, index
from capsulec.ir.nodes import (
    Allocate,
    Assign,
    At,
    Cast,
    Const,
    Eval,
    Expr,
    Fold,
    For,
    If,
    Local,
    Loop,
    Map,
    Reduce,
    Select,
    Slice,
    Stmt,
    Store,
    Transpose,
    View,
    Wrap,
)
from capsulec.ir.types import BOOL, INT, NONE, Array, Scalar, kind
from capsulec.library import numpy_operators
from capsulec.library.reduction_kinds import POSITIONS, combine, identity
from capsulec.passes import layouts
from capsulec.passes.elements import element, resolve_place, times
from capsulec.passes.overlap import address
from capsulec.passes.shapes import EQUAL, USUALLY, Broadcasts, demands, extents, leaves
from capsulec.records import record, replace

if TYPE_CHECKING:
    from capsulec.passes.fuse import Fuser

QUOTIENT = Loop("index.quotient", (INT, INT), INT, "{0} / {1}")
REMAINDER = Loop("index.remainder", (INT, INT), INT, "{0} % {1}")
# What numpy/reduce_strided.hpp calls the kinds that it has.
STRIDED = {
    "sum": "summing", "prod": "multiplying", "max": "largest_of", "min": "smallest_of",
    "fmax": "largest_number_of", "fmin": "smallest_number_of", "any": "any_of", "all": "all_of",
}  # fmt: skip
STRIDED_HEADER = "numpy/reduce_strided.hpp"
Finish = Callable[[Expr], Expr]  # the last step of an element of the result
FOLDS = ("sum", "prod", "min", "max", "any", "all", *POSITIONS)  # that numpy/reduce.hpp has
TRUE = Const(True, BOOL)


@record
class Operand:
    """What is reduced: an array expression, its extents, and which of its axes are reduced (ascending)."""

    array: Expr
    lengths: tuple[Expr, ...]
    axes: tuple[int, ...]

    @property
    def kept(self) -> tuple[int, ...]:
        return tuple(axis for axis in range(len(self.lengths)) if axis not in self.axes)

    @property
    def suffix(self) -> int:
        """The axis from which on all are reduced."""
        first = len(self.lengths)
        while first - 1 in self.axes:
            first -= 1
        return first


@record
class LastSteps:
    """Elementwise operations on the result of a reduction over axes, which keep its dtype: the innermost first.

    Each is a loop and its operands, where None stands for the element; the others are `scalars`, in their order.
    """

    reduce: Reduce
    steps: tuple[tuple[Loop, tuple[Expr | None, ...]], ...]

    @property
    def scalars(self) -> tuple[Expr, ...]:
        return tuple(operand for _, operands in self.steps for operand in operands if operand is not None)

    def applied(self, element: Expr, scalars: tuple[Expr, ...]) -> Expr:
        """What becomes of an element, with these values of the scalars."""
        left = list(scalars)
        for loop, operands in self.steps:
            element = apply(loop, *(element if operand is None else left.pop(0) for operand in operands))
        return element


def last_steps(expr: Expr) -> LastSteps | None:
    """The steps behind a reduction that `expr` is, so that its result needs no memory of its own."""
    if isinstance(expr, Reduce):
        plain = isinstance(expr.type, Array) and expr.kind not in POSITIONS
        return LastSteps(expr, ()) if plain else None
    if not isinstance(expr, Map) or expr.loop.whole or expr.loop.raises or expr.loop.effects or expr.loop.many:
        return None
    arrays = [operand for operand in expr.args if isinstance(operand.type, Array)]
    if len(arrays) != 1 or arrays[0].type.dtype != expr.loop.result.dtype:  # type: ignore[attr-defined]
        return None
    inner = last_steps(arrays[0])
    if inner is None:
        return None
    operands = tuple(None if operand is arrays[0] else operand for operand in expr.args)
    return replace(inner, steps=(*inner.steps, (expr.loop, operands)))


def reduction(fuser: Fuser, reduce: Reduce, then: Finish | None = None) -> Expr:
    """The value of a reduction: an expression where that is one Fold, else what loops before the statement compute.
    `then` is done with each element of it at last."""
    reduce = _turned_back(reduce)
    array = reduce.array
    lengths = tuple(fuser.steady(length) for length in fuser.check(array))
    axes = tuple(range(len(lengths))) if reduce.axes is None else reduce.axes
    operand = Operand(array, lengths, axes)
    found = Broadcasts()
    unstretched = tuple(fuser.steady(length) for length in demands(array, found))
    whole = merged(Operand(array, unstretched, axes))
    finish: Finish = lambda value: value  # noqa: E731
    if reduce.kind == "mean":
        finish = _division(fuser, reduce, tuple(lengths[axis] for axis in axes))
        reduce = replace(reduce, kind="sum")
    if then is not None:
        first, last = finish, then
        finish = lambda value: last(first(value))  # noqa: E731
    _refuse_empty(fuser, reduce, operand)
    strided = is_strided(reduce, array)
    if isinstance(reduce.type, Scalar) and found.equal == TRUE and not strided and _is_one_fold(reduce, whole):
        return finish(_begun(reduce, _fold(fuser, reduce, whole, (), equal=True)))
    into: Expr
    if isinstance(reduce.type, Array):
        result = _result(fuser, reduce, tuple(lengths[axis] for axis in operand.kept))
        into = fuser.memory_of(result)
    else:
        result = into = Local(fuser.builder.fresh("r"), reduce.type)
    equal = found.equal == TRUE
    if strided:
        _Loops(fuser, reduce, operand, into, finish, equal=True).strided()
    elif equal or fuser.compact:
        _Loops(fuser, reduce, whole if equal else operand, into, finish, equal=equal).emit()
    else:
        with fuser.branch() as plain:
            _Loops(fuser, reduce, whole, into, finish, equal=True).emit()
        with fuser.branch() as stretched:
            _Loops(fuser, reduce, operand, into, finish, equal=False).emit()
        fuser.builder.emit(If(apply(USUALLY, found.equal), tuple(plain), tuple(stretched), fuser.builder.span))
    return result


def _turned_back(reduce: Reduce) -> Reduce:
    """The reduction of a transposed matrix to one axis as that of its memory, in whose order NumPy goes."""
    array = reduce.array
    if not isinstance(array, Transpose) or reduce.axes is None or reduce.kind in POSITIONS:
        return reduce
    kept = [old for new, old in enumerate(array.axes) if new not in reduce.axes]
    if len(array.axes) != 2 or len(kept) != 1 or not _in_c_order(array.array) or not _in_memory(array.array):
        return reduce
    return replace(reduce, array=array.array, axes=tuple(sorted(array.axes[axis] for axis in reduce.axes)))


def _division(fuser: Fuser, reduce: Reduce, lengths: tuple[Expr, ...]) -> Finish:
    """What makes a sum a mean: the division, in float64 at least, and the rounding to the dtype of the sum."""
    assert isinstance(reduce.type, Scalar | Array)
    type_ = Scalar(reduce.type.dtype)
    loop = numpy_operators.ufunc("divide", type_, Scalar("int64"))
    assert loop is not None
    count = fuser.kept(cast(_product([index(1), *lengths]), loop.operands[1]))
    return lambda total: cast(apply(loop, total, count), type_)


def is_strided(reduce: Reduce, array: Expr) -> bool:
    """Whether the operand is memory whose strides are found at run time, over which the order of additions depends on
    them."""
    assert isinstance(reduce.type, Scalar | Array)
    source, target = array, reduce.type.dtype
    if isinstance(source, Cast):
        source = source.value
    if reduce.kind not in STRIDED or not isinstance(source, Local | View | Transpose) or not has_fold(reduce):
        return False
    assert isinstance(source.type, Array)
    if _in_c_order(source) or not _in_memory(source):
        return False
    kinds = kind(source.type.dtype) + kind(target)
    if reduce.kind in ("any", "all"):
        return target == "bool" and kinds[0] != "c"
    return source.type.dtype == target or kinds in ("ff", "if", "uf", "bf", "ii", "uu", "bi")


def _in_memory(array: Expr) -> bool:
    while isinstance(array, View | Transpose):
        array = array.array
    return isinstance(array, Local | Wrap)


def _in_c_order(array: Expr) -> bool:
    """Whether the memory is one piece for certain, or one axis of it."""
    assert isinstance(array.type, Array)
    return array.type.order == "C" or (array.type.ndim == 1 and isinstance(array, View) and _in_c_order(array.array))


def _result(fuser: Fuser, reduce: Reduce, lengths: tuple[Expr, ...]) -> Expr:
    """New memory for the result, as an array whose extents are known expressions."""
    target = Local(fuser.builder.fresh("r"), reduce.type)
    fuser.once.add(target.name)
    assert isinstance(target.type, Array)
    order = target.type.axes or ("C" if len(lengths) < 2 else "")
    if not order:
        assert isinstance(reduce.array.type, Array)
        kept = tuple(axis for axis in range(reduce.array.type.ndim) if axis not in (reduce.axes or ()))
        made = layouts.reduced(reduce.array, kept, lengths, target.type)
        fuser.builder.emit(Assign(target, made, fuser.builder.span))
        return target
    memory: Expr = Allocate(lengths, Array(target.type.dtype, len(lengths), "C"))
    wrap: Wrap | Transpose = Wrap(address(target), lengths, Array(target.type.dtype, len(lengths), "C"))
    if order == "F":
        turn = tuple(reversed(range(len(lengths))))
        memory = Transpose(Allocate(lengths[::-1], memory.type), turn, target.type)
        wrap = Transpose(replace(wrap, extents=lengths[::-1]), turn, target.type)
    fuser.builder.emit(Assign(target, memory, fuser.builder.span))
    fuser.made[target.name] = wrap
    return target


def _refuse_empty(fuser: Fuser, reduce: Reduce, operand: Operand) -> None:
    """Raise NumPy's ValueError where no elements are reduced, for a kind without an identity."""
    result = reduce.type
    assert isinstance(result, Scalar | Array)
    if reduce.start is not None or (reduce.kind not in POSITIONS and identity(reduce.kind, result.dtype) is not None):
        return
    empty = _any_zero(tuple(operand.lengths[axis] for axis in operand.axes))
    if reduce.kind in POSITIONS:
        message = f"attempt to get {reduce.kind} of an empty sequence"
    else:
        name = {"min": "minimum", "max": "maximum"}.get(reduce.kind, reduce.kind)
        message = f"zero-size array to reduction operation {name} which has no identity"
    fuser.builder.check(empty, "ValueError", message)


def _any_zero(lengths: tuple[Expr, ...]) -> Expr:
    empty: Expr = Const(False, BOOL)
    for length in lengths:
        if isinstance(length, Const) and length.value != 0:
            continue
        test = apply(EQUAL, length, index(0))
        empty = test if empty == Const(False, BOOL) else Select(empty, TRUE, test, BOOL)
    return empty


def _is_one_fold(reduce: Reduce, operand: Operand) -> bool:
    return has_fold(reduce) and (len(operand.lengths) == 1 or reduce.kind in ("sum", *POSITIONS))


def has_fold(reduce: Reduce) -> bool:
    """Whether the runtime has the reduction of a row."""
    if reduce.kind in ("min", "max"):
        assert isinstance(reduce.type, Scalar | Array)
        return kind(reduce.type.dtype) != "c"
    if reduce.kind in ("fmin", "fmax"):
        assert isinstance(reduce.type, Scalar | Array)
        return reduce.type.dtype in ("float32", "float64")
    return reduce.kind in FOLDS


def _begun(reduce: Reduce, value: Fold) -> Expr:
    if reduce.start is None:
        return value
    return _combined(reduce.kind, reduce.start, value)


def _combined(name: str, begin: Expr, value: Fold) -> Expr:
    """What is begun with and the elements of a row, of which there may be none."""
    begun = combine(name, begin, value)
    if name in ("min", "max", "fmin", "fmax"):  # of which a Fold has one element at least
        return Select(_any_zero(value.extents), begin, begun, begun.type)
    return begun


def _fold(fuser: Fuser, reduce: Reduce, operand: Operand, outer: tuple[Expr, ...], *, equal: bool) -> Fold:
    """The Fold over the axes behind those that `outer` has indices for; several are one long axis."""
    lengths = operand.lengths[len(outer) :]
    result = reduce.type
    assert isinstance(result, Scalar | Array)
    type_ = Scalar(result.dtype)
    if len(lengths) == 1:
        counter = Local(fuser.counter(len(outer)), INT)
        body = element(operand.array, (*outer, counter), equal=equal)
        fuser.release((counter,))
        return _truths(Fold(reduce.kind, lengths, (counter.name,), body, type_, reduce.span))
    rows = lengths[0]
    for length in lengths[1:-1]:
        rows = times(rows, length)
    row, counter = Local(fuser.counter(len(outer)), INT), Local(fuser.counter(len(outer) + 1), INT)
    indices = unravelled(row, lengths[:-1])
    body = element(operand.array, (*outer, *indices, counter), equal=equal)
    fuser.release((row, counter))
    return _truths(Fold(reduce.kind, (rows, lengths[-1]), (row.name, counter.name), body, type_, reduce.span))


def _truths(fold: Fold) -> Fold:
    """The reduction of truth values, of which there are quicker ones."""
    if fold.body.type == Scalar("bool") and fold.kind in ("min", "max"):
        return replace(fold, kind="all" if fold.kind == "min" else "any")
    counted = fold.body.value if isinstance(fold.body, Cast) else fold.body
    if fold.kind == "sum" and fold.type == Scalar("int64") and counted.type in (BOOL, Scalar("bool")):
        return replace(fold, kind="count", body=counted)
    return fold


def unravelled(position: Expr, lengths: tuple[Expr, ...]) -> tuple[Expr, ...]:
    """The indices of a position in C order."""
    indices: list[Expr] = []
    for length in reversed(lengths[1:]):
        indices.insert(0, apply(REMAINDER, position, length))
        position = apply(QUOTIENT, position, length)
    return (position, *indices)


class _Loops:
    """The loops of one reduction that store into `into`: an array in memory, or a local that they declare."""

    def __init__(
        self, fuser: Fuser, reduce: Reduce, operand: Operand, into: Expr, finish: Finish, *, equal: bool
    ) -> None:
        self.fuser, self.reduce, self.operand, self.finish, self.equal = fuser, reduce, operand, finish, equal
        assert isinstance(into.type, Scalar | Array)
        self.type = Scalar(into.type.dtype)
        if isinstance(into, Wrap) and len(operand.kept) != len(into.extents):  # neighbouring axes have become one
            into = _reshaped(into, tuple(operand.lengths[axis] for axis in operand.kept))
        self.into = into
        self.identity = reduce.start
        if reduce.start is None and reduce.kind not in POSITIONS:
            self.identity = identity(reduce.kind, self.type.dtype)

    def emit(self) -> None:
        operand = self.operand
        first = operand.suffix
        if self.reduce.kind in POSITIONS:
            self._positions()
        elif first == len(operand.kept) < len(operand.lengths) and self._folds(first):
            self._over(operand.kept, lambda at: self._set(at, self.finish(self._row(at))))
        elif self._ends_in_columns(first):
            last = operand.lengths[-1]
            with self.fuser.branch() as rows:
                self._without_last().emit()
            with self.fuser.branch() as columns:
                self._accumulated(first)
            single = apply(EQUAL, last, index(1))
            self.fuser.builder.emit(If(single, tuple(rows), tuple(columns), self.fuser.builder.span))
        else:
            self._accumulated(first)

    def _ends_in_columns(self, first: int) -> bool:
        """Whether the last axis stays, of floats that are added: where it has length 1, NumPy adds along the others."""
        operand = self.operand
        if self.reduce.kind != "sum" or kind(self.type.dtype) not in "fc" or not operand.axes or not operand.kept:
            return False
        return first == len(operand.lengths) and not isinstance(operand.lengths[-1], Const)

    def _without_last(self) -> _Loops:
        operand = self.operand
        array, into = operand.array, self.into
        assert isinstance(array.type, Array)
        inner = tuple(Slice(index(0), index(1), length) for length in operand.lengths[:-1])
        type_ = Array(array.type.dtype, array.type.ndim - 1, "")
        narrow = Operand(View(array, (*inner, At(index(0))), type_), operand.lengths[:-1], operand.axes)
        assert isinstance(into.type, Array)
        kept = tuple(operand.lengths[axis] for axis in operand.kept[:-1])
        slices = tuple(Slice(index(0), index(1), length) for length in kept)
        target = View(into, (*slices, At(index(0))), Array(into.type.dtype, into.type.ndim - 1, ""))
        return _Loops(self.fuser, self.reduce, narrow, target, self.finish, equal=self.equal)

    def strided(self) -> None:
        """A call of the runtime, which adds to what the result begins with."""
        operand = self.operand
        array = operand.array.value if isinstance(operand.array, Cast) else operand.array
        name = f"np::{STRIDED[self.reduce.kind]}"
        first = tuple(index(0) for _ in operand.axes)
        if isinstance(self.into.type, Scalar):
            begin = self.identity or element(operand.array, first, equal=True)
            text = f"np::reduced_whole<{name}>({{0}}, {{1}})"
            loop = Loop("reduced", (array.type, self.type), self.type, text, STRIDED_HEADER)
            self._set((), self.finish(Map(loop, (array, begin), self.type)))
            return

        def begun(at: tuple[Expr, ...]) -> Expr:
            return self.identity or element(
                operand.array, self._with(at, operand.axes, len(operand.lengths)), equal=True
            )

        self._over(operand.kept, lambda at: self._set(at, begun(at)))
        pointer = address(self.into) if isinstance(self.into, Wrap) else self.into
        kept = index(sum(1 << axis for axis in operand.kept))
        text = f"np::reduce_into<{name}>({{0}}, {{1}}, {{2}})"
        loop = Loop("reduce", (pointer.type, array.type, INT), NONE, text, STRIDED_HEADER, effects=True)
        self.fuser.builder.emit(Eval(Map(loop, (pointer, array, kept), NONE), self.fuser.builder.span))
        self._finished()

    def _finished(self) -> None:
        """The last step for each element of the result, where there is one."""
        probe = Const(0, self.type)
        if self.finish(probe) is not probe:
            self._over(self.operand.kept, lambda at: self._set(at, self.finish(self._get(at))))

    def _folds(self, first: int) -> bool:
        """Whether the axes from `first` on are one Fold."""
        count = len(self.operand.lengths) - first
        return has_fold(self.reduce) and (count == 1 or (count > 1 and self.reduce.kind == "sum"))

    def _row(self, at: tuple[Expr, ...]) -> Expr:
        return _begun(self.reduce, _fold(self.fuser, self.reduce, self.operand, at, equal=self.equal))

    def _positions(self) -> None:
        """argmin and argmax: of one axis, or of all as one long one."""
        operand = self.operand
        if len(operand.axes) == len(operand.lengths):
            self._set((), _fold(self.fuser, self.reduce, operand, (), equal=self.equal))
            return
        (axis,) = operand.axes

        def position(at: tuple[Expr, ...]) -> None:
            counter = Local(self.fuser.counter(len(at)), INT)
            body = element(operand.array, (*at[:axis], counter, *at[axis:]), equal=self.equal)
            self.fuser.release((counter,))
            fold = Fold(self.reduce.kind, (operand.lengths[axis],), (counter.name,), body, self.type, self.reduce.span)
            self._set(at, fold)

        self._over(operand.kept, position)

    def _accumulated(self, first: int) -> None:
        """The result begins with the identity, or with the first elements; then what is reduced is added to it, the
        rows of the last axis each as a whole where they are Folds."""
        operand = self.operand
        folded = first < len(operand.lengths) and self._folds(first)
        depth = first if folded else len(operand.lengths)

        def value(at: tuple[Expr, ...]) -> Expr:
            if folded:
                return _fold(self.fuser, self.reduce, operand, at, equal=self.equal)
            return element(operand.array, at, equal=self.equal)

        outer = tuple(range(depth))
        reduced = tuple(axis for axis in operand.axes if axis < depth)
        start = dict.fromkeys(outer, 0)
        if self.identity is not None:
            begin = self.identity
            self._over(operand.kept, lambda at: self._set(at, begin))
        else:
            self._over(operand.kept, lambda at: self._set(at, value(self._with(at, reduced, depth))))
            if len(reduced) == 1:  # of several axes the first element is taken twice, which changes nothing
                start[reduced[0]] = 1

        def add(at: tuple[Expr, ...]) -> None:
            place = tuple(at[axis] for axis in operand.kept)
            new = value(at)
            if self.reduce.start is not None and isinstance(new, Fold):
                self._set(place, _combined(self.reduce.kind, self._get(place), new))
            else:
                self._set(place, combine(self.reduce.kind, self._get(place), new))

        self._over(outer, add, start)
        self._finished()

    @staticmethod
    def _with(kept: tuple[Expr, ...], reduced: tuple[int, ...], depth: int) -> tuple[Expr, ...]:
        """Indices of all axes from those of the kept ones: the first element of each reduced axis."""
        left = list(kept)
        return tuple(index(0) if axis in reduced else left.pop(0) for axis in range(depth))

    def _over(self, axes: tuple[int, ...], body: object, start: dict[int, int] | None = None) -> None:
        """A nest of loops over some axes, in their order."""
        fuser = self.fuser
        counters = tuple(Local(fuser.counter(axis), INT) for axis in axes)
        with fuser.builder.block() as inner:
            body(counters)  # type: ignore[operator]
        block: tuple[Stmt, ...] = tuple(inner)
        for counter, axis in reversed(list(zip(counters, axes, strict=True))):
            begin = index((start or {}).get(axis, 0))
            block = (For(counter, begin, self.operand.lengths[axis], 1, block, (), fuser.builder.span),)
        for statement in block:
            fuser.builder.emit(statement)
        fuser.release(counters)

    def _get(self, at: tuple[Expr, ...]) -> Expr:
        return element(self.into, at, equal=True) if isinstance(self.into.type, Array) else self.into

    def _set(self, at: tuple[Expr, ...], value: Expr) -> None:
        if isinstance(self.into, Local) and isinstance(self.into.type, Scalar):
            self.fuser.builder.emit(Assign(self.into, value, self.fuser.builder.span))
            return
        from capsulec.ir.nodes import Load

        place = resolve_place(Load(self.into, at, self.type))
        self.fuser.builder.emit(Store(place.base, place.indices, value, self.fuser.builder.span))


# Neighbouring axes that are both reduced, or both kept, are one where the memory is one piece.


def merged(operand: Operand) -> Operand:
    """The operand with as few axes as its memory allows, if all its arrays have one shape."""
    ndim = len(operand.lengths)
    if ndim == 1 or not all(_is_whole(leaf, ndim) for leaf in leaves(operand.array)):
        return operand
    groups: list[list[int]] = []
    for axis in range(ndim):
        if groups and (groups[-1][-1] in operand.axes) == (axis in operand.axes):
            groups[-1].append(axis)
        else:
            groups.append([axis])
    if len(groups) == ndim:
        return operand
    shape = tuple(_product([operand.lengths[axis] for axis in group]) for group in groups)
    axes = tuple(n for n, group in enumerate(groups) if group[0] in operand.axes)
    return Operand(_reshaped(operand.array, shape), shape, axes)


def _product(lengths: list[Expr]) -> Expr:
    total = lengths[0]
    for length in lengths[1:]:
        total = times(total, length)
    return total


def _is_whole(leaf: Expr, ndim: int) -> bool:
    """Whether an operand is memory in C order, none of whose axes is stretched for certain."""
    assert isinstance(leaf.type, Array)
    if leaf.type.ndim != ndim or leaf.type.order != "C" or not isinstance(leaf, Wrap | Local):
        return False
    return index(1) not in extents(leaf)


def _reshaped(expr: Expr, shape: tuple[Expr, ...]) -> Expr:
    match expr:
        case Wrap(pointer, _, Array(dtype)):
            return Wrap(pointer, shape, Array(dtype, len(shape), "C"), expr.span)
        case Local(type=Array(dtype)):
            return Wrap(address(expr), shape, Array(dtype, len(shape), "C"), expr.span)
        case Map(args=args, type=Array(dtype)):
            parts = tuple(_reshaped(a, shape) if isinstance(a.type, Array) else a for a in args)
            return replace(expr, args=parts, type=Array(dtype, len(shape), "C"))
        case Cast(value, Array(dtype)):
            return Cast(_reshaped(value, shape), Array(dtype, len(shape), "C"), expr.span)
    raise AssertionError(type(expr))
