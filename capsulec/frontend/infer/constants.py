"""Module-level constants: expressions typed outside of any function."""

from __future__ import annotations

from typing import Any

import gast

from capsulec.frontend.infer.body import Body
from capsulec.frontend.infer.engine import Specialisation
from capsulec.frontend.scopes import Scope
from capsulec.records import fresh, mutable


@mutable
class ConstantsBody(Body):
    """A body without statements, in which module-level expressions are typed."""

    evaluating: set[Any] = fresh(factory=set)


def constants_body(body: Body) -> ConstantsBody:
    """A body to type module-level expressions in; the same one while one such expression leads to another."""
    if isinstance(body, ConstantsBody):
        return body
    node = gast.parse("lambda: 0").body[0].value
    scope = Scope(node, "module", body.scope.module, None)
    return ConstantsBody(body.engine, Specialisation(scope, (), ()), body.final)
