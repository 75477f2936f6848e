"""Values of NamedTuples and dataclasses: making them, their fields and methods."""

from __future__ import annotations

from typing import Any

import gast

from capsulec.diagnostics import Note
from capsulec.frontend.class_members import HOOKS
from capsulec.frontend.infer import special_methods
from capsulec.frontend.infer.body import Body
from capsulec.frontend.infer.names import usable
from capsulec.frontend.scopes import Scope
from capsulec.ir.record_class import RecordClass
from capsulec.ir.types import Function, Method, Optional, Record, Static, Tuple, Type
from capsulec.library import record_values
from capsulec.library.joins import JoinError


def made(body: Body, node: Any, definition: RecordClass) -> Type | None:
    """The type of a new value: of the tuple node that stands for it."""
    from capsulec.frontend.infer.expressions import expression

    ask_for_hooks(body, node, definition)
    if definition.plain:
        body.engine.records[definition] = None
        return Record(definition)
    items = [expression(body, item) for item in node.elts]
    known = [item for item in items if item is not None]
    if len(known) < len(items):
        return None
    for item in known:
        body.escape(item)
    if definition.shared and definition not in body.engine.records:
        from capsulec.frontend.infer.hints import note_fields

        note_fields(body.engine, definition)
    try:
        body.engine.records[definition] = None
        return record_values.made(definition, tuple(known))
    except JoinError as error:
        raise body.join_error(error, node) from None


def class_of(type_: Type) -> RecordClass | None:
    """The class of a record, or that which a function makes values of."""
    match type_:
        case Record(definition):
            return definition
        case Tuple(named=definition):
            return definition
        case Function(definition=scope):
            return getattr(scope.node, "record_class", None)
        case _:
            return None


def member(body: Body, node: Any, value: Type) -> Type | None:
    """`value.name` where that is a method or property, or of a class: what its values or functions are."""
    definition = class_of(value)
    if definition is None:
        return None
    name = node.attr
    if name in definition.fields and not isinstance(value, Function):
        return None
    if name in definition.constants:
        from capsulec.frontend.infer.names import member_type

        return member_type(body, definition.module, definition.constants[name], node)
    if (known := _of_class(definition, name, value)) is not None:
        return known
    if name not in definition.methods:
        return _of_value(body, node, definition, value)
    scope: Scope = definition.methods[name]
    if name in definition.static_methods:
        return Function(scope)
    if name in definition.class_methods:
        return Method(scope, value)
    if isinstance(value, Function):
        return Function(scope)
    if name in definition.properties:
        from capsulec.frontend.infer.expressions import expression

        body.spec.rewritten[node] = _called(node, scope, [node.value], [])
        return expression(body, body.spec.rewritten[node])
    return Method(scope, value)


def _of_value(body: Body, node: Any, definition: RecordClass, value: Type) -> Type | None:
    """`member.upper()` of a StrEnum: what its value has."""
    if not definition.valued or isinstance(value, Function):
        return None
    from capsulec.frontend.infer.expressions import expression

    if "of_value" not in node.__dict__:
        inner = gast.copy_location(gast.Attribute(node.value, "value", gast.Load()), node)
        node.of_value = gast.copy_location(gast.Attribute(inner, node.attr, gast.Load()), node)
    body.spec.rewritten[node] = node.of_value
    return expression(body, node.of_value)


def _of_class(definition: RecordClass, name: str, value: Type) -> Type | None:
    """What every class has, or every value."""
    if name == "_fields" and not definition.shared:
        return Tuple(tuple(map(Static, definition.fields)))
    if isinstance(value, Function):
        return Static(definition.name) if name in ("__name__", "__qualname__") else None
    return Function(definition.constructor) if name == "__class__" else None


def method_call(body: Body, node: Any, method: Method) -> Any:
    """`value.method(x)` as `Class.method(value, x)`."""
    scope: Any = method.function
    if isinstance(node.func, gast.Attribute):
        first = node.func.value
    else:  # a method that is a value
        from capsulec.frontend.infer.calls import receiver_node

        first = receiver_node(node.func)
        body.spec.expressions[first] = method.receiver
    if isinstance(method.receiver, Record | Tuple) and scope in _class_methods(method.receiver):
        definition = class_of(method.receiver)
        assert definition is not None
        first = gast.copy_location(gast.Name(definition.name, gast.Load(), None, None), node)
        first.target = definition.constructor
    return _called(node, scope, [first, *node.args], _as_texts(node, method.receiver))


def _as_texts(node: Any, receiver: Type) -> list[Any]:
    """The keyword arguments of a method; those of a string.Template as texts, before they become values of one dict."""
    if not (isinstance(receiver, Record) and receiver.definition.symbol == "string__templates_Template"):
        return list(node.keywords)
    if "as_texts" not in node.__dict__:
        node.as_texts = [_shown_keyword(keyword) for keyword in node.keywords]
    return list(node.as_texts)


def _shown_keyword(keyword: Any) -> Any:
    """`name=value` as `name=f"{value}"`."""
    if keyword.arg is None:
        return keyword
    field = gast.copy_location(gast.FormattedValue(keyword.value, ord("s"), None), keyword.value)
    text = gast.copy_location(gast.JoinedStr([field]), keyword.value)
    return gast.copy_location(gast.keyword(keyword.arg, text), keyword)


def _class_methods(type_: Type) -> list[Any]:
    definition = class_of(type_)
    return [] if definition is None else [definition.methods[name] for name in definition.class_methods]


def ask_for_hooks(body: Body, node: Any, definition: RecordClass) -> None:
    """Ask for the methods that the runtime calls, for values of a class in containers."""
    if not definition.shared:
        return
    reason = (Note(body.span(node), f"values of {definition.name} are made here"),)
    for name, count in HOOKS.items():
        if name in definition.methods:
            scope = usable(definition.methods[name])
            body.engine.request(scope, (Record(definition),) * count, (), body.spec, reason)


def _called(node: Any, scope: Scope, arguments: list[Any], keywords: list[Any]) -> Any:
    """A call of a function of some module; made once for each node and function."""
    known: dict[Scope, Any] = node.__dict__.setdefault("calls_of", {})
    if scope not in known:
        name = gast.copy_location(gast.Name(scope.name, gast.Load(), None, None), node)
        name.target = scope
        known[scope] = gast.copy_location(gast.Call(name, arguments, keywords), node)
    return known[scope]


def store_field(body: Body, target: Any, type_: Type | None, value: Any) -> bool:
    """`record.name = value`; False when it is no record."""
    from capsulec.frontend.infer.expressions import expression, guard

    whole = expression(body, target.value)
    if isinstance(whole, Optional):
        whole = whole.value
    if isinstance(whole, Tuple) and whole.named is not None:
        raise body.error(
            "operand-types", "can't set attribute", target, hint="a NamedTuple cannot be changed: make another"
        )
    if not isinstance(whole, Record):
        return False
    if (setter := whole.definition.methods.get(f"{target.attr}.setter")) is not None:
        if type_ is not None:
            special_methods.store(body, target, setter, [whole, type_])
        return True
    if type_ is not None:
        known = whole
        body.escape(type_)
        body.spec.stores[target] = guard(
            body, target, [target.value, value], lambda: record_values.storing(known, target.attr, type_)
        )
    return True
