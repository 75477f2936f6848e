"""The types of the language.

Types are frozen and compared by value; `str(type)` is the export language. `Scalar` says how a number behaves, not
only how it is stored: a *weak* scalar is a Python `int`, `float`, `complex` or `bool`, which adapts to its neighbours
(NEP 50) and follows Python's rules; a strong one is a NumPy scalar. All classes are final: nothing here inherits from
anything but `Type`, which only gives them a common name.
"""

from __future__ import annotations

from typing import Any, TypeVar

from capsulec.ir.record_class import RecordClass
from capsulec.records import record

T = TypeVar("T", bound="Type")


class Type:
    """Common name of all types."""

    __slots__ = ()


@record
class Scalar(Type):
    """A number of a NumPy dtype; weak ones are Python's own bool, int (64 bits), float and complex."""

    dtype: str
    weak: bool = False

    def __str__(self) -> str:
        if self.weak:
            return WEAK_NAMES[self.dtype]
        return "numpy.bool" if self.dtype == "bool" else self.dtype


@record
class Array(Type):
    """A NumPy array. `order` is what its type promises of the layout: "C", "F" or "" (any strides); "c" and "f" of the
    order of its axes alone, which have gaps; "r": any, read-only; "l": any, with neighbours along the last axis."""

    dtype: str
    ndim: int
    order: str = ""

    def __str__(self) -> str:
        axes = f"{self.dtype}[{','.join([':'] * self.ndim) if self.ndim else '()'}]"
        return axes + (f" order({self.order})" if self.ndim and self.order in ("C", "F") else "")

    @property
    def axes(self) -> str:
        """The order of the axes in memory: "C", "F", or "" where that is not known."""
        return self.order.upper() if self.order not in ("r", "l") else ""

    @property
    def turned(self) -> str:
        """The order of the array with its axes reversed."""
        return self.order.translate(TURNED)

    def order_with_axes(self, ndim: int) -> str:
        """The order with new axes put in, or some of length 1 taken away, `ndim` then: of none in F order is known
        how it goes together with others."""
        if self.order in ("C", "r") or self.ndim == 1:
            return self.order
        return self.order if self.order == "c" and ndim > 1 else ""


@record
class Pointer(Type):
    """A C pointer to scalars; `target` None is `void*`."""

    target: Scalar | None

    def __str__(self) -> str:
        return f"{self.target or 'void'}*"


@record
class Tuple(Type):
    """A tuple of known length, a type for each position; of a NamedTuple's class, `named` is that class."""

    items: tuple[Type, ...]
    named: RecordClass | None = None

    def __str__(self) -> str:
        if self.named is not None:
            return self.named.name
        return f"({', '.join(map(str, self.items))}{',' if len(self.items) == 1 else ''})"


@record
class Record(Type):
    """A value of a dataclass. All that hold it share it. It may hold values of its own class, as a node of a tree."""

    definition: RecordClass

    def __str__(self) -> str:
        return self.definition.name


@record
class List(Type):
    """`list[element]`."""

    element: Type

    def __str__(self) -> str:
        return f"{self.element} list"


@record
class Set(Type):
    """`set[element]`."""

    element: Type

    def __str__(self) -> str:
        return f"{self.element} set"


@record
class FrozenSet(Type):
    """`frozenset[element]`."""

    element: Type

    def __str__(self) -> str:
        return f"{self.element} frozenset"


@record
class Deque(Type):
    """`collections.deque` of elements of one type."""

    element: Type

    def __str__(self) -> str:
        return f"{self.element} deque"


@record
class TypedArray(Type):
    """An array.array; `code` is its typecode. A bytearray is one of the typecode "y"."""

    code: str

    @property
    def element(self) -> Type:
        """What its numbers are outside of it."""
        return FLOAT if self.code in "fd" else INT

    def __str__(self) -> str:
        return "bytearray" if self == BYTEARRAY else f"array of {self.code!r}"


@record
class Sequence(Type):
    """A tuple whose length is found at run time."""

    element: Type

    def __str__(self) -> str:
        return f"{self.element} tuple"


@record
class Dict(Type):
    """A dict, or one of its kinds in collections: Counter, defaultdict, OrderedDict."""

    key: Type
    value: Type
    kind: str = "dict"

    def __str__(self) -> str:
        return f"{self.key}:{self.value} {self.kind}"


@record
class DictView(Type):
    """`keys()`, `values()` or `items()` of a dict; `kind` is that name."""

    kind: str
    mapping: Type

    def __str__(self) -> str:
        return f"{self.kind} of {self.mapping}"


