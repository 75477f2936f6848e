"""What OpenMP allows where: the clauses of each directive, and the directives inside of others.

A compiler for C++ checks the same, in words about the text that it is given; these are about the program.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import gast

from capsulec.diagnostics import CompileError, Span
from capsulec.frontend.openmp import Clause, Directive, blocks_of, parse, text_of

OPERATORS = ("+", "-", "*", "&", "|", "^", "&&", "||", "and", "or", "min", "max")
DATA = ("private", "firstprivate", "lastprivate", "shared", "copyprivate", "reduction", "linear")
OF_PARALLEL = ("if", "num_threads", "default", "private", "firstprivate", "shared", "copyin", "reduction", "proc_bind")
OF_FOR = ("private", "firstprivate", "lastprivate", "linear", "reduction", "schedule", "collapse", "ordered")
OF_SECTIONS = ("private", "firstprivate", "lastprivate", "reduction")
OF_SIMD = ("safelen", "simdlen", "linear", "aligned", "private", "lastprivate", "reduction", "collapse", "if")
CLAUSES: dict[str, tuple[str, ...]] = {
    "parallel": OF_PARALLEL,
    "for": (*OF_FOR, "nowait"),
    "sections": (*OF_SECTIONS, "nowait"),
    "single": ("private", "firstprivate", "copyprivate", "nowait"),
    "task": (
        "if", "final", "untied", "default", "mergeable", "private", "firstprivate", "shared", "depend", "priority",
    ),
    "simd": OF_SIMD,
    "parallel for": (*OF_PARALLEL, *OF_FOR),
    "parallel sections": (*OF_PARALLEL, *OF_SECTIONS),
    "for simd": (*OF_FOR, *OF_SIMD, "nowait"),
    "parallel for simd": (*OF_PARALLEL, *OF_FOR, *OF_SIMD),
    "cancel for": ("if",), "cancel parallel": ("if",), "cancel sections": ("if",), "cancel taskgroup": ("if",),
}  # fmt: skip
WORKSHARING = ("for", "for simd", "sections", "single")
# What no barrier and no division of work may stand in, unless a region of its own comes between.
NOT_TOGETHER = (*WORKSHARING, "parallel for", "parallel sections", "parallel for simd", "section", "critical", "atomic",
    "ordered", "master", "task")  # fmt: skip


def check_clauses(directive: Directive, span: Span) -> None:
    """Raise CompileError for clauses that the directive cannot have."""
    known = CLAUSES.get(directive.words, ())
    seen: dict[str, str] = {}
    for clause in directive.clauses:
        if clause.name == "":
            continue
        if clause.name not in known:
            having = sorted(words for words, names in CLAUSES.items() if clause.name in names)
            hint = f"{clause.name} goes with `omp {having[0]}`" if having else ""
            raise CompileError("openmp", f"`omp {directive.words}` cannot have {clause.name}", span, hint=hint)
        if clause.name in ("if", "num_threads", "schedule", "collapse", "default", "ordered", "nowait", "final"):
            _once(clause, clause.name, seen, span)
        if clause.name == "reduction" and clause.operator not in OPERATORS:
            hint = f"one of {' '.join(OPERATORS)}, or a name that #omp declare reduction declares"
            raise CompileError("openmp", f"{clause.operator!r} is no operator of a reduction", span, hint=hint)
        if clause.name == "copyin":
            message = "copyin is about threadprivate variables, which are not supported"
            raise CompileError("openmp", message, span, hint="firstprivate gives each thread a copy of a variable")
        if clause.name in DATA:
            for name in clause.variables:
                both = {seen.get(name), clause.name} == {"firstprivate", "lastprivate"}
                if not both:
                    _once(clause, name, seen, span)
                seen[name] = clause.name
    if "copyprivate" in seen.values() and any(clause.name == "nowait" for clause in directive.clauses):
        raise CompileError("openmp", "copyprivate makes threads wait, so that nowait cannot stand beside it", span)


def _once(clause: Clause, what: str, seen: dict[str, str], span: Span) -> None:
    if what in seen:
        beside = (
            f"{what} stands in {seen[what]} and in {clause.name}"
            if what != clause.name
            else f"{what} stands there twice"
        )
        raise CompileError("openmp", beside, span)
    seen[what] = clause.name


def check_nesting(body: list[Any], span: Callable[[Any], Span]) -> None:
    """Raise CompileError for directives that cannot stand inside of those around them in a function."""
    if any(text_of(node) is not None for statement in body for node in gast.walk(statement)):
        _check_block(body, [], span)


def _check_block(body: list[Any], around: list[Directive], span: Callable[[Any], Span]) -> None:
    pending: list[Directive] = []
    for statement in body:
        text = text_of(statement)
        if text is not None:
            directive = parse(text, span(statement))
            _check(directive, [*around, *pending], span(statement))
            if not directive.standalone:
                pending.append(directive)
            continue
        inner = [*around, *pending]
        if pending and pending[-1].words in ("sections", "parallel sections"):
            _check_sections(statement, span)
        pending = []
        if not isinstance(statement, gast.FunctionDef | gast.ClassDef):
            for block in blocks_of(statement):
                _check_block(block, inner, span)


def _check(directive: Directive, around: list[Directive], span: Span) -> None:
    words = directive.words
    outer = around[-1].words if around else ""
    region = [d for d in around if d.words != "taskgroup"]
    start = max((n for n, d in enumerate(region) if d.words == "parallel"), default=-1)
    inside = region[start + 1 :]
    if words == "barrier" or words in WORKSHARING:
        wrong = next((d.words for d in reversed(inside) if d.words in NOT_TOGETHER), None)
        if wrong is not None:
            message = f"`omp {words}` cannot stand in `omp {wrong}`, which threads do not run together"
            raise CompileError("openmp", message, span)
    if words == "section" and outer not in ("sections", "parallel sections"):
        raise CompileError("openmp", "`omp section` stands in the block of `omp sections`", span)
    if words == "ordered":
        loops = [d for d in inside if d.loop]
        if not loops or not any(clause.name == "ordered" for clause in loops[-1].clauses):
            hint = f"#omp {loops[-1].words} ordered" if loops else "#omp parallel for ordered"
            raise CompileError("openmp", "`omp ordered` stands in a loop whose directive says ordered", span, hint=hint)
    if words == "master":
        wrong = next((d.words for d in inside if d.loop or d.words in ("sections", "section", "single", "task")), None)
        if wrong is not None:
            raise CompileError("openmp", f"`omp master` cannot stand in `omp {wrong}`", span)
    if words in ("critical", "atomic") and directive.name in [d.name for d in around if d.words == words]:
        raise CompileError("openmp", f"`omp {words}` in itself would wait for ever", span)
    if words.startswith(("cancel ", "cancellation point ")):
        what = words.split()[-1]
        if not any(what in d.words.split() for d in around):
            raise CompileError("openmp", f"`omp {words}` stands in `omp {what}`", span)


def _check_sections(statement: Any, span: Callable[[Any], Span]) -> None:
    """In a block of sections each statement is one; the first needs no directive."""
    body = statement.body if isinstance(statement, gast.If | gast.With) else []
    governed = True
    for inner in body:
        if text_of(inner) is not None:
            governed = True
            continue
        if not governed:
            raise CompileError(
                "openmp", "in `omp sections` each statement is a section", span(inner), hint="#omp section"
            )
        governed = False
