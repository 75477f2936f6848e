"""Lowering expressions."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import Any

import gast

from capsulec.diagnostics import CompileError
from capsulec.frontend.infer.engine import UserCall
from capsulec.frontend.lower.comparisons import compare_tuples, present
from capsulec.frontend.lower.containers import call_loop, comprehension, display, starred_tuple
from capsulec.frontend.lower.context import Lowering, constant_value, negated, tuple_item
from capsulec.frontend.lower.subscripts import subscript
from capsulec.frontend.operator_symbols import COMPARE
from capsulec.ir.build import apply, both, cast, constant
from capsulec.ir.nodes import Assign, Call, Const, Expr, If, Local, Loop, MakeTuple, Map, Select
from capsulec.ir.type_facts import known_truth
from capsulec.ir.types import (
    BOOL,
    NONE,
    Array,
    Function,
    Method,
    NoneType,
    Optional,
    Pointer,
    Record,
    Scalar,
    Static,
    Tuple,
    Type,
    Union,
    is_static,
    widened,
)
from capsulec.ir.walk import works_on_arrays
from capsulec.library import attributes, operators, record_values
from capsulec.library.arrays import scalar_of, together
from capsulec.library.containers import operators as container_operators
from capsulec.library.sequences import iteration

# Expressions that do something, whatever their values are.
EVALUATED = gast.Call | gast.IfExp | gast.Tuple | gast.NamedExpr | gast.Yield | gast.YieldFrom
NULL = Loop("is_none", (Pointer(None),), BOOL, "!{0}")


def expression(low: Lowering, node: Any) -> Expr:
    """The value of an expression, as IR of its inferred type."""
    value = _expression(low, node)
    if node in low.spec.elements or node in low.spec.boxes:
        from capsulec.frontend.lower.no_axes import as_asked

        return as_asked(low, node, value)
    return value


def _expression(low: Lowering, node: Any) -> Expr:
    if node in low.computed:
        return low.computed[node]
    if node in low.spec.splits:
        from capsulec.frontend.lower.splitting import by_alternative

        return by_alternative(low, node, low.spec.splits[node])
    if isinstance(node, gast.Attribute | gast.Compare) and node in low.spec.rewritten:
        return expression(low, low.spec.rewritten[node])
    type_ = low.type(node)
    if isinstance(node, gast.Name) and is_static(type_):
        check_bound(low, node)
    if isinstance(type_, Static) or (is_static(type_) and not isinstance(node, EVALUATED)):
        _bind_inside(low, node)
        return number(low, type_, node) if isinstance(type_, Static) else constant_value(type_)
    if node in low.spec.rewritten and not isinstance(node, gast.Call):
        return expression(low, low.spec.rewritten[node])
    if node in low.spec.texts:
        from capsulec.frontend.lower.texts import text

        return text(low, node)
    return _by_form(low, node, type_)


def _by_form(low: Lowering, node: Any, type_: Type) -> Expr:
    """An expression that is evaluated at run time, by its form."""
    match node:
        case gast.Name() | gast.Attribute() if isinstance(kept := low.spec.calls.get(node), UserCall):
            result = widened(type_)
            return Call(low.names[kept.target], (), result, True, low.span(node), kept=True)
        case gast.Name():
            return _name(low, node)
        case gast.BinOp():
            left, right = operands(low, [node.left, node.right])
            return binary(low, node, left, right)
        case gast.UnaryOp():
            return _unary(low, node)
        case gast.BoolOp():
            return _boolean(low, node)
        case gast.Compare():
            return _compare(low, node)
        case gast.IfExp():
            return _conditional(low, node)
        case gast.Call():
            from capsulec.frontend.lower.calls import call

            return call(low, node)
        case gast.Attribute():
            return _attribute(low, node)
        case gast.Subscript():
            return subscript(low, node)
        case gast.Tuple(elts=elts) if any(isinstance(item, gast.Starred) for item in elts):
            return starred_tuple(low, node)
        case gast.Tuple():
            return make_tuple(low, node)
        case gast.List() | gast.Set() | gast.Dict():
            return display(low, node)
        case gast.ListComp() | gast.SetComp() | gast.DictComp():
            return comprehension(low, node)
        case gast.Lambda() | gast.FunctionDef():
            return function_value(low, type_)
        case gast.Yield() | gast.YieldFrom():
            from capsulec.frontend.lower.yields import yielded

            return yielded(low, node)
        case gast.NamedExpr():
            value = expression(low, node.value)
            low.assign(low.scope.assigns[node.target], value)
            return low.coerce(low.read(low.scope.assigns[node.target]), widened(type_))
    raise AssertionError(type(node))


def check_bound(low: Lowering, node: Any) -> None:
    """Raise at run time where the variable of a Name may have no value yet, and has none."""
    variable = low.scope.uses.get(node)
    if variable in low.flags and node in low.scope.unbound:
        assert variable is not None
        low.check_bound(variable)


def _bind_inside(low: Lowering, node: Any) -> None:
    """What an expression whose value is known does: the calls in it, the indices, which may be out of range, and the
    assignments, as `y = (w := 0)` gives w its value, too. The library's own expressions, as `numpy.asarray(a).ndim`,
    do nothing."""
    match node:
        case gast.Constant() | gast.Name() | gast.Lambda() | gast.FunctionDef():
            return
        case gast.BoolOp(values=values):
            parts = [value for value in values if value in low.spec.expressions]
        case gast.IfExp(test=test, body=body, orelse=orelse):
            fold = low.spec.folds.get(node)
            parts = [test] if fold is None else [test, body if fold else orelse]
        case gast.NamedExpr(target=target, value=value) if node in low.spec.expressions:
            if isinstance(low.type(value), Static):
                _bind_inside(low, value)
            low.assign(low.scope.assigns[target], number_of(low, value))
            return
        case _:
            parts = list(gast.iter_child_nodes(node))
    for part in parts:
        if not isinstance(part, gast.Call | gast.Subscript) or _is_known(low, part):
            _bind_inside(low, part)
        elif not low.scope.module.source.path.startswith("<"):
            low.drop(expression(low, part))


def _is_known(low: Lowering, node: Any) -> bool:
    """Whether an expression has no value that is computed: one that is known, or none at all."""
    return node not in low.spec.expressions or isinstance(low.spec.expressions[node], Static)


def number_of(low: Lowering, node: Any) -> Expr:
    """The value of an expression inside one whose value is known."""
    type_ = low.type(node)
    return number(low, type_, node) if isinstance(type_, Static) else expression(low, node)


def number(low: Lowering, type_: Static, node: Any) -> Const:
    """A constant. Raises CompileError for an integer that int64 does not hold."""
    value = type_.value
    if isinstance(value, int) and not -(2**63) <= value < 2**63:
        raise CompileError(
            "constant-range",
            f"the integer {value} does not fit in 64 bits",
            low.span(node),
            hint="compiled integers are int64; write a float if an approximation will do",
        )
    return Const(value, widened(type_), low.span(node))


def operands(low: Lowering, nodes: list[Any]) -> list[Expr]:
    """The values of several expressions, evaluated left to right."""
    return low.in_order([lambda node=node: expression(low, node) for node in nodes])  # type: ignore[misc]


def _name(low: Lowering, node: Any) -> Expr:
    variable = low.scope.uses.get(node)
    if variable is None:
        return constant_value(low.type(node))
    if variable.function is not None:
        return function_value(low, low.type(node))
    check_bound(low, node)
    if is_static(low.variable_type(variable)):
        return constant_value(low.variable_type(variable))
    value = low.read(variable)
    known = widened(low.type(node))
    if (
        isinstance(value.type, Optional) and known != value.type and not isinstance(known, Optional)
    ):  # a test has shown that it is not None
        inner = value.type.value
        if isinstance(known, NoneType):
            return Const(None, NONE, low.span(node))
        value = Map(Loop("value", (value.type,), inner, "{0}.value"), (value,), inner, low.span(node))
    if isinstance(value.type, Union) and known != value.type:  # a test has shown which one it is
        return low.coerce(value, known) if isinstance(known, Union) else low.narrowed(value, known)
    return _at(value, low, node)


def _at(value: Expr, low: Lowering, node: Any) -> Expr:
    if isinstance(value, Local):
        return Local(value.name, value.type, low.span(node))
    return value


def function_value(low: Lowering, type_: Type) -> Expr:
    """A nested function as a value: the tuple of what it captures."""
    assert isinstance(type_, Function)
    values = low.captured(type_.definition)
    defaults = [v for v in operands(low, type_.definition.local_defaults) if not is_static(v.type)]
    values = (*values, *defaults)
    return MakeTuple(values, type_)


def make_tuple(low: Lowering, node: Any) -> Expr:
    """A tuple that is written out, or the object of a class that stands for it."""
    items = tuple(low.in_order([lambda n=n: _item_value(low, n) for n in node.elts]))  # type: ignore[misc]
    if hasattr(node, "record"):
        type_ = low.type(node)
        if isinstance(type_, Record):
            return call_loop(low, record_values.making(type_), list(items), low.span(node))
        assert isinstance(type_, Tuple)
        return MakeTuple(items, Tuple(tuple(item.type for item in items), type_.named), low.span(node))
    return MakeTuple(items, Tuple(tuple(item.type for item in items)), low.span(node))


def _item_value(low: Lowering, node: Any) -> Expr:
    """A value as an item of a tuple: of one that needs no memory, such as None, what it does is done here."""
    value = expression(low, node)
    if isinstance(value.type, NoneType) and not isinstance(value, Const):
        low.drop(value)
        return Const(None, NONE)
    return value


def binary(low: Lowering, node: Any, left: Expr, right: Expr) -> Expr:
    """`left op right` with the loop that inference chose."""
    if node in low.spec.methods:
        return by_method(low, node, [left, right])
    loop = low.spec.loops.get(node)
    if loop is None and is_static(low.type(node)):  # `int | str`
        return constant_value(low.type(node))
    if loop is None and isinstance(node.op, gast.Mult):
        return _repeated(low, node, left, right)
    if loop is None:  # concatenation of tuples
        parts = [tuple_item(side, n, t) for side in (left, right) for n, t in enumerate(side.type.items)]  # type: ignore[attr-defined]
        return MakeTuple(tuple(parts), Tuple(tuple(p.type for p in parts)), low.span(node))
    assert isinstance(loop, Loop)
    if is_runtime(loop):
        return call_loop(low, loop, [left, right], low.span(node))
    return elementwise(low, loop, [left, right], low.span(node))


def _repeated(low: Lowering, node: Any, left: Expr, right: Expr) -> Expr:
    """A tuple a known number of times."""
    whole = left if isinstance(left.type, Tuple) else right
    whole = low.keep_effects(whole) if isinstance(whole, MakeTuple) else low.builder.once(whole, "t")
    assert isinstance(whole.type, Tuple)
    items = tuple(tuple_item(whole, n, type_) for n, type_ in enumerate(whole.type.items))
    result = low.type(node)
    assert isinstance(result, Tuple)
    times = len(result.items) // max(len(items), 1)
    return MakeTuple(items * times, Tuple(whole.type.items * times), low.span(node))


def is_runtime(loop: Loop) -> bool:
    """Whether a Loop works on containers, text or whole arrays."""
    return loop.whole or not all(isinstance(operand, Scalar | Array | Pointer) for operand in loop.operands)


def elementwise(low: Lowering, loop: Loop, values: list[Expr], span: Any) -> Expr:
    """`loop` over scalars and arrays, operands converted to its types."""
    converted: list[Expr] = []
    ranks: list[int] = []
    for value, type_ in zip(values, loop.operands, strict=True):
        if isinstance(value.type, Optional):
            value = low.coerce(value, value.type.value)
        if isinstance(value.type, Union) and isinstance(type_, Scalar):
            value = low.narrowed(value, type_)  # a `bool or int` that is changed in its place
        if not isinstance(value.type, Array | Scalar):
            from capsulec.library.numpy.operands import as_operand

            value = as_operand(low.builder, value)
        if isinstance(value.type, Array):
            assert isinstance(type_, Scalar)
            ranks.append(value.type.ndim)
            converted.append(cast_elements(value, type_))
        else:
            converted.append(cast(value, type_))
    if not ranks:
        return Map(loop, tuple(converted), loop.result, span)
    assert isinstance(loop.result, Scalar)
    return Map(
        loop, tuple(converted), Array(loop.result.dtype, max(ranks), together([v.type for v in converted])), span
    )


def cast_elements(array: Expr, to: Scalar) -> Expr:
    """An array with its elements converted."""
    from capsulec.library.numpy.reductions import elements_as

    return elements_as(array, to.dtype)


def _unary(low: Lowering, node: Any) -> Expr:
    if isinstance(node.op, gast.Not):
        return negated(truth(low, node.operand))
    if node in low.spec.methods:
        return by_method(low, node, [expression(low, node.operand)])
    loop = low.spec.loops[node]
    assert isinstance(loop, Loop)
    return elementwise(low, loop, [expression(low, node.operand)], low.span(node))


def by_method(low: Lowering, key: Any, values: list[Expr]) -> Expr:
    """An operation that a class of the user's says, of values that are computed already."""
    made, stands = low.spec.methods[key]
    for stand, value in zip(stands, values, strict=True):
        known = low.type(stand)
        low.computed[stand] = constant_value(known) if is_static(known) else low.coerce(value, widened(known))
    return expression(low, made)


