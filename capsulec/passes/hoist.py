"""Characters of texts that stay the same are found with less work in loops.

before    for j in range(m): … code_at(a, i) … code_at(b, j) …
after     c = code_at(a, i)
          from = characters(b)
          for j in range(m): … c … code(from, j) …

A text knows in its own bytes where its characters are and how wide; a C++ compiler has to look there again after every
store of a loop, since any store may change any bytes.
"""

from __future__ import annotations

from collections.abc import Callable

from capsulec.ir.fresh import fresh_name
from capsulec.ir.nodes import Address, Assign, Block, Call, Const, Expr, For, Function, Local, Loop, Map, Stmt, While
from capsulec.ir.place_types import Characters
from capsulec.ir.types import INT, STR, Str
from capsulec.ir.walk import all_expressions, rewrite, statements, with_blocks, with_expressions
from capsulec.records import replace

AT = "{0}.code_at({1})"
VIEW = Loop("characters", (STR,), Characters(), "py::characters({0})", "python/str.hpp")
CODE = Loop("code", (Characters(), INT), INT, "{0}.code({1})")


def hoist(function: Function) -> Function:
    """The function with what it looks for in texts found before the loops."""
    if function.yields is not None or not any(_is_code(e) for e in all_expressions(function.body)):
        return function
    walk = _Hoist(function)
    return replace(function, body=walk.block(function.body))


def _is_code(expr: Expr) -> bool:
    return isinstance(expr, Map) and expr.loop.cxx == AT


def _assigned(body: Block) -> list[str]:
    found = []
    for statement in statements(body):
        if isinstance(statement, Assign):
            found.append(statement.target.name)
        elif isinstance(statement, For):
            found.append(statement.var.name)
    return found


class _Hoist:
    def __init__(self, function: Function) -> None:
        parameters = [parameter.name for parameter in function.parameters]
        expressions = list(all_expressions(function.body))
        assigned = [*parameters, *_assigned(function.body)]
        shared = {e.name for e in expressions if isinstance(e, Address)}
        self.steady = {name for name in assigned if assigned.count(name) == 1} - shared
        # Others may be a place in a container, which is not watched where only the characters are looked at.
        self.own = set(parameters) | {
            s.target.name for s in statements(function.body) if isinstance(s, Assign) and _is_new(s.value)
        }
        self.names = {*assigned, *(e.name for e in expressions if isinstance(e, Local))}

    def block(self, block: Block) -> Block:
        found: list[Stmt] = []
        for statement in block:
            inner = statement
            if isinstance(statement, For | While):
                before: dict[tuple[object, ...], Assign] = {}
                outside = self.steady - set(_assigned((statement,)))
                inner = _everywhere(statement, lambda e: self.moved(e, outside, before))  # noqa: B023 - used at once
                found += before.values()
            found.append(with_blocks(inner, self.block))
        return tuple(found)

    def moved(self, expr: Expr, outside: set[str], before: dict[tuple[object, ...], Assign]) -> Expr:
        """The expression in terms of what is found before the loop."""
        if not (isinstance(expr, Map) and expr.loop.cxx in (AT, CODE.cxx)):
            return expr
        text, position = expr.args
        if not isinstance(text.type, Characters | Str):
            return expr
        if not (isinstance(text, Local) and text.name in outside):
            return expr
        if isinstance(position, Const) or (isinstance(position, Local) and position.name in outside):
            key = (text.name, position.value if isinstance(position, Const) else position.name)
            return self.once(key, expr, "code", before)
        if text.name not in self.own or isinstance(text.type, Characters):
            return expr
        view = self.once((text.name,), Map(VIEW, (text,), Characters(), expr.span), f"{text.name}_characters", before)
        return replace(expr, loop=CODE, args=(view, position))

    def once(self, key: tuple[object, ...], value: Expr, name: str, before: dict[tuple[object, ...], Assign]) -> Local:
        if key not in before:
            unique = fresh_name(name, self.names)
            self.steady.add(unique)
            before[key] = Assign(Local(unique, value.type, value.span), value, value.span)
        return before[key].target


def _is_new(value: Expr) -> bool:
    return isinstance(value, Call) or (isinstance(value, Map) and value.loop.cxx.startswith("py::"))


def _everywhere(statement: Stmt, change: Callable[[Expr], Expr]) -> Stmt:
    """The statement with all expressions in it rewritten."""
    changed = with_expressions(statement, lambda e: rewrite(e, change))
    return with_blocks(changed, lambda block: tuple(_everywhere(inner, change) for inner in block))
