"""Elements of arrays become elements of memory.

before    c[i, j] = a[i, j] * 2.0
after     c_data[i * c_shape1 + j] = a_data[i * a_shape1 + j] * 2.0

An array in C order needs its lengths to find an element, any other its strides. Both, and the address, are read before
the loops in locals of their own wherever the array stays the same one: a C++ compiler cannot see that what the loop
stores leaves them alone.
"""

from __future__ import annotations

from capsulec.ir.build import Builder, apply, index
from capsulec.ir.nodes import (
    Address,
    Assign,
    Block,
    Expr,
    Extent,
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
    While,
)
from capsulec.ir.types import INT, Array, Pointer, Scalar
from capsulec.ir.walk import (
    all_expressions,
    assigned,
    assigned_once,
    blocks,
    expressions,
    rewrite,
    shared_locals,
    statements,
    subexpressions,
    with_blocks,
    with_expressions,
)
from capsulec.passes.elements import flat_position, plus, times
from capsulec.passes.shapes import BROADCAST, EQUAL
from capsulec.records import record, replace


@record
class Layout:
    """How the elements of an array are found: the pointer to the first one, and the lengths and strides of its axes.
    `steps`, if they are known, are the strides, and 0 for an axis of length 1, which may be stretched."""

    pointer: Expr
    extents: tuple[Expr, ...]
    strides: tuple[Expr, ...]
    steps: tuple[Expr, ...] = ()


def flatten(function: Function) -> Function:
    """The function with loads and stores of array elements as those of pointers."""
    if not any(isinstance(e.type, Array) for e in all_expressions(function.body)):
        return function
    names = names_of(function)
    plain = function.yields is None
    walk = _Flattener(
        Builder(names), assigned_once(function) if plain else set(), shared_locals(function) if plain else None
    )
    with walk.builder.block() as opening:
        known = {
            p.name: walk.read(p, p.type)
            for p in function.parameters
            if isinstance(p.type, Array) and p.name in walk.steady and _in_loops(function.body, p.name)
        }
    return replace(function, body=(*opening, *walk.block(function.body, known)))


def names_of(function: Function) -> set[str]:
    """The names of a function's parameters, variables and counters."""
    block = function.body
    names = {p.name for p in function.parameters}
    names |= {e.name for e in all_expressions(block) if isinstance(e, Local | Address)}
    for statement in statements(block):
        if isinstance(statement, Assign | For):
            names.add(statement.target.name if isinstance(statement, Assign) else statement.var.name)
    for expr in all_expressions(block):
        if isinstance(expr, Fold):
            names |= set(expr.indices)
    return names


def _in_loops(block: Block, name: str) -> bool:
    """Whether elements of an array are used inside of loops."""
    for statement in block:
        for expr in expressions(statement):
            if any(isinstance(e, Fold) and _elements(e.body, name) for e in subexpressions(expr)):
                return True
        inner = blocks(statement)
        if isinstance(statement, For | While):
            if any(_used(b, name) for b in inner):
                return True
        elif any(_in_loops(b, name) for b in inner):
            return True
    return False


def _used(block: Block, name: str) -> bool:
    return any(_elements(e, name) for s in statements(block) for e in _with_place(s))


def _with_place(statement: Stmt) -> tuple[Expr, ...]:
    """The expressions of a statement; the element that it stores to as a load of it."""
    found = expressions(statement)
    if isinstance(statement, Store) and _is_element(statement):
        return (Load(statement.base, statement.indices, statement.value.type), *found)
    return found


def _is_element(store: Store) -> bool:
    """Whether a store sets an element of an array, and no variable that is shared."""
    return isinstance(store.base.type, Array)


def _elements(expr: Expr, name: str) -> bool:
    return any(_element_of(e) == name for e in subexpressions(expr))


def _element_of(expr: Expr) -> str | None:
    """The array whose element, or whose memory, an expression is."""
    match expr:
        case Load(Local(name)) | Map(Loop("array.data"), (Local(name),)):
            return name
        case _:
            return None


