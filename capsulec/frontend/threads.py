"""Which definitions of a name are one variable because of OpenMP.

Elsewhere a name that gets a new value is a new variable where no use sees the old one. That is so for statements that
run one after the other. Under OpenMP's directives some threads run a statement and others do not (`master`, `single`,
`section`, `task`), all run a region at once, and a private copy ends with its region:

    j = -1
    #omp master
    j = 7
    total += j      # -1 in all threads but one: both assignments are to one variable
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from typing import Any

import gast

from capsulec.frontend.openmp import blocks_of, text_of
from capsulec.records import record

CONDITIONAL = re.compile(r"(master|single|section|task)\b")
PRIVATE = re.compile(r"\b(?:first)?private\s*\(([^()]*)\)")


@record
class Construct:
    """A statement that directives govern, as the nodes in it; `around` are those of the region that it stands in."""

    inside: set[Any]
    around: set[Any]
    threads: bool
    conditional: bool
    private: set[str]


def unite_across(
    body: list[Any],
    own: list[Any],
    find: Callable[[Any], Any],
    unite: Callable[[list[Any]], None],
    reaching: dict[Any, list[Any]],
) -> None:
    """Unite definitions of variables that live both in and outside of what a directive governs."""
    if not any(text_of(node) is not None for node in own):
        return
    counters = {name for loop in own if isinstance(loop, gast.For) for name in gast.walk(loop.target)}
    plain: dict[str, list[Any]] = {}
    for node in own:
        if isinstance(node, gast.Name) and isinstance(node.ctx, gast.Store | gast.Param) and node not in counters:
            plain.setdefault(node.id, []).append(node)
    uses = [(use, nodes) for use, nodes in reaching.items() if isinstance(use, gast.Name) and nodes]
    for construct in _constructs(body, set(own)):
        assigned = {name for name, nodes in plain.items() if any(node in construct.inside for node in nodes)}
        sides: dict[str, dict[Any, set[bool]]] = {name: {} for name in assigned}
        for name in assigned:
            for node in plain[name]:
                sides[name].setdefault(_root(find, node), set()).add(node in construct.inside)
        for use, nodes in uses:
            if use.id in assigned:
                for node in nodes:
                    sides[use.id].setdefault(_root(find, node), set()).add(use in construct.inside)
        for name in sorted(assigned):
            crossing = [root for root, both in sides[name].items() if root is not None and len(both) == 2]
            if not crossing:
                continue
            others = [node for node in plain[name] if construct.threads and node in construct.inside]
            if construct.conditional or name in construct.private:
                others += [node for node in plain[name] if node in construct.around]
            unite([*crossing, *(node for node in others if _root(find, node) is not None)])


def _root(find: Callable[[Any], Any], node: Any) -> Any:
    try:
        return find(node)
    except KeyError:  # a parameter of a function around
        return None


def _constructs(body: list[Any], around: set[Any]) -> Iterator[Construct]:
    pending: list[str] = []
    for statement in body:
        text = text_of(statement)
        if text is not None:
            pending.append(text)
            continue
        inside = set(gast.walk(statement)) if pending else around
        region = around
        for directive in pending:
            threads = directive.startswith("parallel")
            private = {name.strip() for names in PRIVATE.findall(directive) for name in names.split(",")}
            yield Construct(inside, region, threads, CONDITIONAL.match(directive) is not None, private)
            region = inside if threads else region
        pending = []
        if not isinstance(statement, gast.FunctionDef | gast.ClassDef):
            for inner in blocks_of(statement):
                yield from _constructs(inner, region)
