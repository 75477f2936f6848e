"""Export lines to `Export`s: what the user promises of the module.

`annotation_text` finds the lines, `annotation_grammar` parses each, `annotation_types` turns the syntax
of types into types; here they become exports, and it is checked that the exports of one name go together.
Every mistake is reported, not only the first. A `.pythran` file that exports something replaces the
comments, as it does for Pythran.
"""

from __future__ import annotations

from collections.abc import Iterator

from capsulec.diagnostics import CompileError, CompileErrors, Note
from capsulec.frontend.annotation_grammar import ExportError, Node, syntax
from capsulec.frontend.annotation_text import Annotation, capitalised, in_comments, in_sidecar
from capsulec.frontend.annotation_types import Form, combinations, forms, note_classes
from capsulec.ir.exports import Export, Kind, Parameter
from capsulec.ir.types import Array, Type

KINDS: dict[str, Kind] = {"": "function", "capsule": "capsule", "ufunc": "ufunc", "gufunc": "gufunc"}


class Overload:
    """An export, and whether each of its parameters was written with `::`."""

    __slots__ = ("export", "strided")

    def __init__(self, export: Export, strided: tuple[bool, ...]) -> None:
        self.export, self.strided = export, strided


def parse(source: str, path: str, sidecar: tuple[str, str] | None = None) -> list[Export]:
    """The exports of a source text in the order written, overloads expanded.

    `sidecar` is path and text of its `.pythran` file. Raises CompileError, or CompileErrors for several
    mistakes.
    """
    annotations = in_sidecar(sidecar[1], sidecar[0]) if sidecar else []
    annotations = annotations or in_comments(source, path)
    if not annotations:
        raise _no_export(source, path)
    note_classes(source)
    errors: list[CompileError] = []
    overloads: list[Overload] = []
    for annotation in annotations:
        mistakes: list[ExportError] = []
        overloads += _statement(annotation, mistakes)
        errors += [_located(mistake, annotation) for mistake in mistakes]
    exports = list(_distinct(overloads, errors))
    if len(errors) > 1:
        raise CompileErrors(sorted(errors, key=_position))
    if errors:
        raise errors[0]
    return exports


def _position(error: CompileError) -> tuple[int, int]:
    return (error.span.line, error.span.column) if error.span else (0, 0)


def _statement(annotation: Annotation, mistakes: list[ExportError]) -> list[Overload]:
    """The overloads of one statement. An entry of its list that has mistakes adds those and no overload."""
    try:
        root = syntax(annotation.text)
    except ExportError as mistake:
        mistakes.append(mistake)
        return []
    overloads: list[Overload] = []
    for item in root.parts:
        wrong = list(_wrong_parts(item, root.text))
        choices: list[list[Form]] = []
        for parameter in item.parts:
            try:
                choices.append(forms(parameter.parts[0], pointers=root.text == "capsule"))
            except ExportError as mistake:
                wrong.append(mistake)
        try:
            if not wrong:
                overloads += _overloads(item, root.text, choices, annotation)
        except ExportError as mistake:
            wrong.append(mistake)
        mistakes += wrong
    return overloads


def _wrong_parts(item: Node, word: str) -> Iterator[ExportError]:
    """What is wrong whatever the types are: missing parts of each kind of export, and where `?` stands."""
    if word and item.kind == "variable":
        hint = f"write #pythran export {word} {item.text}(types)"
        yield ExportError("missing-types", f"a {word} needs the types of its parameters", item.place, hint)
        return
    if item.consumer and word != "capsule":
        hint = f"write #pythran export capsule {item.text}(types) {item.consumer.text}"
        message = "only a capsule is made for a consumer"
        yield ExportError("consumer-without-capsule", message, item.consumer.place, hint)
    if word == "gufunc":
        from capsulec.ir.core_signature import core_signature

        if item.signature is None or core_signature(item.signature.text[1:-1]) is None:
            message = "a gufunc needs a signature as NumPy writes it"
            hint = 'write it after the types: #pythran export gufunc dot(float64[:], float64[:]) "(n),(n)->()"'
            yield ExportError("bad-signature", message, (item.signature or item).place, hint)
    for before, after in zip(item.parts, item.parts[1:], strict=False):
        if before.text and not after.text:
            message = "a parameter after an optional one must be optional too"
            yield ExportError("optional-order", message, after.place, "add '?'", ((before.place, "optional"),))


def _overloads(item: Node, word: str, choices: list[list[Form]], annotation: Annotation) -> Iterator[Overload]:
    """One overload for each combination of the parameters' alternatives."""
    if word == "capsule":
        _check_single(item, choices)
    for combination in combinations(choices, item.place):
        export = Export(
            KINDS[word] if item.kind == "call" else "variable",
            _identifier(item.text),
            _parameters(item, choices, combination, annotation),
            item.consumer.text.split()[1] if item.consumer else "",
            item.signature.text[1:-1] if item.signature else "",
            annotation.span(item.place),
            annotation.span((item.start, item.start + len(item.text))),
            " ".join(annotation.text[item.start : item.end].split()),
        )
        yield Overload(export, tuple(form.strided for form in combination))


