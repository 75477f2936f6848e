"""OpenMP directives in C++, and the way of exceptions: none may leave what a directive governs, so that they are kept
inside and go on behind it (runtime/include/capsulec/python/openmp.hpp).

Threads that wait for each other in a region have to leave it together: one that raises keeps the exception with the
number of barriers that it has passed, and goes to a last one; the others leave behind the barrier that they meet it at.

A task may run until its region ends. What it raises is kept by the region, where that stands in the same function;
else by the function, which then waits for its tasks before it returns.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from capsulec.backend.regions import is_task, makes_threads, with_clause
from capsulec.ir.nodes import Block, Directive, For, Local, Stmt, Try
from capsulec.ir.types import Scalar, kind
from capsulec.ir.walk import blocks, leaves, may_raise_itself, statements
from capsulec.records import replace

if TYPE_CHECKING:
    from collections.abc import Iterator

    from capsulec.backend.cxx import Body

ALONE = re.compile(r"omp (barrier|flush|taskwait|taskyield|cancel)\b")
SIMD = re.compile(r" simd\b")
MEETING = re.compile(r"omp (for|sections|single)\b")
REDUCTION = re.compile(r" reduction\(([^():]+):(\{\d+\}(?:, \{\d+\})*)\)")


def open_tasks(body: Body) -> None:
    """Declare what keeps the exceptions of tasks that no region of the function holds."""
    if _has_loose_task(body.function.body):
        body.tasks = _keeper(body, "tasks", "Tasks")


def close_tasks(body: Body, *, at_end: bool = False) -> None:
    """Wait for them, where the function ends."""
    if body.tasks and not body.keepers and not (at_end and leaves(body.function.body)):
        body.line(f"{body.tasks}.wait();")


def _has_loose_task(block: Block) -> bool:
    for statement in block:
        if isinstance(statement, Directive):
            if makes_threads(statement):
                continue
            if is_task(statement):
                return True
        if any(_has_loose_task(inner) for inner in blocks(statement)):
            return True
    return False


def _keeper(body: Body, base: str, kind: str = "Failure") -> str:
    body.writer.headers.add("python/openmp.hpp")
    name = body.writer.names.local(f"{base}_{body.labels}" if body.labels else base)
    body.labels += 1
    body.line(f"py::{kind} {name};")
    return name


def write_directive(body: Body, directive: Directive) -> None:
    """A directive and what it governs."""
    *before, last = directive.body or (None,)
    if not directive.loop:
        before = []
    for statement in before:
        body.block((statement,))
    if ALONE.match(directive.text):
        _pragma(body, directive, "")
        if "taskwait" in directive.text and body.tasks:
            body.line(f"{body.tasks}.go_on();")
        if "barrier" in directive.text:
            _meet(body)
        return
    if directive.loop and not isinstance(last, For):  # the loop did nothing
        body.block(() if last is None else (last,))
        return
    directive = with_clause(directive, "firstprivate", body.plan.private.get(id(directive), []))
    directive = _complex_reductions(body, directive)
    raising = any(may_raise_itself(statement) for statement in statements(directive.body))
    if raising and SIMD.search(directive.text):
        directive = _without_simd(directive)
    if directive.text == "omp":
        body.block(directive.body)
    elif is_task(directive):
        keeper = body.keepers[-1] if body.keepers else body.tasks
        _pragma(body, directive, f" shared({keeper})" if raising else "")
        body.kept("", directive.body, f"{keeper}.keep();" if raising else "")
    elif makes_threads(directive):
        _region(body, directive, last, _keeper(body, "failed") if raising else "")
    elif _meets(directive) and body.phases and body.phases[-1]:  # all threads leave the region behind it, or none
        _pragma(body, directive, "")
        _governed(body, directive, last, f"{body.keepers[-1]}.keep({body.phases[-1]});" if raising else "")
        _meet(body)
    else:
        keeper = _keeper(body, "failed") if raising else ""
        _pragma(body, directive, "")
        _governed(body, directive, last, f"{keeper}.keep();" if raising else "")
        if raising:
            body.line(f"{keeper}.go_on();")


def _without_simd(directive: Directive) -> Directive:
    """A directive whose loop may raise, and so is no vector code. Alone it says nothing then."""
    text = re.sub(r" (?:safelen|simdlen|aligned|linear)\([^()]*\)", "", SIMD.sub("", directive.text))
    return replace(directive, text=text if re.match(r"omp (?:parallel )?for", text) else "omp")


def _meets(directive: Directive) -> bool:
    """Whether all threads of a region wait for each other at its end."""
    return MEETING.match(directive.text) is not None and " nowait" not in directive.text


def _meetings(block: Block, *, tried: bool = False) -> Iterator[bool]:
    """The barriers of a region: for each, whether it stands in a `try` of the program's."""
    for s in block:
        if isinstance(s, Directive):
            if makes_threads(s):
                continue
            if _meets(s) or s.text == "omp barrier":
                yield tried
        for inner in blocks(s):
            yield from _meetings(inner, tried=tried or isinstance(s, Try))


