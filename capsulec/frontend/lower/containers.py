"""Lowering displays, comprehensions, items and slices of containers."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import gast

from capsulec.frontend.lower.context import Lowering, tuple_item
from capsulec.ir.build import cast
from capsulec.ir.nodes import Assign, Break, Const, Eval, Expr, For, If, Local, Loop, MakeTuple, Map
from capsulec.ir.types import INT, NONE, SLICE, Dict, List, NoneType, Optional, Sequence, Set, Tuple, Type, is_static
from capsulec.library.sequences import Elements, count, each


def call_loop(low: Lowering, loop: Loop, values: list[Expr], span: Any) -> Expr:
    """A call of the runtime, its arguments converted to what it takes."""
    values = [_no_call_of_none(low, value) for value in values]
    given = tuple(low.coerce(value, type_) for value, type_ in zip(values, loop.operands, strict=True))
    return Map(loop, given, loop.result, span)


def _no_call_of_none(low: Lowering, value: Expr) -> Expr:
    """A value; of a call that gives None, the call is made here."""
    if isinstance(value.type, NoneType) and not isinstance(value, Const):
        low.drop(value)
        return Const(None, NONE)
    return value


def emit_loop(low: Lowering, loop: Loop, values: list[Expr], span: Any) -> None:
    """A call of the runtime for its effect."""
    low.emit(Eval(call_loop(low, loop, values, span), low.builder.span))


def new_container(low: Lowering, type_: Type, name: str, node: Any = None) -> Local:
    """A new, empty container in a local of its own, or in the variable that the container made by `node` is for."""
    if low.destination is not None and low.destination[0] is node:
        target = low.destination[1]
        low.emit(Assign(target, Map(Loop("new", (), type_, "{result}()"), (), type_), low.builder.span))
        return target
    return low.builder.variable(Map(Loop("new", (), type_, "{result}()"), (), type_, low.builder.span), name)


def add(low: Lowering, container: Expr, *values: Expr) -> None:
    """Put one more element into a container that is being made."""
    match container.type:
        case List(element):
            loop = Loop("append", (container.type, element), NONE, "{0}.append({1})", "", True, True)
        case Set(element):
            loop = Loop("add", (container.type, element), NONE, "{0}.add({1})", "", True, True)
        case Dict(key, value):
            loop = Loop("store", (container.type, key, value), NONE, "{0}.put({1}, {2})", "", True, True)
        case _:
            raise AssertionError(container.type)
    emit_loop(low, loop, [container, *values], low.builder.span)


def starred_tuple(low: Lowering, node: Any) -> Expr:
    """`(a, *b)`."""
    from capsulec.frontend.lower.expressions import operands

    type_, span = low.type(node), low.span(node)
    values = operands(low, [item.value if isinstance(item, gast.Starred) else item for item in node.elts])
    if isinstance(type_, Tuple):
        items: list[Expr] = []
        for item, value in zip(node.elts, values, strict=True):
            if not isinstance(item, gast.Starred):
                items.append(value)
                continue
            assert isinstance(value.type, Tuple)
            whole = value if isinstance(value, MakeTuple) else low.builder.once(value, "t")
            items += [tuple_item(whole, n, t) for n, t in enumerate(value.type.items)]
        return MakeTuple(tuple(items), Tuple(tuple(item.type for item in items)), span)
    assert isinstance(type_, Sequence)
    made = new_container(low, List(type_.element), "items")
    for item, value in zip(node.elts, values, strict=True):
        if isinstance(item, gast.Starred):
            each(low.builder, value, lambda element: add(low, made, element))
        else:
            add(low, made, value)
    loop = Loop("tuple", (made.type,), type_, "{result}::of_list({0})", "python/sequence.hpp")
    return Map(loop, (made,), type_, span)


def display(low: Lowering, node: Any) -> Expr:
    """`[a, b]`, `{a, b}`, `{k: v}`."""
    from capsulec.frontend.lower.expressions import expression, operands

    type_, span = low.type(node), low.span(node)
    if isinstance(node, gast.Dict):
        result = new_container(low, type_, "made", node)
        for key, value in zip(node.keys, node.values, strict=True):
            if key is None:
                update = Loop("dict.update", (type_, type_), NONE, "{0}.update({1})", "", True, True)
                emit_loop(low, update, [result, expression(low, value)], span)
                continue
            add(low, result, *operands(low, [key, value]))
        return result
    if any(isinstance(item, gast.Starred) for item in node.elts) or isinstance(type_, Set):
        result = new_container(low, type_, "made", node)
        for item in node.elts:
            if isinstance(item, gast.Starred):
                each(low.builder, expression(low, item.value), lambda value: add(low, result, value))
            else:
                add(low, result, expression(low, item))
        return result
    assert isinstance(type_, List)
    values = operands(low, node.elts)
    if not values:
        return Map(Loop("list", (), type_, "{result}()"), (), type_, span)
    places = ", ".join(f"{{{n}}}" for n in range(len(values)))
    loop = Loop("list", (type_.element,) * len(values), type_, f"{{result}}::of({places})")
    return call_loop(low, loop, values, span)


def comprehension(low: Lowering, node: Any) -> Expr:
    """A comprehension as the loops that it stands for, which fill a new container."""
    from capsulec.frontend.lower.expressions import expression, operands

    if isinstance(node, gast.ListComp) and len(node.generators) == 1 and not node.generators[0].ifs:
        return _one_for_each(low, node)
    result = new_container(low, low.type(node), "made", node)

    def innermost() -> None:
        if isinstance(node, gast.DictComp):
            add(low, result, *operands(low, [node.key, node.value]))
        else:
            add(low, result, expression(low, node.elt))

    _nest(low, node.generators, innermost)
    return result


def _one_for_each(low: Lowering, node: Any) -> Expr:
    """`[value for target in sequence]`: where the sequence has a length, the list is made with room for it."""
    from capsulec.frontend.lower.expressions import expression

    with low.builder.block() as making:
        result = new_container(low, low.type(node), "made", node)
    with low.builder.block() as loops:
        _nest(low, node.generators, lambda: add(low, result, expression(low, node.elt)))
    if loops and isinstance(loops[-1], For):
        length = count(loops[-1])
        room = Loop("expecting", (INT,), result.type, "{result}::expecting({0})")
        making = [Assign(result, Map(room, (length,), result.type), low.builder.span)]
        loops[-1:-1] = making
    else:
        loops[:0] = making
    for statement in loops:
        low.emit(statement)
    return result


def elements_of(low: Lowering, node: Any, lazy: bool) -> Elements:
    """What a comprehension gives, for a rule that goes through it at once."""
    from capsulec.frontend.lower.expressions import expression

    def run(body: Callable[[Expr], None], decided: Expr | None) -> None:
        _nest(low, node.generators, lambda: body(expression(low, node.elt)), decided)

    return Elements(low.type(node), run, lazy, low.span(node))


def _nest(low: Lowering, generators: list[Any], innermost: Callable[[], None], decided: Expr | None = None) -> None:
    from capsulec.frontend.lower.assignments import assign
    from capsulec.frontend.lower.expressions import expression

    if not generators:
        innermost()
        return
    generator, *rest = generators

    def inner() -> None:
        _nest(low, rest, innermost, decided)
        if rest and decided is not None:
            low.emit(If(decided, (Break(),), (), low.builder.span))

    def inside(value: Expr) -> None:
        assign(low, generator.target, value)
        _tests(low, generator.ifs, inner)

    each(low.builder, expression(low, generator.iter), inside)


def _tests(low: Lowering, tests: list[Any], inner: Callable[[], None]) -> None:
    from capsulec.frontend.lower.expressions import truth

    if not tests:
        inner()
        return
    test = truth(low, tests[0])
    with low.builder.block() as statements:
        _tests(low, tests[1:], inner)
    low.emit(If(test, tuple(statements), (), low.builder.span))


def container_item(low: Lowering, node: Any) -> Expr:
    """`container[index]`, with the Loop that inference chose."""
    loop = low.spec.loops[node]
    assert isinstance(loop, Loop)
    container, index = low.in_order([lambda: _container(low, node), lambda: index_value(low, node.slice)])
    return call_loop(low, loop, [container, index], low.span(node))


def _container(low: Lowering, node: Any) -> Expr:
    from capsulec.frontend.lower.expressions import expression

    return expression(low, node.value)


def index_value(low: Lowering, node: Any) -> Expr:
    """An index, or a slice as a value of the runtime."""
    from capsulec.frontend.lower.expressions import expression

    if not isinstance(node, gast.Slice):
        return expression(low, node)
    texts: list[str] = []
    has: list[str] = []
    values: list[Expr] = []
    nodes = [part for part in (node.lower, node.upper, node.step) if part is not None]
    lowered = dict(zip(nodes, low.in_order([lambda n=n: expression(low, n) for n in nodes]), strict=True))  # type: ignore[misc]
    if any(isinstance(value.type, Optional) for value in lowered.values()):
        return _slice_of_optional(low, [part and lowered[part] for part in (node.lower, node.upper, node.step)], node)
    for part, missing in ((node.lower, "0"), (node.upper, "0"), (node.step, "1")):
        if part is None or isinstance(lowered[part].type, NoneType):
            texts.append(missing)
            has.append("false")
            continue
        texts.append(f"{{{len(values)}}}")
        has.append("true")
        values.append(cast(lowered[part], INT))
    cxx = f"py::bounds{{{{{has[0]}, {has[1]}, {', '.join(texts)}}}}}"
    loop = Loop("slice", (INT,) * len(values), SLICE, cxx, "python/slice.hpp")
    return Map(loop, tuple(values), SLICE, low.span(node))


def _slice_of_optional(low: Lowering, parts: list[Expr | None], node: Any) -> Expr:
    """A slice some of whose parts are None or integers only at run time."""
    from capsulec.library.slices import bound, make

    given = [None if part is None or isinstance(part.type, NoneType) else part for part in parts]
    types = tuple(NONE if part is None else bound(part.type) or INT for part in given)
    values = (low.coerce(part, type_) for part, type_ in zip(given, types, strict=True) if part is not None)
    return Map(make(types), tuple(values), SLICE, low.span(node))


def store(low: Lowering, target: Any, value: Expr) -> None:
    """`container[index] = value`: the value is computed before the container and the index are."""
    container, index = low.in_order([lambda: _container(low, target), lambda: index_value(low, target.slice)])
    emit_loop(low, low.spec.stores[target], [container, index, value], low.span(target))


def delete(low: Lowering, target: Any) -> None:
    """`del container[index]`."""
    container, index = low.in_order([lambda: _container(low, target), lambda: index_value(low, target.slice)])
    emit_loop(low, low.spec.stores[target], [container, index], low.span(target))


def collect(low: Lowering, value: Expr, type_: Type) -> Expr:
    """What a sequence gives, as a new list, set or dict."""
    result = new_container(low, type_, "made")

    def collected(element: Expr) -> None:
        if isinstance(type_, Dict):
            assert isinstance(element.type, Tuple)
            pair = element if isinstance(element, MakeTuple) else low.builder.once(element, "pair")
            add(low, result, *(tuple_item(pair, n, item) for n, item in enumerate(element.type.items)))
        else:
            add(low, result, element)

    each(low.builder, value, collected)
    return result


def empty_value(type_: Type) -> Expr:
    """A value that needs no memory, as a container holds it."""
    return MakeTuple((), type_) if is_static(type_) and not isinstance(type_, NoneType) else Const(None, NONE)
