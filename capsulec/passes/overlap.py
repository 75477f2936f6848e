"""Assignment between arrays that may share memory.

NumPy gives `a[1:] = a[:-1]` the meaning of "compute everything, then store". A loop that stores as it goes has that
meaning when the target is not read, when each element is read only to compute itself, or when it is read before the
loop, which goes from the first element to the last, comes to it.
"""

from __future__ import annotations

from collections.abc import Iterator

from capsulec.ir.build import apply, both, index
from capsulec.ir.nodes import (
    At,
    Cast,
    Const,
    Expr,
    Generate,
    Load,
    Local,
    Loop,
    Map,
    Select,
    Slice,
    Transpose,
    View,
    Wrap,
)
from capsulec.ir.types import BOOL, COMPLEX_OF, INT, Array, Pointer, Scalar
from capsulec.ir.walk import subexpressions
from capsulec.passes.elements import ADD, times
from capsulec.passes.shapes import EQUAL, UNEQUAL, extents
from capsulec.records import record

LESS = Loop("index.less", (INT, INT), BOOL, "{0} < {1}")
TRUE, FALSE = Const(True, BOOL), Const(False, BOOL)


@record
class Overlap:
    """Whether a loop may store as it goes: `never` needs no test, else `test` is true where memory is shared."""

    never: bool
    test: Expr
    reason: str = ""  # where the test is True


NEVER = Overlap(True, FALSE)
ALWAYS = Overlap(False, TRUE, "computed before: it reads what is stored to")
RAISING = Overlap(False, TRUE, "computed before: where that raises nothing is stored")
NO_NAMES: frozenset[str] = frozenset()


@record
class Source:
    """An array in memory that a value reads: `aligned` when its element at an index goes into the value's there."""

    array: Expr
    aligned: bool = True


def overlap(
    target: Expr,
    value: Expr,
    new: frozenset[str] = NO_NAMES,
    given: frozenset[str] = NO_NAMES,
    retyped: bool = False,
) -> Overlap:
    """How the memory that `value` reads meets that of `target`. `new` are arrays that were made in the function,
    `given` its arguments: none of these is one of those. `retyped`: arrays of different dtypes
    may be one memory."""
    base = base_of(target)
    if isinstance(base, Generate):
        return _scattered(base, value, retyped)
    tests: list[Expr] = []
    for source in sources(value):
        other = base_of(source.array)
        if not retyped and _disjoint_types(base, other):
            continue
        if base != other:
            if _apart(base, other, new, given):
                continue
            if _same_pointer(base, other):
                return ALWAYS
            test = _shared(base, other)
            if source.aligned and source.array == other and target == base and extents(other) == extents(target):
                # Whole arrays that start at the same place are read and stored element by element.
                test = _and_not_same(test, base, other)
        elif not source.aligned:
            return ALWAYS
        else:
            test = meeting(target, source.array)
        if test == TRUE:
            return ALWAYS
        if test not in (FALSE, *tests):
            tests.append(test)
    if not tests:
        return NEVER
    return Overlap(False, either(tests))


def _scattered(target: Generate, value: Expr, retyped: bool) -> Overlap:
    """The same for elements of an array at places that a rule finds: nothing is known of where they are."""
    element = target.body
    while isinstance(element, Cast):
        element = element.value
    assert isinstance(element, Load)
    tests: list[Expr] = []
    for source in sources(value):
        other = base_of(source.array)
        if not isinstance(element.base.type, Array) or not isinstance(other, Local):
            assert isinstance(other.type, Array)
            if retyped or not _disjoint(_dtype(element.base), other.type.dtype):
                return ALWAYS
            continue
        base = base_of(element.base)
        if not retyped and _disjoint_types(base, other):
            continue
        if base == other or not isinstance(base, Local | Wrap):
            return ALWAYS
        test = _shared(base, other)
        if test not in tests:
            tests.append(test)
    return Overlap(False, either(tests)) if tests else NEVER


