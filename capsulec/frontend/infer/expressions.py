"""Typing expressions. Every rule returns the type, or None while it is not known yet."""

from __future__ import annotations

from typing import Any

import gast

from capsulec.diagnostics import CompileError, Note, not_supported_yet
from capsulec.frontend.infer.body import Body, join_hint
from capsulec.frontend.infer.constants import ConstantsBody
from capsulec.frontend.infer.containers import comprehension, display
from capsulec.frontend.infer.joins import JoinError, join
from capsulec.frontend.infer.names import library_member, member_type, name_type
from capsulec.frontend.infer.narrowing import Facts, assuming, facts
from capsulec.frontend.infer.refusals import TYPE_ERROR, no_index, no_store, refuse_operands, refuse_pointers
from capsulec.frontend.syntax import check_text
from capsulec.ir.nodes import Loop
from capsulec.ir.types import (
    BOOL,
    NONE,
    Array,
    Method,
    Module,
    NoneType,
    Optional,
    Pointer,
    Scalar,
    Static,
    Str,
    Tuple,
    Type,
    Unknown,
    UserModule,
    kind,
    known_truth,
    widened,
)
from capsulec.library import attributes, cells, operators
from capsulec.library.arrays import ArrayIndex, SliceIndex, array_index, elementwise_type, scalar_of
from capsulec.library.containers import items as container_items
from capsulec.library.containers import operators as container_operators
from capsulec.library.table import RuleError

BINARY = {
    "Add": "+", "Sub": "-", "Mult": "*", "Div": "/", "FloorDiv": "//", "Mod": "%", "Pow": "**",
    "LShift": "<<", "RShift": ">>", "BitAnd": "&", "BitOr": "|", "BitXor": "^", "MatMult": "@",
}  # fmt: skip
UNARY = {"UAdd": "+", "USub": "-", "Invert": "~", "Not": "not"}
COMPARE = {"Eq": "==", "NotEq": "!=", "Lt": "<", "LtE": "<=", "Gt": ">", "GtE": ">="}


def expression(body: Body, node: Any) -> Type | None:
    """The type of an expression; recorded for lowering. None when it is not known yet, or has an error."""
    try:
        with cells.at(body.spec.cells, node):
            type_ = _expression(body, node)
    except CompileError as error:
        body.failed(error)
        type_ = None
    except cells.NotYet:
        type_ = None
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
            left, right = expression(body, node.left), expression(body, node.right)
            return binary(body, node, BINARY[type(node.op).__name__], left, right, [node.left, node.right])
        case gast.UnaryOp():
            return _unary(body, node)
        case gast.BoolOp():
            return _boolean(body, node)
        case gast.Compare():
            return _compare(body, node)
        case gast.IfExp():
            return _conditional(body, node)
        case gast.Call():
            from capsulec.frontend.infer.calls import call

            return call(body, node)
        case gast.Attribute():
            return _attribute(body, node)
        case gast.Subscript():
            return _subscript(body, node)
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
        case gast.NamedExpr():
            type_ = expression(body, node.value)
            body.assign(body.scope.assigns[node.target], node.target, type_)
            return type_
        case _:
            raise _refusal(body, node)


