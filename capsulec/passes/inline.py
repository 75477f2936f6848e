"""Calls of small functions of arrays are replaced by what the functions do, so that fusion goes through them.

before    def square(x): return x * x
          def f(a, b): return a + square(b)
after     def f(a, b): result = b * b; return a + result

A function is put in a place where it has one way to its end, so that its statements can stand before the statement of
the call: it has no `try`, returns once or at the ends of branches, and calls nobody who calls it. What stands before
the call in the same expression is only numbers and arrays that it does not change, and its arguments are evaluated
before it, as in the call. The names of its variables are new ones; its lines stay those of its own text, but for the
library's functions, which have the line of the call. Functions of numbers are left to the C++ compiler.
"""

from __future__ import annotations

from capsulec.diagnostics import Span
from capsulec.ir.build import Builder, cast
from capsulec.ir.nodes import (
    Address,
    Allocate,
    Assign,
    Block,
    Break,
    Call,
    Compress,
    Const,
    Continue,
    Directive,
    Eval,
    Expr,
    Fold,
    For,
    Function,
    Generate,
    If,
    Local,
    Map,
    Program,
    Raise,
    Reduce,
    Return,
    Select,
    Stmt,
    Store,
    Transpose,
    Try,
    View,
    While,
)
from capsulec.ir.types import INT, Array, NoneType, Pointer, Reference, Scalar
from capsulec.ir.walk import (
    all_expressions,
    assigned,
    children,
    expressions,
    rewrite,
    statements,
    subexpressions,
    with_blocks,
    with_children,
    with_expressions,
)
from capsulec.passes.buffers import takes_room
from capsulec.records import record, replace

MOST_NODES = 160  # of a function that is put in the place of its calls
MOST_HANDED_ON = 12  # nodes of one of the library's
MOST_GROWTH = 1500  # nodes that a function gets in this way
NOTHING = Const(None, NoneType())


@record
class Body:
    """What is put in the place of a call: `pure` that it changes nothing but its own variables and arrays."""

    function: Function
    pure: bool
    size: int


def inline(program: Program, roots: frozenset[str]) -> Program:
    """The program with small functions put in the place of their calls; those that nobody calls any more are gone.

    `roots` are the functions that others than the program call.
    """
    places = {function.name: place for place, function in enumerate(program.functions)}
    ready: dict[str, Body] = {}
    functions: list[Function] = []
    before = _called(program.functions)
    for place, function in enumerate(program.functions):
        if ready and any(isinstance(e, Call) and e.callee in ready for e in all_expressions(function.body)):
            function = _Inliner(function, ready).whole()
        functions.append(function)
        body = _as_body(function, ready)
        recursive = any(
            isinstance(e, Call) and places.get(e.callee, -1) >= place for e in all_expressions(function.body)
        )
        if body is not None and not recursive:
            ready[function.name] = body
    kept = roots | {hook.function for hook in program.hooks}
    while True:
        called = _called(tuple(functions))
        left = [f for f in functions if f.name in kept or f.name in called or f.name not in before]
        if len(left) == len(functions):
            return replace(program, functions=tuple(left))
        functions = left


def _called(functions: tuple[Function, ...]) -> set[str]:
    return {e.callee for f in functions for e in all_expressions(f.body) if isinstance(e, Call)}


# Which functions.


def _as_body(function: Function, ready: dict[str, Body]) -> Body | None:
    """A function as something to put in a place; None where it is too long, or leaves in other ways."""
    if _is_library(function) and not _hands_on(function):
        return None
    types = [p.type for p in function.parameters]
    if function.yields is not None or not any(isinstance(t, Array) for t in (*types, function.result)):
        return None
    if not all(isinstance(t, Scalar | Array | Pointer | NoneType) for t in (*types, function.result)):
        return None
    if not all(map(_is_allowed, statements(function.body))) or any(map(_is_unfit, all_expressions(function.body))):
        return None
    size = sum(1 for _ in all_expressions(function.body))
    body = _with_one_end(function.body) if size <= MOST_NODES else None
    if body is None or (isinstance(function.result, Array) and not (body and isinstance(body[-1], Return))):
        return None  # an array that is one or another is none whose shape is known
    return Body(replace(function, body=body), _is_pure(function, ready), size)


def _is_library(function: Function) -> bool:
    """Whether a function is one of the library's that are written in Python: their loops go over any number of axes."""
    path = "" if function.span is None else function.span.path
    return path.startswith("<") and path.endswith(".py>")


def _hands_on(function: Function) -> bool:
    """Whether a function only chooses an algorithm, whose result may lie in the memory of who calls it, or is no more
    than a few operations that make a number of arrays, which then need not exist."""
    size = sum(1 for _ in all_expressions(function.body))
    straight = all(isinstance(s, Assign | Return) for s in statements(function.body))
    gains = isinstance(function.result, Scalar) or any(takes_room(e) for e in all_expressions(function.body))
    return size <= MOST_HANDED_ON and straight and gains


def _is_allowed(statement: Stmt) -> bool:
    return isinstance(statement, Assign | Store | If | For | While | Return | Raise | Eval | Break | Continue)


