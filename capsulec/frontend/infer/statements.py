"""Typing statements."""

from __future__ import annotations

from typing import Any

import gast

from capsulec.diagnostics import CompileError, Note, not_supported_yet
from capsulec.frontend.decorators import decorator_error
from capsulec.frontend.infer import special_methods
from capsulec.frontend.infer.body import Body
from capsulec.frontend.infer.conditions import condition, static_truth
from capsulec.frontend.infer.containers import elements, put
from capsulec.frontend.infer.engine import Engine, Specialisation
from capsulec.frontend.infer.expressions import expression, guard, present
from capsulec.frontend.infer.joins import JoinError, join
from capsulec.frontend.infer.names import imported_type
from capsulec.frontend.infer.narrowing import assuming, facts, forget_assigned
from capsulec.frontend.infer.refusals import NEITHER, TYPE_ERROR, no_index, no_unpacking
from capsulec.frontend.infer.subscripts import augmented, index_type, store_attribute, store_index
from capsulec.frontend.openmp import text_of
from capsulec.frontend.project import imported_names
from capsulec.frontend.scopes import own_nodes, parameter_nodes
from capsulec.ir.types import (
    NONE,
    Array,
    ExceptionType,
    Generator,
    LibraryFunction,
    Module,
    NoneType,
    Optional,
    Pointer,
    Tuple,
    Type,
    widened,
)
from capsulec.library.cells import NotYet, at, new_list
from capsulec.library.containers import items as container_items
from capsulec.library.exceptions import CLASSES, base_of, carried, class_name, known_fields, refused
from capsulec.library.joins import merged
from capsulec.library.sequences import element_type
from capsulec.library.table import RuleError

UNSUPPORTED = {
    "ClassDef": ("a class inside a function", "write functions; pass the values that an object would hold"),
    "AsyncFunctionDef": ("`async def`", "compiled functions run to their end: write a plain function"),
    "AsyncFor": ("`async for`", ""),
    "AsyncWith": ("`async with`", ""),
    "TryStar": ("`except*`", "write `except`: compiled code has no groups of exceptions"),
    "TypeAlias": ("a `type` statement", "leave it out: only the export gives types"),
}


def run_body(engine: Engine, spec: Specialisation, *, final: bool) -> bool:
    """Type the body once; whether a variable changed, so that it has to run again."""
    body = Body(engine, spec, final)
    spec.failed = False
    for variable, type_ in zip(spec.scope.parameters, spec.arguments, strict=True):
        body.assign(variable, variable.definitions[0], type_)
    if spec.scope.generator:
        _generator(body)
    elif isinstance(spec.scope.node, gast.Lambda):
        spec.falls_through = False
        guarded(body, lambda: body.results.append((spec.scope.node.body, expression(body, spec.scope.node.body))))
    else:
        spec.falls_through = block(body, spec.scope.node.body)
        if spec.falls_through and not spec.failed:  # else the end may only seem to be reached
            body.results.append((spec.scope.node, NONE))
    guarded(body, lambda: _set_result(body))
    if body.annotated or _has_annotations(spec.scope.node):
        from capsulec.frontend.infer import hints

        (hints.check if final else hints.note_empty)(body)
    return body.changed


def _has_annotations(node: Any) -> bool:
    if isinstance(node, gast.Lambda):
        return False
    return node.returns is not None or any(p.annotation is not None for p in parameter_nodes(node))


def _generator(body: Body) -> None:
    """A generator function: what it returns is the generator, whatever `return` says."""
    if isinstance(body.scope.node, gast.Lambda):
        error = body.error("syntax-not-supported", "`yield` cannot stand in a lambda", body.scope.node.body)
        body.failed(error)
        return
    body.spec.result = Generator(body.yielded(), body.spec)
    falls = block(body, body.scope.node.body)
    types = [None if type_ is None else widened(type_) for _, type_ in body.results]
    try:
        body.spec.returned = join([*types, NONE] if falls else types)
    except JoinError as error:
        body.failed(_result_error(body, error))
    body.results[:] = [(body.scope.node, body.spec.result)]


