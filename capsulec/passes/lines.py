"""Mathematical functions of elements that do not lie side by side.

before    for i in range(n): r[i] = exp(a[i * stride]) + 1.0
after     for first in range(0, n, 256):
              line = buffer(256); end = line_end(first, n)
              for i in range(first, end): line[i - first] = a[i * stride]
              exp_line(line, end - first)
              for i in range(first, end): r[i] = line[i - first] + 1.0

A C++ compiler makes vector code of a loop over neighbours alone, and of none in a function for arrays of any strides
or one with OpenMP's directives. There the operands of such a function are gathered first, a short line at a time, and
it is computed for the whole line by the runtime (numpy/vector_math.hpp). What an element is does not depend on the way.
"""

from __future__ import annotations

from capsulec.ir.build import Builder, apply
from capsulec.ir.nodes import (
    Assign,
    Block,
    Buffer,
    Const,
    Directive,
    Eval,
    Expr,
    Fold,
    For,
    Function,
    Load,
    Local,
    Loop,
    Map,
    Select,
    Stmt,
    Store,
)
from capsulec.ir.types import INT, NONE, Array, Pointer, Scalar
from capsulec.ir.walk import (
    all_expressions,
    expressions,
    locals_of,
    may_raise,
    rewrite,
    statements,
    subexpressions,
    with_blocks,
    with_children,
    with_expressions,
)
from capsulec.passes.elements import SUBTRACT
from capsulec.passes.flatten import names_of
from capsulec.records import replace

LENGTH = 256  # of a line, which the first-level cache has several of: a whole number of vectors
FEW = 16  # rounds of a loop for which no line is made
END = Loop("line.end", (INT, INT), INT, "np::line_end({0}, {1})", "numpy/line.hpp")
OPERANDS = ("({0})", "({0}, {1})")


def lines(function: Function) -> Function:
    """The function with lines for mathematical functions in loops of which there is no vector code."""
    if function.yields is not None or not any(map(_has_line, all_expressions(function.body))):
        return function
    walk = _Lines(Builder(names_of(function)), everywhere=_has_no_vectors(function))
    return replace(function, body=walk.block(function.body))


def _has_no_vectors(function: Function) -> bool:
    """Whether no loop of the function gets vector code (backend/vectorised.py)."""
    types = [parameter.type for parameter in function.parameters]
    arrays = [type_ for type_ in types if isinstance(type_, Array)]
    if not arrays:
        return not any(isinstance(type_, Pointer) for type_ in types)
    return any(type_.order not in ("C", "F") for type_ in arrays) or any(
        isinstance(statement, Directive) for statement in statements(function.body)
    )


def _has_line(expr: Expr) -> bool:
    """Whether the runtime computes a whole line of this function."""
    return isinstance(expr, Map) and expr.loop.many and expr.loop.cxx.endswith(OPERANDS)


class _Lines:
    def __init__(self, builder: Builder, *, everywhere: bool) -> None:
        self.builder = builder
        self.everywhere = everywhere

    def block(self, block: Block) -> Block:
        with self.builder.block() as emitted:
            for statement in block:
                if isinstance(statement, For) and self.gains(statement):
                    self.loop(statement)
                else:
                    self.builder.emit(with_blocks(statement, self.block))
        return tuple(emitted)

    def gains(self, loop: For) -> bool:
        """Whether this is a loop over elements, with a function of which there is a line, and gets no vector code."""
        if loop.step != 1 or loop.orelse or not all(isinstance(s, Store | Assign) for s in loop.body):
            return False
        if isinstance(loop.stop, Const) and int(loop.stop.value) < FEW:  # type: ignore[arg-type]
            return False
        parts = [part for statement in loop.body for part in expressions(statement)]
        if any(map(may_raise, parts)) or not any(_has_line(e) for part in parts for e in subexpressions(part)):
            return False
        if any(isinstance(s, Assign) and not isinstance(s.target.type, Scalar) for s in loop.body):
            return False
        return self.everywhere or not all(_has_neighbours(place, loop.var.name) for place in _accesses(loop))

    def loop(self, loop: For) -> None:
        """The loop in parts, one for each line; where it reads what it stores, each of its stores has a loop again."""
        hoisted = _Hoisted(self.builder, loop)
        with self.builder.block() as made:
            body = hoisted.body()
        if body is None:
            apart = len(loop.body) > 1 and all(isinstance(s, Store) for s in loop.body)
            for statement in loop.body if apart else ():
                self.builder.statements += self.block((replace(loop, body=(statement,)),))
            if not apart:
                self.builder.emit(loop)
            return
        stop = self.builder.once(loop.stop, "n")
        first, end = hoisted.first, hoisted.end
        opening: list[Stmt] = [Assign(end, apply(END, first, stop), loop.span)]
        opening += [Assign(line, Buffer(LENGTH, line.type, loop.span), loop.span) for line in hoisted.buffers]
        last = replace(loop, start=first, stop=end, body=body)
        self.builder.emit(For(first, loop.start, stop, LENGTH, (*opening, *made, last), (), loop.span))


