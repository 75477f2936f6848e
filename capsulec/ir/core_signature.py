"""The signature of a generalised ufunc, `(m,n),(n)->(m)`: which axes of its arrays one call of its function gets."""

from __future__ import annotations

import re

from capsulec.records import record

_SPACE = r"[ \t\r\n\f\v]*"
_DIMENSION = rf"{_SPACE}(?:[A-Za-z_][A-Za-z0-9_]*|0*[1-9][0-9]*){_SPACE}(?:\?{_SPACE})?"
_OPERAND = rf"{_SPACE}\((?:{_SPACE}|{_DIMENSION}(?:,{_DIMENSION})*)\){_SPACE}"
_SIDE = rf"{_OPERAND}(?:,{_OPERAND})*"
_WHOLE = re.compile(rf"{_SIDE}->{_SIDE}")


@record
class CoreSignature:
    """For each operand and each result the names of its core dimensions; a number is one of that length."""

    operands: tuple[tuple[str, ...], ...]
    results: tuple[tuple[str, ...], ...]

    @property
    def names(self) -> tuple[str, ...]:
        """The dimensions in the order in which NumPy passes their lengths."""
        return tuple(dict.fromkeys(name for operand in (*self.operands, *self.results) for name in operand))


def core_signature(text: str) -> CoreSignature | None:
    """What a signature says; None for a text that NumPy does not take."""
    if not _WHOLE.fullmatch(text):
        return None
    marked = re.findall(r"(\w+)\s*(\??)", text)  # a dimension may be missing everywhere, or nowhere
    if len({name for name, _ in marked}) != len(set(marked)):
        return None
    operands, results = (_operands(side) for side in text.split("->"))
    return CoreSignature(operands, results)


def _operands(side: str) -> tuple[tuple[str, ...], ...]:
    return tuple(tuple(re.findall(r"\w+", operand)) for operand in re.findall(r"\(([^)]*)\)", side))
