"""Module-level constants: expressions typed outside of any function."""

from __future__ import annotations

from typing import Any

import gast

from capsulec.frontend.infer.body import Body
from capsulec.frontend.infer.engine import Specialisation
from capsulec.frontend.scopes import Module, Scope
from capsulec.records import fresh, mutable


@mutable
class ConstantsBody(Body):
    """A body without statements, in which module-level expressions are typed."""

    evaluating: set[Any] = fresh(factory=set)


def constants_body(body: Body, module: Module) -> ConstantsBody:
    """A body to type expressions of a module's top level in; the same one while one of them leads to another."""
    if isinstance(body, ConstantsBody) and body.scope.module is module:
        return body
    node = gast.parse("lambda: 0").body[0].value
    holder = ConstantsBody(body.engine, Specialisation(Scope(node, "module", module, None), (), ()), body.final)
    if isinstance(body, ConstantsBody):
        holder.evaluating = body.evaluating
    return holder
