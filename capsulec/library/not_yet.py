"""What functions written in Python (library/composed) do not do yet: a message of the compiler, at the user's call."""

from __future__ import annotations

from capsulec.ir.build import Builder
from capsulec.ir.nodes import Expr
from capsulec.ir.types import Static, Type
from capsulec.library.table import INTERNAL, Intrinsic, RuleError, positional, register


def _refuse(text: Type) -> Type:
    assert isinstance(text, Static)
    assert isinstance(text.value, str)
    raise RuleError(f"{text.value} is not supported yet", code="not-supported-yet")


def _never(builder: Builder, text: Expr) -> Expr:
    raise AssertionError("the rule has refused it")


register(Intrinsic(f"{INTERNAL}.not_yet", positional("text"), _refuse, _never))
