"""Which types are containers, and what a value is converted to before it goes into one."""

from __future__ import annotations

from capsulec.ir.types import (
    BYTES,
    STR,
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
    Static,
    Str,
    Tuple,
    Type,
    TypedArray,
    Union,
    kind,
    widened,
)
from capsulec.library.cells import NotYet, content, solid
from capsulec.library.joins import JoinError, as_number, join, merged
from capsulec.library.table import RuleError

CONTAINERS = (List, Set, FrozenSet, Dict, Deque, TypedArray, Sequence, Str, Bytes, Optional, Union, Record)
TYPE_ERROR = "Python would raise TypeError here too"


def is_container(type_: Type) -> bool:
    """Whether values of the type are handled by the containers' part of the runtime, or tuples with such in them."""
    wide = widened(type_)
    return isinstance(wide, CONTAINERS) or (isinstance(wide, Tuple) and any(map(is_item, wide.items)))


def is_item(type_: Type) -> bool:
    """Whether an item makes its tuple one that the runtime compares."""
    return is_container(type_) or isinstance(type_, NoneType)


def is_text(type_: Type) -> bool:
    """Whether a type is str or bytes."""
    return widened(type_) in (STR, BYTES)


def is_integer(type_: Type) -> bool:
    """Whether a type is an integer or a bool, of Python or NumPy."""
    wide = widened(type_)
    return isinstance(wide, Scalar) and kind(wide.dtype) in "iub"


def require_integer(type_: Type, what: str) -> None:
    """Raise RuleError, which begins with `what`, for what is no integer."""
    if not is_integer(type_):
        raise RuleError(f"{what}, not {shown(type_)}", hint=TYPE_ERROR)


def require_hashable(type_: Type) -> None:
    """Refuse what no set can hold, and no dict as a key."""
    wide = widened(type_)
    if isinstance(wide, TypedArray):
        raise RuleError(f"unhashable type: '{python_class(wide)}'", hint=TYPE_ERROR)
    if isinstance(wide, Deque):
        raise RuleError("unhashable type: 'collections.deque'", hint=TYPE_ERROR)
    if isinstance(wide, Record) and not _is_hashed(wide):
        raise RuleError(f"unhashable type: '{wide.definition.name}'", hint="write @dataclass(frozen=True)")
    if isinstance(wide, List | Set | Dict):
        raise RuleError(f"unhashable type: '{type(wide).__name__.lower()}'", hint=TYPE_ERROR)
    for part in wide.items if isinstance(wide, Tuple) else wide.alternatives if isinstance(wide, Union) else ():
        require_hashable(part)


def _is_hashed(type_: Record) -> bool:
    """Whether values of a class have a hash: by a method, by what object they are, or by their fields."""
    class_ = type_.definition
    return class_.frozen or "__hash__" in class_.methods or (class_.plain and "__eq__" not in class_.methods)


def without_order(type_: Type) -> Type | None:
    """What in a type has no order, so that its values cannot be sorted; None when all of it has one."""
    wide = as_number(widened(type_)) or widened(type_)
    if isinstance(wide, Optional | Union | Dict | NoneType) or (isinstance(wide, Scalar) and kind(wide.dtype) == "c"):
        return wide
    if isinstance(wide, Record) and "__lt__" in wide.definition.methods:
        return None
    if isinstance(wide, Record) and not wide.definition.order:
        return wide
    inner = wide.items if isinstance(wide, Tuple) else ()
    inner = tuple(item.value if isinstance(item, Optional) else item for item in inner)  # None is a TypeError then
    if isinstance(wide, Record):
        fields = [known_or_none(cell) for cell in wide.definition.cells]
        inner = tuple(field for field in fields if field is not None and not isinstance(field, Record))
    if isinstance(wide, List | Sequence) and (held := known_or_none(wide.element)) is not None:
        inner = (held,)
    return next((found for item in inner if (found := without_order(item)) is not None), None)


def several_hint(type_: Type) -> str:
    """What to do with a value of several types."""
    if isinstance(type_, Optional):
        return "test it with `is not None` before"
    assert isinstance(type_, Union)
    first = solid(type_.alternatives[0])
    name = str(first) if isinstance(first, Scalar | Str | Bytes) else type(first).__name__.lower()
    return f"tell the types apart before: if isinstance(x, {name}): ..."


def shown(type_: Type) -> str:
    """The type as a message has it."""
    return str(solid(widened(type_)))


CLASSES = {
    "NoneType": "NoneType", "List": "list", "Set": "set", "FrozenSet": "frozenset", "Tuple": "tuple",
    "Sequence": "tuple", "Deque": "collections.deque", "TypedArray": "array.array", "Range": "range",
}  # fmt: skip


def python_class(type_: Type) -> str:
    """The class of values of a type, as Python's messages name it."""
    wide = widened(type_)
    match wide:
        case Dict(kind=kind_):
            return f"collections.{kind_}" if kind_ in ("defaultdict", "OrderedDict") else kind_
        case TypedArray("y"):
            return "bytearray"
        case Scalar(dtype, weak):
            return str(wide) if weak else f"numpy.{dtype}"
        case _:
            return CLASSES.get(type(wide).__name__) or str(wide)


def common(left: Type, right: Type) -> Type | None:
    """The one type that two values have when they meet in a container; None when there is none."""
    first, second = widened(left), widened(right)
    try:
        joined = join([first, second])
        if joined is not None and joined not in (first, second) and (merged(first), merged(second)) == (first, second):
            joined = merged(joined)
    except JoinError:
        return None
    return joined if isinstance(first, Union) or isinstance(second, Union) or not isinstance(joined, Union) else None


def known_integer(type_: Type) -> int | None:
    """The value of a constant integer."""
    return type_.value if isinstance(type_, Static) and isinstance(type_.value, int) else None


def known_or_none(element: Type) -> Type | None:
    """What a container holds, None while nothing is known."""
    try:
        return content(element)
    except NotYet:
        return None
