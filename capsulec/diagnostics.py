"""What the compiler says to its user.

Every message is one value: what is wrong, where, which other places are the reason, and what to do about it. A stage
raises `CompileError` (or `CompileErrors` for several independent ones); only `cli` prints. The module stands at the
bottom of the import order, so that every stage can use it.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from capsulec.records import fresh, mutable, record


@record
class Span:
    """A piece of source text: lines and columns count from 1, in characters; the end column is exclusive."""

    path: str
    line: int
    column: int
    end_line: int
    end_column: int

    def __str__(self) -> str:
        return f"{self.path}:{self.line}:{self.column}"


@record
class Note:
    """A second place, and what it has to do with the first one."""

    span: Span
    message: str


@mutable
class CompileError(Exception):
    """One mistake in the user's program, file or options.

    `code` is stable and documented (docs/errors.md); `span` is None when no line of source is to blame.
    """

    code: str
    message: str
    span: Span | None = None
    notes: tuple[Note, ...] = ()
    hint: str = ""
    path: str = ""  # the file to blame when there is no span
    severity: str = "error"

    def __str__(self) -> str:
        return f"{self.span or self.path or 'capsulec'}: {self.severity}: {self.message} [{self.code}]"


@mutable
class CompileErrors(Exception):
    """Several independent mistakes, in source order."""

    errors: list[CompileError] = fresh(factory=list)

    def __str__(self) -> str:
        return "\n".join(str(error) for error in self.errors)


class UsageError(CompileError):
    """A mistake in the command line itself: exit status 2."""

    def __init__(self, message: str, hint: str = "") -> None:
        super().__init__("usage", message, hint=hint)


class InternalError(CompileError):
    """A mistake of capsulec's own, found where the program was not to blame; `hint` says what to report."""

    def __init__(self, message: str, span: Span | None = None, hint: str = "", path: str = "") -> None:
        super().__init__("internal-error", message, span, hint=hint, path=path)


def not_supported_yet(what: str, span: Span | None, hint: str = "") -> CompileError:
    """The error for a form that capsulec knows and does not compile so far."""
    return CompileError("not-supported-yet", f"{what} is not supported yet", span, hint=hint)


def close_matches(name: str, known: Iterable[str]) -> str:
    """A hint naming up to three similar names, or the empty string."""
    import difflib

    matches = difflib.get_close_matches(name, sorted(known), n=3, cutoff=0.6)
    return f"did you mean {' or '.join(matches)}?" if matches else ""


LONGEST_LINE = 160  # of source as messages show it, in characters

BOLD, RED, MAGENTA, BLUE, RESET = "\033[1m", "\033[1;31m", "\033[1;35m", "\033[1;34m", "\033[0m"


def render(error: CompileError, texts: Mapping[str, str], *, color: bool = False) -> str:
    """The error as the user sees it: one line, the source with carets, other places with their reason, the hint.

    `texts` holds the text of each source file by its path; a span in a file that is not there shows no source.
    """
    place = str(error.span) if error.span else (error.path or "capsulec")
    tint = RED if error.severity == "error" else MAGENTA
    severity = f"{tint}{error.severity}:{RESET}" if color else f"{error.severity}:"
    message = f"{BOLD}{error.message}{RESET}" if color else error.message
    lines = [f"{place}: {severity} {message} [{error.code}]"]
    if error.span:
        lines += _excerpt(error.span, "", "^", texts, color)
    for note in error.notes:
        other = not error.span or note.span.path != error.span.path
        if other:
            lines.append(f"  in {note.span.path}:")
        lines += _excerpt(note.span, note.message, "-", texts, color)
    if error.hint:
        first, *rest = error.hint.split("\n")
        lines.append(f"  hint: {first}")
        lines += [f"        {line}" for line in rest]
    return "\n".join(lines)


def _excerpt(span: Span, message: str, mark: str, texts: Mapping[str, str], color: bool) -> list[str]:
    text = texts.get(span.path)
    # Not splitlines: a form feed or U+2028 ends no line for Python.
    source = text.split("\n") if text is not None else []
    if not 1 <= span.line <= len(source):
        return [f"    {span.line:>5} | {message}"] if message else []
    line = source[span.line - 1]
    end = span.end_column if span.end_line == span.line else len(line) + 1
    line, column, end = _window(line, span.column, end)
    # A tab moves the caret line as it moves the text above it.
    lead = "".join("\t" if c == "\t" else " " * _width(c) for c in line[: column - 1])
    under = mark * max(1, _width(line[column - 1 : end - 1]))
    shown = f"{BLUE}{under}{RESET}" if color else under
    pointer = f"{lead}{shown} {message}".rstrip()
    return [f"    {span.line:>5} | {line.rstrip()}", f"          | {pointer}"]


def _window(line: str, column: int, end: int) -> tuple[str, int, int]:
    """The part of a very long line around the place, and where the place stands in it."""
    if len(line) <= LONGEST_LINE:
        return line, column, end
    start = max(0, column - 1 - LONGEST_LINE // 4)
    cut = line[start : start + LONGEST_LINE]
    before, behind = "…" if start else "", "…" if start + LONGEST_LINE < len(line) else ""
    shift = start - len(before)
    return before + cut + behind, column - shift, min(end - shift, len(before + cut) + 1)


def _width(text: str) -> int:
    """How many columns of a terminal a text takes: Chinese and emoji take two, accents that combine take none."""
    if text.isascii():
        return len(text)
    from unicodedata import combining, east_asian_width

    return sum(0 if combining(c) else 2 if east_asian_width(c) in "WF" else 1 for c in text)
