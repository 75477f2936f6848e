"""Which types are containers, and what a value is converted to before it goes into one."""

from __future__ import annotations

from capsulec.ir.types import (
    BYTES,
    STR,
    Bytes,
    Dict,
    FrozenSet,
    List,
    NoneType,
    Optional,
    Scalar,
    Sequence,
    Set,
    Static,
    Str,
    Tuple,
    Type,
    kind,
    widened,
)
from capsulec.library.cells import NotYet, content, solid
from capsulec.library.joins import JoinError, join
from capsulec.library.table import RuleError

CONTAINERS = (List, Set, FrozenSet, Dict, Sequence, Str, Bytes, Optional)
TYPE_ERROR = "Python would raise TypeError here too"


def is_container(type_: Type) -> bool:
    """Whether values of the type are handled by the containers' part of the runtime, or tuples with such in them."""
    wide = widened(type_)
    return isinstance(wide, CONTAINERS) or (isinstance(wide, Tuple) and any(map(is_item, wide.items)))


def is_item(type_: Type) -> bool:
    """Whether an item makes its tuple one that the runtime compares."""
    return is_container(type_) or isinstance(type_, NoneType)


def is_text(type_: Type) -> bool:
    return widened(type_) in (STR, BYTES)


def is_integer(type_: Type) -> bool:
    wide = widened(type_)
    return isinstance(wide, Scalar) and kind(wide.dtype) in "iub"


def require_integer(type_: Type, what: str) -> None:
    if not is_integer(type_):
        raise RuleError(f"{what}, not {shown(type_)}", hint=TYPE_ERROR)


def require_hashable(type_: Type) -> None:
    """Refuse what no set can hold, and no dict as a key."""
    wide = widened(type_)
    if isinstance(wide, List | Set | Dict):
        raise RuleError(f"unhashable type: '{type(wide).__name__.lower()}'", hint=TYPE_ERROR)
    for part in wide.items if isinstance(wide, Tuple) else ():
        require_hashable(part)


def shown(type_: Type) -> str:
    """The type as a message has it."""
    return str(solid(widened(type_)))


def common(left: Type, right: Type) -> Type | None:
    """The one type that two values have when they meet in a container; None when there is none."""
    try:
        return join([widened(left), widened(right)])
    except JoinError:
        return None


def known_integer(type_: Type) -> int | None:
    """The value of a constant integer."""
    return type_.value if isinstance(type_, Static) and isinstance(type_.value, int) else None


def known_or_none(element: Type) -> Type | None:
    """What a container holds, None while nothing is known."""
    try:
        return content(element)
    except NotYet:
        return None
