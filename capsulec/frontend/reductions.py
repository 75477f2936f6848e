"""`#omp declare reduction(name : type : combiner) initializer(omp_priv = value)`, and the directives that use it.

The combiner is a statement of Python's about `omp_out` and `omp_in`, for values of any type. A directive that names it
becomes one whose threads compute in a variable of their own, which they combine with the program's one after the other:

    #omp parallel for reduction(join:l)         #omp parallel
    for i in range(n):                          if 1:
        l.append(i)                                 l_of_thread = []
                                                    #omp for
                                                    for i in range(n): l_of_thread.append(i)
                                                    #omp critical
                                                    l.extend(l_of_thread)
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

import gast

from capsulec.diagnostics import CompileError, Span
from capsulec.frontend.openmp import NESTED, blocks_of, statement_of, text_of
from capsulec.records import record

if TYPE_CHECKING:
    from capsulec.frontend.syntax import Source

DECLARATION = re.compile(rf"declare\s+reduction\s*\(({NESTED}*)\)\s*(?:initializer\s*\(({NESTED}*)\))?\s*$")
REDUCTION = re.compile(r"\breduction\s*\(\s*([A-Za-z_]\w*)\s*:([^()]*)\)")
COLON = re.compile(r"(?<!:):(?!:)")
WORDS = re.compile(r"(parallel\s+for|parallel\s+sections|parallel|for|sections)\b(?!\s+(?:simd|for|sections)\b)")
OF_TEAM = re.compile(rf"\s*,?\s*\b(?:if|num_threads|default|copyin|proc_bind)\s*\({NESTED}*\)")
BUILT_IN = ("and", "or", "min", "max")
# What a private copy starts as, where nothing says it.
DEFAULTS = {
    "int": "0", "long": "0", "bool": "False", "float": "0.0", "double": "0.0", "complex": "0j", "str": "''",
    "list": "[]", "dict": "{}", "set": "set()",
}  # fmt: skip


@record
class Reduction:
    """A declared reduction: the statement that combines, and the value that a thread starts with."""

    combiner: str
    initial: str


def rewrite(source: Source, tree: Any) -> None:
    """Write the declared reductions of a file out. Raises CompileError."""
    declared: dict[str, Reduction] = {}
    bodies = [body for statement in gast.walk(tree) for body in blocks_of(statement)]
    for body in bodies:
        for statement in list(body):
            text = text_of(statement)
            if text is not None and re.match(r"declare\s+reduction\b", text):
                names, reduction = _declaration(text, source.span(statement))
                declared.update(dict.fromkeys(names, reduction))
                body[body.index(statement)] = gast.copy_location(gast.Pass(), statement)
    if declared:
        for body in bodies:
            _rewrite_block(source, body, declared)


def _declaration(text: str, span: Span) -> tuple[list[str], Reduction]:
    match = DECLARATION.match(text)
    parts = COLON.split(match[1], maxsplit=2) if match else []
    if match is None or len(parts) != 3:
        hint = "as in #omp declare reduction(join : list : omp_out.extend(omp_in)) initializer(omp_priv = [])"
        raise CompileError("openmp", "`omp declare reduction` needs a name, a type and a combiner", span, hint=hint)
    name, types, combiner = (part.strip() for part in parts)
    if not name.isidentifier() or name in BUILT_IN:
        hint = "give it a name, and say reduction(name:x)"
        raise CompileError("openmp", f"{name!r} cannot be declared as a reduction", span, hint=hint)
    initial = (match[2] or "").strip()
    if initial:
        value = re.fullmatch(r"omp_priv\s*(?:=\s*(.+)|\((.+)\))", initial)
        if value is None:
            hint = "initializer(omp_priv = 0)"
            raise CompileError("openmp", f"initializer({initial}) does not set omp_priv", span, hint=hint)
        initial = value[1] or value[2]
    else:
        known = {DEFAULTS.get(t.strip(), "") for t in types.split(",")}
        if len(known) > 1 or "" in known:
            hint = "add initializer(omp_priv = value)"
            raise CompileError("openmp", f"what a reduction of {types} starts with is not known", span, hint=hint)
        initial = known.pop()
    for code in (combiner, initial):
        _parsed(code, span)
    return [name], Reduction(combiner, initial)


def _parsed(code: str, span: Span) -> list[Any]:
    try:
        found: list[Any] = gast.parse(code).body
    except SyntaxError:
        hint = "write it in Python: omp_out += omp_in"
        raise CompileError("openmp", f"{code!r} in `omp declare reduction` is not Python", span, hint=hint) from None
    return found


def _rewrite_block(source: Source, body: list[Any], declared: dict[str, Reduction]) -> None:
    position = 0
    pending: list[int] = []
    while position < len(body):
        text = text_of(body[position])
        if text is not None:
            pending.append(position)
            position += 1
            continue
        for at in reversed(pending):
            used = [m for m in REDUCTION.finditer(text_of(body[at]) or "") if m[1] in declared]
            if used:
                written = _written(source, body[at], body[at + 1 : position + 1], used, declared)
                body[at : position + 1] = [written]
                position = at
        pending = []
        position += 1


def _written(source: Source, place: Any, governed: list[Any], used: list[Any], declared: dict[str, Reduction]) -> Any:
    """The statement that stands for a directive with declared reductions and for what it governs."""
    text = text_of(place) or ""
    span = source.span(place)
    words = WORDS.match(text)
    if words is None:
        raise CompileError("openmp", f"a declared reduction cannot stand in `omp {text.split('(')[0]}`", span)
    kind = " ".join(words[1].split())
    before: list[Any] = []
    after: list[Any] = []
    names: dict[str, str] = {}
    for match in used:
        reduction = declared[match[1]]
        for name in (n.strip() for n in match[2].split(",")):
            own = f"{name}_of_thread"
            while re.search(rf"\b{own}\b", source.text):
                own += "_"
            names[name] = own
            before += _renamed(_parsed(f"{own} = {reduction.initial}", span), {"omp_orig": name})
            combining = _renamed(_parsed(reduction.combiner, span), {"omp_out": name, "omp_in": own})
            combining = combining if len(combining) == 1 else [_block(combining)]
            after += [statement_of(f"critical (reduction_{match[1]})", place), *combining]
    rest = text[words.end() :]
    for match in used:
        rest = rest.replace(match[0], "")
    values = list(place.value.elts[1:])
    team = "".join(OF_TEAM.findall(rest)) if kind.startswith("parallel") else ""
    own_clauses = OF_TEAM.sub("", rest) if team else rest
    inner = kind.removeprefix("parallel").strip()
    governed = _renamed(governed, names)
    if inner:
        waits = not kind.startswith("parallel") and not re.search(r"\bnowait\b", rest)
        nowait = "" if re.search(r"\bnowait\b", rest) else " nowait"
        inside = [*before, statement_of(f"{inner}{own_clauses}{nowait}", place, values), *governed, *after]
        inside += [statement_of("barrier", place)] if waits else []
    else:
        team, inside = rest, [*before, *governed, *after]
    made = _block(inside)
    if kind.startswith("parallel"):
        made = _block([statement_of(f"parallel{team}", place, values), made])
    for node in gast.walk(made):
        if not hasattr(node, "lineno"):
            gast.copy_location(node, place)
    return made


def _block(body: list[Any]) -> Any:
    return gast.If(gast.Constant(True, None), body, [])


def _renamed(body: list[Any], names: dict[str, str]) -> list[Any]:
    for statement in body:
        for node in gast.walk(statement):
            if isinstance(node, gast.Name):
                node.id = names.get(node.id, node.id)
    return body
