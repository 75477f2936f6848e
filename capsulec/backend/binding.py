"""`bind`: a capsule of the same function that owns its user data.

Each function with user data has a binder, which converts what stands behind the capsule in a call of `bind` as
arguments of an exported function are converted, with the same messages. That of a natural callback fills its struct;
that of a C shape takes numbers, or one array, of the type that the pointer points to.
"""

from __future__ import annotations

from collections.abc import Sequence

from capsulec.backend.capsule import Capsule
from capsulec.backend.function import call_table, loader, refusal
from capsulec.backend.literals import string_literal
from capsulec.backend.natural import NaturalText
from capsulec.backend.spelling import Names
from capsulec.ir.exports import Overload, Passed, PythonFunction, Slot
from capsulec.ir.nodes import Function
from capsulec.ir.types import NONE, Array, Pointer
from capsulec.records import record

BIND = "bind_user_data"
BIND_DOC = (
    "bind($module, capsule, /, *user_data, **named)\n--\n\n"
    "The callback with its user data, for LowLevelCallable. Numbers are copied; arrays are kept alive, not copied."
)
INDENT = "    "
DTYPES = {"float128": "longdouble", "complex256": "clongdouble"}  # NumPy's names on every platform


@record
class Bound:
    """The binder of one capsule: its text, what it is called, the C function that it binds, the headers it needs."""

    text: str
    caller: str
    function: str
    headers: frozenset[str]

    @property
    def catches(self) -> bool:
        """Whether the text handles exceptions."""
        return "python/error.hpp" in self.headers


def binder(capsule: Capsule, names: Names, function: Function) -> Bound | None:
    """The binder of a capsule; None for one without user data."""
    if capsule.natural is not None:
        return _natural(capsule, capsule.natural, names, function) if capsule.natural.user_data else None
    if capsule.row is None or capsule.row.user_data is None:
        return None
    pointer = capsule.parameters[capsule.row.user_data][1]
    if not isinstance(pointer, Pointer) or pointer.target is None:
        return None
    caller, dtype = names.wrapper(f"{capsule.python_name}_bind"), pointer.target.dtype
    name = capsule.slots[capsule.row.user_data]
    wanted = f"numbers that are {pointer.target}, or one C-contiguous, writeable array of dtype {dtype}"
    message = f"{capsule.python_name}(): user data '{name}' has to be {wanted}"
    lines = [
        f"PyObject *{caller}(PyObject *, PyObject *const *given, Py_ssize_t count, PyObject *keywords) {{",
        f"{INDENT}return py::bind_pointer(",
        f"{INDENT}    reinterpret_cast<void *>({capsule.cxx_name}), {string_literal(capsule.signature)}, "
        f"{string_literal(name)}, {string_literal(DTYPES.get(dtype, dtype))},",
        f"{INDENT}    {string_literal(message)}, given, count, keywords);",
        "}",
    ]
    headers = frozenset({"python/bind_pointer.hpp"})
    return Bound("".join(f"{line}\n" for line in lines), caller, capsule.cxx_name, headers)


def bind_text(binders: Sequence[Bound]) -> str:
    """All binders of a module, and the function that Python calls."""
    rows = "".join(f"{INDENT}{{reinterpret_cast<void *>({one.function}), {one.caller}}},\n" for one in binders)
    return "\n".join(one.text for one in binders) + (
        f"\nconst py::Binder binders[] = {{\n{rows}}};\n\n"
        f"PyObject *{BIND}(PyObject *, PyObject *const *given, Py_ssize_t count, PyObject *keywords) {{\n"
        f"{INDENT}return py::bind_capsule(binders, binders + {len(binders)}, given, count, keywords);\n}}\n"
    )


def _natural(capsule: Capsule, text: NaturalText, names: Names, function: Function) -> Bound:
    name = capsule.python_name
    headers = {"python/function.hpp", "python/bind.hpp"}
    tests, checked, kept, raises = [], [], [], False
    extents = text.extents[text.natural.parameters :]
    passed = tuple(Passed(type_, None, type_, fixed) for type_, fixed in zip(text.user_data, extents, strict=True))
    written = [p.name in function.writes for p in function.parameters[text.natural.parameters :]]
    for number, (one, member) in enumerate(zip(passed, text.members, strict=True)):
        load = loader(one)
        headers |= load.headers
        raises = raises or load.raises
        tests.append(f"!{load.text}::load(arguments[{number}], data.{member}, attempt)")
        if isinstance(one.type, Array):
            kept.append(f"arguments[{number}]")
            if written[number]:
                message = f"{name}() writes to its user data {text.user_names[number]}, which is a read-only array"
                checked.append(
                    f"if (!np::require_writeable(arguments[{number}], {string_literal(message)})) return true;"
                )
    arguments = f"reinterpret_cast<void *>({capsule.cxx_name}), {string_literal(capsule.signature)}, &data, sizeof data"
    lines = [f"{text.data} data{{&{text.mark}, {', '.join(['{}'] * len(passed))}}};", *refusal(tests), *checked]
    if kept:
        lines.append(f"PyObject *const kept[] = {{{', '.join(kept)}}};")
    lines.append(f"result = py::bound_capsule({arguments}, {'kept' if kept else 'nullptr'}, {len(kept)});")
    if raises:
        headers.add("python/error.hpp")
        lines = ["try {", *(f"{INDENT}{line}" for line in lines), "} catch (...) {", f"{INDENT}py::set_error();", "}"]
    entry, caller = names.wrapper(f"{name}_bind_call"), names.wrapper(f"{name}_bind")
    body = "".join(f"{INDENT}{line}\n" for line in [*lines, "return true;"])
    head = f"bool {entry}(PyObject *const *arguments, py::Attempt &attempt, PyObject *&result) {{\n"
    shown = f"{name}({', '.join(map(str, text.user_data))})"
    slots = tuple(Slot(user, "either", None) for user in text.user_names)
    described = PythonFunction(name, "", slots, (Overload(function.name, shown, passed, NONE),))
    table = call_table(described, [entry], caller, names)
    return Bound(f"{head}{body}}}\n\n{table}", caller, capsule.cxx_name, frozenset(headers))
