"""What can be iterated.

Most sequences have a length and an element for each position: `zip`, `enumerate` and `reversed` of such are only other
ways to compute an element, and a loop over any of them is a counting loop. Sets, dicts and generators are gone through
step by step instead. At run time a range is a tuple of start, stop and step, the others tuples of what they are made
from.
"""

from __future__ import annotations

from collections.abc import Callable

from capsulec.diagnostics import Span
from capsulec.ir.build import Builder, apply, cast, index
from capsulec.ir.nodes import (
    Address,
    Assign,
    At,
    Const,
    Expr,
    Extent,
    For,
    If,
    Item,
    Load,
    Local,
    Loop,
    MakeTuple,
    Map,
    Select,
    Slice,
    Transpose,
    View,
    While,
    Wrap,
)
from capsulec.ir.types import (
    BOOL,
    BYTES,
    INT,
    STR,
    Array,
    Bytes,
    Deque,
    Dict,
    DictView,
    Enumerate,
    File,
    FrozenSet,
    Function,
    Generator,
    Iterator,
    LibraryFunction,
    List,
    NoneType,
    Pointer,
    Range,
    Reference,
    Reversed,
    Scalar,
    Sequence,
    Set,
    Static,
    Str,
    Tuple,
    Type,
    TypedArray,
    Union,
    Zip,
    is_static,
    widened,
)
from capsulec.ir.walk import makes_generator
from capsulec.library import operators
from capsulec.library.cells import content
from capsulec.library.table import RuleError
from capsulec.records import record, replace

RANGE_LENGTH = Loop("range.length", (INT, INT, INT), INT, "py::range_length({0}, {1}, {2})", "python/range.hpp")
RANGE_STEP = Loop("range.step", (INT,), INT, "py::range_step({0})", "python/range.hpp", raises=True)
MINIMUM = Loop("min", (INT, INT), INT, "py::smaller({0}, {1})", "python/range.hpp")
POINTER_HINT = "make an array of it: numpy.ctypeslib.as_array(pointer, n)"
PLAIN_ADD = Loop("index.add", (INT, INT), INT, "{0} + {1}")
PLAIN_SUB = Loop("index.sub", (INT, INT), INT, "{0} - {1}")
PLAIN_MUL = Loop("index.mul", (INT, INT), INT, "{0} * {1}")


@record
class Iteration:
    """A sequence about to be iterated: its length, and the element at a position (an int64 expression)."""

    length: Expr
    element: Callable[[Expr], Expr]


@record
class Stepping:
    """An iteration without positions: `test` goes on to the next element and says whether there is one; the first
    statements of the loop's body are those of `opening`, `element` is the value then."""

    test: Expr
    opening: Callable[[], None]
    element: Callable[[], Expr]


@record
class Elements(Expr):
    """What a comprehension gives, one by one, as a rule that goes through it once wants it: no list is made.

    `run(body, decided)` emits its loops; they end early when `decided`, a bool, is true after an element.
    """

    type: Type
    run: Callable[[Callable[[Expr], None], Expr | None], None]
    lazy: bool
    span: Span | None = None


def element_type(sequence: Type) -> Type:
    """The type of the elements. Raises RuleError for what cannot be iterated."""
    match sequence:
        case Range():
            return INT
        case Enumerate(inner):
            return Tuple((INT, element_type(inner)))
        case Zip(sequences):
            return Tuple(tuple(element_type(s) for s in sequences))
        case Reversed(inner):
            return element_type(inner)
        case Tuple(items):
            return common_item(items)
        case Array(ndim=0):
            raise RuleError("iteration over a 0-d array", hint="Python would raise TypeError here too")
        case Array(dtype, 1):
            return Scalar(dtype)
        case Array(dtype, ndim, order):
            return Array(dtype, ndim - 1, order)
        case List(element) | Set(element) | FrozenSet(element) | Sequence(element) | Dict(element, _):
            return content(element)
        case DictView(kind, Dict(key, value)):
            items = {"keys": (key,), "values": (value,), "items": (key, value)}[kind]
            found = tuple(map(content, items))
            return found[0] if len(found) == 1 else Tuple(found)
        case Generator(element) | Deque(element):
            return content(element)
        case Iterator(inner):
            return element_type(inner)
        case Str() | Static(value=str()):
            return STR
        case TypedArray() as whole:
            return whole.element
        case File(binary):
            return BYTES if binary else STR
        case Bytes() | Static(value=bytes()):
            return INT
        case Union(alternatives):
            return common_item(tuple(element_type(other) for other in alternatives if other != Tuple(())))
        case Pointer():
            raise RuleError("a pointer cannot be iterated: it has no length", POINTER_HINT, "pointer-misuse")
        case _:
            raise RuleError(
                f"{widened(sequence)} cannot be iterated",
                hint="Python would raise TypeError here too",
                code="operand-types",
            )


