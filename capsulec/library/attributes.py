"""Attributes and methods of values: which entry of the table a method is, and what an attribute computes."""

from __future__ import annotations

from collections.abc import Callable

from capsulec.diagnostics import close_matches
from capsulec.ir.build import Builder, apply, index
from capsulec.ir.nodes import Const, Expr, Extent, Loop, MakeTuple
from capsulec.ir.record_class import RecordClass
from capsulec.ir.types import (
    BITS,
    INT,
    STR,
    Array,
    ClassOf,
    Deque,
    Dict,
    DType,
    ExceptionType,
    File,
    LibraryFunction,
    Limits,
    Method,
    NumPyObject,
    RandomSource,
    Range,
    Record,
    Scalar,
    Slice,
    Static,
    Tuple,
    Type,
    TypedArray,
    TypeOf,
    kind,
    widened,
)
from capsulec.library import table
from capsulec.library.sequences import PLAIN_MUL
from capsulec.records import record


@record
class Attribute:
    """A value computed from another one: its type, and its IR (not called when the type is Static)."""

    rule: Callable[[Type], Type]
    lower: Callable[[Builder, Expr], Expr]


# Methods of arrays that are functions of numpy with the array as their first argument. A method with other parameters,
# or that changes its array, is `numpy.ndarray.NAME` in the table.
ARRAY_METHODS = (
    "all", "any", "argmax", "argmin", "argpartition", "argsort", "choose", "clip", "compress", "conj", "conjugate",
    "copy",
    "cumprod", "cumsum", "diagonal", "dot", "max", "mean", "min", "nonzero", "prod", "ptp", "put", "ravel", "repeat",
    "round", "searchsorted", "squeeze", "std", "sum", "swapaxes", "take", "trace", "var",
)  # fmt: skip
SCALAR_CLASSES = {"f": "float", "c": "complex", "i": "int", "u": "int", "b": "int"}


def _rank(array: Type) -> int:
    assert isinstance(array, Array)
    return array.ndim


def _shape(builder: Builder, array: Expr) -> Expr:
    extents = tuple(Extent(array, axis, INT) for axis in range(_rank(array.type)))
    return MakeTuple(extents, Tuple((INT,) * len(extents)))


def _size(builder: Builder, array: Expr) -> Expr:
    size: Expr = index(1)
    for axis in range(_rank(array.type)):
        extent = Extent(array, axis, INT)
        size = extent if axis == 0 else apply(PLAIN_MUL, size, extent)
    return size


