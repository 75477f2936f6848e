"""The join: the one type of a variable that is given values of several.

Literals adapt to their neighbours when they fit, as NumPy's promotion treats them: `s = 0` then `s = s + a[i]` of int32
is int32. Other Python scalars that meet NumPy scalars keep all their values: int joined with int32 is int64. Two
containers of one kind become one: from then on they hold the same.

A bool and another number stay what they are, `bool or int`: Python shows them as `True` and `2`. So do the int and the
float that some functions of the library give (`int or float`, as statistics.mean). Where such a value is an operand,
the number counts (`as_number`).
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from capsulec.ir.cells import Cell
from capsulec.ir.record_class import RecordClass
from capsulec.ir.type_facts import integer_range
from capsulec.ir.type_parts import with_parts
from capsulec.ir.types import (
    BOOL,
    COMPLEX,
    FLOAT,
    INT,
    Array,
    Bytes,
    Choice,
    Deque,
    Dict,
    ExceptionType,
    FrozenSet,
    Function,
    Generator,
    Iterator,
    LibraryFunction,
    List,
    Method,
    NoneType,
    Optional,
    Pointer,
    Record,
    Reference,
    Scalar,
    Set,
    Static,
    Str,
    Tuple,
    Type,
    Union,
    Unknown,
    kind,
    widened,
)
from capsulec.ir.types import Sequence as SequenceType
from capsulec.library.cells import unite
from capsulec.library.promotion import loop_dtypes

WEAK_ORDER = (BOOL, INT, FLOAT, COMPLEX)
KIND_ORDER = "biufc"
# Values that may be one of several kinds; everything else is one thing only.
VALUES = (Scalar, Str, Bytes, Tuple, SequenceType, List, Set, FrozenSet, Dict, Record)


class JoinError(Exception):
    """Two types without a join."""

    def __init__(self, first: Type, second: Type) -> None:
        super().__init__(f"{first} and {second}")
        self.first, self.second = first, second


def join(types: Iterable[Type | None]) -> Type | None:
    """The join of all known types, None when none is known. Raises JoinError."""
    known = list(dict.fromkeys(t for t in types if t is not None))
    if not known:
        return None
    if len(known) == 1:
        return known[0]
    if all(isinstance(widened(t), Scalar) for t in known):
        return _join_numbers(known)
    result = widened(known[0])
    for other in known[1:]:
        result = _join_two(result, widened(other))
    return result


def _join_numbers(types: Sequence[Type]) -> Type:
    """The join of numbers: True and False stay themselves beside Python's other numbers."""
    bools = [t for t in types if widened(t) == BOOL]
    others = [t for t in types if widened(t) != BOOL]
    if not bools or not others or any(t not in WEAK_ORDER for t in map(widened, others)):
        return join_scalars(types)
    return Union((BOOL, join_scalars(others)))


def as_number(type_: Type) -> Type | None:
    """The number that a `bool or int` is as an operand; None for all other types."""
    if isinstance(type_, Union) and all(isinstance(one, Scalar) for one in type_.alternatives):
        return join_scalars(type_.alternatives)
    return None


def merged(type_: Type) -> Type:
    """The type with numbers where it has bools or other numbers: what values are compared as."""
    if (number := as_number(type_)) is not None:
        return number
    return type_ if isinstance(type_, Scalar | Static | Str | Record) else with_parts(type_, merged)


def stored(type_: Type) -> Type:
    """The type of a value as a container holds it: constants lose their value."""
    return widened(type_)


def _join_two(left: Type, right: Type) -> Type:
    """The join of two types; of values without any other, it is the Union of both."""
    if isinstance(left, Union) or isinstance(right, Union):
        return _union(left, right)
    if isinstance(left, Scalar) and isinstance(right, Scalar):
        return _join_numbers([left, right])
    try:
        return _common(left, right)
    except JoinError:
        if not isinstance(left, VALUES) or not isinstance(right, VALUES):
            raise
        if type(left) is type(right) and (isinstance(left, Tuple) or _class_of(left) is _class_of(right)):
            raise  # tuples of two classes may be equal, which a tag that says which would not tell
        return Union(_sorted([left, right]))


