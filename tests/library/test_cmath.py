"""Python's cmath: every name is there, with CPython's signature, and computes CPython's bits and raises its errors.

test_math runs the same comparison on the other Pythons that are installed.
"""

import cmath

import math_cases
import pytest
from python_functions import differences
from test_math import check_names

from capsulec.ir.types import COMPLEX, FLOAT, INT, STR, Scalar
from capsulec.library import table


def test_names():
    check_names(cmath)


@pytest.mark.parametrize("flags", [(), ("-O3",)], ids=["O1", "O3"])
def test_values_and_errors(tmp_path, flags):
    assert list(differences(math_cases.cmath_cases(), tmp_path, *flags)) == []


def test_every_number_is_an_argument():
    table.load("cmath")
    for type_ in (COMPLEX, FLOAT, INT, Scalar("complex64"), Scalar("float128"), Scalar("uint8")):
        assert table.find("cmath.sqrt").rule((type_,)).operands == (COMPLEX,)


def test_refused_types():
    table.load("cmath")
    with pytest.raises(table.RuleError, match="must be real number, not complex"):
        table.find("cmath.rect").rule((FLOAT, COMPLEX))
    with pytest.raises(table.RuleError, match="must be complex number, not str"):
        table.find("cmath.sqrt").rule((STR,))