def truth(low: Lowering, node: Any) -> Expr:
    """The truth value of an expression, a bool; `and`, `or` and `not` inside it stay conditions."""
    type_ = low.type(node)
    if isinstance(type_, Static):
        _bind_inside(low, node)
        return constant(bool(type_.value))
    match node:
        case gast.BoolOp():
            return _condition(low, node)
        case gast.UnaryOp(op=gast.Not()):
            return negated(truth(low, node.operand))
    if (known := known_truth(type_)) is not None:
        low.drop(expression(low, node))
        return constant(known)
    return truth_of(expression(low, node))


def truth_of(value: Expr) -> Expr:
    """The truth value of a scalar or pointer."""
    if isinstance(value.type, Pointer):
        return negated(apply_null(value))
    if isinstance(value.type, Scalar) and value.type.dtype == "bool":
        return cast(value, BOOL)
    loop = container_operators.truth(value.type)
    if loop is not None:
        return Map(loop, (value,), BOOL, value.span)
    return cast(apply(operators.truth(value.type), value, span=value.span), BOOL)


def apply_null(pointer: Expr) -> Expr:
    """`pointer is None`."""
    return Map(Loop("is_none", (pointer.type,), BOOL, "!{0}"), (pointer,), BOOL, pointer.span)


def _condition(low: Lowering, node: Any) -> Expr:
    """`a and b`, `a or b` where only the truth value counts."""
    stop = isinstance(node.op, gast.Or)
    values = [v for v in node.values if v in low.spec.expressions]
    result = truth(low, values[0])
    for value in values[1:]:
        result = _short_circuit(low, result, lambda value=value: truth(low, value), stop)  # type: ignore[misc]
    return result


