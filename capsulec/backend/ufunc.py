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
from capsulec.ir.core_signature import core_signature
from capsulec.ir.exports import Overload, PythonFunction
from capsulec.ir.nodes import Function
from capsulec.ir.types import Array, Scalar, Tuple, Type
from capsulec.records import record

INDENT = "    "
HEADER = "python/ufunc.hpp"


@record
class Ufuncs:
    """The text of all of a module's ufuncs: loops, and the table `ufuncs`; which of them, by name, may raise."""

    text: str
    headers: frozenset[str]
    raising: frozenset[str]

    @property
    def catches(self) -> bool:
        """Whether the text handles exceptions."""
        return bool(self.raising)


def write_ufuncs(ufuncs: Sequence[PythonFunction], compiled: Mapping[str, Function], names: Names) -> Ufuncs:
    """The C++ of exported ufuncs. `compiled` has the program's functions."""
    headers = {HEADER}
    texts: list[str] = []
    rows: list[str] = []
    raising: set[str] = set()
    for ufunc in ufuncs:
        loops, types = [], []
        for number, overload in enumerate(loops_of(ufunc)):
            loop = names.wrapper(f"{ufunc.name}_loop" if number == 0 else f"{ufunc.name}_loop_{number}")
            if ufunc.signature:
                from capsulec.backend.gufunc import core_loop

                text, raises = core_loop(ufunc, overload, loop, compiled, names, headers)
            else:
                raises = compiled[overload.function].raises
                text = _loop(overload, loop, raises, names, headers)
            if raises:
                raising.add(ufunc.name)
            texts.append(text)
            loops.append(loop)
            operands, results = types_of(ufunc, overload)
            kinds = [run_time_type(Scalar(dtype), headers) for dtype in map(dtype_of, (*operands, *results))]
            types.append(INDENT + " ".join(f"np::type_number<{kind}>," for kind in kinds) + "\n")
        text, row = _row(ufunc, loops, "".join(types), names)
        texts.append(text)
        rows.append(row)
    texts.append(f"const py::Ufunc ufuncs[] = {{\n{''.join(rows)}}};\n")
    return Ufuncs("\n".join(texts), frozenset(headers), frozenset(raising))


def loops_of(ufunc: PythonFunction) -> list[Overload]:
    """An overload for each loop: those for arrays in C order only are part of the loop for any strides."""
    return [overload for overload in ufunc.overloads if not overload.twin]


def types_of(ufunc: PythonFunction, loop: Overload) -> tuple[tuple[Type, ...], tuple[Type, ...]]:
    """The types of what a loop takes, and of what it gives: the items of a tuple are one result each. What a gufunc's
    function has more parameters than operands are its results."""
    taken = tuple(passed.type for passed in loop.passed)
    signature = core_signature(ufunc.signature)
    if signature is not None and len(taken) > len(signature.operands):
        return taken[: len(signature.operands)], taken[len(signature.operands) :]
    return taken, loop.result.items if isinstance(loop.result, Tuple) else (loop.result,)


def dtype_of(type_: Type) -> str:
    """The dtype of an operand or result."""
    assert isinstance(type_, Scalar | Array)
    return type_.dtype


def documentation(ufunc: PythonFunction) -> str:
    """The text behind `__doc__`, before which NumPy puts the parameters."""
    lines = [_prototype(ufunc, loop) for loop in loops_of(ufunc)]
    doc = f"{ufunc.doc.rstrip()}\n\n" if ufunc.doc else ""
    return f"{doc}Supported prototypes:\n\n" + "\n".join(lines)


def _prototype(ufunc: PythonFunction, loop: Overload) -> str:
    """A loop as the docstring shows it: `f(float64[:]) -> float64 with (n)->()`."""
    operands, results = types_of(ufunc, loop)
    called = loop.text
    if len(operands) < len(loop.passed):
        called = f"{ufunc.name}({', '.join(map(str, operands))})"
    signature = core_signature(ufunc.signature)
    if signature is None:
        return f"- {called} -> {', '.join(map(str, results))}"
    shown = (_of_axes(result, len(axes)) for result, axes in zip(results, signature.results, strict=True))
    return f"- {called} -> {', '.join(map(str, shown))} with {ufunc.signature}"


def _of_axes(result: Type, ndim: int) -> Type:
    """A result of a gufunc for those who call it, without an order: NumPy decides that."""
    if isinstance(result, Array):
        return Array(result.dtype, ndim) if ndim else Scalar(result.dtype)
    return result


def _loop(overload: Overload, loop: str, raises: bool, names: Names, headers: set[str]) -> str:
    """The function that NumPy calls for the elements of one line."""
    inner = names.inner()
    arguments, dimensions, steps, count, i, found = (
        inner.local(name) for name in ("arguments", "dimensions", "steps", "count", "i", "found")
    )
    results = overload.result.items if isinstance(overload.result, Tuple) else (overload.result,)
    types = [run_time_type(type_, headers) for type_ in (*(one.type for one in overload.passed), *results)]
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
        lines = caught(lines, headers)
    head = (
        f"CAPSULEC_LOOPS void {loop}"
        f"(char **{arguments}, const intptr_t *{dimensions}, const intptr_t *{steps}, void *) {{\n"
    )
    return f"// {overload.text}\n{head}{''.join(f'{INDENT}{line}{chr(10)}' for line in lines)}}}\n"


def caught(lines: list[str], headers: set[str]) -> list[str]:
    """The statements of a loop that may raise: it ends then, and is not run again while the exception waits."""
    headers.add("python/callback_error.hpp")
    tried = ["try {", *(f"{INDENT}{line}" for line in lines), "} catch (...) {"]
    return ["if (py::error_pending()) return;", *tried, f"{INDENT}py::set_callback_error();", "}"]


def _row(ufunc: PythonFunction, loops: list[str], types: str, names: Names) -> tuple[str, str]:
    """The tables of one ufunc, and its row in the table of all."""
    table, numbers, data = (names.wrapper(f"{ufunc.name}_{what}") for what in ("loops", "types", "data"))
    operands, results = types_of(ufunc, loops_of(ufunc)[0])
    text = (
        f"py::UfuncLoop {table}[] = {{{', '.join(loops)}}};\n"
        f"const char {numbers}[] = {{\n{types}}};\n"
        f"void *const {data}[{len(loops)}] = {{}};\n"
    )
    doc = string_lines(documentation(ufunc), INDENT * 2)
    counts = f"{len(loops)}, {len(operands)}, {len(results)}"
    if ufunc.signature:
        counts += f", {string_literal(ufunc.signature)}"
    row = (
        f"{INDENT}{{\n{INDENT * 2}{string_literal(ufunc.name)},\n{INDENT * 2}{doc},\n"
        f"{INDENT * 2}{table}, {numbers}, {data}, {counts},\n{INDENT}}},\n"
    )
    return text, row
