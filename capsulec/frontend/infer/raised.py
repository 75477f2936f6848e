"""Which exceptions may reach a handler, for the types of `e.args`.

Every `raise` in the body of the `try`, and in all functions that it may call, counts, whether another handler would
catch it or not; and what the runtime raises there: with a text, or with a key. Errors of memory and recursion may come
from anywhere: they count where the handler names them.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import gast

from capsulec.frontend.infer.engine import LibraryCall, Specialisation, UserCall
from capsulec.frontend.scopes import own_nodes
from capsulec.ir.types import (
    BYTES,
    INT,
    STR,
    Dict,
    ExceptionType,
    File,
    Function,
    Generator,
    LibraryFunction,
    NoneType,
    Optional,
    Scalar,
    Set,
    Tuple,
    Type,
    Union,
    Unknown,
    widened,
)
from capsulec.library.cells import settled
from capsulec.library.exceptions import CLASSES, carried, class_name, is_subclass, join_arguments

TEXT = Tuple((STR,))
Found = tuple[str, Type, bool]  # a class, the arguments, whether it may be a subclass too
# What operators raise, all with a text.
OPERATORS = {
    "Add": ["OverflowError"], "Sub": ["OverflowError"], "Mult": ["OverflowError"],
    "Div": ["ZeroDivisionError", "OverflowError"], "FloorDiv": ["ZeroDivisionError", "OverflowError"],
    "Mod": ["ZeroDivisionError", "OverflowError"], "Pow": ["ZeroDivisionError", "OverflowError", "ValueError"],
    "LShift": ["ValueError", "OverflowError"], "RShift": ["ValueError", "OverflowError"],
    "USub": ["OverflowError"],
}  # fmt: skip
UNCALLED = gast.FunctionDef | gast.Lambda


def arguments(spec: Specialisation, node: Any, names: list[str]) -> Type:
    """The join of the arguments of all exceptions of these classes that the body of a `try` may raise."""
    caught = [CLASSES[name] for name in names]
    shapes: dict[Type, None] = {}
    for name, shape, open_ in _reached(spec, node):
        if any(is_subclass(name, c) or (open_ and is_subclass(c, name)) for c in caught):
            shapes[shape] = None
    for name in caught:
        if name in ("MemoryError", "RecursionError"):
            shapes[Tuple(()) if name == "MemoryError" else TEXT] = None
    return join_arguments(list(shapes)) if shapes else TEXT


def _reached(spec: Specialisation, node: Any) -> Iterator[Found]:
    own = [inner for statement in node.body for inner in _walk(statement)]
    pending: list[Specialisation] = []
    for inner in own:
        yield from _raised(spec, inner)
        pending += _called(spec, inner)
    seen: set[Specialisation] = set()
    while pending:
        target = pending.pop()
        if target in seen:
            continue
        seen.add(target)
        pending += target.called
        scope = target.scope.node
        for inner in [scope.body] if isinstance(scope, gast.Lambda) else own_nodes(scope):
            yield from _raised(target, inner)


def _walk(statement: Any) -> Iterator[Any]:
    yield statement
    for child in gast.iter_child_nodes(statement):
        if not isinstance(child, UNCALLED):
            yield from _walk(child)


def _called(spec: Specialisation, node: Any) -> list[Specialisation]:
    """The functions that evaluating a node may call."""
    found: list[Specialisation] = []
    type_ = spec.expressions.get(node)
    if isinstance(type_, Generator):
        found.append(type_.owner)
    match spec.calls.get(node):
        case UserCall(target=target):
            found.append(target)
        case LibraryCall(types=types, composed=composed):
            if composed is not None:
                found.append(composed)
            if any(isinstance(t, Function) for t in types):
                found += spec.called
        case None:
            pass
        case _:
            found += spec.called
    return found


def _raised(spec: Specialisation, node: Any) -> Iterator[Found]:
    """What a node itself raises."""
    match node:
        case gast.Yield():
            for error in spec.thrown:
                if isinstance(error, ExceptionType):
                    yield error.name, settled(error.arguments), True
        case gast.Raise(exc=exc) if exc is not None:
            yield from _by_raise(spec, exc)
        case gast.Assert(msg=msg):
            given = [] if msg is None else [spec.expressions.get(msg)]
            if None not in given:
                yield "AssertionError", Tuple(tuple(settled(widened(t)) for t in given if t is not None)), False
        case gast.BinOp(op=op) | gast.AugAssign(op=op) | gast.UnaryOp(op=op):
            if _numbers(spec, node):
                for name in OPERATORS.get(type(op).__name__, []):
                    yield name, TEXT, False
            else:
                yield "Exception", TEXT, True
        case gast.Subscript(value=value):
            container = spec.expressions.get(value)
            if isinstance(container, Dict):
                yield "KeyError", Tuple((settled(container.key),)), False
                asked = spec.expressions.get(node.slice)
                if asked is not None and isinstance(widened(asked), Optional | Union):  # which is then the argument
                    yield "KeyError", Tuple((settled(widened(asked)),)), False
            else:
                yield "IndexError", TEXT, False
                if isinstance(node.slice, gast.Slice):
                    yield "ValueError", TEXT, False
        case gast.Call(func=func):
            yield from _by_call(spec, node, func)
        case gast.Name(ctx=gast.Load()) if node in spec.scope.unbound:
            yield "UnboundLocalError", TEXT, False
        case gast.Assign(targets=targets) if any(isinstance(t, gast.Tuple | gast.List) for t in targets):
            yield "ValueError", TEXT, False


def _numbers(spec: Specialisation, node: Any) -> bool:
    operands = [getattr(node, name) for name in ("left", "right", "operand", "value", "target") if hasattr(node, name)]
    types = [spec.expressions.get(operand) for operand in operands]
    return all(t is None or isinstance(widened(t), Scalar) for t in types)


def _by_raise(spec: Specialisation, exc: Any) -> Iterator[Found]:
    if isinstance(exc, gast.Call):
        name = class_name(spec.expressions.get(exc.func) or Unknown())
        types = [spec.expressions.get(argument) for argument in exc.args]
        if name is not None and isinstance(spec.expressions[exc.func], LibraryFunction):
            if None not in types:
                wide = tuple(settled(widened(t)) for t in types if t is not None)
                yield name, Tuple(wide), name == "OSError"
            return
    type_ = spec.expressions.get(exc)
    if isinstance(type_, ExceptionType):
        yield type_.name, type_.arguments, True
    elif type_ is not None and (name := class_name(type_)) is not None:
        yield name, Tuple(()), False


# Functions that never raise anything that a program would look at.
QUIET = ("builtins.len", "builtins.print", "builtins.isinstance", "builtins.str", "builtins.repr", "builtins.range",
         "builtins.abs", "builtins.bool", "builtins.list.append", "builtins.enumerate", "builtins.zip")  # fmt: skip


def _stopped(iterator: Any) -> Iterator[Found]:
    """The StopIteration of an iterator: of a generator it carries what that returns."""
    yield "StopIteration", Tuple(()), False
    returned = iterator.owner.returned if isinstance(iterator, Generator) else None
    value = returned.value if isinstance(returned, Optional) else returned
    if value is not None and not isinstance(value, NoneType) and carried(value):
        yield "StopIteration", Tuple((settled(value),)), False


def _by_call(spec: Specialisation, node: Any, func: Any) -> Iterator[Found]:
    record = spec.calls.get(node)
    if not isinstance(record, LibraryCall) or class_name(spec.expressions.get(func) or Unknown()) is not None:
        return
    name = record.entry.name
    if name in QUIET or (record.loop is not None and not record.loop.raises):
        return
    if name in ("builtins.next", "builtins.generator.send", "builtins.generator.throw"):
        yield from _stopped(record.types[0])
        return
    if name.endswith((".decode", ".encode")):
        for class_, text in (("UnicodeDecodeError", BYTES), ("UnicodeEncodeError", STR)):
            yield class_, Tuple((STR, text, INT, INT, STR)), False
        yield "LookupError", TEXT, False
        return
    receiver = record.types[0] if record.types else None
    if name == "builtins.open" or isinstance(receiver, File):
        yield "OSError", Tuple((INT, STR, Optional(STR))), True  # the third is the name of the file
    if isinstance(receiver, File):
        yield "OSError", TEXT, False
        yield "UnicodeDecodeError", Tuple((STR, BYTES, INT, INT, STR)), False
    if isinstance(receiver, Dict | Set):
        key = receiver.key if isinstance(receiver, Dict) else receiver.element
        yield "KeyError", Tuple((settled(key),)), False
        asked = record.types[1] if len(record.types) > 1 else None
        if isinstance(asked, Type) and isinstance(widened(asked), Optional | Union):
            yield "KeyError", Tuple((settled(widened(asked)),)), False
    if name in ("builtins.set.pop", "builtins.dict.popitem"):
        yield "KeyError", TEXT, False
    for class_ in ("ValueError", "TypeError", "ArithmeticError", "IndexError", "RuntimeError", "EOFError"):
        yield class_, TEXT, True
