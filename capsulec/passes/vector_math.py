"""Mathematical functions of whole arrays get their vector versions, before fusion makes loops of scalars of them.

The third and the fourth power, and the square of the absolute value of a complex number, are products, which are as
close to NumPy's as those.
"""

from __future__ import annotations

from capsulec.ir.nodes import Expr, Function, Loop, Map
from capsulec.ir.types import Array, Scalar
from capsulec.ir.walk import all_expressions, rewrite_block
from capsulec.library import numpy_operators
from capsulec.passes.powers import constant_exponent
from capsulec.records import replace


def vector_math(function: Function) -> Function:
    """The function with the vector version of each loop over arrays that has one."""
    if not any(isinstance(e, Map) and isinstance(e.type, Array) for e in all_expressions(function.body)):
        return function
    from capsulec.library.numpy.vector_math import ABSOLUTE, ABSOLUTE_SQUARE, of_vectors

    def exchanged(expr: Expr) -> Expr:
        if isinstance(expr, Map) and isinstance(expr.type, Array):
            if expr.loop.name == "np.power" and (product := _product(expr, Scalar(expr.type.dtype))) is not None:
                return product
            inner = expr.args[0]
            if expr.loop.name == "np.square" and isinstance(inner, Map) and inner.loop.cxx == ABSOLUTE:
                return replace(inner, loop=replace(inner.loop, cxx=ABSOLUTE_SQUARE), span=expr.span)
            loop = of_vectors(expr.loop)
            return expr if loop is expr.loop else replace(expr, loop=loop)
        return expr

    return replace(function, body=rewrite_block(function.body, exchanged))


def _product(power: Map, type_: Scalar) -> Map | None:
    """The third or fourth power of an array of floats as a product."""
    exponent = constant_exponent(power) if type_.dtype in ("float32", "float64") else None
    if exponent == 3:
        cubed = Loop("np.cubed", (type_,), type_, "np::cubed({0})", numpy_operators.FLOATING)
        return replace(power, loop=cubed, args=power.args[:1])
    square = numpy_operators.ufunc("square", type_)
    if exponent != 4 or square is None:
        return None
    return replace(power, loop=square, args=(replace(power, loop=square, args=power.args[:1]),))