class _Flattener:
    def __init__(self, builder: Builder, steady: set[str], shared: set[str] | None) -> None:
        self.builder = builder
        self.steady = steady
        self.shared = shared  # what others may bind anew; None: nothing is read before a loop

    def block(self, block: Block, known: dict[str, Layout]) -> Block:
        with self.builder.block() as emitted:
            for position, statement in enumerate(block):
                inside = known | self.opened(statement, known)
                changed = with_blocks(statement, lambda b, inside=inside: self.block(b, inside))  # type: ignore[misc]
                self.builder.span = statement.span
                self.builder.emit(self.with_steady_end(self.statement(changed, inside)))
                if isinstance(statement, Assign) and isinstance(statement.target.type, Array):
                    name = statement.target.name
                    if name in self.steady and _in_loops(block[position + 1 :], name):
                        known = known | {name: self.read(statement.target, statement.target.type)}
        return tuple(emitted)

    def opened(self, statement: Stmt, known: dict[str, Layout]) -> dict[str, Layout]:
        """The layouts of arrays that are bound anew now and then, but not in this loop: read before it."""
        if self.shared is None or not isinstance(statement, For | While):
            return {}
        fixed = known.keys() | self.shared | assigned((statement,))
        used = [
            e.base
            for s in statements((statement,))
            for x in _with_place(s)
            for e in subexpressions(x)
            if isinstance(e, Load)
        ]
        arrays = {base.name: base for base in used if isinstance(base, Local) and isinstance(base.type, Array)}
        return {name: self.read(base, base.type) for name, base in arrays.items() if name not in fixed}  # type: ignore[arg-type]

    def with_steady_end(self, statement: Stmt) -> Stmt:
        """A loop that stores, with a length that it ends at read before it."""
        if not isinstance(statement, For) or not any(isinstance(e, Extent) for e in subexpressions(statement.stop)):
            return statement
        if self.shared is None or not any(isinstance(s, Store) for s in statements(statement.body)):
            return statement
        return replace(statement, stop=self.builder.variable(statement.stop, "n"))

    def statement(self, statement: Stmt, known: dict[str, Layout]) -> Stmt:
        statement = with_expressions(statement, lambda e: rewrite(e, lambda inner: self.expression(inner, known)))
        if isinstance(statement, Store) and _is_element(statement):
            assert isinstance(statement.base.type, Array)
            pointer, at = self.place(statement.base, statement.base.type, statement.indices, known)
            return replace(statement, base=pointer, indices=(at,))
        return statement

    def expression(self, expr: Expr, known: dict[str, Layout]) -> Expr:
        match expr:
            case Load(base, indices, type=Scalar()) if isinstance(base.type, Array):
                pointer, at = self.place(base, base.type, indices, known)
                return replace(expr, base=pointer, indices=(at,))
            case Extent(Local(name), axis) if name in known:
                return known[name].extents[axis]
            case Map(Loop("array.data"), (Local(name),)) if name in known:
                return known[name].pointer
            case Fold(kind="argmax" | "argmin", indices=(name,)):
                return _by_neighbours(expr, name)
            case _:
                return expr

    def place(self, base: Expr, type_: Array, indices: tuple[Expr, ...], known: dict[str, Layout]) -> tuple[Expr, Expr]:
        """An element as the pointer and the position from it on."""
        layout = known.get(base.name) if isinstance(base, Local) else None
        if layout is None:
            layout = _layout(base, type_)
        if not indices:
            return layout.pointer, index(0)
        if type_.order == "C":
            return layout.pointer, flat_position(indices, layout.extents)
        if type_.order == "F":
            return layout.pointer, flat_position(indices[::-1], layout.extents[::-1])
        position: Expr = index(0)
        strides = (*layout.strides[:-1], index(1)) if type_.order == "l" else layout.strides
        for axis, (at, stride) in enumerate(zip(indices, strides, strict=True)):
            match at:
                case Map(loop, (counter, length)) if (
                    loop is BROADCAST and layout.steps and length == layout.extents[axis]
                ):
                    position = plus(position, times(counter, layout.steps[axis]))
                case _:
                    position = plus(position, times(at, stride))
        return layout.pointer, position

    def read(self, array: Local, type_: Array) -> Layout:
        """The layout of an array in locals; the statements that read it are emitted."""
        layout = _layout(array, type_)

        def local(base: str, value: Expr) -> Expr:
            return self.builder.variable(value, f"{array.name}_{base}")

        pointer = local("data", layout.pointer)
        extents = tuple(local(f"shape{n}", extent) for n, extent in enumerate(layout.extents))
        strides = layout.strides
        steps: tuple[Expr, ...] = ()
        if type_.order not in ("C", "F"):
            strides = tuple(local(f"stride{n}", stride) for n, stride in enumerate(strides))
        if type_.order == "":
            steps = tuple(local(f"step{n}", _step(*axis)) for n, axis in enumerate(zip(extents, strides, strict=True)))
        return Layout(pointer, extents, strides, steps)


def _by_neighbours(fold: Fold, name: str) -> Expr:
    """Where the elements of a reduction lie along an axis whose stride is known when the program runs, which is 1 in
    arrays of Fortran's order: in two versions."""
    loads = [e for e in subexpressions(fold.body) if isinstance(e, Load)]
    found = [e for load in loads for e in subexpressions(load) if isinstance(e, Map) and Local(name, INT) in e.args]
    strides = {e.args[1] for e in found if e.loop.cxx == "{0} * {1}"}
    if len(loads) != 1 or len(strides) != 1 or loads[0].indices[0] in found:  # of one axis: it is no row
        return fold
    (stride,) = strides
    counter = Local(name, INT)
    moved = rewrite(fold.body, lambda e: counter if e == times(counter, stride) else e)
    return Select(apply(EQUAL, stride, index(1)), replace(fold, body=moved), fold, fold.type, fold.span)


def _step(length: Expr, stride: Expr) -> Expr:
    return Select(apply(EQUAL, length, index(1)), index(0), stride, INT)


def _layout(array: Expr, type_: Array) -> Layout:
    target = Pointer(Scalar(type_.dtype))
    pointer = Map(Loop("array.data", (type_,), target, "{0}.data"), (array,), target)
    axes = range(type_.ndim)
    strides = (Map(Loop("array.stride", (type_,), INT, f"{{0}}.stride[{n}]"), (array,), INT) for n in axes)
    return Layout(pointer, tuple(Extent(array, n, INT) for n in axes), tuple(strides))
