"""Typing calls: of functions of the module, of the library, of methods."""

from __future__ import annotations

from contextlib import suppress
from typing import Any

import gast

from capsulec.diagnostics import CompileError, Note, not_supported_yet
from capsulec.frontend.infer import no_axes, read_only
from capsulec.frontend.infer.aliases import connect
from capsulec.frontend.infer.binding import (
    BindError,
    bind,
    has_star,
    parameters_of,
    rest_type,
    split_call,
)
from capsulec.frontend.infer.body import Body
from capsulec.frontend.infer.composed import default_of, library_scope, of_library, variadic_last
from capsulec.frontend.infer.constants import ConstantsBody, constants_body
from capsulec.frontend.infer.engine import ChoiceCall, Default, LibraryCall, Specialisation, UserCall
from capsulec.frontend.infer.expressions import callee, expression
from capsulec.frontend.infer.joins import JoinError, join
from capsulec.frontend.infer.names import module_type
from capsulec.frontend.infer.refusals import POINTER_HINT, TYPE_ERROR
from capsulec.frontend.infer.standing_calls import (
    WITH_ARRAYS,
    by_class,
    name_of,
    named_attribute,
    other_call,
    with_arrays,
)
from capsulec.frontend.scopes import Scope
from capsulec.ir.types import (
    NONE,
    STR,
    Array,
    CFunction,
    Choice,
    Function,
    LibraryFunction,
    Method,
    NoneType,
    Pointer,
    Scalar,
    Static,
    Tuple,
    Type,
    widened,
)
from capsulec.library import table
from capsulec.library.arrays import elementwise_type, scalar_of
from capsulec.library.cells import NotYet
from capsulec.library.containers.operators import as_sequence
from capsulec.library.folding import fold_call
from capsulec.library.table import Composed, Elementwise, Entry, Intrinsic, RuleError, Runtime


def call(body: Body, node: Any) -> Type | None:
    """The type of a call; what is called, and with which arguments, is recorded for lowering."""
    if (named := named_attribute(body, node)) is not None:
        body.spec.rewritten[node] = named
        return expression(body, named)
    function = _callee(body, node)
    body.spec.rewritten.pop(node, None)
    if (other := other_call(body, node, function)) is not None:
        body.spec.rewritten[node] = other
        return expression(body, other)
    positional, keywords = split_call(node)
    rest = None  # what `*rest` of the function is, where its length is found at run time
    if has_star(node):
        from capsulec.frontend.infer.starred import positional_arguments, rest_of_any_length

        rest = rest_of_any_length(body, node, function)
        found = node.args[: len(node.args) - len(rest.elts)] if rest else positional_arguments(body, node)
        if found is None:
            return None
        positional = found
    for argument in [*positional, *keywords.values(), *([rest] if rest else [])]:
        expression(body, argument)
    if isinstance(function, LibraryFunction | Method):
        no_axes.arguments(body, name_of(function), positional, keywords)
        no_axes.numbers(body, name_of(function), [*positional, *keywords.values()])
        read_only.arguments(
            body, name_of(function), positional if isinstance(function, LibraryFunction) else [], keywords
        )
    other = by_class(body, node, function, positional) or with_arrays(body, node, function, positional, keywords)
    if other is not None:
        body.spec.rewritten[node] = other
        return expression(body, other)
    return _called(body, node, function, positional, keywords, rest)


def _called(
    body: Body, node: Any, function: Type | None, positional: list[Any], keywords: dict[str, Any], rest: Any
) -> Type | None:
    """The type of a call by the kind of what is called."""
    match function:
        case None:
            return None
        case Function(definition=scope):
            return _user_call(body, node, scope, function, positional, keywords, rest)
        case LibraryFunction(name):
            if name in ("builtins.isinstance", "builtins.type"):
                from capsulec.frontend.infer.class_tests import refuse_joined_numbers

                refuse_joined_numbers(body, node, name, positional)
            if name.count(".") == 2 and name.startswith("builtins."):
                _check_object(body, node, name, positional)
            result = _library_call(body, node, name, positional, keywords)
            return read_only.made(body, name, no_axes.made(body, node, name, result), keywords)
        case Choice(alternatives):
            return _choice_call(body, node, alternatives, positional, keywords)
        case Method() if not isinstance(node.func, gast.Attribute):
            return _method_call(body, node, function, positional, keywords)
        case Method(function=name, receiver=receiver):
            return _called_method(body, node, name, receiver, positional, keywords)
        case CFunction():
            return _c_function_call(body, node, positional, keywords)
        case Pointer():
            raise body.error("pointer-misuse", "a pointer cannot be called", node.func)
        case _:
            raise body.error(
                "operand-types",
                f"{widened(function)} cannot be called",
                node.func,
                notes=tuple(body.reasons(node.func)),
                hint=TYPE_ERROR,
            )


