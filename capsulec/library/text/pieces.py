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
    """A value to be shown: its number among the arguments or its name, what of it (`[key]` as the key, `.name` as the
    name behind a point), "" or s, r, a, and the pieces of the specification."""

    which: int | str
    path: tuple[int | str, ...] = ()
    conversion: str = ""
    spec: tuple[str | Field, ...] = ()


@record
class PercentField:
    """A value shown by `%`: its number on the right side, the letter and flags, and the width and precision: numbers,
    None for none, or `Starred`."""

    which: int
    letter: str
    flags: str
    width: Amount
    precision: Amount
    key: str | None = None  # the name in parentheses, by which the value is found in a dict


@record
class Starred:
    """A width or precision that is itself a value on the right side."""

    which: int


Amount = int | Starred | None
Piece = str | Field | PercentField


LETTERS = "diuoxXeEfFgGcrsa"


def of_percent(text: str, letters: str = LETTERS) -> list[Piece]:
    """The pieces of the left side of `%`. Raises RuleError for what is wrong with it."""
    pieces: list[Piece] = []
    at = number = 0
    while (start := text.find("%", at)) >= 0:
        pieces.append(text[at:start])
        match = PERCENT.match(text, start)
        if match is None:
            raise RuleError("incomplete format", hint="Python would raise ValueError here too")
        at = match.end()
        if match[0] == "%%":
            pieces.append("%")
            continue
        field = _percent_field(match, number, letters)
        pieces.append(field)
        number = field.which + (field.key is None)
    return [piece for piece in (*pieces, text[at:]) if piece != ""]


def _percent_field(match: re.Match[str], number: int, letters: str) -> PercentField:
    letter = match["type"]
    if match["key"] is not None and "*" in (match["width"], match["precision"]):
        raise RuleError("* wants int", hint="Python would raise TypeError here too")
    if letter not in letters:
        text = f"unsupported format character '{letter}' (0x{ord(letter):x}) at index {match.end() - 1}"
        raise RuleError(text, hint="Python would raise ValueError here too")
    amounts: list[Amount] = []
    for written in (match["width"], match["precision"]):
        if written == "*":
            amounts.append(Starred(number))
            number += 1
        else:
            amounts.append(None if written is None else int(written or "0"))
    return PercentField(number, letter, match["flags"], amounts[0], amounts[1], match["key"])


STEP = re.compile(r"\.([^.\[]+)|\[([^\]]+)\]")


def of_format(text: str) -> list[Piece]:
    """The pieces of the text whose `format` is called. Raises RuleError."""
    return list(_Numbered().pieces(text))


class _Numbered:
    """Gives fields without a number their places, in the order in which Python meets them."""

    def __init__(self) -> None:
        self.used = 0
        self.automatic: bool | None = None

    def pieces(self, text: str, depth: int = 2) -> list[str | Field]:
        """The pieces of a text or, with depth 1, of a specification."""
        found: list[str | Field] = []
        try:
            parsed = list(string.Formatter().parse(text))
        except ValueError as error:
            raise RuleError(str(error), hint="Python would raise ValueError here too") from None
        for literal, name, spec, conversion in parsed:
            if literal:
                found.append(literal)
            if name is None:
                continue
            if depth == 0:
                raise RuleError("Max string recursion exceeded", hint="Python would raise ValueError here too")
            which, path = self.name(name)
            if conversion and conversion not in "sra":
                raise RuleError(
                    f"Unknown conversion specifier {conversion!r}", hint="Python would raise ValueError here too"
                )
            found.append(Field(which, path, conversion or "", tuple(self.pieces(spec or "", depth - 1))))
        return found

    def name(self, name: str) -> tuple[int | str, tuple[int | str, ...]]:
        """Which argument a field shows, and what of it."""
        first = re.match(r"[^.\[]*", name)
        assert first is not None
        path: list[int | str] = []
        at = first.end()
        while at < len(name):
            step = STEP.match(name, at)
            if step is None:
                raise RuleError(f"the field {{{name}}} cannot be read", hint="Python would raise ValueError here too")
            key = step[2]
            path.append("." + step[1] if key is None else int(key) if key.isdigit() else key)
            at = step.end()
        which = first[0]
        if which and not which.isdigit():
            return which, tuple(path)
        if self.automatic is not None and self.automatic != (which == ""):
            text = (
                "cannot switch from manual field specification to automatic field numbering"
                if which == ""
                else "cannot switch from automatic field numbering to manual field specification"
            )
            raise RuleError(text, hint="Python would raise ValueError here too")
        self.automatic = which == ""
        if which:
            return int(which), tuple(path)
        self.used += 1
        return self.used - 1, tuple(path)
