"""A lambda that calls itself by the variable it is assigned to is a function of that name.

before    f = lambda k: 1 if k < 2 else k * f(k - 1)        after    def f(k):
                                                                         return 1 if k < 2 else k * f(k - 1)

So are those that call one another. What a nested function captures has to have its value where the function is made,
but functions of one block know each other.
"""

from __future__ import annotations

from typing import Any

import gast


def name_lambdas(tree: Any) -> None:
    """Turn such assignments inside of functions into definitions, in place."""
    for function in gast.walk(tree):
        if isinstance(function, gast.FunctionDef):
            found = _assigned(function)
            names = {statement.targets[0].id for statement, _ in found} - _rebound(function)
            for statement, block in found:
                if statement.targets[0].id in names and names & _free(statement.value):
                    block[block.index(statement)] = _definition(statement)


def _assigned(function: Any) -> list[tuple[Any, list[Any]]]:
    """The assignments of a lambda to a name in a function's own blocks, each with its block."""
    found: list[tuple[Any, list[Any]]] = []
    pending: list[list[Any]] = [function.body]
    while pending:
        block = pending.pop()
        for statement in block:
            match statement:
                case gast.Assign(targets=[gast.Name()], value=gast.Lambda()):
                    found.append((statement, block))
                case gast.FunctionDef() | gast.ClassDef():
                    pass
                case _:
                    parts = (getattr(statement, name, []) for name in ("body", "orelse", "finalbody"))
                    handlers = [handler.body for handler in getattr(statement, "handlers", [])]
                    pending += [part for part in (*parts, *handlers) if isinstance(part, list)]
    return found


def _rebound(function: Any) -> set[str]:
    """The names that are given several values in a function, or in those inside of it."""
    stored = [n.id for n in gast.walk(function) if isinstance(n, gast.Name) and not isinstance(n.ctx, gast.Load)]
    return {name for name in stored if stored.count(name) > 1}


def _free(function: Any) -> set[str]:
    """The names in a lambda that are not its parameters."""
    bound = {node.id for node in gast.walk(function.args) if isinstance(node, gast.Name)}
    used = {node.id for node in gast.walk(function.body) if isinstance(node, gast.Name)}
    return used - bound


def _definition(statement: Any) -> Any:
    body = gast.copy_location(gast.Return(statement.value.body), statement.value.body)
    name = statement.targets[0].id
    made = gast.FunctionDef(name, statement.value.args, [body], [], None, None, [])
    return gast.copy_location(made, statement)
