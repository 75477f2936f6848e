"""What NumPy is told for the rest of a program: how it shows numbers, and what it does about floating-point errors.

NumPy itself is asked, which writes the texts of arrays. Compiled code gives no warnings of its own, whatever is set.
"""

from __future__ import annotations

from typing import Any

from capsulec.ir.types import NONE, STR, Dict, NoneType, Static, Type
from capsulec.library.numpy.asking import asked
from capsulec.library.table import RuleError

ERRORS = Dict(STR, STR)


def _seterr(*handling: Any) -> Type:
    for value in handling:
        if isinstance(value, Static) and value.value in ("raise", "call", "print", "log"):
            raise RuleError(f"numpy.seterr of {value.value!r} is not supported yet", code="not-supported-yet")
        if isinstance(value, Type) and not isinstance(value, Static | NoneType):
            raise RuleError("what numpy.seterr sets must be known while compiling", "write it as a constant")
    return ERRORS


def _set_printoptions(*options: Any) -> Type:
    return NONE


asked("numpy.seterr", "all=None, divide=None, over=None, under=None, invalid=None", _seterr, effects=True)
asked("numpy.geterr", "", lambda: ERRORS, effects=True)
asked(
    "numpy.set_printoptions",
    "precision=None, threshold=None, edgeitems=None, linewidth=None, suppress=None, nanstr=None, infstr=None, "
    "formatter=None, sign=None, floatmode=None, *, legacy=None, override_repr=None",
    _set_printoptions,
    effects=True,
)
