"""C++ text of expressions: minimal parentheses, and conversions only where C++ would not make them by itself."""

from __future__ import annotations

import re
from collections.abc import Callable

from capsulec.backend.literals import text_literal
from capsulec.backend.spelling import Names, cxx_type, number_literal
from capsulec.ir.nodes import (
    Address,
    Allocate,
    At,
    Call,
    Cast,
    Const,
    Expr,
    Extent,
    Fold,
    Item,
    Load,
    Local,
    Loop,
    MakeTuple,
    Map,
    Select,
    Slice,
    Transpose,
    View,
    Wrap,
)
from capsulec.ir.types import (
    BITS,
    INT,
    Array,
    Bytes,
    Generator,
    NoneType,
    Pointer,
    Reference,
    Scalar,
    Str,
    Tuple,
    Type,
    is_static,
    kind,
)
from capsulec.ir.walk import is_counted, subexpressions
from capsulec.records import fresh, mutable, replace

# C++ precedences, larger binds tighter.
PRIMARY, POSTFIX, UNARY, CONDITIONAL, ARGUMENT = 16, 15, 14, 3, 2
BINARY = {
    "*": 13, "/": 13, "%": 13, "+": 12, "-": 12, "<<": 11, ">>": 11, "<": 10, "<=": 10, ">": 10, ">=": 10,
    "==": 9, "!=": 9, "&": 8, "^": 7, "|": 6, "&&": 5, "||": 4,
}  # fmt: skip
# Operators whose mixing compilers warn about: their operands get parentheses even where C++ needs none.
CAREFUL = {"<<", ">>", "&", "^", "|"}

INFIX = re.compile(r"\{0\} (\S+) \{1\}")
PREFIX = re.compile(r"([-!~])\{0\}")
CALL = re.compile(r"[\w:]+(<[\w:, <>*]*>)?(::\w+)?\(.*\)(\.\w+)*|\{0\}(\.\w+)+(\[\d+\])?")
RUNTIME = re.compile(r"\{\d\}\.\w+\(|(list|set|sequence|dict|result|choice|box)[^ ]*::\w+(<[\d, ]+>)?\(")
ELEMENT = re.compile(r"\.(item|at|value|get|place)\b|^\{\d\}$")  # what gives a reference to an element
PLACE = re.compile(r"\{\{|\}\}|\{(\d+)\}")

Text = tuple[str, int]  # with its precedence


