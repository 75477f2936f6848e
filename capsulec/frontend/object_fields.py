"""The fields of classes with an `__init__`: what is stored into `self`, and that it is there before it is read.

`__init__` is gone through in order with the set of the fields that have a value on every path, as are the methods that
it calls. All fields have one at its end: a method reads none that was never set, so that values need no test for it.
"""

from __future__ import annotations

from typing import Any

import gast

from capsulec.records import fresh, mutable

Set_ = frozenset[str] | None  # None: this is never reached


class Unset(Exception):
    """A place at which a field may have no value yet."""

    def __init__(self, node: Any, reason: str, hint: str) -> None:
        super().__init__(reason)
        self.node, self.reason, self.hint = node, reason, hint


def own_name(function: Any) -> str:
    """What a method calls its object."""
    plain = [*function.args.posonlyargs, *function.args.args]
    return plain[0].id if plain else ""


def stored_fields(function: Any) -> list[str]:
    """The fields that a method stores to, in the order of the text."""
    own = own_name(function)
    found = [
        node
        for node in gast.walk(function)
        if isinstance(node, gast.Attribute)
        and isinstance(node.ctx, gast.Store)
        and isinstance(node.value, gast.Name)
        and node.value.id == own
    ]
    return list(dict.fromkeys(n.attr for n in sorted(found, key=lambda n: (n.lineno, n.col_offset))))


def check_set(init: Any, methods: dict[str, Any], functions: dict[str, Any], fields: list[str], given: Any) -> None:
    """Raise Unset where `__init__` leaves a field without a value, or lets it be read before.

    `methods` are those of the class by name, `functions` all methods by the names that they are called by as functions;
    the fields `given` have a value from the start.
    """
    walk = _Walk(methods, functions, frozenset(fields))
    end = walk.method(init, frozenset(given))
    missing = [] if end is None else [name for name in fields if name not in end]
    if missing:
        place = next(n for f in (init, *methods.values()) for n in gast.walk(f) if getattr(n, "attr", "") == missing[0])
        raise Unset(place, f"`__init__` may leave {missing[0]} without a value", "set all fields in `__init__`")


