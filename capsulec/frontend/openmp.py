"""OpenMP directives: `#omp parallel for` in front of a statement, or a string `"omp parallel for"` there.

`place` puts each directive of a comment into the tree as a statement of its own, so that it has its place among the
statements; one that is written as a string stands there already. Such a statement is a tuple of the directive's text
and the expressions in it, as in `num_threads(2 * n)`, which thereby are typed and lowered like any other; the text has
their positions instead. What a directive says is parsed by `parse`: its words, and clauses whose variables are named.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

import gast

from capsulec.diagnostics import CompileError, Span, close_matches, not_supported_yet
from capsulec.records import record

if TYPE_CHECKING:
    from collections.abc import Sequence

    from capsulec.frontend.syntax import Source

COMMENT = re.compile(r"#\s*omp\s+([a-z].*)")
CANCELLED = ("for", "parallel", "sections", "taskgroup")
STANDALONE = (
    "barrier", "flush", "taskwait", "taskyield", *(f"cancel {what}" for what in CANCELLED),
    *(f"cancellation point {what}" for what in CANCELLED),
)  # fmt: skip
# Directives that govern the loop or block behind them.
GOVERNING = (
    "parallel for simd", "parallel for", "parallel sections", "parallel", "for simd", "for", "sections", "section",
    "single", "master", "critical", "atomic", "ordered", "taskgroup", "task", "simd",
)  # fmt: skip
LOOPS = ("parallel for simd", "parallel for", "for simd", "for", "simd")
ATOMIC = ("read", "write", "update", "capture", "seq_cst", "acquire", "release", "acq_rel", "relaxed")
LATER = ("declare", "threadprivate", "target", "teams", "distribute", "taskloop")
LISTS = ("private", "firstprivate", "lastprivate", "shared", "copyin", "copyprivate", "linear", "aligned", "depend")
WORDS = {"proc_bind": ("master", "close", "spread", "primary")}
SCHEDULES = ("static", "dynamic", "guided", "auto", "runtime")
DEPENDENCES = ("in", "out", "inout")
PLAIN = ("nowait", "untied", "mergeable", "ordered")
EXPRESSIONS = (
    "if",
    "num_threads",
    "schedule",
    "collapse",
    "default",
    "final",
    "safelen",
    "simdlen",
    "priority",
    "proc_bind",
)
# What a clause computes: its text up to the value, and the value.
NESTED = r"(?:[^()]|\((?:[^()]|\([^()]*\))*\))"
VALUES = re.compile(
    rf"(\b(?:(?:if|final)\s*\((?:\s*[a-z ]+:(?!=))?|(?:num_threads|priority)\s*\(|schedule\s*\([^(),]*,))({NESTED}+)\)"
)
C_OPERATORS = (
    (r"&&", " and "),
    (r"\|\|", " or "),
    (r"!(?!=)", " not "),
    (r"\btrue\b", "True"),
    (r"\bfalse\b", "False"),
)
CLAUSE = re.compile(r"\s*,?\s*([a-z_]+)\s*(\((?:[^()]|\([^()]*\))*\))?")


@record
class Clause:
    """`name(text)`; `variables` are the names in it. `operator` is that of a reduction, or how a task depends."""

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
    def name(self) -> str:
        """That of a critical section."""
        return self.clauses[0].text if self.words == "critical" else ""

    @property
    def loop(self) -> bool:
        """Whether it governs a loop."""
        return self.words in LOOPS


def text_of(statement: Any) -> str | None:
    """The text of a directive that stands as a statement; None for other statements."""
    match statement:
        case gast.Expr(value=gast.Tuple(elts=[gast.Constant(value=bytes() as value), *_])) if value.startswith(b"omp "):
            return value[4:].decode()
        case _:
            return None


def values_of(statement: Any) -> list[Any]:
    """The expressions in a directive that stands as a statement."""
    values: list[Any] = statement.value.elts[1:]
    return values


def place(source: Source, tree: Any) -> None:
    """Put the directives into the tree."""
    if re.search(r"[\"']omp\s", source.text):
        for statement in gast.walk(tree):
            for body in blocks_of(statement):
                for position, inner in enumerate(body):
                    match inner:
                        case gast.Expr(value=gast.Constant(value=str() as text)) if re.match(r"omp\s", text):
                            body[position] = _statement(text[4:].strip(), inner)
    comments = _comments(source)
    starts = _starts(tree) if comments else {}
    for line, column, text, following in comments:
        stand_in = gast.Pass()
        stand_in.lineno = stand_in.end_lineno = line
        stand_in.col_offset, stand_in.end_col_offset = column, column + len(text)
        body, behind = starts.get(following, (tree.body, None))
        if behind is not None and column <= behind.col_offset:
            position = next(n for n, statement in enumerate(body) if statement is behind)
        else:  # the last of its block
            body = _block_at(tree.body, line, column)
            position = sum(statement.lineno < line for statement in body)
        body.insert(position, _statement(text, stand_in))
    if re.search(r"omp\s+atomic", source.text):
        _compute_before_atomic(tree)
    if re.search(r"declare\s+reduction", source.text):
        from capsulec.frontend.reductions import rewrite

        rewrite(source, tree)


def _compute_before_atomic(tree: Any) -> None:
    """`x += f(y)` under `atomic` calls f outside of what one thread does at a time: f may have an atomic of its own."""
    for body in [body for statement in gast.walk(tree) for body in blocks_of(statement)]:
        for position in range(len(body) - 1):
            directive, update = body[position : position + 2]
            if not isinstance(update, gast.AugAssign) or not (text_of(directive) or "").startswith("atomic"):
                continue
            nodes = list(gast.walk(update.value))
            first = next((n.id for n in gast.walk(update.target) if isinstance(n, gast.Name)), "value")
            reads = any(isinstance(node, gast.Name) and node.id == first for node in nodes)
            if reads or not any(isinstance(node, gast.Call) for node in nodes):
                continue
            added = f"added_to_{first}"
            before = gast.Assign([gast.Name(added, gast.Store(), None, None)], update.value, None)
            update.value = gast.Name(added, gast.Load(), None, None)
            made = gast.If(gast.Constant(True, None), [before, directive, update], [])
            for node in (made, made.test, before, before.targets[0], update.value):
                gast.copy_location(node, update)
            body[position : position + 2] = [made, gast.copy_location(gast.Pass(), update)]


def _statement(text: str, place: Any) -> Any:
    """A directive as a statement. An expression that cannot be read stays in the text, where `parse` refuses it."""
    values: list[Any] = []

    def position(match: re.Match[str]) -> str:
        before, value = match[1], match[2]
        if value.strip().isdigit():
            return match[0]
        for symbol, word in C_OPERATORS:
            value = re.sub(symbol, word, value)
        try:
            values.append(gast.parse(f"({value})", mode="eval").body)
        except SyntaxError:
            return match[0]
        return f"{before}@{len(values)})"

    text = VALUES.sub(position, text)
    return statement_of(text, place, values)


def statement_of(text: str, place: Any, values: Sequence[Any] = ()) -> Any:
    """The statement of a directive whose text has the positions of its expressions, where `place` stands."""
    node = gast.Expr(gast.Tuple([gast.Constant(f"omp {text}".encode(), None), *values], gast.Load()))
    for part in gast.walk(node):
        gast.copy_location(part, place)
    return node


def _starts(tree: Any) -> dict[int, tuple[list[Any], Any]]:
    """The statement that begins on each line, and the block that it stands in."""
    found: dict[int, tuple[list[Any], Any]] = {}
    for statement in gast.walk(tree):
        for body in blocks_of(statement):
            for inner in body:
                first = min([d.lineno for d in getattr(inner, "decorator_list", ())] + [inner.lineno])
                known = found.get(first)
                if known is None or inner.col_offset < known[1].col_offset:
                    found[first] = (body, inner)
    return found


def _comments(source: Source) -> list[tuple[int, int, str, int]]:
    """Line, column and text of each directive, those continued on further comment lines joined, and the line of code
    that follows it."""
    import io
    import tokenize

    found: list[tuple[int, int, str, int]] = []
    try:
        for token in tokenize.generate_tokens(io.StringIO(source.text).readline):
            if token.type not in (tokenize.COMMENT, tokenize.NL, tokenize.NEWLINE, tokenize.INDENT, tokenize.DEDENT):
                for position in range(len(found) - 1, -1, -1):
                    if found[position][3]:
                        break
                    found[position] = (*found[position][:3], token.start[0])
            if token.type != tokenize.COMMENT:
                continue
            if found and found[-1][2].endswith("\\"):  # the comment above goes on here
                line, column, text, _ = found[-1]
                more = re.sub(r"#\s*(omp\s)?\s*", "", token.string).strip()
                found[-1] = (line, column, f"{text[:-1].strip()} {more}", 0)
                continue
            match = COMMENT.match(token.string)
            if match is not None and token.line.lstrip().startswith("#"):
                found.append((token.start[0], token.start[1], match[1].strip(), 0))
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
        for inner in blocks_of(statement):
            inside = inner[0].lineno <= line <= (inner[-1].end_lineno or 0) or line < inner[0].lineno
            if inside or (column >= inner[0].col_offset and (following is None or line < following)):
                later = [other for other in blocks_of(statement) if other[0].lineno <= line and other is not inner]
                if later and later[-1][0].lineno > inner[0].lineno:
                    continue
                return _block_at(inner, line, column)
    return body


def blocks_of(statement: Any) -> list[list[Any]]:
    """The blocks of a compound statement that are not empty."""
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
    if words in ("critical", "flush", "atomic"):
        return Directive(words, (Clause("", _named(words, rest.strip(), span)),))
    clauses = []
    while rest.strip(" ,"):
        match = CLAUSE.match(rest)
        if match is None:
            raise CompileError("openmp", f"`omp {words}`: {rest.strip()!r} is no clause", span)
        clauses.append(_clause(words, match[1], (match[2] or "")[1:-1], span))
        rest = rest[match.end() :]
    directive = Directive(words, tuple(clauses))
    from capsulec.frontend.openmp_rules import check_clauses

    check_clauses(directive, span)
    return directive


def _named(words: str, text: str, span: Span) -> str:
    """What may stand behind a directive that has no clauses: the name of a critical section."""
    if words == "critical":
        match = re.fullmatch(r"(?:\(\s*(\w+)\s*\))?(?:\s*hint\s*\([^()]*\))?", text, re.ASCII)
        if match is None:
            hint = "#omp critical(name), with a name of ASCII letters, digits and underscores"
            raise CompileError("openmp", f"{text!r} is no name of a critical section", span, hint=hint)
        return match[1] or ""
    pattern = r"(?:\([^()]*\))?" if words == "flush" else rf"(?:\s*,?\s*\b(?:{'|'.join(ATOMIC)})\b)*"
    if not re.fullmatch(pattern, text):
        raise CompileError("openmp", f"`omp {words}` cannot have {text!r}", span)
    return ""


def _clause(words: str, name: str, text: str, span: Span) -> Clause:
    if name == "reduction":
        operator, colon, names = text.partition(":")
        if not colon:
            raise CompileError("openmp", f"reduction({text}) needs an operator: reduction(+:{text})", span)
        return Clause(name, text, _names(names, words, name, span), operator.strip())
    if name == "depend":  # an element stands for its whole array, which makes tasks wait more often than they need to
        kind, colon, names = text.partition(":")
        if not colon or kind.strip() not in DEPENDENCES:
            raise CompileError("openmp", f"depend({text}) needs one of {', '.join(DEPENDENCES)}: depend(in: x)", span)
        names = re.sub(r"\[[^\]]*\]", "", names)
        return Clause(name, text, _names(names, words, name, span), kind.strip())
    if name in LISTS:
        return Clause(name, text, _names(text.partition(":")[0], words, name, span))
    if name == "default":
        if text.strip() not in ("shared", "none", "private", "firstprivate"):
            raise CompileError("openmp", f"default({text.strip()}) is one of shared, none", span)
        return Clause(name, "shared")  # what the compiler adds has no place in the user's lists
    if name in EXPRESSIONS:
        _check_value(words, name, text, span)
    if name in PLAIN and text:
        raise CompileError("openmp", f"`omp {words}`: {name} stands alone, without ({text})", span)
    if name in (*PLAIN, *EXPRESSIONS):
        return Clause(name, text)
    known = (*LISTS, *PLAIN, *EXPRESSIONS, "reduction")
    raise CompileError("openmp", f"`omp {words}` has no clause {name!r}", span, hint=close_matches(name, known))


def _names(text: str, words: str, clause: str, span: Span) -> tuple[str, ...]:
    names = tuple(name.strip() for name in text.split(","))
    wrong = next((name for name in names if not name.isidentifier()), None)
    if wrong is not None:
        raise CompileError("openmp", f"`omp {words}`: {clause} lists variables, {wrong!r} is none", span)
    return names


def _check_value(words: str, name: str, text: str, span: Span) -> None:
    """Raise CompileError where what a clause says is neither a value that was read nor a word of OpenMP."""
    kind, comma, chunk = text.partition(",")
    if name == "schedule":
        if kind.strip().split(":")[-1].strip() not in SCHEDULES:
            hint = close_matches(kind.strip(), SCHEDULES) or f"one of {', '.join(SCHEDULES)}"
            raise CompileError("openmp", f"OpenMP has no schedule {kind.strip()!r}", span, hint=hint)
        text = chunk if comma else "1"
    elif name in ("if", "final"):
        text = text.rpartition(":")[2]
    if name in WORDS:
        if text.strip() not in WORDS[name]:
            raise CompileError("openmp", f"{name}({text.strip()}) is one of {', '.join(WORDS[name])}", span)
        return
    positive = r"0*[1-9]\d*"
    known = r"\d+|@\d+" if name in ("if", "final", "priority") else rf"{positive}|@\d+"
    if name in ("collapse", "safelen", "simdlen"):
        known = positive
    if not re.fullmatch(known, text.strip()):
        what = "an expression" if "@" in known and not text.strip().isdigit() else "a positive number"
        raise CompileError("openmp", f"`omp {words}`: {name}({text.strip()}) needs {what}", span)
