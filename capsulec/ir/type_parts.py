"""Going through the types that a type is made of."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, TypeVar

from capsulec.ir.cells import Cell
from capsulec.ir.types import (
    Choice,
    Function,
    Generator,
    Iterator,
    NoneType,
    Record,
    Reference,
    Scalar,
    Static,
    Str,
    Tuple,
    Type,
    Union,
)
from capsulec.records import replace

T = TypeVar("T", bound=Type)


def parts(type_: Type) -> list[Type]:
    """The types that a type is made of."""
    found: list[Type] = []
    for name in getattr(type_, "__match_args__", ()):
        field = getattr(type_, name)
        if isinstance(field, Type):
            found.append(field)
        elif isinstance(field, tuple):
            found += [item for item in field if isinstance(item, Type)]
    return found


def with_parts(type_: T, change: Callable[[Type], Type]) -> T:
    """The type with each type in it replaced; itself when none is."""
    fields = {}
    for name in getattr(type_, "__match_args__", ()):
        field = getattr(type_, name)
        if isinstance(field, Type):
            new: Any = change(field)
        elif isinstance(field, tuple) and any(isinstance(item, Type) for item in field):
            new = tuple(change(item) if isinstance(item, Type) else item for item in field)
        else:
            continue
        if new != field or _holds_cells(field):
            fields[name] = new
    return replace(type_, **fields) if fields else type_


def may_hold(whole: Type, type_: Type | None) -> bool:
    """Whether a value of a type may hold values of another, at any depth; None: of types that are not known."""
    if isinstance(whole, Function | Choice | Union | Iterator | Generator | Reference):
        return True
    return any(part == type_ or may_hold(part, type_) for part in parts(whole))


def _holds_cells(field: Any) -> bool:
    return any(has_cells(item) for item in (field if isinstance(field, tuple) else (field,)))


def has_cells(type_: Any) -> bool:
    """Whether the type has cells in it, so that it belongs to a running inference."""
    if isinstance(type_, Cell | Record):  # what the fields of a record hold is found out, too
        return True
    if isinstance(type_, Scalar | Static | NoneType | Str):
        return False
    return any(map(has_cells, parts(type_)))


def without_names(type_: Type) -> Type:
    """The type with plain tuples for NamedTuples, which compare as these."""
    if isinstance(type_, Cell):
        return type_
    inner = with_parts(type_, without_names)
    return Tuple(inner.items) if isinstance(inner, Tuple) and inner.named is not None else inner
