"""Where the elements of a mask are true, for functions that are written in Python."""

from __future__ import annotations

from capsulec.ir.build import Builder
from capsulec.ir.nodes import Expr
from capsulec.ir.types import Array, Type
from capsulec.library.indexing import positions_of
from capsulec.library.table import INTERNAL, Intrinsic, positional, register


def _type(mask: Type) -> Type:
    assert isinstance(mask, Array)
    assert mask.dtype == "bool"
    return Array("int64", 2, "C")


def _lower(builder: Builder, mask: Expr) -> Expr:
    return positions_of(builder.once(mask, "mask"))


register(Intrinsic(f"{INTERNAL}.positions_of", positional("mask"), _type, _lower))
