"""Variables of one name that are one C++ variable, so that a text grows where it is.

    s += a        →    s.append(a);
    s += b        →    s.append(b);

Names are split into webs to give each a type of its own; here `s` between the two lines is a web, and would be another
variable, into which all of the text is copied each time. Where both sides of such an assignment are text, they are what
they are in Python: one variable.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import gast

from capsulec.frontend.lower.context import Lowering
from capsulec.frontend.scopes import Scope, Variable
from capsulec.ir.types import STR


def share_names(low: Lowering) -> None:
    """Give variables that grow into one another one name."""
    for before, after in _grown(low.scope):
        if before is not after and _is_text(low, before) and _is_text(low, after):
            kept, given = low.locals[before], low.locals[after]
            for variable, name in low.locals.items():
                if name == given:
                    low.locals[variable] = kept


def _grown(scope: Scope) -> Iterator[tuple[Variable, Variable]]:
    """The variable that is read and the one that is assigned by each `s += …` and `s = s + …`."""
    for node in gast.walk(scope.node):
        target, source = _target_and_source(node)
        if target in scope.assigns and source in scope.uses:
            before, after = scope.uses[source], scope.assigns[target]
            if before.scope is scope and after.scope is scope and before.name == after.name:
                yield before, after


def _target_and_source(node: Any) -> tuple[Any, Any]:
    match node:
        case gast.AugAssign(target=gast.Name() as target, op=gast.Add()):
            return target, target
        case gast.Assign(targets=[gast.Name() as target], value=gast.BinOp(op=gast.Add()) as source):
            while isinstance(source, gast.BinOp) and isinstance(source.op, gast.Add):
                source = source.left
            return target, source
        case _:
            return None, None


def _is_text(low: Lowering, variable: Variable) -> bool:
    if variable not in low.spec.contributions or variable not in low.locals:
        return False
    plain = not (variable.captured or variable.boxed or variable.by_reference or variable.flagged)
    return plain and low.variable_type(variable) == STR
