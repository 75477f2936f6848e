"""The builtin exception classes, all of which can be raised, caught and made as values; read from Python itself."""

from __future__ import annotations

import builtins
import sys
from typing import Any

from capsulec.ir.cells import Cell
from capsulec.ir.nodes import Loop
from capsulec.ir.record_class import RecordClass
from capsulec.ir.types import (
    BOOL,
    BYTES,
    INT,
    NONE,
    STR,
    ExceptionType,
    Function,
    LibraryFunction,
    List,
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
from capsulec.library.cells import NotYet, settled
from capsulec.library.table import Parameter, RuleError, Runtime, positional, register

VALUE, TEXT = "python/exception_value.hpp", "python/exception_text.hpp"
HAS_NOTES = sys.version_info >= (3, 11)
GROUPS = ("BaseExceptionGroup", "ExceptionGroup")
# EnvironmentError and IOError are OSError by other names.
CLASSES: dict[str, str] = {
    name: found.__name__
    for name, found in sorted(vars(builtins).items())
    if isinstance(found, type) and issubclass(found, BaseException) and name not in (*GROUPS, "PythonFinalizationError")
}


# Classes of the user's, by what C++ calls them: stand-ins that have the bases.
OWN: dict[str, type] = {}
OWN_MODULE = "exceptions"  # of the names of their entries
# Those that are made of their own text: the classes of their fields, and the types of what the classes hold.
TEXTUAL: set[str] = set()
FIELDS: dict[str, RecordClass] = {}
CONSTANTS: dict[str, dict[str, Type]] = {}


def declare(symbol: str, name: str, base: str) -> str:
    """Enter a class of the user's, which the program calls `name`; a file that is compiled again declares it anew."""
    from capsulec.library.table import ENTRIES

    TEXTUAL.discard(symbol)
    FIELDS.pop(symbol, None)
    CONSTANTS.pop(symbol, None)
    OWN[symbol] = type(name, (class_object(base),), {"symbol": symbol})
    CLASSES[symbol] = symbol
    rule = Runtime(f"{OWN_MODULE}.{symbol}", (Parameter("args", variadic=True),), _rule(symbol, ()))
    ENTRIES[rule.name] = rule
    return symbol


def numpys(full: str, base: str) -> None:
    """Enter a class of NumPy's by its full name; the runtime has one of this name."""
    from capsulec.library.table import alias

    name = full.rpartition(".")[2]
    declare(name, name, base)
    alias(full, f"{OWN_MODULE}.{name}")


def builtin_class(name: str) -> str | None:
    """The builtin exception class of a name."""
    return CLASSES.get(name) if name not in OWN else None


def base_symbol(symbol: str) -> tuple[str, str]:
    """The name of a class of the user's, and what C++ calls its base."""
    found = OWN[symbol]
    base = found.__base__
    assert base is not None
    return found.__name__, vars(base).get("symbol", base.__name__)


def class_object(name: str) -> Any:
    """The exception class of this name: one of ours, or a builtin."""
    return OWN.get(name) or getattr(builtins, name)


def is_subclass(name: str, base: str) -> bool:
    """Whether one exception class is another, or derived from it."""
    return issubclass(class_object(name), class_object(base))


def class_name(type_: Type) -> str | None:
    """The exception class that a value of this type is, as the type of an expression that names it."""
    if isinstance(type_, LibraryFunction):
        module, _, name = type_.name.rpartition(".")
        if module in ("builtins", OWN_MODULE):
            return CLASSES.get(name)
    if isinstance(type_, Function):  # of a class with an `__init__`, the function that makes one
        return getattr(type_.definition.node, "exception_symbol", None)
    return None


def field_types(name: str, field: str) -> list[Type] | None:
    """What a field of the user's may hold in exceptions of a class; None where the class has none of this name. Raises
    NotYet where that is not known yet."""
    of_class: list[Type] = []
    for symbol in [s for s, class_ in OWN.items() if issubclass(class_, class_object(name)) and s in TEXTUAL]:
        mine = _fields(symbol, field)
        if mine is None and symbol == name:
            return None
        of_class += mine or []
    return of_class if name in TEXTUAL else None


def _fields(symbol: str, field: str) -> list[Type] | None:
    class_ = FIELDS.get(symbol)
    if class_ is not None and field in class_.fields:
        cell = class_.cells[class_.fields.index(field)]
        content = cell.content if isinstance(cell, Cell) else cell
        return [] if content is None else [content]
    above = class_object(symbol).__mro__
    for one in above:
        if field in (known := CONSTANTS.get(vars(one).get("symbol", ""), {})):
            return [known[field]]
    return None


def known_fields(name: str) -> list[Type | None]:
    """What is known of the fields of all exceptions of a class of the user's, to be compared."""
    classes = [FIELDS[s] for s, class_ in OWN.items() if s in FIELDS and issubclass(class_, class_object(name))]
    return [cell.content for class_ in classes for cell in class_.cells if isinstance(cell, Cell)]


def _of_user(type_: ExceptionType, name: str) -> Loop | None:
    """What reads a field or constant of an exception class of the user's. Raises RuleError and NotYet."""
    from capsulec.library.joins import JoinError, join

    types = field_types(type_.name, name) if type_.name in OWN else None
    if types is None:
        return None
    if not types:
        raise NotYet
    try:
        found = settled(widened(join(types) or NONE))
    except JoinError as error:
        raise RuleError(f"the field {name} of {OWN[type_.name].__name__} would be {error}") from None
    load = converter(found) if can_be_read(found) else None
    if load is None:
        raise RuleError(f"{name} of an exception ({found}) is not supported yet", code="not-supported-yet")
    if isinstance(found, NoneType):
        return Loop(name, (type_,), NONE, "static_cast<void>({0})", TEXT)
    cxx = f'py::attribute_of<{load.text}>({{0}}, "{name}")'
    return Loop(name, (type_,), found, cxx, " ".join(sorted({TEXT, *load.headers})), raises=True)


def base_of(names: list[str]) -> str:
    """The nearest class that all are derived from."""
    order = class_object(names[0]).__mro__
    found = next(c for c in order if all(issubclass(class_object(name), c) for name in names))
    return str(vars(found).get("symbol", found.__name__))


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


OWNERS = {"value": "StopIteration", "code": "SystemExit", "errno": "OSError", "strerror": "OSError",
          "filename": "OSError"}  # fmt: skip
# Classes that have arguments by name, and attributes whose type is known without the arguments.
NAMED = {"ImportError": ("name", "path"), "NameError": ("name",), "AttributeError": ("name",)}
KNOWN: dict[str, dict[str, Type]] = {
    "ImportError": {"name": Optional(STR), "path": Optional(STR), "msg": Optional(STR)},
    "NameError": {"name": Optional(STR)},
    "AttributeError": {"name": Optional(STR)},
    "UnicodeEncodeError": {"encoding": STR, "object": STR, "start": INT, "end": INT, "reason": STR},
    "UnicodeDecodeError": {"encoding": STR, "object": BYTES, "start": INT, "end": INT, "reason": STR},
    "UnicodeTranslateError": {"object": STR, "start": INT, "end": INT, "reason": STR},
}


def _known(type_: ExceptionType, name: str) -> Type | None:
    found = (known[name] for owner, known in KNOWN.items() if name in known and is_subclass(type_.name, owner))
    return next(found, None)


def _of_state(type_: ExceptionType, name: str) -> Loop | None:
    """What reads an attribute that has nothing to do with the arguments."""
    other = Optional(ExceptionType("BaseException"))
    match name:
        case "__cause__" | "__context__":
            cxx = f"py::related({{0}}, &py::State::{name.strip('_')})"
            return Loop(name, (type_,), other, cxx, TEXT)
        case "__suppress_context__":
            return Loop(name, (type_,), BOOL, "py::is_context_hidden({0})", TEXT)
        case "__notes__" if HAS_NOTES:
            load = converter(List(STR))
            assert load is not None
            headers = " ".join(sorted({TEXT, *load.headers}))
            return Loop(name, (type_,), List(STR), f"py::notes_of<{load.text}>({{0}})", headers, raises=True)
        case _:
            return None


def attribute(type_: ExceptionType, name: str) -> Loop | None:
    """What reads an attribute of an exception; None when its class has none of this name. Raises RuleError."""
    if (found_own := _of_state(type_, name) or _of_user(type_, name)) is not None:
        return found_own
    known = _known(type_, name)
    if known is None and name != "args" and not (name in OWNERS and is_subclass(type_.name, OWNERS[name])):
        return None
    found = known or (text_of_args(type_) if name == "args" else _part(type_, name))
    load = None if isinstance(found, Unknown) or not can_be_read(found) else converter(found)
    if load is None:
        given = "" if isinstance(found, Unknown) else f" ({found})"
        text = f"{name} of an exception whose arguments have no common type{given} is not supported yet"
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
    """The error for an argument of an exception that cannot be kept with it."""
    text = f"{widened(type_)} as an argument of an exception is not supported yet"
    return RuleError(text, hint="raise it with a text: str(value)", code="not-supported-yet")


def making(name: str, types: tuple[Type, ...], named: dict[str, Type] | None = None) -> Loop:
    """What makes an exception of its arguments; those in `named` come last. Raises RuleError."""
    if named:
        return _making_named(name, types, named)
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


def _making_named(name: str, types: tuple[Type, ...], named: dict[str, Type]) -> Loop:
    wide = tuple(settled(widened(type_)) for type_ in (*types, *named.values()))
    for type_ in wide:
        if not carried(type_):
            raise refused(type_)
    load = converter(Tuple(wide))
    assert load is not None
    live = [f"{{{n}}}" for n, type_ in enumerate(wide) if not isinstance(type_, NoneType)]
    names = ", ".join(f'"{one}"' for one in named)
    cxx = f"py::exception_with<{load.text}>(py::{CLASSES[name]}, py::make_tuple({', '.join(live)}), {names})"
    result = ExceptionType(CLASSES[name], Tuple(wide[: len(types)]))
    return Loop(name, wide, result, cxx, " ".join([VALUE, *sorted(load.headers)]))


def _rule(name: str, names: tuple[str, ...]) -> Any:
    def rule(args: tuple[Type, ...], *values: Any) -> Loop:
        return making(name, args, {n: v for n, v in zip(names, values, strict=True) if isinstance(v, Type)})

    return rule


def _add_note(self: Type, note: Type) -> Loop:
    if widened(note) != STR:
        raise RuleError(f"note must be a str, not {widened(note)}", hint="Python would raise TypeError here too")
    return Loop("add_note", (self, STR), NONE, "py::add_note({0}, {1})", TEXT, raises=True, effects=True)


for _name, _class in CLASSES.items():
    _names = next((names for owner, names in NAMED.items() if is_subclass(_class, owner)), ())
    _by_name = tuple(Parameter(name, None, keyword_only=True) for name in _names)
    register(Runtime(f"builtins.{_name}", (Parameter("args", variadic=True), *_by_name), _rule(_name, _names)))
if HAS_NOTES:
    register(Runtime("builtins.BaseException.add_note", positional("self", "note"), _add_note))
