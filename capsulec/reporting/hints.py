"""The types of the names on each line, as inference found them: what the page shows when the mouse is over a name."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

import gast

from capsulec.ir.types import widened
from capsulec.records import record
from capsulec.reporting.versions import STRIDED

if TYPE_CHECKING:
    from capsulec.frontend.infer import Specialisation
    from capsulec.frontend.syntax import Source
    from capsulec.ir.types import Type
    from capsulec.reporting.versions import Versions


@record
class Hint:
    """A name in a line, from `start` to `end` in characters from 0, and its types, a line for each."""

    start: int
    end: int
    text: str


def hints(specialisations: list[Specialisation], source: Source, versions: Versions) -> dict[int, tuple[Hint, ...]]:
    """The hints of each line, from left to right."""
    types: dict[tuple[int, int, int], dict[str, list[str]]] = {}  # place -> text -> labels of versions
    known = {spec: versions.of[spec].label for spec in specialisations if spec in versions.of}
    for spec in sorted(known, key=lambda spec: STRIDED in known[spec]):
        for line, start, end, text in _typed(spec, source):
            types.setdefault((line, start, end), {}).setdefault(text, []).append(known[spec])
    found: dict[int, list[Hint]] = {}
    for (line, start, end), texts in sorted(types.items()):
        if found.get(line) and found[line][-1].end > start:
            continue
        shown = (text if len(texts) == 1 else f"{text}   {', '.join(filter(None, at))}" for text, at in texts.items())
        found.setdefault(line, []).append(Hint(start, end, "\n".join(line.rstrip() for line in shown)))
    return {line: tuple(several) for line, several in found.items()}


def _typed(spec: Specialisation, source: Source) -> Iterator[tuple[int, int, int, str]]:
    """Line, start, end and text of everything in a function that has a type."""
    node = spec.scope.node
    if isinstance(node, gast.FunctionDef):
        line = source.lines[node.lineno - 1]
        start = line.find(node.name, line.find("def ") + 4)
        if start >= 0:
            result = "None" if spec.result is None else str(widened(spec.result))
            yield node.lineno, start, start + len(node.name), f"{node.name}: function that gives {result}"
    called = {call.func: call for call in _inside(node) if isinstance(call, gast.Call)}
    for each in _inside(node):
        if isinstance(each, gast.Name):
            type_ = _type_of_name(spec, each)
            start = source.column(each.lineno, each.col_offset) - 1
        elif isinstance(each, gast.Attribute) and each.end_lineno is not None:
            type_ = spec.expressions.get(each)
            start = source.column(each.end_lineno, each.end_col_offset) - 1 - len(each.attr)
        else:
            continue
        name = each.id if isinstance(each, gast.Name) else each.attr
        line_number = each.lineno if isinstance(each, gast.Name) else each.end_lineno
        if source.lines[line_number - 1][start : start + len(name)] != name:
            continue  # a node that stands for another text
        if each in called:
            given = spec.expressions.get(called[each])
            if given is not None:
                yield line_number, start, start + len(name), f"{name}(…): {widened(given)}"
                continue
        if type_ is not None:
            yield line_number, start, start + len(name), f"{name}: {widened(type_)}"


def _inside(node: Any) -> Iterator[Any]:
    """The nodes of a function without those of functions inside it."""
    pending = list(gast.iter_child_nodes(node))
    while pending:
        found = pending.pop()
        yield found
        if not isinstance(found, gast.FunctionDef | gast.Lambda | gast.ClassDef):
            pending += gast.iter_child_nodes(found)


def _type_of_name(spec: Specialisation, name: Any) -> Type | None:
    if isinstance(name.ctx, gast.Load):
        known = spec.expressions.get(name)
        if known is not None:
            return known
        variable = spec.scope.uses.get(name)
    else:
        variable = spec.scope.assigns.get(name) or spec.scope.uses.get(name)
    return None if variable is None else spec.variable_type(variable)
