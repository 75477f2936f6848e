"""What is known of all values of a type."""

from __future__ import annotations

from capsulec.ir.types import (
    BITS,
    ClassOf,
    DType,
    ExceptionType,
    Function,
    Generator,
    Iterator,
    LibraryFunction,
    Limits,
    Module,
    NoneType,
    NumPyObject,
    RandomSource,
    Record,
    Slice,
    Static,
    Tuple,
    Type,
    TypeOf,
    UserModule,
)


def known_truth(type_: Type) -> bool | None:
    """The truth value of all values of a type; None when it is found at run time, or when there is none."""
    match type_:
        case Static(value):
            return bool(value)
        case NoneType():
            return False
        case Tuple(items):
            return bool(items)
        case RandomSource() | NumPyObject():
            return True
        case Record(definition):
            return None if {"__bool__", "__len__"} & definition.methods.keys() else True
        case Function() | LibraryFunction() | Module() | UserModule() | Generator() | Iterator() | Slice():
            return True
        case DType() | Limits() | TypeOf() | ClassOf() | ExceptionType():
            return True
        case _:
            return None


def integer_range(dtype: str) -> tuple[int, int]:
    """Smallest and largest value of an integer or bool dtype."""
    if dtype == "bool":
        return 0, 1
    bits = BITS[dtype]
    return (0, 2**bits - 1) if dtype[0] == "u" else (-(2 ** (bits - 1)), 2 ** (bits - 1) - 1)
