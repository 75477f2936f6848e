"""Building IR: a block under construction, fresh names, and the expressions that many stages need.

A `Builder` collects statements in order. What is evaluated once and used twice goes through `once`.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager

from capsulec.diagnostics import Span
from capsulec.ir.fresh import fresh_name
from capsulec.ir.nodes import (
    Assign,
    Block,
    Cast,
    Const,
    Expr,
    If,
    Load,
    Local,
    Loop,
    Map,
    Raise,
    Select,
    Stmt,
)
from capsulec.ir.types import INT, Pointer, Scalar, Static, Type, widened
from capsulec.records import fresh, mutable

INDEX = INT  # lengths and indices are int64


@mutable
class Builder:
    """Statements of the block that is being written, and the function's stock of names."""

    names: set[str]
    statements: list[Stmt] = fresh(factory=list)
    span: Span | None = None
    convert: Callable[[Expr, Type], Expr] = fresh(factory=lambda: cast)  # to a wider type
    consumes_in_place: bool = True  # whether a generator that is made here and gone through at once is a plain local

    def emit(self, statement: Stmt) -> None:
        self.statements.append(statement)

    def fresh(self, base: str) -> str:
        """A name that the function does not use yet: `base`, `base_1`, `base_2`, …"""
        return fresh_name(base, self.names)

    def once(self, value: Expr, base: str = "t") -> Expr:
        """`value` in a form that may be used several times: itself when it is a name or constant, else a new local."""
        if isinstance(value, Const | Local):
            return value
        return self.variable(value, base)

    def variable(self, value: Expr, base: str = "t") -> Local:
        """A new local holding `value`."""
        local = Local(self.fresh(base), value.type, value.span)
        self.emit(Assign(local, value, self.span))
        return local

    @contextmanager
    def block(self) -> Iterator[list[Stmt]]:
        """Collect what is emitted inside into a list of its own."""
        outer, self.statements = self.statements, []
        try:
            yield self.statements
        finally:
            self.statements = outer

    def check(self, failing: Expr, exception: str, message: str, *args: Expr) -> None:
        """Raise when `failing` is true; nothing when it is the constant False."""
        failing = _decided(failing)
        if failing == Const(False, failing.type):
            return
        self.emit(If(failing, (Raise(exception, message, args, self.span),), (), self.span))


def constant(value: bool | int | float | complex | str | bytes, span: Span | None = None) -> Const:
    """A Python constant with its own type."""
    return Const(value, widened(Static(value)), span)


def index(value: int) -> Const:
    """A constant length or index."""
    return Const(value, INDEX)


def cast(value: Expr, to: Type) -> Expr:
    """`value` as a `to`: constants are converted now, what has the type already is left alone."""
    if value.type == to:
        return value
    if isinstance(value, Const) and isinstance(to, Scalar) and isinstance(value.value, bool | int | float | complex):
        return Const(_converted(value.value, to.dtype), to, value.span)
    if isinstance(value.type, Scalar) and isinstance(to, Scalar) and value.type.dtype == to.dtype:
        return _relabelled(value, to)
    return Cast(value, to, value.span)


def _converted(value: bool | int | float | complex, dtype: str) -> bool | int | float | complex:
    match dtype[0]:
        case "b":
            return bool(value)
        case "i" | "u" if not isinstance(value, complex):
            return int(value)
        case "f" if not isinstance(value, complex):
            return float(value)
        case _:
            return complex(value)


def _relabelled(value: Expr, to: Scalar) -> Expr:
    """Weak and strong scalars of one dtype are the same in memory: a Cast that the C++ does not show."""
    return Cast(value, to, value.span)


def load(pointer: Expr, at: Expr) -> Load:
    """The element of a pointer."""
    assert isinstance(pointer.type, Pointer)
    assert pointer.type.target is not None
    return Load(pointer, (at,), pointer.type.target, pointer.span)


def apply(loop: Loop, *args: Expr, span: Span | None = None) -> Map:
    """`loop` of scalar arguments, converted to its operand types."""
    operands = tuple(cast(arg, type_) for arg, type_ in zip(args, loop.operands, strict=True))
    return Map(loop, operands, loop.result, span)


def _decided(test: Expr) -> Expr:
    """A comparison of two constant lengths as its value."""
    match test:
        case Map(Loop(cxx="{0} == {1}"), (Const(value=left), Const(value=right))):
            return Const(left == right, test.type)
        case Map(Loop(cxx="{0} != {1}"), (Const(value=left), Const(value=right))):
            return Const(left != right, test.type)
        case _:
            return test


def both(left: Expr, right: Expr) -> Expr:
    """`left and right` on booleans."""
    return Select(left, right, Const(False, right.type), right.type, left.span)


def freeze(statements: list[Stmt]) -> Block:
    """The finished block."""
    return tuple(statements)
