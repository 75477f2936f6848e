"""string: its constants, and capwords."""

from __future__ import annotations

import string

from capsulec.library.table import CONSTANTS, Composed, Parameter, register

NAMES = "ascii_letters ascii_lowercase ascii_uppercase digits hexdigits octdigits printable punctuation whitespace"

CAPWORDS = """
def capwords(s, sep):
    if sep is None:
        return " ".join([word.capitalize() for word in s.split()])
    return sep.join([word.capitalize() for word in s.split(sep)])
"""

for _name in NAMES.split():
    CONSTANTS[f"string.{_name}"] = getattr(string, _name)
register(Composed("string.capwords", (Parameter("s"), Parameter("sep", None)), CAPWORDS))