def _meet(body: Body) -> None:
    """Behind a barrier: leave the region, with all other threads, when one has raised before it."""
    if body.phases and body.phases[-1]:
        body.line(f"{body.keepers[-1]}.met(++{body.phases[-1]});")


def _region(body: Body, directive: Directive, last: Stmt | None, keeper: str) -> None:
    """What makes threads. Where they wait for each other, one that has raised does so once more, at the end."""
    _pragma(body, directive, "")
    meetings = list(_meetings(directive.body)) if keeper else []
    phase = body.writer.names.local(keeper.replace("failed", "phase")) if meetings and not any(meetings) else ""
    body.keepers.append(keeper)
    body.phases.append(phase)
    if phase:
        body.line("{")
        body.depth += 1
        body.line(f"int64_t {phase} = 0;")
    _governed(body, directive, last, f"{keeper}.{f'leave({phase})' if phase else 'keep()'};" if keeper else "")
    if phase:
        body.line(f"if ({phase} >= 0) {{")
        body.line('    CAPSULEC_OMP("omp barrier")')
        body.line("}")
        body.depth -= 1
        body.line("}")
    body.keepers.pop()
    body.phases.pop()
    if keeper:
        body.line(f"{keeper}.go_on();")


def _pragma(body: Body, directive: Directive, more: str) -> None:
    text = directive.text.format(*(body.writer.names.local(v.name) for v in directive.variables))
    body.line(f'CAPSULEC_OMP("{text}{more}")', directive)


def _governed(body: Body, directive: Directive, last: Stmt | None, keep: str) -> None:
    if directive.loop and last is not None:
        body.keep = keep
        body.block((last,))
    elif "sections" in directive.text.partition("(")[0]:
        _sections(body, directive.body, keep)
    else:
        body.kept("", directive.body, keep)


def _sections(body: Body, block: Block, keep: str) -> None:
    """What stands in `sections`: nothing but sections, each of which keeps its exceptions."""
    body.line("{")
    body.depth += 1
    for statement in block:
        if isinstance(statement, Directive) and statement.text == "omp section":
            _pragma(body, statement, "")
            body.kept("", statement.body, keep)
        else:
            body.kept("", (statement,), keep)
    body.depth -= 1
    body.line("}")


def _complex_reductions(body: Body, directive: Directive) -> Directive:
    """The directive with reductions of complex numbers, which C++ does not know, by names declared here."""

    def clause(match: re.Match[str]) -> str:
        every = [(place, directive.variables[int(place[1:-1])]) for place in match[2].split(", ")]
        plain = [place for place, variable in every if not _is_complex(variable)]
        parts = [f" reduction({match[1]}:{', '.join(plain)})"] if plain else []
        for place, variable in every:
            if _is_complex(variable):
                name, type_ = f"capsulec_of_complex_{body.labels}", body.writer.type(variable.type)
                body.labels += 1
                step = "omp_out * omp_in" if match[1] == "*" else "omp_out + omp_in"
                start = f"initializer(omp_priv = {type_}{{{'1, 0' if match[1] == '*' else ''}}})"
                body.line(f'CAPSULEC_OMP("omp declare reduction({name} : {type_} : omp_out = {step}) {start}")')
                parts.append(f" reduction({name}:{place})")
        return "".join(parts)

    return replace(directive, text=REDUCTION.sub(clause, directive.text))


def _is_complex(variable: Local) -> bool:
    return isinstance(variable.type, Scalar) and kind(variable.type.dtype) == "c"
