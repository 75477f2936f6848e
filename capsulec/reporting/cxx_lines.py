"""Which lines of the C++ stand for which line of the source: the backend's comments say it, `// kernel.py:4`."""

from __future__ import annotations

import os
import re
from typing import TYPE_CHECKING

from capsulec.backend.literals import comment
from capsulec.records import record

if TYPE_CHECKING:
    from capsulec.reporting.versions import Versions

MARK = re.compile(r"  // (\S.*):(\d+)$")
FUNCTION = re.compile(r"(\w+)\(")
GAP = "⋯"


@record
class Piece:
    """C++ of one source line in one function: `label` says of which version that is, `head` is the C++ function."""

    label: str
    head: str
    text: str


@record
class Place:
    """What a line of C++ stands for: a line of the user's file, and a function of the program."""

    line: int
    function: str


def pieces_of(cxx: str, path: str, versions: Versions) -> tuple[dict[int, list[Piece]], dict[int, Place]]:
    """The C++ of each source line, function by function, and the place of each line of C++ counted from 1."""
    lines = cxx.split("\n")
    places = _places(lines, comment(os.path.basename(path)), versions)
    runs: dict[tuple[int, str], list[int]] = {}
    heads: dict[str, str] = {}
    head = ""
    for number, text in enumerate(lines, 1):
        if text and not text[0].isspace() and text.endswith("{"):
            head = text.removesuffix(" {")
        place = places.get(number)
        if place is not None:
            runs.setdefault((place.line, head), []).append(number)
            heads.setdefault(head, place.function)
    found: dict[int, list[tuple[int, Piece]]] = {}
    order = list(versions.by_name)
    for (line, head), numbers in runs.items():
        version = versions.by_name.get(heads[head])
        rank = order.index(version.name) if version is not None else len(order)
        piece = Piece(version.label if version is not None else "", head, _joined(lines, numbers))
        found.setdefault(line, []).append((rank, piece))
    ranked = {line: sorted(several, key=lambda pair: pair[0]) for line, several in found.items()}
    return {line: [piece for _, piece in several] for line, several in ranked.items()}, places


def _places(lines: list[str], file: str, versions: Versions) -> dict[int, Place]:
    """The place of each line of C++ that has one.

    A line without a comment belongs to the comment above it, a closing brace to what it closes, and what stands before
    the first comment of a function to its `def`.
    """
    found: dict[int, Place] = {}
    function, current = "", 0
    opened: list[int] = []
    for number, text in enumerate(lines, 1):
        if text and not text[0].isspace():
            function, current, opened = "", 0, []
            if text.endswith("{"):
                names = FUNCTION.findall(text)
                version = next((v for v in map(versions.of_cxx, names) if v is not None), None)
                if version is not None:
                    function, current = version.name, version.group
                    found[number] = Place(current, function)
            continue
        match = MARK.search(text)
        if match:
            current = int(match[2]) if match[1] == file else 0
        stripped = text.strip()
        belongs = current
        if stripped.startswith("}") and opened:
            belongs = opened.pop()
        if _opens(text):
            opened.append(belongs)
        if function and belongs and stripped:
            found[number] = Place(belongs, function)
    return found


def _opens(text: str) -> bool:
    return MARK.sub("", text).rstrip().endswith("{")


def _joined(lines: list[str], numbers: list[int]) -> str:
    """The lines of C++, without the indentation that all have and with a mark where some are left out."""
    texts = [MARK.sub("", lines[number - 1]) for number in numbers]
    common = min(len(text) - len(text.lstrip()) for text in texts)
    shown: list[str] = []
    for place, text in enumerate(texts):
        if place and numbers[place - 1] != numbers[place] - 1:
            indentation = max(len(text) - len(text.lstrip()), len(texts[place - 1]) - len(texts[place - 1].lstrip()))
            shown.append(f"{' ' * (indentation - common)}{GAP}")
        shown.append(text[common:])
    return "\n".join(shown)
