"""Where export lines stand: comments of the source, or lines of a `.pythran` file beside it.

Each statement becomes an `Annotation`: its text from the word `export` on, continuation lines joined by
newlines, and the way back from offsets in that text to places in the file. Finding them costs one search
of the source; strings, whose text may look like an annotation, are looked for only when one could stand
in the way.
"""

from __future__ import annotations

import re
from bisect import bisect_right

from capsulec.diagnostics import Span

PREFIX = re.compile(r"^[ \t\f]*(#)[ \t]*(?:pythran|capsulec)(?![\w-])[ \t]*(.*)$", re.MULTILINE)
BARE_PREFIX = re.compile(r"^(?:pythran|capsulec)[ \t]+(?=export\b)")  # in `.pythran` files, where all lines are exports


class Annotation:
    """One `export` statement. `pieces` are the lines of the file that make it up: (offset, line, column)."""

    __slots__ = ("path", "pieces", "text")

    def __init__(self, path: str, text: str, line: int, column: int) -> None:
        self.path, self.text = path, text
        self.pieces = [(0, line, column)]

    def add(self, text: str, line: int, column: int) -> None:
        """Append the text of a continuation line, which stands at the given place (from 1)."""
        self.pieces.append((len(self.text) + 1, line, column))
        self.text += "\n" + text

    def span(self, place: tuple[int, int]) -> Span:
        """The place in the file of text[start:end]."""
        start, end = place
        line, column = self._place(start)
        end_line, end_column = self._place(max(start, end - 1))
        return Span(self.path, line, column, end_line, end_column + (end > start))

    def _place(self, offset: int) -> tuple[int, int]:
        start, line, column = self.pieces[bisect_right(self.pieces, (offset, 1 << 60, 0)) - 1]
        return line, column + offset - start


def in_comments(source: str, path: str) -> list[Annotation]:
    """The annotations of a source text, in order."""
    if "pythran" not in source and "capsulec" not in source:
        return []
    source = _unix(source)
    found = list(PREFIX.finditer(source))
    if not found:
        return []
    comments = _comments(source, found[-1].start(1))
    lines = source.split("\n")
    annotations: list[Annotation] = []
    for match in found:
        text = match[2].rstrip()
        if (comments is not None and match.start(1) not in comments) or not _is_export(text):
            continue
        line = source.count("\n", 0, match.start(1)) + 1
        annotation = Annotation(path, text, line, match.start(2) - match.start() + 1)
        _take_continuation(annotation, lines, line, sidecar=False)
        annotations.append(annotation)
    return annotations


def in_sidecar(text: str, path: str) -> list[Annotation]:
    """The annotations of a `.pythran` file: every line but comments, with or without the prefix
    and its `#`."""
    lines = _unix(text).split("\n")
    annotations: list[Annotation] = []
    used = 0
    for number, line in enumerate(lines, 1):
        prefix = PREFIX.match(line)
        content = prefix[2] if prefix else BARE_PREFIX.sub("", line.lstrip("\ufeff \t\f"))
        if number <= used or not content or (not _is_export(content) if prefix else content.startswith("#")):
            continue
        annotation = Annotation(path, content.rstrip(), number, len(line) - len(content) + 1)
        used = _take_continuation(annotation, lines, number, sidecar=True)
        annotations.append(annotation)
    return annotations


def capitalised(source: str) -> bool:
    """Whether a comment would have been an export but for its capital letters or punctuation."""
    return bool(re.search(r"(?im)^\s*#+[^\w\n]*(?:pythran|capsulec)[^\w\n]*export\b", source))


def _unix(text: str) -> str:
    return text.replace("\r\n", "\n").replace("\r", "\n") if "\r" in text else text


def _comments(source: str, last: int) -> set[int] | None:
    """Offsets of the comments up to `last`, or None when no string that spans lines can stand before it.

    The pattern takes strings and comments, whichever comes first: as Python's tokenizer, for less.
    """
    if all(source.find(mark, 0, last) < 0 for mark in ('"""', "'''", "\\\n")):
        return None
    pattern = re.compile(
        r"""\#[^\n]*|'''(?:[^'\\]|\\.|'(?!''))*'''|'(?:[^'\\\n]|\\.)*'"""
        r'''|"""(?:[^"\\]|\\.|"(?!""))*"""|"(?:[^"\\\n]|\\.)*"''',
        re.DOTALL,
    )
    comments = set()
    for match in pattern.finditer(source):
        if match.start() > last:
            break
        if match[0][0] == "#":
            comments.add(match.start())
    return comments


def _is_export(text: str) -> bool:
    """Whether the text after the prefix is meant as an export; else it is prose about the compiler."""
    if re.match(r"export(?!\w)", text):
        return True
    meant = re.match(r"\W*(?:(\w+)\s+)?(?:(?:capsule|ufunc|gufunc)\s+)?[^\W\d]\w*\s*\(", text)
    if not meant:
        return False
    word = meant[1]
    return word in (None, "capsule", "ufunc", "gufunc") or _resembles_export(word)


def _resembles_export(word: str) -> bool:
    """Whether a word is the word `export` mistyped."""
    from difflib import SequenceMatcher

    return SequenceMatcher(None, word.lower(), "export").ratio() > 0.7


def _take_continuation(annotation: Annotation, lines: list[str], line: int, *, sidecar: bool) -> int:
    """Add the lines after `line` that belong to the annotation; the number of the last one."""
    last = line
    for number, text in enumerate(lines[line:], line + 1):
        content = text.strip()
        if not content:
            continue
        if PREFIX.match(text) or not (sidecar or content.startswith("#")):
            break
        rest = content.lstrip("#").lstrip()
        if (sidecar and re.match(r"export\b", content)) or not _goes_on(annotation.text, rest):
            break
        if rest:
            annotation.add(rest, number, text.index(rest) + 1)
        last = number
    return last


def _goes_on(text: str, following: str) -> bool:
    """Whether a statement goes on in the next line: it cannot end here, or that line can only be its tail."""
    if text.endswith((",", "export", "capsule", "ufunc", " for")):
        return True
    if sum(map(text.count, "([")) > sum(map(text.count, ")]")):
        return True
    tail = r"""for\s+\w+(\.\w+)+\s*$|,|"[^"]*->[^"]*"|'[^']*->[^']*'"""
    return text.endswith(")") and bool(re.match(tail, following))
