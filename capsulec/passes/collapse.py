"""Two loops over all elements of arrays in C order are one loop over their memory.

before    for i in range(n): for j in range(m): c_data[i * m + j] = np.exp(a_data[i * m + j])
after     for k in range(n * m): c_data[k] = np.exp(a_data[k])

Where the counters are used for nothing else, and `m` is the length of an axis, so that it is not negative. Rows are
often short: three coordinates, a few columns. Vector code begins and ends with elements that fill no vector, and would
do so in every row.
"""

from __future__ import annotations

from capsulec.ir.fresh import fresh_name
from capsulec.ir.nodes import (
    Allocate,
    Assign,
    Block,
    Break,
    Cast,
    Const,
    Directive,
    Expr,
    Extent,
    For,
    Function,
    Load,
    Local,
    Map,
    Stmt,
    Store,
)
from capsulec.ir.types import INT
from capsulec.ir.walk import all_expressions, assigned_once, rewrite_block, statements, with_blocks
from capsulec.passes.elements import plus, times
from capsulec.passes.flatten import names_of
from capsulec.records import replace

ZERO = Const(0, INT)


def collapse(function: Function) -> Function:
    """The function with such loops as one."""
    if function.yields is not None or not any(map(_inner_loop, statements(function.body))):
        return function
    if any(isinstance(s, Directive) for s in statements(function.body)):
        return function
    return replace(function, body=_Loops(function).block(function.body))


def _inner_loop(statement: Stmt) -> For | None:
    """The loop that another one consists of."""
    if not isinstance(statement, For) or len(statement.body) != 1:
        return None
    inner = statement.body[0]
    if not isinstance(inner, For) or not (_is_plain(statement) and _is_plain(inner)):
        return None
    return inner


def _is_plain(loop: For) -> bool:
    return loop.start == ZERO and loop.step == 1 and not loop.orelse


class _Loops:
    def __init__(self, function: Function) -> None:
        self.once = assigned_once(function)
        self.values = {
            s.target.name: s.value
            for s in statements(function.body)
            if isinstance(s, Assign) and s.target.name in self.once
        }
        self.names = names_of(function)

    def block(self, block: Block) -> Block:
        return tuple(with_blocks(self.loop(s), self.block) for s in block)

    def loop(self, statement: Stmt) -> Stmt:
        """A loop as one with those directly in it, from the outermost on: ((i * m) + j) * n + k."""
        while (inner := _inner_loop(statement)) is not None:
            assert isinstance(statement, For)
            made = self.one(statement, inner)
            if made is None:
                break
            statement = made
        return statement

    def one(self, outer: For, inner: For) -> For | None:
        if not self.is_length(inner.stop) or any(isinstance(s, Break) for s in statements(inner.body)):
            return None
        counter = Local(fresh_name("k", self.names), INT)
        row = {outer.var.name, inner.var.name}

        def change(expr: Expr) -> Expr:
            match expr:
                case Map(args=(Map(args=(Local(), length)), Local())) if expr == plus(
                    times(outer.var, length), inner.var
                ) and self.length(length) == self.length(inner.stop):
                    return counter
                case _:
                    return expr

        body = rewrite_block(inner.body, change)
        if any(isinstance(e, Local) and e.name in row for e in all_expressions(body)):
            self.names.discard(counter.name)
            return None
        apart = inner.apart and _at(body, counter)
        return replace(outer, var=counter, stop=times(outer.stop, inner.stop), body=body, apart=apart)

    def length(self, expr: Expr) -> Expr:
        """A length as that of a parameter or as a number, if it is known to be one."""
        match expr:
            case Local(name) if name in self.values:
                return self.length(self.values[name])
            case Extent(Local(name), axis) if name in self.values:
                made = self.values[name]
                return self.length(made.extents[axis]) if isinstance(made, Allocate) else expr
            case Cast(value, type_) if type_ == INT and value.type == INT:
                return self.length(value)
            case _:
                return expr

    def is_length(self, expr: Expr) -> bool:
        """Whether this is the length of an array's axis, which is the same one wherever it is asked for."""
        match expr:
            case Const(int(value)):
                return value >= 0
            case Local(name):
                return name in self.values and self.is_length(self.values[name])
            case Extent(Local(name)):
                return name in self.once
            case _:
                return False


def _at(block: Block, counter: Local) -> bool:
    """Whether all memory in a block is that at the counter."""
    places = [s.indices for s in statements(block) if isinstance(s, Store)]
    places += [e.indices for e in all_expressions(block) if isinstance(e, Load)]
    return all(place == (counter,) for place in places)