def guarded(body: Body, action: Any) -> None:
    """Run the typing of one statement; after an error the next statement goes on."""
    try:
        action()
    except CompileError as error:
        body.failed(error)
    except NotYet:
        pass  # of what a container holds; the fixpoint comes back


def _set_result(body: Body) -> None:
    try:
        result = join(type_ if type_ is None else widened(type_) for _, type_ in body.results)
    except JoinError as error:
        raise _result_error(body, error) from None
    if not body.scope.generator:
        body.escape(result)
    if body.spec.numeric and result is not None:
        result = merged(result)
    body.spec.result = result


def _result_error(body: Body, error: JoinError) -> CompileError:
    typed = [(node, widened(type_)) for node, type_ in body.results if type_ is not None]
    culprit = next((node for node, type_ in typed if type_ == error.second), typed[-1][0])
    others = {type_: node for node, type_ in reversed(typed) if node is not culprit and type_ != error.second}
    notes = [Note(body.span(node), str(type_)) for type_, node in reversed(others.items())]
    hint = "end every path with a return of one type, or raise"
    message = f"{body.scope.name} returns {error.first} on one path and {error.second}"
    if culprit is body.scope.node:
        return CompileError("join-of-types", f"{message} where its end is reached", body.scope.span, tuple(notes), hint)
    return CompileError("join-of-types", f"{message} on another", body.span(culprit), tuple(notes), hint)


def block(body: Body, statements: list[Any]) -> bool:
    """Type statements in order; False when the end is not reached."""
    governed = False  # by a directive of OpenMP: other threads go on behind what one thread raises
    for statement in statements:
        falls = True

        def action(statement: Any = statement) -> None:
            nonlocal falls
            with at(body.spec.cells, statement):
                falls = _statement(body, statement)

        guarded(body, action)
        body.spec.ends.discard(statement)
        if not falls and not governed:
            body.spec.ends.add(statement)
            return False
        governed = text_of(statement) is not None
    return True


def _statement(body: Body, node: Any) -> bool:
    """Type one statement; whether what follows it can be reached."""
    match node:
        case gast.Assign():
            _assign(body, node.targets, node.value)
        case gast.AnnAssign():
            body.annotated.append(node)
            if node.value is not None:
                _assign(body, [node.target], node.value)
        case gast.AugAssign():
            augmented(body, node)
        case gast.Expr():
            if not isinstance(node.value, gast.Constant):
                expression(body, node.value)
        case gast.Return():
            type_ = NONE if node.value is None else expression(body, node.value)
            body.results.append((node.value or node, type_))
            return False
        case gast.If():
            return _if(body, node)
        case gast.While():
            return _while(body, node)
        case gast.For():
            _for(body, node)
        case gast.Try():
            return _try(body, node)
        case gast.Raise():
            _raise(body, node)
            return False
        case gast.Delete():
            _delete(body, node)
        case gast.Assert():
            return _assert(body, node)
        case gast.Break() | gast.Continue():
            return False
        case gast.Pass() | gast.Nonlocal():
            pass
        case gast.FunctionDef():
            _function(body, node)
        case gast.Import() | gast.ImportFrom():
            _import(body, node)
        case gast.Match(refused=(message, pattern, hint)):
            raise CompileError("syntax-not-supported", message, body.span(pattern), hint=hint)
        case _:
            what, hint = UNSUPPORTED.get(type(node).__name__, (f"`{type(node).__name__.lower()}`", ""))
            span = body.scope.module.source.header_span(node)
            raise CompileError("syntax-not-supported", f"{what} cannot be compiled", span, hint=hint)
    return True


