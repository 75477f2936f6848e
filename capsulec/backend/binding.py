"""`bind`: a capsule of the same function that owns its user data.

A natural callback has a binder, which converts what stands behind the capsule in a call of `bind` as arguments of an
exported function are converted, with the same messages, and fills its struct. What C shapes take are numbers, or one
array, of the type that their pointer points to: one function of the runtime does that for all of them, from a table.
"""

from __future__ import annotations

from collections.abc import Sequence

from capsulec.backend.capsule import Capsule
from capsulec.backend.function import GUARDED, call_table, loader, refusal
from capsulec.backend.literals import string_lines, string_literal
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
    """How one capsule is bound: a binder's text, what that is called, the C function that it binds, and the headers it
    needs. With `row`, the texts that the runtime wants of a pointer, there is no binder; it stands by `name`.
    """

    name: str
    text: str
    caller: str
    function: str
    headers: frozenset[str]
    row: tuple[str, str, str, str] | None = None

    @property
    def catches(self) -> bool:
        """Whether the text handles exceptions."""
        return GUARDED in self.headers


def binder(capsule: Capsule, names: Names, function: Function) -> Bound | None:
    """How a capsule is bound; None for one without user data."""
    if capsule.natural is not None:
        return _natural(capsule, capsule.natural, names, function) if capsule.natural.user_data else None
    if capsule.row is None or capsule.row.user_data is None:
        return None
    pointer = capsule.parameters[capsule.row.user_data][1]
    if not isinstance(pointer, Pointer) or pointer.target is None:
        return None
    dtype, name = pointer.target.dtype, capsule.slots[capsule.row.user_data]
    wanted = f"numbers that are {pointer.target}, or one C-contiguous, writeable array of dtype {dtype}"
    message = f"{capsule.python_name}(): user data '{name}' has to be {wanted}"
    row = (capsule.signature, name, DTYPES.get(dtype, dtype), message)
    headers = frozenset({"python/bind_pointers.hpp"})
    return Bound(capsule.python_name, "", "", capsule.cxx_name, headers, row)


def bind_text(binders: Sequence[Bound]) -> str:
    """All binders of a module, and the function that Python calls."""
    pointers = {one.name: one.row for one in binders if one.row is not None}
    natural = [one for one in binders if one.row is None]
    text = f"const char *const bind_documentation =\n{INDENT}{string_lines(BIND_DOC, INDENT)};\n\n"
    if pointers:
        lines = "".join(f"\n{INDENT}{string_literal(f'{name!r}: {row},')}" for name, row in pointers.items())
        text += f'const char *const pointers = "{{"{lines}\n{INDENT}"}}";\n\n'
    if not natural:
        return (
            f"{text}PyObject *{BIND}(PyObject *module, PyObject *given, PyObject *named) {{\n"
            f"{INDENT}return py::bind_pointers(module, pointers, given, named);\n}}\n"
        )
    rows = "".join(f"{INDENT}{{reinterpret_cast<void *>({one.function}), {one.caller}}},\n" for one in natural)
    text = "\n".join(one.text for one in natural) + f"\nconst py::Binder binders[] = {{\n{rows}}};\n\n" + text
    rest = "py::bind_pointers(module, pointers, given, count, names)" if pointers else "py::no_binder(count)"
    module = "module" if pointers else ""
    return (
        f"{text}PyObject *{BIND}(PyObject *{module}, PyObject *const *given, Py_ssize_t count, PyObject *names) {{\n"
        f"{INDENT}const py::Binder *const found = py::find_binder(binders, binders + {len(natural)}, given, count);\n"
        f"{INDENT}return found != nullptr ? found->bind(nullptr, given + 1, count - 1, names)\n"
        f"{INDENT}                        : {rest};\n}}\n"
    )


def bind_flags(binders: Sequence[Bound]) -> str:
    """How Python calls the function that binds."""
    natural = any(one.row is None for one in binders)
    return "METH_FASTCALL | METH_KEYWORDS" if natural else "METH_VARARGS | METH_KEYWORDS"


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
    headers |= {GUARDED} if raises else set()
    entry, caller = names.wrapper(f"{name}_bind_call"), names.wrapper(f"{name}_bind")
    body = "".join(f"{INDENT}{line}\n" for line in [*lines, "return true;"])
    head = f"bool {entry}(PyObject *const *arguments, py::Attempt &attempt, PyObject *&result) {{\n"
    shown = f"{name}({', '.join(map(str, text.user_data))})"
    slots = tuple(Slot(user, "either", None) for user in text.user_names)
    described = PythonFunction(name, "", slots, (Overload(function.name, shown, passed, NONE),))
    table = call_table(described, [entry], caller, names, guarded=raises)
    return Bound(name, f"{head}{body}}}\n\n{table}", caller, capsule.cxx_name, frozenset(headers))
