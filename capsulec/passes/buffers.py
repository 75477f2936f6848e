"""Small arrays that only their function knows get its own memory, on the stack.

before    v = empty(3); array.data(v)[0] = t; …
after     v_memory = buffer(3); v_memory[0] = t; …

A new array whose lengths are known while compiling needs no block of memory and no count of owners, if nothing can hold
it when the block that made it ends: it is not returned, put into a container or shared, and neither is a view of it.
Functions that are given it use it and forget it (`borrowing`). What takes whole arrays, such as a sort, gets one that
describes the same memory. What makes an array of a length that is known only at run time, such as a sorted copy, is
given room for a short one. Larger arrays that every round of a loop makes anew, all of one size, are made once before
the loop. One of a few elements that loops change and that is only returned gets its own block at the end
(`passes.returned_late`).
"""

from __future__ import annotations

from capsulec.ir.fresh import fresh_name
from capsulec.ir.mentions import mentions
from capsulec.ir.nodes import (
    Address,
    Allocate,
    Assign,
    Block,
    Buffer,
    Call,
    Const,
    Directive,
    Expr,
    Extent,
    For,
    Function,
    Local,
    MakeTuple,
    Map,
    Program,
    Raise,
    Return,
    Stmt,
    Store,
    While,
    Wrap,
)
from capsulec.ir.type_parts import parts
from capsulec.ir.types import (
    BITS,
    INT,
    Array,
    Choice,
    File,
    Generator,
    Iterator,
    Method,
    NumPyObject,
    Pointer,
    RandomSource,
    Record,
    Reference,
    Scalar,
    Type,
    Union,
)
from capsulec.ir.types import Function as FunctionType
from capsulec.ir.walk import (
    all_expressions,
    assigned,
    assigned_once,
    blocks,
    expressions,
    locals_of,
    rewrite_block,
    statements,
    subexpressions,
    with_blocks,
)
from capsulec.passes.dead import drop_unread
from capsulec.passes.returned_late import returned_late
from capsulec.passes.written import Positions, returned, roots
from capsulec.records import record, replace

MOST_BYTES = 512  # as numpy/allocate.hpp has small arrays
ROOMY = ("np.sorted",)  # what takes room for its result, of one axis
LENGTHS = ("slice.length", "slice.rest", "slice.count")  # which are never negative
# What may hold values of types that do not show in its own.
HOLDERS = (Record, Reference, FunctionType, Choice, Union, Generator, Iterator, NumPyObject, RandomSource, File, Method)


@record
class Lending:
    """What is known of the program's functions: those that keep no array that they are given, but may return one, and
    which of their arrays that may be."""

    borrowers: frozenset[str]
    returned: Positions


def lending(program: Program) -> Lending:
    """What `buffers` has to know of the whole program."""
    if not any(isinstance(e.type, Array) for f in program.functions for e in all_expressions(f.body)):
        return Lending(frozenset(), {})
    calls = {f.name: {e.callee for e in all_expressions(f.body) if isinstance(e, Call)} for f in program.functions}
    borrowers = {f.name for f in program.functions if not _keeps_arrays(f)}
    while True:
        found = {name for name in borrowers if calls[name] <= borrowers}
        if found == borrowers:
            return Lending(frozenset(found), returned(program))
        borrowers = found


def _keeps_arrays(function: Function) -> bool:
    """Whether a function may put an array where others find it."""
    if function.yields is not None:
        return True
    values = [p.type for p in function.parameters] + [e.type for e in all_expressions(function.body)]
    return any(_holds_arrays(type_) for type_ in values)


def _holds_arrays(type_: Type) -> bool:
    """Whether a value is something else than an array and may hold one."""
    if isinstance(type_, HOLDERS):
        return True
    return not isinstance(type_, Array) and any(isinstance(p, Array) or _holds_arrays(p) for p in parts(type_))


def buffers(function: Function, lent: Lending) -> Function:
    """The function with small arrays that do not leave it in its own memory."""
    if function.yields is not None or not any(map(_makes, all_expressions(function.body))):
        return function
    if any(isinstance(statement, Directive) for statement in statements(function.body)):
        return function  # threads have blocks of their own
    function = returned_late(drop_unread(function))  # which drops another name of a new array
    names = {e.name for e in all_expressions(function.body) if isinstance(e, Local | Address)}
    return replace(function, body=_Buffers(function, lent, names).block(function.body))


