"""The page of `capsulec report`: one HTML file that needs no other, with what is known of each line."""

from __future__ import annotations

import re
import sys
from collections import Counter
from html import escape
from pathlib import Path
from typing import TYPE_CHECKING

from capsulec import __version__
from capsulec.backend.literals import comment
from capsulec.reporting import highlight
from capsulec.reporting.account import KINDS, Compiled, Line
from capsulec.reporting.versions import STRIDED

if TYPE_CHECKING:
    from capsulec.options import Options
    from capsulec.reporting.cxx_lines import Piece
    from capsulec.reporting.facts import Fact
    from capsulec.reporting.vector_report import VectorReport

# The kinds by what they cost: a line's edge has the colour of the first one that it has.
EDGES = ("python", "scalar", "runtime", "allocates", "index", "vector", "fused")


def page(options: Options, compiled: Compiled, lines: list[Line], vector: VectorReport) -> str:
    """The text of the page."""
    template = Path(__file__).with_name("page.html").read_text(encoding="utf-8")
    code = highlight.python("\n".join(compiled.source.lines), {line.number: line.hints for line in lines})
    rows = [_row(line, html) for line, html in zip(lines, code, strict=False)]
    parts = {
        "TITLE": escape(comment(options.source.name)),
        "SUMMARY": _summary(vector),
        "FILTERS": _filters(lines),
        "ROWS": "\n".join(rows),
    }
    # What is put in is not looked at again.
    return re.sub(r"@(TITLE|SUMMARY|FILTERS|ROWS)@", lambda match: parts[match[1]], template)


def _summary(vector: VectorReport) -> str:
    python = f"Python {sys.version_info.major}.{sys.version_info.minor}"
    compiler = f"loops as {vector.compiler} reports them" if vector.compiler else vector.absent
    return escape(f"capsulec {__version__}, {python}; {compiler}")


def _filters(lines: list[Line]) -> str:
    """A button for each kind of fact that the program has, with the number of its lines."""
    counts = Counter(kind for line in lines for kind in {fact.kind for fact, _ in line.facts})
    return "\n".join(
        f'<button type="button" class="filter {kind}" data-kind="{kind}" aria-pressed="false">'
        f"{escape(words)}<b>{counts[kind]}</b></button>"
        for kind, words in KINDS.items()
        if counts[kind]
    )


def _row(line: Line, code: str) -> str:
    kinds = list(dict.fromkeys(fact.kind for fact, _ in line.facts))
    # What is true of arrays of any strides alone is not the usual case.
    usual = {fact.kind for fact, labels in line.facts if labels != (STRIDED,)}
    edge = next((f" edge-{kind}" for kind in EDGES if kind in usual), "")
    facts = "".join(_fact(fact, labels) for fact, labels in line.facts)
    opens = ' tabindex="0" aria-expanded="false"' if line.pieces else ""
    head = (
        f'<div class="line{edge}{" opens" if line.pieces else ""}" id="L{line.number}" data-kinds="{" ".join(kinds)}"'
        f'{opens}><a class="number" href="#L{line.number}">{line.number}</a>'
        f'<code>{code or " "}</code><div class="facts">{facts}</div></div>'
    )
    if not line.pieces:
        return head
    note = f"<p>its work is done in the loop of line {line.fused_into}:</p>" if line.fused_into else ""
    return f'{head}\n<div class="cxx" hidden>{note}{"".join(map(_piece, line.pieces))}</div>'


def _fact(fact: Fact, labels: tuple[str, ...]) -> str:
    title = f' title="{escape(fact.detail)}"' if fact.detail else ""
    where = f"<small>{escape('; '.join(labels))}</small>" if labels else ""
    return f'<span class="fact {fact.kind}"{title}>{escape(fact.text)}{where}</span>'


def _piece(piece: Piece) -> str:
    label = f"<b>{escape(piece.label)}</b>" if piece.label else ""
    head = "" if piece.text.startswith(piece.head) else f"<span>{escape(piece.head)}</span>"
    title = f"<figcaption>{label}{head}</figcaption>" if label or head else ""
    return f"<figure>{title}<pre>{highlight.cxx(piece.text)}</pre></figure>"
