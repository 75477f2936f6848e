"""Arguments that meet in elementwise operations usually have one shape: the quick version of a function assumes it.

before    def f_1(a: C order, b: C order): c = a + b; d = c * b …
after     def f_1(a: C order, b: C order):
              if not usually(a.shape[0] == b.shape[0]): return f(a, b)
              c = a + b; d = c * b …                    with one length for all

An exported function exists twice anyway: `f` is for any strides, and asks at each operation which axes are stretched.
So only the usual case is left for the other one, each of whose statements is one plain nest.
"""

from __future__ import annotations

from collections.abc import Sequence

from capsulec.ir.build import apply, both
from capsulec.ir.exports import Overload, PythonFunction
from capsulec.ir.nodes import (
    Assign,
    Block,
    Call,
    Cast,
    Const,
    Directive,
    Eval,
    Expr,
    Extent,
    For,
    Function,
    If,
    Load,
    Local,
    Map,
    Program,
    Return,
    Store,
    While,
    Wrap,
)
from capsulec.ir.types import BOOL, INT, NONE, Array, Type
from capsulec.ir.walk import all_expressions, assigned_once, rewrite_block, statements
from capsulec.library.operators import unary
from capsulec.passes.masks import has_masks
from capsulec.passes.overlap import address
from capsulec.passes.shapes import EQUAL, USUALLY, Broadcasts, demands, extents
from capsulec.records import replace

Described = dict[str, Wrap]  # array parameters as their memory, with the lengths that it is known to have
Place = tuple[str, int]  # a parameter and one of its axes


def twins(exported: Sequence[PythonFunction], program: Program) -> dict[str, Function]:
    """For the name of an exported function of arrays in C order, the one of the same export for any strides."""
    functions = {function.name: function for function in program.functions}
    found = {}
    for one in exported:
        general = {_key(o): o.function for o in one.overloads if not any(t.order for t in _arrays(o))}
        for overload in one.overloads:
            twin = functions.get(general.get(_key(overload), ""))
            if twin is None or not all(type_.order == "C" for type_ in _arrays(overload)):
                continue
            own = functions.get(overload.function)
            if own is not None and _general(own.result) == _general(twin.result):  # which is in C order for C order
                found[overload.function] = twin
    return found


def _arrays(overload: Overload) -> list[Array]:
    return [passed.type for passed in overload.passed if isinstance(passed.type, Array)]


def _key(overload: Overload) -> tuple[object, ...]:
    """The overload without the order of its arrays."""
    return tuple(replace(p, type=_general(p.type), settled=_general(p.settled)) for p in overload.passed)


def _general(type_: Type) -> Type:
    return Array(type_.dtype, type_.ndim) if isinstance(type_, Array) else type_


def same_shapes(function: Function, twin: Function) -> tuple[Function, Described, Block]:
    """The function for arguments whose shapes are those that its operations demand, what is known of these, and what
    has to stand in front of it when its arrays are loops."""
    if twin.name == function.name or not _gains(function):
        return function, {}, ()
    found = _Shapes(function)
    for statement in statements(function.body):
        if isinstance(statement, Store) and not statement.indices and isinstance(statement.value.type, Array):
            found.meet(statement.value, (extents(statement.base),))
    for expr in all_expressions(function.body):
        if isinstance(expr, Map) and isinstance(expr.type, Array) and not expr.loop.whole:
            found.meet(expr, ())
    if not found.tests:
        return function, {}, ()
    same: Expr = found.tests[0]
    for test in found.tests[1:]:
        same = both(same, test)
    call = Call(twin.name, function.parameters, function.result, span=function.span)
    unlike = apply(unary("not", BOOL), apply(USUALLY, same))
    instead: Block = (Return(call, function.span),)
    if twin.result == NONE:
        instead = (Eval(call, function.span), Return(None, function.span))
    guard = If(unlike, instead, (), function.span)
    body = rewrite_block(function.body, found.known)
    return replace(function, body=body), found.described(), (guard,)