@mutable
class Writer:
    """Writes the expressions of one function. `headers` collects the runtime headers that they need."""

    names: Names
    functions: Callable[[str], str]  # C++ name of a function of the program
    headers: set[str] = fresh(factory=set)
    shared: set[str] = fresh(factory=set)  # locals that other functions may assign
    called_from_c: bool = False  # with memory that has just been written, such as the window of a filter
    many: bool = False  # with loops that are to become vector code

    def text(self, expr: Expr, at_least: int = 0) -> str:
        """The text of an expression, in parentheses where its precedence is below `at_least`."""
        text, precedence = self.write(expr)
        return f"({text})" if precedence < at_least else text

    def write(self, expr: Expr) -> Text:
        match expr:
            case Const():
                return self.constant(expr, bare=False), PRIMARY
            case Local(name):
                return self.names.local(name), PRIMARY
            case Address(name):
                return f"&{self.names.local(name)}", UNARY
            case Map(loop, args):
                return self.operation(loop, args)
            case Select():
                return self.select(expr)
            case Cast(value, type_):
                return self.cast(value, type_)
            case Load():
                return self.load(expr)
            case Extent(array, axis):
                return f"{self.text(array, POSTFIX)}.shape[{axis}]", POSTFIX
            case Call(callee, args, Generator(owner=owner) as type_) if callee == owner:
                given = self.arguments(args)
                made = "" if given or type_.in_place else "::make"
                return f"{self.type(type_)}{made}({given})", POSTFIX
            case Call(callee, kept=True):
                self.headers.add("python/kept.hpp")
                return f"py::kept<{self.functions(callee)}>()", POSTFIX
            case Call(callee, args):
                return f"{self.functions(callee)}({', '.join(map(self.passed, args))})", POSTFIX
            case MakeTuple(items, type_):
                return self.make_tuple(items, type_)
            case Item(value, index):
                self.headers.add("python/tuple.hpp")
                if isinstance(value.type, Tuple) and value.type.named is None:  # only items that vary are there
                    index = sum(not is_static(item) for item in value.type.items[:index])
                return f"{self.text(value, POSTFIX)}.item<{index}>()", POSTFIX
            case Fold():
                return self.fold(expr), POSTFIX
            case Wrap() | View() | Transpose() | Allocate():
                return self.array(expr), POSTFIX
        raise AssertionError(type(expr))

    def type(self, type_: Type) -> str:
        """The C++ type of a value; its header is noted."""
        from capsulec.backend.types import run_time_type

        return run_time_type(type_, self.headers)

    def passed(self, arg: Expr) -> str:
        """An argument of a function of the program, which takes handles by reference: what the callee could change
        meanwhile, an element or a shared variable, is copied."""
        text = self.converted(arg)
        if not is_counted(arg.type):
            return text
        fixed = isinstance(arg, Call | MakeTuple | Const | Item) or (
            isinstance(arg, Local) and arg.name not in self.shared
        )
        if fixed or (isinstance(arg, Map) and not ELEMENT.search(arg.loop.cxx)):
            return text
        return f"{self.type(arg.type)}({text})"

    def arguments(self, args: tuple[Expr, ...]) -> str:
        return ", ".join(self.converted(arg) for arg in args)

    def converted(self, expr: Expr) -> str:
        """The text of a value that C++ converts to the type of its place: widening needs no words there."""
        match expr:
            case Const(type=Scalar()):
                return self.constant(expr, bare=True)
            case Cast(value, Scalar() as to) if widens(value.type, to):
                return self.converted(value)
            case _:
                return self.text(expr, ARGUMENT)

    def constant(self, expr: Const, *, bare: bool) -> str:
        match expr.type:
            case Scalar(dtype):
                if kind(dtype) == "c":
                    self.headers.add("complex.hpp")
                assert isinstance(expr.value, bool | int | float | complex)
                return number_literal(expr.value, dtype, bare=bare)
            case Str():
                return self.text_literal(str(expr.value))
            case Bytes():
                assert isinstance(expr.value, bytes)
                self.headers.add("python/bytes.hpp")
                return f"py::bytes_literal({text_literal(expr.value.decode('latin-1'))}, {len(expr.value)})"
            case NoneType():
                self.headers.add("python/none.hpp")
                return "py::none{}"
            case _:
                return "nullptr"

    def text_literal(self, text: str) -> str:
        self.headers.add("python/str.hpp")
        return f"py::literal({text_literal(text)}, {len(text)})"

    # Operations.

    def operation(self, loop: Loop, args: tuple[Expr, ...]) -> Text:
        if loop.header:
            self.headers |= set(loop.header.split())
        if "{result}" in loop.cxx:
            loop = replace(loop, cxx=loop.cxx.replace("{result}", self.type(loop.result).replace("{", "{{")))
        infix = INFIX.fullmatch(loop.cxx)
        if infix and infix[1] in BINARY:
            return self.infix(infix[1], args[0], args[1])
        prefix = PREFIX.fullmatch(loop.cxx)
        if prefix:
            operand = self.text(args[0], UNARY)
            gap = " " if operand.startswith(prefix[1]) else ""
            return f"{prefix[1]}{gap}{operand}", UNARY
        if RUNTIME.search(loop.cxx):
            return self.runtime(loop.cxx, args), POSTFIX if loop.cxx.endswith(")") else CONDITIONAL
        if CALL.fullmatch(loop.cxx):
            return self.called(loop.cxx, args), POSTFIX
        return loop.cxx.format(*(self.text(arg, PRIMARY) for arg in args)), CONDITIONAL

    def called(self, cxx: str, args: tuple[Expr, ...]) -> str:
        """A call of a function, or a member of the one operand."""
        bare = not all(isinstance(arg, Const) for arg in args)

        def written(place: re.Match[str]) -> str:
            if place[1] is None:
                return place[0][0]
            arg = args[int(place[1])]
            return self.text(arg, POSTFIX) if cxx[place.end() :].startswith(".") else self.argument(arg, bare)

        return PLACE.sub(written, cxx)

    def runtime(self, cxx: str, args: tuple[Expr, ...]) -> str:
        """A call of a method: what stands alone between commas or behind `=` needs no parentheses."""

        def written(place: re.Match[str]) -> str:
            if place[1] is None:
                return place[0][0]
            arg, before, after = args[int(place[1])], cxx[: place.start()], cxx[place.end() :]
            if after.startswith("."):
                return self.text(arg, POSTFIX)
            if (before.endswith(("(", ", ")) and after.startswith((")", ", "))) or (
                before.endswith("= ") and not after
            ):
                return self.converted(arg) if isinstance(arg.type, Scalar) else self.text(arg, ARGUMENT)
            return self.text(arg, PRIMARY)

        return PLACE.sub(written, cxx)

    def argument(self, expr: Expr, bare: bool) -> str:
        """An argument of a runtime function: exactly of its type, since the function may be a template."""
        if isinstance(expr, Const) and expr.type == INT:
            return self.constant(expr, bare=bare)
        return self.text(expr, ARGUMENT)

    def infix(self, op: str, left: Expr, right: Expr) -> Text:
        precedence = BINARY[op]
        left, right = _compared(op, left, right)
        a = self.operand(left, right, op, precedence)
        b = self.operand(right, left, op, precedence + 1)
        return f"{a} {op} {b}", precedence

    def operand(self, expr: Expr, other: Expr, op: str, at_least: int) -> str:
        """An operand; its conversion is left out where C++ makes the same one because of the other operand."""
        if isinstance(expr, Const) and isinstance(expr.type, Scalar) and not isinstance(other, Const):
            return self.constant(expr, bare=kind(expr.type.dtype) in "iu" and expr.type == other.type)
        if isinstance(expr, Cast) and _usual(expr, other):
            expr = expr.value
        text, precedence = self.write(expr)
        careful = op in CAREFUL or (op in ("==", "!=", "<", ">", "<=", ">=") and precedence <= BINARY["<"])
        careful = careful or (op == "||" and precedence == BINARY["&&"]) or (op == "&&" and precedence == BINARY["||"])
        if precedence < at_least or (careful and precedence < UNARY):
            return f"({text})"
        return text

    def select(self, expr: Select) -> Text:
        boolean = isinstance(expr.type, Scalar) and expr.type.dtype == "bool"
        if boolean and isinstance(expr.orelse, Const) and not expr.orelse.value:
            return self.infix("&&", expr.test, expr.body)
        if boolean and isinstance(expr.body, Const) and expr.body.value:
            return self.infix("||", expr.test, expr.orelse)
        test = self.text(expr.test, CONDITIONAL + 1)
        return (
            f"{test} ? {self.text(expr.body, ARGUMENT)} : {self.text(expr.orelse, CONDITIONAL)}",
            CONDITIONAL,
        )

    # Conversions.

    def cast(self, value: Expr, to: Type) -> Text:
        source = value.type
        if not isinstance(source, Scalar) or not isinstance(to, Scalar) or source.dtype == to.dtype:
            return self.write(value)
        return self.convert(value, source.dtype, to.dtype)

    def convert(self, value: Expr, source: str, to: str) -> Text:
        target = cxx_type(Scalar(to))
        match kind(source), kind(to):
            case "c", "c":
                self.headers.add("complex.hpp")
                return f"capsulec::complex_cast<{target}>({self.text(value, ARGUMENT)})", POSTFIX
            case "c", "b":
                self.headers.add("complex.hpp")
                return f"capsulec::nonzero({self.text(value, ARGUMENT)})", POSTFIX
            case _, "c":
                self.headers.add("complex.hpp")
                part = {"complex64": "float", "complex128": "double", "complex256": "long double"}[to]
                zero = {"complex64": "0.0f", "complex128": "0.0", "complex256": "0.0L"}[to]
                return f"{target}{{static_cast<{part}>({self.text(value, ARGUMENT)}), {zero}}}", POSTFIX
            case "c", _:  # NumPy drops the imaginary part
                return self.real_part(value, source, to)
            case _, "b":
                return f"{self.text(value, BINARY['!='] + 1)} != 0", BINARY["!="]
            case "f", "i" | "u":
                self.headers.add("numpy/cast.hpp")
                return f"np::to_integer<{target}>({self.text(value, ARGUMENT)})", POSTFIX
        by_byte = self.many and source == "bool" and (to == "float32" or _is_bool_in_memory(value))
        text = self.as_byte("byte", value) if by_byte else self.text(value, ARGUMENT)
        return (f"static_cast<{target}>({text})" if " " in target else f"{target}({text})"), POSTFIX

    def real_part(self, value: Expr, source: str, to: str) -> Text:
        part = {"complex64": "float32", "complex128": "float64", "complex256": "float128"}[source]
        text = f"{self.text(value, POSTFIX)}.real"
        if part == to:
            return text, POSTFIX
        return f"static_cast<{cxx_type(Scalar(to))}>({text})", POSTFIX

    # Memory, tuples, arrays.

    def load(self, expr: Load) -> Text:
        if isinstance(expr.base.type, Reference):
            return f"*{self.text(expr.base, UNARY)}", UNARY
        if self.many and _is_bool_in_memory(expr):
            return self.as_byte("truth", expr), POSTFIX
        return self.place(expr.base, expr.indices), POSTFIX

    def as_byte(self, name: str, value: Expr) -> str:
        """A bool as g++ makes vectors of it."""
        self.headers.add("numpy/truth.hpp")
        text = self.place(value.base, value.indices) if isinstance(value, Load) else self.text(value, ARGUMENT)
        return f"np::{name}({text})"

    def place(self, base: Expr, indices: tuple[Expr, ...]) -> str:
        """One element, as something that can be assigned to."""
        if isinstance(base.type, Array):
            return f"{self.text(base, POSTFIX)}({', '.join(self.converted(i) for i in indices)})"
        return f"{self.text(base, POSTFIX)}[{self.converted(indices[0])}]"

    def make_tuple(self, items: tuple[Expr, ...], type_: Type) -> Text:
        self.headers.add("python/tuple.hpp")
        if isinstance(type_, Tuple) and type_.named is not None:
            from capsulec.backend.types import stored_type

            held = [
                f"{stored_type(item.type, self.headers)}{{}}" if is_static(item.type) else self.of_own_type(item)
                for item in items
            ]
            return f"{self.type(type_)}(py::make_tuple({', '.join(held)}))", POSTFIX
        live = ", ".join(self.of_own_type(item) for item in items if not is_static(item.type))
        if not live:
            return f"{self.type(type_)}{{}}", POSTFIX
        return f"py::make_tuple({live})", POSTFIX

    def of_own_type(self, value: Expr) -> str:
        """The text of a value where C++ takes its type from it: `a & b` of two bools is an int."""
        text = self.text(value, ARGUMENT)
        return f"static_cast<{self.type(value.type)}>({text})" if is_widened(value) else text

    def fold(self, expr: Fold) -> str:
        """A reduction: the runtime's algorithm over a lambda that computes one element, with copies of numbers and
        pointers: so they stay in registers whoever is given the lambda."""
        self.headers.add("numpy/extremes.hpp" if expr.kind == "extremes" else "numpy/reduce.hpp")
        assert isinstance(expr.body.type, Scalar)
        counters = ", ".join(f"int64_t {self.names.local(name)}" for name in expr.indices)
        lengths = ", ".join(self.converted(length) for length in expr.extents)
        body = self.of_own_type(expr.body)
        element = cxx_type(expr.body.type)
        kind_ = "sum_of_window" if expr.kind == "sum" and self.called_from_c and len(expr.indices) == 1 else expr.kind
        numbers = all(isinstance(e.type, Scalar | Pointer) for e in subexpressions(expr.body) if isinstance(e, Local))
        copies = numbers and not any(isinstance(e, Address | Fold) for e in subexpressions(expr.body))
        return f"np::{kind_}<{element}>({lengths}, [{'=' if copies else '&'}]({counters}) {{ return {body}; }})"

    def array(self, expr: Expr) -> str:
        """An array that describes memory: wrapped, viewed, or new."""
        self.headers.add("numpy/array.hpp")
        match expr:
            case Wrap(pointer, extents, type_):
                return f"{self.type(type_)}({self.text(pointer, ARGUMENT)}, {self.lengths(extents)})"
            case Allocate(extents, type_):
                self.headers.add("numpy/allocate.hpp")
                return f"np::allocate<{cxx_type(Scalar(type_.dtype))}>({self.lengths(extents)})"  # type: ignore[attr-defined]
            case View(array, axes, type_):
                return self.view(array, axes, type_)
            case Transpose(array, order):
                return f"np::transpose<{', '.join(map(str, order))}>({self.text(array, ARGUMENT)})"
        raise AssertionError(type(expr))

    def lengths(self, extents: tuple[Expr, ...]) -> str:
        return f"np::shape<{len(extents)}>{{{', '.join(self.converted(e) for e in extents)}}}"

    def view(self, array: Expr, axes: tuple[At | Slice | None, ...], type_: Type) -> str:
        """A view: the array, then for each axis its index, start, step and length, or a new axis."""
        parts = []
        for axis in axes:
            match axis:
                case At(index):
                    parts.append(f"np::at{{{self.converted(index)}}}")
                case Slice(start, step, length):
                    parts.append(
                        f"np::slice{{{self.converted(start)}, {self.converted(step)}, {self.converted(length)}}}"
                    )
                case None:
                    parts.append("np::newaxis{}")
        return f"np::view({self.text(array, ARGUMENT)}, {', '.join(parts)})"