def common_item(items: tuple[Type, ...]) -> Type:
    """The one type of a tuple's items, for a loop over it."""
    from capsulec.library.joins import JoinError, join

    wide = list(dict.fromkeys(widened(item) for item in items))
    if len(wide) < 2:
        return wide[0] if wide else INT
    try:
        joined = join(wide)
    except JoinError as error:
        text = f"a loop over a tuple whose items are of several types, {error.first} and {error.second},"
        hint = "write the statements once for each item, or put the work into a function"
        raise RuleError(f"{text} is not supported yet", hint, "not-supported-yet") from None
    assert joined is not None
    return widened(joined)


def item(value: Expr, position: int, type_: Type | None = None) -> Expr:
    """One position of a tuple-like value; of a tuple that was just made, the item itself."""
    if isinstance(value, MakeTuple):
        return value.items[position]
    assert type_ is not None
    return Item(value, position, type_, value.span)


def each(builder: Builder, sequence: Expr, body: Callable[[Expr], None]) -> None:
    """Emit a loop over a value; `body` emits what is done with each element."""
    if isinstance(sequence, Elements):
        sequence.run(body, None)
        return
    if isinstance(sequence.type, Range) and sequence.type.step is not None:
        start, stop, _ = range_parts(builder, sequence, sequence.type.step)
        k = Local(builder.fresh("k"), INT)
        with builder.block() as statements:
            body(k)
        builder.emit(For(k, start, stop, sequence.type.step, tuple(statements), (), builder.span))
        return
    over = traversal(builder, sequence)
    if isinstance(over, Iteration):
        if over.length == index(0):  # an empty tuple
            return
        k = Local(builder.fresh("k"), INT)
        with builder.block() as statements:
            body(over.element(k))
        builder.emit(For(k, index(0), over.length, 1, tuple(statements), (), builder.span))
        return
    with builder.block() as statements:
        over.opening()
        body(over.element())
    builder.emit(While(over.test, tuple(statements), (), builder.span))


def is_positional(sequence: Type) -> bool:
    """Whether a value has a length and elements at positions."""
    match sequence:
        case Enumerate(inner) | Reversed(inner):
            return is_positional(inner)
        case Zip(sequences):
            return all(map(is_positional, sequences))
        case Set() | FrozenSet() | Dict() | DictView() | Generator() | Iterator() | File() | Deque() | Union():
            return False
        case _:
            return True


def traversal(builder: Builder, sequence: Expr, *, shared: bool = False) -> Iteration | Stepping:
    """How to go through a value once. `shared`: something else may go on with it before its value is taken."""
    if is_positional(sequence.type):
        return iteration(builder, sequence)
    match sequence.type:
        case Enumerate(inner):
            return _counted(builder, sequence, inner, shared)
        case Zip(sequences):
            return _side_by_side(builder, sequence, sequences, shared)
        case Generator(element, owner):
            if makes_generator(sequence) and builder.consumes_in_place:
                sequence = replace(sequence, type=Generator(element, owner, True))
            steps = sequence if isinstance(sequence, Local) else builder.variable(sequence, "steps")
            return _steps_taken(builder, steps) if shared and not makes_generator(sequence) else _steps(steps)
        case Union(alternatives):
            return iteration(builder, _items_of_any(builder, sequence, alternatives))
        case Iterator():
            steps = sequence if isinstance(sequence, Local) else builder.variable(sequence, "steps")
            return _steps_taken(builder, steps) if shared else _steps(steps)
        case type_:
            start = Loop("iterate", (type_,), Iterator(type_, True), "{result}({0})", "python/iterator.hpp")
            return _steps(builder.variable(Map(start, (sequence,), start.result, sequence.span), "steps"))


