"""`container[index]`: reading, writing and deleting items and slices."""

from __future__ import annotations

from capsulec.ir.nodes import Loop
from capsulec.ir.types import (
    INT,
    NONE,
    SLICE,
    STR,
    Bytes,
    Deque,
    Dict,
    List,
    Optional,
    Range,
    Sequence,
    Slice,
    Str,
    Type,
    TypedArray,
    widened,
)
from capsulec.library import cells
from capsulec.library.arrays import SliceIndex
from capsulec.library.containers import number_keys
from capsulec.library.containers.kinds import (
    TYPE_ERROR,
    known_or_none,
    require_hashable,
    require_integer,
    shown,
)
from capsulec.library.table import RuleError


def item(container: Type, index: Type) -> Loop | None:
    """Reading `container[index]`; None when it is none of ours. The index of a slice is one operand, a SLICE."""
    index = _present(container, index)
    match widened(container):
        case TypedArray() as numbers:
            from capsulec.library import array

            return array.item(numbers, index)
        case List(element) as whole:
            if isinstance(index, SliceIndex | Slice):
                return _slice(whole, cells.new_list(known_or_none(element)), "list")
            require_integer(index, "list indices are integers or slices")
            return Loop("list.item", (whole, INT), cells.content(element), "{0}.item({1})", raises=True)
        case Sequence(element) as whole:
            if isinstance(index, SliceIndex | Slice):
                return _slice(whole, whole, "sequence")
            require_integer(index, "tuple indices are integers or slices")
            return Loop("tuple.item", (whole, INT), element, "{0}.item({1})", raises=True)
        case (Str() | Bytes()) as text:
            if isinstance(index, SliceIndex | Slice):
                return _slice(text, text, "str" if text == STR else "bytes")
            require_integer(index, "string indices are integers or slices")
            return Loop("str.item", (text, INT), STR if text == STR else INT, "{0}.item({1})", raises=True)
        case Deque(element) as whole:
            require_integer(index, "sequence index must be integer")
            return Loop("deque.item", (whole, INT), cells.content(element), "{0}.item({1})", raises=True)
        case Dict(kind="defaultdict" | "Counter") as whole:
            from capsulec.library import collections

            return collections.read(whole, index)
        case Dict(value=value) as whole:
            return _keyed("dict.item", whole, index, cells.content(value), "{0}.item({1})")
        case Range() as whole:
            from capsulec.library.ranges import item_of

            return item_of(whole, index)
        case _:
            return None


def _present(container: Type, index: Type) -> Type:
    """The index of a sequence, which must not be None: lowering checks it. A key may be None."""
    return index.value if isinstance(index, Optional) and not isinstance(widened(container), Dict) else index


def _slice(whole: Type, result: Type, name: str) -> Loop:
    # The operand is the result's type where the container is only read: a list that holds int may become one of float.
    return Loop(f"{name}.slice", (result, SLICE), result, "{0}.slice({1})", "python/slice.hpp", raises=True)


def _keyed(name: str, whole: Dict, index: Type, result: Type, cxx: str) -> Loop:
    """What is done with the value of a key."""
    held = cells.content(whole.key)
    key = number_keys.looked_up(index, held)
    cxx, header = number_keys.function(cxx, key, held), number_keys.header(key, held, "")
    return Loop(name, (whole, key), result, cxx, header, raises=True, effects=result == NONE)


def store(container: Type, index: Type, value: Type) -> Loop | None:
    """`container[index] = value` as a Loop of three operands; None when it is none of ours."""
    index = _present(container, index)
    match widened(container):
        case TypedArray() as numbers:
            from capsulec.library import array

            return array.store(numbers, index, value)
        case List(element) as whole:
            if isinstance(index, SliceIndex | Slice):
                return _store_slice(whole, value)
            require_integer(index, "list indices are integers or slices")
            cells.fill(element, widened(value))
            return _effect("list.store", (whole, INT, cells.content(element)), "{0}.place({1}) = {2}")
        case Deque(held) as whole:
            require_integer(index, "sequence index must be integer")
            cells.fill(held, widened(value))
            return _effect("deque.store", (whole, INT, cells.content(held)), "{0}.place({1}) = {2}")
        case Dict(key, held) as whole:
            require_hashable(index)
            cells.fill(key, widened(index))
            cells.fill(held, widened(value))
            operands = (whole, cells.content(key), cells.content(held))
            return _effect("dict.store", operands, "{0}.put({1}, {2})")
        case Str() | Bytes() | Sequence():
            text = f"'{shown(container)}' object does not support item assignment"
            raise RuleError(text, hint=TYPE_ERROR)
        case _:
            return None


def _effect(name: str, operands: tuple[Type, ...], cxx: str) -> Loop:
    return Loop(name, operands, NONE, cxx, raises=True, effects=True)


def _store_slice(whole: List, value: Type) -> Loop:
    from capsulec.library.sequences import element_type

    cells.fill(whole.element, widened(element_type(value)))
    return Loop(
        "list.set_slice", (whole, SLICE, whole), NONE, "{0}.set_slice({1}, {2})", "python/slice.hpp", True, True
    )


def delete(container: Type, index: Type) -> Loop | None:
    """`del container[index]`."""
    index = _present(container, index)
    match widened(container):
        case TypedArray() as numbers:
            from capsulec.library import array

            return array.delete(numbers, index)
        case List() as whole:
            if isinstance(index, SliceIndex | Slice):
                return _effect("list.del_slice", (whole, SLICE), "{0}.del_slice({1})")
            require_integer(index, "list indices are integers or slices")
            return _effect("list.del_item", (whole, INT), "{0}.del_item({1})")
        case Deque() as whole:
            require_integer(index, "sequence index must be integer")
            return _effect("deque.del_item", (whole, INT), "{0}.del_item({1})")
        case Dict(key=key, kind="Counter") as whole:
            return _effect(
                "Counter.del_item", (whole, number_keys.looked_up(index, cells.content(key))), "{0}.forget({1})"
            )
        case Dict() as whole:
            return _keyed("dict.del_item", whole, index, NONE, "{0}.del_item({1})")
        case _:
            return None
