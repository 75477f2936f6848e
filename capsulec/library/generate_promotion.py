"""Asks NumPy for the promotion table and writes it: `python -m capsulec.library.generate_promotion`.

Compiling must not import NumPy (it takes longer than everything else together), so what `ufunc.resolve_dtypes` says is
kept in `promotion_table.py`. A test compares the file with what the NumPy at hand says.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

from capsulec.library.promotion import OPERANDS, code_of

LETTERS = "?bhilBHILfdgFDG"  # NumPy's letters of ir.types.DTYPES, in that order
SAME = {"q": "l", "Q": "L"}  # int64 has two names in NumPy, of which one is enough
HALF = "e"  # float16, which the language has not
WIDTH = 100

HEADER = '''"""NumPy promotion, as `library.promotion` reads it. Made by `library.generate_promotion`: do not edit."""

# ruff: noqa: E501

from __future__ import annotations

# For each set of ufuncs that promote alike: their names, their inner loops, and the loop for each operand (or row by
# row for each pair of operands) as a letter that counts the loops, `.` where NumPy raises TypeError.
GROUPS: tuple[tuple[str, str, str], ...] = (
'''


def generate() -> str:
    """The text of promotion_table.py according to the NumPy that is installed."""
    import numpy as np

    groups: dict[tuple[str, str], list[str]] = {}
    ufuncs = {f.__name__: f for f in vars(np).values() if isinstance(f, np.ufunc)}
    for name, ufunc in sorted(ufuncs.items()):
        if ufunc.nin <= 2 and ufunc.nout == 1 and ufunc.signature is None:
            table = _table(ufunc)
            if table[0]:
                groups.setdefault(table, []).append(name)
    lines = []
    for (loops, codes), names in groups.items():
        pieces = [codes[at : at + WIDTH] for at in range(0, len(codes), WIDTH)]
        lines += ["    (", f'        "{" ".join(names)}",', f'        "{loops}",']
        lines += [f'        "{piece}"' for piece in pieces]
        lines[-1] += ","
        lines += ["    ),"]
    return HEADER + "\n".join(lines) + "\n)\n"


def _table(ufunc: Any) -> tuple[str, str]:
    """The loops of a ufunc that any operands choose, and the choice for each of them or each pair."""
    import numpy as np

    types: list[Any] = [*map(np.dtype, LETTERS), int, float, complex]
    assert len(types) == len(OPERANDS)
    loops: list[str] = []
    codes = []
    for operands in [(t,) for t in types] if ufunc.nin == 1 else [(a, b) for a in types for b in types]:
        loop = None if all(isinstance(t, type) for t in operands) else _loop(ufunc, operands)
        if loop is not None and loop not in loops:
            loops.append(loop)
        codes.append("." if loop is None else code_of(loops.index(loop)))
    return " ".join(loops), "".join(codes)


def _loop(ufunc: Any, operands: tuple[Any, ...]) -> str | None:
    """The inner loop for some operands, `bb>b`; None when NumPy has none."""
    try:
        resolved = ufunc.resolve_dtypes((*operands, None))
    except TypeError:
        return None
    letters = "".join(SAME.get(dtype.char, dtype.char) for dtype in resolved)
    if letters.endswith("?"):
        letters = letters.replace(HALF, "f")  # the answer is the same, and float16 is not needed for it
    return f"{letters[:-1]}>{letters[-1]}" if set(letters) <= {*LETTERS, HALF} else None


if __name__ == "__main__":
    Path(__file__).with_name("promotion_table.py").write_text(generate(), encoding="utf-8")
