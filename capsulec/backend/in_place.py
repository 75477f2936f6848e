"""Values that are changed where they are, instead of being computed anew and put back.

    text = text + piece         →    text.append(piece);
    d[key] = d[key] + 1         →    int64_t &held = d.item(key); held = held + 1;
    if key in d: d[key] += 1    →    if (int64_t *held = d.place_of(key)) { *held += 1; }

Each key of a dict is looked up once.
"""

from __future__ import annotations

from capsulec.ir.nodes import Const, Eval, Expr, Local, Map, Stmt
from capsulec.ir.types import Dict, Reference, Str
from capsulec.ir.walk import calls, children, locals_of, may_raise, rewrite, subexpressions

CONCATENATION = "py::concat({0}, {1})"
PUT, ITEM, GET, CONTAINS = "{0}.put({1}, {2})", "{0}.item({1})", "{0}.get({1}, {2})", "{1}.contains({0})"


def appended(target: Local, value: Expr) -> list[Expr] | None:
    """What is put behind a text by `target = value`; None when that does something else."""
    if not isinstance(target.type, Str) or not isinstance(value, Map) or value.loop.cxx != CONCATENATION:
        return None
    first, second = value.args
    if isinstance(first, Local) and first.name == target.name:
        return None if isinstance(first.type, Reference) else [second]
    before = appended(target, first)
    # What is evaluated after the first piece has been appended must neither see that nor fail.
    if before is None or target.name in locals_of(second) or may_raise(second) or calls(second):
        return None
    return [*before, second]


def updated(statement: Stmt) -> tuple[Map, Map] | None:
    """`d[key] = value` where the value is computed from the old one: the `put`, and the old one in it, an item or a
    `get` with a constant."""
    if not isinstance(statement, Eval) or not isinstance(statement.value, Map) or statement.value.loop.cxx != PUT:
        return None
    put = statement.value
    mapping, key, value = put.args
    if not isinstance(mapping, Local) or not isinstance(mapping.type, Dict) or calls(value):
        return None
    old = [e for e in subexpressions(value) if isinstance(e, Map) and e.loop.cxx in (ITEM, GET)]
    old = [e for e in old if _same(e.args[0], mapping) and _same(e.args[1], key) and e.type == mapping.type.value]
    if len(old) != 1:
        return None
    if old[0].loop.cxx == GET and (not isinstance(old[0].args[2], Const) or may_raise(value)):
        return None  # the key would be there, though computing its value has failed
    if old[0].loop.cxx == ITEM and _first_raising(value) is not old[0]:
        return None  # Python would raise something else before it looks for the key
    return put, old[0]


def _first_raising(expr: Expr) -> Expr | None:
    """What can raise first when an expression is evaluated."""
    for child in children(expr):
        if (found := _first_raising(child)) is not None:
            return found
    return expr if may_raise(expr) else None


def with_held(put: Map, old: Map, held: Expr) -> Expr:
    """The new value, computed from `held` in the place of the old one."""
    return rewrite(put.args[2], lambda e: held if e is old else e)


def tested(test: Expr, body: tuple[Stmt, ...]) -> tuple[Map, Map] | None:
    """What `updated` says of the first statement behind `if key in d`, when it is about this key."""
    if not isinstance(test, Map) or test.loop.cxx != CONTAINS or not body:
        return None
    found = updated(body[0])
    if found is None or found[1].loop.cxx != ITEM or not _same(test.args[0], found[0].args[1]):
        return None
    return found if _same(test.args[1], found[0].args[0]) else None


def _same(one: Expr, other: Expr) -> bool:
    """Whether two expressions are one variable, or one constant."""
    match one, other:
        case Local(name), Local(other_name):
            return name == other_name and not isinstance(one.type, Reference)
        case Const(value, type_), Const(other_value, other_type):
            return type_ == other_type and repr(value) == repr(other_value)
        case _:
            return False