def _assign(body: Body, targets: list[Any], value: Any) -> None:
    paired = len(targets) == 1 and isinstance(targets[0], gast.Tuple | gast.List) and isinstance(value, gast.Tuple)
    if paired and len(targets[0].elts) == len(value.elts):
        expression(body, value)
    type_ = expression(body, value)
    for target in targets:
        assign(body, target, type_, value)


def assign(body: Body, target: Any, type_: Type | None, value: Any) -> None:
    """Give a target a value of a type: a name, an item, or a tuple of targets."""
    match target:
        case gast.Name():
            body.assign(body.scope.assigns[target], target, type_)
        case gast.Tuple() | gast.List():
            _unpack(body, target, type_, value)
        case gast.Subscript():
            store_index(body, target, type_, value)
        case gast.Attribute():
            store_attribute(body, target, type_, value)
        case _:
            raise body.error("syntax-not-supported", "this target cannot be compiled", target)


def _unpack(body: Body, target: Any, type_: Type | None, value: Any) -> None:
    targets = target.elts
    match type_:
        case None:
            for element in targets:
                assign(body, element, None, value)
        case Optional(inner):  # None is a TypeError when the program runs
            _unpack(body, target, inner, value)
        case Tuple(items):
            _unpack_tuple(body, target, items, value)
        case Array(ndim=ndim) if ndim >= 1:
            _unpack_list(body, targets, element_type(type_), value)
        case Pointer():
            raise no_unpacking(body, type_, value)
        case _ if isinstance(widened(type_), NEITHER):
            raise no_unpacking(body, type_, value)
        case _ if (scope := special_methods.method_of(type_, "__iter__")) is not None:
            gone_through = special_methods.operation(body, target, target, scope, [type_])
            if gone_through is not None:
                _unpack_list(body, targets, guard(body, value, [value], lambda: element_type(gone_through)), value)
        case _:
            _unpack_list(body, targets, guard(body, value, [value], lambda: element_type(type_)), value)


def _unpack_tuple(body: Body, target: Any, items: tuple[Type, ...], value: Any) -> None:
    """Targets of the items of a tuple of known length; a starred one gets a list of all that the others leave."""
    targets = target.elts
    stars = [n for n, element in enumerate(targets) if isinstance(element, gast.Starred)]
    if len(items) < len(targets) - len(stars) or (not stars and len(items) > len(targets)):
        few = "not enough" if len(items) < len(targets) else "too many"
        expected = f"at least {len(targets) - 1}" if stars else len(targets)
        raise body.error(
            "operand-types",
            f"{few} values to unpack (expected {expected}, got {len(items)})",
            target,
            notes=(Note(body.span(value), str(widened(Tuple(items)))),),
            hint="Python would raise ValueError here too",
        )
    for n, element in enumerate(targets):
        if not stars or n < stars[0]:
            assign(body, element, items[n], value)
        elif n > stars[0]:
            assign(body, element, items[n - len(targets)], value)
        else:
            inside = items[n : len(items) - (len(targets) - 1 - n)]
            if _is_never_read(body, element.value):
                body.spec.expressions[element] = Tuple(inside)  # which need have nothing in common
                assign(body, element.value, Tuple(inside), value)
                continue
            with at(body.spec.cells, element):
                rest = new_list()
                for item in inside:
                    put(body, rest.element, item, value)
                assign(body, element.value, rest, value)
            body.spec.expressions[element] = rest


def _is_never_read(body: Body, target: Any) -> bool:
    """Whether a target is a name of which nothing in the function reads a value: `first, *_ = …`."""
    return isinstance(target, gast.Name) and not any(
        isinstance(node, gast.Name) and node.id == target.id and isinstance(node.ctx, gast.Load)
        for node in gast.walk(body.scope.node)
    )


def _unpack_list(body: Body, targets: list[Any], item: Type, value: Any) -> None:
    """Targets of the items of a list; a starred one gets a list of its own."""
    for target in targets:
        if isinstance(target, gast.Starred):
            with at(body.spec.cells, target):
                assign(body, target.value, new_list(item), value)
        else:
            assign(body, target, item, value)


