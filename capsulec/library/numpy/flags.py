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
UNKNOWN = ("writeable", "owndata", "writebackifcopy", "behaved", "carray", "farray", "num")


def find(type_: Method, name: str) -> Attribute | None:
    """The attribute of `a.flags`, None where NumPy has none of that name."""
    if name in UNKNOWN:
        return Attribute(lambda _: _refuse(f"flags.{name}"), _never)
    if name == "aligned":
        return Attribute(lambda _: Static(True), _never)
    if name not in TEXTS:
        return None

    def rule(flags: Type) -> Type:
        assert isinstance(flags, Method)
        array = flags.receiver
        assert isinstance(array, Array)
        known = {"C": ("c_contiguous", "contiguous", "forc"), "F": ("f_contiguous", "fortran", "forc")}
        return Static(True) if name in known.get(array.order, ()) else BOOL

    def lower(builder: Builder, value: Expr) -> Expr:
        assert isinstance(value.type, Method)
        array = value.type.receiver
        held = Map(Loop("receiver", (value.type,), array, "{0}"), (value,), array, value.span)
        return Map(Loop(f"flags.{name}", (array,), BOOL, TEXTS[name], HEADER), (held,), BOOL, value.span)

    return Attribute(rule, lower)


def close(name: str) -> str:
    """A hint with the flags that are spelled like `name`."""
    return close_matches(name, [*TEXTS, "aligned"])


def _refuse(what: str) -> Type:
    raise RuleError(f"{what} is not supported yet", code="not-supported-yet")


def _never(*_: Any) -> Expr:
    raise AssertionError("it is known while compiling, or refused")


def _called(self: Type) -> Type:
    raise RuleError("'numpy._core.multiarray.flagsobj' object is not callable", "read one: a.flags.c_contiguous")


register(Intrinsic(NAME, positional("self"), _called, _never))