def _items_of_any(builder: Builder, sequence: Expr, alternatives: tuple[Type, ...]) -> Expr:
    """What a value of several types gives when it is gone through, as a list."""
    chosen = Local(builder.fresh("items"), List(widened(element_type(sequence.type))))
    whole = builder.once(sequence, "value")
    number = Map(Loop("number", (whole.type,), INT, "{0}.number"), (whole,), INT)
    for place, type_ in enumerate(alternatives):
        with builder.block() as statements:
            if type_ == Tuple(()):
                items: Expr = Map(Loop("new", (), chosen.type, "{result}()"), (), chosen.type)
            else:
                held = Loop("alternative", (whole.type,), type_, f"{{0}}.values.item<{place}>()")
                items = builder.convert(Map(held, (whole,), type_, sequence.span), chosen.type)
            builder.emit(Assign(chosen, items))
        builder.emit(If(cast(apply(operators.compare("==", INT, INT), number, index(place)), BOOL), tuple(statements)))
    return chosen


def _steps(steps: Expr) -> Stepping:
    """The steps of something that has `next()` and `value()` at run time."""
    type_ = element_type(steps.type)
    following = Loop("next", (steps.type,), BOOL, "{0}.next()", raises=True, effects=True)
    value = Loop("value", (steps.type,), type_, "{0}.value()")
    return Stepping(
        Map(following, (steps,), BOOL, steps.span), lambda: None, lambda: Map(value, (steps,), type_, steps.span)
    )


def _steps_taken(builder: Builder, steps: Expr) -> Stepping:
    """The same, where each value is taken as soon as it is there: `zip(steps, steps)` makes pairs of neighbours."""
    over = _steps(steps)
    type_ = over.element().type
    if is_static(type_):
        return over
    taken = Local(builder.fresh("taken"), type_)
    builder.emit(Assign(taken, Map(Loop("new", (), type_, "{result}()"), (), type_)))
    place = Address(taken.name, Reference(type_, None))
    take = Loop(
        "next", (steps.type, place.type), BOOL, "py::take({0}, {1})", "python/iterator.hpp", raises=True, effects=True
    )
    return Stepping(Map(take, (steps, place), BOOL, steps.span), lambda: None, lambda: taken)


def _stepping(builder: Builder, sequence: Expr, shared: bool = False) -> Stepping:
    """Any value step by step."""
    over = traversal(builder, sequence, shared=shared)
    if isinstance(over, Stepping):
        return over
    k, current = Local(builder.fresh("k"), INT), Local(builder.fresh("k"), INT)
    builder.emit(Assign(k, index(0)))

    def opening() -> None:
        builder.emit(Assign(current, k))
        builder.emit(Assign(k, apply(PLAIN_ADD, k, index(1))))

    test = apply(Loop("less", (INT, INT), BOOL, "{0} < {1}"), k, over.length)
    positional = over
    return Stepping(test, opening, lambda: positional.element(current))


def _counted(builder: Builder, value: Expr, inner: Type, shared: bool) -> Stepping:
    over = _stepping(builder, item(value, 0, inner), shared)
    count = builder.variable(_minus(item(value, 1, INT), index(1)), "count")

    def opening() -> None:
        over.opening()
        builder.emit(Assign(count, apply(PLAIN_ADD, count, index(1))))

    return Stepping(over.test, opening, lambda: _pair(count, over.element()))


