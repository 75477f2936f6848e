"""Loops of exported gufuncs: NumPy gives each call its part of the arrays.

    // total(float64[:])
    void total_loop(char **arguments, const intptr_t *dimensions, const intptr_t *steps, void *) {
        const intptr_t count = dimensions[0];
        np::core<double, 1> argument_0{{{dimensions[1]}}, steps + 2};
        if (argument_0.ordered()) {
            for (intptr_t i = 0; i != count; ++i) {
                py::distant<double>(arguments[1], i * steps[1]) = total(argument_0.at(arguments[0] + i * steps[0]));
            }
            return;
        }
        … the same with total_1, which is compiled for any strides
    }

An array that the function returns is copied to where NumPy wants it; what is not as long as the signature says is a
ValueError. A function whose export has types for its results gets the arrays themselves, and writes to them. NumPy
takes care of arrays that overlap, but for results that are written over an operand: calls then get a copy of that.
"""

from __future__ import annotations

from collections.abc import Mapping

from capsulec.backend.literals import string_literal
from capsulec.backend.spelling import Names
from capsulec.backend.types import declared, run_time_type
from capsulec.backend.ufunc import INDENT, caught, dtype_of, types_of
from capsulec.diagnostics import CompileError
from capsulec.ir.core_signature import core_signature
from capsulec.ir.exports import Overload, PythonFunction
from capsulec.ir.nodes import Function
from capsulec.ir.types import Array, Scalar, Tuple, Type
from capsulec.records import record


@record
class _Operand:
    """What one call takes or gives of one array: the C++ type of its elements, its core dimensions as C++ texts, the
    place among NumPy's arguments, the object that finds a call's part (nothing for numbers)."""

    element: str
    extents: tuple[str, ...]
    first_step: str
    place: str
    found: str

    @property
    def type_arguments(self) -> str:
        return f"{self.element}, {len(self.extents)}"


@record
class _LoopNames:
    """What a loop calls its own parameters and variables."""

    arguments: str
    dimensions: str
    steps: str
    count: str
    i: str
    found: str


def core_loop(
    ufunc: PythonFunction,
    loop: Overload,
    name: str,
    compiled: Mapping[str, Function],
    names: Names,
    headers: set[str],
) -> tuple[str, bool]:
    """The function that NumPy calls, and whether it catches exceptions. Raises CompileError."""
    operands, results = types_of(ufunc, loop)
    twin = next((one for one in ufunc.overloads if one.twin and one.text == loop.text), None)
    for one in (loop, *([twin] if twin else [])):
        _refuse_writes(compiled[one.function], len(operands))
    inner = names.inner()
    own = _LoopNames(*(inner.local(n) for n in ("arguments", "dimensions", "steps", "count", "i", "found")))
    writes = len(loop.passed) > len(operands)
    parts = _operands(ufunc, (*operands, *results), len(operands) if writes else None, inner, own, headers)
    lines = [f"const intptr_t {own.count} = {own.dimensions}[0];"]
    for number, part in enumerate(parts[: len(loop.passed)]):
        if part.found:
            headers.add("numpy/core.hpp")
            given = [f"{{{{{', '.join(part.extents)}}}}}", part.first_step]
            if number < len(operands) and any(isinstance(result, Array) for result in results):
                given.append(" || ".join(f"{part.place} == {other.place}" for other in parts[len(operands) :]))
            lines.append(f"np::core<{part.type_arguments}> {part.found}{{{', '.join(given)}}};")
    ordered = [f"{part.found}.ordered()" for part in parts[: len(loop.passed)] if part.found]
    if twin is not None and ordered:
        body = _calls(ufunc, twin, parts, writes, names, own, headers)
        lines += [f"if ({' && '.join(ordered)}) {{", *(f"{INDENT}{line}" for line in body), f"{INDENT}return;", "}"]
    lines += _calls(ufunc, loop, parts, writes, names, own, headers)
    copied = not writes and any(isinstance(result, Array) for result in results)
    raises = copied or bool(ordered) or any(compiled[one.function].raises for one in (loop, twin) if one is not None)
    if raises:
        lines = caught(lines, headers)
    signed = f"char **{own.arguments}, const intptr_t *{own.dimensions}, const intptr_t *{own.steps}, void *"
    head = f"void {name}({signed}) {{\n"
    return f"// {loop.text}\n{head}{''.join(f'{INDENT}{line}{chr(10)}' for line in lines)}}}\n", raises


