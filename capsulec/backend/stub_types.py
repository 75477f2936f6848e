"""The types of a stub: what Python's type checkers call the types of the language.

Values come out of a compiled function with exactly one type. What goes in may differ a little: a number of Python's is
taken for one of NumPy's, so that each type has two spellings, `exact` or Python's own.
"""

from __future__ import annotations

from capsulec.ir.record_class import RecordClass
from capsulec.ir.type_parts import parts
from capsulec.ir.types import (
    Array,
    Bytes,
    Choice,
    Dict,
    FrozenSet,
    List,
    NoneType,
    Optional,
    Range,
    Record,
    Scalar,
    Sequence,
    Set,
    Slice,
    Str,
    Tuple,
    Type,
    TypedArray,
    Union,
    kind,
    widened,
)
from capsulec.library.cells import settled

PYTHON_NUMBERS = {"b": "bool", "i": "int", "u": "int", "f": "float", "c": "complex"}
LONG_DOUBLES = {"float128": "longdouble", "complex256": "clongdouble"}  # the names that every platform has
# Checkers take an int for a float, and NumPy's float64 is a float: the order of overloads that accept one another.
WIDTHS = {"bool": 0, "int": 1, "float64": 1, "float": 2, "complex128": 2, "complex": 3}


class Spelling:
    """Spells types for a stub whose module defines `taken`; knows which modules the stub has to import."""

    def __init__(self, taken: set[str]) -> None:
        self._taken = taken
        self._modules: dict[str, str] = {}
        self.classes: dict[str, tuple[RecordClass, tuple[Type, ...]]] = {}  # the user's, with the types of their fields

    @property
    def imports(self) -> list[str]:
        """The import lines for all that was spelled."""
        return [
            f"import {module}" + ("" if name == module else f" as {name}")
            for module, name in sorted(self._modules.items())
        ]

    def name(self, module: str, name: str) -> str:
        """A name of a module, `typing.Final`."""
        alias = f"_{module.replace('.', '_')}" if module.split(".", maxsplit=1)[0] in self._taken else module
        self._modules[module] = alias
        return f"{alias}.{name}"

    def builtin(self, name: str) -> str:
        """A name of Python's own, which a function of the module may hide."""
        return self.name("builtins", name) if name in self._taken else name

    def argument(self, type_: Type) -> str:
        """What a parameter of a type takes."""
        return " | ".join(dict.fromkeys((self.type(type_), self.type(type_, exact=False))))

    def type(self, type_: Type, *, exact: bool = True) -> str:
        """A type; with Python's numbers in place of NumPy's unless `exact`."""
        match type_:
            case Scalar(dtype, weak):
                if weak or not exact:
                    return self.builtin(PYTHON_NUMBERS[kind(dtype)])
                return self._dtype(dtype)
            case TypedArray("y"):
                return self.builtin("bytearray")
            case Str() | Bytes() | Slice() | Range():
                return self.builtin(str(type_))
            case NoneType():
                return "None"
            case Record(class_) if class_.public:
                self.classes[class_.public] = class_, tuple(map(settled, class_.cells))
                return class_.public
            case Tuple(items, RecordClass() as class_) if class_.public:
                self.classes[class_.public] = class_, items
                return class_.public
            case Tuple(items):
                inner = ", ".join(self.type(item, exact=exact) for item in items) or "()"
                return f"{self.builtin('tuple')}[{inner}]"
            case Sequence(element):
                return f"{self.builtin('tuple')}[{self.type(element, exact=exact)}, ...]"
            case List() | Set() | FrozenSet() | Dict():
                inner = ", ".join(self.type(part, exact=exact) for part in parts(type_))
                return f"{self.builtin(type(type_).__name__.lower())}[{inner}]"
            case Optional(value):
                return f"{self.type(value, exact=exact)} | None"
            case Choice(alternatives) | Union(alternatives):
                return " | ".join(dict.fromkeys(self.type(one, exact=exact) for one in alternatives))
            case Array(dtype):
                return f"{self.name('numpy.typing', 'NDArray')}[{self._dtype(dtype)}]"
            case _ if widened(type_) != type_:
                return self.type(widened(type_), exact=exact)
            case _:
                return self.name("typing", "Any")

    def _dtype(self, dtype: str) -> str:
        return self.name("numpy", LONG_DOUBLES.get(dtype, dtype))


def width(type_: Type, *, exact: bool) -> int:
    """A number that is larger for a type that takes, for a checker, all that another takes and more."""
    match type_:
        case Scalar(dtype, weak):
            return WIDTHS.get(PYTHON_NUMBERS[kind(dtype)] if weak or not exact else dtype, 0)
        case Tuple(items):
            return sum(width(item, exact=exact) for item in items)
        case Sequence(element):
            return 1000 + width(element, exact=exact)
        case FrozenSet(element):
            return width(element, exact=exact)
        case Optional(value):
            return 1 + width(value, exact=exact)
        case Choice(alternatives) | Union(alternatives):
            return sum(1 + width(one, exact=exact) for one in alternatives)
        case _:
            return 0
