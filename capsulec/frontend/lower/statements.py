"""Lowering statements."""

from __future__ import annotations

from typing import Any

import gast

from capsulec.frontend.infer.statements import leaves_by_break
from capsulec.frontend.lower.containers import call_loop, delete, emit_loop, index_value, store
from capsulec.frontend.lower.context import Lowering, negated, tuple_item
from capsulec.frontend.lower.expressions import array_element, binary, expression, operands, truth
from capsulec.frontend.scopes import Variable
from capsulec.ir.build import apply, cast, constant, index
from capsulec.ir.nodes import (
    Assign,
    Block,
    Break,
    Cast,
    Const,
    Continue,
    Eval,
    Expr,
    Extent,
    For,
    Handler,
    If,
    Load,
    Local,
    Loop,
    MakeTuple,
    Map,
    Raise,
    Return,
    Stmt,
    Store,
    Try,
    While,
    Yield,
)
from capsulec.ir.types import (
    BOOL,
    INT,
    NONE,
    Array,
    Dict,
    ExceptionType,
    Generator,
    LibraryFunction,
    List,
    NoneType,
    Pointer,
    Range,
    Scalar,
    Sequence,
    Set,
    Static,
    Str,
    Tuple,
    integer_range,
    is_static,
    kind,
    known_truth,
    widened,
)
from capsulec.ir.walk import assigned, locals_of, reads_memory
from capsulec.library.exceptions import CLASSES
from capsulec.library.sequences import Stepping, each, element_type, iteration, traversal


def block(low: Lowering, statements: list[Any]) -> Block:
    """The IR of a block. What follows a statement that never ends is left out."""
    with low.builder.block() as emitted:
        for node in statements:
            outer, low.builder.span = low.builder.span, low.span(node)
            statement(low, node)
            low.builder.span = outer
            if node in low.spec.ends:
                break
    return tuple(emitted)


def statement(low: Lowering, node: Any) -> None:
    """Emit the IR of one statement."""
    match node:
        case gast.Assign(targets=targets, value=value):
            _assign(low, targets, value)
        case gast.AnnAssign(target=target, value=value) if value is not None:
            _assign(low, [target], value)
        case gast.AugAssign():
            _augmented(low, node)
        case gast.Expr(value=gast.Yield(value=value)):
            _yield(low, Const(None, NONE) if value is None else expression(low, value))
        case gast.Expr(value=gast.YieldFrom(value=value)):
            each(low.builder, expression(low, value), lambda element: _yield(low, element))
        case gast.Expr(value=value):
            if not isinstance(value, gast.Constant):
                low.drop(expression(low, value))
        case gast.Return(value=value):
            _return(low, value)
        case gast.If():
            _if(low, node)
        case gast.While():
            _while(low, node)
        case gast.For():
            _for(low, node)
        case gast.Try():
            _try(low, node)
        case gast.Raise():
            _raise(low, node)
        case gast.Delete(targets=targets):
            for target in targets:
                delete(low, target)
        case gast.Assert():
            _assert(low, node)
        case gast.Break():
            low.emit(Break(low.span(node)))
        case gast.Continue():
            low.emit(Continue(low.span(node)))
        case gast.FunctionDef():
            _function(low, node)


def _assign(low: Lowering, targets: list[Any], value: Any) -> None:
    if len(targets) == 1 and isinstance(targets[0], gast.Name):
        low.destination = _destination(low, targets[0], value)
    lowered = expression(low, value)
    low.destination = None
    if len(targets) > 1 and not isinstance(lowered, MakeTuple):
        lowered = low.builder.once(lowered, "value") if not is_static(lowered.type) else lowered
    for target in targets:
        assign(low, target, lowered)


def _destination(low: Lowering, target: Any, value: Any) -> tuple[Any, Local] | None:
    """Where a container is made at once in the variable that it is assigned to."""
    variable = low.scope.assigns[target]
    plain = variable.scope is low.scope and not (variable.by_reference or variable.flagged)
    if not plain or len(variable.definitions) > 1 or low.variable_type(variable) != low.type(value):
        return None
    return value, low.local(variable)


def assign(low: Lowering, target: Any, value: Expr) -> None:
    """Give a target its value."""
    match target:
        case gast.Name():
            low.assign(low.scope.assigns[target], value)
        case gast.Tuple() | gast.List():
            _unpack(low, target.elts, value)
        case gast.Subscript():
            _store(low, target, value)


