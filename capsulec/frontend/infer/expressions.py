"""Typing expressions. Every rule returns the type, or None while it is not known yet."""

from __future__ import annotations

from typing import Any

import gast

from capsulec.diagnostics import CompileError, Note, not_supported_yet
from capsulec.frontend.infer import no_axes, special_methods
from capsulec.frontend.infer.body import Body, join_hint
from capsulec.frontend.infer.conditions import boolean, compare, condition, static_truth, truth_loop
from capsulec.frontend.infer.constants import ConstantsBody
from capsulec.frontend.infer.containers import comprehension, display, starred_tuple
from capsulec.frontend.infer.joins import JoinError, join
from capsulec.frontend.infer.names import library_member, member_type, name_type, read_by_call
from capsulec.frontend.infer.narrowing import assuming, facts
from capsulec.frontend.infer.refusals import refuse_operands
from capsulec.frontend.infer.subscripts import subscript
from capsulec.frontend.operator_symbols import BINARY, UNARY
from capsulec.frontend.syntax import check_text
from capsulec.ir.types import (
    BOOL,
    NONE,
    Array,
    Bytes,
    Function,
    LibraryFunction,
    Method,
    Module,
    NoneType,
    Optional,
    Pointer,
    Record,
    Static,
    Str,
    Tuple,
    Type,
    TypeOf,
    Union,
    UserModule,
    widened,
)
from capsulec.library import attributes, cells, operators
from capsulec.library.arrays import elementwise_type, scalar_of
from capsulec.library.containers import operators as container_operators
from capsulec.library.table import RuleError


def expression(body: Body, node: Any) -> Type | None:
    """The type of an expression; recorded for lowering. None when it is not known yet, or has an error."""
    body.spec.elements.discard(node)
    body.spec.boxes.discard(node)
    try:
        with cells.at(body.spec.cells, node):
            type_ = _once_or_split(body, node)
    except CompileError as error:
        body.failed(error)
        type_ = None
    except cells.NotYet:
        type_ = None
    if type_ is not None:
        body.spec.expressions[node] = type_
    return type_


def _once_or_split(body: Body, node: Any) -> Type | None:
    body.spec.splits.pop(node, None)
    try:
        return _expression(body, node)
    except CompileError as error:
        from capsulec.frontend.infer.splitting import split

        return split(body, node, error)


def callee(body: Body, node: Any) -> Type | None:
    """The type of what is called. Raises CompileError for a method of a value of several types: the call is split."""
    if not isinstance(node, gast.Attribute):
        return expression(body, node)
    try:
        type_ = _expression(body, node)
    except CompileError as error:
        if isinstance(body.spec.expressions.get(node.value), Union):
            raise
        body.failed(error)
        return None
    except cells.NotYet:
        return None
    if type_ is not None:
        body.spec.expressions[node] = type_
    return type_


def _expression(body: Body, node: Any) -> Type | None:
    match node:
        case gast.Constant(value=value):
            return _constant(body, node, value)
        case gast.Name():
            return name_type(body, node)
        case gast.BinOp():
            return _operation(body, node)
        case gast.UnaryOp():
            return _unary(body, node)
        case gast.BoolOp():
            return boolean(body, node)
        case gast.Compare():
            return compare(body, node)
        case gast.IfExp():
            return _conditional(body, node)
        case gast.Call():
            from capsulec.frontend.infer.calls import call

            return call(body, node)
        case gast.Attribute():
            return _attribute(body, node)
        case gast.Subscript():
            return subscript(body, node)
        case gast.Tuple(record=definition):
            from capsulec.frontend.infer.records import made

            return made(body, node, definition)
        case gast.Tuple(elts=elts) if any(isinstance(item, gast.Starred) for item in elts):
            return starred_tuple(body, node)
        case gast.Tuple():
            items = [expression(body, item) for item in node.elts]
            return None if any(item is None for item in items) else Tuple(tuple(items))  # type: ignore[arg-type]
        case gast.List() | gast.Set() | gast.Dict() if isinstance(body, ConstantsBody):
            raise not_supported_yet("a list, set or dict as a default value or module-level constant", body.span(node))
        case gast.ListComp() | gast.SetComp() | gast.DictComp() if isinstance(body, ConstantsBody):
            raise not_supported_yet("a comprehension as a default value or module-level constant", body.span(node))
        case gast.List() | gast.Set() | gast.Dict():
            return display(body, node)
        case gast.ListComp() | gast.SetComp() | gast.DictComp():
            return comprehension(body, node)
        case gast.Lambda() | gast.NamedExpr() if isinstance(body, ConstantsBody):
            what = "a lambda" if isinstance(node, gast.Lambda) else "`:=`"
            raise not_supported_yet(f"{what} in a default value or a module-level constant", body.span(node))
        case gast.Lambda() | gast.FunctionDef():
            return body.function_value(body.scope.functions[node])
        case gast.JoinedStr() if not isinstance(body, ConstantsBody):
            from capsulec.frontend.infer.texts import joined

            return joined(body, node)
        case gast.Yield() | gast.YieldFrom():
            from capsulec.frontend.infer.yields import yielding

            return yielding(body, node)
        case gast.NamedExpr():
            type_ = expression(body, node.value)
            body.assign(body.scope.assigns[node.target], node.target, type_)
            return type_
        case _:
            raise _refusal(body, node)


