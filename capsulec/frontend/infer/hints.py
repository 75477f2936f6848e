"""Annotations against the types that were found: a hint converts nothing, and what contradicts it is a warning.

`x: float = 1` keeps the int, as Python does. Only a container that nothing is ever put into takes the type of its
elements from the hint: `x: list[str] = []`.
"""

from __future__ import annotations

from typing import Any

import gast

from capsulec.diagnostics import CompileError, Note, Span
from capsulec.frontend.hints import ANY, ELLIPSIS, Hint, hint
from capsulec.frontend.infer.body import Body
from capsulec.frontend.infer.engine import Engine
from capsulec.frontend.scopes import Module, Variable, parameter_nodes
from capsulec.ir.cells import Cell
from capsulec.ir.record_class import RecordClass
from capsulec.ir.types import (
    BOOL,
    BYTES,
    COMPLEX,
    FLOAT,
    INT,
    NONE,
    STR,
    Dict,
    FrozenSet,
    Function,
    List,
    Optional,
    Record,
    Scalar,
    Sequence,
    Set,
    Tuple,
    Type,
    kind,
    widened,
)
from capsulec.library.cells import owned
from capsulec.library.hinted import fits, written

PLAIN: dict[str, Type] = {
    "int": INT, "float": FLOAT, "complex": COMPLEX, "bool": BOOL, "str": STR, "bytes": BYTES, "none": NONE,
}  # fmt: skip


def note_empty(body: Body) -> None:
    """Tell the engine what containers hold according to the annotations, in case nothing is put into them."""
    node = body.scope.node
    for statement in body.annotated:
        if isinstance(statement.target, gast.Attribute):
            _note(body, statement.annotation, _field(body, statement.target))
        for variable in _variables(body, statement):
            _note(body, statement.annotation, body.variable(variable, quiet=True))
    if not isinstance(node, gast.Lambda):
        for parameter, type_ in zip(parameter_nodes(node), body.spec.arguments, strict=False):
            _note(body, parameter.annotation, type_)
        if not body.scope.generator:
            _note(body, node.returns, body.spec.result)


def note_fields(engine: Engine, class_: RecordClass) -> None:
    """Tell the engine what the fields of a dataclass hold according to its annotations."""
    for name, cell in zip(class_.fields, class_.cells, strict=False):
        wanted = annotated(class_, name)
        if wanted is not None:
            engine.hinted.setdefault((class_, name), {})[cell] = wanted


def _field(body: Body, target: Any) -> Type | None:
    """The cell of a field that is stored to, `self.items: list[int] = []`."""
    whole = body.spec.expressions.get(target.value)
    if not isinstance(whole, Record) or target.attr not in whole.definition.fields:
        return None
    return whole.definition.cells[whole.definition.fields.index(target.attr)]


def _note(body: Body, annotation: Any, type_: Type | None) -> None:
    if annotation is not None and type_ is not None:
        wanted = named_type(hint(body.scope.module, annotation))
        if wanted is not None:
            body.engine.hinted.setdefault((body.spec, annotation), {})[type_] = wanted


def named_type(said: Hint) -> Type | None:
    """The type that an annotation names, if it is one type."""
    if said.name == "object":
        return _object(said.value)
    parts = [named_type(part) for part in said.parts if part.name != "..."]
    if said.name in PLAIN:
        return PLAIN[said.name]
    known = [part for part in parts if part is not None]
    if len(known) != len(parts) or not parts:
        return None
    match said.name, known:
        case (("list" | "sequence" | "iterable" | "collection"), [element]):
            return List(element)
        case (("set" | "abstract set"), [element]):
            return Set(element)
        case "frozenset", [element]:
            return FrozenSet(element)
        case "dict", [key, value]:
            return Dict(key, value)
        case "tuple", [element] if len(said.parts) == 2:
            return Sequence(element)
        case "tuple", _:
            return Tuple(tuple(known))
        case "union", ([value, other] | [other, value]) if other == NONE:
            return Optional(value)
        case _:
            return None


_inside: list[RecordClass] = []  # NamedTuples whose fields are being looked at


def _object(class_: RecordClass) -> Type | None:
    """A value of a class of the user's; of a NamedTuple whose fields are declared."""
    if class_.shared:
        return Record(class_)
    if class_ in _inside:
        return None
    _inside.append(class_)
    items = [annotated(class_, name) for name in class_.fields]
    _inside.pop()
    known = [item for item in items if item is not None]
    return Tuple(tuple(known), class_) if len(known) == len(items) else None


def annotated(class_: RecordClass, field: str) -> Type | None:
    """The type that the annotation of a field names."""
    node = class_.annotations.get(field)
    return None if node is None else named_type(hint(class_.module, node))


def fill(type_: Type, wanted: Type) -> bool:
    """Let the empty containers of a type hold what an annotation says; whether there was one."""
    if isinstance(type_, Cell):
        if type_.content is None:
            type_.refine(owned(wanted))
            return True
        return fill(type_.content, wanted)
    if isinstance(type_, Optional) and not isinstance(wanted, Optional):
        return fill(type_.value, wanted)
    if isinstance(wanted, Optional) and not isinstance(type_, Optional):
        return fill(type_, wanted.value)
    match type_, wanted:
        case Dict(key, value), Dict(wanted_key, wanted_value):
            return max(fill(key, wanted_key), fill(value, wanted_value))
        case (
            (List(a), List(b))
            | (Set(a), Set(b))
            | (FrozenSet(a), FrozenSet(b))
            | (Sequence(a), Sequence(b))
            | (Optional(a), Optional(b))
        ):
            return fill(a, b)
        case Tuple(items), Tuple(others) if len(items) == len(others):
            return max([fill(a, b) for a, b in zip(items, others, strict=True)], default=False)
        case _:
            return False