class _Buffers:
    def __init__(self, function: Function, lent: Lending, names: set[str]) -> None:
        self.lent, self.names = lent, names
        self.once = assigned_once(function)
        self.mentions = mentions(function.body)
        self.depth = 0  # of loops
        self.values = {
            s.target.name: s.value
            for s in statements(function.body)
            if isinstance(s, Assign) and s.target.name in self.once and s.target.type == INT
        }

    def block(self, block: Block) -> Block:
        found: list[Stmt] = []
        rest = block
        while rest:
            statement, rest = rest[0], rest[1:]
            count = _small(statement)
            if count is not None and isinstance(statement, Assign) and self.stays(statement, rest):
                opening, rest = self.replaced(statement, count, rest)
                found += opening
            elif isinstance(statement, Assign) and takes_room(statement.value) and self.stays(statement, rest):
                found += self.with_room(statement)
            else:
                found += self.without(statement)
        return tuple(found)

    def without(self, statement: Stmt) -> list[Stmt]:
        """A statement that makes no small array, with what stands in it changed."""
        if not isinstance(statement, For | While):
            return [with_blocks(statement, self.block)]
        self.depth += 1
        opening, loop = self.hoisted(statement)
        found = [*opening, with_blocks(loop, self.block)]
        self.depth -= 1
        return found

    def is_length(self, length: Expr) -> bool:
        """Whether a length is never negative: it is one of an array, or that of a slice."""
        match length:
            case Const(value=int() as value):
                return value >= 0
            case Extent(Local()):
                return True
            case Local(name):
                return name in self.values and self.is_length(self.values[name])
            case Map(loop, args) if loop.name == "extent.joined":
                return all(map(self.is_length, args))
            case Map(loop):
                return loop.name in LENGTHS
            case _:
                return False

    def hoisted(self, loop: For | While) -> tuple[list[Stmt], Stmt]:
        """The memory that every round of a loop takes anew and gives back, taken once before the loop; the loop."""
        changed = set(assigned((loop,)))
        moved: list[Stmt] = []

        def without(block: Block) -> Block:
            kept = []
            for position, statement in enumerate(block):
                if isinstance(statement, For | While):
                    statement = with_blocks(statement, without)
                if isinstance(statement, Assign) and self.is_fixed(statement, block[position + 1 :], changed):
                    moved.append(statement)
                    changed.discard(statement.target.name)
                else:
                    kept.append(statement)
            return tuple(kept)

        body = without(loop.body)
        if not any(isinstance(s, Assign) and isinstance(s.value, Allocate) for s in moved):
            return [], loop

        return moved, replace(loop, body=body)

    def is_fixed(self, made: Assign, rest: Block, changed: set[str]) -> bool:
        """Whether an assignment makes memory that only its block knows, or a length, the same in each round."""
        if locals_of(made.value) & changed:
            return False
        if isinstance(made.value, Allocate):
            lengths = all(map(self.is_length, made.value.extents))
            return lengths and _small(made) is None and self.stays(made, rest)
        return isinstance(made.value, Map) and made.target.name in self.values and self.is_length(made.value)

    def stays(self, made: Assign, rest: Block) -> bool:
        """Whether the array is gone when the block ends."""
        if made.target.name not in self.once:
            return False
        names = {made.target.name}
        inside = mentions(rest)
        while True:
            if any(inside.get(name) != self.mentions.get(name) for name in names):
                return False
            if self.depth and not all(_is_set_first(rest, name) for name in names - {made.target.name}):
                return False  # in the next round it may still be the array of this one
            more = set(names)
            for statement in statements(rest):
                if not self.lets(statement, names):
                    return False
                match statement:
                    case Assign(Local(name, Array()), value) if roots(value, self.lent.returned) & names:
                        more.add(name)
            if more == names:
                return True
            names = more

    def lets(self, statement: Stmt, names: set[str]) -> bool:
        """Whether a statement, without those in it, puts none of the arrays where it may be found later."""

        def holds(expr: Expr) -> bool:
            return bool(roots(expr, self.lent.returned) & names)

        match statement:
            case Assign(target, value) if not isinstance(target.type, Array | Scalar | Pointer) and holds(value):
                return False
            case Return(value) if value is not None and holds(value):
                return False
            case Raise(values=values) if any(map(holds, values)):
                return False
            case Store(value=value) if not isinstance(value.type, Scalar) and holds(value):
                return False
        return all(self.uses(e, names) for part in expressions(statement) for e in subexpressions(part))

    def uses(self, expr: Expr, names: set[str]) -> bool:
        """Whether an expression, without its operands, only uses the arrays, where it does."""
        match expr:
            case Call(callee, args):
                passed = any(roots(arg, self.lent.returned) & names for arg in args)
                return not passed or callee in self.lent.borrowers
            case Map(loop, args) if any(_holds_arrays(type_) for type_ in (loop.result, *(a.type for a in args))):
                return not any(roots(arg, self.lent.returned) & names for arg in args)
            case MakeTuple(items):
                return not any(roots(item, self.lent.returned) & names for item in items)
            case Address(name):
                return name not in names
            case _:
                return True

    def replaced(self, made: Assign, count: int, rest: Block) -> tuple[list[Stmt], Block]:
        """The memory, and the statements behind it in terms of that; the array too, where it is needed as one."""
        assert isinstance(made.target.type, Array)
        assert isinstance(made.value, Allocate)
        array, lengths = made.target, made.value.extents
        memory = Local(self.fresh(f"{array.name}_memory"), Pointer(Scalar(made.target.type.dtype)), array.span)
        strides = [1]
        for length in lengths[:0:-1]:
            strides.insert(0, strides[0] * _number(length))

        def change(expr: Expr) -> Expr:
            match expr:
                case Map(loop, (Local(name),)) if name == array.name and loop.name == "array.data":
                    return memory
                case Map(loop, (Local(name),)) if name == array.name and loop.name == "array.stride":
                    return Const(strides[int(loop.cxx.rpartition("[")[2].rstrip("]"))], expr.type)
                case Extent(Local(name), axis) if name == array.name:
                    return lengths[axis]
                case _:
                    return expr

        behind = rewrite_block(rest, change)
        opening: list[Stmt] = [Assign(memory, Buffer(count, memory.type, made.span), made.span)]
        if array.name in mentions(behind):
            opening.append(replace(made, value=Wrap(memory, lengths, made.value.type, made.span)))
        return opening, behind

    def with_room(self, made: Assign) -> list[Stmt]:
        """Room for a short array, and the statement that makes one there."""
        assert isinstance(made.target.type, Array)
        assert isinstance(made.value, Map)
        dtype, call = made.target.type.dtype, made.value
        count = 8 * MOST_BYTES // BITS[dtype]
        room = Local(self.fresh(f"{made.target.name}_memory"), Pointer(Scalar(dtype)), made.target.span)
        text = f"{call.loop.cxx.removesuffix(')')}, {{{len(call.args)}}}, {count})"
        loop = replace(call.loop, operands=(*call.loop.operands, room.type), cxx=text)
        value = replace(call, loop=loop, args=(*call.args, room))
        return [Assign(room, Buffer(count, room.type, made.span), made.span), replace(made, value=value)]

    def fresh(self, base: str) -> str:
        return fresh_name(base, self.names)


