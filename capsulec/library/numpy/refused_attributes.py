"""Attributes and methods of NumPy's arrays that compiled code does not have, with why and what to write instead."""

from __future__ import annotations

from typing import Any

from capsulec.ir.nodes import Expr
from capsulec.ir.types import Type
from capsulec.library.attributes import Attribute
from capsulec.library.table import RuleError

PICKLES = ("compiled code has no pickles", "return the array and pickle it in Python, or write a.tofile(file)")
REFUSED = {
    "base": (
        "which array another one is a view of is not known in compiled code",
        "numpy.shares_memory(a, b) says whether two have elements in common",
    ),
    "ctypes": (
        "there is no ctypes in compiled code",
        "a C function takes the array as a pointer: see CAPSULES in the docs, or call it in Python",
    ),
    "data": (
        "there is no memoryview in compiled code",
        "a.tobytes() is a copy, a.view(numpy.uint8) shows the bytes",
    ),
    "dump": PICKLES,
    "dumps": PICKLES,
    "setflags": (
        "whether an array can be written to is not changed in compiled code",
        "set it in Python: a function that writes to an argument refuses a read-only array",
    ),
    "to_device": ("the only device is the cpu", "leave it out: a.to_device('cpu') is a"),
}


def find(name: str) -> Attribute | None:
    """The attribute that refuses, None for a name that NumPy does not have."""
    if name not in REFUSED:
        return None
    why, instead = REFUSED[name]

    def rule(array: Type) -> Type:
        raise RuleError(f"{name} of an array is not supported: {why}", instead, "not-supported-yet")

    return Attribute(rule, _never)


def _never(*_: Any) -> Expr:
    raise AssertionError("the rule has refused it")
