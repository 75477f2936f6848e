"""Why a statement has two nests of loops, for --emit=loops."""

from __future__ import annotations

from capsulec.ir.nodes import For, Stmt
from capsulec.records import replace

MAY_MEET = "what is stored to may be what is read: then everything is computed before"
STRETCHED = "no axis of length 1 is stretched; else that costs a test for each element"
IN_ORDER = "computed before: it is reduced in the order of its memory, as NumPy does"
SEVERAL = "a nest of its own: several elements at a time are computed"


def noted(statements: list[Stmt], note: str) -> list[Stmt]:
    """Statements of which the first loop says why it is there."""
    found = list(statements)
    for place, statement in enumerate(found):
        if isinstance(statement, For):
            found[place] = replace(statement, note=note)
            break
    return found
