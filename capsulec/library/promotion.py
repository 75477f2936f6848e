"""NumPy's promotion (NEP 50) without NumPy: which inner loop a ufunc takes for the types of its operands.

Python's int, float and complex are weak: they have an operand of their own here, and take on the dtype of what they
meet. Python's bool promotes as NumPy's. The answers are NumPy's own, see `generate_promotion`.
"""

from __future__ import annotations

from functools import cache
from string import ascii_letters

from capsulec.ir.types import BITS, DTYPES, Scalar

LETTERS = dict(zip("?bhilBHILfdgFDGe", (*DTYPES, "float16"), strict=True))
OPERANDS = (*((dtype, False) for dtype in DTYPES), ("int64", True), ("float64", True), ("complex128", True))
ORDER = {operand: position for position, operand in enumerate(OPERANDS)} | {("bool", True): 0}


def code_of(position: int) -> str:
    """The letter that stands for the loop at a position."""
    return ascii_letters[position]


@cache
def _groups() -> dict[str, tuple[tuple[str, ...], str]]:
    from capsulec.library.promotion_table import GROUPS

    return {name: (tuple(loops.split()), codes) for names, loops, codes in GROUPS for name in names.split()}


def loop_dtypes(ufunc: str, *operands: Scalar) -> tuple[str, ...] | None:
    """The dtypes of the operands and the result of the inner loop that NumPy takes; None where it raises TypeError.

    At least one operand is strong; `strengthened` makes it so. A dtype may be float16, which the language has not.
    """
    loops, codes = _groups()[ufunc]
    position = 0
    for operand in operands:
        position = position * len(OPERANDS) + ORDER[operand.dtype, operand.weak]
    code = codes[position]
    if code == ".":
        return None
    return tuple(LETTERS[letter] for letter in loops[ascii_letters.index(code)] if letter != ">")


def is_ufunc(name: str) -> bool:
    """Whether the table has the ufunc."""
    return name in _groups()


def strengthened(operands: tuple[Scalar, ...]) -> tuple[Scalar, ...]:
    """The operands as a ufunc sees them: when all are Python's own, they are default NumPy numbers."""
    if all(operand.weak for operand in operands):
        return tuple(Scalar(operand.dtype) for operand in operands)
    return operands


def is_integer(dtype: str) -> bool:
    """Whether the dtype is a signed or unsigned integer."""
    return dtype[0] in "iu" and dtype in BITS