def _side_by_side(builder: Builder, value: Expr, sequences: tuple[Type, ...], shared: bool) -> Stepping:
    shared = shared or sum(map(_goes_on, sequences)) > 1
    parts = [_stepping(builder, item(value, n, type_), shared) for n, type_ in enumerate(sequences)]
    test = parts[0].test
    for part in parts[1:]:
        test = Select(test, part.test, Const(False, BOOL), BOOL, test.span)

    def opening() -> None:
        for part in parts:
            part.opening()

    def element() -> Expr:
        items = tuple(part.element() for part in parts)
        return MakeTuple(items, Tuple(tuple(i.type for i in items)))

    return Stepping(test, opening, element)


def _goes_on(type_: Type) -> bool:
    """Whether going through such a value may use up what others have, too."""
    match type_:
        case Zip(sequences):
            return any(map(_goes_on, sequences))
        case Enumerate(inner):
            return _goes_on(inner)
        case _:
            return isinstance(type_, Generator | Iterator)


def iteration(builder: Builder, sequence: Expr) -> Iteration:
    """How to iterate a value. What is used for every element is evaluated once, into locals of `builder`."""
    match sequence.type:
        case Range(step=step):
            return _range(builder, sequence, step)
        case Enumerate(inner):
            over = iteration(builder, item(sequence, 0, inner))
            start = builder.once(item(sequence, 1, INT), "start")
            return Iteration(over.length, lambda k: _pair(_plus(k, start), over.element(k)))
        case Zip(sequences):
            return _zip(builder, sequence, sequences)
        case Reversed(inner):
            over = iteration(builder, item(sequence, 0, inner))
            length = builder.once(over.length, "n")
            last = _minus(length, index(1))
            return Iteration(length, lambda k: over.element(_minus(last, k)))
        case Tuple(items):
            return _tuple(builder, sequence, items)
        case Array():
            return _array(builder, sequence, sequence.type)
        case List() | Sequence() | Str() | Bytes() | TypedArray():
            return _list(builder, sequence)
        case other:
            raise RuleError(f"{other} cannot be iterated")


def _list(builder: Builder, sequence: Expr) -> Iteration:
    """A list or text. Its length is asked for again and again: what is appended on the way is iterated, too."""
    type_ = sequence.type
    # A name of its own: the variable may get another value on the way.
    held = sequence if isinstance(sequence, Const) else builder.variable(sequence, "items")
    size = Loop("size", (type_,), INT, "{0}.size()")
    at = Loop("at", (type_, INT), element_type(type_), "{0}.at({1})")
    return Iteration(Map(size, (held,), INT), lambda k: Map(at, (held, k), at.result, sequence.span))


def _pair(first: Expr, second: Expr) -> Expr:
    return MakeTuple((first, second), Tuple((first.type, second.type)))


def _plus(left: Expr, right: Expr) -> Expr:
    return left if right == index(0) else apply(PLAIN_ADD, left, right)


def _minus(left: Expr, right: Expr) -> Expr:
    if isinstance(left, Const) and isinstance(right, Const):
        return index(int(left.value) - int(right.value))  # type: ignore[arg-type]
    return left if right == index(0) else apply(PLAIN_SUB, left, right)


def range_parts(builder: Builder, value: Expr, step: int | None) -> tuple[Expr, Expr, Expr]:
    """Start, stop and step of a range value, each evaluated once."""
    start, stop = builder.once(item(value, 0, INT), "start"), builder.once(item(value, 1, INT), "stop")
    return start, stop, index(step) if step is not None else builder.once(item(value, 2, INT), "step")


def range_length(start: Expr, stop: Expr, step: Expr) -> Expr:
    """The number of elements of range(start, stop, step)."""
    values = [part.value for part in (start, stop, step) if isinstance(part, Const) and isinstance(part.value, int)]
    if len(values) == 3:
        return index(len(range(*values)))
    return apply(RANGE_LENGTH, start, stop, step)


def count(loop: For) -> Expr:
    """How often a loop is gone through that nothing leaves early."""
    if loop.start == index(0) and loop.step == 1:
        return loop.stop
    return range_length(loop.start, loop.stop, index(loop.step))