def _called_method(
    body: Body, node: Any, name: str, receiver: Type, positional: list[Any], keywords: dict[str, Any]
) -> Type | None:
    """A call of a method of the value in front of it."""
    body.spec.expressions[node.func.value] = receiver
    if name == "builtins.generator.throw":
        from capsulec.frontend.infer.starred import thrown_instance

        if (made := thrown_instance(body, node)) is not None:
            body.spec.rewritten[node] = made
            return expression(body, made)
    if name == "builtins.str.format":
        from capsulec.frontend.infer.texts import format_call

        return format_call(body, node, receiver, positional, keywords)
    if name == "builtins.str.format_map" and len(positional) == 1 and not keywords:
        from capsulec.frontend.infer.running_texts import format_map_call

        return format_map_call(body, node, receiver, positional[0])
    no_axes.arguments(body, name, [node.func.value], {})
    read_only.arguments(body, name, [node.func.value, *positional], keywords)
    result = _library_call(body, node, name, [node.func.value, *positional], keywords)
    return read_only.made(body, name, result, keywords)


def _c_function_call(body: Body, node: Any, positional: list[Any], keywords: dict[str, Any]) -> Type | None:
    from capsulec.library.c_functions import CALL

    if keywords:
        raise body.error("arguments", "a C function takes its arguments by position", node)
    return _library_call(body, node, CALL, [node.func, *positional], keywords)


def _callee(body: Body, node: Any) -> Type | None:
    """The type of what is called. Raises CompileError for a method of a value of several types: the call is split."""
    try:
        return callee(body, node.func)
    except CompileError:
        for argument in [*node.args, *(keyword.value for keyword in node.keywords)]:
            expression(body, argument)
        raise


FORMATS = ("builtins.str.format", "builtins.str.format_map")  # typed with the text that they are called on


def _method_call(body: Body, node: Any, method: Method, positional: list[Any], keywords: dict[str, Any]) -> Type | None:
    """A call of a method that is a value: `add = items.append`, `add(x)`."""
    if method.function in FORMATS:
        if not isinstance(method.receiver, Static):
            raise not_supported_yet("str.format as a value", body.span(node.func), "write lambda x: text.format(x)")
        body.spec.rewritten[node] = _formatted(node, str(method.receiver.value), method.function.rpartition(".")[2])
        return expression(body, body.spec.rewritten[node])
    receiver = receiver_node(node.func)
    body.spec.expressions[receiver] = method.receiver
    return _library_call(body, node, method.function, [receiver, *positional], keywords)


def _formatted(node: Any, text: str, name: str) -> Any:
    """A call of a text's `format` that is a value, as a call of the text itself; made once for each node and text."""
    known: dict[tuple[str, str], Any] = node.__dict__.setdefault("formatted", {})
    if (text, name) not in known:
        written = gast.copy_location(gast.Constant(text, None), node.func)
        method = gast.copy_location(gast.Attribute(written, name, gast.Load()), node.func)
        known[text, name] = gast.copy_location(gast.Call(method, node.args, node.keywords), node)
    return known[text, name]


def receiver_node(function: Any) -> Any:
    """The node that stands for the object of a method which is a value."""
    if "receiver" not in function.__dict__:
        made = gast.Attribute(function, "__self__", gast.Load())
        function.receiver = gast.copy_location(made, function)
    return function.receiver


def _check_object(body: Body, node: Any, name: str, positional: list[Any]) -> None:
    """Refuse a method called as a function of its class, `str.upper(x)`, when x is none of that class."""
    from capsulec.library.attributes import misplaced

    if name in FORMATS:
        raise not_supported_yet("str.format as a function", body.span(node), "write text.format(…)")
    given = body.spec.expressions.get(positional[0]) if positional else None
    if given is not None and (text := misplaced(name, given)):
        raise body.error("operand-types", text, node, hint=TYPE_ERROR)