NAMES = {
    "GeneratorExp": "a generator expression", "JoinedStr": "an f-string", "Starred": "a starred expression",
}  # fmt: skip


def _refusal(body: Body, node: Any) -> CompileError:
    name = type(node).__name__
    if name in NAMES:
        return not_supported_yet(NAMES[name], body.span(node))
    return body.error("syntax-not-supported", f"`{name.lower()}` cannot be compiled", node)


def _constant(body: Body, node: Any, value: Any) -> Type:
    match value:
        case None:
            return NONE
        case str():
            return Static(check_text(body.scope.module.source, value, node, nul=True))
        case bool() | float() | complex() | bytes():
            return Static(value)
        case int():
            # Whether it fits in 64 bits shows where it is used: 2**63 - 1 does, though 2**63 does not.
            return Static(value)
        case _:
            raise body.error("syntax-not-supported", "`...` cannot be used as a value here", node)


def _operation(body: Body, node: Any) -> Type | None:
    op = BINARY[type(node.op).__name__]
    left, right = no_axes.operands(body, op, [node.left, node.right])
    return binary(body, node, op, left, right, [node.left, node.right])


CLASS_TYPES = LibraryFunction | Tuple | NoneType | TypeOf  # what `int | str | None` is made of


def binary(body: Body, node: Any, op: str, left: Type | None, right: Type | None, operands: list[Any]) -> Type | None:
    """The type of `left op right`; the chosen loop is recorded for `node`."""
    if left is None or right is None:
        return None
    found, type_ = special_methods.binary(body, node, op, left, right)
    if found:
        return type_
    left, right = present(left), present(right)
    if isinstance(left, Array) != isinstance(right, Array) and op != "@":
        from capsulec.library.numpy.operands import beside_arrays

        first, second = left, right
        left, right = guard(body, node, operands, lambda: beside_arrays(first, second, op))
    if isinstance(left, Static) and isinstance(right, Static):
        folded = guard(body, node, operands, lambda: operators.fold_binary(op, left, right))
        if folded is not None:
            assert isinstance(folded, Static)
            return folded
    if op == "%" and isinstance(widened(left), Str | Bytes):
        from capsulec.frontend.infer.texts import percent

        return percent(body, node, left, right)
    if op == "|" and isinstance(left, CLASS_TYPES) and isinstance(right, CLASS_TYPES):
        from capsulec.library.classes import are_classes

        if are_classes(left) and are_classes(right):
            return Tuple((left, right))
    if (whole := _known_tuple(op, left, right)) is not None:
        body.spec.loops.pop(node, None)
        return whole
    loop = guard(body, node, operands, lambda: container_operators.binary(op, left, right))
    if loop is not None:
        body.spec.loops[node] = loop
        return loop.result  # type: ignore[no-any-return]
    refuse_operands(body, node, op, [left, right], operands)
    if op == "@" and (isinstance(left, Array) or isinstance(right, Array)):
        from capsulec.library.numpy.products import matmul_loop

        loop = guard(body, node, operands, lambda: matmul_loop(left, right))
        body.spec.loops[node] = loop
        return None if loop is None else loop.result
    loop = guard(body, node, operands, lambda: operators.binary(op, scalar_of(left), scalar_of(right)))
    body.spec.loops[node] = loop
    return elementwise_type(loop, [left, right])


LONGEST_REPETITION = 64  # of tuples whose items are known one by one