def _unpack(low: Lowering, targets: list[Any], value: Expr) -> None:
    if isinstance(value.type, Array):
        _unpack_array(low, targets, value)
        return
    if isinstance(value.type, List | Sequence | Str):
        _unpack_list(low, targets, value)
        return
    items_type = value.type
    assert isinstance(items_type, Tuple)
    if not isinstance(value, MakeTuple) and not is_static(value.type):
        value = low.builder.once(value, "t")
    items = [tuple_item(value, n, type_) for n, type_ in enumerate(items_type.items)]
    names: set[str] = set()
    memory = False
    for n, target in enumerate(targets[:-1]):
        # An item that an earlier assignment of this statement changes is read before.
        names |= _target_names(low, target)
        memory = memory or not isinstance(target, gast.Name)
        for later in range(n + 1, len(items)):
            affected = locals_of(items[later]) & names or (memory and reads_memory(items[later]))
            if affected and not isinstance(items[later], Const) and not is_static(items[later].type):
                items[later] = low.builder.variable(items[later], "t")
    for target, item in zip(targets, items, strict=True):
        assign(low, target, item)


def _target_names(low: Lowering, target: Any) -> set[str]:
    names = set()
    for node in gast.walk(target):
        if isinstance(node, gast.Name) and node in low.scope.assigns:
            names.add(low.name(low.scope.assigns[node]))
    return names


def _unpack_array(low: Lowering, targets: list[Any], value: Expr) -> None:
    assert isinstance(value.type, Array)
    array = low.builder.once(value, "a")
    extent = Extent(array, 0, INT)
    from capsulec.library.operators import compare

    few = apply(compare("<", INT, INT), extent, index(len(targets)))
    many = apply(compare(">", INT, INT), extent, index(len(targets)))
    low.builder.check(few, "ValueError", f"not enough values to unpack (expected {len(targets)}, got {{}})", extent)
    low.builder.check(many, "ValueError", f"too many values to unpack (expected {len(targets)})")
    over = iteration(low.builder, array)
    items = [low.builder.once(over.element(index(n)), "t") for n in range(len(targets))]
    for target, item in zip(targets, items, strict=True):
        assign(low, target, item)


def _yield(low: Lowering, value: Expr) -> None:
    result = low.spec.result
    assert isinstance(result, Generator)
    low.emit(Yield(low.coerce(value, result.element), low.builder.span))


def _unpack_list(low: Lowering, targets: list[Any], value: Expr) -> None:
    whole = low.builder.once(value, "items")
    stars = [n for n, target in enumerate(targets) if isinstance(target, gast.Starred)]
    count = len(targets) - len(stars)
    size = Map(Loop("size", (whole.type,), INT, "{0}.size()"), (whole,), INT, value.span)
    from capsulec.library.operators import compare

    at_least = "at least " if stars else ""
    few = apply(compare("<", INT, INT), size, index(count))
    text = f"not enough values to unpack (expected {at_least}{count}, got {{}})"
    low.builder.check(few, "ValueError", text, size)
    if not stars:
        many = apply(compare(">", INT, INT), size, index(count))
        low.builder.check(many, "ValueError", too_many(count))
    element = element_type(whole.type)
    at = Loop("item", (whole.type, INT), element, "{0}.item({1})")
    items: list[Expr] = []
    for n, target in enumerate(targets):
        if isinstance(target, gast.Starred):
            after = len(targets) - n - 1
            bounds = f"py::bounds{{{{true, {'true' if after else 'false'}, {n}, {-after}, 1}}}}"
            loop = Loop("slice", (whole.type,), whole.type, f"{{0}}.slice({bounds})", "python/slice.hpp")
            items.append(low.builder.once(Map(loop, (whole,), whole.type), "t"))
            continue
        place = n if not stars or n < stars[0] else n - len(targets)
        items.append(low.builder.once(Map(at, (whole, index(place)), element, value.span), "t"))
    for target, item in zip(targets, items, strict=True):
        assign(low, target.value if isinstance(target, gast.Starred) else target, item)


def too_many(count: int) -> str:
    """The text of the ValueError as the running Python words it."""
    try:
        _one, _two = list(range(3))
    except ValueError as error:
        return str(error).replace("expected 2", f"expected {count}").replace("got 3", "got {}")
    raise AssertionError


