"""OpenMP directives: `#omp parallel for` in front of a statement, or a string `"omp parallel for"` there.

`place` puts each directive of a comment into the tree as a statement of its own, a constant of bytes, so that it has
its place among the statements; one that is written as a string stands there already. What a directive says is parsed
by `parse`: its words, and clauses whose variables are named.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

import gast

from capsulec.diagnostics import CompileError, Span, close_matches, not_supported_yet
from capsulec.records import record

if TYPE_CHECKING:
    from capsulec.frontend.syntax import Source

COMMENT = re.compile(r"#\s*omp\s+([a-z].*)")
STANDALONE = ("barrier", "flush", "taskwait", "taskyield", "cancel", "cancellation point")
# Directives that govern the loop or block behind them.
GOVERNING = (
    "parallel for simd", "parallel for", "parallel sections", "parallel", "for simd", "for", "sections", "section",
    "single", "master", "critical", "atomic", "ordered", "taskgroup", "task", "simd",
)  # fmt: skip
LOOPS = ("parallel for simd", "parallel for", "for simd", "for", "simd")
ATOMIC = ("read", "write", "update", "capture", "seq_cst")
LATER = ("declare", "threadprivate", "target", "teams", "distribute", "taskloop")
LISTS = ("private", "firstprivate", "lastprivate", "shared", "copyin", "copyprivate", "linear", "aligned", "depend")
PLAIN = ("nowait", "untied", "mergeable", "ordered", "inbranch", "notinbranch")
EXPRESSIONS = ("if", "num_threads", "schedule", "collapse", "default", "final", "safelen", "simdlen", "priority")
CLAUSE = re.compile(r"\s*,?\s*([a-z_]+)\s*(\((?:[^()]|\([^()]*\))*\))?")


@record
class Clause:
    """`name(text)`; `variables` are the names in it. `operator` is that of a reduction."""

    name: str
    text: str
    variables: tuple[str, ...] = ()
    operator: str = ""


@record
class Directive:
    """What one directive says: its words, as OpenMP writes them, and its clauses."""

    words: str
    clauses: tuple[Clause, ...]

    @property
    def standalone(self) -> bool:
        return self.words in STANDALONE

    @property
    def loop(self) -> bool:
        """Whether it governs a loop."""
        return self.words in LOOPS


def text_of(statement: Any) -> str | None:
    """The text of a directive that stands as a statement; None for other statements."""
    match statement:
        case gast.Expr(value=gast.Constant(value=str() | bytes() as value)):
            text = value.decode() if isinstance(value, bytes) else value
            return text[4:].strip() if text.startswith("omp ") else None
        case _:
            return None


def place(source: Source, tree: Any) -> None:
    """Put the directives that stand in comments into the tree."""
    if "omp" not in source.text:
        return
    for line, column, text in _comments(source):
        node = gast.Expr(gast.Constant(f"omp {text}".encode(), None))
        for part in (node, node.value):
            part.lineno = part.end_lineno = line
            part.col_offset, part.end_col_offset = column, column + len(text)
        body = _block_at(tree.body, line, column)
        position = sum(statement.lineno < line for statement in body)
        body.insert(position, node)


def _comments(source: Source) -> list[tuple[int, int, str]]:
    """Line, column and text of each directive, those continued on further comment lines joined."""
    import io
    import tokenize

    found: list[tuple[int, int, str]] = []
    try:
        for token in tokenize.generate_tokens(io.StringIO(source.text).readline):
            if token.type != tokenize.COMMENT:
                continue
            if found and found[-1][2].endswith("\\"):  # the comment above goes on here
                line, column, text = found[-1]
                more = re.sub(r"#\s*(omp\s)?\s*", "", token.string).strip()
                found[-1] = (line, column, f"{text[:-1].strip()} {more}")
                continue
            match = COMMENT.match(token.string)
            if match is not None and token.line.lstrip().startswith("#"):
                found.append((token.start[0], token.start[1], match[1].strip()))
    except (tokenize.TokenError, SyntaxError):
        return []
    return found


def _block_at(body: list[Any], line: int, column: int) -> list[Any]:
    """The innermost block that a comment stands in: by its lines, and at its end by its indentation."""
    for position, statement in enumerate(body):
        following = body[position + 1].lineno if position + 1 < len(body) else None
        begins = min([d.lineno for d in getattr(statement, "decorator_list", ())] + [statement.lineno])
        if not begins < line or (following is not None and line >= following):
            continue
        for inner in _blocks(statement):
            inside = inner[0].lineno <= line <= (inner[-1].end_lineno or 0) or line < inner[0].lineno
            if inside or (column >= inner[0].col_offset and (following is None or line < following)):
                later = [other for other in _blocks(statement) if other[0].lineno <= line and other is not inner]
                if later and later[-1][0].lineno > inner[0].lineno:
                    continue
                return _block_at(inner, line, column)
    return body


def _blocks(statement: Any) -> list[list[Any]]:
    found = [getattr(statement, name, None) for name in ("body", "orelse", "finalbody")]
    handlers = [handler.body for handler in getattr(statement, "handlers", ())]
    return [block for block in (*found, *handlers) if isinstance(block, list) and block]


def parse(text: str, span: Span) -> Directive:
    """The directive of a text. Raises CompileError."""
    plain = " ".join(text.split())
    words = next((w for w in (*GOVERNING, *STANDALONE) if re.match(rf"{w}\b", plain)), None)
    if words is None:
        first = re.split(r"[\s(]", plain)[0]
        if first in LATER:
            raise not_supported_yet(f"`omp {first}`", span)
        hint = close_matches(first, [*GOVERNING, *STANDALONE])
        raise CompileError("openmp", f"OpenMP has no directive {first!r}", span, hint=hint)
    rest = plain[len(words) :]
    if words in ("critical", "flush", "cancel", "cancellation point", "atomic"):
        return Directive(words, (Clause("", rest.strip()),))
    clauses = []
    while rest.strip(" ,"):
        match = CLAUSE.match(rest)
        if match is None:
            raise CompileError("openmp", f"`omp {words}`: {rest.strip()!r} is no clause", span)
        clauses.append(_clause(words, match[1], (match[2] or "")[1:-1], span))
        rest = rest[match.end() :]
    return Directive(words, tuple(clauses))


def _clause(words: str, name: str, text: str, span: Span) -> Clause:
    if name == "reduction":
        operator, colon, names = text.partition(":")
        if not colon:
            raise CompileError("openmp", f"reduction({text}) needs an operator: reduction(+:{text})", span)
        return Clause(name, text, tuple(n.strip() for n in names.split(",")), operator.strip())
    if name in LISTS:
        return Clause(name, text, tuple(n.strip() for n in text.partition(":")[0].split(",")))
    if name == "default":
        return Clause(name, "shared")  # what the compiler adds has no place in the user's lists
    if name in (*PLAIN, *EXPRESSIONS):
        return Clause(name, text)
    known = (*LISTS, *PLAIN, *EXPRESSIONS, "reduction")
    raise CompileError("openmp", f"`omp {words}` has no clause {name!r}", span, hint=close_matches(name, known))
