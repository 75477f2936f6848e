"""One exported C function: its declaration, and how a Python exception leaves it.

A function that cannot raise is its body and nothing else. One that can calls the internal function and
catches whatever comes out: no exception crosses the C boundary. Python's error is set instead (runtime
header python/error.hpp), and the caller gets the value that means failure to it.
"""

from __future__ import annotations

import re

from capsulec.backend.literals import number_literal, string_literal
from capsulec.backend.natural import NaturalText, checks, data_text
from capsulec.backend.natural import call as natural_call
from capsulec.backend.spelling import Names, declaration
from capsulec.ir.types import CFunction, NoneType, Pointer, Scalar, Type, kind
from capsulec.library.consumers import Row
from capsulec.records import record

C_NAMES = {  # as SciPy and Cython spell them; the other integers are `uint8_t` and so on
    "bool": "bool",
    "int32": "int",
    "float32": "float",
    "float64": "double",
    "float128": "long double",
    "complex64": "float complex",
    "complex128": "double complex",
    "complex256": "long double complex",
}


@record
class Capsule:
    """An exported C function and the texts that name it.

    `symbol` is what the built file calls it, `function` the internal function that it calls; `parameters`
    are names (as C++ spells them) and types in order. `export` is the normalised export, `f(int32,
    float64*)`. `identifier` is what C++ calls it where the module's `Names.symbol` gave something other
    than `symbol`. `body`, when not empty, is the text of statements, indented by four blanks, that stand in
    place of the call: for code that cannot raise and that nothing else calls. `natural` is what stands around the call
    of a natural callback. `named`: the module's capsule is called by the C signature, as its consumer wants it.
    `slots` are the parameters as the user wrote them.
    """

    python_name: str
    symbol: str
    function: str
    parameters: tuple[tuple[str, Type], ...]
    result: Type
    raises: bool
    row: Row | None
    export: str
    identifier: str = ""
    body: str = ""
    natural: NaturalText | None = None
    named: bool = False
    slots: tuple[str, ...] = ()

    @property
    def cxx_name(self) -> str:
        """The C++ identifier of the exported function."""
        return self.identifier or Names().symbol(self.symbol)

    @property
    def exported_name(self) -> str:
        """What the module's capsule is called."""
        return self.signature if self.named else self.export

    @property
    def signature(self) -> str:
        """The C signature: the consumer's own spelling where there is one."""
        if self.row is not None:
            return self.row.signature
        types = [c_type(type_) for _, type_ in self.parameters]
        return f"{c_type(self.result)} ({', '.join(types) or 'void'})"


def wrapper(capsule: Capsule, *, glue: bool = True, headers: set[str] | None = None) -> str:
    """The text of the extern "C" function. Without `glue`, exceptions go on to the caller. Adds to the `headers`."""
    headers = set() if headers is None else headers
    outer = Names()
    outer.function(capsule.function)  # so that no parameter hides it
    names = outer.inner("given", "found")
    parameters = [(names.local(name), type_) for name, type_ in capsule.parameters]
    call = f"{capsule.function}({', '.join(name for name, _ in parameters)});"
    if not isinstance(capsule.result, NoneType):
        call = f"return {call}"
    calls, before, data = [call], "", ""
    if capsule.natural is not None:
        passed = [name for name, _ in parameters]
        lines = checks(capsule.natural, passed, _failure(capsule, passed))
        calls = natural_call(capsule.natural, capsule.function, passed, headers)
        before = "".join(f"    {line}\n" for line in lines)
        if lines:
            headers.add("python/exception.hpp" if capsule.natural.bare else "python/callback.hpp")
        if capsule.natural.user_data:
            data = data_text(capsule.natural, headers)
            data = f"{data}\n" if capsule.natural.bare else f"namespace {{\n\n{data}\n}} // namespace\n\n"
    if capsule.raises and glue:
        failure = _failure(capsule, [name for name, _ in parameters])
        goes_on = capsule.row is not None and not capsule.row.stops  # the caller does, when it has failed
        if goes_on:
            headers.add("python/callback_error.hpp")
            failed = failure[-1].removeprefix("return ").removesuffix(";")
            values = ", ".join([failed, *(name for name, _ in parameters)])
            again = f"py::called_again<{capsule.cxx_name}>({values})"
            before += f"    if (py::callback_raised()) return {again};\n"
        caught = ["py::set_callback_error();" if goes_on else "py::set_error();", *failure]
        indented = "\n".join(f"        {line}" for line in caught)
        tried = "\n".join(f"        {line}" for line in calls)
        body = f"    try {{\n{tried}\n    }} catch (...) {{\n{indented}\n    }}"
    else:
        body = capsule.body.rstrip() or "\n".join(f"    {line}" for line in calls)
    body = f"{before}{body}"
    known = capsule.natural is not None or capsule.body
    unused = {name for name, _ in parameters if known and not re.search(rf"\b{name}\b", body)}
    declared = ", ".join(
        f"{'[[maybe_unused]] ' if name in unused else ''}{declaration(type_, name)}" for name, type_ in parameters
    )
    head = f'extern "C" CAPSULEC_EXPORT {declaration(capsule.result, capsule.cxx_name)}({declared})'
    label = f"{head} CAPSULEC_SYMBOL({string_literal(capsule.symbol)});\n"
    head = f"{data}{head}"
    return f"{label if capsule.cxx_name != capsule.symbol else ''}{head} {{\n{body}\n}}\n"


def _failure(capsule: Capsule, parameters: list[str]) -> list[str]:
    """The statements after the error has been set: the value by which the caller knows."""
    lines = []
    if capsule.row is not None and capsule.row.error_flag is not None:
        lines.append(f"*{parameters[capsule.row.error_flag]} = 1;")
    match capsule.result:
        case NoneType():
            pass
        case Pointer() | CFunction():
            lines.append("return nullptr;")
        case Scalar(dtype) if kind(dtype) == "f":
            lines.append(f"return {number_literal(float('nan'), dtype)};")
        case Scalar(dtype) if kind(dtype) == "c":
            lines.append(f"return {number_literal(complex('nan+nanj'), dtype)};")
        case Scalar("bool"):
            lines.append("return false;")
        case _:
            lines.append("return 0;")
    return lines


def c_type(type_: Type) -> str:
    """The type as a C signature has it: `int`, `double *`, `void *`, `double (*)(double)`."""
    match type_:
        case NoneType():
            return "void"
        case Scalar(dtype):
            return C_NAMES.get(dtype) or f"{dtype}_t"
        case Pointer(target):
            return "void *" if target is None else f"{c_type(target)} *"
        case CFunction(result, parameters):
            return f"{c_type(result)} (*)({', '.join(map(c_type, parameters))})"
        case _:
            raise NotImplementedError(f"{type_} in a C signature")