def _class_of(type_: Type) -> RecordClass | None:
    """The class of a record; None for all that is none."""
    return type_.definition if isinstance(type_, Record) else type_.named if isinstance(type_, Tuple) else None


def _union(left: Type, right: Type) -> Type:
    """The join of a Union with anything: each type finds its like among the alternatives, or becomes one more."""
    if isinstance(left, NoneType | Optional | Unknown) or isinstance(right, NoneType | Optional | Unknown):
        return _common(left, right)
    for one, other in ((left, right), (right, left)):
        if set(alternatives(one)) <= set(alternatives(other)):
            return other
    found = list(alternatives(left))
    for new in alternatives(right):
        for place, old in enumerate(found):
            joined = _join_two(old, new)
            if not isinstance(joined, Union):
                found[place] = joined
                break
        else:
            found.append(new)
    different = list(dict.fromkeys(found))  # an `int or float` that meets a float is one
    return Union(_sorted(different)) if len(different) > 1 else different[0]


def _sorted(found: list[Type]) -> tuple[Type, ...]:
    """Alternatives in an order that does not depend on which was seen first."""

    def order(type_: Type) -> tuple[int, int, str]:
        place = next(n for n, kind_ in enumerate(VALUES) if isinstance(type_, kind_))
        class_ = _class_of(type_)
        size = len(type_.items) if isinstance(type_, Tuple) else int(isinstance(type_, Scalar) and type_ != BOOL)
        return place, size, class_.symbol if class_ else ""

    return tuple(sorted(found, key=order))


def alternatives(type_: Type) -> tuple[Type, ...]:
    """What a value of the type may be: the alternatives of a Union or of several functions, else the type itself."""
    return type_.alternatives if isinstance(type_, Union | Choice) else (type_,)


def _common(left: Type, right: Type) -> Type:
    match left, right:
        case _ if left == right:
            return left
        case Unknown(), _:
            return right
        case _, Unknown():
            return left
        case ExceptionType(), ExceptionType():
            from capsulec.library.exceptions import common

            return common(left, right)
        case NoneType(), Pointer():
            return right
        case Pointer(), NoneType():
            return left
        case Optional(value), NoneType():
            return left
        case NoneType(), Optional():
            return right
        case NoneType(), _:
            return Optional(right)
        case _, NoneType():
            return Optional(left)
        case Optional(value), Optional(other):
            return Optional(_join_two(value, other))
        case (Optional(value), other) | (other, Optional(value)):
            return Optional(_join_two(value, other))
        case Tuple(), Tuple() if left.named is not right.named:
            raise JoinError(left, right)
        case Tuple(items), Tuple(others) if len(items) == len(others):
            return Tuple(tuple(_join_two(a, b) for a, b in zip(items, others, strict=True)), left.named)
        case ((Tuple() | SequenceType()), (Tuple() | SequenceType())):
            return _sequence(left, right)
        case Array(), Array() if (left.dtype, left.ndim) == (right.dtype, right.ndim):
            if left.order == right.order:
                return left
            if "r" in (left.order, right.order):
                return Array(left.dtype, left.ndim, "r")
            return Array(left.dtype, left.ndim, left.order.lower() if left.axes == right.axes else "")
        case (Array(dtype, 0), Scalar() as number) | (Scalar() as number, Array(dtype, 0)):  # one that is a number
            return join_scalars([Scalar(dtype), number])
        case Function(definition, captures), Function(other, others) if definition is other:
            return Function(definition, tuple(_join_captures(a, b) for a, b in zip(captures, others, strict=True)))
        case Method(name, one), Method(other, another) if name == other:
            return Method(name, _join_two(widened(one), widened(another)))
        case (
            (Function() | LibraryFunction() | Choice() | Method()),
            (Function() | LibraryFunction() | Choice() | Method()),
        ):
            return _choice([*alternatives(left), *alternatives(right)])
        case _:
            return _containers(left, right)


