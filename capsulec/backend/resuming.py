"""`try` in a generator: how `next` comes back to a `yield` inside of one.

C++ jumps neither into a `try` nor into a `catch`. So `next` goes to the place before the outermost `try`, enters it,
and jumps on from its first line, down to the yield:

    case 1:;
        try {
            switch (start) {
            case 1: goto resumed_1;
            }
            …
            element = i;
            resume = 1;
            return true;
            resumed_1:;
            start = 0;                     the try may be entered again, from its beginning
            if (closing) py::raise(py::GeneratorExit);
            …
        } catch …

A handler that yields stands behind its `try`, with the exception in a member; so does a `finally` that yields, which
then stands once. A generator that is given up while it is inside a `try` runs what is left to do: `close`.
"""

from __future__ import annotations

from collections.abc import Callable

from capsulec.backend.cxx import INDENT, Body, Sources, _Final
from capsulec.backend.declarations import Declarations
from capsulec.backend.spelling import exception_class
from capsulec.backend.writer import Writer
from capsulec.ir.nodes import Assign, Block, Expr, Function, Handler, Map, Raise, Return, Stmt, Try, Yield
from capsulec.ir.walk import may_raise_itself, statements


def yields(*blocks: Block) -> bool:
    """Whether a generator stops somewhere in these blocks."""
    return any(isinstance(inner, Yield) for block in blocks for inner in statements(block))


def is_resumed(function: Function) -> bool:
    """Whether a generator can be left inside a `try`."""
    return any(isinstance(s, Try) and yields((s,)) for s in statements(function.body))


