"""Real and imaginary parts, where nothing but their elements is asked for.

before    t = parts<0>(z); r = sum(t[i] * t[i] for i in range(n))
after     r = sum(z[i].real * z[i].real for i in range(n))
"""

from __future__ import annotations

import re

from capsulec.ir.nodes import Expr, Local, Loop, Map, Transpose, View, Wrap
from capsulec.ir.types import Array, Scalar
from capsulec.records import replace

PART = re.compile(r"np::parts<\w+, (\d)>")  # as library/numpy/view_attributes.py makes it


def parts_of_elements(expr: Expr) -> Expr:
    """`z.real` of complex numbers in memory as an elementwise operation; other expressions as they are."""
    part = PART.match(expr.loop.cxx) if isinstance(expr, Map) else None
    if part is None:
        return expr
    assert isinstance(expr, Map)
    (array,) = expr.args
    memory = array
    while isinstance(memory, View | Transpose):
        memory = memory.array
    if not isinstance(memory, Local | Wrap):
        return expr
    assert isinstance(array.type, Array)
    assert isinstance(expr.type, Array)
    name = ("real", "imag")[int(part[1])]
    loop = Loop(f"part.{name}", (Scalar(array.type.dtype),), Scalar(expr.type.dtype), f"{{0}}.{name}")
    return Map(loop, expr.args, replace(expr.type, order=array.type.order), expr.span)
