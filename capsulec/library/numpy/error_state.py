"""numpy.errstate, which has nothing to do: compiled code gives no warnings, and raises no FloatingPointError.

`with numpy.errstate(…)` becomes `no_warnings(numpy.errstate(…))` before its body (`frontend.with_statements`).
"""

from __future__ import annotations

from typing import Any

from capsulec.ir.build import Builder
from capsulec.ir.nodes import Const, Expr
from capsulec.ir.types import NONE, LibraryFunction, NoneType, Static, Type, widened
from capsulec.library.table import INTERNAL, Intrinsic, Parameter, RuleError, positional, register

STATE = LibraryFunction("numpy.errstate")  # what stands for such an object
VALUE_ERROR = "NumPy would raise ValueError here too"


def _errstate(*handling: Any) -> Type:
    for value in handling:
        if not isinstance(value, Type) or isinstance(value, NoneType):
            continue
        word = value.value if isinstance(value, Static) else None
        if word in ("raise", "call", "print", "log") or not isinstance(word, str):
            shown = repr(word) if isinstance(word, str) else str(value)
            raise RuleError(f"numpy.errstate of {shown} is not supported yet", code="not-supported-yet")
        if word not in ("ignore", "warn"):
            text = f"Unrecognized error {word!r}: must be one of 'ignore', 'warn', 'raise', 'call', 'print', or 'log'"
            raise RuleError(text, VALUE_ERROR)
    return STATE


def _no_warnings(state: Type) -> Type:
    if state != STATE:
        raise RuleError(f"`with` of {widened(state)} is not supported yet", code="not-supported-yet")
    return NONE


def _nothing(builder: Builder, *arguments: Any) -> Expr:
    return Const(None, STATE)


HANDLING = tuple(Parameter(name, None, keyword_only=True) for name in ("all", "divide", "over", "under", "invalid"))
register(Intrinsic("numpy.errstate", (Parameter("call", None, keyword_only=True), *HANDLING), _errstate, _nothing))
register(
    Intrinsic(f"{INTERNAL}.no_warnings", positional("state"), _no_warnings, lambda builder, state: Const(None, NONE))
)