def _refuse_writes(function: Function, operands: int) -> None:
    """NumPy may pass the caller's array or a copy of it, so that nobody could say what a write to it does."""
    for parameter in function.parameters[:operands]:
        if parameter.name in function.writes:
            message = f"{function.python_name} writes to {parameter.name}, an operand of its gufunc"
            hint = "copy it first, or give the export a type for each result: the function then writes to those"
            raise CompileError("ufunc-type", message, parameter.span or function.span, hint=hint)


def _operands(
    ufunc: PythonFunction,
    types: tuple[Type, ...],
    written_from: int | None,
    inner: Names,
    own: _LoopNames,
    headers: set[str],
) -> list[_Operand]:
    """Operands and results of a loop; from `written_from` on they are arrays that the function writes to."""
    signature = core_signature(ufunc.signature)
    assert signature is not None
    axes_of = (*signature.operands, *signature.results)
    numbers = {name: number + 1 for number, name in enumerate(signature.names)}
    found, step = [], len(axes_of)
    for number, (type_, axes) in enumerate(zip(types, axes_of, strict=True)):
        extents = tuple(f"{own.dimensions}[{numbers[axis]}]" for axis in axes)
        first = f"{own.steps} + {step}"
        if written_from is not None and number >= written_from and not axes:
            extents, first = ("1",), "nullptr"  # a number to write to is an array of one
        what = "result" if number >= len(signature.operands) else "argument"
        place = number - len(signature.operands) if what == "result" else number
        variable = inner.local(f"{what}_{place}") if isinstance(type_, Array) else ""
        element = run_time_type(Scalar(dtype_of(type_)), headers)
        found.append(_Operand(element, extents, first, f"{own.arguments}[{number}]", variable))
        step += len(axes)
    return found


def _calls(
    ufunc: PythonFunction,
    loop: Overload,
    parts: list[_Operand],
    writes: bool,
    names: Names,
    own: _LoopNames,
    headers: set[str],
) -> list[str]:
    """The statements that call the function for each part of the arrays."""
    given, arguments = len(loop.passed), []
    for number, part in enumerate(parts[:given]):
        offset = f"{own.i} * {own.steps}[{number}]"
        if part.found:
            arguments.append(f"{part.found}.at({part.place} + {offset})")
        else:
            arguments.append(f"py::distant<{part.element}>({part.place}, {offset})")
    call = f"{names.function(loop.function)}({', '.join(arguments)})"
    if writes:
        signature = core_signature(ufunc.signature)
        assert signature is not None
        written = [(n, part) for n, part in enumerate(parts) if n >= len(signature.operands)]
        stored = [f"{call};"]
        stored += [f"{part.found}.put({part.place} + {own.i} * {own.steps}[{n}]);" for n, part in written]
    else:
        stored = _stored(ufunc, loop, parts, call, own, headers)
    return [f"for (intptr_t {own.i} = 0; {own.i} != {own.count}; ++{own.i}) {{", *(f"{INDENT}{s}" for s in stored), "}"]


def _stored(
    ufunc: PythonFunction, loop: Overload, parts: list[_Operand], call: str, own: _LoopNames, headers: set[str]
) -> list[str]:
    """The statements that make one call and put what it returns where NumPy wants it."""
    _, results = types_of(ufunc, loop)
    given = len(loop.passed)
    lines, values = [], [call]
    if isinstance(loop.result, Tuple):
        headers.add("python/tuple.hpp")
        lines.append(f"const {declared(loop.result, own.found, headers)} = {call};")
        values = [f"py::item_of<{number}>({own.found})" for number in range(len(results))]
    for number, (result, value) in enumerate(zip(results, values, strict=True), given):
        part = parts[number]
        offset = f"{own.i} * {own.steps}[{number}]"
        if isinstance(result, Array):
            headers.add("numpy/core_result.hpp")
            extents = f"{{{{{', '.join(part.extents)}}}}}"
            message = string_literal(f"{ufunc.name}() returned an array of shape ")
            wanted = string_literal(f", and its signature {ufunc.signature} wants ")
            where = f"{part.place} + {offset}, {extents}, {part.first_step}"
            lines.append(f"np::put_core({value}, {where}, {message}, {wanted});")
        else:
            lines.append(f"py::distant<{part.element}>({part.place}, {offset}) = {value};")
    return lines
