"""The methods of str: what each takes and gives; how it is done is in the runtime."""

from __future__ import annotations

from typing import Any

from capsulec.ir.nodes import Loop
from capsulec.ir.types import BOOL, STR, Type
from capsulec.library.table import Parameter, positional
from capsulec.library.text import translate
from capsulec.library.text.codecs import CODEC, encode
from capsulec.library.text.searching import SELF, TEXT, Methods, plain, register_methods, shared

CHANGED = ("upper", "lower", "casefold", "swapcase", "capitalize", "title")
KINDS = ("alpha", "digit", "decimal", "numeric", "alnum", "space", "printable", "ascii", "identifier")
CASES = ("isupper", "islower", "istitle")


def _format(self: Type, *args: Any) -> Loop:
    raise AssertionError("frontend/infer/texts types calls of str.format")


METHODS: Methods = {
    **shared(TEXT),
    **plain(TEXT, dict.fromkeys(CHANGED, STR), "python/str_case.hpp"),
    **plain(TEXT, dict.fromkeys([*(f"is{name}" for name in KINDS), *CASES], BOOL), "python/str_case.hpp"),
    **translate.METHODS,
    "encode": ((*SELF, *CODEC), encode),
    "format": ((*SELF, Parameter("args", variadic=True)), _format),
    "format_map": (positional("self", "mapping"), _format),
}

register_methods(TEXT, METHODS)