def _store(low: Lowering, target: Any, value: Expr) -> None:
    container = low.type(target.value)
    if target in low.spec.stores:
        store(low, target, _steady(low, value, target))
        return
    if isinstance(container, Pointer):
        assert container.target is not None
        value = _steady(low, value, target)
        base, position = operands(low, [target.value, target.slice])
        low.emit(Store(base, (cast(position, INT),), stored(low, value, container.target), low.builder.span))
        return
    assert isinstance(container, Array)
    value = _steady(low, value, target)
    place = array_element(low, target)
    element = Scalar(container.dtype)
    if isinstance(place, Load):
        low.emit(Store(place.base, place.indices, stored(low, value, element), low.builder.span))
    elif isinstance(value.type, Array):
        low.emit(Store(place, (), Cast(value, Array(container.dtype, value.type.ndim)), low.builder.span))
    else:
        low.emit(Store(place, (), stored(low, low.builder.once(value, "value"), element), low.builder.span))


def _steady(low: Lowering, value: Expr, target: Any) -> Expr:
    """The value, which Python computes before the target's index: kept where the index has effects."""
    effects = any(isinstance(n, gast.Call | gast.NamedExpr) for n in gast.walk(target))
    if effects and not isinstance(value.type, Array):
        return low.builder.once(value, "value")
    return value


def stored(low: Lowering, value: Expr, element: Scalar) -> Expr:
    """A value as NumPy and ctypes store it in an element: a Python integer must fit."""
    from capsulec.library.numpy_operators import store

    loop = store(_static(value), element)
    return cast(value, element) if loop is None else apply(loop, value, span=value.span)


def _static(value: Expr) -> Any:
    if isinstance(value, Const) and isinstance(value.value, bool | int | float | complex):
        wide = value.type
        if isinstance(wide, Scalar) and wide.weak:
            return Static(value.value)
    return value.type


def _augmented(low: Lowering, node: Any) -> None:
    match node.target:
        case gast.Name() as name:
            variable = low.scope.uses[name]
            if name in low.scope.unbound and variable in low.flags:
                low.check_bound(variable)
            type_ = low.spec.expressions[name]
            if isinstance(type_, List | Set | Dict):
                _grow(low, node, low.scope.assigns[name], low.read(variable))
                return
            if isinstance(type_, Array):
                array = low.read(variable)
                right = expression(low, node.value)
                result = binary(low, node, array, right)
                low.emit(Store(array, (), _as_elements(result, type_.dtype), low.builder.span))
                if low.scope.assigns[name] is not variable:
                    low.assign(low.scope.assigns[name], array)
                return
            target = low.scope.assigns[name]
            if node in low.spec.loops or isinstance(type_, Tuple):
                left, right = low.in_order([lambda: _read(low, name), lambda: expression(low, node.value)])
                low.assign(target, binary(low, node, left, right))
            else:  # two constants: the result is a constant, unless the variable is not
                low.assign(target, _constant(low, node, name))
        case gast.Subscript():
            _augmented_item(low, node)


def _grow(low: Lowering, node: Any, target: Variable | None, container: Expr) -> None:
    """`container op= value` of a list, set or dict, which changes the container itself."""
    loop = low.spec.loops[node]
    assert isinstance(loop, Loop)
    held = low.builder.once(container, "container")
    emit_loop(low, loop, [held, expression(low, node.value)], low.builder.span)
    if target is not None and low.scope.uses.get(node.target) is not target:
        low.assign(target, held)


def _constant(low: Lowering, node: Any, name: Any) -> Expr:
    contributions = low.spec.contributions[low.scope.assigns[name]]
    type_ = contributions[name]
    assert isinstance(type_, Static)
    return Const(type_.value, widened(type_), low.span(node))


def _read(low: Lowering, name: Any) -> Expr:
    """The value of the target of an augmented assignment."""
    type_ = low.spec.expressions[name]
    if isinstance(type_, Static):
        return Const(type_.value, widened(type_), low.span(name))
    return low.read(low.scope.uses[name])


def _as_elements(value: Expr, dtype: str) -> Expr:
    """The result of an operation on arrays as it is stored in one."""
    assert isinstance(value.type, Array)
    return Cast(value, Array(dtype, value.type.ndim), value.span)


