"""The whole intermediate representation on one page.

A program is a list of typed functions of structured statements. Expressions may be whole arrays until `passes.fuse` has
run; after it only loops, scalars, and loads and stores of single elements are left (`ir.verify` says so exactly).
Nodes are immutable. Every expression has a type, every node the place in the user's source that it comes from.
All classes are final; `Expr` and `Stmt` only give them common names.

    expressions   Const Local Map Select Cast Wrap View Transpose Compress Allocate Buffer Reduce Fold Generate
                  Load Extent Call MakeTuple Item Address
    statements    Assign Store For While If Return Yield Raise Try Break Continue Directive Eval
"""

from __future__ import annotations

from capsulec.diagnostics import Span
from capsulec.ir.types import Array, Type
from capsulec.records import record


class Expr:
    """Common name of expressions; each has `type` and `span`."""

    __slots__ = ()
    type: Type
    span: Span | None


class Stmt:
    """Common name of statements; each has `span`."""

    __slots__ = ()
    span: Span | None


@record
class Import:
    """A C function that the module gets from SciPy when it is imported; loops call it by its C++ `variable`.

    `name` and `signature` say which of scipy.special's: `double (double, double)` is one of cython_special's functions,
    `dd->d` the inner loop of a ufunc. `type` is the runtime's that holds it. `ufunc` and `letters` are the loop that
    has the types of the function, for a SciPy that lacks it.
    """

    variable: str
    type: str
    name: str
    signature: str
    ufunc: str
    letters: str


@record
class Loop:
    """One element of an elementwise operation: NumPy's inner loop, as C++ text.

    `cxx` is an expression with {0}, {1}, … for the operands, which have exactly the types `operands`; `header` is the
    runtime header that it needs, relative to runtime/include/capsulec. `raises` says that evaluating it can raise,
    `effects` that it does something besides: it is never dropped, repeated or moved, `many` that loops over arrays
    compute several elements at a time. In the text `{result}` stands for the C++ type of the result; other braces are
    doubled. `imports` are what the text uses of SciPy.
    """

    name: str
    operands: tuple[Type, ...]
    result: Type
    cxx: str
    header: str = ""
    raises: bool = False
    effects: bool = False
    many: bool = False
    imports: tuple[Import, ...] = ()

    @property
    def whole(self) -> bool:
        """Whether this is no operation of elements: it takes or gives arrays in memory, such as a sort."""
        return any(isinstance(type_, Array) for type_ in (*self.operands, self.result))


@record
class Const(Expr):
    """A scalar, a str, or None (the null pointer where `type` is a Pointer)."""

    value: bool | int | float | complex | str | bytes | None
    type: Type
    span: Span | None = None


@record
class Local(Expr):
    """A parameter or variable of the function."""

    name: str
    type: Type
    span: Span | None = None


@record
class Map(Expr):
    """`loop` applied to scalars, or element by element to broadcast arrays."""

    loop: Loop
    args: tuple[Expr, ...]
    type: Type
    span: Span | None = None


@record
class Select(Expr):
    """`body if test else orelse`; only one side is evaluated. `a and b` on booleans is Select(a, b, False)."""

    test: Expr
    body: Expr
    orelse: Expr
    type: Type
    span: Span | None = None


@record
class Cast(Expr):
    """C's conversion between scalar types, never checked; of every element when the value is an array."""

    value: Expr
    type: Type
    span: Span | None = None


@record
class Wrap(Expr):
    """The memory behind a pointer as a C-ordered array of the given extents (int64 expressions)."""

    pointer: Expr
    extents: tuple[Expr, ...]
    type: Type
    span: Span | None = None


@record
class View(Expr):
    """Another way to index the same memory; moves nothing. `axes` has one entry for each axis of `array`, in order,
    and None where a new axis of length 1 is put in."""

    array: Expr
    axes: tuple[At | Slice | None, ...]
    type: Type
    span: Span | None = None


@record
class Transpose(Expr):
    """The same memory with its axes in another order, which moves nothing: axis k is axis `axes[k]` of `array`."""

    array: Expr
    axes: tuple[int, ...]
    type: Type
    span: Span | None = None


