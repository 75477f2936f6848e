"""Which variables may be references to what a container holds, instead of handles of their own.

    q = positions[j]    →    const py::list<double> &q = positions.item(j);

A handle counts its owners; in an inner loop that costs as much as the arithmetic. A reference is as good while the
container goes on holding the same value. That is so where nothing in the whole function can take out or move a value of
that type: no effect on a container of such values, no call that is given one. The types alone decide.
"""

from __future__ import annotations

from capsulec.ir.nodes import Address, Assign, Call, Expr, Function, Local, Map
from capsulec.ir.type_parts import may_hold
from capsulec.ir.types import Generator, Reference, Type
from capsulec.ir.walk import all_expressions, is_counted, statements

ITEMS = ("{0}.item({1})", "{0}.at({1})")


def borrowed(function: Function, declaring: set[int]) -> set[str]:
    """The names of those variables; `declaring` are the identities of the assignments that declare their variable."""
    assigns: dict[str, list[Assign]] = {}
    for statement in statements(function.body):
        if isinstance(statement, Assign):
            assigns.setdefault(statement.target.name, []).append(statement)
    steady = {name for name, found in assigns.items() if len(found) == 1 and id(found[0]) in declaring}
    candidates = {
        name: assigns[name][0].target.type
        for name in steady
        if is_counted(assigns[name][0].target.type) and _is_item(assigns[name][0].value)
    }
    if not candidates:
        return set()
    steady |= {p.name for p in function.parameters if p.name not in assigns}
    found = list(all_expressions(function.body))
    if any(isinstance(e, Address) or isinstance(e.type, Reference | Generator) for e in found):
        return set()
    changed = [type_ for expr in found for type_ in _changed(expr)]
    return {
        name
        for name, type_ in candidates.items()
        if _root(assigns[name][0].value) in steady and not any(may_hold(whole, type_) for whole in changed)
    }


def _is_item(value: Expr) -> bool:
    return isinstance(value, Map) and value.loop.cxx in ITEMS and _root(value) is not None


def _root(value: Expr) -> str | None:
    """The variable that an item, or an item of an item, is taken from."""
    while isinstance(value, Map) and value.loop.cxx in ITEMS:
        value = value.args[0]
    return value.name if isinstance(value, Local) else None


def _changed(expr: Expr) -> tuple[Type, ...]:
    """The types of the values whose contents evaluating an expression may change."""
    match expr:
        case Call(args=args):
            return tuple(arg.type for arg in args)
        case Map(loop, args) if loop.effects:
            return tuple(arg.type for arg in args)
        case _:
            return ()
