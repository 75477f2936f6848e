"""The text of arrays: NumPy itself writes it, with what `numpy.set_printoptions` has set."""

from __future__ import annotations

from capsulec.ir.nodes import Loop
from capsulec.ir.types import STR, Array


def _asked(type_: Array, conversion: str) -> Loop:
    from capsulec.library.numpy.asking import ask, signature

    function = "numpy.array_str" if conversion == "s" else "numpy.array_repr"
    return ask(function, signature("a, /"), (type_,), STR)


def array_text(type_: Array, place: str, conversion: str) -> str:
    """The C++ of `str(array)`, for "r" of `repr(array)`; that of `ascii(array)` is the same."""
    return _asked(type_, conversion).cxx.replace("{0}", place)


def array_headers(type_: Array) -> str:
    return _asked(type_, "s").header
