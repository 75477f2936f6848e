"""Lists that keep their length are read and written with less work in loops.

before    for column in range(n): if columns.item(column) == 0: columns.place(column) = 1; place(columns, …)
after     columns_items = elements(columns)
          for column in range(n): if columns_items.item(column) == 0: columns_items.place(column) = 1; …

A handle leads to a block that says where the elements are and how many; a C++ compiler has to look there again after
every call. Where nothing in the loop's function, nor in what it calls, can change the length of a list of that type,
both are found before the loop. The types alone decide.
"""

from __future__ import annotations

from capsulec.ir.fresh import fresh_name
from capsulec.ir.nodes import (
    Assign,
    Block,
    Call,
    Directive,
    Expr,
    For,
    Function,
    Local,
    Loop,
    Map,
    Program,
    Stmt,
    While,
)
from capsulec.ir.place_types import Elements
from capsulec.ir.type_parts import may_hold
from capsulec.ir.types import List, Reference, Type
from capsulec.ir.walk import (
    all_expressions,
    assigned,
    assigned_once,
    rewrite,
    statements,
    with_blocks,
    with_expressions,
)
from capsulec.records import replace

STORE = "{0}.place({1}) = {2}"
LOOKED_AT = ("{0}.item({1})", "{0}.at({1})", "{0}.size()", STORE)
Changed = frozenset[Type]  # of what may come to have another length; None: of anything


def resizing(program: Program) -> dict[str, Changed | None]:
    """What each function may lengthen or shorten, by type, with what it calls."""
    found: dict[str, Changed | None] = dict.fromkeys([f.name for f in program.functions], frozenset())
    if program.hooks or not any(_is_look(e) for f in program.functions for e in all_expressions(f.body)):
        return dict.fromkeys(found)
    moved = True
    while moved:
        moved = False
        for function in program.functions:
            new = _changed_in(function, found)
            if new != found[function.name]:
                found[function.name], moved = new, True
    return found


def _changed_in(function: Function, known: dict[str, Changed | None]) -> Changed | None:
    whole: set[Type] = set()
    for expr in all_expressions(function.body):
        if isinstance(expr, Call):
            of_callee = known.get(expr.callee)
            if of_callee is None:
                return None
            whole |= of_callee
        elif isinstance(expr, Map):
            if any(may_hold(arg.type, None) for arg in expr.args):  # it may run code that is not seen here
                return None
            if expr.loop.effects and expr.loop.cxx != STORE:
                whole |= {arg.type for arg in expr.args}
    return frozenset(whole)


def steady(function: Function, changed: Changed | None) -> Function:
    """The function with the elements of such lists found before the loops; `changed` are the types it may resize."""
    if changed is None or function.yields is not None:
        return function
    expressions = list(all_expressions(function.body))
    types = {e.args[0].type for e in expressions if isinstance(e, Map) and _is_look(e)}
    kept = {t for t in types if not any(whole == t or may_hold(whole, t) for whole in changed)}
    if not kept or any(isinstance(e.type, Reference) for e in expressions):
        return function
    if any(isinstance(statement, Directive) for statement in statements(function.body)):
        return function
    return replace(function, body=_Steady(function, kept).block(function.body))


def _is_look(expr: Expr) -> bool:
    return isinstance(expr, Map) and expr.loop.cxx in LOOKED_AT and isinstance(expr.args[0].type, List)


class _Steady:
    def __init__(self, function: Function, kept: set[Type]) -> None:
        self.kept = kept
        self.once = assigned_once(function)
        self.names = {e.name for e in all_expressions(function.body) if isinstance(e, Local)} | assigned(function.body)
        self.names |= {parameter.name for parameter in function.parameters}

    def block(self, block: Block) -> Block:
        found: list[Stmt] = []
        for statement in block:
            if isinstance(statement, For | While):
                views: dict[str, Assign] = {}
                fixed = self.once - assigned((statement,))
                statement = self.everywhere(statement, fixed, views)
                found += views.values()
            found.append(with_blocks(statement, self.block))
        return tuple(found)

    def everywhere(self, statement: Stmt, fixed: set[str], views: dict[str, Assign]) -> Stmt:
        """The statement with all expressions in it in terms of what is found before the loop."""

        def change(expr: Expr) -> Expr:
            return self.viewed(expr, fixed, views)

        changed = with_expressions(statement, lambda e: rewrite(e, change))
        return with_blocks(changed, lambda block: tuple(self.everywhere(inner, fixed, views) for inner in block))

    def viewed(self, expr: Expr, fixed: set[str], views: dict[str, Assign]) -> Expr:
        if not isinstance(expr, Map) or not _is_look(expr):
            return expr
        whole = expr.args[0]
        if not isinstance(whole, Local) or whole.name not in fixed or whole.type not in self.kept:
            return expr
        if whole.name not in views:
            assert isinstance(whole.type, List)
            view = Elements(whole.type.element)
            find = Loop("elements", (whole.type,), view, "{result}({0})", "python/list.hpp")
            value = Map(find, (whole,), view, whole.span)
            views[whole.name] = Assign(Local(self.fresh(f"{whole.name}_items"), view, whole.span), value, whole.span)
        target = views[whole.name].target
        operands = (target.type, *expr.loop.operands[1:])
        return replace(expr, loop=replace(expr.loop, operands=operands), args=(target, *expr.args[1:]))

    def fresh(self, name: str) -> str:
        return fresh_name(name, self.names)
