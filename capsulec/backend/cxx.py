"""IR functions as C++ functions.

The text reads as if written by hand: the user's names, a variable declared where it gets its first value, and behind
the first statement of each source line its place. `finally` is the one construct that C++ lacks: its body stands
twice, once for exceptions and once for every other way out, which a small number remembers.
"""

from __future__ import annotations

from collections.abc import Callable

from capsulec.backend.borrowing import borrowed
from capsulec.backend.declarations import declarations
from capsulec.backend.directives import close_tasks, open_tasks, write_directive
from capsulec.backend.in_place import GET, appended, tested, updated, with_held
from capsulec.backend.regions import settle
from capsulec.backend.spelling import Names, exception_class, string_literal
from capsulec.backend.types import declared, passed, run_time_type
from capsulec.backend.vectorised import mark_of, round_test, vectorised
from capsulec.backend.versions import for_newer, takes_versions, through_pointer
from capsulec.backend.writer import Writer, widens
from capsulec.ir.nodes import (
    Address,
    Assign,
    Block,
    Break,
    Buffer,
    Call,
    Cast,
    Continue,
    Directive,
    Eval,
    Expr,
    For,
    Function,
    Handler,
    If,
    Load,
    Local,
    Map,
    Raise,
    Return,
    Stmt,
    Store,
    Try,
    While,
    Yield,
)
from capsulec.ir.types import Array, Generator, NoneType, Pointer, Reference, Scalar, Type
from capsulec.ir.walk import all_expressions, leaves, shared_locals, statements
from capsulec.records import fresh, mutable, record, replace

INDENT = "    "
MAX_NUMBERS = 16  # in a message: runtime/include/capsulec/python/exception.hpp
Sources = Callable[[str], str]  # how comments name the file of a path


@record
class FunctionText:
    """One function in C++: its signature, its body (indented), the names of its parameters, the headers it needs.

    `declaration` is what stands before all functions: the class of a generator; `before` what stands before this one.
    """

    name: str
    signature: str
    body: str
    parameters: tuple[tuple[str, Type], ...]
    headers: frozenset[str]
    declaration: str = ""
    before: str = ""
    newer: str = ""  # how it is called, where it is for newer processors only: see `versions`

    @property
    def text(self) -> str:
        return f"{self.before}{self.signature} {{\n{self.body}}}\n"


def write_function(
    function: Function,
    names: Names,
    sources: Sources,
    *,
    bare: bool = False,
    inlined: bool = False,
    called_from_c: bool = False,
    in_rows: bool = False,
) -> FunctionText:
    """The C++ of a function. `sources` is how comments name the file of a path.

    With `bare` the body can stand in an exported function by itself: all parameters keep their names. One that is
    `inlined` has one version of its loops: it is put in the place of the only call. `called_from_c`: by a capsule;
    `in_rows`: only where Python's arguments are in C order, and one for any strides is there too.
    """
    if function.yields is not None:
        from capsulec.backend.generator import write_generator

        return write_generator(function, names, sources)
    cxx_name = names.function(function.name)
    writer = Writer(names.inner(), names.function, called_from_c=called_from_c, many=vectorised(function))
    body = Body(writer, sources, function)
    body.writer.shared = shared_locals(function)
    changed = {s.target.name for s in statements(function.body) if isinstance(s, Assign)} | body.writer.shared
    inner = body.writer.names
    mentioned = mentioned_names(function)
    parameters = tuple((inner.local(p.name), p.type) for p in function.parameters)
    open_tasks(body)
    body.block(body.function.body)
    close_tasks(body, at_end=True)
    headers = body.writer.headers
    shown = [
        passed(type_, name if p.name in mentioned or bare else f"/*{name}*/", headers, p.name in changed)
        for p, (name, type_) in zip(function.parameters, parameters, strict=True)
    ]
    result = run_time_type(function.result, headers)
    gap = "" if result.endswith("*") else " "
    loops = vectorised(function) and not bare and not inlined
    newer = in_rows and takes_versions(function)
    mark = "" if bare or inlined or (loops and (newer or function.raises)) else mark_of(function)
    signature = f"{mark}{result}{gap}{cxx_name}({', '.join(shown)})"
    text = FunctionText(cxx_name, signature, "".join(body.lines), parameters, frozenset(headers))
    if not loops or mark:
        return text
    return (for_newer if newer else through_pointer)(text, f"{result}{gap}", names, function, changed)


