"""What `a.dtype`, `numpy.finfo(…)` and `numpy.iinfo(…)` say of a dtype: constants of the compiled program.

The numbers of floats are NumPy's scalars of the dtype itself, those of integers Python's ints, as in NumPy.
"""

from __future__ import annotations

from typing import Any

from capsulec.ir.nodes import Const
from capsulec.ir.type_facts import integer_range
from capsulec.ir.types import (
    BITS,
    REAL_OF,
    DType,
    LibraryFunction,
    Limits,
    Scalar,
    Static,
    Tuple,
    Type,
    kind,
    widened,
)
from capsulec.library.attributes import Attribute
from capsulec.library.numpy.dtypes import LETTERS, SIZED, dtype_or, known
from capsulec.library.table import Parameter, RuleError

NUMBERS = {"bool": 0, "int8": 1, "uint8": 2, "int16": 3, "uint16": 4, "int32": 5, "uint32": 6}
NUMBERS |= {"int64": 7, "uint64": 8, "float32": 11, "float64": 12, "float128": 13}
NUMBERS |= {"complex64": 14, "complex128": 15, "complex256": 16}
FLOAT_LIMITS: dict[str, dict[str, Any]] = {
    "float32": {"bits": 32, "nmant": 23, "nexp": 8, "precision": 6, "minexp": -126, "maxexp": 128, "resolution": 1e-06},
    "float64": {"bits": 64, "nmant": 52, "nexp": 11, "precision": 15, "minexp": -1022, "maxexp": 1024}
    | {"resolution": 1e-15},
}


def find(type_: Type, name: str) -> Attribute | None:
    """The attribute of a numpy.dtype, or of what finfo and iinfo give."""
    match type_:
        case DType(dtype):
            found = _of_dtype(dtype).get(name)
            return None if found is None else _constant(found)
        case Limits(dtype):
            return _of_float(dtype, name) if kind(dtype) == "f" else _of_integer(dtype, name)
        case _:
            return None


def of_value(name: str, dtype: str) -> Attribute | None:
    """What arrays and NumPy's scalars have of their dtype."""
    match name:
        case "dtype":
            return _constant(DType(dtype))
        case "itemsize" | "nbytes":
            return _constant(Static(BITS[dtype] // 8))
        case "ndim":
            return _constant(Static(0))
        case "size":
            return _constant(Static(1))
        case "shape":
            return _constant(Tuple(()))
        case _:
            return None


def names() -> list[str]:
    """The attributes of a dtype."""
    return list(_of_dtype("float64"))


def _constant(type_: Type) -> Attribute:
    return Attribute(lambda _: type_, lambda builder, value: Const(None, type_))


def _of_dtype(dtype: str) -> dict[str, Type]:
    sized = next(text for text, name in SIZED.items() if name == dtype)
    size = BITS[dtype] // 8
    return {
        "name": Static(dtype),
        "kind": Static(kind(dtype)),
        "char": Static(next(letter for letter, name in LETTERS.items() if name == dtype)),
        "num": Static(NUMBERS[dtype]),
        "itemsize": Static(size),
        "alignment": Static(min(16, size // 2 if kind(dtype) == "c" else size)),
        "str": Static(("|" if size == 1 else "<") + sized),
        "byteorder": Static("|" if size == 1 else "="),
        "isnative": Static(True),
        "hasobject": Static(False),
        "ndim": Static(0),
        "shape": Tuple(()),
        "base": DType(dtype),
        "type": LibraryFunction(f"numpy.{dtype}"),
    }


def _of_integer(dtype: str, name: str) -> Attribute | None:
    smallest, largest = integer_range(dtype)
    values: dict[str, Static] = {
        "min": Static(smallest),
        "max": Static(largest),
        "bits": Static(BITS[dtype]),
        "kind": Static(kind(dtype)),
    }
    if name == "dtype":
        return _constant(DType(dtype))
    return _constant(values[name]) if name in values else None


def _of_float(dtype: str, name: str) -> Attribute | None:
    limits = FLOAT_LIMITS[dtype]
    if name == "dtype":
        return _constant(DType(dtype))
    digits, least, most = limits["nmant"], limits["minexp"], limits["maxexp"]
    integers = {
        "bits": limits["bits"],
        "nmant": digits,
        "nexp": limits["nexp"],
        "iexp": limits["nexp"],
        "precision": limits["precision"],
        "minexp": least,
        "maxexp": most,
        "machep": -digits,
        "negep": -digits - 1,
    }
    if name in integers:
        return _constant(Static(integers[name]))
    largest = (2.0 - 2.0**-digits) * 2.0 ** (most - 1)
    numbers = {
        "eps": 2.0**-digits,
        "epsneg": 2.0 ** (-digits - 1),
        "max": largest,
        "min": -largest,
        "tiny": 2.0**least,
        "smallest_normal": 2.0**least,
        "smallest_subnormal": 2.0 ** (least - digits),
        "resolution": limits["resolution"],
    }
    if name not in numbers:
        return None
    value, type_ = numbers[name], Scalar(dtype)
    return Attribute(lambda _: type_, lambda builder, of: Const(value, type_))


def _float_or_dtype(value: Any) -> str:
    """The dtype of what finfo and iinfo are asked about: a dtype, or a number of it."""
    wide = widened(value) if isinstance(value, Type) else value
    if isinstance(wide, Scalar) and not isinstance(value, Static):
        return wide.dtype
    if isinstance(value, Static) and not isinstance(value.value, str):
        assert isinstance(wide, Scalar)
        return wide.dtype
    return dtype_or(value, "float64")


def _finfo(dtype: Type) -> Type:
    name = _float_or_dtype(dtype)
    real = REAL_OF.get(name, name)
    if kind(real) != "f":
        raise RuleError(f"data type <class 'numpy.{name}'> not inexact", "NumPy would raise ValueError here too")
    if real not in FLOAT_LIMITS:
        raise RuleError(f"numpy.finfo of {real} is not supported yet", code="not-supported-yet")
    return Limits(real)


def _iinfo(int_type: Type) -> Type:
    name = _float_or_dtype(int_type)
    if kind(name) not in "iu":
        raise RuleError(f"Invalid integer data type '{kind(name)}'.", "NumPy would raise ValueError here too")
    return Limits(name)


known("finfo", (Parameter("dtype"),), _finfo)
known("iinfo", (Parameter("int_type"),), _iinfo)