def check(body: Body) -> None:
    """Warn of annotations that contradict the types, when inference is done."""
    node = body.scope.node
    for statement in body.annotated:
        for variable in _variables(body, statement):
            _check_variable(body, variable, statement.annotation)
    if isinstance(node, gast.Lambda):
        return
    arguments = zip(parameter_nodes(node), body.scope.parameters, body.spec.arguments, strict=False)
    for parameter, variable, type_ in arguments:
        if parameter.annotation is None:
            continue
        said = _parameter_hint(body, parameter)
        if not _fits(body, said, type_):
            reasons = body.spec.reason
            position = body.scope.parameters.index(variable)
            notes = reasons[1 + position : 2 + position] if body.spec.exported else reasons[:1]
            _report(body, parameter.annotation, f"{variable.name} is", type_, notes)
        else:
            _check_variable(body, variable, parameter.annotation, said)
    if node.returns is not None:
        _check_result(body, node.returns)


def _fits(body: Body, said: Hint, type_: Type) -> bool:
    """Whether a type is what an annotation says; of a function, whether the calls of it here are."""
    if not fits(said, type_):
        return False
    if said.name != "callable" or not said.parts or not isinstance(type_, Function):
        return True
    *given, result = said.parts
    arguments = type_.definition.node.args
    plain = [*arguments.posonlyargs, *arguments.args]
    if given != [ELLIPSIS]:
        most = len(given) if arguments.vararg is not None else len(plain)
        if not len(plain) - len(arguments.defaults) <= len(given) <= most:
            return False
        if any(default is None for default in arguments.kw_defaults):
            return False
    for spec in body.spec.called:
        if spec.scope is not type_.definition:
            continue
        if given != [ELLIPSIS] and not all(map(fits, given, spec.arguments)):
            return False
        if spec.result is not None and not fits(result, spec.result):
            return False
    return True


def check_constant(body: Body, module: Module, name: str, type_: Type) -> None:
    """Report the annotation of a module-level constant that contradicts its value."""
    annotation = module.annotations.get(name)
    if annotation is None or fits(hint(module, annotation), type_):
        return
    span, found = module.source.span(annotation), written(type_)
    said = module.source.lines[span.line - 1][span.column - 1 : span.end_column - 1]
    notes = (Note(module.source.span(module.constants[name]), found),)
    way = f"write {found} here, or leave the annotation out"
    text = f"{name} is {found}, not {said}"
    body.engine.warn(CompileError("annotation", text, span, notes, way, severity="warning"))


def _variables(body: Body, statement: Any) -> list[Variable]:
    """What an annotated assignment is about; without a value, all variables of the name."""
    if not isinstance(statement.target, gast.Name):
        return []
    if statement.value is None:
        return body.scope.names.get(statement.target.id, [])
    variable = body.scope.assigns[statement.target]
    return [variable] if variable.scope is body.scope else []


def _parameter_hint(body: Body, parameter: Any) -> Hint:
    """A parameter's annotation; `x: int = None` has always meant that None will do."""
    said = hint(body.scope.module, parameter.annotation)
    args = body.scope.node.args
    if parameter is args.vararg:
        return Hint("tuple", (said, ELLIPSIS))
    if parameter is args.kwarg:
        return ANY
    defaults = dict(zip(reversed([*args.posonlyargs, *args.args]), reversed(args.defaults), strict=False))
    defaults |= dict(zip(args.kwonlyargs, args.kw_defaults, strict=True))
    match defaults.get(parameter):
        case gast.Constant(value=None):
            return Hint("union", (said, Hint("none")))
        case _:
            return said


def _check_variable(body: Body, variable: Variable, annotation: Any, said: Hint | None = None) -> None:
    said = said or hint(body.scope.module, annotation)
    for definition, type_ in body.spec.contributions.get(variable, {}).items():
        if type_ is not None and not _fits(body, said, type_):
            place = definition[1] if isinstance(definition, tuple) else definition
            span = _value_span(body, place)
            _report(body, annotation, f"{variable.name} is", type_, (Note(span, written(type_)),))
            return


def _value_span(body: Body, place: Any) -> Span:
    """The place of the value that a definition gives: where `x: str = 1` has it, not the name."""
    for statement in body.annotated:
        if statement.target is place and statement.value is not None:
            return body.span(statement.value)
    return body.span(place)


def _check_result(body: Body, annotation: Any) -> None:
    said = hint(body.scope.module, annotation)
    for node, type_ in body.results:
        if type_ is None or fits(said, type_):
            continue
        name = body.scope.name
        if node is body.scope.node:
            ends = not body.scope.generator
            where = f"{name} returns {written(type_)}" + (" where its end is reached" if ends else "")
            _report(body, annotation, where, type_, (), body.spec.result)
        else:
            notes = (Note(body.span(node), written(type_)),)
            _report(body, annotation, f"{name} returns", type_, notes, body.spec.result)
        return


def _report(
    body: Body, annotation: Any, what: str, type_: Type, notes: tuple[Note, ...], right: Type | None = None
) -> None:
    found = written(type_)
    text = what if found in what else f"{what} {found}"
    span = body.span(annotation)
    said = body.scope.module.source.lines[span.line - 1][span.column - 1 : span.end_column - 1]
    message = f"{text}, not {said if span.line == span.end_line else 'what its annotation says'}"
    export = "change the export, " if any(n.message.endswith("of this export") for n in notes) else ""
    way = f"write {written(right or type_)} here, {export}or leave the annotation out"
    if isinstance(wide := widened(type_), Scalar) and kind(wide.dtype) in "fc":
        way += "; or convert the value"
    body.engine.warn(CompileError("annotation", message, span, notes, way, severity="warning"))
