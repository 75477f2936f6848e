"""numpy.testing: NumPy's own comparisons are asked, so that what an AssertionError says is theirs."""

from __future__ import annotations

from typing import Any

from capsulec.ir.types import NONE, Type
from capsulec.library.numpy.asking import asked

ENDS = "err_msg='', verbose=True"
FUNCTIONS = {
    "assert_": "val, msg=''",
    "assert_allclose": f"actual, desired, rtol=1e-07, atol=0, equal_nan=True, {ENDS}, *, strict=False",
    "assert_almost_equal": f"actual, desired, decimal=7, {ENDS}",
    "assert_approx_equal": f"actual, desired, significant=7, {ENDS}",
    "assert_array_almost_equal": f"actual, desired, decimal=6, {ENDS}",
    "assert_array_almost_equal_nulp": "x, y, nulp=1",
    "assert_array_equal": f"actual, desired, {ENDS}, *, strict=False",
    "assert_array_less": f"x, y, {ENDS}, *, strict=False",
    "assert_equal": f"actual, desired, {ENDS}, *, strict=False",
    "assert_string_equal": "actual, desired",
}


def _nothing(*arguments: Any) -> Type:
    return NONE


for _name, _text in FUNCTIONS.items():
    asked(f"numpy.testing.{_name}", _text, _nothing, effects=True)
