"""fsum, prod, dist and sumprod of lists, and of whatever else can be gone through; math_tuples has those of tuples."""

from __future__ import annotations

import math

from capsulec.ir.nodes import Loop
from capsulec.ir.types import BOOL, FLOAT, INT, Scalar, Tuple, Type, Unknown, widened
from capsulec.library import cells
from capsulec.library.number_arguments import real
from capsulec.library.sequences import element_type
from capsulec.library.table import (
    INTERNAL,
    Composed,
    Parameter,
    RuleError,
    Runtime,
    positional,
    register,
)

HEADER = "python/math_lists.hpp"

PROD = """
def prod_of(iterable, start):
    result = start
    for item in iterable:
        result = result * item
    return result
"""


def _number(iterable: Type) -> Scalar:
    """The type of the numbers that are gone through; of an empty tuple any."""
    wide = widened(iterable)
    if isinstance(wide, Tuple) and not wide.items:
        return FLOAT
    element = widened(element_type(wide))
    if isinstance(element, Unknown):
        return FLOAT
    real(element)
    assert isinstance(element, Scalar)
    return element


def _fsum(iterable: Type) -> Loop:
    _number(iterable)
    return Loop("math.fsum", (cells.new_list(FLOAT),), FLOAT, "py::math::fsum_of({0})", HEADER, raises=True)


def _dist(p: Type, q: Type) -> Loop:
    _number(p)
    _number(q)
    points = (cells.new_list(FLOAT, "p"), cells.new_list(FLOAT, "q"))
    return Loop("math.dist", points, FLOAT, "py::math::dist_of({0}, {1})", HEADER, raises=True)


def _sumprod(p: Type, q: Type) -> Loop:
    numbers = (_number(p), _number(q))
    if not all(number in (BOOL, INT, FLOAT) for number in numbers):
        raise RuleError("math.sumprod of NumPy's numbers is not supported yet", code="not-supported-yet")
    result = FLOAT if FLOAT in numbers else INT
    lists = (cells.new_list(result, "p"), cells.new_list(result, "q"))
    return Loop("math.sumprod", lists, result, "py::math::sumprod_of({0}, {1})", HEADER, raises=True)


START = Parameter("start", 1, keyword_only=True)
register(Runtime(f"{INTERNAL}.fsum_of", positional("seq"), _fsum))
register(Runtime(f"{INTERNAL}.dist_of", positional("p", "q"), _dist))
register(Composed(f"{INTERNAL}.prod_of", (*positional("iterable"), START), PROD))
if hasattr(math, "sumprod"):
    register(Runtime(f"{INTERNAL}.sumprod_of", positional("p", "q"), _sumprod))
