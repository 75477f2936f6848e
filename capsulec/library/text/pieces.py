"""F-strings, `text % values` and `text.format(values)`: literal pieces and values, one behind the other.

Each of the three becomes a list of pieces: texts, and `Field`s that say which value is shown and how.
"""

from __future__ import annotations

import re
import string

from capsulec.library.table import RuleError
from capsulec.records import record

PERCENT = re.compile(
    r"%(?:\((?P<key>[^)]*)\))?(?P<flags>[-+ #0]*)(?P<width>\d+|\*)?(?:\.(?P<precision>\*|\d*))?[hlL]?(?P<type>.)", re.S
)


@record
class Field:
    """A value to be shown: its number among the arguments or its name, "" or s, r, a, and the specification."""

    which: int | str
    conversion: str = ""
    spec: str = ""


@record
class PercentField:
    """A value shown by `%`: its number on the right side, the letter and flags, and the width and precision: numbers,
    None for none, or `Starred`."""

    which: int
    letter: str
    flags: str
    width: Amount
    precision: Amount


@record
class Starred:
    """A width or precision that is itself a value on the right side."""

    which: int


Amount = int | Starred | None
Piece = str | Field | PercentField


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
        field = _percent_field(match, number)
        pieces.append(field)
        number = field.which + 1
    return [piece for piece in (*pieces, text[at:]) if piece != ""]


def _percent_field(match: re.Match[str], number: int) -> PercentField:
    letter = match["type"]
    if match["key"] is not None:
        raise RuleError(f"`{match[0]}` is not supported yet", hint="write an f-string", code="not-supported-yet")
    if letter not in "diuoxXeEfFgGcrsa":
        text = f"unsupported format character '{letter}' (0x{ord(letter):x}) at index {match.end() - 1}"
        raise RuleError(text, hint="Python would raise ValueError here too")
    amounts: list[Amount] = []
    for written in (match["width"], match["precision"]):
        if written == "*":
            amounts.append(Starred(number))
            number += 1
        else:
            amounts.append(None if written is None else int(written or "0"))
    return PercentField(number, letter, match["flags"], amounts[0], amounts[1])


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
