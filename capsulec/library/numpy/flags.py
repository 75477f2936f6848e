"""`a.flags`: what NumPy says of the memory of an array, as far as compiled code knows it.

It is a value like a method of the array, whose attributes are read.
"""

from __future__ import annotations

from typing import Any

from capsulec.diagnostics import close_matches
from capsulec.ir.build import Builder
from capsulec.ir.nodes import Expr, Loop, Map
from capsulec.ir.types import BOOL, Array, Method, Static, Type
from capsulec.library.attributes import Attribute
from capsulec.library.table import Intrinsic, RuleError, positional, register

NAME = "numpy.ndarray.flags"
HEADER = "numpy/contiguous.hpp"
# The flags that are computed, by their C++.
TEXTS = {
    "c_contiguous": "np::is_contiguous({0})",
    "contiguous": "np::is_contiguous({0})",
    "f_contiguous": "np::is_contiguous(np::reversed({0}))",
    "fortran": "np::is_contiguous(np::reversed({0}))",
    "fnc": "(np::is_contiguous(np::reversed({0})) && !np::is_contiguous({0}))",
    "forc": "(np::is_contiguous(np::reversed({0})) || np::is_contiguous({0}))",
}
# Those of an array that can be written to. Whoever asks is taken for one who writes: an argument that is read-only is
# refused, so that the answer is always the same.
WRITEABLE = {
    "writeable": "(static_cast<void>({0}), true)",
    "behaved": "(static_cast<void>({0}), true)",
    "carray": "np::is_contiguous({0})",
    "farray": "(np::is_contiguous(np::reversed({0})) && !np::is_contiguous({0}))",
}
UNKNOWN = {
    "owndata": "which array has the memory of another one is not known in compiled code",
    "num": "what it counts in is not known in compiled code",
}
# The names in `a.flags["C"]`.
KEYS = {
    **{
        name.upper(): name
        for name in ("c_contiguous", "f_contiguous", "owndata", "writeable", "aligned", "fnc", "forc")
    },
    **{name.upper(): name for name in ("behaved", "carray", "farray", "writebackifcopy", "contiguous", "fortran")},
    "C": "c_contiguous",
    "F": "f_contiguous",
    "O": "owndata",
    "W": "writeable",
    "A": "aligned",
    "X": "writebackifcopy",
    "B": "behaved",
    "CA": "carray",
    "FA": "farray",
}


def find(type_: Method, name: str) -> Attribute | None:
    """The attribute of `a.flags`, None where NumPy has none of that name."""
    if name in UNKNOWN:
        return Attribute(lambda _: _refuse(f"flags.{name} is not supported: {UNKNOWN[name]}"), _never)
    if name in ("aligned", "writebackifcopy"):
        return Attribute(lambda _: Static(name == "aligned"), _never)
    if name not in TEXTS and name not in WRITEABLE:
        return None
    asks = name in WRITEABLE
    text = WRITEABLE[name] if asks else TEXTS[name]

    def rule(flags: Type) -> Type:
        assert isinstance(flags, Method)
        array = flags.receiver
        assert isinstance(array, Array)
        if asks and array.order == "r":
            return Static(False)
        known = {"C": ("c_contiguous", "contiguous", "forc"), "F": ("f_contiguous", "fortran", "forc")}
        return Static(True) if name in known.get(array.order, ()) else BOOL

    def lower(builder: Builder, value: Expr) -> Expr:
        assert isinstance(value.type, Method)
        array = value.type.receiver
        held = Map(Loop("receiver", (value.type,), array, "{0}"), (value,), array, value.span)
        loop = Loop(f"flags.{name}", (array,), BOOL, text, HEADER, effects=asks)
        return Map(loop, (held,), BOOL, value.span)

    return Attribute(rule, lower)


def close(name: str) -> str:
    """A hint with the flags that are spelled like `name`."""
    return close_matches(name, [*TEXTS, *WRITEABLE, "aligned", "writebackifcopy"])


def _refuse(what: str) -> Type:
    raise RuleError(what, code="not-supported-yet")


def _never(*_: Any) -> Expr:
    raise AssertionError("it is known while compiling, or refused")


def _called(self: Type) -> Type:
    raise RuleError("'numpy._core.multiarray.flagsobj' object is not callable", "read one: a.flags.c_contiguous")


register(Intrinsic(NAME, positional("self"), _called, _never))
