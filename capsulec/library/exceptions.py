"""The builtin exception classes, all of which can be raised, caught and made as values; read from Python itself."""

from __future__ import annotations

import builtins
from typing import Any

from capsulec.ir.nodes import Loop
from capsulec.ir.types import (
    INT,
    NONE,
    ExceptionType,
    LibraryFunction,
    NoneType,
    Optional,
    Scalar,
    Sequence,
    Tuple,
    Type,
    Unknown,
    widened,
)
from capsulec.library.boundary import can_be_read, converter
from capsulec.library.cells import settled
from capsulec.library.table import Parameter, RuleError, Runtime, register

VALUE, TEXT = "python/exception_value.hpp", "python/exception_text.hpp"
GROUPS = ("BaseExceptionGroup", "ExceptionGroup")
# EnvironmentError and IOError are OSError by other names.
CLASSES: dict[str, str] = {
    name: found.__name__
    for name, found in sorted(vars(builtins).items())
    if isinstance(found, type) and issubclass(found, BaseException) and name not in (*GROUPS, "PythonFinalizationError")
}


def is_subclass(name: str, base: str) -> bool:
    """Whether one builtin exception class is another, or derived from it."""
    return issubclass(getattr(builtins, name), getattr(builtins, base))


def class_name(type_: Type) -> str | None:
    """The exception class that a value of this type is, as the type of an expression that names it."""
    if isinstance(type_, LibraryFunction):
        module, _, name = type_.name.rpartition(".")
        if module == "builtins":
            return CLASSES.get(name)
    return None


def base_of(names: list[str]) -> str:
    """The nearest class that all are derived from."""
    order = getattr(builtins, names[0]).__mro__
    return next(str(c.__name__) for c in order if all(issubclass(getattr(builtins, name), c) for name in names))


def common(left: ExceptionType, right: ExceptionType) -> ExceptionType:
    """The type of an exception that has one of two types."""
    return ExceptionType(base_of([left.name, right.name]), join_arguments([left.arguments, right.arguments]))


def join_arguments(shapes: list[Type]) -> Type:
    """What `args` of exceptions with these arguments are; Unknown when that is no type."""
    from capsulec.library.joins import JoinError, join

    if any(isinstance(shape, Unknown) for shape in shapes):
        return Unknown()
    try:
        return join(shapes) or Unknown()
    except JoinError:
        return Unknown()


def text_of_args(type_: Type) -> Type:
    """What `args` has after an exception was made: OSError keeps two of three."""
    assert isinstance(type_, ExceptionType)
    match type_.arguments:
        case Tuple(items) if 3 <= len(items) <= 5 and is_subclass(type_.name, "OSError"):
            return Tuple(items[:2])
        case found:
            return found


def _part(type_: ExceptionType, name: str) -> Type:
    """The type of an attribute that Python makes of the arguments."""
    match type_.arguments:
        case Tuple(items):
            return _item(type_, items, name)
        case Sequence(element):
            return element if name == "code" and isinstance(element, Optional) else Optional(element)
        case _:
            return Unknown()


def _item(type_: ExceptionType, items: tuple[Type, ...], name: str) -> Type:
    count = len(items)
    if name == "value":
        return items[0] if items else NONE
    if name == "code":
        return NONE if not items else items[0] if count == 1 else type_.arguments
    place = ("errno", "strerror", "filename").index(name)
    return items[place] if 2 <= count <= 5 and place < count else NONE


def attribute(type_: ExceptionType, name: str) -> Loop | None:
    """What reads an attribute of an exception; None when its class has none of this name. Raises RuleError."""
    owners = {"value": "StopIteration", "code": "SystemExit", "errno": "OSError", "strerror": "OSError",
              "filename": "OSError"}  # fmt: skip
    if name != "args" and not (name in owners and is_subclass(type_.name, owners[name])):
        return None
    found = text_of_args(type_) if name == "args" else _part(type_, name)
    load = None if isinstance(found, Unknown) or not can_be_read(found) else converter(found)
    if load is None:
        known = "" if isinstance(found, Unknown) else f" ({found})"
        text = f"{name} of an exception whose arguments have no common type{known} is not supported yet"
        raise RuleError(text, code="not-supported-yet", hint="look at str(e), or raise with arguments of one type")
    headers = " ".join(sorted({TEXT, *load.headers}))
    if isinstance(found, NoneType):
        return Loop(name, (type_,), NONE, "static_cast<void>({0})", TEXT)
    cxx = f'py::attribute_of<{load.text}>({{0}}, "{name}")'
    return Loop(name, (type_,), found, cxx, headers, raises=True)


def carried(type_: Type) -> bool:
    """Whether a value can be an argument of an exception: Python gets it when the exception reaches Python."""
    wide = settled(widened(type_))
    return converter(wide) is not None and not (isinstance(wide, Scalar) and wide.dtype in ("float128", "complex256"))


def refused(type_: Type) -> RuleError:
    text = f"{widened(type_)} as an argument of an exception is not supported yet"
    return RuleError(text, hint="raise it with a text: str(value)", code="not-supported-yet")


def making(name: str, types: tuple[Type, ...]) -> Loop:
    """What makes an exception of its arguments. Raises RuleError."""
    wide = tuple(settled(widened(type_)) for type_ in types)
    for type_ in wide:
        if not carried(type_):
            raise refused(type_)
    result = ExceptionType(CLASSES[name], Tuple(wide))
    cxx = f"py::{CLASSES[name]}"
    if not wide:
        return Loop(name, (), result, f"py::exception_of({cxx})", VALUE)
    load = converter(Tuple(wide))
    assert load is not None
    headers = set[str]()
    if CLASSES[name] == "OSError" and 2 <= len(wide) <= 5 and wide[0] == INT:
        cxx = "py::os_error_class({0})"
        headers = {"python/os_error.hpp"}
    live = [f"{{{n}}}" for n, type_ in enumerate(wide) if not isinstance(type_, NoneType)]
    values = f"py::make_tuple({', '.join(live)})"
    return Loop(
        name,
        wide,
        result,
        f"py::exception_of<{load.text}>({cxx}, {values})",
        " ".join([VALUE, *sorted({*load.headers, *headers})]),
    )


def _rule(name: str) -> Any:
    return lambda args: making(name, args)


for _name in CLASSES:
    register(Runtime(f"builtins.{_name}", (Parameter("args", variadic=True),), _rule(_name)))
