"""Exported ufuncs: a loop for each specialisation, and the table from which the runtime header python/ufunc.hpp makes
NumPy's objects.

    // f(float64)
    CAPSULEC_LOOPS void f_loop(char **arguments, const intptr_t *dimensions, const intptr_t *steps, void *) {
        char *const argument_0 = arguments[0];
        char *const result_0 = arguments[1];
        const intptr_t count = dimensions[0];
        if (steps[0] == intptr_t(sizeof(double)) && steps[1] == intptr_t(sizeof(double))) {
            for (intptr_t i = 0; i != count; ++i) {
                py::adjacent<double>(result_0, i) = f(py::adjacent<double>(argument_0, i));
            }
            return;
        }
        for (intptr_t i = 0; i != count; ++i) {
            py::distant<double>(result_0, i * steps[1]) = f(py::distant<double>(argument_0, i * steps[0]));
        }
    }

The first of the two loops is there for the C++ compiler, which can use vector instructions where elements are next to
each other. NumPy runs loops without the GIL; one that raises sets Python's error, ends, and is not run again.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from capsulec.backend.literals import string_lines, string_literal
from capsulec.backend.spelling import Names
from capsulec.backend.types import declared, run_time_type
from capsulec.ir.exports import Overload, PythonFunction
from capsulec.ir.nodes import Function
from capsulec.ir.types import Tuple, Type
from capsulec.records import record

INDENT = "    "
HEADER = "python/ufunc.hpp"


@record
class Ufuncs:
    """The text of all of a module's ufuncs: loops, and the table `ufuncs`; `catches`: one of them may raise."""

    text: str
    headers: frozenset[str]
    catches: bool


def write_ufuncs(ufuncs: Sequence[PythonFunction], compiled: Mapping[str, Function], names: Names) -> Ufuncs:
    """The C++ of exported ufuncs. `compiled` has the program's functions."""
    headers = {HEADER}
    texts: list[str] = []
    rows: list[str] = []
    catches = False
    for ufunc in ufuncs:
        loops, types = [], []
        for number, overload in enumerate(ufunc.overloads):
            loop = names.wrapper(f"{ufunc.name}_loop" if number == 0 else f"{ufunc.name}_loop_{number}")
            raises = compiled[overload.function].raises
            catches = catches or raises
            texts.append(_loop(overload, loop, raises, names, headers))
            loops.append(loop)
            kinds = [run_time_type(type_, headers) for type_ in (*_arguments(overload), *results_of(overload.result))]
            types.append(INDENT + " ".join(f"np::type_number<{kind}>," for kind in kinds) + "\n")
        text, row = _row(ufunc, loops, "".join(types), names)
        texts.append(text)
        rows.append(row)
    texts.append(f"const py::Ufunc ufuncs[] = {{\n{''.join(rows)}}};\n")
    return Ufuncs("\n".join(texts), frozenset(headers), catches)


def results_of(result: Type) -> tuple[Type, ...]:
    """The types of what a ufunc gives: the items of a tuple are one result each."""
    return result.items if isinstance(result, Tuple) else (result,)


def documentation(ufunc: PythonFunction) -> str:
    """The text behind `__doc__`, before which NumPy puts the parameters."""
    lines = [f"- {loop.text} -> {', '.join(map(str, results_of(loop.result)))}" for loop in ufunc.overloads]
    doc = f"{ufunc.doc.rstrip()}\n\n" if ufunc.doc else ""
    return f"{doc}Supported prototypes:\n\n" + "\n".join(lines)


def _arguments(overload: Overload) -> list[Type]:
    return [passed.type for passed in overload.passed]


def _loop(overload: Overload, loop: str, raises: bool, names: Names, headers: set[str]) -> str:
    """The function that NumPy calls for the elements of one line."""
    inner = names.inner()
    arguments, dimensions, steps, count, i, found = (
        inner.local(name) for name in ("arguments", "dimensions", "steps", "count", "i", "found")
    )
    results = results_of(overload.result)
    types = [run_time_type(type_, headers) for type_ in (*_arguments(overload), *results)]
    places = [inner.local(f"argument_{number}") for number in range(len(overload.passed))]
    places += [inner.local(f"result_{number}") for number in range(len(results))]
    lines = [f"char *const {place} = {arguments}[{number}];" for number, place in enumerate(places)]
    lines.append(f"const intptr_t {count} = {dimensions}[0];")

    def body(elements: list[str]) -> list[str]:
        given = len(overload.passed)
        call = f"{names.function(overload.function)}({', '.join(elements[:given])})"
        stored = [f"{elements[given]} = {call};"]
        if isinstance(overload.result, Tuple):
            headers.add("python/tuple.hpp")
            stored = [f"const {declared(overload.result, found, headers)} = {call};"]
            stored += [f"{to} = py::item_of<{number}>({found});" for number, to in enumerate(elements[given:])]
        head = f"for (intptr_t {i} = 0; {i} != {count}; ++{i}) {{"
        return [head, *(f"{INDENT}{line}" for line in stored), "}"]

    typed = list(zip(types, places, strict=True))
    tests = [f"{steps}[{number}] == intptr_t(sizeof({type_}))" for number, type_ in enumerate(types)]
    near = body([f"py::adjacent<{type_}>({place}, {i})" for type_, place in typed])
    far = body([f"py::distant<{type_}>({place}, {i} * {steps}[{n}])" for n, (type_, place) in enumerate(typed)])
    lines += [f"if ({' && '.join(tests)}) {{", *(f"{INDENT}{line}" for line in near), f"{INDENT}return;", "}", *far]
    if raises:
        headers.add("python/callback_error.hpp")
        lines = ["try {", *(f"{INDENT}{line}" for line in lines), "} catch (...) {"]
        lines += [f"{INDENT}py::set_callback_error();", "}"]
        lines = ["if (py::error_pending()) return;", *lines]
    head = (
        f"CAPSULEC_LOOPS void {loop}"
        f"(char **{arguments}, const intptr_t *{dimensions}, const intptr_t *{steps}, void *) {{\n"
    )
    return f"// {overload.text}\n{head}{''.join(f'{INDENT}{line}{chr(10)}' for line in lines)}}}\n"


def _row(ufunc: PythonFunction, loops: list[str], types: str, names: Names) -> tuple[str, str]:
    """The tables of one ufunc, and its row in the table of all."""
    table, numbers, data = (names.wrapper(f"{ufunc.name}_{what}") for what in ("loops", "types", "data"))
    first = ufunc.overloads[0]
    text = (
        f"py::UfuncLoop {table}[] = {{{', '.join(loops)}}};\n"
        f"const char {numbers}[] = {{\n{types}}};\n"
        f"void *const {data}[{len(loops)}] = {{}};\n"
    )
    doc = string_lines(documentation(ufunc), INDENT * 2)
    counts = f"{len(loops)}, {len(first.passed)}, {len(results_of(first.result))}"
    row = (
        f"{INDENT}{{\n{INDENT * 2}{string_literal(ufunc.name)},\n{INDENT * 2}{doc},\n"
        f"{INDENT * 2}{table}, {numbers}, {data}, {counts},\n{INDENT}}},\n"
    )
    return text, row
