"""Types of truth values, of `and`, `or`, `not`, and of comparisons."""

from __future__ import annotations

from typing import Any

import gast

from capsulec.diagnostics import Note, not_supported_yet
from capsulec.frontend.infer import no_axes, special_methods
from capsulec.frontend.infer.body import Body, join_hint
from capsulec.frontend.infer.joins import JoinError, join
from capsulec.frontend.infer.narrowing import Facts, assuming, facts
from capsulec.frontend.infer.refusals import refuse_operands, refuse_pointers
from capsulec.frontend.operator_symbols import COMPARE
from capsulec.ir.nodes import Loop
from capsulec.ir.type_facts import known_truth
from capsulec.ir.types import (
    BOOL,
    Array,
    DType,
    Enumerate,
    ExceptionType,
    Generator,
    Iterator,
    LibraryFunction,
    NoneType,
    Optional,
    Pointer,
    Reversed,
    Scalar,
    Static,
    Str,
    Tuple,
    Type,
    TypeOf,
    Unknown,
    Zip,
    widened,
)
from capsulec.library import operators, record_values
from capsulec.library.arrays import elementwise_type, scalar_of
from capsulec.library.containers import operators as container_operators
from capsulec.library.joins import alternatives

CLASSES = LibraryFunction | TypeOf


def truth_loop(body: Body, node: Any, type_: Type) -> None:
    """Check that a value has a truth value that is found at run time."""
    match type_:
        case Scalar() | Static() | Pointer() | Optional() | Unknown():
            return
        case _ if container_operators.truth(type_) is not None:
            return
        case Array(ndim=0):
            what = "an array without axes as an operand of `and` and `or`"
            raise not_supported_yet(what, body.span(node), "write its element: x[()]")
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
        truth_loop(body, node, type_)
    return truth


def condition(body: Body, node: Any) -> Type | None:
    """The type of an expression of which only the truth value counts: operands of `and` and `or` need no join."""
    if not isinstance(node, gast.BoolOp):
        return no_axes.operand(body, node)
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


def boolean(body: Body, node: Any) -> Type | None:
    """The type of `a and b` and `a or b`, which is one of the operands."""

    from capsulec.frontend.infer.expressions import expression

    types = _deciding(body, node, expression)
    if isinstance(node.op, gast.Or):  # an operand that is the value is true, and so not None
        types[:-1] = [type_.value if isinstance(type_, Optional) else type_ for type_ in types[:-1]]
    try:
        # What one operand gives, as a call of the function itself, may not be known yet: the others can be the value.
        return join(types) if len(types) == 1 or not body.final or None not in types else None
    except JoinError as error:
        typed = [(value, body.spec.expressions.get(value)) for value in node.values]
        notes = tuple(Note(body.span(value), str(widened(type_))) for value, type_ in typed if type_ is not None)
        text = f"this is {error.first} or {error.second}"
        raise body.error("join-of-types", text, node, notes=notes, hint=join_hint(error)) from None


def compare(body: Body, node: Any) -> Type | None:
    """The type of a chain of comparisons."""

    from capsulec.frontend.infer.expressions import expression

    operands = [node.left, *node.comparators]
    identity = any(isinstance(op, gast.Is | gast.IsNot) for op in node.ops)
    types = [expression(body, one) if identity else no_axes.compared(body, one) for one in operands]
    body.spec.rewritten.pop(node, None)
    if len(operands) == 2 and isinstance(types[1], STEPS) and isinstance(node.ops[0], gast.In | gast.NotIn):
        return _in_steps(body, node)
    results: list[Type | None] = []
    loops: list[Loop | None] = []
    for position, op in enumerate(node.ops):
        left, right = types[position], types[position + 1]
        pair = [operands[position], operands[position + 1]]
        type_, loop = _compare_pair(body, node, op, left, right, pair, position)
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


STEPS = Generator | Iterator | Enumerate | Zip | Reversed