def _augmented_item(low: Lowering, node: Any) -> None:
    target = node.target
    container = low.type(target.value)
    if target in low.spec.expressions and isinstance(low.type(target), List | Set | Dict) and node in low.spec.loops:
        _grow(low, node, None, expression(low, target))
        return
    if target in low.spec.stores:
        _augmented_container(low, node)
        return
    if isinstance(container, Pointer):
        assert container.target is not None
        base, position = operands(low, [target.value, target.slice])
        base, position = low.builder.once(base, "p"), low.builder.once(cast(position, INT), "i")
        element = Load(base, (position,), container.target, low.span(target))
        left, right = low.in_order([lambda: element, lambda: expression(low, node.value)])
        value = binary(low, node, left, right)
        low.emit(Store(base, (position,), stored(low, value, container.target), low.builder.span))
        return
    assert isinstance(container, Array)
    place = array_element(low, target)
    if isinstance(place, Load):
        indices = tuple(low.builder.once(i, "i") for i in place.indices)
        place = Load(place.base, indices, place.type, place.span)
        left, right = low.in_order([lambda: place, lambda: expression(low, node.value)])
        value = binary(low, node, left, right)
        low.emit(Store(place.base, indices, stored(low, value, Scalar(container.dtype)), low.builder.span))
        return
    right = expression(low, node.value)
    result = binary(low, node, place, right)
    assert isinstance(place.type, Array)
    low.emit(Store(place, (), _as_elements(result, container.dtype), low.builder.span))


def _augmented_container(low: Lowering, node: Any) -> None:
    """`container[index] op= value`: container and index are evaluated once."""
    target = node.target
    container = low.builder.once(expression(low, target.value), "container")
    place = low.builder.once(index_value(low, target.slice), "i")
    reading, storing = low.spec.loops[target], low.spec.stores[target]
    assert isinstance(reading, Loop)
    left, right = low.in_order(
        [lambda: call_loop(low, reading, [container, place], low.span(target)), lambda: expression(low, node.value)]
    )
    emit_loop(low, storing, [container, place, binary(low, node, left, right)], low.builder.span)


def _return(low: Lowering, node: Any) -> None:
    value = Const(None, NONE) if node is None else expression(low, node)
    emit_return(low, value)


def emit_return(low: Lowering, value: Expr) -> None:
    """Return a value as the function's result type."""
    result = low.spec.result
    if result is None or (isinstance(result, NoneType | Generator) and low.scope.generator):
        low.drop(value)
        low.emit(Return(None, low.builder.span))
        return
    low.emit(Return(low.coerce(value, widened(result)), low.builder.span))


def _if(low: Lowering, node: Any) -> None:
    fold = low.spec.folds.get(node)
    if fold is not None:
        _evaluate_test(low, node.test)
        _inline(low, node.body if fold else node.orelse)
        return
    test = truth(low, node.test)
    low.emit(If(test, block(low, node.body), block(low, node.orelse), low.span(node.test)))


def _evaluate_test(low: Lowering, node: Any) -> None:
    """A condition decided by types is evaluated for its effects only."""
    if any(isinstance(n, gast.Call | gast.NamedExpr) for n in gast.walk(node)):
        low.drop(truth(low, node))


def _inline(low: Lowering, statements: list[Any]) -> None:
    for stmt in block(low, statements):
        low.emit(stmt)


def _while(low: Lowering, node: Any) -> None:
    if low.spec.folds.get(node) is False:
        _inline(low, node.orelse)
        return
    with low.builder.block() as before:
        test = truth(low, node.test)
    body = block(low, node.body)
    orelse = () if known_truth(low.type(node.test)) else block(low, node.orelse)
    if not before:
        low.emit(While(test, body, orelse, low.builder.span))
        return
    # The test needs statements of its own: they open the body of an endless loop.
    if orelse:
        ended = Local(low.builder.fresh("ended"), BOOL)
        low.emit(Assign(ended, constant(False), low.builder.span))
        leave: Block = (Assign(ended, constant(True)), Break(low.builder.span))
    else:
        leave = (Break(low.builder.span),)
    low.emit(While(constant(True), (*before, If(negated(test), leave), *body), (), low.builder.span))
    if orelse:
        low.emit(If(ended, orelse))


def _for(low: Lowering, node: Any) -> None:
    sequence = expression(low, node.iter)
    orelse_used = node.orelse and leaves_by_break(node.body)
    if isinstance(sequence.type, Range) and sequence.type.step is not None and _has_room(sequence, sequence.type.step):
        _range_loop(low, node, sequence, sequence.type.step, orelse_used)
    else:
        _sequence_loop(low, node, sequence, orelse_used)
    if node.orelse and not orelse_used:
        _inline(low, node.orelse)


