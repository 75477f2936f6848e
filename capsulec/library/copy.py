"""copy: copy and deepcopy of everything that has a type in compiled code; what cannot change is its own copy."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from capsulec.ir.cells import Cell
from capsulec.ir.nodes import Loop
from capsulec.ir.type_parts import parts
from capsulec.ir.types import (
    Array,
    Bytes,
    Deque,
    Dict,
    FrozenSet,
    List,
    NoneType,
    Optional,
    Record,
    Scalar,
    Sequence,
    Set,
    Str,
    Tuple,
    Type,
    Union,
    Unknown,
    widened,
)
from capsulec.library.table import INTERNAL, REDIRECTS, Composed, RuleError, Runtime, positional, register

HEADER = "python/copying.hpp"
COPIED = (
    Bytes, Deque, Dict, FrozenSet, List, NoneType, Optional, Record, Scalar, Sequence, Set, Str, Tuple, Union,
    Unknown,
)  # fmt: skip


def _refused(type_: Type) -> Type | None:
    """The part of a type that cannot be copied."""
    if isinstance(type_, Cell):
        return None if type_.content is None else _refused(type_.content)
    if not isinstance(type_, COPIED):
        return type_
    inner = [] if isinstance(type_, Record) else parts(type_)
    return next((found for part in inner if (found := _refused(part)) is not None), None)


def _rule(name: str, function: str) -> Callable[[Type], Loop]:
    def rule(x: Type) -> Loop:
        wide = widened(x)
        if (wrong := _refused(wide)) is not None:
            text = f"{name} of {wide} is not supported yet"
            raise RuleError(text, hint="" if wrong == wide else f"it has {wrong} in it", code="not-supported-yet")
        if isinstance(wide, NoneType):
            return Loop(f"copy.{name}", (wide,), wide, "static_cast<void>({0})")
        return Loop(f"copy.{name}", (wide,), wide, f"py::{function}({{0}})", HEADER, raises=True)

    return rule


register(Runtime("copy.copy", positional("x"), _rule("copy", "shallow_copy")))
register(Runtime("copy.deepcopy", positional("x"), _rule("deepcopy", "deep_copy")))


ARRAY = """
def copy_of_array(x):
    return x.copy(order="K")
"""
register(Composed(f"{INTERNAL}.copy_of_array", positional("x"), ARRAY))


def _of_array_or(name: str) -> Callable[[list[Any], dict[str, Any]], str]:
    def choose(positional_: list[Any], keywords: dict[str, Any]) -> str:
        is_array = bool(positional_) and isinstance(positional_[0], Type) and isinstance(widened(positional_[0]), Array)
        return f"{INTERNAL}.copy_of_array" if is_array else name

    return choose


for _name in ("copy.copy", "copy.deepcopy"):
    REDIRECTS[_name] = _of_array_or(_name)
