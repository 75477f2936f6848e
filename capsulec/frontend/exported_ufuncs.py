"""What the exports of ufuncs and gufuncs may say, and what their functions may return."""

from __future__ import annotations

from capsulec.diagnostics import CompileError, Note, Span
from capsulec.ir.core_signature import CoreSignature, core_signature
from capsulec.ir.exports import Export, Parameter
from capsulec.ir.types import Array, NoneType, Scalar, Tuple, Type

NUMBERS = "a ufunc's function takes numbers and returns a number, or a tuple of numbers"
MOST = 32  # arguments and results together, in any NumPy


def parameter_errors(export: Export) -> list[CompileError]:
    """What is wrong with the parameters of a ufunc or gufunc."""
    if not export.parameters:
        article = f"a {export.kind}"
        return [CompileError("ufunc-type", f"{article} has one parameter at least", export.span)]
    if export.kind == "ufunc":
        return [error for parameter in export.parameters if (error := _number_error(parameter)) is not None]
    signature = signature_of(export)
    operands, results, given = len(signature.operands), len(signature.results), len(export.parameters)
    if given not in (operands, operands + results):
        message = (
            f"{export.name} has {given} type{'' if given == 1 else 's'}, and "
            f"{operands} operand{'' if operands == 1 else 's'} by its signature {export.signature}"
        )
        hint = "write a type for each operand; a function that writes its results has one more for each result"
        return [CompileError("ufunc-type", message, export.span, hint=hint)]
    return [
        error
        for number, (parameter, axes) in enumerate(zip(export.parameters, _axes(signature), strict=False))
        if (error := _core_error(parameter, axes, number >= operands)) is not None
    ]


def signature_of(export: Export) -> CoreSignature:
    """The signature of a gufunc, which has been found right."""
    found = core_signature(export.signature)
    assert found is not None
    return found


def writes_results(export: Export) -> bool:
    """Whether a gufunc's function gets the arrays of its results, and writes to them."""
    return export.kind == "gufunc" and len(export.parameters) > len(signature_of(export).operands)


def _axes(signature: CoreSignature) -> tuple[tuple[str, ...], ...]:
    return (*signature.operands, *signature.results)


def _number_error(parameter: Parameter) -> CompileError | None:
    """What is wrong with a parameter of a ufunc."""
    if not isinstance(parameter.type, Scalar):
        hint = f"{NUMBERS}: NumPy calls it for each element of its arrays"
        return CompileError("ufunc-type", f"a ufunc cannot take {parameter.type}", parameter.span, hint=hint)
    return _optional_error(parameter)


def _optional_error(parameter: Parameter) -> CompileError | None:
    if parameter.optional:
        hint = "leave the type out: the parameter then has its default"
        return CompileError("ufunc-type", "a parameter of a ufunc cannot be optional", parameter.span, hint=hint)
    return None


def _core_error(parameter: Parameter, axes: tuple[str, ...], written: bool) -> CompileError | None:
    """What is wrong with a parameter of a gufunc that has these core dimensions, or with one that is `written`."""
    ndim = max(len(axes), 1) if written else len(axes)
    wanted = _described(ndim)
    shown = f"({','.join(axes)})"
    match parameter.type:
        case Scalar() if ndim == 0:
            return _optional_error(parameter)
        case Array(_, found, order) if found == ndim:
            if order:
                hint = "NumPy passes arrays of any strides: leave order(...) out"
                return CompileError("ufunc-type", "a gufunc cannot ask for an order", parameter.span, hint=hint)
            if any(extent is not None for extent in parameter.extents):
                hint = "write the length into the signature, as in (3)->(), and : here"
                return CompileError(
                    "ufunc-type", "a gufunc's signature says how long its axes are", parameter.span, hint=hint
                )
            return _optional_error(parameter)
    where = "as the signature says of this result" if written else "as the signature says of this operand"
    return CompileError("ufunc-type", f"{parameter.type} is not {wanted}, {where}: {shown}", parameter.span)


def result_error(export: Export, result: Type, place: Span, notes: tuple[Note, ...]) -> CompileError | None:
    """What is wrong with the result of the function of a ufunc or gufunc."""
    items = result.items if isinstance(result, Tuple) else (result,)
    if export.kind == "gufunc":
        if (error := _core_results_error(export, result, items, place, notes)) is not None:
            return error
    elif not items or not all(isinstance(item, Scalar) for item in items):
        return CompileError("ufunc-type", f"{export.name} returns {result}, which no ufunc can", place, notes, NUMBERS)
    if len(export.parameters) + len(items) > MOST:
        message = f"{export.name} has more than the {MOST} parameters and results that a ufunc can have"
        return CompileError("ufunc-type", message, place, notes)
    return None


def _core_results_error(
    export: Export, result: Type, items: tuple[Type, ...], place: Span, notes: tuple[Note, ...]
) -> CompileError | None:
    """What keeps the result of a gufunc's function from being what its signature says."""
    message = f"{export.name} returns {result}"
    if writes_results(export):
        if isinstance(result, NoneType):
            return None
        hint = "a function whose export has types for its results writes to them, and returns nothing"
        return CompileError("ufunc-type", message, place, notes, hint)
    wanted = signature_of(export).results
    fits = len(items) == len(wanted) and all(map(_is_result, items, wanted))
    if fits:
        return None
    parts = [_described(len(axes)) for axes in wanted]
    described = parts[0] if len(parts) == 1 else f"a tuple of {', '.join(parts)}"
    return CompileError(
        "ufunc-type", f"{message}, and its signature {export.signature} wants {described}", place, notes
    )


def _described(ndim: int) -> str:
    """What has so many axes."""
    return "a number" if ndim == 0 else "an array of 1 axis" if ndim == 1 else f"an array of {ndim} axes"


def _is_result(item: Type, axes: tuple[str, ...]) -> bool:
    return isinstance(item, Array) and item.ndim == len(axes) if axes else isinstance(item, Scalar)


def loops_error(export: Export, result: Type, earlier: list[tuple[Export, Type]]) -> CompileError | None:
    """What keeps a loop from standing in one ufunc beside the `earlier` ones."""
    for other, others in earlier:
        note = (Note(other.span, "the other loop"),)
        if "".join(export.signature.split()) != "".join(other.signature.split()):
            message = f"all loops of the gufunc {export.name} need the same signature"
            return CompileError("ufunc-type", message, export.span, note)
        if _shape(export, result) != _shape(other, others):
            message = f"all loops of the {export.kind} {export.name} need as many parameters and results"
            return CompileError("ufunc-type", message, export.span, note)
        if _dtypes(export) == _dtypes(other):
            message = f"two loops of the {export.kind} {export.name} take the same dtypes"
            hint = "to NumPy, int is int64, float is float64 and complex is complex128: remove one of them"
            return CompileError("ufunc-type", message, export.span, note, hint)
    return None


def _shape(export: Export, result: Type) -> tuple[int, int]:
    """How many parameters and results a loop has."""
    return len(export.parameters), len(result.items) if isinstance(result, Tuple) else 1


def _dtypes(export: Export) -> list[str]:
    """The dtypes of the operands."""
    count = len(signature_of(export).operands) if export.kind == "gufunc" else len(export.parameters)
    types = (parameter.type for parameter in export.parameters[:count])
    return [type_.dtype for type_ in types if isinstance(type_, Scalar | Array)]
