"""Which variables the threads of an OpenMP region share, as far as clauses do not say it.

A variable that stands in what one directive governs and nowhere else is declared inside, so that each thread has its
own: a clause that says so too is left out. `outside` names the exceptions: what the clauses of directives inside need
to be shared, and what one thread sets for all.

    #omp parallel shared(n)         {
    #omp single
    n = omp.get_num_threads()       int64_t n{}; stands before the region, as the others read it
"""

from __future__ import annotations

import re

from capsulec.ir.nodes import Address, Assign, Block, Directive, For, Function, Local, Stmt
from capsulec.ir.walk import blocks, expressions, statements, subexpressions, with_blocks
from capsulec.records import replace

CLAUSE = re.compile(r" (\w+)\(((?:[^(){}]+:)? ?)(\{\d+\}(?:, \{\d+\})*)((?::[^(){}]*)?)\)")
PLACE = re.compile(r"\{(\d+)\}")
OWN = ("private", "firstprivate", "lastprivate", "copyprivate", "reduction", "linear")
SHARED = ("shared", "depend")
ONE_THREAD = re.compile(r"omp (single|master|section)\b")
WORKSHARING = re.compile(r"omp (for|sections)\b")


def makes_threads(directive: Directive) -> bool:
    """Whether what it governs is run by threads of its own."""
    return directive.text.startswith("omp parallel")


def is_task(directive: Directive) -> bool:
    """Whether what it governs may run later."""
    return re.match(r"omp task\b", directive.text) is not None


def lists(directive: Directive) -> dict[str, set[str]]:
    """The names of variables in each kind of clause."""
    found: dict[str, set[str]] = {}
    for name, _, places, _ in CLAUSE.findall(directive.text):
        found.setdefault(name, set()).update(directive.variables[int(n)].name for n in PLACE.findall(places))
    return found


def settle(function: Function) -> Function:
    """The function with the clauses that its variables need."""
    if not any(isinstance(s, Directive) for s in statements(function.body)):
        return function
    total = _counts(function.body)
    for parameter in function.parameters:
        total[parameter.name] = total.get(parameter.name, 0) + 1
    return replace(function, body=_settled(function.body, total))


def _settled(block: Block, total: dict[str, int]) -> Block:
    found: list[Stmt] = []
    for statement in block:
        inner = with_blocks(statement, lambda b: _settled(b, total))
        found.append(_clauses(inner, total) if isinstance(inner, Directive) else inner)
    return tuple(found)


def _clauses(directive: Directive, total: dict[str, int]) -> Directive:
    inside = _counts(directive.body)
    own = {name for name, count in inside.items() if total.get(name) == count}
    nowhere = {v.name for v in directive.variables if v.name not in total}

    def clause(match: re.Match[str]) -> str:
        name, before, places, behind = match.groups()
        dropped = nowhere | (own if name in OWN else set())
        kept = [p for p in places.split(", ") if directive.variables[int(p[1:-1])].name not in dropped]
        return f" {name}({before}{', '.join(kept)}{behind})" if kept else ""

    directive = _without_unused(replace(directive, text=CLAUSE.sub(clause, directive.text)))
    if is_task(directive):  # what a task sets and others read is nothing that it has a copy of
        named = set().union(*lists(directive).values())
        variables = {s.target.name: s.target for s in statements(directive.body) if isinstance(s, Assign)}
        result = [variables[name] for name in sorted(variables) if name not in own | named]
        return with_clause(directive, "shared", result)
    return directive


def _without_unused(directive: Directive) -> Directive:
    numbers = sorted({int(n) for n in PLACE.findall(directive.text)})
    text = PLACE.sub(lambda match: f"{{{numbers.index(int(match[1]))}}}", directive.text)
    return replace(directive, text=text, variables=tuple(directive.variables[n] for n in numbers))


def with_clause(directive: Directive, name: str, variables: list[Local]) -> Directive:
    """The directive with one more clause, when it has variables."""
    if not variables:
        return directive
    first = len(directive.variables)
    places = ", ".join(f"{{{first + n}}}" for n in range(len(variables)))
    text = f"{directive.text} {name}({places})"
    return replace(directive, text=text, variables=(*directive.variables, *variables))


def _counts(block: Block) -> dict[str, int]:
    """How often each local is mentioned, clauses apart that only list it."""
    found: dict[str, int] = {}
    for statement in statements(block):
        mentioned = [
            e.name for part in expressions(statement) for e in subexpressions(part) if isinstance(e, Local | Address)
        ]
        match statement:
            case Directive():
                listed = set().union(*lists(statement).values())
                mentioned = [name for name in mentioned if name not in listed]
            case Assign(target):
                mentioned.append(target.name)
            case For(var=var):
                mentioned.append(var.name)
        for name in mentioned:
            found[name] = found.get(name, 0) + 1
    return found


def outside(directive: Directive) -> set[str]:
    """The variables that a region shares although nothing around it mentions them."""
    if not makes_threads(directive):
        return set()
    found = {name for kind in SHARED for name in lists(directive).get(kind, ())}
    one: set[str] = set()  # set by one thread, maybe by others too
    elsewhere: set[str] = set()
    _divide(directive.body, one, elsewhere)
    mentioned = _counts(directive.body)
    alone: dict[str, int] = {}
    for inner in statements(directive.body):
        if isinstance(inner, Directive) and not makes_threads(inner):
            listed = lists(inner)
            if WORKSHARING.match(inner.text):
                found |= listed.get("reduction", set()) | listed.get("lastprivate", set())
            if is_task(inner):
                found |= listed.get("depend", set())
            if ONE_THREAD.match(inner.text):
                one -= set().union(*listed.values())
                for name, count in _counts(inner.body).items():
                    alone[name] = max(alone.get(name, 0), count)
    return found | {name for name in one - elsewhere if alone.get(name) != mentioned.get(name)}


def _divide(block: Block, one: set[str], elsewhere: set[str], *, single: bool = False) -> None:
    """The names that are assigned by one thread of a region, and those that every thread assigns."""
    for statement in block:
        match statement:
            case Assign(target):
                (one if single else elsewhere).add(target.name)
            case For(var=var):
                elsewhere.add(var.name)
        is_single = isinstance(statement, Directive) and ONE_THREAD.match(statement.text) is not None
        for inner in blocks(statement):
            _divide(inner, one, elsewhere, single=single or is_single)