def _short_circuit(low: Lowering, left: Expr, right: Callable[[], Expr], stop: bool) -> Expr:
    """`left and right()` (`or` with `stop`) on booleans."""
    with low.builder.block() as statements:
        value = right()
        simple = not statements and not works_on_arrays(value)
        if not simple:
            result = Local(low.builder.fresh("t"), BOOL)
            low.emit(Assign(result, value, low.builder.span))
    if simple:
        if stop:
            return Select(left, constant(True), value, BOOL, left.span)
        return both(left, value)
    low.emit(Assign(result, left, low.builder.span))
    test = negated(result) if stop else result
    low.emit(If(test, tuple(statements), (), low.builder.span))
    return result


def _boolean(low: Lowering, node: Any) -> Expr:
    """`and` and `or` as values: the operand that decides."""
    type_ = widened(low.type(node))
    values = [v for v in node.values if v in low.spec.expressions]
    if type_ == BOOL and all(widened(low.type(v)) == BOOL for v in values):
        return _condition(low, node)
    stop = isinstance(node.op, gast.Or)
    result: Expr | None = None
    passed: list[Any] = []  # by: operands that cannot decide
    for value in values:
        if value is not values[-1] and known_truth(low.type(value)) is not None:
            passed.append(value)
        elif result is None:
            result, passed = _after(low, passed, value), []
        else:
            kept, other = low.builder.once(result, "t"), partial(_after, low, passed, value, type_)
            test = truth_of(kept) if stop else negated(truth_of(kept))
            result, passed = choose(low, test, partial(low.coerce, kept, type_), other, type_), []
    assert result is not None
    return low.coerce(result, type_)


