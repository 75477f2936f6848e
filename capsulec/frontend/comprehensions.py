"""Comprehensions in terms of what functions have.

The variables of a comprehension are its own: where another variable of the function has the same name they get a new
one, so that from here on they are variables of the function like all others. A generator expression becomes a call of
a generator function without a name that stands where it stood:

before    sum(x * n for x in xs if x)
after     sum((def <genexpr>(.0): for x in .0: if x: yield x * n)(xs))
"""

from __future__ import annotations

from typing import Any

import gast

from capsulec.ir.fresh import fresh_name

COMPREHENSIONS = gast.ListComp | gast.SetComp | gast.DictComp | gast.GeneratorExp
GENERATOR_EXPRESSION = "<genexpr>"


def isolate(tree: Any) -> None:
    """Give the variables of each comprehension in the functions of a module names that nothing else there has."""
    for node in gast.walk(tree):
        if isinstance(node, gast.FunctionDef):
            _isolate_function(node)


def _isolate_function(function: Any) -> None:
    taken = {name.id for name in gast.walk(function) if isinstance(name, gast.Name)}
    bound: dict[str, int] = {}  # how many comprehensions, or anything else, bind a name
    found: list[Any] = []
    _collect(function, found, bound)
    for comprehension in found:
        for name in _targets(comprehension):
            bound[name] = bound.get(name, 0) + 1
    seen: set[str] = set()
    for comprehension in found:  # inner ones first
        for name in _targets(comprehension):
            if bound[name] == 1 or (name not in seen and bound[name] == _comprehensions_of(name, found)):
                seen.add(name)
                continue
            _rename(comprehension, name, fresh_name(name, taken))


def _collect(node: Any, found: list[Any], bound: dict[str, int], inside: frozenset[str] = frozenset()) -> None:
    """The comprehensions below a node, inner ones first, and how often anything else binds or uses each name."""
    if isinstance(node, COMPREHENSIONS):
        inside |= frozenset(_targets(node))
    for child in gast.iter_child_nodes(node):
        _collect(child, found, bound, inside)
    if isinstance(node, COMPREHENSIONS):
        found.append(node)
    elif isinstance(node, gast.Name) and node.id not in inside:
        bound[node.id] = bound.get(node.id, 0) + 1


def _comprehensions_of(name: str, found: list[Any]) -> int:
    return sum(name in _targets(comprehension) for comprehension in found)


def _targets(comprehension: Any) -> list[str]:
    names = [
        name.id
        for generator in comprehension.generators
        for name in gast.walk(generator.target)
        if isinstance(name, gast.Name) and isinstance(name.ctx, gast.Store)
    ]
    return list(dict.fromkeys(names))


def _rename(comprehension: Any, old: str, new: str) -> None:
    """Rename a variable of a comprehension; the first sequence is not its own to see."""
    first = comprehension.generators[0]
    parts: list[Any] = [first.target, *first.ifs]
    for generator in comprehension.generators[1:]:
        parts += [generator.target, generator.iter, *generator.ifs]
    parts += (
        [comprehension.key, comprehension.value] if isinstance(comprehension, gast.DictComp) else [comprehension.elt]
    )
    for part in parts:
        for node in gast.walk(part):
            if isinstance(node, gast.Name) and node.id == old:
                node.id = new


def unfold(tree: Any) -> None:
    """Turn generator expressions into calls of generator functions, in place."""
    for node in list(gast.walk(tree)):
        if isinstance(node, gast.GeneratorExp):
            _unfold(node)


def _unfold(node: Any) -> None:
    first, *rest = node.generators
    body: Any = gast.Expr(gast.Yield(node.elt))
    for generator in reversed(rest):
        body = _loop(generator, generator.iter, _tested(generator, body))
    argument = gast.Name(".0", gast.Load(), None, None)
    loop = _loop(first, argument, _tested(first, body))
    parameter = gast.Name(".0", gast.Param(), None, None)
    arguments = gast.arguments([parameter], [], None, [], [], None, [])
    function = gast.FunctionDef(GENERATOR_EXPRESSION, arguments, [loop], [], None, None, [])
    new: list[Any] = [function, loop, argument, parameter]
    new += [n for n in gast.walk(loop) if not hasattr(n, "lineno") and isinstance(n, gast.stmt | gast.expr)]
    for part in new:
        for name in ("lineno", "col_offset", "end_lineno", "end_col_offset"):
            setattr(part, name, getattr(node, name))
    iterable = first.iter
    node.__class__ = gast.Call
    node.func, node.args, node.keywords = function, [iterable], []


def _loop(generator: Any, iterable: Any, body: Any) -> Any:
    return gast.For(generator.target, iterable, [body], [], None)


def _tested(generator: Any, body: Any) -> Any:
    for test in reversed(generator.ifs):
        body = gast.If(test, [body], [])
    return body


def is_generator(function: Any) -> bool:
    """Whether a function contains `yield`, apart from those of functions inside it."""
    pending = list(function.body) if isinstance(function.body, list) else [function.body]
    while pending:
        node = pending.pop()
        if isinstance(node, gast.Yield | gast.YieldFrom):
            return True
        if not isinstance(node, gast.FunctionDef | gast.Lambda):
            pending += gast.iter_child_nodes(node)
        elif node.args.defaults:
            pending += node.args.defaults
    return False