def _choice_call(
    body: Body, node: Any, alternatives: tuple[Type, ...], positional: list[Any], keywords: dict[str, Any]
) -> Type | None:
    """A call of one of several functions: what all of them can give."""
    record = ChoiceCall([], [])
    for function in alternatives:
        body.spec.calls.pop(node, None)
        if isinstance(function, Function):
            result = _user_call(body, node, function.definition, function, positional, keywords)
        elif isinstance(function, Method):
            result = _method_call(body, node, function, positional, keywords)
        else:
            assert isinstance(function, LibraryFunction)
            result = _library_call(body, node, function.name, positional, keywords)
        found = body.spec.calls.pop(node, None)
        assert not isinstance(found, ChoiceCall)
        record.calls.append(found)
        record.results.append(result)
    body.spec.calls[node] = record
    try:
        return join(None if result is None else widened(result) for result in record.results)
    except JoinError as error:
        text = f"the functions that may be called here return {error.first} and {error.second}"
        raise body.error("join-of-types", text, node) from None


def _user_call(
    body: Body,
    node: Any,
    scope: Scope,
    function: Function,
    positional: list[Any],
    keywords: dict[str, Any],
    rest_node: Any = None,
) -> Type | None:
    if isinstance(body, ConstantsBody):
        what = f"a call of {scope.name} in a default value or a module-level constant"
        raise not_supported_yet(what, body.span(node), "write its value")
    parameters = parameters_of(scope.node)
    if scope.node.args.kwarg is not None:
        from capsulec.frontend.infer.keywords import rest

        names = {p.name for p, _ in parameters[:-1] if not p.positional_only and not p.variadic}
        keywords, others = rest(scope, node, keywords, names)
        expression(body, others)
    try:
        shown = "<lambda>" if isinstance(scope.node, gast.Lambda) else scope.name  # as Python calls it
        bound = bind(shown, [p for p, _ in parameters], positional, keywords)
    except BindError as error:
        note = Note(scope.span, f"{scope.name} is defined here")
        raise body.error("arguments", str(error), node, notes=(note,)) from None
    if rest_node is not None:
        bound = [rest_node if isinstance(argument, list) else argument for argument in bound]
    types: list[Type] = []
    for argument, (_, default) in zip(bound, parameters, strict=True):
        if isinstance(argument, list):
            type_ = rest_type([body.spec.expressions.get(item) for item in argument])
        elif argument is not None:
            type_ = body.spec.expressions.get(argument)
        elif default in scope.local_defaults:
            type_ = function.captures[len(scope.captures) + scope.local_defaults.index(default)]
        else:
            type_ = default_type(body, scope, default)
        if type_ is None:
            return None
        if isinstance(argument, gast.BinOp | gast.JoinedStr) and not of_library(scope):
            type_ = widened(type_)  # a text that is put together selects no code
        types.append(type_ if of_library(scope) else argument_type(type_))
    reason = (Note(body.span(node), f"{scope.name} is called with ({', '.join(map(str, types))})"),)
    return request_call(body, node, function, types, reason, lambda target: UserCall(target, bound))


def request_call(
    body: Body, node: Any, function: Function, types: list[Type], reason: tuple[Note, ...], record: Any
) -> Type | None:
    """The result of a call of a function of the module; `record(target)` is what lowering finds at `node`."""
    captures = function.captures[: len(function.definition.captures)]
    if function.definition is body.scope:
        types = [_grown(old, new) for old, new in zip(body.spec.arguments, types, strict=True)]
    target = body.engine.request(function.definition, tuple(types), captures, body.spec, reason)
    body.spec.calls[node] = record(target)
    try:
        result = connect(body.spec, node, target, types, captures)
    except JoinError as error:
        raise body.join_error(error, node) from None
    if target.result is None and target.failed:
        body.spec.failed = True
    elif target.result is None and body.final and not body.trying:
        return NONE if target.falls_through else _never(body, node, target)
    return result


def _grown(old: Type, new: Type) -> Type:
    """The type of an argument of a function that calls itself: a tuple that gets longer with each call, such as
    `path + (x,)`, is one of run-time length; a text that is another one than before is any text."""
    if isinstance(new, Static) and isinstance(new.value, str) and new != old:
        return widened(new)
    if isinstance(old, Tuple) and isinstance(new, Tuple) and 0 < len(old.items) < len(new.items):
        with suppress(RuleError):
            return as_sequence(new)
    return new