def _range(builder: Builder, value: Expr, known: int | None) -> Iteration:
    start, stop, step = range_parts(builder, value, known)
    length = range_length(start, stop, step)

    def element(k: Expr) -> Expr:
        # Every element is an int64, but on the way to it k * step may wrap.
        scaled = k if step == index(1) else apply(operators.binary("*", INT, INT), k, step)
        return scaled if start == index(0) else apply(operators.binary("+", INT, INT), scaled, start)

    return Iteration(length, element)


def _zip(builder: Builder, value: Expr, sequences: tuple[Type, ...]) -> Iteration:
    parts = [iteration(builder, item(value, n, type_)) for n, type_ in enumerate(sequences)]
    length: Expr = parts[0].length if parts else index(0)
    for part in parts[1:]:
        length = length if part.length == length else apply(MINIMUM, length, part.length)

    def element(k: Expr) -> Expr:
        items = tuple(part.element(k) for part in parts)
        return MakeTuple(items, Tuple(tuple(i.type for i in items)))

    return Iteration(length, element)


def _tuple(builder: Builder, value: Expr, items: tuple[Type, ...]) -> Iteration:
    type_ = common_item(items)
    whole = Tuple((type_,) * len(items))
    if value.type != whole:
        value = value if isinstance(value, MakeTuple) else builder.once(value, "items")
        value = MakeTuple(tuple(builder.convert(item(value, n, t), type_) for n, t in enumerate(items)), whole)
    table = builder.once(value, "items")
    return Iteration(index(len(items)), lambda k: item_at(table, k, type_))


def item_at(table: Expr, position: Expr, type_: Type) -> Expr:
    """The item of a tuple of one type at a position known at run time, which must be valid."""
    if isinstance(position, Const) and isinstance(position.value, int):
        return item(table, position.value, type_)
    loop = Loop("tuple.item_at", (table.type, INT), type_, "py::item_at({0}, {1})", "python/tuple.hpp")
    return Map(loop, (table, cast(position, INT)), type_, table.span)


def row_of(array: Array) -> Array:
    """The type of the rows of an array."""
    order = array.order if array.order in ("C", "r") or array.ndim > 2 else ""
    return Array(array.dtype, array.ndim - 1, order.lower() if array.order == "F" else order)


def _array(builder: Builder, value: Expr, type_: Array) -> Iteration:
    # A name of its own: the variable may get another array on the way.
    array = builder.variable(value, "a") if _computed(value) or isinstance(value, Local) else value
    length = Extent(array, 0, INT)

    def element(k: Expr) -> Expr:
        if type_.ndim == 1:
            return Load(array, (k,), Scalar(type_.dtype), value.span)
        rest = tuple(Slice(index(0), index(1), Extent(array, d, INT)) for d in range(1, type_.ndim))
        return View(array, (At(k), *rest), row_of(type_), value.span)

    return Iteration(length, element)


def _computed(value: Expr) -> bool:
    """Whether this is no array that exists, or a view of one: what computes it is done once."""
    while isinstance(value, View | Transpose):
        value = value.array
    return not isinstance(value, Local | Wrap)


def membership_type(value: Type, container: Type) -> Type:
    """The type of `value in container`. Raises RuleError."""
    match container:
        case Tuple(items):
            for entry in items:
                operators.compare("==", value, entry)
            if isinstance(value, Static) and all(isinstance(entry, Static) for entry in items):
                return Static(any(value.value == entry.value for entry in items))  # type: ignore[attr-defined]
            return BOOL
        case Range() if isinstance(widened(value), Scalar):
            return BOOL
        case Array(dtype) if isinstance(widened(value), Scalar):
            operators.compare("==", value, Scalar(dtype))
            return BOOL
        case _ if isinstance(widened(container), Scalar | NoneType | Function | LibraryFunction | Pointer):
            text = f"`in` looks for a value in a tuple or range, not in {widened(container)}"
            raise RuleError(text, hint="Python would raise TypeError here too")
        case _:
            raise RuleError(f"`in` with {widened(container)} is not supported yet", code="not-supported-yet")
