"""Walking and rewriting IR.

`rewrite` rebuilds bottom-up and returns the same object where nothing changed, so that passes can compare with `is`.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from operator import attrgetter
from typing import Any

from capsulec.ir.nodes import (
    Address,
    Allocate,
    Assign,
    At,
    Block,
    Break,
    Buffer,
    Call,
    Cast,
    Compress,
    Const,
    Continue,
    Directive,
    Eval,
    Expr,
    Extent,
    Fold,
    For,
    Function,
    Generate,
    Handler,
    If,
    Item,
    Load,
    Local,
    MakeTuple,
    Map,
    Raise,
    Reduce,
    Return,
    Select,
    Slice,
    Stmt,
    Store,
    Transpose,
    Try,
    View,
    While,
    Wrap,
    Yield,
)
from capsulec.ir.place_types import Elements
from capsulec.ir.type_parts import parts
from capsulec.ir.types import (
    Array,
    Bytes,
    ClassOf,
    Deque,
    Dict,
    DictView,
    File,
    FrozenSet,
    Generator,
    List,
    NumPyObject,
    Pointer,
    RandomSource,
    Record,
    Reference,
    Scalar,
    Sequence,
    Set,
    Str,
    Type,
    TypedArray,
)
from capsulec.ir.types import (
    Iterator as IteratorType,
)
from capsulec.records import replace


def children(expr: Expr) -> tuple[Expr, ...]:
    """The operands of an expression, in order of evaluation."""
    return OPERANDS[type(expr)](expr)


def axis_parts(axes: tuple[At | Slice | None, ...]) -> tuple[Expr, ...]:
    """The expressions in the axes of a View."""
    found: list[Expr] = []
    for axis in axes:
        match axis:
            case At(position):
                found.append(position)
            case Slice(start, step, length):
                found += [start, step, length]
    return tuple(found)


def _no_operands(_: Any) -> tuple[Expr, ...]:
    return ()


def _reduced(expr: Reduce) -> tuple[Expr, ...]:
    return (expr.array,) if expr.start is None else (expr.array, expr.start)


# Walking is most of what passes do: a look at this table takes a fifth of the time of a `match`.
OPERANDS: dict[type, Callable[[Any], tuple[Expr, ...]]] = {
    **dict.fromkeys((Const, Local, Address, Buffer), _no_operands),
    **dict.fromkeys((Map, Call), attrgetter("args")),
    Select: attrgetter("test", "body", "orelse"),
    Cast: lambda expr: (expr.value,),
    Compress: attrgetter("array", "mask"),
    Wrap: lambda expr: (expr.pointer, *expr.extents),
    View: lambda expr: (expr.array, *axis_parts(expr.axes)),
    Allocate: attrgetter("extents"),
    Reduce: _reduced,
    **dict.fromkeys((Fold, Generate), lambda expr: (*expr.extents, expr.body)),
    Load: lambda expr: (expr.base, *expr.indices),
    **dict.fromkeys((Extent, Transpose), lambda expr: (expr.array,)),
    MakeTuple: attrgetter("items"),
    Item: lambda expr: (expr.tuple,),
}


def subexpressions(expr: Expr) -> Iterator[Expr]:
    """The expression and everything in it."""
    pending = [expr]
    while pending:  # a generator in a generator for each level would take the square of the time
        found = pending.pop()
        yield found
        inside = OPERANDS[type(found)](found)
        if inside:
            pending += inside[::-1]


def rewrite(expr: Expr, change: Callable[[Expr], Expr]) -> Expr:
    """`change` applied to every node, operands first."""
    if not OPERANDS[type(expr)](expr):
        return change(expr)
    return change(with_children(expr, lambda child: rewrite(child, change)))


def with_children(expr: Expr, change: Callable[[Expr], Expr]) -> Expr:
    """The expression with each operand replaced; itself when none is."""
    old = children(expr)
    if not old:
        return expr
    new = tuple([change(child) for child in old])
    for before, after in zip(old, new, strict=True):
        if before is not after:
            return _of_operands(expr, new)
    return expr


def _of_operands(expr: Expr, new: tuple[Expr, ...]) -> Expr:
    """The expression with other operands."""
    match expr:
        case Map() | Call():
            return replace(expr, args=new)
        case Select():
            return replace(expr, test=new[0], body=new[1], orelse=new[2])
        case Cast():
            return replace(expr, value=new[0])
        case Compress():
            return replace(expr, array=new[0], mask=new[1])
        case Wrap():
            return replace(expr, pointer=new[0], extents=new[1:])
        case View(axes=axes):
            return replace(expr, array=new[0], axes=_with_parts(axes, list(new[1:])))
        case Allocate():
            return replace(expr, extents=new)
        case Reduce(start=start):
            return replace(expr, array=new[0], start=None if start is None else new[1])
        case Extent() | Transpose():
            return replace(expr, array=new[0])
        case Fold() | Generate():
            return replace(expr, extents=new[:-1], body=new[-1])
        case Load():
            return replace(expr, base=new[0], indices=new[1:])
        case MakeTuple():
            return replace(expr, items=new)
        case Item():
            return replace(expr, tuple=new[0])
    raise TypeError(type(expr))


def _with_parts(axes: tuple[At | Slice | None, ...], parts: list[Expr]) -> tuple[At | Slice | None, ...]:
    result: list[At | Slice | None] = []
    for axis in axes:
        match axis:
            case At():
                result.append(At(parts.pop(0)))
            case Slice():
                result.append(Slice(parts.pop(0), parts.pop(0), parts.pop(0)))
            case None:
                result.append(None)
    return tuple(result)


def expressions(statement: Stmt) -> tuple[Expr, ...]:
    """The expressions directly in a statement, not those of blocks inside it."""
    return DIRECTLY[type(statement)](statement)


DIRECTLY: dict[type, Callable[[Any], tuple[Expr, ...]]] = {
    **dict.fromkeys((Assign, Eval), lambda statement: (statement.value,)),
    Yield: lambda statement: (statement.value,) if statement.source is None else (statement.value, statement.source),
    Store: lambda statement: (statement.base, *statement.indices, statement.value),
    For: attrgetter("start", "stop"),
    **dict.fromkeys((While, If), lambda statement: (statement.test,)),
    Directive: attrgetter("variables"),
    Return: lambda statement: () if statement.value is None else (statement.value,),
    Raise: lambda statement: (*statement.args, *statement.values),
    **dict.fromkeys((Try, Break, Continue), _no_operands),
}


def blocks(statement: Stmt) -> tuple[Block, ...]:
    """The blocks inside a statement."""
    inside = INSIDE.get(type(statement))
    return () if inside is None else inside(statement)


INSIDE: dict[type, Callable[[Any], tuple[Block, ...]]] = {
    **dict.fromkeys((For, While, If), attrgetter("body", "orelse")),
    Directive: lambda statement: (statement.body,),
    Try: lambda statement: (statement.body, *(h.body for h in statement.handlers), statement.orelse, statement.final),
}


def statements(block: Block) -> Iterator[Stmt]:
    """All statements of a block, those of inner blocks too, in source order."""
    for statement in block:
        yield statement
        for inner in blocks(statement):
            yield from statements(inner)


def all_expressions(block: Block) -> Iterator[Expr]:
    """Every expression and subexpression of a block."""
    pending: list[Stmt] = list(block[::-1])
    while pending:
        statement = pending.pop()
        for expr in expressions(statement):
            parts = [expr]
            while parts:  # as in `subexpressions`: a generator in a generator takes half of the time again
                found = parts.pop()
                yield found
                more = OPERANDS[type(found)](found)
                if more:
                    parts += more[::-1]
        for inner in blocks(statement)[::-1]:
            pending += inner[::-1]


def assigned(block: Block) -> set[str]:
    """The names of the locals that a block assigns, loop variables too."""
    names = {s.target.name for s in statements(block) if isinstance(s, Assign)}
    return names | {s.var.name for s in statements(block) if isinstance(s, For)}


def shared_locals(function: Function) -> set[str]:
    """The locals that nested functions reach through a pointer."""
    return {e.name for e in all_expressions(function.body) if isinstance(e, Address)}


def assigned_once(function: Function) -> set[str]:
    """The locals that keep the value they get first: parameters never assigned, and locals assigned in one place."""
    counts = {parameter.name: 1 for parameter in function.parameters}
    for statement in statements(function.body):
        if isinstance(statement, Assign | For):
            name = statement.target.name if isinstance(statement, Assign) else statement.var.name
            counts[name] = counts.get(name, 0) + 1
    return {name for name, count in counts.items() if count == 1} - shared_locals(function)


def with_expressions(statement: Stmt, change: Callable[[Expr], Expr]) -> Stmt:
    """The statement with its own expressions replaced; blocks inside are left alone."""
    match statement:
        case Yield(value=value, source=source) if source is not None:
            return replace(statement, value=change(value), source=change(source))
        case Assign(value=value) | Eval(value=value) | Yield(value=value):
            new = change(value)
            return statement if new is value else replace(statement, value=new)
        case Store(base, indices, value):
            return replace(statement, base=change(base), indices=tuple(map(change, indices)), value=change(value))
        case For(start=start, stop=stop):
            return replace(statement, start=change(start), stop=change(stop))
        case While(test=test) | If(test=test):
            return replace(statement, test=change(test))
        case Directive(variables=variables):
            renamed = [(change(variable), variable) for variable in variables]
            return replace(statement, variables=tuple(new if isinstance(new, Local) else old for new, old in renamed))
        case Return(value) if value is not None:
            return replace(statement, value=change(value))
        case Raise(args=args, values=values) if args or values:
            return replace(statement, args=tuple(map(change, args)), values=tuple(map(change, values)))
        case _:
            return statement


def with_blocks(statement: Stmt, change: Callable[[Block], Block]) -> Stmt:
    """The statement with each block inside it replaced."""
    match statement:
        case For(body=body, orelse=orelse) | While(body=body, orelse=orelse) | If(body=body, orelse=orelse):
            return replace(statement, body=change(body), orelse=change(orelse))
        case Directive(body=body):
            return replace(statement, body=change(body))
        case Try(body, handlers, orelse, final):
            return replace(
                statement,
                body=change(body),
                handlers=tuple(Handler(h.exceptions, change(h.body)) for h in handlers),
                orelse=change(orelse),
                final=change(final),
            )
        case _:
            return statement


def rewrite_block(block: Block, change: Callable[[Expr], Expr]) -> Block:
    """`rewrite` applied to every expression of a block."""
    return tuple(
        with_blocks(with_expressions(s, lambda e: rewrite(e, change)), lambda b: rewrite_block(b, change))
        for s in block
    )


def may_raise(expr: Expr) -> bool:
    """Whether evaluating the expression can raise."""
    return any(
        (isinstance(e, Map) and e.loop.raises)
        or (isinstance(e, Call) and e.raises)
        or (isinstance(e, Reduce) and e.kind not in ("sum", "prod", "any", "all", "mean"))
        for e in subexpressions(expr)
    )


def may_raise_itself(statement: Stmt) -> bool:
    """Whether a statement, without the blocks in it, can raise."""
    return isinstance(statement, Raise) or any(map(may_raise, expressions(statement)))


def calls(expr: Expr) -> bool:
    """Whether the expression calls functions of the program or has other effects: it may write to memory."""
    return any(isinstance(e, Call) or (isinstance(e, Map) and e.loop.effects) for e in subexpressions(expr))


def is_counted(type_: Type) -> bool:
    """Whether values of the type are handles of memory that has a count of its owners."""
    if isinstance(type_, List | Set | Dict | Str | Bytes | FrozenSet | Sequence | Generator | IteratorType | DictView):
        return True
    if isinstance(type_, File | Deque | TypedArray | Array | Record | RandomSource | NumPyObject):
        return True
    if isinstance(type_, Elements):
        return False
    if isinstance(type_, Reference):
        return type_.boxed
    return not isinstance(type_, Scalar | ClassOf) and any(map(is_counted, parts(type_)))


def is_mutable(type_: Type) -> bool:
    """Whether what a value of the type holds can change without an assignment to its variable."""
    if isinstance(
        type_,
        List
        | Set
        | Dict
        | Generator
        | IteratorType
        | DictView
        | File
        | Deque
        | TypedArray
        | Record
        | RandomSource
        | NumPyObject,
    ):
        return True
    return not isinstance(type_, Scalar | Reference) and any(map(is_mutable, parts(type_)))


def reads_memory(expr: Expr) -> bool:
    """Whether the value depends on what pointers, arrays or shared variables hold."""
    return any(
        isinstance(e, Load | Reduce | Fold | Wrap | View | Transpose)
        or isinstance(e.type, Array)
        or (isinstance(e, Map) and any(is_mutable(operand) for operand in e.loop.operands))
        for e in subexpressions(expr)
    )


def locals_of(expr: Expr) -> set[str]:
    """The locals that an expression mentions."""
    return {e.name for e in subexpressions(expr) if isinstance(e, Local | Address)}


def makes_generator(expr: Expr) -> bool:
    """Whether the expression calls a generator function, and not one that hands on a generator which it got."""
    return isinstance(expr, Call) and isinstance(expr.type, Generator) and expr.callee == expr.type.owner


def works_on_arrays(expr: Expr) -> bool:
    """Whether evaluating the expression takes loops: `fuse` puts them before the statement."""
    return any(isinstance(e.type, Array) or isinstance(e, Reduce) for e in subexpressions(expr))


POINTERS = (Pointer, Reference)


def leaves(block: Block) -> bool:
    """Whether control surely never comes to the end of a block: it returns, raises, or goes on in a loop around it."""
    match block[-1] if block else None:
        case Return() | Raise() | Break() | Continue():
            return True
        case If(body=body, orelse=orelse):
            return leaves(body) and leaves(orelse)
        case Try(body=body, handlers=handlers, orelse=orelse, final=final):
            if leaves(final):
                return True
            return (leaves(body) or leaves(orelse)) and all(leaves(handler.body) for handler in handlers)
        case _:
            return False
