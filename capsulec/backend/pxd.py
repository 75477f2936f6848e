"""The declarations by which Cython code takes a module's C functions: `cimport` reads them, and `__pyx_capi__`.

    cdef double f(double, int) noexcept nogil

Cython compares the signature of such a line with the name of the capsule, so that both are spelled alike.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from capsulec.backend.capsule import Capsule

FIXED = re.compile(r"\bu?int(?:8|16|32|64)_t\b")
COMPLEX = re.compile(r"\bcomplex\b|\bbool\b")


def pxd(module: str, capsules: Sequence[Capsule]) -> str:
    """The text of MODULE.pxd. Functions whose types Cython spells otherwise are named in a comment."""
    lines: list[str] = []
    for capsule in capsules:
        result, _, parameters = capsule.signature.partition(" (")
        if COMPLEX.search(capsule.signature) or "(*)" in capsule.signature:
            lines.append(f"# {capsule.python_name}: Cython has no such spelling of `{capsule.signature}`\n")
            continue
        listed = "" if parameters == "void)" else parameters.removesuffix(")")
        gap = "" if result.endswith("*") else " "
        lines.append(f"cdef {result}{gap}{capsule.python_name}({listed}) noexcept nogil\n")
    text = "".join(lines)
    fixed = sorted(set(FIXED.findall(text)))
    head = f"# C functions of {module}, for Cython's cimport. Written by capsulec.\n\n"
    if fixed:
        head += f"from libc.stdint cimport {', '.join(fixed)}\n"
    if "npy_intp" in text:
        head += "from numpy cimport npy_intp\n"
    return f"{head}\n{text}" if not head.endswith("\n\n") else f"{head}{text}"
