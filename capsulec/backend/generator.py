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

from capsulec.backend.cxx import INDENT, FunctionText, Sources
from capsulec.backend.resuming import Steps
from capsulec.backend.spelling import Names
from capsulec.backend.types import declared, run_time_type, stored_type
from capsulec.backend.writer import Writer
from capsulec.ir.nodes import Assign, Call, For, Function, Local, Map, Raise
from capsulec.ir.types import Type
from capsulec.ir.walk import all_expressions, statements


def write_generator(function: Function, names: Names, sources: Sources) -> FunctionText:
    """The class of a generator, and its `next`."""
    assert function.yields is not None
    cxx_name = names.function(function.name)
    inner = names.inner("next", "value", "sent", "returned", "thrown", "throwing", "give", "toss", "tells", "stop")
    # The names of variables of the function's own may be the same: these are others.
    element, resume, start = (inner.wrapper(name) for name in ("element", "resume", "start"))
    writer = Writer(inner, names.function)
    body = Steps(writer, sources, function, element, resume)
    body.block(function.body)
    kept = function.raises or body.resumed or function.thrown  # where to go on is told only by a yield
    headers = writer.headers
    parameters = [(inner.local(p.name), p.type) for p in function.parameters]
    members = [f"{declared(type_, name, headers)};" for name, type_ in parameters]
    members += [f"{declared(type_, inner.local(name), headers)}{{}};" for name, type_ in _variables(function)]
    members += [f"{stored_type(function.yields, headers)} {element}{{}};", f"int {resume} = 0;"]
    members += body.members
    close: list[str] = [f"{INDENT}{line}\n" for line in _exchange(function, resume, headers)]
    stops = function.raises and _can_stop(function)
    closing = inner.wrapper("closing")
    if body.resumed:
        members.append(f"bool {closing} = false;")
        close += _close(cxx_name, resume, closing, closed=function.closed)
    if stops:
        headers.add("python/exception_value.hpp")
    if body.resumed or function.thrown:
        headers.add("python/handling.hpp")
    arguments = ", ".join(declared(type_, f"{name}_", headers) for name, type_ in parameters)
    initial = ", ".join(f"{name}({name}_)" for name, _ in parameters)
    explicit = "explicit " if len(parameters) == 1 else ""
    value = stored_type(function.yields, headers) if element else "void"
    text = [
        f"struct {cxx_name} {{\n",
        *(f"{INDENT}{member}\n" for member in members),
        f"\n{INDENT}{explicit}{cxx_name}({arguments}){f' : {initial}' if initial else ''} {{}}\n",
        *close,
        f"{INDENT}bool next();\n",
        f"{INDENT}const {value} &value() const {{ return {element}; }}\n",
        "};\n",
    ]
    # A generator that has raised is at its end, as one that has returned.
    constant = "" if body.resumed else "const "
    opening = [f"{constant}int {start} = {resume};\n", f"{resume} = -1;\n"] if kept else []
    ending = ["return false;\n"] if kept else [f"{resume} = -1;\n", "return false;\n"]
    if function.thrown:  # before it has begun, or when it is at its end
        opening += [f"if (throwing && {start} <= 0) {{\n", f"{INDENT}throwing = false;\n"]
        opening += [f"{INDENT}py::raise_again(thrown);\n", "}\n"]
    steps = [f"switch ({start if kept else resume}) {{\n", f"case 0:{'' if body.lines else ';'}\n", *body.lines, "}\n"]
    if stops:
        error = inner.wrapper("error")
        steps = ["try {\n", *(f"{INDENT}{line}" for line in steps), f"}} catch (const py::Exception &{error}) {{\n"]
        steps += [f"{INDENT}py::leave_generator({error});\n", "}\n"]
    switch = [f"{INDENT}{line}" for line in (*opening, *steps, *ending)]
    signature = f"bool {cxx_name}::next()"
    return FunctionText(cxx_name, signature, "".join(switch), tuple(parameters), frozenset(headers), "".join(text))


def _exchange(function: Function, resume: str, headers: set[str]) -> list[str]:
    """The members by which a generator takes and gives values besides those that it yields."""
    from capsulec.library.exceptions import carried

    headers |= {"python/generator.hpp"} if function.sent or function.returned or function.thrown else set()
    lines: list[str] = []
    if function.sent is not None:
        type_ = run_time_type(function.sent, headers)
        lines += [f"{type_} sent{{}};", f"void give(const {type_} &value) {{"]
        lines += [f"{INDENT}py::check_started({resume} != 0 || !value.has);", f"{INDENT}sent = value;", "}"]
    if function.returned is not None:
        lines.append(f"{run_time_type(function.returned, headers)} returned{{}};")
        if carried(function.returned):
            headers |= {"python/arguments.hpp", "python/text_object.hpp"}
            lines.append("static constexpr bool tells = true;")
    if function.thrown:
        lines += ["py::Exception thrown{};", "bool throwing = false;", "void toss(const py::Exception &error) {"]
        lines += [f"{INDENT}thrown = error;", f"{INDENT}throwing = true;", "}"]
    if function.closed:
        lines.append(f"void stop() {{ {resume} = -1; }}")
    return lines


def _close(name: str, resume: str, closing: str, *, closed: bool) -> list[str]:
    """What is left to do when a generator is given up: `finally`, and handlers of GeneratorExit."""
    lines = [
        f"~{name}() {{ close(); }}",
        "void close() noexcept {",
        f"{INDENT}if ({resume} > 0) {{",
        f"{INDENT * 2}{closing} = true;",
        f"{INDENT * 2}py::give_up(*this);",
        f"{INDENT * 2}{resume} = -1;",
        f"{INDENT}}}",
        "}",
    ]
    if closed:
        lines += ["void leave() {", f"{INDENT}{closing} = {resume} > 0;", f"{INDENT}if ({closing}) {{"]
        lines += [f"{INDENT * 2}py::leave(*this);", f"{INDENT}}}", f"{INDENT}{resume} = -1;", "}"]
    return [f"{INDENT}{line}\n" for line in lines]


def _can_stop(function: Function) -> bool:
    """Whether a StopIteration may leave the body, which Python makes a RuntimeError of."""
    raised = any(isinstance(s, Raise) and s.exception in (None, "StopIteration") for s in statements(function.body))
    return raised or any(
        (isinstance(e, Call) and e.raises) or (isinstance(e, Map) and "next_of" in e.loop.cxx)
        for e in all_expressions(function.body)
    )


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