def _never(body: Body, node: Any, target: Specialisation) -> Type | None:
    """A function whose every path raises has no result; one that only calls itself has no type."""
    scope = target.scope
    returns = any(isinstance(n, gast.Return) and n.value is not None for n in gast.walk(scope.node))
    if (returns or isinstance(scope.node, gast.Lambda)) and _calls(target, target):
        if not _calls(target, body.spec):
            return None  # the call inside of it is the one to report
        target.failed = True
        raise body.error(
            "endless-recursion",
            f"the result type of {scope.name} cannot be found: every path calls itself",
            node,
            notes=(Note(scope.span, "defined here"),),
            hint="a recursive function needs a path that returns without a call of itself",
        )
    return NONE


def _calls(caller: Specialisation, callee: Specialisation) -> bool:
    """Whether one function calls another, directly or through others."""
    found: set[Specialisation] = set()
    pending = [*caller.requested]
    while pending:
        called = pending.pop()
        if called is callee:
            return True
        if called not in found:
            found.add(called)
            pending += called.requested
    return False


def argument_type(type_: Type) -> Type:
    """The type that a specialisation is made for: numbers lose their value, strings and booleans keep it.

    A value that is a flag or a name of something selects code; a specialisation for each number would not end.
    """
    match type_:
        case Static(value=bool() | str()):
            return type_
        case Static():
            return widened(type_)
        case Tuple(items):
            return Tuple(tuple(argument_type(item) for item in items), type_.named)
        case _:
            return type_


def default_type(body: Body, scope: Scope, default: Any) -> Type | None:
    """The type of a parameter's default: a constant expression of the module."""
    for node in gast.walk(default):
        if isinstance(node, gast.Name) and _is_local(scope.parent, node.id):
            what = f"a default that is computed from a local variable, {node.id},"
            raise not_supported_yet(what, scope.module.source.span(default), "let the function use the variable itself")
    if isinstance(default, gast.Name) and default.id in scope.module.kept:
        kept = module_type(body, scope.module, default.id, default)
        if kept is not None:
            body.spec.expressions[default] = kept
        return kept
    holder = constants_body(body, scope.module)
    type_ = expression(holder, default)
    body.spec.failed |= holder.spec.failed
    if type_ is not None:
        body.spec.expressions[default] = type_
    return type_


def _is_local(scope: Scope | None, name: str) -> bool:
    while scope is not None:
        if name in scope.names:
            return True
        scope = scope.parent
    return False


def _library_call(body: Body, node: Any, name: str, positional: list[Any], keywords: dict[str, Any]) -> Type | None:
    if name in table.REDIRECTING:
        table.redirections()
    if name in table.REDIRECTS:
        expressions = body.spec.expressions
        given = {key: expressions.get(value) for key, value in keywords.items()}
        try:
            name = table.REDIRECTS[name]([expressions.get(value) for value in positional], given)
        except RuleError as error:
            raise body.rule_error(error, node, positional) from None
    entry = table.find(name)
    assert entry is not None, name
    short = name.rpartition(".")[2]
    try:
        bound = bind(short, entry.parameters, positional, keywords)
    except BindError as error:
        if name == "builtins.int" and len(positional) + len(keywords) == 2:
            raise not_supported_yet("int with a base", body.span(node)) from None
        raise body.error("arguments", str(error), node) from None
    arguments: list[Any] = []
    types: list[Any] = []
    for parameter, argument in zip(entry.parameters, bound, strict=True):
        if parameter.variadic:
            arguments.append(argument)
            types.append(tuple(body.spec.expressions.get(a) for a in argument))
        elif argument is None:
            arguments.append(Default(parameter.default))
            types.append(parameter.default)
        else:
            arguments.append(argument)
            types.append(body.spec.expressions.get(argument))
            if parameter.name == "key" and isinstance(types[-1], Method):
                types[-1] = _as_key(types[-1], ">" if short.startswith("max") else "<")
            if types[-1] is None:
                return _early(body, name)
    if any(isinstance(t, tuple) and None in t for t in types):
        return None
    record = LibraryCall(entry, arguments, types)
    body.spec.calls[node] = record
    operands = [a for a in positional if not isinstance(a, Default)]
    try:
        return _entry_type(body, node, entry, record)
    except RuleError as error:
        raise body.rule_error(error, node, operands) from None
    except JoinError as error:
        raise body.join_error(error, node) from None
    except NotYet:
        if (known := _early(body, name)) is None:
            raise
        return known


