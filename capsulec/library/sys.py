"""sys: what is known of the machine, the standard streams, exit and intern.

The streams are whatever Python has under these names when they are read.
"""

from __future__ import annotations

import sys
from collections.abc import Callable

from capsulec.ir.nodes import Loop
from capsulec.ir.types import STR, File, Type, widened
from capsulec.library.containers.kinds import TYPE_ERROR, shown
from capsulec.library.files import HEADER
from capsulec.library.table import (
    CONSTANTS,
    INTERNAL,
    READ_BY,
    Composed,
    Parameter,
    RuleError,
    Runtime,
    positional,
    register,
)

FLOAT_INFO = ["max", "max_exp", "max_10_exp", "min", "min_exp", "min_10_exp", "dig", "mant_dig", "epsilon", "radix"]
STREAMS = ("stdin", "stdout", "stderr", "__stdin__", "__stdout__", "__stderr__")

EXIT = """
def exit(status):
    if status is None:
        raise SystemExit
    raise SystemExit(status)
"""


def _stream(name: str) -> Callable[[], Loop]:
    return lambda: Loop(f"sys.{name}", (), File(False), f'{{result}}::of_system("{name}")', HEADER, True, True)


def _intern(text: Type) -> Loop:
    if widened(text) != STR:
        raise RuleError(f"intern() argument must be str, not {shown(text)}", hint=TYPE_ERROR)
    return Loop("sys.intern", (STR,), STR, "{0}")


for _name in ("maxsize", "maxunicode", "byteorder", "platform"):
    CONSTANTS[f"sys.{_name}"] = getattr(sys, _name)
for _name in FLOAT_INFO:
    CONSTANTS[f"sys.float_info.{_name}"] = getattr(sys.float_info, _name)
for _name in STREAMS:
    register(Runtime(f"{INTERNAL}.{_name}", (), _stream(_name)))
    READ_BY[f"sys.{_name}"] = f"{INTERNAL}.{_name}"
register(Runtime("sys.intern", positional("string"), _intern))
register(Composed("sys.exit", (Parameter("status", None, positional_only=True),), EXIT))
