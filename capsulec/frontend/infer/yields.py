"""`yield` and `yield from`: what they hand on, and what they are as expressions.

`x = yield y` is what `send` gives: of the type of all that is sent to generators of this specialisation, or None, as
`next` sends nothing. `x = yield from g` is what g returns.
"""

from __future__ import annotations

from typing import Any

import gast

from capsulec.frontend.infer import special_methods
from capsulec.frontend.infer.body import Body
from capsulec.frontend.infer.containers import elements, put
from capsulec.ir.types import NONE, Generator, Optional, Type, widened
from capsulec.library.cells import fill
from capsulec.library.containers.generators import sent_cell


def yielding(body: Body, node: Any) -> Type | None:
    """The type of a `yield` as an expression."""
    from capsulec.frontend.infer.expressions import expression

    if not body.scope.generator:
        raise body.error("syntax-not-supported", "`yield` cannot stand in a lambda", node)
    if isinstance(node, gast.YieldFrom):
        return _from(body, node, expression(body, node.value))
    put(body, body.yielded(), NONE if node.value is None else expression(body, node.value), node)
    sent = sent_cell(body.spec).content
    return NONE if sent is None else Optional(sent)


def _from(body: Body, node: Any, source: Type | None) -> Type | None:
    put(body, body.yielded(), elements(body, special_methods.iterated(body, node.value, source), node.value), node)
    if source is None:
        return None
    wide = widened(source)
    if not isinstance(wide, Generator):
        return NONE
    body.spec.through[wide.owner] = None
    if (sent := sent_cell(body.spec).content) is not None:  # what is sent goes on to the other one
        fill(sent_cell(wide.owner), sent)
    returned: Type | None = wide.owner.returned
    return NONE if returned is None and body.final else returned  # of one without an end
