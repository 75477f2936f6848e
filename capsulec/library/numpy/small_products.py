"""Products of vectors and matrices that the runtime computes itself while they are small; NumPy is asked for others."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from capsulec.ir.nodes import Loop
from capsulec.ir.types import Array, Scalar, kind, widened
from capsulec.library.numpy.asking import given
from capsulec.library.numpy.choosing import common
from capsulec.library.numpy_operators import cxx_name

# By the axes of the operands.
KERNELS = {(1, 1): "vector_product", (1, 2): "vector_matrix", (2, 1): "matrix_vector", (2, 2): "matrix_product"}
CONJUGATED = ("numpy.vdot", "numpy.vecdot", "numpy.linalg.vecdot", "numpy.vecmat")  # the first operand
TAKEN: dict[str, tuple[tuple[int, int], ...]] = {
    "numpy.dot": tuple(KERNELS),
    "numpy.ndarray.dot": tuple(KERNELS),
    "numpy.matmul": tuple(KERNELS),
    "numpy.linalg.matmul": tuple(KERNELS),
    "numpy.inner": ((1, 1), (2, 1)),
    "numpy.vdot": ((1, 1),),
    "numpy.vecdot": ((1, 1),),
    "numpy.linalg.vecdot": ((1, 1),),
    "numpy.vecmat": ((1, 2),),
    "numpy.matvec": ((2, 1),),
}


def small_first(name: str, asking: Callable[..., Loop]) -> Callable[..., Loop]:
    """The rule of a function, one of TAKEN, whose small products need no Python; `asking` gives the call of NumPy's."""

    def rule(left: Any, right: Any, *rest: Any) -> Loop:
        asked_for = asking(left, right, *rest)
        a, b = widened(left), widened(right)
        if not isinstance(a, Array) or not isinstance(b, Array) or (a.ndim, b.ndim) not in TAKEN[name]:
            return asked_for
        dtype = common((Scalar(a.dtype), Scalar(b.dtype)))
        if any(map(given, rest)) or (kind(dtype) == "c" and a.dtype != b.dtype):
            return asked_for
        operands = ", ".join(f"const np::array<{_cxx(x.dtype)}, {x.ndim}> &x{n}" for n, x in enumerate((a, b)))
        call = asked_for.cxx.replace("{0}", "x0").replace("{1}", "x1")
        flag = "true" if name in CONJUGATED else "false"
        kernel = f"np::{KERNELS[a.ndim, b.ndim]}<{_cxx(dtype)}>"
        cxx = f"{kernel}({{0}}, {{1}}, {flag}, []({operands}) {{{{ return {call}; }}}})"
        headers = f"{asked_for.header} numpy/products.hpp"
        return Loop(name, (a, b), asked_for.result, cxx, headers, raises=True)

    return rule


def _cxx(dtype: str) -> str:
    return dtype if kind(dtype) == "c" else cxx_name(dtype)