@record
class Compress(Expr):
    """The parts of `array` at which `mask`, an array of its first axes, is true: those axes become one.

    An axis of the mask that has no elements fits any axis of `array`.
    """

    array: Expr
    mask: Expr
    type: Type
    span: Span | None = None


@record
class At:
    """The axis is indexed away: by a checked, non-negative index."""

    index: Expr


@record
class Slice:
    """Elements start, start + step, …, `length` of them; all normalised and within bounds. step is never 0."""

    start: Expr
    step: Expr
    length: Expr


@record
class Allocate(Expr):
    """A new C-ordered array with uninitialised elements."""

    extents: tuple[Expr, ...]
    type: Type
    span: Span | None = None


@record
class Buffer(Expr):
    """Memory of the function's own for `count` uninitialised scalars; the value of the Assign that declares its
    pointer, and there only until the block ends. Made by `passes.buffers`."""

    count: int
    type: Type
    span: Span | None = None


@record
class Reduce(Expr):
    """A reduction over some `axes` of an array (ascending; None: over all, to one scalar); the others are the result's.

    `kind` is sum, prod, min, max, any, all, argmin, argmax, or the name of a ufunc. `start` is what the result begins
    with, a scalar of its type; None: the identity of the kind, or the first element. The elements have the type of the
    result already, but for argmin and argmax.
    """

    kind: str
    array: Expr
    type: Type
    span: Span | None = None
    axes: tuple[int, ...] | None = None
    start: Expr | None = None


@record
class Fold(Expr):
    """A reduction to one scalar as `fuse` leaves it: over all `indices` (names of int64 locals) of `body`.

    With two indices the rows are one long axis. Of kind "extremes" it is a tuple of the least and the largest.
    """

    kind: str
    extents: tuple[Expr, ...]
    indices: tuple[str, ...]
    body: Expr
    type: Type
    span: Span | None = None


@record
class Generate(Expr):
    """An array whose element at `indices` (names of int64 locals) is `body`."""

    extents: tuple[Expr, ...]
    indices: tuple[str, ...]
    body: Expr
    type: Type
    span: Span | None = None


@record
class Load(Expr):
    """One element: of a pointer (one index), or of an array (one non-negative, checked index an axis)."""

    base: Expr
    indices: tuple[Expr, ...]
    type: Type
    span: Span | None = None


@record
class Extent(Expr):
    """The length of one axis of an array, an int64."""

    array: Expr
    axis: int
    type: Type
    span: Span | None = None


@record
class Call(Expr):
    """A call of another function of this program, by its C++-level name; of one that makes a `kept` value, only the
    first call of a thread runs it."""

    callee: str
    args: tuple[Expr, ...]
    type: Type
    raises: bool = True
    span: Span | None = None
    kept: bool = False


@record
class MakeTuple(Expr):
    """A tuple of values."""

    items: tuple[Expr, ...]
    type: Type
    span: Span | None = None


@record
class Item(Expr):
    """One position of a tuple, known while compiling."""

    tuple: Expr
    index: int
    type: Type
    span: Span | None = None


@record
class Address(Expr):
    """A pointer to a variable, for a nested function that shares it; `type` is Pointer."""

    name: str
    type: Type
    span: Span | None = None


Block = tuple[Stmt, ...]


@record
class Assign(Stmt):
    """Set a variable. The first assignment on a path declares it."""

    target: Local
    value: Expr
    span: Span | None = None


@record
class Store(Stmt):
    """Set one element (`indices` as in Load), or with no indices every element of an array, from a scalar or an array
    that broadcasts to it. `out` says that this is the end of an operation in place: NumPy's errors then are others;
    `apart` that the array is new, so that the value reads none of its memory."""

    base: Expr
    indices: tuple[Expr, ...]
    value: Expr
    span: Span | None = None
    out: bool = False
    apart: bool = False


