"""Objects of the file's classes as arguments: what an export's `Point` is, and what is in its fields.

The types of the fields are those that the class declares, `x: float`, or those of the parameters of `__init__`: an
export asks for the function that makes an object of such values, as a call in the file would.
"""

from __future__ import annotations

import gast

from capsulec.diagnostics import CompileError, CompileErrors, Note, Span, not_supported_yet
from capsulec.frontend.class_members import HOOKS
from capsulec.frontend.hints import hint
from capsulec.frontend.infer import Engine, Specialisation
from capsulec.frontend.infer.binding import parameters_of
from capsulec.frontend.infer.body import Body
from capsulec.frontend.infer.calls import default_type
from capsulec.frontend.infer.hints import annotated, fill, named_type, note_fields
from capsulec.frontend.infer.names import usable
from capsulec.ir.cells import Cell
from capsulec.ir.exports import Export, Parameter
from capsulec.ir.record_class import RecordClass
from capsulec.ir.type_parts import parts, with_parts
from capsulec.ir.types import Record, Tuple, Type, widened
from capsulec.records import replace


def with_classes(engine: Engine, export: Export) -> Export:
    """The export with the file's classes for what stands for them. Raises CompileErrors."""
    errors: list[CompileError] = []
    found: list[Parameter] = []
    for parameter in export.parameters:
        try:
            found.append(replace(parameter, type=_known(engine, parameter.type, parameter.span)))
        except CompileError as error:
            errors.append(error)
    if errors:
        raise CompileErrors(errors)
    return export if tuple(found) == export.parameters else replace(export, parameters=tuple(found))


def _known(engine: Engine, type_: Type, span: Span) -> Type:
    if not isinstance(type_, Record):
        return with_parts(type_, lambda part: _known(engine, part, span))
    name, module = type_.definition.name, engine.module
    if name in module.refused:
        error = module.refused[name]
        raise CompileError(
            error.code, error.message, error.span, (*error.notes, Note(span, "exported here")), error.hint
        )
    scope = module.functions.get(name)
    class_: RecordClass | None = None if scope is None else getattr(scope.node, "record_class", None)
    if class_ is None:
        raise CompileError("unknown-type", f"'{name}' is no class whose objects compiled functions can take", span)
    if class_.enumeration:
        raise not_supported_yet("a member of an enumeration as an argument", span, "pass its value or its name")
    if class_.shared:
        _declare(engine, class_, span)
        return Record(class_)
    items = [_annotation(class_, field, span) for field in class_.fields]
    return Tuple(tuple(items), class_)


def _annotation(class_: RecordClass, field: str, span: Span) -> Type:
    """The type that a field is declared with. Raises CompileError where that is none."""
    found = annotated(class_, field)
    if found is None:
        hint_ = f"annotate it: {field}: int"
        text = f"the type of the field {field} of {class_.name} is not known from its annotation"
        raise CompileError("export-type", text, span, hint=hint_)
    return found


def _declare(engine: Engine, class_: RecordClass, span: Span) -> None:
    """Let the fields of a class hold what its annotations say, and those of the classes in them."""
    if class_ in engine.declared:
        return
    engine.declared[class_] = False
    engine.records[class_] = None
    note_fields(engine, class_)
    if not class_.plain:
        for field, cell in zip(class_.fields, class_.cells, strict=True):
            wanted = _annotation(class_, field, span)
            fill(cell, wanted)
            _declare_inside(engine, wanted, span)


def _declare_inside(engine: Engine, type_: Type, span: Span) -> None:
    if isinstance(type_, Record):
        _declare(engine, type_.definition, span)
    for part in parts(type_):
        _declare_inside(engine, part, span)


def request_classes(engine: Engine, caller: Specialisation, span: Span) -> None:
    """Ask for what makes objects of the classes that exports name, and for the methods that the runtime calls."""
    reason = (Note(span, "because of this export"),)
    while not all(engine.declared.values()):
        class_ = next(one for one, done in engine.declared.items() if not done)
        engine.declared[class_] = True
        for name, count in HOOKS.items():
            if name in class_.methods:
                engine.request(usable(class_.methods[name]), (Record(class_),) * count, (), caller, reason)
        if class_.plain:
            types = _made_of(engine, class_, span)
            engine.request(usable(class_.constructor), types, (), caller, reason)
            for type_ in types:
                _declare_inside(engine, type_, span)


def _made_of(engine: Engine, class_: RecordClass, span: Span) -> tuple[Type, ...]:
    """The types of the parameters of `__init__`. Raises CompileError for one without an annotation or a default."""
    scope = class_.constructor
    body = Body(engine, Specialisation(scope, (), ()), True)
    types: list[Type] = []
    for parameter, default in parameters_of(scope.node):
        type_ = _parameter(class_, parameter.name)
        if type_ is None and default is not None:
            found = default_type(body, scope, default)
            type_ = None if found is None else widened(found)
        if type_ is None:
            text = f"the type of {parameter.name}, of which {class_.name} makes its objects, is not known"
            way = f"annotate it: def __init__(self, {parameter.name}: int)"
            raise CompileError("export-type", text, span, (Note(scope.span, "it is defined here"),), way)
        types.append(type_)
    return tuple(types)


def _parameter(class_: RecordClass, name: str) -> Type | None:
    """The type that a parameter of `__init__` is declared with."""
    for node in gast.walk(class_.methods["__init__"].node.args):
        if isinstance(node, gast.Name) and node.id == name and node.annotation is not None:
            return named_type(hint(class_.module, node.annotation))
    return None


def undeclared(type_: Type) -> bool:
    """Whether a type is or holds objects, of whose fields is known when inference is done."""
    return isinstance(type_, Record) or any(map(undeclared, parts(type_))) or isinstance(type_, Cell)