def _is_bool_in_memory(expr: Expr) -> bool:
    return isinstance(expr, Load) and isinstance(expr.base.type, Pointer) and expr.type == Scalar("bool")


def is_widened(value: Expr) -> bool:
    """Whether C++ makes an int of a value that is narrower: of `a & b` of two bools, `a ^ b` of two bytes."""
    if not isinstance(value.type, Scalar) or BITS[value.type.dtype] >= BITS["int32"]:
        return False
    match value:
        case Select():
            return is_widened(value.body) or is_widened(value.orelse)
        case Map():
            return value.loop.cxx.startswith(("{0} & ", "{0} | ", "{0} ^ "))
    return False


def widens(source: Type, to: Scalar) -> bool:
    """Whether C++ makes this conversion by itself, without loss and without a warning."""
    if not isinstance(source, Scalar):
        return False
    if source.dtype == to.dtype:
        return True
    if kind(to.dtype) == "f":
        return kind(source.dtype) in "iu" or (kind(source.dtype) == "f" and BITS[source.dtype] < BITS[to.dtype])
    if kind(to.dtype) == "i":
        return kind(source.dtype) in "iu" and BITS[source.dtype] < BITS[to.dtype]
    return kind(to.dtype) == "u" and kind(source.dtype) == "u" and BITS[source.dtype] < BITS[to.dtype]


def _usual(expr: Cast, other: Expr) -> bool:
    """Whether C++'s usual arithmetic conversions make this cast because of the other operand."""
    to = expr.type
    same = isinstance(to, Scalar) and isinstance(other.type, Scalar) and other.type.dtype == to.dtype
    if not same or isinstance(other, Cast):
        return False
    assert isinstance(to, Scalar)
    if BITS[to.dtype] < 64 and kind(to.dtype) in "iu":
        return False
    return widens(expr.value.type, to)


def _compared(op: str, left: Expr, right: Expr) -> tuple[Expr, Expr]:
    """Two integers widened only to be compared are compared as they are."""
    if op in ("==", "!=", "<", "<=", ">", ">=") and isinstance(left, Cast) and isinstance(right, Cast):
        a, b = left.value.type, right.value.type
        if a == b and isinstance(left.type, Scalar) and widens(a, left.type) and isinstance(a, Scalar):
            return left.value, right.value
    return left, right
