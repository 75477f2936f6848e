"""`isinstance` and `type`: which classes a value of a type is an instance of."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from capsulec.ir.build import apply
from capsulec.ir.nodes import Const, Expr, Loop, Map
from capsulec.ir.record_class import RecordClass
from capsulec.ir.types import (
    BOOL,
    BYTEARRAY,
    DTYPES,
    INT,
    NONE,
    Array,
    Bytes,
    ClassOf,
    Deque,
    Dict,
    DictView,
    Enumerate,
    ExceptionType,
    FrozenSet,
    Function,
    Generator,
    LibraryFunction,
    List,
    NoneType,
    Optional,
    Range,
    Record,
    Reversed,
    Scalar,
    Sequence,
    Set,
    Slice,
    Static,
    Str,
    Tuple,
    Type,
    TypedArray,
    TypeOf,
    Union,
    Zip,
    kind,
    widened,
)
from capsulec.library.joins import alternatives
from capsulec.library.table import Intrinsic, RuleError, positional, register

if TYPE_CHECKING:
    from capsulec.ir.build import Builder


def class_named(type_: Type) -> RecordClass | None:
    """The class of records whose values a function makes."""
    return getattr(type_.definition.node, "record_class", None) if isinstance(type_, Function) else None


def _strong(kinds: str) -> Callable[[Type], bool]:
    return lambda t: isinstance(t, Scalar) and not t.weak and kind(t.dtype) in kinds


CLASSES: dict[str, Callable[[Type], bool]] = {
    "builtins.bool": lambda t: t == BOOL,
    "builtins.int": lambda t: t in (INT, BOOL),
    "builtins.float": lambda t: isinstance(t, Scalar) and t.dtype == "float64",  # numpy.float64 is a float
    "builtins.complex": lambda t: isinstance(t, Scalar) and t.dtype == "complex128",
    "builtins.str": lambda t: isinstance(t, Str),
    "builtins.bytes": lambda t: isinstance(t, Bytes),
    "builtins.bytearray": lambda t: t == BYTEARRAY,
    "builtins.tuple": lambda t: isinstance(t, Tuple | Sequence),
    "builtins.list": lambda t: isinstance(t, List),
    "builtins.set": lambda t: isinstance(t, Set),
    "builtins.frozenset": lambda t: isinstance(t, FrozenSet),
    "builtins.dict": lambda t: isinstance(t, Dict),
    "builtins.range": lambda t: isinstance(t, Range),
    "builtins.slice": lambda t: isinstance(t, Slice),
    "numpy.ndarray": lambda t: isinstance(t, Array),
    "numpy.generic": _strong("biufc"),
    "numpy.number": _strong("iufc"),
    "numpy.integer": _strong("iu"),
    "numpy.signedinteger": _strong("i"),
    "numpy.unsignedinteger": _strong("u"),
    "numpy.inexact": _strong("fc"),
    "numpy.floating": _strong("f"),
    "numpy.complexfloating": _strong("c"),
}
# The class of a value, in this order: a bool is an int too.
OWN = ("bool", "int", "str", "bytes", "tuple", "list", "set", "frozenset", "dict", "range", "slice")


def are_classes(type_: Type) -> bool:
    """Whether a type is what isinstance takes as its second argument."""
    match type_:
        case LibraryFunction(name):
            return name in CLASSES or _dtype_of(name) is not None
        case Tuple(items):
            return all(map(are_classes, items))
        case NoneType() | TypeOf(NoneType()):
            return True
        case Function():
            return class_named(type_) is not None
        case _:
            return False


def is_instance(type_: Type, classes: Type) -> bool:
    """Whether all values of a type, which is no Optional or Union, are of a class or one of several.

    Raises RuleError for what is no class known here.
    """
    match classes:
        case Tuple(items):
            return True in [is_instance(type_, item) for item in items]  # each is checked
        case TypeOf(NoneType()) | NoneType():  # `int | None`
            return isinstance(type_, NoneType)
        case LibraryFunction(name) if (dtype := _dtype_of(name)) is not None:
            return type_ == Scalar(dtype)
        case LibraryFunction(name) if name in CLASSES and isinstance(type_, Record) and type_.definition.valued:
            return name == f"builtins.{type_.definition.valued}"  # a member of an IntEnum
        case LibraryFunction(name) if name in CLASSES:
            return CLASSES[name](type_)
        case LibraryFunction() if _exceptions(classes):
            return False
        case Function() if (class_ := class_named(classes)) is not None:
            found = type_.definition if isinstance(type_, Record) else type_.named if isinstance(type_, Tuple) else None
            return found is class_ or (found is not None and class_ in found.bases)
        case _:
            raise RuleError(f"isinstance with {classes} is not supported yet", code="not-supported-yet")


def _dtype_of(name: str) -> str | None:
    module, _, dtype = name.rpartition(".")
    return dtype if module == "numpy" and dtype in DTYPES else None


def possible(type_: Type) -> tuple[Type, ...]:
    """The plain types that a value may have; None among them."""
    if isinstance(type_, Optional):
        return (*possible(type_.value), NONE)
    return alternatives(type_) if isinstance(type_, Union) else (widened(type_),)


def one_of(types: list[Type]) -> Type:
    """The type of a value that has one of the plain types, at least one."""
    values = [t for t in types if not isinstance(t, NoneType)]
    if not values:
        return NONE
    value = values[0] if len(values) == 1 else Union(tuple(values))
    return value if len(values) == len(types) else Optional(value)


def _exceptions(classes: Type) -> list[str]:
    """The exception classes among what isinstance is asked about."""
    from capsulec.library.exceptions import class_name

    named = [class_name(item) for item in (classes.items if isinstance(classes, Tuple) else (classes,))]
    return [name for name in named if name is not None]


def _of_exception(error: ExceptionType, classes: Type) -> Type:
    from capsulec.library.exceptions import is_subclass

    asked = _exceptions(classes)
    if any(is_subclass(error.name, name) for name in asked):
        return Static(True)
    return BOOL if any(is_subclass(name, error.name) for name in asked) else Static(False)


def _isinstance_type(value: Type, classes: Type) -> Type:
    inner = value.value if isinstance(value, Optional) else value
    if isinstance(inner, ExceptionType):
        found = _of_exception(inner, classes)
        return BOOL if isinstance(value, Optional) and found == Static(True) else found
    answers = {is_instance(widened(t), classes) for t in possible(value)}
    return BOOL if len(answers) == 2 else Static(answers.pop())


def _isinstance(builder: Builder, value: Expr, classes: Expr) -> Expr:
    """What a tag says: whether there is a value, and its number among the alternatives."""
    type_ = value.type
    inner = type_.value if isinstance(type_, Optional) else type_
    if isinstance(inner, ExceptionType):
        names = ", ".join(f"py::{name if name != 'Exception' else 'Exception_'}" for name in _exceptions(classes.type))
        test = f"py::is_any({{0}}, {names})"
        if isinstance(type_, Optional):
            value, test = builder.once(value, "value"), f"({{0}}.has && py::is_any({{0}}.value, {names}))"
        return Map(Loop("isinstance", (type_,), BOOL, test, "python/exception_value.hpp"), (value,), BOOL, value.span)
    for_none = isinstance(type_, Optional) and is_instance(NONE, classes.type)
    held = [is_instance(t, classes.type) for t in possible(inner)]
    if isinstance(type_, Optional):
        if all(held) or not any(held):  # only None is another
            has = Map(Loop("has", (type_,), BOOL, "{0}.has"), (value,), BOOL, value.span)
            return has if not for_none else apply(Loop("not", (BOOL,), BOOL, "!{0}"), has)
        value = builder.once(value, "value")
    numbers = ", ".join(str(n) for n, found in enumerate(held) if found)
    place = "{0}.value" if isinstance(type_, Optional) else "{0}"
    test = f"py::is_one<{numbers}>({place})"
    if isinstance(type_, Optional):
        test = f"(!{{0}}.has || {test})" if for_none else f"({{0}}.has && {test})"
    return Map(Loop("isinstance", (type_,), BOOL, test), (value,), BOOL, value.span)


def class_of(error: Expr) -> Expr:
    """The class of an exception."""
    loop = Loop("type", (error.type,), ClassOf(error.type), "{0}.type", "python/exception.hpp")
    return apply(loop, error)


def _type(builder: Builder, value: Expr) -> Expr:
    return class_of(value) if isinstance(value.type, ExceptionType) else Const(None, NONE)


def _type_type(value: Type) -> Type:
    wide = widened(value)
    if isinstance(wide, NoneType):
        return TypeOf(NONE)
    if isinstance(wide, ExceptionType):
        return ClassOf(wide)
    if isinstance(wide, Scalar):
        names = {"int64": "int", "float64": "float", "complex128": "complex"}
        name = f"builtins.{names.get(wide.dtype, wide.dtype)}" if wide.weak else f"numpy.{wide.dtype}"
        return LibraryFunction(name)
    class_ = wide.definition if isinstance(wide, Record) else wide.named if isinstance(wide, Tuple) else None
    if class_ is not None:
        return Function(class_.constructor)
    if isinstance(wide, Optional | Union):
        raise RuleError(f"type() of {wide}, whose class is found at run time", hint="use isinstance(x, …)")
    if (found := _class_name(wide)) is None:
        raise RuleError(f"type() of {wide} is not supported yet", code="not-supported-yet")
    return LibraryFunction(found)


def _class_name(wide: Type) -> str | None:
    """The full name of the class of values of a type."""
    match wide:
        case Dict(kind=kind_) if kind_ != "dict":
            return f"collections.{kind_}"
        case Array():
            return "numpy.ndarray"
        case Deque():
            return "collections.deque"
        case TypedArray():
            return "builtins.bytearray" if wide == BYTEARRAY else "array.array"
        case DictView(kind_):
            return f"builtins.dict_{kind_}"
        case Enumerate() | Zip() | Reversed():
            return f"builtins.{type(wide).__name__.lower()}"
        case Generator():
            return "types.generator"
        case _:
            return next((f"builtins.{name}" for name in OWN if CLASSES[f"builtins.{name}"](wide)), None)


register(Intrinsic("builtins.isinstance", positional("obj", "class_or_tuple"), _isinstance_type, _isinstance))
register(Intrinsic("builtins.type", positional("object"), _type_type, _type))
