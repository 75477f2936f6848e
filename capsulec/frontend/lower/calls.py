"""Lowering calls."""

from __future__ import annotations

from typing import Any

import gast

from capsulec.frontend.consumed import order
from capsulec.frontend.infer.composed import variadic_last
from capsulec.frontend.infer.engine import ChoiceCall, Default, LibraryCall, Specialisation, UserCall
from capsulec.frontend.lower.containers import call_loop, elements_of
from capsulec.frontend.lower.context import Lowering, constant_value, tuple_item
from capsulec.frontend.lower.expressions import elementwise, expression, function_value, number
from capsulec.ir.build import apply, cast, index
from capsulec.ir.nodes import Call, Cast, Const, Expr, Loop, MakeTuple, Map
from capsulec.ir.types import (
    BOOL,
    INT,
    NONE,
    Array,
    Choice,
    DType,
    Function,
    LibraryFunction,
    Limits,
    NoneType,
    Static,
    Tuple,
    Type,
    TypeOf,
    is_static,
    widened,
)
from capsulec.library.table import Composed, Elementwise, Intrinsic, RuleError, Runtime


def call(low: Lowering, node: Any) -> Expr:
    """The value of a call."""
    if node in low.spec.rewritten:
        return expression(low, low.spec.rewritten[node])
    if any(isinstance(argument, gast.Starred) for argument in node.args) and not _has_rest(low, node):
        return _starred_call(low, node)
    return _recorded_call(low, node)


def _has_rest(low: Lowering, node: Any) -> bool:
    """Whether all that is starred in a call is in the tuple for `*rest` of the function."""
    record, rest = low.spec.calls.get(node), getattr(node, "rest_of_any_length", None)
    return rest is not None and isinstance(record, UserCall) and rest in record.arguments


def _starred_call(low: Lowering, node: Any) -> Expr:
    """A call with `*tuple`: all arguments are evaluated before, in order."""
    from capsulec.frontend.infer.starred import item_nodes

    nodes = [*node.args, *(keyword.value for keyword in node.keywords)]
    written = [n.value if isinstance(n, gast.Starred) else n for n in nodes]
    known = [n for n in written if n in low.spec.expressions]
    values = dict(zip(known, low.in_order([lambda n=n: expression(low, n) for n in known]), strict=True))  # type: ignore[misc]
    held: list[Any] = []
    for argument, inner in zip(nodes, written, strict=True):
        value = values[inner]
        if isinstance(argument, gast.Starred):
            assert isinstance(value.type, Tuple)
            whole = low.keep_effects(value) if isinstance(value, MakeTuple) else low.builder.once(value, "t")
            for n, item in enumerate(item_nodes(argument, len(value.type.items))):
                low.computed[item] = tuple_item(whole, n, value.type.items[n])
                held.append(item)
        else:
            low.computed[inner] = value if is_static(value.type) else low.builder.once(value, "argument")
            held.append(inner)
    result = _recorded_call(low, node)
    for item in held:
        del low.computed[item]
    return result


def _recorded_call(low: Lowering, node: Any) -> Expr:
    record = low.spec.calls.get(node)
    match record:
        case UserCall():
            return _user_call(low, node, record)
        case LibraryCall():
            return _library_call(low, node, record)
        case ChoiceCall():
            return _choice_call(low, node, record)
        case None:
            return constant_value(low.type(node))


def _choice_call(low: Lowering, node: Any, record: ChoiceCall) -> Expr:
    """A call of one of several functions: its number decides. The arguments are evaluated before."""
    from capsulec.frontend.lower.expressions import choose

    function = low.builder.once(expression(low, node.func), "function")
    assert isinstance(function.type, Choice)
    arguments = [*node.args, *(keyword.value for keyword in node.keywords)]
    values = low.in_order([lambda n=n: expression(low, n) for n in arguments])  # type: ignore[misc]
    for argument, value in zip(arguments, values, strict=True):
        low.computed[argument] = value if is_static(value.type) else low.builder.once(value, "argument")
    type_ = widened(low.type(node))
    number = Map(Loop("number", (function.type,), INT, "{0}.number"), (function,), INT, low.span(node))
    last = len(record.calls) - 1

    def alternative(position: int) -> Expr:
        def called() -> Expr:
            value = _alternative(low, node, record, function, position)
            if is_static(type_):
                low.drop(value)
                return Const(None, NONE)
            return low.coerce(value, type_)

        if position == last:
            return called()
        equal = apply(Loop("equal", (INT, INT), BOOL, "{0} == {1}"), number, index(position))
        return choose(low, equal, called, lambda: alternative(position + 1), type_)

    result = alternative(0)
    for argument in arguments:
        del low.computed[argument]
    return result