@mutable
class _Walk:
    methods: dict[str, Any]
    functions: dict[str, Any]
    fields: frozenset[str]
    inside: list[Any] = fresh(factory=list)  # the methods that are being gone through
    own: str = ""
    returned: list[Set_] = fresh(factory=list)
    dropped: Any = None  # the call whose value nobody looks at
    calls: list[Any] = fresh(factory=list)  # those that the methods are gone through for

    def is_dropped(self) -> bool:
        """Whether what the method returns is not looked at."""
        return bool(self.calls) and self.calls[-1] is self.dropped

    def method(self, function: Any, state: Set_) -> Set_:
        """The fields that have a value when a method is done."""
        if function in self.inside or state is None or self.fields <= state:
            return state
        outer, self.own, self.returned = (self.own, self.returned), own_name(function), []
        self.inside.append(function)
        ends = [self.block(function.body, state), *self.returned]
        self.inside.pop()
        self.own, self.returned = outer
        return _either(*ends)

    def block(self, statements: list[Any], state: Set_) -> Set_:
        for statement in statements:
            if state is None:
                return None
            state = self.statement(statement, state)
        return state

    def statement(self, node: Any, state: frozenset[str]) -> Set_:
        match node:
            case gast.Assign(targets=targets, value=value):
                return self.targets(targets, self.expression(value, state))
            case gast.AnnAssign(target=target, value=value):
                return state if value is None else self.targets([target], self.expression(value, state))
            case gast.AugAssign(target=target, value=value):
                self.read(target, state)
                return self.expression(value, state)
            case gast.Expr(value=gast.Call() as call):
                outer, self.dropped = self.dropped, call
                state = self.expression(call, state)
                self.dropped = outer
                return state
            case gast.Return(value=gast.Name(id=name)) if name == self.own and self.is_dropped():
                self.returned.append(state)  # `return self`, and nobody looks at it
                return None
            case gast.Return(value=value):
                self.returned.append(state if value is None else self.expression(value, state))
                return None
            case gast.Raise():
                self.children(node, state)
                return None
            case gast.If(test=test, body=body, orelse=orelse):
                state = self.expression(test, state)
                return _either(self.block(body, state), self.block(orelse, state))
            case gast.For(target=target, iter=iterable, body=body, orelse=orelse):
                state = self.expression(iterable, state)
                self.block(body, self.targets([target], state))
                return self.block(orelse, state)
            case gast.While(test=test, body=body, orelse=orelse):
                state = self.expression(test, state)
                inside = self.block(body, state)
                if isinstance(test, gast.Constant) and test.value:
                    return inside
                return self.block(orelse, state)
            case gast.Try(body=body, handlers=handlers, orelse=orelse, finalbody=final):
                ends = [self.block(orelse, self.block(body, state)), *(self.block(h.body, state) for h in handlers)]
                ended = self.block(final, state)
                whole = _either(*ends)
                return None if whole is None or ended is None else whole | ended
            case gast.With(items=items, body=body):
                for item in items:
                    state = self.expression(item.context_expr, state)
                    state = state if item.optional_vars is None else self.targets([item.optional_vars], state)
                return self.block(body, state)
            case _:
                return self.children(node, state)

    def targets(self, targets: list[Any], state: frozenset[str]) -> frozenset[str]:
        for target in targets:
            for node in gast.walk(target):
                if self.is_field(node) and isinstance(node.ctx, gast.Store):
                    state |= {node.attr}
                elif isinstance(node, gast.Attribute | gast.Subscript) and isinstance(node.ctx, gast.Store):
                    state = self.children(node, state)
        return state

    def is_field(self, node: Any) -> bool:
        return isinstance(node, gast.Attribute) and isinstance(node.value, gast.Name) and node.value.id == self.own

    def children(self, node: Any, state: frozenset[str]) -> frozenset[str]:
        for child in gast.iter_child_nodes(node):
            state = self.expression(child, state)
        return state

    def expression(self, node: Any, state: frozenset[str]) -> frozenset[str]:
        """Go through an expression, left to right; only what is surely evaluated sets fields."""
        match node:
            case gast.Call(func=gast.Attribute(attr=name) as func, args=args, keywords=keywords) if self.is_field(func):
                for argument in [*args, *(keyword.value for keyword in keywords)]:
                    state = self.expression(argument, state)
                if name in self.methods:
                    self.calls.append(node)
                    state = self.method(self.methods[name], state) or state
                    self.calls.pop()
                    return state
                self.read(func, state)
                return state
            case gast.Call(func=gast.Name(id=name), args=[gast.Name(id=first), *rest], keywords=keywords) if (
                name in self.functions and first == self.own
            ):
                for argument in [*rest, *(keyword.value for keyword in keywords)]:
                    state = self.expression(argument, state)
                return self.method(self.functions[name], state) or state
            case gast.Attribute() if self.is_field(node):
                self.read(node, state)
                return state
            case gast.Name(id=name, ctx=gast.Load()) if name == self.own and self.own and not self.fields <= state:
                missing = sorted(self.fields - state)[0]
                hint = f"set {missing} before"
                raise Unset(node, f"the object is used before its field {missing} has a value", hint)
            case gast.BoolOp(values=[first, *others]):
                state = self.expression(first, state)
                for other in others:
                    self.expression(other, state)
                return state
            case gast.IfExp(test=test, body=body, orelse=orelse):
                state = self.expression(test, state)
                self.expression(body, state)
                self.expression(orelse, state)
                return state
            case _:
                return self.children(node, state)

    def read(self, node: Any, state: frozenset[str]) -> None:
        if not self.is_field(node):
            self.children(node, state)
        elif node.attr in self.fields and node.attr not in state:
            text = f"the field {node.attr} may have no value here"
            raise Unset(node, text, "set it before, at the beginning of `__init__`")
        elif node.attr in self.methods:
            self.method(self.methods[node.attr], state)  # a property


def _either(*states: Set_) -> Set_:
    """What holds after one of several ways."""
    reached = [state for state in states if state is not None]
    return None if not reached else frozenset.intersection(*reached)