def _in_steps(body: Body, node: Any) -> Type | None:
    """`value in generator`, which asks for elements until one is equal."""
    from capsulec.frontend.infer.expressions import expression

    if "in_steps" not in node.__dict__:
        name = gast.Name("capsulec.internal.in_steps", gast.Load(), None, None)
        made: Any = gast.Call(name, [node.left, node.comparators[0]], [])
        if isinstance(node.ops[0], gast.NotIn):
            made = gast.UnaryOp(gast.Not(), made)
        for part in (name, made, getattr(made, "operand", made)):
            gast.copy_location(part, node)
        node.in_steps = made
    body.spec.rewritten[node] = node.in_steps
    return expression(body, node.in_steps)


def _compare_pair(
    body: Body, node: Any, op: Any, left: Type | None, right: Type | None, operands: list[Any], position: int
) -> tuple[Type | None, Loop | None]:
    from capsulec.frontend.infer.expressions import guard, present

    if left is None or right is None:
        return None, None
    found_method, type_ = _by_method(body, node, op, left, right, position)
    if found_method:
        return type_, None
    same = _exceptions(op, left, right) if isinstance(op, gast.Is | gast.IsNot | gast.Eq | gast.NotEq) else None
    if same is not None:
        return (same, None) if isinstance(same, Static) else (BOOL, same)
    match op:
        case gast.Is() | gast.IsNot():
            found_same = _identity(body, node, op, left, right, operands)
            return (BOOL, found_same) if isinstance(found_same, Loop) else (found_same, None)
        case gast.In() | gast.NotIn():
            return _membership(body, node, left, right, operands, isinstance(op, gast.In))
    symbol = COMPARE[type(op).__name__]
    if symbol not in ("==", "!="):
        left, right = present(left), present(right)
    if (isinstance(left, NoneType) or isinstance(right, NoneType)) and symbol in ("==", "!="):
        found_none = _identity(body, node, gast.Is() if symbol == "==" else gast.IsNot(), left, right, operands)
        assert not isinstance(found_none, Loop)
        return found_none, None
    if isinstance(left, Array) != isinstance(right, Array):
        from capsulec.library.numpy.operands import beside_arrays

        first, second = left, right
        left, right = guard(body, node, operands, lambda: beside_arrays(first, second, symbol))
    if isinstance(left, DType) or isinstance(right, DType):
        return _dtypes_compared(body, node, symbol, left, right), None
    if isinstance(left, CLASSES) and isinstance(right, CLASSES) and symbol in ("==", "!="):
        return Static((left == right) == (symbol == "==")), None
    if isinstance(left, Static) and isinstance(right, Static):
        folded = guard(body, node, operands, lambda: operators.fold_compare(symbol, left, right))
        if folded is not None:
            return folded, None
    found = guard(body, node, operands, lambda: container_operators.compare(symbol, left, right))
    if found is not None:
        return (found, None) if isinstance(found, Static) else (BOOL, found)
    if isinstance(left, Tuple) and isinstance(right, Tuple):
        return BOOL, None
    if symbol in ("==", "!=") and Tuple in (type(left), type(right)) and _is_plain(left) + _is_plain(right) == 1:
        return Static(symbol == "!="), None
    refuse_operands(body, node, symbol, [left, right], operands)
    loop = guard(body, node, operands, lambda: operators.compare(symbol, scalar_of(left), scalar_of(right)))
    return elementwise_type(loop, [left, right]), loop


def _by_method(body: Body, node: Any, op: Any, left: Type, right: Type, position: int) -> tuple[bool, Type | None]:
    """A comparison that a class of the user's says."""
    match op:
        case gast.Is() | gast.IsNot():
            return False, None
        case gast.In() | gast.NotIn():
            return special_methods.contains(body, node, position, left, right, isinstance(op, gast.In))
    if isinstance(op, gast.Eq | gast.NotEq) and (isinstance(left, NoneType) or isinstance(right, NoneType)):
        return False, None
    if isinstance(op, gast.Eq | gast.NotEq) and (isinstance(left, Optional) or isinstance(right, Optional)):
        return False, None
    return special_methods.compared(body, node, position, COMPARE[type(op).__name__], left, right)


