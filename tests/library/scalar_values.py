"""Operand values at the edges of every scalar type, as Python or NumPy scalars."""

from __future__ import annotations

import numpy as np
from loop_driver import numpy_dtype

from capsulec.ir.type_facts import integer_range
from capsulec.ir.types import BOOL, COMPLEX, DTYPES, FLOAT, INT, Scalar, kind

TYPES = [BOOL, INT, FLOAT, COMPLEX, *map(Scalar, DTYPES)]
INF, NAN = float("inf"), float("nan")
FLOATS = [0.0, -0.0, 1.0, -1.0, 2.0, -2.5, 0.5, 3.0, 7.3, 1e300, -1e-300, 5e-324, INF, -INF, NAN, 2.0**53, 2.0**63]
COMPLEXES = [
    0j, complex(-0.0, -0.0), 1 + 0j, -1j, 1.5 - 2.5j, -3 + 0.5j, 2 + 0j, complex(INF, 1), complex(1, -INF),
    complex(NAN, 0), complex(0, NAN), complex(-INF, NAN), 1e200 + 1e200j, 1e-200 - 1e-200j, -1 + 0j, 3 + 4j,
]  # fmt: skip
INTS = [0, 1, -1, 2, -2, 3, 7, -7, 10, 63, 64, 100, 127, -128, 255, 300, 2**31, 2**53 + 1, -(2**53) - 1,
        2**60 + 2**36 + 1, 2**62 + 12345, 2**63 - 1, -(2**63)]  # fmt: skip


def values(type_: Scalar) -> list:
    """Scalars of the type: Python's for weak types."""
    if type_.weak:
        return {"bool": [False, True], "int64": INTS, "float64": FLOATS, "complex128": COMPLEXES}[type_.dtype]
    dtype = numpy_dtype(type_).type
    match kind(type_.dtype):
        case "b":
            return [np.False_, np.True_]
        case "i" | "u":
            low, high = integer_range(type_.dtype)
            few = [low, low + 1, -7, -2, -1, 0, 1, 2, 3, 7, 10, 31, 33, 64, 100, high // 3, high - 1, high]
            return [dtype(v) for v in few if low <= v <= high]
        case "f":
            finfo = np.finfo(dtype)
            with np.errstate(all="ignore"):
                return [*(dtype(v) for v in FLOATS if abs(v) != 1e300), finfo.max, finfo.tiny, finfo.eps]
        case _:
            with np.errstate(all="ignore"):
                return [dtype(v) for v in COMPLEXES]


def array(scalars: list) -> np.ndarray:
    """The scalars as an array of their own type."""
    first = scalars[0]
    dtype = {bool: np.bool_, int: np.int64, float: np.float64, complex: np.complex128}.get(type(first), type(first))
    return np.array(scalars, dtype)
