"""One exported Python function: what Python calls, and what converts arguments and results for each overload.

An overload's text is a function of its own. For arrays in C order and for those of any strides it is the same one,
which calls one of two:

    bool f_call(PyObject *const *arguments, py::Attempt &attempt, PyObject *&result) {
        int64_t n{};
        np::passed<double, 1> a;
        if (!boundary::of_int::load(arguments[0], n, attempt) ||
            !boundary::of_argument<double, 1, 'A'>::load(arguments[1], a, attempt)) {
            return false;
        }
        attempt.unlock();
        const double value = attempt.in_rows ? f_1(n, a.array) : f(n, a.array);
        attempt.lock();
        result = boundary::of_float64::store(value);
        return true;
    }

Everything else is a table, read by the runtime headers python/function.hpp and guarded.hpp. An exception that leaves an
overload becomes Python's there. The GIL is given away around calls, but for functions that end at once: without loops
and recursion there is nothing to wait for, and giving it away takes longer.
"""

from __future__ import annotations

from collections.abc import Mapping

from capsulec.backend.literals import number_literal, string_lines, string_literal
from capsulec.backend.spelling import Names
from capsulec.backend.types import declared, run_time_type
from capsulec.backend.versions import NEWER
from capsulec.ir.exports import Overload, Passed, PythonFunction, Slot
from capsulec.ir.nodes import Function
from capsulec.ir.type_parts import with_parts
from capsulec.ir.types import Array, CFunction, NoneType, Scalar, Type, is_static
from capsulec.library.boundary import (
    Converter,
    array_argument,
    c_function_argument,
    converter,
    holds_arrays,
    holds_objects,
    words,
)
from capsulec.records import record, replace

INDENT = "    "
GUARDED = "python/guarded.hpp"  # of functions that may raise
Ways = list[
    tuple[Overload, ...]
]  # the overloads that one function takes each: one, or that for any strides and for C order


@record
class Exposed:
    """An exported Python function as C++: its text, the function that Python calls, the headers that it needs."""

    function: PythonFunction
    caller: str
    text: str
    headers: frozenset[str]
    words: frozenset[str] = frozenset()  # of python/script.hpp

    @property
    def catches(self) -> bool:
        """Whether the text handles exceptions."""
        return GUARDED in self.headers


def expose(
    function: PythonFunction,
    ways: Ways,
    compiled: Mapping[str, Function],
    names: Names,
    quick: set[str],
    newer: Mapping[str, str],
) -> Exposed:
    """The C++ of an exported function. `compiled` has the program's functions, `quick` those that end at once; `newer`
    says how those are called that are for newer processors only."""
    headers = {"python/function.hpp"}
    entries: list[str] = []
    texts = []
    for number, way in enumerate(ways):
        entry = names.wrapper(f"{function.name}_call" if number == 0 else f"{function.name}_call_{number}")
        texts.append(_entry(way, entry, function, compiled, names, quick, newer, headers))
        entries.append(entry)
    caller = names.wrapper(f"{function.name}_function")
    texts.append(call_table(function, entries, caller, names, guarded=GUARDED in headers))
    wants = [loader(p).want for one in function.overloads if not one.twin for p in one.passed if not p.left_out]
    return Exposed(function, caller, "\n".join(texts), frozenset(headers), frozenset().union(*map(words, wants)))


def ways_of(overloads: tuple[Overload, ...], compiled: Mapping[str, Function]) -> Ways:
    """The overloads, where it can be with the one of the same export for C order: what converts their arguments is one
    function, which sees the layout as it goes."""
    rows = {_plain(one, compiled): one for one in reversed(overloads) if one.twin and _orders(one) == {"C"}}
    pairs = [(one, rows.get(_plain(one, compiled)) if _orders(one) == {""} else None) for one in overloads]
    merged = {id(in_rows) for _, in_rows in pairs if in_rows is not None}
    return [(one,) if in_rows is None else (one, in_rows) for one, in_rows in pairs if id(one) not in merged]


def _orders(overload: Overload) -> set[str]:
    """The orders of the arrays that are arguments themselves, where one may be a matter of layout: "", "C"."""
    return {passed.type.order for passed in overload.passed if isinstance(passed.type, Array)} & {"", "C"}