def _early(body: Body, name: str) -> Type | None:
    """The type of a call whose arguments are not known yet, as of `"".join(self.show(x) for x in parts)` in show."""
    return STR if name == "builtins.str.join" and not body.final else None


def _as_key(method: Method, operator: str) -> Method:
    """`key=d.get` is taken for a `get` that raises where it would give None, which has no order."""
    if method.function == "builtins.dict.get":
        return Method(f"capsulec.internal.dict_get_for_{'greater' if operator == '>' else 'less'}", method.receiver)
    return method


def _entry_type(body: Body, node: Any, entry: Entry, record: LibraryCall) -> Type | None:
    folded = fold_call(entry, record.types)
    if folded is not None:
        return folded
    match entry:
        case Elementwise():
            return _elementwise(entry, record)
        case Intrinsic():
            result: Type = entry.rule(*record.types)
            return result
        case Runtime():
            record.loop = entry.rule(*record.types)
            for operand in record.loop.operands:
                body.escape(operand)
            return record.loop.result
        case Composed():
            return _composed(body, node, entry, record)


CONVERSIONS = ("bool", "int", "float", "complex")  # which Python makes of more than numbers


def _elementwise(entry: Elementwise, record: LibraryCall) -> Type:
    if entry.numpy and entry.name.startswith(WITH_ARRAYS):
        from capsulec.library.numpy.operands import operand_type

        record.types = [operand_type(t, entry.name) if isinstance(t, Type) else t for t in record.types]
    types = [t for t in record.types if isinstance(t, Type)]
    name = entry.name.removeprefix("builtins.")
    twin = f"numpy.{name.rpartition('.')[2]}"
    for type_ in map(widened, types):
        if isinstance(type_, Pointer):
            text = f"{name} of a pointer: pointers can be indexed, passed on, and compared with None"
            raise RuleError(text, hint=POINTER_HINT, code="pointer-misuse")
        if isinstance(type_, Array) and not entry.numpy:
            table.load("numpy")
            known = isinstance(table.find(twin), Elementwise)
            hint = f"{twin} takes arrays; {TYPE_ERROR}" if known else TYPE_ERROR
            raise RuleError(f"{name} takes numbers, not arrays", hint=hint)
        if not isinstance(scalar_of(type_), Scalar):
            if (name in CONVERSIONS and not isinstance(type_, NoneType)) or entry.name.startswith(WITH_ARRAYS):
                raise RuleError(f"{name} of {type_} is not supported yet", code="not-supported-yet")
            raise RuleError(f"{name} takes numbers, not {type_}", hint=TYPE_ERROR)
    # The rules of operators and conversions look at the values of literals; those of math take types alone.
    valued = entry.name.rpartition(".")[0] in ("builtins", "numpy", "scipy.special")
    scalars = tuple(_scalar_argument(t, valued) for t in record.types)
    record.loop = entry.rule(scalars)
    return elementwise_type(record.loop, types)


def _scalar_argument(type_: Any, valued: bool) -> Any:
    """The scalar that stands for an argument, or a default as the entry wrote it."""
    if not isinstance(type_, Type):
        return type_
    return scalar_of(type_) if valued else widened(scalar_of(type_))


def _composed(body: Body, node: Any, entry: Composed, record: LibraryCall) -> Type | None:
    scope = library_scope(body, entry)
    given = [
        Tuple(t) if isinstance(t, tuple) and p.variadic else t
        for p, t in zip(entry.parameters, record.types, strict=True)
    ]
    types = [
        _composed_argument(entry, t if isinstance(t, Type) else default_of(t)) for t in variadic_last(entry, given)
    ]
    reason = (Note(body.span(node), f"in {entry.name}"),)

    def called(target: Specialisation) -> LibraryCall:
        record.composed = target
        return record

    return request_call(body, node, Function(scope), types, reason, called)


def _composed_argument(entry: Composed, type_: Type) -> Type:
    """Functions in the library's files know the values of constants: an axis, a dtype."""
    return type_ if entry.file else argument_type(type_)