def _known_tuple(op: str, left: Type, right: Type) -> Tuple | None:
    """The tuple of known length that `+` or `*` makes."""
    match op, left, right:
        case "+", Tuple(items), Tuple(others):
            return Tuple(items + others)
        case "*", Tuple(items), Static(int() as times) if times * len(items) <= LONGEST_REPETITION:
            return Tuple(items * times)
        case "*", Static(int() as times), Tuple(items) if times * len(items) <= LONGEST_REPETITION:
            return Tuple(items * times)
        case _:
            return None


def present(type_: Type) -> Type:
    """The type of an operand that must not be None: lowering checks it."""
    return type_.value if isinstance(type_, Optional) else type_


def guard(body: Body, node: Any, operands: list[Any], rule: Any) -> Any:
    """What a rule of the library gives; what it refuses becomes an error at the operand or the node."""
    try:
        return rule()
    except RuleError as error:
        raise body.rule_error(error, node, operands) from None
    except JoinError as error:
        raise body.join_error(error, node) from None


def _unary(body: Body, node: Any) -> Type | None:
    op = UNARY[type(node.op).__name__]
    operand = condition(body, node.operand) if op == "not" else no_axes.numeric_operand(body, node.operand)
    if operand is None:
        return None
    found, type_ = special_methods.unary(body, node, op, operand)
    if found:
        return type_
    operand = present(operand) if op != "not" else operand
    if op == "not":
        truth = static_truth(body, node.operand)
        if truth is not None:
            return Static(not truth)
        truth_loop(body, node.operand, operand)
        return BOOL
    if isinstance(operand, Static):
        folded = guard(body, node, [node.operand], lambda: operators.fold_unary(op, operand))
        if folded is not None:
            assert isinstance(folded, Static)
            return folded
    refuse_operands(body, node, op, [operand], [node.operand])
    loop = guard(body, node, [node.operand], lambda: operators.unary(op, scalar_of(operand)))
    body.spec.loops[node] = loop
    return elementwise_type(loop, [operand])


def _conditional(body: Body, node: Any) -> Type | None:
    condition(body, node.test)
    taken = static_truth(body, node.test)
    if taken is not None:
        body.spec.folds[node] = taken
        return expression(body, node.body if taken else node.orelse)
    body.spec.folds.pop(node, None)
    with assuming(body, facts(body, node.test, True)):
        left = expression(body, node.body)
    with assuming(body, facts(body, node.test, False)):
        right = expression(body, node.orelse)
    try:
        return join([left, right])
    except JoinError as error:
        notes = (Note(body.span(node.body), str(error.first)), Note(body.span(node.orelse), str(error.second)))
        raise body.error(
            "join-of-types", f"this is {error.first} or {error.second}", node, notes=notes, hint=join_hint(error)
        ) from None


def _attribute(body: Body, node: Any) -> Type | None:
    value = expression(body, node.value)
    if value is None:
        return None
    value = present(value)
    if isinstance(value, Method) and node.attr == "__self__":
        return value.receiver
    if isinstance(value, Module):
        if (call := read_by_call(body, node, f"{value.name}.{node.attr}")) is not None:
            return expression(body, call)
        return library_member(body.scope.module, value.name, node.attr, node)
    if isinstance(value, UserModule):
        return member_type(body, value.definition, node.attr, node)
    if isinstance(value, Record | Tuple | Function):
        from capsulec.frontend.infer.records import member

        found_member = member(body, node, value)
        if found_member is not None:
            return found_member
    if isinstance(value, Pointer):
        raise body.error(
            "pointer-misuse",
            f"a pointer has no attribute {node.attr}",
            node,
            hint="make an array of it first: numpy.ctypeslib.as_array(pointer, n)",
            notes=tuple(body.reasons(node.value)),
        )
    found = attributes.find(widened(value), node.attr)
    if found is None and node.attr in ("__enter__", "__exit__"):
        text = f"`with` takes files, not {widened(value)}"
        raise body.error("operand-types", text, node, hint="write what it does with try and finally")
    if found is None:
        raise body.error(
            "unknown-attribute",
            f"{widened(value)} has no attribute {node.attr} that can be compiled",
            node,
            hint=attributes.close(widened(value), node.attr),
            notes=tuple(body.reasons(node.value)),
        )
    if isinstance(found, str):
        of_class = isinstance(value, LibraryFunction) and node.attr not in attributes.CLASS_METHODS
        return LibraryFunction(found) if of_class else Method(found, value)  # `str.lower` takes the text as an argument
    return guard(body, node, [node.value], lambda: found.rule(value))  # type: ignore[no-any-return]