def _has_room(sequence: Expr, step: int) -> bool:
    """Whether a counter can pass the end of the range by a step without leaving int64."""
    if abs(step) == 1:
        return True
    stop = tuple_item(sequence, 1, INT)
    low, high = integer_range("int64")
    if isinstance(stop, Const) and isinstance(stop.value, int):
        return low <= stop.value + step <= high
    if isinstance(stop, Cast) and isinstance(stop.value.type, Scalar) and kind(stop.value.type.dtype) in "iu":
        least, most = integer_range(stop.value.type.dtype)
        return low <= least + step and most + step <= high
    return isinstance(stop, Extent) and abs(step) < 2**32


def _range_loop(low: Lowering, node: Any, sequence: Expr, step: int, orelse_used: bool) -> None:
    start, stop = tuple_item(sequence, 0, INT), tuple_item(sequence, 1, INT)
    direct = isinstance(node.target, gast.Name) and _is_counter(low, node)
    if direct:
        counter = low.local(low.scope.assigns[node.target])
    else:
        base = node.target.id if isinstance(node.target, gast.Name) else "k"
        counter = Local(low.builder.fresh(base), INT)
    with low.builder.block() as opening:
        if not direct:
            assign(low, node.target, counter)
    body = (*opening, *block(low, node.body))
    orelse = block(low, node.orelse) if orelse_used else ()
    start, stop = (_steady_bound(low, bound, body) for bound in (start, stop))
    low.emit(For(counter, start, stop, step, body, orelse, low.span(node.target)))


def _steady_bound(low: Lowering, bound: Expr, body: Block) -> Expr:
    """A loop bound that is evaluated once: left in place when the loop does not change it."""
    inner = bound
    while isinstance(inner, Cast | Extent):
        inner = inner.value if isinstance(inner, Cast) else inner.array
    shared = {low.locals[v] for v in low.locals if v.by_reference}
    if isinstance(inner, Const) or (isinstance(inner, Local) and inner.name not in assigned(body) | shared):
        return bound
    return low.builder.variable(bound, "stop")


def _is_counter(low: Lowering, node: Any) -> bool:
    """Whether the target can be the loop's own counter: nothing else assigns it and nothing after the loop reads it."""
    variable = low.scope.assigns[node.target]
    if len(variable.definitions) > 1 or variable.by_reference or variable.flagged or low.variable_type(variable) != INT:
        return False
    inside = {n for part in node.body for n in gast.walk(part)}
    uses = [use for use, used in low.scope.uses.items() if used is variable]
    return variable.scope is low.scope and all(use in inside for use in uses)


def _sequence_loop(low: Lowering, node: Any, sequence: Expr, orelse_used: bool) -> None:
    over = traversal(low.builder, sequence)
    if isinstance(over, Stepping):
        with low.builder.block() as opening:
            over.opening()
            assign(low, node.target, over.element())
        body = (*opening, *block(low, node.body))
        orelse = block(low, node.orelse) if orelse_used else ()
        low.emit(While(over.test, body, orelse, low.span(node.target)))
        return
    if over.length == index(0):  # an empty tuple
        return
    counter = Local(low.builder.fresh("k"), INT)
    live = isinstance(over.length, Const | Extent) or (isinstance(over.length, Map) and over.length.loop.name == "size")
    length = over.length if live else low.builder.once(over.length, "n")
    with low.builder.block() as opening:
        assign(low, node.target, over.element(counter))
    body = (*opening, *block(low, node.body))
    orelse = block(low, node.orelse) if orelse_used else ()
    low.emit(For(counter, index(0), length, 1, body, orelse, low.span(node.target)))


def _try(low: Lowering, node: Any) -> None:
    body = block(low, node.body)
    ends = any(statement in low.spec.ends for statement in node.body)
    orelse = () if ends else block(low, node.orelse)
    handlers = []
    for handler in node.handlers:
        low.caught.append(handler.name.id if handler.name is not None else "")
        if handler.name is not None and _is_looked_at(low, handler):
            inside = _with_caught(low, low.scope.assigns[handler.name], handler.body)
        else:
            inside = block(low, handler.body)
        handlers.append(Handler(_classes(low, handler.type), inside))
        low.caught.pop()
    final = block(low, node.finalbody)
    low.emit(Try(body, tuple(handlers), orelse, final, low.builder.span))


def _classes(low: Lowering, node: Any) -> tuple[str, ...]:
    if node is None:
        return ()
    return tuple(_class(low, part) for part in (node.elts if isinstance(node, gast.Tuple) else [node]))


