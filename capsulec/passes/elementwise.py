"""Functions whose result has at each place what they compute of the elements of their arrays there.

Arrays of one shape that are one piece of memory each, with their axes in one order, are one row to such a function. So
a call with arrays in Fortran's order takes the version for C order (backend/function.py), which has vector code.
"""

from __future__ import annotations

from capsulec.ir.nodes import Assign, Cast, Const, Expr, Function, Local, Map, Return
from capsulec.ir.types import Array, Scalar
from capsulec.ir.walk import children


def is_elementwise(function: Function) -> bool:
    """Whether a function for arrays of any strides is one of these; its arrays have one number of axes then."""
    arrays = [p.type for p in function.parameters if isinstance(p.type, Array)]
    result = function.result
    if not arrays or not isinstance(result, Array) or result.ndim < 2 or function.yields is not None:
        return False
    if not all(isinstance(p.type, Array | Scalar) for p in function.parameters):
        return False
    made: set[str] = set()
    for statement in function.body:
        match statement:
            case Assign(Local(name, Array()), value):
                made.add(name)
            case Return(Local(name)):
                return name in made
            case Return(Expr() as value) if isinstance(value.type, Array):
                return _is_new(value, result.ndim)
            case _:
                return False
        if not _is_new(value, result.ndim):
            return False
    return False


def _is_new(value: Expr, ndim: int) -> bool:
    """Whether this is a new array that is computed element by element, from arrays of so many axes."""
    if not isinstance(value, Map):
        return False
    return _is_elementwise(value, ndim)


def _is_elementwise(value: Expr, ndim: int) -> bool:
    if isinstance(value.type, Array) and (value.type.ndim != ndim or value.type.order != ""):
        return False
    match value:
        case Local() | Const():
            return True
        case Map(loop):
            plain = not (loop.whole or loop.raises or loop.effects)
            return plain and all(_is_elementwise(child, ndim) for child in children(value))
        case Cast(inner):
            return _is_elementwise(inner, ndim)
        case _:
            return False
