"""F-strings, `text % values` and `text.format(values)`: literal pieces and values, one behind the other.

Each of the three becomes a list of pieces: texts, and `Field`s that say which value is shown and how.
"""

from __future__ import annotations

import re
import string

from capsulec.library.table import RuleError
from capsulec.records import record

PERCENT = re.compile(
    r"%(?:\((?P<key>[^)]*)\))?(?P<flags>[-+ #0]*)(?P<width>\d+|\*)?(?:\.(?P<precision>\d+|\*))?[hlL]?(?P<type>.)", re.S
)


@record
class Field:
    """A value to be shown: its number among the arguments or its name, "" or s, r, a, and the specification.

    `percent` is the letter of a `%` field, which fixes what is done with the value before.
    """

    which: int | str
    conversion: str = ""
    spec: str = ""
    percent: str = ""


Piece = str | Field


def of_percent(text: str) -> list[Piece]:
    """The pieces of the left side of `%`. Raises RuleError for what is wrong with it or not supported."""
    pieces: list[Piece] = []
    at = number = 0
    while (start := text.find("%", at)) >= 0:
        pieces.append(text[at:start])
        match = PERCENT.match(text, start)
        if match is None:
            raise RuleError("incomplete format", hint="Python would raise ValueError here too")
        at = match.end()
        if match["type"] == "%":
            pieces.append("%")
            continue
        pieces.append(_percent_field(match, number))
        number += 1
    return [piece for piece in (*pieces, text[at:]) if piece != ""]


def _percent_field(match: re.Match[str], number: int) -> Field:
    letter = match["type"]
    if match["key"] is not None or "*" in (match["width"], match["precision"]):
        raise RuleError(f"`{match[0]}` is not supported yet", hint="write an f-string", code="not-supported-yet")
    if letter not in "diuoxXeEfFgGcrsa":
        text = f"unsupported format character '{letter}' (0x{ord(letter):x}) at index {match.end() - 1}"
        raise RuleError(text, hint="Python would raise ValueError here too")
    flags, width = match["flags"], match["width"] or ""
    spec = "<" if "-" in flags else ">" if letter in "crsa" and width else ""
    if letter not in "crsa":
        spec += "+" if "+" in flags else " " if " " in flags else ""
        spec += "#" if "#" in flags else ""
        spec += "0" if "0" in flags and "-" not in flags else ""
    spec += width
    if match["precision"] is not None and letter in "eEfFgGrsa":
        spec += f".{match['precision']}"
    elif match["precision"] is not None and letter != "c":
        raise RuleError(f"`{match[0]}` is not supported yet", hint="write an f-string", code="not-supported-yet")
    if letter in "rsac":
        return Field(number, "" if letter == "c" else letter, spec, letter)
    return Field(number, "", spec + ("d" if letter in "iu" else letter), letter)


def of_format(text: str) -> list[Piece]:
    """The pieces of the text whose `format` is called. Raises RuleError."""
    pieces: list[Piece] = []
    automatic = 0
    try:
        parsed = list(string.Formatter().parse(text))
    except ValueError as error:
        raise RuleError(str(error), hint="Python would raise ValueError here too") from None
    for literal, name, spec, conversion in parsed:
        if literal:
            pieces.append(literal)
        if name is None:
            continue
        if "{" in (spec or "") or any(mark in name for mark in ".["):
            raise RuleError(
                f"the field {{{name}}} is not supported yet", hint="write an f-string", code="not-supported-yet"
            )
        which: int | str = int(name) if name.isdigit() else name
        if name == "":
            which = automatic
            automatic += 1
        pieces.append(Field(which, conversion or "", spec or ""))
    return pieces
