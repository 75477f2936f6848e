"""Mathematical functions of whole arrays get their vector versions, before fusion makes loops of scalars of them."""

from __future__ import annotations

from capsulec.ir.nodes import Expr, Function, Map
from capsulec.ir.types import Array
from capsulec.ir.walk import all_expressions, rewrite_block
from capsulec.records import replace


def vector_math(function: Function) -> Function:
    """The function with the vector version of each loop over arrays that has one."""
    if not any(isinstance(e, Map) and isinstance(e.type, Array) for e in all_expressions(function.body)):
        return function
    from capsulec.library.numpy.vector_math import of_vectors

    def exchanged(expr: Expr) -> Expr:
        if isinstance(expr, Map) and isinstance(expr.type, Array):
            loop = of_vectors(expr.loop)
            return expr if loop is expr.loop else replace(expr, loop=loop)
        return expr

    return replace(function, body=rewrite_block(function.body, exchanged))
