"""Format specifications that are known while compiling: read here, so that the program does not read them each time."""

from __future__ import annotations

import re

from capsulec.ir.types import STR, Scalar, Type, kind

SPECIFICATION = re.compile(
    r"(?:(?P<fill>.)?(?P<align>[<>=^]))?(?P<sign>[-+ ])?(?P<z>z)?(?P<alternate>\#)?(?P<zero>0)?"
    r"(?P<width>\d{0,9})(?P<grouping>[,_])?(?:\.(?P<precision>\d{1,9}))?(?P<type>.)?",
    re.S,
)
# For each kind of value: one that stands for all, and the alignment and letter that Python adds.
CLASSES = {"f": (0.5, ">", ""), "i": (1, ">", "d"), "u": (1, ">", "d"), "b": (True, ">", "d"), "str": ("", "<", "s")}


def known(type_: Type, spec: str) -> str | None:
    """The C++ of a specification as a value of the runtime's `format_spec`; None where that has to be read at run time,
    as it is none or means more than its parts."""
    class_ = "str" if type_ == STR else kind(type_.dtype) if isinstance(type_, Scalar) else ""
    match = SPECIFICATION.fullmatch(spec)
    if not spec or match is None or class_ not in CLASSES or not spec.isascii():
        return None
    example, align, letter = CLASSES[class_]
    try:
        format(example, spec)
    except (ValueError, OverflowError, MemoryError):
        return None  # it raises at run time
    fill, given = match["fill"], match["align"]
    zeros = match["zero"] is not None and fill is None
    if zeros:
        fill = "0"
    align = given or ("=" if zeros and align == ">" else align)
    width, grouping, precision = match["width"] or "0", match["grouping"], match["precision"]
    parts = [
        _character(fill or " "),
        _character(align),
        _character(match["sign"]),
        "true" if match["z"] else "false",
        "true" if match["alternate"] else "false",
        str(int(width)),
        _character(grouping),
        "-1" if precision is None else str(int(precision)),
        _character(match["type"] or letter),
    ]
    return f"py::format_spec{{{{{', '.join(parts)}}}}}"


def _character(text: str | None) -> str:
    """A character in C++, zero for none."""
    if not text:
        return "0"
    if text in "'\\" or not text.isprintable():
        return str(ord(text))
    return "'{{'" if text == "{" else "'}}'" if text == "}" else f"'{text}'"