def _alternative(low: Lowering, node: Any, record: ChoiceCall, function: Expr, position: int) -> Expr:
    call, result = record.calls[position], record.results[position]
    assert isinstance(function.type, Choice)
    type_ = function.type.alternatives[position]
    if call is None:
        return constant_value(NONE if result is None else result)
    if isinstance(call, LibraryCall):
        held = Loop("alternative", (function.type,), type_, f"{{0}}.values.item<{position}>()")
        low.computed[node.func] = MakeTuple((), type_) if is_static(type_) else Map(held, (function,), type_, None)
        low.spec.expressions[node], before = (NONE if result is None else result), low.type(node)
        try:
            return _library_call(low, node, call)
        finally:
            del low.computed[node.func]
            low.spec.expressions[node] = before
    held = Loop("alternative", (function.type,), type_, f"{{0}}.values.item<{position}>()")
    low.computed[node.func] = MakeTuple((), type_) if is_static(type_) else Map(held, (function,), type_, None)
    try:
        return _user_call(low, node, call, type_)
    finally:
        del low.computed[node.func]


def _user_call(low: Lowering, node: Any, record: UserCall, function: Type | None = None) -> Expr:
    target = record.target
    captured = _captures(low, node.func, function)
    nodes = _source_order([argument for group in record.arguments for argument in _nodes(group)])
    given = dict(zip(nodes, low.in_order([lambda n=n: expression(low, n) for n in nodes]), strict=True))  # type: ignore[misc]
    arguments: list[Expr] = []
    for position, (argument, type_) in enumerate(zip(record.arguments, target.arguments, strict=True)):
        if is_static(type_):
            for passed in _nodes(argument):
                low.drop(given[passed])
            continue
        if isinstance(argument, list):
            items = tuple(given[item] for item in argument)
            value: Expr = MakeTuple(items, Tuple(tuple(item.type for item in items)), low.span(node))
        elif argument is not None:
            value = given[argument]
        else:
            value = _local_default(low, target, position, captured) or _default(low, target, position)
        arguments.append(low.coerce(value, type_))
    live = sum(not is_static(capture) for capture in target.captures)
    return _call(low, node, target, (*arguments, *captured[:live]))


def _nodes(argument: Any) -> list[Any]:
    """The nodes that are passed to a parameter: several to `*rest`, none where the default is used."""
    return argument if isinstance(argument, list) else [] if argument is None else [argument]


def _local_default(low: Lowering, target: Specialisation, position: int, captured: tuple[Expr, ...]) -> Expr | None:
    """A default that the function's value carries, behind what it captures."""
    from capsulec.frontend.infer.binding import parameters_of

    _, default = parameters_of(target.scope.node)[position]
    if default not in target.scope.local_defaults:
        return None
    live = sum(not is_static(capture) for capture in target.captures)
    return captured[live + target.scope.local_defaults.index(default)]


def _default(low: Lowering, target: Specialisation, position: int) -> Expr:
    from capsulec.frontend.infer.binding import parameters_of

    _, default = parameters_of(target.scope.node)[position]
    type_ = low.type(default)
    if default in low.spec.calls:  # a value that is made once
        return expression(low, default)
    if isinstance(type_, Static) and isinstance(type_.value, int):
        return number(low, type_, default)
    return constant_value(type_)


def _captures(low: Lowering, func: Any, function: Type | None = None) -> tuple[Expr, ...]:
    """The run-time values that travel with the function that is called; `function` is its type when it is one of
    several."""
    type_ = function or low.type(func)
    assert isinstance(type_, Function)
    if isinstance(func, gast.Name) and function is None:
        variable = low.scope.uses.get(func)
        if variable is not None and variable.function is not None:
            return low.captured(type_.definition)
        if variable is None and is_static(type_):
            return ()
    if is_static(type_):
        low.drop(expression(low, func))
        return ()
    value = expression(low, func)
    if isinstance(value, MakeTuple):
        return value.items
    kept = low.builder.once(value, "f")
    live = [c for c in type_.captures if not is_static(c)]
    return tuple(tuple_item(kept, n, c) for n, c in enumerate(live))