def _after(low: Lowering, passed: list[Any], value: Any, to: Type | None = None) -> Expr:
    """The value of an expression, behind what others do."""
    for other in passed:
        low.drop(truth(low, other))
    made = expression(low, value)
    return made if to is None else low.coerce(made, to)


def choose(low: Lowering, test: Expr, body: Callable[[], Expr], orelse: Callable[[], Expr], type_: Type) -> Expr:
    """`body() if test else orelse()`, each evaluated only when chosen."""
    with low.builder.block() as first:
        value = body()
        simple = not first and not works_on_arrays(value)
        with low.builder.block() as second:
            other = orelse()
            simple = simple and not second and not works_on_arrays(other)
    if simple and not is_static(type_):
        return Select(test, value, other, type_, value.span)
    if is_static(type_):
        low.emit(If(test, tuple(first), tuple(second), low.builder.span))
        return Const(None, NONE)
    result = Local(low.builder.fresh("t"), type_)
    first.append(Assign(result, value, low.builder.span))
    second.append(Assign(result, other, low.builder.span))
    low.emit(If(test, tuple(first), tuple(second), low.builder.span))
    return result


def _conditional(low: Lowering, node: Any) -> Expr:
    fold = low.spec.folds.get(node)
    if fold is not None:
        return expression(low, node.body if fold else node.orelse)
    type_ = widened(low.type(node))
    test = truth(low, node.test)

    def chosen(part: Any) -> Expr:
        value = expression(low, part)
        if is_static(type_):  # evaluated for what it does
            low.drop(value)
            return Const(None, NONE)
        return low.coerce(value, type_)

    result = choose(low, test, lambda: chosen(node.body), lambda: chosen(node.orelse), type_)
    return constant_value(type_) if is_static(type_) else result