def _is_unfit(expr: Expr) -> bool:
    """Whether an expression is of a kind that depends on the function it stands in."""
    return isinstance(expr, Address) or isinstance(expr.type, Reference) or (isinstance(expr, Call) and expr.kept)


def _with_one_end(block: Block) -> Block | None:
    """The statements with each Return at an end: what follows an `if` that returns is its `else`. None where a loop is
    left by a Return."""
    for position, statement in enumerate(block):
        rest = block[position + 1 :]
        if isinstance(statement, Return | Raise):
            return block[: position + 1]
        if not any(isinstance(s, Return) for s in statements((statement,))):
            continue
        if not isinstance(statement, If):
            return None
        body, orelse = statement.body, statement.orelse
        if rest and _ends(body) == _ends(orelse):
            return None
        if rest:
            body, orelse = (body, (*orelse, *rest)) if _ends(body) else ((*body, *rest), orelse)
        first, second = _with_one_end(body), _with_one_end(orelse)
        if first is None or second is None:
            return None
        return (*block[:position], replace(statement, body=first, orelse=second))
    return block


def _ends(block: Block) -> bool:
    return bool(block) and isinstance(block[-1], Return | Raise)


def _is_pure(function: Function, ready: dict[str, Body]) -> bool:
    """Whether a call changes nothing that others see."""
    counts: dict[str, int] = {p.name: 1 for p in function.parameters}
    new = set()
    for statement in statements(function.body):
        if isinstance(statement, Assign):
            counts[statement.target.name] = counts.get(statement.target.name, 0) + 1
            if isinstance(statement.value, Allocate | Generate) or (
                isinstance(statement.value, Map) and not statement.value.loop.whole
            ):
                new.add(statement.target.name)
    for statement in statements(function.body):
        if isinstance(statement, Store):
            base = statement.base
            while isinstance(base, View | Transpose):
                base = base.array
            if not isinstance(base, Local) or base.name not in new or counts[base.name] != 1:
                return False
    called = [ready.get(e.callee) for e in all_expressions(function.body) if isinstance(e, Call)]
    if not all(body is not None and body.pure for body in called):
        return False
    return not any(isinstance(e, Map) and e.loop.effects for e in all_expressions(function.body))


# What takes their place.


class _Inliner:
    def __init__(self, function: Function, ready: dict[str, Body]) -> None:
        self.function, self.ready = function, ready
        names = {p.name for p in function.parameters} | assigned(function.body)
        names |= {e.name for e in all_expressions(function.body) if isinstance(e, Local | Address)}
        for expr in all_expressions(function.body):
            if isinstance(expr, Fold | Generate):
                names |= set(expr.indices)
        self.builder = Builder(names)
        self.growth = 0

    def whole(self) -> Function:
        if self.function.yields is not None or any(isinstance(s, Directive) for s in statements(self.function.body)):
            return self.function
        return replace(self.function, body=self.block(self.function.body))

    def block(self, block: Block) -> Block:
        with self.builder.block() as emitted:
            for statement in block:
                inner = with_blocks(statement, self.block)
                self.builder.span = statement.span
                self.builder.emit(self.statement(inner))
        return tuple(s for s in emitted if not _is_nothing(s))

    def statement(self, statement: Stmt) -> Stmt:
        """The statement without calls that can be put before it; these are emitted."""
        if isinstance(statement, While | Try):
            return statement
        for _ in range(20):
            found = self.first(statement)
            if found is None:
                return statement
            value = self.placed(found)
            done = False

            def change(expr: Expr, call: Call = found, value: Expr = value) -> Expr:
                nonlocal done
                if expr is call and not done:
                    done = True
                    return value
                return expr

            statement = with_expressions(statement, lambda e: _replaced(e, change))
        return statement

    def first(self, statement: Stmt) -> Call | None:
        """The call that is evaluated first, if it can be done before the statement."""
        earlier: list[Expr] = []
        parts = _parts(statement)
        for part in parts:
            for expr, lazy in _in_order(part):
                if not isinstance(expr, Call):
                    earlier.append(expr)
                    continue
                body = self.ready.get(expr.callee)
                if body is None or lazy or expr.kept or self.growth + body.size > MOST_GROWTH:
                    return None
                own = sum(1 for _ in subexpressions(expr)) - 1  # its arguments
                before = earlier[: len(earlier) - own]
                return expr if not before or _may_go_first(expr, body, before) else None
        return None

    def placed(self, call: Call) -> Expr:
        """The statements of a function are emitted; its result."""
        body = self.ready[call.callee]
        self.growth += body.size
        function = body.function
        changed = assigned(function.body)
        names: dict[str, Expr] = {}
        for parameter, arg in zip(function.parameters, call.args, strict=True):
            value = cast(arg, parameter.type) if isinstance(parameter.type, Scalar) else arg
            steady = isinstance(value, Const) or (isinstance(value, Local) and value.type == parameter.type)
            if steady and parameter.name not in changed:
                names[parameter.name] = value
                continue
            local = Local(self.builder.fresh(parameter.name), parameter.type, arg.span)
            self.builder.emit(Assign(local, value, call.span))
            names[parameter.name] = local
        renamed = _Renamed(self.builder, names, call.span if _is_library(function) else None)
        *before, last = renamed.block(function.body) or (Return(None),)
        if isinstance(last, Return):
            for statement in before:
                self.builder.emit(statement)
            return NOTHING if last.value is None else self.result(last.value, call)
        if isinstance(function.result, NoneType):
            for statement in (*before, last):
                self.builder.emit(_without_returns(statement))
            return NOTHING
        result = Local(self.builder.fresh(f"{function.python_name.strip('_') or 'result'}_result"), function.result)
        for statement in (*before, last):
            self.builder.emit(_with_result(statement, result))
        return result

    def result(self, value: Expr, call: Call) -> Expr:
        if isinstance(value, Const | Local) and value.type == call.type:
            return value
        local = Local(self.builder.fresh("result"), call.type, call.span)
        self.builder.emit(Assign(local, value, call.span))
        return local