def _identifier(name: str) -> str:
    """The name as Python compares it: of letters that mean the same, one form."""
    if name.isascii():
        return name
    from unicodedata import normalize

    return normalize("NFKC", name)


def _check_single(item: Node, choices: list[list[Form]]) -> None:
    """A capsule is one C function. Raises ExportError."""
    for parameter, choice in zip(item.parts, choices, strict=True):
        if len(choice) > 1 or parameter.text:
            way = "these alternatives" if len(choice) > 1 else "an optional parameter"
            message = f"a capsule is one C function, and {way} would make several"
            hint = "export one capsule for each, under a name of its own"
            raise ExportError("overloaded-capsule", message, parameter.place, hint)


def _parameters(
    item: Node, choices: list[list[Form]], combination: tuple[Form, ...], annotation: Annotation
) -> tuple[Parameter, ...]:
    """The parameters of one combination.

    A shorter call belongs to the first alternatives of the parameters that it leaves out: `f(int, int or
    float?)` has one overload that takes one argument, not two.
    """
    parameters: list[Parameter] = []
    droppable = True
    for node, choice, form in reversed(list(zip(item.parts, choices, combination, strict=True))):
        droppable = droppable and node.text == "?" and form is choice[0]
        parameters.append(Parameter(form.type, droppable, form.extents, annotation.span(form.node.place)))
    return tuple(reversed(parameters))


def _distinct(overloads: list[Overload], errors: list[CompileError]) -> Iterator[Export]:
    """The exports, without repetitions that Pythran needs; adds the errors of those that conflict."""
    names: dict[str, Export] = {}
    calls: dict[tuple[object, ...], Overload] = {}
    for overload in overloads:
        export = overload.export
        first = names.setdefault(export.name, export)
        if first is not export and (first.kind != export.kind or export.kind in ("variable", "capsule")):
            errors.append(_conflict(export, first))
            continue
        others = [calls.setdefault((export.name, *call), overload) for call in _calls(export)]
        other = next((other for other in others if other is not overload), None)
        if other is None:
            yield export
        elif overload in others or not _strides_differ(overload, other):
            errors.append(_conflict(export, other.export))


def _strides_differ(one: Overload, other: Overload) -> bool:
    """Whether `::` was written in different places of the parameters that both have."""
    return any(left != right for left, right in zip(one.strided, other.strided, strict=False))


def _calls(export: Export) -> Iterator[tuple[object, ...]]:
    """A key for each number of arguments, equal for overloads that take the same arguments."""
    for count in range(export.required, len(export.parameters) + 1):
        yield tuple((_layout(parameter.type), parameter.extents) for parameter in export.parameters[:count])


def _layout(type_: Type) -> Type:
    """The type, with one name for the two orders of an array of one axis, which are the same layout."""
    match type_:
        case Array(dtype, 1, "F"):
            return Array(dtype, 1, "C")
        case _:
            return type_


def _conflict(export: Export, other: Export) -> CompileError:
    """The error of an export that cannot stand beside an earlier one of the same name."""
    code, hint, name = "duplicate-export", "remove one of them", export.name
    if export.kind != other.kind:
        message = f"'{name}' is exported as a {export.kind} and as a {other.kind}"
        hint = "export a second function under another name"
    elif export.kind == "capsule" and export.normalised != other.normalised:
        code, message = (
            "overloaded-capsule",
            f"capsule '{name}' is exported twice, and a capsule is one C function",
        )
        hint = "export the other one under a name of its own"
    elif export.kind != "variable" and "".join(export.text.split()) != "".join(other.text.split()):
        code, message = (
            "ambiguous-overloads",
            f"no call could tell this overload of '{name}' from another one",
        )
    elif export.span == other.span:
        message = f"'{export.normalised}' stands twice among these alternatives"
    else:
        message = f"'{export.normalised}' is exported twice"
    notes = () if export.span == other.span else (Note(other.span, "the other one"),)
    return CompileError(code, message, export.span, notes, hint)


def _no_export(source: str, path: str) -> CompileError:
    hint = "write a comment like this above a function:\n#pythran export name(int, float64[:], float64[:,:])"
    if capitalised(source):
        hint = "an export begins with #pythran export, in small letters and with nothing in between"
    return CompileError("no-export", "nothing is exported from this file", path=path, hint=hint)


def _located(mistake: ExportError, annotation: Annotation) -> CompileError:
    """The mistake with its place in the file."""
    notes = tuple(Note(annotation.span(place), message) for place, message in mistake.notes)
    return CompileError(mistake.code, mistake.message, annotation.span(mistake.place), notes, mistake.hint)