def _plain(overload: Overload, compiled: Mapping[str, Function]) -> tuple[object, ...]:
    """All of an overload that its text of C++ depends on, but for the order of its arrays."""
    function = compiled[overload.function]
    passed = tuple(replace(p, type=_unordered(p.type), settled=_unordered(p.settled)) for p in overload.passed)
    arrays = tuple(p.name in function.writes for p in function.parameters)
    return overload.text, passed, arrays, _result(overload.result)


def _unordered(type_: Type) -> Type:
    """An array's type without its order, where that is C."""
    return Array(type_.dtype, type_.ndim) if isinstance(type_, Array) and type_.order == "C" else type_


def _result(type_: Type) -> Type:
    """A result's type, without what does not show: the order of an array that may be written to."""
    if isinstance(type_, Array):
        return type_ if type_.order == "r" else Array(type_.dtype, type_.ndim)
    return with_parts(type_, _result)


def _entry(
    ways: tuple[Overload, ...],
    entry: str,
    function: PythonFunction,
    compiled: Mapping[str, Function],
    names: Names,
    quick: set[str],
    newer: Mapping[str, str],
    headers: set[str],
) -> str:
    """The function that converts the arguments of one overload, calls, and converts the result. With two, the second is
    for arrays in C order."""
    inner, overload = names.inner(), ways[0]
    given, attempt, result = (inner.local(name) for name in ("arguments", "attempt", "result"))
    declarations, tests, arguments = [], [], []
    checked: list[str] = []  # what is done with arguments that fit
    raises = any(compiled[way.function].raises for way in ways) or holds_objects(overload.result)
    at_once = all(way.function in quick for way in ways)
    for position, (slot, passed) in enumerate(zip(function.slots, overload.passed, strict=False)):
        place = f"{given}[{position}]"
        if passed.left_out:
            continue
        load = loader(passed)
        headers |= load.headers
        raises = raises or load.raises
        name = inner.local(slot.name)
        if is_static(passed.type):  # checked, and known to the compiled code
            declarations.append(f"{load.text}::type {name};")
            tests.append(f"!{load.text}::load({place}, {name}, {attempt})")
            continue
        arguments.append(_settled(passed, name, headers))
        start, test = "", f"!{load.text}::load({place}, {name}, {attempt})"
        if passed.default is not None and isinstance(passed.type, Scalar):
            assert not isinstance(passed.default.value, str | bytes)
            start = number_literal(passed.default.value, passed.type.dtype)
            test = f"({place} != nullptr && {test})"
        tests.append(test)
        if isinstance(passed.type, Array):
            element = run_time_type(Scalar(passed.type.dtype), headers)
            declarations.append(f"np::passed<{element}, {passed.type.ndim}> {name};")
            lent = inner.local(f"{slot.name}_memory") if holds_arrays(overload.result) else ""
            body = compiled[overload.function]
            writes = body.parameters[len(arguments) - 1].name in body.writes
            declarations[:0] = [f"np::lent {lent};"] if lent else []
            checked += _checks(place, name, lent, f"{function.name}() writes to its argument {slot.name}" * writes)
        else:
            declarations.append(f"{declared(passed.type, name, headers)}{{{start}}};")
    if any(holds_objects(passed.type) for passed in overload.passed):
        headers.add("python/boundary/record.hpp")
        declarations.insert(0, f"boundary::objects {inner.local('known')};")
        checked.append(f"{inner.local('known')}.call();")
    tests = _presence(overload, function.slots, given) + tests
    choice = _choice(ways, arguments, attempt, names, compiled[overload.function].elementwise, newer, headers)
    made = _call(choice, overload, at_once, attempt, result, inner, headers)
    lines = [*declarations, *refusal(tests), *checked, *made, "return true;"]
    headers |= {GUARDED} if raises else set()
    tried = attempt if any(attempt in line for line in lines) else f"/*{attempt}*/"
    shown = given if tests else f"/*{given}*/"
    head = f"bool {entry}(PyObject *const *{shown}, py::Attempt &{tried}, PyObject *&{result}) {{\n"
    return "".join([f"// {overload.text}\n", head, *(f"{INDENT}{line}\n" for line in lines), "}\n"])


