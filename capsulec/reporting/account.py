"""All that is known of the lines of a program: the stages' values in, one record for each line out."""

from __future__ import annotations

from typing import TYPE_CHECKING

from capsulec.records import record
from capsulec.reporting.cxx_lines import Piece, pieces_of
from capsulec.reporting.facts import Fact, facts
from capsulec.reporting.hints import Hint, hints
from capsulec.reporting.vector_report import VectorReport, vector_facts
from capsulec.reporting.versions import Versions

if TYPE_CHECKING:
    from capsulec.backend.assemble import Page
    from capsulec.frontend.infer import Specialisation
    from capsulec.frontend.scopes import Module
    from capsulec.frontend.syntax import Source
    from capsulec.ir.nodes import Program

# The kinds of facts in the order in which a line shows them; what costs most comes first.
KINDS = {
    "python": "goes through Python",
    "fused": "fused",
    "vector": "vectorised",
    "scalar": "not vectorised",
    "parallel": "in parallel",
    "allocates": "allocates",
    "index": "checks an index",
    "proved": "no check needed",
    "runtime": "calls the runtime",
    "calls": "calls a function",
    "versions": "decided at run time",
    "raises": "may raise",
    "nothing": "no code",
}


@record
class Compiled:
    """What the stages made of one file: `lowered` is the program before the passes, `program` behind them; `names` are
    the functions' names in it."""

    source: Source
    module: Module
    specialisations: list[Specialisation]
    names: dict[Specialisation, str]
    lowered: Program
    program: Program
    page: Page


@record
class Line:
    """One line of the source. `facts` have the versions of the function that they are true of, () for all; `pieces` are
    its C++, which stands at the line `fused_into` where that is another one."""

    number: int
    text: str
    facts: tuple[tuple[Fact, tuple[str, ...]], ...]
    pieces: tuple[Piece, ...]
    hints: tuple[Hint, ...]
    fused_into: int


def account(compiled: Compiled, vector: VectorReport | None = None) -> list[Line]:
    """The lines of the file. Without `vector` nothing is said of vector code."""
    source = compiled.source
    versions = Versions(compiled.specialisations, compiled.names, compiled.module)
    found = facts(compiled, versions)
    pieces, of_cxx = pieces_of(compiled.page.text, source.path, versions)
    if vector is not None:
        vector_facts(vector, of_cxx, found)
    shown = hints(compiled.specialisations, source, versions)
    lines = source.lines[:-1] if source.lines[-1] == "" else source.lines
    result = []
    for number, text in enumerate(lines, 1):
        into = 0 if number in pieces else found.fused_into(number)
        own = tuple(pieces.get(into or number, ()))
        result.append(Line(number, text, _sorted(found.of(number), versions), own, shown.get(number, ()), into))
    return result


def _sorted(found: dict[Fact, dict[str, None]], versions: Versions) -> tuple[tuple[Fact, tuple[str, ...]], ...]:
    """The facts in the order of their kinds, each with the labels of the versions that it is true of.

    Of versions in which a fact has other details, it has those of all.
    """
    merged: dict[tuple[str, str], tuple[dict[str, None], dict[str, None]]] = {}
    for fact, names in found.items():
        details, known = merged.setdefault((fact.kind, fact.text), ({}, {}))
        details[fact.detail] = None
        known.update(names)
    order, first = list(KINDS), list(versions.by_name)
    result = []
    for (kind, text), (details, known) in merged.items():
        ranks = [first.index(name) for name in known if name in first]
        labels = versions.labels([first[rank] for rank in sorted(ranks)])
        result.append((order.index(kind), min(ranks, default=0), Fact(kind, text, "\n".join(details)), labels))
    return tuple((fact, labels) for _, _, fact, labels in sorted(result, key=lambda each: each[:2]))


def as_text(lines: list[Line]) -> str:
    """The lines with their facts below them, for a terminal."""
    width = len(str(len(lines)))
    shown: list[str] = []
    for line in lines:
        shown.append(f"{line.number:>{width}}  {line.text}".rstrip())
        for fact, labels in line.facts:
            where = f" ({'; '.join(labels)})" if labels else ""
            shown.append(f"{'':>{width}}  {' ' * _indentation(line.text)}# {fact.text}{where}")
    return "\n".join(shown) + "\n"


def _indentation(text: str) -> int:
    return len(text) - len(text.lstrip())
