"""Values of NamedTuples and dataclasses: what they are made of, their fields, and what changes them.

A NamedTuple is a tuple that knows its class, and does all that tuples do. A dataclass is a counted record whose fields
have cells, as the elements of a list have: all that hold one value share it, and what is stored into a field later
gives it its type.
"""

from __future__ import annotations

from capsulec.ir.build import apply
from capsulec.ir.cells import Cell
from capsulec.ir.nodes import Expr, Item, Loop, MakeTuple
from capsulec.ir.record_class import RecordClass
from capsulec.ir.types import (
    BOOL,
    NONE,
    Deque,
    Dict,
    LibraryFunction,
    List,
    Optional,
    Record,
    Set,
    Static,
    Tuple,
    Type,
    widened,
)
from capsulec.library import cells
from capsulec.library.attributes import Attribute
from capsulec.library.table import INTERNAL, Composed, Intrinsic, RuleError, positional, register

HEADER = "python/record.hpp"
TYPE_ERROR = "Python would raise TypeError here too"


def made(class_: RecordClass, items: tuple[Type, ...]) -> Type:
    """The type of a new value. Raises JoinError."""
    if not class_.shared:
        return Tuple(tuple(map(widened, items)), class_)
    for cell, item in zip(class_.cells, items, strict=True):
        cells.fill(cell, widened(item))
    return Record(class_)


def held(class_: RecordClass, place: int) -> Type:
    """What a field of a dataclass holds. Raises NotYet."""
    return cells.content(class_.cells[place])


def holding(class_: RecordClass) -> list[Type]:
    """The types of the fields, as far as they are known."""
    return [cell.content for cell in class_.cells if isinstance(cell, Cell) and cell.content is not None]


def identity(left: Type, right: Type, positive: bool) -> Loop | Static | None:
    """`a is b` of objects, either of which may be None; None where neither is one."""
    inner = [type_.value if isinstance(type_, Optional) else type_ for type_ in (left, right)]
    if all(isinstance(type_, List | Set | Deque | Dict) for type_ in inner) and inner == [left, right]:
        if type(left) is not type(right):
            return Static(not positive)
        test = "py::identity({0}) == py::identity({1})" if positive else "py::identity({0}) != py::identity({1})"
        return Loop("is", (left, right), BOOL, test, "python/python_hash.hpp")
    if not all(isinstance(type_, Record) for type_ in inner):
        return None
    if inner[0] != inner[1]:
        return Static(not positive) if not isinstance(left, Optional) or not isinstance(right, Optional) else None
    types = tuple(Optional(t) for t in inner) if Optional in (type(left), type(right)) else tuple(inner)
    return Loop("is", types, BOOL, "py::same({0}, {1})" if positive else "!py::same({0}, {1})", HEADER)


def making(type_: Record) -> Loop:
    """What makes a value of a dataclass from those of its fields; of a plain class, one without fields."""
    if type_.definition.plain:
        return Loop("record", (), type_, "{result}::blank()", HEADER)
    operands = tuple(cells.settled(cell) for cell in type_.definition.cells)
    places = ", ".join(f"{{{n}}}" for n in range(len(operands)))
    return Loop("record", operands, type_, f"{{result}}::of({places})", HEADER)


def field(type_: Type, name: str) -> Attribute | None:
    """`value.name`"""
    match type_:
        case Record(class_) if name in class_.fields:
            place = class_.fields.index(name)

            def lower(_: object, value: Expr) -> Expr:
                result = cells.settled(class_.cells[place])
                return apply(Loop("field", (value.type,), result, f"{{0}}.item<{place}>()", HEADER), value)

            return Attribute(lambda _: held(class_, place), lower)
        case Tuple(named=RecordClass() as class_) if name in class_.fields:
            place = class_.fields.index(name)

            def item(_: object, value: Expr) -> Expr:
                assert isinstance(value.type, Tuple)
                if isinstance(value, MakeTuple):
                    return value.items[place]
                return Item(value, place, widened(value.type.items[place]), value.span)

            return Attribute(lambda whole: whole.items[place] if isinstance(whole, Tuple) else NONE, item)
        case _:
            return None


def storing(type_: Record, name: str, value: Type) -> Loop:
    """`record.name = value`. Raises RuleError."""
    class_ = type_.definition
    if name not in class_.fields:
        raise RuleError(f"{class_.name} has no field {name}", f"its fields are {', '.join(class_.fields)}")
    if class_.frozen:
        hint = f"make another one: {class_.name}({name}=…); Python would raise FrozenInstanceError here too"
        raise RuleError(f"cannot assign to field '{name}'", hint)
    place = class_.fields.index(name)
    cells.fill(class_.cells[place], widened(value))
    return Loop("store", (type_, held(class_, place)), NONE, f"{{0}}.set<{place}>({{1}})", HEADER, True, True)


register(Composed(f"{INTERNAL}.missing", (), "def missing():\n    return 0\n"))
register(
    Intrinsic(
        f"{INTERNAL}.is_missing",
        positional("value"),
        lambda value: Static(value == LibraryFunction(f"{INTERNAL}.missing")),
        lambda builder, value: value,
    )
)
