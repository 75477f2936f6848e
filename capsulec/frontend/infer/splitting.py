"""Expressions of values of several types, typed once for each of the types: `x * 2` where x is an int or a str.

The operands are evaluated, then the one that runs is chosen by the tag. For each type there is a copy of the expression
whose operands stand for the values; an operand of several types that is left in a copy is split there.
"""

from __future__ import annotations

import copy
from typing import Any

import gast

from capsulec.diagnostics import CompileError
from capsulec.frontend.infer.body import Body
from capsulec.frontend.infer.engine import Split
from capsulec.frontend.infer.joins import JoinError, join
from capsulec.ir.type_parts import has_cells
from capsulec.ir.types import Record, Type, Union, widened
from capsulec.library.cells import solid

SPLIT = gast.BinOp | gast.UnaryOp | gast.Subscript | gast.Call | gast.Attribute
MOST = 8  # alternatives


def split(body: Body, node: Any, error: CompileError) -> Type | None:
    """The type of an expression that cannot be typed as it stands, for `error`: raised where this does not help."""
    if not isinstance(node, SPLIT):
        raise error
    operands = operands_of(node)
    types = [body.spec.expressions.get(operand) for operand in operands]
    if any(map(_has_value, types)):
        return _with_values(body, node, operands, types, error)
    place = next((n for n, type_ in enumerate(types) if isinstance(type_, Union)), None)
    if place is None or None in types:
        raise error
    union = types[place]
    assert isinstance(union, Union)
    if len(union.alternatives) > MOST or any(isinstance(operand, gast.Starred) for operand in operands):
        raise error
    found = _copies(node, operands, len(union.alternatives))
    results: list[Type | None] = []
    for number, (made, stands) in enumerate(found):
        for position, (stand, type_) in enumerate(zip(stands, types, strict=True)):
            assert type_ is not None
            alike = position == place or _is_same(body, operands[position], operands[place])
            body.spec.expressions[stand] = union.alternatives[number] if alike else type_
        results.append(_typed(body, made, error))
    if None in results:
        return None
    kinds: dict[type, Type] = {}
    for type_ in results:  # containers that would become one, of whatever they were made
        if type_ is not None and has_cells(type_) and kinds.setdefault(type(type_), solid(type_)) != solid(type_):
            raise error
    try:
        result = join([None if type_ is None else widened(type_) for type_ in results])
    except JoinError:
        raise error from None
    same = [n for n, operand in enumerate(operands) if n == place or _is_same(body, operand, operands[place])]
    body.spec.splits[node] = Split(operands, same, found)
    return result


def _has_value(type_: Type | None) -> bool:
    """Whether values are members of an enumeration that do what their values do."""
    return isinstance(type_, Record) and bool(type_.definition.valued)


def _with_values(
    body: Body, node: Any, operands: list[Any], types: list[Type | None], error: CompileError
) -> Type | None:
    """The type of an expression with the values of members in place of these: `items[Level.HIGH]`."""
    if "valued" not in node.__dict__:
        stands = {
            id(operand): gast.copy_location(gast.Attribute(operand, "value", gast.Load()), operand)
            for operand, type_ in zip(operands, types, strict=True)
            if _has_value(type_)
        }
        node.valued = _with(node, stands)
    type_ = _typed(body, node.valued, error)
    body.spec.rewritten[node] = node.valued
    return type_


def _typed(body: Body, made: Any, error: CompileError) -> Type | None:
    """The type of one of the copies. Raises `error` where it has none."""
    from capsulec.frontend.infer.expressions import expression

    failed, final, errors = body.spec.failed, body.final, len(body.engine.errors)
    trying, body.trying = body.trying, body.trying or not final
    body.spec.failed, body.final = False, True
    type_ = expression(body, made)
    wrong = body.spec.failed and len(body.engine.errors) > errors
    del body.engine.errors[errors:]
    body.spec.failed, body.final, body.trying = failed, final, trying
    if wrong:
        raise error
    return type_


def _is_same(body: Body, one: Any, other: Any) -> bool:
    """Whether two operands read one variable, as in `x + x`."""
    names = isinstance(one, gast.Name) and isinstance(other, gast.Name)
    variable = body.scope.uses.get(one) if names else None
    return variable is not None and variable is body.scope.uses.get(other)


def operands_of(node: Any) -> list[Any]:
    """The values that an expression is of, in the order in which they are evaluated."""
    match node:
        case gast.BinOp(left=left, right=right):
            return [left, right]
        case gast.UnaryOp(op=op, operand=operand):
            return [] if isinstance(op, gast.Not) else [operand]
        case gast.Subscript(value=value, slice=index):
            parts = [index.lower, index.upper, index.step] if isinstance(index, gast.Slice) else [index]
            return [value, *(part for part in parts if part is not None)]
        case gast.Attribute(value=value):
            return [value]
        case gast.Call(func=func, args=args, keywords=keywords):
            receiver = [func.value] if isinstance(func, gast.Attribute) else []
            return [*receiver, *args, *(keyword.value for keyword in keywords)]
        case _:
            return []


def _copies(node: Any, operands: list[Any], count: int) -> list[tuple[Any, list[Any]]]:
    """So many copies of an expression, each with what stands for its operands; made once."""
    known: list[tuple[Any, list[Any]]] = node.__dict__.setdefault("copies", [])
    while len(known) < count:
        stands = {id(operand): _stand(operand) for operand in operands}
        known.append((_with(node, stands), [stands[id(operand)] for operand in operands]))
    return known[:count]


def _stand(operand: Any) -> Any:
    made = gast.copy_location(gast.Name("value", gast.Load(), None, None), operand)
    made.stands = True
    return made


def _with(node: Any, stands: dict[int, Any]) -> Any:
    """A copy of a node with other operands."""
    if id(node) in stands:
        return stands[id(node)]
    made = copy.copy(node)
    for name in ("copies", "rewritten", "calls_of", "items", "receiver", "consumed", "valued"):
        made.__dict__.pop(name, None)
    for name, value in gast.iter_fields(node):
        if isinstance(value, list):
            setattr(made, name, [_with(item, stands) if isinstance(item, gast.AST) else item for item in value])
        elif isinstance(value, gast.expr | gast.keyword):
            setattr(made, name, _with(value, stands))
    return made