def mentioned_names(function: Function) -> set[str]:
    """The names of the locals that a function reads, assigns or takes the address of."""
    names = {e.name for e in all_expressions(function.body) if isinstance(e, Local | Address)}
    return names | {s.target.name for s in statements(function.body) if isinstance(s, Assign)}


@mutable
class _Final:
    """A `try` whose `finally` is being left: where to go, and what the number that remembers why is called."""

    label: str
    exit: str
    result: str
    loops: int
    used: set[str] = fresh(factory=set)


class Body:
    """Writes statements, at a depth of indentation, inside the loops and `finally`s that they stand in."""

    counter = "int64_t "  # how a loop declares its variable

    def __init__(self, writer: Writer, sources: Sources, function: Function) -> None:
        self.writer = writer
        self.sources = sources
        self.listed = {v.name for s in statements(function.body) if isinstance(s, Directive) for v in s.variables}
        self.function = function = settle(function)
        self.lines: list[str] = []
        self.depth = 1
        self.shown = ""
        self.finals: list[_Final] = []
        self.handling: list[str] = []  # of each handler around: where its exception is, "" for C++'s own
        self.loops = 0
        self.labels = 0
        self.keepers: list[str] = []  # of the OpenMP regions around
        self.tasks = ""  # what keeps the exceptions of tasks that the function leaves to its caller's region
        self.keep = ""  # the statement that keeps the exceptions of the loop that is written next
        self.phases: list[str] = []  # of the regions around whose threads meet: how often they have
        self.plan = declarations(function)
        self.borrowed = borrowed(function, self.plan.at)
        self.jumped: set[str] = set()
        self.breaks: list[str] = []  # label that a `break` of each enclosing loop jumps to, "" for plain break

    def line(self, text: str, statement: Stmt | None = None) -> None:
        place = ""
        if statement is not None and statement.span is not None:
            line = f"{self.sources(statement.span.path)}:{statement.span.line}"
            if line != self.shown:
                self.shown = line
                place = f"  // {line}"
        self.lines.append(f"{INDENT * self.depth}{text}{place}\n")

    # Blocks.

    def block(self, block: Block) -> None:
        """The statements of a block, each after the declarations that belong before it."""
        for statement in block:
            for name, type_ in self.plan.before.get(id(statement), ()):
                initial = "" if isinstance(type_, Array) and not isinstance(statement, Directive) else "{}"
                self.line(f"{self.declared(type_, name)}{initial};")
            self.statement(statement)

    def braces(self, head: str, block: Block, statement: Stmt | None = None) -> None:
        """`head {`, the block, and the closing brace."""
        self.line(f"{head} {{".lstrip(), statement)
        self.depth += 1
        self.block(block)
        self.depth -= 1
        self.line("}")

    # Statements.

    def statement(self, statement: Stmt) -> None:
        match statement:
            case Assign(target, value):
                self.assign(statement, target, value)
            case Store(base, indices, value):
                self.store(statement, base, indices, value)
            case For():
                self.for_loop(statement)
            case While():
                self.while_loop(statement)
            case If():
                self.conditional(statement)
            case Return(value):
                self.leave_function(statement, value)
            case Raise():
                self.raise_(statement)
            case Yield(value):
                self.yield_(statement, value)
            case Try():
                self.try_(statement)
            case Break() | Continue():
                self.leave_loop(statement)
            case Directive():
                write_directive(self, statement)
            case Eval() if (changes := updated(statement)) is not None:
                self.update(statement, *changes)
            case Eval(value):
                text = self.writer.text(value)
                called = isinstance(value, Call) and not isinstance(value.type, Generator)  # `T(x);` declares an x
                plain = called or (isinstance(value, Map) and isinstance(value.type, NoneType))
                self.line(f"{text};" if plain else f"static_cast<void>({text});", statement)

    def kept(self, head: str, block: Block, keep: str, statement: Stmt | None = None) -> None:
        """`head {`, the block whose exceptions the statement `keep` keeps, and the closing brace."""
        if not keep:
            self.braces(head, block, statement)
            return
        self.line(f"{head} {{".lstrip(), statement)
        self.depth += 1
        self.line("try {")
        self.inner(block)
        self.line("} catch (...) {")
        self.line(f"{INDENT}{keep}")
        self.line("}")
        self.depth -= 1
        self.line("}")

    def update(self, statement: Stmt, put: Map, old: Map) -> None:
        """`d[key] = value` computed from the old value, where that stands."""
        held = self.held(old.type)
        self.line("{", statement)
        self.depth += 1
        place = replace(old.loop, cxx="{0}.place({1}, {2})") if old.loop.cxx == GET else old.loop
        text = self.writer.text(replace(old, loop=place))
        self.line(f"{self.writer.type(old.type)} &{self.writer.names.local(held.name)} = {text};")
        self.assign(statement, held, with_held(put, old, held))
        self.depth -= 1
        self.line("}")

    def held(self, type_: Type) -> Local:
        """A local for what a dict holds, of a name that the function does not use."""
        name, taken = "held", mentioned_names(self.function)
        while name in taken:
            name += "_"
        return Local(name, type_)

    def assign(self, statement: Stmt, target: Local, value: Expr) -> None:
        name = self.writer.names.local(target.name)
        pieces = None if id(statement) in self.plan.at else appended(target, value)
        if pieces is not None:
            for piece in pieces:
                self.line(f"{name}.append({self.writer.text(piece)});", statement)
            return
        declares = id(statement) in self.plan.at
        if isinstance(value, Buffer):
            assert declares
            assert isinstance(value.type, Pointer)
            assert value.type.target is not None
            self.line(f"{self.writer.type(value.type.target)} {name}[{value.count}];", statement)
            return
        text = self.writer.converted(value)
        head = self.declared(target.type, target.name) if declares else name
        if declares and isinstance(value, Map) and value.loop.cxx == "{result}()":
            self.line(f"{head};", statement)
            return
        if declares and target.name in self.borrowed:
            head = passed(target.type, name, self.writer.headers, changed=False)
        self.line(f"{head} = {text};", statement)

    def declared(self, type_: Type, name: str) -> str:
        """A declaration. What directives list may be read by nothing else, which is without -fopenmp no use."""
        unused = "[[maybe_unused]] " if name in self.listed else ""
        return f"{unused}{declared(type_, self.writer.names.local(name), self.writer.headers)}"

    def store(self, statement: Stmt, base: Expr, indices: tuple[Expr, ...], value: Expr) -> None:
        text = self.writer.converted(value)
        if isinstance(base.type, Reference):
            self.line(f"*{self.writer.text(base, 14)} = {text};", statement)
            return
        self.line(f"{self.writer.place(base, indices)} = {text};", statement)

    def for_loop(self, loop: For) -> None:
        name = self.writer.names.local(loop.var.name)
        up = loop.step > 0
        start = self.writer.converted(loop.start)
        stop = self.writer.text(_narrow(loop.stop), 11)
        sign = "+" if up else "-"
        step = f"{name}{2 * sign}" if abs(loop.step) == 1 else f"{name} {sign}= {abs(loop.step)}"
        if loop.apart:
            self.line("CAPSULEC_APART")
        test = round_test(f"{name} {'<' if up else '>'} {_bare(stop)}", loop, self.function)
        head = f"for ({self.counter}{name} = {start}; {test}; {step})"
        self.loop(head, loop, loop.body, loop.orelse)

    def while_loop(self, loop: While) -> None:
        self.loop(f"while ({self.writer.text(loop.test)})", loop, loop.body, loop.orelse)

    def loop(self, head: str, statement: Stmt, body: Block, orelse: Block) -> None:
        """A loop. `break` of one with an `else` jumps behind it."""
        label = ""
        if orelse:
            self.labels += 1
            label = self.writer.names.local(f"done_{self.labels}")
        self.breaks.append(label)
        self.loops += 1
        keep, self.keep = self.keep, ""
        self.kept(head, body, keep, statement)
        self.loops -= 1
        self.breaks.pop()
        if orelse:
            self.braces("", orelse)
            if label in self.jumped:
                self.line(f"{label}:;")

    def conditional(self, statement: If) -> None:
        body, orelse = statement.body, statement.orelse
        # A generator may leave the body and come back to its middle.
        changes = tested(statement.test, body) if self.function.yields is None else None
        if changes is not None:
            test, body = self.held_test(*changes, body)
        else:
            test = self.writer.text(statement.test)
        if not body and orelse:
            test, body, orelse = f"!({test})", orelse, ()
        self.line(f"if ({test}) {{", statement)
        self.inner(body)
        while orelse:
            if len(orelse) == 1 and isinstance(orelse[0], If):
                nested = orelse[0]
                self.line(f"}} else if ({self.writer.text(nested.test)}) {{", nested)
                self.inner(nested.body)
                orelse = nested.orelse
                continue
            self.line("} else {")
            self.inner(orelse)
            break
        self.line("}")

    def held_test(self, put: Map, old: Map, body: Block) -> tuple[str, Block]:
        """`if key in d` whose body begins with `d[key] = value` computed from the old value: where that stands is asked
        for, and the body uses it."""
        held = self.held(old.type)
        there = self.writer.text(replace(old, loop=replace(old.loop, cxx="{0}.place_of({1})")))
        test = f"{self.writer.type(old.type)} *{self.writer.names.local(held.name)} = {there}"
        pointer = Local(held.name, Reference(old.type, None))
        value = with_held(put, old, Load(pointer, (), old.type))
        return test, (Store(pointer, (), value, body[0].span), *body[1:])

    def inner(self, block: Block) -> None:
        self.depth += 1
        self.block(block)
        self.depth -= 1

    def leave_function(self, statement: Return, value: Expr | None) -> None:
        close_tasks(self)
        if self.finals:
            final = self.finals[-1]
            if value is not None:
                self.line(f"{final.result} = {self.writer.converted(value)};", statement)
                final.used.add("result")
            self.line(f"{final.exit} = 1;", statement)
            self.line(f"goto {final.label};")
            final.used |= {"return", "goto"}
            return
        if value is None:
            self.line("return;", statement)
        else:
            self.line(f"return {self.writer.converted(value)};", statement)

    def leave_loop(self, statement: Break | Continue) -> None:
        if self.finals and self.finals[-1].loops == self.loops:
            final = self.finals[-1]
            number, way = (2, "break") if isinstance(statement, Break) else (3, "continue")
            self.line(f"{final.exit} = {number};", statement)
            self.line(f"goto {final.label};")
            final.used |= {way, "goto"}
            return
        if isinstance(statement, Break) and self.breaks[-1]:
            self.line(f"goto {self.breaks[-1]};", statement)
            self.jumped.add(self.breaks[-1])
            return
        self.line("break;" if isinstance(statement, Break) else "continue;", statement)

    def yield_(self, statement: Yield, value: Expr) -> None:
        raise AssertionError("a yield in a function that is no generator")

    # Exceptions.

    def raise_(self, statement: Raise) -> None:
        if statement.exception is None:
            if self.handling:
                self.line("throw;", statement)
            else:
                self.writer.headers.add("python/handling.hpp")
                self.line("py::raise_active();", statement)
            return
        if statement.values:
            self.writer.headers |= {"python/arguments.hpp", "python/text_object.hpp"}
            given = ", ".join(self.writer.text(value) for value in statement.values)
            self.line(f"py::raise_with({exception_class(statement.exception)}, {given});", statement)
            return
        self.writer.headers.add("python/exception.hpp")
        parts = [exception_class(statement.exception)]
        args = statement.args[:MAX_NUMBERS]
        if statement.message is not None:
            unknown = ("?",) * (len(statement.args) - len(args))  # lengths of axes of very many
            text = statement.message.format(*["{}"] * len(args), *unknown) if unknown else statement.message
            parts.append(string_literal(text if args else text.format()))
        parts += [self.writer.converted(arg) for arg in args]
        self.line(f"py::raise({', '.join(parts)});", statement)

    def try_(self, statement: Try) -> None:
        if statement.final:
            self.finally_(statement)
            return
        if not statement.handlers:  # the `finally` had nothing to do
            self.block((*statement.body, *statement.orelse))
            return
        self.writer.headers.add("python/exception.hpp")
        completed = ""
        if statement.orelse:
            self.labels += 1
            completed = self.writer.names.local(f"completed_{self.labels}")
            self.line(f"bool {completed} = false;")
        self.line("try {", statement)
        self.protected(lambda: self.block(statement.body))
        if completed:
            self.line(f"{INDENT}{completed} = true;")
        self.handlers(statement.handlers)
        if completed:
            self.braces(f"if ({completed})", statement.orelse)

    def protected(self, action: Callable[[], None]) -> None:
        """The statements inside of a `try`."""
        self.depth += 1
        action()
        self.depth -= 1

    def handler(self, block: Block) -> None:
        """The statements of a handler, inside of its `catch`."""
        self.handling.append("")
        self.inner(block)
        self.handling.pop()

    def handlers(self, handlers: tuple[Handler, ...]) -> None:
        """`catch` clauses: one for what the handlers name, with the tests inside."""
        *named, last = handlers
        if last.exceptions:
            named = list(handlers)
        if not named:
            self.line("} catch (...) {")
            self.handler(last.body)
            self.line("}")
            return
        error = self.writer.names.wrapper("error")
        self.line(f"}} catch (const py::Exception &{error}) {{")
        self.depth += 1
        opening = "if"
        for handler in named:
            tests = " || ".join(f"{error}.is({exception_class(name)})" for name in handler.exceptions)
            self.line(f"{opening} ({tests}) {{")
            self.handler(handler.body)
            opening = "} else if"
        self.line("} else {")
        if last.exceptions:
            self.line(f"{INDENT}throw;")
        else:
            self.handler(last.body)
        self.line("}")
        self.depth -= 1
        self.line("}")

    def finally_(self, statement: Try) -> None:
        self.writer.headers.add("python/exception.hpp")
        self.labels += 1
        number = self.labels
        local = self.writer.names.local
        final = _Final(local(f"finally_{number}"), local(f"exit_{number}"), local(f"result_{number}"), self.loops)
        opening = len(self.lines)
        self.line("try {", statement)
        self.finals.append(final)
        inner = Try(statement.body, statement.handlers, statement.orelse, (), statement.span)
        self.protected(lambda: self.try_(inner) if inner.handlers else self.block((*inner.body, *inner.orelse)))
        self.finals.pop()
        self.line("} catch (...) {")
        self.inner(statement.final)
        self.line(f"{INDENT}throw;")
        self.line("}")
        if "goto" in final.used:
            self.line(f"{final.label}:;")
        self.braces("", statement.final)
        self.after_finally(final, opening)
        if leaves((inner,)):  # which the C++ compiler cannot see: it would warn of a missing `return`
            self.line("CAPSULEC_UNREACHABLE;")

    def after_finally(self, final: _Final, opening: int) -> None:
        """The declarations in front of the `try`, and the ways to leave behind it."""
        ways = final.used
        declarations = []
        if ways & {"return", "break", "continue"}:
            declarations.append(f"int {final.exit} = 0;")
        if "result" in ways:
            declarations.append(f"{declared(self.function.result, final.result, self.writer.headers)}{{}};")
        self.lines[opening:opening] = [f"{INDENT * self.depth}{text}\n" for text in declarations]
        self.ways_out(final)

    def ways_out(self, final: _Final) -> None:
        """Behind a `finally`: go on with what led to it."""
        ways = final.used
        if "return" in ways:
            self.line(f"if ({final.exit} == 1) {{")
            self.depth += 1
            self.chained_return(final, "result" in ways)
            self.depth -= 1
            self.line("}")
        for way, number, statement in (("break", 2, Break()), ("continue", 3, Continue())):
            if way in ways:
                self.line(f"if ({final.exit} == {number}) {{")
                self.depth += 1
                self.leave_loop(statement)
                self.depth -= 1
                self.line("}")

    def chained_return(self, final: _Final, has_result: bool) -> None:
        if self.finals:
            outer = self.finals[-1]
            if has_result:
                self.line(f"{outer.result} = {final.result};")
                outer.used.add("result")
            self.line(f"{outer.exit} = 1;")
            self.line(f"goto {outer.label};")
            outer.used |= {"return", "goto"}
        else:
            self.line(f"return {final.result};" if has_result else "return;")


def _narrow(stop: Expr) -> Expr:
    """A loop bound without the widening that the comparison makes anyway."""
    if isinstance(stop, Cast) and isinstance(stop.type, Scalar) and widens(stop.value.type, stop.type):
        return stop.value
    return stop


def _bare(text: str) -> str:
    """A constant bound without the macro that only fixes its type."""
    if text.startswith("INT64_C(") and text.endswith(")"):
        return text[len("INT64_C(") : -1]
    return text
