"""Recursion that ends in RecursionError, not in a crash.

before    def down(n): return 0 if n == 0 else down(n - 1)
after     def down(n): check_stack(); return 0 if n == 0 else down(n - 1)

Callees stand before their callers, but where functions call one another in a circle: each circle has a function that
calls itself or one behind it, and it is enough that these look at the stack. Other functions pay nothing.
"""

from __future__ import annotations

from capsulec.ir.nodes import Call, Eval, Function, Loop, Map, Program
from capsulec.ir.types import NONE, Generator
from capsulec.ir.walk import all_expressions
from capsulec.records import replace

CHECK = Loop("check_stack", (), NONE, "py::check_stack()", "python/stack.hpp", raises=True, effects=True)


def watch_recursion(program: Program) -> Program:
    """The program in which no recursion uses up the stack."""
    places = {function.name: place for place, function in enumerate(program.functions)}
    functions = tuple(
        _watched(function) if any(places.get(name, -1) >= place for name in _called(function)) else function
        for place, function in enumerate(program.functions)
    )
    return replace(program, functions=functions)


def _called(function: Function) -> set[str]:
    """The functions that run inside of this one: those that it calls, and generators that it asks for elements."""
    found: set[str] = set()
    for expr in all_expressions(function.body):
        match expr:
            case Call(callee=callee):
                found.add(callee)
            case Map(loop=Loop(name="next"), args=(iterable, *_)) if isinstance(iterable.type, Generator):
                found.add(str(iterable.type.owner))
    return found


def _watched(function: Function) -> Function:
    check = Eval(Map(CHECK, (), NONE), None)
    return replace(function, body=(check, *function.body))