def _exceptions(op: Any, left: Type, right: Type) -> Loop | Static | None:
    """Whether two exceptions are one; None when no exception is compared, or one with None."""
    from capsulec.frontend.infer.expressions import present

    inner = [present(left), present(right)]
    positive = isinstance(op, gast.Is | gast.Eq)
    if any(isinstance(t, NoneType) for t in inner) or not any(isinstance(t, ExceptionType) for t in inner):
        return None
    if not all(isinstance(t, ExceptionType) for t in inner):
        return Static(not positive)
    types = tuple(Optional(t) for t in inner) if Optional in (type(left), type(right)) else tuple(inner)
    cxx = "py::equal({0}, {1})" if positive else "!py::equal({0}, {1})"
    return Loop("is", types, BOOL, cxx, "python/exception_state.hpp")


def _dtypes_compared(body: Body, node: Any, symbol: str, left: Type, right: Type) -> Type:
    """`a.dtype == numpy.float64`, which the types decide."""
    from capsulec.library.numpy.dtypes import same_dtype

    same = same_dtype(left, right)
    if symbol not in ("==", "!=") or same is None:
        raise not_supported_yet(f"`{symbol}` of dtypes", body.span(node), "compare them with == or !=")
    return Static(same == (symbol == "=="))


def _is_plain(type_: Type) -> bool:
    """Whether a value is a number or text, which no tuple equals."""
    return isinstance(widened(type_), Scalar | Str)


def _identity(body: Body, node: Any, op: Any, left: Type, right: Type, operands: list[Any]) -> Type | Loop:
    """`is` and `is not`: with None decided by the types, but for pointers."""
    from capsulec.frontend.infer.expressions import present

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
        if BOOL in alternatives(present(other)) and other != BOOL:
            places = "{0}, {1}" if flag is right else "{1}, {0}"
            cxx = f"py::is_bool({places})" if positive else f"!py::is_bool({places})"
            types = (widened(left), widened(right))
            return Loop("is", types, BOOL, cxx, "python/search.hpp")
        return Static((left == right) == positive)
    if isinstance(left, CLASSES) and isinstance(right, CLASSES):  # type(x) is int
        return Static((left == right) == positive)
    if (same := record_values.identity(left, right, positive)) is not None:
        return same
    refuse_pointers(body, "is" if positive else "is not", [left, right], operands)
    raise body.error(
        "operand-types", "`is` can be compiled for None, True and False only", node, hint="compare values with == or !="
    )


def _membership(
    body: Body, node: Any, left: Type, right: Type, operands: list[Any], positive: bool
) -> tuple[Type, Loop | None]:
    """`in` and `not in`."""
    from capsulec.frontend.infer.expressions import guard
    from capsulec.library.sequences import membership_type

    refuse_pointers(body, "in", [left], operands[:1])
    if isinstance(left, DType | CLASSES) and isinstance(right, Tuple):
        if isinstance(left, DType):
            named = Static(True) in [_dtypes_compared(body, node, "==", left, item) for item in right.items]
        else:
            named = left in right.items
        return Static(named == positive), None
    match left, right:
        case Static(str() as part), Static(str() as text):
            return Static((part in text) == positive), None
        case Static(str() | int() | bytes() as value), Tuple(items) if all(isinstance(item, Static) for item in items):
            return Static((value in [item.value for item in items if isinstance(item, Static)]) == positive), None
    found = guard(body, node, operands, lambda: container_operators.contains(left, right))
    if isinstance(found, Static):
        return Static(bool(found.value) == positive), None
    if found is not None:
        return BOOL, found
    type_ = guard(body, node, operands, lambda: membership_type(left, right))
    return (Static(bool(type_.value) == positive) if isinstance(type_, Static) else type_), None
