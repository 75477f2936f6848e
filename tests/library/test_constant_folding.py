"""Operators on constants."""

from __future__ import annotations

import pytest

from capsulec.ir.types import Static
from capsulec.library.operators import fold_binary, fold_compare, fold_unary
from capsulec.library.table import RuleError


@pytest.mark.parametrize(
    ("op", "left", "right", "value"),
    [
        ("+", 1, 2, 3),
        ("+", True, True, 2),
        ("&", True, True, True),
        ("/", 7, 2, 3.5),
        ("//", -7, 2, -4),
        ("%", -0.0, 3.0, 0.0),
        ("**", 2, -1, 0.5),
        ("**", -8, 1j, (-8) ** 1j),
        ("<<", 1, 62, 2**62),
        ("+", "a", "b", "ab"),
        ("-", 2**63 - 1, 2**63 - 1, 0),
    ],
)
def test_values(op, left, right, value):
    assert fold_binary(op, Static(left), Static(right)) == Static(value)


@pytest.mark.parametrize(
    ("op", "left", "right"),
    [("/", 1, 0), ("%", 1.0, 0.0), ("<<", 1, -1), ("**", 0, -1), ("+", 1, "a"), ("*", "a", 3), ("**", 1e300, 2)],
)
def test_what_raises_is_left_to_run_time(op, left, right):
    assert fold_binary(op, Static(left), Static(right)) is None


@pytest.mark.parametrize(("op", "left", "right"), [("**", 10, 10**12), ("<<", 1, 10**12), ("*", 2**200, 2**200)])
def test_huge_ints_are_refused(op, left, right):
    with pytest.raises(RuleError, match="does not fit in 64 bits"):
        fold_binary(op, Static(left), Static(right))


def test_unary():
    assert fold_unary("-", Static(2**63)) == Static(-(2**63))
    assert fold_unary("~", Static(True)) == Static(-2)
    assert fold_unary("not", Static(0.0)) == Static(True)
    assert fold_unary("not", Static("")) == Static(True)
    assert fold_unary("-", Static("a")) is None
    assert fold_unary("~", Static(1.5)) is None
    assert fold_unary("-", Static(-(2**63))) == Static(2**63)  # 64 bits count where a constant is used


def test_compare():
    assert fold_compare("<", Static(1), Static(2.5)) == Static(True)
    assert fold_compare("==", Static(2**53 + 1), Static(2.0**53)) == Static(False)
    assert fold_compare("<", Static(1j), Static(2)) is None
    assert fold_compare("==", Static("a"), Static(1)) == Static(False)
