"""Whole-array statements become loops.

before    input_data[:] = output_data - shift
after     for i in range(n): input_data[i] = output_data[i] - shift

One statement is one nest of loops; a second nest, or a temporary, appears only where memory may overlap. Shapes are
checked once, before the nest. Where operands may have axes of length 1, the nest is written twice: once for equal
shapes, which is the usual case and plain, and once with stretched axes.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager

from capsulec.ir.build import Builder, apply, both, index
from capsulec.ir.nodes import (
    Allocate,
    Assign,
    Block,
    Call,
    Cast,
    Compress,
    Const,
    Expr,
    Extent,
    For,
    Function,
    Generate,
    If,
    Item,
    Load,
    Local,
    MakeTuple,
    Map,
    Raise,
    Reduce,
    Return,
    Select,
    Stmt,
    Store,
    Transpose,
    View,
    While,
    Wrap,
)
from capsulec.ir.types import BOOL, INT, Array, Scalar, Type
from capsulec.ir.walk import (
    all_expressions,
    assigned_once,
    expressions,
    locals_of,
    may_raise,
    statements,
    subexpressions,
    with_blocks,
    with_children,
)
from capsulec.library.operators import unary
from capsulec.passes.complex_parts import parts_of_elements
from capsulec.passes.elements import operand, resolve_load, resolve_place
from capsulec.passes.layouts import allocated, order_of
from capsulec.passes.masks import compressed, has_masks, number, pushed, store_masked
from capsulec.passes.notes import IN_ORDER, MAY_MEET, SEVERAL, STRETCHED, noted
from capsulec.passes.overlap import NEVER, RAISING, Overlap, address, overlap
from capsulec.passes.reductions import Finish, last_steps, reduction
from capsulec.passes.shapes import (
    EQUAL,
    JOINED,
    UNEQUAL,
    USUALLY,
    Broadcasts,
    Joins,
    demands,
    extents,
    joined,
    misfit,
    right_operand,
    shape_text,
)
from capsulec.passes.turned import has_no_order, has_order_of_memory, nest_in_order
from capsulec.records import replace

INDEX_NAMES = ("i", "j", "k", "l", "m")


def fuse(function: Function, known: Mapping[str, Wrap] | None = None, *, retyped: bool = False) -> Function:
    """The function with loops over scalars only. `known` are array parameters as their memory, with known lengths;
    `retyped`: arrays of different dtypes may share memory."""
    names = {parameter.name for parameter in function.parameters}
    for statement in statements(function.body):
        match statement:
            case Assign(target) | For(target):
                names.add(target.name)
    names |= {e.name for e in all_expressions(function.body) if isinstance(e, Local)}
    return replace(
        function,
        body=Fuser(
            Builder(names), assigned_once(function), _is_compact(function), _given(function), retyped, known or {}
        ).block(function.body),
    )


def _given(function: Function) -> frozenset[str]:
    """The array arguments that keep their value."""
    arrays = {parameter.name for parameter in function.parameters if isinstance(parameter.type, Array)}
    return frozenset(arrays & assigned_once(function))


def _is_compact(function: Function) -> bool:
    """Whether statements get one nest, for stretched axes too: where the arrays have any strides, two are no faster."""
    return any(isinstance(p.type, Array) and p.type.order not in ("C", "F") for p in function.parameters)


class Fuser:
    """Rewrites blocks; the statements that an expression needs go before its statement, through the builder."""

    def __init__(
        self,
        builder: Builder,
        once: set[str],
        compact: bool,
        given: frozenset[str],
        retyped: bool,
        known: Mapping[str, Wrap],
    ) -> None:
        self.given, self.known = given, known  # array arguments that keep their value, some with lengths that are known
        self.retyped = retyped  # arrays of different dtypes may share memory
        self.builder = builder
        self.once = once
        self.strided = self.compact = compact
        # New arrays, as their memory with extents that are known expressions.
        self.made: dict[str, Wrap | Transpose] = {}
        self.joins = Joins()

    def block(self, block: Block) -> Block:
        made = dict(self.made)
        with self.branch() as emitted:
            for statement in block:
                self.builder.span = statement.span
                self.statement(statement)
        self.made = made  # behind the block the lengths may be those of another round of a loop
        return tuple(emitted)

    @contextmanager
    def branch(self) -> Iterator[list[Stmt]]:
        """What is emitted inside, which may not run: lengths that are checked there are not known behind it."""
        lengths = dict(self.joins.lengths)
        with self.builder.block() as emitted:
            yield emitted
        self.joins.lengths = lengths

    def statement(self, statement: Stmt) -> None:
        statement = with_blocks(statement, self.block)
        match statement:
            case Store(Compress(), ()):
                store_masked(self, statement)
            case Store(base, (), value) if isinstance(base.type, Array):
                target = self.memory_of(self.named(self.value(base)))
                self.assign_elements(target, self.memory_of(self.named(self.value(value))), statement)
            case Store(base, indices, value):
                target = self.memory_of(self.named(self.value(base)))
                place = resolve_place(Load(target, tuple(map(self.value, indices)), value.type))
                self.builder.emit(replace(statement, base=place.base, indices=place.indices, value=self.value(value)))
            case Assign(target, value) if isinstance(target.type, Array) and not _in_memory(value):
                found = self.value(value)
                if _in_memory(found):
                    self.builder.emit(replace(statement, value=found))
                    if isinstance(found, Local) and found.name in self.made:
                        self.remember(target, self.made[found.name])
                else:
                    self.new_array(target, found)
            case Assign(target, Allocate() as value):
                value = replace(value, extents=tuple(self.steady(self.value(e)) for e in value.extents))
                self.builder.emit(replace(statement, value=value))
                self.remember(target, Wrap(address(target), value.extents, value.type))
            case Return(value) if value is not None and isinstance(value.type, Array):
                self.builder.emit(replace(statement, value=self.in_memory(self.value(value))))
            case While(test) if any(isinstance(e, Reduce) or isinstance(e.type, Array) for e in subexpressions(test)):
                self.while_loop(statement)
            case _:
                statement = self.simple(statement)
                if isinstance(statement, If) and isinstance(statement.test, Const):  # a shape that is known to fit
                    for each in statement.body if statement.test.value else statement.orelse:
                        self.builder.emit(each)
                    return
                self.builder.emit(statement)

    def simple(self, statement: Stmt) -> Stmt:
        from capsulec.ir.walk import with_expressions

        return with_expressions(statement, self.value)

    def while_loop(self, statement: While) -> None:
        """A test that takes loops is computed at the start of each round."""
        with self.builder.block() as before:
            test = self.value(statement.test)
        if not before:
            self.builder.emit(replace(statement, test=test))
            return
        from capsulec.ir.nodes import Break

        leave = If(Map(unary("not", BOOL), (test,), BOOL), (Break(statement.span),), (), statement.span)
        assert not statement.orelse
        self.builder.emit(While(Const(True, BOOL), (*before, leave, *statement.body), (), statement.span))

    # Values.

    def value(self, expr: Expr, then: Finish | None = None) -> Expr:
        """An expression in which every scalar is computed without array nodes; arrays stay descriptions. `then`: of
        elements of a reduction."""
        last = last_steps(expr) if isinstance(expr, Map) else None
        if last is not None and not has_masks(last.reduce):
            scalars = tuple(self.kept(self.value(scalar)) for scalar in last.scalars)
            return self.value(last.reduce, lambda element: last.applied(element, scalars))
        if isinstance(expr, Compress | Extent | Map | Cast | Reduce) and has_masks(expr):
            expr = pushed(expr)
            if isinstance(expr, Compress):
                return compressed(self, expr)
            if isinstance(expr, Extent) and isinstance(expr.array, Compress) and expr.axis == 0:
                return number(self, expr.array)
        expr = with_children(expr, self.value)
        if isinstance(expr, Map | Reduce | Cast) and not is_whole(expr):
            expr = with_children(expr, parts_of_elements)
        if isinstance(expr, Map | Reduce | Load | Extent | View | Transpose | Cast):
            expr = with_children(expr, self.named)
        if isinstance(expr, Map | Reduce | Load | Extent) and not is_whole(expr):  # that may keep the memory's owner
            expr = with_children(expr, self.memory_of)
        if isinstance(expr, Reduce) and (reason := self.reason_to_compute(expr)):
            before = len(self.builder.statements)
            expr = replace(expr, array=self.in_memory(expr.array))
            self.builder.statements[before:] = noted(self.builder.statements[before:], reason)
        match expr:
            case Map(loop, args) if loop.whole:
                return replace(expr, args=tuple(self.in_memory(a) if isinstance(a.type, Array) else a for a in args))
            case Map(args=args) if isinstance(expr.type, Array):
                # A scalar operand is computed once, before the loop: the loop may change what it is computed from.
                return replace(expr, args=tuple(a if isinstance(a.type, Array) else self.kept(a) for a in args))
            case Load(indices=()) if isinstance(expr.type, Array):  # a variable that is shared with a nested function
                return self.builder.variable(expr, "a")
            case Load():
                return resolve_load(expr)
            case Extent(array, axis) if not isinstance(array, Local):
                return extents(array)[axis]
            case Map(loop, (left, right)) if loop in (UNEQUAL, EQUAL, JOINED) and left == right:
                return left if loop == JOINED else Const(loop == EQUAL, BOOL)
            case Select(Const(value=known), body, orelse):
                return body if known else orelse
            case Select(Map(first, args), Map(second, others), Const(value=False)) if args == others and (
                (first, second) == (EQUAL, UNEQUAL)
            ):
                return Const(False, BOOL)
            case Reduce():
                return reduction(self, expr, then)
            case MakeTuple(items) if any(isinstance(i.type, Array) for i in items):
                return replace(expr, items=tuple(self.in_memory(i) if isinstance(i.type, Array) else i for i in items))
            case Call(args=args) if any(isinstance(a.type, Array) for a in args):
                return replace(expr, args=tuple(self.in_memory(a) if isinstance(a.type, Array) else a for a in args))
            case _:
                return expr

    def reason_to_compute(self, reduce: Reduce) -> str:
        """Why what is reduced gets memory of its own, if it does."""
        if any(isinstance(e, Map) and e.loop.many for e in subexpressions(reduce.array)):
            return SEVERAL
        return IN_ORDER if self.strided and has_order_of_memory(reduce) else ""

    def named(self, expr: Expr) -> Expr:
        """An array that a call returns, as a local: it is used for many elements."""
        if isinstance(expr.type, Array) and (isinstance(expr, Call | Item | Allocate) or is_whole(expr)):
            return self.builder.variable(expr, "a")
        return expr

    def memory_of(self, expr: Expr) -> Expr:
        """A new array as its memory, whose extents are known; a view of one as a view of its memory."""
        if isinstance(expr, View | Transpose):
            return with_children(expr, self.memory_of)
        if not isinstance(expr, Local):
            return expr
        found = self.made.get(expr.name) or self.known.get(expr.name)
        return expr if found is None else found

    def kept(self, scalar: Expr) -> Expr:
        """A scalar that is used in every round of a loop."""
        inner = scalar
        while isinstance(inner, Cast):
            inner = inner.value
        return scalar if isinstance(inner, Const | Local) else self.builder.once(scalar, "t")

    def in_memory(self, array: Expr) -> Expr:
        """An array that exists in memory: a computed one gets its own."""
        if _in_memory(array):
            return array
        target = Local(self.builder.fresh("a"), array.type)
        self.new_array(target, array)
        return target

    # Statements.

    def new_array(self, target: Local, value: Expr) -> None:
        """`target = value` for a computed value: memory, then a nest that fills it."""
        if target.name in locals_of(value):  # `x = x + 1`: the old array is read until the new one is whole
            new = Local(self.builder.fresh("a"), target.type)
            self.once.add(new.name)
            self.new_array(new, value)
            self.builder.emit(Assign(target, new, self.builder.span))
            return
        lengths = tuple(self.steady(length) for length in self.check(value))
        assert isinstance(target.type, Array)
        order = target.type.axes or order_of(value)
        if not order:
            self.builder.emit(Assign(target, allocated(value, lengths, target.type), self.builder.span))
            self.stored(target, value, lengths, fits=True, free=True)
            return
        turn = tuple(reversed(range(len(lengths))))
        memory: Expr = Allocate(lengths, Array(target.type.dtype, len(lengths), "C"))
        if order == "F":
            memory = Transpose(Allocate(lengths[::-1], memory.type), turn, target.type)
        self.builder.emit(Assign(target, memory, self.builder.span))
        wrap = Wrap(
            address(target), lengths if order == "C" else lengths[::-1], Array(target.type.dtype, len(lengths), "C")
        )
        self.remember(target, wrap if order == "C" else Transpose(wrap, turn, target.type))
        if order == "C":
            into = self.memory_of(target) if target.type.order == "C" else wrap
            self.stored(into, value, lengths, fits=True, free=True)
        else:  # the first axis is the innermost one
            self.stored(wrap, Transpose(value, turn, wrap.type), lengths[::-1], fits=True, free=True)

    def remember(self, target: Local, memory: Wrap | Transpose) -> None:
        """A new array is this memory as long as it lives, where nothing in its lengths gets another value."""
        if target.name in self.once and self.is_fixed(extents(memory)):
            self.made[target.name] = memory

    def is_fixed(self, lengths: tuple[Expr, ...]) -> bool:
        """Whether nothing in some lengths gets another value."""
        parts = [e for length in lengths for e in subexpressions(length)]
        return all(isinstance(e, Const | Local | Cast | Extent) for e in parts) and (
            {e.name for e in parts if isinstance(e, Local)} <= self.once
        )

    def assign_elements(self, target: Expr, value: Expr, statement: Store) -> None:
        """`target[:] = value`."""
        operand = right_operand(value) if statement.out else None
        if operand is not None:
            self.check_in_place(extents(target), operand)
        if not isinstance(value.type, Array):
            self.nest(extents(target), lambda at: self.store(target, at, value))
            return
        met = self.overlap(target, value)
        if statement.apart:
            met = NEVER
        elif any(_raises_in_loop(e) for e in subexpressions(value)):
            met = RAISING  # NumPy stores nothing when computing an element raises
        lengths, free = extents(target), statement.apart or has_no_order(target, value)
        if met.never:
            self.stored(target, value, lengths, free=free)
            return
        with self.branch() as apart:
            self.stored(target, value, lengths, free=free)
        with self.branch() as through:
            kept = self.compact, self.strided
            self.compact, self.strided = True, False  # rare
            self.stored(target, self.copied(value), lengths)
            self.compact, self.strided = kept
        if met.test == Const(True, BOOL):
            for each in noted(through, met.reason):
                self.builder.emit(each)
            return
        test = apply(USUALLY, apply(unary("not", BOOL), met.test))
        self.builder.emit(If(test, tuple(apart), tuple(through), statement.span, MAY_MEET))

    def overlap(self, target: Expr, value: Expr) -> Overlap:
        """How the memory that a value reads meets that of what it is stored to."""
        return overlap(target, value, frozenset(self.made), self.given, self.retyped)

    def copied(self, value: Expr) -> Expr:
        """The value in memory of its own, as an array whose extents are known expressions."""
        assert isinstance(value.type, Array)
        kept = Local(self.builder.fresh("kept"), Array(value.type.dtype, value.type.ndim, "C"))
        self.once.add(kept.name)
        self.new_array(kept, value)
        return self.memory_of(kept)

    def stored(
        self, target: Expr, value: Expr, lengths: tuple[Expr, ...], *, fits: bool = False, free: bool = False
    ) -> None:
        """The nest or nests that store each element of `value`. Shapes are checked where they are not all equal, but
        for a target that was made for the value. `free`: the order of the elements makes no difference."""
        found = Broadcasts()
        shape = demands(value, found)
        found.add(lengths, shape)
        for mine, other in zip(reversed(lengths), reversed(shape), strict=False):
            if mine == index(1) and other != index(1):  # the target's own axes are not stretched
                found.pairs.append((other, index(1)))
        for leading in shape[: max(0, len(shape) - len(lengths))]:  # axes that the target has not must be of length 1
            if leading != index(1):
                found.pairs.append((leading, index(1)))
        test = found.equal

        def fill(equal: bool) -> Callable[[tuple[Expr, ...]], None]:
            return lambda at: self.store(target, at, self.element_for(target, value, at, equal))

        if test == Const(True, BOOL):
            nest_in_order(self, target, value, lengths, fill(True), free=free)
            return
        with self.branch() as stretched:
            if not fits:
                self.check_fits(target, self.check(value))
            nest_in_order(self, target, value, lengths, fill(False), free=free)
        if self.compact:
            for each in stretched:
                self.builder.emit(each)
            return
        with self.branch() as plain:
            self.nest(lengths, fill(True))
        self.builder.emit(If(apply(USUALLY, test), tuple(plain), tuple(stretched), self.builder.span, STRETCHED))

    def element_for(self, target: Expr, value: Expr, at: tuple[Expr, ...], equal: bool) -> Expr:
        """The element of `value` that goes to position `at` of `target`."""
        assert isinstance(target.type, Array)
        assert isinstance(value.type, Array)
        return operand(value, (index(0),) * (value.type.ndim - len(at)) + at, equal=equal)

    def store(self, target: Expr, at: tuple[Expr, ...], value: Expr) -> None:
        place = resolve_place(Load(target, at, Scalar(target.type.dtype)))  # type: ignore[attr-defined]
        self.builder.emit(Store(place.base, place.indices, value, self.builder.span))

    def nest(
        self, lengths: tuple[Expr, ...], body: Callable[[tuple[Expr, ...]], None], *, first_innermost: bool = False
    ) -> None:
        """Loops over all indices, the last one innermost, or the first one."""
        kept = tuple(self.steady(length) for length in lengths)
        counters = tuple(Local(self.counter(axis), INT) for axis in range(len(kept)))
        with self.builder.block() as inner:
            body(counters)
        block: Block = tuple(inner)
        loops = list(zip(counters, kept, strict=True))
        for counter, length in loops if first_innermost else reversed(loops):
            block = (For(counter, index(0), length, 1, block, (), self.builder.span),)
        for each in block:
            self.builder.emit(each)
        self.release(counters)

    def steady(self, length: Expr) -> Expr:
        """A length that is used several times: itself where that costs nothing, else a local."""
        inner = length
        while isinstance(inner, Cast | Extent):
            inner = inner.value if isinstance(inner, Cast) else inner.array
        if isinstance(inner, Const | Local):
            return length
        kept = self.builder.once(length, "n")
        assert isinstance(kept, Local)
        self.once.add(kept.name)
        return kept

    def counter(self, axis: int) -> str:
        return self.builder.fresh(INDEX_NAMES[min(axis, len(INDEX_NAMES) - 1)])

    def release(self, counters: tuple[Local, ...]) -> None:
        """Loop variables live in their loop: the next nest may use the name again."""
        self.builder.names -= {counter.name for counter in counters}

    # Checks.

    def all_equal(self, value: Expr) -> bool:
        """Whether no operand in a value has to be stretched, as far as the expressions show."""
        found = Broadcasts()
        demands(value, found)
        return found.equal == Const(True, BOOL)

    def check(self, value: Expr) -> tuple[Expr, ...]:
        """Raise NumPy's ValueError where operands do not broadcast together. Gives the value's shape."""
        match value:
            case Map(loop, args) if not loop.whole:
                shapes = [self.check(arg) if isinstance(arg.type, Array) else () for arg in args]
                whole = shapes[0]
                for other in shapes[1:]:
                    whole = self._joined(whole, other, shapes)
                return whole
            case Cast(inner):
                return self.check(inner)
            case View(array) | Transpose(array):
                self.check(array)
                return extents(value)
            case _:
                return extents(value)

    def _joined(
        self, left: tuple[Expr, ...], right: tuple[Expr, ...], operands: list[tuple[Expr, ...]]
    ) -> tuple[Expr, ...]:
        """The shape of two operands together; the message shows those of all operands."""
        wrong = misfit(left, self.joins.unknown(left, right))
        if wrong != Const(False, BOOL):
            shown = " ".join(f"{{{position}}}" for position in range(len(operands)))
            self.raise_value_error(wrong, f"operands could not be broadcast together with shapes {shown} ", *operands)
        longer, shorter = (left, right) if len(left) >= len(right) else (right, left)
        start = len(longer) - len(shorter)
        ends = [self._joined_axis(a, b) for a, b in zip(longer[start:], shorter, strict=True)]
        return (*longer[:start], *ends)

    def _joined_axis(self, left: Expr, right: Expr) -> Expr:
        if left == right or right == index(1):
            return left
        if left == index(1):
            return right
        if (known := self.joins.of(left, right)) is not None:
            return known
        length = self.builder.once(apply(JOINED, left, right), "n")
        assert isinstance(length, Local)
        self.once.add(length.name)
        if self.is_fixed((left, right)):
            self.joins.add(left, right, length)
        return length

    def check_fits(self, target: Expr, shape: tuple[Expr, ...]) -> None:
        """Raise NumPy's ValueError where a value of some shape cannot be stretched to the target."""
        whole = extents(target)
        conditions: list[Expr] = []
        for axis in range(1, len(shape) + 1):
            length = shape[-axis]
            if length == index(1) or (axis <= len(whole) and self.joins.within(length, whole[-axis])):
                continue
            wrong: Expr = apply(UNEQUAL, length, index(1))
            if axis <= len(whole):
                wrong = both(apply(UNEQUAL, length, whole[-axis]), wrong)
            conditions.append(wrong)
        message = "could not broadcast input array from shape {1} into shape {0}"
        if isinstance(target, Generate):  # places that index arrays name
            message = "shape mismatch: value array of shape {1} could not be broadcast to indexing result of shape {0}"
        for wrong in conditions:
            self.raise_value_error(wrong, message, whole, shape)

    def check_in_place(self, whole: tuple[Expr, ...], operand: Expr) -> None:
        """Raise the ValueError of an operation in place on a target of a shape: it may not grow."""
        right = self.check(operand)
        wrong = misfit(whole, self.joins.unknown(whole, right))
        if wrong != Const(False, BOOL):
            self.raise_value_error(
                wrong, "operands could not be broadcast together with shapes {0} {1} {0} ", whole, right
            )
        message = "non-broadcastable output operand with shape {0} doesn't match the broadcast shape {1}"
        broadcast = joined([whole, right])
        if len(right) > len(whole):
            self.raise_value_error(Const(True, BOOL), message, whole, broadcast)
        for mine, other in zip(reversed(whole), reversed(right), strict=False):
            if other != index(1) and not self.joins.within(other, mine):
                wrong = both(apply(EQUAL, mine, index(1)), apply(UNEQUAL, other, index(1)))
                self.raise_value_error(wrong, message, whole, broadcast)

    def raise_value_error(self, wrong: Expr, message: str, *shapes: tuple[Expr, ...]) -> None:
        """Raise a ValueError whose message shows shapes at {0} and {1}."""
        args: list[Expr] = []
        text = ""
        for part in re.split(r"({\d})", message):
            if part[:1] != "{":
                text += part
                continue
            shape = shapes[int(part[1])]
            text += shape_text(shape)
            args += [length for length in shape if not isinstance(length, Const)]
        self.builder.emit(
            If(wrong, (Raise("ValueError", text, tuple(args), self.builder.span),), (), self.builder.span)
        )


def _raises_in_loop(expr: Expr) -> bool:
    """Whether computing an element of an array can raise."""
    if isinstance(expr, Generate):
        return may_raise(expr.body)
    return isinstance(expr, Map) and expr.loop.raises and isinstance(expr.type, Array)


def is_whole(expr: Expr) -> bool:
    """Whether an expression takes or gives arrays in memory."""
    return isinstance(expr, Map) and expr.loop.whole


def _in_memory(value: Expr) -> bool:
    """Whether an array expression describes memory that exists, or will by itself."""
    match value:
        case Local() | Wrap() | Allocate() | Call() | Item():
            return True
        case Map(loop) if loop.whole:
            return True
        case View(array) | Transpose(array):
            return _in_memory(array)
        case Cast(inner, type_):
            return isinstance(inner.type, Array) and inner.type.dtype == type_.dtype and _in_memory(inner)  # type: ignore[attr-defined]
        case _:
            return False


__all__ = ["Generate", "Type", "expressions", "fuse"]
