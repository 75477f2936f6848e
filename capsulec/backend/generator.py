"""Generator functions as classes: the variables are members, `next` goes on where the last `yield` left off.

    struct count_steps {                       def count(n):
        int64_t n;                                 i = 0
        int64_t i{};                               while i < n:
        int64_t element{};                             yield i
        int resume = 0;                                i += 1
        bool next();
    };

`next` is the function's body inside `switch (resume)`: each `yield` stores the element, notes its number and returns
true; the `case` label behind it is where the next call comes back to, loops and all. No variable is declared in
between, since jumps past declarations are not allowed.
"""

from __future__ import annotations

from capsulec.backend.cxx import INDENT, Body, FunctionText, Sources
from capsulec.backend.declarations import Declarations
from capsulec.backend.spelling import Names
from capsulec.backend.types import declared, run_time_type, stored_type
from capsulec.backend.writer import Writer
from capsulec.ir.nodes import Assign, Expr, For, Function, Local, Return, Stmt, Try, Yield
from capsulec.ir.types import Type
from capsulec.ir.walk import statements


class _Steps(Body):
    """The body of `next`."""

    counter = ""  # a member

    def __init__(self, writer: Writer, sources: Sources, function: Function, element: str, resume: str) -> None:
        super().__init__(writer, sources, function)
        self.plan = Declarations()
        self.element, self.resume = element, resume
        self.yields = 0
        self.depth = 2

    def yield_(self, statement: Stmt, value: Expr) -> None:
        self.yields += 1
        self.line(f"{self.element} = {self.writer.converted(value)};", statement)
        self.line(f"{self.resume} = {self.yields};")
        self.line("return true;")
        self.depth -= 1
        self.line(f"case {self.yields}:;")
        self.depth += 1

    def leave_function(self, statement: Return, value: Expr | None) -> None:
        if not self.function.raises:
            self.line(f"{self.resume} = -1;", statement)
        self.line("return false;", statement)

    def try_(self, statement: Try) -> None:
        if any(isinstance(inner, Yield) for inner in statements((statement,))):
            from capsulec.diagnostics import not_supported_yet

            raise not_supported_yet("`yield` inside `try`", statement.span)
        self.line("{")
        self.depth += 1
        super().try_(statement)
        self.depth -= 1
        self.line("}")


def write_generator(function: Function, names: Names, sources: Sources) -> FunctionText:
    """The class of a generator, and its `next`."""
    assert function.yields is not None
    cxx_name = names.function(function.name)
    inner = names.inner("next", "value")
    element, resume, start = inner.local("element"), inner.local("resume"), inner.local("start")
    writer = Writer(inner, names.function)
    body = _Steps(writer, sources, function, element, resume)
    body.block(function.body)
    headers = writer.headers
    parameters = [(inner.local(p.name), p.type) for p in function.parameters]
    members = [f"{declared(type_, name, headers)};" for name, type_ in parameters]
    members += [f"{declared(type_, inner.local(name), headers)}{{}};" for name, type_ in _variables(function)]
    members += [f"{stored_type(function.yields, headers)} {element}{{}};", f"int {resume} = 0;"]
    arguments = ", ".join(declared(type_, f"{name}_", headers) for name, type_ in parameters)
    initial = ", ".join(f"{name}({name}_)" for name, _ in parameters)
    explicit = "explicit " if len(parameters) == 1 else ""
    value = run_time_type(function.yields, headers) if element else "void"
    text = [
        f"struct {cxx_name} {{\n",
        *(f"{INDENT}{member}\n" for member in members),
        f"\n{INDENT}{explicit}{cxx_name}({arguments}){f' : {initial}' if initial else ''} {{}}\n",
        f"{INDENT}bool next();\n",
        f"{INDENT}const {value} &value() const {{ return {element}; }}\n",
        "};\n",
    ]
    # A generator that has raised is at its end, as one that has returned.
    opening = [f"const int {start} = {resume};\n", f"{resume} = -1;\n"] if function.raises else []
    closing = ["return false;\n"] if function.raises else [f"{resume} = -1;\n", "return false;\n"]
    switch = [
        *(f"{INDENT}{line}" for line in opening),
        f"{INDENT}switch ({start if function.raises else resume}) {{\n{INDENT}case 0:\n",
        *body.lines,
        f"{INDENT}}}\n",
        *(f"{INDENT}{line}" for line in closing),
    ]
    signature = f"bool {cxx_name}::next()"
    return FunctionText(cxx_name, signature, "".join(switch), tuple(parameters), frozenset(headers), "".join(text))


def _variables(function: Function) -> list[tuple[str, Type]]:
    """The variables of the function that are no parameters."""
    own = {parameter.name for parameter in function.parameters}
    found: dict[str, Type] = {}
    for statement in statements(function.body):
        match statement:
            case Assign(Local(name, type_)) | For(Local(name, type_)):
                if name not in own:
                    found[name] = type_
    return sorted(found.items())
