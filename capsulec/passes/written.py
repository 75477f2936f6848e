"""Which parameters' arrays a function may write to: an exported function takes read-only arrays for the others.

before    def f(a, b): c = b[1:]; c[0] = a[0]
after     the same, with `writes` {b}

An array is another name of all arrays that its value is made from without computing elements: views, items of
containers, results of calls.
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
    Store,
)
from capsulec.ir.type_parts import parts
from capsulec.ir.types import Array, Type
from capsulec.ir.walk import all_expressions, children, statements
from capsulec.records import replace


def written(program: Program) -> Program:
    """The program with `writes` of each function."""
    writes: dict[str, frozenset[int]] = {function.name: frozenset() for function in program.functions}
    found = {function.name: _Names(function) for function in program.functions}
    moved = any(_holds_arrays(parameter.type) for function in program.functions for parameter in function.parameters)
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


class _Names:
    """The names of one function that stand for the same memory."""

    def __init__(self, function: Function) -> None:
        self.function = function
        self.same: dict[str, set[str]] = {}
        for statement in statements(function.body):
            if isinstance(statement, Assign) and _holds_arrays(statement.target.type):
                self.unite({statement.target.name} | roots(statement.value))
        for expr in all_expressions(function.body):
            if isinstance(expr, Map) and expr.loop.effects:  # what is put into a container is reached through it
                self.unite({name for arg in expr.args if _holds_arrays(arg.type) for name in roots(arg)})

    def unite(self, names: set[str]) -> None:
        whole = set(names).union(*(self.same.get(name, ()) for name in names))
        for name in whole:
            self.same[name] = whole

    def written(self, writes: dict[str, frozenset[int]]) -> frozenset[int]:
        """The positions of parameters that are written to, when callees write to theirs."""
        touched: set[str] = set()
        for statement in statements(self.function.body):
            if isinstance(statement, Store) and isinstance(statement.base.type, Array):
                touched |= _stored_to(statement.base)
        for expr in all_expressions(self.function.body):
            if isinstance(expr, Call):
                for position in writes.get(expr.callee, ()):
                    touched |= roots(expr.args[position])
            elif isinstance(expr, Map) and expr.loop.effects:
                touched |= {name for arg in expr.args if isinstance(arg.type, Array) for name in roots(arg)}
        reached = touched.union(*(self.same.get(name, ()) for name in touched))
        return frozenset(n for n, parameter in enumerate(self.function.parameters) if parameter.name in reached)


def _stored_to(base: Expr) -> set[str]:
    """The locals whose arrays a store changes; elements that are found by a rule are those of the array it reads."""
    if isinstance(base, Generate) and isinstance(base.body, Load):
        return _stored_to(base.body.base)
    return roots(base)


def roots(expr: Expr) -> set[str]:
    """The locals whose arrays a value may be, or hold."""
    match expr:
        case Local(name) | Address(name):
            return {name}
        case Reduce() | Generate() | Allocate():
            return set()
        case Map(loop) if not loop.whole and isinstance(expr.type, Array):
            return set()
        case Cast(value, Array(dtype)) if isinstance(value.type, Array) and value.type.dtype != dtype:
            return set()
        case _:
            return {name for child in children(expr) for name in roots(child)}


def _holds_arrays(type_: Type) -> bool:
    return isinstance(type_, Array) or any(map(_holds_arrays, parts(type_)))
