"""Classes that hold values, made quickly.

`@record` is what this project needs of `dataclasses.dataclass`: an `__init__` from the annotations, `__repr__`,
`__match_args__`, comparison by value and frozen instances. Importing `dataclasses` and creating our hundred classes
with it takes longer than the C++ compiler does on a small module; this takes a tenth of that. A field called `span`
is never compared: it says where a value comes from, not what it is.
"""

from __future__ import annotations

from operator import attrgetter

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable
    from typing import Any, TypeVar

    from typing_extensions import dataclass_transform

    T = TypeVar("T")
else:

    def dataclass_transform(**_: object) -> object:
        """Marks a decorator for type checkers; nothing at run time."""
        return lambda decorator: decorator


UNCOMPARED = "span"


class Fresh:
    """A default that is made anew for each instance."""

    __slots__ = ("make",)

    def __init__(self, make: Callable[[], Any]) -> None:
        self.make = make


def fresh(*, factory: Callable[[], T]) -> T:
    """A field whose default is a new list, dict or set."""
    return Fresh(factory)  # type: ignore[return-value]


class FrozenError(AttributeError):
    """An attribute of a frozen record was assigned."""


def _refuse(self: object, name: str, _: object) -> None:
    raise FrozenError(f"{type(self).__name__}.{name} cannot be assigned: the record is frozen")


@dataclass_transform(frozen_default=True, field_specifiers=(fresh,))
def record(cls: type[T]) -> type[T]:
    """A frozen class, compared by value."""
    return _make(cls, frozen=True, compared=True)


@dataclass_transform(eq_default=False, field_specifiers=(fresh,))
def mutable(cls: type[T]) -> type[T]:
    """A class whose instances change, and are compared by identity."""
    return _make(cls, frozen=False, compared=False)


def _make(cls: type[T], *, frozen: bool, compared: bool) -> type[T]:
    names: list[str] = []
    defaults: dict[str, object] = {}
    for base in reversed(cls.__mro__):
        own = base.__dict__.get("__annotations__", {}) if base.__dict__.get("_is_record") or base is cls else {}
        for name in own:
            if name not in names:
                names.append(name)
            if name in base.__dict__:
                defaults[name] = base.__dict__[name]
    methods = {"__init__": _first_initialiser(cls, names, defaults), "__repr__": _repr}
    if compared:
        methods |= _comparison(tuple(name for name in names if name != UNCOMPARED))
    for name, method in methods.items():
        if name not in cls.__dict__:
            setattr(cls, name, method)
    if frozen:
        cls.__setattr__ = _refuse  # type: ignore[method-assign]
    setattr(cls, "__match_args__", tuple(names))
    setattr(cls, "_is_record", True)
    return cls


def _first_initialiser(cls: type, names: list[str], defaults: dict[str, object]) -> object:
    """An `__init__` that makes the real one with the first instance: in a small build most classes have none."""

    def first(self: object, *args: object, **keywords: object) -> None:
        made: Any = _initialiser(names, defaults)
        if cls.__dict__["__init__"] is first:
            setattr(cls, "__init__", made)
        made(self, *args, **keywords)

    return first


def _initialiser(names: list[str], defaults: dict[str, object]) -> object:
    """`__init__`, compiled from text: called most of all, it is as fast as if written by hand."""
    parameters, lines = [], []
    for name in names:
        if name in defaults:
            parameters.append(f"{name}=defaults[{name!r}]")
            if isinstance(defaults[name], Fresh):
                lines.append(f"    if type({name}) is Fresh: {name} = {name}.make()\n")
        else:
            parameters.append(name)
    fields = ", ".join(f"{name!r}: {name}" for name in names)
    source = (
        f"def __init__({', '.join(['self', *parameters])}):\n{''.join(lines)}    self.__dict__.update({{{fields}}})"
    )
    namespace: dict[str, object] = {}
    exec(source, {"defaults": defaults, "Fresh": Fresh}, namespace)
    return namespace["__init__"]


def _repr(self: object) -> str:
    shown = ", ".join(f"{name}={value!r}" for name, value in self.__dict__.items())
    return f"{type(self).__name__}({shown})"


def _comparison(names: tuple[str, ...]) -> dict[str, object]:
    """`__eq__` and `__hash__` over the named fields."""
    fields = attrgetter(*names) if names else type

    def equal(self: object, other: object) -> object:
        if self is other:
            return True
        if self.__class__ is not other.__class__:
            return NotImplemented
        return fields(self) == fields(other)

    def hashed(self: object) -> int:
        return hash(fields(self))

    # A class that defines its own comparison has the hash None in its dictionary: it defines that too, or has none.
    return {"__eq__": equal, "__hash__": hashed}


def replace(value: T, /, **changes: object) -> T:
    """The record with some fields changed."""
    return type(value)(**(value.__dict__ | changes))
