"""Which mathematical functions of arrays are computed several elements at a time: runtime/…/numpy/vector_math.hpp.

An elementwise loop of arrays is exchanged for one that calls the vector version; loops of scalars keep C's library.
Results are at most 4 ulp from NumPy's, whose own vector code differs as much from one processor to the next.
"""

from __future__ import annotations

import re

from capsulec.ir.nodes import Loop
from capsulec.ir.types import Scalar
from capsulec.records import replace

FUNCTIONS = (
    "acos", "acosh", "asin", "asinh", "atan", "atan2", "atanh", "cbrt", "cos", "cosh", "exp", "exp2", "expm1", "log",
    "log10", "log1p", "log2", "power", "sin", "sinh", "tan", "tanh",
)  # fmt: skip
ABSOLUTE, ABSOLUTE_SQUARE = "np::vectors::absolute({0})", "np::vectors::absolute_square({0})"
COMPLEX = ((Scalar("complex64"),), (Scalar("complex128"),))
FOLDER = "numpy/vector_math/"
CALL = re.compile(rf"np::({'|'.join(FUNCTIONS)})\(")


def of_vectors(loop: Loop) -> Loop:
    """The loop with vector code, where there is such; else the loop itself."""
    if loop.cxx == "np::absolute({0})" and loop.operands in COMPLEX:
        return replace(loop, cxx=ABSOLUTE, header=f"{FOLDER}absolute.hpp")
    match = CALL.match(loop.cxx)
    result = loop.result
    if match is None or not isinstance(result, Scalar) or result.dtype not in ("float32", "float64"):
        return loop
    name = match[1]
    file = "pow" if name == "power" else name
    cxx = f"np::vectors::{name}({loop.cxx[match.end() :]}"
    # A conversion of an operand may need the header that the loop has now.
    if "np::" in cxx[len("np::") :].replace("vectors::", "", 1):
        return loop
    return replace(loop, cxx=cxx, header=f"{FOLDER}{file}.hpp", many=True)