class Steps(Body):
    """The body of `next`."""

    counter = ""  # a member

    def __init__(self, writer: Writer, sources: Sources, function: Function, element: str, resume: str) -> None:
        super().__init__(writer, sources, function)
        self.plan = Declarations()
        self.element, self.resume = element, resume
        self.start, self.closing = writer.names.wrapper("start"), writer.names.wrapper("closing")
        self.resumed = is_resumed(function)
        self.members: list[str] = []  # declarations of what `try` statements need to keep
        self.yields = 0
        self.levels: list[list[tuple[list[int], str]]] = []  # of each `try` around: yields, and where to go for them
        self.depth = 2

    # Yields, and the ways to them.

    def yield_(self, statement: Yield, value: Expr) -> None:
        self.yields += 1
        self.line(f"{self.element} = {self.writer.converted(value)};", statement)
        self.line(f"{self.resume} = {self.yields};")
        self.line("return true;")
        self.land([self.yields], f"resumed_{self.yields}")
        source = None if statement.source is None else self.writer.converted(statement.source)
        if self.function.thrown:
            self.line("if (throwing) {")
            self.line(f"{INDENT}throwing = false;")
            if source is None:
                self.line(f"{INDENT}{self.start} = 0;" if self.levels else "")
                self.line(f"{INDENT}py::raise_again(thrown);")
            else:  # the other generator is asked for its next element, and meets it
                self.line(f"{INDENT}{source}.steps().toss(thrown);")
            self.line("}")
        if self.levels:
            self.writer.headers.add("python/exception.hpp")
            self.line(f"{self.start} = 0;")
            self.line(f"if ({self.closing}) {{")
            self._shut(source)
            self.line(f"{INDENT}py::raise(py::GeneratorExit);")
            self.line("}")
        elif self.resumed:
            self.line(f"if ({self.closing}) {{")
            self._shut(source)
            self.line(f"{INDENT}return false;")
            self.line("}")

    def _shut(self, source: str | None) -> None:
        """The generator that this one goes through ends first."""
        if source is not None:
            self.line(
                f"{INDENT}py::shut({source});" if self.function.closed else f"{INDENT}py::close({source}.steps(), 0);"
            )

    def land(self, numbers: list[int], name: str, at: int | None = None) -> None:
        """A place to which `next` jumps on its way to some yields."""
        if self.levels:
            label = self.writer.names.local(name)
            self.levels[-1].append((numbers, label))
            text = f"{INDENT * (self.depth - 1)}{label}:;\n"
        else:
            cases = " ".join(f"case {number}:" for number in numbers)
            text = f"{INDENT * self.depth}[[fallthrough]];\n{INDENT * (self.depth - 1)}{cases};\n"
        self.lines.insert(len(self.lines) if at is None else at, text)

    def protected(self, action: Callable[[], None]) -> None:
        """The statements inside of a `try`, behind the jumps to its yields."""
        opening = len(self.lines)
        self.levels.append([])
        super().protected(action)
        ways = self.levels.pop()
        if ways:
            jumps = [f"switch ({self.start}) {{"]
            for numbers, label in ways:
                jumps.append(f"{' '.join(f'case {number}:' for number in numbers)}")
                jumps.append(f"{INDENT}goto {label};")
            jumps.append("}")
            self.lines[opening:opening] = [f"{INDENT * (self.depth + 1)}{jump}\n" for jump in jumps]
        self.entered = [number for numbers, _ in ways for number in numbers]

    # Leaving.

    def leave_function(self, statement: Return, value: Expr | None) -> None:
        if self.finals:
            super().leave_function(statement, None)
            return
        self.leave(statement)

    def leave(self, statement: Stmt | None = None) -> None:
        if not self.function.raises and not self.resumed:
            self.line(f"{self.resume} = -1;", statement)
        self.line("return false;", statement)

    def chained_return(self, final: _Final, has_result: bool) -> None:
        if self.finals:
            super().chained_return(final, False)
        else:
            self.leave()

    # Exceptions.

    def raise_(self, statement: Raise) -> None:
        if statement.exception is None and self.handling and self.handling[-1]:
            self.writer.headers.add("python/handling.hpp")
            self.line(f"py::raise_again({self.handling[-1]});", statement)
            return
        super().raise_(statement)

    def assign(self, statement: Stmt, target: object, value: Expr) -> None:
        if isinstance(value, Map) and value.loop.name == "caught" and self.handling and self.handling[-1]:
            assert isinstance(statement, Assign)
            self.line(f"{self.writer.names.local(statement.target.name)} = {self.handling[-1]};", statement)
            return
        super().assign(statement, target, value)  # type: ignore[arg-type]

    def try_(self, statement: Try) -> None:
        if not yields((statement,)):
            self.line("{")
            self.depth += 1
            super().try_(statement)
            self.depth -= 1
            self.line("}")
            return
        if statement.final:
            self.finally_(statement)
        elif not statement.handlers:
            self.block((*statement.body, *statement.orelse))
        else:
            self._handled(statement)

    def _keep(self, declaration: str) -> None:
        self.members.append(declaration)

    def _handled(self, statement: Try) -> None:
        """`try` whose handlers stand behind it."""
        self.writer.headers |= {"python/exception.hpp", "python/handling.hpp"}
        self.labels += 1
        local = self.writer.names.wrapper  # the function may have variables of these names
        taken, failure = local(f"taken_{self.labels}"), local(f"failure_{self.labels}")
        retry = f"try_{self.labels}"
        self._keep(f"int {taken} = 0;")
        self._keep(f"py::Exception {failure}{{}};")
        self.line(f"{taken} = 0;")
        place = len(self.lines)
        self.line("try {", statement)
        self.protected(lambda: self.block(statement.body))
        if self.entered:
            self.land(self.entered, retry, place)
        error = self.writer.names.wrapper("error")
        self.line(f"}} catch (const py::Exception &{error}) {{")
        self.depth += 1
        self.line(f"{taken} = {self._choice(statement.handlers, error)};")
        self.line(f"if ({taken} == 0) {{")
        self.line(f"{INDENT}throw;")
        self.line("}")
        self.line(f"{failure} = py::caught();")
        if self.handling and self.handling[-1]:
            self.line(f"py::raised_while({failure}, {self.handling[-1]});")
        self.depth -= 1
        self.line("}")
        opening = "if"
        for number, handler in enumerate(statement.handlers, 1):
            self.line(f"{opening} ({taken} == {number}) {{")
            self.while_handling(failure, handler.body)
            opening = "} else if"
        if statement.orelse:
            self.line("} else {")
            self.inner(statement.orelse)
        self.line("}")

    def while_handling(self, failure: str, block: Block) -> None:
        """The statements of a handler that stands behind its `try`: what they raise has it as its context."""
        self.handling.append(failure)
        if any(isinstance(s, Yield) or may_raise_itself(s) for s in statements(block)):
            place = len(self.lines)
            self.depth += 1
            self.line("try {")
            self.protected(lambda: self.block(block))
            self.depth -= 1
            if self.entered:
                self.labels += 1
                self.land(self.entered, f"handler_{self.labels}", place)
            self.depth += 1
            error = self.writer.names.wrapper("error")
            self.line(f"}} catch (const py::Exception &{error}) {{")
            self.line(f"{INDENT}py::raised_while({error}, {failure});")
            self.line(f"{INDENT}throw;")
            self.line("}")
            self.depth -= 1
        else:
            self.inner(block)
        self.handling.pop()

    def _choice(self, handlers: tuple[Handler, ...], error: str) -> str:
        """The number of the handler that takes an exception, 0 for none."""
        text = ""
        for number, handler in enumerate(handlers, 1):
            if not handler.exceptions:
                return f"{text}{number}"
            tests = " || ".join(f"{error}.is({exception_class(name)})" for name in handler.exceptions)
            text += f"{tests} ? {number} : "
        return f"{text}0"

    def finally_(self, statement: Try) -> None:
        if not yields((statement,)):
            super().finally_(statement)
            return
        self.writer.headers |= {"python/exception.hpp", "python/handling.hpp"}
        self.labels += 1
        number = self.labels
        local = self.writer.names.wrapper  # the function may have variables of these names
        final = _Final(local(f"finally_{number}"), local(f"exit_{number}"), "", self.loops)
        failure = local(f"failure_{number}")
        self._keep(f"int {final.exit} = 0;")
        self._keep(f"py::Exception {failure}{{}};")
        self.line(f"{final.exit} = 0;")
        place = len(self.lines)
        self.line("try {", statement)
        self.finals.append(final)
        inner = Try(statement.body, statement.handlers, statement.orelse, (), statement.span)
        self.protected(lambda: self.try_(inner) if inner.handlers else self.block((*inner.body, *inner.orelse)))
        self.finals.pop()
        if self.entered:
            self.land(self.entered, f"try_{number}", place)
        self.line("} catch (...) {")
        self.line(f"{INDENT}{failure} = py::caught();")
        self.line(f"{INDENT}{final.exit} = 4;")
        self.line("}")
        if "goto" in final.used:
            self.line(f"{final.label}:;")
        self.depth -= 1
        self.while_handling(failure, statement.final)
        self.depth += 1
        self.line(f"if ({final.exit} == 4) {{")
        self.line(f"{INDENT}py::raise_again({failure});")
        self.line("}")
        self.ways_out(final)
