"""Which parameters' arrays a function may write to: an exported function takes read-only arrays for the others.

before    def f(a, b): c = b[1:]; c[0] = a[0]
after     the same, with `writes` {b}

An array is another name of all arrays that its value is made from without computing elements: views, items of
containers, and what a call returns of its arguments.
"""

from __future__ import annotations

from capsulec.ir.nodes import (
    Address,
    Allocate,
    Assign,
    Call,
    Cast,
    Expr,
    Function,
    Generate,
    Load,
    Local,
    Map,
    Program,
    Reduce,
    Return,
    Store,
)
from capsulec.ir.type_parts import parts
from capsulec.ir.types import Array, Scalar, Type
from capsulec.ir.walk import all_expressions, children, statements
from capsulec.records import replace

Positions = dict[str, frozenset[int]]  # of parameters, for each function


def written(program: Program) -> Program:
    """The program with `writes` of each function."""
    writes: Positions = {function.name: frozenset() for function in program.functions}
    if not any(_holds_arrays(parameter.type) for function in program.functions for parameter in function.parameters):
        return program
    given = returned(program)
    found = {function.name: _Names(function, given) for function in program.functions}
    moved = True
    while moved:
        moved = False
        for name, names in found.items():
            new = names.written(writes)
            if new != writes[name]:
                writes[name], moved = new, True
    return replace(
        program,
        functions=tuple(
            replace(f, writes=frozenset(f.parameters[n].name for n in writes[f.name])) if writes[f.name] else f
            for f in program.functions
        ),
    )


def returned(program: Program) -> Positions:
    """The parameters of each function whose arrays its result may be, or hold. Of a generator these are all."""
    given: Positions = {
        f.name: frozenset(range(len(f.parameters))) if f.yields is not None else frozenset() for f in program.functions
    }
    moved = True
    while moved:
        moved = False
        for function in program.functions:
            new = given[function.name] | _Names(function, given).returned()
            if new != given[function.name]:
                given[function.name], moved = new, True
    return given


class _Names:
    """The names of one function that stand for the same memory, when callees return what `given` says."""

    def __init__(self, function: Function, given: Positions) -> None:
        self.function, self.given = function, given
        self.same: dict[str, set[str]] = {}
        for statement in statements(function.body):
            if isinstance(statement, Assign) and _holds_arrays(statement.target.type):
                self.unite({statement.target.name} | roots(statement.value, given))
        for expr in all_expressions(function.body):
            if isinstance(expr, Map) and expr.loop.effects:  # what is put into a container is reached through it
                self.unite({name for arg in expr.args if _holds_arrays(arg.type) for name in roots(arg, given)})

    def unite(self, names: set[str]) -> None:
        whole = set(names).union(*(self.same.get(name, ()) for name in names))
        for name in whole:
            self.same[name] = whole

    def returned(self) -> frozenset[int]:
        """The positions of parameters that the result may be, or hold."""
        values = [s.value for s in statements(self.function.body) if isinstance(s, Return) and s.value is not None]
        return self.positions({name for value in values for name in roots(value, self.given)})

    def positions(self, touched: set[str]) -> frozenset[int]:
        """The positions of parameters that some names stand for."""
        reached = touched.union(*(self.same.get(name, ()) for name in touched))
        return frozenset(n for n, parameter in enumerate(self.function.parameters) if parameter.name in reached)

    def written(self, writes: Positions) -> frozenset[int]:
        """The positions of parameters that are written to, when callees write to theirs."""
        touched: set[str] = set()
        for statement in statements(self.function.body):
            if isinstance(statement, Store) and isinstance(statement.base.type, Array):
                touched |= _stored_to(statement.base, self.given)
        for expr in all_expressions(self.function.body):
            if isinstance(expr, Call):
                for position in writes.get(expr.callee, ()):
                    touched |= roots(expr.args[position], self.given)
            elif isinstance(expr, Map) and expr.loop.effects and not _keeps(expr):
                touched |= {name for arg in expr.args if isinstance(arg.type, Array) for name in roots(arg, self.given)}
        return self.positions(touched)


def _keeps(expr: Map) -> bool:
    """Whether arrays are looked at, or put into a container, the first operand: nothing is written to them."""
    if expr.loop.name == "np.check_indices":
        return True
    return bool(expr.args) and not isinstance(expr.args[0].type, Array) and _holds_arrays(expr.args[0].type)


def _stored_to(base: Expr, given: Positions) -> set[str]:
    """The locals whose arrays a store changes; elements that are found by a rule are those of the array it reads."""
    if isinstance(base, Generate) and isinstance(base.body, Load):
        return _stored_to(base.body.base, given)
    return roots(base, given)


def roots(expr: Expr, given: Positions) -> set[str]:
    """The locals whose arrays a value may be, or hold, when functions return what `given` says."""
    match expr:
        case Expr(type=Scalar()):
            return set()  # a length, or the bound of a slice
        case Local(name) | Address(name):
            return {name}
        case Reduce() | Generate() | Allocate():
            return set()
        case Map(loop) if isinstance(expr.type, Array) and (not loop.whole or loop.name == "allocate"):
            return set()  # of an array that is laid out as the operands, too, only the memory's order is theirs
        case Cast(value, Array(dtype)) if isinstance(value.type, Array) and value.type.dtype != dtype:
            return set()
        case Call(callee, args):
            kept = given.get(callee, frozenset(range(len(args))))
            passed = [arg for n, arg in enumerate(args) if n in kept or isinstance(arg, Address)]
            return {name for arg in passed for name in roots(arg, given)}
        case _:
            return {name for child in children(expr) for name in roots(child, given)}


def _holds_arrays(type_: Type) -> bool:
    return isinstance(type_, Array) or any(map(_holds_arrays, parts(type_)))
