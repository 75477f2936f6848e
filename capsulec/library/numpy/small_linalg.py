"""Determinants, inverses and solutions for small real matrices, which need no Python; NumPy is asked for others."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from capsulec.ir.nodes import Loop
from capsulec.ir.types import Array, Scalar, kind, widened
from capsulec.library.numpy.asking import inexact
from capsulec.library.numpy.choosing import common
from capsulec.library.numpy_operators import cxx_name

KERNELS = {"numpy.linalg.det": "determinant", "numpy.linalg.inv": "inverse", "numpy.linalg.solve": "solution"}


def small_first(name: str, asking: Callable[..., Loop]) -> Callable[..., Loop]:
    """The rule of a function, one of KERNELS; `asking` gives the call of NumPy's."""

    def rule(*arguments: Any) -> Loop:
        asked_for = asking(*arguments)
        wide = [widened(argument) for argument in arguments]
        arrays = [one for one in wide if isinstance(one, Array) and one.ndim <= 2 and kind(one.dtype) != "c"]
        if len(arrays) < len(wide):
            return asked_for
        dtype = cxx_name(common(tuple(Scalar(inexact(one.dtype)) for one in arrays)))
        operands = ", ".join(
            f"const np::array<{cxx_name(one.dtype)}, {one.ndim}> &x{n}" for n, one in enumerate(arrays)
        )
        call, places = asked_for.cxx, []
        for n in range(len(arrays)):
            call = call.replace(f"{{{n}}}", f"x{n}")
            places.append(f"{{{n}}}, ")
        cxx = f"np::{KERNELS[name]}<{dtype}>({''.join(places)}[]({operands}) {{{{ return {call}; }}}})"
        headers = f"{asked_for.header} numpy/small_linalg.hpp"
        return Loop(name, tuple(arrays), asked_for.result, cxx, headers, raises=True)

    return rule
