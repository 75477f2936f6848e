"""str.encode and bytes.decode."""

from __future__ import annotations

from typing import Any

from capsulec.ir.nodes import Loop
from capsulec.ir.types import BYTES, STR, Type
from capsulec.library.table import Parameter
from capsulec.library.text.searching import TEXT, is_missing, require

HEADER = "python/codecs.hpp"
CODEC = (Parameter("encoding", "utf-8"), Parameter("errors", "strict"))


def _coded(name: str, source: Type, result: Type, encoding: Any, errors: Any) -> Loop:
    operands = [source]
    texts = []
    for given, default in ((encoding, "utf-8"), (errors, "strict")):
        if is_missing(given):
            texts.append(f'py::literal("{default}", {len(default)})')
            continue
        require(TEXT, given, name)
        texts.append(f"{{{len(operands)}}}")
        operands.append(STR)
    return Loop(name, tuple(operands), result, f"py::{name}({{0}}, {', '.join(texts)})", HEADER, raises=True)


def encode(self: Type, encoding: Any, errors: Any) -> Loop:
    """text.encode(encoding, errors), and bytes(text, encoding, errors)."""
    return _coded("encode", STR, BYTES, encoding, errors)


def decode(self: Type, encoding: Any, errors: Any) -> Loop:
    """octets.decode(encoding, errors), and str(octets, encoding, errors)."""
    return _coded("decode", BYTES, STR, encoding, errors)
