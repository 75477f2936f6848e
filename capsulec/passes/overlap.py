"""Assignment between arrays that may share memory.

NumPy gives `a[1:] = a[:-1]` the meaning of "compute everything, then store". A loop that stores as it goes has that
meaning when the target is not read, or when each element is read only to compute itself.
"""

from __future__ import annotations

from capsulec.ir.build import apply
from capsulec.ir.nodes import Cast, Const, Expr, Generate, Load, Local, Loop, Map, Select, View, Wrap
from capsulec.ir.types import BOOL, INT, Array, Pointer
from capsulec.ir.walk import subexpressions
from capsulec.passes.elements import times
from capsulec.passes.shapes import extents
from capsulec.records import record


@record
class Overlap:
    """Whether a loop may store as it goes: `never` needs no test, else `test` is true where memory is shared."""

    never: bool
    test: Expr


NEVER = Overlap(True, Const(False, BOOL))
ALWAYS = Overlap(False, Const(True, BOOL))


def overlap(target: Expr, value: Expr) -> Overlap:
    """How the memory that `value` reads meets that of `target`."""
    base, same_place = _base(target), target
    tests: list[Expr] = []
    for source in sources(value):
        other = _base(source)
        if _disjoint_types(base, other):
            continue
        if base == other:
            if source != same_place:
                return ALWAYS
            continue
        shared = _shared(base, other)
        if extents(source) == extents(target) and source == other and target == base:
            # Whole arrays that start at the same place are read and stored element by element.
            shared = _and_not_same(shared, base, other)
        if shared not in tests:
            tests.append(shared)
    if not tests:
        return NEVER
    test = tests[0]
    for other_test in tests[1:]:
        test = Select(test, Const(True, BOOL), other_test, BOOL)
    return Overlap(False, test)


def sources(value: Expr) -> list[Expr]:
    """The arrays in memory that an array expression reads, as it reads them."""
    match value:
        case Local(type=Array()) | Wrap():
            return [value]
        case View():
            return [value]
        case Map(args=args):
            return [s for arg in args for s in sources(arg)]
        case Cast(inner):
            return sources(inner)
        case Generate(body=body):
            return [e.base for e in subexpressions(body) if isinstance(e, Load) and isinstance(e.base.type, Array)]
        case _:
            return []


def _base(expr: Expr) -> Expr:
    while isinstance(expr, View):
        expr = expr.array
    return expr


def _disjoint_types(left: Expr, right: Expr) -> bool:
    """Pointers to different types do not meet, as in C."""
    assert isinstance(left.type, Array)
    assert isinstance(right.type, Array)
    return left.type.dtype != right.type.dtype


def address(expr: Expr) -> Expr:
    """The pointer to the first element of an array."""
    if isinstance(expr, Wrap):
        return expr.pointer
    assert isinstance(expr.type, Array)
    from capsulec.ir.types import Scalar

    data = Loop("array.data", (expr.type,), Pointer(Scalar(expr.type.dtype)), "{0}.data")
    return Map(data, (expr,), data.result)


def _length(expr: Expr) -> Expr:
    length, *rest = extents(expr)
    for other in rest:
        length = times(length, other)
    return length


def _shared(left: Expr, right: Expr) -> Expr:
    a, b = address(left), address(right)
    loop = Loop("overlap", (a.type, INT, b.type, INT), BOOL, "np::overlap({0}, {1}, {2}, {3})", "numpy/overlap.hpp")
    return Map(loop, (a, _length(left), b, _length(right)), BOOL)


def _and_not_same(shared: Expr, left: Expr, right: Expr) -> Expr:
    a, b = address(left), address(right)
    if isinstance(left, Local) or isinstance(right, Local):
        return shared
    same = Map(Loop("same", (a.type, b.type), BOOL, "{0} != {1}"), (a, b), BOOL)
    return Select(same, shared, Const(False, BOOL), BOOL)


__all__ = ["Overlap", "apply", "overlap", "sources"]
