"""What the exports of ufuncs may say, and what their functions may return."""

from __future__ import annotations

from capsulec.diagnostics import CompileError, Note, Span
from capsulec.ir.exports import Export, Parameter
from capsulec.ir.types import Scalar, Tuple, Type

NUMBERS = "a ufunc's function takes numbers and returns a number, or a tuple of numbers"
MOST = 32  # arguments and results together, in any NumPy


def parameter_error(parameter: Parameter) -> CompileError | None:
    """What is wrong with a parameter of a ufunc."""
    if not isinstance(parameter.type, Scalar):
        hint = f"{NUMBERS}: NumPy calls it for each element of its arrays"
        return CompileError("ufunc-type", f"a ufunc cannot take {parameter.type}", parameter.span, hint=hint)
    if parameter.optional:
        hint = "leave the type out: the parameter then has its default"
        return CompileError("ufunc-type", "a parameter of a ufunc cannot be optional", parameter.span, hint=hint)
    return None


def number_error(export: Export) -> CompileError | None:
    """What is wrong with the number of a ufunc's parameters."""
    if export.parameters:
        return None
    return CompileError("ufunc-type", "a ufunc has one parameter at least", export.span)


def result_error(export: Export, result: Type, place: Span, notes: tuple[Note, ...]) -> CompileError | None:
    """What is wrong with the result of a ufunc's function."""
    items = result.items if isinstance(result, Tuple) else (result,)
    if not items or not all(isinstance(item, Scalar) for item in items):
        return CompileError("ufunc-type", f"{export.name} returns {result}, which no ufunc can", place, notes, NUMBERS)
    if len(export.parameters) + len(items) > MOST:
        message = f"{export.name} has more than the {MOST} parameters and results that a ufunc can have"
        return CompileError("ufunc-type", message, place, notes)
    return None


def loops_error(export: Export, result: Type, earlier: list[tuple[Export, Type]]) -> CompileError | None:
    """What keeps a loop from standing in one ufunc beside the `earlier` ones."""
    for other, others in earlier:
        note = (Note(other.span, "the other loop"),)
        if _shape(export, result) != _shape(other, others):
            message = f"all loops of the ufunc {export.name} need as many parameters and results"
            return CompileError("ufunc-type", message, export.span, note)
        if _dtypes(export) == _dtypes(other):
            message = f"two loops of the ufunc {export.name} take the same dtypes"
            hint = "to NumPy, int is int64, float is float64 and complex is complex128: remove one of them"
            return CompileError("ufunc-type", message, export.span, note, hint)
    return None


def _shape(export: Export, result: Type) -> tuple[int, int]:
    """How many parameters and results a loop has."""
    return len(export.parameters), len(result.items) if isinstance(result, Tuple) else 1


def _dtypes(export: Export) -> list[str]:
    return [parameter.type.dtype for parameter in export.parameters if isinstance(parameter.type, Scalar)]
