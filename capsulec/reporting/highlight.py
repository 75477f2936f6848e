"""Colours for Python and C++: pieces of a line, each with a class of the page's style sheet or none."""

from __future__ import annotations

import io
import re
import tokenize
from html import escape
from keyword import iskeyword

from capsulec.reporting.hints import Hint

CXX = re.compile(
    r"(?P<comment>//.*)|(?P<string>\"(?:[^\"\\]|\\.)*\"|'(?:[^'\\]|\\.)*')|(?P<numeral>\b\d[\w.]*)|(?P<name>[A-Za-z_]\w*)"
)
CXX_KEYWORDS = re.compile(
    r"^(break|case|catch|const|continue|default|do|else|extern|false|for|if|inline|namespace|nullptr|return|static"
    r"|static_cast|struct|switch|throw|true|try|using|volatile|while)$"
)
CXX_TYPES = re.compile(r"^(bool|char|double|float|int|long|void|auto|int\d+_t|uint\d+_t|complex\d+|size_t|PyObject)$")


def cxx(text: str) -> str:
    """C++ as HTML."""
    parts: list[str] = []
    end = 0
    for match in CXX.finditer(text):
        parts.append(escape(text[end : match.start()]))
        end = match.end()
        kind = match.lastgroup or ""
        if kind == "name":
            kind = "keyword" if CXX_KEYWORDS.match(match[0]) else "type" if CXX_TYPES.match(match[0]) else ""
        parts.append(_span(kind, escape(match[0])))
    return "".join([*parts, escape(text[end:])])


def python(text: str, hints: dict[int, tuple[Hint, ...]]) -> list[str]:
    """The lines of a Python program as HTML, with the types of its names in `data-type`."""
    pieces: dict[int, list[tuple[int, int, str]]] = {}  # line -> start, end and class of what is coloured
    depth, exporting = 0, -1  # brackets that are open; the line of an export that is not at its end
    for token in tokenize.generate_tokens(io.StringIO(text).readline):
        kind = _kind(token)
        if not kind:
            continue
        if kind == "comment" and token.start[0] == exporting + 1:
            kind = "export"
        if kind == "export":
            opened = sum((character in "([") - (character in ")]") for character in token.string)
            depth = opened + (depth if token.start[0] == exporting + 1 else 0)
            exporting = token.start[0] if depth > 0 else -1
        (first, start), (last, end) = token.start, token.end
        for number in range(first, last + 1):
            left = start if number == first else 0
            right = end if number == last else -1
            pieces.setdefault(number, []).append((left, right, kind))
    lines = text.split("\n")
    return [_line(line, pieces.get(number, []), hints.get(number, ())) for number, line in enumerate(lines, 1)]


def _kind(token: tokenize.TokenInfo) -> str:
    match token.type:
        case tokenize.NAME:
            return "keyword" if iskeyword(token.string) else ""
        case tokenize.STRING:
            return "string"
        case tokenize.NUMBER:
            return "numeral"
        case tokenize.COMMENT:
            return "export" if re.match(r"#\s*(pythran|capsulec)\b", token.string) else "comment"
    # The parts of an f-string are tokens of their own since Python 3.12.
    return "string" if tokenize.tok_name[token.type].startswith("FSTRING") else ""


def _line(line: str, coloured: list[tuple[int, int, str]], hints: tuple[Hint, ...]) -> str:
    every = [(start, len(line) if end < 0 else end, kind, "") for start, end, kind in coloured]
    every += [(hint.start, hint.end, "", hint.text) for hint in hints]
    parts: list[str] = []
    at = 0
    for start, end, kind, shown in sorted(every):
        if start < at:
            continue
        parts += [escape(line[at:start]), _span(kind, escape(line[start:end]), shown)]
        at = end
    return "".join([*parts, escape(line[at:])])


def _span(kind: str, html: str, shown: str = "") -> str:
    if shown:
        return f'<span class="typed" data-type="{escape(shown)}">{html}</span>'
    return f'<span class="{kind}">{html}</span>' if kind else html
