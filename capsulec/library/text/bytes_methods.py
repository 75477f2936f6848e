"""bytes: making them, and their methods."""

from __future__ import annotations

from typing import Any

from capsulec.ir.nodes import Loop
from capsulec.ir.types import BOOL, BYTEARRAY, BYTES, INT, STR, Bytes, List, Str, Type, widened
from capsulec.library.containers.kinds import TYPE_ERROR, is_integer, require_integer, shown
from capsulec.library.sequences import element_type
from capsulec.library.table import MISSING, Parameter, RuleError, Runtime, positional, register
from capsulec.library.text.codecs import CODEC, decode, encode
from capsulec.library.text.searching import (
    OCTETS,
    SELF,
    TEXT,
    Methods,
    is_missing,
    is_none,
    plain,
    register_methods,
    require,
    shared,
)

CASE, SHOWN = "python/bytes_case.hpp", "python/bytes_repr.hpp"
CHANGED = ("upper", "lower", "swapcase", "capitalize", "title")
KINDS = ("isalpha", "isdigit", "isalnum", "isspace", "isascii", "isupper", "islower", "istitle")


def make(source: Any, encoding: Any, errors: Any) -> Loop:
    """bytes(): of nothing, of a count of zeros, of numbers, of a text in an encoding."""
    if is_missing(source):
        return Loop("bytes", (), BYTES, "py::bytes()", "python/bytes.hpp")
    wide = widened(source)
    if isinstance(wide, Str):
        if is_missing(encoding):
            raise RuleError("string argument without an encoding", hint=TYPE_ERROR)
        return encode(source, encoding, errors)
    if not (is_missing(encoding) and is_missing(errors)):
        raise RuleError("encoding without a string argument", hint=TYPE_ERROR)
    if isinstance(wide, Bytes):
        return Loop("bytes", (BYTES,), BYTES, "{0}")
    if wide == BYTEARRAY:
        return Loop("bytes", (wide,), BYTES, "{0}.tobytes()", "python/bytearray.hpp")
    if is_integer(wide):
        return Loop("bytes", (INT,), BYTES, "py::octets::zeros({0})", CASE, raises=True)
    if not is_integer(element_type(source)):
        raise RuleError(f"bytes are made of integers, not of {shown(source)}", hint=TYPE_ERROR)
    return Loop("bytes", (List(INT),), BYTES, "py::octets::of_numbers({0})", CASE, raises=True)


def _hex(self: Type, sep: Any, bytes_per_sep: Any) -> Loop:
    if is_missing(sep):
        return Loop("bytes.hex", (BYTES,), STR, "py::hex({0})", SHOWN)
    if widened(sep) not in (STR, BYTES):
        raise RuleError("sep must be str or bytes.", hint=TYPE_ERROR)
    operands: tuple[Type, ...] = (BYTES, widened(sep))
    if not is_missing(bytes_per_sep):
        require_integer(bytes_per_sep, "hex takes a number of bytes")
        operands = (*operands, INT)
    places = ", ".join(f"{{{n}}}" for n in range(len(operands)))
    return Loop("bytes.hex", operands, STR, f"py::hex({places})", SHOWN, raises=True)


def _fromhex(self: Type, text: Type) -> Loop:
    require(TEXT, text, "fromhex")
    return Loop("bytes.fromhex", (widened(self), STR), BYTES, "py::octets::fromhex({1})", CASE, raises=True)


def _maketrans(self: Type, old: Type, new: Type) -> Loop:
    require(OCTETS, old, "maketrans")
    require(OCTETS, new, "maketrans")
    cxx = "py::octets::maketrans({1}, {2})"
    return Loop("bytes.maketrans", (widened(self), BYTES, BYTES), BYTES, cxx, CASE, raises=True)


def _translate(self: Type, table: Type, delete: Any) -> Loop:
    operands = [BYTES, widened(table)]
    text = "nullptr, py::bytes()" if is_none(table) and is_missing(delete) else "nullptr" if is_none(table) else "{1}"
    if not is_none(table):
        require(OCTETS, table, "translate")
    if not is_missing(delete):
        require(OCTETS, delete, "translate")
        operands.append(BYTES)
        text += ", {2}"
    return Loop("bytes.translate", tuple(operands), BYTES, f"py::octets::translate({{0}}, {text})", CASE, raises=True)


METHODS: Methods = {
    **shared(OCTETS),
    **plain(OCTETS, dict.fromkeys(CHANGED, BYTES), CASE),
    **plain(OCTETS, dict.fromkeys(KINDS, BOOL), CASE),
    "decode": ((*SELF, *CODEC), decode),
    "hex": ((*SELF, Parameter("sep", MISSING), Parameter("bytes_per_sep", 1)), _hex),
    "fromhex": ((*SELF, *positional("string")), _fromhex),
    "maketrans": ((*SELF, *positional("frm", "to")), _maketrans),
    "translate": ((*SELF, *positional("table"), Parameter("delete", b"")), _translate),
}

register_methods(OCTETS, METHODS)
SOURCE = (Parameter("source", MISSING), Parameter("encoding", MISSING), Parameter("errors", MISSING))
register(Runtime("builtins.bytes", SOURCE, make))