def _choice(
    ways: tuple[Overload, ...],
    arguments: list[str],
    attempt: str,
    names: Names,
    elementwise: bool,
    newer: Mapping[str, str],
    headers: set[str],
) -> str:
    """The call of the one compiled function, or of that for C order where all arrays are, and the processor is one that
    it is for; an elementwise one takes arrays that are one piece in the same order as rows."""
    compiled = list(dict.fromkeys(way.function for way in ways))
    called = [newer.get(name) or names.function(name) for name in compiled]
    calls = [f"{name}({', '.join(arguments)})" for name in called]
    if len(calls) == 1:
        return calls[0]
    new = f"{NEWER} && " if newer.get(compiled[1]) else ""
    if not elementwise:
        return f"{new}{attempt}.in_rows ? {calls[1]} : {calls[0]}"
    headers.add("numpy/alike.hpp")
    types = [p.type for p in ways[0].passed if not p.left_out and not is_static(p.type)]
    pairs = list(zip(arguments, types, strict=True))
    arrays = [name for name, type_ in pairs if isinstance(type_, Array)]
    given = ", ".join(f"np::as_row({name})" if isinstance(type_, Array) else name for name, type_ in pairs)
    rows = f"np::shaped_as({called[1]}({given}), {arrays[0]})"
    alike = f"{new}np::are_alike({', '.join(arrays)})"
    return f"{new}{attempt}.in_rows ? {calls[1]} : {alike} ? {rows} : {calls[0]}"


def _checks(place: str, name: str, lent: str, writes: str) -> list[str]:
    """What is done with an array that was passed: its memory is lent to the result, and it may be written to."""
    lines = [f"{lent}.of({place}, {name});"] if lent else []
    if writes:
        text = f"{writes}, which is a read-only array"
        lines.append(f"if (!np::require_writeable({place}, {string_literal(text)})) return true;")
    return lines


def _presence(overload: Overload, slots: tuple[Slot, ...], given: str) -> list[str]:
    """The tests that refuse a call which leaves out what the overload has, or passes what it leaves out."""
    tests = [f"{given}[{position}] != nullptr" for position in range(len(overload.passed), len(slots))]
    for position, (slot, passed) in enumerate(zip(slots, overload.passed, strict=False)):
        if passed.left_out:
            tests.append(f"{given}[{position}] != nullptr")
        elif slot.default is not None and passed.default is None:
            tests.append(f"{given}[{position}] == nullptr")
    return tests


def loader(passed: Passed) -> Converter:
    """What converts an argument."""
    if isinstance(passed.type, Array):
        return array_argument(passed.type, passed.extents)
    found = c_function_argument(passed.type) if isinstance(passed.type, CFunction) else converter(passed.type)
    assert found is not None
    return found


def _settled(passed: Passed, name: str, headers: set[str]) -> str:
    """An argument in the type that the function has it in."""
    if isinstance(passed.type, Array):
        return f"{name}.array"
    if passed.settled == passed.type:
        return name
    headers.add("python/convert.hpp")
    return f"py::convert<{run_time_type(passed.settled, headers)}>({name})"


def refusal(tests: list[str]) -> list[str]:
    """Leave when an argument does not fit."""
    if not tests:
        return []
    if len(tests) == 1:
        tests = [tests[0].removeprefix("(").removesuffix(")")] if tests[0].startswith("(") else tests
    first, *others = [f"{test} ||" for test in tests[:-1]] + [f"{tests[-1]}) {{"]
    return [f"if ({first}", *(f"{INDENT}{other}" for other in others), f"{INDENT}return false;", "}"]


def _call(
    call: str, overload: Overload, at_once: bool, attempt: str, result: str, names: Names, headers: set[str]
) -> list[str]:
    """The statements that call the compiled function and convert its result. Where objects of the user's classes are
    among the values, their ends want the GIL also when an exception leaves the call."""
    holds = holds_objects(overload.result) or any(holds_objects(passed.type) for passed in overload.passed)
    store = converter(_result(overload.result))
    assert store is not None
    headers |= store.headers
    stored = f"{store.text}::store"
    if holds:
        headers.add("python/boundary/record.hpp")
        stored = f"boundary::store_whole<{store.text}>"
    empty = isinstance(overload.result, NoneType)
    calls_back = any(isinstance(passed.type, CFunction) for passed in overload.passed)
    if at_once and not calls_back:
        return [f"{call};", f"{result} = {stored}();"] if empty else [f"{result} = {stored}({call});"]
    value, unlocked = names.wrapper("value"), names.wrapper("unlocked")
    typed = "" if empty else f"const {declared(overload.result, value, headers)} = "
    if holds:
        headers.add("python/unlocked.hpp")
    return [
        f"py::Unlocked {unlocked};" if holds else f"{attempt}.unlock();",
        f"{typed}{call};",
        f"{unlocked if holds else attempt}.lock();",
        *(["if (PyErr_Occurred() != nullptr) return true;  // raised by a C function"] if calls_back else []),
        f"{result} = {stored}({'' if empty else value});",
    ]