def _gains(function: Function) -> bool:
    """Whether the function is one of whole arrays: where loops go over elements, they would be slower in the twin."""
    if function.yields is not None:
        return False
    for statement in statements(function.body):
        if isinstance(statement, Directive):
            return False
        if isinstance(statement, For | While) and any(
            isinstance(e, Load) and isinstance(e.base.type, Array) for e in all_expressions((statement,))
        ):
            return False
    return True


class _Shapes:
    """The axes of the arguments, in groups that have one length."""

    def __init__(self, function: Function) -> None:
        once = assigned_once(function)
        self.arrays = {
            p.name: p
            for p in function.parameters
            if isinstance(p.type, Array) and p.type.order == "C" and p.name in once
        }
        self.values = {
            s.target.name: s.value
            for s in statements(function.body)
            if isinstance(s, Assign) and s.target.name in once and s.target.type == INT
        }
        self.made = {
            s.target.name: s.value
            for s in statements(function.body)
            if isinstance(s, Assign) and s.target.name in once and isinstance(s.target.type, Array)
        }
        self.first: dict[Place, Place] = {}  # the axis that stands for others
        self.tests: list[Expr] = []

    def meet(self, value: Expr, targets: tuple[tuple[Expr, ...], ...]) -> None:
        """Assume that what is computed together has one shape, as far as arguments decide that."""
        if has_masks(value):
            return
        found = Broadcasts()
        shape = demands(value, found)
        for target in targets:
            found.add(target, shape)
        for left, right in found.pairs:
            self.equal(left, right)

    def equal(self, left: Expr, right: Expr) -> None:
        match self.resolved(left), self.resolved(right):
            case Extent(Local(one), axis), Extent(Local(other), second) if one in self.arrays and other in self.arrays:
                self.unite((one, axis), (other, second))
            case Map(loop, args), Map(other_loop, others) if loop == other_loop and len(args) == len(others):
                if all(
                    a == b or not (isinstance(a, Const) and isinstance(b, Const))
                    for a, b in zip(args, others, strict=True)
                ):
                    for a, b in zip(args, others, strict=True):
                        self.equal(a, b)

    def resolved(self, length: Expr, depth: int = 0) -> Expr:
        """A length in terms of those of the arguments, where it is known."""
        while isinstance(length, Cast):
            length = length.value
        if depth > 20:
            return length
        match length:
            case Local(name) if name in self.values:
                return self.resolved(self.values[name], depth + 1)
            case Extent(Local(name), axis) if name in self.made:
                value = self.made[name]
                if (isinstance(value, Map) and value.loop.whole) or has_masks(value):
                    return length
                lengths = demands(value, Broadcasts())
                return self.resolved(lengths[axis], depth + 1)
            case _:
                return length

    def unite(self, one: Place, other: Place) -> None:
        first, second = self.root(one), self.root(other)
        if first == second:
            return
        order = list(self.arrays)
        first, second = sorted((first, second), key=lambda place: (order.index(place[0]), place[1]))
        self.first[second] = first
        self.tests.append(apply(EQUAL, self.extent(first), self.extent(second)))

    def root(self, place: Place) -> Place:
        while place in self.first:
            place = self.first[place]
        return place

    def extent(self, place: Place) -> Extent:
        return Extent(self.arrays[place[0]], place[1], INT)

    def known(self, expr: Expr) -> Expr:
        """A length of an argument as that of the first one which has it too."""
        if isinstance(expr, Extent) and isinstance(expr.array, Local) and expr.array.name in self.arrays:
            return self.extent(self.root((expr.array.name, expr.axis)))
        return expr

    def described(self) -> Described:
        found = {}
        for name, array in self.arrays.items():
            assert isinstance(array.type, Array)
            places = [self.root((name, axis)) for axis in range(array.type.ndim)]
            if any(place != (name, axis) for axis, place in enumerate(places)):
                found[name] = Wrap(address(array), tuple(map(self.extent, places)), array.type, array.span)
        return found