def _call(low: Lowering, node: Any, target: Specialisation, arguments: tuple[Expr, ...]) -> Expr:
    result = NONE if target.result is None else widened(target.result)
    return Call(low.names[target], arguments, result, True, low.span(node))


def _library_call(low: Lowering, node: Any, record: LibraryCall) -> Expr:
    type_ = low.type(node)
    if is_static(type_) and isinstance(record.entry, Elementwise):
        return constant_value(type_)
    values = _consumed(low, node, record) or _arguments(low, record)
    try:
        match record.entry:
            case Elementwise():
                assert record.loop is not None
                given = [v for v in values if isinstance(v, Expr)]
                return elementwise(low, record.loop, given, low.span(node))
            case Runtime():
                assert record.loop is not None
                flat = [v for value in values for v in (value if isinstance(value, tuple) else (value,))]
                return call_loop(low, record.loop, [v for v in flat if isinstance(v, Expr)], low.span(node))
            case Intrinsic(lower=lower):
                if isinstance(type_, Static | DType | Limits | TypeOf | LibraryFunction):
                    for value in values:
                        if isinstance(value, Expr):  # as in type(a[i]): the index may be out of range
                            low.drop(value)
                    return constant_value(type_)
                result: Expr = lower(low.builder, *values)
                return result
            case _:
                return _composed_call(low, node, record, values)
    except RuleError as error:
        raise low.rule_error(error, node) from None


def _consumed(low: Lowering, node: Any, record: LibraryCall) -> list[Any] | None:
    """The arguments of `sum`, `max`, … when they go through a comprehension: all others are constants."""
    how = order(node.args[0]) if isinstance(node, gast.Call) and node.args else ""
    if not how or not isinstance(record.entry, Intrinsic):
        return None
    elements = elements_of(low, node.args[0], how == "lazy")
    values: list[Any] = []
    for argument in record.arguments:
        if isinstance(argument, Default):
            values.append(argument.value)
        elif argument is node.args[0]:
            values.append(elements)
        elif isinstance(argument, list):
            values.append((elements,))
        else:
            values.append(expression(low, argument))
    return values


def _arguments(low: Lowering, record: LibraryCall) -> list[Any]:
    """The values of all parameters: expressions, tuples of them for variadic ones, Python constants for defaults."""
    nodes: list[Any] = []
    for argument in record.arguments:
        nodes += argument if isinstance(argument, list) else [] if isinstance(argument, Default) else [argument]
    nodes = _source_order(nodes)
    computed = dict(zip(nodes, low.in_order([lambda n=n: _argument(low, n) for n in nodes]), strict=True))  # type: ignore[misc]
    values: list[Any] = []
    for argument in record.arguments:
        if isinstance(argument, list):
            values.append(tuple(computed[node] for node in argument))
        elif isinstance(argument, Default):
            values.append(argument.value)
        else:
            values.append(computed[argument])
    return values


def _source_order(nodes: list[Any]) -> list[Any]:
    """Arguments as they stand in the call, which is the order in which Python evaluates them."""
    return sorted(nodes, key=lambda node: (node.lineno, node.col_offset))


def _argument(low: Lowering, node: Any) -> Expr:
    return expression(low, node)


def _composed_call(low: Lowering, node: Any, record: LibraryCall, values: list[Any]) -> Expr:
    target = record.composed
    assert target is not None
    arguments: list[Expr] = []
    assert isinstance(record.entry, Composed)
    for value, type_ in zip(variadic_last(record.entry, values), target.arguments, strict=True):
        if isinstance(value, tuple | list):
            value = MakeTuple(tuple(value), Tuple(tuple(item.type for item in value)))
        if not is_static(type_):
            arguments.append(low.coerce(value if isinstance(value, Expr) else _constant(value), type_))
    return _call(low, node, target, tuple(arguments))


def _constant(value: Any) -> Expr:
    return Const(None, NONE) if value is None else constant_value(Static(value))


__all__ = ["Array", "Cast", "NoneType", "Tuple", "Type", "call", "cast", "function_value"]
