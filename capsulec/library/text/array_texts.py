"""The text of arrays and of what holds them: NumPy itself writes it, with what `numpy.set_printoptions` has set."""

from __future__ import annotations

from capsulec.ir.nodes import Loop
from capsulec.ir.types import STR, Array, Dict, FrozenSet, List, Optional, Sequence, Set, Tuple, Type
from capsulec.library.boundary import converter, holds_arrays
from capsulec.library.cells import settled

CONTAINERS = (Dict, FrozenSet, List, Optional, Sequence, Set, Tuple)


def is_asked(type_: Type) -> bool:
    """Whether values are arrays, or containers that hold some and have a form in Python."""
    if isinstance(type_, CONTAINERS):
        known = settled(type_)
        return holds_arrays(known) and converter(known) is not None
    return isinstance(type_, Array)


def _asked(type_: Type, conversion: str) -> Loop:
    from capsulec.library.numpy.asking import ask, signature

    if isinstance(type_, Array):
        function = "numpy.array_str" if conversion == "s" else "numpy.array_repr"
    else:
        function = {"s": "builtins.str", "r": "builtins.repr", "a": "builtins.ascii"}[conversion]
    return ask(function, signature("a, /"), (settled(type_),), STR)


def array_text(type_: Type, place: str, conversion: str) -> str:
    """The C++ of `str(value)`, for "r" of `repr(value)`; that of `ascii(array)` is the same."""
    return _asked(type_, conversion).cxx.replace("{0}", place)


def array_headers(type_: Type) -> str:
    """The header that writes arrays of this type."""
    return _asked(type_, "s").header