def _compare(low: Lowering, node: Any) -> Expr:
    """Comparisons, chained ones too: each operand is evaluated once, and only while the chain holds."""
    loops: Any = low.spec.loops[node]
    nodes = [node.left, *node.comparators]
    if len(node.ops) == 1:
        left, right = operands(low, nodes)
        value = _compare_pair(low, node, 0, loops[0], left, right)
        return value if (node, 0) in low.spec.methods else cast(value, widened(low.type(node)))
    left, right = operands(low, nodes[:2])
    middle = _kept(low, right)
    result = truth_of(_compare_pair(low, node, 0, loops[0], left, middle))
    for position in range(1, len(node.ops)):
        last = position == len(node.ops) - 1
        left = middle

        def following(position: int = position, left: Expr = left, last: bool = last) -> Expr:
            nonlocal middle
            middle = expression(low, nodes[position + 1])
            if not last:
                middle = _kept(low, middle)
            return truth_of(_compare_pair(low, node, position, loops[position], left, middle))

        result = _short_circuit(low, result, following, stop=False)
    return cast(result, widened(low.type(node)))


def _kept(low: Lowering, value: Expr) -> Expr:
    return value if is_static(value.type) else low.builder.once(value, "t")


def _compare_pair(low: Lowering, node: Any, position: int, loop: Loop | None, left: Expr, right: Expr) -> Expr:
    if (node, position) in low.spec.methods:
        return by_method(low, (node, position), [left, right])
    op = node.ops[position]
    if loop is not None and (is_runtime(loop) or isinstance(op, gast.In | gast.NotIn)):
        found = call_loop(low, loop, [left, right], left.span)
        return negated(found) if isinstance(op, gast.NotIn) else found
    if loop is not None:
        return elementwise(low, loop, [left, right], left.span)
    match op:
        case gast.Is() | gast.IsNot() if left.type == BOOL and right.type == BOOL:
            flag, other = (right, left) if isinstance(right, Const) else (left, right)
            assert isinstance(flag, Const)
            return other if flag.value == isinstance(op, gast.Is) else negated(other)
        case gast.Is() | gast.IsNot() | gast.Eq() | gast.NotEq() if Optional in (type(left.type), type(right.type)):
            value = right if isinstance(left.type, NoneType) else left
            has = Map(Loop("has", (value.type,), BOOL, "{0}.has"), (value,), BOOL, value.span)
            return negated(has) if isinstance(op, gast.Is | gast.Eq) else has
        case gast.Is() | gast.IsNot() | gast.Eq() | gast.NotEq() if isinstance(left.type, NoneType | Pointer):
            pointer = right if isinstance(left.type, NoneType) else left
            if not isinstance(pointer.type, Pointer):
                return constant(isinstance(op, gast.Is | gast.Eq))
            null = apply_null(pointer)
            return null if isinstance(op, gast.Is | gast.Eq) else negated(null)
        case gast.In() | gast.NotIn():
            from capsulec.frontend.lower.membership import contains

            found = contains(low, left, right)
            return found if isinstance(op, gast.In) else negated(found)
        case _ if isinstance(present(left.type), Tuple) and isinstance(present(right.type), Tuple):
            sides = [low.coerce(side, present(side.type)) for side in (left, right)]
            return compare_tuples(low, op, sides[0], sides[1])
    rule = operators.compare(COMPARE[type(op).__name__], left.type, right.type)  # two constants, not folded
    return apply(rule, left, right, span=left.span)


def _attribute(low: Lowering, node: Any) -> Expr:
    if node.attr == "__self__":
        return _receiver(low, node)
    value = expression(low, node.value)
    if isinstance(value.type, Optional):
        value = low.coerce(value, value.type.value)
    found = attributes.find(widened(value.type), node.attr)
    method = low.type(node)
    if isinstance(method, Method):
        held = low.coerce(value, method.receiver)
        return Map(Loop("method", (method.receiver,), method, "{0}"), (held,), method, low.span(node))
    assert isinstance(found, attributes.Attribute)
    return found.lower(low.builder, value)


def _receiver(low: Lowering, node: Any) -> Expr:
    """The object of a method that is a value."""
    value = expression(low, node.value)
    method = value.type
    assert isinstance(method, Method)
    if is_static(method):
        return constant_value(method.receiver)
    return Map(Loop("receiver", (method,), method.receiver, "{0}"), (value,), method.receiver, low.span(node))


__all__ = ["NULL", "expression", "iteration", "operands", "scalar_of", "truth"]