def _nbytes(builder: Builder, array: Expr) -> Expr:
    assert isinstance(array.type, Array)
    return apply(PLAIN_MUL, _size(builder, array), index(BITS[array.type.dtype] // 8))


def _view(name: str) -> Attribute:
    """An attribute that shows the memory of an array another way."""

    def rule(array: Type) -> Type:
        from capsulec.library.numpy.view_attributes import TYPES

        return TYPES[name](array)

    def lower(builder: Builder, array: Expr) -> Expr:
        from capsulec.library.numpy.view_attributes import VALUES

        return VALUES[name](builder, array)

    return Attribute(rule, lower)


ARRAY_ATTRIBUTES = {
    "nbytes": Attribute(lambda a: INT, _nbytes),
    "shape": Attribute(lambda a: Tuple((INT,) * _rank(a)), _shape),
    "size": Attribute(lambda a: INT, _size),
    "ndim": Attribute(lambda a: Static(_rank(a)), lambda builder, a: index(_rank(a.type))),
    **{name: _view(name) for name in ("T", "mT", "real", "imag", "flat")},
}


def _called(type_: Type) -> Attribute:
    """The name of a class or function of the library, as in `type(x).__name__`."""
    text = type_.name.rpartition(".")[2] if isinstance(type_, LibraryFunction) else "NoneType"
    return Attribute(lambda _: Static(text), lambda *_: Const(text, STR))


def find(type_: Type, name: str) -> Attribute | str | None:
    """What `value.name` is: an attribute, the full name of the function that a method is, or None."""
    if name in ("__name__", "__qualname__") and isinstance(type_, LibraryFunction | TypeOf):
        return _called(type_)
    match type_:
        case Array() | Scalar() | DType() | Limits() | NumPyObject() | Method("numpy.ndarray.flags"):
            return _of_numpy(type_, name)
        case LibraryFunction(function) if function.startswith("numpy."):
            return _of_numpy(type_, name)
        case Range() | Slice():
            from capsulec.library import ranges, slices

            spans: dict[str, Attribute] = (ranges if isinstance(type_, Range) else slices).ATTRIBUTES
            return spans.get(name)
        case Record() | Tuple(named=RecordClass()):
            from capsulec.library import record_values

            found_field = record_values.field(type_, name)
            return found_field or (
                None if isinstance(type_, Record) else _container_method(*CONTAINER_CLASSES["Tuple"], name)
            )
        case LibraryFunction(class_) if (class_, name) in OF_CLASSES:
            return _of_class(class_, name)
        case TypedArray("y"):
            from capsulec.library import bytearrays

            return bytearrays.find(name)
        case TypedArray():
            from capsulec.library import array

            return array.find(name)
        case Deque():
            from capsulec.library import deque

            return deque.find(name)
        case Dict(kind=class_) if class_ != "dict":
            from capsulec.library import collections

            return collections.method(class_, name)
        case File():
            from capsulec.library import files

            return files.find(type_, name)
        case RandomSource():
            from capsulec.library import random_source

            return random_source.find(name)
        case LibraryFunction(class_) if (known := _class_named(class_.removeprefix("builtins."))) is not None:
            return _container_method(*known, name)
        case ExceptionType():
            return _of_exception(type_, name)
        case ClassOf() if name in ("__name__", "__qualname__"):
            loop = Loop(name, (type_,), STR, "py::name_of({0})", "python/exception_text.hpp")
            return Attribute(lambda _: STR, lambda builder, class_: apply(loop, class_))
        case _ if type(type_).__name__ in CONTAINER_CLASSES:
            class_, module = CONTAINER_CLASSES[type(type_).__name__]
            return _container_method(class_, module, name)
        case _:
            return None


def _of_numpy(type_: Type, name: str) -> Attribute | str | None:
    """What `value.name` is, of a value of NumPy's."""
    match type_:
        case Array():
            if name in ARRAY_ATTRIBUTES:
                return ARRAY_ATTRIBUTES[name]
            return _array_method(name) or _dtype_attribute(type_.dtype, name) or _refused(name)
        case Scalar(dtype):
            found = _scalar_attribute(SCALAR_CLASSES[kind(dtype)], dtype, name)
            return found or (None if type_.weak else _dtype_attribute(dtype, name) or _numpy_scalar_method(name))
        case Method("numpy.ndarray.flags"):
            from capsulec.library.numpy import flags

            return flags.find(type_, name)
        case DType() | Limits():
            from capsulec.library.numpy import dtype_attributes

            return dtype_attributes.find(type_, name)
        case LibraryFunction(function) if function.startswith("numpy."):
            from capsulec.library.numpy import ufunc_methods

            return ufunc_methods.find(function, name)
        case NumPyObject(class_):
            from capsulec.library.numpy import random_generator

            return random_generator.find(class_, name)
        case _:
            return None


def _array_method(name: str) -> str | None:
    """The function that a method of arrays is: of its own where the signatures differ, or NumPy's of the same name."""
    table.load("numpy")
    own = f"numpy.ndarray.{name}"
    if table.find(own) is not None:
        return own
    return f"numpy.{name}" if name in ARRAY_METHODS and table.find(f"numpy.{name}") is not None else None


def _numpy_scalar_method(name: str) -> str | None:
    """The function that a method of NumPy's numbers is, where Python's have none of the name."""
    table.load("numpy")
    full = f"numpy.generic.{name}"
    return full if table.find(full) is not None else None


def _refused(name: str) -> Attribute | None:
    from capsulec.library.numpy import refused_attributes

    return refused_attributes.find(name)


def _strides(builder: Builder, array: Expr) -> Expr:
    from capsulec.library.numpy.python_values import strides

    return strides(builder, array)


ARRAY_ATTRIBUTES["device"] = Attribute(lambda a: Static("cpu"), lambda builder, a: Const("cpu", STR))
ARRAY_ATTRIBUTES["strides"] = Attribute(lambda a: Tuple((INT,) * _rank(a)), _strides)


def _dtype_attribute(dtype: str, name: str) -> Attribute | None:
    if name not in ("dtype", "itemsize", "nbytes", "ndim", "shape", "size"):
        return None
    table.load("numpy")
    from capsulec.library.numpy import dtype_attributes

    return dtype_attributes.of_value(name, dtype)


def _of_exception(type_: ExceptionType, name: str) -> Attribute | str | None:
    if name == "__class__":
        from capsulec.library.classes import class_of

        return Attribute(lambda _: ClassOf(type_), lambda builder, error: class_of(error))
    from capsulec.library.exceptions import attribute

    if name == "add_note" and table.find("builtins.BaseException.add_note") is not None:
        return "builtins.BaseException.add_note"
    found = attribute(type_, name)
    if found is None:
        return None

    def lower(builder: Builder, error: Expr) -> Expr:
        loop = attribute(error.type, name) if isinstance(error.type, ExceptionType) else None
        assert loop is not None
        return apply(loop, error)

    return Attribute(lambda _: found.result, lower)


# Type -> Python's class, and the module of the library that has its methods.
CONTAINER_CLASSES = {
    "List": ("list", "containers.lists"),
    "Set": ("set", "containers.sets"),
    "FrozenSet": ("frozenset", "containers.sets"),
    "Dict": ("dict", "containers.dicts"),
    "Sequence": ("tuple", "containers.tuples"),
    "Tuple": ("tuple", "containers.tuples"),
    "Str": ("str", "text.methods"),
    "Bytes": ("bytes", "text.bytes_methods"),
    "Generator": ("generator", "containers.generators"),
}


CLASS_METHODS = ("fromkeys", "from_iterable", "fromhex", "maketrans")  # their class is no argument of theirs


def _class_named(name: str) -> tuple[str, str] | None:
    return next((known for known in CONTAINER_CLASSES.values() if known[0] == name), None)


def misplaced(function: str, argument: Type) -> str:
    """What is wrong with the first argument of a method that is called as a function of its class; "" when it fits."""
    class_, _, method = function.removeprefix("builtins.").rpartition(".")
    if _class_named(class_) is None or method in CLASS_METHODS:
        return ""
    wide = widened(argument)
    given = CONTAINER_CLASSES.get(type(wide).__name__, (str(wide),))[0]
    if given == class_:
        return ""
    return f"descriptor '{method}' for '{class_}' objects doesn't apply to a '{given}' object"


def _container_method(class_: str, module: str, name: str) -> str | None:
    from importlib import import_module
    from importlib.util import find_spec

    if find_spec("capsulec.library.text") is None and module.startswith("text"):
        return None
    full_module = f"capsulec.library.{module}"
    if find_spec(full_module) is not None:
        import_module(full_module)
    full = f"builtins.{class_}.{name}"
    return full if table.find(full) is not None else None


def _load_scalar_methods() -> None:
    """Register the methods of numbers: only a program that uses one pays for it."""
    from importlib import import_module

    import_module("capsulec.library.scalar_methods")


NUMBER_TEXTS = ("to_bytes", "from_bytes", "as_integer_ratio", "hex", "fromhex")


OF_CLASSES = {
    ("builtins.dict", "fromkeys"),
    ("itertools.chain", "from_iterable"),
    *((f"builtins.{class_}", name) for class_ in ("int", "float") for name in NUMBER_TEXTS),
}


def _of_class(class_: str, name: str) -> str | None:
    """A function that is looked up on its class."""
    if name == "from_iterable":
        return f"{class_}.{name}"
    if name == "fromkeys":
        return _container_method("dict", "containers.dicts", name)
    return _number_text(class_.removeprefix("builtins."), name)


def _number_text(class_: str, name: str) -> str | None:
    """A method of numbers that is written in Python, also as a function of the class: `int.from_bytes`."""
    from importlib import import_module

    import_module("capsulec.library.number_texts")
    full = f"builtins.{class_}.{name}"
    return full if table.find(full) is not None else None


def _scalar_attribute(class_: str, dtype: str, name: str) -> Attribute | str | None:
    _load_scalar_methods()
    full = f"builtins.{class_}.{name}"
    if name in NUMBER_TEXTS and dtype in ("int64", "float64", "bool"):
        return _number_text(class_, name)
    entry = table.find(full)
    if not isinstance(entry, table.Elementwise):
        return None
    if name not in ("real", "imag", "numerator", "denominator"):
        return full
    rule = entry.rule

    def loop(type_: Type) -> Loop:
        wide = widened(type_)
        assert isinstance(wide, Scalar)
        return rule((wide,))

    return Attribute(lambda t: loop(t).result, lambda builder, value: apply(loop(value.type), value))


def close(type_: Type, name: str) -> str:
    """A hint with the attributes of a type that are spelled like `name`."""
    match type_:
        case Array():
            table.load("numpy")
            methods = table.names("numpy.ndarray")
            return close_matches(name, [*ARRAY_ATTRIBUTES, *ARRAY_METHODS, *methods, "dtype", "itemsize"])
        case Method("numpy.ndarray.flags"):
            from capsulec.library.numpy import flags

            return flags.close(name)
        case DType():
            from capsulec.library.numpy import dtype_attributes

            return close_matches(name, dtype_attributes.names())
        case Scalar(dtype):
            _load_scalar_methods()
            return close_matches(name, table.names(f"builtins.{SCALAR_CLASSES[kind(dtype)]}"))
        case Record(definition) | Tuple(named=RecordClass() as definition):
            return close_matches(name, [*definition.fields, *definition.methods])
        case _ if type(type_).__name__ in CONTAINER_CLASSES:
            class_, module = CONTAINER_CLASSES[type(type_).__name__]
            _container_method(class_, module, name)
            known = {one for one in table.names(f"builtins.{class_}") if not one.startswith("_")}
            meant = MEANT.get(name, {}).get(class_) or MEANT.get(name, {}).get("")
            return f"write {meant}" if meant else close_matches(name, known)
        case _:
            return ""


# What other languages, Python 2 and NumPy call what Python's containers have: by Python's class, "" for all others.
MEANT = {
    "push": {"list": "append(x)", "set": "add(x)"},
    "push_back": {"list": "append(x)"},
    "add": {"list": "append(x)", "dict": "d[key] = value"},
    "append": {"set": "add(x)", "dict": "d[key] = value", "str": "text + more", "tuple": "t + (x,)"},
    "size": {"": "len(x)"},
    "length": {"": "len(x)"},
    "has_key": {"dict": "key in d"},
    "contains": {"": "x in container"},
    "iteritems": {"dict": "items()"},
    "iterkeys": {"dict": "keys()"},
    "itervalues": {"dict": "values()"},
    "substring": {"str": "text[start:end]"},
    "trim": {"str": "strip()"},
    "toUpperCase": {"str": "upper()"},
    "toLowerCase": {"str": "lower()"},
    "indexOf": {"str": "find(part)", "list": "index(x)"},
    "decode": {"str": "nothing: it is text already"},
}
