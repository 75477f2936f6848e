"""The builtin exception classes, all of which can be raised and caught; read from Python itself."""

from __future__ import annotations

import builtins

from capsulec.ir.types import NONE, Type
from capsulec.library.table import Intrinsic, Parameter, RuleError, register

NAMES = [
    "ArithmeticError",
    "AssertionError",
    "AttributeError",
    "BaseException",
    "BufferError",
    "BytesWarning",
    "DeprecationWarning",
    "EOFError",
    "EnvironmentError",
    "Exception",
    "FloatingPointError",
    "FutureWarning",
    "GeneratorExit",
    "IOError",
    "ImportError",
    "ImportWarning",
    "IndentationError",
    "IndexError",
    "KeyError",
    "KeyboardInterrupt",
    "LookupError",
    "MemoryError",
    "NameError",
    "NotImplementedError",
    "OSError",
    "OverflowError",
    "PendingDeprecationWarning",
    "ReferenceError",
    "RecursionError",
    "RuntimeError",
    "RuntimeWarning",
    "StopIteration",
    "SyntaxError",
    "SyntaxWarning",
    "SystemError",
    "SystemExit",
    "TabError",
    "TypeError",
    "UnboundLocalError",
    "UnicodeDecodeError",
    "UnicodeEncodeError",
    "UnicodeError",
    "UnicodeTranslateError",
    "UnicodeWarning",
    "UserWarning",
    "ValueError",
    "Warning",
    "ZeroDivisionError",
]

# EnvironmentError and IOError are OSError by other names.
CLASSES: dict[str, str] = {name: getattr(builtins, name).__name__ for name in NAMES}


def _as_value(*_: Type) -> Type:
    raise RuleError("an exception can be raised, not used as a value", code="exceptions")


for _name in NAMES:
    register(
        Intrinsic(f"builtins.{_name}", (Parameter("args", variadic=True),), lambda args: _as_value(), lambda *_: NONE)  # type: ignore[arg-type]
    )