class _Hoisted:
    """The functions in one loop that become lines: what is emitted computes them, in `buffers` declared before."""

    def __init__(self, builder: Builder, loop: For) -> None:
        self.builder, self.loop = builder, loop
        self.first, self.end = Local(builder.fresh("first"), INT), Local(builder.fresh("end"), INT)
        self.buffers: list[Local] = []
        self.values: dict[str, Expr] = {}  # of the locals that the loop sets
        self.stored: set[Expr] = set()  # the memory that the loop has stored to so far

    def body(self) -> Block | None:
        """What is left of the loop; None where a function's operand is what the loop itself has stored."""
        found: list[Stmt] = []
        try:
            for statement in self.loop.body:
                changed = with_expressions(statement, self.without)
                if isinstance(changed, Assign):
                    self.values[changed.target.name] = self.plain(changed.value)
                elif isinstance(changed, Store):
                    self.stored.add(changed.base)
                found.append(changed)
        except _NotApart:
            return None
        return tuple(found)

    def plain(self, expr: Expr) -> Expr:
        """The same value without locals of the loop."""
        return rewrite(expr, lambda e: self.values.get(e.name, e) if isinstance(e, Local) else e)

    def without(self, expr: Expr) -> Expr:
        """An expression in which each such function is the load of an element of its line."""
        if isinstance(expr, Fold):
            return expr
        if isinstance(expr, Select):  # what is not evaluated may lie outside of an array
            return replace(expr, test=self.without(expr.test))
        lines_before = len(self.buffers)
        expr = with_children(expr, self.without)
        if not _has_line(expr):
            return expr
        assert isinstance(expr, Map)
        taken = [self.line(arg, self.buffers[lines_before:]) for arg in expr.args]
        name = expr.loop.cxx.partition("(")[0]
        places = ", ".join(f"{{{n}}}" for n in range(len(taken) + 1))
        operands = (*(line.type for line in taken), INT)
        loop = Loop(f"{expr.loop.name}.line", operands, NONE, f"{name}_line({places})", expr.loop.header, effects=True)
        count = apply(SUBTRACT, self.end, self.first)
        self.builder.emit(Eval(Map(loop, (*taken, count), NONE), expr.span))
        return self.element(taken[0])

    def line(self, operand: Expr, mine: list[Local]) -> Local:
        """The line that has the operand's elements: one that has been made for it alone, or a new one."""
        for line in mine:
            if operand == self.element(line):
                return line
        value = self.plain(operand)
        if any(isinstance(e, Load) and e.base in self.stored for e in subexpressions(value)):
            raise _NotApart
        line = Local(self.builder.fresh("line"), Pointer(Scalar(operand.type.dtype)))  # type: ignore[attr-defined]
        self.buffers.append(line)
        store = Store(line, (self.place(),), value, operand.span)
        span = self.loop.span
        self.builder.emit(For(self.loop.var, self.first, self.end, 1, (store,), (), span, self.loop.apart))
        return line

    def place(self) -> Expr:
        return apply(SUBTRACT, self.loop.var, self.first)

    def element(self, line: Local) -> Expr:
        assert isinstance(line.type, Pointer)
        assert line.type.target is not None
        return Load(line, (self.place(),), line.type.target)


class _NotApart(Exception):
    """What a function is computed from is stored by the loop itself."""


def _accesses(loop: For) -> list[Expr]:
    """Where the elements are that a loop reads and stores."""
    found = [place for statement in loop.body if isinstance(statement, Store) for place in statement.indices]
    for statement in loop.body:
        for part in expressions(statement):
            found += [e.indices[0] for e in subexpressions(part) if isinstance(e, Load) and len(e.indices) == 1]
    return found


def _has_neighbours(position: Expr, counter: str) -> bool:
    """Whether the element of the next round is the next one in memory, or the same one."""
    match position:
        case Local(name) if name == counter:
            return True
        case Map(Loop("index.add"), (left, right)):
            return _has_neighbours(left, counter) and _has_neighbours(right, counter)
        case _:
            return counter not in locals_of(position)