def _class(low: Lowering, node: Any) -> str:
    type_ = low.type(node)
    assert isinstance(type_, LibraryFunction)
    return CLASSES[type_.name.rpartition(".")[2]]


EXCEPTION_TEXT = "python/exception_text.hpp"


def _is_looked_at(low: Lowering, handler: Any) -> bool:
    """Whether something besides `raise e` is done with the exception that a handler names."""
    variable = low.scope.assigns[handler.name]
    raised = {id(node) for node in _raised_in(handler.body)}
    return any(v is variable and id(node) not in raised for node, v in low.scope.uses.items())


def _raised_in(body: list[Any]) -> list[Any]:
    """What the `raise` statements of a handler raise, apart from those of handlers inside it."""
    found: list[Any] = []
    pending = list(body)
    while pending:
        node = pending.pop()
        if isinstance(node, gast.Raise):
            found.append(node.exc)
        elif not isinstance(node, gast.FunctionDef | gast.Lambda | gast.ExceptHandler):
            pending += gast.iter_child_nodes(node)
    return found


def _with_caught(low: Lowering, variable: Any, body: list[Any]) -> Any:
    """The body of a handler, with the exception in its variable."""
    type_ = low.variable_type(variable)
    loop = Loop("caught", (), type_, "py::caught()", EXCEPTION_TEXT)
    with low.builder.block() as opening:
        low.assign(variable, Map(loop, (), type_))
    closing: tuple[Stmt, ...] = ()
    if variable in low.flags:  # behind the handler the name has no value again
        closing = (Assign(Local(low.flags[variable], BOOL), constant(False), low.builder.span),)
    return (*opening, *block(low, body), *closing)


def _raise(low: Lowering, node: Any) -> None:
    span = low.builder.span
    match node.exc:
        case None:
            low.emit(Raise(None, None, (), span))
        case gast.Call(func=func, args=args):
            message = low.type(args[0]) if args else None
            if len(args) > 1 or (args and not (isinstance(message, Static) and isinstance(message.value, str))):
                from capsulec.frontend.lower.expressions import operands

                values = tuple(low.coerce(v, widened(v.type)) for v in operands(low, args))
                low.emit(Raise(_class(low, func), None, (), span, values))
                return
            text = message.value if isinstance(message, Static) else None
            low.emit(Raise(_class(low, func), None if text is None else braced(str(text)), (), span))
        case gast.Name() as name if isinstance(low.type(name), ExceptionType):
            if low.caught and low.caught[-1] == name.id:
                low.emit(Raise(None, None, (), span))
                return
            from capsulec.frontend.lower.expressions import expression

            error = expression(low, name)
            again = Loop(
                "raise", (error.type,), NONE, "py::raise_again({0})", EXCEPTION_TEXT, raises=True, effects=True
            )
            low.emit(Eval(Map(again, (error,), NONE, span), span))
        case other:
            low.emit(Raise(_class(low, other), None, (), span))


def braced(text: str) -> str:
    """A constant text as the message of a Raise, whose braces are placeholders."""
    return text.replace("{", "{{").replace("}", "}}")


def _assert(low: Lowering, node: Any) -> None:
    test = truth(low, node.test)
    if test == constant(True):
        return
    with low.builder.block() as failure:
        _fail(low, node.msg)
    if test == constant(False):
        for statement_ in failure:
            low.emit(statement_)
    else:
        low.emit(If(negated(test), tuple(failure), (), low.builder.span))


def _fail(low: Lowering, node: Any) -> None:
    """The failure of an assertion; its message is evaluated only then."""
    span = low.builder.span
    type_ = None if node is None else low.type(node)
    if node is None:
        low.emit(Raise("AssertionError", None, (), span))
    elif isinstance(type_, Static) and isinstance(type_.value, str):
        low.emit(Raise("AssertionError", braced(type_.value), (), span))
    else:
        from capsulec.frontend.lower.expressions import expression

        value = expression(low, node)
        low.emit(Raise("AssertionError", None, (), span, (low.coerce(value, widened(value.type)),)))


def _function(low: Lowering, node: Any) -> None:
    """A `def` that is one of several definitions of its name makes a value; a static one needs none."""
    from capsulec.frontend.lower.expressions import function_value

    variable = low.scope.assigns[node]
    if variable.function is None:
        low.assign(variable, function_value(low, low.variable_type(variable)))


__all__ = ["Stmt", "block", "emit_return"]
