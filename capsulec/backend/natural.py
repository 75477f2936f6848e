"""The C function of a natural callback: the consumer's arguments become those of the function that the user wrote.

    extern "C" double f(int32_t n, double *x, void *data) {
        if (CAPSULEC_UNLIKELY(n != 2)) { … TypeError … }
        const f_data *given = static_cast<const f_data *>(data);
        if (CAPSULEC_UNLIKELY(given == nullptr || given->mark != &f_mark)) { … TypeError … }
        return f_body(x[0], x[1], given->c);
    }

The compiled function is called from nowhere else, so that the C++ compiler puts it in place. What `bind` makes begins
with a mark of its own: other user data is refused, not read. Without Python (-e) there is no `bind`: a C++ program
fills the struct, which has no mark, and gets a C++ exception where something is wrong.
"""

from __future__ import annotations

from capsulec.backend.literals import string_literal
from capsulec.backend.types import declared, run_time_type
from capsulec.ir.types import NoneType, Tuple, Type
from capsulec.library.consumers import Row
from capsulec.library.natural import Natural
from capsulec.records import record

C_PARAMETERS = {
    "double (int, double *)": ("n", "x"),
    "double (int, double *, void *)": ("n", "x", "data"),
    "int (double *, npy_intp, double *, void *)": ("window", "size", "result", "data"),
    "int (double *, npy_intp, double *, npy_intp, void *)": ("line", "length", "results", "count", "data"),
    "int (npy_intp *, double *, int, int, void *)": ("output", "input", "output_rank", "input_rank", "data"),
    "double (double, int *, void *)": ("x", "error", "data"),
    "double (double, double, int *, void *)": ("x", "y", "error", "data"),
}


@record
class NaturalText:
    """What stands around the call of a natural callback.

    `names` are the function's parameters, `types` and `extents` theirs, as exports have them; `data` is the struct of
    the user data, `mark` the object whose address it begins with, `members` its members. `result` is what it returns.
    """

    natural: Natural
    row: Row
    python_name: str
    names: tuple[str, ...]
    types: tuple[Type, ...]
    extents: tuple[tuple[int | None, ...], ...]
    result: Type
    data: str
    mark: str
    members: tuple[str, ...]
    bare: bool = False  # without Python

    @property
    def user_data(self) -> tuple[Type, ...]:
        """The types of the user data."""
        return self.types[self.natural.parameters :]

    @property
    def user_names(self) -> tuple[str, ...]:
        """The names of the user data, as the user wrote them."""
        return self.names[self.natural.parameters :]

    @property
    def c_parameters(self) -> tuple[tuple[str, Type], ...]:
        """Names and types of the C function's parameters."""
        return tuple(zip(C_PARAMETERS[self.row.signature], self.row.parameters, strict=True))


def data_text(text: NaturalText, headers: set[str]) -> str:
    """The struct of the user data; nothing where there is none."""
    if not text.user_data:
        return ""
    members = "".join(
        f"    {declared(type_, member, headers)};\n" for type_, member in zip(text.user_data, text.members, strict=True)
    )
    if text.bare:
        return f"// What the last argument of {text.python_name} points to.\nstruct {text.data} {{\n{members}}};\n"
    mark = f"const char {text.mark} = 0; // its address is how user data is known to be {text.python_name}'s\n"
    return f"{mark}struct {text.data} {{\n    const char *mark;\n{members}}};\n"


def checks(text: NaturalText, parameters: list[str], failure: list[str]) -> list[str]:
    """The statements in front of the call: what the consumer passes is what the function takes."""
    found: list[str] = []
    named = ", ".join(text.names[: text.natural.parameters])
    name, count = text.python_name, text.natural.count
    if text.natural.way == "variables":
        plural = "" if count == 1 else "s"
        more = ", and args= passes more: give user data with bind()" if text.user_data and not text.bare else ""
        message = f"{name}() takes {count} variable{plural} ({named}), and is called with another number{more}"
        found += _refusal(text, f"{parameters[0]} != {count}", message, failure)
    if text.natural.way == "coordinates":
        message, test = f"{name}() is made for an output of {count} axes", f"{parameters[2]} != {count}"
        if isinstance(text.result, Tuple):
            message += f" and an input of {len(text.result.items)}"
            test += f" || {parameters[3]} != {len(text.result.items)}"
        found += _refusal(text, test, message, failure)
    if text.user_data:
        listed = ", ".join(text.user_names)
        message = f"{name}() needs user data ({listed}): pass what the module's bind({name}, {listed}) gives"
        found.append(f"const {text.data} *const given = static_cast<const {text.data} *>({parameters[-1]});")
        known = "" if text.bare else f" || given->mark != &{text.mark}"
        if text.bare:
            message = f"{name}() needs user data ({listed}): a pointer to a {text.data}"
        found += _refusal(text, f"given == nullptr{known}", message, failure)
    return found


def _refusal(text: NaturalText, test: str, message: str, failure: list[str]) -> list[str]:
    if text.bare:
        return [f"if (CAPSULEC_UNLIKELY({test})) py::raise(py::TypeError, {string_literal(message)});"]
    refuse = f"py::refuse_callback({string_literal(message)});"
    return [f"if (CAPSULEC_UNLIKELY({test})) {{", *(f"    {line}" for line in (refuse, *failure)), "}"]


def call(text: NaturalText, function: str, parameters: list[str], headers: set[str]) -> list[str]:
    """The statements that call the function and give its result to the consumer."""
    p, count = parameters, text.natural.count
    user = [f"given->{member}" for member in text.members]
    match text.natural.way:
        case "variables":
            arguments = [f"{p[1]}[{number}]" for number in range(count)]
        case "numbers":
            arguments = p[:count]
        case "window":
            headers.add("numpy/array.hpp")
            arguments = [f"np::array<double, 1>({p[0]}, {{{{{p[1]}}}}})"]
        case "line":
            headers.add("numpy/array.hpp")
            arguments = [f"np::array<double, 1>({p[n]}, {{{{{p[n + 1]}}}}})" for n in (0, 2)]
        case "coordinates":
            headers.add("python/tuple.hpp")
            given = ", ".join(f"int64_t{{{p[0]}[{number}]}}" for number in range(count))
            arguments = [f"py::make_tuple({given})"]
    return _passed_on(text, f"{function}({', '.join([*arguments, *user])})", p, headers)


def _passed_on(text: NaturalText, made: str, parameters: list[str], headers: set[str]) -> list[str]:
    """The statements that make the call and give its result to the consumer."""
    if isinstance(text.result, NoneType):  # a filter of lines; or a function that always raises
        return [f"{made};", "return 1;"]
    match text.natural.way:
        case "window":
            return [f"*{parameters[2]} = static_cast<double>({made});", "return 1;"]
        case "coordinates":
            assert isinstance(text.result, Tuple)
            stores = [
                f"{parameters[1]}[{number}] = static_cast<double>(found.item<{number}>());"
                for number in range(len(text.result.items))
            ]
            return [f"const {run_time_type(text.result, headers)} found = {made};", *stores, "return 1;"]
        case _:
            return [f"return {made};"]
