"""Whether a type is what an annotation says, and how Python writes a type in an annotation."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from capsulec.ir.cells import Cell
from capsulec.ir.types import (
    Array,
    Bytes,
    CFunction,
    Choice,
    Dict,
    DictView,
    Enumerate,
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
    Range,
    Reversed,
    Scalar,
    Sequence,
    Set,
    Slice,
    Static,
    Str,
    Tuple,
    Type,
    TypeOf,
    Union,
    Unknown,
    Zip,
    kind,
    widened,
)
from capsulec.library.cells import NotYet
from capsulec.library.sequences import element_type
from capsulec.library.table import RuleError

if TYPE_CHECKING:
    from typing import Protocol

    class Hint(Protocol):
        """`frontend.hints.Hint`."""

        @property
        def name(self) -> str: ...
        @property
        def parts(self) -> tuple[Any, ...]: ...
        @property
        def value(self) -> Any: ...


# The kinds of numbers that a hint takes: an int does where a float is asked for, and NumPy's numbers like Python's.
NUMBERS = {"bool": "b", "int": "biu", "float": "biuf", "complex": "biufc", "number": "biufc"}
ITERATORS = (Generator, Iterator, Enumerate, Zip, Reversed)
LAZY = (*ITERATORS, DictView)
CALLABLE = (Function, LibraryFunction, Method, CFunction, TypeOf)
COLLECTIONS = (List, Set, FrozenSet, Dict, DictView, Tuple, Sequence, Range, Str, Bytes, Array)
ABSTRACT: dict[str, tuple[type, ...]] = {
    "list": (List,),
    "set": (Set,),
    "frozenset": (FrozenSet,),
    "abstract set": (Set, FrozenSet, DictView),
    "iterable": (*COLLECTIONS, *LAZY),
    "collection": COLLECTIONS,
    "reversible": (List, Dict, DictView, Tuple, Sequence, Range, Str, Bytes, Array),
    "iterator": ITERATORS,
    "generator": (Generator,),
    "sequence": (List, Tuple, Sequence, Range, Str, Bytes),
}
CLASSES: dict[str, type | tuple[type, ...]] = {
    "none": NoneType, "str": Str, "bytes": Bytes, "range": Range, "slice": Slice, "array": (Array, Pointer),
    "callable": CALLABLE,
}  # fmt: skip


def fits(hint: Hint, type_: Type) -> bool:
    """Whether values of the type are what the hint says. What is not known of the type speaks for it."""
    match type_:
        case Cell():
            return type_.content is None or fits(hint, type_.content)
        case Unknown():
            return True
        case Optional(value):
            return _admits_none(hint) and fits(hint, value)
        case Choice(alternatives) | Union(alternatives):
            return all(fits(hint, alternative) for alternative in alternatives)
    match hint.name:
        case "any":
            return True
        case "union":
            return any(fits(part, type_) for part in hint.parts)
        case "literal":
            if isinstance(type_, Static):
                return type(type_.value) is type(hint.value) and type_.value == hint.value
            return _is_class_of(hint.value, type_)
        case "empty tuple":
            return isinstance(type_, Sequence) or type_ == Tuple(())
        case "tuple":
            return _fits_tuple(hint, type_)
        case "dict":
            return isinstance(type_, Dict) and all(map(fits, hint.parts, (type_.key, type_.value)))
    wide = widened(type_)
    if hint.name in NUMBERS:
        return isinstance(wide, Scalar) and kind(wide.dtype) in NUMBERS[hint.name]
    if hint.name in CLASSES:
        return isinstance(wide, CLASSES[hint.name])
    if hint.name in ABSTRACT:
        return isinstance(wide, ABSTRACT[hint.name]) and (not hint.parts or _fits_elements(hint.parts[0], wide))
    return True


def _admits_none(hint: Hint) -> bool:
    return hint.name in ("any", "none", "object") or (hint.name == "union" and any(map(_admits_none, hint.parts)))


def _is_class_of(value: Any, type_: Type) -> bool:
    return widened(Static(value)) == widened(type_)


def _fits_elements(hint: Hint, type_: Type) -> bool:
    if isinstance(type_, Tuple):
        return all(fits(hint, item) for item in type_.items)
    try:
        return fits(hint, element_type(type_))
    except (RuleError, NotYet):
        return True


def _fits_tuple(hint: Hint, type_: Type) -> bool:
    parts = hint.parts
    if not isinstance(type_, Tuple | Sequence) or not parts:
        return isinstance(type_, Tuple | Sequence)
    if len(parts) == 2 and parts[1].name == "...":
        return _fits_elements(parts[0], type_)
    if isinstance(type_, Sequence):
        return all(fits(part, type_.element) for part in parts)
    return len(parts) == len(type_.items) and all(map(fits, parts, type_.items))


def written(type_: Type) -> str:
    """The type as an annotation has it."""
    match widened(type_):
        case NoneType():
            return "None"
        case Cell() as cell:
            return "Any" if cell.content is None else written(cell.content)
        case Unknown():
            return "Any"
        case Optional(value):
            return f"{written(value)} | None"
        case List(element):
            return f"list[{written(element)}]"
        case Set(element):
            return f"set[{written(element)}]"
        case FrozenSet(element):
            return f"frozenset[{written(element)}]"
        case Dict(key, value):
            return f"dict[{written(key)}, {written(value)}]"
        case Sequence(element):
            return f"tuple[{written(element)}, ...]"
        case Tuple(items):
            return f"tuple[{', '.join(map(written, items)) or '()'}]"
        case Generator(element):
            return f"Iterator[{written(element)}]"
        case Array():
            return "np.ndarray"
        case Scalar(dtype, weak=False):
            return f"np.{dtype}"
        case Function() | LibraryFunction() | Method():
            return "Callable"
        case Choice(alternatives) | Union(alternatives):
            return " | ".join(map(written, alternatives))
        case wide:
            return str(wide)