def _dtype(memory: Expr) -> str:
    """The dtype of the elements of an array, or behind a pointer."""
    if isinstance(memory.type, Array):
        return memory.type.dtype
    assert isinstance(memory.type, Pointer)
    assert memory.type.target is not None
    return memory.type.target.dtype


def _same_pointer(left: Expr, right: Expr) -> bool:
    return (
        isinstance(left, Wrap)
        and isinstance(right, Wrap)
        and left.pointer == right.pointer
        and left.extents != right.extents
    )


def _apart(one: Expr, other: Expr, new: frozenset[str], given: frozenset[str]) -> bool:
    """Whether two arrays certainly have memory of their own."""
    names = _name(one), _name(other)
    return names[0] != names[1] and any(
        mine in new and (other in new or other in given) for mine, other in (names, names[::-1])
    )


def _name(array: Expr) -> str:
    """The name of an array, or of one as its memory."""
    match array:
        case Local(name):
            return name
        case Wrap(Map(Loop("array.data"), (Local(name),))):
            return name
        case _:
            return ""


def either(tests: list[Expr]) -> Expr:
    """`a or b or …` on booleans."""
    test = tests[0]
    for other in tests[1:]:
        test = Select(test, TRUE, other, BOOL)
    return test


def sources(value: Expr) -> Iterator[Source]:
    """The arrays in memory that an array expression reads, as it reads them."""
    match value:
        case Local(type=Array()) | Wrap():
            yield Source(value)
        case View(array) | Transpose(array):
            if isinstance(base_of(array), Local | Wrap):
                yield Source(value)
            else:
                yield from (Source(source.array, aligned=False) for source in sources(array))
        case Map(args=args):
            for arg in args:
                if isinstance(arg.type, Array):
                    yield from sources(arg)
        case Cast(inner):
            yield from sources(inner)
        case Generate(body=body):
            for expr in subexpressions(body):
                if isinstance(expr, Load) and isinstance(expr.base.type, Array):
                    yield from (Source(source.array, aligned=False) for source in sources(expr.base))
                elif isinstance(expr, Load) and isinstance(expr.base.type, Pointer):
                    everything = Wrap(expr.base, (index(2**62),), Array(_dtype(expr.base), 1, "C"))
                    yield Source(everything, aligned=False)


def base_of(expr: Expr) -> Expr:
    """The array that a view is one of."""
    while isinstance(expr, View | Transpose):
        expr = expr.array
    return expr


def meeting(target: Expr, source: Expr) -> Expr:
    """When storing to a view of an array changes another view of it before it is read."""
    if source == target:
        return FALSE
    if not (isinstance(target, View) and isinstance(source, View) and target.array == source.array):
        return TRUE
    mine = [axis for axis in target.axes if axis is not None]
    other = [axis for axis in source.axes if axis is not None]
    pairs = list(zip(mine, other, strict=True))
    same_form = [axis is None for axis in target.axes] == [axis is None for axis in source.axes]
    unlike = [(a, b) for a, b in pairs if a != b]
    unlike = [(a, b) for a, b in unlike if not (isinstance(a, At) and isinstance(b, At))]
    if same_form and not unlike:
        return FALSE  # the same row, or another one
    test: Expr = TRUE
    for a, b in pairs:
        test = _both(test, _axis_meets(a, b))
    if same_form and len(unlike) == 1 and test != FALSE:  # in the same row
        test = _both(test, _not_ahead(*unlike[0]))
    return test


def _axis_meets(a: At | Slice, b: At | Slice) -> Expr:
    """Whether two selections from one axis may have an index in common."""
    first, second = _interval(a), _interval(b)
    if a == b or first is None or second is None:
        return TRUE
    if isinstance(first[0], Const) and isinstance(second[0], Const) and not _known_end(first, second):
        return TRUE  # but for lengths that are less than the distance of the starts
    return _both(_less(first[0], second[1]), _less(second[0], first[1]))


def _known_end(*intervals: tuple[Expr, Expr]) -> bool:
    return any(isinstance(end, Const) for _, end in intervals)