def _is_set_first(block: Block, name: str) -> bool:
    """Whether a local gets a value before each use in a block, in the same round of all loops around."""
    for position, statement in enumerate(block):
        inside = (statement,)
        if isinstance(statement, Assign) and statement.target.name == name:
            return name not in locals_of(statement.value)
        if name in mentions(inside) or name in assigned(inside):
            if any(name in locals_of(part) for part in expressions(statement)):
                return False
            holding = [b for b in blocks(statement) if name in mentions(b) or name in assigned(b)]
            later = name in mentions(block[position + 1 :])
            return len(holding) == 1 and not later and _is_set_first(holding[0], name)
    return True


def _small(statement: Stmt) -> int | None:
    """How many elements the new array has that a statement makes, where they are few."""
    match statement:
        case Assign(Local(type=Array(dtype)), Allocate(extents)) if all(isinstance(n, Const) for n in extents):
            count = 1
            for length in extents:
                count *= _number(length)
            return count if 0 < count * BITS[dtype] <= 8 * MOST_BYTES else None
        case _:
            return None


def _makes(expr: Expr) -> bool:
    return isinstance(expr, Allocate) or takes_room(expr)


def takes_room(expr: Expr) -> bool:
    """Whether an expression makes an array in a way that takes room for it."""
    return isinstance(expr, Map) and expr.loop.name in ROOMY and isinstance(expr.type, Array) and expr.type.ndim == 1


def _number(length: Expr) -> int:
    assert isinstance(length, Const)
    assert isinstance(length.value, int)
    return length.value