NAMES = {
    "GeneratorExp": "a generator expression", "JoinedStr": "an f-string", "Starred": "a starred expression",
    "Yield": "the value of `yield`", "YieldFrom": "the value of `yield from`",
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
            return Static(check_text(body.scope.module.source, value, node))
        case bool() | float() | complex() | bytes():
            return Static(value)
        case int():
            # Whether it fits in 64 bits shows where it is used: 2**63 - 1 does, though 2**63 does not.
            return Static(value)
        case _:
            raise body.error("syntax-not-supported", "`...` cannot be used as a value here", node)


def binary(body: Body, node: Any, op: str, left: Type | None, right: Type | None, operands: list[Any]) -> Type | None:
    """The type of `left op right`; the chosen loop is recorded for `node`."""
    if left is None or right is None:
        return None
    left, right = present(left), present(right)
    if isinstance(left, Static) and isinstance(right, Static):
        folded = _guard(body, node, operands, lambda: operators.fold_binary(op, left, right))
        if folded is not None:
            assert isinstance(folded, Static)
            return folded
    if op == "%" and isinstance(widened(left), Str):
        from capsulec.frontend.infer.texts import percent

        return percent(body, node, left, right)
    if isinstance(left, Tuple) and isinstance(right, Tuple) and op == "+":
        return Tuple(left.items + right.items)
    loop = _guard(body, node, operands, lambda: container_operators.binary(op, left, right))
    if loop is not None:
        body.spec.loops[node] = loop
        return loop.result  # type: ignore[no-any-return]
    refuse_operands(body, node, op, [left, right], operands)
    if op == "@" and (isinstance(left, Array) or isinstance(right, Array)):
        raise not_supported_yet("matrix multiplication with `@`", body.span(node))
    loop = _guard(body, node, operands, lambda: operators.binary(op, scalar_of(left), scalar_of(right)))
    body.spec.loops[node] = loop
    return elementwise_type(loop, [left, right])


def present(type_: Type) -> Type:
    """The type of an operand that must not be None: lowering checks it."""
    return type_.value if isinstance(type_, Optional) else type_


def _guard(body: Body, node: Any, operands: list[Any], rule: Any) -> Any:
    try:
        return rule()
    except RuleError as error:
        raise body.rule_error(error, node, operands) from None
    except JoinError as error:
        raise body.join_error(error, node) from None


def _unary(body: Body, node: Any) -> Type | None:
    op = UNARY[type(node.op).__name__]
    operand = condition(body, node.operand) if op == "not" else expression(body, node.operand)
    if operand is None:
        return None
    operand = present(operand) if op != "not" else operand
    if op == "not":
        truth = static_truth(body, node.operand)
        if truth is not None:
            return Static(not truth)
        _truth_loop(body, node.operand, operand)
        return BOOL
    if isinstance(operand, Static):
        folded = _guard(body, node, [node.operand], lambda: operators.fold_unary(op, operand))
        if folded is not None:
            assert isinstance(folded, Static)
            return folded
    refuse_operands(body, node, op, [operand], [node.operand])
    loop = _guard(body, node, [node.operand], lambda: operators.unary(op, scalar_of(operand)))
    body.spec.loops[node] = loop
    return elementwise_type(loop, [operand])


def _truth_loop(body: Body, node: Any, type_: Type) -> None:
    """Check that a value has a truth value that is found at run time."""
    match type_:
        case Scalar() | Static() | Pointer() | Optional() | Unknown():
            return
        case _ if container_operators.truth(type_) is not None:
            return
        case Array():
            raise body.error(
                "operand-types",
                "the truth value of an array is ambiguous",
                node,
                hint="write .any() or .all(); NumPy would raise ValueError here too",
            )
        case _:
            raise not_supported_yet(f"the truth value of {type_}", body.span(node))


def static_truth(body: Body, node: Any) -> bool | None:
    """The truth value of a typed expression when its type decides it; also checks that it has one."""
    type_ = body.spec.expressions.get(node)
    if type_ is None:
        return None
    truth = known_truth(type_)
    if truth is None:
        _truth_loop(body, node, type_)
    return truth


def condition(body: Body, node: Any) -> Type | None:
    """The type of an expression of which only the truth value counts: operands of `and` and `or` need no join."""
    if not isinstance(node, gast.BoolOp):
        return expression(body, node)
    types = _deciding(body, node, condition)
    for value in node.values:
        static_truth(body, value)
    if None in types:
        return None
    type_ = types[0] if len(types) == 1 else BOOL
    assert type_ is not None
    body.spec.expressions[node] = type_
    return type_


def _deciding(body: Body, node: Any, operand_type: Any) -> list[Type | None]:
    """The types of the operands of `and` or `or` that can be its value; those after one that decides are not typed."""
    stop = isinstance(node.op, gast.Or)
    types: list[Type | None] = []
    known: Facts = {}
    for position, value in enumerate(node.values):
        with assuming(body, known):
            type_ = operand_type(body, value)
        known |= facts(body, value, not stop)
        last = position == len(node.values) - 1
        if type_ is not None and not last and (truth := static_truth(body, value)) is not None:
            if truth == stop:
                types.append(type_)
                break
            continue
        types.append(type_)
    for value in node.values[position + 1 :]:
        body.spec.expressions.pop(value, None)  # typed before the one that decides was known to
    return types


def _boolean(body: Body, node: Any) -> Type | None:
    types = _deciding(body, node, expression)
    try:
        return join(types) if len(types) == 1 or None not in types else None
    except JoinError as error:
        typed = [(value, body.spec.expressions.get(value)) for value in node.values]
        notes = tuple(Note(body.span(value), str(widened(type_))) for value, type_ in typed if type_ is not None)
        text = f"this is {error.first} or {error.second}"
        raise body.error("join-of-types", text, node, notes=notes, hint=join_hint(error)) from None


def _compare(body: Body, node: Any) -> Type | None:
    operands = [node.left, *node.comparators]
    types = [expression(body, operand) for operand in operands]
    results: list[Type | None] = []
    loops: list[Loop | None] = []
    for position, op in enumerate(node.ops):
        left, right = types[position], types[position + 1]
        pair = [operands[position], operands[position + 1]]
        type_, loop = _compare_pair(body, node, op, left, right, pair)
        results.append(type_)
        loops.append(loop)
    body.spec.loops[node] = loops  # type: ignore[assignment]
    if any(r is None for r in results):
        return None
    if any(isinstance(r, Static) and not r.value for r in results):
        first = next(i for i, r in enumerate(results) if isinstance(r, Static) and not r.value)
        if all(isinstance(r, Static) for r in results[:first]):
            return Static(False)
    if len(results) > 1 and any(isinstance(r, Array) for r in results):
        hint = "write (a < b) & (b < c); NumPy would raise ValueError here too"
        raise body.error("operand-types", "the truth value of an array is ambiguous", node, hint=hint)
    live = [r for r in results if not isinstance(r, Static)] or results[-1:]
    return join(live)


def _compare_pair(
    body: Body, node: Any, op: Any, left: Type | None, right: Type | None, operands: list[Any]
) -> tuple[Type | None, Loop | None]:
    if left is None or right is None:
        return None, None
    match op:
        case gast.Is() | gast.IsNot():
            return _identity(body, node, op, left, right, operands), None
        case gast.In() | gast.NotIn():
            return _membership(body, node, left, right, operands, isinstance(op, gast.In))
    symbol = COMPARE[type(op).__name__]
    if symbol not in ("==", "!="):
        left, right = present(left), present(right)
    if (isinstance(left, NoneType) or isinstance(right, NoneType)) and symbol in ("==", "!="):
        return _identity(body, node, gast.Is() if symbol == "==" else gast.IsNot(), left, right, operands), None
    if isinstance(left, Static) and isinstance(right, Static):
        folded = _guard(body, node, operands, lambda: operators.fold_compare(symbol, left, right))
        if folded is not None:
            return folded, None
    found = _guard(body, node, operands, lambda: container_operators.compare(symbol, left, right))
    if found is not None:
        return (found, None) if isinstance(found, Static) else (BOOL, found)
    if isinstance(left, Tuple) and isinstance(right, Tuple):
        return BOOL, None
    refuse_operands(body, node, symbol, [left, right], operands)
    loop = _guard(body, node, operands, lambda: operators.compare(symbol, scalar_of(left), scalar_of(right)))
    return elementwise_type(loop, [left, right]), loop


def _identity(body: Body, node: Any, op: Any, left: Type, right: Type, operands: list[Any]) -> Type:
    """`is` and `is not`: with None decided by the types, but for pointers."""
    positive = isinstance(op, gast.Is)
    if isinstance(right, NoneType) or isinstance(left, NoneType):
        other = left if isinstance(right, NoneType) else right
        if isinstance(other, Pointer | Optional):
            return BOOL
        return Static(isinstance(other, NoneType) == positive)
    flag, other = (right, left) if isinstance(right, Static) else (left, right)
    if isinstance(flag, Static) and isinstance(flag.value, bool):
        if other == BOOL:
            return BOOL
        return Static((left == right) == positive)
    refuse_pointers(body, "is" if positive else "is not", [left, right], operands)
    raise body.error(
        "operand-types", "`is` can be compiled for None, True and False only", node, hint="compare values with == or !="
    )


def _membership(
    body: Body, node: Any, left: Type, right: Type, operands: list[Any], positive: bool
) -> tuple[Type, Loop | None]:
    """`in` and `not in`."""
    from capsulec.library.sequences import membership_type

    refuse_pointers(body, "in", [left], operands[:1])
    found = _guard(body, node, operands, lambda: container_operators.contains(left, right))
    if isinstance(found, Static):
        return Static(bool(found.value) == positive), None
    if found is not None:
        return BOOL, found
    type_ = _guard(body, node, operands, lambda: membership_type(left, right))
    return (Static(bool(type_.value) == positive) if isinstance(type_, Static) else type_), None


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
    if isinstance(value, Module):
        return library_member(body.scope.module, value.name, node.attr, node)
    if isinstance(value, UserModule):
        return member_type(body, value.definition, node.attr, node)
    if isinstance(value, Pointer):
        raise body.error(
            "pointer-misuse",
            f"a pointer has no attribute {node.attr}",
            node,
            hint="make an array of it first: numpy.ctypeslib.as_array(pointer, n)",
            notes=tuple(body.reasons(node.value)),
        )
    found = attributes.find(widened(value), node.attr)
    if found is None:
        raise body.error(
            "unknown-attribute",
            f"{widened(value)} has no attribute {node.attr} that can be compiled",
            node,
            hint=attributes.close(widened(value), node.attr),
            notes=tuple(body.reasons(node.value)),
        )
    if isinstance(found, str):
        return Method(found, value)
    return found.rule(value)


def _subscript(body: Body, node: Any) -> Type | None:
    value = expression(body, node.value)
    index = index_type(body, node.slice)
    if value is None or index is None:
        return None
    value = present(value)
    match value:
        case Pointer(target):
            _pointer_index(body, node, target, index)
            return target
        case Tuple(items):
            return _tuple_item(body, node, items, index)
        case Array():
            found: ArrayIndex = _guard(body, node, [node.value], lambda: array_index(value, index))
            return found.type
    loop = _guard(body, node, [node.value, node.slice], lambda: container_items.item(value, index))
    if loop is None:
        raise no_index(body, node, value, node.value)
    body.spec.loops[node] = loop
    return loop.result  # type: ignore[no-any-return]


def index_type(body: Body, node: Any) -> Type | None:
    """The type of what stands between brackets: a Tuple for several axes, `SliceType` for slices."""
    from capsulec.library.arrays import EllipsisIndex, SliceIndex

    match node:
        case gast.Slice():
            parts = [NONE if part is None else expression(body, part) for part in (node.lower, node.upper, node.step)]
            if any(part is None for part in parts):
                return None
            for part, part_node in zip(parts, (node.lower, node.upper, node.step), strict=True):
                wide = widened(part)  # type: ignore[arg-type]
                if not isinstance(wide, NoneType) and not (isinstance(wide, Scalar) and kind(wide.dtype) in "iub"):
                    raise body.error(
                        "operand-types", f"slice bounds are integers, not {wide}", part_node, hint=TYPE_ERROR
                    )
            return SliceIndex(*parts)  # type: ignore[arg-type]
        case gast.Constant(value=value) if value is ...:
            return EllipsisIndex()
        case gast.Tuple():
            items = [index_type(body, item) for item in node.elts]
            if any(item is None for item in items):
                return None
            type_ = Tuple(tuple(items))  # type: ignore[arg-type]
            if not any(isinstance(item, SliceIndex | EllipsisIndex) for item in items):
                body.spec.expressions[node] = type_
            return type_
        case _:
            return expression(body, node)


def _pointer_index(body: Body, node: Any, target: Scalar | None, index: Type) -> None:
    """Check `pointer[index]`."""
    wide = widened(index)
    if target is None:
        text, hint = "a void* cannot be indexed: it has no element type", "write its type in the export, as in float64*"
    elif not (isinstance(wide, Scalar) and kind(wide.dtype) in "iu"):
        text = f"a pointer is indexed with one integer, not {wide}"
        hint = "for slices and several axes make an array of it: numpy.ctypeslib.as_array(pointer, n)"
    elif isinstance(index, Static) and isinstance(index.value, int) and index.value < 0:
        text = "a negative index of a pointer: it has no length to count from"
        hint = "an array has one: numpy.ctypeslib.as_array(pointer, n)"
    else:
        return
    raise body.error("pointer-misuse", text, node, hint=hint, notes=tuple(body.reasons(node.value)))


def _tuple_item(body: Body, node: Any, items: tuple[Type, ...], index: Type) -> Type:
    if isinstance(index, Static) and isinstance(index.value, int):
        if not -len(items) <= index.value < len(items):
            raise body.error(
                "index-range",
                f"tuple index out of range: {index.value} of {len(items)} items",
                node,
                hint="Python would raise IndexError here too",
            )
        return items[index.value]
    wide_index = widened(index)
    if isinstance(wide_index, SliceIndex):
        raise not_supported_yet("a slice of a tuple", body.span(node.slice))
    if not isinstance(wide_index, Scalar) or kind(wide_index.dtype) not in "iub":
        text = f"a tuple is indexed with an integer, not {wide_index}"
        raise body.error("operand-types", text, node.slice, hint=TYPE_ERROR, notes=tuple(body.reasons(node.slice)))
    wide = {widened(item) for item in items}
    if len(wide) == 1:
        return wide.pop()
    raise body.error(
        "operand-types",
        "the items of this tuple are of several types, so the index must be known while compiling",
        node.slice,
        notes=(Note(body.span(node.value), str(Tuple(tuple(map(widened, items))))),),
    )


def store_index(body: Body, target: Any, type_: Type | None, value: Any) -> None:
    """`target[index] = value`."""
    container = expression(body, target.value)
    index = index_type(body, target.slice)
    container = None if container is None else present(container)
    if container is None or index is None or type_ is None:
        return
    match container:
        case Pointer(element):
            _pointer_index(body, target, element, index)
            _storable(body, target, element, element, type_, value)
        case Array():
            found: ArrayIndex = _guard(body, target, [target.value], lambda: array_index(container, index))
            _storable(body, target, found.type, Scalar(container.dtype), type_, value)
            body.spec.expressions[target] = found.type
        case Tuple():
            raise body.error("operand-types", "a tuple cannot be changed", target, hint=TYPE_ERROR)
        case _:
            _store_item(body, target, container, index, type_, value)


def _store_item(body: Body, target: Any, container: Type, index: Type, type_: Type, value: Any) -> None:
    """`container[index] = value` of a list or dict."""
    with cells.at(body.spec.cells, target):
        loop = _guard(body, target, [target.value, value], lambda: container_items.store(container, index, type_))
    if loop is None:
        raise no_index(body, target, container, target.value)
    body.escape(type_)
    body.spec.stores[target] = loop


def _storable(body: Body, target: Any, place: Type | None, element: Scalar | None, type_: Type, value: Any) -> None:
    """Refuse a value that a place, a part of an array or one element, cannot hold, as a complex in a real one."""
    stored = widened(type_)
    if isinstance(stored, Array) and isinstance(place, Array):
        stored = Scalar(stored.dtype)
    if not isinstance(stored, Scalar) or element is None or (kind(stored.dtype) == "c" and kind(element.dtype) != "c"):
        raise no_store(body, target, element, type_, value)


def augmented(body: Body, node: Any) -> None:
    """`target op= value`."""
    op = BINARY[type(node.op).__name__]
    right = expression(body, node.value)
    match node.target:
        case gast.Name():
            name = node.target
            left = name_type(body, name)
            if left is not None:
                body.spec.expressions[name] = left
            if grows_in_place(body, node, op, left, right):
                body.assign(body.scope.assigns[name], name, left)
                return
            type_ = binary(body, node, op, left, right, [name, node.value])
            if isinstance(left, Array):  # in place: the array keeps its type, as NumPy
                _in_place(body, node, op, left, type_)
                type_ = left
            body.assign(body.scope.assigns[name], name, type_)
        case gast.Subscript():
            left = _subscript(body, node.target)
            if left is not None:
                body.spec.expressions[node.target] = left
            if grows_in_place(body, node, op, left, right):
                return
            type_ = binary(body, node, op, left, right, [node.target, node.value])
            if isinstance(left, Array):
                _in_place(body, node, op, left, type_)
            store_index(body, node.target, type_, node.value)
            if left is not None:
                body.spec.expressions[node.target] = left
        case _:
            raise body.error("syntax-not-supported", "an attribute cannot be assigned in compiled code", node.target)


def grows_in_place(body: Body, node: Any, op: str, left: Type | None, right: Type | None) -> bool:
    """Whether `left op= right` changes a list, set or dict itself; the method that does is recorded."""
    from capsulec.library.containers.in_place import method

    if left is None or right is None:
        return False
    name = method(op, left)
    if name is None:
        return False
    body.spec.loops[node] = _guard(body, node, [node.target, node.value], lambda: name(left, right))
    return True


def _in_place(body: Body, node: Any, op: str, left: Array, result: Type | None) -> None:
    """NumPy's rule for `array op= value`: the result's kind must not be above the array's."""
    if not isinstance(result, Array):
        return
    order = {"b": 0, "i": 2, "u": 1, "f": 3, "c": 4}
    if order[kind(result.dtype)] > order[kind(left.dtype)]:
        converts = f"; `a[:] = a {op} …` converts the values" if kind(result.dtype) != "c" else ""
        raise body.error(
            "operand-types",
            f"cannot store the result, {result.dtype}, in an array of {left.dtype}",
            node,
            hint=f"NumPy would raise UFuncTypeError here too{converts}",
        )
