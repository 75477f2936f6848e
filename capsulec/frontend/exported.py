"""What the exports ask for: the specialisation of each exported function, and mistakes in what they name."""

from __future__ import annotations

import gast

from capsulec.diagnostics import CompileError, CompileErrors, Note, Span, close_matches, not_supported_yet
from capsulec.frontend.infer import Engine, Specialisation
from capsulec.frontend.infer.binding import parameters_of
from capsulec.frontend.infer.body import Body
from capsulec.frontend.infer.calls import default_type, refuse_star_parameters
from capsulec.frontend.infer.names import usable
from capsulec.frontend.scopes import Module, Scope, own_nodes
from capsulec.ir.exports import Export, Parameter
from capsulec.ir.types import CFunction, NoneType, Optional, Pointer, Scalar, Type, widened

KINDS = {
    "function": "exporting a Python function",
    "variable": "exporting a variable",
    "ufunc": "exporting a ufunc",
    "gufunc": "exporting a gufunc",
}


def request(engine: Engine, exports: list[Export]) -> list[tuple[Export, Specialisation]]:
    """Ask for a specialisation for each export. Raises CompileErrors with all that is wrong."""
    errors: list[CompileError] = []
    found: list[tuple[Export, Specialisation]] = []
    for export in exports:
        try:
            found.append((export, _request(engine, export)))
        except CompileErrors as several:
            errors += several.errors
        except CompileError as error:
            errors.append(error)
    if errors:
        raise CompileErrors(errors)
    return found


def check_results(found: list[tuple[Export, Specialisation]]) -> None:
    """Check that a C function can return what each capsule's function returns. Raises CompileErrors."""
    errors = [
        CompileError(
            "capsule-type",
            f"{export.name} returns {widened(spec.result)}, which no C function can",
            _returned(spec) or export.span,
            notes=(Note(export.span, "because of this export"),),
            hint="end every path with a return of a number, or raise"
            if isinstance(spec.result, Optional)
            else "return a number, or store results through a pointer",
        )
        for export, spec in found
        if spec.result is not None and not isinstance(widened(spec.result), Scalar | NoneType | Pointer)
    ]
    if errors:
        raise CompileErrors(errors)


def _returned(spec: Specialisation) -> Span | None:
    """The place of the first value that the function returns."""
    for node in own_nodes(spec.scope.node):
        if isinstance(node, gast.Return) and node.value in spec.expressions:
            return spec.scope.module.source.span(node.value)
    return None


def _request(engine: Engine, export: Export) -> Specialisation:
    if export.kind == "variable" and export.name in engine.module.names():
        raise not_supported_yet(KINDS[export.kind], export.span)
    scope = _function(engine.module, export)
    if export.kind != "capsule":
        raise not_supported_yet(KINDS[export.kind], export.span, "write `export capsule` for a C function")
    if export.consumer:
        raise not_supported_yet("`for` behind a capsule", export.span, "leave it out: the types decide")
    refuse_star_parameters(scope)
    _check_count(scope, export)
    wrong = [error for parameter in export.parameters if (error := _parameter_error(parameter)) is not None]
    if wrong:
        raise CompileErrors(wrong)
    reason = (
        Note(export.span, "because of this export"),
        *(Note(p.span, f"{p.type}, because of this export") for p in export.parameters),
    )
    types = (*(p.type for p in export.parameters), *_default_types(engine, scope, len(export.parameters)))
    return engine.request(scope, types, reason=reason)


def _default_types(engine: Engine, scope: Scope, given: int) -> list[Type]:
    """The types of the parameters that the export leaves out: their defaults, which are constants of the C function."""
    body = Body(engine, Specialisation(scope, (), ()), True)
    types: list[Type] = []
    for _, default in parameters_of(scope.node)[given:]:
        type_ = default_type(body, scope, default)
        if type_ is None:
            raise CompileErrors(engine.errors)
        types.append(type_)
    return types


def _parameter_error(parameter: Parameter) -> CompileError | None:
    """What is wrong with a parameter of a capsule."""
    if isinstance(parameter.type, CFunction):
        return not_supported_yet("a C function as a parameter", parameter.span)
    if not isinstance(parameter.type, Scalar | Pointer):
        return CompileError(
            "capsule-type",
            f"a C function cannot take {parameter.type}",
            parameter.span,
            hint="a capsule's parameters are numbers and pointers: write float64* for an array",
        )
    if parameter.optional:
        return CompileError("capsule-type", "a parameter of a C function cannot be optional", parameter.span)
    return None


def _function(module: Module, export: Export) -> Scope:
    name = export.name
    if name in module.refused:
        error, exported = module.refused[name], Note(export.name_span, f"{name} is exported here")
        if not error.code.startswith("module-"):
            raise error  # it stands inside of the function, and why the function matters is no question
        raise CompileError(error.code, error.message, error.span, (*error.notes, exported), error.hint)
    if name not in module.functions:
        what = "is not defined as a function" if name in module.names() else "is not defined in this module"
        raise CompileError(
            "missing-export",
            f"{name} is exported but {what}",
            export.name_span,
            hint=close_matches(name, module.functions),
        )
    return usable(module.functions[name])


def _check_count(scope: Scope, export: Export) -> None:
    parameters = parameters_of(scope.node)
    wanted, given = len(parameters), len(export.parameters)
    if given <= wanted and all(default is not None for _, default in parameters[given:]):
        return
    plural = "" if wanted == 1 else "s"
    raise CompileError(
        "parameter-count",
        f"{export.name} has {wanted} parameter{plural}, the export gives {given} type{'' if given == 1 else 's'}",
        export.span,
        notes=(Note(scope.span, f"{export.name}({', '.join(p.name for p, _ in parameters)})"),),
    )
