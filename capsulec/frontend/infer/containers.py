"""Typing displays and comprehensions, and the elements that statements take out of a sequence."""

from __future__ import annotations

from typing import Any

import gast

from capsulec.frontend.infer import special_methods
from capsulec.frontend.infer.body import Body
from capsulec.frontend.infer.joins import JoinError
from capsulec.ir.types import STR, Dict, List, Optional, Sequence, Set, Tuple, Type, Unknown, widened
from capsulec.library import cells
from capsulec.library.containers.conversions import fill_pairs
from capsulec.library.containers.kinds import require_hashable, shown
from capsulec.library.sequences import element_type
from capsulec.library.table import RuleError


def display(body: Body, node: Any) -> Type:
    """The type of `[a, b]`, `{a, b}` or `{k: v}`."""
    from capsulec.frontend.infer.expressions import expression

    if isinstance(node, gast.Dict):
        result = Dict(cells.fresh(STR if hasattr(node, "of_names") else None, "key"), cells.fresh(tag="value"))
        for key, value in zip(node.keys, node.values, strict=True):
            if key is None:
                _merge(body, result, value)
                continue
            put(body, result.key, expression(body, key), key, hashed=True)
            put(body, result.value, expression(body, value), value)
        return result
    element, hashed = cells.fresh(), isinstance(node, gast.Set)
    for item in node.elts:
        if isinstance(item, gast.Starred):
            over = special_methods.iterated(body, item.value, expression(body, item.value))
            put(body, element, elements(body, over, item.value), item, hashed)
        else:
            put(body, element, expression(body, item), item, hashed)
    return List(element) if isinstance(node, gast.List) else Set(element)


def starred_tuple(body: Body, node: Any) -> Type | None:
    """The type of `(a, *b)`: of known length where all that is starred has one."""
    from capsulec.frontend.infer.expressions import expression

    values = [item.value if isinstance(item, gast.Starred) else item for item in node.elts]
    types = [expression(body, value) for value in values]
    if any(type_ is None for type_ in types):
        return None
    starred = [type_ for item, type_ in zip(node.elts, types, strict=True) if isinstance(item, gast.Starred)]
    if all(isinstance(type_, Tuple) for type_ in starred):
        parts: list[Type] = []
        for item, type_ in zip(node.elts, types, strict=True):
            parts += type_.items if isinstance(item, gast.Starred) else [type_]  # type: ignore[union-attr,list-item]
        return Tuple(tuple(parts))
    element = cells.fresh()
    for item, value, type_ in zip(node.elts, values, types, strict=True):
        put(body, element, elements(body, type_, value) if isinstance(item, gast.Starred) else type_, item)
    return Sequence(Unknown() if element.content is None else element.content)


def _merge(body: Body, result: Dict, value: Any) -> None:
    """`**value` in a display of a dict."""
    from capsulec.frontend.infer.expressions import expression

    type_ = expression(body, value)
    if type_ is None:
        return
    if not isinstance(widened(type_), Dict):
        raise body.error("operand-types", f"`**` takes a dict, not {shown(type_)}", value)
    try:
        fill_pairs(result, type_)
    except JoinError as error:
        body.failed(body.join_error(error, value))


def put(body: Body, element: Type, type_: Type | None, node: Any, hashed: bool = False) -> None:
    """Put a value into a container; one that does not fit is reported at its place."""
    if type_ is None:
        return
    body.escape(type_)
    if hashed:
        try:
            require_hashable(type_)
        except RuleError as error:
            raise body.rule_error(error, node, [node]) from None
    try:
        cells.fill(element, widened(type_))
    except JoinError as error:
        body.failed(body.join_error(error, node))


def elements(body: Body, sequence: Type | None, node: Any) -> Type | None:
    """The type of the elements of what is iterated; None while it is not known."""
    if sequence is None:
        return None
    try:
        return element_type(sequence.value if isinstance(sequence, Optional) else sequence)
    except cells.NotYet:
        return None
    except RuleError as error:
        raise body.rule_error(error, node, [node]) from None


def comprehension(body: Body, node: Any) -> Type:
    """The type of a list, set or dict comprehension."""
    from capsulec.frontend.infer.conditions import condition, static_truth
    from capsulec.frontend.infer.expressions import expression
    from capsulec.frontend.infer.statements import assign

    for generator in node.generators:
        if generator.is_async:
            raise body.error("syntax-not-supported", "`async for` cannot be compiled", node)
        sequence = special_methods.iterated(body, generator.iter, expression(body, generator.iter))
        assign(body, generator.target, elements(body, sequence, generator.iter), generator.iter)
        for test in generator.ifs:
            condition(body, test)
            static_truth(body, test)
    if isinstance(node, gast.DictComp):
        result = Dict(cells.fresh(tag="key"), cells.fresh(tag="value"))
        put(body, result.key, expression(body, node.key), node.key, hashed=True)
        put(body, result.value, expression(body, node.value), node.value)
        return result
    element = cells.fresh()
    put(body, element, expression(body, node.elt), node.elt, isinstance(node, gast.SetComp))
    return List(element) if isinstance(node, gast.ListComp) else Set(element)