def _if(body: Body, node: Any) -> bool:
    condition(body, node.test)
    taken = static_truth(body, node.test)
    if taken is not None:
        body.spec.folds[node] = taken
        return block(body, node.body if taken else node.orelse)
    body.spec.folds.pop(node, None)
    holding, failing = facts(body, node.test, True), facts(body, node.test, False)
    with assuming(body, holding) as first:
        falls = block(body, node.body)
    with assuming(body, failing) as second:
        otherwise = block(body, node.orelse)
    if falls and otherwise:
        body.narrowed |= {v: t for v, t in first.items() if second.get(v) == t}
    elif falls or otherwise:
        body.narrowed |= first if falls else second
    return falls or otherwise


def _while(body: Body, node: Any) -> bool:
    forget_assigned(body, [node])
    condition(body, node.test)
    taken = static_truth(body, node.test)
    if taken is False:
        body.spec.folds[node] = False
        return block(body, node.orelse)
    body.spec.folds.pop(node, None)
    with assuming(body, facts(body, node.test, True)):
        block(body, node.body)
    forget_assigned(body, [node])
    has_break = leaves_by_break(node.body)
    if taken is True:
        return has_break
    falls = block(body, node.orelse) or has_break
    if node.orelse and has_break:
        forget_assigned(body, node.orelse)
    return falls


def leaves_by_break(statements: list[Any]) -> bool:
    """Whether a `break` among the statements belongs to the loop that they are the body of."""
    for node in statements:
        if isinstance(node, gast.Break):
            return True
        if isinstance(node, gast.While | gast.For):
            if leaves_by_break(node.orelse):
                return True
            continue
        parts = [getattr(node, name, []) for name in ("body", "orelse", "finalbody")]
        parts += [handler.body for handler in getattr(node, "handlers", [])]
        if not isinstance(node, gast.FunctionDef) and any(isinstance(p, list) and leaves_by_break(p) for p in parts):
            return True
    return False


def _for(body: Body, node: Any) -> None:
    over = special_methods.iterated(body, node.iter, expression(body, node.iter))
    element = elements(body, over, node.iter)
    forget_assigned(body, [node])
    assign(body, node.target, element, node.iter)
    block(body, node.body)
    forget_assigned(body, [node])
    block(body, node.orelse)
    if node.orelse and leaves_by_break(node.body):
        forget_assigned(body, node.orelse)


def _try(body: Body, node: Any) -> bool:
    forget_assigned(body, [node])
    falls = block(body, node.body)
    if falls:
        falls = block(body, node.orelse)
    forget_assigned(body, [node])
    for handler in node.handlers:
        names = exception_names(body, handler.type)
        if handler.name is not None:
            body.assign(body.scope.assigns[handler.name], handler.name, _caught(body, node, handler, names))
        falls = block(body, handler.body) or falls
        forget_assigned(body, [node])  # other ways lead behind it
    final = block(body, node.finalbody)
    return falls and final


def _caught(body: Body, node: Any, handler: Any, names: list[str]) -> ExceptionType:
    """The type of the exception in a handler; what its arguments are is found out where somebody may look at them."""
    name = base_of([CLASSES[name] for name in names])
    if not any(isinstance(n, gast.Attribute) for n in own_nodes(body.scope.node)):
        return ExceptionType(name)
    from capsulec.frontend.infer.raised import arguments

    found, fields = arguments(body.spec, node, names), known_fields(name)
    spec = body.spec
    body.engine.watched[spec, handler] = lambda: arguments(spec, node, names) != found or known_fields(name) != fields
    return ExceptionType(name, found)


def exception_names(body: Body, node: Any) -> list[str]:
    """The classes that a handler catches; every one for a bare except."""
    if node is None:
        return ["BaseException"]
    parts = node.elts if isinstance(node, gast.Tuple) else [node]
    return [_exception_name(body, part) for part in parts]


