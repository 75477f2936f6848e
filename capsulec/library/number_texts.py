"""Methods of int and float that are written in Python: bytes of integers, fractions and hexadecimal texts of floats."""

from __future__ import annotations

import sys

from capsulec.ir.nodes import Loop
from capsulec.ir.types import FLOAT, STR, Type, widened
from capsulec.library.table import Composed, Parameter, RuleError, Runtime, positional, register

NEW = sys.version_info >= (3, 11)  # the defaults of length and byteorder

TO_BYTES = """
def to_bytes(self, length, byteorder, signed):
    if byteorder != "big" and byteorder != "little":
        raise ValueError("byteorder must be either 'little' or 'big'")
    if length < 0:
        raise ValueError("length argument must be non-negative")
    number = int(self)
    if number < 0 and not signed:
        raise OverflowError("can't convert negative int to unsigned")
    digits = bytearray()
    for _ in range(length):
        digits.append(number & 255)
        number >>= 8
    top = -1 if signed and (digits[-1] >= 128 if len(digits) > 0 else number < 0) else 0
    if number != top:
        raise OverflowError("int too big to convert")
    if byteorder == "big":
        digits.reverse()
    return bytes(digits)
"""
FROM_BYTES = """
def from_bytes(bytes, byteorder, signed):
    if byteorder != "big" and byteorder != "little":
        raise ValueError("byteorder must be either 'little' or 'big'")
    digits = bytearray(bytes)
    if byteorder == "little":
        digits.reverse()
    number = -1 if signed and len(digits) > 0 and digits[0] >= 128 else 0
    for digit in digits:
        if number >= 2 ** 55 or number < -2 ** 55:
            raise OverflowError("the number does not fit int (64 bits)")
        number = number * 256 + digit
    return number
"""
INTEGER_RATIO = """
def as_integer_ratio(self):
    return int(self), 1
"""
RATIO = """
def as_integer_ratio(self):
    if self != self:
        raise ValueError("cannot convert NaN to integer ratio")
    if self - self != 0.0:
        raise OverflowError("cannot convert Infinity to integer ratio")
    numerator, denominator = float(self), 1
    while numerator != numerator // 1.0:
        if denominator >= 2 ** 62:
            raise OverflowError("the ratio does not fit int (64 bits)")
        numerator *= 2.0
        denominator *= 2
    if numerator >= 9223372036854775808.0 or numerator < -9223372036854775808.0:
        raise OverflowError("the ratio does not fit int (64 bits)")
    return int(numerator), denominator
"""
HEX = """
def hex(self):
    value = float(self)
    if value != value:
        return "nan"
    sign = "-" if str(value)[0] == "-" else ""
    value = abs(value)
    if value - value != 0.0:
        return sign + "inf"
    if value == 0.0:
        return sign + "0x0.0p+0"
    exponent = 0
    while value >= 2.0:
        value /= 2.0
        exponent += 1
    while value < 1.0 and exponent > -1022:
        value *= 2.0
        exponent -= 1
    whole = int(value)
    value -= whole
    digits = []
    for _ in range(13):
        value *= 16.0
        digit = int(value)
        value -= digit
        digits.append("0123456789abcdef"[digit])
    return sign + "0x" + str(whole) + "." + "".join(digits) + "p" + ("+" if exponent >= 0 else "") + str(exponent)
"""

SELF = Parameter("self")
LENGTH = Parameter("length", 1) if NEW else Parameter("length")
ORDER = Parameter("byteorder", "big") if NEW else Parameter("byteorder")
SIGNED = Parameter("signed", False, keyword_only=True)
register(Composed("builtins.int.to_bytes", (SELF, LENGTH, ORDER, SIGNED), TO_BYTES))
register(Composed("builtins.int.from_bytes", (Parameter("bytes"), ORDER, SIGNED), FROM_BYTES))
register(Composed("builtins.int.as_integer_ratio", (SELF,), INTEGER_RATIO))
register(Composed("builtins.float.as_integer_ratio", (SELF,), RATIO))
register(Composed("builtins.float.hex", (SELF,), HEX))


def _from_hex(self: Type, string: Type) -> Loop:
    if widened(string) != STR:
        raise RuleError(f"fromhex takes a str, not {widened(string)}", "Python would raise TypeError here too")
    return Loop("float.fromhex", (widened(self), STR), FLOAT, "py::from_hex({1})", "python/float_hex.hpp", raises=True)


register(Runtime("builtins.float.fromhex", positional("self", "string"), _from_hex))
