"""The promotion table against the NumPy that is installed."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import numpy as np
import pytest

from capsulec.ir.types import INT, Scalar
from capsulec.library import generate_promotion, promotion, promotion_table


def test_table_is_what_numpy_says():
    written = Path(promotion_table.__file__).read_text(encoding="utf-8")
    if np.__version__.startswith("2.4."):
        assert written == generate_promotion.generate()
    else:
        pytest.skip("other versions have other ufuncs")


@pytest.mark.parametrize(
    ("ufunc", "operands", "dtypes"),
    [
        ("add", (Scalar("int8"), INT), ("int8", "int8", "int8")),
        ("add", (Scalar("int64"), Scalar("uint64")), ("float64", "float64", "float64")),
        ("less", (Scalar("int64"), Scalar("uint64")), ("int64", "uint64", "bool")),
        ("bitwise_and", (Scalar("int64"), Scalar("uint64")), None),
        ("sqrt", (Scalar("int8"),), ("float16", "float16")),
        ("signbit", (Scalar("int8"),), ("float32", "bool")),
    ],
)
def test_examples(ufunc, operands, dtypes):
    assert promotion.loop_dtypes(ufunc, *operands) == dtypes


def test_operators_import_no_numpy():
    code = (
        "import sys; from capsulec.library import operators, builtins_numeric; "
        "from capsulec.ir.types import Scalar; operators.binary('+', Scalar('int8'), Scalar('float32')); "
        "assert 'numpy' not in sys.modules"
    )
    subprocess.run([sys.executable, "-c", code], check=True)
