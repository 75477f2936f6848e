"""`numpy.can_cast` between dtypes: the conversions that "no", "equiv", "safe", "same_kind" and "unsafe" allow."""

from __future__ import annotations

from capsulec.ir.types import Scalar, kind
from capsulec.library.promotion import loop_dtypes
from capsulec.library.table import RuleError

RULES = ("no", "equiv", "safe", "same_kind", "unsafe")
KINDS = "buifc"  # each may become a later one by the rule "same_kind"


def check_casting(rule: str) -> str:
    """The rule itself. Raises RuleError with NumPy's words for a text that is none."""
    if rule not in RULES:
        listed = ", ".join(map(repr, RULES[:-1]))
        raise RuleError(
            f"casting must be one of {listed}, or '{RULES[-1]}' (got '{rule}')", "NumPy would raise ValueError here too"
        )
    return rule


def can_cast(source: str, target: str, rule: str) -> bool:
    """Whether the rule allows to convert a dtype to another one."""
    if rule == "unsafe" or source == target:
        return True
    if rule in ("no", "equiv"):
        return False
    promoted = loop_dtypes("maximum", Scalar(source), Scalar(target))
    if promoted is not None and promoted[-1] == target:
        return True
    return rule == "same_kind" and KINDS.index(kind(source)) <= KINDS.index(kind(target))
