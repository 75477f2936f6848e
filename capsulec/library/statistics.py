"""statistics: what its functions in composed/statistics need of the runtime: sums and squares without rounding.

Python adds fractions; the runtime adds whole numbers of a few thousand bits, and rounds the quotient once, as Python
does when it makes a float of it.
"""

from __future__ import annotations

import sys
from collections.abc import Callable

from capsulec.ir.nodes import Loop
from capsulec.ir.types import BOOL, FLOAT, INT, NONE, STR, Scalar, Type, Union, kind, widened
from capsulec.library import cells
from capsulec.library.number_arguments import real
from capsulec.library.sequences import element_type
from capsulec.library.table import CONSTANTS, INTERNAL, Runtime, positional, register

HEADER = "python/exact.hpp"


def _numbers(values: Type) -> Type:
    """The list that is gone through: of int where the numbers are, which are not rounded on their way in."""
    element = widened(element_type(widened(values)))
    real(element)
    assert isinstance(element, Scalar)
    return cells.new_list(INT if kind(element.dtype) in "bi" else FLOAT)


def _over_count(name: str) -> Callable[[Type, Type], Loop]:
    def rule(values: Type, count: Type) -> Loop:
        cxx = f"py::statistics::{name}({{0}}, {{1}})"
        return Loop(f"statistics.{name}", (_numbers(values), INT), FLOAT, cxx, HEADER, raises=True)

    return rule


def _ratio_of_sums(above: Type, below: Type) -> Loop:
    operands = (_numbers(above), cells.new_list(FLOAT, "below"))
    return Loop("statistics.ratio", operands, FLOAT, "py::statistics::ratio_of_sums({0}, {1})", HEADER, raises=True)


def _int_or_float(whole: Type, number: Type, is_whole: Type) -> Loop:
    cxx = "{2} ? {result}::template of<0>({0}) : {result}::template of<1>({1})"
    return Loop("statistics.number", (INT, FLOAT, BOOL), Union((INT, FLOAT)), f"({cxx})", "python/choice.hpp")


def _fail(message: Type) -> Loop:
    return Loop("statistics.fail", (STR,), NONE, "py::statistics::fail({0})", HEADER, raises=True, effects=True)


for _name in ("ratio", "root_of_ratio", "variance", "deviation"):
    register(Runtime(f"{INTERNAL}.exact_{_name}", positional("values", "count"), _over_count(_name)))
register(Runtime(f"{INTERNAL}.exact_ratio_of_sums", positional("above", "below"), _ratio_of_sums))
register(Runtime(f"{INTERNAL}.int_or_float", positional("whole", "number", "is_whole"), _int_or_float))
register(Runtime(f"{INTERNAL}.statistics_error", positional("message"), _fail))
CONSTANTS[f"{INTERNAL}.python_version"] = sys.version_info[0] * 100 + sys.version_info[1]