def call_table(function: PythonFunction, entries: list[str], caller: str, names: Names, *, guarded: bool) -> str:
    """The tables that describe the function, and what Python calls; `guarded`: exceptions may leave it."""
    slots, count = function.slots, len(function.slots)
    base = names.wrapper(f"{function.name}_exported")
    lines = []
    parameters, called = "nullptr", f"py::{'guarded_call' if guarded else 'call'}<{count}>"
    if slots:
        parameters = names.wrapper(f"{function.name}_parameters")
        lines.append(f"const py::Parameter {parameters}[] = {{")
        lines += [f"{INDENT}{{{string_literal(s.name)}, {'true' if s.default is None else 'false'}}}," for s in slots]
        lines.append("};")
    overloads = names.wrapper(f"{function.name}_overloads")
    only = sum(slot.way == "positional" for slot in slots)
    positional = sum(slot.way != "keyword" for slot in slots)
    lines += [
        f"const py::Overload {overloads}[] = {{{', '.join(entries)}}};",
        f"const py::Function {base} = {{",
        f"{INDENT}{string_literal(function.name)},",
        f"{INDENT}{string_lines(_description(function, positional), INDENT)},",
        f"{INDENT}{parameters}, {only}, {positional}, {count},",
        "};",
        "",
        f"PyObject *{caller}(PyObject *, PyObject *const *given, Py_ssize_t count, PyObject *keywords) {{",
        f"{INDENT}return {called}({base}, {overloads}, given, count, keywords);",
        "}",
    ]
    return "".join(f"{line}\n" for line in lines)


def _description(function: PythonFunction, positional: int) -> str:
    """Python's text of what python/script.hpp has to know, to say what is wrong with a call.

    Its own names are such as no function has.
    """
    lines = [
        f"def {function.name}({signature(function.slots, short=True)}): pass",
        f"__slots__ = {[slot.name for slot in function.slots]!r}",
        f"__positional__ = {positional}",
        "__prototypes__ = [",
    ]
    for overload in function.overloads:
        wants: list[object] = []
        if overload.twin:
            continue
        for passed in overload.passed:
            found = loader(passed)
            wants.append(found.want if passed.default is None else ["?", found.want])
        wants += [None] * (len(function.slots) - len(wants))
        lines.append(f"({overload.text!r}, {wants!r}),")
    return "\n".join([*lines, "]"])


def signature(slots: tuple[Slot, ...], *, short: bool = False) -> str:
    """The parameters as a `def` has them; `short`: with None for every default."""
    parts: list[str] = []
    for number, slot in enumerate(slots):
        before = slots[number - 1].way if number else "positional"
        if before == "positional" and slot.way != "positional" and number:
            parts.append("/")
        if slot.way == "keyword" and (not number or before != "keyword"):
            parts.append("*")
        parts.append(slot.name if slot.default is None else f"{slot.name}={'None' if short else slot.default}")
    if slots and slots[-1].way == "positional":
        parts.append("/")
    return ", ".join(parts)


def documentation(function: PythonFunction) -> str:
    """The text behind `__doc__` and `__text_signature__`, which Python separates at the two dashes."""
    indents = [len(line) - len(line.lstrip()) for line in function.doc.split("\n")[1:] if line.strip()]
    indent = " " * min(indents, default=0)
    listed = "\n".join(f"{indent}- {overload.text}" for overload in function.overloads if not overload.twin)
    doc = f"{function.doc.rstrip()}\n\n{indent}" if function.doc else ""
    shown = f"{function.name}({signature(function.slots)})"
    head = f"{shown}\n--\n\n" if shown.isascii() else ""  # inspect.signature fails for others
    return f"{head}{doc}Supported prototypes:\n\n{listed}"


__all__ = ["Exposed", "call_table", "documentation", "expose", "loader", "refusal", "signature", "ways_of"]
