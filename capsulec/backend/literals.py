"""Values and texts of a Python program as C++ literals.

Numbers keep every bit and are as short as that allows; texts may hold anything and never end the literal or
comment that they stand in.
"""

from __future__ import annotations

import math
import struct

from capsulec.diagnostics import CompileError
from capsulec.ir.type_facts import integer_range
from capsulec.ir.types import REAL_OF, kind

ESCAPES = {"\n": "\\n", "\t": "\\t", "\r": "\\r", '"': '\\"', "\\": "\\\\"}
REAL_SUFFIX = {"float32": "f", "float64": "", "float128": "L"}
CAST_OF = {"float32": "static_cast<float>({})", "float64": "{}", "float128": "static_cast<long double>({})"}


def string_literal(text: str) -> str:
    """`text` as a C++ literal of its UTF-8 bytes, on one line.

    Raises CompileError for a lone surrogate, which UTF-8 cannot hold.
    """
    return f'"{_escaped(text)}"'


def text_literal(text: str) -> str:
    """A str's characters as a C++ literal of characters of 1, 2 or 4 bytes, the smallest that hold all of them."""
    widest = max(map(ord, text), default=0)
    if widest < 0x100:
        plain = [" " <= c <= "~" or c in ESCAPES for c in text]
        pieces = [_escaped(c) if fine else f"\\{ord(c):03o}" for c, fine in zip(text, plain, strict=True)]
        return f'"{"".join(pieces).replace("??", "?" + chr(92) + "?")}"'
    prefix, digits = ("u", 4) if widest < 0x10000 else ("U", 8)
    if any(0xD800 <= ord(c) < 0xE000 for c in text):
        return _code_points(text, "char16_t" if prefix == "u" else "char32_t")
    pieces = []
    for character in text:
        pieces.append(_escaped(character) if ord(character) < 127 else f"\\{prefix}{ord(character):0{digits}x}")
    return f'{prefix}"{"".join(pieces)}"'


def _code_points(text: str, kind_: str) -> str:
    """Characters of which some are lone surrogates, which a C++ literal cannot have."""
    return f"(const {kind_}[]){{{', '.join(map(str, map(ord, text)))}}}"


def string_lines(text: str, indent: str) -> str:
    """`text` as literals that C++ joins, one for each of its lines; all but the first begin with `indent`."""
    lines = text.splitlines(keepends=True) or [""]
    return f"\n{indent}".join(string_literal(line) for line in lines)


def _escaped(text: str) -> str:
    try:
        text.encode()
    except UnicodeEncodeError as error:
        character = f"U+{ord(text[error.start]):04X}"
        raise CompileError(
            "surrogate",
            f"the text contains {character}, a lone surrogate, which no UTF-8 text can hold",
            hint="remove the character or its \\u escape",
        ) from None
    pieces: list[str] = []
    for character in text:
        if character in ESCAPES:
            pieces.append(ESCAPES[character])
        elif character == "?" and pieces[-1:] in (["?"], ["\\?"]):
            pieces.append("\\?")  # ??/ and its kin mean other characters to older compilers
        elif " " <= character <= "~":
            pieces.append(character)
        else:  # octal escapes end after three digits, hexadecimal ones only where the digits do
            pieces += [f"\\{byte:03o}" for byte in character.encode()]
    return "".join(pieces)


def comment(text: str) -> str:
    """`text` as one line that may follow `//` or stand between `/*` and `*/`.

    What would move the reader's cursor or hide text becomes an escape; a backslash at the end, which would
    pull the next line into the comment, is dropped.
    """
    printable = "".join(
        c if c.isprintable() else " " if c == "\t" else c.encode("unicode_escape").decode() for c in text
    )
    safe = printable.replace("*/", "* /").replace("/*", "/ *")
    while "??" in safe:
        safe = safe.replace("??", "? ?")
    return safe.rstrip(" \\")


def number_literal(value: complex, dtype: str, *, bare: bool = False) -> str:
    """`value` as a C++ constant of exactly the type of `dtype`, which can represent it.

    `bare` is for places where C++ converts the constant anyway (`i < 3`, `x = 3`): small integers are then
    plain digits whatever their type.
    """
    match kind(dtype):
        case "b":
            return "true" if value else "false"
        case "i" | "u":
            assert not isinstance(value, complex)
            return _integer(int(value), dtype, bare)
        case "f":
            assert not isinstance(value, complex)
            return _real(float(value), dtype)
        case _:
            number, part = complex(value), REAL_OF[dtype]
            return f"{dtype}{{{_real(number.real, part)}, {_real(number.imag, part)}}}"


def _integer(value: int, dtype: str, bare: bool) -> str:
    smallest, largest = integer_range(dtype)
    assert smallest <= value <= largest, f"{value} is no {dtype}"
    if dtype in ("int32", "int64") and value == smallest:
        return f"{dtype.upper()}_MIN"  # the digits alone would be a larger type, negated
    if dtype == "int32" or (bare and -(2**31) < value < 2**31):
        return str(value)
    match dtype:
        case "uint32":
            return f"{value}u"
        case "int64" | "uint64":
            return f"{'-' if value < 0 else ''}{dtype.upper()}_C({abs(value)})"
        case _:
            return f"{dtype}_t{{{value}}}"


def _real(value: float, dtype: str) -> str:
    sign = "-" if math.copysign(1.0, value) < 0 else ""
    if math.isnan(value) or math.isinf(value):
        return sign + CAST_OF[dtype].format("CAPSULEC_NAN" if math.isnan(value) else "CAPSULEC_INFINITY")
    digits = _shortest_float32(abs(value)) if dtype == "float32" else repr(abs(value))
    if dtype == "float128" and not _is_exact(digits):
        digits = abs(value).hex()  # the decimal text of a double names another long double
    return f"{sign}{digits}{REAL_SUFFIX[dtype]}"


def _is_exact(digits: str) -> bool:
    """Whether the decimal text is the value of the double that it names, to the last digit."""
    from fractions import Fraction

    return Fraction(digits) == Fraction(float(digits))


def _shortest_float32(value: float) -> str:
    """The shortest decimal text that reads back as this float32, which `value` is exactly."""
    for precision in range(1, 10):
        digits = f"{value:.{precision}g}"
        try:
            same = struct.unpack("f", struct.pack("f", float(digits)))[0] == value
        except OverflowError:  # rounded up beyond the largest float32
            continue
        if same:
            return repr(float(digits))
    return value.hex()
