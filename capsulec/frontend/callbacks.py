"""Capsules for a consumer: `export capsule f(types) for scipy.integrate.nquad`.

The consumer table says what is passed; here an export is checked against it, with messages that show it argument by
argument.
"""

from __future__ import annotations

from capsulec.diagnostics import CompileError, Note, close_matches
from capsulec.frontend.infer.binding import parameters_of
from capsulec.frontend.scopes import Scope
from capsulec.ir.exports import Export
from capsulec.ir.types import Scalar, Type
from capsulec.library.consumers import APIS, VARIABLES, Row, converts, fits, full_name, match_parameters, near_misses
from capsulec.library.natural import INTEGRALS, Callback, accepts, callback, forms, safe_rows, wanted_result

WRITTEN = {  # how the C types of the table are written in an export
    "int": "int32",
    "int *": "int32*",
    "double": "float64",
    "double *": "float64*",
    "npy_intp": "intp",
    "npy_intp *": "intp*",
    "void *": "any pointer",
}


def callback_of(export: Export, scope: Scope) -> Callback:
    """What the exported function is to its consumer. Raises CompileError."""
    api = full_name(export.consumer)
    if api is None:
        hint = close_matches(export.consumer, APIS) or f"known are {', '.join(APIS)}"
        message = f"no consumer of capsules is known as {export.consumer}"
        raise CompileError("unknown-consumer", message, export.span, hint=hint)
    types = tuple(parameter.type for parameter in export.parameters)
    positional = sum(not parameter.keyword_only for parameter, _ in parameters_of(scope.node))
    found = callback(api, types, min(positional, len(types)))
    if found is None:
        raise _mismatch(export, api, types)
    for parameter in export.parameters[: found.natural.parameters] if found.natural is not None else ():
        if any(extent is not None for extent in parameter.extents):
            message = f"{api} passes arrays of any length, and {parameter} has one"
            raise CompileError("consumer-mismatch", message, parameter.span, hint=f"write {parameter.type}")
    return found


def result_error(export: Export, found: Callback, result: Type, notes: tuple[Note, ...]) -> CompileError | None:
    """What is wrong with the result of a callback of a consumer."""
    if converts(result, found.row) if found.natural is None else accepts(result, found.natural):
        return None
    if found.natural is None:
        message = f"{export.name} returns {result}, and {found.api} wants a C `{found.row.signature.split()[0]}`"
        integer = found.row.result == Scalar("int32")
        hint = "return 1 for success, 0 for failure" if integer else "return a real number"
        return CompileError("consumer-mismatch", message, notes[0].span if notes else export.span, notes[1:], hint)
    message = f"{export.name} returns {result}, and {found.api} wants {wanted_result(found.natural)}"
    return CompileError("consumer-mismatch", message, notes[0].span if notes else export.span, notes[1:])


def near_miss(export: Export) -> CompileError | None:
    """A warning about an export without `for` that would fit a consumer but for the size of one number."""
    types = tuple(parameter.type for parameter in export.parameters)
    if export.kind != "capsule" or export.consumer or match_parameters(types) is not None:
        return None
    for row, place in near_misses(types):
        c_type, api = row.c_types[place], row.apis[0]
        parameter = export.parameters[place]
        return CompileError(
            "near-miss",
            f"{api} passes {WRITTEN[c_type]} where {export.name} has {parameter.type}: wrong numbers would be read",
            parameter.span,
            hint=f"if {export.name} is for {api}, write {WRITTEN[c_type]}; `for {api}` checks all types",
            severity="warning",
        )
    return None


def _mismatch(export: Export, api: str, types: tuple[Type, ...]) -> CompileError:
    rows = safe_rows(api)
    row = max(rows, key=lambda row: (len(row.parameters) == len(types), _fitting(types, row)))
    if len(types) != len(row.parameters) and api in INTEGRALS and all(isinstance(t, Scalar) for t in types):
        return _wrong_variables(export, api, row)
    wrong = next((n for n, (a, b) in enumerate(zip(types, row.parameters, strict=False)) if not fits(a, b)), None)
    if len(types) == len(row.parameters) and wrong is not None:
        c_type = row.c_types[wrong]
        message = (
            f"{api} passes `{c_type}` as argument {wrong + 1}, {row.passes[wrong]}: {types[wrong]} is another type"
        )
        return CompileError("consumer-mismatch", message, export.parameters[wrong].span, hint=_shown(api, row, types))
    message = f"{export.normalised} is no callback of {api}"
    return CompileError("consumer-mismatch", message, export.span, hint=_shown(api, row, types))


def _wrong_variables(export: Export, api: str, row: Row) -> CompileError:
    count = VARIABLES.get(api)
    wanted = "any number of float64" if count is None else f"{count} float64"
    message = f"{api} passes {wanted}, and {export.normalised} does not take them"
    return CompileError("consumer-mismatch", message, export.span, hint=_shown(api, row, ()))


def _fitting(types: tuple[Type, ...], row: Row) -> int:
    return sum(fits(given, wanted) for given, wanted in zip(types, row.parameters, strict=False))


def _shown(api: str, row: Row, types: tuple[Type, ...]) -> str:
    """What the consumer passes, argument by argument, beside what the export has, and how else to write it."""
    lines = [f"{api} calls `{row.signature}`:"]
    for number, (c_type, what) in enumerate(zip(row.c_types, row.passes, strict=True)):
        given = types[number] if number < len(types) else None
        right = given is not None and fits(given, row.parameters[number])
        verdict = f"{given} fits" if right else f"write {WRITTEN[c_type]}" + (f", not {given}" if given else "")
        lines.append(f"  {number + 1}. {c_type:<10} {what:<32} {verdict}")
    lines.append(f"or write it naturally: {forms(api)}")
    return "\n".join(lines)