@record
class For(Stmt):
    """`for var in range(start, stop, step)` with the bounds evaluated once; `step` is a non-zero constant.

    Nothing in `body` assigns `var`. `orelse` runs when the loop was not left by Break. `apart`: no round touches memory
    that another one stores to, but for what its own loops do (`passes.merge` finds out). `note` says why an array
    statement has this loop besides that which stores.
    """

    var: Local
    start: Expr
    stop: Expr
    step: int
    body: Block
    orelse: Block = ()
    span: Span | None = None
    apart: bool = False
    note: str = ""


@record
class While(Stmt):
    """`orelse` runs when the test fails, not after a break."""

    test: Expr
    body: Block
    orelse: Block = ()
    span: Span | None = None


@record
class If(Stmt):
    """`note` says why an array statement has two nests."""

    test: Expr
    body: Block
    orelse: Block = ()
    span: Span | None = None
    note: str = ""


@record
class Return(Stmt):
    """Leave the function, with None where it has no result."""

    value: Expr | None
    span: Span | None = None


@record
class Raise(Stmt):
    """Raise a builtin exception; no exception name: re-raise.

    `message` None is an exception without arguments; each `{}` in it (other braces are doubled, as for str.format) is
    replaced by the decimal text of the int64 expression at its place in `args`. `values` are the arguments of the
    exception where they are more than a constant text; there is no message then.
    """

    exception: str | None
    message: str | None = None
    args: tuple[Expr, ...] = ()
    span: Span | None = None
    values: tuple[Expr, ...] = ()


@record
class Handler:
    """`except (exceptions): body`; `exceptions` empty catches everything."""

    exceptions: tuple[str, ...]
    body: Block


@record
class Try(Stmt):
    """`orelse` runs where the body ends without an exception, `final` in every case."""

    body: Block
    handlers: tuple[Handler, ...]
    orelse: Block = ()
    final: Block = ()
    span: Span | None = None


@record
class Break(Stmt):
    """Leave the innermost loop, without its `orelse`."""

    span: Span | None = None


@record
class Continue(Stmt):
    """Go on with the next round of the innermost loop."""

    span: Span | None = None


@record
class Yield(Stmt):
    """Hand an element to who consumes the generator, and go on from here when the next one is asked for.

    `source` is the generator that the element comes from (`yield from`): what is thrown in goes on to it.
    """

    value: Expr
    span: Span | None = None
    source: Expr | None = None


@record
class Directive(Stmt):
    """An OpenMP directive in front of what it governs; nothing, for one that stands alone.

    `text` has {0}, {1}, … for the `variables` that it names. `loop`: it governs the loop that `body` ends with.
    """

    text: str
    variables: tuple[Local, ...]
    body: Block
    loop: bool
    span: Span | None = None


@record
class Eval(Stmt):
    """Evaluate for the effect (a call), drop the value."""

    value: Expr
    span: Span | None = None


@record
class Function:
    """One specialisation. `name` is unique in the program, `python_name` what the user called it."""

    name: str
    python_name: str
    parameters: tuple[Local, ...]
    result: Type
    body: Block
    raises: bool = True
    doc: str = ""
    span: Span | None = None
    yields: Type | None = None  # the elements' type, of a generator function
    sent: Type | None = None  # what is sent to such a generator, where something is
    returned: Type | None = None  # what its `return` gives, where it gives something
    thrown: bool = False  # whether exceptions are thrown into it
    closed: bool = False  # whether somebody calls its close()
    writes: frozenset[str] = frozenset()  # the parameters whose arrays it may write to
    elementwise: bool = False  # see `passes.elementwise`


@record
class Hook:
    """A method of a class of the user's that the runtime calls for values in containers: `symbol` is what C++ calls the
    class, `function` the function of the program."""

    symbol: str
    method: str
    function: str


@record
class Program:
    """Everything that goes into one module, callees before callers where recursion allows."""

    name: str
    functions: tuple[Function, ...]
    doc: str = ""
    hooks: tuple[Hook, ...] = ()
    exceptions: tuple[str, ...] = ()  # classes of the user's, as library.exceptions knows them, bases first