def _interval(axis: At | Slice) -> tuple[Expr, Expr] | None:
    """The first index that a selection takes and the one behind its last, where they are simple."""
    if isinstance(axis, At):
        return axis.index, _plus(axis.index, index(1))
    if axis.step != index(1):
        return None
    return axis.start, _plus(axis.start, axis.length)


def _not_ahead(target: At | Slice, source: At | Slice) -> Expr:
    """Whether a loop along an axis comes to an element before it is read: it does not when what is read lies ahead."""
    if not (isinstance(target, Slice) and isinstance(source, Slice)):
        return TRUE
    step = target.step
    if target.step != source.step or not isinstance(step, Const) or not isinstance(step.value, int):
        return TRUE
    first, second = (source.start, target.start) if step.value > 0 else (target.start, source.start)
    behind = _less(first, second)
    unequal = FALSE if target.length == source.length else apply(UNEQUAL, target.length, source.length)
    return behind if unequal == FALSE else unequal if behind == FALSE else either([behind, unequal])


def _both(left: Expr, right: Expr) -> Expr:
    if FALSE in (left, right):
        return FALSE
    return right if left == TRUE else left if right == TRUE else both(left, right)


def _plus(left: Expr, right: Expr) -> Expr:
    if isinstance(left, Const) and isinstance(right, Const):
        return index(int(left.value) + int(right.value))  # type: ignore[arg-type]
    return right if left == index(0) else apply(ADD, left, right)


def _less(left: Expr, right: Expr) -> Expr:
    """`left < right` of two positions in an array."""
    if isinstance(left, Const) and isinstance(right, Const):
        return Const(int(left.value) < int(right.value), BOOL)  # type: ignore[arg-type]
    return FALSE if right == index(0) else apply(LESS, left, right)


def _disjoint_types(left: Expr, right: Expr) -> bool:
    """Pointers to different types do not meet, as in C; but the parts of complex numbers are real ones."""
    assert isinstance(left.type, Array)
    assert isinstance(right.type, Array)
    return _disjoint(left.type.dtype, right.type.dtype)


def _disjoint(one: str, other: str) -> bool:
    return one != other and COMPLEX_OF.get(one) != other and COMPLEX_OF.get(other) != one


def address(expr: Expr) -> Expr:
    """The pointer to the first element of an array."""
    if isinstance(expr, Wrap):
        return expr.pointer
    return _of_array("array.data", expr, "{0}.data")


def _of_array(name: str, expr: Expr, cxx: str, header: str = "") -> Expr:
    assert isinstance(expr.type, Array)
    loop = Loop(name, (expr.type,), Pointer(Scalar(expr.type.dtype)), cxx, header)
    return Map(loop, (expr,), loop.result)


def _memory(expr: Expr) -> tuple[Expr, Expr]:
    """Where the elements of an array lie: the lowest address, and how many elements from there on."""
    assert isinstance(expr.type, Array)
    if not isinstance(expr, Wrap) and expr.type.order not in ("C", "F"):
        reach = Loop("array.reach", (expr.type,), INT, "np::reach({0})", "numpy/overlap.hpp")
        return _of_array("array.lowest", expr, "np::lowest({0})", "numpy/overlap.hpp"), Map(reach, (expr,), INT)
    length: Expr = index(1)
    for other in extents(expr):
        length = times(length, other)
    return address(expr), length


def _shared(left: Expr, right: Expr) -> Expr:
    (a, n), (b, m) = _memory(left), _memory(right)
    loop = Loop("overlap", (a.type, INT, b.type, INT), BOOL, "np::overlap({0}, {1}, {2}, {3})", "numpy/overlap.hpp")
    return Map(loop, (a, n, b, m), BOOL)


def _and_not_same(shared: Expr, left: Expr, right: Expr) -> Expr:
    a, b = address(left), address(right)
    if isinstance(left, Local) or isinstance(right, Local) or a.type != b.type:
        return shared
    same = Map(Loop("same", (a.type, b.type), BOOL, "{0} != {1}"), (a, b), BOOL)
    return Select(same, shared, FALSE, BOOL)


__all__ = ["EQUAL", "Overlap", "Source", "address", "base_of", "overlap", "sources"]
