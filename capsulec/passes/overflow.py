"""With --check=overflow, what Python's ints do not hold in 64 bits raises OverflowError.

before    total: int = py::add(total, x)
after     total: int = py::checked_add(total, x)        # may raise

Without the option sums, differences, products, powers and shifts wrap. Where `passes.ranges` knows that a result fits,
nothing is checked. NumPy's integers wrap in NumPy too, and stay as they are.
"""

from __future__ import annotations

import re

from capsulec.ir.nodes import Expr, Map, Program
from capsulec.ir.types import INT
from capsulec.ir.walk import rewrite_block
from capsulec.records import replace

CHECKED, HEADER = "checked_", "python/integer_overflow.hpp"
WRAPPING = re.compile(
    r"py::(add|sub|mul|neg|abs|square|power(_nonnegative)?|lshift(_nonnegative)?|floordiv(_nonzero)?)\(.*\)"
)


def check_overflow(program: Program) -> Program:
    """The program with arithmetic of Python's ints that raises where it would wrap."""
    functions = tuple(replace(f, body=rewrite_block(f.body, _checked)) for f in program.functions)
    return replace(program, functions=functions)


def _checked(expr: Expr) -> Expr:
    if not isinstance(expr, Map) or expr.type != INT or any(operand != INT for operand in expr.loop.operands):
        return expr
    if WRAPPING.fullmatch(expr.loop.cxx) is None:
        return expr
    cxx = expr.loop.cxx.replace("py::", f"py::{CHECKED}", 1)
    return replace(expr, loop=replace(expr.loop, cxx=cxx, header=HEADER, raises=True))