def _exception_name(body: Body, node: Any) -> str:
    type_ = expression(body, node)
    if type_ is None:
        return "BaseException"
    if (name := class_name(type_)) is not None:
        return name
    raise body.error("exceptions", "only builtin exception classes can be raised and caught", node)


def _raise(body: Body, node: Any) -> None:
    if node.cause is not None:
        cause = expression(body, node.cause)
        if cause is not None and not (isinstance(cause, ExceptionType | NoneType) or class_name(cause)):
            hint = "Python would raise TypeError here too"
            raise body.error("exceptions", "exception causes must derive from BaseException", node.cause, hint=hint)
    match node.exc:
        case None:
            return
        case gast.Call(func=func, args=args, keywords=keywords) if not keywords and _names_class(body, func):
            for argument in args:
                if isinstance(argument, gast.Starred):
                    raise not_supported_yet("a starred argument of an exception", body.span(argument))
                carried_argument(body, argument)
        case other:
            type_ = expression(body, other)
            if type_ is not None and not isinstance(present(type_), ExceptionType):
                _exception_name(body, other)


def _names_class(body: Body, node: Any) -> bool:
    type_ = expression(body, node)
    return isinstance(type_, LibraryFunction) and class_name(type_) is not None


def carried_argument(body: Body, argument: Any) -> None:
    """Type an argument of an exception, which has to be something that Python gets when the exception reaches it."""
    type_ = expression(body, argument)
    if type_ is not None and not carried(type_):
        raise body.rule_error(refused(type_), argument, [argument])
    body.escape(type_)


def _delete(body: Body, node: Any) -> None:
    """`del container[index]`."""
    for target in node.targets:
        if isinstance(target, gast.Name):
            _delete_name(body, target)
            continue
        if not isinstance(target, gast.Subscript):
            raise CompileError("syntax-not-supported", "`del` of an attribute cannot be compiled", body.span(target))
        container = expression(body, target.value)
        if (scope := special_methods.method_of(container, "__delitem__")) is not None:
            position = expression(body, special_methods.index_of(target))
            if container is not None and position is not None:
                special_methods.store(body, target, scope, [container, position])
            continue
        index = index_type(body, target.slice)
        if container is None or index is None:
            continue
        if isinstance(present(container), Tuple):
            raise body.error("operand-types", "a tuple cannot be changed", target, hint=TYPE_ERROR)
        try:
            loop = container_items.delete(present(container), index)
        except RuleError as error:
            raise body.rule_error(error, target, [target.value]) from None
        if loop is None:
            raise no_index(body, target, container, target.value)
        body.spec.stores[target] = loop


def _delete_name(body: Body, target: Any) -> None:
    variable = body.scope.uses.get(target)
    if variable is None or variable.scope is not body.scope or variable.captured:
        raise CompileError(
            "syntax-not-supported",
            f"`del` of {target.id}, which functions share, cannot be compiled",
            body.span(target),
            hint="leave it out: what a function holds ends with it",
        )


def _assert(body: Body, node: Any) -> bool:
    condition(body, node.test)
    if node.msg is not None:
        carried_argument(body, node.msg)
    body.narrowed |= facts(body, node.test, True)
    return static_truth(body, node.test) is not False


def _function(body: Body, node: Any) -> None:
    scope = body.scope.functions[node]
    if node.decorator_list:
        raise decorator_error(body.scope.module.source, node)
    variable = body.scope.assigns[node]
    body.assign(variable, node, body.function_value(scope))


def _import(body: Body, node: Any) -> None:
    for _, imported in imported_names(node):
        alias = imported.node
        body.assign(body.scope.assigns[alias], alias, imported_type(body, body.scope.module, imported))


__all__ = ["Module", "Pointer", "index_type", "run_body"]
