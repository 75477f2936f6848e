"""Generators that are given to a generator which only goes through them become a part of it.

    scaled(odd(numbers(n)), 0.5)

`numbers(n)` is made for `odd` alone, and `odd` only asks it for its elements: no one else can tell that the object is
shared, counted memory. So it becomes a member of `odd`'s, whose steps the C++ compiler can see through, and the chain
costs what a loop costs. That holds where every call of the function gives a newly made generator for the parameter.
"""

from __future__ import annotations

from collections.abc import Iterator

from capsulec.ir.nodes import Assign, Call, Expr, Function, Local, Map, Program
from capsulec.ir.types import Generator, Type
from capsulec.ir.walk import all_expressions, makes_generator, rewrite_block, statements
from capsulec.records import replace

STEPS = ("next", "value")
Place = tuple[str, int]  # a function and the position of one of its parameters


def own_generators(program: Program) -> Program:
    """The program with such parameters `in_place`, and what is passed for them."""
    owned = {place for function in program.functions for place in _consumed(function)}
    if not owned:
        return program
    for function in program.functions:
        for expr in all_expressions(function.body):
            if isinstance(expr, Call):
                owned -= {(expr.callee, n) for n, arg in enumerate(expr.args) if not makes_generator(arg)}
    return replace(program, functions=tuple(_changed(function, owned) for function in program.functions))


def _consumed(function: Function) -> Iterator[Place]:
    """The parameters of a generator function which are generators that it asks for elements, and nothing else."""
    if function.yields is None:
        return
    expressions = list(all_expressions(function.body))
    assigned = {s.target.name for s in statements(function.body) if isinstance(s, Assign)}
    for position, parameter in enumerate(function.parameters):
        if isinstance(parameter.type, Generator) and parameter.name not in assigned:
            mentions = sum(_is_local(e, parameter.name) for e in expressions)
            steps = sum(
                isinstance(e, Map) and e.loop.name in STEPS and _is_local(e.args[0], parameter.name)
                for e in expressions
            )
            if mentions == steps:
                yield function.name, position


def _is_local(expr: Expr, name: str) -> bool:
    return isinstance(expr, Local) and expr.name == name


def _changed(function: Function, owned: set[Place]) -> Function:
    """The function with the types of its own such parameters, and of those of the functions that it calls."""
    names = {p.name for n, p in enumerate(function.parameters) if (function.name, n) in owned}

    def change(expr: Expr) -> Expr:
        match expr:
            case Local(name) if name in names:
                return replace(expr, type=_in_place(expr.type))
            case Map(loop, args) if loop.name in STEPS and any(isinstance(a, Local) and a.name in names for a in args):
                return replace(expr, loop=replace(loop, operands=tuple(map(_in_place, loop.operands))))
            case Call(callee, args):
                new = tuple(
                    replace(arg, type=_in_place(arg.type)) if (callee, n) in owned else arg
                    for n, arg in enumerate(args)
                )
                return replace(expr, args=new) if new != args else expr
            case _:
                return expr

    parameters = tuple(replace(p, type=_in_place(p.type)) if p.name in names else p for p in function.parameters)
    return replace(function, parameters=parameters, body=rewrite_block(function.body, change))


def _in_place(type_: Type) -> Type:
    return replace(type_, in_place=True) if isinstance(type_, Generator) else type_