def _may_go_first(call: Call, body: Body, before: list[Expr]) -> bool:
    """Whether a call may be done before what is evaluated before it."""
    if not body.pure or any(map(_may_raise_itself, before)) or any(map(_changes, before)):
        return False
    return not any(_changes(e) for arg in call.args for e in subexpressions(arg))


def _may_raise_itself(expr: Expr) -> bool:
    """Whether this node, not its operands, may raise, as operands that do not fit do."""
    if isinstance(expr, Map) and isinstance(expr.type, Array):
        return sum(isinstance(arg.type, Array) for arg in expr.args) > 1 or expr.loop.raises
    return isinstance(expr, Reduce | Compress | Allocate | Call) or (isinstance(expr, Map) and expr.loop.raises)


def _changes(expr: Expr) -> bool:
    return isinstance(expr, Call) or (isinstance(expr, Map) and expr.loop.effects)


def _is_nothing(statement: Stmt) -> bool:
    return isinstance(statement, Eval) and isinstance(statement.value, Const)


def _parts(statement: Stmt) -> tuple[Expr, ...]:
    """The expressions of a statement in the order in which they are evaluated."""
    if isinstance(statement, Store):
        return (statement.value, statement.base, *statement.indices)
    return expressions(statement)


def _in_order(expr: Expr, lazy: bool = False) -> list[tuple[Expr, bool]]:
    """An expression's parts, operands first; whether each may not be evaluated, or more than once."""
    found: list[tuple[Expr, bool]] = []
    for position, child in enumerate(children(expr)):
        later = isinstance(expr, Select) and position > 0
        repeated = isinstance(expr, Fold | Generate) and position == len(children(expr)) - 1
        found += _in_order(child, lazy or later or repeated)
    found.append((expr, lazy))
    return found


def _replaced(expr: Expr, change: object) -> Expr:
    new = change(expr)  # type: ignore[operator]
    return new if new is not expr else with_children(expr, lambda child: _replaced(child, change))


class _Renamed:
    """The statements of a function with the caller's names, and with its `span` where there is one."""

    def __init__(self, builder: Builder, names: dict[str, Expr], span: Span | None) -> None:
        self.builder, self.names, self.span = builder, names, span

    def local(self, local: Local) -> Local:
        if local.name not in self.names:
            self.names[local.name] = Local(self.builder.fresh(local.name), local.type, local.span)
        found = self.names[local.name]
        assert isinstance(found, Local)
        return replace(local, name=found.name)

    def block(self, block: Block) -> Block:
        return tuple(self.statement(statement) for statement in block)

    def statement(self, statement: Stmt) -> Stmt:
        match statement:
            case Assign(target):
                statement = replace(statement, target=self.local(target))
            case For(var):
                statement = replace(statement, var=self.local(var))
        if self.span is not None:
            statement = replace(statement, span=self.span)
        return with_blocks(with_expressions(statement, lambda e: rewrite(e, self.expression)), self.block)

    def expression(self, expr: Expr) -> Expr:
        if self.span is not None and not isinstance(expr, Local):
            expr = replace(expr, span=self.span)
        match expr:
            case Local(name) if isinstance(self.names.get(name), Const):
                return self.names[name]
            case Local():
                return self.local(expr)
            case Fold(indices=indices) | Generate(indices=indices):  # of which the body has been renamed already
                new = (self.local(Local(name, INT)).name for name in indices)
                return replace(expr, indices=tuple(new))
            case _:
                return expr


def _with_result(statement: Stmt, result: Local) -> Stmt:
    """A statement that sets a variable where it returned."""
    if isinstance(statement, Return):
        assert statement.value is not None
        return Assign(result, statement.value, statement.span)
    return with_blocks(statement, lambda block: tuple(_with_result(s, result) for s in block))


def _without_returns(statement: Stmt) -> Stmt:
    def block(inner: Block) -> Block:
        return tuple(_without_returns(s) for s in inner if not isinstance(s, Return))

    return with_blocks(statement, block)