@record
class Optional(Type):
    """A value of a type, or None."""

    value: Type

    def __str__(self) -> str:
        return f"{self.value} or None"


@record
class Choice(Type):
    """One of several values that have no common type otherwise, such as two functions; at run time a tag says which."""

    alternatives: tuple[Type, ...]

    def __str__(self) -> str:
        return " or ".join(map(str, self.alternatives))


@record
class Union(Type):
    """A value of one of several types that have no common one, such as `int or str`; at run time a tag says which.

    `isinstance` tells them apart. None is not among them: a value that may be None is Optional.
    """

    alternatives: tuple[Type, ...]

    def __str__(self) -> str:
        return " or ".join(map(str, self.alternatives))


@record
class Generator(Type):
    """What a call of a generator function gives; `owner` is the specialisation whose body it runs.

    Generators are objects that are shared; one that is consumed where it is made, and so never shared, is `in_place`.
    """

    element: Type
    owner: Any
    in_place: bool = False

    def __str__(self) -> str:
        return f"generator of {self.element}"


@record
class Iterator(Type):
    """`iter(sequence)`: a sequence and how far it has been consumed."""

    sequence: Type
    in_place: bool = False

    def __str__(self) -> str:
        return f"iterator of {self.sequence}"


@record
class Str(Type):
    """Text."""

    def __str__(self) -> str:
        return "str"


@record
class Bytes(Type):
    """`bytes`."""

    def __str__(self) -> str:
        return "bytes"


@record
class File(Type):
    """A file that `open` gave; its lines are bytes or str."""

    binary: bool

    def __str__(self) -> str:
        return "binary file" if self.binary else "file"


@record
class RandomSource(Type):
    """A random.Random object."""

    def __str__(self) -> str:
        return "random.Random"


@record
class NumPyObject(Type):
    """An object of Python's of a class of NumPy's, such as numpy.random.Generator."""

    name: str

    def __str__(self) -> str:
        return f"numpy.random.{self.name}"


@record
class NoneType(Type):
    """The type of None."""

    def __str__(self) -> str:
        return "None"


@record
class Slice(Type):
    """A slice whose bounds are found at run time."""

    def __str__(self) -> str:
        return "slice"


@record
class Range(Type):
    """`range`: a tuple of start, stop and step; `step` is its value when the types know it, else None."""

    step: int | None = None

    def __str__(self) -> str:
        return "range"


@record
class Enumerate(Type):
    """`enumerate(sequence)`, a description of what to go through."""

    sequence: Type

    def __str__(self) -> str:
        return f"enumerate({self.sequence})"


@record
class Zip(Type):
    """`zip(…)`, a description of what to go through."""

    sequences: tuple[Type, ...]

    def __str__(self) -> str:
        return f"zip({', '.join(map(str, self.sequences))})"


@record
class Reversed(Type):
    """`reversed(sequence)`, a description of what to go through."""

    sequence: Type

    def __str__(self) -> str:
        return f"reversed({self.sequence})"


@record
class Function(Type):
    """A function of the module known while compiling, with the types of what it captures.

    `definition` is the scope that defines it (identity is what counts); at run time the value is the captures alone.
    """

    definition: Any
    captures: tuple[Type, ...] = ()

    def __str__(self) -> str:
        return f"function {self.definition.name}"


@record
class LibraryFunction(Type):
    """A function of the library table, or one of Python's builtins, by its full name: `math.sin`."""

    name: str

    def __str__(self) -> str:
        return f"function {self.name.removeprefix('builtins.')}"


@record
class Method(Type):
    """A method looked up on a value and not called yet; `function` is the library's name of it, or a function of the
    user's classes."""

    function: Any
    receiver: Type

    def __str__(self) -> str:
        return f"method {getattr(self.function, 'name', self.function)}"


@record
class CFunction(Type):
    """A C function: what `float64(float64)` names in an export."""

    result: Type
    parameters: tuple[Type, ...]

    def __str__(self) -> str:
        return f"{self.result}({', '.join(map(str, self.parameters))})"


@record
class Reference(Type):
    """A variable of an enclosing function, shared with it; `owner` is the specialisation that it lives in.

    It is a pointer at run time; `boxed` when a function that shares the variable may outlive the call that made it.
    """

    target: Type
    owner: Any
    boxed: bool = False

    def __str__(self) -> str:
        return f"{self.target} (shared)"


@record
class Module(Type):
    """A module of the library's, by its full name."""

    name: str

    def __str__(self) -> str:
        return f"module {self.name}"


@record
class UserModule(Type):
    """A file of the user's as a value; `definition` is what its names are (identity is what counts)."""

    definition: Any

    def __str__(self) -> str:
        return f"module {self.definition.name}"


