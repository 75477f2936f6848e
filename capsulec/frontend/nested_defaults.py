"""A nested function that calls itself, and has a default that is computed where it is defined.

before    def walk(k, seen={0: 1}):                 after    walk_seen = {0: 1}
              return walk(k - 1)                             def walk(k, seen):
          walk(3)                                                return walk(k - 1, seen=walk_seen)
                                                             walk(3, seen=walk_seen)

Else the value of the function would hold itself: its defaults are part of it.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import gast

from capsulec.ir.fresh import fresh_name

FUNCTIONS = gast.FunctionDef | gast.Lambda


def pass_defaults(tree: Any) -> None:
    """Let the calls of such functions pass the defaults, in place."""
    taken: set[str] = set()
    for outer in gast.walk(tree):
        if isinstance(outer, gast.FunctionDef):
            for inner, block in list(_defined(outer)):
                calls = _calls(outer, inner) if _is_computed(inner) else None
                if calls is not None:
                    taken = taken or {node.id for node in gast.walk(tree) if isinstance(node, gast.Name)}
                    _pass(inner, block, calls, taken)


def _defined(function: Any) -> Iterator[tuple[Any, list[Any]]]:
    """The functions that are defined once in a function's own blocks, outside of loops, each with its block."""
    pending: list[list[Any]] = [function.body]
    while pending:
        block = pending.pop()
        for statement in block:
            match statement:
                case gast.FunctionDef(decorator_list=[]):
                    yield statement, block
                case gast.If() | gast.With() | gast.Try():
                    pending += [statement.body, getattr(statement, "orelse", []), getattr(statement, "finalbody", [])]
                    pending += [handler.body for handler in getattr(statement, "handlers", [])]


def _is_computed(function: Any) -> bool:
    """Whether a function has defaults that are more than constants, and no parameters by position only."""
    arguments = function.args
    defaults = [*arguments.defaults, *filter(None, arguments.kw_defaults)]
    plain = not arguments.posonlyargs and arguments.vararg is None and arguments.kwarg is None
    return plain and not all(isinstance(default, gast.Constant) for default in defaults)


def _calls(outer: Any, function: Any) -> list[Any] | None:
    """The calls of a function by its name, where it is never used in another way, and some nested function calls it."""
    name = function.name
    called: list[Any] = []
    mentions = inside = 0
    for node in gast.walk(outer):
        match node:
            case gast.FunctionDef(name=other) if other == name and node not in (function, outer):
                return None
            case gast.Name(id=other) if other == name:
                mentions += 1
            case gast.Call(func=gast.Name(id=other), args=args, keywords=keywords) if other == name:
                if any(isinstance(a, gast.Starred) for a in args) or any(k.arg is None for k in keywords):
                    return None
                called.append(node)
    for node in gast.walk(outer):
        if isinstance(node, FUNCTIONS) and node is not outer:
            inside += sum(isinstance(part, gast.Name) and part.id == name for part in gast.walk(node))
    return called if inside and mentions == len(called) else None


def _pass(function: Any, block: list[Any], calls: list[Any], taken: set[str]) -> None:
    arguments = function.args
    count = len(arguments.args)
    first = count - len(arguments.defaults)
    plain = enumerate(zip(arguments.args[first:], arguments.defaults, strict=True), first)
    pairs = [(node.id, position, default) for position, (node, default) in plain]
    only = zip(arguments.kwonlyargs, arguments.kw_defaults, strict=True)
    pairs += [(node.id, count, default) for node, default in only if default is not None]
    place = block.index(function)
    for parameter, position, default in pairs:
        value = default
        if not isinstance(default, gast.Constant):
            value = gast.Name(fresh_name(f"{function.name}_{parameter}", taken), gast.Load(), None, None)
            target = gast.copy_location(gast.Name(value.id, gast.Store(), None, None), default)
            block.insert(place, gast.copy_location(gast.Assign([target], default, None), function))
            place += 1
        for call in calls:
            if len(call.args) <= position and all(keyword.arg != parameter for keyword in call.keywords):
                passed = gast.copy_location(_copy(value), call)
                call.keywords.append(gast.copy_location(gast.keyword(parameter, passed), call))
    arguments.defaults = []
    arguments.kw_defaults = [None for _ in arguments.kwonlyargs]


def _copy(value: Any) -> Any:
    if isinstance(value, gast.Constant):
        return gast.Constant(value.value, None)
    return gast.Name(value.id, gast.Load(), None, None)