def _choice(alternatives: list[Type]) -> Choice:
    """Several functions; of one definition there is one, with what it captures joined."""
    found: list[Type] = []
    for new in alternatives:
        for place, old in enumerate(found):
            same = isinstance(old, Function) and isinstance(new, Function) and old.definition is new.definition
            if same or old == new:
                found[place] = _join_two(old, new)
                break
        else:
            found.append(new)
    return Choice(tuple(found))


def _join_captures(left: Type, right: Type) -> Type:
    if isinstance(left, Reference) and isinstance(right, Reference):
        target = join([left.target, right.target])
        assert target is not None
        return Reference(target, right.owner, left.boxed or right.boxed)
    joined = join([left, right])
    assert joined is not None
    return joined


def _containers(left: Type, right: Type) -> Type:
    match left, right:
        case (List(a), List(b)) | (Set(a), Set(b)) | (Deque(a), Deque(b)):
            return _united(left, right, [(a, b)])
        case FrozenSet(a), FrozenSet(b):
            return FrozenSet(_join_two(a, b))
        case Dict(k, v, kind), Dict(m, w, other) if kind == other:
            return _united(left, right, [(k, m), (v, w)])
        case Generator(a, owner), Generator(b, other) if owner is other:
            return _united(left, right, [(a, b)]) if isinstance(a, Cell) and isinstance(b, Cell) else left
        case Iterator(a), Iterator(b):
            return Iterator(_join_two(a, b))
        case _:
            raise JoinError(left, right)


def _united(left: Type, right: Type, elements: list[tuple[Type, Type]]) -> Type:
    """Containers that become one. Types without cells, of finished inference, are joined instead."""
    if not any(isinstance(e, Cell) for pair in elements for e in pair):
        kind = (left.kind,) if isinstance(left, Dict) else ()
        return type(left)(*(_join_two(a, b) for a, b in elements), *kind)
    for a, b in elements:
        try:
            unite(a, b)
        except JoinError:
            raise JoinError(left, right) from None
    return left if any(isinstance(a, Cell) for a, _ in elements) else right


def _sequence(left: Type, right: Type) -> Type:
    """Tuples of different lengths are one of run-time length, when their items have one type."""
    elements: list[Type] = []
    for side in (left, right):
        match side:
            case Tuple(items):
                elements += items
            case SequenceType(element) if element != Unknown():
                elements.append(element)
    try:
        common = join(elements)
    except JoinError:
        raise JoinError(left, right) from None
    return SequenceType(Unknown() if common is None else common)


def common_dtype(left: str, right: str) -> str:
    """numpy.promote_types."""
    if left == right:
        return left
    found = loop_dtypes("add", Scalar(left), Scalar(right))
    assert found is not None
    return found[-1]


def join_scalars(types: Sequence[Type]) -> Type:
    """The scalar that holds all values of the given scalars and literals.

    Literals adapt to their neighbours when they fit, as NumPy's promotion treats them; other Python scalars that meet
    NumPy scalars keep all their values: int joined with int32 is int64.
    """
    strong = [t for t in types if isinstance(t, Scalar) and not t.weak]
    weak = [t for t in types if isinstance(t, Scalar) and t.weak]
    literals = [t for t in types if isinstance(t, Static)]
    if not strong:
        plain = [widened(t) for t in literals] + list[Type](weak)
        return max(plain, key=WEAK_ORDER.index)
    dtype = strong[0].dtype
    for other in strong[1:] + weak:
        dtype = common_dtype(dtype, other.dtype)
    for literal in literals:
        dtype = _with_literal(dtype, literal)
    return Scalar(dtype)


def _with_literal(dtype: str, literal: Static) -> str:
    value = literal.value
    wide = widened(literal)
    assert isinstance(wide, Scalar)
    if KIND_ORDER.index(kind(wide.dtype)) > KIND_ORDER.index(kind(dtype)):
        return common_dtype(dtype, wide.dtype)
    if kind(dtype) in "iu":
        low, high = integer_range(dtype)
        if not (isinstance(value, int) and low <= value <= high):
            return common_dtype(dtype, wide.dtype)
    return dtype
