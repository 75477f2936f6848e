"""numpy.polynomial: fits and the places and weights of Gauss's quadrature, for which NumPy is asked.

What else there is of it is written in Python (`library/composed/numpy.polynomial.*`).
"""

from __future__ import annotations

from typing import Any

from capsulec.ir.types import Array, Scalar, Tuple, Type
from capsulec.library.numpy.asking import array, asked, given, inexact, static
from capsulec.library.numpy.choosing import common
from capsulec.library.table import INTERNAL, READ_BY, RuleError

PREFIXES = {
    "polynomial": "poly",
    "chebyshev": "cheb",
    "legendre": "leg",
    "hermite": "herm",
    "hermite_e": "herme",
    "laguerre": "lag",
}


def _fit(x: Any, y: Any, deg: Any, rcond: Any, full: Any, w: Any) -> Type:
    if static(full, "numpy.polynomial's fit", "full"):
        raise RuleError("a fit with full=True is not supported yet", code="not-supported-yet")
    parts = [x, y, w] if given(w) else [x, y]
    dtype = common(tuple(Scalar(inexact(array(part, "a fit").dtype)) for part in parts))
    return Array(dtype, array(y, "a fit").ndim)


def _gauss(deg: Any) -> Type:
    return Tuple((Array("float64", 1), Array("float64", 1)))


for _module, _prefix in PREFIXES.items():
    for _name in ("domain", "zero", "one", "x"):
        READ_BY[f"numpy.polynomial.{_module}.{_prefix}{_name}"] = f"{INTERNAL}.{_prefix}_{_name}"
    asked(f"numpy.polynomial.{_module}.{_prefix}fit", "x, y, deg, rcond=None, full=False, w=None", _fit)
    if _prefix != "poly":
        asked(f"numpy.polynomial.{_module}.{_prefix}gauss", "deg", _gauss)