@record
class Package(Type):
    """A module passed as an argument: `numpy pkg` in an export."""

    name: str

    def __str__(self) -> str:
        return f"{self.name} pkg"


@record
class Unknown(Type):
    """The elements of a container that nothing has been put into."""

    def __str__(self) -> str:
        return "?"


@record
class Container(Type):
    """A builtin container class without the types of its elements: the `list` of `list type` in an export."""

    name: str

    def __str__(self) -> str:
        return self.name


@record
class ExceptionType(Type):
    """An exception value of a builtin class, or of one of its subclasses.

    `arguments` is what it was made with: a Tuple, a Sequence where that may differ; Unknown when it has no type.
    """

    name: str
    arguments: Type = Unknown()

    def __str__(self) -> str:
        return self.name


@record
class ClassOf(Type):
    """The class of an exception, which is found at run time: `type(error)`."""

    instance: Type

    def __str__(self) -> str:
        return f"class of {self.instance}"


@record
class TypeOf(Type):
    """A class used as a value: `float64 type` in an export, `int` as an argument of isinstance."""

    instance: Type

    def __str__(self) -> str:
        return f"{self.instance} type"


@record
class DType(Type):
    """A numpy.dtype: `a.dtype`, `numpy.dtype("f8")`; known while compiling."""

    name: str

    def __str__(self) -> str:
        return f"dtype('{self.name}')"


@record
class Limits(Type):
    """What numpy.finfo or numpy.iinfo gives for a dtype: the numbers that it has."""

    dtype: str

    def __str__(self) -> str:
        return f"{'finfo' if self.dtype[0] == 'f' else 'iinfo'}(dtype={self.dtype})"


@record
class Static(Type):
    """A value known while compiling: a literal, a module constant, or arithmetic on those.

    Two are equal when their values have one class and one repr, so that 1, 1.0 and True stay apart and nan equals nan.
    """

    value: bool | int | float | complex | str | bytes

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Static) and self._key() == other._key()

    def __hash__(self) -> int:
        return hash(self._key())

    def _key(self) -> tuple[type, str]:
        return type(self.value), repr(self.value)

    def __str__(self) -> str:
        return str(widened(self))


TURNED = str.maketrans("CFcf", "FCfc")
WEAK_NAMES = {"bool": "bool", "int64": "int", "float64": "float", "complex128": "complex"}

BOOL, INT, FLOAT, COMPLEX = (Scalar(dtype, True) for dtype in WEAK_NAMES)
STR, BYTES, NONE, SLICE = Str(), Bytes(), NoneType(), Slice()
BYTEARRAY = TypedArray("y")
INTP = Scalar("int64")  # NumPy's index type on every 64-bit platform

SIGNED = ("int8", "int16", "int32", "int64")
UNSIGNED = ("uint8", "uint16", "uint32", "uint64")
FLOATS = ("float32", "float64", "float128")
COMPLEXES = ("complex64", "complex128", "complex256")
DTYPES = ("bool", *SIGNED, *UNSIGNED, *FLOATS, *COMPLEXES)
REAL_OF = dict(zip(COMPLEXES, FLOATS, strict=True))
COMPLEX_OF = dict(zip(FLOATS, COMPLEXES, strict=True))
BITS = {"bool": 8} | {name: int("".join(filter(str.isdigit, name))) for name in DTYPES[1:]}


def kind(dtype: str) -> str:
    """NumPy's kind letter: b(ool), i(nteger), u(nsigned), f(loat), c(omplex)."""
    return dtype[0]


def widened(type_: Type) -> Type:
    """The type of a static value's class; other types unchanged, tuples position by position."""
    match type_:
        case Static(value):
            match value:
                case bool():
                    return BOOL
                case int():
                    return INT
                case float():
                    return FLOAT
                case complex():
                    return COMPLEX
                case str():
                    return STR
                case _:
                    return BYTES
        case Tuple(items):
            return Tuple(tuple(widened(item) for item in items), type_.named)
        case _:
            return type_


def is_static(type_: Type) -> bool:
    """Whether values of the type are known while compiling, so that nothing of them is left at run time."""
    match type_:
        case Static() | NoneType() | LibraryFunction() | Module() | UserModule() | TypeOf() | Package():
            return True
        case DType() | Limits():
            return True
        case Function(captures=captures):
            return not captures
        case Tuple(items, named):
            return named is None and all(map(is_static, items))
        case Method(receiver=inner) | Reference(inner):
            return is_static(inner)
        case _:
            return False
